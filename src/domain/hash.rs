//! Hashes as numbers and digits.

/// Bytes as hexadecimal digits, two for each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The first eight bytes of a hash, as a number.
#[cfg(any(feature = "records", feature = "roster", test))]
pub(crate) fn first_u64(hash: &[u8]) -> u64 {
    hash.iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_digits_and_a_number_in_their_order() {
        let bytes = [0, 0x1F, 0xA7, 3, 4, 5, 6, 7, 8];
        assert_eq!(hex(&bytes), "001fa7030405060708");
        assert_eq!(first_u64(&bytes), 0x001F_A703_0405_0607);
        assert_eq!(first_u64(&bytes[..2]), 0x1F);
    }
}
