//! What the program says of requests and days, in every language that it speaks.

use crate::make::{CATALOG, request};
use jiff::civil::date;
use kerkesa::{
    advice::{AdviceId, advise},
    cases::{MisstepId, SealFault, StoreFault},
    catalog::Labels,
    deadlines::{
        Alarm, Calendar, Entry, Feast, NoteKind, Reading, Speaker, await_authority, ics, reckon,
    },
    domain::{JurisdictionId, LanguageTag, LetterKind, Remedy, Stage, Start},
    intake::RefusalId,
    roster::FaultId,
};
use std::{
    collections::BTreeSet,
    process::{Command, Output},
};

fn spoken() -> Vec<Labels> {
    let languages = CATALOG.label_languages();
    languages
        .map(|tag| CATALOG.labels(tag).expect("labels"))
        .collect()
}

/// What is wrong with the message of an id in a language, if anything.
fn fault(labels: &Labels, group: &str, id: &str, values: &[&str]) -> Option<String> {
    let own: BTreeSet<&str> = labels.keys().collect();
    let key = format!("{group}.{id}.what");
    if !own.contains(key.as_str()) {
        return Some(format!("{}: {key} is missing", labels.tag()));
    }
    let prefix = format!("{group}.{id}.");
    own.iter()
        .filter(|key| key.starts_with(&prefix))
        .flat_map(|key| labels.holes(key).into_iter().map(move |hole| (key, hole)))
        .find(|(_, hole)| !values.contains(&hole.as_str()))
        .map(|(key, hole)| format!("{}: nothing fills {{{hole}}} of {key}", labels.tag()))
}

/// Refusals of files that are none, and others whose sentences are English alone.
const ENGLISH: [RefusalId; 6] = [
    RefusalId::WrongValue,
    RefusalId::WrongType,
    RefusalId::NotYaml,
    RefusalId::NotUtf8,
    RefusalId::TooLarge,
    RefusalId::TooManyAliases,
];

#[test]
fn every_refusal_and_all_advice_is_said_in_every_language() {
    let mut faults = Vec::new();
    for labels in spoken() {
        for id in RefusalId::ALL.iter().filter(|id| !ENGLISH.contains(id)) {
            faults.extend(fault(&labels, "refusal", id.id(), id.values()));
        }
        for id in FaultId::ALL {
            faults.extend(fault(&labels, "fault", id.id(), id.values()));
            let hint = format!("fault.{id}.hint");
            assert!(labels.keys().any(|key| key == hint), "{hint}");
        }
        for id in MisstepId::ALL {
            faults.extend(fault(&labels, "misstep", id.id(), id.values()));
        }
        for id in SealFault::ALL {
            faults.extend(fault(&labels, "book", id.id(), id.values()));
        }
        for id in StoreFault::ALL {
            faults.extend(fault(&labels, "book", id.id(), id.values()));
        }
        for id in AdviceId::ALL {
            faults.extend(fault(&labels, "advice", id.id(), id.values()));
            let hint = format!("advice.{id}.hint");
            assert!(labels.keys().any(|key| key == hint), "{hint}");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let english = Labels::english();
    assert!(fault(english, "refusal", "no-such-id", &[]).is_some());
    assert!(fault(english, "refusal", "too-early", &["from"]).is_some());
}

#[test]
fn no_label_is_about_a_refusal_or_advice_that_there_is_not() {
    let ids: BTreeSet<String> = RefusalId::ALL
        .iter()
        .map(|id| format!("refusal.{id}"))
        .chain(AdviceId::ALL.iter().map(|id| format!("advice.{id}")))
        .chain(FaultId::ALL.iter().map(|id| format!("fault.{id}")))
        .chain(MisstepId::ALL.iter().map(|id| format!("misstep.{id}")))
        .chain(SealFault::ALL.iter().map(|id| format!("book.{id}")))
        .chain(StoreFault::ALL.iter().map(|id| format!("book.{id}")))
        .collect();
    for key in Labels::english().keys() {
        if ["refusal.", "advice.", "fault.", "misstep.", "book."]
            .iter()
            .any(|group| key.starts_with(group))
        {
            let id = key.rsplit_once('.').expect("a part").0;
            assert!(ids.contains(id), "{key}");
        }
    }
}

#[test]
fn every_note_limit_and_day_has_its_words() {
    let mut keys: Vec<String> = NoteKind::ALL
        .iter()
        .map(|id| format!("note.{id}"))
        .collect();
    keys.extend(Remedy::ALL.iter().map(|id| format!("remedy.{id}")));
    keys.extend(Start::ALL.iter().map(|id| format!("start.{id}")));
    for labels in spoken() {
        for key in &keys {
            let key = format!("deadline.{key}");
            assert!(
                labels.keys().any(|own| own == key),
                "{}: {key}",
                labels.tag()
            );
        }
    }
}

#[test]
fn a_holiday_of_the_labels_is_one_of_a_country() {
    let known: BTreeSet<String> = CATALOG
        .jurisdictions()
        .filter_map(|country| CATALOG.holidays(country).expect("a file"))
        .flat_map(|holidays| &holidays.holidays)
        .map(|holiday| {
            let feast = Feast {
                name: holiday.name.clone(),
                of: None,
            };
            format!("holiday.{}", feast.key())
        })
        .collect();
    for key in Labels::english().keys() {
        assert!(!key.starts_with("holiday.") || known.contains(key), "{key}");
    }
}

/// Words that stand in nearly every English sentence of this kind, and in none of the other languages.
const ENGLISH_WORDS: [&str; 24] = [
    "the",
    "and",
    "of",
    "is",
    "to",
    "for",
    "day",
    "days",
    "after",
    "receipt",
    "received",
    "holiday",
    "law",
    "reminder",
    "complaint",
    "note",
    "last",
    "month",
    "months",
    "working",
    "your",
    "public",
    "may",
    "day’s",
];

/// The first English word of a text; what a law is called stays as it is.
fn english_word(text: &str) -> Option<&str> {
    let text = text.split("Data Protection Act").next()?;
    text.split(|sign: char| !sign.is_alphabetic() && sign != '’')
        .find(|word| ENGLISH_WORDS.contains(&word.to_lowercase().as_str()))
}

/// All that is said of a letter in a country, line by line.
fn said(country: JurisdictionId, letter: LetterKind, language: &LanguageTag) -> Vec<String> {
    let jurisdiction = CATALOG.jurisdiction(country).expect("a jurisdiction");
    let law = CATALOG.law(&jurisdiction.law).expect("a law");
    let labels = CATALOG.labels(language).expect("labels");
    let words = CATALOG.words(language).expect("words");
    let speaker = Speaker::new(&labels, words, law, jurisdiction);
    let calendar = Calendar::of(&CATALOG, country, None).expect("a calendar");
    // Into Christmas, New Year and Easter.
    let received = [date(2026, 11, 25), date(2026, 12, 1), date(2026, 3, 3)];
    let mut lines = Vec::new();
    for received in received {
        let (rules, notes) = if matches!(letter.stage(), Stage::Request | Stage::FollowUp) {
            let Ok(days) = reckon(law, letter, received, &calendar) else {
                continue;
            };
            let days = speaker.tell(days).expect("words");
            let rules = days.rules;
            let all = [
                rules.last_day,
                rules.extended_last_day,
                rules.reminder_from,
                rules.complaint_from,
            ];
            (all.concat(), days.notes)
        } else {
            let days = await_authority(law, letter, received, &calendar).expect("days");
            let days = speaker.tell_authority(days).expect("words");
            (days.rules.last_day, days.notes)
        };
        for rule in rules {
            lines.push(rule.words);
            lines.extend(rule.provision);
        }
        lines.extend(notes.into_iter().map(|note| note.words));
    }
    lines
}

#[test]
fn days_are_told_without_an_english_word_in_other_languages() {
    for language in ["de", "de-CH", "it", "it-CH", "sq", "sq-XK"] {
        let language: LanguageTag = language.parse().expect("a tag");
        for country in CATALOG.jurisdictions() {
            for &letter in LetterKind::ALL {
                for line in said(country, letter, &language) {
                    assert_eq!(english_word(&line), None, "{language} {country}: {line}");
                    assert!(!line.is_empty() && !line.contains(['{', '}']), "{line}");
                }
            }
        }
    }
    let english = LanguageTag::english();
    let country = "DE".parse().expect("a country");
    let lines = said(country, LetterKind::Access, &english);
    assert!(lines.iter().any(|line| english_word(line).is_some()));
}

fn kerkesa(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(args)
        .output()
        .expect("the program")
}

#[test]
fn a_german_page_and_a_german_calendar_have_no_english_word() {
    for format in ["text", "ics"] {
        let output = kerkesa(&[
            "deadline",
            "tests/requests/access-de.yaml",
            "--received",
            "2026-12-01",
            "--format",
            format,
        ]);
        assert!(output.status.success(), "{output:?}");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        for line in text.replace("\r\n ", "").lines() {
            let said = match line.split_once(':') {
                Some(("SUMMARY" | "DESCRIPTION", said)) => said.replace("\\n", " "),
                _ if format == "ics" => continue,
                _ => line.to_owned(),
            };
            assert_eq!(english_word(&said), None, "{line}");
        }
    }
}

#[test]
fn a_refusal_is_in_the_language_of_the_request_or_of_the_option() {
    let said = |args: &[&str]| {
        let output = kerkesa(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let file = "tests/requests/access-de.yaml";
    let wrong = ["check", file, "--set", "worker.nmae=Arta"];
    assert!(said(&wrong).starts_with("Fehler: ") && said(&wrong).contains("meinten Sie `name`?"));
    let italian = [&wrong[..], &["--language", "it"]].concat();
    assert!(said(&italian).contains("questa chiave non esiste"));
    let swiss = [&wrong[..], &["--language", "de-CH"]].concat();
    assert!(said(&swiss).contains("diesen Schlüssel gibt es nicht"));
    let english = [&wrong[..], &["--language", "en"]].concat();
    assert!(said(&english).contains("error: ") && said(&english).contains("there is no such key"));
}

#[test]
fn advice_keeps_its_id_and_values_in_every_language() {
    let text = std::fs::read_to_string(crate::make::tests_dir().join("requests/access-de.yaml"));
    let request = request(&text.expect("a request"), &[]).expect("a request");
    let english = advise(&request, &CATALOG).expect("advice");
    let german = CATALOG
        .labels(&"de".parse().expect("a tag"))
        .expect("labels");
    for advice in english {
        let told = advice.clone().told(&german);
        assert_eq!(
            (told.id, told.key, &told.values),
            (advice.id, advice.key, &advice.values)
        );
        assert_ne!(told.what, advice.what);
        assert_ne!(told.hint, advice.hint);
    }
}

#[test]
fn a_calendar_rings_before_the_last_day_and_on_the_morning_of_the_reminder() {
    let entry = |alarm| Entry {
        date: date(2026, 12, 28),
        identity: "x".to_owned(),
        summary: "x".to_owned(),
        description: "x".to_owned(),
        alarm,
    };
    let file = |alarm| ics(&[entry(alarm)], date(2026, 11, 27), &LanguageTag::english());
    assert!(file(Some(Alarm::ThreeDaysBefore)).contains("\r\nTRIGGER:-P3D\r\n"));
    assert!(file(Some(Alarm::ThatMorning)).contains("\r\nTRIGGER:PT9H\r\n"));
    assert!(!file(None).contains("VALARM"));
    let output = kerkesa(&[
        "deadline",
        "--jurisdiction",
        "AL",
        "--received",
        "2026-11-27",
        "--format",
        "ics",
    ]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let alarm = |day: &str| {
        let event = text.split("BEGIN:VEVENT").find(|event| event.contains(day));
        let event = event.expect("an entry");
        event
            .lines()
            .find_map(|line| line.strip_prefix("TRIGGER:").map(str::to_owned))
    };
    // The last day, the day of the reminder, the day of the complaint; the extended day rings for nobody.
    assert_eq!(alarm("DATE:20261228").as_deref(), Some("-P3D"));
    assert_eq!(alarm("DATE:20261230").as_deref(), Some("PT9H"));
    assert_eq!(alarm("DATE:20270113").as_deref(), Some("PT9H"));
    assert_eq!(alarm("DATE:20270225"), None);
}

#[test]
fn the_holidays_of_a_reading_have_names() {
    let calendar = Calendar::of(&CATALOG, "AL".parse().expect("a country"), None).expect("days");
    let mut all = calendar.holidays(Reading::Certain);
    let moved = all.find(|(_, feasts)| feasts.iter().any(|feast| feast.of.is_some()));
    let (_, feasts) = moved.expect("a holiday on a weekend");
    assert!(feasts[0].to_string().contains(" of 20"), "{feasts:?}");
}

/// The texts between quotation marks in the sources of `kerkesa case`.
fn quoted_in_case() -> BTreeSet<String> {
    fn read(folder: &std::path::Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, found);
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source");
            found.extend(source.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    let mut found = BTreeSet::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    read(&root.join("src/cli/case"), &mut found);
    found
}

#[test]
fn what_the_case_book_says_is_said_somewhere_and_nothing_is_said_without_words() {
    let quoted = quoted_in_case();
    let english = Labels::english();
    let keys: BTreeSet<&str> = english
        .keys()
        .filter(|key| key.starts_with("case."))
        .collect();
    // Keys that are written out, such as `case.said.none`.
    let whole = quoted
        .iter()
        .filter(|text| text.starts_with("case.") && !text.contains('{'));
    let lost: Vec<&String> = whole
        .filter(|key| !keys.contains(key.as_str()))
        .filter(|key| *key != "case.refused")
        .collect();
    assert!(lost.is_empty(), "no words for {lost:?}");
    // Others are put together from a group and a name.
    let names = |group: &str| -> BTreeSet<String> {
        let prefix = format!("case.{group}.");
        let rest = keys.iter().filter_map(|key| key.strip_prefix(&prefix));
        rest.map(|rest| rest.split('.').next().unwrap_or(rest).to_owned())
            .collect()
    };
    let mut silent = Vec::new();
    for group in ["refused", "column", "show", "ask"] {
        for name in names(group) {
            let whole = format!("case.{group}.{name}");
            if !quoted.contains(&name) && !quoted.contains(&whole) {
                silent.push(whole);
            }
        }
    }
    for name in names("said") {
        let whole = format!("case.said.{name}");
        if !quoted.contains(&whole) {
            silent.push(whole);
        }
    }
    assert!(silent.is_empty(), "nobody says {silent:?}");
}
