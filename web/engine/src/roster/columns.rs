//! The columns of a roster: what they are, and which ones a letter needs.

use crate::engine::labels_of;
use kerkesa::{
    catalog::Labels,
    intake::{RECEIVED, known},
    interview::{Answer, Kind, SECTIONS, Situation, asked},
    roster::{Role, Roster, TroubleKind, USUAL_KEYS, Understood},
};
use serde::Serialize;

/// A key, and what the page calls it.
#[derive(Serialize)]
pub(super) struct Choice {
    pub(super) key: String,
    label: String,
}

impl Choice {
    fn of(key: &str, labels: &Labels) -> Self {
        Self {
            label: labels_of(key, labels),
            key: key.to_owned(),
        }
    }
}

/// A column of a roster, and what it is understood as.
#[derive(Serialize)]
pub(super) struct Column {
    heading: String,
    /// The key that it gives, alone or with others; empty where it gives none.
    key: String,
    label: String,
    left_out: bool,
    /// Why it is not understood: `unknown`, `unclear`, `twice`, or `refused` for the reason in `message`.
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<&'static str>,
    /// What is wrong with it, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// What it can mean, if it can mean several things.
    candidates: Vec<Choice>,
}

/// The columns of a roster, as they were understood.
pub(super) fn columns(roster: &Roster, labels: &Labels) -> Vec<Column> {
    let understanding = roster.understanding();
    let column = |(place, column): (usize, &Understood)| {
        let key = understanding.keys_of(place).next().unwrap_or_default();
        let trouble = match &column.role {
            Role::Troubled(trouble) => Some(trouble),
            _ => None,
        };
        let candidates = trouble.map(|trouble| {
            let keys = trouble.candidates().filter(|key| is_key(key));
            keys.map(|key| Choice::of(key, labels)).collect()
        });
        Column {
            heading: column.heading.clone(),
            key: key.to_owned(),
            label: labels_of(key, labels),
            left_out: matches!(column.role, Role::LeftOut(_)),
            trouble: trouble.map(|trouble| match trouble.kind {
                TroubleKind::Unknown => "unknown",
                TroubleKind::Unclear(_) => "unclear",
                TroubleKind::Twice => "twice",
                TroubleKind::Refused => "refused",
            }),
            message: trouble.map(|trouble| trouble.what.clone()),
            candidates: candidates.unwrap_or_default(),
        }
    };
    let columns = understanding.columns.iter().enumerate();
    columns.map(column).collect()
}

/// Whether it is a key, and no part of one.
fn is_key(key: &str) -> bool {
    key == RECEIVED || known(key).is_ok()
}

/// The keys that somebody can give a column to, in an order that the page keeps.
pub(super) fn keys(labels: &Labels) -> Vec<Choice> {
    // The page has no day of receipt for a manifest.
    let keys = USUAL_KEYS.iter().filter(|key| **key != RECEIVED);
    let choices = keys.map(|key| Choice::of(key, labels));
    choices.filter(|choice| !choice.label.is_empty()).collect()
}

/// The columns that every letter needs and the roster does not have.
pub(super) fn lacking(roster: &Roster, now: &Situation<'_>) -> Vec<Choice> {
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
    lacking.map(|key| Choice::of(&key, now.labels)).collect()
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
