//! A drawing of strokes: a signature.

use std::fmt;

/// Strokes of a pen on a small sheet of their own. Lengths are micrometres, from its top left.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// What it shows, in the letter's language, for whoever hears the letter.
    pub alternative: String,
    /// How wide the sheet is, the thickness of the pen included.
    pub width: i32,
    /// How high it is, likewise.
    pub height: i32,
    /// How thick the pen is. Strokes have round ends and corners.
    pub pen: i32,
    /// What the pen does; first it is set down.
    pub steps: Vec<Step>,
}

/// A step of the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// It is set down, and a stroke begins.
    Down(Point),
    /// It draws a straight line.
    Line(Point),
    /// It draws a cubic Bézier curve: two control points and the end.
    Curve([Point; 3]),
}

/// A point of a drawing: to the right, and downwards.
pub type Point = (i32, i32);

/// Says how large the drawing is, and nothing of what it shows: it is personal.
impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Drawing({} x {} µm)", self.width, self.height)
    }
}
