//! Text that is shown to a person at a terminal, with every sign in it in plain view.

use super::characters::is_invisible;
use std::borrow::Cow;

/// The most characters of a word that a message repeats.
const WORD: usize = 80;

/// The text on one line. What a terminal would obey and what nobody could see stands as an escape: `\n`,
/// `\u{1b}`, `\u{202e}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        if is_hidden(sign) {
            shown.extend(sign.escape_default());
        } else {
            shown.push(sign);
        }
    }
    Cow::Owned(shown)
}

/// A word that somebody typed, as a message repeats it: in plain view, and no more than its beginning.
#[must_use]
pub fn quoted(word: &str) -> String {
    format!("`{}`", cut(word))
}

/// The beginning of a text, in plain view; an ellipsis stands for the rest.
#[must_use]
pub fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(WORD) {
        None => visible(text),
        Some((end, _)) => Cow::Owned(format!("{}…", visible(&text[..end]))),
    }
}

/// Whether the sign has to be escaped. The fillers and selectors are signs without a shape; a letter
/// refuses them since its font has none of them.
fn is_hidden(sign: char) -> bool {
    is_invisible(sign)
        || matches!(sign,
            '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{E0080}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        for (text, shown) in [
            ("Tiranë, “12” – \u{A0}ok", "Tiranë, “12” – \u{A0}ok"),
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"),
            ("a\nok\r\tb", "a\\nok\\r\\tb"),
            ("\u{7f}\u{9b}2J", "\\u{7f}\\u{9b}2J"),
            (
                "a\u{202e}b\u{2066}\u{200b}",
                "a\\u{202e}b\\u{2066}\\u{200b}",
            ),
            ("\u{feff}\u{ad}\u{fe0f}", "\\u{feff}\\u{ad}\\u{fe0f}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn a_long_word_is_cut() {
        assert_eq!(quoted("acess"), "`acess`");
        let long = quoted(&"ë".repeat(10_000));
        assert_eq!(long, format!("`{}…`", "ë".repeat(80)));
        assert_eq!(cut(&"a".repeat(80)), "a".repeat(80));
    }
}
