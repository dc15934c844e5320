//! The line that marks every page, framed, in the margin above all else.

use super::MM;
use super::arrange::{Desk, style};
use super::fonts::Face;
use super::page::{Column, Page, Placed, Role, Stroke};
use super::paragraph::Paragraph;
use super::tree::Tag;
use crate::letter::{Letter, plain_text};
use crate::render::RenderError;
use std::sync::Arc;

/// Top of the frame. No head of a letter begins above 20 mm, and no printer
/// needs more than the first 5.
const TOP: f32 = 7.0 * MM;
/// From the frame to the text, above and below, and at the sides.
const PADDING: f32 = 2.5;
const SIDE: f32 = 5.0;
/// Sizes of the text, of which the first that fits is taken.
const SIZES: [f32; 2] = [9.0, 8.0];
const LEADING: f32 = 1.25;
/// Lines that the margin holds.
const LINES: usize = 2;

/// The mark as it stands on each page.
pub(super) struct Mark {
    column: Column,
    paragraph: Arc<Paragraph>,
}

impl Desk<'_> {
    /// Marks the first page, where the mark is the first thing to be read; gives
    /// what the others bear.
    pub(super) fn mark(&mut self, letter: &Letter) -> Result<Option<Mark>, RenderError> {
        let text = letter.mark.as_deref().map(plain_text).unwrap_or_default();
        if text.is_empty() {
            return Ok(None);
        }
        let mut column = self.column().indented(SIDE);
        column.width -= SIDE;
        let mut needed = 0;
        for size in SIZES {
            let paragraph = self.set(&text, column, style(Face::Bold, size, LEADING))?;
            needed = paragraph.lines.len();
            if needed <= LINES {
                let mark = Mark { column, paragraph };
                let element = self.tree.add(Tag::Paragraph, None);
                mark.draw(Role::Element(element), &mut self.first);
                return Ok(Some(mark));
            }
        }
        Err(RenderError::MarkDoesNotFit {
            mark: text,
            needed,
            available: LINES,
        })
    }
}

impl Mark {
    /// Marks the pages after the first; whoever hears the document has heard it.
    pub(super) fn repeat(&self, pages: &mut [Page]) {
        for page in pages {
            self.draw(Role::Header, page);
        }
    }

    fn draw(&self, role: Role, page: &mut Page) {
        let bottom = TOP + self.paragraph.height() + 2.0 * PADDING;
        let (left, right) = (self.column.x - SIDE, self.column.right() + SIDE);
        let corners = [(left, TOP), (right, TOP), (right, bottom), (left, bottom)];
        page.strokes.extend(Stroke::around(corners));
        page.texts.push(Placed {
            role,
            column: self.column,
            y: TOP + PADDING,
            lines: 0..self.paragraph.lines.len(),
            paragraph: Arc::clone(&self.paragraph),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Block, Line, Window};
    use crate::render::pdf::arrange::{Arranged, arrange};
    use crate::render::pdf::paragraph::Typesetter;
    use crate::render::sample::{self, words};
    use crate::render::sheet;

    /// Takes two lines of the margin.
    const LONG: &str = "Kopje për lexim, jo për dërgim · përkthim makinerie, i palexuar nga asnjë jurist që e ka gjuhë amtare; letra që dërgohet është ajo në gjuhën tjetër";

    fn marked(mark: Line, window: Window) -> Result<Arranged, RenderError> {
        let mut letter = sample::letter();
        letter.mark = Some(mark);
        letter.stationery.window = window;
        let text = "Kjo është një fjali që nuk thotë asgjë. ".repeat(60);
        let block = Block::Paragraph(words(text.trim_end()));
        letter.body.extend(vec![block; 3]);
        arrange(&letter, &mut Typesetter::new())
    }

    #[test]
    fn the_mark_stands_on_every_page_above_all_else() {
        for window in [
            Window::None,
            Window::Din5008B,
            Window::SnRight,
            Window::SnLeft,
            Window::NfRight,
        ] {
            for (mark, lines) in [(sample::MARK, 1), (LONG, 2)] {
                let arranged = marked(words(mark), window).expect("it fits");
                assert!(arranged.pages.len() > 1);
                for (index, page) in arranged.pages.iter().enumerate() {
                    let is_mark = |text: &&Placed| match text.role {
                        Role::Element(element) => element.0 == 0,
                        role => role == Role::Header,
                    };
                    let marks: Vec<_> = page.texts.iter().filter(is_mark).collect();
                    let [mark] = marks[..] else {
                        panic!("{window:?}: {} marks on page {index}", marks.len())
                    };
                    assert_eq!(mark.role == Role::Header, index > 0, "{window:?}");
                    assert_eq!(mark.lines.len(), lines, "{window:?}");
                    let bottom = mark.y + mark.paragraph.height() + PADDING;
                    for other in page.texts.iter().filter(|text| !is_mark(text)) {
                        assert!(bottom < other.y, "{window:?}, page {index}");
                    }
                    if let Some(head) = sheet(window).head {
                        assert!(bottom < head.field.window.y * MM, "{window:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_mark_is_the_first_thing_that_is_read() {
        let arranged = marked(words(sample::MARK), Window::Din5008B).expect("it fits");
        assert_eq!(arranged.tree.elements[0].tag, Tag::Paragraph);
        assert!(
            matches!(arranged.pages[0].texts[0].role, Role::Element(element) if element.0 == 0)
        );
    }

    #[test]
    fn a_mark_of_more_than_two_lines_is_refused() {
        let long = format!("{LONG} {LONG}");
        let error = marked(words(&long), Window::None).expect_err("refused");
        assert!(error.to_string().contains(&long), "{error}");
    }

    #[test]
    fn an_empty_mark_is_none() {
        let arranged = marked(Line::new(), Window::None).expect("nothing to refuse");
        assert!(
            arranged.pages[0].strokes.len() <= 4,
            "only the receipt's frame"
        );
        assert!(
            arranged.pages[1]
                .texts
                .iter()
                .all(|text| text.role != Role::Header)
        );
    }
}
