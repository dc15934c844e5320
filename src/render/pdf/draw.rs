//! Drawn pages: placed lines become the operators of printpdf.

use super::MM;
use super::page::{Page, Placed, Role, Stroke};
use super::paragraph::{Glyph, TextLine, points};
use super::subset::Subset;
use super::tree::{ElementId, Tree};
use crate::render::{HEIGHT, RenderError, WIDTH};
use printpdf::{DictItem, FontId, LinePoint, Mm, Op, PdfFontHandle, PdfPage, Point, Pt};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Thickness of all lines that are drawn, in points.
const HAIRLINE: f32 = 0.4;

/// The subset of each face that the letter uses.
pub(super) type Subsets = [Option<Arc<Subset>>; 2];

/// A drawn page and, by the number of each mark in it, what is marked.
pub(super) struct Drawn {
    pub(super) page: PdfPage,
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
    Ok(Drawn {
        page: PdfPage::new(Mm(WIDTH), Mm(HEIGHT), pen.ops),
        marked: pen.marked,
    })
}

struct Pen<'a> {
    tree: &'a Tree,
    ops: Vec<Op>,
    marked: Vec<ElementId>,
}

impl Pen<'_> {
    fn strokes(&mut self, strokes: &[Stroke]) {
        if strokes.is_empty() {
            return;
        }
        self.ops.push(Op::BeginMarkedContent {
            tag: "Artifact".to_owned(),
        });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(HAIRLINE) });
        for stroke in strokes {
            let points = [stroke.from, stroke.to].map(|(x, y)| LinePoint {
                p: Point {
                    x: Pt(rounded(x)),
                    y: Pt(from_bottom(y)),
                },
                bezier: false,
            });
            let line = printpdf::Line {
                points: points.to_vec(),
                is_closed: false,
            };
            self.ops.push(Op::DrawLine { line });
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn text(&mut self, placed: &Placed, subsets: &Subsets) -> Result<(), RenderError> {
        let style = placed.paragraph.style;
        let subset = subsets[style.face.index()]
            .as_deref()
            .ok_or(RenderError::pdf("a face without a subset"))?;
        self.begin(placed.role);
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(style.face.resource().to_owned())),
            size: Pt(style.size),
        });
        let mut top = placed.y;
        let mut last = (0.0, 0.0);
        for line in &placed.paragraph.lines[placed.lines.clone()] {
            let x = rounded(placed.column.start(line.width));
            let y = from_bottom(top + line.baseline);
            // Each line starts from where the one before did.
            let pos = Point {
                x: Pt(rounded(x - last.0)),
                y: Pt(rounded(y - last.1)),
            };
            self.ops.push(Op::SetTextCursor { pos });
            last = (x, y);
            self.line(line, style.size, subset)?;
            top += style.leading;
        }
        self.ops.push(Op::EndTextSection);
        self.ops.push(Op::EndMarkedContent);
        Ok(())
    }

    /// Says what the text is that follows.
    fn begin(&mut self, role: Role) {
        let op = match role {
            Role::Element(element) => {
                let number = i64::try_from(self.marked.len()).unwrap_or(i64::MAX);
                self.marked.push(element);
                let tag = self.tree.elements[element.0].tag.name();
                marked(tag, [("MCID", DictItem::Int(number))])
            }
            Role::Header => pagination("Header"),
            Role::Footer => pagination("Footer"),
            Role::Repetition => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
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
            self.ops.push(marked(
                "Span",
                [("ActualText", DictItem::Bytes(utf16(text)))],
            ));
            self.glyph(glyph, code, size, subset, &mut run);
            while let Some(more) = glyphs.next_if(|glyph| glyph.text.as_deref() == Some("")) {
                let code = self::code(more, subset)?;
                self.glyph(more, code, size, subset, &mut run);
            }
            self.flush(&mut run);
            self.ops.push(Op::EndMarkedContent);
        }
        self.flush(&mut run);
        if run.rise != 0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        Ok(())
    }

    fn glyph(&mut self, glyph: &Glyph, code: u16, size: f32, subset: &Subset, run: &mut Run) {
        let (shift, rise) = glyph.shift;
        if rise != run.rise {
            self.flush(run);
            let multiplier = rounded(points(rise, size));
            self.ops.push(Op::SetLineOffset { multiplier });
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
            // printpdf's own operator for text asks the font for every glyph
            // and rebuilds its tables for every file; these codes are final.
            self.ops.push(Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(std::mem::take(&mut run.items))],
            });
        }
    }
}

/// Glyphs that are shown by one operator.
#[derive(Default)]
struct Run {
    items: Vec<DictItem>,
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
            self.items.push(DictItem::Int(i64::from(-by)));
        }
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            self.items.push(DictItem::String {
                data: std::mem::take(&mut self.codes),
                literal: true,
            });
        }
    }
}

fn code(glyph: &Glyph, subset: &Subset) -> Result<u16, RenderError> {
    subset
        .code(glyph.id)
        .ok_or(RenderError::pdf("a glyph outside its subset"))
}

fn marked<const N: usize>(tag: &str, properties: [(&str, DictItem); N]) -> Op {
    let map: BTreeMap<String, DictItem> = properties
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties: DictItem::Dict { map },
    }
}

/// What stands at the same place of every page.
fn pagination(subtype: &str) -> Op {
    let properties = [("Type", name("Pagination")), ("Subtype", name(subtype))];
    marked("Artifact", properties)
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
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
