//! Subsets of the faces, ready to be embedded.
//!
//! A file holds the glyphs of a fixed core and those that its own letter
//! needs beyond it, and never those of another letter; the core is that of the letter's language. A subset is cut out
//! and compressed once; letters that need no more than the core share it.

use super::embed;
use super::file::Part;
use super::fonts::{Face, Meanings};
use super::paragraph::{Glyph, Style, Typesetter};
use super::press::Press;
use super::sfnt;
use crate::render::RenderError;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What every file shows in running text: the characters of English and
/// Albanian, and the ligatures of the face.
const REGULAR: &str = "\
    ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \
    . , : ; ! ? ( ) [ ] / & % @ + - _ ' \" \
    Ç Ë ç ë \
    – — … · ’ ‘ “ ” „ « » § \
    ff fi fj fl ft ffi ffj ffl fft";

/// What running text shows besides in a language.
fn letters_of(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("de") => "Ä Ö Ü ß ä ö ü",
        Some("it") => "À È É Ì Ò Ù à è é ì ò ù",
        _ => "",
    }
}

/// What every file shows in subjects and headings, which are few.
const BOLD: &str = "\
    ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \
    . , : ( ) / - – Ç Ë ç ë";

/// Subsets that are kept for the next letter.
const KEPT_SUBSETS: usize = 64;

/// A glyph and what it stands for in the file.
pub(super) type Meaning = (u16, Box<str>);

/// A face, and the letters of a language.
type Core = (Face, &'static str);

/// The subsets that have been cut out so far.
#[derive(Default)]
pub(super) struct Subsets {
    core: HashMap<Core, Arc<Glyphs>>,
    /// By what they show beyond the core.
    cut: HashMap<(Core, Vec<Meaning>), Arc<Subset>>,
}

impl Subsets {
    /// The subset that shows the core and all the given glyphs.
    ///
    /// # Errors
    /// If the face cannot be cut, which is a fault of this program.
    pub(super) fn showing<'a>(
        &mut self,
        face: Face,
        language: &str,
        glyphs: impl Iterator<Item = &'a Glyph>,
        typesetter: &mut Typesetter,
        press: &mut Press,
    ) -> Result<Arc<Subset>, RenderError> {
        let letters = match face {
            Face::Regular => letters_of(language),
            Face::Bold => "",
        };
        let core = self.core((face, letters), typesetter)?;
        let meanings = typesetter.meanings(face);
        let mut beyond: BTreeMap<u16, Box<str>> = BTreeMap::new();
        for glyph in glyphs.filter(|glyph| core.code(glyph.id).is_none()) {
            beyond
                .entry(glyph.id)
                .or_insert_with(|| meaning(glyph, meanings));
        }
        let key = ((face, letters), beyond.into_iter().collect::<Vec<_>>());
        if let Some(known) = self.cut.get(&key) {
            return Ok(Arc::clone(known));
        }
        let all = core.list.iter().chain(&key.1).cloned().collect();
        let subset = Arc::new(Subset::cut(face, Glyphs::new(all)?, press)?);
        if self.cut.len() >= KEPT_SUBSETS {
            self.cut.clear();
        }
        self.cut.insert(key, Arc::clone(&subset));
        Ok(subset)
    }

    /// The glyphs that the face's core is drawn with.
    fn core(
        &mut self,
        (face, letters): Core,
        typesetter: &mut Typesetter,
    ) -> Result<Arc<Glyphs>, RenderError> {
        if let Some(core) = self.core.get(&(face, letters)) {
            return Ok(Arc::clone(core));
        }
        let common = match face {
            Face::Regular => REGULAR,
            Face::Bold => BOLD,
        };
        let style = Style {
            face,
            size: 10.0,
            leading: 10.0,
            break_words: false,
        };
        let specimen = typesetter.set(&format!("{common} {letters}"), None, f32::MAX, style)?;
        let meanings = typesetter.meanings(face);
        let glyphs: BTreeMap<u16, Box<str>> = specimen
            .lines
            .iter()
            .flat_map(|line| &line.glyphs)
            .map(|glyph| (glyph.id, meaning(glyph, meanings)))
            .collect();
        let core = Arc::new(Glyphs::new(glyphs.into_iter().collect())?);
        self.core.insert((face, letters), Arc::clone(&core));
        Ok(core)
    }
}

/// What a file says that the glyph stands for.
fn meaning(glyph: &Glyph, meanings: &Meanings) -> Box<str> {
    match (meanings.character(glyph.id), &glyph.text) {
        (Some(character), _) => character.to_string().into(),
        (None, Some(text)) if !text.is_empty() => text.clone(),
        // A glyph that continues another stands for nothing, and must say so.
        (None, _) => "\u{200B}".into(),
    }
}

/// Some glyphs of a face, and the codes that a file shows them by.
#[derive(Debug)]
struct Glyphs {
    /// The glyphs in the order of their codes, which start at 1.
    list: Vec<Meaning>,
    /// The code of each glyph of the face; 0 for those that are left out.
    codes: Vec<u16>,
}

impl Glyphs {
    fn new(list: Vec<Meaning>) -> Result<Self, RenderError> {
        if u16::try_from(list.len()).is_err() {
            return Err(RenderError::pdf("more glyphs than a face has"));
        }
        let mut codes = Vec::new();
        for (code, (glyph, _)) in (1..).zip(&list) {
            let index = usize::from(*glyph);
            if codes.len() <= index {
                codes.resize(index + 1, 0);
            }
            codes[index] = code;
        }
        Ok(Self { list, codes })
    }

    fn code(&self, glyph: u16) -> Option<u16> {
        let code = self.codes.get(usize::from(glyph)).copied();
        code.filter(|code| *code != 0)
    }
}

/// Some glyphs of a face, cut out of it.
#[derive(Debug)]
pub(super) struct Subset {
    glyphs: Glyphs,
    /// The advance of each code in thousandths of the type size.
    widths: Vec<i32>,
    /// The objects of the file that embed the font.
    embedded: Part,
}

impl Subset {
    fn cut(face: Face, glyphs: Glyphs, press: &mut Press) -> Result<Self, RenderError> {
        let mut mapper = subsetter::GlyphRemapper::new();
        for (code, (glyph, _)) in (1_u16..).zip(&glyphs.list) {
            if mapper.remap(*glyph) != code {
                return Err(RenderError::pdf("the font was cut in another order"));
            }
        }
        let file = subsetter::subset(face.file(), 0, &mapper)
            .map_err(|source| RenderError::pdf_with("the font could not be cut", source))?;
        let file = sfnt::without(&file, *b"name")
            .ok_or(RenderError::pdf("the font was not cut as expected"))?;
        let (embedded, widths) = embed::embed(face, &file, &glyphs.list, press)?;
        Ok(Self {
            glyphs,
            widths,
            embedded,
        })
    }

    /// The code of the face's glyph; none if it is left out.
    pub(super) fn code(&self, glyph: u16) -> Option<u16> {
        self.glyphs.code(glyph)
    }

    /// What the file says that the code stands for.
    pub(super) fn text(&self, code: u16) -> &str {
        let index = usize::from(code).wrapping_sub(1);
        self.glyphs.list.get(index).map_or("", |(_, text)| text)
    }

    /// The advance that the file states for the code, in thousandths.
    pub(super) fn width(&self, code: u16) -> i32 {
        self.widths.get(usize::from(code)).copied().unwrap_or(0)
    }

    /// The objects of the file that embed the font.
    pub(super) const fn embedded(&self) -> &Part {
        &self.embedded
    }
}
