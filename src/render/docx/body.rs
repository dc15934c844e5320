//! The letter's body as paragraphs of a document.

use super::numbering::Numbering;
use crate::letter::{Block, Letter, plain_text};
use crate::render::text::paragraphs;

/// Characters that may stand on one line.
const LINE: usize = 90;

/// A paragraph of the body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) style: &'static str,
    /// The list that it is an item of.
    pub(super) list: Option<String>,
    pub(super) text: String,
    /// No page ends between it and the next.
    pub(super) keep_with_next: bool,
}

impl Paragraph {
    fn new(style: &'static str, text: String) -> Self {
        Self {
            style,
            list: None,
            text,
            keep_with_next: false,
        }
    }
}

/// The paragraphs of the body. The last two lines or more stay with what closes the letter.
pub(super) fn body(letter: &Letter, numbering: &mut Numbering) -> Vec<Paragraph> {
    let blocks = letter.body.iter();
    let mut body: Vec<Paragraph> = blocks.flat_map(|it| block(it, numbering)).collect();
    if closes(letter) {
        let mut kept = body.iter_mut().rev();
        if let Some(last) = kept.next() {
            last.keep_with_next = true;
            if let Some(above) = kept.next().filter(|_| last.text.chars().count() < LINE) {
                above.keep_with_next = true;
            }
        }
    }
    body
}

/// Whether anything follows the body.
fn closes(letter: &Letter) -> bool {
    let lines = [&letter.closing, &letter.signature];
    lines.iter().any(|line| !plain_text(line).is_empty())
        || !letter.notices.is_empty()
        || letter.receipt.is_some()
}

fn block(block: &Block, numbering: &mut Numbering) -> Vec<Paragraph> {
    match block {
        Block::Heading(text) | Block::Paragraph(text) if plain_text(text).is_empty() => Vec::new(),
        Block::Heading(text) => vec![Paragraph::new("Heading2", plain_text(text))],
        Block::Paragraph(text) => vec![Paragraph::new("Normal", plain_text(text))],
        Block::Quotation(text) => paragraphs(text)
            .into_iter()
            .map(|text| Paragraph::new("Quote", text))
            .collect(),
        Block::Numbered { first, items } => {
            let list = numbering.list(*first, items.len());
            let item = |text: String| Paragraph {
                list: Some(list.clone()),
                ..Paragraph::new("ListNumber", text)
            };
            items.iter().map(|text| item(plain_text(text))).collect()
        }
        Block::Bullets(items) => items
            .iter()
            .map(|text| Paragraph::new("ListBullet", plain_text(text)))
            .collect(),
    }
}
