//! The letter from the subject to the receipt, as strips that flow.

use super::MM;
use super::arrange::{CLOSE, Desk, RUNNING, SMALL, TEXT, style};
use super::flow::{Frame, Strip};
use super::fonts::Face;
use super::page::Column;
use super::paragraph::Style;
use super::tree::{ElementId, Tag};
use crate::letter::{Block, Letter, Line, Receipt, plain_text};
use crate::render::RenderError;
use crate::render::text::labelled;
use std::sync::Arc;

/// Space above a paragraph, in points.
const PARAGRAPH: f32 = 7.5;
/// Space above an item of a list.
const ITEM: f32 = 4.0;
/// Space above the subject and a heading.
const SUBJECT: f32 = 24.0;
/// Space above what follows the subject, and above the closing formula.
const APART: f32 = 12.0;
const HEADING: f32 = 13.0;
/// Space to sign.
const SIGNATURE: f32 = 15.0 * MM;
/// Space above a signature that is drawn.
const SIGNED: f32 = 3.0 * MM;
/// Indent of the text of numbered items: room for three digits.
const NUMBER: f32 = 9.0 * MM;
/// Indent of the text behind a dash.
const DASH: f32 = 5.0 * MM;
/// The mark of an unnumbered item.
const MARK: &str = "–";

const SUBJECT_STYLE: Style = style(Face::Bold, 12.0, 1.3);
const HEADING_STYLE: Style = style(Face::Bold, TEXT, 1.4);
const NOTICE_STYLE: Style = style(Face::Regular, SMALL, 1.35);

impl Desk<'_> {
    /// Adds subject, salutation and body.
    pub(super) fn text(&mut self, letter: &Letter) -> Result<(), RenderError> {
        let column = self.column();
        let subject = plain_text(&letter.subject);
        if !subject.is_empty() {
            let strip = self.strip(Tag::Subject, &subject, column, SUBJECT_STYLE)?;
            self.flow.strips.push(strip.above(SUBJECT).whole().keep());
        }
        let after_subject = self.flow.strips.len();
        let salutation = plain_text(&letter.salutation);
        if !salutation.is_empty() {
            let strip = self.strip(Tag::Paragraph, &salutation, column, RUNNING)?;
            self.flow.strips.push(strip.keep());
        }
        for block in &letter.body {
            self.block(block)?;
        }
        if let Some(strip) = self.flow.strips.get_mut(after_subject) {
            strip.above = strip.above.max(APART);
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), RenderError> {
        match block {
            Block::Heading(line) | Block::Paragraph(line) if plain_text(line).is_empty() => Ok(()),
            Block::Heading(line) => {
                let column = self.column();
                let strip = self.strip(Tag::Heading, &plain_text(line), column, HEADING_STYLE)?;
                self.flow.strips.push(strip.above(HEADING).whole().keep());
                Ok(())
            }
            Block::Paragraph(line) => {
                let column = self.column();
                self.paragraph(None, &plain_text(line), column)
            }
            Block::Quotation(line) => self.quotation(line),
            Block::Numbered { first, items } => self.numbered(*first, items),
            Block::Bullets(items) => self.dashes(items),
        }
    }

    fn paragraph(
        &mut self,
        parent: Option<ElementId>,
        text: &str,
        column: Column,
    ) -> Result<(), RenderError> {
        let element = self.tree.add(Tag::Paragraph, parent);
        let strip = self.strip_of(element, text, column, RUNNING)?;
        self.flow.strips.push(strip.above(PARAGRAPH));
        Ok(())
    }

    /// Adds the worker's own words, a paragraph for each line of theirs.
    fn quotation(&mut self, line: &Line) -> Result<(), RenderError> {
        let words = plain_text(line);
        let mut column = self.column().indented(NUMBER);
        column.width -= NUMBER;
        let mut paragraphs = words
            .split('\n')
            .filter(|words| !words.trim().is_empty())
            .peekable();
        if paragraphs.peek().is_some() {
            let quotation = self.tree.add(Tag::Quotation, None);
            for words in paragraphs {
                self.paragraph(Some(quotation), words, column)?;
            }
        }
        Ok(())
    }

    fn numbered(&mut self, first: u32, items: &[Line]) -> Result<(), RenderError> {
        self.introduced();
        let outer = self.column();
        let column = outer.indented(NUMBER);
        let list = (!items.is_empty()).then(|| self.tree.add(Tag::NumberedList, None));
        let mut above = PARAGRAPH;
        for (number, item) in (u64::from(first)..).zip(items) {
            let label = format!("{number}.");
            self.item(list, &label, &plain_text(item), outer, column, above)?;
            above = ITEM;
        }
        Ok(())
    }

    /// Adds a list without numbers.
    fn dashes(&mut self, items: &[Line]) -> Result<(), RenderError> {
        self.introduced();
        let outer = self.column().indented(NUMBER - DASH);
        let list = (!items.is_empty()).then(|| self.tree.add(Tag::DashedList, None));
        let column = outer.indented(DASH);
        let mut above = PARAGRAPH;
        for item in items {
            self.item(list, MARK, &plain_text(item), outer, column, above)?;
            above = ITEM / 2.0;
        }
        Ok(())
    }

    /// Adds an item.
    fn item(
        &mut self,
        list: Option<ElementId>,
        label: &str,
        text: &str,
        outer: Column,
        column: Column,
        above: f32,
    ) -> Result<(), RenderError> {
        let item = self.tree.add(Tag::Item, list);
        let label_element = self.tree.add(Tag::Label, Some(item));
        let body = self.tree.add(Tag::ItemBody, Some(item));
        let paragraph = self.tree.add(Tag::Paragraph, Some(body));
        let label = self.set(label, outer, RUNNING)?;
        let mut strip = self.strip_of(paragraph, text, column, RUNNING)?;
        strip.label = Some((label_element, outer, label));
        self.flow.strips.push(strip.above(above));
        Ok(())
    }

    /// Keeps what introduces a list with its first item.
    fn introduced(&mut self) {
        if let Some(strip) = self.flow.strips.last_mut() {
            strip.keep_with_next = true;
        }
    }

    /// Adds the closing formula, the place to sign, and what comes after.
    pub(super) fn end(&mut self, letter: &Letter) -> Result<(), RenderError> {
        let column = self.column();
        // Nothing of this stands alone on a page.
        self.introduced();
        let start = self.flow.strips.len();
        let closing = plain_text(&letter.closing);
        if !closing.is_empty() {
            let strip = self.strip(Tag::Paragraph, &closing, column, RUNNING)?;
            self.flow.strips.push(strip.above(APART).whole().keep());
        }
        let signature = plain_text(&letter.signature);
        if !signature.is_empty() {
            let drawing = letter.drawing.as_ref().map(|drawing| {
                let element = self.tree.add(Tag::Figure, None);
                (element, Arc::new(drawing.clone()))
            });
            let above = if drawing.is_some() { SIGNED } else { SIGNATURE };
            let strip = self.strip(Tag::Paragraph, &signature, column, RUNNING)?;
            let strip = strip.above(above).whole();
            self.flow.strips.push(Strip { drawing, ..strip });
        }
        let mut above = 16.0;
        for notice in &letter.notices {
            let strip = self.strip(Tag::Paragraph, &labelled(notice), column, NOTICE_STYLE)?;
            self.flow.strips.push(strip.above(above));
            above = 2.0;
        }
        if let Some(receipt) = &letter.receipt {
            self.receipt(receipt)?;
        }
        self.flow.closing = (start < self.flow.strips.len()).then_some(start);
        Ok(())
    }

    fn receipt(&mut self, receipt: &Receipt) -> Result<(), RenderError> {
        const PADDING: f32 = 8.0;
        let outer = self.column();
        let mut column = outer.indented(4.0 * MM);
        column.width -= 4.0 * MM;
        let start = self.flow.strips.len();
        let title = plain_text(&receipt.title);
        let strip = self.strip(Tag::Heading, &title, column, HEADING_STYLE)?;
        self.flow
            .strips
            .push(strip.above(20.0 + PADDING).whole().keep());
        for field in &receipt.fields {
            let mut strip = self.strip(Tag::Paragraph, field, column, CLOSE)?;
            strip.rule_to = Some(column.right());
            self.flow.strips.push(strip.above(9.0).whole().keep());
        }
        if let Some(strip) = self.flow.strips.last_mut() {
            strip.keep_with_next = false;
        }
        self.flow.frames.push(Frame {
            strips: start..self.flow.strips.len(),
            column: outer,
            padding: PADDING,
        });
        Ok(())
    }
}
