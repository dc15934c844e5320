//! The PDF as a program reads it: tags, language, fonts, metadata.

use crate::make::{golden, pdf, tests_dir};
use lopdf::{Dictionary, Document, Object};
use snapbox::{Assert, Data};
use std::fmt::Write;

/// The file with the tags of a letter.
pub(crate) const TAGS: &str = "letters/AL/sq/access.full.tags.txt";

fn document(name: &str, country: &str, language: &str) -> Document {
    let letter = golden(
        name,
        country.parse().expect("a country"),
        &language.parse().expect("a tag"),
    );
    Document::load_mem(&pdf(&letter)).expect("a PDF")
}

fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    let object = dictionary
        .get(key.as_bytes())
        .unwrap_or_else(|_| panic!("/{key} is missing"));
    document.dereference(object).expect("an object").1
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().expect("a name")).into_owned()
}

/// Writes the element and those under it, a line each, indented.
fn tree(document: &Document, element: &Dictionary, depth: usize, text: &mut String) {
    writeln!(
        text,
        "{}{}",
        "  ".repeat(depth),
        name(entry(document, element, "S"))
    )
    .expect("memory");
    let children = match entry(document, element, "K") {
        Object::Array(children) => children.clone(),
        child => vec![child.clone()],
    };
    for child in &children {
        if let Ok(child) = document.dereference(child).expect("a child").1.as_dict()
            && child.has(b"S")
        {
            tree(document, child, depth + 1, text);
        }
    }
}

#[test]
fn the_tags_of_a_letter_are_its_structure() {
    let document = document("access.full", "AL", "sq");
    let root = entry(
        &document,
        document.catalog().expect("a catalog"),
        "StructTreeRoot",
    )
    .as_dict()
    .expect("a tree");
    let top = entry(&document, root, "K").as_dict().expect("an element");
    let mut text = String::new();
    tree(&document, top, 0, &mut text);
    let file = tests_dir().join(TAGS);
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(text, Data::read_from(&file, None));
}

#[test]
fn every_mark_on_a_page_has_its_element() {
    let document = document("objection.full", "DE", "de");
    let root = entry(
        &document,
        document.catalog().expect("a catalog"),
        "StructTreeRoot",
    )
    .as_dict()
    .expect("a tree");
    let parents = entry(&document, root, "ParentTree")
        .as_dict()
        .expect("a tree");
    let parents = entry(&document, parents, "Nums")
        .as_array()
        .expect("numbers");
    let pages = document.get_pages();
    assert_eq!(parents.len(), 2 * pages.len());
    for (index, page) in pages.values().enumerate() {
        let content = document
            .get_and_decode_page_content(*page)
            .expect("content");
        let mut open = 0_i32;
        let mut marks = Vec::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => {
                    open += 1;
                    if let Some(Object::Dictionary(properties)) = operation.operands.get(1)
                        && let Ok(mark) = properties.get(b"MCID").and_then(Object::as_i64)
                    {
                        marks.push(mark);
                    }
                }
                "EMC" => open -= 1,
                "Tj" | "TJ" => {
                    assert!(open > 0, "text outside of every mark on page {}", index + 1);
                }
                _ => {}
            }
        }
        assert_eq!(open, 0, "page {}", index + 1);
        assert_eq!(
            marks,
            (0..i64::try_from(marks.len()).expect("few")).collect::<Vec<_>>()
        );
        let owners = document
            .dereference(&parents[2 * index + 1])
            .expect("owners")
            .1
            .as_array()
            .expect("owners");
        assert_eq!(owners.len(), marks.len(), "page {}", index + 1);
    }
}

#[test]
fn the_file_says_what_it_is_and_no_more() {
    let document = document("access.full", "CH", "de-CH");
    assert_eq!(document.version, "1.7");
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(
        entry(&document, catalog, "Lang")
            .as_str()
            .expect("a string"),
        b"de-CH"
    );
    let marked = entry(&document, catalog, "MarkInfo")
        .as_dict()
        .expect("a dictionary");
    assert!(
        entry(&document, marked, "Marked")
            .as_bool()
            .expect("a boolean")
    );
    let viewer = entry(&document, catalog, "ViewerPreferences")
        .as_dict()
        .expect("a dictionary");
    assert!(
        entry(&document, viewer, "DisplayDocTitle")
            .as_bool()
            .expect("a boolean")
    );
    assert!(
        !catalog.has(b"Names") && !catalog.has(b"AF") && !catalog.has(b"AcroForm"),
        "no attachment, no form"
    );
    let xmp = entry(&document, catalog, "Metadata")
        .as_stream()
        .expect("a stream");
    let xmp = String::from_utf8(xmp.content.clone()).expect("UTF-8");
    for claim in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Arta Hoxha",
        "2026-11-23T12:00:00Z",
    ] {
        assert!(xmp.contains(claim), "{claim} in\n{xmp}");
    }
    for personal in ["Rruga", "TK-0042", "TA-10423", "example.org", "1994"] {
        assert!(!xmp.contains(personal), "{personal} in the metadata");
    }
    let intent = entry(&document, catalog, "OutputIntents")
        .as_array()
        .expect("a list");
    assert_eq!(intent.len(), 1);
}

#[test]
fn every_font_is_embedded_and_readable() {
    let document = document("access.full", "AL", "sq");
    let fonts: Vec<&Dictionary> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| {
            dictionary
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|subtype| subtype == b"Type0")
        })
        .collect();
    assert_eq!(fonts.len(), 2, "regular and bold");
    for font in fonts {
        assert!(font.has(b"ToUnicode"));
        assert_eq!(name(entry(&document, font, "Encoding")), "Identity-H");
        let descendant = &entry(&document, font, "DescendantFonts")
            .as_array()
            .expect("a list")[0];
        let descendant = document
            .dereference(descendant)
            .expect("a font")
            .1
            .as_dict()
            .expect("a font");
        assert_eq!(
            name(entry(&document, descendant, "CIDToGIDMap")),
            "Identity"
        );
        let descriptor = entry(&document, descendant, "FontDescriptor")
            .as_dict()
            .expect("a descriptor");
        assert!(descriptor.has(b"FontFile2"));
        assert_eq!(
            name(entry(&document, descriptor, "FontName")).find('+'),
            Some(6),
            "a subset's name"
        );
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let letter = golden(
        "objection.full",
        "AL".parse().expect("a country"),
        &"sq".parse().expect("a tag"),
    );
    assert!(pdf(&letter) == pdf(&letter));
}
