//! The columns of a sheet, and what belongs into each.

use super::cells::{Cell, Cells, Kind};
use crate::{
    intake::{self, Takes},
    roster::FaultId,
};

/// A column: its name, and what a cell may hold in it beside texts and numbers.
pub(super) struct Column {
    pub(super) name: String,
    takes_days: bool,
    takes_truths: bool,
}

impl Column {
    /// Learns what belongs here, for a name that is a key of a request.
    pub(super) fn learn(&mut self) {
        let takes = intake::takes(&self.name);
        self.takes_days = takes == Takes::Day;
        self.takes_truths = takes == Takes::Truth;
    }

    /// Why a cell of a kind cannot stand here.
    pub(super) fn refusal(&self, kind: Kind) -> Option<FaultId> {
        Some(match kind {
            Kind::Text | Kind::Number | Kind::Shown => return None,
            Kind::Day if self.takes_days => return None,
            Kind::Truth if self.takes_truths => return None,
            Kind::Day => FaultId::DateHere,
            Kind::Time if self.takes_days => FaultId::TimeForDay,
            Kind::Time => FaultId::TimeHere,
            Kind::Truth => FaultId::TruthHere,
            Kind::Money => FaultId::Money,
            Kind::Percent => FaultId::Percentage,
            Kind::Rounded => FaultId::Rounded,
            Kind::Error => FaultId::SheetError,
            Kind::NoResult => FaultId::NoResult,
        })
    }
}

/// The names of the columns, from the left one on; some may lack theirs.
pub(super) fn columns(cells: &Cells, left: usize, head: &[Cell]) -> Vec<Column> {
    let named = |name: &str| Column {
        name: name.trim().to_owned(),
        takes_days: false,
        takes_truths: false,
    };
    let mut columns = Vec::new();
    for cell in head.iter().filter(|cell| cell.is_shown()) {
        if let Some(index) = cell.column().checked_sub(left) {
            columns.resize_with(index, || named(""));
            columns.push(named(cells.of(cell)));
        }
    }
    columns
}
