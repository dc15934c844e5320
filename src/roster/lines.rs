//! Lines that end in one way, and rows that end at all.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

/// The most bytes that a row may have: 1 MiB, as a request file.
pub(super) const ROW_LIMIT: u64 = 1 << 20;

/// What is said of a longer row.
pub(super) const TOO_LONG: &str = "a row has more than 1 MiB";

/// A source whose lines all end in a line feed, the last one too, so that they can be counted.
///
/// It refuses to give more than [`ROW_LIMIT`] bytes for one row: a quotation mark that is never
/// closed would otherwise make one row of a whole file, in memory.
pub(super) struct Lines<R> {
    source: R,
    /// Bytes given since the last row began.
    given: Rc<Cell<u64>>,
    after_return: bool,
    ended: bool,
    last: u8,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R, given: Rc<Cell<u64>>) -> Self {
        Self {
            source,
            given,
            after_return: false,
            ended: false,
            last: b'\n',
        }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given.get() > ROW_LIMIT {
            return Err(io::Error::new(io::ErrorKind::InvalidData, TOO_LONG));
        }
        while !self.ended && !buffer.is_empty() {
            let found = self.source.read(buffer)?;
            if found == 0 {
                self.ended = true;
                if self.last != b'\n' {
                    buffer[0] = b'\n';
                    return Ok(1);
                }
                break;
            }
            let mut kept = 0;
            for index in 0..found {
                let byte = buffer[index];
                let is_second = byte == b'\n' && std::mem::take(&mut self.after_return);
                self.after_return = byte == b'\r';
                if !is_second {
                    buffer[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
            }
            if kept > 0 {
                self.last = buffer[kept - 1];
                self.given.set(self.given.get() + kept as u64);
                return Ok(kept);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_ends_in_a_line_feed() {
        for (given, wanted) in [
            ("a\r\nb\rc", "a\nb\nc\n"),
            ("a\n\r\n\nb\n", "a\n\n\nb\n"),
            ("", ""),
            ("\r\r\n", "\n\n"),
        ] {
            let mut found = String::new();
            let given = Lines::new(given.as_bytes(), Rc::default()).read_to_string(&mut found);
            assert!(given.is_ok());
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn a_row_without_an_end_is_refused() {
        let mut found = Vec::new();
        let endless = io::repeat(b'x');
        let given = Lines::new(endless, Rc::default()).read_to_end(&mut found);
        assert_eq!(given.map_err(|why| why.to_string()), Err(TOO_LONG.into()));
    }
}
