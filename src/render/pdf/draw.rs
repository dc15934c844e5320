//! Drawn pages: placed lines become the operators of a page.
//!
//! They are lopdf's: printpdf's are turned into these one by one, which takes longer than to draw them.

use super::MM;
use super::page::{Page, Placed, Role, Stroke};
use super::paragraph::{Glyph, TextLine, points};
use super::subset::Subset;
use super::tree::{ElementId, Tree};
use crate::render::{HEIGHT, RenderError};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, StringFormat, dictionary};
use std::sync::Arc;

/// Thickness of all lines that are drawn, in points.
const HAIRLINE: f32 = 0.4;

/// The subset of each face that the letter uses.
pub(super) type Subsets = [Option<Arc<Subset>>; 2];

/// A drawn page and, by the number of each mark in it, what is marked.
pub(super) struct Drawn {
    /// The page's operators as they stand in the file.
    pub(super) content: Vec<u8>,
    pub(super) marked: Vec<ElementId>,
}

/// Draws a page.
///
/// # Errors
/// If a glyph is in no subset, which is a fault of this program.
pub(super) fn draw(page: &Page, tree: &Tree, subsets: &Subsets) -> Result<Drawn, RenderError> {
    let mut pen = Pen {
        tree,
        ops: Vec::with_capacity(512),
        marked: Vec::new(),
    };
    pen.strokes(&page.strokes);
    for placed in &page.texts {
        pen.text(placed, subsets)?;
    }
    let operations = pen.ops;
    let content = Content { operations }.encode();
    Ok(Drawn {
        content: content.map_err(|_| RenderError::pdf("a page was not written"))?,
        marked: pen.marked,
    })
}

struct Pen<'a> {
    tree: &'a Tree,
    ops: Vec<Operation>,
    marked: Vec<ElementId>,
}

impl Pen<'_> {
    fn strokes(&mut self, strokes: &[Stroke]) {
        if strokes.is_empty() {
            return;
        }
        self.op("BMC", vec![name("Artifact")]);
        self.op("w", vec![HAIRLINE.into()]);
        for stroke in strokes {
            for (operator, (x, y)) in [("m", stroke.from), ("l", stroke.to)] {
                self.op(operator, vec![rounded(x).into(), from_bottom(y).into()]);
            }
            self.op("S", vec![]);
        }
        self.op("EMC", vec![]);
    }

    fn op(&mut self, operator: &str, operands: Vec<Object>) {
        self.ops.push(Operation::new(operator, operands));
    }

    fn text(&mut self, placed: &Placed, subsets: &Subsets) -> Result<(), RenderError> {
        let style = placed.paragraph.style;
        let subset = subsets[style.face.index()]
            .as_deref()
            .ok_or(RenderError::pdf("a face without a subset"))?;
        self.begin(placed.role);
        self.op("BT", vec![]);
        let font = name(style.face.resource());
        self.op("Tf", vec![font, style.size.into()]);
        let mut top = placed.y;
        let mut last = (0.0, 0.0);
        for line in &placed.paragraph.lines[placed.lines.clone()] {
            let x = rounded(placed.column.start(line.width));
            let y = from_bottom(top + line.baseline);
            // Each line starts from where the one before did.
            let (right, up) = (rounded(x - last.0), rounded(y - last.1));
            self.op("Td", vec![right.into(), up.into()]);
            last = (x, y);
            self.line(line, style.size, subset)?;
            top += style.leading;
        }
        self.op("ET", vec![]);
        self.op("EMC", vec![]);
        Ok(())
    }

    /// Says what the text is that follows.
    fn begin(&mut self, role: Role) {
        let op = match role {
            Role::Element(element) => {
                let number = i64::try_from(self.marked.len()).unwrap_or(i64::MAX);
                self.marked.push(element);
                let tag = self.tree.elements[element.0].tag.name();
                marked(tag, dictionary! { "MCID" => number })
            }
            Role::Header => pagination("Header"),
            Role::Footer => pagination("Footer"),
            Role::Repetition => Operation::new("BMC", vec![name("Artifact")]),
        };
        self.ops.push(op);
    }

    /// Draws the glyphs of a line, and says what they stand for where the
    /// font does not.
    fn line(&mut self, line: &TextLine, size: f32, subset: &Subset) -> Result<(), RenderError> {
        let mut run = Run::default();
        let mut glyphs = line.glyphs.iter().peekable();
        while let Some(glyph) = glyphs.next() {
            let code = code(glyph, subset)?;
            let Some(text) = glyph
                .text
                .as_deref()
                .filter(|text| *text != subset.text(code))
            else {
                self.glyph(glyph, code, size, subset, &mut run);
                continue;
            };
            self.flush(&mut run);
            let text = Object::String(utf16(text), StringFormat::Hexadecimal);
            self.ops
                .push(marked("Span", dictionary! { "ActualText" => text }));
            self.glyph(glyph, code, size, subset, &mut run);
            while let Some(more) = glyphs.next_if(|glyph| glyph.text.as_deref() == Some("")) {
                let code = self::code(more, subset)?;
                self.glyph(more, code, size, subset, &mut run);
            }
            self.flush(&mut run);
            self.op("EMC", vec![]);
        }
        self.flush(&mut run);
        if run.rise != 0 {
            self.op("Ts", vec![0.into()]);
        }
        Ok(())
    }

    fn glyph(&mut self, glyph: &Glyph, code: u16, size: f32, subset: &Subset, run: &mut Run) {
        let (shift, rise) = glyph.shift;
        if rise != run.rise {
            self.flush(run);
            self.op("Ts", vec![rounded(points(rise, size)).into()]);
            run.rise = rise;
        }
        run.move_by(shift);
        run.codes.extend(code.to_be_bytes());
        run.lag += glyph.advance - shift - subset.width(code);
    }

    /// Writes the glyphs that have been collected.
    fn flush(&mut self, run: &mut Run) {
        run.end_string();
        if !run.items.is_empty() {
            let items = std::mem::take(&mut run.items);
            self.op("TJ", vec![items.into()]);
        }
    }
}

/// Glyphs that are shown by one operator.
#[derive(Default)]
struct Run {
    items: Vec<Object>,
    codes: Vec<u8>,
    /// How far the pen is behind where it should be, in thousandths.
    lag: i32,
    /// How far the pen is above the baseline, likewise.
    rise: i32,
}

impl Run {
    /// Moves the pen, and makes good what it is behind.
    fn move_by(&mut self, shift: i32) {
        let by = std::mem::take(&mut self.lag) + shift;
        if by != 0 {
            self.end_string();
            self.items.push((-by).into());
        }
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            let codes = std::mem::take(&mut self.codes);
            self.items
                .push(Object::String(codes, StringFormat::Literal));
        }
    }
}

fn code(glyph: &Glyph, subset: &Subset) -> Result<u16, RenderError> {
    subset
        .code(glyph.id)
        .ok_or(RenderError::pdf("a glyph outside its subset"))
}

fn marked(tag: &str, properties: Dictionary) -> Operation {
    Operation::new("BDC", vec![name(tag), properties.into()])
}

/// What stands at the same place of every page.
fn pagination(subtype: &str) -> Operation {
    let properties = dictionary! { "Type" => "Pagination", "Subtype" => name(subtype) };
    marked("Artifact", properties)
}

fn name(name: &str) -> Object {
    Object::Name(name.into())
}

/// The text as PDF wants it outside a font.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

fn from_bottom(y: f32) -> f32 {
    rounded(HEIGHT * MM - y)
}

/// A length to the thousandth of a point: more only makes the file longer.
fn rounded(length: f32) -> f32 {
    (length * 1000.0).round() / 1000.0
}
