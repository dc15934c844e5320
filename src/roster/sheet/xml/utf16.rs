//! Text in UTF-16, as UTF-8: the only other encoding that the parts of a spreadsheet may have.

use std::io::{self, BufRead, Read};

/// In which order the two bytes of a unit stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    BigEndian,
    LittleEndian,
}

impl Order {
    /// The order that the mark at the beginning of a text tells, if it is in UTF-16.
    pub(super) fn of_mark(start: &[u8]) -> Option<Self> {
        match start {
            [0xFE, 0xFF, ..] => Some(Self::BigEndian),
            [0xFF, 0xFE, ..] => Some(Self::LittleEndian),
            _ => None,
        }
    }

    const fn unit(self, bytes: [u8; 2]) -> u16 {
        match self {
            Self::BigEndian => u16::from_be_bytes(bytes),
            Self::LittleEndian => u16::from_le_bytes(bytes),
        }
    }
}

/// The text without its mark; U+FFFD stands for what is none.
pub(super) struct Decoded<R> {
    source: R,
    order: Order,
    /// A unit that was read to see that it is no second half.
    next: Option<u16>,
    /// The sign that is being handed out, and from where on.
    sign: [u8; 4],
    left: std::ops::Range<usize>,
    begun: bool,
}

impl<R: BufRead> Decoded<R> {
    pub(super) const fn new(source: R, order: Order) -> Self {
        Self {
            source,
            order,
            next: None,
            sign: [0; 4],
            left: 0..0,
            begun: false,
        }
    }

    /// The next unit; half of one at the end is none.
    fn unit(&mut self) -> io::Result<Option<u16>> {
        if let Some(unit) = self.next.take() {
            return Ok(Some(unit));
        }
        let mut bytes = [0; 2];
        match self.source.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(self.order.unit(bytes))),
            Err(why) if why.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(why) => Err(why),
        }
    }

    fn sign(&mut self) -> io::Result<Option<char>> {
        let Some(first) = self.unit()? else {
            return Ok(None);
        };
        let is_half = (0xD800..0xDC00).contains(&first);
        let second = if is_half { self.unit()? } else { None };
        let units = [Some(first), second];
        let mut signs = char::decode_utf16(units.into_iter().flatten());
        let sign = signs.next().and_then(Result::ok);
        if sign.is_none() {
            self.next = second;
        }
        Ok(Some(sign.unwrap_or(char::REPLACEMENT_CHARACTER)))
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < buffer.len() {
            if self.left.is_empty() {
                let Some(sign) = self.sign()? else { break };
                if !std::mem::replace(&mut self.begun, true) && sign == '\u{FEFF}' {
                    continue;
                }
                let length = sign.encode_utf8(&mut self.sign).len();
                self.left = 0..length;
            }
            let count = self.left.len().min(buffer.len() - written);
            let from = self.left.start;
            buffer[written..written + count].copy_from_slice(&self.sign[from..from + count]);
            self.left.start += count;
            written += count;
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn read(bytes: &[u8], order: Order, capacity: usize) -> String {
        let mut text = String::new();
        let mut decoded = Decoded::new(BufReader::with_capacity(capacity, bytes), order);
        decoded.read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn text_in_utf_16_is_read_whatever_pieces_it_comes_in() {
        let text = "\u{FEFF}<a>Zoë 😀 Tiranë\u{FEFF}</a>";
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for capacity in [1, 2, 3, 64] {
            for (bytes, order) in [(&big, Order::BigEndian), (&little, Order::LittleEndian)] {
                assert_eq!(Order::of_mark(bytes), Some(order));
                assert_eq!(read(bytes, order, capacity), text[3..]);
            }
        }
    }

    #[test]
    fn what_is_no_text_becomes_a_sign_that_says_so() {
        // A first half before a letter, a second half alone, half a unit at the end.
        let units = [0xD83D, 0x61, 0xDE00, 0x62];
        let mut bytes: Vec<u8> = units.into_iter().flat_map(u16::to_le_bytes).collect();
        bytes.push(0x63);
        assert_eq!(read(&bytes, Order::LittleEndian, 64), "\u{FFFD}a\u{FFFD}b");
    }
}
