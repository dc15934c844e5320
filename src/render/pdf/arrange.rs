//! Arranges a letter on its pages.

use super::MM;
use super::breaks::Room;
use super::flow::{Flow, Strip};
use super::fonts::Face;
use super::page::{Column, Page, Placed, Role};
use super::paragraph::{Paragraph, Style, Typesetter};
use super::tree::{ElementId, Tag, Tree};
use crate::letter::Letter;
use crate::render::{RenderError, Sheet, sheet};
use parley::fontique::Language;
use std::sync::Arc;

/// Size of running text in points.
pub(super) const TEXT: f32 = 10.5;
/// Size of what accompanies the text.
pub(super) const SMALL: f32 = 9.5;
/// Size of the page's number.
const FOOTER: f32 = 8.5;

/// A letter on its pages, ready to be drawn.
#[derive(Debug)]
pub(super) struct Arranged {
    pub(super) pages: Vec<Page>,
    pub(super) tree: Tree,
}

/// Places the whole letter.
///
/// # Errors
/// If the recipient does not fit into the window, or the mark into the margin.
pub(super) fn arrange(
    letter: &Letter,
    typesetter: &mut Typesetter,
) -> Result<Arranged, RenderError> {
    let sheet = sheet(letter.stationery.window);
    let mut desk = Desk {
        typesetter,
        language: Language::parse(&letter.language).ok(),
        sheet,
        tree: Tree::default(),
        first: Page::default(),
        flow: Flow::default(),
    };
    let mark = desk.mark(letter)?;
    let y = desk.head(letter)?;
    desk.text(letter)?;
    desk.end(letter)?;
    let room = Room {
        first: y,
        top: sheet.body.y * MM,
        bottom: sheet.body.bottom() * MM,
    };
    let first = std::mem::take(&mut desk.first);
    let mut pages = desk.flow.paginate(first, &room);
    if let Some(mark) = mark {
        mark.repeat(&mut pages[1..]);
    }
    desk.footers(letter, &mut pages)?;
    Ok(Arranged {
        pages,
        tree: desk.tree,
    })
}

/// The letter while it is being arranged.
pub(super) struct Desk<'a> {
    pub(super) typesetter: &'a mut Typesetter,
    pub(super) language: Option<Language>,
    pub(super) sheet: Sheet,
    pub(super) tree: Tree,
    /// The first page with what has a fixed place on it.
    pub(super) first: Page,
    pub(super) flow: Flow,
}

impl Desk<'_> {
    /// The column of running text.
    pub(super) fn column(&self) -> Column {
        Column::new(self.sheet.body.x * MM, self.sheet.body.width * MM)
    }

    /// The text broken into lines that fit into the column.
    pub(super) fn set(
        &mut self,
        text: &str,
        column: Column,
        style: Style,
    ) -> Result<Arc<Paragraph>, RenderError> {
        self.typesetter
            .set(text, self.language, column.width, style)
    }

    /// A new strip at the end of the document, not yet in the flow.
    pub(super) fn strip(
        &mut self,
        tag: Tag,
        text: &str,
        column: Column,
        style: Style,
    ) -> Result<Strip, RenderError> {
        let element = self.tree.add(tag, None);
        self.strip_of(element, text, column, style)
    }

    /// A new strip of an element that is there already.
    pub(super) fn strip_of(
        &mut self,
        element: ElementId,
        text: &str,
        column: Column,
        style: Style,
    ) -> Result<Strip, RenderError> {
        let paragraph = self.set(text, column, style)?;
        Ok(Strip::new(element, column, paragraph))
    }

    /// Fixes a whole paragraph at a place on the first page; gives its lower edge.
    pub(super) fn fix(
        &mut self,
        role: Role,
        column: Column,
        y: f32,
        paragraph: Arc<Paragraph>,
    ) -> f32 {
        let bottom = y + paragraph.height();
        self.first.texts.push(Placed {
            role,
            column,
            y,
            lines: 0..paragraph.lines.len(),
            paragraph,
        });
        bottom
    }

    fn footers(&mut self, letter: &Letter, pages: &mut [Page]) -> Result<(), RenderError> {
        if letter.footer.is_empty() {
            return Ok(());
        }
        let count = pages.len();
        let style = style(Face::Regular, FOOTER, 1.0);
        let column = Column {
            at_right: true,
            ..self.column()
        };
        for (index, page) in pages.iter_mut().enumerate() {
            let text = letter.footer.text(index + 1, count);
            let paragraph = self.set(&text, column, style)?;
            let baseline = paragraph.lines.first().map_or(0.0, |line| line.baseline);
            page.texts.push(Placed {
                role: Role::Footer,
                column,
                y: self.sheet.footer_y * MM - baseline,
                lines: 0..paragraph.lines.len(),
                paragraph,
            });
        }
        Ok(())
    }
}

/// A style with the leading as a multiple of the size; words that are wider
/// than their line are broken.
pub(super) const fn style(face: Face, size: f32, leading: f32) -> Style {
    Style {
        face,
        size,
        leading: size * leading,
        break_words: true,
    }
}

/// The style of running text.
pub(super) const RUNNING: Style = style(Face::Regular, TEXT, 1.4);
/// The style of lines that stand close, such as addresses.
pub(super) const CLOSE: Style = style(Face::Regular, TEXT, 1.28);
