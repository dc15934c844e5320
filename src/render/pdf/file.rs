//! A file and its parts: each stream by itself, other objects many together in one compressed stream, and a
//! compressed table of where everything is (ISO 32000-1, 7.5.7 and 7.5.8).
//!
//! The syntax of objects is `pdf_writer`'s, which has no streams of objects of its own.

use super::press::Press;
use crate::render::RenderError;
use pdf_writer::types::Predictor;
use pdf_writer::{Chunk, Content, Filter, Name, Obj, Ref, Settings, Str, Stream};
use serde::{Deserialize, Serialize};

/// What a file begins with; four bytes above 127 say that it is no text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n";

/// The bytes of an entry's fields in the table: kind, place, and number within a stream.
const FIELDS: [i32; 3] = [1, 4, 2];

/// The bytes of an entry in the table.
const ENTRY: usize = 7;

/// Nothing that only a person would need.
const COMPACT: Settings = Settings { pretty: false };

const TOO_LARGE: RenderError = RenderError::pdf("the file is too large");

/// Objects as they stand in a file, and where each of them is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    bytes: Vec<u8>,
    places: Vec<(i32, Place)>,
}

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum Place {
    /// Bytes from the beginning of the part.
    At(usize),
    /// One of the objects in a stream.
    Within { container: i32, index: u16 },
}

impl Part {
    /// A part that will have about so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
            places: Vec::with_capacity(128),
        }
    }

    /// A part that was written before.
    pub(super) const fn stored(bytes: Vec<u8>, places: Vec<(i32, Place)>) -> Self {
        Self { bytes, places }
    }

    /// Adds a stream as it is, and what `describe` says of it.
    pub(super) fn stream(
        &mut self,
        id: Ref,
        content: &[u8],
        describe: impl FnOnce(&mut Stream<'_>),
    ) {
        const DICTIONARY: usize = 256;
        self.places.push((id.get(), Place::At(self.bytes.len())));
        let mut chunk = Chunk::with_settings_and_capacity(COMPACT, content.len() + DICTIONARY);
        describe(&mut chunk.stream(id, content));
        self.bytes.extend_from_slice(chunk.as_bytes());
    }

    /// Adds a stream that the press has compressed.
    pub(super) fn compressed(
        &mut self,
        id: Ref,
        pressed: &[u8],
        describe: impl FnOnce(&mut Stream<'_>),
    ) {
        self.stream(id, pressed, |stream| {
            stream.filter(Filter::FlateDecode);
            describe(stream);
        });
    }

    /// Adds objects, together in the stream of that number.
    ///
    /// # Errors
    /// If they are more than 65,535 or longer than two gigabytes: faults of this program.
    pub(super) fn objects(
        &mut self,
        container: Ref,
        objects: Objects,
        press: &mut Press,
    ) -> Result<(), RenderError> {
        let mut index = String::with_capacity(objects.places.len() * 9);
        for (place, (id, offset)) in objects.places.iter().enumerate() {
            index.extend([&id.get().to_string(), " ", &offset.to_string(), " "]);
            let within = Place::Within {
                container: container.get(),
                index: u16::try_from(place).map_err(|_| TOO_LARGE)?,
            };
            self.places.push((id.get(), within));
        }
        let count = number(objects.places.len())?;
        let first = number(index.len())?;
        let all = [index.as_bytes(), &objects.content.finish()].concat();
        let pressed = press.deflate(&all)?;
        self.compressed(container, &pressed, |stream| {
            stream
                .pair(Name(b"Type"), Name(b"ObjStm"))
                .pair(Name(b"N"), count)
                .pair(Name(b"First"), first);
        });
        Ok(())
    }

    /// Adds all of another part.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(&other.bytes);
        let moved = other.places.iter().map(|(id, place)| match place {
            Place::At(offset) => (*id, Place::At(start + offset)),
            within @ Place::Within { .. } => (*id, *within),
        });
        self.places.extend(moved);
    }

    /// The bytes so far.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the objects are, by their numbers.
    #[cfg(test)]
    pub(super) fn places(&self) -> &[(i32, Place)] {
        &self.places
    }

    /// The whole file. The number of the table must be the highest.
    ///
    /// # Errors
    /// If the file is longer than two gigabytes: a fault of this program.
    pub(super) fn finish(
        mut self,
        table: Ref,
        trailer: &Trailer,
        press: &mut Press,
    ) -> Result<Vec<u8>, RenderError> {
        let start = self.bytes.len();
        self.places.push((table.get(), Place::At(start)));
        let size = index(table.get()) + 1;
        let rows = press.deflate(&rows(&self.places, size)?)?;
        let size = number(size)?;
        let columns = number(ENTRY)?;
        self.compressed(table, &rows, |stream| {
            stream
                .pair(Name(b"Type"), Name(b"XRef"))
                .pair(Name(b"Size"), size)
                .pair(Name(b"Root"), trailer.root)
                .pair(Name(b"Info"), trailer.info);
            stream.insert(Name(b"W")).array().items(FIELDS);
            let identity = Str(&trailer.identity);
            stream
                .insert(Name(b"ID"))
                .array()
                .items([identity, identity]);
            stream
                .decode_parms()
                .predictor(Predictor::PngUp)
                .columns(columns);
        });
        let end = format!("startxref\n{}\n%%EOF\n", HEADER.len() + start);
        Ok([HEADER, &self.bytes, end.as_bytes()].concat())
    }
}

/// What the end of a file says of it.
pub(super) struct Trailer {
    pub(super) root: Ref,
    pub(super) info: Ref,
    /// A name that follows from what the file shows.
    pub(super) identity: [u8; 16],
}

/// Objects that will stand together in one stream; none of them a stream itself.
pub(super) struct Objects {
    content: Content,
    /// Each object and where it begins.
    places: Vec<(Ref, usize)>,
}

impl Objects {
    pub(super) fn new() -> Self {
        Self {
            content: Content::with_settings_and_capacity(COMPACT, 8 * 1024),
            places: Vec::with_capacity(128),
        }
    }

    /// Adds the object that is written by `write`.
    pub(super) fn add(&mut self, id: Ref, write: impl FnOnce(Obj<'_>)) {
        self.places.push((id, self.content.len()));
        // The operand of an operator without a name: an object that is not numbered.
        write(self.content.op("").obj());
    }
}

/// The entries of the table up to that number. Each is the difference to the one above it, which is often
/// the same; numbers without an object are zeros.
fn rows(places: &[(i32, Place)], size: usize) -> Result<Vec<u8>, RenderError> {
    const UP: u8 = 2;
    let mut entries = vec![[0_u8; ENTRY]; size];
    for (id, place) in places {
        let (kind, place, within) = match place {
            Place::At(offset) => (1, offset + HEADER.len(), 0),
            Place::Within { container, index } => (2, self::index(*container), *index),
        };
        let place = u32::try_from(place).map_err(|_| TOO_LARGE)?;
        let entry = entries.get_mut(index(*id)).ok_or(TOO_LARGE)?;
        entry[0] = kind;
        entry[1..5].copy_from_slice(&place.to_be_bytes());
        entry[5..].copy_from_slice(&within.to_be_bytes());
    }
    let mut rows = Vec::with_capacity(size * (ENTRY + 1));
    let mut above = [0; ENTRY];
    for entry in entries {
        rows.push(UP);
        rows.extend((0..ENTRY).map(|column| entry[column].wrapping_sub(above[column])));
        above = entry;
    }
    Ok(rows)
}

/// The place of an object in the table.
fn index(id: i32) -> usize {
    usize::try_from(id).unwrap_or(0)
}

/// A length as a number of the file.
pub(super) fn number(length: usize) -> Result<i32, RenderError> {
    i32::try_from(length).map_err(|_| TOO_LARGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Document, Object};

    const TRAILER: Trailer = Trailer {
        root: Ref::new(2),
        info: Ref::new(5),
        identity: *b"0123456789abcdef",
    };

    /// Objects of some kinds, with gaps in their numbers, and a part within the part.
    fn part(dictionaries: i32) -> Part {
        let mut press = Press::default();
        let mut inner = Part::with_capacity(100);
        inner.stream(Ref::new(3), b"some bytes", |_| ());
        let mut objects = Objects::new();
        objects.add(Ref::new(2), |object| {
            object.dict().pair(Name(b"Type"), Name(b"Catalog"));
        });
        objects.add(Ref::new(5), |object| {
            let text = Str(br"(brackets) and ) \ such");
            object.dict().pair(Name(b"Title"), text);
        });
        objects.add(Ref::new(7), |object| object.primitive(-7));
        objects.add(Ref::new(8), |object| object.primitive(1.25_f32));
        for number in 0..dictionaries {
            objects.add(Ref::new(10 + number), |object| {
                object.dict().pair(Name(b"Next"), Ref::new(10 + number));
            });
        }
        let mut part = Part::with_capacity(100);
        part.stream(Ref::new(1), b"first", |_| ());
        part.append(&inner);
        let container = Ref::new(9);
        part.objects(container, objects, &mut press)
            .expect("they are few");
        part
    }

    fn saved(dictionaries: i32) -> Vec<u8> {
        let table = Ref::new(10 + dictionaries);
        let part = part(dictionaries);
        part.finish(table, &TRAILER, &mut Press::default())
            .expect("it is short")
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let read = Document::load_mem(&saved(3)).expect("it is read");
        let root = read.trailer.get(b"Root").and_then(Object::as_reference);
        assert_eq!(root.ok(), Some((2, 0)));
        let stream = |id| match &read.objects[&(id, 0)] {
            Object::Stream(stream) => stream.content.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(stream(1), b"first");
        assert_eq!(stream(3), b"some bytes");
        let title = read
            .get_dictionary((5, 0))
            .and_then(|info| info.get(b"Title"));
        let title = title.and_then(Object::as_str).expect("a title");
        assert_eq!(title, br"(brackets) and ) \ such");
        assert_eq!(read.objects[&(7, 0)], Object::Integer(-7));
        assert_eq!(read.objects[&(8, 0)], Object::Real(1.25));
        for id in 10..13 {
            let next = read.get_dictionary((id, 0)).and_then(|it| it.get(b"Next"));
            assert_eq!(next.ok(), Some(&Object::Reference((id, 0))));
        }
        assert!(!read.objects.contains_key(&(4, 0)), "a gap");
    }

    #[test]
    fn the_table_is_smaller_than_its_entries() {
        let places: Vec<_> = (1..=1000)
            .map(|number| {
                let container = 2000;
                let index = u16::try_from(number).expect("small");
                (number, Place::Within { container, index })
            })
            .collect();
        let rows = rows(&places, 1001).expect("they are few");
        let pressed = Press::default().deflate(&rows).expect("pressed");
        assert_eq!(rows.len(), 1001 * (ENTRY + 1));
        assert!(pressed.len() < 1000, "{} bytes", pressed.len());
    }

    #[test]
    fn an_object_beyond_the_table_is_refused() {
        let finished = part(3).finish(Ref::new(11), &TRAILER, &mut Press::default());
        assert!(finished.is_err());
    }
}
