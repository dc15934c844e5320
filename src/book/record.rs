//! A company record of the Datenanfragen database.

use super::{
    Entry, Fault, Note, Postal, Quality, Slug, Transport, country::divide, once::Once,
    postal::PostalError, schema,
};
use crate::{
    catalog::Catalog,
    domain::{CountryCode, Short, too_large},
};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Display, str::FromStr};

/// A record that fits the schema.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Record {
    slug: Slug,
    name: String,
    address: String,
    email: Option<String>,
    phone: Option<String>,
    fax: Option<String>,
    web: Option<String>,
    webform: Option<String>,
    suggested_transport_medium: Option<Transport>,
    request_language: Option<String>,
    #[serde(default)]
    runs: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    comments: Vec<String>,
    quality: Quality,
    sources: Vec<String>,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

impl Record {
    /// The most bytes that a record may have: 1 MiB.
    pub const LIMIT: usize = 1 << 20;

    /// Reads a record.
    ///
    /// # Errors
    /// Everything in which it differs from the schema.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let one = |what: String| vec![Fault::new("", what)];
        if bytes.len() > Self::LIMIT {
            return Err(one(too_large(
                Some(bytes.len() as u64),
                "a record",
                Self::LIMIT as u64,
            )));
        }
        let Once(record) = serde_json::from_slice(bytes).map_err(|why| {
            let place = format!("line {}, column {}", why.line(), why.column());
            vec![if why.is_data() {
                // With its own words for the place, in the same sentence.
                let what = why.to_string();
                let what = what.split(" at line ").next().unwrap_or_default();
                Fault::new("", format!("{place}: {what}")).hint("leave out the one that is wrong")
            } else {
                Fault::new("", format!("{place}: this is not JSON"))
                    .hint("a record is a JSON file of the Datenanfragen company database")
            }]
        })?;
        let faults = schema::faults(&record);
        if !faults.is_empty() {
            return Err(faults);
        }
        serde_json::from_value(record).map_err(|why| one(why.to_string()))
    }

    /// Its name in the database.
    #[must_use]
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }

    /// The keys of which an entry keeps nothing.
    pub fn not_kept(&self) -> impl Iterator<Item = &str> {
        self.rest.keys().map(String::as_str)
    }

    /// The entry that it makes. The country is that of the last line of the
    /// address, or else the one that is given, or none.
    ///
    /// # Errors
    /// Every text that cannot stand in a letter or in a terminal.
    pub fn entry(
        &self,
        country: Option<CountryCode>,
        as_of: Option<Date>,
        catalog: &Catalog,
    ) -> Result<Entry, Vec<Fault>> {
        let mut texts = Texts::default();
        let address = Postal::of_record(&divide(&self.address), country, catalog);
        let address = address.unwrap_or_else(|why| {
            let fault = Fault::new("address", why.to_string());
            texts.faults.push(match why {
                PostalError::Lines(_) => fault.hint("join lines that belong together"),
                PostalError::Text { .. } => fault,
            });
            None
        });
        let name = texts.one::<Short>("name", Some(&self.name));
        let entry = Entry {
            // Never seen: without a name there is a fault.
            name: name.or_else(|| "-".parse().ok()).ok_or_else(Vec::new)?,
            attention: None,
            address,
            email: texts.one("email", self.email.as_ref()),
            phone: texts.one("phone", self.phone.as_ref()),
            fax: texts.one("fax", self.fax.as_ref()),
            web: texts.one("web", self.web.as_ref()),
            webform: texts.one("webform", self.webform.as_ref()),
            send_by: self.suggested_transport_medium,
            request_language: texts.one("request-language", self.request_language.as_ref()),
            runs: texts.all("runs", &self.runs),
            categories: texts.all("categories", &self.categories),
            notes: texts.all("comments", &self.comments),
            quality: Some(self.quality),
            sources: texts.all("sources", &self.sources),
            as_of,
            record: None,
        };
        if texts.faults.is_empty() {
            Ok(entry)
        } else {
            Err(texts.faults)
        }
    }
}

/// Reads texts, and gathers what is wrong with them.
#[derive(Default)]
struct Texts {
    faults: Vec<Fault>,
}

impl Texts {
    fn one<T: FromStr<Err: Display>>(&mut self, path: &str, text: Option<&String>) -> Option<T> {
        match text?.parse() {
            Ok(text) => Some(text),
            Err(why) => {
                self.faults.push(Fault::new(path, why.to_string()));
                None
            }
        }
    }

    fn all(&mut self, path: &str, texts: &[String]) -> Vec<Note> {
        let texts = texts.iter().enumerate();
        texts
            .filter_map(|(index, text)| self.one(&format!("{path}[{index}]"), Some(text)))
            .collect()
    }
}
