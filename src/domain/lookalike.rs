//! Words with letters of two scripts that look alike: `А` may be Cyrillic in a name that is Latin.

/// The first word of a text in which letters of two scripts are mixed, with their names.
///
/// Only Latin, Greek and Cyrillic letters are told apart: others look like none of these, and no letter shows them.
#[must_use]
pub fn mixed(text: &str) -> Option<(&str, &'static str, &'static str)> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .find_map(|word| {
            let mut scripts = word.chars().filter_map(script);
            let first = scripts.next()?;
            let other = scripts.find(|script| *script != first)?;
            Some((word, first, other))
        })
}

fn script(letter: char) -> Option<&'static str> {
    if !letter.is_alphabetic() {
        return None;
    }
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}' => Some("Latin"),
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some("Greek"),
        '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{A640}'..='\u{A69F}' => {
            Some("Cyrillic")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_script_is_found() {
        for (text, found) in [
            ("Arta Hoxha", None),
            ("Ђурђа Ćosić-Şahin", None),
            ("Ελένη Παπαδοπούλου, Athína 7", None),
            ("ООО-Sample 5µ", None),
            (
                "\u{410}rta Hoxha",
                Some(("\u{410}rta", "Cyrillic", "Latin")),
            ),
            (
                "Drita Lek\u{430}",
                Some(("Lek\u{430}", "Latin", "Cyrillic")),
            ),
            (
                "Sample \u{39F}ffice",
                Some(("\u{39F}ffice", "Greek", "Latin")),
            ),
            (
                "a@ex\u{430}mple.org",
                Some(("ex\u{430}mple", "Latin", "Cyrillic")),
            ),
        ] {
            assert_eq!(mixed(text), found, "{text}");
        }
    }
}
