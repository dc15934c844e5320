//! The public holidays of a country, as rules and tables with their source.

use super::{CountryCode, quoted};
use jiff::civil::{Date, Weekday, date};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::{collections::BTreeMap, str::FromStr};

/// The public holidays of a country for a span of years.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// The country.
    pub country: CountryCode,
    /// The years for which the file holds.
    pub covers: Years,
    /// The regions that have holidays of their own, by ISO 3166-2, with their names.
    #[serde(default)]
    pub regions: BTreeMap<String, String>,
    /// The holidays.
    pub holidays: Vec<Holiday>,
    /// Where they were read.
    pub source: String,
    /// When that was.
    #[serde(deserialize_with = "super::day::read")]
    pub checked: Date,
}

/// The first and the last year of a span; both belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
}

/// One holiday: its name, its days, where and how surely it is one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Entry")]
pub struct Holiday {
    /// Its name in English.
    pub name: String,
    /// On which days it falls.
    pub falls: Falls,
    /// The regions that have it; none: the whole country.
    pub regions: Vec<String>,
    /// Whether it, falling on a Saturday or Sunday, is given on the next working day.
    pub moves: bool,
    /// Whether not everybody there rests: it then makes a reminder later, and never the last day.
    pub doubtful: bool,
    /// The first year that has it, if not the first of the file.
    pub since: Option<i16>,
    /// The last year that has it, if not the last of the file.
    pub until: Option<i16>,
    /// Years that do not have it.
    pub except: Vec<i16>,
}

impl Holiday {
    /// Whether a year has it.
    #[must_use]
    pub fn is_in(&self, year: i16) -> bool {
        self.since.is_none_or(|since| year >= since)
            && self.until.is_none_or(|until| year <= until)
            && !self.except.contains(&year)
    }
}

/// On which days a holiday falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Falls {
    /// On the same day of each year.
    Date(MonthDay),
    /// So many days after (or before) Easter Sunday of the Western churches.
    Easter(i32),
    /// So many days after (or before) Easter Sunday of the Orthodox churches.
    OrthodoxEaster(i32),
    /// On the first such weekday on or after a day of each year.
    Weekday(Weekday, MonthDay),
    /// On these days alone.
    Dates {
        /// Days that are certain.
        certain: Vec<Date>,
        /// Days that may be one day off, as the moon is seen.
        expected: Vec<Date>,
    },
}

/// A day of every year, written `12-25`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// That day in a year; none for 29 February in a common year.
    #[must_use]
    pub fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl FromStr for MonthDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // 2000 was a leap year, so that 29 February is a day.
        super::day(&format!("2000-{text}"))
            .ok()
            .map(|date| Self {
                month: date.month(),
                day: date.day(),
            })
            .ok_or_else(|| format!("{} is not a day of a year; write it as 12-25", quoted(text)))
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::text::from_str(deserializer, "a day of a year such as 12-25")
    }
}

/// A holiday as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    date: Option<MonthDay>,
    #[serde(default)]
    easter: Option<i32>,
    #[serde(default)]
    orthodox_easter: Option<i32>,
    #[serde(default, deserialize_with = "weekday")]
    weekday: Option<Weekday>,
    #[serde(default)]
    on_or_after: Option<MonthDay>,
    #[serde(default, deserialize_with = "super::day::read_all")]
    dates: Vec<Date>,
    #[serde(default, deserialize_with = "super::day::read_all")]
    expected: Vec<Date>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    moves: bool,
    #[serde(default)]
    doubtful: bool,
    #[serde(default)]
    since: Option<i16>,
    #[serde(default)]
    until: Option<i16>,
    #[serde(default)]
    except: Vec<i16>,
}

impl TryFrom<Entry> for Holiday {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let mut ways = Vec::new();
        ways.extend(entry.date.map(Falls::Date));
        ways.extend(entry.easter.map(Falls::Easter));
        ways.extend(entry.orthodox_easter.map(Falls::OrthodoxEaster));
        match (entry.weekday, entry.on_or_after) {
            (Some(weekday), Some(from)) => ways.push(Falls::Weekday(weekday, from)),
            (None, None) => {}
            _ => {
                return Err(format!(
                    "{}: `weekday` and `on_or_after` belong together",
                    entry.name
                ));
            }
        }
        if !entry.dates.is_empty() || !entry.expected.is_empty() {
            ways.push(Falls::Dates {
                certain: entry.dates,
                expected: entry.expected,
            });
        }
        let falls = ways.pop().filter(|_| ways.is_empty()).ok_or_else(|| {
            format!(
                "{}: write one of `date`, `easter`, `orthodox_easter`, `weekday` with `on_or_after`, \
                 or `dates` and `expected`",
                entry.name
            )
        })?;
        Ok(Self {
            name: entry.name,
            falls,
            regions: entry.regions,
            moves: entry.moves,
            doubtful: entry.doubtful,
            since: entry.since,
            until: entry.until,
            except: entry.except,
        })
    }
}

fn weekday<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Weekday>, D::Error> {
    let name = String::deserialize(deserializer)?;
    // 1 January 2024 was a Monday.
    (1..=7)
        .map(|day| date(2024, 1, day).weekday())
        .find(|weekday| format!("{weekday:?}").to_lowercase() == name)
        .map(Some)
        .ok_or_else(|| {
            D::Error::custom(format_args!(
                "{} is not a weekday such as monday",
                quoted(&name)
            ))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holiday(yaml: &str) -> Result<Holiday, serde_yaml::Error> {
        serde_yaml::from_str(yaml)
    }

    #[test]
    fn a_holiday_has_one_way_to_find_its_days() {
        assert!(holiday("{name: x, date: 12-25}").is_ok());
        assert!(holiday("{name: x, weekday: monday, on_or_after: 05-01}").is_ok());
        assert!(holiday("{name: x, expected: [2027-03-09]}").is_ok());
        for wrong in [
            "{name: x}",
            "{name: x, date: 12-25, easter: 1}",
            "{name: x, weekday: monday}",
            "{name: x, weekday: Mon, on_or_after: 05-01}",
            "{name: x, date: 02-30}",
            "{name: x, date: 2-3}",
            "{name: x, dates: [2026-02-30]}",
            "{name: x, date: 12-25, moved: true}",
        ] {
            assert!(holiday(wrong).is_err(), "{wrong}");
        }
    }
}
