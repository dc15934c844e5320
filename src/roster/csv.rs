//! Text with separators, row by row: memory does not grow with the file.

use super::{
    RosterError, Row, Spoiled,
    lines::{Lines, TOO_LONG},
};
use crate::intake::Setting;
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::{
    cell::Cell,
    fs::File,
    io::{Chain, Cursor, Read, Seek},
    path::Path,
    rc::Rc,
};

/// The most bytes in which the end of the first line is looked for: 64 KiB.
const HEADER_LIMIT: u64 = 1 << 16;

/// The most lines that a row may have: more are a quotation mark that is not closed, which takes
/// the workers of the next lines into its cell.
const LINES_LIMIT: u64 = 3;

type Source = Chain<Cursor<Vec<u8>>, File>;

/// The rows of a file.
pub(super) struct Csv {
    reader: Reader<Lines<Source>>,
    given: Rc<Cell<u64>>,
    record: ByteRecord,
    pub(super) columns: Vec<String>,
    number: u64,
}

impl Csv {
    pub(super) fn open(path: &Path) -> Result<Self, RosterError> {
        let mut file = File::open(path)?;
        utf8(&mut file)?;
        file.rewind()?;
        let mut head = Vec::new();
        (&mut file).take(HEADER_LIMIT).read_to_end(&mut head)?;
        if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
        }
        let separator = separator(&head);
        let given = Rc::new(Cell::new(0));
        let source = Cursor::new(head).chain(file);
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Lines::new(source, Rc::clone(&given)));
        let mut csv = Self {
            reader,
            given,
            record: ByteRecord::new(),
            columns: Vec::new(),
            number: 0,
        };
        if csv.record()?.is_none() {
            return Err(RosterError::NoHeader);
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
        let cells = if lines < LINES_LIMIT {
            self.cells()
        } else {
            let last = (line + lines).min(self.reader.position().line().saturating_sub(1));
            Err(Spoiled {
                column: String::new(),
                what: format!("lines {line} to {last} were read as one row, and give no letter"),
                hint: "is a quotation mark not closed? A cell has at most three lines; in a roster in YAML it may have more",
            })
        };
        Ok(Some(Row {
            number: self.number,
            line: Some(line),
            cells,
        }))
    }

    /// Reads the next record, and says on which line it begins.
    fn record(&mut self) -> Result<Option<u64>, RosterError> {
        self.given.set(0);
        let before = self.reader.position().line();
        let read = self.reader.read_byte_record(&mut self.record);
        let found = read.map_err(|why| match why.into_kind() {
            csv::ErrorKind::Io(why) if why.to_string() == TOO_LONG => RosterError::Unreadable {
                what: format!("line {before}: {TOO_LONG}"),
                hint: "is a quotation mark not closed?",
            },
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

    fn cells(&self) -> Result<Vec<Setting>, Spoiled> {
        let text = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
        let beyond = self.record.iter().skip(self.columns.len());
        let is_longer = beyond.into_iter().any(|cell| !text(cell).is_empty());
        // A line of separators alone is a row in which nothing stands, of whatever length.
        let is_blank = self.record.iter().all(|cell| text(cell).is_empty());
        if is_longer || (self.record.len() < self.columns.len() && !is_blank) {
            return Err(Spoiled {
                column: String::new(),
                what: format!(
                    "has {} cells; the header has {}",
                    self.record.len(),
                    self.columns.len()
                ),
                hint: "a cell with the separator in it stands in quotation marks",
            });
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

/// Refuses a file that is not UTF-8 before anything is made of it.
fn utf8(file: &mut File) -> Result<(), RosterError> {
    let mut block = vec![0; 1 << 16];
    let (mut filled, mut line) = (0, 1);
    loop {
        let read = file.read(&mut block[filled..])?;
        let end = filled + read;
        let (valid, broken) = match std::str::from_utf8(&block[..end]) {
            Ok(_) => (end, false),
            // A character that the next block ends is none that is broken.
            Err(why) => (why.valid_up_to(), why.error_len().is_some() || read == 0),
        };
        line += breaks(&block[..valid]);
        if broken {
            let byte = block[valid];
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

/// The separator that stands most often in the first line, outside of quotation marks.
fn separator(head: &[u8]) -> u8 {
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    let mut quoted = false;
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
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
