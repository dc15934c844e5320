//! Advice: what is allowed in a request and yet unwise, and what to do instead.
//!
//! [`advise`] looks at a request that is complete and says what the worker should know before the letter
//! is sent. It changes nothing and refuses nothing. Each kind of advice has an [`AdviceId`] that stays
//! the same when its English changes, so that a program or a page in another language can go by it.

mod id;
mod letters;
mod parties;
mod people;
mod postcodes;
mod spelling;
mod standing;

pub use id::AdviceId;

use crate::{
    catalog::{Catalog, CatalogError},
    domain::{Jurisdiction, Law, Request},
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// One thing that is unwise, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// Which advice it is.
    pub id: AdviceId,
    /// The dotted key of the request that it is about; empty for what no key changes.
    pub key: &'static str,
    /// What is unwise, in English, without the key.
    pub what: String,
    /// What to do, in English.
    pub hint: &'static str,
    /// What the sentence names, for one in another language: a country, a language, a day.
    pub values: BTreeMap<&'static str, String>,
}

impl Advice {
    fn new(id: AdviceId, key: &'static str, what: impl Into<String>, hint: &'static str) -> Self {
        Self {
            id,
            key,
            what: what.into(),
            hint,
            values: BTreeMap::new(),
        }
    }

    fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.insert(name, value.to_string());
        self
    }
}

impl fmt::Display for Advice {
    /// The key, and what is unwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.what)
    }
}

/// What is unwise in a request.
///
/// # Errors
/// If the catalogue does not hold the request's jurisdiction, law or language: it was read with another.
pub fn advise(request: &Request, catalog: &Catalog) -> Result<Vec<Advice>, CatalogError> {
    let jurisdiction = catalog.jurisdiction(request.jurisdiction)?;
    let case = Case {
        request,
        jurisdiction,
        law: catalog.law(&jurisdiction.law)?,
        words: catalog.words(&request.language)?.review().status,
    };
    let mut advice = Vec::new();
    for look in [
        people::look,
        spelling::look,
        postcodes::look,
        parties::look,
        standing::language,
        letters::look,
        standing::authority,
        standing::out_of_date,
    ] {
        look(&case, &mut advice);
    }
    Ok(advice)
}

/// A request, and what the catalogue knows of its country.
struct Case<'a> {
    request: &'a Request,
    jurisdiction: &'a Jurisdiction,
    law: &'a Law,
    words: crate::catalog::ReviewStatus,
}
