//! One text under proof.

use crate::catalog::{Segment, Sentence};

/// What stands in [`Entry::plain`] where the sentence has a hole.
pub(super) const HOLE: char = '\u{FFFC}';

/// A sentence or phrase with its key.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The dotted key.
    pub key: String,
    /// The text as it is written.
    pub text: String,
    /// The text with one object replacement character for each hole.
    pub plain: String,
    /// The names of the holes, sorted.
    pub holes: Vec<String>,
}

impl Entry {
    /// An entry from a text with holes in braces.
    ///
    /// # Errors
    /// Says which brace or placeholder is wrong.
    pub fn read(key: String, text: String) -> Result<Self, String> {
        let sentence = Sentence::read(&text)?;
        let plain = sentence
            .segments()
            .iter()
            .map(|segment| match segment {
                Segment::Words(words) => words.clone(),
                Segment::Hole(_) => HOLE.to_string(),
            })
            .collect();
        Ok(Self {
            holes: sentence.holes(),
            key,
            text,
            plain,
        })
    }

    /// The length in characters; a hole is one.
    #[must_use]
    pub fn length(&self) -> usize {
        self.plain.chars().count()
    }
}
