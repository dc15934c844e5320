//! What a template yields: the paragraphs of a letter by name.

use super::{CatalogError, plural};
use crate::domain::LanguageTag;
use std::borrow::Cow;

ids! {
    /// What a step adds to a letter.
    pub enum Kind as "kind of step" {
        /// What the letter is about.
        Subject = "subject",
        /// A heading.
        Heading = "heading",
        /// A paragraph.
        Say = "say",
        /// One more sentence of the paragraph.
        Also = "also",
        /// A numbered request.
        Item = "item",
        /// A line of an unnumbered list.
        Line = "line",
        /// A list of the request, as lines.
        Bullets = "bullets",
        /// The worker's own words.
        Quote = "quote",
    }
}

/// One step of a letter's plan. It holds a name and never a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it adds.
    pub kind: Kind,
    /// The key of the sentence, or the name of the list or passage. A number in it is not worded yet: see
    /// [`Self::key_in`].
    pub key: String,
    /// Whether the sentence leaves out its provisions: a short letter names the right once, in its subject.
    pub uncited: bool,
}

/// What stands around a number in a key that depends on it.
const NUMBER: char = '#';

/// What stands behind the key of a sentence that leaves out its provisions.
pub(super) const UNCITED: char = '~';

impl Step {
    /// The part of a key that depends on a number: the template does not know how the language counts.
    pub(super) fn counted(number: usize) -> String {
        format!("_{NUMBER}{number}{NUMBER}")
    }

    /// The key in a language: a number has become `one`, `few`, `other` or what else the language has.
    #[must_use]
    pub fn key_in(&self, language: &LanguageTag) -> Cow<'_, str> {
        let mut parts = self.key.split(NUMBER);
        let (Some(before), Some(number), Some(after)) = (parts.next(), parts.next(), parts.next())
        else {
            return Cow::Borrowed(&self.key);
        };
        let form = plural(language, number.parse().unwrap_or(usize::MAX));
        Cow::Owned(format!("{before}{form}{after}"))
    }

    /// Reads the steps that a template wrote, one on each line.
    pub(super) fn read_all(template: &str, text: &str) -> Result<Vec<Self>, CatalogError> {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| {
                let (kind, key) = line.split_once(' ').unwrap_or((line, ""));
                let kind = kind
                    .parse()
                    .ok()
                    .filter(|_| !key.is_empty() && !key.contains(' '));
                let kind = kind.ok_or_else(|| {
                    CatalogError::Template(format!(
                        "templates/{template}: text outside of a function: `{line}`"
                    ))
                })?;
                Ok(Self {
                    kind,
                    key: key.trim_end_matches(UNCITED).to_owned(),
                    uncited: key.ends_with(UNCITED),
                })
            })
            .collect()
    }
}
