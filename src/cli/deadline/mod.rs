//! `kerkesa deadline`: until when the employer must answer, and what then.

mod refused;

use super::{
    args::{Deadline, Global},
    failure::Failure,
    names, output, requests, say,
};
use crate::{
    catalog::{Catalog, Labels},
    deadlines::{DeadlineError, Matter, calendar_file, page},
    domain::{
        JurisdictionId, LanguageTag, LetterKind, Request, TextError, characters::is_invisible,
    },
    intake::Setting,
};
use jiff::civil::Date;
use refused::{not_written, refused};
use std::path::Path;

/// As what the days can be written.
pub(super) const FORMATS: [&str; 2] = ["text", "ics"];

/// Reckons the days and prints them: as text, as JSON or as a calendar file.
pub(super) fn run(args: &Deadline, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    let moment = requests::moment()?;
    let language = args
        .language
        .as_ref()
        .map(|tag| names::language("--language", tag, &catalog))
        .transpose()?;
    // What the request is said in is the letter's language, unless another is asked for.
    let settings: Vec<Setting> = language.iter().map(spoken_in).collect();
    let request = args.request.as_ref().map(|file| {
        requests::read(file, &settings, &requests::shelf(global), &catalog, &moment)
            .map_err(|error| Failure::of(file, &error))
    });
    let request = request.transpose()?;
    // A reference that was made by chance just now says nothing of the letter that was sent.
    let reference = request
        .as_ref()
        .filter(|request| request.reference.as_str() != moment.reference(request.date))
        .map_or("", |request| request.reference.as_str());
    let summary = args.summary.as_deref().map(summary).transpose()?;
    let language = language
        .or_else(|| request.as_ref().map(|request| request.language.clone()))
        .unwrap_or_else(LanguageTag::english);
    let labels = catalog.labels(&language)?;
    let matter = matter(args, request.as_ref(), &catalog, &labels, moment.today)?;
    let told = |why: DeadlineError| refused(&labels, &why);
    let speaker = matter.speaker(&labels, &catalog).map_err(told)?;
    let days = matter.days(&speaker).map_err(told)?;
    let product = match (args.json, args.format.as_str()) {
        (true, _) => say::in_json(&days)?,
        (false, "text") => page(&days, &speaker).map_err(told)?,
        (false, "ics") => calendar_file(&days, &speaker, reference, summary).map_err(told)?,
        (false, other) => {
            return Err(names::unknown("--format", "format", other, &FORMATS));
        }
    };
    if args.output == Path::new("-") {
        return say::product(product.as_bytes());
    }
    let written = output::write(&args.output, product.as_bytes(), args.force)
        .map_err(|why| not_written(&args.output, &why))?;
    if !global.quiet {
        say::written(&labels, written, &args.output);
    }
    Ok(())
}

fn spoken_in(language: &LanguageTag) -> Setting {
    Setting {
        key: "language".to_owned(),
        value: language.to_string(),
    }
}

/// What the days are reckoned from: the request, or the options.
fn matter<'a>(
    args: &Deadline,
    request: Option<&'a Request>,
    catalog: &'a Catalog,
    labels: &Labels,
    today: Date,
) -> Result<Matter<'a>, Failure> {
    let received = received(args)?;
    let region = args.region.as_deref();
    let matter = if let Some(request) = request {
        Matter::of(request, received, region, today, catalog)
    } else {
        let (country, letter) = letter(args, catalog)?;
        Matter::new(country, letter, received, region, catalog)
    };
    matter.map_err(|why| refused(labels, &why))
}

/// The country and the letter of the options.
fn letter(args: &Deadline, catalog: &Catalog) -> Result<(JurisdictionId, LetterKind), Failure> {
    let jurisdiction = args.jurisdiction.as_deref().ok_or_else(|| {
        Failure::system_hint(
            "give a request file or a country",
            "for an employer in Albania, for example, write `--jurisdiction AL`",
        )
    })?;
    Ok((
        names::jurisdiction("--jurisdiction", jurisdiction, catalog)?,
        names::chosen("--letter", args.letter.as_deref().unwrap_or("access"))?,
    ))
}

/// The day on which this letter was received, whatever is known of those before it.
fn received(args: &Deadline) -> Result<Date, Failure> {
    let written = args.received.as_deref().ok_or_else(|| {
        Failure::system_hint(
            "the day of receipt is missing",
            "give it as `--received 2026-11-24`; the proof of delivery shows it",
        )
    })?;
    requests::day("--received", written)
}

/// The words before each day in a calendar: one line, in which everything can be seen.
fn summary(text: &str) -> Result<&str, Failure> {
    let why = if text.contains(['\n', '\r']) {
        TextError::LineBreak
    } else if let Some(sign) = text.chars().find(|sign| is_invisible(*sign)) {
        TextError::Invisible(sign)
    } else {
        return Ok(text);
    };
    Err(Failure::system(format!("--summary: {why}")))
}
