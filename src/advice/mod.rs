//! Advice: what is allowed in a request and yet unwise, and what to do instead.
//!
//! [`advise`] looks at a request that is complete and says what the worker should know before the letter
//! is sent. It changes nothing and refuses nothing. Each kind of advice has an [`AdviceId`] that stays
//! the same when its words change, so that a program can go by it; [`Advice::told`] says it in another language.

mod id;
mod letters;
mod parties;
mod people;
mod postcodes;
mod spelling;
mod standing;

pub use id::AdviceId;

use crate::{
    catalog::{Catalog, CatalogError, Labels, Values},
    domain::{Jurisdiction, Law, Request},
};
use serde::Serialize;
use std::fmt;

/// One thing that is unwise, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// Which advice it is.
    pub id: AdviceId,
    /// The dotted key of the request that it is about; empty for what no key changes.
    pub key: &'static str,
    /// What is unwise, without the key: in English until it is told in another language.
    pub what: String,
    /// What to do, in the same language.
    pub hint: String,
    /// What the sentences name: a country, a language, a day.
    pub values: Values,
}

impl Advice {
    /// Advice whose sentences stand among the program's labels, by its name.
    fn new<const N: usize>(
        id: AdviceId,
        key: &'static str,
        values: [(&'static str, String); N],
    ) -> Self {
        let advice = Self {
            id,
            key,
            what: String::new(),
            hint: String::new(),
            values: Values::from(values),
        };
        debug_assert!(
            advice.values.keys().eq(id.values()),
            "{id}: {:?}",
            advice.values
        );
        advice.told(Labels::english())
    }

    /// The same in the words of a language.
    #[must_use]
    pub fn told(self, labels: &Labels) -> Self {
        match labels.said("advice", self.id.id(), &self.values) {
            Some(said) => Self {
                what: said.what,
                hint: said.hint.unwrap_or_default(),
                ..self
            },
            None => self,
        }
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
