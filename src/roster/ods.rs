//! A sheet of an ODS file, cell by cell: repeated cells in which nothing stands take no memory.

use super::{
    RosterError,
    grid::{Cell, Grid},
    sheet::{merged, unreadable},
};
use calamine::{CellErrorType, Data};
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};
use std::{borrow::Cow, collections::HashSet, io::BufRead};

/// The words for an error in the program's languages, and in French, which Swiss offices use.
const ERRORS: [&str; 19] = [
    "#N/A", "#NV", "#N/D", "#N/V", "#REF!", "#BEZUG!", "#RIF!", "#NAME?", "#NOME?", "#NOM?",
    "#DIV/0!", "#VALUE!", "#WERT!", "#VALORE!", "#VALEUR!", "#NUM!", "#ZAHL!", "#NULL!", "#NULLO!",
];

/// What `LibreOffice` writes before an error's number, in these languages.
const CODED: [&str; 5] = ["Err:", "Fehler:", "Errore:", "Erreur:", "Gabim:"];

/// Reads the first table that is shown out of `content.xml`; none if there is no such table.
pub(super) fn read(content: impl BufRead) -> Result<Option<Grid>, RosterError> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut content = Content {
        reader,
        buffer: Vec::new(),
    };
    let mut hidden = HashSet::new();
    let mut style = None;
    loop {
        match content.next()? {
            Event::Start(start) => match start.name().0 {
                "style:style" => style = attribute(&start, "style:name")?,
                "style:table-properties"
                    if attribute(&start, "table:display")?.as_deref() == Some("false") =>
                {
                    hidden.extend(style.take());
                }
                "table:table" => {
                    let style = attribute(&start, "table:style-name")?;
                    if !style.is_some_and(|style| hidden.contains(&style)) {
                        return content.table().map(Some);
                    }
                    content.skip(&start)?;
                }
                _ => {}
            },
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

struct Content<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Content<R> {
    fn next(&mut self) -> Result<Event<'static>, RosterError> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer);
        event.map(Event::into_owned).map_err(|_| unreadable())
    }

    /// Goes on behind the end of an element that has begun.
    fn skip(&mut self, start: &BytesStart<'_>) -> Result<(), RosterError> {
        self.buffer.clear();
        let end = self.reader.read_to_end_into(start.name(), &mut self.buffer);
        end.map(|_| ()).map_err(|_| unreadable())
    }

    fn table(&mut self) -> Result<Grid, RosterError> {
        let mut grid = Grid::default();
        let mut row = 0_u64;
        loop {
            match self.next()? {
                Event::Start(start) => match start.name().0 {
                    "table:table-row" => {
                        let repeats = repeats(&start, "table:number-rows-repeated")?;
                        let cells = self.row(row)?;
                        // Of rows in which nothing stands there may be a million.
                        let shown = if cells.is_empty() { 0 } else { repeats };
                        for row in row..row.saturating_add(shown) {
                            put(&mut grid, row, &cells)?;
                        }
                        row = row.saturating_add(repeats);
                    }
                    // Drawings have texts and tables of their own.
                    "table:shapes" | "table:table" => self.skip(&start)?,
                    _ => {}
                },
                Event::End(end) if end.name().0 == "table:table" => return Ok(grid),
                Event::Eof => return Err(unreadable()),
                _ => {}
            }
        }
    }

    /// The cells of a row that hold something.
    fn row(&mut self, row: u64) -> Result<Vec<Repeated>, RosterError> {
        let mut cells = Vec::new();
        let mut column = 0_u64;
        loop {
            match self.next()? {
                Event::Start(start) => match start.name().0 {
                    "table:table-cell" | "table:covered-table-cell" => {
                        for spanned in ["table:number-rows-spanned", "table:number-columns-spanned"]
                        {
                            if self::repeats(&start, spanned)? > 1 {
                                return Err(merged(u32::try_from(row + 1).unwrap_or(u32::MAX)));
                            }
                        }
                        let repeats = repeats(&start, "table:number-columns-repeated")?;
                        let cell = self.cell(&start)?;
                        if cell.is_shown() || cell.is_formula {
                            cells.push((column, repeats, cell));
                        }
                        column = column.saturating_add(repeats);
                    }
                    _ => self.skip(&start)?,
                },
                Event::End(end) if end.name().0 == "table:table-row" => return Ok(cells),
                Event::Eof => return Err(unreadable()),
                _ => {}
            }
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<Cell, RosterError> {
        let (mut value, mut is_formula, mut is_text, mut is_error) = (None, false, false, false);
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| unreadable())?;
            let text = attribute.normalized_value(XmlVersion::Implicit1_0);
            let text = text.map_err(|_| unreadable())?.into_owned();
            let found = match attribute.key.0 {
                "office:value" => Data::Float(text.parse().map_err(|_| unreadable())?),
                "office:boolean-value" => Data::Bool(text.eq_ignore_ascii_case("true")),
                "office:date-value" => Data::DateTimeIso(text),
                "office:time-value" => Data::DurationIso(text),
                "office:string-value" => Data::String(text),
                other => {
                    is_text |= other == "office:value-type" && text == "string";
                    is_error |= other == "calcext:value-type" && text == "error";
                    is_formula |= other == "table:formula" && !text.is_empty();
                    continue;
                }
            };
            value.get_or_insert(found);
        }
        let shown = self.shown()?;
        let value = if is_error || (is_formula && is_word_for_error(shown.trim())) {
            Data::Error(CellErrorType::Value)
        } else {
            value.unwrap_or(if is_text {
                Data::String(shown)
            } else {
                Data::Empty
            })
        };
        Ok(Cell { value, is_formula })
    }

    /// What is seen of a cell that has begun: its paragraphs, and neither notes nor drawings.
    fn shown(&mut self) -> Result<String, RosterError> {
        let mut shown = String::new();
        let mut depth = 0;
        loop {
            match self.next()? {
                Event::Start(start) => match start.name().0 {
                    "text:p" => {
                        if !shown.is_empty() {
                            shown.push('\n');
                        }
                        depth += 1;
                    }
                    // Several are one: a row is tidied.
                    "text:s" | "text:tab" => shown.push(' '),
                    "text:line-break" => shown.push('\n'),
                    "office:annotation" | "table:table" => self.skip(&start)?,
                    name if name.starts_with("draw:") => self.skip(&start)?,
                    _ => {}
                },
                Event::Text(text) if depth > 0 => shown.push_str(&text.xml10_content()),
                Event::CData(text) if depth > 0 => shown.push_str(&text.xml10_content()),
                Event::GeneralRef(name) if depth > 0 => shown.push_str(&resolved(&name)?),
                Event::End(end) => match end.name().0 {
                    "text:p" => depth -= 1,
                    "table:table-cell" | "table:covered-table-cell" => return Ok(shown),
                    _ => {}
                },
                Event::Eof => return Err(unreadable()),
                _ => {}
            }
        }
    }
}

/// A cell: its first column, how many times it stands there, and what it holds.
type Repeated = (u64, u64, Cell);

fn put(grid: &mut Grid, row: u64, cells: &[Repeated]) -> Result<(), RosterError> {
    let place = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    for (first, repeats, cell) in cells {
        for column in *first..first.saturating_add(*repeats) {
            grid.put(place(row), place(column), cell.clone())?;
        }
    }
    Ok(())
}

/// What `&name;` stands for.
fn resolved(name: &BytesRef<'_>) -> Result<String, RosterError> {
    if let Some(known) = resolve_predefined_entity(name) {
        return Ok(known.to_owned());
    }
    let sign = name.resolve_char_ref().ok().flatten();
    sign.map(String::from).ok_or_else(unreadable)
}

fn repeats(start: &BytesStart<'_>, name: &str) -> Result<u64, RosterError> {
    let repeats = attribute(start, name)?.map(|number| number.parse::<u32>());
    repeats.map_or(Ok(1), |repeats| {
        repeats.map(u64::from).map_err(|_| unreadable())
    })
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, RosterError> {
    let found = start.try_get_attribute(name).map_err(|_| unreadable())?;
    let text = found.map(|found| found.normalized_value(XmlVersion::Implicit1_0));
    let text = text.transpose().map_err(|_| unreadable())?;
    Ok(text.map(Cow::into_owned))
}

/// Whether what a formula shows is an error: `#N/A`, `#WERT!`, `Err:508`.
fn is_word_for_error(shown: &str) -> bool {
    let is_code = |code: &str| {
        code.parse()
            .is_ok_and(|code: u16| (501..=540).contains(&code))
    };
    ERRORS.contains(&shown)
        || CODED
            .iter()
            .any(|word| shown.strip_prefix(word).is_some_and(is_code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_from_a_text() {
        for error in [
            "#N/A",
            "#REF!",
            "#DIV/0!",
            "#NAME?",
            "#WERT!",
            "Err:508",
            "Fehler:502",
        ] {
            assert!(is_word_for_error(error), "{error}");
        }
        for text in [
            "",
            "#",
            "#12 Sample Road",
            "#TEAM",
            "#1",
            "Room:123",
            "Room:502",
            "Err:12",
            "Err:900",
            "Err:5021",
            "Err:+502x",
            "Arta Hoxha",
            "7:300",
        ] {
            assert!(!is_word_for_error(text), "{text}");
        }
    }

    fn table(rows: &str) -> Result<Vec<(u32, u32, Cell)>, String> {
        let content = format!("<a><table:table table:name='A'>{rows}</table:table></a>");
        let grid = read(content.as_bytes()).map_err(|why| why.to_string())?;
        let (_, lines) = grid.expect("a table").lines();
        Ok(lines
            .flat_map(|(row, line)| {
                line.into_iter()
                    .map(move |(column, cell)| (row, column, cell))
            })
            .collect())
    }

    fn values(rows: &str) -> Vec<(u32, u32, Data)> {
        let cells = table(rows).expect("a sheet");
        cells
            .into_iter()
            .map(|(row, column, cell)| (row, column, cell.value))
            .collect()
    }

    fn text(text: &str) -> Data {
        Data::String(text.to_owned())
    }

    #[test]
    fn what_is_repeated_stands_in_each_place() {
        let found = values(
            "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='9'/></table:table-row>
             <table:table-row table:number-rows-repeated='2'>
               <table:covered-table-cell/>
               <table:table-cell office:value-type='string' table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell>
             </table:table-row>
             <table:table-row-group><table:table-row><table:table-cell office:value='7'/></table:table-row></table:table-row-group>",
        );
        let wanted = [
            (3, 1, text("a")),
            (3, 2, text("a")),
            (4, 1, text("a")),
            (4, 2, text("a")),
            (5, 0, Data::Float(7.0)),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn of_a_cell_its_paragraphs_are_read_and_no_notes() {
        let found = values(
            "<table:shapes><draw:frame><text:p>x</text:p></draw:frame></table:shapes>
             <table:table-row><table:table-cell office:value-type='string'>
               <office:annotation><text:p>a note</text:p></office:annotation>
               <draw:frame><text:p>a drawing</text:p></draw:frame>
               <text:p>Sh&amp;h<text:s text:c='4000000000'/><text:span>&#235;</text:span></text:p><text:p>b</text:p>
             </table:table-cell>
             <table:table-cell office:value-type='string' office:string-value='a &lt; b'><text:p>c</text:p></table:table-cell>
             <table:table-cell office:boolean-value='true'/><table:table-cell office:time-value='PT8H'/></table:table-row>",
        );
        let wanted = [
            text("Sh&h ë\nb"),
            text("a < b"),
            Data::Bool(true),
            Data::DurationIso("PT8H".to_owned()),
        ];
        assert_eq!(
            found
                .into_iter()
                .map(|(_, _, value)| value)
                .collect::<Vec<_>>(),
            wanted
        );
    }

    #[test]
    fn an_error_is_told_by_its_kind_or_its_word() {
        let cell = |attributes: &str, shown: &str| {
            let cell = format!(
                "<table:table-row><table:table-cell {attributes} office:value-type='string'><text:p>{shown}</text:p></table:table-cell></table:table-row>"
            );
            table(&cell).expect("a sheet")[0].2.value.clone()
        };
        let error = Data::Error(CellErrorType::Value);
        assert_eq!(
            cell("calcext:value-type='error' office:string-value=''", "#GËRR"),
            error
        );
        assert_eq!(
            cell("table:formula='=A1' office:string-value=''", "Err:502"),
            error
        );
        assert_eq!(
            cell("table:formula='=A1' office:value='0'", "#DIV/0!"),
            error
        );
        assert_eq!(cell("", "Err:502"), text("Err:502"));
        assert_eq!(cell("table:formula='=A1'", "Room:502"), text("Room:502"));
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
        assert!(read(&b"<a/>"[..]).expect("XML").is_none());
    }
}
