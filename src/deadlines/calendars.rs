//! Calendars that are made once.

use super::{Calendar, DeadlineError};
use crate::{catalog::Catalog, domain::CountryCode};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The calendars of a run. To make one takes longer than all else that is reckoned for a letter, and thousands of letters
/// need the same few.
#[derive(Debug, Default)]
pub struct Calendars(Mutex<HashMap<Place, Arc<Calendar>>>);

/// A country, and a region of it.
type Place = (CountryCode, Option<String>);

impl Calendars {
    /// The same as [`Calendar::of`], which must always be asked with the same catalogue.
    ///
    /// # Errors
    /// If the holiday file is wrong, or the country has no such region.
    pub fn of(
        &self,
        catalog: &Catalog,
        country: CountryCode,
        region: Option<&str>,
    ) -> Result<Arc<Calendar>, DeadlineError> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = (country, region.map(str::to_owned));
        if let Some(calendar) = known().get(&place) {
            return Ok(Arc::clone(calendar));
        }
        // Two threads may make the same one: none waits for the other.
        let calendar = Arc::new(Calendar::of(catalog, country, region)?);
        Ok(Arc::clone(known().entry(place).or_insert(calendar)))
    }
}
