//! Laws, authorities and days stand in the form that a sentence asks for, and sentences for single cases in theirs.

use crate::make::{CATALOG, request, tests_dir};
use crate::proof::{report, spoil};
use kerkesa::{
    catalog::{Catalog, CatalogError},
    compose::compose,
    domain::LanguageTag,
    letter::{Block, plain_text},
    proof::{Dictionaries, standard},
};
use std::{fs, path::Path};

/// The paragraphs of an access letter.
fn paragraphs(name: &str, settings: &[(&str, &str)]) -> String {
    let text = fs::read_to_string(tests_dir().join("requests").join(name)).expect("a request");
    let request = request(&text, settings).expect("a request");
    let letter = compose(&request, &CATALOG).expect("a letter");
    let paragraph = |block: &Block| match block {
        Block::Paragraph(line) => plain_text(line),
        _ => String::new(),
    };
    letter
        .body
        .iter()
        .map(paragraph)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn each_day_of_the_month_has_its_form() {
    for day in 1..=31 {
        let since = format!("2019-03-{day:02}");
        let settings = |language| {
            [
                ("language", language),
                ("jurisdiction", "IT"),
                ("employment.since", &*since),
            ]
        };
        let italian = paragraphs("access-gb.yaml", &settings("it"));
        let wanted = match day {
            1 => "dal 1° marzo 2019".to_owned(),
            8 | 11 => format!("dall’{day} marzo 2019"),
            day => format!("dal {day} marzo 2019"),
        };
        assert!(
            italian.replace('\u{a0}', " ").contains(&wanted),
            "{wanted}: {italian}"
        );
        for (language, wanted) in [
            ("de", format!("{day}. März 2019")),
            ("en", format!("{day} March 2019")),
            ("sq", format!("{day} mars 2019")),
        ] {
            let text = paragraphs("access-gb.yaml", &settings(language));
            assert!(
                text.replace('\u{a0}', " ").contains(&wanted),
                "{wanted}: {text}"
            );
        }
    }
}

#[test]
fn a_law_stands_in_the_form_that_is_asked_for() {
    for (language, wanted) in [
        (
            "de",
            "stütze mich insbesondere auf die Datenschutz-Grundverordnung",
        ),
        ("en", "under the General Data Protection Regulation"),
        ("it", "si fonda sul regolamento (UE) 2016/679"),
        ("sq", "mbështetur në Rregulloren (BE) 2016/679"),
    ] {
        let text = paragraphs("access-de.yaml", &[("language", language)]);
        assert!(
            text.replace('\u{a0}', " ").contains(wanted),
            "{wanted}: {text}"
        );
    }
}

#[test]
fn a_sentence_for_one_case_is_said_in_that_case_alone() {
    let status = |status| {
        let settings = [("language", "sq"), ("employment.status", status)];
        paragraphs("access-al.yaml", &settings)
    };
    let of_agency = "Ju më njihni nga puna ime pranë Jush.";
    assert!(status("agency").contains(of_agency));
    assert!(!status("current").contains(of_agency));
}

/// What is wrong with Albanian words in which one place is another.
fn refused(from: &str, to: &str) -> String {
    let none = Dictionaries::new(Vec::new());
    match report("sq", "sq.yaml", from, to, &standard(&none)) {
        Err(CatalogError::Content { file, key, why }) => format!("{file}: {key}: {why}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_a_case_or_a_home_that_nobody_knows_is_refused_with_file_and_key() {
    for (from, to, wanted) in [
        (
            "Kërkesa mbështetet në {law:accusative}",
            "Kërkesa mbështetet në {law:vocative}",
            "locales/sq.yaml: rectification.opening: asks for the form `vocative`, which `forms.law` does not declare",
        ),
        (
            "  day: \"\"\n",
            "  day: \"from\"\n",
            "locales/sq.yaml: dates.from: is missing: `forms.day` declares this form",
        ),
        (
            "{cite.rectification}",
            "{role:genitive}{cite.rectification}",
            "locales/sq.yaml: rectification.rectify: {role:genitive}: only a law, an authority or a day has forms",
        ),
        (
            "Kërkesa mbështetet në {law:accusative}",
            "Kërkesa mbështetet në {law}",
            "locales/sq.yaml: rectification.opening: {law} names no form",
        ),
        (
            "  identity@agency:",
            "  identity@angency:",
            "locales/sq.yaml: answer.identity@angency: there is no such letter, status, law or jurisdiction",
        ),
        (
            "  identity@agency:",
            "  identitty@agency:",
            "locales/sq.yaml: answer.identitty@agency: there is no sentence of this key",
        ),
        (
            "home: AL\n",
            "home: AQ\n",
            "locales/sq.yaml: home: there is no jurisdiction `AQ`; there are AL, ",
        ),
        (
            "home: AL\n",
            "",
            "locales/sq.yaml: home: is missing: name the country whose law",
        ),
    ] {
        let found = refused(from, to);
        assert!(found.starts_with(wanted), "{found}");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).expect("a copy");
        }
    }
}

#[test]
fn a_law_without_a_form_is_refused_with_file_and_key() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["locales", "templates"] {
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(name),
            &folder.path().join(name),
        );
    }
    let accusative = "accusative: Rregulloren";
    spoil(
        folder.path(),
        "laws/gdpr.yaml",
        accusative,
        "dative: Rregulloren",
    );
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    let text = fs::read_to_string(tests_dir().join("requests/access-de.yaml")).expect("a request");
    let request = request(&text, &[("language", "sq")]).expect("a request");
    let why = compose(&request, &catalog)
        .expect_err("refused")
        .to_string();
    assert!(
        why.starts_with(
            "locales/laws/gdpr.yaml: instruments.main.names.sq.forms.accusative: is missing"
        ),
        "{why}"
    );
    let tag: LanguageTag = "sq".parse().expect("a tag");
    assert!(catalog.words(&tag).is_ok(), "the language is right");
}
