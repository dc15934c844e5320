//! The cells of one sheet.

use super::{
    strings::{Strings, rich, unescaped},
    styles::Styles,
};
use crate::roster::{
    RosterError,
    sheet::{
        cells::{Cells, Kind, Span, out_of_order},
        day, finite,
        format::{Format, shown},
        plain, reference, refused, unreadable,
        xml::{Xml, attributes, is},
    },
};
use quick_xml::events::BytesStart;

/// What a sheet is read with.
pub(super) struct Worksheet {
    pub(super) styles: Styles,
    pub(super) strings: Strings,
    pub(super) from_1904: bool,
}

/// What stands in a sheet.
enum Child {
    Rows,
    Merged,
    Other,
}

/// A cell as its tag says it.
#[derive(Default)]
struct Tag {
    reference: Option<String>,
    style: usize,
    kind: Type,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Type {
    #[default]
    Number,
    Shared,
    Formula,
    Inline,
    Truth,
    Error,
    Day,
    Unknown,
}

/// What stands in a cell.
enum Part {
    Value,
    Formula { is_shared: bool },
    Text,
    Other,
}

/// Where the next cell stands, if it does not say it.
struct Place {
    row: u32,
    column: u32,
    /// Whether the row has said where it stands.
    is_given: bool,
}

impl Worksheet {
    pub(super) fn read(&self, mut xml: Xml<'_>, cells: &mut Cells) -> Result<(), RosterError> {
        xml.root(|start| is(start, "worksheet"))?;
        while let Some(child) = xml.child(|start| {
            Ok(if is(start, "sheetData") {
                Child::Rows
            } else if is(start, "mergeCells") {
                Child::Merged
            } else {
                Child::Other
            })
        })? {
            match child {
                Child::Rows => self.rows(&mut xml, cells)?,
                Child::Merged => merged(&mut xml, cells)?,
                Child::Other => xml.skip()?,
            }
        }
        xml.finish()
    }

    fn rows(&self, xml: &mut Xml<'_>, cells: &mut Cells) -> Result<(), RosterError> {
        let mut next = 0_u32;
        while let Some((is_row, given)) = xml.child(|start| {
            let mut given = None;
            attributes(start, |name, value| {
                if name == "r" {
                    given = Some(value.to_owned());
                }
            })?;
            Ok((is(start, "row"), given))
        })? {
            if !is_row {
                xml.skip()?;
                continue;
            }
            let row = match &given {
                Some(given) => reference::row(given).ok_or_else(|| no_place(next, given))?,
                None => next,
            };
            if row < next {
                return Err(out_of_order(row, 0));
            }
            let place = Place {
                row,
                column: 0,
                is_given: given.is_some(),
            };
            next = self.row(xml, place, cells)?;
        }
        Ok(())
    }

    /// Reads a row, and says where the next one stands.
    fn row(
        &self,
        xml: &mut Xml<'_>,
        mut place: Place,
        cells: &mut Cells,
    ) -> Result<u32, RosterError> {
        let mut value = String::new();
        while let Some(tag) = xml.child(tag)? {
            let Some(tag) = tag else {
                xml.skip()?;
                continue;
            };
            if let Some(reference) = &tag.reference {
                place.goto(reference)?;
            }
            value.clear();
            let (row, column) = (place.row, place.column);
            if let Some((kind, span)) = self.cell(xml, &tag, &mut value, cells)? {
                cells.put(row, column, kind, span)?;
            }
            place.column = column.saturating_add(1);
            place.is_given = true;
        }
        Ok(place.row.saturating_add(1))
    }

    /// What a cell holds, if it holds something.
    fn cell(
        &self,
        xml: &mut Xml<'_>,
        tag: &Tag,
        value: &mut String,
        cells: &mut Cells,
    ) -> Result<Option<(Kind, Span)>, RosterError> {
        let (mut has_value, mut is_formula) = (false, false);
        while let Some(part) = xml.child(part)? {
            match part {
                Part::Value => {
                    has_value = true;
                    xml.text(value)?;
                }
                Part::Formula { is_shared } => {
                    let mut formula = String::new();
                    xml.text(&mut formula)?;
                    is_formula |= is_shared || !formula.is_empty();
                }
                Part::Text => rich(xml, value)?,
                Part::Other => xml.skip()?,
            }
        }
        let no_result = is_formula.then_some((Kind::NoResult, Span::default()));
        let (kind, text) = match tag.kind {
            Type::Number if value.trim().is_empty() => return Ok(no_result),
            Type::Formula if !has_value => return Ok(no_result),
            Type::Shared => {
                let index = value.trim().parse().ok();
                let span = index.and_then(|index| self.strings.get(index));
                return Ok(Some((Kind::Text, span.ok_or_else(unreadable)?)));
            }
            Type::Formula | Type::Inline => {
                let span = cells.keep(unescaped(value))?;
                return Ok(Some((Kind::Text, span)));
            }
            Type::Truth => match value.trim() {
                "1" | "true" => (Kind::Truth, true.to_string()),
                "0" | "false" => (Kind::Truth, false.to_string()),
                _ => return Err(unreadable()),
            },
            Type::Error => (Kind::Error, String::new()),
            Type::Day => day::of_text(value.trim()),
            Type::Number => self.number(value.trim(), tag.style)?,
            Type::Unknown => return Err(unreadable()),
        };
        Ok(Some((kind, cells.keep(&text)?)))
    }

    fn number(&self, value: &str, style: usize) -> Result<(Kind, String), RosterError> {
        let number = finite(value).ok_or_else(unreadable)?;
        Ok(match self.styles.format(style) {
            Format::Day => day::of_number(number, self.from_1904),
            Format::Time => (Kind::Time, String::new()),
            Format::Money => (Kind::Money, String::new()),
            Format::Percent => (Kind::Percent, String::new()),
            Format::Shown(sections) if plain(number).0 == Kind::Number => {
                (Kind::Shown, shown(sections, number))
            }
            Format::Shown(_) | Format::Plain => plain(number),
        })
    }
}

impl Place {
    fn goto(&mut self, reference: &str) -> Result<(), RosterError> {
        let found = reference::cell(reference);
        let (row, column) = found.ok_or_else(|| no_place(self.row, reference))?;
        if !self.is_given && row > self.row {
            self.row = row;
        }
        if row != self.row || column < self.column {
            return Err(out_of_order(row, column));
        }
        self.column = column;
        Ok(())
    }
}

fn merged(xml: &mut Xml<'_>, cells: &mut Cells) -> Result<(), RosterError> {
    while let Some(area) = xml.child(|start| {
        let mut area = None;
        attributes(start, |name, value| {
            if name == "ref" {
                area = reference::rows(value);
            }
        })?;
        Ok(area)
    })? {
        xml.skip()?;
        let (first, last) = area.ok_or_else(unreadable)?;
        cells.merge(first, last)?;
    }
    Ok(())
}

fn tag(start: &BytesStart<'_>) -> Result<Option<Tag>, RosterError> {
    if !is(start, "c") {
        return Ok(None);
    }
    let mut tag = Tag::default();
    attributes(start, |name, value| match name {
        "r" => tag.reference = Some(value.to_owned()),
        "s" => tag.style = value.parse().unwrap_or_default(),
        "t" => {
            tag.kind = match value {
                "n" => Type::Number,
                "s" => Type::Shared,
                "str" => Type::Formula,
                "inlineStr" => Type::Inline,
                "b" => Type::Truth,
                "e" => Type::Error,
                "d" => Type::Day,
                _ => Type::Unknown,
            }
        }
        _ => {}
    })?;
    Ok(Some(tag))
}

fn part(start: &BytesStart<'_>) -> Result<Part, RosterError> {
    Ok(if is(start, "v") {
        Part::Value
    } else if is(start, "f") {
        let mut is_shared = false;
        attributes(start, |name, _| is_shared |= name == "t")?;
        Part::Formula { is_shared }
    } else if is(start, "is") {
        Part::Text
    } else {
        Part::Other
    })
}

fn no_place(row: u32, reference: &str) -> RosterError {
    let reference: String = reference.chars().take(20).collect();
    refused(format!(
        "row {}: “{}” is no place in a sheet",
        u64::from(row) + 1,
        reference.escape_debug()
    ))
}
