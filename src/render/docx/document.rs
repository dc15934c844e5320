//! The document itself, and what stands above and below it on every page.

use super::body::body;
use super::drawing::drawing;
use super::numbering::Numbering;
use super::{MC, R, W, WP, WPS, part};
use crate::letter::{Letter, Line, Receipt, plain_text};
use crate::render::text::labelled;
use crate::render::xml::Xml;
use crate::render::{HEIGHT, WIDTH, sheet};
use std::io;

const NAMESPACES: [(&str, &str); 2] = [("xmlns:w", W), ("xmlns:r", R)];
/// What a document with a drawing names as well.
const OF_DRAWINGS: [(&str, &str); 3] = [("xmlns:mc", MC), ("xmlns:wp", WP), ("xmlns:wps", WPS)];
/// The widths of the receipt's columns, in twentieths of a point: together they
/// are as wide as the text.
const LABELS: u32 = 4000;
const RULES: u32 = 5355;
/// From the paper's edge to the line above all pages and to that below them, in
/// millimetres, as in the PDF.
const HEADER: f32 = 8.0;
const FOOTER: f32 = 11.0;

/// The letter. The head is stacked as without a window: whoever edits it decides
/// on the envelope.
pub(super) fn document(letter: &Letter, numbering: &mut Numbering) -> io::Result<Vec<u8>> {
    let namespaces = match letter.drawing {
        Some(_) => [&NAMESPACES[..], &OF_DRAWINGS].concat(),
        None => NAMESPACES.to_vec(),
    };
    part("w:document", &namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            lines(xml, "Sender", &letter.sender)?;
            lines(xml, "Delivery", letter.delivery.as_slice())?;
            lines(xml, "Recipient", &letter.recipient)?;
            line(xml, "Date", &letter.place_and_date)?;
            for reference in &letter.references {
                paragraph(xml, "Reference", &labelled(reference))?;
            }
            line(xml, "Heading1", &letter.subject)?;
            line(xml, "Salutation", &letter.salutation)?;
            for paragraph in body(letter, numbering) {
                let layout = Layout {
                    keep_with_next: paragraph.keep_with_next,
                    list: paragraph.list.as_deref(),
                };
                styled(xml, paragraph.style, layout, |xml| {
                    run(xml, &paragraph.text)
                })?;
            }
            line(xml, "Closing", &letter.closing)?;
            if let Some(drawn) = &letter.drawing {
                styled(xml, "DrawnSignature", Layout::default(), |xml| {
                    drawing(xml, drawn)
                })?;
                line(xml, "SignedName", &letter.signature)?;
            } else {
                line(xml, "Signature", &letter.signature)?;
            }
            for notice in &letter.notices {
                paragraph(xml, "Notice", &labelled(notice))?;
            }
            if let Some(box_) = &letter.receipt {
                receipt(xml, box_)?;
            }
            section(xml, letter)
        })
    })
}

/// What marks every page.
pub(super) fn header(letter: &Letter) -> io::Result<Option<Vec<u8>>> {
    let mark = letter.mark.as_deref().map(plain_text).unwrap_or_default();
    if mark.is_empty() {
        return Ok(None);
    }
    part("w:hdr", &NAMESPACES, |xml| paragraph(xml, "Header", &mark)).map(Some)
}

/// The page's number, in the words of the letter.
pub(super) fn footer(letter: &Letter) -> io::Result<Option<Vec<u8>>> {
    let footer = &letter.footer;
    if footer.is_empty() {
        return Ok(None);
    }
    let footer = part("w:ftr", &NAMESPACES, |xml| {
        styled(xml, "Footer", Layout::default(), |xml| {
            run(xml, &footer.before)?;
            field(xml, "PAGE")?;
            run(xml, &footer.between)?;
            field(xml, "NUMPAGES")?;
            run(xml, &footer.after)
        })
    });
    footer.map(Some)
}

/// Writes a number that the program which shows the document knows.
fn field(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.element("w:fldSimple", &[("w:instr", name)], |xml| run(xml, "1"))
}

/// Writes the receipt as a table: a label and a line to write on in each row.
fn receipt(xml: &mut Xml, receipt: &Receipt) -> io::Result<()> {
    let (labels, rules) = (LABELS.to_string(), RULES.to_string());
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "Receipt")])?;
            let whole = (LABELS + RULES).to_string();
            xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")])?;
            xml.empty("w:tblLayout", &[("w:type", "fixed")])
        })?;
        xml.element("w:tblGrid", &[], |xml| {
            xml.empty("w:gridCol", &[("w:w", &labels)])?;
            xml.empty("w:gridCol", &[("w:w", &rules)])
        })?;
        row(xml, |xml| {
            xml.element("w:tc", &[], |xml| {
                xml.element("w:tcPr", &[], |xml| {
                    xml.empty("w:gridSpan", &[("w:val", "2")])
                })?;
                paragraph(xml, "Heading2", &plain_text(&receipt.title))
            })
        })?;
        receipt.fields.iter().try_for_each(|field| {
            row(xml, |xml| {
                cell(xml, &labels, false, field)?;
                cell(xml, &rules, true, "")
            })
        })
    })?;
    // A table is no end of a document.
    styled(xml, "ReceiptField", Layout::default(), |_| Ok(()))
}

fn row(xml: &mut Xml, cells: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]))?;
        cells(xml)
    })
}

fn cell(xml: &mut Xml, width: &str, is_ruled: bool, text: &str) -> io::Result<()> {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")])?;
            if !is_ruled {
                return Ok(());
            }
            xml.element("w:tcBorders", &[], |xml| {
                let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0")];
                xml.empty("w:bottom", &line)
            })
        })?;
        styled(xml, "ReceiptField", Layout::default(), |xml| run(xml, text))
    })
}

/// Writes the sheet's size and margins, and what stands on every page.
fn section(xml: &mut Xml, letter: &Letter) -> io::Result<()> {
    let text = sheet(letter.stationery.window).body;
    let (left, right) = (twips(text.x), twips(WIDTH - text.right()));
    let (top, bottom) = (twips(text.y), twips(HEIGHT - text.bottom()));
    xml.element("w:sectPr", &[], |xml| {
        if letter
            .mark
            .as_ref()
            .is_some_and(|mark| !plain_text(mark).is_empty())
        {
            let header = [("w:type", "default"), ("r:id", "header")];
            xml.empty("w:headerReference", &header)?;
        }
        if !letter.footer.is_empty() {
            let footer = [("w:type", "default"), ("r:id", "footer")];
            xml.empty("w:footerReference", &footer)?;
        }
        let size = [("w:w", &*twips(WIDTH)), ("w:h", &*twips(HEIGHT))];
        xml.empty("w:pgSz", &size)?;
        let margins = [
            ("w:top", &*top),
            ("w:right", &*right),
            ("w:bottom", &*bottom),
            ("w:left", &*left),
            ("w:header", &*twips(HEADER)),
            ("w:footer", &*twips(FOOTER)),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins)
    })
}

/// Millimetres in twentieths of a point.
fn twips(millimetres: f32) -> String {
    format!("{:.0}", millimetres * 20.0 * 72.0 / 25.4)
}

/// Writes a paragraph for each line.
fn lines(xml: &mut Xml, style: &str, lines: &[Line]) -> io::Result<()> {
    lines.iter().try_for_each(|text| line(xml, style, text))
}

/// Writes a paragraph; nothing if it is empty.
fn line(xml: &mut Xml, style: &str, line: &Line) -> io::Result<()> {
    let text = plain_text(line);
    if text.is_empty() {
        return Ok(());
    }
    paragraph(xml, style, &text)
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) -> io::Result<()> {
    styled(xml, style, Layout::default(), |xml| run(xml, text))
}

/// What a paragraph has beside its style.
#[derive(Clone, Copy, Default)]
struct Layout<'a> {
    /// No page ends between it and the next.
    keep_with_next: bool,
    /// The list that it is an item of.
    list: Option<&'a str>,
}

/// Writes a paragraph of that style.
fn styled(
    xml: &mut Xml,
    style: &str,
    layout: Layout<'_>,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", style)])?;
            if layout.keep_with_next {
                xml.empty("w:keepNext", &[])?;
            }
            let Some(list) = layout.list else {
                return Ok(());
            };
            xml.element("w:numPr", &[], |xml| {
                xml.empty("w:ilvl", &[("w:val", "0")])?;
                xml.empty("w:numId", &[("w:val", list)])
            })
        })?;
        inner(xml)
    })
}

/// Writes text; a line feed in it ends the line.
fn run(xml: &mut Xml, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    xml.element("w:r", &[], |xml| {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                xml.empty("w:br", &[])?;
            }
            xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(line))?;
        }
        Ok(())
    })
}
