//! A document as bytes: PDF 1.7 with one object stream and a cross-reference
//! stream.
//!
//! lopdf can write both, but writes every object four times over to learn
//! where it lies; a letter has some hundred, most of them tags.

use super::press::Press;
use crate::render::RenderError;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use std::io::Write;

/// Where an object lies.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// At this byte of the file.
    At(usize),
    /// At this index of the object stream.
    Inside(usize),
}

/// The bytes of the document, whose streams are compressed already.
///
/// # Errors
/// If something cannot be compressed, which is a fault of this program.
pub(super) fn bytes(document: &Document, press: &mut Press) -> Result<Vec<u8>, RenderError> {
    let last = document.objects.keys().next_back().map_or(0, |id| id.0);
    let (objects_id, table_id) = ((last + 1, 0), (last + 2, 0));
    let mut places = vec![Place::Nowhere; index(table_id) + 1];
    // The second line tells programs that the file is not text.
    let mut file = Vec::with_capacity(40 * 1024);
    file.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    let mut inside = Vec::with_capacity(16 * 1024);
    let mut offsets = Vec::new();
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object {
            places[index(*id)] = Place::At(file.len());
            indirect(&mut file, *id, stream);
        } else {
            places[index(*id)] = Place::Inside(offsets.len());
            offsets.push((id.0, inside.len()));
            write(&mut inside, object);
            inside.push(b'\n');
        }
    }
    let mut objects = object_stream(&offsets, &inside);
    press.deflate(&mut objects)?;
    places[index(objects_id)] = Place::At(file.len());
    indirect(&mut file, objects_id, &objects);
    let start = file.len();
    places[index(table_id)] = Place::At(start);
    let mut table = table(document, &places, objects_id);
    press.deflate(&mut table)?;
    indirect(&mut file, table_id, &table);
    text(&mut file, format_args!("startxref\n{start}\n%%EOF\n"));
    Ok(file)
}

fn index(id: ObjectId) -> usize {
    id.0 as usize
}

/// The objects that are no streams, with a list of where each begins.
fn object_stream(offsets: &[(u32, usize)], inside: &[u8]) -> Stream {
    let mut content = Vec::with_capacity(inside.len() + 10 * offsets.len());
    for (id, offset) in offsets {
        text(&mut content, format_args!("{id} {offset} "));
    }
    let first = content.len();
    content.extend_from_slice(inside);
    let dictionary = dictionary! {
        "Type" => "ObjStm",
        "N" => number(offsets.len()),
        "First" => number(first),
    };
    Stream::new(dictionary, content)
}

/// The cross-reference stream: where each object lies, and where to begin.
fn table(document: &Document, places: &[Place], objects: ObjectId) -> Stream {
    let mut content = Vec::with_capacity(6 * places.len());
    for place in places {
        let (kind, position, last): (u8, usize, usize) = match *place {
            Place::Nowhere => (0, 0, 0xFFFF),
            Place::At(position) => (1, position, 0),
            Place::Inside(position) => (2, index(objects), position),
        };
        let (position, last) = (position.to_be_bytes(), last.to_be_bytes());
        content.push(kind);
        content.extend_from_slice(&position[position.len() - 4..]);
        content.extend_from_slice(&last[last.len() - 2..]);
    }
    let mut dictionary = dictionary! {
        "Type" => "XRef",
        "Size" => number(places.len()),
        "W" => vec![1.into(), 4.into(), 2.into()],
    };
    for key in [b"Root".as_slice(), b"Info", b"ID"] {
        if let Ok(value) = document.trailer.get(key) {
            dictionary.set(key, value.clone());
        }
    }
    Stream::new(dictionary, content)
}

fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Writes a stream as an indirect object.
fn indirect(file: &mut Vec<u8>, id: ObjectId, stream: &Stream) {
    text(file, format_args!("{} {} obj\n", id.0, id.1));
    let mut dictionary = stream.dict.clone();
    dictionary.set("Length", number(stream.content.len()));
    write_dictionary(file, &dictionary);
    file.extend_from_slice(b"\nstream\n");
    file.extend_from_slice(&stream.content);
    file.extend_from_slice(b"\nendstream\nendobj\n");
}

/// Writes an object; a stream inside another object cannot be, and is null.
fn write(file: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => file.extend_from_slice(b"null"),
        Object::Boolean(value) => text(file, format_args!("{value}")),
        Object::Integer(value) => text(file, format_args!("{value}")),
        Object::Real(value) => text(file, format_args!("{value}")),
        Object::Reference(id) => text(file, format_args!("{} {} R", id.0, id.1)),
        Object::Name(name) => write_name(file, name),
        Object::String(bytes, format) => write_string(file, bytes, *format),
        Object::Array(items) => {
            file.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    file.push(b' ');
                }
                write(file, item);
            }
            file.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(file, dictionary),
    }
}

fn write_dictionary(file: &mut Vec<u8>, dictionary: &Dictionary) {
    file.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(file, key);
        file.push(b' ');
        write(file, value);
    }
    file.extend_from_slice(b">>");
}

fn write_name(file: &mut Vec<u8>, name: &[u8]) {
    file.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(byte) {
            file.push(*byte);
        } else {
            text(file, format_args!("#{byte:02X}"));
        }
    }
}

fn write_string(file: &mut Vec<u8>, bytes: &[u8], format: StringFormat) {
    match format {
        StringFormat::Hexadecimal => {
            file.push(b'<');
            for byte in bytes {
                text(file, format_args!("{byte:02X}"));
            }
            file.push(b'>');
        }
        StringFormat::Literal => {
            file.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => file.extend_from_slice(&[b'\\', *byte]),
                    b'\r' => file.extend_from_slice(b"\\r"),
                    _ => file.push(*byte),
                }
            }
            file.push(b')');
        }
    }
}

/// Writes formatted text.
fn text(file: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing to memory cannot fail.
    let _ = file.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(object: impl Into<Object>) -> String {
        let mut file = Vec::new();
        write(&mut file, &object.into());
        String::from_utf8(file).expect("ASCII in, ASCII out")
    }

    #[test]
    fn what_means_something_to_pdf_is_escaped() {
        assert_eq!(written(Object::Name(b"A b/#".to_vec())), "/A#20b#2F#23");
        assert_eq!(
            written(Object::string_literal("a(b)\\\r")),
            "(a\\(b\\)\\\\\\r)"
        );
    }

    #[test]
    fn lopdf_reads_what_was_written() {
        let mut document = Document::with_version("1.7");
        let stream = Stream::new(Dictionary::new(), b"content".to_vec());
        let stream = document.add_object(stream);
        // A number that is free, and an object after it.
        let _gap = document.new_object_id();
        let root = document.add_object(dictionary! { "Type" => "Catalog", "X" => stream });
        document.trailer.set("Root", root);
        let bytes = bytes(&document, &mut Press::default()).expect("a small file");
        let read = Document::load_mem(&bytes).expect("a whole file");
        let catalog = read.catalog().expect("the catalog");
        assert_eq!(
            catalog.get(b"X").and_then(Object::as_reference).ok(),
            Some(stream)
        );
        let stream = read.get_object(stream).and_then(Object::as_stream);
        assert_eq!(stream.expect("the stream").content, b"content");
    }
}
