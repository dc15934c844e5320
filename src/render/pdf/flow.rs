//! Strips of lines flow down the pages.

use super::MM;
use super::breaks::{Break, FEWEST_LINES, Room, Row, TIGHTEST, WORTH_A_PAGE};
use super::page::{Column, Page, Placed, PlacedDrawing, Role, Stroke, points};
use super::paragraph::Paragraph;
use super::tree::ElementId;
use crate::letter::Drawing;
use std::ops::Range;
use std::sync::Arc;

/// Space between a drawing and the line under it.
const UNDER_DRAWING: f32 = 1.0 * MM;

/// A paragraph that flows down the pages.
#[derive(Debug)]
pub(super) struct Strip {
    pub(super) element: ElementId,
    pub(super) column: Column,
    pub(super) paragraph: Arc<Paragraph>,
    /// The number or dash beside the first line.
    pub(super) label: Option<(ElementId, Column, Arc<Paragraph>)>,
    /// What is drawn above the first line, and never without it.
    pub(super) drawing: Option<(ElementId, Arc<Drawing>)>,
    /// Space above, except at the top of a page.
    pub(super) above: f32,
    /// No page ends between this strip and the next.
    pub(super) keep_with_next: bool,
    /// No page ends inside this strip.
    pub(super) whole: bool,
    /// A line to write on, from the end of the text to this right edge.
    pub(super) rule_to: Option<f32>,
}

impl Strip {
    /// A paragraph that may break.
    pub(super) fn new(element: ElementId, column: Column, paragraph: Arc<Paragraph>) -> Self {
        Self {
            element,
            column,
            paragraph,
            label: None,
            drawing: None,
            above: 0.0,
            keep_with_next: false,
            whole: false,
            rule_to: None,
        }
    }

    /// How high a line of it is, with what is drawn above.
    fn height(&self, line: usize) -> f32 {
        let drawn = match &self.drawing {
            Some((_, drawing)) if line == 0 => points(drawing.height) + UNDER_DRAWING,
            _ => 0.0,
        };
        drawn + self.paragraph.style.leading
    }

    pub(super) fn above(self, above: f32) -> Self {
        Self { above, ..self }
    }

    pub(super) fn keep(self) -> Self {
        Self {
            keep_with_next: true,
            ..self
        }
    }

    pub(super) fn whole(self) -> Self {
        Self {
            whole: true,
            ..self
        }
    }
}

/// Strips with a frame around them, which stand together on one page.
#[derive(Debug)]
pub(super) struct Frame {
    /// The strips inside.
    pub(super) strips: Range<usize>,
    /// The left and right edge.
    pub(super) column: Column,
    /// From the frame to the text above and below.
    pub(super) padding: f32,
}

/// The strips of a letter from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) strips: Vec<Strip>,
    pub(super) frames: Vec<Frame>,
    /// The strip that the letter closes with: what follows it stays with it, and so do some lines above it.
    pub(super) closing: Option<usize>,
}

impl Flow {
    /// Fills pages, the first of which holds something already.
    pub(super) fn paginate(&self, first: Page, room: &Room) -> Vec<Page> {
        let (rows, divided) = self.divide(room);
        let mut pages = vec![first];
        pages.resize_with(divided.len(), Page::default);
        for (index, (page, rows_of_page)) in pages.iter_mut().zip(divided).enumerate() {
            let y = if index == 0 { room.first } else { room.top };
            self.place(&rows[rows_of_page], y, page);
        }
        pages
    }

    /// The rows, and which of them stand on each page. Before a page is begun for a few lines, the paragraphs of
    /// the whole letter stand closer, if that saves it.
    pub(super) fn divide(&self, room: &Room) -> (Vec<Row>, Vec<Range<usize>>) {
        let rows = self.rows(0);
        let pages = room.divide(&rows);
        let is_thin = pages.len() > 1 && self.lines_of_text(&rows, &pages) < WORTH_A_PAGE;
        let mut tighter = (1..=TIGHTEST)
            .filter(|_| is_thin)
            .map(|hundredths| self.rows(hundredths))
            .map(|rows| (room.divide(&rows), rows));
        match tighter.find(|(fewer, _)| fewer.len() < pages.len()) {
            Some((pages, rows)) => (rows, pages),
            None => (rows, pages),
        }
    }

    /// How many lines of text the last page has above the closing.
    pub(super) fn lines_of_text(&self, rows: &[Row], pages: &[Range<usize>]) -> usize {
        let last = pages.last().cloned().unwrap_or_default();
        let is_text = |row: &&Row| self.closing.is_none_or(|closing| row.strip < closing);
        rows[last].iter().filter(is_text).count()
    }

    /// The lines of all strips, with so many hundredths less space between paragraphs.
    pub(super) fn rows(&self, hundredths: u8) -> Vec<Row> {
        let share = 1.0 - f32::from(hundredths) / 100.0;
        let mut rows: Vec<Row> = Vec::new();
        let mut kept = true;
        for (index, strip) in self.strips.iter().enumerate() {
            if self.closing == Some(index) {
                // A page that ends here leaves too little text for the closing.
                let near = rows.len().saturating_sub(FEWEST_LINES - 1);
                for row in &mut rows[near..] {
                    row.before = row.before.min(Break::IfMust);
                }
            }
            let follows = self.closing.is_some_and(|closing| index > closing);
            // What is signed and filled in keeps its room.
            let above = if follows {
                strip.above
            } else {
                strip.above * share
            };
            let best = if follows { Break::IfMust } else { Break::Well };
            let lines = strip.paragraph.lines.len();
            rows.extend((0..lines).map(|line| {
                let may_break = if line == 0 {
                    !kept
                } else {
                    !strip.whole && line >= FEWEST_LINES && lines - line >= FEWEST_LINES
                };
                Row {
                    strip: index,
                    line,
                    above: if line == 0 { above } else { 0.0 },
                    height: strip.height(line),
                    before: if may_break { best } else { Break::Never },
                }
            }));
            kept = strip.keep_with_next;
        }
        rows
    }

    fn place(&self, rows: &[Row], top: f32, page: &mut Page) {
        let mut y = top;
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                y += row.above;
            }
            let strip = &self.strips[row.strip];
            if row.line == 0 || index == 0 {
                start(strip, row, y, page);
            } else if let Some(placed) = page.texts.last_mut() {
                placed.lines.end = row.line + 1;
            }
            y += row.height;
            if row.line + 1 == strip.paragraph.lines.len() {
                rule(strip, y - row.height, page);
                let ended = |frame: &&Frame| frame.strips.end == row.strip + 1;
                if let Some(frame) = self.frames.iter().find(ended) {
                    self.frame(frame, y, page);
                }
            }
        }
    }

    /// Draws the frame whose last strip ends at `bottom`.
    fn frame(&self, frame: &Frame, bottom: f32, page: &mut Page) {
        let first = self
            .strips
            .get(frame.strips.start)
            .map(|strip| strip.element);
        let first = page.texts.iter().find(|text| match text.role {
            Role::Element(element) => Some(element) == first,
            Role::Header | Role::Footer | Role::Repetition => false,
        });
        // A frame that had to be broken begins at its page's first line.
        let Some(top) = first.map(|text| text.y - frame.padding) else {
            return;
        };
        let (left, right) = (frame.column.x, frame.column.right());
        let bottom = bottom + frame.padding;
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        page.strokes.extend(Stroke::around(corners));
    }
}

/// Places the first line that a strip has on this page, and its label.
fn start(strip: &Strip, row: &Row, y: f32, page: &mut Page) {
    if let (0, Some((element, column, label))) = (row.line, &strip.label) {
        page.texts.push(Placed {
            role: Role::Element(*element),
            column: *column,
            y,
            paragraph: Arc::clone(label),
            lines: 0..label.lines.len().min(1),
        });
    }
    if let (0, Some((element, drawing))) = (row.line, &strip.drawing) {
        page.drawings.push(PlacedDrawing {
            element: *element,
            corner: (strip.column.x, y),
            drawing: Arc::clone(drawing),
        });
    }
    page.texts.push(Placed {
        role: Role::Element(strip.element),
        column: strip.column,
        y: y + row.height - strip.paragraph.style.leading,
        paragraph: Arc::clone(&strip.paragraph),
        lines: row.line..row.line + 1,
    });
}

/// Draws the line to write on behind a strip's last line.
fn rule(strip: &Strip, top: f32, page: &mut Page) {
    const GAP: f32 = 5.0;
    let (Some(right), Some(line)) = (strip.rule_to, strip.paragraph.lines.last()) else {
        return;
    };
    let y = top + line.baseline + 1.0;
    let left = strip.column.start(line.width) + line.width + GAP;
    if left < right {
        page.strokes.push(Stroke {
            from: (left, y),
            to: (right, y),
        });
    }
}
