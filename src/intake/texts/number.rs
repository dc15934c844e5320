//! Numbers that were a text before a spreadsheet reckoned with them.

use super::{Kind, Wrong};

const FRACTION: Wrong = (
    "is a number with a fraction of zero: a program took a text for a number",
    "format the column as text, type the value again, and export the table again",
);

const THOUSANDS: Wrong = (
    "is a number with commas between its thousands: a program took a text for a number",
    "format the column as text, type the value again, and export the table again",
);

const EXPONENT: Wrong = (
    "is a number in powers of ten, which has lost its last digits",
    "format the column as text, type the value again, and export the table again",
);

/// What is wrong with the text, if it is such a number where a name or a sign of somebody stands.
pub(super) fn wrong(kind: Kind, text: &str) -> Option<Wrong> {
    if kind == Kind::Other {
        return None;
    }
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !text.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((number, power)) = text.split_once(['E', 'e']) {
        let fraction = number.split_once(['.', ',']);
        let is_reckoned = fraction.is_some_and(|(whole, part)| is_number(whole) && is_number(part));
        // A staff number may be 12E5, and none is 3.5E5 or 3E+5.
        let signed = power.strip_prefix(['+', '-']);
        let is_power = is_number(signed.unwrap_or(power));
        let is_it = is_power && (is_reckoned || (is_number(number) && signed.is_some()));
        return is_it.then_some(EXPONENT);
    }
    if are_thousands(text) {
        return Some(THOUSANDS);
    }
    let (whole, part) = text.split_once(['.', ','])?;
    // A number does not begin with a zero; what does is a sign with a point in it.
    let is_whole = is_number(whole) && (whole == "0" || !whole.starts_with('0'));
    let is_zero = !part.is_empty() && part.bytes().all(|byte| byte == b'0');
    // Three zeros behind a point are thousands, as people write them.
    (is_whole && is_zero && part.len() < 3).then_some(FRACTION)
}

/// Whether commas stand between thousands, as nobody writes a telephone number: `355,691,234,567`.
fn are_thousands(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let is_group = |group: &&str| group.len() == 3 && group.bytes().all(|it| it.is_ascii_digit());
    let [first, rest @ ..] = &groups[..] else {
        return false;
    };
    let is_first = (1..=3).contains(&first.len()) && first.bytes().all(|it| it.is_ascii_digit());
    rest.len() > 1 && is_first && rest.iter().all(is_group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reckoned_numbers_are_told_from_written_ones() {
        for (text, wanted) in [
            ("1001.0", FRACTION),
            ("4711.0", FRACTION),
            ("4711,00", FRACTION),
            ("0.0", FRACTION),
            ("3,55691E+11", EXPONENT),
            ("3.55E+11", EXPONENT),
            ("3.55e11", EXPONENT),
            ("4E+05", EXPONENT),
            ("-1.0", FRACTION),
            ("+3.55691E+11", EXPONENT),
            ("355,691,234,567", THOUSANDS),
        ] {
            assert_eq!(wrong(Kind::Sign, text), Some(wanted), "{text}");
            assert_eq!(wrong(Kind::Other, text), None, "{text}");
        }
        for text in [
            "1001",
            "000731",
            "+355691234567",
            "+355.69.123",
            "4,711",
            "12E5",
            "12E05",
            "1E",
            "E11",
            "4711.1",
            "1.500",
            "01.0",
            "069.00",
            "1.2.0",
            "K-1.0",
            "12.05.1995",
            "A1 2.0",
            "1.0 GmbH",
            "",
        ] {
            assert_eq!(wrong(Kind::Sign, text), None, "{text}");
        }
    }
}
