//! How long a country's postcodes are.

use super::CountryCode;

/// Countries by how many digits their postcodes have, without blanks and hyphens; some have two lengths.
///
/// After libaddressinput's `testdata/countryinfo.txt` (github.com/google/libaddressinput, commit
/// e20690c8, of 12 June 2025), read against the Universal Postal Union's pages on postal addressing systems
/// for South Korea (five digits since 2015), Montenegro (five), Vietnam (five or six) and Taiwan (three to six).
const DIGITS: [(&[usize], &str); 11] = [
    (&[3], "FO IS"),
    (
        &[4],
        "AF AL AM AT AU BD BE BG CH CY DK GE GL HU LI LU LV MD MK MZ NO NZ PH PY SI TN ZA",
    ),
    (
        &[5],
        "BA CZ DE DO DZ EE EG ES FI FR GR GT HR ID IT JO KE KH KR KW LA LK LT MA MC ME MX MY NP PK PL SE SK SM SN TH TR UA UY VA XK ZM",
    ),
    (&[6], "BY CN CO IN KG KZ RO RU SG TJ TM UZ"),
    (&[7], "CL JP"),
    (&[8], "BR"),
    (&[5, 6], "RS VN"),
    (&[5, 7], "IL"),
    (&[5, 9], "SA US"),
    (&[4, 7], "PT"),
    (&[3, 5, 6], "TW"),
];

/// What is unlike a postcode of its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// It has fewer digits than the least; a program may have taken zeros from its beginning.
    Shorter {
        /// How many it has.
        found: usize,
        /// How many it has at least.
        wanted: usize,
    },
    /// It has digits alone, and another number of them.
    Longer {
        /// How many it has.
        found: usize,
        /// How many it has at most.
        wanted: usize,
    },
    /// It has another form.
    Form {
        /// A postcode of the country.
        example: &'static str,
    },
}

/// What is unlike the country's postcodes in this one; nothing, where it is like them or they are not known.
///
/// A country's letters before the number (`D-10115`, `LV-1010`) belong to no digits and are left aside.
#[must_use]
pub fn unlike_postcode(country: CountryCode, postcode: &str) -> Option<Unlike> {
    let signs: String = postcode
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–'))
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    let form = |is_like: bool, example| (!is_like).then_some(Unlike::Form { example });
    match country.as_str() {
        "GB" => return form(is_british(&signs), "SW1A 1AA"),
        "IE" => return form(is_irish(&signs), "A65 F4E2"),
        "NL" => return form(is_shape(&signs, "9999AA"), "1012 AB"),
        "MT" => return form(is_shape(&signs, "AAA9999"), "VLT 1117"),
        _ => {}
    }
    let is_of = |codes: &str| codes.split(' ').any(|code| code == country.as_str());
    let (lengths, _) = DIGITS.iter().find(|(_, codes)| is_of(codes))?;
    let digits = signs.trim_start_matches(|sign: char| sign.is_ascii_uppercase());
    let (found, prefix) = (digits.len(), signs.len() - digits.len());
    if digits.is_empty() || prefix > 3 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (least, most) = (*lengths.first()?, *lengths.last()?);
    match found {
        found if lengths.contains(&found) => None,
        found if found < least => Some(Unlike::Shorter {
            found,
            wanted: least,
        }),
        found if found > most => Some(Unlike::Longer {
            found,
            wanted: most,
        }),
        found => Some(Unlike::Shorter {
            found,
            wanted: most,
        }),
    }
}

/// Whether the signs are letters where the shape has `A`, and digits where it has `9`.
fn is_shape(signs: &str, shape: &str) -> bool {
    signs.len() == shape.len()
        && signs
            .chars()
            .zip(shape.chars())
            .all(|(sign, like)| match like {
                'A' => sign.is_ascii_uppercase(),
                '9' => sign.is_ascii_digit(),
                _ => sign.is_ascii_alphanumeric(),
            })
}

fn is_british(signs: &str) -> bool {
    const OUTWARD: [&str; 6] = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];
    let Some((outward, inward)) = signs
        .len()
        .checked_sub(3)
        .and_then(|at| signs.split_at_checked(at))
    else {
        return false;
    };
    let is_outward = outward == "GIR" || OUTWARD.iter().any(|shape| is_shape(outward, shape));
    is_outward && is_shape(inward, "9AA")
}

fn is_irish(signs: &str) -> bool {
    let parts = signs.split_at_checked(3);
    parts
        .is_some_and(|(key, rest)| (is_shape(key, "A99") || key == "D6W") && is_shape(rest, "xxxx"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_held_against_its_country() {
        for (country, postcode) in [
            ("AL", "1001"),
            ("CH", "CH-8001"),
            ("AT", "A-1010"),
            ("DE", "01067"),
            ("DE", "D-10115"),
            ("IT", "00184"),
            ("XK", "10000"),
            ("FR", "75 009"),
            ("SE", "SE-114 55"),
            ("PL", "00-950"),
            ("PT", "1250-096"),
            ("US", "94105"),
            ("US", "22162-1010"),
            ("LV", "LV-1010"),
            ("RS", "11000"),
            ("GB", "SW1A 1AA"),
            ("GB", "m1 1ae"),
            ("GB", "EC1A1BB"),
            ("IE", "D08 X2Y3"),
            ("IE", "D6W P4X1"),
            ("NL", "1012 AB"),
            ("MT", "VLT 1117"),
            ("AE", "x"),
            ("DE", "none"),
        ] {
            let country: CountryCode = country.parse().expect("a country");
            assert_eq!(
                unlike_postcode(country, postcode),
                None,
                "{country} {postcode}"
            );
        }
        let shorter = |found, wanted| Unlike::Shorter { found, wanted };
        let longer = |found, wanted| Unlike::Longer { found, wanted };
        for (country, postcode, wanted) in [
            ("DE", "1067", shorter(4, 5)),
            ("IT", "184", shorter(3, 5)),
            ("XK", "1000", shorter(4, 5)),
            ("AL", "10010", longer(5, 4)),
            ("AL", "101", shorter(3, 4)),
            ("US", "2138", shorter(4, 5)),
            ("RO", "60274", shorter(5, 6)),
            (
                "GB",
                "1001",
                Unlike::Form {
                    example: "SW1A 1AA",
                },
            ),
            (
                "IE",
                "Dublin 8",
                Unlike::Form {
                    example: "A65 F4E2",
                },
            ),
            ("NL", "1012", Unlike::Form { example: "1012 AB" }),
            (
                "GB",
                "ß1",
                Unlike::Form {
                    example: "SW1A 1AA",
                },
            ),
            (
                "IE",
                "ßß",
                Unlike::Form {
                    example: "A65 F4E2",
                },
            ),
        ] {
            let country: CountryCode = country.parse().expect("a country");
            assert_eq!(
                unlike_postcode(country, postcode),
                Some(wanted),
                "{country} {postcode}"
            );
        }
    }
}
