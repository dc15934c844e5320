//! `kerkesa deadline`: until when the employer must answer, and what then.

mod calendar_file;
mod page;

use super::{
    args::{Deadline, Global},
    failure::{Failure, Message},
    names,
    output::{self, Written},
    requests, say,
};
use crate::{
    catalog::Catalog,
    deadlines::{self, Calendar, DeadlineError, Events, LimitDay, Reckoning},
    domain::{JurisdictionId, LetterKind, Request, Short, TextError, characters::is_invisible},
};
use jiff::civil::Date;
use serde::Serialize;
use std::{io, path::Path};

/// As what the days can be written.
pub(super) const FORMATS: [&str; 2] = ["text", "ics"];

/// What is printed: the reckoning, and the worker's own time limits.
#[derive(Serialize)]
struct Days {
    #[serde(flatten)]
    reckoning: Reckoning,
    worker_limits: Vec<LimitDay>,
    /// What to say where no limit is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    worker_limits_note: Option<&'static str>,
}

/// Reckons the days and prints them: as text, as JSON or as a calendar file.
pub(super) fn run(args: &Deadline, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    let moment = requests::moment()?;
    let request = args.request.as_ref().map(|file| {
        requests::read(file, &[], &requests::shelf(global), &catalog, &moment)
            .map_err(|error| Failure::of(file, &error))
    });
    let request = request.transpose()?;
    // A reference that was made by chance just now says nothing of the letter that was sent.
    let reference = request
        .as_ref()
        .filter(|request| request.reference.as_str() != moment.reference(request.date))
        .map_or("", |request| request.reference.as_str());
    let summary = args.summary.as_deref().map(summary).transpose()?;
    let days = days(args, request.as_ref(), &catalog)?;
    let product = match (args.json, args.format.as_str()) {
        (true, _) => say::in_json(&days)?,
        (false, "text") => page::page(&days),
        (false, "ics") => calendar_file::calendar_file(&days, reference, summary),
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
        let word = match written {
            Written::New => "wrote",
            Written::Unchanged => "unchanged",
        };
        say::file(word, &args.output);
    }
    Ok(())
}

fn days(args: &Deadline, request: Option<&Request>, catalog: &Catalog) -> Result<Days, Failure> {
    let received = received(args, request)?;
    if let Some(request) = request {
        not_before(request, received)?;
    }
    let (jurisdiction, letter) = matter(args, request, catalog)?;
    let jurisdiction = catalog.jurisdiction(jurisdiction)?;
    let law = catalog.law(&jurisdiction.law)?;
    let written = request.and_then(|request| request.region.as_ref());
    let region = args.region.as_deref().or(written.map(Short::as_str));
    let calendar =
        Calendar::of(catalog, jurisdiction.jurisdiction, region).map_err(|why| refused(&why))?;
    let reckoning =
        deadlines::reckon(law, letter, received, &calendar).map_err(|why| refused(&why))?;
    let events = Events {
        replied: request
            .and_then(Request::last_reply)
            .map(|reply| reply.date),
        ..Events::received(received)
    };
    let worker_limits = deadlines::worker_limits(law, jurisdiction, &events, &calendar)
        .map_err(|why| refused(&why))?;
    Ok(Days {
        reckoning,
        worker_limits_note: worker_limits
            .is_empty()
            .then_some(deadlines::NO_LIMIT_KNOWN),
        worker_limits,
    })
}

/// The country and the letter: the request's, or those of the options.
fn matter(
    args: &Deadline,
    request: Option<&Request>,
    catalog: &Catalog,
) -> Result<(JurisdictionId, LetterKind), Failure> {
    if let Some(request) = request {
        return Ok((request.jurisdiction, request.about()));
    }
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

/// Refuses a receipt before the letter's date. A request without a date bears today's, which says
/// nothing of the letter that was sent.
fn not_before(request: &Request, received: Date) -> Result<(), Failure> {
    let date = request.about_date();
    if received >= date || date == requests::today() {
        return Ok(());
    }
    Err(Failure::Refused(Message {
        place: None,
        what: format!("the letter is dated {date} and cannot have been received on {received}"),
        hint: Some("correct `--received` or the date in the request file".to_owned()),
    }))
}

/// The day of receipt: the option's, or that of the first letter in a request that follows it.
fn received(args: &Deadline, request: Option<&Request>) -> Result<Date, Failure> {
    let first = request.and_then(|request| request.previous.first());
    if let (None, Some(received)) = (&args.received, first.and_then(|first| first.received)) {
        return Ok(received);
    }
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

/// A wrong option or file is a wrong call; days that cannot be reckoned are refused.
fn refused(why: &DeadlineError) -> Failure {
    let hint = match why {
        DeadlineError::Catalog(_) => return Failure::system(why.to_string()),
        DeadlineError::Region { .. } => {
            return Failure::system(format!("--region: {why}"));
        }
        DeadlineError::NoDeadline { .. } => {
            "`kerkesa list laws --json` shows which letters have a time limit"
        }
        DeadlineError::NotCovered { .. } => {
            "a newer version of Kerkesa, or a newer file in `locales/holidays/`, may know more"
        }
        DeadlineError::NoSuchDay(_) => "the day is too far away",
    };
    Failure::Refused(Message {
        place: None,
        what: why.to_string(),
        hint: Some(hint.to_owned()),
    })
}

fn not_written(path: &Path, why: &io::Error) -> Failure {
    if why.kind() == io::ErrorKind::AlreadyExists {
        return Failure::system_hint(
            format!("{}: another file has this name", path.display()),
            "`--force` replaces it",
        );
    }
    Failure::at(path, why)
}
