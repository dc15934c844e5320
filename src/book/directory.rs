//! The companies that come with the program: public records of the Datenanfragen database, made small.

use super::{Note, Slug, sought::Sought};
use crate::domain::{Address, Controller, CountryCode, EmailAddress, Short};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeMap};

/// The records as `.ci/make-companies` made them.
#[cfg(feature = "catalogue")]
const SHIPPED: &str = include_str!("companies.json");

/// The fewest letters that are looked for: with one, half of them would be found.
const LEAST: usize = 2;

/// Companies with the addresses that they give for questions of data protection. They are somebody else's list: whoever
/// takes an address from it has to check it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Directory {
    as_of: Date,
    companies: BTreeMap<Slug, Company>,
}

/// What a letter needs of a company.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the keys of a company")]
pub struct Company {
    /// The full name with its legal form.
    pub name: Short,
    /// Where it has its post.
    pub address: Address,
    /// The e-mail address for requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// Other names under which it is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Note>,
    /// Where people deal with it, if that is neither everywhere nor only the country of its address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<CountryCode>,
}

impl Directory {
    /// The list that comes with the program, which is read when it is first asked for.
    #[cfg(feature = "catalogue")]
    #[must_use]
    pub fn shipped() -> &'static Self {
        // A test reads it as well, so that it is never empty.
        static READ: std::sync::LazyLock<Directory> =
            std::sync::LazyLock::new(|| Directory::read(SHIPPED).unwrap_or_default());
        &READ
    }

    /// Reads such a list: whoever keeps it apart from the program brings it here.
    ///
    /// # Errors
    /// If it is no JSON, or a company cannot stand in a letter.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The day of which the list is.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// All companies, in the order of their ids.
    pub fn companies(&self) -> impl Iterator<Item = (&Slug, &Company)> {
        self.companies.iter()
    }

    /// The company of an id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Company> {
        self.companies.get(id)
    }

    /// The companies that somebody may mean, the best first and at most so many: by the name, or by one that they run.
    /// Of those that fit alike, the ones of the country come first.
    #[must_use]
    pub fn search(
        &self,
        typed: &str,
        country: Option<CountryCode>,
        most: usize,
    ) -> Vec<(&Slug, &Company)> {
        let sought = Sought::new(typed);
        if sought.length() < LEAST {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (id, company) in &self.companies {
            let others = company.runs.iter().map(Note::as_str);
            if let Some(fit) = sought.fit(company.name.as_str(), others) {
                found.push(((fit, Reverse(company.nearness(country)), id), company));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        let found = found.into_iter().take(most);
        found.map(|((_, _, id), company)| (id, company)).collect()
    }
}

/// A list without companies.
impl Default for Directory {
    fn default() -> Self {
        Self {
            as_of: Date::ZERO,
            companies: BTreeMap::new(),
        }
    }
}

impl Company {
    /// The controller that it is.
    #[must_use]
    pub fn controller(&self) -> Controller {
        Controller {
            name: self.name.clone(),
            attention: None,
            address: self.address.clone(),
            email: self.email.clone(),
        }
    }

    /// How near it is: 2 in the country, 1 of use there, 0 elsewhere.
    fn nearness(&self, country: Option<CountryCode>) -> u8 {
        match country {
            Some(country) if self.address.country() == country => 2,
            Some(country) if self.countries.is_empty() || self.countries.contains(&country) => 1,
            _ => 0,
        }
    }
}
