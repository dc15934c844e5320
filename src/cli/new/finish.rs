//! From answers to a request file that is right, and its letter.

use super::{
    interview::WriteLetter,
    opening::choose,
    question::asked,
    situation::Situation,
    terminal::{Respondent, Stop},
};
use crate::{
    book::Shelf,
    catalog::{Catalog, Labels},
    cli::{
        failure::{Failure, Message},
        output, requests,
    },
    compose::compose,
    domain::Request,
    intake::{self, Moment, Refusal, RequestFile},
};
use serde_yaml::Value;
use std::{io, path::Path};

/// The text of a request file that was read and composed, and is right.
#[derive(Debug)]
pub(super) struct Checked(String);

/// How often another reference is made where one holds a part of a name by chance.
const REFERENCES: u32 = 8;

/// The request file that the answers make, or why it is refused.
pub(super) fn check(
    now: &Situation<'_>,
    moment: &Moment,
) -> Result<Result<Checked, Refusal>, Failure> {
    let mut refusal = None;
    for attempt in 0..REFERENCES {
        let moment = Moment {
            random: moment.random.rotate_left(attempt * 7),
            ..*moment
        };
        let text = text(now, &moment.reference((moment.today)()))?;
        match intake::read(text.as_bytes(), &[], Path::new("."), now.catalog, &moment) {
            Ok(request) => {
                composed(&request, now.catalog)?;
                return Ok(Ok(Checked(text)));
            }
            Err(why) if why.key == "reference" => refusal = Some(why),
            Err(why) => return Ok(Err(why)),
        }
    }
    Ok(Err(refusal.unwrap_or_else(|| {
        Refusal::new("reference", "cannot be made".to_owned())
    })))
}

fn text(now: &Situation<'_>, reference: &str) -> Result<String, Failure> {
    let keys: Vec<String> = asked(now).into_iter().map(|asked| asked.key).collect();
    let file: RequestFile = now
        .answers
        .request(&keys, reference)
        .map_err(Failure::system)?;
    let failed = |why: serde_yaml::Error| Failure::system(why.to_string());
    let mut tree = serde_yaml::to_value(&file).map_err(failed)?;
    prune(&mut tree);
    let yaml = serde_yaml::to_string(&tree).map_err(failed)?;
    Ok(format!("# {}\n{yaml}", now.labels.text("message.header")))
}

/// Removes what is `null`: people read this file, and edit it.
fn prune(tree: &mut Value) {
    match tree {
        Value::Mapping(map) => {
            map.retain(|_, value| !value.is_null());
            map.iter_mut().for_each(|(_, value)| prune(value));
        }
        Value::Sequence(values) => values.iter_mut().for_each(prune),
        _ => {}
    }
}

/// That the letter can be composed: a law need not give everything that a request asks for.
fn composed(request: &Request, catalog: &Catalog) -> Result<(), Failure> {
    match compose(request, catalog) {
        Ok(_) => Ok(()),
        Err(why) => Err(Failure::Refused(Message {
            place: None,
            what: why.to_string(),
            hint: None,
        })),
    }
}

/// Writes the request file; one that is there already is replaced only if the worker says so.
pub(super) fn write(
    checked: &Checked,
    file: &Path,
    replace: bool,
    labels: &Labels,
    respondent: &mut dyn Respondent,
) -> Result<(), Stop> {
    let name = file.display().to_string();
    let mut force = replace;
    loop {
        match output::write(file, checked.0.as_bytes(), force) {
            Ok(_) => break,
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {
                respondent.say(&labels.filled("message.file_appeared", &[("file", &name)]));
                if choose(labels, "replace", &["leave", "replace"], &[], respondent)? == "leave" {
                    return Err(Stop::Left);
                }
                force = true;
            }
            Err(why) => return Err(Failure::at(file, &why).into()),
        }
    }
    respondent.say(&labels.filled("message.written", &[("file", &name)]));
    Ok(())
}

/// Reads the file once more, as `kerkesa write` will.
pub(super) fn reread(file: &Path, catalog: &Catalog, moment: &Moment) -> Result<(), Failure> {
    requests::read(file, &[], &Shelf::empty(), catalog, moment)
        .map(|_| ())
        .map_err(|error| Failure::of(file, &error))
}

/// Writes the letter too, if it is wanted; and says what comes next.
pub(super) fn letter(
    file: &Path,
    labels: &Labels,
    respondent: &mut dyn Respondent,
    write_letter: WriteLetter<'_>,
) -> Result<(), Stop> {
    let name = file.display().to_string();
    match choose(labels, "pdf", &["now", "later"], &[], respondent) {
        Ok("now") => {
            write_letter(file)?;
            respondent.say(&labels.filled("message.after_letter", &[("file", &name)]));
        }
        Ok(_) | Err(Stop::Left) => {
            respondent.say(&labels.filled("message.letter_later", &[("file", &name)]));
        }
        Err(failed) => return Err(failed),
    }
    Ok(())
}
