//! What is in a letter, as elements: the same in a file and in a page that shows it.

use super::drawing::drawn;
use crate::{
    letter::{Block, Labelled, Letter, Line, Origin, Receipt, origin, plain_text},
    render::{
        text::{labelled, paragraphs},
        xml::Xml,
    },
};
use std::io;

/// The name of an attribute and its value.
type Attribute<'a> = (&'a str, &'a str);

/// From a key of the request to what an element names.
pub(super) type Leads<'a> = &'a dyn Fn(&'static str) -> Option<String>;

/// A text, and what its element names.
type Part = (String, Option<String>);

/// What is in a letter.
pub(super) struct Inside<'a> {
    letter: &'a Letter,
    /// What the elements name as what they come from; nothing in a file.
    leads: Option<Leads<'a>>,
    /// The element by whose words the receipt is named.
    receipt: &'a str,
}

impl<'a> Inside<'a> {
    /// As it is in a file of its own.
    pub(super) const fn of_file(letter: &'a Letter) -> Self {
        Self {
            letter,
            leads: None,
            receipt: "receipt",
        }
    }

    /// As it is in a page that leads from a paragraph to the question behind it.
    pub(super) const fn of_page(letter: &'a Letter, leads: Leads<'a>) -> Self {
        Self {
            letter,
            leads: Some(leads),
            receipt: "letter-receipt",
        }
    }

    /// Writes the elements.
    pub(super) fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let letter = self.letter;
        if !letter.sender.is_empty() {
            xml.new_line()?;
            let sender = self.each(&letter.sender);
            xml.element("address", &[], |xml| lines(xml, &sender))?;
        }
        if let Some(delivery) = &letter.delivery {
            self.paragraph(xml, Some("delivery"), delivery, Some("delivery"))?;
        }
        stack(xml, "recipient", &self.each(&letter.recipient))?;
        self.paragraph(xml, Some("date"), &letter.place_and_date, Some("place"))?;
        stack(xml, "references", &self.labels(&letter.references))?;
        self.words(xml, "h1", &[], &letter.subject, Some("letter"))?;
        self.paragraph(xml, None, &letter.salutation, None)?;
        let mut origins = letter.origins.iter();
        for block in &letter.body {
            let origins = origins.next().map_or(&[][..], Vec::as_slice);
            self.block(xml, block, origins)?;
        }
        self.paragraph(xml, Some("closing"), &letter.closing, None)?;
        if let Some(drawing) = &letter.drawing {
            drawn(xml, drawing)?;
        }
        let signed = origin(&letter.signature);
        self.paragraph(xml, Some("signature"), &letter.signature, signed)?;
        for notice in self.labels(&letter.notices) {
            stack(xml, "notice", &[notice])?;
        }
        letter
            .receipt
            .as_ref()
            .map_or(Ok(()), |box_| self.box_of(xml, box_))?;
        xml.new_line()
    }

    fn block(&self, xml: &mut Xml, block: &Block, origins: &[Origin]) -> io::Result<()> {
        let origin = origins.first().copied().flatten();
        match block {
            Block::Heading(line) => self.words(xml, "h2", &[], line, origin),
            Block::Paragraph(line) => self.paragraph(xml, None, line, origin),
            Block::Quotation(line) => {
                let quoted = paragraphs(line);
                if quoted.is_empty() {
                    return Ok(());
                }
                xml.new_line()?;
                let key = self.key(origin);
                xml.element("blockquote", named(key.as_ref()).as_slice(), |xml| {
                    quoted
                        .iter()
                        .try_for_each(|text| xml.element("p", &[], |xml| xml.text(text)))
                })
            }
            Block::Numbered { first, items } => {
                let start = first.to_string();
                self.list(xml, "ol", ("start", &start), items, origins)
            }
            // A reader that hears the page is not told of a list whose mark was changed.
            Block::Bullets(items) => self.list(xml, "ul", ("role", "list"), items, origins),
        }
    }

    fn list(
        &self,
        xml: &mut Xml,
        name: &str,
        attribute: Attribute<'_>,
        items: &[Line],
        origins: &[Origin],
    ) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        xml.new_line()?;
        xml.element(name, &[attribute], |xml| {
            for (place, item) in items.iter().enumerate() {
                xml.new_line()?;
                let key = self.key(origins.get(place).copied().flatten());
                let text = (plain_text(item), None);
                xml.element("li", named(key.as_ref()).as_slice(), |xml| {
                    lines(xml, &[text])
                })?;
            }
            xml.new_line()
        })
    }

    /// The box for the receipt.
    fn box_of(&self, xml: &mut Xml, receipt: &Receipt) -> io::Result<()> {
        xml.new_line()?;
        let attributes = [
            ("class", "receipt"),
            ("role", "group"),
            ("aria-labelledby", self.receipt),
        ];
        xml.element("div", &attributes, |xml| {
            self.words(xml, "h2", &[("id", self.receipt)], &receipt.title, None)?;
            for field in &receipt.fields {
                xml.new_line()?;
                xml.element("p", &[], |xml| {
                    xml.text(field)?;
                    xml.text(" ")?;
                    xml.element("span", &[("class", "rule")], |_| Ok(()))
                })?;
            }
            xml.new_line()
        })
    }

    /// Writes a paragraph; nothing if it is empty.
    fn paragraph(
        &self,
        xml: &mut Xml,
        class: Option<&str>,
        line: &Line,
        origin: Origin,
    ) -> io::Result<()> {
        let class = class.map(|class| ("class", class));
        self.words(xml, "p", class.as_slice(), line, origin)
    }

    /// Writes an element with the words of the line; nothing if it is empty.
    fn words(
        &self,
        xml: &mut Xml,
        name: &str,
        attributes: &[Attribute<'_>],
        line: &Line,
        origin: Origin,
    ) -> io::Result<()> {
        let text = plain_text(line);
        if text.is_empty() {
            return Ok(());
        }
        xml.new_line()?;
        let key = self.key(origin);
        let attributes = [attributes, named(key.as_ref()).as_slice()].concat();
        xml.element(name, &attributes, |xml| lines(xml, &[(text, None)]))
    }

    /// What an element names that comes from there.
    fn key(&self, origin: Origin) -> Option<String> {
        self.leads?(origin?)
    }

    fn each(&self, lines: &[Line]) -> Vec<Part> {
        let one = |line: &Line| (plain_text(line), self.key(origin(line)));
        lines.iter().map(one).collect()
    }

    fn labels(&self, lines: &[Labelled]) -> Vec<Part> {
        let one = |line: &Labelled| (labelled(line), self.key(line.origin));
        lines.iter().map(one).collect()
    }
}

/// The attribute that names a key.
fn named(key: Option<&String>) -> Option<Attribute<'_>> {
    Some(("data-key", key?))
}

/// Writes the line that marks a letter.
pub(super) fn mark(xml: &mut Xml, mark: &Line) -> io::Result<()> {
    xml.element("p", &[("class", "mark")], |xml| {
        xml.new_line()?;
        xml.element("strong", &[], |xml| lines(xml, &[(plain_text(mark), None)]))
    })
}

/// Writes lines that belong together; nothing if there are none.
fn stack(xml: &mut Xml, class: &str, texts: &[Part]) -> io::Result<()> {
    if texts.is_empty() {
        return Ok(());
    }
    xml.new_line()?;
    xml.element("p", &[("class", class)], |xml| lines(xml, texts))
}

/// Writes texts with a line break after each but the last, and at each line feed; in an element of its own what has a key.
fn lines(xml: &mut Xml, texts: &[Part]) -> io::Result<()> {
    for (index, (text, key)) in texts.iter().enumerate() {
        if index > 0 {
            line_break(xml)?;
        }
        match key {
            Some(key) => xml.element("span", &[("data-key", key)], |xml| broken(xml, text))?,
            None => broken(xml, text)?,
        }
    }
    Ok(())
}

fn broken(xml: &mut Xml, text: &str) -> io::Result<()> {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            line_break(xml)?;
        }
        xml.text(line)?;
    }
    Ok(())
}

fn line_break(xml: &mut Xml) -> io::Result<()> {
    xml.empty("br", &[])?;
    xml.new_line()
}
