//! Which cases are wanted.

use super::{
    Stored, folded,
    rows::{Bound, next_day},
};
use crate::cases::CaseState;
use jiff::civil::Date;
use std::fmt::Write as _;

/// Which cases are wanted: those that are all of this. Without anything said, all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Something is to be done on this day or before.
    pub due_by: Option<Date>,
    /// On this day the time for an answer is over, and none has come: the letter arrived, and the case goes on.
    pub late_on: Option<Date>,
    /// The case is in one of these states; in any, where none is named.
    pub states: Vec<CaseState>,
    /// The case was closed on this day or before.
    pub closed_by: Option<Date>,
    /// The case or its last letter has one of these references; any, where none is named. No more than a hundred: for
    /// more there is [`find_all`](super::Store::find_all).
    pub references: Vec<String>,
}

/// A case in the order in which cases are read, after which it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub(super) next_day: String,
    pub(super) key: String,
}

impl Stored {
    /// This case, for the page after it.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor {
            next_day: next_day(self.clear.next_day),
            key: folded(&self.clear.reference),
        }
    }
}

impl Wanted {
    /// The condition, and what is to be put into its holes.
    pub(super) fn condition(&self) -> (String, Vec<String>) {
        let mut parts = Vec::new();
        let mut values: Vec<String> = Vec::new();
        let mut hole = |value: String| {
            values.push(value);
            format!("${}", values.len())
        };
        if let Some(day) = self.due_by {
            parts.push(format!("next_day <= {}", hole(day.to_string())));
        }
        if let Some(day) = self.late_on {
            let received = hole(CaseState::Received.id().to_owned());
            parts.push(format!(
                "state = {received} AND last_day < {}",
                hole(day.to_string())
            ));
        }
        if let Some(day) = self.closed_by {
            parts.push(format!("closed <= {}", hole(day.to_string())));
        }
        if !self.states.is_empty() {
            let states = self.states.iter().map(|state| hole(state.id().to_owned()));
            parts.push(format!("state IN ({})", joined(states)));
        }
        if !self.references.is_empty() {
            let references = self.references.iter().map(|text| hole(folded(text)));
            let holes = joined(references);
            parts.push(format!(
                "(reference_key IN ({holes}) OR letter_key IN ({holes}))"
            ));
        }
        (parts.join(" AND "), values)
    }
}

fn joined(holes: impl Iterator<Item = String>) -> String {
    holes.fold(String::new(), |mut all, hole| {
        let comma = if all.is_empty() { "" } else { ", " };
        // A text takes all that is written into it.
        let _ = write!(all, "{comma}{hole}");
        all
    })
}

/// Puts texts into the holes of a statement.
pub(super) fn filled(query: Bound<'_>, values: Vec<String>) -> Bound<'_> {
    values.into_iter().fold(query, sqlx::query::Query::bind)
}
