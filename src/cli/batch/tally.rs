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

/// Where a row is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place<'a> {
    pub(super) row: u64,
    pub(super) line: Option<u64>,
    /// The row's own reference; empty where it has none.
    pub(super) reference: &'a str,
}

#[derive(Debug)]
struct Saying {
    row: u64,
    line: Option<u64>,
    reference: String,
    /// Column, what is said of it, and what to do.
    cells: [String; 3],
    /// The first of the other places, and how many there are.
    others: Vec<String>,
    more: u64,
}

impl Tally {
    pub(super) fn is_empty(&self) -> bool {
        self.sayings.is_empty()
    }

    /// Takes up what is said of a row: the column, what it is, and what to do.
    pub(super) fn add(&mut self, place: Place<'_>, cells: [String; 3]) {
        if let Some(index) = self.known.get(&cells) {
            let saying = &mut self.sayings[*index];
            saying.more += 1;
            if saying.others.len() < PLACES {
                saying.others.push(place.in_words());
            }
        } else if self.sayings.len() < SHOWN {
            self.known.insert(cells.clone(), self.sayings.len());
            self.sayings.push(Saying {
                row: place.row,
                line: place.line,
                reference: place.reference.to_owned(),
                cells,
                others: Vec::new(),
                more: 0,
            });
        } else {
            self.beyond += 1;
        }
    }

    /// Prints the table; the last two names are those of the columns, and the option names the file that would
    /// hold all of it.
    pub(super) fn say(&self, names: [&str; 2], option: &str) {
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

    fn lines(&self, [column, what]: [&str; 2]) -> Vec<String> {
        let head = ["row", "line", "reference", column, what].map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(head)
            .chain(self.sayings.iter().map(Saying::cells))
            .collect();
        let has_references = self.sayings.iter().any(|it| !it.reference.is_empty());
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or_default()
        };
        let [r, l, f, c] = [0, 1, 2, 3].map(width);
        let line = |[row, line, reference, column, what]: [&str; 5]| {
            let reference = if has_references {
                format!("{reference:<f$}  ")
            } else {
                String::new()
            };
            format!("{row:>r$}  {line:>l$}  {reference}{column:<c$}  {what}")
        };
        let mut lines = Vec::new();
        let others = std::iter::once(None).chain(self.sayings.iter().map(Saying::others));
        for (cells, others) in rows.iter().zip(others) {
            lines.push(line(cells.each_ref().map(String::as_str)));
            lines.extend(others.map(|others| line(["", "", "", "", &others])));
        }
        lines
    }
}

impl Place<'_> {
    /// The line, or the row where there are no lines, and the reference: `3 (K-002)`.
    fn in_words(self) -> String {
        let number = self.line.unwrap_or(self.row);
        if self.reference.is_empty() {
            number.to_string()
        } else {
            format!("{number} ({})", visible(self.reference))
        }
    }
}

impl Saying {
    fn cells(&self) -> [String; 5] {
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
            visible(&self.reference).into_owned(),
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
        let places = self.others.join(", ");
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

    fn cells(column: &str, what: &str, hint: &str) -> [String; 3] {
        [column, what, hint].map(str::to_owned)
    }

    fn place(row: u64, line: Option<u64>, reference: &str) -> Place<'_> {
        Place {
            row,
            line,
            reference,
        }
    }

    #[test]
    fn what_is_the_same_is_said_once_with_its_places() {
        let mut tally = Tally::default();
        for row in 1..=9 {
            tally.add(
                place(row, Some(row + 1), ""),
                cells("date", "is missing", "add it"),
            );
        }
        tally.add(place(10, Some(11), ""), cells("", "is broken", ""));
        for row in 11..=12 {
            tally.add(place(row, None, ""), cells("x", "is none", ""));
        }
        let said = tally.lines(["column", "reason"]);
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
            tally.add(place(1, None, ""), cells("", &number.to_string(), ""));
        }
        assert_eq!((tally.sayings.len(), tally.beyond), (SHOWN, 3));
    }

    #[test]
    fn a_row_is_named_by_its_reference_where_it_has_one() {
        let mut tally = Tally::default();
        for (row, reference) in [(1, "K-001"), (2, ""), (3, "K-3")] {
            tally.add(
                place(row, Some(row + 1), reference),
                cells("date", "is missing", ""),
            );
        }
        tally.add(place(4, Some(5), ""), cells("", "is broken", ""));
        let wanted = [
            "row  line  reference  column  reason",
            "  1     2  K-001      date    is missing",
            "                              the same in lines 3, 4 (K-3)",
            "  4     5                     is broken",
        ];
        assert_eq!(tally.lines(["column", "reason"]), wanted);
    }
}
