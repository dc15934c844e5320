//! What the questions depend on: the catalogue, and the answers so far.

use super::answers::Answers;
use crate::{
    catalog::{Catalog, Labels, Words},
    domain::{AddressOrder, CountryCode, Jurisdiction},
};
use jiff::civil::Date;

/// The catalogue and the answers so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Situation<'a> {
    /// The catalogue.
    pub(super) catalog: &'a Catalog,
    /// The words of the language of the questions.
    pub(super) words: &'a Words,
    /// What the program says in that language.
    pub(super) labels: &'a Labels,
    /// The answers so far.
    pub(super) answers: &'a Answers,
    /// Today's date.
    pub(super) today: Date,
}

impl<'a> Situation<'a> {
    /// Whether the answer to a question is this one.
    pub(super) fn says(&self, key: &str, answer: &str) -> bool {
        self.answers.text(key) == Some(answer)
    }

    /// The country whose law applies, once it is known.
    pub(super) fn jurisdiction(&self) -> Option<&'a Jurisdiction> {
        self.country("jurisdiction")
    }

    /// What the catalogue knows of the country that is an answer.
    fn country(&self, key: &str) -> Option<&'a Jurisdiction> {
        self.catalog
            .jurisdiction(self.answers.text(key)?.parse().ok()?)
            .ok()
    }

    /// The name of a country in the language of the questions; its code if a file of names is wrong.
    pub(super) fn country_name(&self, id: CountryCode) -> String {
        let name = self.catalog.country(self.words.tag(), id);
        name.map_or_else(|_| id.to_string(), str::to_owned)
    }

    /// Whether addresses of that country have a province or a county.
    pub(super) fn has_regions(&self, key: &str) -> bool {
        self.country(key)
            .is_some_and(|country| country.address_order != AddressOrder::PostcodeCity)
    }

    /// Whether the country has several authorities to choose from.
    pub(super) fn has_authorities(&self) -> bool {
        self.jurisdiction()
            .is_some_and(|country| country.authorities.len() > 1)
    }

    /// Whether the law lets a person object only on grounds of their own situation.
    pub(super) fn needs_grounds(&self) -> bool {
        self.jurisdiction()
            .and_then(|country| self.catalog.law(&country.law).ok())
            .is_none_or(|law| law.objection_needs_grounds)
    }

    /// The operations objected to, by their names in files.
    pub(super) fn chosen(&self) -> impl Iterator<Item = &'static str> {
        self.answers.operations().map(crate::domain::Monitoring::id)
    }

    /// A phrase of the language without its holes; its key where the language lacks it.
    pub(super) fn phrase(&self, key: &str) -> String {
        self.words.sentence(key).map_or_else(
            |_| key.to_owned(),
            |sentence| sentence.fill(|_| String::new()),
        )
    }
}
