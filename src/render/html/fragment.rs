//! A letter for a page that shows it.

use super::{HtmlRenderer, inside};
use crate::{
    letter::{Letter, plain_text},
    render::{RenderError, xml::Xml},
};

/// How a letter looks in a page: rules for what is in an element of the class `letter`, and for nothing else.
const STYLE: &str = include_str!("fragment.css");

/// A letter for a page that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// One element of the class `letter`, in the letter's language. Elements that an answer brought about name its
    /// dotted key in `data-key`; nothing in them has a style or loads anything.
    pub markup: String,
    /// The rules of how it looks, the same for every letter.
    pub style: &'static str,
}

impl HtmlRenderer {
    /// The letter as an element for a page.
    ///
    /// # Errors
    /// As [`render`](crate::render::Renderer::render); none is known.
    pub fn fragment(&self, letter: &Letter) -> Result<Fragment, RenderError> {
        self.fragment_with(letter, &|key| Some(key.to_owned()))
    }

    /// The same, where what an element comes from is called as the page calls it; nothing, where the page has nothing to go
    /// back to.
    ///
    /// # Errors
    /// As [`fragment`](Self::fragment).
    pub fn fragment_with(
        &self,
        letter: &Letter,
        leads: &dyn Fn(&'static str) -> Option<String>,
    ) -> Result<Fragment, RenderError> {
        let mut xml = Xml::new("");
        let attributes = [("class", "letter"), ("lang", letter.language.as_str())];
        let marks = letter.mark.iter();
        let mut marks = marks.filter(|mark| !plain_text(mark).is_empty());
        xml.element("div", &attributes, |xml| {
            marks.try_for_each(|mark| {
                xml.new_line()?;
                inside::mark(xml, mark)
            })?;
            inside::Inside::of_page(letter, leads).write(xml)
        })?;
        Ok(Fragment {
            markup: String::from_utf8_lossy(&xml.finish()).into_owned(),
            style: STYLE,
        })
    }
}
