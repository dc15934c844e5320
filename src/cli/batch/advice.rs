//! Advice on the letters of a run: a table on standard error, and a file.

use super::{
    shape::Shape,
    table::Asked,
    tally::{Place, Tally},
    work::Made,
};
use crate::{
    advice::{Advice, AdviceId},
    cli::{failure::Failure, say},
    domain::visible,
    roster::guarded,
};
use serde::Serialize;
use std::path::Path;

/// The columns of a file of advice, in order.
pub(super) const ADVICE_COLUMNS: [&str; 7] =
    ["row", "line", "key", "advice", "hint", "id", "reference"];

/// The advice of a run.
pub(super) struct Advised {
    file: Asked,
    tally: Tally,
    /// The last row, and what was said of it: the letters to several employers get the same advice.
    last: (u64, Vec<Advice>),
}

impl Advised {
    pub(super) fn open(path: Option<&Path>, shape: Shape) -> Result<Self, Failure> {
        Ok(Self {
            file: Asked::begin(path, &ADVICE_COLUMNS, shape)?,
            tally: Tally::default(),
            last: (0, Vec::new()),
        })
    }

    /// Takes up the advice on a letter.
    pub(super) fn add(&mut self, made: &Made) -> Result<(), Failure> {
        if self.last.0 != made.row {
            self.last = (made.row, Vec::new());
        }
        for advice in &made.advice {
            if self.last.1.contains(advice) {
                continue;
            }
            self.last.1.push(advice.clone());
            let told = Told::of(made, advice);
            self.file.add(|| told.cells(), &told)?;
            let said = [advice.key, &advice.what, &advice.hint].map(str::to_owned);
            let place = Place {
                row: made.row,
                line: made.line,
                reference: &made.own_reference,
            };
            self.tally.add(place, said);
        }
        Ok(())
    }

    /// Puts the file in its place.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        self.file.settle()
    }

    /// Prints the table.
    pub(super) fn say(&self, roster: &Path) {
        if self.tally.is_empty() {
            return;
        }
        say::line(format_args!("{}: advice", roster.display()));
        self.tally.say(["key", "advice"], "--advice FILE.csv");
    }
}

/// Advice on a letter, as the file has it.
#[derive(Serialize)]
struct Told<'a> {
    row: u64,
    line: Option<u64>,
    key: &'a str,
    advice: &'a str,
    hint: &'a str,
    id: AdviceId,
    reference: &'a str,
}

impl<'a> Told<'a> {
    fn of(made: &'a Made, advice: &'a Advice) -> Self {
        Self {
            row: made.row,
            line: made.line,
            key: advice.key,
            advice: &advice.what,
            hint: &advice.hint,
            id: advice.id,
            reference: &made.reference,
        }
    }

    /// Its cells, none of which a spreadsheet takes for a formula.
    fn cells(&self) -> [String; 7] {
        [
            self.row.to_string(),
            self.line.map(|line| line.to_string()).unwrap_or_default(),
            guarded(self.key),
            guarded(self.advice),
            guarded(self.hint),
            self.id.to_string(),
            guarded(&visible(self.reference)),
        ]
    }
}
