//! The questions without a terminal.

mod respondent;
mod walks;

use super::{draft::Draft, opening::guess};
use crate::{
    catalog::{Catalog, Labels},
    domain::LanguageTag,
    interview::{Answer, Answers, LANGUAGE, Situation},
};
use std::collections::BTreeSet;

fn catalog() -> Catalog {
    Catalog::embedded().expect("the catalogue")
}

fn labels(catalog: &Catalog, name: &str) -> Labels {
    let tag: LanguageTag = name.parse().expect("a language");
    catalog.labels(&tag).expect("labels")
}

#[test]
fn a_draft_is_taken_up_as_it_was_left() {
    let mut answers = Answers::default();
    for (key, text) in [
        ("letter", "objection"),
        ("worker.phone", "+355 69 000"),
        ("worker.address.postcode", "0100"),
        ("previous[1].date", "2026-10-01"),
        ("draft.operations.home_webcam.since", "2024-03-01"),
    ] {
        answers.put(key, Answer::One(text.to_owned()));
    }
    let to = vec!["home_webcam".to_owned(), "screenshots".to_owned()];
    answers.put("objection.to", Answer::Many(to));
    answers.put("worker.email", Answer::Nothing);
    let folder = tempfile::tempdir().expect("a folder");
    let draft = Draft::of(&folder.path().join("request.yaml"));
    assert!(draft.path().ends_with("request.draft.yaml"));
    assert!(draft.load().expect("no draft").is_none());
    answers.put(LANGUAGE, Answer::One("en".to_owned()));
    let catalog = catalog();
    let now = Situation {
        catalog: &catalog,
        words: catalog.words(&LanguageTag::english()).expect("words"),
        labels: &labels(&catalog, "en"),
        answers: &answers,
        today: jiff::civil::date(2026, 11, 24),
    };
    draft.save(&now).expect("saved");
    assert_eq!(draft.load().expect("a draft"), Some(answers));
    draft.delete().expect("deleted");
    assert!(!draft.path().exists());
    std::fs::write(draft.path(), "[").expect("written");
    assert!(draft.load().is_err(), "no YAML");
}

#[test]
fn every_label_that_the_code_names_is_there() {
    let english = labels(&catalog(), "en");
    let sources = [
        include_str!("ask.rs"),
        include_str!("finish.rs"),
        include_str!("interview.rs"),
        include_str!("../../interview/summary.rs"),
        include_str!("../../interview/question.rs"),
        include_str!("../../interview/day.rs"),
        include_str!("../../interview/draft.rs"),
        include_str!("../../interview/finish.rs"),
        include_str!("employer.rs"),
        include_str!("../../interview/employers.rs"),
        include_str!("opening.rs"),
        include_str!("../../interview/value.rs"),
    ];
    let named: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| source.split('"'))
        .filter(|text| {
            ["message.", "problem.", "keys.", "ask.", "format."]
                .iter()
                .any(|group| text.starts_with(group))
                && !text.contains('{')
        })
        .collect();
    assert!(named.len() > 25, "{named:?}");
    for key in named {
        assert!(english.maybe(key).is_some(), "{key}");
    }
}

#[test]
fn the_language_is_guessed_from_the_locale() {
    let guessed = |locale: &str| guess(|name| (name == "LANG").then(|| locale.to_owned()));
    assert_eq!(guessed("sq_AL.UTF-8").as_deref(), Some("sq"));
    assert_eq!(guessed("C.UTF-8"), None);
    assert_eq!(guessed(""), None);
}
