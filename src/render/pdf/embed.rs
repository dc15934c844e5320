//! A cut font as the objects that embed it.

use super::fonts::Face;
use super::press::Press;
use super::subset::Meaning;
use crate::render::RenderError;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use skrifa::MetadataProvider;
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;

/// The objects of an embedded font, as printpdf writes them, compressed.
#[derive(Debug)]
pub(super) struct Embedded {
    font: Dictionary,
    descendant: Dictionary,
    descriptor: Dictionary,
    to_unicode: Stream,
    file: Stream,
}

impl Embedded {
    /// The objects for the cut font file, and the advance of each code.
    ///
    /// # Errors
    /// If printpdf does not embed the font as expected.
    pub(super) fn new(
        face: Face,
        file: &[u8],
        glyphs: &[Meaning],
        press: &mut Press,
    ) -> Result<(Self, Vec<i32>), RenderError> {
        let font = parsed(face, file, glyphs)?;
        let width = |code: usize| {
            let width = u16::try_from(code)
                .ok()
                .and_then(|code| font.get_glyph_width(code));
            width.map_or(0, i32::from)
        };
        let widths = (0..=glyphs.len()).map(width).collect();
        let mut document = specimen(font, glyphs);
        let mut embedded = taken_from(&mut document)
            .ok_or(RenderError::pdf("the font was not embedded as expected"))?;
        let metrics = face
            .font()
            .metrics(Size::unscaled(), LocationRef::default());
        if let Some(height) = metrics.cap_height {
            embedded.descriptor.set("CapHeight", height);
        }
        press.deflate(&mut embedded.file)?;
        press.deflate(&mut embedded.to_unicode)?;
        Ok((embedded, widths))
    }

    /// Adds the font to the document.
    pub(super) fn add_to(&self, document: &mut Document) -> ObjectId {
        let mut descriptor = self.descriptor.clone();
        descriptor.set("FontFile2", document.add_object(self.file.clone()));
        let mut descendant = self.descendant.clone();
        descendant.set("FontDescriptor", document.add_object(descriptor));
        let mut font = self.font.clone();
        font.set("DescendantFonts", vec![Object::Dictionary(descendant)]);
        font.set("ToUnicode", document.add_object(self.to_unicode.clone()));
        document.add_object(font)
    }
}

/// The cut face as printpdf knows it, with the name of a subset.
fn parsed(face: Face, file: &[u8], glyphs: &[Meaning]) -> Result<ParsedFont, RenderError> {
    let mut font = ParsedFont::from_bytes(file, 0, &mut Vec::new())
        .ok_or(RenderError::pdf("the cut font could not be read"))?;
    if let Ok(os2) = face.font().os2() {
        font.pdf_font_metrics.us_weight_class = os2.us_weight_class();
    }
    let mark = glyphs.iter().fold(7_u32, |mark, (glyph, _)| {
        mark.wrapping_mul(31).wrapping_add(u32::from(*glyph))
    });
    let tag: String = (0..6)
        .map(|place| char::from(b'A' + ((mark >> (5 * place)) % 26).to_le_bytes()[0]))
        .collect();
    font.font_name = Some(format!("{tag}+{}", face.name()));
    Ok(font)
}

/// A document that shows all glyphs once.
fn specimen(font: ParsedFont, glyphs: &[Meaning]) -> Document {
    let id = FontId("F".to_owned());
    let all = (1_u16..)
        .zip(glyphs)
        .map(|(code, (_, text))| Codepoint::with_cid(code, 0.0, text.to_string()))
        .collect();
    let mut specimen = PdfDocument::new("");
    let fonts = &mut specimen.resources.fonts.map;
    fonts.insert(id.clone(), PdfFont::new(font));
    let show = vec![
        Op::StartTextSection,
        Op::SetFont {
            font: PdfFontHandle::External(id),
            size: Pt(10.0),
        },
        Op::ShowText {
            items: vec![TextItem::GlyphIds(all)],
        },
        Op::EndTextSection,
    ];
    specimen.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), show));
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    specimen.to_lopdf_document(&options, &mut Vec::new())
}

/// The objects of the document's only font.
fn taken_from(document: &mut Document) -> Option<Embedded> {
    let is_font = |object: &Dictionary| matches!(object.get(b"Subtype"), Ok(Object::Name(name)) if name == b"Type0");
    let objects = document.objects.values();
    let font = objects
        .filter_map(|object| object.as_dict().ok())
        .find(|object| is_font(object))?
        .clone();
    let descendants = font
        .get(b"DescendantFonts")
        .and_then(Object::as_array)
        .ok()?;
    let descendant = descendants.first()?.as_dict().ok()?.clone();
    let descriptor = reference(&descendant, b"FontDescriptor")?;
    let descriptor = document.get_dictionary(descriptor).ok()?.clone();
    let mut stream = |id| match document.objects.remove(&id) {
        Some(Object::Stream(stream)) => Some(stream),
        _ => None,
    };
    Some(Embedded {
        to_unicode: stream(reference(&font, b"ToUnicode")?)?,
        file: stream(reference(&descriptor, b"FontFile2")?)?,
        font,
        descendant,
        descriptor,
    })
}

fn reference(dictionary: &Dictionary, key: &[u8]) -> Option<ObjectId> {
    dictionary.get(key).and_then(Object::as_reference).ok()
}
