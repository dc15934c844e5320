//! The README says what is true today.

use crate::make::{CATALOG, about};
use kerkesa::{
    domain::{LanguageTag, LetterKind},
    render::Format,
};
use std::{env, fs, path::Path, process::Command};

const BEGIN: &str =
    "<!-- languages and laws: made by `SNAPSHOTS=overwrite cargo test`, do not edit -->\n";
const END: &str = "<!-- end -->\n";

/// Languages against jurisdictions, with the review status of the words.
fn table() -> String {
    let jurisdictions: Vec<_> = CATALOG
        .jurisdictions()
        .map(|id| CATALOG.jurisdiction(id).expect("a jurisdiction"))
        .collect();
    let english = CATALOG
        .words(&"en".parse().expect("a tag"))
        .expect("English");
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut head = vec!["language".to_owned(), "words read by".to_owned()];
    for jurisdiction in &jurisdictions {
        let country = CATALOG
            .country(english.tag(), jurisdiction.jurisdiction)
            .expect("a name");
        head.push(format!("{country} (`{}`)", jurisdiction.law));
    }
    let rule = vec!["---".to_owned(); head.len()];
    let mut table = row(head) + &row(rule);
    for tag in CATALOG.languages() {
        let words = CATALOG.words(tag).expect("words");
        let mut cells = vec![
            format!("{} (`{tag}`)", words.phrase("name").expect("a name")),
            words.review().status.to_string(),
        ];
        cells.extend(jurisdictions.iter().map(|country| {
            if country.languages.contains(tag) {
                "usual"
            } else {
                "yes"
            }
            .to_owned()
        }));
        table += &row(cells);
    }
    table
}

/// Letters against laws: what each law has, and what it gives instead.
fn letters() -> String {
    let english = CATALOG
        .words(&"en".parse().expect("a tag"))
        .expect("English");
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let laws: Vec<_> = CATALOG
        .laws()
        .map(|id| CATALOG.law(id).expect("a law"))
        .collect();
    let mut head = vec!["letter".to_owned(), "what it is".to_owned()];
    head.extend(laws.iter().map(|law| format!("`{}`", law.law)));
    let rule = vec!["---".to_owned(); head.len()];
    let mut table = row(head) + &row(rule);
    for &letter in LetterKind::ALL {
        let name = english.phrase(&format!("letter.{letter}")).expect("a name");
        let mut cells = vec![format!("`{letter}`"), name];
        cells.extend(laws.iter().map(|law| {
            if law.has(letter, about(letter)) {
                return "yes".to_owned();
            }
            let instead = law.lacks[&letter].instead.iter();
            let instead: Vec<String> = instead.map(|letter| format!("`{letter}`")).collect();
            format!("no: {}", instead.join(", "))
        }));
        table += &row(cells);
    }
    table
}

/// Compares a part of the README with what the program says, or writes it anew.
fn is_the_programs(begin: &str, end: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once(begin).expect("the table's beginning");
    let (found, after) = rest.split_once(end).expect("the table's end");
    if env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::write(&path, format!("{before}{begin}{table}{end}{after}")).expect("the README");
    } else {
        assert_eq!(found, table, "write it anew with SNAPSHOTS=overwrite");
    }
}

#[test]
fn the_tables_are_the_programs() {
    is_the_programs(BEGIN, END, &table());
    is_the_programs(
        "<!-- letters and laws: made by `SNAPSHOTS=overwrite cargo test`, do not edit -->\n",
        "<!-- end of letters -->\n",
        &letters(),
    );
}

#[test]
fn the_request_in_the_readme_is_a_request() {
    let readme = include_str!("../../README.md");
    let yaml = readme
        .split_once("```yaml\n")
        .and_then(|(_, rest)| rest.split_once("```"))
        .expect("an example")
        .0;
    let request = crate::make::request(yaml, &[]).expect("a request");
    assert_eq!(
        request.language,
        "sq".parse::<LanguageTag>().expect("a tag")
    );
}

#[test]
fn the_pages_show_the_files_that_they_are_tried_with() {
    let read = |path: &Path| fs::read_to_string(path).expect("a text in UTF-8");
    let list = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path())
    };
    let is = |path: &Path, ending: &str| path.extension().is_some_and(|it| it == ending);
    let pages: String = list(Path::new("docs"))
        .filter(|path| is(path, "md"))
        .map(|path| read(&path))
        .collect();
    for folder in list(Path::new("tests/docs")).filter(|path| is(path, "in")) {
        // Nobody is to copy a key from a page.
        for file in list(&folder).filter(|path| !is(path, "key")) {
            let shown = format!("\n{}```", read(&file));
            assert!(pages.contains(&shown), "{}", file.display());
        }
    }
}

#[test]
fn every_format_is_named_where_one_looks() {
    let readme = include_str!("../../README.md");
    let help = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(["write", "--help"])
        .output()
        .expect("the help");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let formats = help
        .lines()
        .find(|line| line.contains("[possible values: pdf"))
        .expect("the formats");
    for format in Format::ALL {
        let row = format!("| `{}` | `.{}` |", format.name(), format.extension());
        assert!(readme.contains(&row), "{row}");
        let named = formats
            .split([' ', ',', ']'])
            .any(|word| word == format.name());
        assert!(named, "{} in {formats}", format.name());
    }
}

#[test]
fn every_key_of_a_request_is_explained() {
    let page = include_str!("../../docs/request.md");
    for key in [
        "letter",
        "language",
        "jurisdiction",
        "authority",
        "date",
        "place",
        "reference",
        "tone",
        "window",
        "delivery",
        "worker.name",
        "worker.address",
        "worker.email",
        "worker.phone",
        "worker.birth_date",
        "employment.status",
        "employment.employee_number",
        "employment.workplace",
        "employment.since",
        "employment.agency",
        "employer.name",
        "employer.address",
        "employer.attention",
        "employer.email",
        "employer.record",
        "representative",
        "copies_to",
        "enclosures",
        "access.data",
        "access.period",
        "access.systems",
        "access.questions",
        "objection.to",
        "objection.because",
        "objection.own_words",
        "objection.instead",
    ] {
        assert!(page.contains(&format!("`{key}`")), "{key}");
    }
}
