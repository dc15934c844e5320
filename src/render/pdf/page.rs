//! Pages: strips of lines flow down them and break where they may.

use super::paragraph::Paragraph;
use super::tree::ElementId;
use std::ops::Range;
use std::sync::Arc;

/// A sheet with what is drawn on it. Lengths are points from its top left.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The texts in reading order.
    pub(super) texts: Vec<Placed>,
    /// The lines that belong to no text.
    pub(super) strokes: Vec<Stroke>,
}

/// Lines of a paragraph on a page.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) role: Role,
    pub(super) column: Column,
    /// Top of the first line.
    pub(super) y: f32,
    pub(super) paragraph: Arc<Paragraph>,
    /// Which of its lines stand here.
    pub(super) lines: Range<usize>,
}

/// What a placed text is to someone who hears the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Text of an element.
    Element(ElementId),
    /// What marks every page, on the pages after the first.
    Header,
    /// The page's number.
    Footer,
    /// A repetition of what stands elsewhere.
    Repetition,
}

/// Where lines stand from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) at_right: bool,
}

impl Column {
    /// A column whose lines start at its left edge.
    pub(super) const fn new(x: f32, width: f32) -> Self {
        Self {
            x,
            width,
            at_right: false,
        }
    }

    /// The column without a strip at its left.
    pub(super) fn indented(self, by: f32) -> Self {
        Self::new(self.x + by, self.width - by)
    }

    /// The right edge.
    pub(super) fn right(self) -> f32 {
        self.x + self.width
    }

    /// Where a line of that width starts.
    pub(super) fn start(self, width: f32) -> f32 {
        if self.at_right {
            self.right() - width
        } else {
            self.x
        }
    }
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
}

impl Stroke {
    /// The four sides of a frame with these corners.
    pub(super) fn around(corners: [(f32, f32); 4]) -> impl Iterator<Item = Self> {
        (0..corners.len()).map(move |index| Self {
            from: corners[index],
            to: corners[(index + 1) % corners.len()],
        })
    }
}

/// A paragraph that flows down the pages.
#[derive(Debug)]
pub(super) struct Strip {
    pub(super) element: ElementId,
    pub(super) column: Column,
    pub(super) paragraph: Arc<Paragraph>,
    /// The number or dash beside the first line.
    pub(super) label: Option<(ElementId, Column, Arc<Paragraph>)>,
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
            above: 0.0,
            keep_with_next: false,
            whole: false,
            rule_to: None,
        }
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
}

/// Lines that stand alone at the foot or head of a page are too few.
const FEWEST_LINES: usize = 2;

/// A line of a strip.
struct Row {
    strip: usize,
    line: usize,
    above: f32,
    height: f32,
    /// Whether a page may end before it.
    may_start_page: bool,
}

impl Flow {
    /// Fills pages between `top` and `bottom`, starting with `first` at `y`.
    pub(super) fn paginate(&self, first: Page, y: f32, top: f32, bottom: f32) -> Vec<Page> {
        let rows = self.rows();
        let mut pages = vec![first];
        let mut next = 0;
        let mut y = y;
        while next < rows.len() {
            let end = end_of_page(&rows, next, y, bottom);
            if end > next || y <= top {
                // A row that fits on no page stands on a page of its own.
                let end = end.max(next + 1);
                if let Some(page) = pages.last_mut() {
                    self.place(&rows[next..end], y, page);
                }
                next = end;
            }
            if next < rows.len() {
                pages.push(Page::default());
                y = top;
            }
        }
        pages
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut kept = true;
        for (index, strip) in self.strips.iter().enumerate() {
            let lines = strip.paragraph.lines.len();
            rows.extend((0..lines).map(|line| Row {
                strip: index,
                line,
                above: if line == 0 { strip.above } else { 0.0 },
                height: strip.paragraph.style.leading,
                may_start_page: if line == 0 {
                    !kept
                } else {
                    !strip.whole && line >= FEWEST_LINES && lines - line >= FEWEST_LINES
                },
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
    page.texts.push(Placed {
        role: Role::Element(strip.element),
        column: strip.column,
        y,
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

/// The row after the last one that stands on a page that begins with
/// `start` at `y`; `start` itself if not even that one fits.
fn end_of_page(rows: &[Row], start: usize, y: f32, bottom: f32) -> usize {
    let mut y = y;
    let mut end = start;
    for (index, row) in rows.iter().enumerate().skip(start) {
        let above = if index == start { 0.0 } else { row.above };
        y += above + row.height;
        if y > bottom {
            break;
        }
        end = index + 1;
    }
    if end == rows.len() {
        return end;
    }
    let may_break = |row: &usize| rows[*row].may_start_page;
    (start + 1..=end).rev().find(may_break).unwrap_or(end)
}
