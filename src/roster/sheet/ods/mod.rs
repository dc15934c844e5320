//! A sheet of an ODS file, cell by cell: repeated cells in which nothing stands take no memory.

mod tag;

use self::tag::{held, tag};
use super::{
    Found, RosterError,
    archive::Archive,
    cells::{Cells, Kind, Span},
    names::chosen,
    refused, unreadable,
    xml::{Piece, Xml, add, attributes, is},
};
use quick_xml::events::BytesStart;
use std::{
    collections::HashSet,
    io::{Read, Seek},
};

const CONTENT: &str = "content.xml";

/// The most sheets, and the most styles that hide one.
const SHEETS: usize = 1_000;

/// The most bytes of a name that is kept.
const NAME_BYTES: usize = 500;

/// The sheets with their names, and whether they are shown.
pub(super) fn sheets<R: Read + Seek>(
    archive: &mut Archive<R>,
) -> Result<Vec<(String, bool)>, RosterError> {
    let mut sheets = Vec::new();
    let mut content = Content::open(archive)?;
    while let Some((name, is_shown)) = content.table()? {
        if sheets.len() == SHEETS {
            return Err(refused("has more than 1,000 sheets"));
        }
        sheets.push((name, is_shown));
        content.xml.skip()?;
    }
    Ok(sheets)
}

/// Reads a sheet: the one that is wanted, or the first that is shown and holds something.
pub(super) fn read<R: Read + Seek>(
    archive: &mut Archive<R>,
    wanted: Option<&str>,
) -> Result<Found, RosterError> {
    let wanted = match wanted {
        Some(wanted) => {
            let sheets = sheets(archive)?;
            archive.begin_again();
            Some(chosen(&sheets, wanted)?)
        }
        None => None,
    };
    let mut found = Found::default();
    let mut content = Content::open(archive)?;
    let mut index = 0;
    while let Some((name, is_shown)) = content.table()? {
        if wanted.map_or(is_shown, |wanted| wanted == index) {
            found.cells.clear();
            content.rows(&mut found.cells)?;
            let is_filled = found.cells.len() > 0;
            if found.name.is_none() || is_filled {
                found.name = Some(name);
            }
            if is_filled || wanted.is_some() {
                break;
            }
        } else {
            content.xml.skip()?;
        }
        index += 1;
    }
    content.xml.finish()?;
    Ok(found)
}

struct Content<'a> {
    xml: Xml<'a>,
    /// The styles of sheets that are not shown.
    hidden: HashSet<String>,
    in_body: bool,
}

/// A cell: its first column, how many times it stands there, and what it holds.
type Repeated = (u64, u64, Kind, Span);

impl<'a> Content<'a> {
    fn open<R: Read + Seek>(archive: &'a mut Archive<R>) -> Result<Self, RosterError> {
        let mut xml = archive.xml(CONTENT)?.ok_or_else(unreadable)?;
        xml.root(|start| is(start, "document-content"))?;
        Ok(Self {
            xml,
            hidden: HashSet::new(),
            in_body: false,
        })
    }

    /// Goes to the next sheet: its name, and whether it is shown.
    fn table(&mut self) -> Result<Option<(String, bool)>, RosterError> {
        while !self.in_body {
            let known = self.xml.child(|start| {
                Ok(match start.local_name().as_ref() {
                    "automatic-styles" => 1,
                    "body" => 2,
                    _ => 0,
                })
            })?;
            match known {
                None => return Ok(None),
                Some(1) => self.styles()?,
                Some(2) => {
                    let is_right = |start: &BytesStart<'_>| is(start, "spreadsheet");
                    self.xml.root(is_right)?;
                    self.in_body = true;
                }
                Some(_) => self.xml.skip()?,
            }
        }
        while let Some(table) = self.xml.child(|start| {
            let (mut named, mut style) = (String::new(), String::new());
            attributes(start, |key, value| match key {
                "name" => value.clone_into(&mut named),
                "style-name" => value.clone_into(&mut style),
                _ => {}
            })?;
            Ok(is(start, "table").then_some((named, style)))
        })? {
            match table {
                Some((named, style)) => {
                    let name = named.chars().take(NAME_BYTES / 4).collect();
                    return Ok(Some((name, !self.hidden.contains(&style))));
                }
                None => self.xml.skip()?,
            }
        }
        Ok(None)
    }

    /// The styles of the file, of which those are kept that hide a sheet.
    fn styles(&mut self) -> Result<(), RosterError> {
        while let Some(name) = self.xml.child(|start| {
            let mut found = String::new();
            attributes(start, |key, value| {
                if key == "name" {
                    value.clone_into(&mut found);
                }
            })?;
            Ok(found)
        })? {
            let mut is_hidden = false;
            while let Some(hides) = self.xml.child(|start| {
                let mut hides = false;
                attributes(start, |key, value| {
                    hides |= key == "display" && value == "false";
                })?;
                Ok(hides && is(start, "table-properties"))
            })? {
                is_hidden |= hides;
                self.xml.skip()?;
            }
            if is_hidden && name.len() <= NAME_BYTES && self.hidden.len() < SHEETS {
                self.hidden.insert(name);
            }
        }
        Ok(())
    }

    /// The rows of a sheet, also those in groups.
    fn rows(&mut self, cells: &mut Cells) -> Result<(), RosterError> {
        let (mut row, mut level) = (0_u64, 0_usize);
        loop {
            let found = self.xml.child(|start| {
                Ok(match start.local_name().as_ref() {
                    "table-row" => (true, number_of(start, "number-rows-repeated")?),
                    "table-row-group" | "table-header-rows" | "table-rows" => (false, 1),
                    _ => (false, 0),
                })
            })?;
            match found {
                Some((true, repeats)) => {
                    let line = self.row(row, cells)?;
                    // Of rows in which nothing stands there may be a million.
                    let shown = if line.is_empty() { 0 } else { repeats };
                    for row in row..row.saturating_add(shown) {
                        put(cells, row, &line)?;
                    }
                    row = row.saturating_add(repeats);
                }
                Some((false, 1)) => level += 1,
                Some(_) => self.xml.skip()?,
                None if level > 0 => level -= 1,
                None => return Ok(()),
            }
        }
    }

    /// The cells of a row that hold something.
    fn row(&mut self, row: u64, cells: &mut Cells) -> Result<Vec<Repeated>, RosterError> {
        let mut line = Vec::new();
        let mut column = 0_u64;
        let mut shown = String::new();
        while let Some(tag) = self.xml.child(tag)? {
            if !tag.is_cell {
                self.xml.skip()?;
                continue;
            }
            if tag.rows > 1 || tag.columns > 1 {
                let last = row.saturating_add(tag.rows.max(1) - 1);
                cells.merge(place(row), place(last))?;
            }
            shown.clear();
            self.shown(&mut shown)?;
            let repeats = tag.repeats;
            if let Some((kind, text)) = held(tag, &shown)? {
                // Text without a sign is nothing.
                if kind != Kind::Text || !text.trim().is_empty() {
                    line.push((column, repeats, kind, cells.keep(text.trim())?));
                }
            }
            column = column.saturating_add(repeats);
        }
        Ok(line)
    }

    /// What is seen of a cell that has begun: its paragraphs, and neither notes nor drawings.
    fn shown(&mut self, shown: &mut String) -> Result<(), RosterError> {
        while let Some(is_paragraph) = self.xml.child(|start| Ok(start.name().0 == "text:p"))? {
            if !is_paragraph {
                self.xml.skip()?;
                continue;
            }
            if !shown.is_empty() {
                add(shown, "\n")?;
            }
            let mut level = 0_usize;
            loop {
                let is_left_out = match self.xml.next()? {
                    Piece::Text(text) => {
                        add(shown, &text)?;
                        continue;
                    }
                    Piece::Start(start) => match start.name().0 {
                        // Several are one: a row is tidied.
                        "text:s" | "text:tab" => {
                            add(shown, " ")?;
                            true
                        }
                        "text:line-break" => {
                            add(shown, "\n")?;
                            true
                        }
                        "office:annotation" | "text:note" | "text:ruby-text" => true,
                        name => name.starts_with("draw:"),
                    },
                    Piece::End if level == 0 => break,
                    Piece::End => {
                        level -= 1;
                        continue;
                    }
                    Piece::Nothing => continue,
                    Piece::Eof => return Err(unreadable()),
                };
                if is_left_out {
                    self.xml.skip()?;
                } else {
                    level += 1;
                }
            }
        }
        Ok(())
    }
}

fn place(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn put(cells: &mut Cells, row: u64, line: &[Repeated]) -> Result<(), RosterError> {
    for (first, repeats, kind, span) in line {
        for column in *first..first.saturating_add(*repeats) {
            cells.put(place(row), place(column), *kind, *span)?;
        }
    }
    Ok(())
}

fn number_of(start: &BytesStart<'_>, name: &str) -> Result<u64, RosterError> {
    let mut found = Some(1);
    attributes(start, |key, value| {
        if key == name {
            found = value.parse::<u32>().ok();
        }
    })?;
    found.map(u64::from).ok_or_else(unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &str) -> Result<Vec<(u32, usize, Kind, String)>, String> {
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name='A'>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let mut cells = Cells::default();
        let mut read = || {
            let mut xml = Xml::new(content.as_bytes(), &std::rc::Rc::default())?;
            xml.root(|_| true)?;
            let (hidden, in_body) = (HashSet::new(), false);
            let mut content = Content {
                xml,
                hidden,
                in_body,
            };
            content.table()?.expect("a table");
            content.rows(&mut cells)
        };
        read().map_err(|why| why.to_string())?;
        Ok((0..cells.len())
            .filter_map(|index| cells.line(index))
            .flat_map(|(row, line)| {
                line.iter()
                    .map(|cell| (row, cell.column(), cell.kind, cells.of(cell).to_owned()))
                    .collect::<Vec<_>>()
            })
            .collect())
    }

    fn text(row: u32, column: usize, text: &str) -> (u32, usize, Kind, String) {
        (row, column, Kind::Text, text.to_owned())
    }

    #[test]
    fn what_is_repeated_stands_in_each_place() {
        let found = table(
            "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='9'/></table:table-row>
             <table:table-row table:number-rows-repeated='2'>
               <table:covered-table-cell/>
               <table:table-cell office:value-type='string' table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell>
             </table:table-row>
             <table:table-row-group><table:table-row><table:table-cell office:value='7'/></table:table-row></table:table-row-group>",
        );
        let wanted = [
            text(3, 1, "a"),
            text(3, 2, "a"),
            text(4, 1, "a"),
            text(4, 2, "a"),
            (5, 0, Kind::Number, "7".to_owned()),
        ];
        assert_eq!(found.expect("a sheet"), wanted);
    }

    #[test]
    fn of_a_cell_its_paragraphs_are_read_and_no_notes() {
        let found = table(
            "<table:shapes><draw:frame><text:p>x</text:p></draw:frame></table:shapes>
             <table:table-row><table:table-cell office:value-type='string'>
               <office:annotation><text:p>a note</text:p></office:annotation>
               <draw:frame><text:p>a drawing</text:p></draw:frame>
               <text:p>Sh&amp;h<text:s text:c='4000000000'/><text:span>&#235;<draw:a><text:p>x</text:p></draw:a></text:span></text:p><text:p>b</text:p>
             </table:table-cell>
             <table:table-cell office:value-type='string' office:string-value='a &lt; b'><text:p>c</text:p></table:table-cell>
             <table:table-cell office:boolean-value='true'/><table:table-cell office:time-value='PT8H'/></table:table-row>",
        );
        let wanted = [
            text(0, 0, "Sh&h ë\nb"),
            text(0, 1, "a < b"),
            (0, 2, Kind::Truth, "true".to_owned()),
            (0, 3, Kind::Time, String::new()),
        ];
        assert_eq!(found.expect("a sheet"), wanted);
    }

    #[test]
    fn a_cell_is_told_by_its_kind_or_its_word() {
        let kind = |attributes: &str, shown: &str| {
            let cell = format!(
                "<table:table-row><table:table-cell {attributes} office:value-type='string'><text:p>{shown}</text:p></table:table-cell></table:table-row>"
            );
            table(&cell).expect("a sheet")[0].2
        };
        for (attributes, shown, wanted) in [
            (
                "calcext:value-type='error' office:string-value=''",
                "#GËRR",
                Kind::Error,
            ),
            (
                "table:formula='=A1' office:string-value=''",
                "Err:502",
                Kind::Error,
            ),
            (
                "table:formula='=A1' office:value='0'",
                "#DIV/0!",
                Kind::Error,
            ),
            ("", "Err:502", Kind::Text),
            ("table:formula='=A1'", "Room:502", Kind::Text),
            (
                "calcext:value-type='currency' office:value='7'",
                "7 €",
                Kind::Money,
            ),
            (
                "calcext:value-type='percentage' office:value='0.5'",
                "50%",
                Kind::Percent,
            ),
            ("office:date-value='2026-03-04'", "3/4", Kind::Day),
            ("office:value='1067'", "01067", Kind::Shown),
        ] {
            assert_eq!(kind(attributes, shown), wanted, "{attributes}");
        }
    }

    #[test]
    fn what_lies_outside_or_is_no_table_is_refused() {
        let cell = "<table:table-cell office:value='1' table:number-columns-repeated='";
        for (rows, wanted) in [
            (
                format!("<table:table-row>{cell}20000'/></table:table-row>"),
                "row 1, column 16385: the cell lies outside",
            ),
            (
                format!(
                    "<table:table-row table:number-rows-repeated='4294967295'/><table:table-row>{cell}1'/></table:table-row>"
                ),
                "row 4294967296, column 1: the cell lies outside",
            ),
            (
                format!("<table:table-row>{cell}x'/></table:table-row>"),
                "is no spreadsheet that can be read",
            ),
            (
                "<table:table-row>".to_owned(),
                "is no spreadsheet that can be read",
            ),
            (
                "<table:table-row><table:table-cell office:value='x'/></table:table-row>"
                    .to_owned(),
                "is no spreadsheet that can be read",
            ),
        ] {
            let why = table(&rows).expect_err("refused");
            assert!(why.starts_with(wanted), "{why}");
        }
    }
}
