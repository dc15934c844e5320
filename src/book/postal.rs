//! The address of an entry, which may lack its country.

#[cfg(feature = "records")]
mod of_record;

use crate::domain::{Address, AddressFile, AddressOrder, CountryCode, Short};
use serde::{Deserialize, Serialize, de::Error as _};

#[cfg(feature = "records")]
pub(super) use of_record::PostalError;

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

impl Postal {
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
