//! What a template yields: the paragraphs of a letter by name.

use super::CatalogError;

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
    /// The key of the sentence, or the name of the list or passage.
    pub key: String,
}

impl Step {
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
                    key: key.to_owned(),
                })
            })
            .collect()
    }
}
