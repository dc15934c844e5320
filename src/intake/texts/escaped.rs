//! Letters that a web page or a program has written as a code: `M&uuml;ller`, `G\u00ebrdeci`.

use super::Wrong;

const ESCAPED: Wrong = (
    "has a letter as the code in which a web page or a program writes it",
    "type the text again, or export the table as plain text in UTF-8",
);

/// What is wrong with a text that holds such a code.
pub(super) fn wrong(text: &str) -> Option<Wrong> {
    let is_it = text
        .match_indices(['&', '\\', '%', '='])
        .any(|(at, sign)| is_code(sign, &text[at + 1..]));
    is_it.then_some(ESCAPED)
}

fn is_code(sign: &str, rest: &str) -> bool {
    match sign {
        "&" => is_entity(rest),
        "\\" => match rest.split_at_checked(1) {
            Some(("u" | "U", rest)) => is_hexadecimal(rest, 4),
            Some(("x", rest)) => is_hexadecimal(rest, 2),
            _ => false,
        },
        // Two bytes that make a letter beyond ASCII.
        sign => {
            let is_byte = |rest: &str| {
                is_hexadecimal(rest, 2) && rest.starts_with(|it| !matches!(it, '0'..='7'))
            };
            is_byte(rest)
                && rest
                    .get(2..)
                    .and_then(|rest| rest.strip_prefix(sign))
                    .is_some_and(is_byte)
        }
    }
}

/// Whether an entity of HTML stands here: `uuml;`, `#235;`, `#xEB;`.
fn is_entity(rest: &str) -> bool {
    const LONGEST: usize = 9;
    let Some((name, _)) = rest
        .split_once(';')
        .filter(|(name, _)| name.len() <= LONGEST)
    else {
        return false;
    };
    match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => is_hexadecimal(digits, digits.len()),
            None => !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
        },
        None => name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic()),
    }
}

fn is_hexadecimal(text: &str, count: usize) -> bool {
    let digits = text.get(..count).filter(|digits| !digits.is_empty());
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_as_codes_are_told() {
        for text in [
            "M&uuml;ller",
            "G&euml;rd&euml;ci",
            "M&#252;ller",
            "M&#xFC;ller",
            "Sample &amp; Sons",
            "12&nbsp;Road",
            "M\\u00fcller",
            "M\\xfcller",
            "Tiran%C3%AB",
            "Tiran=C3=AB",
        ] {
            assert_eq!(wrong(text), Some(ESCAPED), "{text}");
        }
        for text in [
            "Sample & Sons; Ltd",
            "H&M; C&A",
            "1&1",
            "B&B;",
            "C:\\users\\x",
            "100 %",
            "50%AB",
            "a=1",
            "E=MC2",
            "=12=34",
            "Rock&Roll Bar; Berlin",
            "",
        ] {
            assert_eq!(wrong(text), None, "{text}");
        }
    }
}
