//! The address of an entry, which may lack its country.

use super::Divided;
use crate::{
    catalog::Catalog,
    domain::{Address, AddressFile, AddressOrder, CountryCode, Short, TextError},
};
use serde::{Deserialize, Serialize, de::Error as _};

/// An address, whole or still without its country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Postal {
    /// With its country.
    Whole(Address),
    /// As it stood in a record whose country is not known.
    WithoutCountry {
        /// One to six lines.
        lines: Vec<Short>,
        /// The name of the country, as the record has it.
        country_name: Option<Short>,
    },
}

/// Why an address cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PostalError {
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
    pub(super) fn of_record(
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

    /// The country, where it is known.
    #[must_use]
    pub const fn country(&self) -> Option<CountryCode> {
        match self {
            Self::Whole(address) => Some(address.country()),
            Self::WithoutCountry { .. } => None,
        }
    }

    /// The same with a country, if it has none yet.
    #[must_use]
    pub fn in_country(self, country: Option<CountryCode>) -> Self {
        match (self, country) {
            (Self::WithoutCountry { lines, .. }, Some(country)) => {
                Self::Whole(Address::Lines { lines, country })
            }
            (postal, _) => postal,
        }
    }

    /// The lines without the country, in the order of most countries.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Whole(address) => AddressOrder::default().lines(address),
            Self::WithoutCountry { lines, .. } => lines.iter().map(ToString::to_string).collect(),
        }
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

#[derive(Serialize)]
struct Open<'a> {
    lines: &'a [Short],
    #[serde(skip_serializing_if = "Option::is_none")]
    country_name: Option<&'a Short>,
}

impl Serialize for Postal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(address) => address.serialize(serializer),
            Self::WithoutCountry {
                lines,
                country_name,
            } => Open {
                lines,
                country_name: country_name.as_ref(),
            }
            .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Postal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, expecting = "the keys of an address")]
        struct Written {
            street: Option<Short>,
            extra: Option<Short>,
            postcode: Option<Short>,
            city: Option<Short>,
            region: Option<Short>,
            lines: Option<Vec<Short>>,
            country: Option<CountryCode>,
            country_name: Option<Short>,
        }

        let written = Written::deserialize(deserializer)?;
        let Some(country) = written.country else {
            return match written.lines {
                Some(lines) if (1..=Address::LINES).contains(&lines.len()) => {
                    Ok(Self::WithoutCountry {
                        lines,
                        country_name: written.country_name,
                    })
                }
                _ => Err(D::Error::custom(
                    "the address has no `country`, which only one of 1 to 6 `lines` may lack",
                )),
            };
        };
        if written.country_name.is_some() {
            return Err(D::Error::custom(
                "the address has a `country`: delete `country_name`",
            ));
        }
        let file = AddressFile {
            street: written.street,
            extra: written.extra,
            postcode: written.postcode,
            city: written.city,
            region: written.region,
            lines: written.lines,
            country,
        };
        Address::try_from(file)
            .map(Self::Whole)
            .map_err(D::Error::custom)
    }
}
