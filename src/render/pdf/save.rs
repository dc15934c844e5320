//! The document as a file: each stream by itself, all other objects together in one compressed stream, and
//! a compressed table of where everything is (ISO 32000-1, 7.5.7 and 7.5.8).
//!
//! lopdf writes such files too, but writes every object three times over, and the table uncompressed: a sixth
//! of a letter's time and two per cent of its size. The syntax of the objects is lopdf's here as well.

use super::press::Press;
use crate::render::RenderError;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// What a file begins with; four bytes above 127 say that it is no text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n";

/// The bytes of an entry's fields in the table: kind, place, and number within a stream.
const FIELDS: [i64; 3] = [1, 4, 2];

/// The bytes of an entry in the table.
const ENTRY: usize = 7;

/// The bytes of the file; streams that are not compressed stay so.
///
/// # Errors
/// If an object has been replaced by a later generation or a number is too large: faults of this program.
pub(super) fn save(document: Document, press: &mut Press) -> Result<Vec<u8>, RenderError> {
    let mut file = File {
        bytes: Vec::with_capacity(40 * 1024),
        places: vec![[0; ENTRY]],
    };
    file.bytes.extend_from_slice(HEADER);
    let container = document.max_id + 1;
    let table = container + 1;
    let mut index = String::new();
    let mut together = Vec::with_capacity(16 * 1024);
    let mut within = 0;
    for ((id, generation), object) in document.objects {
        if generation != 0 {
            return Err(RenderError::pdf("an object of a later generation"));
        }
        if matches!(object, Object::Stream(_)) {
            file.write(id, object)?;
        } else {
            index.extend([
                id.to_string(),
                " ".into(),
                together.len().to_string(),
                " ".into(),
            ]);
            together.extend(syntax(object)?);
            file.place(id, 2, container, within)?;
            within = following(within)?;
        }
    }
    let first = number(index.len())?;
    let mut stream = Stream::new(
        dictionary! { "Type" => "ObjStm", "N" => i64::from(within), "First" => first },
        [index.into_bytes(), together].concat(),
    );
    press.deflate(&mut stream)?;
    file.write(container, stream.into())?;
    let start = file.bytes.len();
    file.place(table, 1, offset(start)?, 0)?;
    let table_of_places = file.table(document.trailer, press)?;
    file.write(table, table_of_places.into())?;
    file.bytes
        .extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
    Ok(file.bytes)
}

/// A file while it is being written.
struct File {
    bytes: Vec<u8>,
    /// For each object's number its entry in the table; zeros for numbers without an object.
    places: Vec<[u8; ENTRY]>,
}

impl File {
    /// Writes an object that stands by itself.
    fn write(&mut self, id: u32, object: Object) -> Result<(), RenderError> {
        self.place(id, 1, offset(self.bytes.len())?, 0)?;
        self.bytes.extend(format!("{id} 0 obj\n").into_bytes());
        self.bytes.extend(syntax(object)?);
        self.bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// Notes where an object is: at an offset (kind 1) or as one of a stream's (kind 2).
    fn place(&mut self, id: u32, kind: u8, place: u32, within: u16) -> Result<(), RenderError> {
        let index = usize::try_from(id).map_err(|_| TOO_LARGE)?;
        if self.places.len() <= index {
            self.places.resize(index + 1, [0; ENTRY]);
        }
        let entry = &mut self.places[index];
        entry[0] = kind;
        entry[1..5].copy_from_slice(&place.to_be_bytes());
        entry[5..].copy_from_slice(&within.to_be_bytes());
        Ok(())
    }

    /// The table. Each entry is the difference to the one above it, which is often the same.
    fn table(&self, trailer: Dictionary, press: &mut Press) -> Result<Stream, RenderError> {
        const UP: u8 = 2;
        let mut rows = Vec::with_capacity(self.places.len() * (ENTRY + 1));
        let mut above = [0; ENTRY];
        for place in &self.places {
            rows.push(UP);
            rows.extend((0..ENTRY).map(|column| place[column].wrapping_sub(above[column])));
            above = *place;
        }
        let mut stream = Stream::new(trailer, rows);
        let columns = number(ENTRY)?;
        stream.dict.set("Type", "XRef");
        stream.dict.set("Size", number(self.places.len())?);
        stream.dict.set("W", FIELDS.map(Object::Integer).to_vec());
        stream.dict.set(
            "DecodeParms",
            dictionary! { "Predictor" => 12, "Columns" => columns },
        );
        press.deflate(&mut stream)?;
        Ok(stream)
    }
}

const TOO_LARGE: RenderError = RenderError::pdf("the file is too large");

/// The object as it is written, with a blank behind it.
fn syntax(object: Object) -> Result<Vec<u8>, RenderError> {
    // The operand of an operator without a name: so lopdf gives out its syntax.
    let operations = [Operation::new("", vec![object])];
    Content { operations }
        .encode()
        .map_err(|_| RenderError::pdf("an object was not written"))
}

fn number(length: usize) -> Result<i64, RenderError> {
    i64::try_from(length).map_err(|_| TOO_LARGE)
}

fn offset(length: usize) -> Result<u32, RenderError> {
    u32::try_from(length).map_err(|_| TOO_LARGE)
}

fn following(within: u16) -> Result<u16, RenderError> {
    within.checked_add(1).ok_or(TOO_LARGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Objects of every kind, with a gap in their numbers.
    fn document() -> Document {
        let mut document = Document::with_version("1.7");
        let objects = [
            Object::Null,
            true.into(),
            Object::Integer(-7),
            Object::Real(1.25),
            Object::Name(b"A name".to_vec()),
            Object::string_literal(r"(brackets) and ) \ such"),
            vec![1.into(), Object::Reference((1, 0)), "Name".into()].into(),
            dictionary! { "Key" => 1, "Other" => dictionary! { "In" => vec![Object::Null] } }
                .into(),
            Stream::new(dictionary! {}, b"some bytes".to_vec()).into(),
        ];
        for object in objects {
            document.add_object(object);
            document.new_object_id();
        }
        let root = document.add_object(dictionary! { "Type" => "Catalog" });
        document.trailer.set("Root", root);
        document
    }

    fn saved(document: Document) -> Vec<u8> {
        save(document, &mut Press::default()).expect("it is saved")
    }

    #[test]
    fn what_is_read_is_what_was_saved() {
        let document = document();
        let read = Document::load_mem(&saved(document.clone())).expect("it is read");
        assert_eq!(
            read.trailer.get(b"Root").ok(),
            document.trailer.get(b"Root").ok()
        );
        for (id, object) in &document.objects {
            let found = read.objects.get(id);
            if let (Object::Stream(stream), Some(Object::Stream(found))) = (object, found) {
                assert_eq!(found.content, stream.content);
            } else {
                assert_eq!(found, Some(object), "{id:?}");
            }
        }
    }

    #[test]
    fn the_table_is_smaller_than_its_entries() {
        let mut document = document();
        for _ in 0..1000 {
            document.add_object(Object::Null);
        }
        let bytes = saved(document);
        assert!(bytes.len() < 1000 * ENTRY, "{} bytes", bytes.len());
    }

    #[test]
    fn a_second_generation_is_refused() {
        let mut document = document();
        document.objects.insert((50, 1), Object::Null);
        assert!(save(document, &mut Press::default()).is_err());
    }
}
