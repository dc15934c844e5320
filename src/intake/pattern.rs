//! How a value is put together from the cells of a row.

use std::fmt::Write as _;

/// Signs that close what stands in a hole before them, and go with it.
const CLOSING: [char; 6] = [')', ']', '»', '”', '“', '’'];

/// Texts with holes between them, each of which is filled from the column with its heading: `{Vorname} {Nachname}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    holes: Vec<Hole>,
}

/// A hole, and what stands around it if it is filled.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hole {
    /// Between the filled hole before it and this one, or before the first.
    before: String,
    heading: String,
    /// What goes with it: a closing bracket, or the end of the pattern.
    after: String,
}

impl Pattern {
    /// A pattern in braces, or the heading of the only column.
    ///
    /// # Errors
    /// If a brace has no other, or no heading stands between them.
    pub(super) fn read(text: &str) -> Result<Self, &'static str> {
        if !text.contains(['{', '}']) {
            return Ok(Self::joined([text]));
        }
        let mut holes: Vec<Hole> = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (heading, behind) = behind
                .split_once('}')
                .ok_or("has a brace `{` that is not closed")?;
            if before.contains('}') || heading.contains('{') {
                return Err("has a brace without another");
            }
            if heading.trim().is_empty() {
                return Err("has no heading between the braces");
            }
            let (after, before) = if holes.is_empty() {
                ("", before)
            } else {
                closing(before)
            };
            if let Some(last) = holes.last_mut() {
                after.clone_into(&mut last.after);
            }
            holes.push(Hole {
                before: before.to_owned(),
                heading: heading.trim().to_owned(),
                after: String::new(),
            });
            rest = behind;
        }
        if rest.contains('}') {
            return Err("has a brace without another");
        }
        if let Some(last) = holes.last_mut() {
            rest.clone_into(&mut last.after);
        }
        Ok(Self { holes })
    }

    /// The columns one after the other, with a blank between them.
    #[must_use]
    pub fn joined<'h>(headings: impl IntoIterator<Item = &'h str>) -> Self {
        let hole = |(place, heading): (usize, &str)| Hole {
            before: if place == 0 { "" } else { " " }.to_owned(),
            heading: heading.trim().to_owned(),
            after: String::new(),
        };
        let holes = headings.into_iter().enumerate().map(hole).collect();
        Self { holes }
    }

    /// The headings, in their order.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.holes.iter().map(|hole| hole.heading.as_str())
    }

    /// The pattern with its headings called otherwise.
    #[must_use]
    pub fn with(mut self, name: impl Fn(&str) -> Option<String>) -> Option<Self> {
        for hole in &mut self.holes {
            hole.heading = name(&hole.heading)?;
        }
        Some(self)
    }

    /// Whether it is one column as it stands.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        matches!(self.holes.as_slice(), [hole] if hole.before.is_empty() && hole.after.is_empty())
    }

    /// The pattern filled with what stands in each column, by the place of its hole. What stands between two holes
    /// is written if both are filled, and what stands around all if any is.
    #[must_use]
    pub fn filled<'c>(&self, cell: impl Fn(usize) -> &'c str) -> String {
        let mut text = String::new();
        for (place, hole) in self.holes.iter().enumerate() {
            let cell = cell(place);
            if cell.is_empty() {
                continue;
            }
            let begins = text.is_empty();
            match self.holes.first().filter(|_| begins) {
                Some(first) => text.push_str(&first.before),
                None => text.push_str(&hole.before),
            }
            text.push_str(cell);
            text.push_str(&hole.after);
        }
        text
    }
}

impl std::str::FromStr for Pattern {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text)
    }
}

impl std::fmt::Display for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_plain() {
            return f.write_str(&self.holes[0].heading);
        }
        for hole in &self.holes {
            f.write_str(&hole.before)?;
            f.write_char('{')?;
            f.write_str(&hole.heading)?;
            f.write_char('}')?;
            f.write_str(&hole.after)?;
        }
        Ok(())
    }
}

/// What of a text between two holes goes with the one before it, and what stands between both.
fn closing(between: &str) -> (&str, &str) {
    let rest = between.trim_start_matches(CLOSING);
    between.split_at(between.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(pattern: &str, cells: &[&str]) -> String {
        let pattern = Pattern::read(pattern).expect(pattern);
        pattern.filled(|place| cells[place])
    }

    #[test]
    fn what_is_empty_leaves_no_blank_and_no_comma() {
        for (pattern, cells, wanted) in [
            ("Vorname", &["Arta"][..], "Arta"),
            ("{V} {N}", &["Arta", "Hoxha"], "Arta Hoxha"),
            ("{V} {N}", &["Arta", ""], "Arta"),
            ("{V} {N}", &["", "Hoxha"], "Hoxha"),
            ("{V} {N}", &["", ""], ""),
            ("{N}, {V}", &["Hoxha", ""], "Hoxha"),
            ("{N}, {V}", &["", "Arta"], "Arta"),
            ("{a}, {b} {c}", &["x", "", "z"], "x z"),
            ("{a}, {b} {c}", &["x", "y", ""], "x, y"),
            ("{a} ({b}), {c}", &["x", "", "z"], "x, z"),
            ("{a} ({b}), {c}", &["x", "y", "z"], "x (y), z"),
            ("c/o {a} {b}", &["", "y"], "c/o y"),
            ("c/o {a} {b}", &["", ""], ""),
            ("{a} Nr. {b}", &["x", ""], "x"),
            ("{a} ({b})", &["x", ""], "x"),
            ("{a}\n{b} {c}", &["x", "", "z"], "x z"),
            ("{a} m", &["7"], "7 m"),
        ] {
            assert_eq!(filled(pattern, cells), wanted, "{pattern} {cells:?}");
        }
    }

    #[test]
    fn a_pattern_is_written_as_it_was_read() {
        for text in ["Vorname", "{V} {N}", "c/o {a} ({b}), {c}.", "{a}x"] {
            assert_eq!(Pattern::read(text).expect(text).to_string(), text);
        }
        assert_eq!(Pattern::joined(["a ", "b"]).to_string(), "{a} {b}");
    }

    #[test]
    fn braces_come_in_pairs_around_a_heading() {
        for text in ["{a", "a}", "{a} b}", "{{a}", "{a}}", "{}", "{ } x"] {
            assert!(Pattern::read(text).is_err(), "{text}");
        }
    }
}
