//! What an organisation writes in its own name: to the authority, and as a cover letter to the employer.

use crate::{
    batch::Case,
    make::{CATALOG, golden, pairs, request, tests_dir, text},
};
use kerkesa::{
    advice::{AdviceId, advise},
    compose::{annex, compose},
    intake::RefusalId,
};
use std::fs;

fn shipped(name: &str) -> String {
    fs::read_to_string(tests_dir().join(format!("letters/requests/{name}.yaml"))).expect(name)
}

/// Key, what is wrong, and what to do.
fn refused(name: &str, settings: &[(&str, &str)]) -> (String, String) {
    let refusal = request(&shipped(name), settings).expect_err("a refusal");
    assert!(refusal.hint.is_some(), "{settings:?}: {}", refusal.what);
    (refusal.key, refusal.what)
}

#[test]
fn no_worker_stands_in_it() {
    for name in [
        "collective_complaint.minimal",
        "collective_objection.minimal",
    ] {
        for (key, value) in [
            ("worker.name", "Arta Hoxha"),
            ("employment.employee_number", "7"),
        ] {
            let text = shipped(name);
            let worker = "{name: A, address: {lines: [A], country: AL}}";
            let settings = match key {
                "worker.name" => [("worker", worker)],
                _ => [(key, value)],
            };
            let refusal = request(&text, &settings).expect_err("a refusal");
            assert_eq!(refusal.id, RefusalId::NoWorkerHere, "{name} {key}");
            assert_eq!(refusal.key, key.split('.').next().expect("a section"));
        }
    }
    // And every other letter needs one.
    let refusal = request(
        "letter: access\nemployer: {name: A, address: {lines: [A], country: AL}}\n",
        &[],
    );
    let refusal = refusal.expect_err("a refusal");
    assert_eq!(
        (refusal.id, refusal.key.as_str()),
        (RefusalId::MissingKey, "worker")
    );
}

#[test]
fn what_does_not_fit_together_is_refused_with_its_key() {
    for (key, settings) in [
        (
            "representative.writes",
            &[("representative.writes", "true")][..],
        ),
        (
            "collective_complaint.operations",
            &[("collective_complaint.operations", "[]")],
        ),
        (
            "collective_complaint.operations[1]",
            &[(
                "collective_complaint.operations",
                "[screenshots, screenshots]",
            )],
        ),
        (
            "collective_complaint.operations[0].since",
            &[(
                "collective_complaint.operations",
                "[{operation: screenshots, since: 2027-01-01}]",
            )],
        ),
        (
            "collective_complaint.mandates",
            &[("collective_complaint.workers", "2")],
        ),
        (
            "collective_complaint.mandates",
            &[("collective_complaint.mandates", "many")],
        ),
        (
            "collective_complaint.references",
            &[("collective_complaint.mandates", "0")],
        ),
        (
            "collective_complaint.references",
            &[("collective_complaint.references", "[K-001, K-002]")],
        ),
        (
            "collective_complaint.references[2]",
            &[("collective_complaint.references", "[K-001, K-002, K-001]")],
        ),
        (
            "collective_complaint.references[1]",
            &[(
                "collective_complaint.references",
                "[K-001, Arta Hoxha, K-003]",
            )],
        ),
        (
            "collective_complaint.asked.received",
            &[("collective_complaint.asked.received", "2026-09-30")],
        ),
        (
            "collective_complaint.asked.reply.date",
            &[("collective_complaint.asked.reply.date", "2026-11-24")],
        ),
        (
            "collective_complaint.asked.reply.kind",
            &[("collective_complaint.asked.reply.kind", "identity")],
        ),
        (
            "collective_complaint.asked.reply.until",
            &[("collective_complaint.asked.reply.until", "2026-11-20")],
        ),
        (
            "previous",
            &[("previous", "{letter: access, date: 2026-01-01}")],
        ),
        ("objection", &[("objection", "{to: [screenshots]}")]),
        ("mandate", &[("mandate.until", "2027-01-01")]),
        ("authority", &[("jurisdiction", "DE")]),
    ] {
        let (found, what) = refused("collective_complaint.full", settings);
        assert_eq!(found, key, "{settings:?}: {what}");
    }
}

#[test]
fn a_cover_letter_needs_a_number_and_a_recipient() {
    for (key, settings) in [
        (
            "collective_objection.objections",
            &[("collective_objection.objections", "0")][..],
        ),
        (
            "collective_objection.operations[1]",
            &[(
                "collective_objection.operations",
                "[screenshots, screenshots]",
            )],
        ),
        ("delivery", &[("delivery", "email")]),
    ] {
        let (found, what) = refused("collective_objection.full", settings);
        assert_eq!(found, key, "{settings:?}: {what}");
    }
    let (found, _) = refused(
        "collective_objection.minimal",
        &[("letter", "collective_complaint")],
    );
    assert_eq!(found, "collective_objection");
}

#[test]
fn an_organisation_has_a_name_an_address_and_somebody_who_signs() {
    let text = shipped("collective_objection.minimal");
    for (key, line) in [
        ("organisation", "  organisation: Sindikata Shembull\n"),
        ("name", "  name: Besa Prova\n"),
        (
            "address",
            "  address: {street: Rruga e Sindikatës 3, postcode: \"1002\", city: Qyteti, country: AL}\n",
        ),
    ] {
        let without = text.replace(line, "");
        assert_ne!(without, text, "{key}");
        let refusal = request(&without, &[]).expect_err("a refusal");
        assert_eq!(refusal.key, format!("representative.{key}"));
    }
}

#[test]
fn an_earlier_letter_of_an_organisation_is_followed_by_none_of_a_worker() {
    let case = Case::new("", "cover.yaml", shipped("collective_objection.full"));
    let (code, said) = case.command(&["follow-up", "cover.yaml", "--kind", "reminder"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("letter: no letter of a worker follows"),
        "{said}"
    );
}

#[test]
fn with_mandates_it_is_a_complaint_and_without_a_notice() {
    for (jurisdiction, language) in pairs() {
        let [full, minimal] = ["full", "minimal"].map(|name| {
            text(&golden(
                &format!("collective_complaint.{name}"),
                jurisdiction,
                &language,
            ))
            .replace('\u{A0}', " ")
        });
        let name = format!("{jurisdiction} {language}");
        let represents = [
            "80(1)",
            "80 Abs. 1",
            "80, par. 1",
            "80 cpv. 1",
            "80 i GDPR-së, paragrafi 1",
        ];
        let cites = |text: &str| represents.iter().any(|place| text.contains(place));
        let is_gdpr = ["AT", "DE", "IE", "IT"].contains(&jurisdiction.as_str());
        assert_eq!(cites(&full), is_gdpr, "{name}:\n{full}");
        assert!(!cites(&minimal), "{name}:\n{minimal}");
        assert!(
            !minimal.contains(" 77 ") && !minimal.contains("80(2)"),
            "{name}"
        );
        for text in [&full, &minimal] {
            for personal in ["K-001", "K-003", "Arta"] {
                assert!(!text.contains(personal), "{name}: {personal}");
            }
            assert!(text.contains("Besa Prova") && text.contains("Sindikata Shembull"));
        }
        assert!(full.contains("312") && full.contains("TK-0090"), "{name}");
    }
}

#[test]
fn the_annex_stands_alone_and_lists_the_references() {
    for (jurisdiction, language) in pairs() {
        let country = jurisdiction.as_str();
        let mut settings = vec![("jurisdiction", country), ("language", language.as_str())];
        if country == "DE" {
            settings.push(("region", "DE-HE"));
        }
        let asked = request(&shipped("collective_complaint.full"), &settings).expect("a request");
        let annex = annex(&asked, &CATALOG)
            .expect("composed")
            .expect("an annex");
        assert!(
            annex.sender.is_empty() && annex.recipient.is_empty() && annex.signature.is_empty()
        );
        let text = text(&annex);
        for reference in ["K-001", "K-002", "K-003", "TK-0101"] {
            assert!(text.contains(reference), "{country} {language}:\n{text}");
        }
        let none = request(&shipped("collective_complaint.mandate"), &settings).expect("a request");
        assert_eq!(annex_of(&none), None);
    }
}

fn annex_of(request: &kerkesa::domain::Request) -> Option<String> {
    annex(request, &CATALOG)
        .expect("composed")
        .map(|annex| text(&annex))
}

#[test]
fn write_puts_the_annex_into_a_file_of_its_own() {
    let case = Case::new("", "complaint.yaml", shipped("collective_complaint.full"));
    let write = ["write", "complaint.yaml", "--format", "text"];
    let (code, said) = case.command(&[&write[..], &["--output", "out"]].concat());
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        case.names("out"),
        [
            "collective_complaint-TK-0101-annex.txt",
            "collective_complaint-TK-0101.txt"
        ]
    );
    let (code, said) = case.command(&[&write[..], &["--output", "-"]].concat());
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("an annex"), "{said}");
}

#[test]
fn whether_a_mandate_suffices_is_advised_on() {
    let given = |name: &str| {
        let request = request(&shipped(name), &[]).expect("a request");
        let advice = advise(&request, &CATALOG).expect("advice");
        advice.iter().any(|it| it.id == AdviceId::MandatesUncertain)
    };
    assert!(given("collective_complaint.full"));
    assert!(!given("collective_complaint.minimal"));
    assert!(!given("collective_objection.full"));
}

#[test]
fn the_cover_letter_counts_in_words_of_its_language() {
    for (objections, subject) in [
        ("1", "Objection of one worker"),
        ("2", "Objections of workers"),
    ] {
        let settings = [
            ("language", "en"),
            ("collective_objection.objections", objections),
        ];
        let request = request(&shipped("collective_objection.minimal"), &settings);
        let letter = compose(&request.expect("a request"), &CATALOG).expect("a letter");
        assert!(letter.title.contains(subject), "{}", letter.title);
    }
}

const BASE: &str = "\
letter: objection
language: en
jurisdiction: IE
date: 2026-11-24
employer:
  name: Sample Contact Centre Ltd
  address: {street: 7 Example Quay, city: Dublin 1, country: IE}
objection:
  to: [{operation: home_webcam, system: DeskWatch}]
  because: [private_home]
representative:
  organisation: Solidarity Union
  name: Besa Doyle
  address: {street: 3 Union Street, city: Dublin 2, country: IE}
";

const ROSTER: &str = "\
reference,worker.name,worker.address.street,worker.address.city,worker.address.country
K-001,Arta Hoxha,12 Sample Road,Dublin 8,IE
K-002,Drita Leka,14 Sample Road,Dublin 8,IE
K-003,Besnik Gashi,16 Sample Road,Dublin 8,ZZ
";

/// The cover letter in the folder, and its name.
fn cover(case: &Case) -> (String, String) {
    let names = case.names("out");
    let covers: Vec<&String> = names
        .iter()
        .filter(|name| name.starts_with("collective_objection-"))
        .collect();
    let [name] = covers[..] else {
        panic!("{names:?}");
    };
    (case.text(&format!("out/{name}")), name.clone())
}

#[test]
fn a_cover_letter_says_how_many_objections_there_are() {
    let case = Case::new(BASE, "roster.csv", ROSTER);
    let (code, said) = case.say("roster.csv", &["--cover"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.ends_with("3 letters in out: wrote 3, unchanged 0\n"),
        "{said}"
    );
    let (letter, name) = cover(&case);
    assert!(letter.contains("the objections of 2 workers"), "{letter}");
    assert!(letter.contains("monitoring by webcam in workers’ homes (system: DeskWatch)"));
    assert!(letter.contains("Besa Doyle, Solidarity Union"), "{letter}");
    for personal in ["Arta", "Drita", "K-001"] {
        assert!(!letter.contains(personal), "{personal}");
    }
    let manifest = case.text("out/manifest.csv");
    assert!(
        manifest.contains(&format!(
            "\n0,{}",
            &name["collective_objection-".len()..name.len() - 4]
        )),
        "{manifest}"
    );

    // The same letters, the same bytes.
    let (code, said) = case.say("roster.csv", &["--cover"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.ends_with("3 letters in out: wrote 0, unchanged 3\n"),
        "{said}"
    );

    // Another row, another cover letter; the earlier one must not be sent.
    fs::write(case.path("roster.csv"), ROSTER.replace("ZZ", "IE")).expect("the roster");
    let (code, said) = case.say("roster.csv", &["--cover", "--prune"]);
    assert_eq!(code, Some(0), "{said}");
    let (letter, _) = cover(&case);
    assert!(letter.contains("the objections of 3 workers"), "{letter}");
}

#[test]
fn without_a_letter_there_is_no_cover_letter() {
    let roster: String = ROSTER.replace("IE", "ZZ");
    let case = Case::new(BASE, "roster.csv", roster);
    let (code, said) = case.say(
        "roster.csv",
        &["--cover", "--format", "pdf", "--merge", "print.pdf"],
    );
    assert_eq!(code, Some(1), "{said}");
    assert!(
        !case
            .names("out")
            .iter()
            .any(|name| name.starts_with("coll")),
        "{said}"
    );
}

#[test]
fn the_cover_letter_comes_first_in_the_pdf_for_the_print_shop() {
    let case = Case::new(BASE, "roster.csv", ROSTER.replace("ZZ", "IE"));
    let merge = ["--cover", "--format", "pdf", "--merge", "print.pdf"];
    let (code, said) = case.say("roster.csv", &merge);
    assert_eq!(code, Some(0), "{said}");
    let manifest = case.text("out/manifest.csv");
    let page = |reference: &str| -> u32 {
        let line = manifest
            .lines()
            .find(|line| line.contains(reference))
            .expect(reference);
        let (_, rest) = line.split_once("#page=").expect("a page");
        let (page, _) = rest.split_once(',').expect("a hash");
        page.parse().expect("a number")
    };
    assert_eq!(page("collective_objection"), 1);
    assert_eq!(page("K-001"), 3);
    let bytes = fs::read(case.path("print.pdf")).expect("the PDF");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let on = |page| document.extract_text(&[page]).expect("text");
    assert!(on(1).contains("objections of 3 workers"), "{}", on(1));
    assert!(on(page("K-003")).contains("Besnik"), "{manifest}");
    assert_eq!(case.say("roster.csv", &merge).0, Some(0));
}

#[test]
fn what_no_cover_letter_fits_is_refused_before_anything_is_written() {
    let other = BASE.replace("letter: objection", "letter: access");
    let other = other.replace("objection:\n  to: [{operation: home_webcam, system: DeskWatch}]\n  because: [private_home]\n", "");
    let (alone, _) = BASE
        .split_once("representative:")
        .expect("a representative");
    let two = BASE.replace("employer:\n  name: Sample Contact Centre Ltd\n  address: {street: 7 Example Quay, city: Dublin 1, country: IE}", "employers:\n- {name: A, address: {lines: [A], country: IE}}\n- {name: B, address: {lines: [B], country: IE}}");
    let counted = format!("{BASE}collective_objection: {{objections: 7}}\n");
    let wrong = format!("{BASE}collective_objection: {{own_wrods: x}}\n");
    let writes = BASE.replace("  name: Besa Doyle", "  writes: true\n  name: Besa Doyle");
    for (code, base, options, what) in [
        (
            1,
            &*other,
            &["--cover"][..],
            "letter: a cover letter is for objections alone",
        ),
        (1, alone, &["--cover"], "representative: is missing"),
        (1, &writes, &["--cover"], "representative.writes: "),
        (
            1,
            &counted,
            &["--cover"],
            "collective_objection.objections: ",
        ),
        (1, &wrong, &["--cover"], "own_wrods: there is no such key"),
        (1, &counted, &[], "add `--cover`"),
        (2, &two, &["--cover"], "is for objections to one employer"),
        (
            2,
            BASE,
            &["--cover", "--shard", "1/2"],
            "`--shard` writes a part of it",
        ),
    ] {
        let case = Case::new(base, "roster.csv", ROSTER);
        let (found, said) = case.say("roster.csv", options);
        assert_eq!(found, Some(code), "{what}: {said}");
        assert!(said.contains(what), "{what}: {said}");
        assert!(!case.path("out").exists(), "{what}");
    }
    let roster = ROSTER
        .replace("reference,", "letter,")
        .replace("K-00", "objection");
    let case = Case::new(BASE, "roster.csv", roster);
    let (code, said) = case.say("roster.csv", &["--cover"]);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn what_an_organisation_adds_stands_in_the_cover_letter_alone() {
    let base = format!(
        "{BASE}enclosures: [a note]\ncollective_objection: {{own_words: We ask for a meeting.}}\n"
    );
    let case = Case::new(&base, "roster.csv", ROSTER);
    let (code, said) = case.say("roster.csv", &["--cover"]);
    assert_eq!(code, Some(1), "{said}");
    let (letter, _) = cover(&case);
    assert!(
        letter.contains("We ask for a meeting.") && !letter.contains("a note"),
        "{letter}"
    );
    let own = case.text("out/objection-K-001.txt");
    assert!(!own.contains("meeting") && own.contains("a note"), "{own}");
}

#[test]
fn a_roster_of_workers_gives_no_letters_of_an_organisation() {
    let base = shipped("collective_objection.minimal").replace("reference: TK-0105\n", "");
    let base = base.replace("collective_objection:\n  objections: 1\n", "");
    let case = Case::new(&base, "roster.csv", "reference,place\nK-1,Qyteti\n");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    let base = shipped("collective_complaint.minimal").replace("reference: TK-0102\n", "");
    let case = Case::new(&base, "roster.csv", "reference,place\nK-1,Qyteti\n");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("is no letter of a single worker"), "{said}");
}

#[test]
fn a_cover_letter_has_its_own_days_and_a_notice_has_none() {
    let last_day = |name: &str| {
        let request = crate::make::tests_dir().join(format!("letters/requests/{name}.yaml"));
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .args(["deadline", "--json", "--received", "2026-11-25"])
            .arg(request)
            .output()
            .expect("the program");
        let days: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        days["last_day"].clone()
    };
    // Thirty days that the letter asks for; the 25th of December is a holiday, and then comes a weekend.
    assert_eq!(last_day("collective_objection.minimal"), "2026-12-28");
    assert_eq!(
        last_day("collective_complaint.minimal"),
        serde_json::Value::Null
    );
}
