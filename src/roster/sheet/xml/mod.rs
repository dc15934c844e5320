//! XML out of a spreadsheet, piece by piece, with a bound on everything that could take memory or time.

mod meter;
mod utf16;

pub(super) use self::meter::Budget;

use self::{
    meter::{Meter, PIECE_BYTES, said, too_large, too_long},
    utf16::{Decoded, Order},
};
use super::{RosterError, unreadable};
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};
use std::{
    borrow::Cow,
    io::{BufRead, BufReader, Read},
    rc::Rc,
};

/// How deep elements may lie in each other; those of spreadsheets lie some ten deep.
const DEPTH: usize = 500;

/// The most bytes of a name.
const NAME_BYTES: usize = 500;

/// A part of a file, as XML.
pub(super) struct Xml<'a> {
    reader: Reader<Meter<'a>>,
    budget: Rc<Budget>,
    buffer: Vec<u8>,
    depth: usize,
}

/// A piece of XML.
pub(super) enum Piece<'x> {
    /// An element begins; an empty one ends at once.
    Start(BytesStart<'x>),
    /// The innermost element ends.
    End,
    /// A text, or a part of one.
    Text(Cow<'x, str>),
    /// What says nothing: a comment, an instruction.
    Nothing,
    /// The part ends.
    Eof,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: impl Read + 'a, budget: &Rc<Budget>) -> Result<Self, RosterError> {
        let mut part = BufReader::with_capacity(1 << 16, part);
        let start = part.fill_buf().map_err(|_| unreadable())?;
        let source: Box<dyn BufRead + 'a> = match Order::of_mark(start) {
            Some(order) => Box::new(BufReader::new(Decoded::new(part, order))),
            None => Box::new(part),
        };
        let mut reader = Reader::from_reader(Meter {
            source,
            budget: Rc::clone(budget),
            left: PIECE_BYTES,
        });
        reader.config_mut().expand_empty_elements = true;
        Ok(Self {
            reader,
            budget: Rc::clone(budget),
            buffer: Vec::new(),
            depth: 0,
        })
    }

    pub(super) fn next(&mut self) -> Result<Piece<'_>, RosterError> {
        if !self.budget.take_piece() {
            return Err(too_large());
        }
        self.reader.get_mut().left = PIECE_BYTES;
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(|why| said(&why))? {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > DEPTH || start.name().0.len() > NAME_BYTES {
                    return Err(unreadable());
                }
                Piece::Start(start)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Piece::End
            }
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::CData(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(name) => Piece::Text(Cow::Owned(resolved(&name)?)),
            Event::Eof if self.depth > 0 => return Err(unreadable()),
            Event::Eof => Piece::Eof,
            _ => Piece::Nothing,
        })
    }

    /// Goes on behind the end of the element that has begun.
    pub(super) fn skip(&mut self) -> Result<(), RosterError> {
        let depth = self.depth;
        while self.depth >= depth {
            self.next()?;
        }
        Ok(())
    }

    /// Appends the text of the element that has begun, and goes on behind its end.
    pub(super) fn text(&mut self, text: &mut String) -> Result<(), RosterError> {
        loop {
            match self.next()? {
                Piece::Text(part) => add(text, &part)?,
                Piece::Start(_) => self.skip()?,
                Piece::End => return Ok(()),
                Piece::Nothing => {}
                Piece::Eof => return Err(unreadable()),
            }
        }
    }

    /// Goes into the outermost element, if it is the right one.
    pub(super) fn root(
        &mut self,
        is_right: impl Fn(&BytesStart<'_>) -> bool,
    ) -> Result<(), RosterError> {
        match self.child(|start| Ok(is_right(start)))? {
            Some(true) => Ok(()),
            _ => Err(unreadable()),
        }
    }

    /// Reads on to the end without looking at it, since the part's checksum is compared there.
    pub(super) fn finish(mut self) -> Result<(), RosterError> {
        let source = self.reader.get_mut();
        loop {
            source.left = u64::MAX;
            let count = source.fill_buf().map_err(|why| said(&why.into()))?.len();
            if count == 0 {
                return Ok(());
            }
            source.consume(count);
        }
    }

    /// What `read` finds at the beginning of the next child of the element that has begun; none at the
    /// element's end. Whoever asks goes on behind the child. Texts between children are left out.
    pub(super) fn child<T>(
        &mut self,
        read: impl Fn(&BytesStart<'_>) -> Result<T, RosterError>,
    ) -> Result<Option<T>, RosterError> {
        loop {
            match self.next()? {
                Piece::Start(start) => return read(&start).map(Some),
                Piece::End | Piece::Eof => return Ok(None),
                Piece::Text(_) | Piece::Nothing => {}
            }
        }
    }
}

/// Appends to the text of a cell.
pub(super) fn add(text: &mut String, part: &str) -> Result<(), RosterError> {
    if (text.len() + part.len()) as u64 > PIECE_BYTES {
        return Err(too_long());
    }
    text.push_str(part);
    Ok(())
}

/// Whether the element has this name, whatever its prefix.
pub(super) fn is(start: &BytesStart<'_>, name: &str) -> bool {
    start.local_name().as_ref() == name
}

/// Gives each attribute: its name without the prefix, and its value.
pub(super) fn attributes(
    start: &BytesStart<'_>,
    mut give: impl FnMut(&str, &str),
) -> Result<(), RosterError> {
    // A check for names that stand twice would compare each with all.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| unreadable())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        give(
            attribute.key.local_name().as_ref(),
            &value.map_err(|_| unreadable())?,
        );
    }
    Ok(())
}

/// What `&name;` stands for. Names that a file defines for itself stand for nothing.
fn resolved(name: &BytesRef<'_>) -> Result<String, RosterError> {
    if let Some(known) = resolve_predefined_entity(name) {
        return Ok(known.to_owned());
    }
    let sign = name.resolve_char_ref().ok().flatten();
    sign.map(String::from).ok_or_else(unreadable)
}

#[cfg(test)]
mod tests {
    use super::{
        meter::{BYTES, PIECES},
        *,
    };

    /// How many pieces there are, or why they cannot be read.
    fn pieces(source: &[u8], bytes: u64, pieces: u64) -> Result<u32, String> {
        let budget = Rc::new(Budget::new(bytes, pieces));
        let mut xml = Xml::new(source, &budget).map_err(|why| why.to_string())?;
        let mut count = 0;
        loop {
            match xml.next().map_err(|why| why.to_string())? {
                Piece::Eof => return Ok(count),
                _ => count += 1,
            }
        }
    }

    #[test]
    fn no_more_is_read_than_may_be() {
        let text = "a".repeat(1 << 20);
        let in_tags = |inner: &str| format!("<a>{inner}</a>").into_bytes();
        let plain = in_tags("<b/>b&amp;");
        assert_eq!(pieces(&plain, 1000, 1000), Ok(6));
        let deep = "<a>".repeat(501);
        for (source, bytes, count, wanted) in [
            (&plain[..], 5, 1000, "unpacks to more than"),
            (&plain, 1000, 3, "unpacks to more than"),
            (&in_tags(&text), BYTES, PIECES, "more than 1 MiB of text"),
            (
                &in_tags(&format!("<b c='{text}'/>")),
                BYTES,
                PIECES,
                "more than 1 MiB of text",
            ),
            (
                &in_tags(&format!("<!--{text}-->")),
                BYTES,
                PIECES,
                "more than 1 MiB of text",
            ),
            (
                deep.as_bytes(),
                BYTES,
                PIECES,
                "no spreadsheet that can be read",
            ),
            (
                &in_tags(&format!("<{}/>", &text[..501])),
                BYTES,
                PIECES,
                "no spreadsheet that can",
            ),
            (b"<a>", BYTES, PIECES, "no spreadsheet that can be read"),
            (b"<a></b>", BYTES, PIECES, "no spreadsheet that can be read"),
            (
                b"<a>\xFF</a>",
                BYTES,
                PIECES,
                "no spreadsheet that can be read",
            ),
            (
                b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                BYTES,
                PIECES,
                "no spreadsheet that",
            ),
        ] {
            let why = pieces(source, bytes, count).expect_err("refused");
            assert!(why.contains(wanted), "{why}");
        }
    }

    #[test]
    fn a_part_in_utf_16_is_read() {
        let xml = "<?xml version='1.0' encoding='UTF-16'?><a>Zoë 😀</a>";
        for (mark, order) in [
            ([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]),
            ([0xFE, 0xFF], u16::to_be_bytes),
        ] {
            let bytes: Vec<u8> = mark
                .into_iter()
                .chain(xml.encode_utf16().flat_map(order))
                .collect();
            let mut xml = Xml::new(&bytes[..], &Rc::default()).expect("a part");
            xml.root(|start| is(start, "a")).expect("its element");
            let mut text = String::new();
            xml.text(&mut text).expect("its text");
            assert_eq!(text, "Zoë 😀");
        }
    }
}
