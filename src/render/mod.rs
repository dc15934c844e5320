//! The renderers: a [`Letter`] becomes the bytes of a file.
//!
//! A renderer decides nothing about the words; it draws what the letter says,
//! or refuses with a [`RenderError`]. It reads no clock and no file.

mod error;
mod pdf;
mod stationery;
mod text;

use crate::letter::Letter;
use std::str::FromStr;

pub use error::RenderError;
pub use pdf::{PdfRenderer, covers};
pub use stationery::{AddressField, DatePlace, HEIGHT, Head, Marks, Rect, Sheet, WIDTH, sheet};
pub use text::TextRenderer;

/// A file format that letters can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PDF/A-2a and PDF/UA-1, on A4.
    Pdf,
    /// Plain text in UTF-8, for reading and reviewing.
    Text,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Text];

    /// The file name extension, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }

    /// The format's name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Text => "text",
        }
    }
}

/// The refusal of a format that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{0}`: the formats are pdf and text")]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// Something that turns letters into files of one format.
///
/// A renderer may keep what it has learned from one letter to be quicker with
/// the next; the bytes of a letter never depend on it.
pub trait Renderer {
    /// The format that this renderer writes.
    fn format(&self) -> Format;

    /// The bytes of the letter's file.
    ///
    /// # Errors
    /// When the letter cannot be drawn whole and legibly: see [`RenderError`].
    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError>;
}

/// A new renderer for the format.
#[must_use]
pub fn renderer(format: Format) -> Box<dyn Renderer + Send> {
    match format {
        Format::Pdf => Box::new(PdfRenderer::new()),
        Format::Text => Box::new(TextRenderer),
    }
}

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_its_name_only() {
        assert_eq!("pdf".parse(), Ok(Format::Pdf));
        assert_eq!("text".parse(), Ok(Format::Text));
        assert_eq!(
            "txt".parse::<Format>(),
            Err(UnknownFormat("txt".to_owned()))
        );
    }

    #[test]
    fn every_format_has_a_renderer_of_its_own() {
        for format in Format::ALL {
            assert_eq!(renderer(format).format(), format);
        }
    }
}
