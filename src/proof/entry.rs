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
    /// The text with one object replacement character for each hole, and for each word between backticks: those are
    /// keys, values and commands, which are the same in every language.
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
        let plain: String = sentence
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
            plain: without_code(&plain),
        })
    }

    /// The length in characters; a hole is one, and so is what stands between backticks.
    #[must_use]
    pub fn length(&self) -> usize {
        self.plain.chars().count()
    }
}

fn without_code(text: &str) -> String {
    let mut parts = text.split('`');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    while let Some(code) = parts.next() {
        match parts.next() {
            Some(words) => {
                plain.push(HOLE);
                plain.push_str(words);
            }
            // One that is never closed.
            None => plain.extend(["`", code]),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_no_word_of_the_language() {
        for (text, plain) in [
            ("no code", "no code"),
            ("did you mean `{nearest}`?", "did you mean \u{FFFC}?"),
            ("`a`, `b` and {c}", "\u{FFFC}, \u{FFFC} and \u{FFFC}"),
            ("open ` for ever", "open ` for ever"),
        ] {
            let entry = Entry::read("key".to_owned(), text.to_owned()).expect("an entry");
            assert_eq!(entry.plain, plain);
        }
    }
}
