//! A cut font as the objects that embed it.

use super::file::{Objects, Part, number};
use super::fonts::Face;
use super::press::Press;
use super::subset::Meaning;
use super::unicode::unicode_map;
use crate::render::RenderError;
use lopdf::{Dictionary, Document, Object, ObjectId};
use pdf_writer::{Name, Null, Obj, Ref, Str};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use skrifa::MetadataProvider;
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;

/// The numbers of a face's objects, which are the same in every file.
pub(super) struct Numbers {
    /// The font, as pages name it.
    pub(super) font: Ref,
    descriptor: Ref,
    to_unicode: Ref,
    file: Ref,
    container: Ref,
}

impl Numbers {
    /// The first number that no font has.
    pub(super) const FIRST_FREE: i32 = 11;

    /// Those of the face.
    pub(super) const fn of(face: Face) -> Self {
        let first = match face {
            Face::Regular => 1,
            Face::Bold => 6,
        };
        Self {
            font: Ref::new(first),
            descriptor: Ref::new(first + 1),
            to_unicode: Ref::new(first + 2),
            file: Ref::new(first + 3),
            container: Ref::new(first + 4),
        }
    }
}

/// The objects of an embedded font, as they stand in a file, and the advance of each code.
///
/// # Errors
/// If printpdf does not embed the font as expected.
pub(super) fn embed(
    face: Face,
    file: &[u8],
    glyphs: &[Meaning],
    press: &mut Press,
) -> Result<(Part, Vec<i32>), RenderError> {
    let font = parsed(face, file, glyphs)?;
    let width = |code: usize| {
        let width = u16::try_from(code)
            .ok()
            .and_then(|code| font.get_glyph_width(code));
        width.map_or(0, i32::from)
    };
    let widths = (0..=glyphs.len()).map(width).collect();
    let document = specimen(font, glyphs);
    let part = taken_from(&document, face, &unicode_map(glyphs), press)?
        .ok_or(RenderError::pdf("the font was not embedded as expected"))?;
    Ok((part, widths))
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

/// The objects of the document's only font, under the face's numbers; none if they are not as expected.
fn taken_from(
    document: &Document,
    face: Face,
    to_unicode: &[u8],
    press: &mut Press,
) -> Result<Option<Part>, RenderError> {
    let Some((mut font, mut descendant, mut descriptor)) = dictionaries(document) else {
        return Ok(None);
    };
    let stream = |of: &Dictionary, key: &[u8]| {
        let object = document.get_object(reference(of, key)?).ok()?;
        object.as_stream().ok().map(|stream| stream.content.clone())
    };
    let Some(file) = stream(&descriptor, b"FontFile2") else {
        return Ok(None);
    };
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
    let mut part = Part::with_capacity(file.len());
    part.objects(numbers.container, objects, press)?;
    part.compressed(numbers.to_unicode, &press.deflate(to_unicode)?, |_| ());
    let length = number(file.len())?;
    part.compressed(numbers.file, &press.deflate(&file)?, |stream| {
        stream.pair(Name(b"Length1"), length);
    });
    Ok(Some(part))
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

/// Writes an object of printpdf's document; a stream is written as nothing, for it is none of another's.
pub(super) fn copy(from: &Object, to: Obj<'_>) {
    match from {
        Object::Boolean(value) => to.primitive(*value),
        Object::Integer(value) => to.primitive(i32::try_from(*value).unwrap_or_default()),
        Object::Real(value) => to.primitive(*value),
        Object::Name(name) => to.primitive(Name(name)),
        Object::String(text, _) => to.primitive(Str(text)),
        Object::Reference((id, _)) => match i32::try_from(*id) {
            Ok(id) if id > 0 => to.primitive(Ref::new(id)),
            _ => to.primitive(Null),
        },
        Object::Array(items) => {
            let mut array = to.array();
            for item in items {
                copy(item, array.push());
            }
        }
        Object::Dictionary(pairs) => {
            let mut dictionary = to.dict();
            for (key, value) in pairs {
                copy(value, dictionary.insert(Name(key)));
            }
        }
        Object::Null | Object::Stream(_) => to.primitive(Null),
    }
}
