//! From the first letter to the authority: the days, the order, and what came before.

use crate::make::{CATALOG, request, request_on, tests_dir, text};
use kerkesa::{
    compose::{compose, explain, reading_copy},
    domain::{LetterKind, Reply, ReplyKind, Request},
    intake::{self, Sequel, Setting},
};

const OBJECTION: &str = "\
letter: objection
language: sq
date: 2026-11-24
place: Tiranë
reference: TK-0042
worker:
  name: Arta Hoxha
  address: {street: Rruga e Shembullit 12, postcode: '1001', city: Tiranë, country: AL}
employer:
  name: Shembull Contact Center sh.p.k.
  address: {street: Rruga e Provës 7, postcode: '1019', city: Tiranë, country: AL}
objection:
  to: [{operation: home_webcam, system: DeskWatch, since: 2026-09-01}]
  because: [private_home]
";

const ACCESS: &str = "\
letter: access
date: 2026-11-24
reference: UK-0001
worker:
  name: Arta Hoxha
  address: {street: 12 Example Street, city: Leeds, postcode: LS1 1AA, country: GB}
employer:
  name: Example Contact Ltd
  address: {street: 7 Sample Road, city: Leeds, postcode: LS1 1AB, country: GB}
";

/// What happens next: letter, date, reference, receipt of the earlier one.
fn next(
    letter: LetterKind,
    date: (i16, i8, i8),
    reference: &str,
    received: (i16, i8, i8),
) -> Sequel {
    let day = |(year, month, day)| jiff::civil::date(year, month, day);
    Sequel {
        letter,
        date: day(date),
        reference: reference.parse().expect("a reference"),
        sent: None,
        received: Some(day(received)),
        proof: None,
        reply: None,
        open: Vec::new(),
    }
}

fn follow(earlier: &str, sequel: Sequel, settings: &[(&str, &str)]) -> String {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|(key, value)| Setting {
            key: (*key).into(),
            value: (*value).into(),
        })
        .collect();
    intake::follow_up(earlier.as_bytes(), sequel, tests_dir(), &settings)
        .unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// A day on which every letter of these chains can be written.
const TODAY: jiff::civil::Date = jiff::civil::date(2027, 3, 1);

fn read(yaml: &str) -> Request {
    request_on(yaml, TODAY).unwrap_or_else(|refusal| panic!("{refusal}\n{yaml}"))
}

fn letter(yaml: &str) -> String {
    text(&compose(&read(yaml), &CATALOG).expect("a letter"))
}

#[test]
fn a_chain_in_albania_ends_at_the_commissioner() {
    // Received on 26 November: the thirty days end on Saturday 26 December and roll over to Monday.
    let reminder = follow(
        OBJECTION,
        next(
            LetterKind::Reminder,
            (2027, 1, 5),
            "TK-0043",
            (2026, 11, 26),
        ),
        &[],
    );
    let said = letter(&reminder);
    for part in [
        "TK-0042",
        "24 nëntor 2026",
        "26 nëntor 2026",
        "28 dhjetor 2026",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    let complaint = follow(
        &reminder,
        next(LetterKind::Complaint, (2027, 2, 1), "TK-0044", (2027, 1, 7)),
        &[("follow_up.continues", "true")],
    );
    let said = letter(&complaint);
    for part in [
        "Komisioneri për të Drejtën e Informimit dhe Mbrojtjen e të Dhënave Personale",
        "TK-0042",
        "TK-0043",
        "28 dhjetor 2026",
        "7 janar 2027",
        "Shembull Contact Center sh.p.k.",
        "DeskWatch",
        "86",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    let entries = read(&complaint).previous;
    assert_eq!(entries.len(), 2);
    assert_eq!(
        (entries[0].letter, entries[1].letter),
        (LetterKind::Objection, LetterKind::Reminder)
    );
}

#[test]
fn a_chain_in_the_united_kingdom_goes_to_the_employer_first() {
    let mut sequel = next(
        LetterKind::EmployerComplaint,
        (2027, 1, 11),
        "UK-0002",
        (2026, 11, 26),
    );
    sequel.open = vec![2];
    let to_employer = follow(ACCESS, sequel, &[]);
    let said = letter(&to_employer);
    for part in [
        "section 164A",
        "UK-0001",
        "26 November 2026",
        "29 December 2026",
        "Point 2: ",
    ] {
        assert!(
            said.replace('\u{A0}', " ").contains(part),
            "{part} in\n{said}"
        );
    }
    let to_authority = follow(
        &to_employer,
        next(
            LetterKind::Complaint,
            (2027, 2, 22),
            "UK-0003",
            (2027, 1, 13),
        ),
        &[],
    );
    let said = letter(&to_authority).replace('\u{A0}', " ");
    for part in [
        "Information Commission (ICO)",
        "section 165",
        "UK-0001",
        "UK-0002",
        "complaint to the employer, dated 11 January 2027",
        "received on 13 January 2027",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
}

#[test]
fn a_letter_that_follows_needs_the_date_and_the_reference_of_the_earlier_one() {
    for key in ["date", "reference"] {
        let lines = OBJECTION.lines().filter(|line| !line.starts_with(key));
        let earlier = lines.collect::<Vec<_>>().join("\n");
        let sequel = next(
            LetterKind::Reminder,
            (2027, 1, 5),
            "TK-0043",
            (2026, 11, 26),
        );
        let refusal =
            intake::follow_up(earlier.as_bytes(), sequel, tests_dir(), &[]).expect_err("a refusal");
        assert_eq!(refusal.to_string(), format!("{key}: is missing"));
    }
}

/// The refusal of a reminder with some of its lines changed.
fn refused(old: &str, new: &str) -> String {
    let reminder = follow(
        OBJECTION,
        next(
            LetterKind::Reminder,
            (2027, 1, 5),
            "TK-0043",
            (2026, 11, 26),
        ),
        &[],
    );
    assert!(reminder.contains(old), "{old} in\n{reminder}");
    let refusal = request_on(&reminder.replace(old, new), TODAY).expect_err("a refusal");
    assert!(refusal.place.is_some(), "{refusal}");
    refusal.to_string()
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let table = [
        (
            "date: 2027-01-05",
            "date: 2026-12-29",
            "makes sense from 2026-12-30 on",
        ),
        (
            "letter: reminder",
            "letter: fee_reply",
            "the letter replies to an answer",
        ),
        (
            "letter: reminder",
            "letter: access",
            "the letter `access` does not use it",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-26\n- letter: access\n  date: 2026-12-01",
            "`access` cannot be here",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-26\n- letter: mandate\n  date: 2026-12-01",
            "`mandate` cannot be here",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-23",
            "is before `date`",
        ),
        (
            "received: 2026-11-26",
            "received: 2027-11-26",
            "is after the date of the letter",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-26\n  reply: {date: 2026-12-01, kind: fee}",
            "an answer came",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-26\n  reply: {date: 2026-12-01, kind: fee, until: 2026-12-03}",
            "names no new day",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-26\n  reply: {date: 2026-12-01, kind: incomplete, fee: 5 euro}",
            "demands no fee",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-26\n  reply: {date: 2026-12-01, kind: fee, reasons: [excessive]}",
            "is not a reason for an answer",
        ),
        (
            "received: 2026-11-26",
            "received: 2026-11-26\n  reply: {date: 2026-12-01, kind: refusal, reasons: [excessive, no_reasons]}",
            "exclude each other",
        ),
        (
            "received: 2026-11-26",
            "recieved: 2026-11-26",
            "there is no such key",
        ),
        ("previous:", "access: {}\nprevious:", "does not use it"),
    ];
    for (old, new, what) in table {
        let found = refused(old, new);
        assert!(found.contains(what), "{new}: {found}");
    }
}

#[test]
fn an_open_point_that_the_first_letter_does_not_have_is_refused() {
    let mut sequel = next(
        LetterKind::Reminder,
        (2027, 1, 5),
        "TK-0043",
        (2026, 11, 26),
    );
    sequel.open = vec![1, 99];
    let request = read(&follow(OBJECTION, sequel, &[]));
    let error = compose(&request, &CATALOG)
        .expect_err("an error")
        .to_string();
    assert!(error.contains("there is no point 99"), "{error}");
}

#[test]
fn a_right_that_the_law_lacks_is_none_in_a_later_letter_either() {
    let swiss = "\
letter: reminder
jurisdiction: CH
language: en
date: 2026-11-24
reference: '9'
worker:
  name: Arta Hoxha
  address: {street: Beispielweg 1, city: Bern, country: CH}
employer:
  name: Beispiel AG
  address: {street: Musterweg 2, city: Bern, country: CH}
previous: {letter: restriction, date: 2026-10-01, received: 2026-10-05}
";
    let refusal = request(swiss, &[]).expect_err("a refusal");
    assert!(
        refusal.what.contains("no restriction of processing"),
        "{refusal}"
    );
    assert!(refusal.hint.expect("a hint").contains("objection"));
}

#[test]
fn the_authority_of_a_german_complaint_is_that_of_the_land() {
    let complaint = |more: &str| {
        format!(
            "letter: complaint\ndate: 2026-11-24\nreference: '9'\n{more}worker:\n  name: Arta Hoxha\n  address: {{street: Weg 1, city: Mainz, country: DE}}\nemployer:\n  name: Beispiel GmbH\n  address: {{street: Weg 2, city: Mainz, country: DE}}\nprevious: {{letter: access, date: 2026-10-01, received: 2026-10-05}}\n"
        )
    };
    let refusal = request(&complaint(""), &[]).expect_err("which Land?");
    assert!(
        refusal
            .hint
            .as_deref()
            .is_some_and(|hint| hint.contains("region"))
    );
    let said = letter(&complaint("region: DE-RP\n"));
    assert!(said.contains("Rheinland-Pfalz"), "{said}");
    let wrong = request(&complaint("region: AT-1\n"), &[]).expect_err("no part of Germany");
    assert!(wrong.what.contains("is not a part of DE"), "{wrong}");
}

#[test]
fn who_writes_in_the_workers_name_signs_and_gets_the_answer() {
    let represented = format!(
        "{OBJECTION}representative:\n  organisation: Sindikata Shembull\n  name: Besa Prova\n  address: {{street: Rruga 3, city: Tiranë, country: AL}}\n  writes: true\n"
    );
    let letter = compose(&read(&represented), &CATALOG).expect("a letter");
    assert_eq!(letter.author, "Sindikata Shembull");
    let said = text(&letter);
    assert!(
        said.starts_with("Sindikata Shembull\nBesa Prova\n"),
        "{said}"
    );
    for missing in [
        "  name: Besa Prova\n",
        "  address: {street: Rruga 3, city: Tiranë, country: AL}\n",
    ] {
        assert!(
            request(&represented.replace(missing, ""), &[]).is_err(),
            "{missing}"
        );
    }
}

#[test]
fn a_reading_copy_says_on_it_that_it_is_none_to_send() {
    let request = read(OBJECTION);
    let english = "en".parse().expect("a tag");
    let copy = reading_copy(&request, &english, &CATALOG).expect("a copy");
    let mark = copy.mark.as_ref().expect("a mark");
    assert!(kerkesa::letter::plain_text(mark).starts_with("Copy to read, not to send"));
    let letter = compose(&request, &CATALOG).expect("a letter");
    assert_eq!(letter.mark, None);
    assert_eq!(
        copy.references.len() + copy.body.len(),
        letter.references.len() + letter.body.len(),
        "the same letter"
    );
}

#[test]
fn every_letter_is_explained_on_one_page() {
    use crate::make::{asked, chosen};
    use kerkesa::render::{Format, renderer};
    use rayon::prelude::*;
    let pdf = || renderer(Format::Pdf);
    chosen()
        .par_iter()
        .for_each_init(pdf, |pdf, (name, (jurisdiction, language))| {
            let Ok(request) = asked(name, *jurisdiction, language) else {
                return;
            };
            let page =
                explain(&request, &CATALOG).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(
                page.sender.is_empty() && page.signature.is_empty(),
                "{name}"
            );
            let bytes = pdf.render(&page).expect("a PDF");
            let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
            assert_eq!(
                document.get_pages().len(),
                1,
                "{jurisdiction} {language} {name}"
            );
        });
}

#[test]
fn a_reply_is_kept_as_it_came() {
    let mut sequel = next(
        LetterKind::RefusalReply,
        (2027, 1, 5),
        "TK-0043",
        (2026, 11, 26),
    );
    sequel.reply = Some(Reply {
        date: jiff::civil::date(2026, 12, 10),
        kind: ReplyKind::Refusal,
        reasons: Vec::new(),
        until: None,
        fee: None,
    });
    let request = read(&follow(
        OBJECTION,
        sequel,
        &[(
            "previous",
            "[{letter: objection, date: 2026-11-24, reply: {date: 2026-12-10, kind: refusal}}]",
        )],
    ));
    assert_eq!(
        request.last_reply().map(|reply| reply.kind),
        Some(ReplyKind::Refusal)
    );
}
