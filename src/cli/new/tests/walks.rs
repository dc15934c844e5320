//! Whole interviews, from the language to the letter.

use super::respondent::Worker;
use crate::{
    book::Shelf,
    catalog::Catalog,
    cli::{
        new::{interview::Interview, opening::Begin, terminal::Stop},
        requests,
    },
    domain::{LetterKind, Request},
    intake::Moment,
};
use std::{
    cell::Cell,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

static CATALOG: LazyLock<Catalog> = LazyLock::new(super::catalog);

const MOMENT: Moment = Moment {
    today: jiff::civil::date(2026, 11, 24),
    random: 4_711,
};

/// Lets the worker answer; whether the letter was written.
fn interview(file: &Path, worker: &mut Worker) -> Result<bool, Stop> {
    interview_from(file, Begin::Empty, worker)
}

fn interview_from(file: &Path, begin: Begin<'_>, worker: &mut Worker) -> Result<bool, Stop> {
    let written = Cell::new(false);
    Interview::new(&CATALOG, MOMENT, &Shelf::empty(), file, begin).run(worker, &|_| {
        written.set(true);
        Ok(())
    })?;
    Ok(written.get())
}

fn request(file: &Path) -> Request {
    requests::read(file, &[], &Shelf::empty(), &CATALOG, &MOMENT).expect("a request")
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<PathBuf> = entries
        .map(|entry| PathBuf::from(entry.expect("an entry").file_name()))
        .collect();
    names.sort();
    names
}

#[test]
fn the_answers_to_an_interview_become_a_request() {
    let folder = tempfile::tempdir().expect("a folder");
    // Without a file and a respondent, tests/it/interview.rs asks for every letter in every country and language.
    for (turn, language) in CATALOG.label_languages().enumerate() {
        let language: &'static str = language.as_str().to_owned().leak();
        let countries = CATALOG.jurisdictions().enumerate();
        for (index, country) in countries.filter(|(index, _)| index / 2 == turn) {
            let country: &'static str = country.as_str().to_owned().leak();
            let talkative = index % 2 == 0;
            for (letter, talkative) in [("access", talkative), ("objection", !talkative)] {
                let file = folder
                    .path()
                    .join(format!("{language}-{country}-{letter}-{talkative}.yaml"));
                let mut chooses = vec![language, letter, country, "firm", "former", "ticked"];
                if !talkative {
                    chooses.push("email");
                }
                let mut worker = Worker {
                    talkative,
                    chooses,
                    ..Worker::default()
                };
                let done = interview(&file, &mut worker);
                assert!(
                    matches!(done, Ok(true)),
                    "{}: {done:?}: {}",
                    file.display(),
                    worker.heard
                );
                let request = request(&file);
                assert_eq!(request.letter.id(), letter);
                assert_eq!(request.language.as_str(), language);
                assert_eq!(request.jurisdiction.as_str(), country);
                assert_eq!(request.employer.email.is_some(), !talkative);
                assert_eq!(request.employer.address.country().as_str(), country);
            }
        }
    }
    assert!(
        names(folder.path())
            .iter()
            .all(|name| !name.to_string_lossy().contains("draft"))
    );
}

#[test]
fn what_is_unwise_is_said_before_the_letter_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    for (language, wanted) in [
        (
            "en",
            "advice: Postcode: has too many digits (8) for a postcode in AL (4)",
        ),
        ("de", "Rat: Postleitzahl: hat zu viele Ziffern (8)"),
    ] {
        let mut worker = Worker {
            talkative: true,
            chooses: vec![language, "access", "AL"],
            ..Worker::default()
        };
        let file = folder.path().join(format!("{language}.yaml"));
        assert!(interview(&file, &mut worker).expect("an interview"));
        assert!(worker.heard.contains(wanted), "{}", worker.heard);
    }
}

#[test]
fn leaving_at_any_question_and_going_on_makes_the_same_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("whole.yaml");
    let worker = |leaves_after| Worker {
        talkative: true,
        chooses: vec!["sq", "objection", "AL"],
        leaves_after,
        ..Worker::default()
    };
    assert!(interview(&whole, &mut worker(None)).expect("an interview"));
    let parts = folder.path().join("parts.yaml");
    let mut sittings = 1;
    // Four answers: to go on, and then at most three, for a text has its paragraphs.
    while let Err(stop) = interview(&parts, &mut worker(Some(4))) {
        assert!(matches!(stop, Stop::Left), "{stop:?}");
        assert!(folder.path().join("parts.draft.yaml").exists());
        assert!(!parts.exists(), "nothing is written before the end");
        sittings += 1;
        assert!(sittings < 100, "it never ends");
    }
    assert!(sittings > 10, "{sittings}");
    // Who left at the last question made no letter, so the file has no date yet.
    let whole = fs::read_to_string(&whole).expect("a file");
    assert!(whole.contains("\ndate: 2026-11-24\n"), "{whole}");
    assert_eq!(
        whole.replace("date: 2026-11-24\n", ""),
        fs::read_to_string(&parts).expect("a file")
    );
    assert_eq!(
        names(folder.path()),
        ["parts.yaml", "whole.yaml"].map(PathBuf::from)
    );
}

#[test]
fn leaving_says_how_to_go_on_and_keeps_the_answers_for_the_owner() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("request.yaml");
    let mut worker = Worker {
        chooses: vec!["en"],
        leaves_after: Some(6),
        ..Worker::default()
    };
    assert!(matches!(interview(&file, &mut worker), Err(Stop::Left)));
    assert!(
        worker
            .heard
            .trim_end()
            .ends_with(&format!("To go on: kerkesa new {}", file.display())),
        "{}",
        worker.heard
    );
    let draft = folder.path().join("request.draft.yaml");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            fs::metadata(&draft).expect("a draft").permissions().mode() & 0o777,
            0o600
        );
    }
    let mut worker = Worker {
        chooses: vec!["anew"],
        leaves_after: Some(1),
        ..Worker::default()
    };
    assert!(matches!(interview(&file, &mut worker), Err(Stop::Left)));
    assert!(!draft.exists(), "starting anew deletes the answers");
}

#[test]
fn a_file_of_the_same_name_is_kept_unless_the_worker_says_otherwise() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("request.yaml");
    fs::write(&file, "mine").expect("a file");
    interview(&file, &mut Worker::default()).expect("an interview");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "mine");
    assert_eq!(
        request(&folder.path().join("request-2.yaml")).letter,
        LetterKind::Access
    );
    interview(
        &file,
        &mut Worker {
            chooses: vec!["replace"],
            ..Worker::default()
        },
    )
    .expect("an interview");
    assert_eq!(request(&file).letter, LetterKind::Access);
}

#[test]
fn a_draft_that_is_no_yaml_is_refused_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("request.draft.yaml");
    fs::write(&draft, "a: [").expect("a draft");
    let done = interview(&folder.path().join("request.yaml"), &mut Worker::default());
    assert!(matches!(done, Err(Stop::Failed(_))), "{done:?}");
    assert!(draft.exists());
}

#[test]
fn answers_of_a_draft_that_no_question_can_have_are_asked_for_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = "draft: {language: en}\nletter: reminder\njurisdiction: AL\nworker: {name: \"\", birth_date: 2026-02-30}\nnonsense: 7\n";
    fs::write(folder.path().join("request.draft.yaml"), draft).expect("a draft");
    let file = folder.path().join("request.yaml");
    interview(&file, &mut Worker::default()).expect("an interview");
    let request = request(&file);
    assert_eq!(
        (
            request.letter,
            request.worker.and_then(|worker| worker.birth_date)
        ),
        (LetterKind::Access, Some(jiff::civil::date(2020, 2, 3)))
    );
}

#[test]
fn an_employer_that_is_found_needs_no_address_and_another_name_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("book.yaml");
    let entry =
        "nachtwind: {name: Nachtwind KG, address: {lines: [Weg 9, 10117 Berlin], country: DE}}\n";
    fs::write(&book, entry).expect("a book");
    let shelf = Shelf::with(book);
    let walk = |looks_for, name: &str| {
        let file = folder.path().join(name);
        let mut worker = Worker {
            chooses: vec!["en", "access", "DE"],
            looks_for: Some(looks_for),
            ..Worker::default()
        };
        let interview = Interview::new(&CATALOG, MOMENT, &shelf, &file, Begin::Empty);
        let done = interview.run(&mut worker, &|_| Ok(()));
        assert!(done.is_ok(), "{done:?}: {}", worker.heard);
        let request = requests::read(&file, &[], &shelf, &CATALOG, &MOMENT).expect("a request");
        (request.employer, worker.heard)
    };
    let (employer, heard) = walk("nachtwind", "book.request.yaml");
    assert_eq!(employer.name.as_str(), "Nachtwind KG");
    assert!(heard.contains("From your employers’ book"), "{heard}");
    let (employer, heard) = walk("wasserbau", "list.request.yaml");
    assert!(employer.name.as_str().contains("Wasserbau"), "{employer:?}");
    assert!(heard.contains("From the public list"), "{heard}");
    assert!(heard.contains(employer.name.as_str()), "in the summary");
    let (employer, heard) = walk("Nirgendwo AG", "typed.request.yaml");
    assert_eq!(employer.name.as_str(), "Nirgendwo AG");
    assert!(!heard.contains("public list"), "{heard}");
}

#[test]
fn a_book_that_cannot_be_read_is_told_before_it_is_missed() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("book.yaml");
    fs::write(&book, "nachtwind: [\n").expect("a book");
    let file = folder.path().join("request.yaml");
    for (shelf, is_told) in [
        (Shelf::with(book), true),
        (Shelf::with(folder.path().join("none.yaml")), false),
    ] {
        let mut worker = Worker {
            chooses: vec!["en", "access", "AL", "replace"],
            ..Worker::default()
        };
        let interview = Interview::new(&CATALOG, MOMENT, &shelf, &file, Begin::Empty);
        assert!(interview.run(&mut worker, &|_| Ok(())).is_ok());
        assert_eq!(
            worker.heard.contains("book.yaml"),
            is_told,
            "{}",
            worker.heard
        );
    }
}

#[test]
fn a_finished_request_is_changed_and_followed_without_another_editor() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("access.yaml");
    let worker = |chooses: Vec<&'static str>| Worker {
        chooses,
        ..Worker::default()
    };
    interview(&file, &mut worker(vec!["sq", "access", "AL"])).expect("an interview");
    let first = fs::read_to_string(&file).expect("a file");
    assert!(first.contains("date: 2026-11-24"), "{first}");

    let mut editor = worker(vec!["sq"]);
    interview_from(&file, Begin::Itself, &mut editor).expect("an interview");
    assert_eq!(fs::read_to_string(&file).expect("a file"), first);
    assert!(editor.answered < 5, "nothing is asked again");

    let long_ago = first.replace("date: 2026-11-24", "date: 2026-03-02");
    fs::write(&file, long_ago).expect("a file");
    let next = folder.path().join("access-2.yaml");
    let mut worker = Worker {
        days: vec!["2026-03-03", "2026-03-04"],
        ..worker(vec!["sq"])
    };
    interview_from(&next, Begin::After(&file), &mut worker).expect("an interview");
    assert!(worker.answered < 15, "only what is new is asked");
    let (first, next) = (request(&file), request(&next));
    assert_eq!(next.letter, LetterKind::Reminder);
    let previous = &next.previous[0];
    assert_eq!(previous.reference, Some(first.reference));
    assert_eq!(previous.received, Some(jiff::civil::date(2026, 3, 4)));
    assert_eq!((next.worker, next.employer), (first.worker, first.employer));
}

#[test]
fn the_way_back_leads_to_the_question_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("request.yaml");
    let mut straight = Worker {
        talkative: true,
        chooses: vec!["sq", "objection", "AL"],
        ..Worker::default()
    };
    interview(&file, &mut straight).expect("an interview");
    let whole = fs::read_to_string(&file).expect("a file");
    let file = folder.path().join("again.yaml");
    let mut wavering = Worker {
        talkative: true,
        chooses: vec!["sq", "objection", "AL"],
        goes_back: true,
        ..Worker::default()
    };
    interview(&file, &mut wavering).expect("an interview");
    assert_eq!(fs::read_to_string(&file).expect("a file"), whole);
    assert!(wavering.answered > straight.answered + 10);
}
