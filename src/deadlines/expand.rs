//! From the rules of a holiday file to days.

use super::{Feast, Reading, count, easter};
use crate::domain::{Falls, Holiday, Holidays};
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Holidays by their days.
pub(super) type Days = BTreeMap<Date, Vec<Feast>>;

/// The holidays of one region, or of the whole country, in every year of the file; an expected
/// day is moved by `shift` days.
pub(super) fn days(
    holidays: &Holidays,
    region: Option<&str>,
    reading: Reading,
    shift: i32,
) -> Days {
    let mut days = Days::new();
    let mut moving = BTreeSet::new();
    for holiday in holidays.holidays.iter().filter(|holiday| {
        let applies = holiday.regions.is_empty()
            || holiday.regions.iter().any(|of| region == Some(of.as_str()));
        applies && (!holiday.doubtful || reading == Reading::Cautious)
    }) {
        for date in (holidays.covers.first..=holidays.covers.last)
            .filter(|year| holiday.is_in(*year))
            .flat_map(|year| in_year(holiday, year, shift))
        {
            if holiday.moves && is_weekend(date) {
                moving.insert(date);
            }
            add(&mut days, date, Feast::new(&holiday.name));
        }
    }
    // In the order of the days, so that two holidays on one weekend move to two days.
    for from in moving {
        let mut to = from;
        while is_weekend(to) || days.contains_key(&to) {
            let Ok(next) = to.tomorrow() else { break };
            to = next;
        }
        for feast in days.get(&from).cloned().unwrap_or_default() {
            let of = feast.of.or(Some(from));
            add(&mut days, to, Feast { of, ..feast });
        }
    }
    days
}

/// Whether nobody works on that day of the week.
pub(super) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The expected days of the file: those that may be one day off.
pub(super) fn expected(holidays: &Holidays) -> Vec<Date> {
    holidays
        .holidays
        .iter()
        .flat_map(|holiday| match &holiday.falls {
            Falls::Dates { expected, .. } => expected.as_slice(),
            _ => &[],
        })
        .copied()
        .collect()
}

fn in_year(holiday: &Holiday, year: i16, shift: i32) -> Vec<Date> {
    let after = |day: Option<Date>, days| count::days(day?, days).ok();
    let one = match &holiday.falls {
        Falls::Date(day) => day.in_year(year),
        Falls::Easter(days) => after(easter::western(year), *days),
        Falls::OrthodoxEaster(days) => after(easter::orthodox(year), *days),
        Falls::Weekday(weekday, from) => from.in_year(year).and_then(|from| {
            (0..7)
                .find_map(|days| after(Some(from), days).filter(|date| date.weekday() == *weekday))
        }),
        Falls::Dates { certain, expected } => {
            let certain = certain.iter().copied();
            let expected = expected.iter().filter_map(|date| after(Some(*date), shift));
            return certain
                .chain(expected)
                .filter(|date| date.year() == year)
                .collect();
        }
    };
    one.into_iter().collect()
}

fn add(days: &mut Days, date: Date, feast: Feast) {
    let feasts = days.entry(date).or_default();
    if !feasts.contains(&feast) {
        feasts.push(feast);
    }
}
