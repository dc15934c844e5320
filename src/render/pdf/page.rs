//! Pages, and what stands where on them.

use super::MM;
use super::paragraph::Paragraph;
use super::tree::ElementId;
use crate::letter::Drawing;
use std::ops::Range;
use std::sync::Arc;

/// A sheet with what is drawn on it. Lengths are points from its top left.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The texts in reading order.
    pub(super) texts: Vec<Placed>,
    /// The drawings, which are elements too.
    pub(super) drawings: Vec<PlacedDrawing>,
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

/// A drawing on a page.
#[derive(Debug)]
pub(super) struct PlacedDrawing {
    pub(super) element: ElementId,
    /// Its left and its upper edge.
    pub(super) corner: (f32, f32),
    pub(super) drawing: Arc<Drawing>,
}

/// A length of a drawing in points.
#[expect(
    clippy::cast_precision_loss,
    reason = "a drawing is some ten thousand micrometres wide"
)]
pub(super) fn points(micrometres: i32) -> f32 {
    micrometres as f32 * MM / 1000.0
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
