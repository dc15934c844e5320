//! The columns of a roster: what they are, and which ones a letter needs.

use crate::engine::labels_of;
use kerkesa::{
    catalog::Labels,
    interview::{Answer, Kind, SECTIONS, Situation, asked},
    roster::Roster,
};
use serde::Serialize;

/// A column, and what the page calls it.
#[derive(Serialize)]
pub(super) struct Column {
    key: String,
    label: String,
}

/// The columns of a roster, as they were understood.
pub(super) fn columns(roster: &Roster, labels: &Labels) -> Vec<Column> {
    let column = |key: &String| Column {
        label: labels_of(key, labels),
        key: key.clone(),
    };
    roster.columns().iter().map(column).collect()
}

/// The columns that every letter needs and the roster does not have.
pub(super) fn lacking(roster: &Roster, now: &Situation<'_>) -> Vec<Column> {
    let has = |key: &str| {
        let names = roster.columns().iter();
        let below = |name: &str| {
            key.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        names.into_iter().any(|name| name == key || below(name))
    };
    let lacking = needed(now)
        .into_iter()
        .filter(|key| key != "reference" && !USEFUL.contains(&key.as_str()) && !has(key));
    let column = |key: String| Column {
        label: labels_of(&key, now.labels),
        key,
    };
    lacking.map(column).collect()
}

/// What an employer needs to find somebody, or a letter to reach its place, whether the law wants it or not.
const USEFUL: [&str; 2] = ["worker.address.postcode", "employment.employee_number"];

/// What all letters have already: the country whose law applies, and that the worker still works there.
const GIVEN: [&str; 2] = ["worker.address.country", "employment.status"];

/// The columns of a table for this letter: the worker's, without those that all letters share or few need.
pub(super) fn needed(now: &Situation<'_>) -> Vec<String> {
    let mut answers = now.answers.clone();
    answers.forget(|key| key.starts_with("worker.") || key.starts_with("employment."));
    if let Some(country) = now.answers.text("jurisdiction") {
        answers.put("worker.address.country", Answer::One(country.to_owned()));
    }
    let now = now.with(&answers);
    let is_own = |section: usize| matches!(SECTIONS[section].name, "worker" | "employment");
    let columns = asked(&now).into_iter().filter(|asked| {
        let key = asked.key.as_str();
        is_own(asked.section)
            && !GIVEN.contains(&key)
            && asked.question.kind != Kind::Lines
            && (USEFUL.contains(&key) || !asked.question.may_be_left_out(&now))
    });
    let columns = columns.map(|asked| asked.key);
    std::iter::once("reference".to_owned())
        .chain(columns)
        .collect()
}
