//! What a book keeps, what it finds, and what it refuses.

use super::*;
use crate::{
    catalog::Catalog,
    domain::{Address, CountryCode},
};

const RECORD: &str = r#"{
    "slug": "shembull", "relevant-countries": ["all"], "name": "Shembull Contact Center sh.p.k.",
    "address": "Rruga e Provës 7\n1019 Tiranë\nAlbania", "phone": "+355 4 222 2222",
    "sources": ["https://example.org/"], "quality": "verified"
}"#;

fn entry(old: &str, new: &str) -> Entry {
    assert!(RECORD.contains(old), "{old}");
    let catalog = Catalog::embedded().expect("the catalogue");
    let record = Record::parse(RECORD.replace(old, new).as_bytes()).expect("a record");
    record.entry(None, None, &catalog).expect("an entry")
}

fn fresh() -> Entry {
    entry("{", "{")
}

fn address(text: &str) -> Option<Postal> {
    let catalog = Catalog::embedded().expect("the catalogue");
    Postal::of_record(&divide(text), None, &catalog).expect("an address")
}

fn slug() -> Slug {
    "shembull".parse().expect("a name")
}

#[test]
fn plain_addresses_come_apart_and_others_keep_their_lines() {
    for (text, parts) in [
        ("Rruga 1\n1019 Tiranë\nAlbania", Some(("1019", "Tiranë"))),
        (
            "Weg 1\n12345 Berlin\nDeutschland",
            Some(("12345", "Berlin")),
        ),
        (
            "Kade 1\n1013 AP Amsterdam\nThe Netherlands",
            Some(("1013 AP", "Amsterdam")),
        ),
        ("ul. 1\n30-435 Kraków\nPoland", Some(("30-435", "Kraków"))),
        (
            "PO Box 43\nLivingston\nEH54 7DD\nUnited Kingdom",
            Some(("EH54 7DD", "Livingston")),
        ),
        ("Weg 1\nD-12345 Berlin\nDeutschland", None),
        ("Weg 1\n12345  Berlin\nDeutschland", None),
        ("Weg 1\n123456 Berlin\nDeutschland", None),
        ("c/o Firma\n12345 Berlin\nDeutschland", None),
        ("Haus\nWeg 1\n12345 Berlin\nDeutschland", None),
        ("PO Box 43\nSalford\nM5 OPD\nUnited Kingdom", None),
        ("Street 1\nSuite 500\nUSA", None),
        ("12345 Berlin\nDeutschland", None),
    ] {
        let Some(Postal::Whole(address)) = address(text) else {
            panic!("{text}");
        };
        let found = match &address {
            Address::Parts { postcode, city, .. } => {
                let postcode = postcode.as_ref().expect("a postcode");
                Some((postcode.as_str(), city.as_str()))
            }
            Address::Lines { .. } => None,
        };
        assert_eq!(found, parts, "{text}");
    }
}

#[test]
fn the_last_line_is_the_country_unless_it_has_a_digit() {
    let name = |text| match address(text) {
        Some(Postal::WithoutCountry {
            lines,
            country_name,
        }) => (lines.len(), country_name.map(|name| name.to_string())),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(name("Road 1\nRuritania"), (1, Some("Ruritania".to_owned())));
    assert_eq!(name("Weg 1\n12345 Berlin"), (2, None));
    assert_eq!(address("Albania"), None);
}

#[test]
fn every_key_of_an_entry_is_read_strictly() {
    for (text, wrong) in [
        ("a:\n  nmae: A\n", "unknown field"),
        (
            "a:\n  name: A\na:\n  name: B\n",
            "the entry `a` appears twice",
        ),
        ("Ä:\n  name: A\n", "is not a name for an entry"),
        (
            "a:\n  name: A\n  address: {street: S, city: C}\n",
            "no `country`",
        ),
        (
            "a:\n  name: A\n  address: {lines: [], country: DE}\n",
            "no lines",
        ),
        (
            "a:\n  name: A\n  address: {lines: [A], country: DE, country_name: B}\n",
            "delete `country_name`",
        ),
        ("a:\n  name: A\n  notes: [\"\\x1B[31m\"]\n", "U+001B"),
        ("a:\n  name: A\n  as_of: 2026-02-30\n", "as_of"),
        ("a:\n  name: A\n  quality: best\n", "unknown variant"),
        ("a: []\n", "the keys of an entry"),
        (
            "a:\n  name: A\n  address: Rruga 1\n",
            "the keys of an address",
        ),
        ("[]", "entries by their names"),
    ] {
        let error = Book::parse(text).expect_err(text).to_string();
        assert!(error.contains(wrong), "{text}: {error}");
    }
    for empty in ["", "# nothing yet\n", "{}"] {
        let book = Book::parse(empty).expect("an empty book");
        assert_eq!(book.entries().count(), 0);
    }
}

#[test]
fn an_entry_is_found_by_its_name_alone() {
    let text = "a:\n  name: A\na-b:\n  name: B\na1:\n  name: C\nb:\n  name: D\n";
    let book = Book::parse(text).expect("a book");
    for (name, wanted) in [("a", "A"), ("a-b", "B"), ("a1", "C"), ("b", "D")] {
        assert_eq!(book.entry(name).expect("an entry").name.as_str(), wanted);
    }
    for name in ["", "A", "a-", "a-b ", "c"] {
        assert!(book.entry(name).is_err(), "{name}");
    }
}

#[test]
fn an_entry_behind_any_end_of_a_line_is_no_comment() {
    for end in ["\n", "\r\n", "\r", "\r\r", "\u{85}", "\u{2028}"] {
        let text = format!("# mine{end}sample:\n  name: Sample Ltd\n");
        let book = Book::parse(&text).expect("a book");
        let again = book.to_yaml().expect("YAML");
        assert_eq!(again.matches("sample:").count(), 1, "{end:?}: {again}");
        assert!(
            Book::parse(&again).is_ok_and(|again| again == book),
            "{end:?}"
        );
    }
}

#[test]
fn a_book_that_repeats_itself_out_of_bounds_is_refused() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let notes = format!("a: {{name: A, notes: &n [{}]}}\n", "x, ".repeat(20_000));
    let entries = (0..5_000).map(|number| format!("a{number}: {{name: A, notes: *n}}\n"));
    std::fs::write(file.path(), notes + &entries.collect::<String>()).expect("a book");
    let why = Book::read(file.path()).expect_err("refused").to_string();
    assert!(
        why.ends_with(": the file repeats itself too often with aliases (`*`)"),
        "{why}"
    );
}

#[test]
fn the_head_stays_and_a_comment_below_it_is_seen() {
    let text = "# Ours.\n\na:\n  name: A\n";
    let book = Book::parse(text).expect("a book");
    assert_eq!(book.to_yaml().expect("YAML"), text);
    assert_eq!(Book::comment_below(text), None);
    let below = "# Ours.\na:\n  # they moved\n  name: A\n";
    assert_eq!(Book::comment_below(below), Some(3));
    let note = "a:\n  name: A\n  notes:\n  - |-\n    # 7\n    two\n";
    assert_eq!(Book::comment_below(note), None);
    assert!(
        Book::parse(note)
            .expect("a book")
            .to_yaml()
            .expect("YAML")
            .ends_with(note)
    );
}

#[test]
fn what_is_imported_again_stays() {
    let mut book = Book::default();
    assert_eq!(book.import(&slug(), fresh(), Consent::None), Outcome::Added);
    let before = book.clone();
    for consent in [Consent::None, Consent::Update, Consent::Force] {
        assert_eq!(book.import(&slug(), fresh(), consent), Outcome::Unchanged);
        assert_eq!(book, before);
    }
}

#[test]
fn a_record_that_has_changed_needs_consent() {
    let mut book = Book::default();
    book.import(&slug(), fresh(), Consent::None);
    let before = book.clone();
    let changed = || entry("Provës 7", "Provës 9");
    let Outcome::Refused { changes, by_hand } = book.import(&slug(), changed(), Consent::None)
    else {
        panic!("it was replaced");
    };
    assert!(!by_hand);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].key, "address");
    assert_eq!(book, before);
    let replaced = book.import(&slug(), changed(), Consent::Update);
    assert_eq!(replaced, Outcome::Replaced(changes));
    assert!(book.to_yaml().expect("YAML").contains("Provës 9"));
}

#[test]
fn what_was_changed_by_hand_stays_until_it_is_forced() {
    let mut book = Book::default();
    book.import(&slug(), fresh(), Consent::None);
    let by_hand = book
        .to_yaml()
        .expect("YAML")
        .replace("+355 4 222 2222", "+355 4 333 3333");
    let with_office = by_hand.replace("  address:", "  attention: Zyra ligjore\n  address:");
    let mut book = Book::parse(&with_office).expect("a book");
    let before = book.clone();
    for consent in [Consent::None, Consent::Update] {
        assert_eq!(book.import(&slug(), fresh(), consent), Outcome::Kept);
        let changed = entry("Provës 7", "Provës 9");
        let refused = book.import(&slug(), changed, consent);
        assert!(
            matches!(refused, Outcome::Refused { by_hand: true, .. }),
            "{refused:?}"
        );
        assert_eq!(book, before);
    }
    let forced = book.import(&slug(), fresh(), Consent::Force);
    assert!(matches!(forced, Outcome::Replaced(changes) if changes[0].key == "phone"));
    let text = book.to_yaml().expect("YAML");
    assert!(
        text.contains("Zyra ligjore") && text.contains("222 2222"),
        "{text}"
    );
}

#[test]
fn an_entry_that_was_renamed_or_written_by_hand_is_found() {
    let mut book = Book::default();
    book.import(&slug(), fresh(), Consent::None);
    let text = book
        .to_yaml()
        .expect("YAML")
        .replace("\nshembull:", "\nours:");
    let mut book = Book::parse(&text).expect("a book");
    assert_eq!(
        book.import(&slug(), fresh(), Consent::None),
        Outcome::Unchanged
    );
    assert_eq!(book.entries().count(), 1);
    let mut book = Book::parse("shembull:\n  name: Other\n").expect("a book");
    let refused = book.import(&slug(), fresh(), Consent::Update);
    assert!(matches!(refused, Outcome::Refused { by_hand: true, .. }));
}

#[test]
fn a_country_that_was_given_stays() {
    let mut book = Book::default();
    let unknown = || entry("Albania", "Ruritania");
    book.import(&slug(), unknown(), Consent::None);
    let text = book.to_yaml().expect("YAML");
    assert!(text.contains("country_name: Ruritania"), "{text}");
    let text = text.replace("country_name: Ruritania", "country: GI");
    let mut book = Book::parse(&text).expect("a book");
    assert_eq!(
        book.import(&slug(), unknown(), Consent::Force),
        Outcome::Unchanged
    );
    assert!(book.to_yaml().expect("YAML").contains("country: GI"));
}

#[test]
fn a_controller_needs_an_address_and_a_country() {
    let code = |code: &str| Some(code.parse::<CountryCode>().expect("a code"));
    let lack = |entry: Entry, country| entry.controller(country, None).expect_err("a lack");
    let whole = fresh().controller(code("AL"), None).expect("a controller");
    assert_eq!(whole.address.country(), code("AL").expect("a code"));
    assert_eq!(
        lack(fresh(), code("DE")),
        Lack::OtherCountry(code("AL").expect("a code"))
    );
    let mut entry = entry("Albania", "Ruritania");
    assert!(matches!(lack(entry.clone(), None), Lack::Country(Some(_))));
    assert!(entry.controller(code("GI"), None).is_ok());
    entry.address = None;
    assert_eq!(lack(entry, code("GI")), Lack::Address);
}

#[test]
fn entries_are_found_without_case_and_accents() {
    let entry = fresh();
    for (text, found) in [
        ("", true),
        ("CONTACT tirane", true),
        ("Tiranë", true),
        ("al", true),
        ("contact durres", false),
        ("verified", false),
    ] {
        assert_eq!(Search::new(text).finds(&slug(), &entry), found, "{text}");
    }
}

#[test]
fn a_shelf_says_what_it_lacks() {
    assert_eq!(Shelf::empty().book().expect_err("no book"), BookError::None);
    let shelf = Shelf::with("no/such/book.yaml".into());
    assert!(matches!(shelf.book(), Err(BookError::Absent(_))));
    let book = Book::parse("shembull:\n  name: A\n").expect("a book");
    let error = book.entry("shembul").expect_err("no entry");
    assert_eq!(error.hint(), "did you mean `shembull`?");
}

#[test]
fn a_digest_that_looks_like_a_number_stays_a_text() {
    for digest in [
        "0000000000000000",
        "0123456701234567",
        "1234567890123456",
        "12345678901234e5",
        "1e99999999999999",
        "00e0000000000000",
    ] {
        let mut entry = fresh();
        let digest = digest.to_owned();
        entry.record = Some(Origin {
            slug: slug(),
            digest,
        });
        let mut book = Book::default();
        book.entries.insert(slug(), entry);
        let text = book.to_yaml().expect("YAML");
        assert_eq!(Book::parse(&text).expect("a book"), book, "{text}");
    }
}

#[test]
fn a_name_that_looks_like_a_number_stays_a_name() {
    let mut book = Book::default();
    for name in ["123", "1e3", "null", "no", "-", "2026-07-21", "0x1f"] {
        book.entries.insert(name.parse().expect("a name"), fresh());
    }
    let text = book.to_yaml().expect("YAML");
    assert_eq!(Book::parse(&text).expect("a book"), book, "{text}");
    assert!(book.entry("1e3").is_ok());
}
