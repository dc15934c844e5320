//! A drawn signature from the request to every format, and where it does not go.

use crate::make::{CATALOG, MOMENT, request, request_on};
use jiff::civil::date;
use kerkesa::{
    book::Shelf,
    compose::{annex, compose, explain, reading_copy},
    domain::{LanguageTag, LetterKind, Request},
    intake::{self, Base, Sequel, Setting},
    letter::Letter,
    render::{Format, renderer},
};
use lopdf::{Document, Object};
use mail_parser::{MessageParser, MimeHeaders};
use std::{fs, path::Path};

const DRAWN: &str =
    "M 20 90 C 60 10 80 10 70 110 M 100 80 Q 120 50 140 80 T 180 80 L 230 60 M 31 47 z";

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
  email: privacy@example.org
  address: {street: Rruga 2, city: Tiranë, country: AL}
objection:
  to: [home_webcam]
  because: [private_home]
";

const UNION: &str = "\
representative:
  organisation: Sindikata Shembull
  name: Drita Leka
  address: {street: Rruga e Re 3, city: Tiranë, country: AL}
  writes: true
";

fn signed() -> String {
    format!("{GOOD}signature: {DRAWN}\n")
}

fn read(text: &str) -> Request {
    request(text, &[]).expect("a request")
}

fn letter(text: &str, language: &str) -> Letter {
    let request = request(text, &[("language", language)]).expect("a request");
    compose(&request, &CATALOG).expect("a letter")
}

fn made(letter: &Letter, format: Format) -> Vec<u8> {
    renderer(format).render(letter).expect("drawn")
}

fn tag(name: &str) -> LanguageTag {
    name.parse().expect("a tag")
}

/// What is said of the figures of a PDF.
fn figures(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let alt = |object: &Object| {
        let element = object.as_dict().ok()?;
        let kind = element.get(b"S").and_then(Object::as_name).ok()?;
        let text = element.get(b"Alt").ok().filter(|_| kind == b"Figure")?;
        lopdf::decode_text_string(text).ok()
    };
    document.objects.values().filter_map(alt).collect()
}

/// Why a request with this signature is refused, in a language.
fn refused(signature: &str, language: &str) -> (String, String, String) {
    let text = format!("{GOOD}signature: {signature}\n");
    let refusal = request(&text, &[]).expect_err("refused");
    let labels = CATALOG.labels(&tag(language)).expect("labels");
    let refusal = refusal.told(&labels);
    let hint = refusal.hint.clone().unwrap_or_default();
    (refusal.id.to_string(), refusal.to_string(), hint)
}

#[test]
fn it_stands_in_the_request_in_a_file_or_in_a_setting() {
    let inline = read(&signed()).signature.expect("a signature");
    assert_eq!(inline.as_str(), DRAWN);
    let long = format!("{GOOD}signature: >-\n  {}\n", DRAWN.replace(" M", "\n  M"));
    assert_eq!(read(&long).signature.expect("a signature"), inline);
    let set = request(GOOD, &[("signature", DRAWN)]).expect("a request");
    assert_eq!(set.signature.as_ref(), Some(&inline));
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("{GOOD}signature: {{file: signature.txt}}\n");
    for written in [format!("{DRAWN}\n"), format!("\u{FEFF}{DRAWN}")] {
        fs::write(folder.path().join("signature.txt"), written).expect("a file");
        let read = intake::read(text.as_bytes(), &[], folder.path(), &CATALOG, &MOMENT);
        assert_eq!(read.expect("a request").signature.as_ref(), Some(&inline));
    }
}

#[test]
fn what_is_no_signature_is_refused_with_its_place_in_every_language() {
    for (signature, id, place) in [
        ("M 1 1 A 5 5 0 0 1 9 9", "signature-unreadable", "7"),
        ("'<svg/>'", "signature-unreadable", "1"),
        ("M 1 1 L 2 NaN", "signature-unreadable", "11"),
        ("M 1 1 L 200000 2", "signature-unreadable", "9"),
        ("M 1 1", "signature-unreadable", "1"),
        ("''", "signature-empty", ""),
        ("M 1 1 L 1 1", "signature-empty", ""),
        (
            &format!("M 0 0{}", " 1 1".repeat(20_000)),
            "signature-too-long",
            "",
        ),
    ] {
        let mut told = Vec::new();
        for language in ["en", "de", "it", "sq"] {
            let (found, what, hint) = refused(signature, language);
            assert_eq!(found, id, "{signature}");
            assert!(what.contains(place), "{what}");
            assert!(!hint.is_empty(), "{what}");
            told.push(what);
        }
        told.sort();
        told.dedup();
        assert_eq!(told.len(), 4, "{told:?}");
    }
    for (signature, said) in [
        (
            "5",
            "must be a drawing as path data, or a map with `file`, not a number",
        ),
        (
            "[M 1 1]",
            "must be a drawing as path data, or a map with `file`, not a list",
        ),
        ("{}", "signature.file: the key is missing"),
        ("{file: no.txt}", "signature.file: no.txt: "),
        ("{file: .}", "is not a regular file"),
        ("{path: no.txt}", "signature.path: there is no such key"),
    ] {
        let (_, what, _) = refused(signature, "en");
        assert!(what.contains(said), "{what}");
    }
}

#[test]
fn a_file_is_bounded_and_says_what_is_wrong_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("{GOOD}signature: {{file: signature.txt}}\n");
    let long = vec![b' '; 70_000];
    for (bytes, said) in [
        (
            &b"M 1 1 L 2 x"[..],
            "signature.txt: has no number at character 11",
        ),
        (b"\xFF\xD8\xFF", "character 1 does not belong there"),
        (
            b"<svg><path d=\"M1 1\"/></svg>",
            "character 1 does not belong there",
        ),
        (&long, "signature.txt: the file is larger than 64 KiB"),
    ] {
        fs::write(folder.path().join("signature.txt"), bytes).expect("a file");
        let read = intake::read(text.as_bytes(), &[], folder.path(), &CATALOG, &MOMENT);
        let refusal = read.expect_err("refused");
        assert_eq!(refusal.key, "signature.file");
        assert_eq!(refusal.place, Some((16, 19)));
        assert!(refusal.to_string().contains(said), "{refusal}");
    }
}

#[test]
fn it_is_named_in_the_language_of_the_letter() {
    for (language, said) in [
        ("en", "Signature of Arta Hoxha"),
        ("de", "Unterschrift von Arta Hoxha"),
        ("de-CH", "Unterschrift von Arta Hoxha"),
        ("it", "Firma di Arta Hoxha"),
        ("sq", "Nënshkrimi: Arta Hoxha"),
    ] {
        let letter = letter(&signed(), language);
        assert_eq!(figures(&made(&letter, Format::Pdf)), [said]);
        for format in [Format::Html, Format::Docx] {
            let bytes = made(&letter, format);
            let shown = match format {
                Format::Docx => part(&bytes, "word/document.xml"),
                _ => String::from_utf8(bytes).expect("UTF-8"),
            };
            assert_eq!(shown.matches(said).count(), 1, "{format:?}");
        }
    }
    let union = letter(&format!("{}{UNION}", signed()), "en");
    let said = "Signature of Drita Leka, Sindikata Shembull, on behalf of Arta Hoxha";
    assert_eq!(figures(&made(&union, Format::Pdf)), [said]);
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP file");
    let mut text = String::new();
    let mut part = zip.by_name(name).expect("a part");
    std::io::Read::read_to_string(&mut part, &mut text).expect("UTF-8");
    text
}

#[test]
fn a_draft_carries_it_in_its_pdf_and_texts_show_the_name_alone() {
    let (signed, plain) = (letter(&signed(), "en"), letter(GOOD, "en"));
    for format in [Format::Text, Format::Markdown] {
        assert_eq!(made(&signed, format), made(&plain, format));
    }
    let draft = made(&signed, Format::Eml);
    let draft = MessageParser::default().parse(&draft).expect("a draft");
    let attached = draft.attachments().next().expect("a PDF");
    assert!(
        attached
            .attachment_name()
            .is_some_and(|name| name == "letter.pdf")
    );
    assert_eq!(figures(attached.contents()).len(), 1);
}

#[test]
fn nothing_that_is_not_sent_is_signed() {
    let read = read(&signed());
    let copy = reading_copy(&read, &tag("sq"), &CATALOG).expect("a copy");
    assert_eq!(copy.drawing, None);
    assert_eq!(explain(&read, &CATALOG).expect("a page").drawing, None);
    assert!(annex(&read, &CATALOG).expect("no annex").is_none());
}

#[test]
fn each_letter_is_signed_anew() {
    for entry in [DRAWN, "{file: signature.txt}"] {
        let text = format!("{GOOD}signature: {entry}\n");
        let sequel = Sequel {
            letter: LetterKind::Reminder,
            date: date(2027, 1, 10),
            reference: "8".parse().expect("a reference"),
            sent: None,
            received: Some(date(2026, 11, 25)),
            proof: None,
            reply: None,
            open: Vec::new(),
        };
        let next = intake::follow_up(text.as_bytes(), sequel, Path::new(""), &[]);
        let next = next.expect("a request");
        assert!(!next.contains("signature"), "{next}");
        assert!(request_on(&next, date(2027, 1, 10)).is_ok());
    }
}

#[test]
fn its_strokes_are_in_no_metadata_and_no_message() {
    let read = read(&signed());
    let letter = compose(&read, &CATALOG).expect("a letter");
    for shown in [format!("{read:?}"), format!("{letter:?}")] {
        assert!(!shown.contains("90") || !shown.contains("110"), "{shown}");
        assert!(
            !shown.contains("Curve") && !shown.contains("C 60"),
            "{shown}"
        );
    }
    let pdf = made(&letter, Format::Pdf);
    let plain = made(&self::letter(GOOD, "en"), Format::Pdf);
    let metadata = |pdf: &[u8]| {
        let document = Document::load_mem(pdf).expect("a PDF");
        let catalog = document.catalog().expect("a catalog");
        let id = catalog
            .get(b"Metadata")
            .and_then(Object::as_reference)
            .expect("metadata");
        let stream = document
            .get_object(id)
            .and_then(Object::as_stream)
            .expect("a stream");
        (
            stream.content.clone(),
            document.trailer.get(b"Info").ok().cloned(),
        )
    };
    assert_eq!(metadata(&pdf), metadata(&plain));
    let docx = |letter: &Letter| {
        let bytes = made(letter, Format::Docx);
        ["docProps/core.xml", "docProps/app.xml"].map(|name| part(&bytes, name))
    };
    assert_eq!(docx(&letter), docx(&self::letter(GOOD, "en")));
}

/// The request of a row under a base file.
fn of_a_row(base: &str, row: &[(&str, &str)]) -> Result<Request, String> {
    let base = Base::read(base.as_bytes(), std::env::temp_dir(), Shelf::empty());
    let base = base.map_err(|why| why.to_string())?;
    let row: Vec<Setting> = row
        .iter()
        .map(|(key, value)| Setting {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
        })
        .collect();
    let columns: Vec<String> = row.iter().map(|cell| cell.key.clone()).collect();
    let told = |why: intake::Refusal| format!("{}: {why}", why.id);
    base.check(&columns, &CATALOG).map_err(told)?;
    base.request(0, &row, &CATALOG, &MOMENT).map_err(told)
}

#[test]
fn a_batch_is_signed_by_who_writes_it_and_by_nobody_else() {
    let base = signed().replace("reference: '7'\n", "");
    let row = [("reference", "K-1"), ("worker.name", "Besa Leka")];
    let no = "signature-of-many: signature: would be printed on every worker’s letter";
    let found = of_a_row(&base, &row).expect_err("refused");
    assert_eq!(found, no);
    let union = format!("{base}{UNION}");
    assert!(
        of_a_row(&union, &row)
            .expect("a request")
            .signature
            .is_some()
    );
    for (writes, is_signed) in [("true", true), ("false", false)] {
        let row = [row[0], row[1], ("representative.writes", writes)];
        match of_a_row(&union, &row) {
            Ok(request) => assert!(is_signed && request.signature.is_some()),
            Err(found) => assert!(!is_signed && found == no, "{found}"),
        }
    }
}
