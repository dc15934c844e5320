//! Running text: our words and the worker's, kept apart.

use std::fmt;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Words of the catalogue: sentences, names of laws, provisions.
    Words(String),
    /// A value of the request, exactly as the worker wrote it.
    Given {
        /// Where it stands in the request, for example `worker.name`.
        key: &'static str,
        /// The value itself; it is never parsed and never inflected.
        text: String,
    },
}

impl Inline {
    /// The text, whoever wrote it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Given { text, .. } => text,
        }
    }
}

impl fmt::Display for Inline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// The dotted key of the request that a part of a letter comes from, for example `objection.because`, where there is one.
/// The entries of a list have no place in it, except where it is always the same.
pub type Origin = Option<&'static str>;

/// One line or paragraph of running text.
pub type Line = Vec<Inline>;

/// Where a line comes from: the key of the first value of the request in it.
#[must_use]
pub fn origin(line: &[Inline]) -> Origin {
    line.iter().find_map(|inline| match inline {
        Inline::Given { key, .. } => Some(*key),
        Inline::Words(_) => None,
    })
}

/// The line as one string.
#[must_use]
pub fn plain_text(line: &[Inline]) -> String {
    line.iter().map(Inline::text).collect()
}
