//! Subsets of the faces, ready to be embedded.
//!
//! A file holds the glyphs of the core of its language and those that its own letter needs beyond it, and
//! never those of another letter. Letters that need no more than the core share it; what goes beyond is cut
//! out and compressed once.

use super::core::Core;
use super::embed;
use super::file::Part;
use super::fonts::{Face, Meanings};
use super::paragraph::{Glyph, Typesetter};
use super::press::Press;
use super::sfnt;
use crate::render::RenderError;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Subsets that are kept for the next letter.
const KEPT_SUBSETS: usize = 64;

/// A glyph and what it stands for in the file.
pub(super) type Meaning = (u16, Box<str>);

/// The subsets that have been used so far.
#[derive(Default)]
pub(super) struct Subsets {
    cores: HashMap<Core, Arc<Subset>>,
    /// By what they show beyond the core.
    cut: HashMap<(Core, Vec<Meaning>), Arc<Subset>>,
}

impl Subsets {
    /// The subset that shows the core and all the given glyphs, which come with what they stand for in
    /// their lines if that is not what the face says.
    ///
    /// # Errors
    /// If the face cannot be cut, which is a fault of this program.
    pub(super) fn showing<'a>(
        &mut self,
        face: Face,
        language: &str,
        glyphs: impl Iterator<Item = (&'a Glyph, Option<&'a str>)>,
        typesetter: &Typesetter,
        press: &mut Press,
    ) -> Result<Arc<Subset>, RenderError> {
        let name = Core::of(face, language);
        let core = self.core(name)?;
        let meanings = typesetter.meanings(face);
        let mut beyond: BTreeMap<u16, Box<str>> = BTreeMap::new();
        for (glyph, text) in glyphs.filter(|(glyph, _)| core.code(glyph.id).is_none()) {
            beyond
                .entry(glyph.id)
                .or_insert_with(|| meaning(glyph.id, text, meanings));
        }
        if beyond.is_empty() {
            return Ok(core);
        }
        let key = (name, beyond.into_iter().collect::<Vec<_>>());
        if let Some(known) = self.cut.get(&key) {
            return Ok(Arc::clone(known));
        }
        let all = core.glyphs().iter().chain(&key.1).cloned().collect();
        let subset = Arc::new(Subset::cut(face, Glyphs::new(all)?, press)?);
        if self.cut.len() >= KEPT_SUBSETS {
            self.cut.clear();
        }
        self.cut.insert(key, Arc::clone(&subset));
        Ok(subset)
    }

    fn core(&mut self, name: Core) -> Result<Arc<Subset>, RenderError> {
        if let Some(core) = self.cores.get(&name) {
            return Ok(Arc::clone(core));
        }
        let core = name.subset()?;
        self.cores.insert(name, Arc::clone(&core));
        Ok(core)
    }
}

/// What a file says that the glyph stands for; `text` is what it stands for in its line.
pub(super) fn meaning(glyph: u16, text: Option<&str>, meanings: &Meanings) -> Box<str> {
    match (meanings.character(glyph), text) {
        (Some(character), _) => character.to_string().into(),
        (None, Some(text)) if !text.is_empty() => text.into(),
        // A glyph that continues another stands for nothing, and must say so.
        (None, _) => "\u{200B}".into(),
    }
}

/// Some glyphs of a face, and the codes that a file shows them by.
#[derive(Debug)]
pub(super) struct Glyphs {
    /// The glyphs in the order of their codes, which start at 1.
    list: Vec<Meaning>,
    /// The code of each glyph of the face; 0 for those that are left out.
    codes: Vec<u16>,
}

impl Glyphs {
    /// # Errors
    /// If they are more than a face can have: a fault of this program.
    pub(super) fn new(list: Vec<Meaning>) -> Result<Self, RenderError> {
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

    /// The glyphs in the order of their codes, which start at 1.
    pub(super) fn list(&self) -> &[Meaning] {
        &self.list
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
    /// A subset whose objects are there already.
    pub(super) const fn embedded_as(glyphs: Glyphs, widths: Vec<i32>, embedded: Part) -> Self {
        Self {
            glyphs,
            widths,
            embedded,
        }
    }

    /// Cuts the glyphs out of their face.
    ///
    /// # Errors
    /// If the face cannot be cut, which is a fault of this program.
    pub(super) fn cut(face: Face, glyphs: Glyphs, press: &mut Press) -> Result<Self, RenderError> {
        let file = cut_out(face, &glyphs)?;
        let (embedded, widths) = embed::embed(face, &file, &glyphs.list, press)?;
        Ok(Self {
            glyphs,
            widths,
            embedded,
        })
    }

    /// The glyphs in the order of their codes, which start at 1.
    pub(super) fn glyphs(&self) -> &[Meaning] {
        self.glyphs.list()
    }

    /// The advances of all codes, from code 0.
    #[cfg(test)]
    pub(super) fn widths(&self) -> &[i32] {
        &self.widths
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

/// A font file of the face that holds these glyphs alone, in the order of their codes.
///
/// # Errors
/// If the face cannot be cut, which is a fault of this program.
pub(super) fn cut_out(face: Face, glyphs: &Glyphs) -> Result<Vec<u8>, RenderError> {
    let mut mapper = subsetter::GlyphRemapper::new();
    for (code, (glyph, _)) in (1_u16..).zip(&glyphs.list) {
        if mapper.remap(*glyph) != code {
            return Err(RenderError::pdf("the font was cut in another order"));
        }
    }
    let file = subsetter::subset(face.file(), 0, &mapper)
        .map_err(|source| RenderError::pdf_with("the font could not be cut", source))?;
    sfnt::without(&file, *b"name").ok_or(RenderError::pdf("the font was not cut as expected"))
}
