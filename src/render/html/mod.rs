//! HTML: one page that stands by itself, or what is in it, for a page that shows letters.
//!
//! The file has no script and loads nothing from elsewhere. It is also
//! well-formed XML, so that a reader of either kind accepts it. It keeps to the
//! elements that HTML 4 knew as well, and says with `role` what newer ones
//! would say; only a drawn signature is `svg`.

mod drawing;
mod fragment;
mod inside;
#[cfg(test)]
mod tests;

pub use fragment::Fragment;

use super::{Format, RenderError, Renderer, xml::Xml};
use crate::letter::{Letter, plain_text};
use inside::Inside;
use std::io;

/// The renderer of [`Format::Html`]. It shows every character.
#[derive(Debug, Clone, Copy, Default)]
pub struct HtmlRenderer;

impl Renderer for HtmlRenderer {
    fn format(&self) -> Format {
        Format::Html
    }

    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError> {
        let mut xml = Xml::new("<!DOCTYPE html>\n");
        page(&mut xml, letter)?;
        Ok(xml.finish())
    }
}

const STYLE: &str = include_str!("file.css");
/// What the page may load: nothing but its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

fn page(xml: &mut Xml, letter: &Letter) -> io::Result<()> {
    let language = letter.language.as_str();
    let attributes = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("lang", language),
        ("xml:lang", language),
    ];
    xml.element("html", &attributes, |xml| {
        xml.new_line()?;
        xml.element("head", &[], |xml| head(xml, letter))?;
        xml.new_line()?;
        let mark = letter
            .mark
            .as_ref()
            .filter(|mark| !plain_text(mark).is_empty());
        let class = mark.map(|_| ("class", "marked"));
        xml.element("body", class.as_slice(), |xml| {
            xml.new_line()?;
            if let Some(mark) = mark {
                inside::mark(xml, mark)?;
                xml.new_line()?;
            }
            let attributes = [("class", "letter"), ("role", "main")];
            xml.element("div", &attributes, |xml| Inside::of_file(letter).write(xml))
        })
    })?;
    xml.new_line()
}

fn head(xml: &mut Xml, letter: &Letter) -> io::Result<()> {
    xml.empty("meta", &[("charset", "utf-8")])?;
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("author", letter.author.as_str()),
        ("generator", "Kerkesa"),
    ] {
        xml.new_line()?;
        xml.empty("meta", &[("name", name), ("content", content)])?;
    }
    xml.new_line()?;
    let policy = [
        ("http-equiv", "Content-Security-Policy"),
        ("content", POLICY),
    ];
    xml.empty("meta", &policy)?;
    xml.new_line()?;
    xml.element("title", &[], |xml| xml.text(&letter.title))?;
    xml.new_line()?;
    xml.element("style", &[], |xml| xml.verbatim(STYLE))
}
