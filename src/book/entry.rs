//! One company of the book.

use super::{Note, Postal, Slug};
use crate::domain::{Controller, CountryCode, EmailAddress, Short};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a letter to a company, or a hotline, needs of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the keys of an entry")]
pub struct Entry {
    /// The full name with its legal form.
    pub name: Short,
    /// The person or office to whom letters are addressed; no record has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attention: Option<Short>,
    /// Where it has its post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Postal>,
    /// The e-mail address for requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The telephone number, with the country's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Short>,
    /// The fax number, with the country's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fax: Option<Short>,
    /// The website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<Note>,
    /// A form for requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webform: Option<Note>,
    /// How requests are best sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_by: Option<Transport>,
    /// The language in which it wants requests, by ISO 639-1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_language: Option<Note>,
    /// Other names under which it is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Note>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Note>,
    /// What else is to be known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// How well the record was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
    /// Where the record has it from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Note>,
    /// The day of which it is: of the import, or on which somebody checked it.
    #[serde(
        default,
        deserialize_with = "crate::domain::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub as_of: Option<Date>,
    /// The record from which it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Origin>,
}

/// The record of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "`slug` and `digest`")]
pub struct Origin {
    /// Its name in the database.
    pub slug: Slug,
    /// What the entry was when it was imported, so that a change by hand is seen.
    pub digest: String,
}

/// How requests are best sent to a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    /// By fax.
    Fax,
    /// By post.
    Letter,
    /// By e-mail.
    Email,
    /// By a form on its website.
    Webform,
}

/// How well a record was checked, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// Somebody has sent a request with it.
    Tested,
    /// A person has confirmed it.
    Verified,
    /// It comes from another database and a person has looked at it.
    Imported,
    /// A program has made it.
    Scraped,
}

/// What an entry lacks for a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lack {
    /// There is no address.
    #[error("the entry has no address")]
    Address,
    /// The country is not known, and not given.
    #[error("the entry's address has no country{}", .0.as_ref().map_or_else(String::new, |name| format!(" whose code is known here: “{name}”")))]
    Country(Option<Short>),
    /// Another country than the one that is given.
    #[error("the entry's country is `{0}`")]
    OtherCountry(CountryCode),
}

impl Entry {
    /// The controller that the entry describes; what is given beside it goes before.
    ///
    /// # Errors
    /// If the entry lacks something that a letter needs.
    pub fn controller(
        &self,
        country: Option<CountryCode>,
        attention: Option<Short>,
    ) -> Result<Controller, Lack> {
        let postal = self.address.clone().ok_or(Lack::Address)?;
        let address = match (postal.in_country(country), country) {
            (Postal::Whole(address), Some(given)) if address.country() != given => {
                return Err(Lack::OtherCountry(address.country()));
            }
            (Postal::Whole(address), _) => address,
            (Postal::WithoutCountry { country_name, .. }, _) => {
                return Err(Lack::Country(country_name));
            }
        };
        Ok(Controller {
            name: self.name.clone(),
            attention: attention.or_else(|| self.attention.clone()),
            address,
            email: self.email.clone(),
        })
    }
}
