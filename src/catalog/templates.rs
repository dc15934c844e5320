//! The templates, and the few functions that they may call.

use super::{CatalogError, Facts, Kind, Step, step::UNCITED};
use std::{borrow::Cow, collections::BTreeMap, error::Error as _, sync::OnceLock};
use tera::{Context, Kwargs, State, Tera};

/// A template, compiled when the first letter needs it.
type Slot = OnceLock<Result<Tera, CatalogError>>;

/// The templates. A letter needs few of them: each is compiled with those that it names, and once.
#[derive(Debug)]
pub struct Templates(BTreeMap<String, (Cow<'static, str>, Slot)>);

impl Templates {
    pub(super) fn new(templates: Vec<(String, Cow<'static, str>)>) -> Self {
        let slot = |(name, text)| (name, (text, OnceLock::new()));
        Self(templates.into_iter().map(slot).collect())
    }

    /// Compiles a template and every one that it is made of.
    fn compile(&self, name: &str) -> Result<Tera, CatalogError> {
        let mut parts = BTreeMap::new();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            // One that is not there is Tera's to refuse: it says where it is named.
            if let Some((text, _)) = self.0.get(name)
                && parts.insert(name, text).is_none()
            {
                open.extend(named_in(text));
            }
        }
        let mut tera = engine();
        tera.add_raw_templates(parts)
            .map_err(|why| template_error(&why))?;
        Ok(tera)
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
        let name = if self.0.contains_key(&special) {
            special
        } else {
            format!("{template}.tera")
        };
        let tera = match self.0.get(&name) {
            Some((_, slot)) => slot
                .get_or_init(|| self.compile(&name))
                .as_ref()
                .map_err(Clone::clone)?,
            // It is not there, as the engine shall say.
            None => &engine(),
        };
        let mut context = Context::new();
        for (fact, holds) in &facts.states {
            context.insert(format!("fact {fact}"), holds);
        }
        for (right, granted) in &facts.grants {
            context.insert(format!("grants {right}"), granted);
        }
        for (list, count) in &facts.counts {
            context.insert(format!("count {list}"), count);
        }
        let plan = tera
            .render(&name, &context)
            .map_err(|why| template_error(&why))?;
        Step::read_all(&name, &plan)
    }
}

/// The names of templates that stand in a template's text between quotation marks: those that it extends
/// and includes. One too many does no harm.
fn named_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\'', '`'])
        .filter(|part| part.strip_suffix(".tera").is_some())
}

/// The engine with the functions that templates may call, and no templates.
fn engine() -> Tera {
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
    tera
}

/// `say(key=…, given=[…], number=…, grants=…)` and the like: writes one step.
fn sentence(kind: Kind, args: &Kwargs, state: &State<'_>) -> tera::TeraResult<String> {
    only(args, &["key", "given", "number", "grants", "uncited"])?;
    let mut key: String = args.must_get("key")?;
    for fact in args.get::<Vec<String>>("given")?.unwrap_or_default() {
        if ask(state, "fact", &fact)? {
            key = format!("{key}_{fact}");
        }
    }
    if let Some(list) = args.get::<String>("number")? {
        let count = state.get::<usize>(&format!("count {list}"))?;
        let count = count.ok_or_else(|| {
            tera::Error::message(format!("there is no list named `{list}` to be counted"))
        })?;
        key.push_str(&Step::counted(count));
    }
    if let Some(right) = args.get::<String>("grants")?
        && !ask(state, "grants", &right)?
    {
        key.push_str("_plain");
    }
    if let Some(fact) = args.get::<String>("uncited")?
        && ask(state, "fact", &fact)?
    {
        key.push(UNCITED);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn templates(texts: &[(&str, &'static str)]) -> Templates {
        let texts = texts
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)));
        Templates::new(texts.collect())
    }

    #[test]
    fn a_template_is_compiled_with_those_that_it_names_and_no_others() {
        let templates = templates(&[
            (
                "base.tera",
                r#"{% block body %}{% endblock %}{% include "end.tera" %}"#,
            ),
            ("end.tera", r#"{{ say(key="end") }}"#),
            (
                "letter.tera",
                r#"{% extends "base.tera" %}{% block body %}{{ say(key="body") }}{% endblock %}"#,
            ),
            ("wrong.tera", "{% if %}"),
        ]);
        let facts = Facts::default();
        let steps = templates.steps("letter", "al", &facts).expect("two steps");
        assert_eq!(steps.len(), 2);
        let tera = templates.compile("letter.tera").expect("it compiles");
        assert!(tera.contains_template("end.tera") && !tera.contains_template("wrong.tera"));
        assert!(templates.steps("wrong", "al", &facts).is_err());
    }

    #[test]
    fn every_template_of_the_program_compiles() {
        let texts = crate::catalog::source::Source::Embedded.templates();
        let templates = Templates::new(texts.expect("embedded"));
        for name in templates.0.keys() {
            assert!(templates.compile(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_template_that_is_not_there_is_refused_by_name() {
        let templates = templates(&[("letter.tera", r#"{% include "gone.tera" %}"#)]);
        for name in ["letter", "gone"] {
            let why = templates
                .steps(name, "al", &Facts::default())
                .expect_err("refused");
            assert!(why.to_string().contains("gone.tera"), "{why}");
        }
    }
}
