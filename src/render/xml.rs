//! Well-formed XML, for the formats that are made of it.
//!
//! Whatever a worker wrote goes through [`Xml::text`] or an attribute, and is
//! text there, never markup.

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// An XML file that is being written, in memory.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A file that begins with these words: declaration or document type.
    pub(super) fn new(prologue: &str) -> Self {
        Self {
            writer: Writer::new(prologue.as_bytes().to_vec()),
        }
    }

    /// Writes an element and what is in it; it has both tags even if it is empty.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))?;
        inner(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element that can hold nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer
            .write_event(Event::Empty(start(name, attributes)))
    }

    /// Writes text; characters that XML forbids are left out.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer
            .write_event(Event::Text(BytesText::from_escaped(escaped(text))))
    }

    /// Writes words of this program as they are: a style sheet has signs that
    /// must not be escaped.
    pub(super) fn verbatim(&mut self, words: &'static str) -> io::Result<()> {
        self.writer
            .write_event(Event::Text(BytesText::from_escaped(words)))
    }

    /// Starts a new line, for those who read the source.
    pub(super) fn new_line(&mut self) -> io::Result<()> {
        self.verbatim("\n")
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }
}

/// The first tag of an element.
fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, &*allowed(value)));
    }
    start
}

/// The text for a place between two tags or in an attribute; characters that
/// XML forbids are left out.
pub(super) fn escaped(text: &str) -> String {
    escape(allowed(text)).into_owned()
}

fn allowed(text: &str) -> String {
    text.chars().filter(|c| is_allowed(*c)).collect()
}

/// Whether XML 1.0 can hold the character.
fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        _ => !character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup_and_never_forbidden() {
        let mut xml = Xml::new("");
        let hostile = "</p><script>&amp;\u{1}\u{FFFE}\"'";
        xml.element("p", &[("title", hostile)], |xml| xml.text(hostile))
            .expect("memory");
        let xml = String::from_utf8(xml.finish()).expect("UTF-8");
        let document = roxmltree::Document::parse(&xml).expect("well-formed");
        let shown = Some("</p><script>&amp;\"'");
        assert_eq!(document.root_element().text(), shown);
        assert_eq!(document.root_element().attribute("title"), shown);
        assert_eq!(escaped("<\u{1}&"), "&lt;&amp;");
    }
}
