//! The deadlines: a table worked out without the engine, and what must hold for every day.

use crate::make::CATALOG;
use jiff::civil::{Date, date};
use kerkesa::{
    catalog::Catalog,
    deadlines::{
        Calendar, DeadlineError, Events, LimitDay, NoteKind, Reading, Reckoning, Speaker, What,
        await_authority, reckon, worker_limits,
    },
    domain::{CountryCode, Deadline, Extension, Jurisdiction, Law, LetterKind, Remedy, Unit},
};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A row of `tests/deadlines.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    r#where: String,
    letter: LetterKind,
    received: Date,
    last_day: Date,
    #[serde(default)]
    extended_last_day: Option<Date>,
    reminder_from: Date,
    complaint_from: Date,
    why: String,
}

/// A country (`DE`) or a region of it (`DE-BY`).
fn calendar(place: &str) -> Calendar {
    let country: CountryCode = place[..2].parse().expect("a country");
    let region = (place.len() > 2).then_some(place);
    Calendar::of(&CATALOG, country, region).expect("a calendar")
}

fn law(place: &str) -> &'static Law {
    let country: CountryCode = place[..2].parse().expect("a country");
    let jurisdiction = CATALOG.jurisdiction(country).expect("a jurisdiction");
    CATALOG.law(&jurisdiction.law).expect("a law")
}

/// The days in the words of English.
fn reckoned(place: &str, letter: LetterKind, received: Date) -> Reckoning {
    let days = reckon(law(place), letter, received, &calendar(place)).expect("days");
    in_english(place, |speaker| speaker.tell(days).expect("words"))
}

fn in_english<T>(place: &str, tell: impl FnOnce(&Speaker<'_>) -> T) -> T {
    let english = "en".parse().expect("a tag");
    let labels = CATALOG.labels(&english).expect("labels");
    let words = CATALOG.words(&english).expect("words");
    let country: CountryCode = place[..2].parse().expect("a country");
    let jurisdiction = CATALOG.jurisdiction(country).expect("a jurisdiction");
    tell(&Speaker::new(&labels, words, law(place), jurisdiction))
}

fn told(place: &str, limits: Vec<LimitDay>) -> Vec<LimitDay> {
    in_english(place, |speaker| speaker.tell_limits(limits).expect("words"))
}

/// What is wrong with a row, if anything.
fn difference(row: &Row) -> Option<String> {
    let found = reckoned(&row.r#where, row.letter, row.received);
    let found = (
        found.last_day,
        found.extended_last_day,
        found.reminder_from,
        found.complaint_from,
    );
    let wanted = (
        row.last_day,
        row.extended_last_day,
        row.reminder_from,
        row.complaint_from,
    );
    (found != wanted).then(|| format!("found {found:?}\nin {row:?}"))
}

fn rows() -> Vec<Row> {
    serde_yaml::from_str(include_str!("../deadlines.yaml")).expect("the table")
}

#[test]
fn every_row_of_the_table_is_reckoned_so() {
    let rows = rows();
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let wrong: Vec<String> = rows.iter().filter_map(difference).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let places: BTreeSet<&str> = rows.iter().map(|row| &row.r#where[..2]).collect();
    for jurisdiction in CATALOG.jurisdictions() {
        assert!(places.contains(jurisdiction.as_str()), "{jurisdiction}");
    }
    assert!(rows.iter().all(|row| !row.why.is_empty()));
}

#[test]
fn a_wrong_row_is_refused() {
    let right = rows().swap_remove(0);
    assert_eq!(difference(&right), None);
    let day = |date: Date| date.tomorrow().expect("a day");
    for wrong in [
        Row {
            last_day: day(right.last_day),
            ..right.clone()
        },
        Row {
            extended_last_day: None,
            ..right.clone()
        },
        Row {
            reminder_from: day(right.reminder_from),
            ..right.clone()
        },
        Row {
            complaint_from: day(right.complaint_from),
            ..right.clone()
        },
    ] {
        assert!(difference(&wrong).is_some(), "{wrong:?}");
    }
}

#[test]
fn every_rule_is_said_and_the_provision_is_that_of_the_letters() {
    let mut seen = 0;
    for jurisdiction in CATALOG.jurisdictions() {
        let place = jurisdiction.as_str();
        let found = reckoned(place, LetterKind::Access, date(2026, 10, 1));
        let rule = &found.rules.last_day[0];
        assert!(matches!(rule.what, What::Period { .. }) && rule.source.is_some());
        let letter = include_letter(place);
        let provision = rule.provision.as_deref().expect("a provision");
        assert!(letter.contains(provision), "{place}: {provision}");
        for rules in [
            &found.rules.last_day,
            &found.rules.reminder_from,
            &found.rules.complaint_from,
        ] {
            assert!(rules.iter().all(|rule| rule.words.ends_with('.')));
            seen += rules.len();
        }
    }
    assert!(seen >= 24, "{seen}");
}

/// The access letter that cites every provision, in English, its lines joined.
fn include_letter(place: &str) -> String {
    let (place, english) = (place.parse(), "en".parse());
    let letter = crate::make::golden(
        "access.all",
        place.expect("a country"),
        &english.expect("a tag"),
    );
    let text = crate::make::text(&letter).replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn notes(found: &Reckoning) -> Vec<NoteKind> {
    found.notes.iter().map(|note| note.note).collect()
}

#[test]
fn what_the_law_leaves_open_is_said_and_not_reckoned() {
    let swiss = reckoned("CH", LetterKind::Objection, date(2026, 3, 31));
    assert!(!swiss.statutory && swiss.extended_last_day.is_none());
    assert!(notes(&swiss).contains(&NoteKind::NoLawSetsIt));
    assert!(notes(&swiss).contains(&NoteKind::ReportOnly));
    assert_eq!(swiss.rules.last_day[0].provision, None);
    assert!(
        swiss
            .rules
            .reminder_from
            .iter()
            .all(|rule| !rule.words.contains("has passed.") || rule.words.contains("may not say"))
    );

    let swiss = reckoned("CH", LetterKind::Access, date(2026, 3, 31));
    assert!(swiss.statutory && notes(&swiss).contains(&NoteKind::NewDate));

    let kosovo = reckoned("XK", LetterKind::Access, date(2026, 3, 31));
    assert!(kosovo.extended_last_day.is_none());
    assert!(notes(&kosovo).contains(&NoteKind::ExtensionUncertain));

    let british = reckoned("GB-ENG", LetterKind::Access, date(2026, 3, 31));
    assert!(notes(&british).contains(&NoteKind::ClockMayStop));
    assert!(notes(&british).contains(&NoteKind::EmployerFirst));
    assert!(!notes(&british).contains(&NoteKind::RegionUnknown));
    assert!(matches!(
        british.rules.complaint_from[0].what,
        What::Acknowledgement {
            unit: Unit::Day,
            count: 30
        }
    ));

    let german = reckoned("DE", LetterKind::Access, date(2026, 3, 31));
    assert!(notes(&german).contains(&NoteKind::RegionUnknown));
    assert!(notes(&german).contains(&NoteKind::NoReminderNeeded));
    assert!(!notes(&german).contains(&NoteKind::ClockMayStop));

    let albanian = reckoned("AL", LetterKind::Access, date(2027, 2, 1));
    assert!(notes(&albanian).contains(&NoteKind::ExpectedFeast));
    let albanian = reckoned("AL", LetterKind::Access, date(2026, 9, 1));
    assert!(!notes(&albanian).contains(&NoteKind::ExpectedFeast));
}

#[test]
fn a_letter_that_follows_has_its_own_days() {
    // Fourteen days from Wednesday 25 November, and two working days more.
    let received = date(2026, 11, 25);
    for place in ["AL", "DE-BE", "IE", "XK"] {
        let found = reckoned(place, LetterKind::Reminder, received);
        assert!(
            !found.statutory && found.last_day == date(2026, 12, 9),
            "{place}"
        );
        assert_eq!(found.reminder_from, date(2026, 12, 11), "{place}");
        assert_eq!(found.complaint_from, found.reminder_from, "{place}");
        assert_eq!(found.rules.complaint_from[0].what, What::OwnTimeOver);
    }
    // In the United Kingdom the complaint goes to the employer first, and that has its own time.
    let found = reckoned("GB-ENG", LetterKind::Reminder, received);
    assert!(found.complaint_from > found.reminder_from);
    let found = reckoned("GB-ENG", LetterKind::EmployerComplaint, received);
    assert!(found.statutory && found.last_day == date(2026, 12, 29));
    assert!(matches!(
        found.rules.last_day[0].what,
        What::ToAcknowledge { count: 30, .. }
    ));
    assert_eq!(found.complaint_from, found.reminder_from);
    assert!(notes(&found).contains(&NoteKind::AuthorityNext));
}

#[test]
fn a_complaint_has_the_authoritys_time_or_says_that_none_is_known() {
    let days = |place: &str, letter| {
        let days = await_authority(law(place), letter, date(2026, 11, 25), &calendar(place));
        days.expect("days")
    };
    let german = days("DE-BE", LetterKind::Complaint);
    assert_eq!(german.last_day, Some(date(2027, 2, 25)));
    let told = in_english("DE-BE", |speaker| {
        speaker.tell_authority(german).expect("words")
    });
    let rule = &told.rules.last_day[0];
    assert_eq!(rule.provision.as_deref(), Some("Article 78(2) GDPR"));
    assert!(told.notes.is_empty());
    let albanian = days("AL", LetterKind::Complaint);
    assert_eq!(albanian.last_day, None);
    assert_eq!(albanian.notes[0].note, NoteKind::NoAuthorityTime);
    let mandate = days("DE-BE", LetterKind::Mandate);
    assert_eq!(
        (mandate.last_day, mandate.notes[0].note),
        (None, NoteKind::NoTimeRuns)
    );
}

#[test]
fn nobody_is_called_late_too_early_or_without_a_law() {
    let late = |place, letter, on: &str| {
        let found = reckoned(place, letter, date(2026, 12, 1));
        found.may_say_late(on.parse().expect("a day"))
    };
    // The last day is Monday 4 January 2027; Wednesday is the second working day after it.
    assert!(!late("DE-BE", LetterKind::Access, "2027-01-05"));
    assert!(late("DE-BE", LetterKind::Access, "2027-01-06"));
    assert!(!late("CH-ZH", LetterKind::Objection, "2028-01-06"));
}

#[test]
fn what_cannot_be_reckoned_is_refused() {
    let late = reckon(
        law("DE"),
        LetterKind::Access,
        date(2032, 12, 20),
        &calendar("DE"),
    );
    assert!(
        matches!(late, Err(DeadlineError::NotCovered { .. })),
        "{late:?}"
    );
    let early = reckon(
        law("AL"),
        LetterKind::Access,
        date(2023, 5, 1),
        &calendar("AL"),
    );
    assert!(
        matches!(early, Err(DeadlineError::NotCovered { .. })),
        "{early:?}"
    );
    let germany = "DE".parse().expect("a country");
    let error = Calendar::of(&CATALOG, germany, Some("DE-BX")).expect_err("no region");
    assert!(error.to_string().contains("did you mean `DE-B"), "{error}");
    let albania = "AL".parse().expect("a country");
    let error = Calendar::of(&CATALOG, albania, Some("AL-11")).expect_err("no region");
    assert!(error.to_string().contains("the same everywhere"), "{error}");
    let mut law = law("AL").clone();
    law.deadlines.clear();
    let asked = reckon(&law, LetterKind::Access, date(2026, 1, 1), &calendar("AL"));
    assert!(asked.is_ok_and(|days| !days.statutory), "the letter asks");
    let error = reckon(&law, LetterKind::Mandate, date(2026, 1, 1), &calendar("AL"));
    assert!(matches!(error, Err(DeadlineError::NoDeadline { .. })));
}

#[test]
fn without_holidays_only_weekends_count_and_it_is_said() {
    let malta = "MT".parse().expect("a country");
    let calendar = Calendar::of(&CATALOG, malta, None).expect("a calendar");
    let found = reckon(law("IT"), LetterKind::Access, date(2026, 11, 25), &calendar).expect("days");
    assert_eq!(found.last_day, date(2026, 12, 25));
    assert_eq!(found.holidays_covered, None);
    assert!(notes(&found).contains(&NoteKind::WeekendsOnly));
    let saturday = reckon(law("IT"), LetterKind::Access, date(2026, 11, 26), &calendar);
    assert_eq!(saturday.expect("days").last_day, date(2026, 12, 28));
}

/// Türkiye's two limits: 30 days from the reply, and 60 from the application in any case.
fn turkish() -> Law {
    let mut law = law("AL").clone();
    law.worker_limits = serde_yaml::from_str(
        "- {for: complaint, unit: day, count: 30, from: reply, provisions: [{article: 14, paragraph: 1}], source: test, checked: 2026-11-23}\n\
         - {for: complaint, unit: day, count: 60, from: request, cite: false, provisions: [{article: 14}], words: {en: In any case.}, source: test, checked: 2026-11-23}\n",
    )
    .expect("limits");
    law
}

fn albania() -> &'static Jurisdiction {
    CATALOG
        .jurisdiction("AL".parse().expect("a country"))
        .expect("a jurisdiction")
}

#[test]
fn the_workers_own_limits_are_never_rolled_over() {
    let calendar = calendar("AL");
    let mut events = Events::received(date(2026, 10, 5));
    let found = worker_limits(&turkish(), albania(), &events, &calendar).expect("limits");
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|limit| limit.last_day.is_none()));
    events.requested = Some(date(2026, 9, 30));
    events.replied = Some(date(2026, 10, 30));
    let found = worker_limits(&turkish(), albania(), &events, &calendar).expect("limits");
    // Both end on Sunday 29 November, which is a holiday besides, and stay there.
    let sunday = date(2026, 11, 29);
    assert!(
        calendar
            .rest(sunday, Reading::Certain)
            .expect("a year")
            .is_some()
    );
    assert_eq!(found[0].last_day, Some(sunday));
    assert_eq!(found[1].last_day, Some(sunday));
    let found = told("AL", found);
    assert_eq!(
        found[0].rule.provision.as_deref(),
        Some("Article 14(1) of Law No. 124/2024")
    );
    assert_eq!(found[1].rule.provision, None);
    assert!(
        found[1].rule.words.contains("never moved")
            && found[1].rule.words.ends_with("In any case.")
    );
}

#[test]
fn no_law_claims_a_limit_that_nobody_has_read() {
    for jurisdiction in CATALOG.jurisdictions() {
        let place = jurisdiction.as_str();
        let found = CATALOG.jurisdiction(jurisdiction).expect("a jurisdiction");
        let events = Events::received(date(2026, 1, 1));
        let limits = worker_limits(law(place), found, &events, &calendar(place)).expect("limits");
        // Those that were read: Art. 19(3) of the Swiss ordinance and § 24(4) of the Austrian act.
        let read: &[Remedy] = match place {
            "AT" => &[Remedy::Complaint],
            "CH" => &[Remedy::Confirmation],
            _ => &[],
        };
        let found: Vec<Remedy> = limits.iter().map(|limit| limit.remedy).collect();
        assert_eq!(found, read, "{place}");
    }
}

#[test]
fn working_days_can_be_a_laws_unit() {
    let mut law = law("AL").clone();
    let deadline = Deadline {
        unit: Unit::WorkingDay,
        count: 5,
        extension: Some(Extension::WithReasons {
            unit: Unit::WorkingDay,
            count: 5,
        }),
        ..law.deadlines[&LetterKind::Access].clone()
    };
    law.deadlines.insert(LetterKind::Access, deadline);
    // Wednesday 25 November 2026; Monday and Tuesday are the substitutes of 28 and 29 November.
    let found = reckon(
        &law,
        LetterKind::Access,
        date(2026, 11, 25),
        &calendar("AL"),
    );
    let found = found.expect("days");
    assert_eq!(found.last_day, date(2026, 12, 4));
    assert_eq!(found.extended_last_day, Some(date(2026, 12, 14)));
    assert_eq!(found.reminder_from, date(2026, 12, 9));
}

#[test]
fn no_law_counts_in_working_days_before_a_letter_can_say_so() {
    for id in CATALOG.laws() {
        let law = CATALOG.law(id).expect("a law");
        let in_working_days = |time: &Deadline| time.unit == Unit::WorkingDay;
        assert!(
            !law.deadlines.values().any(in_working_days),
            "{id}: write the sentence first"
        );
    }
}

#[test]
fn a_catalogue_without_holidays_is_one_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["locales/laws", "locales/jurisdictions"] {
        std::fs::create_dir_all(folder.path().join(part)).expect("a folder");
        for entry in std::fs::read_dir(root.join(part)).expect("files") {
            let entry = entry.expect("a file");
            let to = folder.path().join(part).join(entry.file_name());
            std::fs::copy(entry.path(), to).expect("a copy");
        }
    }
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    let calendar = Calendar::of(&catalog, "DE".parse().expect("a country"), None);
    assert_eq!(calendar.expect("a calendar").covers(), None);
}

/// Places with each law, with and without a region.
const PLACES: [&str; 12] = [
    "AL", "AT", "CH", "CH-ZH", "DE", "DE-BY", "GB", "GB-SCT", "IE", "IT", "IT-RM", "XK",
];

/// A day of receipt whose deadlines lie in the years that are known.
fn days() -> impl Strategy<Value = Date> {
    (0..8 * 365_i64).prop_map(|days| {
        let span = jiff::Span::new().days(days);
        date(2024, 1, 1).checked_add(span).expect("a day")
    })
}

fn letters() -> impl Strategy<Value = LetterKind> {
    let timed = LetterKind::ALL
        .iter()
        .copied()
        .filter(|letter| letter.asked_days().is_some());
    prop::sample::select(timed.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn days_are_in_order_and_are_working_days(place in prop::sample::select(&PLACES[..]), letter in letters(), received in days()) {
        let calendar = calendar(place);
        let found = reckon(law(place), letter, received, &calendar).expect("days");
        prop_assert!(found.last_day > received);
        prop_assert!(found.reminder_from > found.last_day);
        // A letter that follows has given its own time, and nothing more is waited for.
        prop_assert!(found.complaint_from >= found.reminder_from);
        prop_assert!(letter.follows() || found.complaint_from > found.reminder_from);
        prop_assert!(found.extended_last_day.is_none_or(|day| day >= found.last_day));
        let rest = |day, reading| calendar.rest(day, reading).expect("a year");
        prop_assert_eq!(rest(found.last_day, Reading::Certain), None);
        prop_assert_eq!(rest(found.reminder_from, Reading::Cautious), None);
        prop_assert_eq!(rest(found.complaint_from, Reading::Cautious), None);
    }

    #[test]
    fn a_later_receipt_is_never_an_earlier_day(place in prop::sample::select(&PLACES[..]), unit in prop::sample::select(&[Unit::Day, Unit::Month, Unit::WorkingDay][..]), count in 1_u32..4, received in days()) {
        let mut law = law(place).clone();
        for deadline in law.deadlines.values_mut() {
            deadline.unit = unit;
            deadline.count = count;
        }
        let calendar = calendar(place);
        let on = |day| reckon(&law, LetterKind::Access, day, &calendar).expect("days");
        let (first, second) = (on(received), on(received.tomorrow().expect("a day")));
        prop_assert!(first.last_day <= second.last_day);
        prop_assert!(first.extended_last_day <= second.extended_last_day);
        prop_assert!(first.reminder_from <= second.reminder_from);
        prop_assert!(first.complaint_from <= second.complaint_from);
    }

    #[test]
    fn json_says_all_of_it(place in prop::sample::select(&PLACES[..]), letter in letters(), received in days()) {
        let found = reckoned(place, letter, received);
        let json = serde_json::to_string(&found).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Reckoning>(&json).expect("the same"), found);
    }
}
