//! UTF-8 that a program read in another encoding: each letter with an accent came out as two signs or more.
//!
//! The text is put back into the other encoding; where its bytes are UTF-8 again and give a letter, nobody
//! wrote it so. Signs of real names that happen to be such bytes are told by their neighbours.

use super::{
    Wrong,
    encoding::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1252},
};
use crate::domain::characters::is_shown;

const TWICE: Wrong = (
    "was encoded twice: letters with accents, such as ë, came out as two signs",
    "open the original as UTF-8 and export it again, or type the text again",
);

/// The signs that the first byte of a letter is in the encodings of DOS, none of which stands before
/// another sign in any name.
const BOXES: [char; 4] = ['┬', '├', '─', '┼'];

/// What is wrong with the text, if it was encoded twice.
pub(super) fn wrong(text: &str) -> Option<Wrong> {
    // Nearly every text ends here: a letter that was encoded twice is two signs beyond ASCII.
    let mut after = false;
    let is_pair = text.chars().any(|sign| {
        let before = std::mem::replace(&mut after, !sign.is_ascii());
        before && after
    });
    if !is_pair {
        return None;
    }
    let signs: Vec<char> = text.chars().collect();
    let is_it = is_from_dos(&signs)
        || [WINDOWS_1252, WINDOWS_1250, MACINTOSH]
            .into_iter()
            .any(|encoding| is_from(&signs, encoding));
    is_it.then_some(TWICE)
}

fn is_from_dos(signs: &[char]) -> bool {
    let is_box = |sign: char| matches!(sign, '\u{2500}'..='\u{259F}');
    let letter = signs
        .windows(2)
        .any(|pair| BOXES.contains(&pair[0]) && !pair[1].is_ascii() && !is_box(pair[1]));
    // An apostrophe, a dash or a quotation mark.
    let mark = signs
        .windows(3)
        .any(|mark| matches!(mark[..2], ['Γ' | 'Ô', 'Ç']) && !mark[2].is_ascii());
    letter || mark
}

/// Whether a letter stands in the text that was read in this encoding.
fn is_from(signs: &[char], encoding: Encoding) -> bool {
    let is_greek_or_cyrillic = |letter: char| matches!(letter, '\u{370}'..='\u{52F}');
    let quotation = signs.iter().position(|sign| is_quotation(*sign));
    (0..signs.len()).any(|at| {
        letter(signs, at, encoding).is_some_and(|(found, length)| {
            // Of a Greek or Cyrillic word every letter was encoded twice.
            let next = || letter(signs, at + length, encoding);
            is_judged(signs, (at, length), found, encoding, quotation)
                && (!is_greek_or_cyrillic(found)
                    || next().is_some_and(|(next, _)| is_greek_or_cyrillic(next)))
        })
    })
}

/// The letter that the signs from here on were in UTF-8, and how many signs it is.
fn letter(signs: &[char], at: usize, encoding: Encoding) -> Option<(char, usize)> {
    let first = byte(*signs.get(at)?, encoding)?;
    let length = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [first, 0, 0, 0];
    for (place, sign) in bytes.iter_mut().zip(signs.get(at..at + length)?).skip(1) {
        *place = byte(*sign, encoding).filter(|byte| (0x80..=0xBF).contains(byte))?;
    }
    let letter = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((letter, length))
}

fn byte(sign: char, encoding: Encoding) -> Option<u8> {
    encoding.byte(sign).filter(|_| !sign.is_ascii())
}

/// Whether nobody has written these signs side by side; the first quotation mark stands at `quotation`.
fn is_judged(
    signs: &[char],
    (at, length): (usize, usize),
    letter: char,
    encoding: Encoding,
    quotation: Option<usize>,
) -> bool {
    let is_mark = matches!(letter, '\u{2010}'..='\u{2026}' | '€' | '™');
    match length {
        4 => return true,
        3 => return is_mark || matches!(letter, '\u{1E00}'..='\u{1EFF}'),
        _ => {}
    }
    let is_letter = letter.is_alphabetic() && is_shown(letter);
    let is_sign = matches!(letter, '°' | '§' | '·' | '\u{A0}' | '«' | '»' | '´');
    if !(is_letter && letter > '\u{BF}' || is_sign) {
        return false;
    }
    let (lead, last) = (signs[at], signs[at + 1]);
    if encoding == MACINTOSH {
        // Roots, approximations and florins stand before no letter.
        return matches!(lead, '√' | 'ƒ' | '≈' | '¬') || letter > '\u{36F}';
    }
    let before = at.checked_sub(1).map(|before| signs[before]);
    let after = signs.get(at + length).copied();
    let is_lower = |sign: Option<char>| sign.is_some_and(char::is_lowercase);
    let is_alphabetic = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
    let is_quoted = || quotation.is_some_and(|first| first < at);
    match last {
        // Such letters end no word in capitals: «CORAÇÃ» does, and so does ‘Ä…’.
        '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '“' | '”' | '„' => {
            is_lower(before) || is_alphabetic(after) || (is_alphabetic(before) && !is_quoted())
        }
        '–' | '—' | '…' | '\u{A0}' => {
            is_lower(before)
                || is_lower(after)
                || (is_alphabetic(before) && is_alphabetic(after))
                || (matches!(lead, 'Ã' | 'Ă') && is_alphabetic(after))
        }
        '®' | '™' | '©' | '¹' | '²' | '³' => is_lower(before) || is_alphabetic(after),
        // In a word in capitals two letters with accents stand side by side: PÄŤ, TĂŞNAD.
        _ if last.is_uppercase() => is_lower(before) || is_lower(after),
        _ if last.is_lowercase() && !matches!(last, 'ª' | 'º' | 'µ' | 'ƒ') => {
            is_alphabetic(before) || !matches!(last, 'ş' | 'ľ' | 'š' | 'ž' | 'ť')
        }
        _ => true,
    }
}

fn is_quotation(sign: char) -> bool {
    matches!(
        sign,
        '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '“' | '”' | '„' | '"' | '\''
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as a program shows it that takes UTF-8 for this encoding.
    fn twice(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
        encoding
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    const NAMES: [&str; 20] = [
        "Gërdëci",
        "Tiranë",
        "Rruga e Çlirimit",
        "Rr. e Barrikadave Çelik",
        "Prishtinë",
        "Mëhallë",
        "Müller",
        "Größe",
        "Straße",
        "Österreich",
        "Ärztekammer",
        "Übersee",
        "Forlì",
        "Però",
        "Città di Castello",
        "Niccolò d’Alò",
        "São João",
        "Kovačević",
        "Łódź",
        "Dvořák",
    ];

    #[test]
    fn letters_that_came_out_as_two_signs_are_told() {
        for name in NAMES {
            for encoding in [
                encoding_rs::WINDOWS_1252,
                encoding_rs::WINDOWS_1250,
                encoding_rs::MACINTOSH,
            ] {
                let text = twice(name, encoding);
                assert!(
                    wrong(&text).is_some(),
                    "{name} in {}: {text}",
                    encoding.name()
                );
            }
        }
        for text in [
            "GÃ«rdÃ«ci",
            "GĂ«rdĂ«ci",
            "G√´rd√´ci",
            "Rr. e Barrikadave Ã§",
            "TIRANÃ‹",
            "G├½rd├½ci",
            "Tiran├л",
            "dâ€™Angelo",
            "dÔÇÖAngelo",
            "Î‘Î¸Î®Î½Î±",
            "Đ\u{9C}Đ¾ŃĐşĐ˛Đ°",
            "nÂ° 5",
            "ðŸ˜€",
        ] {
            assert!(wrong(text).is_some(), "{text}");
        }
    }

    #[test]
    fn real_names_pass() {
        for text in NAMES.into_iter().chain([
            "Ãlvaro Conceição",
            "João Ântônio",
            "Rrugë e Çlirimit",
            "«IRMÃ»",
            "“ESPAÑA”",
            "„Spaß“",
            "‚Ähnlich‘",
            "PÄŤDESIAT",
            "DĹŽKA",
            "TĂŞNAD",
            "BUDĂŞTI",
            "Îşi dau acordul",
            "CÔTE D’AZUR",
            "Ä–Z",
            "Þórður Æsir",
            "Αθήνα",
            "Београд",
            "Łąka",
            "Žďár nad Sázavou",
            "Ağrı İğdır",
            "Århus Ødegård",
            "Đồng Nai",
            "Nestlé®",
            "10 m² – 20 m²",
            "n° 5",
            "────",
        ]) {
            assert_eq!(wrong(text), None, "{text}");
            assert_eq!(wrong(&text.to_uppercase()), None, "{text} in capitals");
        }
    }
}
