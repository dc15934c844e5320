//! The address that a record has.

use super::Postal;
use crate::{
    book::Divided,
    catalog::Catalog,
    domain::{Address, AddressOrder, CountryCode, Short, TextError},
};

/// Why an address cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(in crate::book) enum PostalError {
    /// Too many lines.
    #[error("has {0} lines without the country; it may have at most {max}", max = Address::LINES)]
    Lines(usize),
    /// A line cannot stand in a letter.
    #[error("line {line}: {why}")]
    Text {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        why: TextError,
    },
}

impl Postal {
    /// The address of a record; none if it has no line but the country.
    pub(in crate::book) fn of_record(
        divided: &Divided<'_>,
        country: Option<CountryCode>,
        catalog: &Catalog,
    ) -> Result<Option<Self>, PostalError> {
        let parsed = |(index, line): (usize, &&str)| {
            line.parse::<Short>().map_err(|why| PostalError::Text {
                line: index + 1,
                why,
            })
        };
        let lines = divided.lines.iter().enumerate().map(parsed);
        let lines: Vec<Short> = lines.collect::<Result<_, _>>()?;
        if lines.len() > Address::LINES {
            return Err(PostalError::Lines(lines.len()));
        }
        if lines.is_empty() {
            return Ok(None);
        }
        let Some(country) = divided.country.or(country) else {
            let name = divided.country_name.map(str::parse).transpose();
            return Ok(Some(Self::WithoutCountry {
                country_name: name.map_err(|why| PostalError::Text {
                    line: lines.len() + 1,
                    why,
                })?,
                lines,
            }));
        };
        let order = catalog
            .jurisdiction(country)
            .map(|jurisdiction| jurisdiction.address_order)
            .unwrap_or_default();
        let address = in_parts(&lines, country, order).unwrap_or(Address::Lines { lines, country });
        Ok(Some(Self::Whole(address)))
    }
}

/// The parts of an address of which every line is plain: street, postcode and
/// city, and nothing besides. In the country's order they are the same lines.
fn in_parts(lines: &[Short], country: CountryCode, order: AddressOrder) -> Option<Address> {
    let part = |text: &str| text.parse::<Short>().ok();
    let (street, postcode, city) = match (order, lines) {
        (AddressOrder::CityThenPostcode, [street, city, postcode]) => {
            let is_one = country.as_str() == "GB" && is_british(postcode.as_str());
            (street, is_one.then(|| postcode.clone())?, city.clone())
        }
        (AddressOrder::CityThenPostcode, _) => return None,
        (_, [street, last]) => {
            let length = shape(country)?.len();
            let (postcode, city) = last.as_str().split_at_checked(length)?;
            let is_one = has_shape(postcode, shape(country)?) && city.starts_with(' ');
            (street, part(postcode).filter(|_| is_one)?, part(city)?)
        }
        _ => return None,
    };
    if street.as_str().to_lowercase().starts_with("c/o") {
        return None;
    }
    let address = Address::Parts {
        street: street.clone(),
        extra: None,
        postcode: Some(postcode),
        city,
        region: None,
        country,
    };
    let same = order
        .lines(&address)
        .iter()
        .eq(lines.iter().map(Short::as_str));
    same.then_some(address)
}

/// How postcodes look that stand before the city: `9` is a digit, `A` a capital letter.
fn shape(country: CountryCode) -> Option<&'static str> {
    Some(match country.as_str() {
        "AL" | "AT" | "BE" | "BG" | "CH" | "CY" | "DK" | "HU" | "LI" | "LU" | "MK" | "NO"
        | "SI" => "9999",
        "DE" | "EE" | "ES" | "FI" | "FR" | "HR" | "IT" | "ME" | "RS" | "XK" => "99999",
        "CZ" | "GR" | "SE" | "SK" => "999 99",
        "NL" => "9999 AA",
        "PL" => "99-999",
        _ => return None,
    })
}

fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(c, wanted)| match wanted {
                b'9' => c.is_ascii_digit(),
                b'A' => c.is_ascii_uppercase(),
                other => c == other,
            })
}

/// Whether it looks like a British postcode, for example `B11 2AA`.
fn is_british(text: &str) -> bool {
    let Some((outward, inward)) = text.split_once(' ') else {
        return false;
    };
    (2..=4).contains(&outward.len())
        && outward.starts_with(|c: char| c.is_ascii_uppercase())
        && outward
            .bytes()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && has_shape(inward, "9AA")
}
