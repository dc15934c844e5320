//! The employers' book: records come in, letters go out, and nothing is lost between.

use crate::make::{CATALOG, MOMENT, tests_dir, text};
use kerkesa::{
    book::{Book, Consent, Outcome, Record, Shelf, Slug},
    compose::compose,
    domain::{LetterKind, Request},
    intake::{self, Refusal, Sequel},
    letter::{Stationery, Window},
    render::{PdfRenderer, Renderer},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The real records, by their file names.
fn records() -> Vec<PathBuf> {
    let files = fs::read_dir(tests_dir().join("companies")).expect("the records");
    let mut files: Vec<PathBuf> = files
        .map(|file| file.expect("a file").path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> Record {
    let bytes = fs::read(file).expect("a record");
    Record::parse(&bytes).unwrap_or_else(|faults| panic!("{}: {faults:?}", file.display()))
}

/// Takes a record into the book.
fn import(book: &mut Book, record: &Record) -> Outcome {
    let entry = record.entry(None, None, &CATALOG).expect("an entry");
    book.import(record.slug(), entry, Consent::None)
}

fn whole_book() -> Book {
    let mut book = Book::default();
    for file in records() {
        assert_eq!(import(&mut book, &read(&file)), Outcome::Added);
    }
    book
}

/// A shelf with the book of all real records, in a folder of its own.
fn shelf() -> (tempfile::TempDir, Shelf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("employers.yaml");
    fs::write(&file, whole_book().to_yaml().expect("YAML")).expect("a book");
    (folder, Shelf::with(file))
}

fn request_of(employer: &str) -> String {
    format!(
        "letter: access\njurisdiction: DE\nlanguage: en\ndate: 2026-11-23\nreference: '7'\nworker:\n  name: Arta Hoxha\n  address: {{street: Rruga 1, city: Tiranë, country: AL}}\nemployer: {employer}\n"
    )
}

fn request(employer: &str, shelf: &Shelf) -> Result<Request, Refusal> {
    let text = request_of(employer);
    intake::read_with_book(text.as_bytes(), &[], "".as_ref(), shelf, &CATALOG, &MOMENT)
}

#[test]
fn every_real_record_is_written_and_read_again() {
    let book = whole_book();
    assert_eq!(book.entries().count(), 15);
    let text = book.to_yaml().expect("YAML");
    let again = Book::parse(&text).expect("a book");
    assert_eq!(again, book);
    assert_eq!(again.to_yaml().expect("YAML"), text);
    let slugs: Vec<&Slug> = book.entries().map(|(slug, _)| slug).collect();
    assert!(slugs.is_sorted());
}

#[test]
fn every_line_of_a_real_address_stands_in_the_letter() {
    let (_folder, shelf) = shelf();
    for file in records() {
        let record: Value =
            serde_json::from_slice(&fs::read(&file).expect("a record")).expect("JSON");
        let slug = record["slug"].as_str().expect("a slug");
        let mut lines: Vec<&str> = record["address"].as_str().expect("one").lines().collect();
        lines.pop();
        lines.push(record["name"].as_str().expect("a name"));
        let request = request(&format!("{{book: {slug}}}"), &shelf).or_else(|refusal| {
            assert_eq!(refusal.key, "employer.country", "{slug}: {refusal}");
            request(&format!("{{book: {slug}, country: SG}}"), &shelf)
        });
        let letter = compose(&request.expect("a request"), &CATALOG).expect("a letter");
        let letter = text(&letter);
        for line in lines {
            let stands = letter.lines().any(|found| found == line.trim());
            assert!(stands, "{slug}: {line} in\n{letter}");
        }
    }
}

#[test]
fn an_entry_and_its_record_make_the_same_controller() {
    let (_folder, shelf) = shelf();
    for file in records() {
        let slug = read(&file).slug().clone();
        let record = request(&format!("{{record: {}}}", file.display()), &shelf);
        let book = request(&format!("{{book: {slug}}}"), &shelf);
        let (Ok(record), Ok(book)) = (&record, &book) else {
            assert!(record.is_err() && book.is_err(), "{slug}");
            continue;
        };
        let recipient = |request| compose(request, &CATALOG).expect("a letter").recipient;
        let lines = |request| -> Vec<String> {
            let lines = recipient(request);
            lines
                .iter()
                .map(|line| kerkesa::letter::plain_text(line))
                .collect()
        };
        assert_eq!(lines(record), lines(book), "{slug}");
    }
}

#[test]
fn what_stands_beside_the_name_goes_before() {
    let (_folder, shelf) = shelf();
    let found = request(
        "{book: exemplar, country: GB, attention: The office}",
        &shelf,
    );
    let employer = found.expect("a request").employer;
    assert_eq!(employer.address.country().as_str(), "GB");
    assert_eq!(
        employer.attention.expect("an office").as_str(),
        "The office"
    );
}

#[test]
fn a_book_that_does_not_help_is_refused() {
    let (folder, shelf) = shelf();
    let wrong = folder.path().join("wrong.yaml");
    fs::write(&wrong, "acme:\n  nmae: A\n").expect("a book");
    let absent = Shelf::with(folder.path().join("none.yaml"));
    let said = |employer: &str, shelf: &Shelf| {
        let refusal = request(employer, shelf).expect_err(employer);
        let (line, _) = refusal.place.expect("a place");
        let hint = refusal.hint.clone().unwrap_or_default();
        format!("{line} {refusal} | {hint}")
    };
    for (employer, shelf, parts) in [
        (
            "{book: bka-bnd}",
            &shelf,
            [
                "employer.book: the book has no entry `bka-bnd`",
                "`bka-bund`?",
            ],
        ),
        (
            "{book: zzz}",
            &shelf,
            [
                "employer.book: the book has no entry `zzz`",
                "employer list",
            ],
        ),
        (
            "{book: exemplar}",
            &shelf,
            ["employer.country: ", "“Ruritania” | write its two letters"],
        ),
        (
            "{book: bka-bund, country: AT}",
            &shelf,
            ["employer.country: ", "which is `DE`"],
        ),
        (
            "{book: bka-bund}",
            &Shelf::empty(),
            ["employer.book: there is no", "--book"],
        ),
        (
            "{book: bka-bund}",
            &absent,
            ["employer.book: there is no", "employer import"],
        ),
        (
            "{book: bka-bund}",
            &Shelf::with(wrong),
            ["wrong.yaml:2:3: acme.nmae: there is no such key", "`name`?"],
        ),
        (
            "{book: bka-bund, name: A}",
            &shelf,
            ["the employer has a `book`", ""],
        ),
        (
            "{book: bka-bund, record: a.json}",
            &shelf,
            ["the employer has a `record` and a `book`", ""],
        ),
        (
            "{boook: bka-bund}",
            &shelf,
            ["employer.boook: there is no such key", "`book`?"],
        ),
    ] {
        let found = said(employer, shelf);
        for part in parts {
            assert!(found.contains(part), "{employer}: {found}");
        }
        // The reader knows the place of a key, and not that of what two keys say together.
        let line = if found.contains("the employer has") {
            "1 "
        } else {
            "9 "
        };
        assert!(found.starts_with(line), "{employer}: {found}");
    }
}

#[test]
fn a_letter_that_follows_keeps_the_name_in_the_book() {
    let day = |day| jiff::civil::date(2026, 12, day);
    let sequel = Sequel {
        letter: LetterKind::Reminder,
        date: day(30),
        reference: "8".parse().expect("a reference"),
        sent: None,
        received: Some(jiff::civil::date(2026, 11, 25)),
        proof: None,
        reply: None,
        open: Vec::new(),
    };
    let earlier = request_of("{book: bka-bund, attention: The office}");
    let next = intake::follow_up(earlier.as_bytes(), sequel, "some/folder".as_ref(), &[]);
    let next = next.expect("a request");
    assert!(next.contains("\n  book: bka-bund\n"), "{next}");
    assert!(next.contains("\n  attention: The office\n"), "{next}");
}

#[test]
fn a_record_without_its_country_loses_no_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("record.json");
    let record = json!({"name": "Shembull", "address": "Weg 1\n12345 Berlin"});
    fs::write(&file, record.to_string()).expect("a record");
    let employer = format!("{{record: {}, country: DE}}", file.display());
    let request = request(&employer, &Shelf::empty()).expect("a request");
    let letter = compose(&request, &CATALOG).expect("a letter");
    assert!(text(&letter).contains("\n12345 Berlin\n"));
}

fn good() -> Value {
    json!({
        "slug": "shembull", "relevant-countries": ["all"], "name": "Shembull sh.p.k.",
        "address": "Rruga e Provës 7\n1019 Tiranë\nAlbania", "email": "privacy@example.org",
        "sources": ["https://example.org/"], "quality": "verified",
    })
}

/// What is wrong with a record, a line for each fault.
fn faults(record: &str) -> Vec<String> {
    let read = Record::parse(record.as_bytes());
    let entry = read.and_then(|record| record.entry(None, None, &CATALOG));
    let faults = entry.expect_err("a fault");
    let line = |fault: &kerkesa::book::Fault| {
        format!("{fault} | {}", fault.hint.clone().unwrap_or_default())
    };
    faults.iter().map(line).collect()
}

/// Whether the good record, with another value of a key, has the fault.
fn has_fault(key: &str, value: Value, said: &str) {
    let mut record = good();
    record[key] = value;
    let found = faults(&record.to_string());
    let is_said = found.iter().any(|fault| fault.starts_with(said));
    assert!(is_said, "{key}: {found:?}");
}

#[test]
fn what_differs_from_the_schema_is_told_where_and_what() {
    assert!(Record::parse(good().to_string().as_bytes()).is_ok());
    for (key, value, said) in [
        (
            "nmae",
            json!("A"),
            "nmae: there is no such key | did you mean `name`?",
        ),
        (
            "\u{1b}[31m",
            json!("A"),
            "\\u{1b}[31m: there is no such key | ",
        ),
        ("name", Value::Null, "name: must be a text | "),
        (
            "name",
            json!(" A "),
            "name: does not have the form that the schema asks for",
        ),
        ("slug", json!("Shembull"), "slug: does not have the form"),
        (
            "email",
            json!("privacy at example"),
            "email: is not an e-mail address",
        ),
        (
            "phone",
            json!("0049 30 1"),
            "phone: does not have the form that the schema asks for | write it as",
        ),
        (
            "web",
            json!("example"),
            "web: is not the address of a website",
        ),
        ("sources", json!([]), "sources: has fewer than 1 items"),
        (
            "sources",
            json!(["https://a.example/", "no"]),
            "sources[1]: is not the address of a website",
        ),
        (
            "categories",
            json!(["ads", "ads"]),
            "categories: has the same item twice",
        ),
        (
            "categories",
            json!(["call centre"]),
            "categories[0]: is not one of the values",
        ),
        (
            "quality",
            json!("best"),
            "quality: is not one of the values that the schema allows | there are: tested",
        ),
        (
            "needs-id-document",
            json!("no"),
            "needs-id-document: must be true or false",
        ),
        (
            "required-elements",
            json!([{"desc": "A"}]),
            "required-elements[0].type: the key is missing",
        ),
    ] {
        has_fault(key, value, said);
    }
}

#[test]
fn a_text_that_no_letter_can_show_is_told_where_and_what() {
    for (key, value, said) in [
        (
            "name",
            json!("Ａcme 株式会社"),
            "name: contains “株” (U+682A)",
        ),
        (
            "address",
            json!("1\n2\n3\n4\n5\n6\n7\nAlbania"),
            "address: has 7 lines without the country",
        ),
        (
            "address",
            json!("Rruga \u{202e}1\nAlbania"),
            "address: line 1: contains the invisible character U+202E",
        ),
        (
            "comments",
            json!(["\u{1b}[31m"]),
            "comments[0]: contains the invisible character U+001B",
        ),
    ] {
        has_fault(key, value, said);
    }
}

#[test]
fn what_is_missing_or_no_record_is_told() {
    for key in [
        "slug",
        "relevant-countries",
        "name",
        "address",
        "sources",
        "quality",
    ] {
        let mut record = good();
        record.as_object_mut().expect("a map").remove(key);
        assert_eq!(
            faults(&record.to_string()),
            [format!("{key}: the key is missing | ")]
        );
    }
    assert!(faults("{\"slug\": ")[0].contains("line 1, column 9: this is not JSON"));
    let twice = faults("{\"name\": \"A\",\n\"name\": \"B\"}");
    assert!(
        twice[0].starts_with("line 2, column 6: the key `name` appears twice"),
        "{twice:?}"
    );
    assert!(faults("[]")[0].starts_with("must be a map of keys"));
    assert!(faults(&" ".repeat(Record::LIMIT + 1))[0].contains("at most 1 MiB"));
    let two = faults(r#"{"slug": "a", "email": "b"}"#);
    assert!(two.len() > 4, "every fault is told: {two:?}");
}

/// The program with a book of its own.
fn kerkesa(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder)
        .env("KERKESA_BOOK", "")
        .output()
        .expect("the program")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_good_records_are_imported_beside_a_bad_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text);
    write("bad.json", good().to_string().replace("Shembull", " ")).expect("a file");
    write("good.json", good().to_string()).expect("a file");
    write("twin.json", good().to_string().replace("Provës", "re")).expect("a file");
    let import = ["employer", "import", "bad.json", "good.json", "twin.json"];
    let output = kerkesa(folder.path(), &import);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("error: bad.json: name: "),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("error: twin.json: slug: is also that of good.json"));
    let book = folder.path().join("kerkesa/employers.yaml");
    assert_eq!(Book::read(&book).expect("a book").entries().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&book).expect("a book").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn imports_at_the_same_time_lose_no_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = records();
    let imports: Vec<_> = files
        .iter()
        .map(|file| {
            Command::new(env!("CARGO_BIN_EXE_kerkesa"))
                .args(["--quiet", "--book", "new/book.yaml", "employer", "import"])
                .arg(file)
                .current_dir(folder.path())
                .spawn()
                .expect("the program")
        })
        .collect();
    for mut import in imports {
        assert!(import.wait().expect("an end").success());
    }
    let book = Book::read(&folder.path().join("new/book.yaml")).expect("a book");
    assert_eq!(book.entries().count(), files.len());
    let left = fs::read_dir(folder.path().join("new")).expect("a folder");
    assert_eq!(left.count(), 1, "nothing but the book is left");
}

#[test]
fn a_comment_that_would_be_lost_stops_the_import() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("book.yaml");
    fs::write(folder.path().join("good.json"), good().to_string()).expect("a file");
    for (text, line) in [
        ("a:\n  name: A\n# moved\n", 3),
        ("a: # do not use\n  name: A\n", 1),
        ("a:\n  name: A\n  notes: ['# 7'] # moved\n", 3),
        // The entry of the record, which `--update` would replace.
        ("shembull:\n  name: Old # moved\n", 2),
    ] {
        fs::write(&book, text).expect("a book");
        let import = ["--book", "book.yaml", "employer", "import", "good.json"];
        let output = kerkesa(folder.path(), &[&import[..], &["--force"]].concat());
        assert_eq!(output.status.code(), Some(1));
        let said = said(&output);
        assert!(
            said.contains(&format!("book.yaml:{line}: nothing was imported")),
            "{said}"
        );
        assert!(!said.contains("replaced"), "{said}");
        assert_eq!(fs::read_to_string(&book).expect("a book"), text);
    }
}

#[test]
fn the_check_finds_what_no_letter_can_be_sent_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = "Rruga e gjatë ".repeat(11);
    let lines = [long.trim(); 6].join(", ");
    let text = format!(
        "bare:\n  name: A\nfar:\n  name: A\n  address: {{lines: [B], country: Neuseeland}}\nfine:\n  name: A\n  address: {{lines: [B], country: IE}}\n  as_of: 2023-11-24\nlong:\n  name: A\n  address: {{lines: [{lines}], country: IE}}\nold:\n  name: A\n  address: {{lines: [B], country: DE}}\n  as_of: 2023-11-23\nstray:\n  name: A\n  address: {{lines: [B]}}\n"
    );
    fs::write(folder.path().join("book.yaml"), text).expect("a book");
    let check = [
        "employer",
        "check",
        "--book",
        "book.yaml",
        "--date",
        "2026-11-24",
    ];
    let output = kerkesa(folder.path(), &check);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for part in [
        "bare: the entry has no address",
        "long: DIN 5008: the recipient's name and address do not fit",
        "old: the entry dates from 2023-11-23; it is more than 3 years old",
        "stray: the entry's address has no country",
        "6 entries, 4 to correct",
    ] {
        assert!(said(&output).contains(part), "{part}: {}", said(&output));
    }
    let check = [&check[..], &["--older-than", "4"]].concat();
    assert!(said(&kerkesa(folder.path(), &check)).contains("6 entries, 3 to"));
}

#[test]
fn a_book_is_asked_for_by_every_way_and_refused_when_absent() {
    let (folder, shelf) = shelf();
    let file = shelf.path().expect("a book").display().to_string();
    let request = folder.path().join("request.yaml");
    fs::write(&request, request_of("{book: bka-bund}")).expect("a request");
    let write = ["write", "request.yaml", "--output", "-", "--format", "text"];
    let output = kerkesa(folder.path(), &write);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("there is no employers' book"),
        "{}",
        said(&output)
    );
    let output = kerkesa(folder.path(), &[&write[..], &["--book", &file]].concat());
    assert!(String::from_utf8_lossy(&output.stdout).contains("65173 Wiesbaden"));
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(write)
        .current_dir(folder.path())
        .env("KERKESA_BOOK", &file)
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let default = folder.path().join("kerkesa");
    fs::create_dir(&default).expect("a folder");
    fs::rename(&file, default.join("employers.yaml")).expect("the default place");
    let output = kerkesa(folder.path(), &write);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let list = kerkesa(folder.path(), &["employer", "list", "--book", "none.yaml"]);
    assert_eq!(list.status.code(), Some(2));
}

#[test]
fn what_fits_is_drawn_and_what_does_not_is_refused() {
    let (_folder, shelf) = shelf();
    let mut pdf = PdfRenderer::new();
    let long = "Rruga e gjatë ".repeat(11);
    let long = [long.trim(); 6].join(", ");
    let long = format!("{{name: A, address: {{lines: [{long}], country: AL}}}}");
    for (employer, fits) in [
        ("{book: starlink-germany-gmbh}", true),
        ("{book: ert-gr}", true),
        (long.as_str(), false),
    ] {
        let request = request(employer, &shelf).expect("a request");
        let mut letter = compose(&request, &CATALOG).expect("a letter");
        for window in [
            Window::Din5008B,
            Window::SnLeft,
            Window::SnRight,
            Window::NfRight,
        ] {
            letter.stationery = Stationery { window };
            assert_eq!(pdf.fits(&letter).is_ok(), fits, "{window:?}: {employer}");
            assert_eq!(pdf.render(&letter).is_ok(), fits, "{window:?}: {employer}");
        }
        letter.stationery = Stationery {
            window: Window::None,
        };
        assert!(
            pdf.fits(&letter).is_ok(),
            "without a window, everything fits"
        );
    }
}

/// Text that a record may hold and that YAML's writer must quote now and then.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[!-~ëçΩЖ][ -~ëçΩЖ]{0,30}[!-~ëçΩЖ]",
        prop::sample::select(vec![
            "no", "1e3", "- a", "~~", "0x1F", "# a", "a: b", "null", "'a'"
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn an_imported_entry_is_the_same_after_writing_and_reading(
        name in line(),
        lines in prop::collection::vec(line(), 1..=6),
        country in prop::sample::select(vec!["Albania", "Germany", "Nowhere"]),
        comments in prop::collection::vec((line(), line()), 0..3),
        runs in prop::collection::vec(line(), 0..3),
    ) {
        let mut record = good();
        record["name"] = name.clone().into();
        record["address"] = (lines.join("\n") + "\n" + country).into();
        let comments = comments.iter().map(|(first, second)| format!("{first}\n{second}"));
        record["comments"] = comments.collect::<Vec<_>>().into();
        let runs: std::collections::BTreeSet<_> = runs.into_iter().collect();
        record["runs"] = runs.into_iter().collect::<Vec<_>>().into();
        let record = Record::parse(record.to_string().as_bytes()).expect("a record");
        let mut book = Book::default();
        prop_assert_eq!(import(&mut book, &record), Outcome::Added);
        let text = book.to_yaml().expect("YAML");
        let mut again = Book::parse(&text).expect("a book");
        prop_assert_eq!(&again, &book);
        prop_assert_eq!(import(&mut again, &record), Outcome::Unchanged);
        prop_assert_eq!(again.to_yaml().expect("YAML"), text);
        let (_, entry) = again.entries().next().expect("an entry");
        prop_assert_eq!(entry.name.as_str(), name.trim());
        let kept = entry.address.as_ref().expect("an address").lines();
        prop_assert_eq!(kept, lines.iter().map(|line| line.trim().to_owned()).collect::<Vec<_>>());
    }
}
