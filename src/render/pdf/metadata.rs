//! What the file says about itself: the XMP packet and the Info dictionary,
//! which must agree.

use super::draw::utf16;
use crate::letter::Letter;
use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary};

/// What wrote the letter.
const CREATOR: &str = "Kerkesa";
/// What wrote the PDF.
const PRODUCER: &str = "printpdf 0.12.8";

/// The Info dictionary.
pub(super) fn info(letter: &Letter) -> Dictionary {
    let date = letter.date.strftime("D:%Y%m%d120000Z").to_string();
    dictionary! {
        "Title" => text(&letter.title),
        "Author" => text(&letter.author),
        "Creator" => Object::string_literal(CREATOR),
        "Producer" => Object::string_literal(PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    }
}

/// A text string.
fn text(text: &str) -> Object {
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// The XMP packet, not compressed, so that any tool can find it.
pub(super) fn xmp(letter: &Letter) -> Stream {
    let packet = packet(letter).into_bytes();
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(dictionary, packet).with_compression(false)
}

fn packet(letter: &Letter) -> String {
    format!(
        include_str!("metadata.xml"),
        mark = '\u{feff}',
        title = escaped(&letter.title),
        author = escaped(&letter.author),
        language = escaped(&letter.language),
        date = letter.date.strftime("%Y-%m-%dT12:00:00Z"),
        creator = CREATOR,
        producer = PRODUCER,
    )
}

/// The text as XML; characters that XML forbids are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn the_packet_states_the_standards_and_the_date() {
        let packet = packet(&sample::letter());
        for part in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "<xmp:CreateDate>2026-11-23T12:00:00Z</xmp:CreateDate>",
            "Kërkesë për akses",
        ] {
            assert!(packet.contains(part), "{part} in {packet}");
        }
    }

    #[test]
    fn a_name_cannot_break_the_packet() {
        let mut letter = sample::letter();
        letter.author = "</rdf:li>&\u{1}\"{author}".to_owned();
        let packet = packet(&letter);
        assert!(packet.contains("<rdf:li>&lt;/rdf:li&gt;&amp;&quot;{author}</rdf:li>"));
    }
}
