//! `kerkesa new`: its labels, and that it needs a terminal.

use crate::make::CATALOG;
use kerkesa::{
    catalog::{Catalog, Labels},
    domain::characters::{is_invisible, is_shown},
};
use std::process::{Command, Stdio};

fn labels() -> impl Iterator<Item = Labels> {
    CATALOG.label_languages().map(|tag| {
        CATALOG
            .labels(tag)
            .unwrap_or_else(|error| panic!("{error}"))
    })
}

#[test]
fn every_label_is_visible() {
    for labels in labels() {
        for key in labels.keys() {
            let text = labels.text(key);
            assert!(
                unicode_normalization::is_nfc(&text),
                "{}: {key}",
                labels.tag()
            );
            assert!(
                text == text.trim() && !text.is_empty(),
                "{}: {key}",
                labels.tag()
            );
            assert!(
                text.lines()
                    .flat_map(str::chars)
                    .all(|c| is_shown(c) && !is_invisible(c)),
                "{}: {key}",
                labels.tag()
            );
        }
    }
}

#[test]
fn a_variant_has_the_labels_of_its_base() {
    let of = |tag: &str| {
        CATALOG
            .labels(&tag.parse().expect("a tag"))
            .expect("labels")
    };
    assert_eq!(
        of("de-CH").text("section.letter"),
        of("de").text("section.letter")
    );
    assert_eq!(
        of("sq-XK").text("section.letter"),
        of("sq").text("section.letter")
    );
}

#[test]
fn a_folder_without_labels_leaves_those_of_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["laws", "jurisdictions"] {
        std::fs::create_dir_all(folder.path().join("locales").join(name)).expect("a folder");
    }
    std::fs::write(folder.path().join("locales/sq.yaml"), "language: sq\n").expect("a file");
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    let sq = "sq".parse().expect("a tag");
    assert_eq!(
        catalog.labels(&sq).expect("labels").text("section.letter"),
        "Letra"
    );
}

#[test]
fn a_label_that_a_language_lacks_is_in_english_and_a_wrong_file_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["laws", "jurisdictions", "program"] {
        std::fs::create_dir_all(folder.path().join("locales").join(name)).expect("a folder");
    }
    let write = |text: &str| {
        std::fs::write(folder.path().join("locales/sq.yaml"), "language: sq\n").expect("a file");
        std::fs::write(folder.path().join("locales/program/sq.yaml"), text).expect("a file");
        Catalog::from_dir(folder.path()).expect("a catalogue")
    };
    let sq = "sq".parse().expect("a tag");
    let catalog = write("section: {letter: Letra ime}\n");
    let labels = catalog.labels(&sq).expect("labels");
    assert_eq!(
        (
            labels.text("section.letter").as_str(),
            labels.text("section.worker").as_str()
        ),
        ("Letra ime", "You")
    );
    for wrong in [
        "section: {letter: A, letter: B}\n",
        "section: {letter: \"{file\"}\n",
        "section: [letter]\n",
    ] {
        let error = write(wrong)
            .labels(&sq)
            .expect_err("a wrong file")
            .to_string();
        assert!(error.contains("locales/program/sq.yaml"), "{error}");
    }
}

#[test]
fn without_a_terminal_it_refuses_and_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .arg("new")
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.starts_with("error: ") && said.contains("hint: "),
        "{said}"
    );
    assert!(output.stdout.is_empty());
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        0
    );
}
