//! The templates, and the few functions that they may call.

use super::{CatalogError, Facts, Kind, Step};
use std::{borrow::Cow, error::Error as _};
use tera::{Context, Kwargs, State, Tera};

/// The compiled templates.
#[derive(Debug)]
pub struct Templates(Tera);

impl Templates {
    pub(super) fn read(templates: Vec<(String, Cow<'static, str>)>) -> Result<Self, CatalogError> {
        let mut tera = Tera::new();
        tera.autoescape_on(Vec::<&str>::new());
        for kind in [
            Kind::Subject,
            Kind::Heading,
            Kind::Say,
            Kind::Also,
            Kind::Item,
            Kind::Line,
        ] {
            tera.register_function(kind.id(), move |args: Kwargs, state: &State<'_>| {
                sentence(kind, &args, state)
            });
        }
        tera.register_function(Kind::Bullets.id(), |args: Kwargs, _: &State<'_>| {
            named(Kind::Bullets, "list", &args)
        });
        tera.register_function(Kind::Quote.id(), |args: Kwargs, _: &State<'_>| {
            named(Kind::Quote, "given", &args)
        });
        tera.register_function("fact", |args: Kwargs, state: &State<'_>| {
            only(&args, &["name"])?;
            ask(state, "fact", &args.must_get::<String>("name")?)
        });
        tera.register_function("grants", |args: Kwargs, state: &State<'_>| {
            only(&args, &["right"])?;
            ask(state, "grants", &args.must_get::<String>("right")?)
        });
        tera.add_raw_templates(templates)
            .map_err(|why| template_error(&why))?;
        Ok(Self(tera))
    }

    /// The steps of a template under a law: the law's own, if it has one of this name.
    ///
    /// # Errors
    /// If a template calls a function wrongly, asks for an unknown fact or right, or holds text.
    pub fn steps(
        &self,
        template: &str,
        law: &str,
        facts: &Facts,
    ) -> Result<Vec<Step>, CatalogError> {
        let special = format!("{law}/{template}.tera");
        let name = if self.0.contains_template(&special) {
            special
        } else {
            format!("{template}.tera")
        };
        let mut context = Context::new();
        for (fact, holds) in &facts.facts {
            context.insert(format!("fact {fact}"), holds);
        }
        for (right, granted) in &facts.grants {
            context.insert(format!("grants {right}"), granted);
        }
        let plan = self
            .0
            .render(&name, &context)
            .map_err(|why| template_error(&why))?;
        Step::read_all(&name, &plan)
    }
}

/// `say(key=…, given=[…], number=…, grants=…)` and the like: writes one step.
fn sentence(kind: Kind, args: &Kwargs, state: &State<'_>) -> tera::TeraResult<String> {
    only(args, &["key", "given", "number", "grants"])?;
    let mut key: String = args.must_get("key")?;
    for fact in args.get::<Vec<String>>("given")?.unwrap_or_default() {
        if ask(state, "fact", &fact)? {
            key = format!("{key}_{fact}");
        }
    }
    if let Some(list) = args.get::<String>("number")? {
        key.push_str(if ask(state, "fact", &format!("one.{list}"))? {
            "_one"
        } else {
            "_other"
        });
    }
    if let Some(right) = args.get::<String>("grants")?
        && !ask(state, "grants", &right)?
    {
        key.push_str("_plain");
    }
    Ok(format!("{kind} {key}\n"))
}

/// `bullets(list=…)`, `quote(given=…)`: writes one step.
fn named(kind: Kind, argument: &str, args: &Kwargs) -> tera::TeraResult<String> {
    only(args, &[argument])?;
    Ok(format!("{kind} {}\n", args.must_get::<String>(argument)?))
}

fn ask(state: &State<'_>, what: &str, name: &str) -> tera::TeraResult<bool> {
    state
        .get::<bool>(&format!("{what} {name}"))?
        .ok_or_else(|| tera::Error::message(format!("there is no {what} named `{name}`")))
}

fn template_error(error: &tera::Error) -> CatalogError {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    CatalogError::Template(text)
}

/// Refuses arguments with other names: a typing error is an error.
fn only(args: &Kwargs, known: &[&str]) -> tera::TeraResult<()> {
    match args
        .iter()
        .map(|(key, _)| key.to_string())
        .find(|key| !known.contains(&key.as_str()))
    {
        Some(key) => Err(tera::Error::message(format!(
            "there is no argument `{key}`; there are {}",
            known.join(", ")
        ))),
        None => Ok(()),
    }
}
