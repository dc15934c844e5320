//! How a roster is read.

use crate::{
    catalog::{Headings, plain_heading},
    intake::Columns,
};

/// What is known of a roster before it is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading<'a> {
    /// The sheet of a spreadsheet, by its name, or by its number among those that are shown.
    pub sheet: Option<&'a str>,
    /// The map of the columns, where somebody has written one.
    pub columns: Option<&'a Columns>,
    /// The usual headings, which need no map; without them a column must have the name of a key.
    pub headings: Option<&'a Headings>,
    /// Whether the base file has a list of employers.
    pub names_employers: bool,
    /// Whether a column that cannot be used is left out and listed, instead of refused with the whole roster.
    pub is_lenient: bool,
}

impl Reading<'_> {
    /// Whether the map or a language knows the heading.
    pub(super) fn knows(&self, heading: &str) -> bool {
        let heading = heading.trim();
        let is_mapped = |columns: &Columns| {
            let plain = plain_heading(heading);
            let mapped = columns
                .entries()
                .flat_map(|(_, pattern)| pattern.headings());
            mapped
                .chain(columns.ignored())
                .any(|other| other == heading || !plain.is_empty() && plain_heading(other) == plain)
        };
        !heading.is_empty()
            && (self.columns.is_some_and(is_mapped)
                || self.headings.is_some_and(|all| all.knows(heading)))
    }
}
