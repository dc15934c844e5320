//! What is said of many rows: once for all of which it is the same.

use crate::{cli::say, domain::visible};
use std::collections::HashMap;

/// How many different things are shown; a file holds all of them.
const SHOWN: usize = 100;

/// How many places are named of what is said of several rows.
const PLACES: usize = 5;

/// What is said of rows, in the order in which it was first said.
#[derive(Debug, Default)]
pub(super) struct Tally {
    sayings: Vec<Saying>,
    known: HashMap<[String; 3], usize>,
    beyond: u64,
}

#[derive(Debug)]
struct Saying {
    row: u64,
    line: Option<u64>,
    /// Column, what is said of it, and what to do.
    cells: [String; 3],
    /// The first of the other places, and how many there are.
    others: Vec<u64>,
    more: u64,
}

impl Tally {
    pub(super) fn is_empty(&self) -> bool {
        self.sayings.is_empty()
    }

    /// Takes up what is said of a row: the column, what it is, and what to do.
    pub(super) fn add(&mut self, row: u64, line: Option<u64>, cells: [String; 3]) {
        if let Some(index) = self.known.get(&cells) {
            let saying = &mut self.sayings[*index];
            saying.more += 1;
            if saying.others.len() < PLACES {
                saying.others.push(line.unwrap_or(row));
            }
        } else if self.sayings.len() < SHOWN {
            self.known.insert(cells.clone(), self.sayings.len());
            self.sayings.push(Saying {
                row,
                line,
                cells,
                others: Vec::new(),
                more: 0,
            });
        } else {
            self.beyond += 1;
        }
    }

    /// Prints the table; the option names the file that would hold all of it.
    pub(super) fn say(&self, names: [&str; 4], option: &str) {
        for line in self.lines(names) {
            say::line(line);
        }
        if self.beyond > 0 {
            say::line(format_args!(
                "and {} more; `{option}` has all of them",
                self.beyond
            ));
        }
    }

    fn lines(&self, names: [&str; 4]) -> Vec<String> {
        let head = names.map(str::to_owned);
        let rows: Vec<[String; 4]> = std::iter::once(head)
            .chain(self.sayings.iter().map(Saying::cells))
            .collect();
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or_default()
        };
        let [r, l, c] = [width(0), width(1), width(2)];
        let mut lines = Vec::new();
        let others = std::iter::once(None).chain(self.sayings.iter().map(Saying::others));
        for ([row, line, column, what], others) in rows.iter().zip(others) {
            lines.push(format!("{row:>r$}  {line:>l$}  {column:<c$}  {what}"));
            if let Some(others) = others {
                lines.push(format!("{:r$}  {:l$}  {:c$}  {others}", "", "", ""));
            }
        }
        lines
    }
}

impl Saying {
    fn cells(&self) -> [String; 4] {
        let [column, what, hint] = &self.cells;
        let what = if hint.is_empty() {
            what.clone()
        } else {
            format!("{what} ({hint})")
        };
        let line = self.line.map(|line| line.to_string());
        [
            self.row.to_string(),
            line.unwrap_or_default(),
            visible(column).into_owned(),
            visible(&what).into_owned(),
        ]
    }

    /// Where it is said besides.
    fn others(&self) -> Option<String> {
        let kind = match (self.line, self.more) {
            (_, 0) => return None,
            (Some(_), 1) => "line",
            (Some(_), _) => "lines",
            (None, 1) => "row",
            (None, _) => "rows",
        };
        let places: Vec<String> = self.others.iter().map(u64::to_string).collect();
        let places = places.join(", ");
        Some(if self.more > self.others.len() as u64 {
            format!("the same in {} more {kind}: {places} …", self.more)
        } else {
            format!("the same in {kind} {places}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_is_said_once_with_its_places() {
        let mut tally = Tally::default();
        let cells = |column: &str, what: &str, hint: &str| [column, what, hint].map(str::to_owned);
        for row in 1..=9 {
            tally.add(row, Some(row + 1), cells("date", "is missing", "add it"));
        }
        tally.add(10, Some(11), cells("", "is broken", ""));
        for row in 11..=12 {
            tally.add(row, None, cells("x", "is none", ""));
        }
        let said = tally.lines(["row", "line", "column", "reason"]);
        let wanted = [
            "row  line  column  reason",
            "  1     2  date    is missing (add it)",
            "                   the same in 8 more lines: 3, 4, 5, 6, 7 …",
            " 10    11          is broken",
            " 11        x       is none",
            "                   the same in row 12",
        ];
        assert_eq!(said, wanted);
        for number in 0..SHOWN {
            tally.add(1, None, cells("", &number.to_string(), ""));
        }
        assert_eq!((tally.sayings.len(), tally.beyond), (SHOWN, 3));
    }
}
