//! Drawn pages: placed lines become the operators of a page.

use super::MM;
use super::ink::{Ink, Milli, Run};
use super::page::{self, Page, Placed, PlacedDrawing, Role, Stroke};
use super::paragraph::{Glyph, TextLine, points};
use super::subset::Subset;
use super::tree::{ElementId, Tree};
use crate::letter::Step;
use crate::render::{HEIGHT, INK, RenderError};
use pdf_writer::Rect;
use std::sync::Arc;

/// Thickness of all lines that are drawn: 0.4 points.
const HAIRLINE: Milli = Milli(400);

/// The subset of each face that the letter uses.
pub(super) type Subsets = [Option<Arc<Subset>>; 2];

/// A drawn page and, by the number of each mark in it, what is marked.
#[derive(Debug)]
pub(super) struct Drawn {
    /// The page's operators as they stand in the file.
    pub(super) content: Vec<u8>,
    pub(super) marked: Vec<ElementId>,
    /// What is no text, and the box around it.
    pub(super) figures: Vec<(ElementId, Rect)>,
}

/// Draws a page.
///
/// # Errors
/// If a glyph is in no subset, which is a fault of this program.
pub(super) fn draw(page: &Page, tree: &Tree, subsets: &Subsets) -> Result<Drawn, RenderError> {
    let mut pen = Pen {
        tree,
        ink: Ink::new(),
        marked: Vec::new(),
        figures: Vec::new(),
        run: Run::default(),
    };
    pen.strokes(&page.strokes);
    for placed in &page.drawings {
        pen.drawing(placed);
    }
    for placed in &page.texts {
        pen.text(placed, subsets)?;
    }
    Ok(Drawn {
        content: pen.ink.into_bytes(),
        marked: pen.marked,
        figures: pen.figures,
    })
}

struct Pen<'a> {
    tree: &'a Tree,
    ink: Ink,
    marked: Vec<ElementId>,
    figures: Vec<(ElementId, Rect)>,
    /// Glyphs that have been collected and not yet shown.
    run: Run,
}

/// Where the pen is while it draws a line.
#[derive(Default)]
struct At {
    /// How far it is behind where it should be, in thousandths of the type size.
    lag: i32,
    /// How far it is above the baseline, likewise.
    rise: i32,
}

impl Pen<'_> {
    fn strokes(&mut self, strokes: &[Stroke]) {
        if strokes.is_empty() {
            return;
        }
        self.ink.begin_artifact();
        self.ink.line_width(HAIRLINE);
        let place = |(x, y)| (Milli::of(x), from_bottom(y));
        for stroke in strokes {
            self.ink.line(place(stroke.from), place(stroke.to));
        }
        self.ink.end_marked();
    }

    fn drawing(&mut self, placed: &PlacedDrawing) {
        let PlacedDrawing {
            element,
            corner: (left, top),
            drawing,
        } = placed;
        let [right, bottom] = [
            left + page::points(drawing.width),
            top + page::points(drawing.height),
        ];
        let around = Rect::new(*left, HEIGHT * MM - bottom, right, HEIGHT * MM - top);
        let place = |(x, y)| {
            let right = Milli::of(left + page::points(x));
            (right, from_bottom(top + page::points(y)))
        };
        self.begin(Role::Element(*element));
        let colour = INK.map(|part| Milli::of(f32::from(part) / 255.0));
        self.ink
            .begin_strokes(colour, Milli::of(page::points(drawing.pen)));
        for step in &drawing.steps {
            match *step {
                Step::Down(to) => self.ink.move_to(place(to)),
                Step::Line(to) => self.ink.line_to(place(to)),
                Step::Curve(points) => self.ink.curve_to(points.map(place)),
            }
        }
        self.ink.end_strokes();
        self.ink.end_marked();
        self.figures.push((*element, around));
    }

    fn text(&mut self, placed: &Placed, subsets: &Subsets) -> Result<(), RenderError> {
        let style = placed.paragraph.style;
        let subset = subsets[style.face.index()]
            .as_deref()
            .ok_or(RenderError::pdf("a face without a subset"))?;
        self.begin(placed.role);
        self.ink.begin_text();
        self.ink.font(style.face.resource(), Milli::of(style.size));
        let mut top = placed.y;
        let mut last = (Milli(0), Milli(0));
        for line in &placed.paragraph.lines[placed.lines.clone()] {
            let x = Milli::of(placed.column.start(line.width));
            let y = from_bottom(top + line.baseline);
            self.ink.next_line(x - last.0, y - last.1);
            last = (x, y);
            self.line(line, style.size, subset)?;
            top += style.leading;
        }
        self.ink.end_text();
        self.ink.end_marked();
        Ok(())
    }

    /// Says what the text is that follows.
    fn begin(&mut self, role: Role) {
        match role {
            Role::Element(element) => {
                let tag = self.tree.elements[element.0].tag;
                self.ink.begin_marked(tag, self.marked.len());
                self.marked.push(element);
            }
            Role::Header => self.ink.begin_pagination("Header"),
            Role::Footer => self.ink.begin_pagination("Footer"),
            Role::Repetition => self.ink.begin_artifact(),
        }
    }

    /// Draws the glyphs of a line, and says what they stand for where the
    /// font does not.
    fn line(&mut self, line: &TextLine, size: f32, subset: &Subset) -> Result<(), RenderError> {
        let mut at = At::default();
        let mut glyphs = line.glyphs.iter().peekable();
        while let Some(glyph) = glyphs.next() {
            let code = code(glyph, subset)?;
            let text = line.text(glyph);
            let Some(text) = text.filter(|text| *text != subset.text(code)) else {
                self.glyph(glyph, code, size, subset, &mut at);
                continue;
            };
            self.ink.show(&mut self.run);
            self.ink.begin_actual_text(text);
            self.glyph(glyph, code, size, subset, &mut at);
            while let Some(more) = glyphs.next_if(|glyph| line.text(glyph) == Some("")) {
                let code = self::code(more, subset)?;
                self.glyph(more, code, size, subset, &mut at);
            }
            self.ink.show(&mut self.run);
            self.ink.end_marked();
        }
        self.ink.show(&mut self.run);
        if at.rise != 0 {
            self.ink.rise(Milli(0));
        }
        Ok(())
    }

    fn glyph(&mut self, glyph: &Glyph, code: u16, size: f32, subset: &Subset, at: &mut At) {
        let [shift, rise] = [glyph.shift.0, glyph.shift.1].map(i32::from);
        if rise != at.rise {
            self.ink.show(&mut self.run);
            self.ink.rise(Milli::of(points(rise, size)));
            at.rise = rise;
        }
        let by = std::mem::take(&mut at.lag) + shift;
        if by != 0 {
            self.run.move_by(by);
        }
        self.run.glyph(code);
        at.lag += i32::from(glyph.advance) - shift - subset.width(code);
    }
}

fn code(glyph: &Glyph, subset: &Subset) -> Result<u16, RenderError> {
    subset
        .code(glyph.id)
        .ok_or(RenderError::pdf("a glyph outside its subset"))
}

fn from_bottom(y: f32) -> Milli {
    Milli::of(HEIGHT * MM - y)
}
