//! The body of a letter: paragraphs, headings, lists and quotations.

use super::Line;

/// A block of the body, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Block {
    /// A heading inside the letter; kept with the block that follows.
    Heading(Line),
    /// A paragraph.
    Paragraph(Line),
    /// The worker's own words, set apart from ours.
    Quotation(Line),
    /// Numbered requests. Numbers run on through the whole letter, so that
    /// an answer and a later letter can name "point 7".
    Numbered {
        /// Number of the first item; 1 or more.
        first: u32,
        /// The items in order; never empty.
        items: Vec<Line>,
    },
    /// An unnumbered list that stands by itself; never empty.
    Bullets(Vec<Line>),
}
