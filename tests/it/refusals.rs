//! Bad input gets a clear error with its place, and nothing is lost.

use crate::make::request;

const GOOD: &str = "\
letter: objection
jurisdiction: AL
language: en
date: 2026-11-23
reference: '7'
worker:
  name: Arta Hoxha
  address: {street: Rruga 1, city: Tiranë, country: AL}
employer:
  name: Shembull
  address: {street: Rruga 2, city: Tiranë, country: AL}
objection:
  to: [home_webcam]
  because: [private_home]
";

/// The refusal of the good request with one place changed: place, key, what is wrong, what to do.
fn refusal(old: &str, new: &str) -> String {
    assert!(GOOD.contains(old), "{old}");
    said(&GOOD.replacen(old, new, 1), &[])
}

fn said(text: &str, settings: &[(&str, &str)]) -> String {
    let refusal = request(text, settings).expect_err("a refusal");
    let place = refusal.place.map_or_else(
        || "-".to_owned(),
        |(line, column)| format!("{line}:{column}"),
    );
    format!(
        "{place} {refusal} | {}",
        refusal.hint.clone().unwrap_or_default()
    )
}

#[test]
fn what_is_null_is_no_text() {
    for nothing in ["", "~", "null", "''"] {
        let found = refusal("name: Arta Hoxha", &format!("name: {nothing}"));
        assert!(found.contains("worker.name: is empty"), "{found}");
    }
    assert!(said(GOOD, &[("worker.name", "")]).contains("worker.name: is empty"));
    assert!(
        request(GOOD, &[("worker.name", "Null")]).is_ok(),
        "typed as a name, it is one"
    );
}

#[test]
fn what_is_set_is_kept_as_it_is_typed() {
    let found = request(
        GOOD,
        &[
            ("worker.address.postcode", "0x1F"),
            ("worker.address.street", "1.50 @ {a}"),
        ],
    )
    .expect("a request");
    let kerkesa::domain::Address::Parts {
        postcode, street, ..
    } = found.worker.expect("a worker").address
    else {
        panic!("parts")
    };
    assert_eq!(
        (postcode.expect("a postcode").as_str(), street.as_str()),
        ("0x1F", "1.50 @ {a}")
    );
}

#[test]
fn what_is_not_quoted_is_kept_as_it_is_typed() {
    let phone = |typed: &str, settings: &[(&str, &str)]| {
        // Without `letter` the file is not whole by itself.
        let text = GOOD.replace("name: Arta Hoxha", &format!("name: A\n  phone: {typed}"));
        let text = match settings {
            [] => text,
            _ => text.replace("letter: objection\n", ""),
        };
        let worker = request(&text, settings).expect("a request").worker;
        let phone = worker.and_then(|worker| worker.phone);
        phone.expect("a number").to_string()
    };
    for typed in [
        "+355691234567",
        "0o7",
        "0x1F",
        "007",
        "1_000",
        "1e3",
        ".5",
        "1.50",
        "12:30",
        "no",
        "True",
    ] {
        assert_eq!(phone(typed, &[]), typed);
        assert_eq!(phone(typed, &[("letter", "objection")]), typed);
    }
    let list = request(GOOD, &[("copies_to", "[0x1F, +355, 007, ~a]")]).expect("a request");
    let copies: Vec<String> = list.copies_to.iter().map(ToString::to_string).collect();
    assert_eq!(copies, ["0x1F", "+355", "007", "~a"]);
}

#[test]
fn yes_and_no_are_read_however_they_are_typed() {
    for (typed, wanted) in [
        ("True", true),
        ("TRUE", true),
        ("true", true),
        ("False", false),
    ] {
        let text = GOOD.replace("letter: objection\n", "")
            + "representative:\n  organisation: Sindikata Shembull\n  name: Drita Leka\n  address: {street: Rruga 3, city: Tiranë, country: AL}\n"
            + &format!("  writes: {typed}\n");
        let found = request(&text, &[("letter", "objection")]).expect("a request");
        let representative = found.representative.expect("a representative");
        assert_eq!(representative.writes, wanted, "{typed}");
    }
}

#[test]
fn a_number_of_many_digits_hides_no_empty_key() {
    let found = refusal(
        "name: Arta Hoxha",
        "name: A\n  phone: 12345678901234567890123\n  email: ~",
    );
    assert!(found.starts_with("9:10 worker.email: is empty"), "{found}");
}

#[test]
fn the_good_request_is_good() {
    request(GOOD, &[]).expect("a request");
}

/// What is changed, into what, and what is said of it.
const FAULTS: &[(&str, &str, &str)] = &[
    (
        "  name: Arta",
        "  nmae: Arta",
        "7:3 worker.nmae: there is no such key | did you mean `name`?",
    ),
    (
        "date: 2026-11-23",
        "date: 2026-02-30",
        "4:7 date: there is no such day | write year-month-day, for example 2026-11-23",
    ),
    (
        "date: 2026-11-23",
        "date: 2026-13-01",
        "4:7 date: there is no such day | write year-month-day, for example 2026-11-23",
    ),
    (
        "date: 2026-11-23",
        "date: 23.11.2026",
        "4:7 date: is not a date | write year-month-day, for example 2026-11-23",
    ),
    (
        "date: 2026-11-23",
        "date: soon",
        "4:7 date: is not a date | write year-month-day, for example 2026-11-23",
    ),
    (
        "  name: Arta Hoxha",
        "  name: Arta 😀",
        "7:9 worker.name: contains “😀” (U+1F600), which the letter's font does not have; use Latin, Greek or Cyrillic letters | ",
    ),
    (
        "  name: Arta Hoxha",
        "  name: \"Arta\\u202Eaxoh\"",
        "7:9 worker.name: contains the invisible character U+202E; delete it and retype what is around it | ",
    ),
    (
        "  name: Arta Hoxha",
        "  name: ''",
        "7:9 worker.name: is empty; give it a value, or delete the key | ",
    ),
    (
        "  name: Arta Hoxha",
        "  name: Arta Hoxha\n  name: Arta",
        "8:9 worker.name: the key appears twice | keep one of them",
    ),
    (
        "home_webcam",
        "home_webcma",
        "13:8 objection.to[0]: there is no monitoring operation `home_webcma`; did you mean `home_webcam`? | ",
    ),
    (
        "[home_webcam]",
        "[home_webcam, home_webcam]",
        "13:21 objection.to[1]: `home_webcam` appears twice | keep one of them",
    ),
    (
        "[home_webcam]",
        "[]",
        "13:7 objection.to: names no kind of monitoring | list what is done to you; `kerkesa list monitoring` shows the kinds",
    ),
    (
        "letter: objection",
        "letter: acess",
        "1:9 letter: there is no letter `acess`; did you mean `access`? | ",
    ),
    (
        "language: en",
        "language: fr",
        "3:11 language: there is no language `fr`; there are de, de-AT, de-CH, en, it, it-CH, sq, sq-XK | ",
    ),
    (
        "jurisdiction: AL",
        "jurisdiction: FR",
        "2:15 jurisdiction: there is no jurisdiction `FR`; there are AL, AT, CH, DE, GB, IE, IT, XK | ",
    ),
    (
        "country: AL",
        "country: UK",
        "8:53 worker.address.country: the country code of the United Kingdom is `GB` | ",
    ),
    (
        "reference: '7'",
        "reference: hoxha-7",
        "5:12 reference: contains part of the worker’s name | file names are made from it: use a number, or leave it out",
    ),
    (
        "employer:\n",
        "employment: {until: 2026-01-01}\nemployer:\n",
        "9:21 employment.until: the status `current` has no last day | write `status: former`, or leave `until` out",
    ),
    (
        "because:",
        "access: {data: [cctv]}\n  because:",
        "14:3 objection.access: there is no such key | there are: to, because, own_words, instead, erase",
    ),
    (
        "objection:\n",
        "access: {data: [cctv]}\nobjection:\n",
        "12:9 access: the letter `objection` does not use it | write `letter: access`, or make a request file for each letter",
    ),
    (
        "  because: [private_home]\n",
        "",
        "13:3 objection.because: this law lets a person object on grounds relating to their particular situation, and the request gives none | tick a reason of your own, such as `private_home`, or write `own_words`; reasons that hold for everybody, such as `disproportionate`, are not enough alone",
    ),
    (
        "worker:\n",
        "worker: 5\nx:\n",
        "6:9 worker: must be a map of keys, not a number | docs/request.md explains each key",
    ),
    (
        "date: 2026-11-23",
        "date: 2026-11-27T10:00",
        "4:7 date: has a time of day after the date | write the date alone, for example 2026-11-23",
    ),
    (
        "date: 2026-11-23",
        "date: 0202-11-23",
        "4:7 date: the year must be between 1800 and 2199 | write the year with its four digits",
    ),
    (
        "  name: Arta Hoxha",
        "  name: Arta Hoxha\n  birth_date: -009999-01-01",
        "8:15 worker.birth_date: is not a date | write year-month-day, for example 2026-11-23",
    ),
    (
        "  name: Arta Hoxha",
        "  name: [Arta]",
        "7:9 worker.name: must be one line of text, not a list | docs/request.md explains each key",
    ),
    (
        "[home_webcam]",
        "home_webcam",
        "13:7 objection.to: must be a list, not a text | write each entry on a line of its own after a dash, or all as `[a, b]`",
    ),
    (
        "objection:\n",
        "follow_up: {open: [two]}\nobjection:\n",
        "12:20 follow_up.open[0]: must be a whole number, not a text | write figures alone, such as 3",
    ),
    (
        "objection:\n",
        "follow_up: {open: [-1]}\nobjection:\n",
        "12:20 follow_up.open[0]: must be a whole number, such as 3 | write figures alone, such as 3",
    ),
];

/// What is no YAML, or no file of ours, and what is said of it.
const FILES: &[(&str, &str)] = &[
    (
        "",
        "- the file is empty | `kerkesa new` asks for everything that a letter needs",
    ),
    (
        "# nothing\n\n",
        "- the file is empty | `kerkesa new` asks for everything that a letter needs",
    ),
    (
        "letter: access\nworker:\n\tname: A\n",
        "3:1 this line is indented with a tab; YAML takes spaces only | write two spaces for each tab at the beginning of a line",
    ),
    (
        "letter: access\nworker:\n  name: A\n  \tphone: 1\n",
        "4:3 this line is indented with a tab; YAML takes spaces only | write two spaces for each tab at the beginning of a line",
    ),
    (
        "letter: access\nworker\n  name: A\n",
        "2:1 the key has no colon | write a colon after the key: `worker:`",
    ),
    (
        "letter: access\nplace:Berlin\ntone: firm\n",
        "2:1 there is no space after the colon | write a space between the colon and the value: `letter: access`",
    ),
    (
        "letter:access\n",
        "1:1 this is not a request: it has no keys | write each value after a key, a colon and a space: `letter: access`; `kerkesa new` writes a whole request",
    ),
    (
        "letter: access\nworker:\n  name: \"Arta\n  phone: 1\n",
        "3:9 the quotation mark that opens here is never closed | close it at the end of the value; within '…' an apostrophe is written twice",
    ),
    (
        "letter: access\nworker:\n  name: 'O'Brien'\n",
        "3:12 text follows a closing quotation mark | close each quotation mark at the end of its value; within '…' an apostrophe is written twice",
    ),
    (
        "letter: access\nworker:\n  email: @a\n",
        "3:10 a value cannot begin with `@` | put the whole value in quotation marks: '@…'",
    ),
    (
        "letter: access\nworker:\n  name: `a\n",
        "3:9 a value cannot begin with a backtick | put the whole value in quotation marks",
    ),
    (
        "letter: access\nworker:\n  name: %a\n",
        "3:9 a value cannot begin with `%` | put the whole value in quotation marks: '%…'",
    ),
    (
        "letter: access\nplace: *b\n",
        "2:8 a value cannot begin with `*` | put the whole value in quotation marks: '*…'",
    ),
    (
        "letter: access\nplace: & b\n",
        "2:9 a value cannot begin with `&` | put the whole value in quotation marks: '&…'",
    ),
    (
        "letter: access\nemployment:\n  role: Agent: night\n",
        "3:14 this line has a second colon | put a value with a colon in quotation marks, and each key on a line of its own",
    ),
    (
        "letter: access\nletter: access\n",
        "2:9 letter: the key appears twice | keep one of them",
    ),
    (
        "letter: access\nworker:\n  name: A\n   phone: 1\n",
        "4:4 this line is indented further than the one above it | begin the keys of one map in the same column",
    ),
    (
        "letter: access\nworker:\n   name: A\n  phone: 1\n",
        "4:3 this line is not indented like the others of its map | begin the keys of one map in the same column",
    ),
    (
        "letter: access\ncopies_to: - a\n",
        "2:12 a list cannot begin on the line of its key | write its first dash on the next line, or the whole list as `[a, b]`",
    ),
    (
        "letter: access\ncopies_to: [a, b\ntone: firm\n",
        "2:12 what begins here with `[` is not closed, or lacks a comma | separate the entries by commas and close the bracket; put a text with brackets or commas in quotation marks",
    ),
    (
        "letter: access\nplace: \"a\\qb\"\n",
        "2:10 a backslash has a meaning of its own between double quotation marks | write the value between '…', or the backslash twice",
    ),
    (
        "letter: access\nplace: | text\n",
        "2:10 text follows `|` or `>` on the same line | begin the text on the next line, indented",
    ),
    (
        "---\nletter: access\n---\nletter: access\n",
        "3:1 a second document begins here with `---` | make a file of each, or delete the line",
    ),
    (
        "letter: a\u{1}b\n",
        "1:10 holds the control character U+0001 | delete it; is this a text file?",
    ),
    (
        "Dear Sir, I want my data.\n",
        "1:1 this is not a request: it has no keys | write each value after a key, a colon and a space: `letter: access`; `kerkesa new` writes a whole request",
    ),
    (
        "- letter: access\n",
        "1:1 this is not a request: it has no keys | write each value after a key, a colon and a space: `letter: access`; `kerkesa new` writes a whole request",
    ),
    (
        "%PDF-1.7\n",
        "- the file is a PDF, not a request | give the request file from which the letter was made; its name ends in `.yaml`",
    ),
];

#[test]
fn a_file_that_is_no_yaml_is_told_in_plain_words() {
    let wrong: Vec<String> = FILES
        .iter()
        .filter(|(text, expected)| said(text, &[]) != *expected)
        .map(|(text, _)| format!("{text:?}\n{}", said(text, &[])))
        .collect();
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
    // Lines that end as Windows ends them are no fault.
    assert!(request(&GOOD.replace('\n', "\r\n"), &[]).is_ok());
}

#[test]
fn a_file_of_another_kind_is_told_by_its_first_bytes() {
    for (bytes, wanted) in [
        (&b"PK\x03\x04\x14\x00"[..], "a document or a spreadsheet"),
        (b"\xD0\xCF\x11\xE0\xA1", "a document or a spreadsheet"),
        (b"{\\rtf1", "a document (RTF)"),
        (b"\xFF\xFEl\x00", "UTF-16"),
        (b"\xFE\xFF\x00l", "UTF-16"),
    ] {
        let refusal = kerkesa::intake::read(
            bytes,
            &[],
            "".as_ref(),
            &crate::make::CATALOG,
            &crate::make::MOMENT,
        )
        .expect_err("a refusal");
        assert!(refusal.what.contains(wanted), "{refusal}");
        assert!(refusal.hint.is_some());
    }
}

#[test]
fn each_fault_has_its_place_and_its_words() {
    let wrong: Vec<String> = FAULTS
        .iter()
        .filter(|(old, new, expected)| refusal(old, new) != *expected)
        .map(|(old, new, _)| refusal(old, new))
        .collect();
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

#[test]
fn a_seven_line_address_is_refused() {
    let found = refusal(
        "{street: Rruga 2, city: Tiranë, country: AL}",
        "{lines: [a, b, c, d, e, f, g], country: AL}",
    );
    assert!(
        found.contains("the address has 7 lines; at most 6 fit"),
        "{found}"
    );
}

#[test]
fn a_value_of_ten_thousand_characters_is_refused() {
    let found = refusal("Arta Hoxha", &"a".repeat(10_000));
    assert_eq!(
        found,
        "7:9 worker.name: has 10000 characters; it may have at most 160 | "
    );
}

#[test]
fn a_file_that_repeats_itself_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.extend([&format!("a{level}: &a{level} [{aliases}]"), "\n"]);
    }
    let wanted =
        "the file repeats itself too often with aliases (`*`) | write every value where it belongs";
    let found = said(&format!("copies_to: [x]\n{bomb}"), &[]);
    assert!(found.contains(wanted), "{found}");
    // One level of aliases is enough.
    let long = format!(
        "role: &a {}\n{}",
        "x".repeat(60_000),
        "- *a\n".repeat(5_000)
    );
    let found = said(&long.replace("role: &a", "- &a"), &[]);
    assert!(found.contains(wanted), "{found}");
    let mut nested = GOOD.replace("name: Arta Hoxha", "name: &n Arta Hoxha")
        + "copies_to: &c [*n, *n, *n]\nenclosures: [";
    nested.push_str(&"*n, ".repeat(30));
    nested.push_str("*n]\n");
    assert!(
        said(&nested, &[]).contains("entries; it may have at most 20"),
        "{}",
        said(&nested, &[])
    );
}

#[test]
fn a_key_of_too_many_parts_is_refused() {
    let key = vec!["a"; 50_000].join(".");
    for (key, wanted) in [
        (
            key.as_str(),
            "- a.a.a.a.a.a.a.a: there is no such key | a key has at most 8 parts, with",
        ),
        (
            "a.b.c.d.e.f.g.h.i",
            "- a.b.c.d.e.f.g.h: there is no such key | a key has at most 8 parts",
        ),
        ("a.b.c.d.e.f.g.h", "- a: there is no such key"),
    ] {
        let found = said(GOOD, &[(key, "x")]);
        assert!(found.starts_with(wanted), "{found}");
    }
}

#[test]
fn a_list_that_is_set_repeats_nothing() {
    for value in [
        "[&a Arta, *a]",
        "{a: &b {c: d}}",
        "[a, !t &b c]",
        &format!("[&a [{}], {}]", "x, ".repeat(20_000), "*a, ".repeat(5_000)),
    ] {
        let found = said(GOOD, &[("copies_to", value)]);
        assert!(
            found.starts_with(
                "- copies_to: repeats part of itself with an anchor (&) or an alias (*) | write"
            ),
            "{found}"
        );
        assert!(!found.contains("Arta"));
    }
    let list = "[A & B, '*', \"&a\", c*d, e &f]";
    let found = request(GOOD, &[("copies_to", list)]).expect("a request");
    let copies: Vec<String> = found.copies_to.iter().map(ToString::to_string).collect();
    assert_eq!(copies, ["A & B", "*", "&a", "c*d", "e &f"]);
    // What is no list is a text as ever.
    let found = request(GOOD, &[("worker.name", "[*] Arta & Besa")]).expect("a request");
    let worker = found.worker.expect("a worker");
    assert_eq!(worker.name.as_str(), "[*] Arta & Besa");
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_with_their_place() {
    let bytes = GOOD.replace("Tiranë", "Tiran\u{1}").into_bytes();
    let latin1: Vec<u8> = bytes
        .into_iter()
        .map(|byte| if byte == 1 { 0xEB } else { byte })
        .collect();
    let refusal = kerkesa::intake::read(
        &latin1,
        &[],
        "".as_ref(),
        &crate::make::CATALOG,
        &crate::make::MOMENT,
    )
    .expect_err("a refusal");
    assert_eq!(refusal.place, Some((8, 41)));
    assert!(refusal.what.contains("0xEB"), "{refusal}");
}

#[test]
fn a_file_of_two_mebibytes_is_refused_unread() {
    let big = format!("{GOOD}# {}\n", "x".repeat(2 << 20));
    assert!(
        said(&big, &[]).contains("the file is 2.1 MiB; a request file may have at most 1 MiB"),
        "{}",
        said(&big, &[])
    );
}

#[test]
fn a_setting_takes_the_place_of_a_value_and_is_checked_like_one() {
    let found = request(
        GOOD,
        &[
            ("worker.name", "Drita Leka"),
            ("employment.role", "Agent"),
            ("date", "2026-12-01"),
        ],
    )
    .expect("a request");
    let worker = found.worker.as_ref().expect("a worker");
    assert_eq!(worker.name.as_str(), "Drita Leka");
    assert_eq!(found.date.to_string(), "2026-12-01");
    assert!(said(GOOD, &[("worker.nmae", "x")]).contains("did you mean `name`?"));
    assert!(
        said(GOOD, &[("date", "2026-13-01")]).contains("date: there is no such day"),
        "{}",
        said(GOOD, &[("date", "2026-13-01")])
    );
    let without = GOOD.replace("  name: Arta Hoxha\n", "");
    assert!(
        said(&without, &[]).contains("worker.name: the key is missing"),
        "{}",
        said(&without, &[])
    );
    request(&without, &[("worker.name", "Arta Hoxha")]).expect("the setting gives it");
}

#[test]
fn a_reference_is_made_from_the_date_and_chance() {
    let without = GOOD.replace("reference: '7'\n", "");
    let found = request(&without, &[]).expect("a request");
    let reference = found.reference.as_str();
    assert!(
        reference.starts_with("20261123-") && reference.len() == 15,
        "{reference}"
    );
}

#[test]
fn an_error_repeats_no_more_of_a_request_than_must_be_mended() {
    let found = refusal("because: [private_home]", "because: [private_hom]");
    assert!(
        !found.contains("Arta") && !found.contains("Rruga"),
        "{found}"
    );
}

#[test]
fn every_example_can_be_set_from_the_command_line() {
    for entry in std::fs::read_dir(crate::make::tests_dir().join("requests")).expect("the examples")
    {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a request");
        let plain =
            request(&text, &[]).unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        let set = request(&text, &[("reference", "X-1")])
            .unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        assert_eq!(
            kerkesa::domain::Request {
                reference: plain.reference.clone(),
                ..set
            },
            plain
        );
    }
}

#[test]
fn what_an_employer_lacks_is_named_with_its_place() {
    let head = "letter: access\nworker: {name: Arta, address: {street: s, city: c, country: IE}}\n";
    for (employer, key) in [
        ("{name: Sample}", "employer.address"),
        ("{email: a@example.org}", "employer.name"),
    ] {
        let refusal = request(&format!("{head}employer: {employer}\n"), &[]).expect_err("refused");
        assert_eq!(
            (refusal.key.as_str(), refusal.place),
            (key, Some((3, 11))),
            "{refusal}"
        );
    }
}
