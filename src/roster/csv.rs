//! Text with separators, row by row: memory does not grow with the file.

use super::{
    FaultId, Reading, RosterError, Row, Spoiled, Understanding,
    columns::is_address,
    heading,
    input::Input,
    lines::{Ends, Lines, Marks},
    quotes::Quotes,
};
use crate::{domain::Address, intake::Setting};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::{
    io::{self, Chain, Cursor, Read, Seek, SeekFrom, Take},
    rc::Rc,
};

/// The most bytes in which the end of the first line is looked for: 64 KiB.
const HEADER_LIMIT: u64 = 1 << 16;

/// The most lines that a row may have beside those of addresses: more are a quotation mark that is not closed, which takes
/// the workers of the next lines into its cell.
const LINES_LIMIT: u64 = 3;

/// The most bytes that a row may have: 1 MiB, as a request file.
const ROW_LIMIT: u64 = 1 << 20;

/// The sign by which DOS ended a text.
const CTRL_Z: u8 = 0x1A;

type Source = Chain<Cursor<Vec<u8>>, Take<Box<dyn Input>>>;

/// The rows of a file.
pub(super) struct Csv {
    reader: Reader<Lines<Source>>,
    marks: Marks,
    separator: u8,
    record: ByteRecord,
    pub(super) columns: Vec<String>,
    /// Whether a column takes an address, which may have several lines.
    addresses: Vec<bool>,
    /// Which line has the names of the columns, if it is not the first.
    pub(super) heading: Option<String>,
    number: u64,
}

impl Csv {
    pub(super) fn open(
        mut file: Box<dyn Input>,
        reading: &Reading<'_>,
    ) -> Result<Self, RosterError> {
        let mut head = Vec::new();
        (&mut file).take(HEADER_LIMIT).read_to_end(&mut head)?;
        file.rewind()?;
        let below = below_title(&head, reading);
        let separator = below.map_or_else(|| separator(&head), |(separator, _)| separator);
        readable(file.as_mut(), separator)?;
        let length = length(file.as_mut())?;
        file.seek(SeekFrom::Start(head.len() as u64))?;
        let rest = length.saturating_sub(head.len() as u64);
        head.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
        }
        let marks = Marks::default();
        let source = Cursor::new(head).chain(file.take(rest));
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Lines::new(source, separator, Rc::clone(&marks)));
        let mut csv = Self {
            reader,
            marks,
            separator,
            record: ByteRecord::new(),
            columns: Vec::new(),
            addresses: Vec::new(),
            heading: below.map(|(_, line)| format!("line {line}")),
            number: 0,
        };
        loop {
            let Some(line) = csv.record()? else {
                return Err(RosterError::NoHeader);
            };
            if below.is_some_and(|(_, names)| line < names) {
                // A mark in a title is none in a row.
                csv.is_marked(line);
                continue;
            }
            // Lines of separators alone stand above the names where a title was deleted.
            if csv.record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                break;
            }
        }
        let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
        csv.columns = csv.record.iter().map(name).collect();
        // Spreadsheets export columns to their right that hold nothing.
        while csv.columns.last().is_some_and(String::is_empty) {
            csv.columns.pop();
        }
        if csv.columns.is_empty() {
            return Err(RosterError::NoHeader);
        }
        Ok(csv)
    }

    /// Learns what the columns are for.
    pub(super) fn learn(&mut self, understanding: &Understanding) {
        self.columns = understanding
            .columns
            .iter()
            .map(|column| column.heading.clone())
            .collect();
        self.addresses = (0..self.columns.len())
            .map(|place| understanding.keys_of(place).any(is_address))
            .collect();
    }

    /// How many bytes of the file have been read.
    pub(super) fn position(&self) -> u64 {
        self.reader.position().byte()
    }

    pub(super) fn next(&mut self) -> Result<Option<Row>, RosterError> {
        let Some(line) = self.record()? else {
            return Ok(None);
        };
        self.number += 1;
        let lines = breaks(self.record.as_slice());
        let is_broken = self.is_marked(line + lines) || self.holds_a_row();
        let cells = if self.is_short() && !is_broken {
            self.cells()
        } else {
            let last = (line + lines).min(self.reader.position().line().saturating_sub(1));
            let spoiled = if last > line {
                Spoiled::row(FaultId::ManyLines)
                    .with("first", line)
                    .with("last", last)
            } else {
                Spoiled::row(FaultId::TextAfterMark)
            };
            Err(spoiled.beside(&self.first()))
        };
        Ok(Some(Row {
            number: self.number,
            line: Some(line),
            cells,
        }))
    }

    /// Whether a quotation mark was forgotten in the record that ends on that line.
    fn is_marked(&mut self, last: u64) -> bool {
        let mut marks = self.marks.borrow_mut();
        let count = marks.iter().take_while(|line| **line <= last).count();
        marks.drain(..count);
        count > 0
    }

    /// Whether the row has no more lines than a row and its addresses may have.
    fn is_short(&self) -> bool {
        let is_address = |index: usize| self.addresses.get(index) == Some(&true);
        let mut others = 0;
        for (index, cell) in self.record.iter().enumerate() {
            match breaks(cell) {
                breaks if !is_address(index) => others += breaks,
                breaks if breaks >= Address::LINES as u64 => return false,
                _ => {}
            }
        }
        others < LINES_LIMIT
    }

    /// Whether a line in a cell could be a row itself: then one quotation mark is not closed, and a later
    /// one stands where it closes the cell all the same.
    fn holds_a_row(&self) -> bool {
        let separators = self.columns.len().saturating_sub(1);
        let is_row = |line: &[u8]| {
            // As many separators as a row has, and so one part more.
            line.split(|byte| *byte == self.separator).count() > separators
        };
        separators > 1
            && self
                .record
                .iter()
                .any(|cell| cell.split(|byte| *byte == b'\n').skip(1).any(is_row))
    }

    /// Reads the next record, and says on which line it begins.
    fn record(&mut self) -> Result<Option<u64>, RosterError> {
        let before = self.reader.position().line();
        let read = self.reader.read_byte_record(&mut self.record);
        let found = read.map_err(|why| match why.into_kind() {
            csv::ErrorKind::Io(why) => RosterError::Io(why),
            other => RosterError::Unreadable {
                what: format!("line {before}: {other:?}"),
                hint: "is this a text with separators?",
            },
        })?;
        if !found {
            return Ok(None);
        }
        // From the end: empty lines before a record belong to nobody.
        let inside = breaks(self.record.as_slice());
        let line = self
            .reader
            .position()
            .line()
            .saturating_sub(inside + 1)
            // A quotation mark that is never closed takes the file's last break into its cell.
            .max(before);
        match self
            .record
            .iter()
            .find_map(|cell| std::str::from_utf8(cell).err().map(|why| (cell, why)))
        {
            Some((cell, why)) => Err(RosterError::NotUtf8 {
                line,
                byte: cell[why.valid_up_to()],
            }),
            None => Ok(Some(line)),
        }
    }

    /// The first cell of a row that is not taken apart as it was meant: what stands behind it may have slipped
    /// into another column.
    fn first(&self) -> Vec<Setting> {
        let first = self.columns.iter().zip(&self.record).take(1);
        first
            .map(|(column, cell)| Setting {
                key: column.clone(),
                value: text(cell),
            })
            .collect()
    }

    fn cells(&self) -> Result<Vec<Setting>, Spoiled> {
        let beyond = self.record.iter().skip(self.columns.len());
        let is_longer = beyond.into_iter().any(|cell| !text(cell).is_empty());
        // A line of separators alone is a row in which nothing stands, of whatever length.
        let is_blank = self.record.iter().all(|cell| text(cell).is_empty());
        if is_longer || (self.record.len() < self.columns.len() && !is_blank) {
            return Err(Spoiled::row(FaultId::CellCount)
                .with("found", self.record.len())
                .with("wanted", self.columns.len())
                .beside(&self.first()));
        }
        let cells = self.columns.iter().zip(&self.record);
        Ok(cells
            .map(|(column, cell)| Setting {
                key: column.clone(),
                value: text(cell),
            })
            .filter(|cell| !cell.value.is_empty())
            .collect())
    }
}

fn text(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).trim().to_owned()
}

/// How many bytes a file has before the signs that end it, with which some programs of DOS still fill it up.
fn length(file: &mut dyn Input) -> io::Result<u64> {
    /// A block of such a file.
    const BLOCK: u64 = 1 << 12;
    let length = file.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(BLOCK);
    file.seek(SeekFrom::Start(start))?;
    let mut last = Vec::new();
    file.take(BLOCK).read_to_end(&mut last)?;
    let is_filling = |byte: &u8| matches!(*byte, CTRL_Z | 0 | b'\r' | b'\n');
    let kept = last.iter().rposition(|byte| !is_filling(byte));
    let end = kept.map_or(0, |at| at + 1);
    Ok(match last[end..].iter().position(|byte| *byte == CTRL_Z) {
        Some(at) => start + (end + at) as u64,
        None => length,
    })
}

/// Refuses a file that is not UTF-8, or has a row without an end, before anything is made of it.
fn readable(file: &mut dyn Input, separator: u8) -> Result<(), RosterError> {
    let mut block = vec![0; 1 << 16];
    let mut quotes = Quotes::new(separator);
    let (mut ends, mut filled) = (Ends::default(), 0);
    loop {
        let read = file.read(&mut block[filled..])?;
        let end = filled + read;
        let (valid, broken) = match std::str::from_utf8(&block[..end]) {
            Ok(_) => (end, false),
            // A character that the next block ends is none that is broken.
            Err(why) => (why.valid_up_to(), why.error_len().is_some() || read == 0),
        };
        for byte in block[..valid].iter().filter_map(|byte| ends.read(*byte)) {
            quotes.read(byte);
            if quotes.row > ROW_LIMIT {
                return Err(RosterError::Unreadable {
                    what: format!("line {}: a row has more than 1 MiB", quotes.line),
                    hint: "is a quotation mark not closed?",
                });
            }
        }
        if broken {
            let (line, byte) = (quotes.line, block[valid]);
            return Err(RosterError::NotUtf8 { line, byte });
        }
        if read == 0 {
            return Ok(());
        }
        block.copy_within(valid..end, 0);
        filled = end - valid;
    }
}

/// How many line breaks there are.
pub(super) fn breaks(bytes: &[u8]) -> u64 {
    bytes.split(|byte| *byte == b'\n').skip(1).count() as u64
}

/// The separator, and the line with the names of the columns, where a title stands above it.
fn below_title(head: &[u8], reading: &Reading<'_>) -> Option<(u8, u64)> {
    let text = String::from_utf8_lossy(head)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let lines = text.lines().zip(1..);
    let filled = lines.filter(|(line, _)| line.contains(|c: char| c.is_alphanumeric()));
    let found = filled
        .take(heading::ROWS)
        .enumerate()
        .find_map(|(index, (line, number))| {
            let names_keys = |separator: &u8| {
                let cells = line.split(char::from(*separator));
                let cells = cells.map(|cell| {
                    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\u{FEFF}'))
                });
                heading::names_keys(&cells.collect::<Vec<_>>(), reading)
            };
            let separator = [b';', b'\t', b','].into_iter().find(names_keys)?;
            Some((index, separator, number))
        });
    // In the first line the separator is the one that stands there most often.
    found
        .filter(|(index, ..)| *index > 0)
        .map(|(_, separator, line)| (separator, line))
}

/// The separator that stands most often in the first line, outside of quotation marks.
fn separator(head: &[u8]) -> u8 {
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    let mut quoted = false;
    let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
    for byte in head.iter().skip_while(|byte| is_break(byte)) {
        match byte {
            b'"' => quoted = !quoted,
            byte if is_break(byte) && !quoted => break,
            byte if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(known, _)| known == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // The last of equals is the comma.
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(byte, _)| byte)
}
