//! Paragraphs as lines of placed glyphs.

use super::fonts::{FAMILY, Face, Meanings, is_invisible};
use crate::render::RenderError;
use parley::fontique::{Blob, Collection, CollectionOptions, Language, SourceCache};
use parley::{
    FontContext, FontFamily, FontWeight, Layout, LayoutContext, LineBreakContext, LineHeight,
    OverflowWrap, PositionedLayoutItem, Run, StyleProperty,
};
use skrifa::metrics::GlyphMetrics;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// How a paragraph looks. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    /// From baseline to baseline.
    pub(super) leading: f32,
    /// Whether a word that is wider than the line is broken anywhere.
    pub(super) break_words: bool,
}

/// A paragraph that has been broken into lines.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) style: Style,
    /// Never empty.
    pub(super) lines: Vec<TextLine>,
}

impl Paragraph {
    /// Height of all lines in points.
    pub(super) fn height(&self) -> f32 {
        self.style.leading * count(self.lines.len())
    }
}

/// A small number of things as a factor.
pub(super) fn count(number: usize) -> f32 {
    u16::try_from(number).map_or(f32::MAX, f32::from)
}

/// A length in points as thousandths of the type size. The faces are drawn in
/// thousandths, so that this is exact.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounded; a glyph is some thousand thousandths wide at most, and the cast saturates"
)]
fn thousandths(length: f32, size: f32) -> i16 {
    (length * 1000.0 / size).round() as i16
}

/// Thousandths of the type size in points.
#[expect(
    clippy::cast_precision_loss,
    reason = "a line is some ten thousand thousandths wide"
)]
pub(super) fn points(thousandths: i32, size: f32) -> f32 {
    thousandths as f32 * size / 1000.0
}

/// One line of a paragraph.
#[derive(Debug)]
pub(super) struct TextLine {
    /// Its glyphs from left to right.
    pub(super) glyphs: Vec<Glyph>,
    /// What some of them stand for, as they say.
    texts: Vec<Box<str>>,
    /// Width in points without the spaces at the end.
    pub(super) width: f32,
    /// From the line's top to its baseline, in points.
    pub(super) baseline: f32,
}

impl TextLine {
    /// What the glyph stands for, if that is not what [`Meanings`] says; empty for a glyph that continues the
    /// one before.
    pub(super) fn text(&self, glyph: &Glyph) -> Option<&str> {
        match glyph.text {
            Glyph::AS_MEANT => None,
            Glyph::CONTINUES => Some(""),
            number => self.texts.get(usize::from(number)).map(|text| &**text),
        }
    }
}

/// A glyph and where it stands. A letter has thousands: this is small.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the whole face.
    pub(super) id: u16,
    /// From its origin to the next, in thousandths of the type size.
    pub(super) advance: i16,
    /// Shift of the glyph itself to the right and upwards, likewise.
    pub(super) shift: (i16, i16),
    /// Which of the line's texts it stands for.
    text: u16,
}

impl Glyph {
    /// It stands for what [`Meanings`] says.
    const AS_MEANT: u16 = u16::MAX;
    /// It continues the glyph before it.
    const CONTINUES: u16 = u16::MAX - 1;
}

/// How much farther than its own advance a glyph may keep the next one away, in thousandths of the type size.
/// The faces set some pairs (fV, f), Cyrillic none) farther apart, but readers of a PDF's text take a tenth
/// of the type size for a space.
const WIDEST_GAP: i16 = 90;

/// Paragraphs that are kept for the next letter: of a batch most are equal.
/// When there are more, all are forgotten, so that memory stays bounded.
const KEPT_PARAGRAPHS: usize = 512;

/// The typesetter: breaks text into lines and remembers what it has done.
pub(super) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    /// The faces by the number that the font collection gave to their file.
    faces: HashMap<u64, Face>,
    meanings: [Meanings; 2],
    /// The own advances of the glyphs of each face.
    advances: [GlyphMetrics<'static>; 2],
    space: u16,
    memory: HashMap<Shape, HashMap<String, Arc<Paragraph>>>,
    remembered: usize,
}

/// All but the text that a paragraph's lines depend on.
#[derive(PartialEq, Eq, Hash)]
struct Shape {
    face: Face,
    size: u32,
    leading: u32,
    width: u32,
    break_words: bool,
    language: Option<Language>,
}

impl Typesetter {
    /// A typesetter that knows the embedded faces and no others.
    pub(super) fn new() -> Self {
        let options = CollectionOptions {
            shared: false,
            system_fonts: false,
        };
        let mut collection = Collection::new(options);
        let mut faces = HashMap::new();
        for face in Face::ALL {
            let file: Blob<u8> = Blob::new(Arc::new(face.file()));
            faces.insert(file.id(), face);
            collection.register_fonts(file, None);
        }
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
            faces,
            meanings: Face::ALL.map(Meanings::of),
            advances: Face::ALL.map(Face::advances),
            space: space(),
            memory: HashMap::new(),
            remembered: 0,
        }
    }

    /// What the glyphs of the face stand for.
    pub(super) fn meanings(&self, face: Face) -> &Meanings {
        &self.meanings[face.index()]
    }

    /// The text in lines of at most `width` points; a line feed ends a line.
    ///
    /// # Errors
    /// If a glyph comes from no known face, which is a fault of this program.
    pub(super) fn set(
        &mut self,
        text: &str,
        language: Option<Language>,
        width: f32,
        style: Style,
    ) -> Result<Arc<Paragraph>, RenderError> {
        let shape = Shape {
            face: style.face,
            size: style.size.to_bits(),
            leading: style.leading.to_bits(),
            width: width.to_bits(),
            break_words: style.break_words,
            language,
        };
        if let Some(known) = self.memory.get(&shape).and_then(|known| known.get(text)) {
            return Ok(Arc::clone(known));
        }
        let paragraph = Arc::new(self.lay_out(text, language, width, style)?);
        if self.remembered >= KEPT_PARAGRAPHS {
            self.memory.clear();
            self.remembered = 0;
        }
        self.remembered += 1;
        self.memory
            .entry(shape)
            .or_default()
            .insert(text.to_owned(), Arc::clone(&paragraph));
        Ok(paragraph)
    }

    /// The same, not remembered.
    pub(super) fn lay_out(
        &mut self,
        text: &str,
        language: Option<Language>,
        width: f32,
        style: Style,
    ) -> Result<Paragraph, RenderError> {
        let layout = self.layout(text, language, width, style);
        let mut lines = Vec::with_capacity(layout.len());
        for line in layout.lines() {
            let metrics = line.metrics();
            let mut set = TextLine {
                glyphs: Vec::with_capacity(line.text_range().len()),
                texts: Vec::new(),
                width: 0.0,
                baseline: metrics.baseline - metrics.block_min_coord,
            };
            for item in line.items() {
                if let PositionedLayoutItem::GlyphRun(run) = item {
                    self.glyphs_of(run.run(), text, style, &mut set)?;
                }
            }
            let is_inked = |glyph: &Glyph| glyph.id != self.space;
            let inked = set.glyphs.iter().rposition(is_inked);
            let inked = &set.glyphs[..inked.map_or(0, |last| last + 1)];
            let width = inked.iter().map(|glyph| i32::from(glyph.advance)).sum();
            set.width = points(width, style.size);
            lines.push(set);
        }
        // A text that ends with a line feed has an empty line after it.
        if lines.len() > 1 && lines.last().is_some_and(|line| line.glyphs.is_empty()) {
            lines.pop();
        }
        Ok(Paragraph { style, lines })
    }

    fn layout(
        &mut self,
        text: &str,
        language: Option<Language>,
        width: f32,
        style: Style,
    ) -> Layout<()> {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(FAMILY.into())));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(
            style.leading,
        )));
        builder.push_default(StyleProperty::Locale(language));
        if style.face == Face::Bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        if style.break_words {
            builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        }
        builder.set_line_break_override(Some(&hyphen_keeps));
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        layout
    }

    /// Adds the glyphs of a run, each with what it stands for.
    fn glyphs_of(
        &self,
        run: &Run<'_, ()>,
        text: &str,
        style: Style,
        line: &mut TextLine,
    ) -> Result<(), RenderError> {
        let face = self.faces.get(&run.font().data.id());
        if face != Some(&style.face) {
            return Err(RenderError::pdf("a line in a face that was not asked for"));
        }
        let meanings = self.meanings(style.face);
        let advances = &self.advances[style.face.index()];
        let mut clusters = run.clusters().peekable();
        while let Some(cluster) = clusters.next() {
            let mut range = cluster.text_range();
            while let Some(more) = clusters.next_if(parley::Cluster::is_ligature_continuation) {
                range.end = range.end.max(more.text_range().end);
            }
            let source = &text[range];
            if source.chars().all(|c| is_invisible(c) || c == '\n') {
                // A line feed ends a word, so that the next line's does not join it.
                if source.contains('\n') {
                    line.glyphs.push(Glyph {
                        id: self.space,
                        advance: 0,
                        shift: (0, 0),
                        text: Glyph::AS_MEANT,
                    });
                }
                continue;
            }
            let start = line.glyphs.len();
            for glyph in cluster.glyphs() {
                let id = u16::try_from(glyph.id)
                    .map_err(|_| RenderError::pdf("a glyph beyond the face"))?;
                if id == 0 {
                    return Err(RenderError::pdf("a character without a glyph"));
                }
                let own = advances.advance_width(id.into()).unwrap_or_default();
                let widest = thousandths(own, 1000.0).saturating_add(WIDEST_GAP);
                line.glyphs.push(Glyph {
                    id,
                    advance: thousandths(glyph.advance, style.size).min(widest),
                    shift: (
                        thousandths(glyph.x, style.size),
                        thousandths(-glyph.y, style.size),
                    ),
                    text: Glyph::AS_MEANT,
                });
            }
            explain(line, start, source, meanings)?;
        }
        Ok(())
    }
}

/// No line ends at a hyphen: a reader of the PDF's text would take it for a
/// break inside a word and drop it, and "C-487/21" and "Vor- und Nachname" are to stay whole.
fn hyphen_keeps(place: LineBreakContext) -> Option<bool> {
    let at_hyphen = place.before == '-' && !place.after.is_whitespace();
    let behind_space = place.before == ' ' && place.before_before == Some('-');
    (at_hyphen || behind_space).then_some(false)
}

/// Notes on the glyphs of a cluster, from `start` on, what they stand for, where that is not their meaning.
fn explain(
    line: &mut TextLine,
    start: usize,
    source: &str,
    meanings: &Meanings,
) -> Result<(), RenderError> {
    let places = start..line.glyphs.len();
    let glyphs = &line.glyphs[places.clone()];
    let mut characters = source.chars();
    if let ([glyph], Some(character), None) = (glyphs, characters.next(), characters.next()) {
        let meaning = meanings.character(glyph.id);
        let blank = |character: char| character.is_whitespace();
        if meaning == Some(character) || meaning.is_some_and(blank) && blank(character) {
            return Ok(());
        }
    }
    let Some(spelled) = spelled(glyphs, source, meanings) else {
        return say(line, places, source);
    };
    for (place, character) in places.zip(spelled) {
        if meanings.character(line.glyphs[place].id).is_none() {
            say(line, place..place + 1, character.encode_utf8(&mut [0; 4]))?;
        }
    }
    Ok(())
}

/// The characters of a cluster if each of its glyphs draws one: a letter, and the accents over and under it. A
/// reader that is told of each by itself takes them for one letter, and the word goes on after it.
fn spelled(glyphs: &[Glyph], source: &str, meanings: &Meanings) -> Option<Vec<char>> {
    if glyphs.len() < 2 {
        return None;
    }
    let draws = |(glyph, character): (&Glyph, &char)| {
        let meaning = meanings.character(glyph.id);
        meaning.is_none_or(|meaning| meaning == *character)
    };
    let forms = [source.chars().collect(), source.nfd().collect()];
    forms
        .into_iter()
        .find(|form: &Vec<char>| form.len() == glyphs.len() && glyphs.iter().zip(form).all(draws))
}

/// Notes that the glyphs stand for the text. The first of several speaks for all.
fn say(line: &mut TextLine, glyphs: Range<usize>, source: &str) -> Result<(), RenderError> {
    let number = u16::try_from(line.texts.len()).ok();
    let number = number.filter(|number| *number < Glyph::CONTINUES);
    let mut text = number.ok_or(RenderError::pdf("a line without end"))?;
    line.texts.push(source.into());
    for glyph in &mut line.glyphs[glyphs] {
        glyph.text = std::mem::replace(&mut text, Glyph::CONTINUES);
    }
    Ok(())
}

/// The glyph of the space.
fn space() -> u16 {
    use skrifa::MetadataProvider;
    let glyph = Face::Regular.font().charmap().map(' ');
    glyph.map_or(0, |glyph| u16::try_from(glyph.to_u32()).unwrap_or(0))
}
