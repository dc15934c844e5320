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
mod origins;
mod parties;
mod post;
mod request_lists;
mod signature;
mod values;

pub use error::ComposeError;

use crate::{
    catalog::{Catalog, UNION, Words},
    deadlines::{self, Calendar, Reckoning},
    domain::{
        Authority, FollowUp, Jurisdiction, LanguageTag, Law, LetterKind, Representative, Request,
        Short,
    },
    letter::{Block, Letter, Line, plain_text},
};

/// What a letter is made from: the request, and the parts of the catalogue that apply to it.
struct Brief<'a> {
    catalog: &'a Catalog,
    request: &'a Request,
    words: &'a Words,
    law: &'a Law,
    jurisdiction: &'a Jurisdiction,
    authority: Option<&'a Authority>,
    /// The letter whose right this one is about.
    about: LetterKind,
    /// The time of the first letter, where its day of receipt is known.
    reckoning: Option<Reckoning>,
    /// The numbered points of the first letter, where this one names some of them.
    points: Vec<Line>,
    /// What this letter is a case of, the nearest first: sentences may differ by it.
    cases: [&'a str; 6],
}

/// Writes the letter that a request asks for.
///
/// # Errors
/// If the catalogue has no such language or jurisdiction, if one of its files
/// is wrong, or if the request asks for what its law does not give.
pub fn compose(request: &Request, catalog: &Catalog) -> Result<Letter, ComposeError> {
    let brief = Brief::new(request, catalog)?;
    let body = body::body(&brief, request.letter.id())?;
    frame::letter(&brief, body)
}

/// Writes the same letter in another language, marked on every page as a copy to read and not
/// to send, with what is known of who has read its words.
///
/// # Errors
/// As [`compose`], for the other language.
pub fn reading_copy(
    request: &Request,
    language: &LanguageTag,
    catalog: &Catalog,
) -> Result<Letter, ComposeError> {
    let request = Request {
        language: language.clone(),
        ..request.clone()
    };
    let brief = Brief::new(&request, catalog)?;
    let mark = brief.say(&format!("reading_copy.{}", brief.words.review().status))?;
    Ok(Letter {
        mark: Some(mark),
        // Nobody has signed what is not to be sent.
        drawing: None,
        ..compose(&request, catalog)?
    })
}

/// Writes the page that tells the worker what the letter does and what happens next.
///
/// # Errors
/// As [`compose`].
pub fn explain(request: &Request, catalog: &Catalog) -> Result<Letter, ComposeError> {
    let brief = Brief::new(request, catalog)?;
    let body = body::body(&brief, "explain")?;
    frame::leaflet(&brief, body)
}

/// Writes the annex of a letter that has one: the references of the workers whom it is about, on a
/// page of its own that can be kept apart.
///
/// # Errors
/// As [`compose`].
pub fn annex(request: &Request, catalog: &Catalog) -> Result<Option<Letter>, ComposeError> {
    let has_one = request.letter == LetterKind::CollectiveComplaint
        && !request.collective_complaint.references.is_empty();
    if !has_one {
        return Ok(None);
    }
    let brief = Brief::new(request, catalog)?;
    let body = body::body(&brief, "annex")?;
    frame::leaflet(&brief, body).map(Some)
}

/// The numbered points of the first letter of a correspondence, in this language: what a letter that follows can
/// call open, by its number.
///
/// # Errors
/// As [`compose`], for the first letter.
pub fn points_of_first(
    request: &Request,
    language: &LanguageTag,
    catalog: &Catalog,
) -> Result<Vec<String>, ComposeError> {
    let request = Request {
        language: language.clone(),
        ..request.clone()
    };
    let points = first_points(&request, catalog)?;
    Ok(points.iter().map(|point| plain_text(point)).collect())
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
            None => jurisdiction.authority_of(request.region.as_ref().map(Short::as_str)),
        };
        let mut brief = Self {
            catalog,
            request,
            words,
            law,
            jurisdiction,
            authority,
            about: request.about(),
            reckoning: None,
            points: Vec::new(),
            cases: cases(request, law),
        };
        brief.reckoning = brief.reckon()?;
        if !request.follow_up.open.is_empty() {
            brief.points = first_points(request, catalog)?;
        }
        Ok(brief)
    }

    /// The time of the first letter, from its receipt: by the law, or as the letter asked.
    fn reckon(&self) -> Result<Option<Reckoning>, ComposeError> {
        let first = self
            .request
            .previous
            .first()
            .filter(|_| self.request.letter.follows());
        let Some(received) = first.and_then(|first| first.received) else {
            return Ok(None);
        };
        let region = self.request.region.as_ref().map(Short::as_str);
        let calendar = Calendar::of(self.catalog, self.jurisdiction.jurisdiction, region)?;
        if self.law.deadline(self.about).is_none() {
            return Ok(None);
        }
        Ok(Some(deadlines::reckon(
            self.law, self.about, received, &calendar,
        )?))
    }

    /// A phrase of the language that has no holes.
    fn phrase(&self, key: &str) -> Result<String, ComposeError> {
        Ok(self.sentence(key)?.fill(|name| format!("{{{name}}}")))
    }
}

/// The cases for which a language may have a sentence of its own: the kind of letter, that of the letter whose right
/// it is about, whether a union writes it, in the worker's name or in its own, what the worker is to the employer, the country and its law.
fn cases<'a>(request: &'a Request, law: &'a Law) -> [&'a str; 6] {
    let writes = |party: &Representative| party.writes || request.letter.is_collective();
    let writes = request.representative.as_ref().is_some_and(writes);
    [
        request.letter.id(),
        request.about().id(),
        if writes { UNION } else { "" },
        request.employment.status.id(),
        request.jurisdiction.as_str(),
        &law.law,
    ]
}

/// The numbered points of the first letter of a correspondence, as it was written then.
fn first_points(request: &Request, catalog: &Catalog) -> Result<Vec<Line>, ComposeError> {
    let first = Request {
        letter: request.about(),
        previous: Vec::new(),
        follow_up: FollowUp::default(),
        ..request.clone()
    };
    let letter = compose(&first, catalog)?;
    Ok(letter
        .body
        .into_iter()
        .filter_map(|block| match block {
            Block::Numbered { items, .. } => Some(items),
            _ => None,
        })
        .flatten()
        .collect())
}
