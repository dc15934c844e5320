//! Employers that need not be typed: the list that comes with the program, and what a choice answers.

use crate::make::{CATALOG, MOMENT};
use flate2::{Compression, write::GzEncoder};
use jiff::civil::date;
use kerkesa::{
    book::{Company, Directory, Shelf, Slug},
    catalog::Labels,
    compose::compose,
    domain::{CountryCode, LanguageTag, Request},
    intake::{self, RequestFile},
    interview::{
        Answer, Answers, Around, Situation, asked, check, employers, reopened,
        value::{self, first_open},
    },
    letter::{Stationery, Window},
    render::PdfRenderer,
};
use rayon::prelude::*;
use std::{fs, io::Write as _, path::Path};

/// An invented list.
const LIST: &str = r#"{"as_of": "2026-07-21", "companies": {
"hagel-at": {"name": "Hagelsturm Handels GmbH", "address": {"lines": ["Ring 1", "1010 Wien"], "country": "AT"}},
"hagel-de": {"name": "Hagelsturm Deutschland GmbH", "address": {"street": "Gasse 1", "postcode": "10115", "city": "Berlin", "country": "DE"}, "email": "daten@hagel.example", "countries": ["CH", "DE"]},
"kendra": {"name": "Këndra Sh.p.k.", "address": {"lines": ["Rruga 1; hyrja 2, kati 3", "1001 Tiranë"], "country": "AL"}},
"mantel": {"name": "Mantel SE", "address": {"lines": ["Weg 1"], "country": "DE"}, "runs": ["Hagelsturm", "Müller & Söhne"]},
"sturm": {"name": "Sturm Hagel AG", "address": {"lines": ["Weg 2"], "country": "DE"}}
}}"#;

fn list() -> Directory {
    Directory::read(LIST).expect("a list")
}

fn ids(directory: &Directory, typed: &str, country: Option<&str>, most: usize) -> Vec<String> {
    let country = country.map(|code| code.parse::<CountryCode>().expect("a country"));
    let found = directory.search(typed, country, most).into_iter();
    found.map(|(id, _)| id.as_str().to_owned()).collect()
}

/// Calls with the situation that the answers make, in a language.
fn situated<T>(language: &str, answers: &Answers, then: impl FnOnce(&Situation<'_>) -> T) -> T {
    let tag: LanguageTag = language.parse().expect("a tag");
    let labels: Labels = CATALOG.labels(&tag).expect("labels");
    then(&Situation {
        catalog: &CATALOG,
        words: CATALOG.words(&tag).expect("words"),
        labels: &labels,
        answers,
        today: date(2026, 11, 24),
    })
}

/// The answers to everything but the employer.
fn answers() -> Answers {
    let mut answers = Answers::default();
    for (key, text) in [
        ("draft.language", "en"),
        ("letter", "access"),
        ("draft.scope", "usual"),
        ("jurisdiction", "DE"),
        ("language", "en"),
        ("worker.name", "Arta Hoxha"),
        ("worker.address.street", "Rruga 1"),
        ("worker.address.city", "Tiranë"),
        ("worker.address.country", "AL"),
        ("employment.status", "current"),
        ("tone", "plain"),
        ("delivery", "registered"),
        ("window", "none"),
    ] {
        answers.put(key, Answer::One(text.to_owned()));
    }
    answers
}

/// Puts what the choice of an employer answers, and leaves out the rest.
fn choose(answers: &mut Answers, id: &str, shelf: &Shelf, directory: &Directory) {
    let given = situated("en", answers, |now| {
        employers::chosen(id, now, shelf, directory)
    });
    for (key, answer) in given.expect("a choice") {
        answers.put(&key, answer);
    }
    let mut whole = answers.clone();
    situated("en", answers, |now| whole.leave_out_the_rest(now));
    *answers = whole;
}

/// The request that the answers make, and its file.
fn made(answers: &Answers, shelf: &Shelf) -> (Request, String) {
    situated("en", answers, |now| {
        let open = first_open(now).map(|open| open.key);
        assert_eq!(open, None);
        let around = Around {
            folder: Path::new("."),
            shelf,
        };
        let checked = check(now, around, &MOMENT).expect("a request");
        (checked.request, checked.text)
    })
}

/// A shelf with a book of two companies, one of which lacks its country.
fn shelf() -> (tempfile::TempDir, Shelf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("employers.yaml");
    let book = "\
mantel-berlin: {name: Mantel Berlin GmbH, address: {lines: [Platz 4]}, record: {slug: mantel, digest: '0'}}
nachtwind: {name: Nachtwind KG, attention: Frau Test, address: {lines: [Weg 9, 10117 Berlin], country: DE}}
ohne-anschrift: {name: Mantel Ohne}
";
    fs::write(&file, book).expect("a book");
    (folder, Shelf::with(file))
}

#[test]
fn every_company_of_the_list_can_be_written_to() {
    let base = "letter: access\njurisdiction: DE\nlanguage: en\ndate: 2026-11-23\nreference: '7'\nworker:\n  name: Arta Hoxha\n  address: {street: Rruga 1, city: Tiranë, country: AL}\nemployer: {name: A, address: {lines: [B], country: DE}}\n";
    let companies: Vec<(&Slug, &Company)> = Directory::shipped().companies().collect();
    assert!(companies.len() > 600, "{}", companies.len());
    let each = |pdf: &mut PdfRenderer, (id, company): &(&Slug, &Company)| {
        let mut file: RequestFile = serde_yaml::from_str(base).expect("a request");
        file.employer = intake::EmployerEntry::Written(company.controller());
        let text = serde_yaml::to_string(&file).expect("YAML");
        let request = intake::read(text.as_bytes(), &[], Path::new("."), &CATALOG, &MOMENT)
            .unwrap_or_else(|why| panic!("{id}: {why}"));
        assert_eq!(request.employer, company.controller(), "{id}");
        let mut letter = compose(&request, &CATALOG).unwrap_or_else(|why| panic!("{id}: {why}"));
        for window in [Window::Din5008B, Window::SnLeft, Window::NfRight] {
            letter.stationery = Stationery { window };
            pdf.fits(&letter)
                .unwrap_or_else(|why| panic!("{id}: {window:?}: {why}"));
        }
    };
    companies
        .par_iter()
        .for_each_init(PdfRenderer::new, |pdf, company| each(pdf, company));
}

#[test]
fn the_list_is_small_and_says_whose_it_is() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/book/companies.json");
    let text = fs::read_to_string(file).expect("the list");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(text.as_bytes()).expect("packed");
    let size = packed.finish().expect("packed").len();
    assert!(size <= 100_000, "{size} bytes");
    let head: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(head["licence"], "CC0-1.0");
    let source = head["source"].as_str().expect("a source");
    assert!(source.contains("datenanfragen/data") && source.contains(".ci/make-companies"));
    let as_of = Directory::shipped().as_of().to_string();
    assert_eq!(head["as_of"], as_of.as_str());
    // A company each, so that a difference can be read.
    assert_eq!(
        text.lines().count(),
        Directory::shipped().companies().count() + 7
    );
}

#[test]
fn a_company_is_found_as_people_write_its_name() {
    let found = |typed: &str| ids(Directory::shipped(), typed, None, 1);
    for typed in [
        "Bundesanstalt für Wasserbau",
        "bundesanstalt fur wasserbau",
        "BUNDESANSTALT FUER WASSERBAU",
        "wasserb bundes",
    ] {
        assert_eq!(found(typed), ["baw-bund"], "{typed}");
    }
    assert_eq!(found("3c deutschland g.m.b.h."), ["3c-deutschland-gmbh"]);
    let list = list();
    for (typed, id) in [
        ("kendra", "kendra"),
        ("Kendra shpk", "kendra"),
        ("mueller soehne", "mantel"),
        ("mantel ag", "mantel"),
    ] {
        assert_eq!(ids(&list, typed, None, 9), [id], "{typed}");
    }
}

#[test]
fn the_best_comes_first_and_the_country_decides_between_equals() {
    let list = list();
    // The whole name of something that it runs; then names that begin so; then words.
    let all = ["mantel", "hagel-at", "hagel-de"];
    assert_eq!(ids(&list, "hagelsturm", None, 9), all);
    let of = |country| ids(&list, "hagelsturm", Some(country), 9);
    assert_eq!(of("DE"), ["mantel", "hagel-de", "hagel-at"]);
    assert_eq!(of("CH"), ["mantel", "hagel-at", "hagel-de"]);
    assert_eq!(of("FR"), ["mantel", "hagel-at", "hagel-de"]);
    assert_eq!(
        ids(&list, "hagel", Some("DE"), 9),
        ["hagel-de", "hagel-at", "mantel", "sturm"]
    );
    assert_eq!(ids(&list, "hagel", Some("DE"), 2), ["hagel-de", "hagel-at"]);
    assert_eq!(ids(&list, "hagel", None, 0), [""; 0]);
    for nothing in ["", " ", "h", "-.-", "zzz", "hagelsturm zzz"] {
        assert_eq!(ids(&list, nothing, None, 9), [""; 0], "{nothing:?}");
    }
    let long = "ä".repeat(100_000);
    assert_eq!(ids(Directory::shipped(), &long, None, 9), [""; 0]);
    assert_eq!(ids(Directory::shipped(), "ge", None, 20).len(), 20);
    assert!(list.entry("kendra").is_some() && list.entry("kendr").is_none());
}

#[test]
fn every_company_of_the_list_answers_what_is_asked_of_an_employer() {
    let directory = Directory::shipped();
    let mut answers = answers();
    choose(&mut answers, "list:baw-bund", &Shelf::empty(), directory);
    for (id, company) in directory.companies() {
        let id = format!("list:{id}");
        let chosen = situated("en", &answers, |now| {
            employers::chosen(&id, now, &Shelf::empty(), directory)
        });
        for (key, answer) in chosen.expect("a choice") {
            answers.put(&key, answer);
        }
        situated("en", &answers, |now| {
            for asked in asked(now) {
                let answer = answers.get(&asked.key);
                let answer = answer.unwrap_or_else(|| panic!("{id}: {} is open", asked.key));
                let fits = value::is_answer(&asked, answer, now);
                assert!(fits, "{id}: {}", asked.key);
                // What stands in the line is read again as it is, whoever goes back to it.
                if asked.key.starts_with("employer.address.lines") {
                    let again = value::typed(&asked, &asked.initial(now), now);
                    assert_eq!(again.as_ref(), Ok(answer), "{id}");
                }
            }
        });
        let file = situated("en", &answers, |now| {
            kerkesa::interview::request(now, "7").unwrap_or_else(|why| panic!("{id}: {why}"))
        });
        let intake::EmployerEntry::Written(controller) = file.employer else {
            panic!("{id}: not written out");
        };
        assert_eq!(controller, company.controller(), "{id}");
    }
}

#[test]
fn the_book_comes_first_and_only_what_can_be_written_to_is_offered() {
    let (_folder, shelf) = shelf();
    let (list, answers) = (list(), answers());
    let found = |typed: &str, shelf: &Shelf| {
        situated("en", &answers, |now| {
            let found = employers::found(typed, now, shelf, &list);
            let shown = |it: employers::Found| format!("{} | {} | {}", it.id, it.name, it.place);
            found.into_iter().map(shown).collect::<Vec<_>>()
        })
    };
    // The list's own record of it is not offered a second time.
    let mantel = "book:mantel-berlin | Mantel Berlin GmbH | Platz 4 (your book)";
    assert_eq!(found("mantel", &shelf), [mantel]);
    let listed = "list:mantel | Mantel SE | Weg 1, Germany";
    assert_eq!(found("mantel", &Shelf::empty()), [listed]);
    let nachtwind = "book:nachtwind | Nachtwind KG | 10117 Berlin, Germany (your book)";
    assert_eq!(found("", &shelf), [mantel, nachtwind]);
    let berlin = "list:hagel-de | Hagelsturm Deutschland GmbH | 10115 Berlin, Germany";
    assert_eq!(found("hagelsturm d", &shelf), [berlin]);
    situated("en", &answers, |now| {
        let most = employers::found("ge", now, &shelf, Directory::shipped());
        assert_eq!(most.len(), employers::MOST);
        for id in ["book:none", "list:none", "none", "book:", ""] {
            assert_eq!(employers::chosen(id, now, &shelf, &list), None, "{id}");
            assert_eq!(employers::origin(id, now, &shelf, &list), None, "{id}");
        }
    });
}

#[test]
fn a_choice_of_the_list_is_written_out_and_leaves_nothing_of_the_one_before() {
    let (_folder, shelf) = shelf();
    let list = list();
    let mut answers = answers();
    choose(&mut answers, "list:hagel-de", &shelf, &list);
    let (request, _) = made(&answers, &shelf);
    let hagel = list.entry("hagel-de").expect("a company").controller();
    assert_eq!(request.employer, hagel);
    // Lines with a comma, no e-mail address, and another country than that of the law.
    choose(&mut answers, "list:kendra", &shelf, &list);
    let (request, text) = made(&answers, &shelf);
    let kendra = list.entry("kendra").expect("a company").controller();
    assert_eq!(request.employer, kendra);
    assert!(
        !text.contains("hagel.example") && !text.contains("list:"),
        "{text}"
    );
    choose(&mut answers, "book:nachtwind", &shelf, &list);
    let (request, text) = made(&answers, &shelf);
    assert_eq!(request.employer.name.as_str(), "Nachtwind KG");
    assert!(text.contains("employer:\n  book: nachtwind\n"), "{text}");
    assert!(!text.contains("Nachtwind KG"), "{text}");
    // Of an entry without a country, the one whose law applies.
    choose(&mut answers, "book:mantel-berlin", &shelf, &list);
    let (request, text) = made(&answers, &shelf);
    assert_eq!(request.employer.address.country().as_str(), "DE");
    assert!(
        text.contains("  book: mantel-berlin\n  country: DE\n"),
        "{text}"
    );
    choose(&mut answers, "list:mantel", &shelf, &list);
    let (request, _) = made(&answers, &shelf);
    assert_eq!(
        request.employer,
        list.entry("mantel").expect("a company").controller()
    );
}

#[test]
fn another_name_takes_the_address_of_the_choice_away_and_the_same_name_does_not() {
    let (_folder, shelf) = shelf();
    let list = list();
    for (id, name) in [
        ("list:hagel-de", "Hagelsturm Deutschland GmbH"),
        ("book:nachtwind", "Nachtwind KG"),
    ] {
        let mut answers = answers();
        choose(&mut answers, id, &shelf, &list);
        situated("en", &answers, |now| {
            assert_eq!(employers::outdated(name, now), [""; 0]);
        });
        let outdated = situated("en", &answers, |now| employers::outdated("Wolke AG", now));
        answers.forget(|key| outdated.contains(&key));
        answers.put(employers::NAME, Answer::One("Wolke AG".to_owned()));
        let open = situated("en", &answers, |now| first_open(now).map(|open| open.key));
        assert_eq!(open.as_deref(), Some("employer.address.street"), "{id}");
        // Typed from the beginning, an address stays when the name is put right.
        let typed = situated("en", &answers, |now| employers::outdated("Wolken AG", now));
        assert_eq!(typed, [""; 0]);
    }
}

#[test]
fn a_request_of_the_book_that_is_taken_up_again_shows_its_employer() {
    let (_folder, shelf) = shelf();
    let mut answers = answers();
    choose(&mut answers, "book:nachtwind", &shelf, &list());
    let (_, text) = made(&answers, &shelf);
    let again = situated("en", &Answers::default(), |now| {
        let around = Around {
            folder: Path::new("."),
            shelf: &shelf,
        };
        reopened(text.as_bytes(), now, around, &MOMENT).expect("answers")
    });
    assert_eq!(again.text(employers::NAME), Some("Nachtwind KG"));
    let shown = situated("en", &again, kerkesa::interview::summary);
    assert!(shown.contains("Nachtwind KG"), "{shown}");
    assert_eq!(made(&again, &shelf).1, text);
}

#[test]
fn whoever_takes_an_address_is_told_whose_it_is_and_to_check_it() {
    let (_folder, shelf) = shelf();
    let (list, answers) = (list(), answers());
    for (language, day, country, check) in [
        ("en", "21 July 2026", "Germany", "Check it"),
        ("sq", "21 korrik 2026", "Gjermani", "Kontrollojeni"),
        ("de", "21. Juli 2026", "Deutschland", "Bitte prüfen"),
        ("it", "21 luglio 2026", "Germania", "Lo controlli"),
    ] {
        situated(language, &answers, |now| {
            let origin = |id| employers::origin(id, now, &shelf, &list).expect("words");
            let listed = origin("list:hagel-de").replace('\u{a0}', " ");
            let address = format!("Gasse 1, 10115 Berlin, {country}");
            for part in ["Datenanfragen", day, &address, check] {
                assert!(listed.contains(part), "{part}: {listed}");
            }
            let own = origin("book:nachtwind");
            assert!(own.contains("Weg 9, 10117 Berlin"), "{own}");
            assert!(
                !own.contains("Datenanfragen") && !own.contains('{'),
                "{own}"
            );
        });
    }
}
