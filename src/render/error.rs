//! What can keep a letter from being drawn.

use std::error::Error;

/// The reason why a letter was not drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The embedded fonts have no glyph for a character.
    #[error(
        "the fonts cannot show the character {character:?} (U+{:04X}){}",
        u32::from(*.character),
        .key.map(|key| format!(" in `{key}`")).unwrap_or_default()
    )]
    Glyph {
        /// The key of the request that holds the character; none if the
        /// character is one of the catalogue's.
        key: Option<&'static str>,
        /// The character.
        character: char,
    },
    /// The recipient's name and address cannot stand whole in the window.
    #[error(
        "the recipient's name and address do not fit into the envelope's window: {}",
        match .too_wide {
            Some(word) => format!("`{word}` is too wide"),
            None => format!("{needed} lines in the smallest type, and {available} fit"),
        }
    )]
    RecipientDoesNotFit {
        /// Lines that they take in the smallest type, long ones being broken.
        needed: usize,
        /// Lines of the smallest type that the window shows.
        available: usize,
        /// The first word that is wider than the window in the smallest type.
        too_wide: Option<String>,
    },
    /// The line that marks every page does not fit into the margin.
    #[error("the mark of every page needs {needed} lines, and {available} fit: `{mark}`")]
    MarkDoesNotFit {
        /// The mark.
        mark: String,
        /// Lines that it takes in the smallest type.
        needed: usize,
        /// Lines that the margin holds.
        available: usize,
    },
    /// A file of another format could not be put together; a fault of this program.
    #[error("the file could not be put together")]
    File(#[from] std::io::Error),
    /// The file could not be put together; a fault of this program.
    #[error("the PDF could not be put together: {step}")]
    Pdf {
        /// The step that failed.
        step: &'static str,
        /// What it failed with.
        #[source]
        source: Option<Box<dyn Error + Send + Sync>>,
    },
}

impl RenderError {
    /// A step that failed without saying why.
    pub(super) const fn pdf(step: &'static str) -> Self {
        Self::Pdf { step, source: None }
    }

    /// A step that failed with an error.
    pub(super) fn pdf_with(
        step: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self::Pdf {
            step,
            source: Some(source.into()),
        }
    }
}
