//! What the file says about itself: the XMP packet and the Info dictionary,
//! which must agree.

use super::file::Part;
use crate::letter::Letter;
use pdf_writer::writers::DocumentInfo;
use pdf_writer::{Date, Name, Obj, Ref, TextStr};

/// What wrote the letter.
const CREATOR: &str = "Kerkesa";
/// What embedded the fonts, most of them beforehand, and wrote the objects. It is the same whatever embeds the others,
/// for so is all else in the file.
const PRODUCER: &str = "printpdf 0.12.8, pdf-writer 0.15";

/// Writes the Info dictionary.
pub(super) fn info(letter: &Letter, object: Obj<'_>) {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let date = Date::new(u16::try_from(letter.date.year()).unwrap_or_default())
        .month(part(letter.date.month()))
        .day(part(letter.date.day()))
        .hour(12)
        .minute(0)
        .second(0)
        .utc_offset_hour(0);
    object
        .start::<DocumentInfo<'_>>()
        .title(TextStr(&letter.title))
        .author(TextStr(&letter.author))
        .creator(TextStr(CREATOR))
        .producer(TextStr(PRODUCER))
        .creation_date(date)
        .modified_date(date);
}

/// Writes the XMP packet, not compressed, so that any tool can find it.
pub(super) fn xmp(letter: &Letter, id: Ref, part: &mut Part) {
    part.stream(id, packet(letter).as_bytes(), |stream| {
        stream
            .pair(Name(b"Type"), Name(b"Metadata"))
            .pair(Name(b"Subtype"), Name(b"XML"));
    });
}

fn packet(letter: &Letter) -> String {
    let packet = format!(
        include_str!("metadata.xml"),
        mark = '\u{feff}',
        title = escaped(&letter.title),
        author = escaped(&letter.author),
        date = format_args!("{}T12:00:00Z", letter.date),
        creator = CREATOR,
        producer = PRODUCER,
    );
    // Lines are for whoever reads the source; no value has one.
    packet.replace(">\n<", "><")
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
