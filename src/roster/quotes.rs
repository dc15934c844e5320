//! Quotation marks in a text with separators: where its rows end, and where a mark was forgotten.

/// Where the reader is, byte by byte. It follows the rules by which the rows are taken apart: a
/// quotation mark opens a cell only at its beginning, and two of them in a row stand for one.
#[derive(Debug, Clone)]
pub(super) struct Quotes {
    separator: u8,
    state: State,
    /// The line, from 1.
    pub(super) line: u64,
    /// The bytes of the row so far.
    pub(super) row: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first sign of a cell.
    Beginning,
    /// In a cell without quotation marks, or behind one that was closed.
    Plain,
    /// In a cell that a quotation mark has opened.
    Quoted,
    /// Behind a quotation mark in such a cell.
    Closed,
    /// Behind such a mark and a blank.
    Ended,
}

impl Quotes {
    pub(super) const fn new(separator: u8) -> Self {
        Self {
            separator,
            state: State::Beginning,
            line: 1,
            row: 0,
        }
    }

    /// Whether the byte is a blank around a separator, which belongs to no cell: before a quotation mark it
    /// would make the mark a part of the cell.
    pub(super) fn is_around(&self, byte: u8) -> bool {
        let is_blank = byte == b' ' || (byte == b'\t' && self.separator != b'\t');
        is_blank && matches!(self.state, State::Beginning | State::Closed | State::Ended)
    }

    /// Reads on by one byte, and says whether it is text behind a closing quotation mark. Whoever
    /// writes a cell never puts it there: a mark before it opens the cell of another row.
    pub(super) fn read(&mut self, byte: u8) -> bool {
        let (before, is_break) = (self.state, byte == b'\n');
        self.row += 1;
        self.line += u64::from(is_break);
        self.state = match (before, byte) {
            (State::Quoted, b'"') => State::Closed,
            // Without the blank before it, which is left out, the mark is read as one of two.
            (State::Quoted, _) | (State::Beginning | State::Closed | State::Ended, b'"') => {
                State::Quoted
            }
            (_, byte) if is_break || byte == self.separator => State::Beginning,
            (State::Beginning, byte) if self.is_around(byte) => State::Beginning,
            (_, byte) if self.is_around(byte) => State::Ended,
            _ => State::Plain,
        };
        if is_break && self.state == State::Beginning {
            self.row = 0;
        }
        match before {
            State::Closed => self.state == State::Plain,
            State::Ended => matches!(self.state, State::Plain | State::Quoted),
            _ => false,
        }
    }

    /// Whether the text ends in a cell that no quotation mark closes.
    pub(super) fn is_open(&self) -> bool {
        self.state == State::Quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines on which text stands behind a closing mark, and whether the text ends in a cell.
    fn marks(text: &str) -> (Vec<u64>, bool) {
        let mut quotes = Quotes::new(b';');
        let mut lines = Vec::new();
        for byte in text.bytes() {
            let line = quotes.line;
            if quotes.read(byte) {
                lines.push(line);
            }
        }
        (lines, quotes.is_open())
    }

    #[test]
    fn a_forgotten_mark_is_found() {
        for (text, lines, open) in [
            ("a;\"b;c\"\n\"d\ne\";f\n", &[][..], false),
            ("\"say \"\"no\"\"\";x\n", &[], false),
            ("5\" disk;a \"b\" c\n", &[], false),
            ("a;\"b\nc;\"d\"\n", &[2], false),
            ("a;\"b\" c\n", &[1], false),
            ("a;\"b\nc;d\n", &[], true),
            ("a;\"\"\n", &[], false),
            ("a; \"b;c\" ;\t\"d\"\n", &[], false),
            ("a;\"b\" \"c\"\n", &[1], false),
            ("a;\"b\" c\"\n", &[1], false),
        ] {
            assert_eq!(marks(text), (lines.to_vec(), open), "{text}");
        }
    }

    #[test]
    fn a_row_ends_where_no_cell_is_open() {
        let mut quotes = Quotes::new(b';');
        let rows = b"ab;\"c\nd\"\ne".map(|byte| {
            quotes.read(byte);
            quotes.row
        });
        assert_eq!(rows, [1, 2, 3, 4, 5, 6, 7, 8, 0, 1]);
        assert_eq!(quotes.line, 3);
    }
}
