//! What a page is drawn with stands in the page itself, as ISO 19005-2, 6.2.2, wants it. Viewers also look into the
//! tree above the page, so that none of them shows a fault of this kind.

use crate::make::{golden, pdf};
use kerkesa::{
    letter::Letter,
    render::{LoosePages, Merged},
};
use lopdf::{
    Dictionary, Document, Object,
    content::{Content, Operation},
};

/// How many pages the PDF has, each of which names all that it is drawn with.
pub(crate) fn own(document: &Document) -> Result<usize, String> {
    let pages = document.get_pages();
    for (number, page) in &pages {
        let page = document
            .get_dictionary(*page)
            .map_err(|error| error.to_string())?;
        own_of(document, page).map_err(|why| format!("page {number}: {why}"))?;
    }
    Ok(pages.len())
}

fn own_of(document: &Document, page: &Dictionary) -> Result<(), String> {
    let resources = dictionary(document, page, b"Resources")?;
    let Ok(content) = page.get(b"Contents") else {
        return Ok(());
    };
    let content = document
        .dereference(content)
        .map_err(|error| error.to_string())?
        .1;
    let content = content
        .as_stream()
        .and_then(lopdf::Stream::decompressed_content)
        .and_then(|content| Content::decode(&content))
        .map_err(|error| error.to_string())?;
    let mut fonts = 0;
    for (kind, name) in content.operations.iter().filter_map(resource) {
        let known = dictionary(document, resources, kind)?;
        let resource = dictionary(document, known, name)?;
        if kind == b"Font" {
            let subtype = resource.get(b"Subtype").and_then(Object::as_name);
            if subtype.map_err(|error| error.to_string())? != b"Type0" {
                return Err(format!("/{} is no font", String::from_utf8_lossy(name)));
            }
            fonts += 1;
        }
    }
    if fonts == 0 {
        return Err("no text".to_owned());
    }
    Ok(())
}

/// The resource that an operator names, and the dictionary in which it must stand.
fn resource(operation: &Operation) -> Option<(&'static [u8], &[u8])> {
    let (kind, place): (&[u8], usize) = match operation.operator.as_str() {
        "Tf" => (b"Font", 0),
        "Do" => (b"XObject", 0),
        "gs" => (b"ExtGState", 0),
        "cs" | "CS" => (b"ColorSpace", 0),
        "sh" => (b"Shading", 0),
        "scn" | "SCN" => (b"Pattern", operation.operands.len().checked_sub(1)?),
        "BDC" | "DP" => (b"Properties", 1),
        _ => return None,
    };
    let name = operation.operands.get(place)?.as_name().ok()?;
    Some((kind, name))
}

/// The dictionary that stands under the key in another, or is named there.
fn dictionary<'a>(
    document: &'a Document,
    within: &'a Dictionary,
    key: &[u8],
) -> Result<&'a Dictionary, String> {
    let missing = || format!("no /{}", String::from_utf8_lossy(key));
    let object = within.get(key).map_err(|_| missing())?;
    let object = document.dereference(object).map_err(|_| missing())?.1;
    object.as_dict().map_err(|_| missing())
}

fn letter(name: &str) -> Letter {
    golden(
        name,
        "DE".parse().expect("a country"),
        &"de".parse().expect("a tag"),
    )
}

fn document(letter: &Letter) -> Document {
    Document::load_mem(&pdf(letter)).expect("a PDF")
}

#[test]
fn pages_of_merged_letters_have_resources_of_their_own() {
    let mut merged = Merged::new(Vec::new()).expect("a vector");
    let mut pages = 0;
    for name in ["access.full", "reminder.minimal", "access.minimal"] {
        let pdf = pdf(&letter(name));
        pages += own(&Document::load_mem(&pdf).expect("a PDF")).expect("own resources");
        let added = merged.add(&LoosePages::of(&pdf).expect("pages"));
        added.expect("added");
    }
    let merged = Document::load_mem(&merged.finish().expect("a PDF")).expect("a PDF");
    let all = own(&merged).expect("own resources");
    assert!(all > pages, "{pages} pages, and none is empty");
}

/// Changes the first page of a letter; gives what is said of it then.
fn changed(change: impl FnOnce(&mut Document, &mut Dictionary)) -> String {
    let mut document = document(&letter("reminder.minimal"));
    let id = document.get_pages()[&1];
    let page = document.get_dictionary(id).expect("a page");
    let mut page = page.clone();
    change(&mut document, &mut page);
    document.objects.insert(id, Object::Dictionary(page));
    own(&document).expect_err("a fault")
}

/// The resources of the page, as a dictionary of its own.
fn taken(document: &Document, page: &Dictionary) -> Dictionary {
    let resources = dictionary(document, page, b"Resources");
    resources.expect("resources").clone()
}

#[test]
fn resources_in_the_tree_of_pages_are_not_the_pages_own() {
    let fault = changed(|document, page| {
        let resources = page.remove(b"Resources").expect("resources");
        let tree = page.get(b"Parent").and_then(Object::as_reference);
        let tree = document.get_dictionary_mut(tree.expect("a tree"));
        tree.expect("a tree").set("Resources", resources);
    });
    assert_eq!(fault, "page 1: no /Resources");
}

#[test]
fn a_font_that_the_resources_lack_is_missed() {
    let fault = changed(|document, page| {
        let mut resources = taken(document, page);
        let mut fonts = dictionary(document, &resources, b"Font")
            .expect("fonts")
            .clone();
        fonts.remove(b"R");
        resources.set("Font", fonts);
        page.set("Resources", resources);
    });
    assert_eq!(fault, "page 1: no /R");
    let fault = changed(|_, page| page.set("Resources", Dictionary::new()));
    assert_eq!(fault, "page 1: no /Font");
    let fault = changed(|_, page| page.set("Resources", Object::Reference((9999, 0))));
    assert_eq!(fault, "page 1: no /Resources");
    let fault = changed(|document, page| {
        let mut resources = taken(document, page);
        let bold = dictionary(document, &resources, b"Font").expect("fonts");
        let mut fonts = bold.clone();
        fonts.set("R", resources.clone());
        resources.set("Font", fonts);
        page.set("Resources", resources);
    });
    assert!(fault.starts_with("page 1: "), "{fault}");
}
