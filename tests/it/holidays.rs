//! The public holidays, against another reading of the same acts.

use crate::make::CATALOG;
use kerkesa::{
    catalog::Catalog,
    deadlines::{Calendar, Reading},
    domain::CountryCode,
};
use std::{collections::BTreeSet, fs, path::Path};

/// Where our files say less than `tests/holidays.txt`, on purpose: days that are kept in some
/// communes or districts only, which we call doubtful.
const DOUBTFUL: [(&str, &str); 2] = [
    // The law of Aargau leaves these days to the districts.
    (
        "CH-AG",
        "Corpus Christi, Assumption Day, All Saints' Day, Immaculate Conception",
    ),
    // In Le Landeron only.
    ("CH-NE", "Corpus Christi"),
];

/// The calendar of `DE` or `DE-BY`.
fn calendar(place: &str) -> Calendar {
    let country: CountryCode = place[..2].parse().expect("a country");
    Calendar::of(&CATALOG, country, (place.len() > 2).then_some(place)).expect("a calendar")
}

/// The holidays of a year that fall on Mondays to Fridays, as `12-25`.
fn working_week(calendar: &Calendar, year: &str, reading: Reading) -> BTreeSet<String> {
    calendar
        .holidays(reading)
        .map(|(date, _)| date)
        .filter(|date| date.year().to_string() == year)
        .filter(|date| date.weekday().to_monday_one_offset() < 6)
        .map(|date| date.to_string()[5..].to_owned())
        .collect()
}

/// How our holidays differ from a line such as `DE-BY 2026: 01-01 01-06`.
fn difference(line: &str) -> Option<String> {
    let (head, days) = line.split_once(": ").expect("days");
    let (place, year) = head.split_once(' ').expect("a year");
    let wanted: BTreeSet<String> = days.split(' ').map(str::to_owned).collect();
    let calendar = calendar(place);
    let found = working_week(&calendar, year, Reading::Certain);
    if let Some(more) = found.difference(&wanted).next() {
        return Some(format!("{head}: only we have {more}"));
    }
    let doubtful = DOUBTFUL.iter().find(|(of, _)| *of == place);
    let cautious = working_week(&calendar, year, Reading::Cautious);
    wanted
        .difference(&found)
        .find(|day| doubtful.is_none() || !cautious.contains(*day))
        .map(|day| format!("{head}: we lack {day}"))
}

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("../holidays.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
}

#[test]
fn our_holidays_are_those_of_another_reading() {
    let wrong: Vec<String> = lines().filter_map(difference).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let places: BTreeSet<&str> = lines().map(|line| &line[..2]).collect();
    for jurisdiction in CATALOG.jurisdictions() {
        assert!(places.contains(jurisdiction.as_str()), "{jurisdiction}");
        let covers = calendar(jurisdiction.as_str()).covers().expect("years");
        let years = lines().filter(|line| line.starts_with(&format!("{jurisdiction} ")));
        let years: BTreeSet<&str> = years.map(|line| &line[3..7]).collect();
        assert_eq!(
            years.len(),
            usize::try_from(covers.last - covers.first + 1).expect("years")
        );
    }
}

#[test]
fn a_holiday_too_many_or_too_few_is_found() {
    let line = lines()
        .find(|line| line.starts_with("AL 2026"))
        .expect("Albania");
    assert_eq!(difference(line), None);
    assert!(
        difference(&line.replace(" 12-08", ""))
            .expect("one more")
            .contains("only we have 12-08")
    );
    assert!(
        difference(&line.replace("12-08", "12-08 12-09"))
            .expect("one less")
            .contains("we lack 12-09")
    );
}

#[test]
fn doubtful_and_expected_days_count_for_the_cautious_only() {
    let has = |place: &str, day: &str, reading| {
        calendar(place)
            .rest(day.parse().expect("a day"), reading)
            .expect("a year")
            .is_some()
    };
    for (place, day) in [
        ("AT", "2026-04-03"),    // Good Friday
        ("DE-BY", "2025-08-15"), // Assumption Day, in Catholic communes
        ("DE", "2027-01-06"),    // Epiphany, in three Länder
        ("IE", "2027-12-28"),    // after Christmas on a weekend
        ("IT-MI", "2026-12-07"), // the patron of Milan
        ("AL", "2027-03-10"),    // the day after an expected Eid al-Fitr
        ("CH", "2026-12-24"),    // Christmas Eve in Zurich
    ] {
        assert!(!has(place, day, Reading::Certain), "{place} {day}");
        assert!(has(place, day, Reading::Cautious), "{place} {day}");
    }
    assert!(has("DE-BY", "2027-01-06", Reading::Certain));
    assert!(!has("DE-BE", "2027-01-06", Reading::Cautious));
    assert!(has("AL", "2027-03-09", Reading::Certain));
}

#[test]
fn what_certainly_is_a_holiday_may_be_one() {
    for place in [
        "AL", "AT", "CH", "CH-VD", "DE", "DE-SN", "GB", "GB-NIR", "IE", "IT", "XK",
    ] {
        let calendar = calendar(place);
        let days = |reading| {
            calendar
                .holidays(reading)
                .map(|(date, _)| date)
                .collect::<BTreeSet<_>>()
        };
        assert!(
            days(Reading::Certain).is_subset(&days(Reading::Cautious)),
            "{place}"
        );
    }
}

/// The catalogue's answer to a holiday file of Germany.
fn refused(text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["laws", "jurisdictions", "holidays"] {
        fs::create_dir_all(folder.path().join("locales").join(part)).expect("a folder");
    }
    let file = Path::new("locales/holidays/DE.yaml");
    fs::write(folder.path().join(file), text).expect("a file");
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    catalog
        .holidays("DE".parse().expect("a country"))
        .map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn the_file_that_the_documentation_shows_is_one() {
    let page = include_str!("../../docs/holidays.md");
    let (_, rest) = page.split_once("```yaml\n").expect("an example");
    assert_eq!(refused(rest.split_once("```").expect("its end").0), "");
}

#[test]
fn a_wrong_holiday_file_is_refused() {
    let right = "country: DE\ncovers: {first: 2026, last: 2027}\nsource: x\nchecked: 2026-11-24\n\
                 regions: {DE-BY: Bayern}\nholidays:\n  - {name: a, date: 12-25}\n  - {name: b, dates: [2026-05-08], regions: [DE-BY]}\n";
    assert_eq!(refused(right), "");
    for (from, to, why) in [
        ("country: DE", "country: AT", "the file's name says `DE`"),
        ("first: 2026", "first: 2028", "after the last"),
        ("[DE-BY]", "[DE-BX]", "`DE-BX` is not among `regions`"),
        ("2026-05-08", "2025-05-08", "in no year that `covers` names"),
        ("12-25", "12-32", "is not a day of a year"),
        ("date: 12-25", "day: 12-25", "there is no such key"),
    ] {
        let found = refused(&right.replacen(from, to, 1));
        assert!(
            found.contains(why) && found.contains("locales/holidays/DE.yaml"),
            "{found}"
        );
    }
}
