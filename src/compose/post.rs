//! Addresses as their countries write them.

use super::{Brief, ComposeError};
use crate::{
    domain::{Address, AddressOrder, CountryCode},
    letter::{Inline, Line},
};

impl Brief<'_> {
    /// The lines of an address, with the country in capitals if the letter goes abroad.
    pub(super) fn address(
        &self,
        key: &'static str,
        address: &Address,
        abroad: bool,
    ) -> Result<Vec<Line>, ComposeError> {
        let mut lines: Vec<Line> = self
            .order(address)
            .lines(address)
            .into_iter()
            .map(|text| vec![Inline::Given { key, text }])
            .collect();
        if abroad {
            lines.push(self.country(address.country(), key)?);
        }
        Ok(lines)
    }

    /// An address in running text, its lines with commas between them.
    pub(super) fn in_one_line(
        &self,
        key: &'static str,
        address: &Address,
    ) -> Result<Line, ComposeError> {
        self.joined(self.address(key, address, false)?, "comma")
    }

    /// The name of a country in capitals, as the post wants it.
    pub(super) fn country(
        &self,
        country: CountryCode,
        key: &'static str,
    ) -> Result<Line, ComposeError> {
        let name = self.words.phrase(&format!("countries.{country}")).map_err(|_| ComposeError::Request {
            key,
            why: format!("the name of the country `{country}` is not in the list of the language `{}`; add it under `countries` in its file and use `--data`", self.words.tag()),
        })?;
        Ok(vec![Inline::Words(name.to_uppercase())])
    }

    pub(super) fn order(&self, address: &Address) -> AddressOrder {
        self.catalog
            .jurisdiction(address.country())
            .map(|country| country.address_order)
            .unwrap_or_default()
    }
}
