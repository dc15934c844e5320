//! Subsets of the faces, ready to be embedded.
//!
//! A file holds the glyphs of a fixed core and those that its own letter
//! needs beyond it, and never those of another letter. The core is cut out
//! and compressed once; letters that need nothing else share it.

use super::fonts::{Face, Meanings};
use super::paragraph::{Glyph, Style, Typesetter};
use crate::render::RenderError;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use skrifa::MetadataProvider;
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What every file can show without a subset of its own: the characters of
/// Albanian, English, German and Italian, and the ligatures of the faces.
const CORE: &str = "\
    ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \
    . , : ; ! ? ( ) [ ] / & % @ + - _ # * = ' \" \
    Ç Ë ç ë Ä Ö Ü ß ä ö ü À È É Ì Ò Ù à è é ì ò ù \
    – — … · ’ ‘ “ ” „ « » § ° € \
    ff fi fj fl ft ffi ffj ffl fft";

/// Subsets beyond the core that are kept for the next letter.
const KEPT_SUBSETS: usize = 64;

/// A glyph and what it stands for in the file.
type Meaning = (u16, Box<str>);

/// The subsets that have been cut out so far.
#[derive(Default)]
pub(super) struct Subsets {
    core: [Option<Arc<Subset>>; 2],
    other: HashMap<(Face, Vec<Meaning>), Arc<Subset>>,
}

impl Subsets {
    /// The subset that shows the core and all the given glyphs.
    ///
    /// # Errors
    /// If the face cannot be cut, which is a fault of this program.
    pub(super) fn showing<'a>(
        &mut self,
        face: Face,
        glyphs: impl Iterator<Item = &'a Glyph>,
        typesetter: &mut Typesetter,
    ) -> Result<Arc<Subset>, RenderError> {
        let core = self.core(face, typesetter)?;
        let meanings = typesetter.meanings(face);
        let mut extra: BTreeMap<u16, Box<str>> = BTreeMap::new();
        for glyph in glyphs.filter(|glyph| core.code(glyph.id).is_none()) {
            extra
                .entry(glyph.id)
                .or_insert_with(|| meaning(glyph, meanings));
        }
        if extra.is_empty() {
            return Ok(core);
        }
        let key = (face, extra.into_iter().collect::<Vec<_>>());
        if let Some(known) = self.other.get(&key) {
            return Ok(Arc::clone(known));
        }
        let glyphs = core.glyphs.iter().chain(&key.1).cloned().collect();
        let subset = Arc::new(Subset::cut(face, glyphs)?);
        if self.other.len() >= KEPT_SUBSETS {
            self.other.clear();
        }
        self.other.insert(key, Arc::clone(&subset));
        Ok(subset)
    }

    fn core(
        &mut self,
        face: Face,
        typesetter: &mut Typesetter,
    ) -> Result<Arc<Subset>, RenderError> {
        if let Some(core) = &self.core[face.index()] {
            return Ok(Arc::clone(core));
        }
        let style = Style {
            face,
            size: 10.0,
            leading: 10.0,
            break_words: false,
        };
        let sample = typesetter.set(CORE, None, f32::MAX, style)?;
        let meanings = typesetter.meanings(face);
        let glyphs: BTreeMap<u16, Box<str>> = sample
            .lines
            .iter()
            .flat_map(|line| &line.glyphs)
            .map(|glyph| (glyph.id, meaning(glyph, meanings)))
            .collect();
        let core = Arc::new(Subset::cut(face, glyphs.into_iter().collect())?);
        self.core[face.index()] = Some(Arc::clone(&core));
        Ok(core)
    }
}

/// What a file says that the glyph stands for.
fn meaning(glyph: &Glyph, meanings: &Meanings) -> Box<str> {
    match (meanings.character(glyph.id), &glyph.text) {
        (Some(character), _) => character.to_string().into(),
        // The continuation of a cluster stands for nothing, but must say something.
        (None, Some(text)) if text.is_empty() => "\u{200B}".into(),
        (None, Some(text)) => text.clone(),
        (None, None) => "\u{200B}".into(),
    }
}

/// Some glyphs of a face, and the objects that embed them.
#[derive(Debug)]
pub(super) struct Subset {
    /// The glyphs in the order of their codes, which start at 1.
    glyphs: Vec<Meaning>,
    /// The code of each glyph of the face; 0 for those that are left out.
    codes: Vec<u16>,
    /// The advance of each code in thousandths.
    widths: Vec<f32>,
    embedded: Embedded,
}

/// The five objects of an embedded font.
#[derive(Debug)]
struct Embedded {
    font: Dictionary,
    descendant: Dictionary,
    descriptor: Dictionary,
    to_unicode: Stream,
    file: Stream,
}

impl Subset {
    /// The code of the face's glyph; none if it is left out.
    pub(super) fn code(&self, glyph: u16) -> Option<u16> {
        self.codes
            .get(usize::from(glyph))
            .copied()
            .filter(|code| *code != 0)
    }

    /// What the file says that the code stands for.
    pub(super) fn text(&self, code: u16) -> &str {
        let index = usize::from(code).wrapping_sub(1);
        self.glyphs.get(index).map_or("", |(_, text)| text)
    }

    /// The advance that the file states for the code, in thousandths.
    pub(super) fn width(&self, code: u16) -> f32 {
        self.widths.get(usize::from(code)).copied().unwrap_or(0.0)
    }

    /// Adds the font to the document.
    pub(super) fn embed(&self, document: &mut Document) -> ObjectId {
        let Embedded {
            font,
            descendant,
            descriptor,
            to_unicode,
            file,
        } = &self.embedded;
        let mut descriptor = descriptor.clone();
        descriptor.set("FontFile2", document.add_object(file.clone()));
        let mut descendant = descendant.clone();
        descendant.set("FontDescriptor", document.add_object(descriptor));
        let mut font = font.clone();
        font.set("DescendantFonts", vec![Object::Dictionary(descendant)]);
        font.set("ToUnicode", document.add_object(to_unicode.clone()));
        document.add_object(font)
    }

    /// Cuts the glyphs out of the face.
    fn cut(face: Face, glyphs: Vec<Meaning>) -> Result<Self, RenderError> {
        let mut mapper = subsetter::GlyphRemapper::new();
        let mut codes = Vec::new();
        for (glyph, _) in &glyphs {
            let index = usize::from(*glyph);
            if codes.len() <= index {
                codes.resize(index + 1, 0);
            }
            codes[index] = mapper.remap(*glyph);
        }
        let file = subsetter::subset(face.file(), 0, &mapper)
            .map_err(|source| RenderError::pdf_with("the font could not be cut", source))?;
        let font = parsed(face, &file, &glyphs)?;
        let widths = (0..=glyphs.len())
            .map(|code| {
                let code = u16::try_from(code).unwrap_or(u16::MAX);
                font.get_glyph_width(code).map_or(0.0, f32::from)
            })
            .collect();
        let embedded = embed(font, &glyphs, cap_height(face))?;
        Ok(Self {
            glyphs,
            codes,
            widths,
            embedded,
        })
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

fn cap_height(face: Face) -> Option<f32> {
    let metrics = face
        .font()
        .metrics(Size::unscaled(), LocationRef::default());
    metrics.cap_height
}

/// Has printpdf write a document that shows all glyphs, and takes the font
/// out of it.
fn embed(
    font: ParsedFont,
    glyphs: &[Meaning],
    cap_height: Option<f32>,
) -> Result<Embedded, RenderError> {
    let id = FontId("F".to_owned());
    let all = (1_u16..)
        .zip(glyphs)
        .map(|(code, (_, text))| Codepoint::with_cid(code, 0.0, text.to_string()))
        .collect();
    let mut specimen = PdfDocument::new("");
    specimen
        .resources
        .fonts
        .map
        .insert(id.clone(), PdfFont::new(font));
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
    let mut document = specimen.to_lopdf_document(&options, &mut Vec::new());
    let mut embedded = taken_from(&mut document)
        .ok_or(RenderError::pdf("the font was not embedded as expected"))?;
    if let Some(height) = cap_height {
        embedded.descriptor.set("CapHeight", height);
    }
    super::finish::deflate(&mut embedded.file)?;
    super::finish::deflate(&mut embedded.to_unicode)?;
    Ok(embedded)
}

fn taken_from(document: &mut Document) -> Option<Embedded> {
    let font = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .find(|font| matches!(font.get(b"Subtype"), Ok(Object::Name(name)) if name == b"Type0"))?
        .clone();
    let descendants = font.get(b"DescendantFonts").and_then(Object::as_array).ok()?;
    let descendant = descendants.first()?.as_dict().ok()?.clone();
    let descriptor_id = reference(&descendant, b"FontDescriptor")?;
    let descriptor = document.get_dictionary(descriptor_id).ok()?.clone();
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
