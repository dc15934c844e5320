//! What a key of a request takes, found by trying it: no second list of the keys has to be kept.

use super::RequestFile;
use serde_yaml::{Mapping, Value};

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Takes {
    /// A day.
    Day,
    /// One line of text.
    Line,
    /// A text of one or more lines.
    Passage,
    /// A list of numbers or of known names.
    Names,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Truth,
    /// Anything else: a known name, a map, or nothing where there is no such key.
    Other,
}

/// What a dotted key takes; `[0]` behind a part of it is an entry of a list.
#[must_use]
pub fn takes(key: &str) -> Takes {
    let text = |text: &str| said(key, Value::from(text));
    let list = |entry: Value| said(key, Value::Sequence(vec![entry]));
    if is_taken(&text("2026-01-31")) {
        return match (is_taken(&text("2026-01-32")), is_taken(&text("a\nb"))) {
            (false, _) => Takes::Day,
            (true, false) => Takes::Line,
            (true, true) => Takes::Passage,
        };
    }
    if !is_taken(&said(key, Value::Sequence(Vec::new()))) {
        return if is_taken(&text("true")) {
            Takes::Truth
        } else {
            Takes::Other
        };
    }
    let entry = list("a b".into());
    let takes_maps = || is_taken(&list(Mapping::new().into()));
    if is_taken(&entry) {
        Takes::Texts
    } else if entry.contains("invalid type") && takes_maps() {
        Takes::Other
    } else {
        Takes::Names
    }
}

/// What the reader says of a request with this value alone.
fn said(key: &str, value: Value) -> String {
    let probe = key.rsplit('.').fold(value, |below, part| {
        let (name, is_entry) = match part.split_once('[') {
            Some((name, _)) => (name, true),
            None => (part, false),
        };
        let below = if is_entry {
            Value::Sequence(vec![below])
        } else {
            below
        };
        Value::Mapping(Mapping::from_iter([(name.into(), below)]))
    });
    match serde_yaml::from_value::<RequestFile>(probe) {
        Ok(_) => String::new(),
        Err(why) => why.to_string(),
    }
}

/// Whether the value is right as far as it goes: only what it leaves out is missed.
fn is_taken(said: &str) -> bool {
    said.is_empty() || said.contains("missing field")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_key_is_told() {
        for (takes, keys) in [
            (
                Takes::Day,
                &[
                    "date",
                    "worker.birth_date",
                    "employment.since",
                    "employment.until",
                    "access.period.since",
                    "previous.received",
                    "previous[0].received",
                    "previous.reply.date",
                    "human_review.date",
                    "mandate.until",
                    "objection.to[1].since",
                    "collective_complaint.asked.received",
                ][..],
            ),
            (
                Takes::Line,
                &[
                    "reference",
                    "place",
                    "region",
                    "worker.name",
                    "worker.phone",
                    "worker.address.postcode",
                    "worker.address.lines[2]",
                    "employment.employee_number",
                    "employer.name",
                    "employer.address.street",
                    "representative.organisation",
                    "previous.reference",
                    "objection.to[0].system",
                    "copies_to[0]",
                    "collective_complaint.workers",
                ],
            ),
            (
                Takes::Passage,
                &[
                    "objection.own_words",
                    "objection.instead",
                    "follow_up.own_words",
                    "collective_complaint.informed",
                ],
            ),
            (
                Takes::Names,
                &[
                    "follow_up.open",
                    "access.data",
                    "access.questions",
                    "objection.to",
                    "objection.because",
                    "erasure.because",
                    "previous.reply.reasons",
                ],
            ),
            (
                Takes::Texts,
                &[
                    "copies_to",
                    "enclosures",
                    "access.systems",
                    "collective_complaint.references",
                    "worker.address.lines",
                ],
            ),
            (
                Takes::Truth,
                &["follow_up.continues", "representative.writes"],
            ),
            (
                Takes::Other,
                &[
                    "letter",
                    "tone",
                    "worker",
                    "worker.address",
                    "worker.address.country",
                    "previous",
                    "rectification.corrections",
                    "collective_complaint.mandates",
                    "employment.status",
                    "there.is.none",
                    "",
                ],
            ),
        ] {
            for key in keys {
                assert_eq!(super::takes(key), takes, "{key}");
            }
        }
    }
}
