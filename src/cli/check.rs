//! `kerkesa check`: what is wrong or unwise in a request, before it is sent.

use super::{
    args::{Check, Global, Requests},
    failure::{Failure, Message},
    report::Report,
    requests, say, words,
};
use crate::{
    advice::{Advice, advise},
    catalog::{Labels, Voices},
    compose::compose,
    render::{Format, renderer},
};
use std::path::Path;

/// Checks the requests; every one is read, composed and drawn, and nothing is written.
pub(super) fn run(args: &Check, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    if args.files.is_empty() {
        return words::run(args, global, &catalog);
    }
    let settings = requests::settings(&requests_of(args)?, &catalog)?;
    let moment = requests::moment()?;
    let shelf = requests::shelf(global);
    let mut pdf = renderer(Format::Pdf);
    let mut reports = Vec::new();
    let mut worst = 0;
    let voices = Voices::new(&catalog);
    for file in &args.files {
        let checked =
            requests::read(file, &settings, &shelf, &catalog, &moment).and_then(|request| {
                pdf.render(&compose(&request, &catalog)?)?;
                Ok(request)
            });
        match checked {
            Ok(request) => {
                let voice = voices.of(&request.language);
                let labels = voice.labels();
                let advice = advise(&request, &catalog)?.into_iter();
                let advice: Vec<Advice> = advice.map(|advice| advice.told(labels)).collect();
                if !args.json && !global.quiet {
                    tell(file, &advice, labels);
                }
                reports.push(Report::good(file, advice));
            }
            Err(error) => {
                let failure = Failure::of(file, &error);
                if !args.json {
                    failure.said();
                }
                worst = worst.max(failure.code());
                reports.push(Report::bad(file, &error));
            }
        }
    }
    if args.json {
        say::json(&reports)?;
    }
    Failure::of_code(worst)
}

/// Says that a request can become a letter, and what is unwise in it.
fn tell(file: &Path, advice: &[Advice], labels: &Labels) {
    let file = requests::shown(file);
    say::line(labels.filled("said.nothing_found", &[("file", &file)]));
    for advice in advice {
        let message = Message {
            place: Some(file.clone()),
            what: advice.to_string(),
            hint: Some(advice.hint.clone()),
        };
        say::advice_in(labels, &message);
    }
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
