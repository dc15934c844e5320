//! What the targets share: names of the library, a catalogue that is read once, and files for what reads files.

pub use kerkesa::{
    book::{Book, Record, Shelf},
    catalog::{Catalog, Facts},
    compose::compose,
    deadlines::{self, Calendar, Events},
    domain::{LetterKind, Signature},
    intake::{self, Base, Columns, Moment, Setting},
    letter::Letter,
    render::{Format, LoosePages, Renderer, renderer},
    roster::{Reading, Roster},
};
pub use std::path::{Path, PathBuf};

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs,
    io::{Cursor, Write},
    sync::LazyLock,
};
use tempfile::TempDir;

#[path = "../../tests/it/readers.rs"]
mod readers;

/// The catalogue inside the program.
pub static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::embedded().expect("the catalogue"));

/// The moment of every run.
pub const MOMENT: Moment = Moment {
    today: jiff::civil::date(2026, 11, 24),
    random: 42,
};

/// A request that is right.
pub const GOOD: &str = "\
letter: objection
jurisdiction: AL
language: en
date: 2026-11-23
reference: '7'
worker:
  name: Arta Hoxha
  address: {street: Rruga e Shembullit 12, city: Tiranë, country: AL}
employer:
  name: Shembull Contact Center sh.p.k.
  address: {street: Rruga e Provës 7, city: Tiranë, country: AL}
objection: {to: [home_webcam]}
";

/// The readers of formats that are compared with the text.
pub const READERS: [(Format, fn(&[u8]) -> String); 4] = [
    (Format::Docx, readers::docx),
    (Format::Eml, readers::eml),
    (Format::Html, readers::html),
    (Format::Markdown, readers::markdown),
];

/// The cells of a row.
#[must_use]
pub fn row() -> Vec<Setting> {
    [
        ("worker.name", "Arta Hoxha"),
        ("worker.address.street", "12 Sample Road"),
        ("worker.address.city", "Dublin"),
        ("worker.address.country", "IE"),
        ("reference", "K-1"),
    ]
    .map(|(key, value)| Setting {
        key: key.to_owned(),
        value: value.to_owned(),
    })
    .into()
}

/// Reads a roster of this kind, and makes a request of each row.
pub fn roster(ending: &str, bytes: &[u8]) {
    static BASE: LazyLock<Base> = LazyLock::new(|| {
        let text = "letter: access\nlanguage: en\njurisdiction: IE\ndate: 2026-11-24\nemployer:\n  name: Sample Ltd\n  address: {street: 7 Quay, city: Dublin, country: IE}\n";
        Base::read(text.as_bytes(), PathBuf::new(), Shelf::empty()).expect("a base")
    });
    let name = format!("roster.{ending}");
    let folder = folder(&[(&name, bytes)]);
    let reading = Reading {
        headings: CATALOG.headings().ok(),
        is_lenient: true,
        ..Reading::default()
    };
    let Ok(mut roster) = Roster::open(&folder.path().join(name), &reading) else {
        return;
    };
    while let Ok(Some(row)) = roster.row() {
        if let Ok(cells) = &row.cells {
            let _ = BASE.request(0, cells, &CATALOG, &MOMENT);
        }
    }
}

/// A spreadsheet of which this is the sheet.
#[must_use]
pub fn xlsx(sheet: &[u8]) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let sheets = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// The same in the other format.
#[must_use]
pub fn ods(content: &[u8]) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ])
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, stored).expect("a part");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// A folder in memory, where there is one, with a catalogue that lacks everything but these files.
#[must_use]
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        TempDir::new_in(memory)
    } else {
        TempDir::new()
    };
    let folder = folder.expect("a folder");
    for part in ["locales/laws", "locales/jurisdictions", "locales/holidays", "locales/program", "templates"] {
        fs::create_dir_all(folder.path().join(part)).expect("a folder");
    }
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

/// A letter in which somebody has written this: the first line is the name, the second the occupation.
#[must_use]
pub fn letter(bytes: &[u8]) -> Option<Letter> {
    let text = str::from_utf8(bytes).ok()?;
    let mut parts = text.splitn(3, '\n');
    let keys = ["worker.name", "employment.role", "objection.own_words"];
    let settings = keys.into_iter().zip(parts.by_ref());
    let settings: Vec<Setting> = settings
        .map(|(key, value)| Setting {
            key: key.to_owned(),
            value: value.to_owned(),
        })
        .filter(|setting| !setting.value.is_empty())
        .collect();
    let request =
        intake::read(GOOD.as_bytes(), &settings, Path::new(""), &CATALOG, &MOMENT).ok()?;
    Some(compose(&request, &CATALOG).expect("a letter"))
}

/// A letter's file; the renderers are made once.
#[must_use]
pub fn drawn(format: Format, letter: &Letter) -> Vec<u8> {
    thread_local! {
        static RENDERERS: RefCell<BTreeMap<Format, Box<dyn Renderer + Send>>> = RefCell::default();
    }
    RENDERERS.with_borrow_mut(|renderers| {
        let renderer = renderers.entry(format).or_insert_with(|| renderer(format));
        renderer.render(letter).expect("drawn")
    })
}

/// A text without white space.
#[must_use]
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
