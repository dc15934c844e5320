//! The rows that were refused: a table on standard error, and a file.

use super::{
    shape::Shape,
    table::Asked,
    tally::{Place, Tally},
    work::Refused,
};
use crate::{
    cli::{failure::Failure, say},
    roster::FAULT_COLUMNS,
};
use std::path::Path;

/// The faults of a run.
pub(super) struct Errors {
    file: Asked,
    tally: Tally,
    count: u64,
    clash: bool,
}

impl Errors {
    pub(super) fn open(path: Option<&Path>, shape: Shape) -> Result<Self, Failure> {
        Ok(Self {
            file: Asked::begin(path, &FAULT_COLUMNS, shape)?,
            tally: Tally::default(),
            count: 0,
            clash: false,
        })
    }

    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    pub(super) fn add(&mut self, refused: Refused) -> Result<(), Failure> {
        let fault = match refused {
            Refused::Row(fault) => fault,
            Refused::Clash(fault) => {
                self.clash = true;
                fault
            }
            Refused::System(failure) => return Err(failure),
        };
        self.file.add(|| fault.cells(), &fault)?;
        self.count += 1;
        let place = Place {
            row: fault.row,
            line: fault.line,
            reference: &fault.reference,
        };
        self.tally
            .add(place, [fault.column, fault.reason, fault.hint]);
        Ok(())
    }

    /// Puts the file in its place; without faults it has the names of its columns alone.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        self.file.settle()
    }

    /// Prints the table: what is wrong in several rows is said once.
    pub(super) fn say(&self, roster: &Path) {
        if self.tally.is_empty() {
            return;
        }
        say::line(format_args!("{}: {} refused", roster.display(), self.count));
        self.tally.say(["column", "reason"], "--errors FILE.csv");
    }

    /// 1 if a row was refused, 2 if another letter stood in the way of one.
    pub(super) const fn code(&self) -> u8 {
        match (self.clash, self.count) {
            (true, _) => 2,
            (false, 0) => 0,
            (false, _) => 1,
        }
    }
}
