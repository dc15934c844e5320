//! What is said of changes: each of a few, the number of many, and whatever was refused.

use super::{change::End, room::Room, trouble};
use crate::{
    cases::{Next, Outcome, Step, Stored},
    catalog::Labels,
    cli::{failure::Failure, say},
};
use std::fmt::Write as _;

/// How many cases are told of one by one.
const FEW: usize = 20;

/// What has become of all that was told.
pub(in crate::cli) struct Count {
    each: bool,
    added: usize,
    changed: usize,
    unchanged: usize,
    refused: usize,
    code: u8,
}

impl Count {
    /// Nothing yet, of so many.
    pub(super) const fn new(all: usize) -> Self {
        Self {
            each: all <= FEW,
            added: 0,
            changed: 0,
            unchanged: 0,
            refused: 0,
            code: 0,
        }
    }

    /// Nothing yet, of so many that they are told of by their number.
    pub(in crate::cli) const fn of_many() -> Self {
        Self::new(usize::MAX)
    }

    /// The exit code.
    pub(in crate::cli) const fn code(&self) -> u8 {
        self.code
    }

    /// Takes up what has become of something, and says it where it is one of a few or was refused.
    pub(in crate::cli) fn take(&mut self, reference: &str, end: End, room: &Room) {
        let labels = room.labels();
        match end {
            End::Added => self.added += 1,
            End::Changed(letter, next) => {
                self.changed += 1;
                if self.each && !room.quiet {
                    say::line(format_args!("{letter}: {}", next_in_words(&next, room)));
                }
            }
            End::Unchanged => {
                self.unchanged += 1;
                if self.each && !room.quiet {
                    let text = labels.text("case.said.unchanged");
                    say::line(format_args!("{reference}: {text}"));
                }
            }
            End::Refused(failure) => {
                self.refused += 1;
                let code = failure.told(room.voice()).said();
                self.code = self.code.max(code);
            }
        }
    }

    /// Says how many there were, and ends so.
    pub(super) fn ended(&self, room: &Room) -> Result<(), Failure> {
        self.say(room);
        Failure::of_code(self.code)
    }

    /// Says how many there were, where they were many.
    pub(in crate::cli) fn say(&self, room: &Room) {
        if !self.each && !room.quiet {
            let numbers = [
                ("added", self.added.to_string()),
                ("changed", self.changed.to_string()),
                ("unchanged", self.unchanged.to_string()),
                ("refused", self.refused.to_string()),
            ];
            let numbers = numbers
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            say::line(room.labels().filled("case.said.count", &numbers));
        }
    }
}

/// What comes next, in words: what is to be done, from when, and until when there must be an answer.
pub(super) fn next_in_words(next: &Next, room: &Room) -> String {
    let labels = room.labels();
    let Some((step, from)) = next.step.zip(next.from) else {
        return labels.text("case.said.nothing_next");
    };
    let step = step_in_words(step, room);
    let from = from.to_string();
    match next.last_day.map(|day| day.to_string()) {
        Some(last) => labels.filled(
            "case.said.next_and_last",
            &[("step", &step), ("from", &from), ("last_day", &last)],
        ),
        None => labels.filled("case.said.next", &[("step", &step), ("from", &from)]),
    }
}

/// What is to be done, in a few words.
pub(super) fn step_in_words(step: Step, room: &Room) -> String {
    let labels = room.labels();
    match step {
        Step::Receipt => labels.text("case.step.receipt"),
        Step::Again => labels.text("case.step.again"),
        Step::Write(letter) => room.letter_name(letter),
        Step::Authority => labels.text("case.step.authority"),
        Step::Close => labels.text("case.step.close"),
    }
}

/// Why a case that was to be changed is not: another desk was faster.
pub(super) fn not_done(before: &Stored, outcome: &Outcome, labels: &Labels) -> Failure {
    let reference = &before.clear.letter_reference;
    match outcome {
        Outcome::Meanwhile(Some(now)) => {
            let state = labels.text(&format!("case.state.{}", now.clear.state));
            let letter = labels.text(&format!("choice.letter.{}.name", now.clear.letter));
            let values = [("state", state), ("letter", letter)];
            trouble::changed(reference, "changed-meanwhile", values, labels)
        }
        Outcome::Meanwhile(None) | Outcome::Done => {
            trouble::changed(reference, "erased-meanwhile", [], labels)
        }
    }
}

/// A table under the names of its columns, each as wide as it must be.
pub(super) fn table<const N: usize>(
    names: [String; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let rows: Vec<[String; N]> = std::iter::once(names).chain(rows).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            // Writing into a text cannot fail.
            let _ = write!(line, "{cell:width$}  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
