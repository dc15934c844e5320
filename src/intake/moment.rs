//! What a request takes from the moment at which it is read.

use jiff::civil::Date;

/// Today's date and a random number: the library has no clock and no dice.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The date of a letter that says none, and the day up to which a letter can tell what has not come.
    pub today: Date,
    /// Makes references unlike each other; never made from personal data.
    pub random: u64,
}

impl Moment {
    /// A reference that reveals nothing: the date and six random signs.
    #[must_use]
    pub fn reference(&self, date: Date) -> String {
        // No 0 and O, no 1, I and L: a reference is read out on the telephone.
        const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
        let mut random = self.random;
        let signs: String = (0..6)
            .map(|_| {
                let sign = SIGNS[usize::try_from(random % 31).unwrap_or_default()];
                random /= 31;
                char::from(sign)
            })
            .collect();
        format!("{}-{signs}", date.to_string().replace('-', ""))
    }
}
