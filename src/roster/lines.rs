//! Lines that end in one way, and the marks of those in which a quotation mark was forgotten.

use super::quotes::Quotes;
use std::{
    cell::RefCell,
    collections::VecDeque,
    io::{self, Read},
    rc::Rc,
};

/// Lines with a forgotten quotation mark that were given and not asked for so far.
pub(super) type Marks = Rc<RefCell<VecDeque<u64>>>;

/// Makes one line feed of each end of a line: of a return, and of a return with a line feed.
#[derive(Debug, Default)]
pub(super) struct Ends {
    after_return: bool,
}

impl Ends {
    /// The byte as it is given on; none for the second of an end.
    pub(super) fn read(&mut self, byte: u8) -> Option<u8> {
        let is_second = byte == b'\n' && std::mem::take(&mut self.after_return);
        self.after_return = byte == b'\r';
        match byte {
            _ if is_second => None,
            b'\r' => Some(b'\n'),
            byte => Some(byte),
        }
    }
}

/// A source whose lines all end in a line feed, the last one too, so that they can be counted.
pub(super) struct Lines<R> {
    source: R,
    quotes: Quotes,
    marks: Marks,
    ends: Ends,
    ended: bool,
    last: u8,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R, separator: u8, marks: Marks) -> Self {
        Self {
            source,
            quotes: Quotes::new(separator),
            marks,
            ends: Ends::default(),
            ended: false,
            last: b'\n',
        }
    }

    /// Puts the bytes that were read to the beginning of the buffer, with one line feed for each
    /// end of a line, and says how many they are.
    fn take(&mut self, buffer: &mut [u8]) -> usize {
        let mut kept = 0;
        for index in 0..buffer.len() {
            let Some(byte) = self.ends.read(buffer[index]) else {
                continue;
            };
            let (line, is_around) = (self.quotes.line, self.quotes.is_around(byte));
            if self.quotes.read(byte) {
                self.mark(line);
            }
            if !is_around {
                buffer[kept] = byte;
                kept += 1;
            }
        }
        kept
    }

    fn mark(&self, line: u64) {
        self.marks.borrow_mut().push_back(line);
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended && !buffer.is_empty() {
            let found = self.source.read(buffer)?;
            if found == 0 {
                self.ended = true;
                if self.quotes.is_open() {
                    self.mark(self.quotes.line);
                }
                if self.last != b'\n' {
                    buffer[0] = b'\n';
                    return Ok(1);
                }
                break;
            }
            let kept = self.take(&mut buffer[..found]);
            if kept > 0 {
                self.last = buffer[kept - 1];
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
        for (given, wanted, marked) in [
            ("a\r\nb\rc", "a\nb\nc\n", &[][..]),
            ("a\n\r\n\nb\n", "a\n\n\nb\n", &[]),
            ("", "", &[]),
            ("\r\r\n", "\n\n", &[]),
            ("a\r\n\"b\r\n\"c\"\r\n", "a\n\"b\n\"c\"\n", &[3]),
            ("a\n\"b", "a\n\"b\n", &[2]),
            ("a; \"b ; c\" ;d e \n", "a;\"b ; c\";d e \n", &[]),
        ] {
            let (mut found, marks) = (String::new(), Marks::default());
            let given =
                Lines::new(given.as_bytes(), b';', Rc::clone(&marks)).read_to_string(&mut found);
            assert!(given.is_ok());
            assert_eq!(found, wanted);
            assert_eq!(*marks.borrow(), marked);
        }
    }
}
