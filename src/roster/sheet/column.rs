//! The columns of a sheet, and what belongs into each.

use super::cells::{Cell, Cells, Kind};
use crate::{
    intake::Takes,
    roster::{FaultId, columns::takes},
};

/// A column: its name, and what a cell may hold in it beside texts and numbers.
pub(super) struct Column {
    pub(super) name: String,
    /// Whether any key is given by it.
    pub(super) is_used: bool,
    takes_days: bool,
    takes_truths: bool,
}

impl Column {
    /// Learns what belongs here, by the keys that the column gives.
    pub(super) fn learn(&mut self, keys: &[&str]) {
        let all = |wanted: Takes| !keys.is_empty() && keys.iter().all(|key| takes(key) == wanted);
        self.is_used = !keys.is_empty();
        self.takes_days = all(Takes::Day);
        self.takes_truths = all(Takes::Truth);
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
        is_used: true,
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
