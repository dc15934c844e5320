//! Embeds a cut font as printpdf does, which is what the program uses.

use super::{Embedded, Numbers, UNREADABLE, name, part};
use crate::render::RenderError;
use crate::render::pdf::copied::copy;
use crate::render::pdf::file::Objects;
use crate::render::pdf::fonts::Face;
use crate::render::pdf::press::Press;
use crate::render::pdf::subset::Meaning;
use lopdf::{Dictionary, Document, Object, ObjectId};
use pdf_writer::Ref;
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use skrifa::MetadataProvider;
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;

/// As [`super::embed`].
pub(super) fn embed(
    face: Face,
    file: &[u8],
    glyphs: &[Meaning],
    press: &mut Press,
) -> Result<Embedded, RenderError> {
    let font = parsed(face, file, glyphs)?;
    let width = |code: usize| {
        let width = u16::try_from(code)
            .ok()
            .and_then(|code| font.get_glyph_width(code));
        width.map_or(0, i32::from)
    };
    let widths = (0..=glyphs.len()).map(width).collect();
    let document = specimen(font, glyphs);
    let (objects, file) = taken_from(&document, face)
        .ok_or(RenderError::pdf("the font was not embedded as expected"))?;
    Ok((part(face, objects, &file, glyphs, press)?, widths))
}

/// The cut face as printpdf knows it, with the name of a subset.
fn parsed(face: Face, file: &[u8], glyphs: &[Meaning]) -> Result<ParsedFont, RenderError> {
    let mut font =
        ParsedFont::from_bytes(file, 0, &mut Vec::new()).ok_or(RenderError::pdf(UNREADABLE))?;
    if let Ok(os2) = face.font().os2() {
        font.pdf_font_metrics.us_weight_class = os2.us_weight_class();
    }
    font.font_name = Some(name(face, glyphs));
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

/// The document's only font and its descriptor under the face's numbers, and its file; none if they are not as expected.
fn taken_from(document: &Document, face: Face) -> Option<(Objects, Vec<u8>)> {
    let (mut font, mut descendant, mut descriptor) = dictionaries(document)?;
    let file = document.get_object(reference(&descriptor, b"FontFile2")?);
    let file = file.and_then(Object::as_stream).ok()?.content.clone();
    let metrics = face
        .font()
        .metrics(Size::unscaled(), LocationRef::default());
    if let Some(height) = metrics.cap_height {
        descriptor.set("CapHeight", height);
    }
    let numbers = Numbers::of(face);
    let numbered = |id: Ref| Object::Reference((id.get().unsigned_abs(), 0));
    descriptor.set("FontFile2", numbered(numbers.file));
    descendant.set("FontDescriptor", numbered(numbers.descriptor));
    font.set("DescendantFonts", vec![Object::Dictionary(descendant)]);
    font.set("ToUnicode", numbered(numbers.to_unicode));
    let mut objects = Objects::new();
    objects.add(numbers.font, |object| copy(&font.into(), object));
    objects.add(numbers.descriptor, |object| {
        copy(&descriptor.into(), object);
    });
    Some((objects, file))
}

/// The font, its descendant, and that one's descriptor.
fn dictionaries(document: &Document) -> Option<(Dictionary, Dictionary, Dictionary)> {
    let is_font = |object: &&Dictionary| matches!(object.get(b"Subtype"), Ok(Object::Name(name)) if name == b"Type0");
    let objects = document.objects.values();
    let font = objects
        .filter_map(|object| object.as_dict().ok())
        .find(is_font)?;
    let descendants = font
        .get(b"DescendantFonts")
        .and_then(Object::as_array)
        .ok()?;
    let descendant = descendants.first()?.as_dict().ok()?;
    let descriptor = document
        .get_dictionary(reference(descendant, b"FontDescriptor")?)
        .ok()?;
    Some((font.clone(), descendant.clone(), descriptor.clone()))
}

fn reference(dictionary: &Dictionary, key: &[u8]) -> Option<ObjectId> {
    dictionary.get(key).and_then(Object::as_reference).ok()
}
