//! Addresses as their countries write them.

use super::{Brief, ComposeError};
use crate::{
    domain::{Address, AddressOrder, CountryCode, LanguageTag},
    letter::{Inline, Line},
};

impl Brief<'_> {
    /// The lines of an address; for the post of another country, the country's name below them.
    pub(super) fn address(
        &self,
        key: &'static str,
        address: &Address,
        post: Option<CountryCode>,
    ) -> Result<Vec<Line>, ComposeError> {
        let mut lines: Vec<Line> = self
            .order(address)
            .lines(address)
            .into_iter()
            .map(|text| vec![Inline::Given { key, text }])
            .collect();
        if let Some(post) = post {
            lines.push(vec![self.country(address.country(), post)?]);
        }
        Ok(lines)
    }

    /// An address in running text, its lines with commas between them.
    pub(super) fn in_one_line(
        &self,
        key: &'static str,
        address: &Address,
    ) -> Result<Line, ComposeError> {
        self.joined(self.address(key, address, None)?, "comma")
    }

    /// The name of a country in capitals, as the post of another country reads it: in a language of that country,
    /// in the letter's if it is one, and in English where the catalogue has none.
    ///
    /// So wants it the Universal Postal Union for the country of destination (in the EU's Interinstitutional Style
    /// Guide, 9.1.1); the sender's country is read by the post of the other side, when a letter comes back.
    pub(super) fn country(
        &self,
        country: CountryCode,
        post: CountryCode,
    ) -> Result<Inline, ComposeError> {
        let letters = self.words.tag();
        let spoken = self
            .catalog
            .jurisdiction(post)
            .map_or(&[][..], |jurisdiction| &jurisdiction.languages);
        let is_letters = |tag: &&LanguageTag| tag.base() == letters.base();
        let name = match spoken.iter().find(is_letters).or(spoken.first()) {
            Some(tag) => self.catalog.country(tag, country)?,
            None => self.catalog.country_in_english(country)?,
        };
        Ok(Inline::Words(name.to_uppercase()))
    }

    pub(super) fn order(&self, address: &Address) -> AddressOrder {
        self.catalog
            .jurisdiction(address.country())
            .map(|country| country.address_order)
            .unwrap_or_default()
    }
}
