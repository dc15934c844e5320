//! Postal addresses and the order in which a country writes them.

use super::{CountryCode, Short};
use serde::{Deserialize, Serialize};

/// A postal address: in parts, or as lines where the parts are not known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// The parts of the address; the country's order makes lines of them.
    Parts {
        /// Street and number, or a post-office box.
        street: Short,
        /// What stands above the street: floor, staircase, building, care of.
        extra: Option<Short>,
        /// The postcode, where the country has one.
        postcode: Option<Short>,
        /// Town or city.
        city: Short,
        /// Province, county or district, where the country writes it.
        region: Option<Short>,
        /// The country.
        country: CountryCode,
    },
    /// One to six lines as they stand on an envelope, without the country.
    Lines {
        /// The lines.
        lines: Vec<Short>,
        /// The country.
        country: CountryCode,
    },
}

impl Address {
    /// The most lines that an address may have, without name and country.
    pub const LINES: usize = 6;

    /// The country.
    #[must_use]
    pub const fn country(&self) -> CountryCode {
        match self {
            Self::Parts { country, .. } | Self::Lines { country, .. } => *country,
        }
    }
}

/// An address as it is written; the parts of one kind or the other.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) street: Option<Short>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) extra: Option<Short>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) postcode: Option<Short>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) city: Option<Short>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) region: Option<Short>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lines: Option<Vec<Short>>,
    pub(crate) country: CountryCode,
}

impl TryFrom<AddressFile> for Address {
    type Error = String;

    fn try_from(file: AddressFile) -> Result<Self, String> {
        let AddressFile {
            street,
            extra,
            postcode,
            city,
            region,
            lines,
            country,
        } = file;
        match (lines, street, city) {
            (Some(lines), None, None)
                if extra.is_none() && postcode.is_none() && region.is_none() =>
            {
                match lines.len() {
                    0 => Err("the address has no lines".to_owned()),
                    1..=Self::LINES => Ok(Self::Lines { lines, country }),
                    count => Err(format!(
                        "the address has {count} lines; at most {} fit into an envelope's window (the name and the country are printed besides)",
                        Self::LINES
                    )),
                }
            }
            (Some(_), ..) => {
                Err("an address has either `lines` or `street` and `city`, not both".to_owned())
            }
            (None, Some(street), Some(city)) => Ok(Self::Parts {
                street,
                extra,
                postcode,
                city,
                region,
                country,
            }),
            (None, None, _) => Err("the address has no `street`".to_owned()),
            (None, Some(_), None) => Err("the address has no `city`".to_owned()),
        }
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AddressFile::deserialize(deserializer)?
            .try_into()
            .map_err(serde::de::Error::custom)
    }
}

impl Serialize for Address {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.clone() {
            Self::Parts {
                street,
                extra,
                postcode,
                city,
                region,
                country,
            } => AddressFile {
                street: Some(street),
                extra,
                postcode,
                city: Some(city),
                region,
                lines: None,
                country,
            },
            Self::Lines { lines, country } => AddressFile {
                street: None,
                extra: None,
                postcode: None,
                city: None,
                region: None,
                lines: Some(lines),
                country,
            },
        }
        .serialize(serializer)
    }
}

/// The order of an address's parts in a country, a line each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum AddressOrder {
    /// Street, then postcode and city: most of Europe.
    #[default]
    PostcodeCity,
    /// Street, then postcode, city and province: Italy.
    PostcodeCityRegion,
    /// Street, city, county, postcode, a line each: United Kingdom and Ireland.
    CityThenPostcode,
}

impl AddressOrder {
    /// The lines of the parts in this order; absent parts leave no gap.
    #[must_use]
    pub fn lines(self, address: &Address) -> Vec<String> {
        match address {
            Address::Lines { lines, .. } => lines.iter().map(ToString::to_string).collect(),
            Address::Parts {
                street,
                extra,
                postcode,
                city,
                region,
                ..
            } => {
                let text = |part: &Option<Short>| part.as_ref().map(ToString::to_string);
                let words = |parts: &[Option<String>]| {
                    let words: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
                    (!words.is_empty()).then(|| words.join(" "))
                };
                let city = Some(city.to_string());
                let tail = match self {
                    Self::PostcodeCity => vec![words(&[text(postcode), city]), text(region)],
                    Self::PostcodeCityRegion => vec![words(&[text(postcode), city, text(region)])],
                    Self::CityThenPostcode => vec![city, text(region), text(postcode)],
                };
                [text(extra), Some(street.to_string())]
                    .into_iter()
                    .chain(tail)
                    .flatten()
                    .collect()
            }
        }
    }
}
