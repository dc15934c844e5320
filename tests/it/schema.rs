//! The schema of the request file says what the program reads: no more, and no less.

use crate::make::{CATALOG, request, tests_dir};
use kerkesa::intake::{self, Refusal};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, sync::LazyLock};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| intake::schema(&CATALOG).expect("the schema"));

/// Whether a text fits the schema, read as an editor reads YAML.
fn fits(text: &str) -> bool {
    let value: Value = serde_yaml::from_str(text).expect("YAML");
    let schema = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&SCHEMA)
        .expect("a schema");
    schema.is_valid(&value)
}

const GOOD: &str = "\
letter: objection
jurisdiction: AL
language: en
date: 2026-11-23
reference: 7
worker:
  name: Arta Hoxha
  address: {street: Rruga 1, postcode: 1001, city: Tiranë, country: AL}
  phone: 0691234567
employer:
  name: Shembull
  address: {lines: [Rruga 2, Tiranë], country: AL}
representative: {organisation: Shembull, writes: false}
objection:
  to: [home_webcam, {operation: screenshots, since: 2026-01-31}]
  because: [private_home]
";

#[test]
fn it_is_a_schema_of_its_draft() {
    jsonschema::meta::validate(&SCHEMA).expect("a schema");
    assert_eq!(
        SCHEMA["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
}

#[test]
fn every_request_that_is_shipped_fits() {
    let mut count = 0;
    for folder in ["requests", "letters/requests"] {
        for entry in fs::read_dir(tests_dir().join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("a request");
            assert!(fits(&text), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn what_it_marks_is_refused() {
    assert!(fits(GOOD));
    request(GOOD, &[]).expect("a request");
    let long = |signs: usize| "a".repeat(signs);
    for (old, new) in [
        ("worker:", "wroker:"),
        ("reference: 7", "reference: 7\ncolour: red"),
        ("  phone:", "  fax:"),
        ("letter: objection", "letter: objektion"),
        ("language: en", "language: fr"),
        ("jurisdiction: AL", "jurisdiction: FR"),
        ("jurisdiction: AL", "jurisdiction: AL\nregion: Tirana"),
        ("jurisdiction: AL", "jurisdiction: AL\nauthority: nobody"),
        ("jurisdiction: AL", "jurisdiction: AL\ntone: rude"),
        ("jurisdiction: AL", "jurisdiction: AL\nwindow: [left]"),
        ("date: 2026-11-23", "date: 23.11.2026"),
        ("date: 2026-11-23", "date: 2026-02-30"),
        ("date: 2026-11-23", "date: 2026-1-3"),
        ("reference: 7", "reference: ''"),
        ("reference: 7", "reference: {a: b}"),
        ("Arta Hoxha", &long(161)),
        ("Arta Hoxha", "\"Arta\\nHoxha\""),
        ("name: Shembull", "nmae: Shembull"),
        ("country: AL}\n  phone", "country: Alb4nia}\n  phone"),
        ("country: AL}\n  phone", "country: UK}\n  phone"),
        ("street: Rruga 1, ", ""),
        ("lines: [Rruga 2, Tiranë]", "lines: []"),
        ("lines: [Rruga 2, Tiranë]", "lines: [a, b, c, d, e, f, g]"),
        ("lines: [Rruga 2, Tiranë]", "lines: [a], street: b"),
        ("  phone: 0691234567", "  email: nobody"),
        ("employer:", "employer:\n  book: a"),
        ("employer:", "employer:\n  record: a.json"),
        ("writes: false", "writes: perhaps"),
        ("organisation: Shembull, ", ""),
        ("home_webcam", "home_web_cam"),
        ("operation: screenshots", "operation: screens"),
        ("operation: screenshots, ", ""),
        ("since: 2026-01-31", "since: January"),
        ("[private_home]", "[private_home, private_home]"),
        ("[private_home]", "private_home"),
        (
            "  because:",
            &format!("  own_words: {}\n  because:", long(4001)),
        ),
        (
            "reference: 7",
            "reference: 7\naccess: {data: [recruitment]}",
        ),
        (
            "reference: 7",
            "reference: 7\nprevious: {letter: access, date: 2026-01-01}",
        ),
        ("reference: 7", "reference: 7\nfollow_up: {continues: true}"),
        (
            "reference: 7",
            &format!("reference: 7\ncopies_to: [{}]", ["a"; 21].join(", ")),
        ),
        ("reference: 7", "reference: 7\nsignature: [M 1 1 2 2]"),
        (
            "reference: 7",
            "reference: 7\nsignature: M 1 1 A 5 5 0 0 1 9 9",
        ),
        ("reference: 7", "reference: 7\nsignature: <svg/>"),
        ("reference: 7", "reference: 7\nsignature: {path: a.txt}"),
        ("reference: 7", "reference: 7\nsignature: {}"),
        (
            "reference: 7",
            &format!("reference: 7\nsignature: M1 1{}", "h1".repeat(33_000)),
        ),
        ("letter: objection", "letter: reminder"),
        ("letter: objection", "letter: mandate"),
        ("letter: objection", "letter: erasure"),
        (
            "  to: [home_webcam, {operation: screenshots, since: 2026-01-31}]",
            "  to: []",
        ),
    ] {
        assert!(GOOD.contains(old), "{old}");
        let text = GOOD.replacen(old, new, 1);
        assert!(!fits(&text), "fits: {new}");
        assert!(request(&text, &[]).is_err(), "not refused: {new}");
    }
}

/// Every map of the schema with a request in which it stands, and has nothing but an unknown key.
fn maps(
    schema: &Value,
    around: &dyn Fn(Value) -> Value,
    found: &mut Vec<(BTreeSet<String>, Value)>,
) {
    for variant in schema["anyOf"].as_array().into_iter().flatten() {
        maps(variant, around, found);
    }
    if let Some(item) = schema.get("items") {
        maps(item, &|inner| around(json!([inner])), found);
    }
    let Some(properties) = schema["properties"].as_object() else {
        return;
    };
    let keys = properties.keys().cloned().collect();
    found.push((keys, around(json!({"zzzzzzzzzzzzzzzz": 1}))));
    for (key, below) in properties {
        let inside = |inner: Value| {
            let mut map = serde_json::Map::new();
            map.insert(key.clone(), inner);
            around(Value::Object(map))
        };
        maps(below, &inside, found);
    }
}

#[test]
fn it_knows_the_keys_that_the_program_knows() {
    let mut found = Vec::new();
    maps(&SCHEMA, &|inner| inner, &mut found);
    assert!(found.len() > 25, "{}", found.len());
    for (keys, probe) in found {
        let refusal: Refusal = request(&probe.to_string(), &[]).expect_err("a refusal");
        let hint = refusal.hint.unwrap_or_default();
        let known = hint.strip_prefix("there are: ").unwrap_or_else(|| {
            panic!("{probe}: {}: {}", refusal.key, refusal.what);
        });
        let known: BTreeSet<String> = known.split(", ").map(str::to_owned).collect();
        assert_eq!(keys, known, "{probe}");
    }
}

/// The dotted keys of the schema's maps.
fn dotted(schema: &Value, above: &str, found: &mut Vec<String>) {
    for variant in schema["anyOf"].as_array().into_iter().flatten() {
        dotted(variant, above, found);
    }
    for (key, below) in schema["properties"].as_object().into_iter().flatten() {
        let key = format!("{above}{key}");
        dotted(below, &format!("{key}."), found);
        found.push(key);
    }
}

#[test]
fn every_key_can_be_a_column() {
    let mut found = Vec::new();
    dotted(&SCHEMA, "", &mut found);
    assert!(found.len() > 80, "{}", found.len());
    for key in found {
        intake::known(&key).unwrap_or_else(|why| panic!("{key}: {why}"));
        let wrong = format!("{key}x");
        assert!(intake::known(&wrong).is_err(), "{wrong}");
    }
}
