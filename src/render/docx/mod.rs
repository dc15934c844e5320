//! A document to be edited: `WordprocessingML` (ECMA-376), in a ZIP file.
//!
//! The parts are written here, with `quick-xml` and `zip`, and not with a
//! crate for documents: `docx-rs`, the one that is kept, brings styles and
//! numbering of its own, has no field for the language of the defaults, and
//! writes the day's date where it is given none. What a letter needs of the
//! format is small. Looks are in `styles.xml` alone, so that whoever edits the
//! letter changes a style and not a hundred paragraphs.

mod body;
mod document;
mod drawing;
mod numbering;
mod parts;

use super::xml::Xml;
use super::{Format, RenderError, Renderer};
use crate::letter::Letter;
use numbering::Numbering;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The renderer of [`Format::Docx`]. It shows every character.
#[derive(Debug, Clone, Copy, Default)]
pub struct DocxRenderer;

impl Renderer for DocxRenderer {
    fn format(&self) -> Format {
        Format::Docx
    }

    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError> {
        Ok(package(letter)?)
    }
}

/// The namespace of the words.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of the links between the parts.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of what programs may leave out.
const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
/// The namespaces of drawings: in the line, as such, and as shapes of their own.
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const WPS: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
/// How every part begins.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The file with all its parts.
fn package(letter: &Letter) -> io::Result<Vec<u8>> {
    let mut numbering = Numbering::default();
    let document = document::document(letter, &mut numbering)?;
    let header = document::header(letter)?;
    let footer = document::footer(letter)?;
    let mut package = Package::new();
    // Readers want the list of the types first.
    let optional = [("header", header.is_some()), ("footer", footer.is_some())];
    package.part("[Content_Types].xml", &parts::content_types(optional)?)?;
    package.part("_rels/.rels", include_bytes!("rels.xml"))?;
    package.part("docProps/core.xml", parts::core(letter).as_bytes())?;
    package.part("docProps/app.xml", include_bytes!("app.xml"))?;
    package.part("word/document.xml", &document)?;
    package.part(
        "word/_rels/document.xml.rels",
        &parts::document_links(optional)?,
    )?;
    package.part("word/styles.xml", parts::styles(letter).as_bytes())?;
    package.part("word/settings.xml", include_bytes!("settings.xml"))?;
    package.part("word/numbering.xml", &numbering.part()?)?;
    for (name, part) in [("header", header), ("footer", footer)] {
        if let Some(part) = part {
            package.part(&format!("word/{name}.xml"), &part)?;
        }
    }
    package.finish()
}

/// The ZIP file. All its entries bear the same time, so that the same letter
/// gives the same bytes.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    fn new() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
        }
    }

    fn part(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// A part that begins with this element.
fn part(
    root: &str,
    namespaces: &[(&str, &str)],
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new(DECLARATION);
    xml.element(root, namespaces, inner)?;
    Ok(xml.finish())
}

#[cfg(test)]
mod tests;
