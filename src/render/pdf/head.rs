//! The letter's head: who writes to whom, when, and under which reference.

use super::MM;
use super::arrange::{CLOSE, Desk, SMALL, TEXT, style};
use super::fonts::Face;
use super::page::{Column, Role, Stroke};
use super::tree::Tag;
use super::window::{fit, narrow};
use crate::letter::{Letter, Line, plain_text};
use crate::render::text::labelled;
use crate::render::{DatePlace, Head, Marks, RenderError};

/// Space above the blocks of a stacked head, in points.
const BLOCK: f32 = 20.0;
/// Space above what belongs to the block before.
const NEAR: f32 = 5.0;
/// Space between the head and the subject.
const BEFORE_SUBJECT: f32 = 18.0;
/// Sizes of the sender's column, of which the first that fits is taken.
const COLUMN_SIZES: [f32; 4] = [SMALL, 9.0, 8.5, 8.0];
const COLUMN_LEADING: f32 = 1.3;
/// Sizes of the sender in one line above the recipient.
const RETURN_SIZES: [f32; 3] = [7.0, 6.5, 6.0];

impl Desk<'_> {
    /// Places the head; gives the top of what follows it.
    pub(super) fn head(&mut self, letter: &Letter) -> Result<f32, RenderError> {
        match self.sheet.head {
            Some(head) if !is_bare(letter) => self.fixed(letter, &head),
            _ => self.stacked(letter).map(|()| self.sheet.body.y * MM),
        }
    }

    /// All blocks one under the other, at the top of the flow.
    fn stacked(&mut self, letter: &Letter) -> Result<(), RenderError> {
        let column = self.column();
        self.stack(&lines(&letter.sender), column, 0.0)?;
        let mut above_recipient = BLOCK;
        if let Some(delivery) = &letter.delivery {
            let bold = style(Face::Bold, TEXT, 1.28);
            let strip = self.strip(Tag::Paragraph, &plain_text(delivery), column, bold)?;
            self.flow.strips.push(strip.above(BLOCK).whole().keep());
            above_recipient = NEAR;
        }
        self.stack(&lines(&letter.recipient), column, above_recipient)?;
        let at_right = Column {
            at_right: true,
            ..column
        };
        self.stack(&plain_text(&letter.place_and_date), at_right, BLOCK)?;
        self.stack(&references(letter), column, NEAR)
    }

    fn stack(&mut self, text: &str, column: Column, above: f32) -> Result<(), RenderError> {
        if !text.is_empty() {
            let strip = self.strip(Tag::Paragraph, text, column, CLOSE)?;
            self.flow.strips.push(strip.above(above).whole());
        }
        Ok(())
    }

    /// All blocks where the envelope's window wants them.
    fn fixed(&mut self, letter: &Letter, head: &Head) -> Result<f32, RenderError> {
        self.marks(head.marks);
        self.return_line(&plain_text(&letter.return_address), head)?;
        let sender = Column::new(head.sender.x * MM, head.sender.width * MM);
        let mut side = head.sender.y * MM;
        side = self.beside(&lines(&letter.sender), sender, side)?;
        self.recipient(letter, head)?;
        let date = plain_text(&letter.place_and_date);
        let mut bottom = head.field.window.bottom() * MM;
        match head.date {
            DatePlace::UnderSender => {
                side = self.beside(&date, sender, side + NEAR * 2.0)?;
                side = self.beside(&references(letter), sender, side + NEAR)?;
            }
            DatePlace::UnderWindow { y } => {
                let column = Column::new(head.field.text.x * MM, head.field.text.width * MM);
                bottom = self.beside(&date, column, y * MM)?;
                side = self.beside(&references(letter), sender, side + NEAR * 2.0)?;
            }
        }
        Ok((head.body_y * MM).max(side.max(bottom) + BEFORE_SUBJECT))
    }

    /// Places lines in a narrow column; gives their lower edge.
    fn beside(&mut self, text: &str, column: Column, y: f32) -> Result<f32, RenderError> {
        if text.is_empty() {
            return Ok(y);
        }
        let element = self.tree.add(Tag::Paragraph, None);
        let paragraph = narrow(
            text,
            column,
            &COLUMN_SIZES,
            COLUMN_LEADING,
            self.typesetter,
            self.language,
        )?;
        Ok(self.fix(Role::Element(element), column, y, paragraph))
    }

    /// Places the recipient and, above it, how the letter travels.
    fn recipient(&mut self, letter: &Letter, head: &Head) -> Result<(), RenderError> {
        const GAP: f32 = 2.0;
        let field = &head.field;
        let column = Column::new(field.text.x * MM, field.text.width * MM);
        let mut delivery = None;
        let mut notes = 0.0;
        if let Some(line) = &letter.delivery {
            let bold = style(Face::Bold, 9.0, 1.2);
            let paragraph = self.set(&plain_text(line), column, bold)?;
            notes = paragraph.height() + GAP;
            delivery = Some(paragraph);
        }
        let text = lines(&letter.recipient);
        if text.is_empty() && delivery.is_none() {
            return Ok(());
        }
        let fitted = fit(&text, field, notes, self.typesetter, self.language)?;
        if let Some(paragraph) = delivery {
            let role = Role::Element(self.tree.add(Tag::Paragraph, None));
            self.fix(role, column, fitted.y - notes, paragraph);
        }
        if !text.is_empty() {
            let role = Role::Element(self.tree.add(Tag::Paragraph, None));
            self.fix(role, column, fitted.y, fitted.paragraph);
        }
        Ok(())
    }

    /// Places the sender in one small line, or two, with a hairline under it. A
    /// longer one is left out and never cut: the sender stands in full elsewhere.
    fn return_line(&mut self, text: &str, head: &Head) -> Result<(), RenderError> {
        if text.is_empty() {
            return Ok(());
        }
        let strip = head.field.return_line;
        let column = Column::new(strip.x * MM, strip.width * MM);
        let mut paragraph = None;
        for size in RETURN_SIZES {
            let tried = self.set(text, column, style(Face::Regular, size, 1.05))?;
            let fits = tried.lines.len() == 1;
            paragraph = Some(tried);
            if fits {
                break;
            }
        }
        let Some(paragraph) = paragraph.filter(|paragraph| paragraph.lines.len() <= 2) else {
            return Ok(());
        };
        let bottom = strip.bottom() * MM - 1.5;
        let y = bottom - paragraph.height();
        self.fix(Role::Repetition, column, y, paragraph);
        self.first.strokes.push(Stroke {
            from: (column.x, bottom + 0.5),
            to: (column.right(), bottom + 0.5),
        });
        Ok(())
    }

    /// Draws the marks for folding and punching at the paper's left edge.
    fn marks(&mut self, marks: Marks) {
        let folds = marks.folds.map(|y| (y, 4.0));
        let punch = marks.punch.map(|y| (y, 6.0));
        for (y, length) in folds.into_iter().chain(punch) {
            self.first.strokes.push(Stroke {
                from: (4.0 * MM, y * MM),
                to: ((4.0 + length) * MM, y * MM),
            });
        }
    }
}

/// Whether the letter says neither from whom nor to whom nor when: no envelope
/// has to show anything then.
fn is_bare(letter: &Letter) -> bool {
    letter.sender.is_empty()
        && letter.recipient.is_empty()
        && letter.delivery.is_none()
        && letter.return_address.is_empty()
        && letter.place_and_date.is_empty()
        && letter.references.is_empty()
}

pub(super) fn lines(lines: &[Line]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| plain_text(line)).collect();
    lines.join("\n")
}

fn references(letter: &Letter) -> String {
    let lines: Vec<String> = letter.references.iter().map(labelled).collect();
    lines.join("\n")
}
