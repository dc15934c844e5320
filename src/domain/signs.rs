//! Signs that mean the same as others which the letter's fonts have.

use super::characters::is_shown;
use std::iter;
use unicode_normalization::UnicodeNormalization;

/// Signs whose parts say the same (Unicode's compatibility form), as ranges: letters of double width, Roman numerals,
/// fractions, `℅`, digraphs. Others, such as `①`, would say something else without their circle.
const IN_PARTS: [(char, char); 13] = [
    ('\u{132}', '\u{133}'),
    ('\u{149}', '\u{149}'),
    ('\u{1C4}', '\u{1CC}'),
    ('\u{1F1}', '\u{1F3}'),
    ('\u{2000}', '\u{200A}'),
    ('\u{2024}', '\u{2024}'),
    ('\u{205F}', '\u{205F}'),
    ('\u{2100}', '\u{214F}'),
    ('\u{2150}', '\u{2189}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{FB05}', '\u{FB06}'),
    ('\u{FE50}', '\u{FE6B}'),
    ('\u{FF01}', '\u{FFE6}'),
];

/// What stands between the two numbers of a fraction.
const FRACTION: char = '\u{2044}';

/// Whether the sign only says where a word may be broken or where a text begins, so that nothing is lost without it.
pub(crate) const fn is_dropped(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// The text in Unicode's composed form, in signs that the letter's fonts have as far as some say the same.
pub(super) fn readable(text: &str) -> String {
    let signs = text.chars().filter(|sign| !is_dropped(*sign));
    let mut readable = String::with_capacity(text.len());
    for sign in signs.nfc() {
        match sign {
            '\u{2011}' => readable.push('-'),
            // Other ways to begin a new line.
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => readable.push('\n'),
            '\u{201B}' => readable.push('‘'),
            '\u{201F}' => readable.push('“'),
            sign if sign.is_ascii() || is_shown(sign) || !is_in_parts(sign) => readable.push(sign),
            sign => put_in_parts(sign, &mut readable),
        }
    }
    readable
}

fn is_in_parts(sign: char) -> bool {
    let is_between = |(first, last): &(char, char)| (*first..=*last).contains(&sign);
    IN_PARTS.iter().any(is_between)
}

/// Puts the parts of a sign behind a text, or the sign itself if the fonts lack one of them.
fn put_in_parts(sign: char, text: &mut String) {
    let parts: String = iter::once(sign).nfkc().collect();
    if !parts.chars().all(is_shown) {
        text.push(sign);
        return;
    }
    // Three and a seventh, not thirty-one sevenths.
    if parts.contains(FRACTION) && text.ends_with(|before: char| before.is_ascii_digit()) {
        text.push(' ');
    }
    text.push_str(&parts);
}
