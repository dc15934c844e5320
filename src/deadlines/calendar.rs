//! Which days are working days in a country or in a region of it.

use super::{
    DeadlineError, Feast, Why,
    expand::{self, Days},
};
use crate::{
    catalog::Catalog,
    domain::{CountryCode, Holidays, Years, nearest},
};
use jiff::civil::{Date, Weekday};

/// Which holidays count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Those that certainly apply: nationwide ones, and those of the region if it is known.
    Certain,
    /// All that may apply: those of every region if it is not known, doubtful ones, and the days
    /// around a feast whose day is only expected.
    Cautious,
}

/// Working days and days of rest of a country, or of a region of it.
#[derive(Debug, Clone)]
pub struct Calendar {
    country: CountryCode,
    region: Option<String>,
    covers: Option<Years>,
    has_regions: bool,
    certain: Days,
    cautious: Days,
    expected: Vec<Date>,
}

impl Calendar {
    /// The calendar of a country, with the holidays of the catalogue. Where the catalogue knows
    /// none, Saturdays and Sundays are the only days of rest.
    ///
    /// # Errors
    /// If the holiday file is wrong, or the country has no such region (ISO 3166-2, `DE-BY`).
    pub fn of(
        catalog: &Catalog,
        country: CountryCode,
        region: Option<&str>,
    ) -> Result<Self, DeadlineError> {
        match catalog.holidays(country)? {
            Some(holidays) => Self::from_holidays(holidays, region),
            None => Ok(Self {
                country,
                region: region.map(str::to_owned),
                covers: None,
                has_regions: false,
                certain: Days::new(),
                cautious: Days::new(),
                expected: Vec::new(),
            }),
        }
    }

    /// The calendar of these holidays.
    ///
    /// # Errors
    /// If there is no such region.
    pub fn from_holidays(holidays: &Holidays, region: Option<&str>) -> Result<Self, DeadlineError> {
        if let Some(found) = region
            && !holidays.regions.contains_key(found)
        {
            let names = || holidays.regions.keys().map(String::as_str);
            return Err(DeadlineError::Region {
                country: holidays.country,
                found: found.to_owned(),
                nearest: nearest(found, names()).map(str::to_owned),
                names: names().map(str::to_owned).collect(),
            });
        }
        let expected = expand::expected(holidays);
        let shifts = if expected.is_empty() { 0..=0 } else { -1..=1 };
        let mut cautious = Days::new();
        for shift in shifts {
            let mut add = |region| {
                for (date, feasts) in expand::days(holidays, region, Reading::Cautious, shift) {
                    cautious.entry(date).or_insert(feasts);
                }
            };
            add(region);
            if region.is_none() {
                holidays.regions.keys().for_each(|region| add(Some(region)));
            }
        }
        Ok(Self {
            country: holidays.country,
            region: region.map(str::to_owned),
            covers: Some(holidays.covers),
            has_regions: !holidays.regions.is_empty(),
            certain: expand::days(holidays, region, Reading::Certain, 0),
            cautious,
            expected,
        })
    }

    /// The country.
    #[must_use]
    pub fn country(&self) -> CountryCode {
        self.country
    }

    /// The region, by ISO 3166-2, if it is known.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The years whose holidays are known; none: no holidays are known, only weekends.
    #[must_use]
    pub fn covers(&self) -> Option<Years> {
        self.covers
    }

    /// Whether there are regional holidays, and the region is not known.
    #[must_use]
    pub fn lacks_region(&self) -> bool {
        self.has_regions && self.region.is_none()
    }

    /// Whether a feast whose day is only expected may touch these days.
    #[must_use]
    pub fn expects_between(&self, first: Date, last: Date) -> bool {
        self.expected
            .iter()
            .any(|date| (first..=last).contains(date))
    }

    /// The holidays of a reading, day by day; weekends are not among them.
    pub fn holidays(&self, reading: Reading) -> impl Iterator<Item = (Date, &[Feast])> {
        self.days(reading)
            .iter()
            .map(|(date, feasts)| (*date, feasts.as_slice()))
    }

    /// Why nobody works on a day: a holiday, Saturday or Sunday; none on a working day.
    ///
    /// # Errors
    /// If the holidays of that year are not known.
    pub fn rest(&self, date: Date, reading: Reading) -> Result<Option<Why>, DeadlineError> {
        if let Some(covers) = self.covers
            && !(covers.first..=covers.last).contains(&date.year())
        {
            return Err(DeadlineError::NotCovered {
                country: self.country,
                covers,
                date,
            });
        }
        Ok(match date.weekday() {
            Weekday::Saturday => Some(Why::Saturday),
            Weekday::Sunday => Some(Why::Sunday),
            _ => self.days(reading).get(&date).map(|names| Why::Holiday {
                names: names.clone(),
            }),
        })
    }

    /// The day itself, or the next working day if it is none.
    ///
    /// # Errors
    /// If the holidays of that year are not known.
    pub fn rolled(&self, date: Date, reading: Reading) -> Result<Date, DeadlineError> {
        let mut day = date;
        while self.rest(day, reading)?.is_some() {
            day = next(day)?;
        }
        Ok(day)
    }

    /// The last of so many working days after a day.
    ///
    /// # Errors
    /// If the holidays of that year are not known.
    pub fn working_days_after(
        &self,
        date: Date,
        count: u32,
        reading: Reading,
    ) -> Result<Date, DeadlineError> {
        let mut day = date;
        for _ in 0..count {
            day = self.rolled(next(day)?, reading)?;
        }
        Ok(day)
    }

    fn days(&self, reading: Reading) -> &Days {
        match reading {
            Reading::Certain => &self.certain,
            Reading::Cautious => &self.cautious,
        }
    }
}

fn next(day: Date) -> Result<Date, DeadlineError> {
    day.tomorrow().map_err(|_| DeadlineError::NoSuchDay(day))
}
