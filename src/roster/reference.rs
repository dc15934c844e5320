//! References for rows that have none.

use super::Row;
use crate::{
    domain::hash::{first_u64, hex},
    intake::RECEIVED,
};
use sha2::{Digest, Sha256};
use std::fmt;

/// A secret of one output folder, from which references are made.
///
/// A row's reference is the keyed hash of its cells: the same row has the same reference in each
/// run, whatever stands around it. Without the key nobody who knows a worker can try whether a
/// reference is that worker's, so the key comes from chance and not from the roster.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// A salt of 32 random bytes.
    #[must_use]
    pub const fn new(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// A salt of one random number, for letters that are made once.
    #[must_use]
    pub fn of_number(random: u64) -> Self {
        Self(Sha256::digest(random.to_le_bytes()).into())
    }

    /// Reads a salt that [`hex`](Self::hex) has written.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The salt as 64 digits, for its file alone.
    #[must_use]
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// The reference of a row: fifteen digits in three groups, fit for the telephone.
    ///
    /// There are digits alone, so that it holds no part of any name. Of a million rows two share
    /// one with a chance of 1 to 2,000; the later one is then refused, never overwritten.
    #[must_use]
    pub fn reference(&self, row: &Row) -> String {
        in_groups(first_u64(&self.hash(row)))
    }

    /// The reference of a letter that stands for others, by the hash of their references: other letters,
    /// another reference.
    #[must_use]
    pub fn reference_of_all(&self, letters: &[u8]) -> String {
        let hash = Sha256::new().chain_update(self.0).chain_update(letters);
        in_groups(first_u64(&hash.finalize()))
    }

    /// A number by which a row is told from others that have its reference by chance.
    #[must_use]
    pub fn mark(&self, row: &Row) -> u64 {
        first_u64(&self.hash(row)[8..])
    }

    fn hash(&self, row: &Row) -> [u8; 32] {
        let mut cells: Vec<(&str, &str)> = row
            .cells
            .iter()
            .flatten()
            // It is filled in when the letter has its reference.
            .filter(|cell| cell.key != RECEIVED)
            .map(|cell| (cell.key.as_str(), cell.value.as_str()))
            .collect();
        // The order of the columns does not matter.
        cells.sort_unstable();
        let mut hash = Sha256::new();
        hash.update(self.0);
        for text in cells.into_iter().flat_map(|(key, value)| [key, value]) {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }
}

/// Fifteen digits in three groups.
fn in_groups(number: u64) -> String {
    let digits = format!("{:015}", number % 1_000_000_000_000_000);
    format!("{}-{}-{}", &digits[..5], &digits[5..10], &digits[10..])
}

/// Says nothing of the secret.
impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt")
    }
}

/// The reference of the letter to one of several employers, counted from 0.
#[must_use]
pub(super) fn with_employer(reference: &str, employer: usize, employers: usize) -> String {
    if employers == 1 {
        reference.to_owned()
    } else {
        format!("{reference}-{}", employer + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Setting;

    fn row(number: u64, cells: &[(&str, &str)]) -> Row {
        let cell = |(key, value): &(&str, &str)| Setting {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
        };
        Row {
            number,
            line: None,
            cells: Ok(cells.iter().map(cell).collect()),
        }
    }

    #[test]
    fn a_reference_depends_on_the_salt_and_the_cells_alone() {
        let salt = Salt::new([7; 32]);
        let cells = [("worker.name", "Arta Hoxha"), ("worker.phone", "1")];
        let reference = salt.reference(&row(1, &cells));
        let mut turned = cells;
        turned.reverse();
        assert_eq!(salt.reference(&row(9, &turned)), reference);
        assert_ne!(Salt::new([8; 32]).reference(&row(1, &cells)), reference);
        for other in [
            [("worker.name", "Arta Hoxh"), ("worker.phone", "a1")],
            [("worker.phone", "Arta Hoxha"), ("worker.name", "1")],
        ] {
            assert_ne!(salt.reference(&row(1, &other)), reference);
        }
        let groups: Vec<usize> = reference.split('-').map(str::len).collect();
        assert_eq!(groups, [5, 5, 5]);
        assert!(reference.chars().all(|c| c.is_ascii_digit() || c == '-'));
    }

    #[test]
    fn a_salt_is_read_as_it_was_written_and_not_shown() {
        let salt = Salt::new([0xA7; 32]);
        assert_eq!(Salt::from_hex(&salt.hex()), Some(salt.clone()));
        for wrong in ["", "a7", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(Salt::from_hex(wrong), None);
        }
        assert_eq!(format!("{salt:?}"), "Salt");
    }
}
