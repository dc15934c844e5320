//! The words: every language passes every check, and what is cited was read.

use crate::make::about;
use crate::{make::CATALOG, paragraphs::Paragraphs};
use kerkesa::{
    domain::Right,
    proof::{Dictionaries, Report, proofread, standard},
};
use std::path::PathBuf;

/// The dictionaries of the machine, or those that `KERKESA_DICTIONARIES` names.
pub(crate) fn dictionaries() -> Dictionaries {
    Dictionaries::new(std::env::var_os("KERKESA_DICTIONARIES").map_or_else(
        || Dictionaries::SYSTEM.iter().map(PathBuf::from).collect(),
        |folders| std::env::split_paths(&folders).collect(),
    ))
}

/// Whether every check was run. A machine without the dictionaries is told which were not; where all
/// checks are wanted, as in `.ci/run`, that is a failure.
#[expect(clippy::print_stderr, reason = "what was not run is said")]
pub(crate) fn all_run(report: &Report) -> bool {
    let why: Vec<&str> = report
        .not_run
        .iter()
        .map(|check| check.why.as_str())
        .collect();
    let wanted = std::env::var_os("KERKESA_ALL_CHECKS").is_some();
    let said = format!(
        "{}. The dictionaries: apt-get install $(grep -oh 'package: [^}}]*' locales/proof/*.yaml | cut -d' ' -f2), or KERKESA_DICTIONARIES=FOLDER",
        why.join("; ")
    );
    assert!(why.is_empty() || !wanted, "{said}");
    if !why.is_empty() {
        eprintln!("not run: {said}");
    }
    why.is_empty()
}

#[test]
fn no_check_finds_a_fault_in_any_language() {
    let dictionaries = dictionaries();
    let mut checks = standard(&dictionaries);
    checks.push(Box::new(Paragraphs::new()));
    for tag in CATALOG.languages() {
        let report = proofread(&CATALOG, tag, &checks).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(report.findings, [], "{tag}");
        all_run(&report);
    }
}

#[test]
fn what_is_cited_by_number_was_read() {
    for law in CATALOG.laws() {
        let law = CATALOG.law(law).expect("a law");
        let grants = Right::ALL.iter().flat_map(|right| {
            let grants = law.rights.get(right).into_iter();
            grants.flat_map(move |grants| grants.0.iter().map(move |grant| (right, grant)))
        });
        for (right, grant) in grants {
            assert!(
                !grant.source.is_empty(),
                "{}: {right} has no source",
                law.law
            );
            assert!(
                !grant.cite || !grant.provisions.is_empty(),
                "{}: {right} is to be cited and has no provision",
                law.law
            );
            if grant.cite {
                assert!(
                    !grant.source.contains("unverified") && !grant.source.contains("inference"),
                    "{}: {right} is cited from memory",
                    law.law
                );
            }
        }
    }
}

#[test]
fn the_program_holds_every_template_and_word_of_the_folders() {
    let folder = kerkesa::catalog::Catalog::from_dir(env!("CARGO_MANIFEST_DIR").as_ref())
        .expect("the folder");
    assert!(folder.languages().eq(CATALOG.languages()));
    assert!(folder.jurisdictions().eq(CATALOG.jurisdictions()));
    assert_eq!(
        folder.template_texts().expect("templates"),
        CATALOG.template_texts().expect("templates")
    );
}

#[test]
fn a_law_has_a_letter_or_says_what_it_gives_instead() {
    use kerkesa::domain::LetterKind;
    for law in CATALOG.laws() {
        let law = CATALOG.law(law).expect("a law");
        for &letter in LetterKind::ALL {
            let (has, lack) = (law.has(letter, about(letter)), law.lacks.get(&letter));
            assert!(has || lack.is_some(), "{}: {letter}", law.law);
            for instead in lack.iter().flat_map(|lack| &lack.instead) {
                assert!(
                    law.has(*instead, about(*instead)),
                    "{}: {letter}: {instead}",
                    law.law
                );
            }
        }
    }
}

/// The folder is read as YAML, and the program's own files as what was made of them when it was built.
#[test]
fn the_program_reads_in_its_files_what_stands_in_the_folders() {
    let folder = kerkesa::catalog::Catalog::from_dir(env!("CARGO_MANIFEST_DIR").as_ref())
        .expect("the folder");
    for tag in CATALOG.languages() {
        let [own, yaml] =
            [&*CATALOG, &folder].map(|catalog| format!("{:?}", catalog.words(tag).expect("words")));
        assert!(own == yaml, "{tag}");
        assert!(own.contains(tag.as_str()) && own.len() > 10_000, "{tag}");
        let [own, yaml] = [&*CATALOG, &folder]
            .map(|catalog| format!("{:?}", catalog.labels(tag).expect("labels")));
        assert!(own == yaml, "labels of {tag}");
    }
    for law in CATALOG.laws() {
        assert_eq!(folder.law(law), CATALOG.law(law));
    }
    for country in CATALOG.jurisdictions() {
        let [own, yaml] = [&*CATALOG, &folder]
            .map(|catalog| format!("{:?}", catalog.jurisdiction(country).expect("a country")));
        assert!(own == yaml, "{country}");
        let code = country.as_str().parse().expect("a country");
        let [own, yaml] = [&*CATALOG, &folder]
            .map(|catalog| format!("{:?}", catalog.holidays(code).expect("holidays")));
        assert!(own == yaml, "holidays of {country}");
    }
}
