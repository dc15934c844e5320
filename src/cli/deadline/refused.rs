//! Why no days are printed.

use crate::{
    catalog::{Labels, Values},
    cli::{
        failure::{Failure, Message},
        requests,
        voice::Voice,
    },
    deadlines::DeadlineError,
    domain::Request,
};
use jiff::civil::Date;
use std::{io, path::Path};

/// Refuses a receipt before the letter's date. A request without a date bears today's, which says
/// nothing of the letter that was sent.
pub(super) fn not_before(
    request: &Request,
    received: Date,
    labels: &Labels,
) -> Result<(), Failure> {
    let date = request.date;
    if received >= date || date == requests::today() {
        return Ok(());
    }
    let values = [
        ("date", date.to_string()),
        ("received", received.to_string()),
    ];
    Err(worded(labels, "before-letter", values))
}

/// A refusal whose sentences stand among the labels, under `deadline.refused`.
pub(super) fn worded<const N: usize>(
    labels: &Labels,
    id: &str,
    values: [(&'static str, String); N],
) -> Failure {
    let said = labels.said("deadline.refused", id, &Values::from(values));
    let (what, hint) = said.map_or_else(|| (id.to_owned(), None), |said| (said.what, said.hint));
    let place = None;
    let refused = Failure::Refused(Message { place, what, hint });
    refused.told(&Voice::with(labels.clone()))
}

/// A wrong option or file is a wrong call; days that cannot be reckoned are refused.
pub(super) fn refused(labels: &Labels, why: &DeadlineError) -> Failure {
    match why {
        DeadlineError::Catalog(_) | DeadlineError::Citation(_) => Failure::system(why.to_string()),
        DeadlineError::Region { .. } => Failure::system(format!("--region: {why}")),
        DeadlineError::NoDeadline { law, letter } => {
            let values = [("statute", law.clone()), ("letter", letter.to_string())];
            worded(labels, "no-deadline", values)
        }
        DeadlineError::NotCovered {
            country,
            covers,
            date,
        } => {
            let values = [
                ("country", country.to_string()),
                ("first", covers.first.to_string()),
                ("last", covers.last.to_string()),
                ("day", date.to_string()),
            ];
            worded(labels, "not-covered", values)
        }
        DeadlineError::NoSuchDay(day) => worded(labels, "too-far-away", [("day", day.to_string())]),
    }
}

pub(super) fn not_written(path: &Path, why: &io::Error) -> Failure {
    if why.kind() == io::ErrorKind::AlreadyExists {
        return Failure::system_hint(
            format!("{}: another file has this name", path.display()),
            "`--force` replaces it",
        );
    }
    Failure::at(path, why)
}
