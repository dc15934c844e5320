//! Texts as they are compared when capitals and accents make no difference.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text in small letters without accents: `Österreich` and `osterreich` are the same, so are `Łódź` and
/// `lodz`. Punctuation stays.
pub(crate) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        for letter in letter.to_lowercase() {
            match letter {
                'ß' => plain.push_str("ss"),
                'æ' => plain.push_str("ae"),
                'œ' => plain.push_str("oe"),
                'þ' => plain.push_str("th"),
                'đ' | 'ð' => plain.push('d'),
                'ł' => plain.push('l'),
                'ø' => plain.push('o'),
                'ħ' => plain.push('h'),
                'ı' => plain.push('i'),
                'ς' => plain.push('σ'),
                '\u{307}' => {}
                other => plain.push(other),
            }
        }
    }
    plain
}

/// A name without what people write in one way or another: capitals, accents, dots and other punctuation.
pub(crate) fn plain_name(name: &str) -> String {
    let name = folded(name)
        .replace(['.', '\'', '’'], "")
        .replace('&', " and ");
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
