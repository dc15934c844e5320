//! Advice on the letters of a run: a table on standard error, and a file.

use super::{table::Asked, tally::Tally, work::Made};
use crate::{
    advice::Advice,
    cli::{failure::Failure, say},
    domain::visible,
    roster::guarded,
};
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
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        Ok(Self {
            file: Asked::begin(path, &ADVICE_COLUMNS)?,
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
            self.file.add(|| cells(made, advice))?;
            let said = [advice.key, &advice.what, &advice.hint].map(str::to_owned);
            self.tally.add(made.row, made.line, said);
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
        let names = ["row", "line", "key", "advice"];
        self.tally.say(names, "--advice FILE.csv");
    }
}

/// Advice as cells of the file, none of which a spreadsheet takes for a formula.
fn cells(made: &Made, advice: &Advice) -> [String; 7] {
    [
        made.row.to_string(),
        made.line.map(|line| line.to_string()).unwrap_or_default(),
        guarded(advice.key),
        guarded(&advice.what),
        guarded(&advice.hint),
        advice.id.to_string(),
        guarded(&visible(&made.reference)),
    ]
}
