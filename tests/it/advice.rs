//! Advice, and what `check --json` says of request files.

use crate::make::{CATALOG, request, tests_dir};
use kerkesa::{
    advice::{AdviceId, advise},
    domain::LetterKind,
    intake::RefusalId,
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    process::{Command, Stdio},
};

#[test]
fn every_piece_of_advice_is_given_where_it_fits() {
    let mut given = BTreeSet::new();
    let mut ask = |text: &str, settings: &[(&str, &str)]| {
        // Not every law has every letter.
        let Ok(request) = request(text, settings) else {
            return false;
        };
        for advice in advise(&request, &CATALOG).expect("advice") {
            assert!(!advice.what.is_empty() && !advice.hint.is_empty());
            assert!(advice.key.is_empty() || !advice.what.starts_with(advice.key));
            given.insert(advice.id);
        }
        true
    };
    for entry in fs::read_dir(tests_dir().join("letters/requests")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a request");
        let laws = ["AL", "CH", "DE", "GB"];
        let asked = laws.map(|law| ask(&text, &[("jurisdiction", law), ("tone", "firm")]));
        assert!(asked.contains(&true), "{}", path.display());
    }
    let mut ask = |text: &str, settings: &[(&str, &str)]| {
        assert!(ask(text, settings), "{settings:?}");
    };
    let text = |name: &str| {
        fs::read_to_string(tests_dir().join(format!("requests/{name}.yaml"))).expect("a request")
    };
    let access = text("access-gb");
    let email = [
        ("employer.email", "dpo@example.org"),
        ("worker.email", "a@EXAMPLE.org"),
    ];
    ask(&access, &email);
    ask(&access, &[("worker.name", "Drita Lek\u{430}")]);
    ask(&access, &[("delivery", "post"), ("language", "sq")]);
    ask(
        &access,
        &[("delivery", "email"), ("employer.email", "a@example.com")],
    );
    let email = [("delivery", "email"), ("employer.email", "a@example.com")];
    ask(&text("access-xk"), &email);
    let complaint = fs::read_to_string(tests_dir().join("letters/requests/complaint.minimal.yaml"));
    let email = [("delivery", "email"), ("jurisdiction", "GB")];
    ask(&complaint.expect("a request"), &email);
    ask(&access, &[("enclosures", "[a copy of my passport]")]);
    ask(&access, &[("date", "2090-01-01")]);
    ask(&text("access-de"), &[("tone", "firm")]);
    for (country, postcode) in [("DE", "1067"), ("AL", "10010"), ("GB", "1001")] {
        let address = [
            ("worker.address.country", country),
            ("worker.address.postcode", postcode),
        ];
        ask(&access, &address);
    }
    let times = [
        ("worker.birth_date", "1899-05-12"),
        ("employment.since", "1900-01-01"),
    ];
    ask(&access, &times);
    ask(&access, &[("worker.phone", "12/05/1995")]);
    ask(&access, &[("worker.phone", "private")]);
    ask(&access, &[("employment.employee_number", "2024-03-01")]);
    ask(&access, &[("worker.name", "Jennifer Null")]);
    ask(&access, &[("worker.address.city", "Tiran?")]);
    ask(&access, &[("worker.address.city", "1001")]);
    let objection = text("objection-al");
    ask(&objection, &[("objection.to", "[productivity_scoring]")]);
    let unseen: Vec<&AdviceId> = AdviceId::ALL
        .iter()
        .filter(|id| !given.contains(id))
        .collect();
    assert!(unseen.is_empty(), "{unseen:?}");
}

/// What `check --json` prints, and the exit code.
fn check(args: &[&str], stdin: &str) -> (Value, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(["check", "--json"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(stdin.as_bytes()).expect("written");
    drop(pipe);
    let output = child.wait_with_output().expect("the end");
    assert!(output.stderr.is_empty(), "{args:?}");
    let json = serde_json::from_slice(&output.stdout).expect("JSON");
    (json, output.status.code().expect("a code"))
}

#[test]
fn each_file_is_an_object_with_ids() {
    let (json, code) = check(
        &["tests/requests/access-de.yaml", "-", "tests/absent.yaml"],
        "letter: access\nworker:\n  nmae: Arta\n",
    );
    assert_eq!(code, 2);
    let [good, bad, absent] = json.as_array().expect("a list").as_slice() else {
        panic!("{json}");
    };
    assert_eq!(good["file"], "tests/requests/access-de.yaml");
    assert_eq!(
        (&good["ok"], &good["errors"]),
        (&true.into(), &Value::Array(Vec::new()))
    );
    let advice = &good["advice"][0];
    assert_eq!(advice["id"], "language-unreviewed");
    assert_eq!(advice["key"], "language");
    assert_eq!(advice["values"]["language"], "de");
    assert!(advice["what"].is_string() && advice["hint"].is_string());
    assert_eq!(
        (&bad["file"], &bad["ok"]),
        (&"<stdin>".into(), &false.into())
    );
    let error = &bad["errors"][0];
    assert_eq!(error["id"], "unknown-key");
    assert_eq!(error["key"], "worker.nmae");
    assert_eq!((&error["line"], &error["column"]), (&3.into(), &3.into()));
    assert_eq!(error["what"], "there is no such key");
    assert_eq!(error["hint"], "did you mean `name`?");
    assert_eq!(error["values"]["nearest"], "name");
    assert_eq!(absent["errors"][0]["id"], "unreadable");
    assert_eq!(
        check(&["tests/requests/access-de.yaml", "--quiet"], "").1,
        0
    );
}

#[test]
fn refusals_have_ids() {
    let good = fs::read_to_string(tests_dir().join("requests/access-al.yaml")).expect("a request");
    let id = |text: &str| request(text, &[]).expect_err("a refusal").id;
    for (text, wanted) in [
        ("letter: 'access\n", RefusalId::NotYaml),
        ("letter: access\n  worker: [\n", RefusalId::NotYaml),
        ("letter: access\nletter: access\n", RefusalId::KeyTwice),
        ("letter: access\n", RefusalId::MissingKey),
        ("letter: reminder\n", RefusalId::MissingKey),
        ("letter: access\nworker: Arta\n", RefusalId::WrongType),
        ("letter: accss\n", RefusalId::UnknownValue),
        (
            "worker: {address: {country: Ruritania}}\n",
            RefusalId::UnknownCountry,
        ),
        ("worker: {address: {country: UK}}\n", RefusalId::WrongValue),
        (
            "worker: {address: {country: Congo}}\n",
            RefusalId::WrongValue,
        ),
        ("letter: access\ndate: 2026-02-30\n", RefusalId::WrongDate),
        ("letter: access\ndate: yesterday\n", RefusalId::WrongDate),
        ("letter: access\nlettr: access\n", RefusalId::UnknownKey),
    ] {
        assert_eq!(id(text), wanted, "{text}");
    }
    let large = format!("# {}\n{good}", "a".repeat(1 << 20));
    assert_eq!(id(&large), RefusalId::TooLarge);
    let unused = good.clone() + "\nobjection: {to: [screenshots]}\n";
    assert_eq!(id(&unused), RefusalId::UnusedSection);
    let latin = kerkesa::intake::read(
        b"letter: \xEB",
        &[],
        tests_dir(),
        &CATALOG,
        &crate::make::MOMENT,
    );
    assert_eq!(latin.expect_err("a refusal").id, RefusalId::NotUtf8);
    let restriction = request(
        &good,
        &[
            ("jurisdiction", "CH"),
            ("letter", LetterKind::Restriction.id()),
            ("restriction", "{because: [unlawful]}"),
        ],
    );
    assert_eq!(
        restriction.expect_err("a refusal").id,
        RefusalId::UnusedSection
    );
}

#[test]
fn the_documentation_names_every_id() {
    let page = include_str!("../../docs/request.md");
    let advice = AdviceId::ALL.iter().map(|id| id.id());
    let refusals = RefusalId::ALL.iter().map(|id| id.id());
    for id in advice.chain(refusals) {
        assert!(page.contains(&format!("`{id}`")), "{id}");
    }
}
