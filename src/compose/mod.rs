//! A request becomes a letter: sentences, citations, dates and addresses.
//!
//! The templates name the paragraphs ([`crate::catalog::Step`]); here each
//! name becomes its sentence in the letter's language, and what the worker
//! wrote is put into it as it is.

mod body;
mod citation;
mod dates;
mod error;
mod facts;
mod frame;
mod lists;
mod values;

pub use error::ComposeError;

use crate::{
    catalog::{Catalog, Words},
    domain::{Authority, Jurisdiction, Law, Request},
    letter::Letter,
};

/// What a letter is made from: the request, and the parts of the catalogue that apply to it.
struct Brief<'a> {
    catalog: &'a Catalog,
    request: &'a Request,
    words: &'a Words,
    law: &'a Law,
    jurisdiction: &'a Jurisdiction,
    authority: Option<&'a Authority>,
}

/// Writes the letter that a request asks for.
///
/// # Errors
/// If the catalogue has no such language or jurisdiction, if one of its files
/// is wrong, or if the request asks for what its law does not give.
pub fn compose(request: &Request, catalog: &Catalog) -> Result<Letter, ComposeError> {
    let brief = Brief::new(request, catalog)?;
    let body = body::body(&brief)?;
    frame::frame(&brief, body)
}

impl<'a> Brief<'a> {
    fn new(request: &'a Request, catalog: &'a Catalog) -> Result<Self, ComposeError> {
        let jurisdiction = catalog.jurisdiction(request.jurisdiction)?;
        let law = catalog.law(&jurisdiction.law)?;
        let words = catalog.words(&request.language)?;
        let authority = match &request.authority {
            Some(id) => Some(
                jurisdiction
                    .authority(id)
                    .ok_or_else(|| ComposeError::authority(id, jurisdiction))?,
            ),
            None => jurisdiction.only_authority(),
        };
        Ok(Self {
            catalog,
            request,
            words,
            law,
            jurisdiction,
            authority,
        })
    }

    /// A phrase of the language that has no holes.
    fn phrase(&self, key: &str) -> Result<String, ComposeError> {
        Ok(self.words.phrase(key)?)
    }
}
