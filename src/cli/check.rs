//! `kerkesa check`: what is wrong or unwise in a request, before it is sent.

use super::{
    args::{Check, Global, Requests},
    failure::{Failure, Message},
    requests, words,
};
use crate::{
    advice::{Advice, advise},
    compose::compose,
    render::{Format, renderer},
};
use anstream::eprintln;
use std::path::Path;

/// Checks the requests; every one is read, composed and drawn, and nothing is written.
pub(super) fn run(args: &Check, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    if args.files.is_empty() {
        return words::run(args, global, &catalog);
    }
    let settings = requests::settings(&requests_of(args)?)?;
    let moment = requests::moment()?;
    let shelf = requests::shelf(global);
    let mut pdf = renderer(Format::Pdf);
    let mut worst = 0;
    for file in &args.files {
        let checked =
            requests::read(file, &settings, &shelf, &catalog, &moment).and_then(|request| {
                pdf.render(&compose(&request, &catalog)?)?;
                Ok(request)
            });
        match checked {
            Ok(request) => {
                if global.quiet {
                    continue;
                }
                eprintln!("ok {}", file.display());
                for advice in advise(&request, &catalog)? {
                    message(file, &advice).print_advice();
                }
            }
            Err(error) => worst = worst.max(Failure::of(file, &error).said()),
        }
    }
    Failure::of_code(worst)
}

/// The arguments as those of request files: their letters have one language.
fn requests_of(args: &Check) -> Result<Requests, Failure> {
    if args.language.len() > 1 {
        return Err(Failure::system_hint(
            "`--language` is given twice, and letters have one language",
            "give one; several are for checking words, without request files",
        ));
    }
    Ok(Requests {
        files: args.files.clone(),
        set: args.set.clone(),
        language: args.language.first().cloned(),
        date: args.date.clone(),
    })
}

fn message(file: &Path, advice: &Advice) -> Message {
    Message {
        place: Some(file.display().to_string()),
        what: advice.to_string(),
        hint: Some(advice.hint.to_owned()),
    }
}
