//! The request file and its letter, once the answers are right.

use super::{
    interview::{Making, WriteLetter},
    opening::choose,
    terminal::{Respondent, Stop},
};
use crate::{
    advice::advise,
    book::Shelf,
    catalog::{Catalog, Labels},
    cli::{failure::Failure, output, requests},
    intake::Moment,
    interview::Checked,
};
use std::{io, path::Path};

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
        match output::write(file, checked.text.as_bytes(), force) {
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
pub(super) fn reread(
    file: &Path,
    shelf: &Shelf,
    catalog: &Catalog,
    moment: &Moment,
) -> Result<(), Failure> {
    requests::read(file, &[], shelf, catalog, moment)
        .map(|_| ())
        .map_err(|error| Failure::of(file, &error))
}

/// Says what is unwise in the request, before the letter is made of it.
pub(super) fn advice(
    checked: &Checked,
    catalog: &Catalog,
    labels: &Labels,
    respondent: &mut dyn Respondent,
) -> Result<(), Failure> {
    let [word, hint] = ["said.advice", "said.hint"].map(|key| labels.text(key));
    for advice in advise(&checked.request, catalog)? {
        let advice = advice.told(labels);
        let names = [
            format!("page.roster.column.{}", advice.key),
            format!("ask.{}", advice.key),
        ];
        let name = names.iter().find_map(|name| labels.maybe(name));
        let name = name.map(|name| format!("{name}: ")).unwrap_or_default();
        respondent.say(&format!("{word}: {name}{}", advice.what));
        respondent.say(&format!("{hint}: {}", advice.hint));
    }
    Ok(())
}

/// Writes the letter too, if it is wanted; and says what comes next. The file gets the date of the letter: whoever
/// writes to the employer again has to name it.
pub(super) fn letter(
    checked: &Checked,
    file: &Path,
    replace: bool,
    labels: &Labels,
    respondent: &mut dyn Respondent,
    write_letter: WriteLetter<'_>,
) -> Result<(), Stop> {
    let name = file.display().to_string();
    match choose(labels, "pdf", &["now", "later"], &[], respondent) {
        Ok("now") => {
            output::write(file, checked.dated.as_bytes(), true)
                .map_err(|why| Failure::at(file, &why))?;
            write_letter(&Making {
                file,
                replace,
                delivery: checked.request.delivery,
            })?;
            respondent.say(&labels.filled("message.after_letter", &[("file", &name)]));
            if !checked.request.letter.is_collective() {
                let command = format!("kerkesa new --from {name}");
                respondent.say(&labels.filled("message.follow_up", &[("command", &command)]));
            }
        }
        Ok(_) | Err(Stop::Left | Stop::Back) => {
            respondent.say(&labels.filled("message.letter_later", &[("file", &name)]));
        }
        Err(failed) => return Err(failed),
    }
    Ok(())
}
