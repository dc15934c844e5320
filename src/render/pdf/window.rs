//! Fits the recipient into the envelope's window.

use super::fonts::Face;
use super::paragraph::{Paragraph, Style, Typesetter, count};
use super::{MM, page::Column};
use crate::render::{AddressField, RenderError};
use parley::fontique::Language;
use std::sync::Arc;

/// The largest and the smallest size of an address, in points.
const LARGEST: f32 = 10.5;
const SMALLEST: f32 = 8.0;
const STEP: f32 = 0.5;
/// Lines of an address stand close.
const LEADING: f32 = 1.18;

/// A recipient that stands in the window.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) paragraph: Arc<Paragraph>,
    /// Top of the first line in points.
    pub(super) y: f32,
}

/// The recipient in the largest type in which it stands whole in the field,
/// below notes to the carrier of the given height in points.
///
/// It starts where the norm says if it is short, and grows upwards into the
/// zone of the notes, as far as they leave it free, if it is long.
///
/// # Errors
/// [`RenderError::RecipientDoesNotFit`].
pub(super) fn fit(
    recipient: &str,
    field: &AddressField,
    notes: f32,
    typesetter: &mut Typesetter,
    language: Option<Language>,
) -> Result<Fitted, RenderError> {
    let width = field.text.width * MM;
    let bottom = field.text.bottom() * MM;
    let height = field.text.height * MM - notes;
    let mut size = LARGEST;
    loop {
        let paragraph = typesetter.set(recipient, language, width, address(size))?;
        if paragraph.height() <= height && too_wide(&paragraph, width).is_none() {
            let y = (field.recipient_y * MM).min(bottom - paragraph.height());
            return Ok(Fitted { paragraph, y });
        }
        if size <= SMALLEST {
            return Err(refusal(&paragraph, recipient, width, height));
        }
        size -= STEP;
    }
}

fn address(size: f32) -> Style {
    Style {
        face: Face::Regular,
        size,
        leading: size * LEADING,
        break_words: false,
    }
}

/// The first line that one long word makes wider than the field.
fn too_wide(paragraph: &Paragraph, width: f32) -> Option<usize> {
    paragraph
        .lines
        .iter()
        .position(|line| line.width > width + 0.01)
}

fn refusal(paragraph: &Paragraph, recipient: &str, width: f32, height: f32) -> RenderError {
    let leading = SMALLEST * LEADING;
    let available = (0_usize..).take_while(|lines| count(lines + 1) * leading <= height);
    let word = || {
        recipient
            .split_whitespace()
            .max_by_key(|word| word.chars().count())
    };
    RenderError::RecipientDoesNotFit {
        needed: paragraph.lines.len(),
        available: available.count(),
        too_wide: too_wide(paragraph, width)
            .and_then(|_| word())
            .map(str::to_owned),
    }
}

/// Lines in the largest of some sizes in which no word is too wide for the
/// column; if there is none, in the smallest with the words broken.
///
/// # Errors
/// As [`Typesetter::set`].
pub(super) fn narrow(
    text: &str,
    column: Column,
    sizes: &[f32],
    leading: f32,
    typesetter: &mut Typesetter,
    language: Option<Language>,
) -> Result<Arc<Paragraph>, RenderError> {
    let mut style = Style {
        face: Face::Regular,
        size: 0.0,
        leading: 0.0,
        break_words: false,
    };
    for &size in sizes {
        (style.size, style.leading) = (size, size * leading);
        let paragraph = typesetter.set(text, language, column.width, style)?;
        if too_wide(&paragraph, column.width).is_none() {
            return Ok(paragraph);
        }
    }
    style.break_words = true;
    typesetter.set(text, language, column.width, style)
}
