//! The numbers of lists: counted by the program that shows the document.

use super::{W, part};
use crate::render::xml::Xml;
use std::io;

/// The list of all that has a dash; `styles.xml` names it too.
const DASHES: &str = "1";
/// Indent of the text in twentieths of a point, as in the PDF: 9 mm, and 5 mm
/// of it for the dash.
const TEXT: &str = "510";
const DASH: &str = "283";

/// The numbered lists of a letter. Lists whose numbers follow each other are
/// one list, so that a new item in the first moves the numbers of the second.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The first number of each list.
    starts: Vec<u32>,
    /// The number that the next item of the last list would have.
    next: u64,
}

impl Numbering {
    /// The list for so many items from the number `first` on.
    pub(super) fn list(&mut self, first: u32, items: usize) -> String {
        if self.starts.is_empty() || u64::from(first) != self.next {
            self.starts.push(first);
        }
        self.next = u64::from(first).saturating_add(items as u64);
        // The dashes' list is the first.
        (1 + self.starts.len()).to_string()
    }

    /// The part that says how the lists count.
    pub(super) fn part(&self) -> io::Result<Vec<u8>> {
        part("w:numbering", &[("xmlns:w", W)], |xml| {
            form(xml, "0", "bullet", "–", DASH)?;
            form(xml, "1", "decimal", "%1.", TEXT)?;
            list(xml, DASHES, "0", None)?;
            for (id, first) in (2_usize..).zip(&self.starts) {
                list(xml, &id.to_string(), "1", Some(*first))?;
            }
            Ok(())
        })
    }
}

/// Writes how the items of a kind of list look.
fn form(xml: &mut Xml, id: &str, kind: &str, label: &str, hanging: &str) -> io::Result<()> {
    xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.empty("w:multiLevelType", &[("w:val", "singleLevel")])?;
        xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
            xml.empty("w:start", &[("w:val", "1")])?;
            xml.empty("w:numFmt", &[("w:val", kind)])?;
            xml.empty("w:lvlText", &[("w:val", label)])?;
            xml.empty("w:lvlJc", &[("w:val", "left")])?;
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:ind", &[("w:left", TEXT), ("w:hanging", hanging)])
            })
        })
    })
}

/// Writes a list of that form, which may start at a number of its own.
fn list(xml: &mut Xml, id: &str, form: &str, first: Option<u32>) -> io::Result<()> {
    xml.element("w:num", &[("w:numId", id)], |xml| {
        xml.empty("w:abstractNumId", &[("w:val", form)])?;
        let Some(first) = first else { return Ok(()) };
        xml.element("w:lvlOverride", &[("w:ilvl", "0")], |xml| {
            xml.empty("w:startOverride", &[("w:val", &first.to_string())])
        })
    })
}
