//! The questions as data.

use super::{Answer, Answers, Choices, Kind, SECTIONS, Situation, asked, request, value};
use crate::{
    catalog::{Catalog, Labels},
    domain::{DataCategory, LanguageTag, LetterKind, NamedData, Request},
    intake::{self, Moment, RequestFile, SignatureEntry},
};
use jiff::civil::date;
use std::path::Path;
use unicode_normalization::is_nfc;

const LANGUAGES: [&str; 4] = ["de", "en", "it", "sq"];

fn catalog() -> Catalog {
    Catalog::embedded().expect("the catalogue")
}

fn tag(name: &str) -> LanguageTag {
    name.parse().expect("a language")
}

fn labels(catalog: &Catalog, name: &str) -> Labels {
    catalog.labels(&tag(name)).expect("labels")
}

/// Calls with the situation that the answers make.
fn situated<T>(answers: &Answers, then: impl FnOnce(&Situation<'_>) -> T) -> T {
    let catalog = catalog();
    then(&Situation {
        catalog: &catalog,
        words: catalog.words(&tag("en")).expect("words"),
        labels: &labels(&catalog, "en"),
        answers,
        today: date(2026, 11, 23),
    })
}

/// The answers to a minimal letter: what is not given is left out.
fn answers(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    let common = [
        ("draft.language", "en"),
        ("jurisdiction", "AL"),
        ("language", "sq"),
        ("worker.name", "Arta Hoxha"),
        ("worker.address.street", "Rruga e Barrikadave 12"),
        ("worker.address.city", "Tiranë"),
        ("worker.address.country", "AL"),
        ("employment.status", "current"),
        ("employer.name", "Shembull sh.p.k."),
        ("employer.address.street", "Rruga e Durrësit 1"),
        ("employer.address.city", "Tiranë"),
        ("tone", "plain"),
        ("delivery", "registered"),
        ("window", "none"),
    ];
    for (key, text) in common.iter().chain(given) {
        answers.put(key, Answer::One((*text).to_owned()));
    }
    answers
}

fn many(answers: &mut Answers, key: &str, ids: &[&str]) {
    let ids = ids.iter().map(|id| (*id).to_owned()).collect();
    answers.put(key, Answer::Many(ids));
}

/// The request that the answers make, through YAML and the strict reader.
fn read_again(answers: &Answers) -> (RequestFile, Request) {
    situated(answers, |now| {
        let file = request(now, "20261123-TEST42").expect("a request");
        let yaml = serde_yaml::to_string(&file).expect("YAML");
        let moment = Moment {
            today: jiff::civil::date(2026, 11, 24),
            random: 1,
        };
        let request = intake::read(yaml.as_bytes(), &[], Path::new("."), now.catalog, &moment);
        (file, request.expect("a right request"))
    })
}

#[test]
fn the_kinds_of_data_are_the_usual_ones_or_all_of_them() {
    for (scope, named) in [("usual", NamedData::Usual), ("everything", NamedData::All)] {
        let answers = answers(&[("letter", "access"), ("draft.scope", scope)]);
        let (_, request) = read_again(&answers);
        assert_eq!(request.access.data, named, "{scope}");
    }
}

#[test]
fn answers_become_a_letter_of_access() {
    let mut answers = answers(&[
        ("letter", "access"),
        ("draft.scope", "ticked"),
        ("access.period.since", "2020-03-01"),
        // An answer to a question that is not asked any more stands in no request.
        ("objection.own_words", "Not asked."),
    ]);
    many(&mut answers, "access.data", &["hr_file"]);
    many(&mut answers, "access.systems", &["CRM", "VPN"]);
    let (file, request) = read_again(&answers);
    assert_eq!(file.letter, LetterKind::Access);
    assert!(file.objection.is_none());
    assert_eq!(
        request.access.data,
        NamedData::Chosen(vec![DataCategory::HrFile])
    );
    assert_eq!(request.access.systems.len(), 2);
    assert_eq!(request.employer.address.country().as_str(), "AL");
}

#[test]
fn answers_become_a_letter_of_objection() {
    let mut answers = answers(&[
        ("letter", "objection"),
        ("objection.own_words", "One room.\nTwo children."),
        ("draft.operations.home_webcam.system", "CamWatch"),
        ("draft.operations.home_webcam.since", "2024-03-01"),
        ("draft.operations.screenshots.system", "Not ticked"),
    ]);
    many(
        &mut answers,
        "objection.to",
        &["home_webcam", "screenshots"],
    );
    many(&mut answers, "draft.details", &["home_webcam"]);
    let (_, request) = read_again(&answers);
    let [webcam, screenshots] = request.objection.to.as_slice() else {
        panic!("two operations")
    };
    assert_eq!(
        webcam.system.as_ref().map(ToString::to_string).as_deref(),
        Some("CamWatch")
    );
    assert!(webcam.since.is_some() && screenshots.system.is_none());
}

#[test]
fn what_was_answered_last_is_asked_again_where_it_can_no_longer_be() {
    let mut answers = answers(&[("letter", "objection")]);
    many(&mut answers, "objection.to", &["home_webcam"]);
    answers.put("objection.because", Answer::Nothing);
    answers.put("objection.own_words", Answer::Nothing);
    situated(&answers, |now| {
        let all = asked(now);
        let words = all
            .iter()
            .find(|asked| asked.key == "objection.own_words")
            .expect("asked");
        assert!(!value::is_answer(words, &Answer::Nothing, now));
    });
}

#[test]
fn what_is_typed_is_checked() {
    let answers = answers(&[
        ("letter", "access"),
        ("employment.status", "former"),
        ("employment.since", "2024-02-29"),
    ]);
    situated(&answers, |now| {
        let all = asked(now);
        let typed = |key: &str, text: &str| {
            let asked = all.iter().find(|asked| asked.key == key).expect("asked");
            value::typed(asked, text, now).is_ok()
        };
        assert!(typed("worker.name", "Arta Hoxha"));
        assert!(!typed("worker.name", " ") && !typed("worker.name", &"a".repeat(5000)));
        assert!(typed("worker.birth_date", "1994-05-17") && typed("worker.birth_date", ""));
        for right in ["17.05.1994", "17/5/1994", "17 May 1994", "17. may 1994"] {
            assert!(typed("worker.birth_date", right), "{right}");
        }
        for wrong in [
            "2023-02-29",
            "30.02.1994",
            "05/17/1994",
            "17.05.94",
            "17 mai 1994",
            "2094-05-17",
            "1994-05-17T10:00",
        ] {
            assert!(!typed("worker.birth_date", wrong), "{wrong}");
        }
        assert!(typed("employment.until", "2024-03-01"));
        assert!(
            !typed("employment.until", "2094-01-01"),
            "it is still to come"
        );
        assert!(!typed("employment.until", "2024-02-28") && !typed("employment.until", ""));
        assert!(typed("worker.email", "a@example.org") && !typed("worker.email", "example.org"));
        // What the request is refused for in the end is refused at once.
        for (key, text) in [
            ("worker.name", "{{name}}"),
            ("worker.name", "12.05.1995"),
            ("worker.address.street", "#N/A"),
            ("worker.address.postcode", "1001.0"),
            ("worker.address.city", "GÃ«rdÃ«c"),
        ] {
            assert!(!typed(key, text), "{key}: {text}");
        }
    });
}

#[test]
fn every_question_has_its_labels() {
    let catalog = catalog();
    let english = labels(&catalog, "en");
    for section in SECTIONS {
        assert!(
            english
                .maybe(&format!("section.{}", section.name))
                .is_some(),
            "{}",
            section.name
        );
    }
    for letter in LetterKind::ALL {
        let given = [("letter", letter.id()), ("employment.status", "agency")];
        situated(&answers(&given), |now| {
            for question in SECTIONS.iter().flat_map(|section| section.questions) {
                for group in ["ask", "help"] {
                    let key = format!("{group}.{}", question.wording(now));
                    assert!(english.maybe(&key).is_some(), "{key}");
                }
                if let Kind::One(choices) | Kind::Ticks(choices) = question.kind {
                    for choice in choices.options(now) {
                        assert!(!choice.name.starts_with("choice."), "{}", choice.name);
                    }
                }
            }
        });
    }
    for letter in LetterKind::ALL {
        let key = format!("choice.letter.{letter}.name");
        assert!(english.maybe(&key).is_some(), "{key}");
    }
}

#[test]
fn a_country_is_found_by_what_people_type() {
    situated(&answers(&[]), |now| {
        let countries = Choices::Countries.options(now);
        assert!(countries.len() > 240);
        let found = |typed: &str| -> Vec<String> {
            let found = countries.iter().filter(|choice| choice.is_found_by(typed));
            found.map(|choice| choice.id.clone()).collect()
        };
        for (typed, id) in [
            ("shqiperi", "AL"),
            ("Albania", "AL"),
            ("osterreich", "AT"),
            ("Gjermania", "DE"),
            ("cote d'i", "CI"),
            ("Hrvatska", "HR"),
        ] {
            assert_eq!(found(typed), [id], "{typed}");
        }
        assert!(found("ruritania").is_empty());
        assert_eq!(found("").len(), countries.len());
    });
}

#[test]
fn every_language_has_the_same_labels() {
    let catalog = catalog();
    let spoken: Vec<String> = catalog.label_languages().map(ToString::to_string).collect();
    assert_eq!(spoken, LANGUAGES);
    let english = labels(&catalog, "en");
    for name in LANGUAGES {
        let own = labels(&catalog, name);
        // A language may count in more forms than English.
        let is_own_form = |key: &&str| {
            ["_zero", "_two", "_few", "_many"]
                .iter()
                .any(|form| key.ends_with(form))
                && !english.keys().any(|known| known == *key)
        };
        let keys = own.keys().filter(|key| !is_own_form(key));
        assert!(keys.eq(english.keys()), "{name}: other keys than en");
        for key in own.keys() {
            let text = own.text(key);
            if !is_own_form(&key) {
                assert_eq!(own.holes(key), english.holes(key), "{name}: {key}");
            }
            assert!(is_nfc(&text) && !text.trim().is_empty(), "{name}: {key}");
            // What is said at a terminal that asks fits its lines; what is said of days and requests, in the page and in
            // files that are begun is wrapped.
            let limit = match key.split('.').next() {
                Some("ask") => 44,
                Some(
                    "deadline" | "refusal" | "advice" | "fault" | "page" | "starter" | "case"
                    | "misstep" | "seal" | "book",
                ) => 400,
                _ => 80,
            };
            assert!(text.chars().count() <= limit, "{name}: {key} is too long");
        }
    }
}

#[test]
fn a_day_is_said_back_in_words() {
    let catalog = catalog();
    for (name, long, short) in [
        ("de", "1. März 2024", "01.03.2024"),
        ("en", "1 March 2024", "01/03/2024"),
        ("it", "1° marzo 2024", "01/03/2024"),
        ("sq", "1 mars 2024", "01.03.2024"),
    ] {
        let mut answers = answers(&[]);
        answers.put("employment.since", Answer::One("2024-03-01".to_owned()));
        let now = Situation {
            catalog: &catalog,
            words: catalog.words(&tag(name)).expect("words"),
            labels: &labels(&catalog, name),
            answers: &answers,
            today: date(2026, 11, 23),
        };
        let all = asked(&now);
        let since = all.iter().find(|asked| asked.key == "employment.since");
        let since = since.expect("asked");
        assert_eq!(since.initial(&now), short);
        for typed in [long, short, "2024-03-01", "1.3.2024"] {
            let answer = value::typed(since, typed, &now).expect("a day");
            let shown = super::shown(since, &answer, &now).join(" ");
            assert_eq!(shown.replace('\u{a0}', " "), long, "{typed}");
        }
    }
}

#[test]
fn a_letter_of_an_agency_worker_asks_for_agency_and_host() {
    let answers = answers(&[("letter", "access"), ("employment.status", "agency")]);
    situated(&answers, |now| {
        let all = asked(now);
        let label = |key: &str| {
            let asked = all.iter().find(|asked| asked.key == key);
            asked.expect("asked").label(now)
        };
        assert_eq!(label("employment.agency"), "Name of the agency:");
        assert_eq!(label("employer.name"), "Company where you work:");
    });
}

#[test]
fn own_words_are_asked_for_in_the_language_of_the_letter() {
    let answers = answers(&[("letter", "objection"), ("language", "de")]);
    situated(&answers, |now| {
        let all = asked(now);
        for words in all
            .iter()
            .filter(|asked| asked.question.kind == Kind::Passage)
        {
            let help = words.help(now).join(" ");
            assert!(help.contains("Deutsch"), "{}: {help}", words.key);
        }
    });
}

#[test]
fn a_text_with_a_comma_is_one_of_several() {
    let mut answers = answers(&[("letter", "access")]);
    many(&mut answers, "access.systems", &["Desk, Watch", "CRM"]);
    situated(&answers, |now| {
        let all = asked(now);
        let systems = all.iter().find(|asked| asked.key == "access.systems");
        let systems = systems.expect("asked");
        let typed = value::typed(systems, &systems.initial(now), now).expect("texts");
        assert_eq!(Some(&typed), answers.get("access.systems"));
        assert!(value::is_answer(systems, &typed, now));
    });
}

#[test]
fn a_signature_is_kept_and_not_asked_for() {
    let drawn = SignatureEntry::Drawn("M 1 1 L 5 5".parse().expect("a signature"));
    let file = SignatureEntry::File {
        file: "signature.txt".into(),
    };
    for (key, text, entry) in [
        ("signature", "M 1 1 L 5 5", drawn),
        ("signature.file", "signature.txt", file),
    ] {
        let answers = answers(&[("letter", "access"), (key, text)]);
        situated(&answers, |now| {
            let file = request(now, "20261123-TEST42").expect("a request");
            assert_eq!(file.signature, Some(entry));
            assert!(asked(now).iter().all(|asked| asked.key != key));
        });
    }
}
