//! Many letters from a table, as the page has them made.

mod parts;

use kerkesa_page::{Engine, Made};
use parts::{engine, read_zip};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt::Write as _, process::Command};

const HEAD: &str = "reference;letter;language;worker.name;worker.address.street;worker.address.postcode;worker.address.city;worker.address.country;worker.email;worker.birth_date;employment.status;employment.since;employment.until;access.data;delivery";

/// Rows that give no letter, twenty kinds, and the column that is told; empty for the row as a whole.
const WRONG: [(&str, &str); 20] = [
    ("@;;;;Rruga e Re 1;1001;Tiranë;;;;;;;;", "worker.name"),
    (
        "@;;;Besa Duka;;1001;Tiranë;;;;;;;;",
        "worker.address.street",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;;;;;;;;;",
        "worker.address.city",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;besa.example;;;;;;",
        "worker.email",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;24.11.1990;;;;;",
        "worker.birth_date",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;32904;;;;;",
        "worker.birth_date",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;1-2-90;;;;;",
        "worker.birth_date",
    ),
    (
        "@;acces;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;;;;;",
        "letter",
    ),
    (
        "@;;xx;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;;;;;",
        "language",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;Atlantis;;;;;;;",
        "worker.address.country",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;boss;;;;",
        "employment.status",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;former;2024-05-01;2023-05-01;;",
        "employment.until",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;;;;telepathy;",
        "access.data[0]",
    ),
    (
        "@;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;;;;;pigeon",
        "delivery",
    ),
    ("@;;;Besa Duka;Rruga e Re 1;1001;Tiranë", ""),
    ("@;;;\"Besa\" Duka;Rruga e Re 1;1001;Tiranë;;;;;;;;", ""),
    (
        "G-1;;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;;;;;",
        "reference",
    ),
    ("reference;letter;language;worker.name;;;;;;;;;;;", ""),
    ("Total;;;12;;;;;;;;;;;", ""),
    (
        "@;collective_complaint;;Besa Duka;Rruga e Re 1;1001;Tiranë;;;;;;;;",
        "worker",
    ),
];

fn state(language: &str) -> Value {
    json!({"language": language, "answers": {
        "letter": "access", "jurisdiction": "AL", "language": "sq",
        // Of the one who fills in the form, and of nobody in the table.
        "worker.name": "Vjosa Kelmendi", "worker.email": "vjosa@example.org",
        "employer.name": "Shembull Contact Center sh.p.k.",
        "employer.address.street": "Rruga e Provës 7", "employer.address.postcode": "1019",
        "employer.address.city": "Tiranë",
        "draft.scope": "usual", "tone": "plain", "delivery": "hand", "place": null,
    }})
}

fn now() -> Value {
    json!({"today": "2026-11-27", "random": "1234567890123"})
}

fn open(engine: &mut Engine, language: &str, name: &str, table: &[u8]) -> Result<Value, Value> {
    let params =
        json!({"what": "roster_open", "state": state(language), "now": now(), "name": name});
    let made = engine.make(&params.to_string(), table.to_vec());
    made.map(|made| serde_json::from_slice(&made.bytes).expect("JSON"))
        .map_err(|why| serde_json::from_str(&why.json()).expect("JSON"))
}

fn make(engine: &mut Engine, what: &str) -> Made {
    let params = json!({"what": what, "state": state("en"), "now": now()});
    engine.make(&params.to_string(), Vec::new()).expect(what)
}

/// The archive, what was refused, and how many letters were written.
fn run(engine: &mut Engine, language: &str, count: u32) -> (Vec<u8>, Vec<Value>, u64) {
    let (mut archive, mut faults) = (Vec::new(), Vec::new());
    loop {
        let step = json!({"count": count, "language": language}).to_string();
        let stepped: Value =
            serde_json::from_str(&engine.call("roster_step", &step)).expect("JSON");
        // Whoever calls takes such an answer for a refusal.
        assert!(stepped.get("refused").is_none(), "{stepped}");
        faults.extend(stepped["faults"].as_array().expect("faults").clone());
        archive.extend(make(engine, "roster_piece").bytes);
        if stepped["done"] == true {
            archive.extend(make(engine, "roster_finish").bytes);
            return (
                archive,
                faults,
                stepped["written"].as_u64().expect("a number"),
            );
        }
        assert!(stepped["position"].as_u64() <= stepped["length"].as_u64());
    }
}

/// Twenty rows that are right; behind each of them two that are not.
fn table() -> String {
    let mut table = format!("{HEAD}\n");
    for (number, (wrong, _)) in (1..).zip(WRONG) {
        let _ = writeln!(
            table,
            "G-{number};;;Arta Hoxha;Rruga e Shembullit {number};1001;Tiranë;;;;;;;;"
        );
        for twin in ["a", "b"] {
            let _ = writeln!(
                table,
                "{}",
                wrong.replace('@', &format!("B-{number}{twin}"))
            );
        }
    }
    table
}

#[test]
fn forty_wrong_rows_of_twenty_kinds_are_listed_and_all_others_are_written() {
    let mut engine = engine();
    for language in ["sq", "en"] {
        let opened =
            open(&mut engine, language, "staff.csv", table().as_bytes()).expect("a roster");
        assert_eq!(opened["columns"].as_array().map(Vec::len), Some(15));
        assert_eq!(opened["lacking"], json!([]));
        let (archive, faults, written) = run(&mut engine, language, 7);
        assert_eq!((faults.len(), written), (40, 20), "{faults:#?}");
        for (index, fault) in faults.iter().enumerate() {
            let (line, column) = (index / 2 * 3 + index % 2 + 3, WRONG[index / 2].1);
            assert_eq!(fault["line"], line, "{fault}");
            assert_eq!(fault["column"], column, "{fault}");
            assert_ne!(fault["message"], "", "{fault}");
            assert_ne!(fault["hint"], "", "{fault}");
            assert_eq!(
                fault["label"] == "",
                column.is_empty() || column == "worker",
                "{fault}"
            );
            assert!(!fault.to_string().contains("Besa"), "{fault}");
        }
        let files = read_zip(&archive);
        assert_eq!(files.len(), 22);
        let manifest = String::from_utf8_lossy(&files["manifest.csv"]).into_owned();
        for number in 1..=20 {
            let name = format!("access-G-{number}.pdf");
            assert!(files[&name].starts_with(b"%PDF") && manifest.contains(&name));
        }
        let errors = String::from_utf8_lossy(&files["errors.csv"]).into_owned();
        assert_eq!(errors.lines().count(), 41);
        if language == "sq" {
            assert!(errors.contains("mungon"), "{errors}");
        }
        assert!(!manifest.contains("Arta") && !manifest.contains("Vjosa"));
    }
}

#[test]
fn the_same_table_gives_the_same_bytes_in_steps_of_any_size() {
    let mut engine = engine();
    let rows = "worker.name,worker.address.street,worker.address.city\nArta Hoxha,Rruga e Re 1,Tiranë\nBesnik Leka,Rruga e Re 2,Durrës\n";
    let mut archives = Vec::new();
    for count in [1, 2, 50] {
        open(&mut engine, "en", "staff.csv", rows.as_bytes()).expect("a roster");
        archives.push(run(&mut engine, "en", count).0);
    }
    assert_eq!(archives[0], archives[1]);
    assert_eq!(archives[0], archives[2]);
    let files = read_zip(&archives[0]);
    assert_eq!(files.len(), 4);
    assert!(!archives[0].windows(6).any(|part| part == b"Vjosa "));
}

#[test]
fn what_is_no_table_is_refused_and_a_column_that_is_missing_is_told() {
    let mut engine = engine();
    for (name, bytes) in [
        ("staff.pdf", &b"%PDF-1.7"[..]),
        ("staff.csv", b"PK\x03\x04"),
        ("staff.xlsx", b"worker.name,place\n"),
        ("staff.csv", "Prénom;Rue\nArta;x\n".as_bytes()),
        ("staff.csv", b"worker.name\n\xFF\n"),
        ("staff.csv", b""),
    ] {
        let refused = open(&mut engine, "en", name, bytes).expect_err(name);
        assert_ne!(refused["message"], "", "{name}");
        let step = engine.call("roster_step", r#"{"count": 1, "language": "en"}"#);
        assert!(step.contains("refused"), "{step}");
    }
    let opened = open(
        &mut engine,
        "en",
        "staff.csv",
        b"worker.name,place\nArta,x\n",
    );
    let opened = opened.expect("a roster");
    let lacking: Vec<&str> = opened["lacking"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|column| column["key"].as_str())
        .collect();
    assert_eq!(lacking, ["worker.address.street", "worker.address.city"]);
}

#[test]
fn a_column_that_is_not_understood_can_be_given_to_a_key_or_left_out() {
    let mut engine = engine();
    let table = "Emri;Mbiemri;Adresa;Qyteti;Firma;Turni;signature;Datëlindja;Shënime\n\
        Arta;Hoxha;Rruga e Re 1;Tiranë;x;i natës;y;17.5.1990;z\n\
        Besa;Duka;Rruga e Re 2;Tiranë;x;i natës;y;32.5.1990;z\n";
    let opened = open(&mut engine, "sq", "staff.csv", table.as_bytes()).expect("a roster");
    let columns = opened["columns"].as_array().expect("columns");
    let told: Vec<String> = columns
        .iter()
        .map(|column| {
            let trouble = column["trouble"].as_str().unwrap_or_default();
            let left = if column["left_out"] == true { "-" } else { "" };
            format!(
                "{}{left}{trouble}",
                column["key"].as_str().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "worker.name",
            "worker.name",
            "worker.address.street",
            "worker.address.city",
            "unclear",
            "unknown",
            "refused",
            "worker.birth_date",
            "-",
        ]
    );
    assert_eq!(columns[4]["candidates"][0]["key"], "employer.name");
    assert_eq!(
        (&opened["open"], &opened["has_days"]),
        (&3.into(), &true.into())
    );
    assert_eq!(opened["lacking"], json!([]));
    assert!(
        opened["keys"]
            .as_array()
            .is_some_and(|keys| keys.len() > 15)
    );
    // Nothing is made before somebody has chosen.
    let step = engine.call("roster_step", r#"{"count": 1, "language": "sq"}"#);
    assert!(step.contains("refused") && !step.contains("Arta"), "{step}");
    let choices = json!([
        {"heading": "Firma", "key": "left_out"},
        {"heading": "Turni", "key": "employment.role"},
        {"heading": "signature", "key": "left_out"},
    ]);
    let params = json!({"what": "roster_open", "state": state("sq"), "now": now(), "name": "staff.csv", "choices": choices, "dates": "dmy"});
    let made = engine.make(&params.to_string(), table.as_bytes().to_vec());
    let opened: Value = serde_json::from_slice(&made.expect("a roster").bytes).expect("JSON");
    assert_eq!(opened["open"], 0, "{opened}");
    let (_, faults, written) = run(&mut engine, "sq", 5);
    assert_eq!((faults.len(), written), (1, 1), "{faults:?}");
    assert_eq!(faults[0]["column"], "Datëlindja (worker.birth_date)");
    // Columns of one key are joined, in the order of the table.
    let table = "x;y;Rruga;Qyteti\nArta;Hoxha;Rruga e Re 1;Tiranë\n";
    let choices = json!([
        {"heading": "x", "key": "worker.name"},
        {"heading": "y", "key": "worker.name"},
    ]);
    let params = json!({"what": "roster_open", "state": state("sq"), "now": now(), "name": "staff.csv", "choices": choices});
    let made = engine.make(&params.to_string(), table.as_bytes().to_vec());
    assert!(made.is_ok());
    let (archive, faults, _) = run(&mut engine, "sq", 5);
    assert_eq!(faults.len(), 0, "{faults:?}");
    assert_eq!(read_zip(&archive).len(), 3);
}

#[test]
fn the_empty_table_can_be_filled_in() {
    let mut engine = engine();
    for (language, separator) in [("en", ","), ("sq", ";")] {
        let params = json!({"what": "roster_table", "state": state(language), "now": now()});
        let made = engine
            .make(&params.to_string(), Vec::new())
            .expect("a table");
        let mut table = String::from_utf8(made.bytes).expect("UTF-8");
        let keys = [
            "reference",
            "worker.name",
            "worker.address.street",
            "worker.address.postcode",
            "worker.address.city",
            "employment.employee_number",
        ];
        assert_eq!(table, format!("\u{FEFF}{}\n", keys.join(separator)));
        let cells = ["7", "Arta Hoxha", "Rruga e Re 1", "1001", "Tiranë", ""];
        table.push_str(&cells.join(separator));
        let opened = open(&mut engine, language, &made.name, table.as_bytes()).expect("a roster");
        assert!(
            opened["columns"]
                .as_array()
                .is_some_and(|columns| { columns.iter().all(|column| column["label"] != "") })
        );
        let (archive, faults, written) = run(&mut engine, language, 50);
        assert_eq!((faults.len(), written), (0, 1), "{faults:?}");
        assert!(read_zip(&archive).contains_key("access-7.pdf"));
    }
}

#[test]
fn a_file_can_say_what_the_letters_have_in_common() {
    let mut engine = engine();
    let base = "letter: access\nlanguage: de\nworker:\n  address: {country: AT}\nemployer:\n  name: Muster GmbH\n  address: {street: Probeweg 7, postcode: '1010', city: Wien, country: AT}\n";
    // A letter to one worker, whose name and address are not those of others.
    let request = base.replace(
        "  address: {country: AT}",
        "  name: Vjosa Kelmendi\n  email: vjosa@example.org\n  address: {street: Weg 1, city: Wien, country: AT}",
    ) + "reference: A-1\ndate: 2025-01-01\n";
    for file in [base.to_owned(), request] {
        let params = json!({
            "what": "roster_open", "state": {"language": "en", "answers": {}}, "now": now(),
            "name": "staff.csv", "file": file,
        });
        let table = "reference,worker.name,worker.address.street,worker.address.city\n1,Arta Hoxha,Testgasse 1,Wien\n";
        engine
            .make(&params.to_string(), table.as_bytes().to_vec())
            .expect("a roster");
        let (archive, faults, written) = run(&mut engine, "en", 50);
        assert_eq!((faults.len(), written), (0, 1), "{faults:?}");
        let manifest = String::from_utf8_lossy(&read_zip(&archive)["manifest.csv"]).into_owned();
        assert!(manifest.contains(",access,de,AT,gdpr,"), "{manifest}");
    }
}

/// The program makes the same letters of the same table. `KERKESA_PROGRAM` names it.
#[test]
fn the_letters_are_those_of_the_command_line() {
    let Some(program) = std::env::var_os("KERKESA_PROGRAM") else {
        assert!(
            std::env::var_os("KERKESA_ALL_CHECKS").is_none(),
            "name the program in KERKESA_PROGRAM"
        );
        eprintln!(
            "not checked: the letters of the command line; name the program in KERKESA_PROGRAM"
        );
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let base = "letter: access\njurisdiction: AL\nlanguage: sq\ntone: plain\ndelivery: hand\ndate: 2026-11-27\nworker:\n  address: {country: AL}\nemployer:\n  name: Shembull Contact Center sh.p.k.\n  address: {street: Rruga e Provës 7, postcode: '1019', city: Tiranë, country: AL}\n";
    std::fs::write(folder.path().join("base.yaml"), base).expect("the base");
    std::fs::write(folder.path().join("staff.csv"), table()).expect("the roster");
    let done = Command::new(program)
        .current_dir(folder.path())
        .args([
            "batch",
            "staff.csv",
            "--request",
            "base.yaml",
            "--output",
            "out",
        ])
        .output()
        .expect("the program");
    assert_eq!(done.status.code(), Some(1));
    let mut engine = engine();
    open(&mut engine, "en", "staff.csv", table().as_bytes()).expect("a roster");
    let files: BTreeMap<String, Vec<u8>> = read_zip(&run(&mut engine, "en", 50).0);
    for number in 1..=20 {
        let name = format!("access-G-{number}.pdf");
        let written = std::fs::read(folder.path().join("out").join(&name)).expect("a letter");
        assert!(files[&name] == written, "{name}");
    }
    let manifest = std::fs::read(folder.path().join("out/manifest.csv")).expect("the manifest");
    assert_eq!(
        String::from_utf8_lossy(&files["manifest.csv"]),
        String::from_utf8_lossy(&manifest)
    );
}
