//! One of the parts into which a roster is divided among machines.

use crate::domain::{hash::first_u64, quoted};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// Part `index` of `of`: `2/3`.
///
/// The reference says in which part a row is, not its place: rows can be added, taken out and
/// sorted, and two rows with the same reference always meet in one part, which refuses the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 1.
    pub index: u32,
    /// How many there are, up to 100,000.
    pub of: u32,
}

/// What is no part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a part of a roster; write `1/3`, `2/3` or `3/3` for three parts", quoted(.0))]
pub struct NoShard(String);

impl Shard {
    /// The whole.
    pub const WHOLE: Self = Self { index: 1, of: 1 };

    /// Whether a row with this reference is in the part. What becomes the same file name is in
    /// the same part: signs that file names leave out, and capitals, do not count.
    #[must_use]
    pub fn holds(self, reference: &str) -> bool {
        if self == Self::WHOLE {
            return true;
        }
        let signs: String = reference
            .nfc()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let hash = first_u64(&Sha256::digest(signs.as_bytes()));
        hash % u64::from(self.of) == u64::from(self.index - 1)
    }
}

impl FromStr for Shard {
    type Err = NoShard;

    fn from_str(text: &str) -> Result<Self, NoShard> {
        let parsed = text.split_once('/').and_then(|(index, of)| {
            let shard = Self {
                index: index.parse().ok()?,
                of: of.parse().ok()?,
            };
            let sound = (1..=100_000).contains(&shard.of) && (1..=shard.of).contains(&shard.index);
            sound.then_some(shard)
        });
        parsed.ok_or_else(|| NoShard(text.to_owned()))
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reference_is_in_one_part() {
        let parts = ["1/3", "2/3", "3/3"].map(|part| part.parse::<Shard>().expect("a part"));
        let mut counts = [0; 3];
        for number in 0..300 {
            let reference = number.to_string();
            let holding: Vec<usize> = (0..3).filter(|i| parts[*i].holds(&reference)).collect();
            assert_eq!(holding.len(), 1, "{reference}");
            counts[holding[0]] += 1;
        }
        assert!(counts.iter().all(|count| *count > 60), "{counts:?}");
    }

    #[test]
    fn what_becomes_one_file_name_is_in_one_part() {
        for (one, other) in [("A/1", "a-1"), ("é7", "e\u{301}7"), (" 12 ", "12")] {
            for part in ["1/5", "2/5", "3/5", "4/5", "5/5"] {
                let part: Shard = part.parse().expect("a part");
                assert_eq!(part.holds(one), part.holds(other), "{one} {other}");
            }
        }
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for text in [
            "", "1", "0/3", "4/3", "1/0", "-1/3", "1/3/3", "1/100001", "a/b",
        ] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }
}
