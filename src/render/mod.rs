//! The renderers: a [`Letter`] becomes the bytes of a file.
//!
//! A renderer decides nothing about the words; it draws what the letter says,
//! or refuses with a [`RenderError`]. It reads no clock and no file.

mod docx;
mod eml;
mod error;
mod html;
mod markdown;
mod pdf;
mod stationery;
mod text;
mod xml;

use crate::letter::Letter;
use std::str::FromStr;

pub use docx::DocxRenderer;
pub use eml::EmlRenderer;
pub use error::RenderError;
pub use html::{Fragment, HtmlRenderer};
pub use markdown::MarkdownRenderer;
#[cfg(feature = "catalogue")]
pub use pdf::CORES;
pub use pdf::{Drawn, LaidOut, PdfRenderer, covers, give_core};
#[cfg(feature = "merge")]
pub use pdf::{LoosePages, Merged};
pub use stationery::{AddressField, DatePlace, HEIGHT, Head, Marks, Rect, Sheet, WIDTH, sheet};
pub use text::TextRenderer;

/// The colour of a drawn signature, as red, green and blue: the ink of a pen, dark enough for every copier.
const INK: [u8; 3] = [16, 28, 74];

/// A file format that letters can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PDF/A-2a and PDF/UA-1, on A4.
    Pdf,
    /// Plain text in UTF-8, for reading and reviewing.
    Text,
    /// A document to be edited in a word processor.
    Docx,
    /// A draft of an e-mail with the text, and with the PDF attached.
    Eml,
    /// A page of HTML that stands by itself.
    Html,
    /// `CommonMark`.
    Markdown,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Pdf,
        Self::Text,
        Self::Docx,
        Self::Eml,
        Self::Html,
        Self::Markdown,
    ];

    /// The file name extension, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Text => "txt",
            Self::Docx => "docx",
            Self::Eml => "eml",
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    /// Whether its files are lines of text, which a terminal can show.
    #[must_use]
    pub const fn is_text(self) -> bool {
        match self {
            Self::Text | Self::Eml | Self::Html | Self::Markdown => true,
            Self::Pdf | Self::Docx => false,
        }
    }

    /// The format's name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Eml => "eml",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

/// The refusal of a format that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{0}`: the formats are {all}", all = names())]
pub struct UnknownFormat(pub String);

impl UnknownFormat {
    /// The format that was probably meant: the one with this extension, or the
    /// one whose name is the nearest; none if no name is near.
    #[must_use]
    pub fn nearest(&self) -> Option<Format> {
        let wanted = self.0.trim().trim_start_matches('.').to_lowercase();
        let distance = |format: &Format| {
            [format.name(), format.extension()]
                .map(|name| strsim::damerau_levenshtein(&wanted, name))
                .into_iter()
                .min()
                .unwrap_or(usize::MAX)
        };
        let nearest = Format::ALL.into_iter().min_by_key(distance)?;
        (distance(&nearest) <= wanted.chars().count() / 2).then_some(nearest)
    }
}

/// The names of all formats in a row.
fn names() -> String {
    let names: Vec<&str> = Format::ALL.into_iter().map(Format::name).collect();
    match names.split_last() {
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

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
        Format::Docx => Box::new(DocxRenderer),
        Format::Eml => Box::new(EmlRenderer::new()),
        Format::Html => Box::new(HtmlRenderer),
        Format::Markdown => Box::new(MarkdownRenderer),
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
    fn an_unknown_format_is_told_the_names_and_the_nearest() {
        let unknown = |name: &str| UnknownFormat(name.to_owned());
        assert_eq!(
            unknown("tex").to_string(),
            "unknown format `tex`: the formats are pdf, text, docx, eml, html and markdown"
        );
        for (name, nearest) in [
            ("PDF", Some(Format::Pdf)),
            ("txt", Some(Format::Text)),
            ("doc", Some(Format::Docx)),
            ("email", Some(Format::Eml)),
            (".htm", Some(Format::Html)),
            ("md", Some(Format::Markdown)),
            ("mardkown", Some(Format::Markdown)),
            ("x", None),
            ("", None),
            ("spreadsheet", None),
        ] {
            assert_eq!(unknown(name).nearest(), nearest, "{name}");
        }
    }

    #[test]
    fn names_and_extensions_are_all_different() {
        for names in [Format::name, Format::extension] {
            let names: std::collections::BTreeSet<_> = Format::ALL.into_iter().map(names).collect();
            assert_eq!(names.len(), Format::ALL.len());
        }
    }

    #[test]
    fn every_format_has_a_renderer_of_its_own() {
        for format in Format::ALL {
            assert_eq!(renderer(format).format(), format);
        }
    }
}
