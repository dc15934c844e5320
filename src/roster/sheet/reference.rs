//! References to cells: `B7`.

use super::cells::{COLUMNS, ROWS};

/// A cell by its row and column, from 0; none if there can be no such cell.
pub(super) fn cell(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let (letters, digits) = reference.split_at(letters.count());
    // Three letters name the last column, and no more are read than can be counted.
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((row(digits)?, (column - 1 < COLUMNS).then_some(column - 1)?))
}

/// A row by its number, which is given from 1, from 0 on.
pub(super) fn row(digits: &str) -> Option<u32> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let row = digits.parse::<u32>().ok().filter(|_| is_number)?;
    row.checked_sub(1).filter(|row| *row < ROWS)
}

/// The rows of an area, such as `A1:C2`; of a single cell its own.
pub(super) fn rows(area: &str) -> Option<(u32, u32)> {
    let (first, last) = area.split_once(':').unwrap_or((area, area));
    let (first, last) = (cell(first)?.0, cell(last)?.0);
    Some((first.min(last), first.max(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_cell_or_nothing() {
        for (reference, wanted) in [
            ("A1", Some((0, 0))),
            ("b7", Some((6, 1))),
            ("Z1", Some((0, 25))),
            ("AA1", Some((0, 26))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("A", None),
            ("1", None),
            ("", None),
            ("A+1", None),
            ("A-1", None),
            ("A1B", None),
            ("$A$1", None),
            ("AAAA1", None),
            ("ZZZZZZZZZZZZZZZ1", None),
            ("A4294967297", None),
            ("A99999999999999999999", None),
            ("Ä1", None),
        ] {
            assert_eq!(cell(reference), wanted, "{reference}");
        }
        assert_eq!(rows("A2:C4"), Some((1, 3)));
        assert_eq!(rows("C4:A2"), Some((1, 3)));
        assert_eq!(rows("B2"), Some((1, 1)));
        assert_eq!(rows("B2:"), None);
    }
}
