//! Lists inside a sentence, joined as the language joins them.

use super::{Brief, ComposeError};
use crate::letter::{Inline, Line};

impl Brief<'_> {
    /// "a", "a and b", "a, b and c": with the word of `pair`, a key under `list`.
    pub(super) fn joined(
        &self,
        items: Vec<Vec<Inline>>,
        pair: &str,
    ) -> Result<Vec<Inline>, ComposeError> {
        let count = items.len();
        let mut joined: Vec<Inline> = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            joined = match index {
                0 => item,
                _ if index + 1 == count => self.pattern(pair, joined, item)?,
                _ => self.pattern("comma", joined, item)?,
            };
        }
        Ok(joined)
    }

    /// The lines of a list, with the punctuation that the language gives them.
    pub(super) fn punctuated(&self, lines: Vec<Line>) -> Result<Vec<Line>, ComposeError> {
        let end = lines.len().saturating_sub(1);
        lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let pattern = if index == end {
                    "list.last_part"
                } else {
                    "list.part"
                };
                self.say_with(pattern, |hole| {
                    Ok((hole == "item").then(|| line.clone().into()))
                })
            })
            .collect()
    }

    fn pattern(
        &self,
        key: &str,
        a: Vec<Inline>,
        b: Vec<Inline>,
    ) -> Result<Vec<Inline>, ComposeError> {
        let key = format!("list.{key}");
        let (mut a, mut b) = (Some(a), Some(b));
        let mut joined = Vec::new();
        for segment in self.sentence(&key)?.segments() {
            match segment {
                crate::catalog::Segment::Words(words) => joined.push(Inline::Words(words.clone())),
                crate::catalog::Segment::Hole(hole) => {
                    let item = match hole.name().as_str() {
                        "a" => a.take(),
                        "b" => b.take(),
                        _ => None,
                    };
                    joined.extend(item.ok_or_else(|| self.unfilled(&key, &hole.name()))?);
                }
            }
        }
        Ok(joined)
    }

    pub(super) fn unfilled(&self, key: &str, hole: &str) -> ComposeError {
        ComposeError::Unfilled {
            language: self.words.tag().clone(),
            key: key.to_owned(),
            hole: hole.to_owned(),
        }
    }
}
