//! Days in a roster: which columns take them, and how its texts write them.

use super::{FaultId, Spoiled, columns::takes};
use crate::{
    domain::{DayOrder, NotADay, day_order::parts},
    intake::Takes,
};

/// The columns that take a day, and the order in which their texts write it, where it was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days {
    columns: Vec<String>,
    order: Option<DayOrder>,
}

impl Days {
    pub(super) fn of(columns: &[String]) -> Self {
        let takes_a_day = |column: &&String| takes(column) == Takes::Day;
        Self {
            columns: columns.iter().filter(takes_a_day).cloned().collect(),
            order: None,
        }
    }

    pub(super) const fn set_order(&mut self, order: DayOrder) {
        self.order = Some(order);
    }

    /// Whether a column takes a day.
    #[must_use]
    pub fn is_day(&self, column: &str) -> bool {
        self.columns.iter().any(|known| known == column)
    }

    /// A cell's day as year-month-day, if it can be read without a doubt; else the cell as it stands.
    pub(super) fn read(&self, cell: &str) -> String {
        let day = without_midnight(cell);
        match self.order.map(|order| order.read(day)) {
            Some(Ok(date)) if !is_iso(day) => date.to_string(),
            _ => day.to_owned(),
        }
    }

    /// Why a cell is no day, if people or spreadsheets write days so.
    pub(crate) fn wrong(&self, column: &str, cell: &str) -> Option<Spoiled> {
        if !self.is_day(column) {
            return None;
        }
        let spoiled = |id| Some(Spoiled::cell(column, id));
        if (4..=6).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit()) {
            return spoiled(FaultId::NumberOfDays);
        }
        let [first, _, third] = parts(cell)?;
        if first.len() == 4 && is_iso(cell) {
            return None;
        }
        let is_short = first.len() <= 2 && third.len() <= 2;
        match self.order {
            _ if is_short => spoiled(FaultId::ShortYear),
            None if first.len() == 4 => spoiled(FaultId::NoDate),
            None => spoiled(FaultId::LocalDate),
            Some(order) if order.read(cell) == Err(NotADay::NoSuchDay) => {
                Some(Spoiled::cell(column, FaultId::NoSuchDay).with("order", order))
            }
            Some(_) => None,
        }
    }
}

/// Year-month-day, which is read in every order.
fn is_iso(text: &str) -> bool {
    text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-'
}

/// The day without the midnight that programs write behind it: `2026-11-24 00:00:00`.
fn without_midnight(cell: &str) -> &str {
    let is_midnight = |time: &str| {
        let time = time.trim_end_matches('Z');
        time.starts_with("00:00") && time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'))
    };
    match cell.split_once([' ', 'T']) {
        Some((day, time)) if is_midnight(time) => day,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Labels;

    fn days(order: Option<DayOrder>) -> Days {
        let columns = ["worker.birth_date", "worker.phone", "previous.received"];
        let mut days = Days::of(&columns.map(str::to_owned));
        if let Some(order) = order {
            days.set_order(order);
        }
        days
    }

    #[test]
    fn only_columns_of_days_are_read_so() {
        let days = days(None);
        assert!(days.is_day("worker.birth_date") && days.is_day("previous.received"));
        assert!(!days.is_day("worker.phone"));
        assert_eq!(days.wrong("worker.phone", "12.05.1995"), None);
    }

    #[test]
    fn a_day_is_read_in_the_order_that_was_told() {
        for (order, cell, wanted) in [
            (Some(DayOrder::Dmy), "1/3/2024", "2024-03-01"),
            (Some(DayOrder::Mdy), "1/3/2024", "2024-01-03"),
            (Some(DayOrder::Dmy), "24.11.2026 00:00", "2026-11-24"),
            (Some(DayOrder::Dmy), "2026-11-24", "2026-11-24"),
            (None, "2026-11-24 00:00:00", "2026-11-24"),
            (None, "2026-11-24T00:00:00.000Z", "2026-11-24"),
            (None, "2026-11-24 08:30", "2026-11-24 08:30"),
            (None, "1/3/2024", "1/3/2024"),
            (Some(DayOrder::Dmy), "1/3/24", "1/3/24"),
        ] {
            assert_eq!(days(order).read(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn what_is_no_day_is_told_by_its_look() {
        let wrong = |order, cell: &str| {
            let wrong = days(order).wrong("worker.birth_date", cell);
            wrong.map_or(String::new(), |wrong| {
                let said = wrong.id.said(&wrong.values, Labels::english());
                format!("{}; {}", said.what, said.hint.unwrap_or_default())
            })
        };
        for (order, cell, wanted) in [
            (None, "24.11.2026", "--dates dmy"),
            (None, "11/24/2026", "--dates mdy"),
            (None, "2026/11/24", "--dates ymd"),
            (None, "24. 11. 2026", "--dates"),
            (None, "1-2-26", "two digits"),
            (Some(DayOrder::Dmy), "1-2-26", "two digits"),
            (
                Some(DayOrder::Dmy),
                "31.11.2026",
                "read as day, month, year",
            ),
            (
                Some(DayOrder::Mdy),
                "24.11.2026",
                "read as month, day, year",
            ),
            (None, "45983", "number of days"),
            (Some(DayOrder::Dmy), "45983", "number of days"),
        ] {
            assert!(
                wrong(order, cell).contains(wanted),
                "{cell}: {}",
                wrong(order, cell)
            );
        }
        for cell in ["2026-13-01", "soon", "2026"] {
            assert!(!wrong(None, cell).contains("--dates"), "{cell}");
        }
    }
}
