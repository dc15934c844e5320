//! How large a file is, in words.

/// A number of bytes as people say it: 812 bytes, 2.0 MiB; one digit after the point is enough.
#[must_use]
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    if bytes < 1024 {
        return format!("{bytes} bytes");
    }
    // In tenths, so that no fraction is needed.
    let mut tenths = u128::from(bytes) * 10;
    let mut unit = UNITS[0];
    for next in UNITS {
        tenths = tenths.div_ceil(1024);
        unit = next;
        if tenths < 10 * 1024 {
            break;
        }
    }
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

/// A limit as people say it, without a fraction where it has none: 1 MiB.
#[must_use]
pub fn limit(bytes: u64) -> String {
    let said = size(bytes);
    match said.split_once(".0 ") {
        Some((number, unit)) => format!("{number} {unit}"),
        None => said,
    }
}

/// Why a file is too large: what it is, and what it may be at most.
#[must_use]
pub fn too_large(found: Option<u64>, what: &str, most: u64) -> String {
    let most = limit(most);
    match found {
        Some(found) => format!(
            "the file is {}; {what} may have at most {most}",
            size(found)
        ),
        None => format!("the file is larger than {most}, the most that {what} may have"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_as_people_say_it() {
        for (bytes, said) in [
            (0, "0 bytes"),
            (1023, "1023 bytes"),
            (1024, "1.0 KiB"),
            (1 << 20, "1.0 MiB"),
            // What is over a limit never sounds like it.
            ((1 << 20) + 1, "1.1 MiB"),
            (2 << 20, "2.0 MiB"),
            (u64::MAX, "16777216.0 TiB"),
        ] {
            assert_eq!(size(bytes), said);
        }
        assert_eq!(limit(1 << 20), "1 MiB");
        assert_eq!(
            too_large(Some(2 << 20), "a request", 1 << 20),
            "the file is 2.0 MiB; a request may have at most 1 MiB"
        );
        assert_eq!(
            too_large(None, "a request", 1 << 20),
            "the file is larger than 1 MiB, the most that a request may have"
        );
    }
}
