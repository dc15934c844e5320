//! PDF/A-2a and PDF/UA-1.
//!
//! A letter takes four steps: `arrange` sets its paragraphs and places them on
//! pages; `subset` finds or cuts the glyphs of the fonts, and `embed` embeds them;
//! `draw` turns the pages into operators; `finish` writes the file: fonts,
//! pages, tags, language and metadata.

mod arrange;
mod body;
mod breaks;
#[cfg(any(feature = "merge", feature = "printpdf"))]
mod copied;
mod core;
mod draw;
mod embed;
mod file;
mod finish;
mod flow;
mod fonts;
mod head;
mod ink;
mod mark;
#[cfg(feature = "merge")]
mod merge;
mod metadata;
mod page;
mod paragraph;
mod press;
mod sfnt;
mod subset;
mod tree;
mod unicode;
mod window;

#[cfg(test)]
mod gaps;
#[cfg(test)]
mod last_page;
#[cfg(test)]
mod tests;

use super::{Format, RenderError, Renderer};
use crate::letter::{Block, Inline, Labelled, Letter, Line};
use arrange::Arranged;
use fonts::Face;
use paragraph::Typesetter;
use press::Press;
use subset::Subsets;

#[cfg(feature = "catalogue")]
pub use core::CORES;
pub use core::give_core;
pub use fonts::covers;
#[cfg(feature = "merge")]
pub use merge::{LoosePages, Merged};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// The renderer of [`Format::Pdf`].
///
/// Making one is cheap; the first letter loads the fonts. It keeps paragraphs
/// and font subsets for the next letter, within bounds. The same letter gives
/// the same bytes, whatever was rendered before.
#[derive(Default)]
pub struct PdfRenderer {
    studio: Option<Studio>,
}

/// What one letter needs and the next one needs again.
struct Studio {
    typesetter: Typesetter,
    subsets: Subsets,
    press: Press,
    profile: Option<file::Part>,
}

impl PdfRenderer {
    /// A renderer that has not yet loaded its fonts.
    #[must_use]
    pub const fn new() -> Self {
        Self { studio: None }
    }

    /// Whether the letter's recipient stands whole in the envelope's window,
    /// without a note how the letter travels. Nothing is drawn.
    ///
    /// # Errors
    /// [`RenderError::RecipientDoesNotFit`], or what a renderer says of the characters.
    pub fn fits(&mut self, letter: &Letter) -> Result<(), RenderError> {
        legible(letter)?;
        let Some(head) = super::sheet(letter.stationery.window).head else {
            return Ok(());
        };
        let typesetter = &mut self.studio().typesetter;
        let recipient = head::lines(&letter.recipient);
        window::fit(&recipient, &head.field, 0.0, typesetter, None).map(|_| ())
    }

    fn studio(&mut self) -> &mut Studio {
        self.studio.get_or_insert_with(|| Studio {
            typesetter: Typesetter::new(),
            subsets: Subsets::default(),
            press: Press::default(),
            profile: None,
        })
    }
}

impl std::fmt::Debug for PdfRenderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PdfRenderer").finish_non_exhaustive()
    }
}

impl Renderer for PdfRenderer {
    fn format(&self) -> Format {
        Format::Pdf
    }

    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError> {
        let laid_out = self.lay_out(letter)?;
        let drawn = self.draw(letter, &laid_out)?;
        self.finish(letter, &laid_out, &drawn)
    }
}

/// A letter whose paragraphs have been set and placed on pages.
#[derive(Debug)]
pub struct LaidOut(Arranged);

impl LaidOut {
    /// The number of its pages, at least one.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.0.pages.len()
    }
}

/// A letter whose pages have been turned into operators, with the fonts that they name.
#[derive(Debug)]
pub struct Drawn {
    pages: Vec<draw::Drawn>,
    subsets: draw::Subsets,
}

/// The steps of [`Renderer::render`], one by one.
impl PdfRenderer {
    /// Sets the paragraphs of the letter and places them on pages.
    ///
    /// # Errors
    /// [`RenderError`], if the fonts cannot show a character, or if the recipient or the mark of every page
    /// does not fit.
    pub fn lay_out(&mut self, letter: &Letter) -> Result<LaidOut, RenderError> {
        legible(letter)?;
        arrange::arrange(letter, &mut self.studio().typesetter).map(LaidOut)
    }

    /// Draws the pages, and cuts the glyphs that the fonts must show.
    ///
    /// # Errors
    /// If a font cannot be cut, which is a fault of this program.
    pub fn draw(&mut self, letter: &Letter, laid_out: &LaidOut) -> Result<Drawn, RenderError> {
        let LaidOut(arranged) = laid_out;
        let subsets = self.studio().subsets(arranged, &letter.language)?;
        let pages = arranged.pages.iter();
        let pages = pages.map(|page| draw::draw(page, &arranged.tree, &subsets));
        Ok(Drawn {
            pages: pages.collect::<Result<_, _>>()?,
            subsets,
        })
    }

    /// Puts pages, fonts, tags and metadata into the bytes of a file.
    ///
    /// # Errors
    /// If the file would be too large, which is a fault of this program.
    pub fn finish(
        &mut self,
        letter: &Letter,
        laid_out: &LaidOut,
        drawn: &Drawn,
    ) -> Result<Vec<u8>, RenderError> {
        let Studio { press, profile, .. } = self.studio();
        let profile = match profile {
            Some(profile) => profile,
            None => profile.insert(finish::profile(press)?),
        };
        let finish = finish::Finish {
            letter,
            tree: &laid_out.0.tree,
            pages: &drawn.pages,
            subsets: &drawn.subsets,
            profile,
        };
        finish.finish(press)
    }
}

impl Studio {
    /// For each face that the letter uses, the subset that shows it.
    fn subsets(
        &mut self,
        arranged: &Arranged,
        language: &str,
    ) -> Result<draw::Subsets, RenderError> {
        let mut subsets = [None, None];
        for face in Face::ALL {
            let mut glyphs = arranged
                .pages
                .iter()
                .flat_map(|page| &page.texts)
                .filter(|text| text.paragraph.style.face == face)
                .flat_map(|text| &text.paragraph.lines[text.lines.clone()])
                .flat_map(|line| line.glyphs.iter().map(|glyph| (glyph, line.text(glyph))))
                .peekable();
            if glyphs.peek().is_some() {
                let subset = self.subsets.showing(
                    face,
                    language,
                    glyphs,
                    &self.typesetter,
                    &mut self.press,
                )?;
                subsets[face.index()] = Some(subset);
            }
        }
        Ok(subsets)
    }
}

/// Makes sure that the fonts can show the whole letter.
fn legible(letter: &Letter) -> Result<(), RenderError> {
    for inline in lines(letter).flatten() {
        let key = match inline {
            Inline::Words(_) => None,
            Inline::Given { key, .. } => Some(*key),
        };
        refuse(key, inline.text())?;
    }
    let Letter {
        references,
        notices,
        receipt,
        footer,
        ..
    } = letter;
    let labels = references.iter().chain(notices).map(|line| &line.label);
    let fields = receipt.iter().flat_map(|receipt| &receipt.fields);
    let footer = [&footer.before, &footer.between, &footer.after];
    for text in labels.chain(fields).chain(footer) {
        refuse(None, text)?;
    }
    Ok(())
}

fn refuse(key: Option<&'static str>, text: &str) -> Result<(), RenderError> {
    match text.chars().find(|character| !covers(*character)) {
        Some(character) => Err(RenderError::Glyph { key, character }),
        None => Ok(()),
    }
}

/// Every line of the letter that is running text.
fn lines(letter: &Letter) -> impl Iterator<Item = &Line> {
    let body = letter.body.iter().flat_map(|block| match block {
        Block::Heading(line) | Block::Paragraph(line) | Block::Quotation(line) => vec![line],
        Block::Bullets(lines) | Block::Numbered { items: lines, .. } => lines.iter().collect(),
    });
    let single = [
        &letter.return_address,
        &letter.place_and_date,
        &letter.subject,
        &letter.salutation,
        &letter.closing,
        &letter.signature,
    ];
    letter
        .sender
        .iter()
        .chain(&letter.recipient)
        .chain(&letter.delivery)
        .chain(&letter.mark)
        .chain(single)
        .chain(labelled(&letter.references))
        .chain(labelled(&letter.notices))
        .chain(letter.receipt.iter().map(|receipt| &receipt.title))
        .chain(body)
}

fn labelled(lines: &[Labelled]) -> impl Iterator<Item = &Line> {
    lines.iter().map(|line| &line.value)
}
