//! What the type of a holiday file cannot see: names and years that fit together.

use super::CatalogError;
use crate::domain::{CountryCode, Falls, Holidays};

/// Whether the file says one thing throughout.
pub(super) fn checked(
    file: &str,
    country: CountryCode,
    found: &Holidays,
) -> Result<(), CatalogError> {
    let wrong = |key: &str, why: String| {
        Err(CatalogError::Content {
            file: file.to_owned(),
            key: key.to_owned(),
            why,
        })
    };
    if found.country != country {
        let why = format!(
            "says `{}`, but the file's name says `{country}`",
            found.country
        );
        return wrong("country", why);
    }
    let years = found.covers.first..=found.covers.last;
    if years.is_empty() {
        return wrong("covers", "the first year is after the last".to_owned());
    }
    for holiday in &found.holidays {
        if let Some(region) = holiday
            .regions
            .iter()
            .find(|region| !found.regions.contains_key(*region))
        {
            let why = format!("{}: `{region}` is not among `regions`", holiday.name);
            return wrong("holidays", why);
        }
        if let Falls::Dates { certain, expected } = &holiday.falls
            && let Some(date) = certain
                .iter()
                .chain(expected)
                .find(|date| !years.contains(&date.year()))
        {
            let why = format!("{}: {date} is in no year that `covers` names", holiday.name);
            return wrong("holidays", why);
        }
    }
    Ok(())
}
