//! Letters that say that no answer came: never before the time is over, never ahead of the day, never without a proof.

use crate::make::{request_on, tests_dir, text};
use jiff::civil::{Date, date};
use kerkesa::{
    compose::compose,
    domain::{LetterKind, SendingProof},
    intake::{self, RefusalId, Sequel},
};

/// A letter that follows one of 1 October 2026 to an employer in Albania.
fn follow(letter: &str, day: &str, previous: &str) -> String {
    let objection = if previous.contains("objection") {
        "objection: {to: [home_webcam]}\n"
    } else {
        ""
    };
    format!(
        "letter: {letter}\nlanguage: en\n{day}reference: '9'\n{WORKER}{objection}previous: {{date: 2026-10-01, {previous}}}\n"
    )
}

const WORKER: &str = "\
worker:
  name: Arta Hoxha
  address: {street: Rruga 1, city: Tiranë, country: AL}
employer:
  name: Shembull sh.p.k.
  address: {street: Rruga 2, city: Tiranë, country: AL}
";

/// The refusal of such a letter on a day, with its sentence.
fn refused(yaml: &str, today: Date) -> (RefusalId, String) {
    let refusal = request_on(yaml, today).expect_err(yaml);
    let hint = refusal.hint.clone().unwrap_or_default();
    (refusal.id, format!("{refusal}; {hint}"))
}

/// Long after every letter here may be written.
const LATER: Date = date(2027, 3, 1);

const SILENT: [(&str, &str); 3] = [
    ("reminder", "letter: access"),
    ("complaint", "letter: access"),
    ("objection_unanswered", "letter: objection"),
];

#[test]
fn a_letter_about_silence_waits_for_its_first_day() {
    for (letter, first) in SILENT {
        // Received on 5 October: thirty days end on Wednesday 4 November, and two working days later it is late.
        let previous = format!("{first}, received: 2026-10-05");
        for (day, is_right) in [
            ("2026-10-09", false),
            ("2026-11-05", false),
            ("2026-11-06", true),
        ] {
            let yaml = follow(letter, &format!("date: {day}\n"), &previous);
            if is_right {
                request_on(&yaml, LATER).unwrap_or_else(|refusal| panic!("{letter}: {refusal}"));
                continue;
            }
            let (id, said) = refused(&yaml, LATER);
            assert_eq!(id, RefusalId::TooEarly, "{letter} {day}");
            assert!(said.contains("from 2026-11-06 on"), "{said}");
        }
    }
}

#[test]
fn a_date_that_is_still_to_come_is_no_way_around() {
    for (letter, first) in SILENT {
        let previous = format!("{first}, received: 2026-10-05");
        let yaml = follow(letter, "date: 2026-12-01\n", &previous);
        let (id, said) = refused(&yaml, date(2026, 10, 9));
        assert_eq!(id, RefusalId::DatedAhead, "{letter}");
        assert!(said.contains("2026-10-09"), "{said}");
        // Without a date it bears today's.
        let (id, _) = refused(&follow(letter, "", &previous), date(2026, 10, 9));
        assert_eq!(id, RefusalId::TooEarly, "{letter}");
        assert!(request_on(&follow(letter, "", &previous), date(2026, 12, 1)).is_ok());
    }
}

#[test]
fn without_a_receipt_only_a_proved_sending_counts() {
    for (letter, first) in SILENT {
        let on = |day: &str, more: &str| {
            let previous = format!("{first}{more}");
            follow(letter, &format!("date: {day}\n"), &previous)
        };
        for more in ["", ", sent: 2026-10-01"] {
            let (id, said) = refused(&on("2027-02-01", more), LATER);
            assert_eq!(id, RefusalId::ReceiptUnproved, "{letter}{more}");
            assert!(said.contains("proof: registered"), "{said}");
        }
        let (id, _) = refused(&on("2027-02-01", ", proof: registered"), LATER);
        assert_eq!(id, RefusalId::SendingDayMissing);
        // Fourteen days for the post: as if received on 15 October, and 14 November is a Saturday.
        let registered = ", sent: 2026-10-01, proof: registered";
        let (id, said) = refused(&on("2026-11-17", registered), LATER);
        assert_eq!(id, RefusalId::TooEarly);
        assert!(said.contains("from 2026-11-18 on"), "{said}");
        assert!(request_on(&on("2026-11-18", registered), LATER).is_ok());
        // An e-mail: as if received on the next working day, 2 October; 1 November is a Sunday.
        let email = ", sent: 2026-10-01, proof: email";
        let (_, said) = refused(&on("2026-11-03", email), LATER);
        assert!(said.contains("from 2026-11-04 on"), "{said}");
        assert!(request_on(&on("2026-11-04", email), LATER).is_ok());
    }
}

#[test]
fn a_letter_names_the_day_of_sending_and_no_receipt() {
    for (language, by_post, by_mail) in [
        ("en", "registered post on 1 October 2026", "e-mail on"),
        ("de", "am 1. Oktober 2026 per Einschreiben", "per E-Mail"),
        ("it", "con raccomandata il 1° ottobre 2026", "per e-mail"),
        ("sq", "me postë rekomande më 1 tetor 2026", "me e-mail"),
    ] {
        for (letter, first) in SILENT {
            for (proof, part) in [("registered", by_post), ("email", by_mail)] {
                let previous = format!("{first}, sent: 2026-10-01, proof: {proof}");
                let yaml = follow(letter, "date: 2027-01-11\n", &previous)
                    .replace("language: en", &format!("language: {language}"));
                let request = request_on(&yaml, LATER).expect("a request");
                let letter = compose(&request, &crate::make::CATALOG).expect("a letter");
                let said = text(&letter).replace(['\u{a0}', '\n'], " ");
                let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(said.contains(part), "{part} in\n{said}");
                for receipt in [
                    "You received",
                    "received my letter",
                    "ist am 1. Oktober 2026 eingegangen",
                    "Avete ricevuto la mia lettera il",
                    "e keni marrë",
                ] {
                    assert!(!said.contains(receipt), "{receipt} in\n{said}");
                }
            }
        }
    }
}

#[test]
fn a_letter_about_an_answer_waits_for_nothing() {
    for (letter, kind) in [
        ("refusal_reply", "refusal"),
        ("incomplete_reply", "incomplete"),
        ("identity_reply", "identity"),
        ("extension_reply", "extension"),
        ("fee_reply", "fee"),
        ("wrong_language_reply", "wrong_language"),
        ("complaint", "refusal"),
        ("objection_unanswered", "refusal"),
    ] {
        let first = if letter == "objection_unanswered" {
            "objection"
        } else {
            "access"
        };
        let previous = format!("letter: {first}, reply: {{date: 2026-10-07, kind: {kind}}}");
        let yaml = follow(letter, "date: 2026-10-09\n", &previous);
        let request = request_on(&yaml, date(2026, 10, 9));
        assert!(request.is_ok(), "{letter}: {request:?}");
    }
}

#[test]
fn a_registered_letter_has_its_proof_in_the_next_request() {
    let first = format!("letter: access\nlanguage: en\ndate: 2026-10-01\nreference: '9'\n{WORKER}");
    let next = |earlier: &str, sent, received, proof| {
        let sequel = Sequel {
            letter: LetterKind::Reminder,
            date: date(2026, 12, 1),
            reference: "10".parse().expect("a reference"),
            sent,
            received,
            proof,
            reply: None,
            open: Vec::new(),
        };
        let yaml = intake::follow_up(earlier.as_bytes(), sequel, tests_dir(), &[]);
        request_on(&yaml.expect("a request file"), LATER)
    };
    let proof = |request: &kerkesa::domain::Request| request.previous[0].proof;
    let sent = Some(date(2026, 10, 1));
    let registered = format!("{first}delivery: registered\n");
    let request = next(&registered, sent, None, None).expect("a proof");
    assert_eq!(proof(&request), Some(SendingProof::Registered));
    let request = next(&registered, sent, Some(date(2026, 10, 5)), None).expect("a receipt");
    assert_eq!(proof(&request), None);
    let refusal = next(&first, sent, None, None).expect_err("ordinary post");
    assert_eq!(refusal.id, RefusalId::ReceiptUnproved);
    let email = Some(SendingProof::Email);
    assert_eq!(
        proof(&next(&first, sent, None, email).expect("a proof")),
        email
    );
}
