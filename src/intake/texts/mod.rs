//! Texts that a program left where a person's value belongs: they look like values, and would be printed.

mod encoded_twice;
mod encoding;
mod escaped;
mod leftover;
mod moment;
mod number;

use super::{Refusal, RefusalId, Takes, takes};
use serde_yaml::Value;
use std::fmt::Write;

/// What is wrong with a text, and what to do.
type Wrong = (&'static str, &'static str);

/// The keys whose texts say who and where somebody is.
const PARTIES: [&str; 4] = ["worker.", "employer.", "employment.", "representative."];

/// Parts of a request in which names stand.
const NAMES: [&str; 11] = [
    "name",
    "attention",
    "organisation",
    "agency",
    "role",
    "street",
    "extra",
    "city",
    "region",
    "lines",
    "place",
];

/// Whether every text of the values, by its dotted key, is one that a person meant.
///
/// # Errors
/// The first text that is none. The refusal has a key and no place, and does not repeat the text.
pub(super) fn check(value: &Value) -> Result<(), Refusal> {
    check_below(&mut String::new(), value)
}

/// The same for values that stand below a key.
pub(super) fn check_below(key: &mut String, value: &Value) -> Result<(), Refusal> {
    let length = key.len();
    match value {
        Value::String(text) => {
            if let Some(wrong) = wrong(key, text) {
                return Err(refused(key, wrong));
            }
        }
        // To YAML, `[object Object]` is a list.
        Value::Sequence(list) if matches!(&list[..], [Value::String(text)] if text == "object Object") =>
        {
            return Err(refused(key, leftover::NOTHING));
        }
        Value::Sequence(list) => {
            for (index, entry) in list.iter().enumerate() {
                let _ = write!(key, "[{index}]");
                check_below(key, entry)?;
                key.truncate(length);
            }
        }
        Value::Mapping(map) => {
            for (name, below) in map {
                match name {
                    Value::String(name) => {
                        if !key.is_empty() {
                            key.push('.');
                        }
                        key.push_str(name);
                        check_below(key, below)?;
                        key.truncate(length);
                    }
                    // To YAML, `{{name}}` is a map whose key is a map.
                    Value::Mapping(_) if below.is_null() => {
                        return Err(refused(key, leftover::FIELD));
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// Whether a text under a key is one that no person means.
pub(crate) fn is_left_by_a_program(key: &str, text: &str) -> bool {
    wrong(key, text).is_some()
}

fn refused(key: &str, (what, hint): Wrong) -> Refusal {
    let refusal = Refusal::new(key, what.to_owned()).of(RefusalId::LeftByAProgram);
    refusal.hint(hint)
}

/// What is wrong with a key's text, if a program left it.
fn wrong(key: &str, text: &str) -> Option<Wrong> {
    let text = text.trim();
    let kind = Kind::of(key);
    leftover::wrong(kind, text)
        .or_else(|| number::wrong(kind, text))
        .or_else(|| {
            let is_day = || takes(key) == Takes::Day;
            moment::wrong(kind, last(key), text).filter(|_| !is_day())
        })
        .or_else(|| encoded_twice::wrong(text))
        .or_else(|| escaped::wrong(text).filter(|_| kind != Kind::Other))
        .or_else(|| leftover::quoted(key, text))
}

/// What a key's text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A name of a person, a firm, a street or a town.
    Name,
    /// A number or a sign by which somebody is found: a postcode, a telephone number, a reference.
    Sign,
    /// Anything else.
    Other,
}

impl Kind {
    fn of(key: &str) -> Self {
        let last = last(key);
        let is_party = PARTIES.iter().any(|party| key.starts_with(party));
        if NAMES.contains(&last) && (is_party || key == "place") {
            Self::Name
        } else if is_party || last == "reference" {
            Self::Sign
        } else {
            Self::Other
        }
    }
}

/// The last part of a key, without the number of an entry.
fn last(key: &str) -> &str {
    let last = key.rsplit('.').next().unwrap_or_default();
    last.split('[').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let value = crate::intake::typed::read(text).expect("YAML");
        check(&value).err().map(|refusal| refusal.key)
    }

    #[test]
    fn the_key_is_named_and_the_text_is_not() {
        for (text, key) in [
            ("worker: {name: '#N/A'}", "worker.name"),
            ("copies_to: [Works council, 'NULL']", "copies_to[1]"),
            (
                "worker: {address: {lines: [A, '{{city}}']}}",
                "worker.address.lines[1]",
            ),
            ("worker:\n  name: {{name}}\n", "worker.name"),
            ("employer: {name: [object Object]}", "employer.name"),
            (
                "worker: {address: {postcode: 1001.0}}",
                "worker.address.postcode",
            ),
            ("objection: {own_words: GÃ«rdÃ«ci}", "objection.own_words"),
            (
                "employer: {address: {street: 2026-03-04}}",
                "employer.address.street",
            ),
        ] {
            assert_eq!(said(text).as_deref(), Some(key), "{text}");
        }
        for text in [
            "worker: {name: Arta Hoxha, address: {postcode: '1001'}}",
            "previous: {reply: {fee: '50.00'}}",
            "window: none",
            "follow_up: {open: [2, 4]}",
            "worker: {birth_date: 1990-05-12}",
            "employment: {since: 2020-01-01 00:00:00}",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
        let value = crate::intake::typed::read("worker: {name: GÃ«rdÃ«ci}").expect("YAML");
        let refusal = check(&value).expect_err("refused");
        assert!(!format!("{refusal} {:?}", refusal.hint).contains('Ã'));
    }
}
