//! Names in which something may be lost.

use super::{Advice, AdviceId, Case};
use crate::domain::{Address, Short};

/// Names that are also a program's word for nothing.
const EMPTY: [&str; 3] = ["null", "none", "nan"];

pub(super) fn look(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let (worker, employer) = (case.request.worker.as_ref(), &case.request.employer);
    let of_worker = worker.map_or_else(Vec::new, |worker| parts(&worker.address));
    let of_employer = parts(&employer.address);
    let texts = [
        (
            "worker.name",
            worker.map(|worker| &worker.name).into_iter().collect(),
        ),
        ("worker.address", of_worker),
        ("employer.name", vec![&employer.name]),
        ("employer.address", of_employer),
    ];
    for (key, texts) in texts {
        let is_name = key.ends_with("name");
        let is_empty = |text: &&Short| {
            let is_one = |word: &str| EMPTY.iter().any(|empty| word.eq_ignore_ascii_case(empty));
            let text = text.as_str();
            is_one(text) || (is_name && text.split_whitespace().any(is_one))
        };
        if texts.iter().any(is_empty) {
            advice.push(Advice::new(AdviceId::NameLooksEmpty, key, []));
        }
        if texts.iter().any(|text| lacks_a_letter(text.as_str())) {
            advice.push(Advice::new(AdviceId::LetterLost, key, []));
        }
    }
    let words = [
        (
            "worker.name",
            worker.map(|worker| &worker.name).into_iter().collect(),
        ),
        (
            "worker.address",
            worker.map_or_else(Vec::new, |worker| named(&worker.address)),
        ),
        ("employer.address", named(&employer.address)),
    ];
    for (key, texts) in words {
        if texts.iter().any(|text| has_numbers_alone(text.as_str())) {
            advice.push(Advice::new(AdviceId::WordMissing, key, []));
        }
    }
}

/// The parts of an address that have names.
fn named(address: &Address) -> Vec<&Short> {
    match address {
        Address::Lines { .. } => Vec::new(),
        Address::Parts { street, city, .. } => vec![street, city],
    }
}

/// Whether a text has digits and no letter.
fn has_numbers_alone(text: &str) -> bool {
    text.contains(|sign: char| sign.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

fn parts(address: &Address) -> Vec<&Short> {
    match address {
        Address::Lines { lines, .. } => lines.iter().collect(),
        Address::Parts {
            street,
            extra,
            city,
            region,
            ..
        } => [Some(street), extra.as_ref(), Some(city), region.as_ref()]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// Whether a question mark stands in a word, or at its beginning or end.
fn lacks_a_letter(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|sign: char| matches!(sign, '(' | ')' | ',' | '"'));
        word.contains('?') && word.chars().any(char::is_alphabetic)
    })
}
