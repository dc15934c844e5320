//! What a program that is no command line does: days, files and refusals from the library alone.

use crate::make::{CATALOG, MOMENT, request, request_on, tests_dir};
use jiff::civil::{Date, date};
use kerkesa::{
    book::Shelf,
    catalog::{Labels, Voices},
    compose::compose,
    deadlines::{DeadlineError, Matter, calendar_file, page},
    domain::{LanguageTag, LetterKind, Request},
    intake::{self, Moment, Refusal, RefusalId, Sequel},
};
use std::process::Command;

const ACCESS: &str = "tests/requests/access-al.yaml";
const RECEIVED: Date = date(2026, 11, 25);

fn text(file: &str) -> String {
    std::fs::read_to_string(file).expect("a request file")
}

fn labels(tag: &str) -> Labels {
    let tag: LanguageTag = tag.parse().expect("a tag");
    CATALOG.labels(&tag).expect("labels")
}

/// What `kerkesa deadline` prints.
fn printed(options: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(["deadline", ACCESS, "--received", "2026-11-25"])
        .args(options)
        .output()
        .expect("the program");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn matter(request: &Request) -> Matter<'_> {
    Matter::of(request, RECEIVED, None, MOMENT.today, &CATALOG).expect("a matter")
}

#[test]
fn the_days_are_those_of_the_command_line() {
    let request = request(&text(ACCESS), &[]).expect("a request");
    for language in ["sq", "de"] {
        let labels = labels(language);
        let matter = matter(&request);
        let speaker = matter.speaker(&labels, &CATALOG).expect("a speaker");
        let days = matter.days(&speaker).expect("days");
        assert_eq!(
            page(&days, &speaker).expect("a page"),
            printed(&["--language", language])
        );
        let reference = request.reference.as_str();
        let calendar = calendar_file(&days, &speaker, reference, Some("Arkiv"));
        assert_eq!(
            calendar.expect("a calendar"),
            printed(&[
                "--language",
                language,
                "--format",
                "ics",
                "--summary",
                "Arkiv"
            ])
        );
        let json = serde_json::to_value(&days).expect("JSON");
        assert!(json["last_day"].is_string(), "{json}");
    }
}

#[test]
fn why_there_are_no_days_is_told_in_every_language() {
    let request = request(&text(ACCESS), &[]).expect("a request");
    let early = Matter::of(&request, date(2020, 1, 1), None, MOMENT.today, &CATALOG);
    let early = early.expect_err("it was not written yet");
    assert!(matches!(early, DeadlineError::BeforeLetter { .. }));
    let country = "AL".parse().expect("a country");
    let complaint = Matter::new(country, LetterKind::Complaint, RECEIVED, None, &CATALOG);
    let complaint = complaint.expect("a matter");
    let english = labels("en");
    for language in ["en", "de", "it", "sq"] {
        let labels = labels(language);
        let speaker = complaint.speaker(&labels, &CATALOG).expect("a speaker");
        let days = complaint.days(&speaker).expect("days");
        let empty = calendar_file(&days, &speaker, "", None).expect_err("no day");
        assert_eq!(empty, DeadlineError::NoDay);
        for why in [&early, &empty] {
            let told = why.told(&labels);
            assert_eq!(told == why.told(&english), language == "en", "{told:?}");
            assert!(told.hint.is_some() && !told.what.contains('{'), "{told:?}");
        }
    }
}

#[test]
fn the_name_of_a_file_holds_no_name_of_a_person() {
    for (reference, stem) in [
        ("TK-0042", "access-TK-0042"),
        ("../../etc/passwd", "access-etc-passwd"),
        ("Ärger: 7\u{a0}%", "access-rger--7"),
    ] {
        let request = request(&text(ACCESS), &[("reference", reference)]).expect("a request");
        assert_eq!(request.file_stem(), stem);
    }
}

#[test]
fn a_draft_of_an_e_mail_needs_somebody_to_go_to() {
    let known = ("employer.email", "zyra@example.com");
    let with = request(&text(ACCESS), &[known]).expect("a request");
    assert!(!compose(&with, &CATALOG).expect("a letter").lacks_mailbox());
    let without = Request {
        employer: kerkesa::domain::Controller {
            email: None,
            ..with.employer.clone()
        },
        ..with
    };
    assert!(
        compose(&without, &CATALOG)
            .expect("a letter")
            .lacks_mailbox()
    );
    let refusal = Refusal::draft_to_nobody(&without);
    assert_eq!(refusal.key, "employer.email");
    let told = refusal.clone().told(&labels("sq"));
    assert_ne!(told.what, refusal.what);
}

#[test]
fn the_next_request_is_made_and_read_at_once() {
    let earlier = text(ACCESS);
    let next = |letter, today| {
        let moment = Moment { today, ..MOMENT };
        let sequel = Sequel {
            received: Some(date(2026, 11, 24)),
            ..Sequel::new(letter, today, &moment)?
        };
        let (earlier, shelf) = (earlier.as_bytes(), Shelf::empty());
        intake::next_request(earlier, sequel, &[], tests_dir(), &shelf, &CATALOG, &moment)
    };
    let refusal = next(LetterKind::Access, MOMENT.today).expect_err("it follows nothing");
    assert_eq!(refusal.key, "letter");
    let refusal = next(LetterKind::Reminder, MOMENT.today).expect_err("too early");
    assert_eq!((refusal.id, refusal.place), (RefusalId::TooEarly, None));
    let voice = intake::voice(earlier.as_bytes(), &[], &CATALOG);
    assert_eq!(voice.labels().tag().as_str(), "sq");
    assert_ne!(refusal.clone().told(voice.labels()).what, refusal.what);
    let (file, request) = next(LetterKind::Reminder, date(2027, 3, 1)).expect("a request");
    assert_eq!(request.letter, LetterKind::Reminder);
    let again = request_on(&file, date(2027, 3, 1)).expect("a request");
    assert_eq!(again, request);
}

#[test]
fn a_voice_is_heard_again() {
    let voices = Voices::new(&CATALOG);
    for tag in ["sq", "de", "sq"] {
        let tag: LanguageTag = tag.parse().expect("a tag");
        assert_eq!(voices.of(&tag).labels().tag(), &tag);
    }
}
