//! Whole letters as documents.

use super::*;
use crate::letter::Block;
use crate::render::sample::{self, given, words};
use roxmltree::{Document, Node};
use std::io::Read;
use zip::ZipArchive;

fn docx(letter: &Letter) -> Vec<u8> {
    DocxRenderer.render(letter).expect("a document")
}

/// A part of the file; none if it is not there.
fn read(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    let mut text = String::new();
    let mut file = zip.by_name(name).ok()?;
    file.read_to_string(&mut text).expect("UTF-8");
    Some(text)
}

fn xml(letter: &Letter, name: &str) -> String {
    read(&docx(letter), name).unwrap_or_else(|| panic!("{name} is missing"))
}

/// The styles of the paragraphs, in order.
fn styles(document: &str) -> Vec<String> {
    let document = Document::parse(document).expect("well-formed");
    document
        .descendants()
        .filter(|node| node.has_tag_name((W, "pStyle")))
        .filter_map(|node| node.attribute((W, "val")).map(str::to_owned))
        .collect()
}

fn values<'a>(document: &'a Document<'_>, name: &str) -> Vec<&'a str> {
    document
        .descendants()
        .filter(|node| node.has_tag_name((W, name)))
        .filter_map(|node| node.attribute((W, "val")))
        .collect()
}

#[test]
fn every_part_is_well_formed_and_known() {
    let mut letter = sample::letter();
    letter.mark = Some(words(sample::MARK));
    letter.author = "<script> & \"co\"".to_owned();
    letter.language = "de-CH\"/>".to_owned();
    let bytes = docx(&letter);
    let names: Vec<String> = ZipArchive::new(Cursor::new(&bytes))
        .expect("a ZIP file")
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    assert_eq!(names[0], "[Content_Types].xml");
    let types = read(&bytes, &names[0]).expect("the types");
    let links = read(&bytes, "word/_rels/document.xml.rels").expect("the links");
    for name in &names {
        let text = read(&bytes, name).expect("a part");
        assert!(Document::parse(&text).is_ok(), "{name}: {text}");
        if let Some(linked) = name
            .strip_prefix("word/")
            .filter(|name| !name.contains('/'))
        {
            assert!(types.contains(&format!("\"/{name}\"")), "{name} in {types}");
            let is_document = linked == "document.xml";
            assert_eq!(
                links.contains(&format!("\"{linked}\"")),
                !is_document,
                "{name}"
            );
        }
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes_without_a_clock() {
    let bytes = docx(&sample::letter());
    assert!(bytes == docx(&sample::letter()));
    let mut zip = ZipArchive::new(Cursor::new(&bytes)).expect("a ZIP file");
    for index in 0..zip.len() {
        let file = zip.by_index(index).expect("a part");
        assert_eq!(file.last_modified(), Some(DateTime::default()));
    }
}

#[test]
fn the_file_says_what_the_pdf_says() {
    let core = xml(&sample::letter(), "docProps/core.xml");
    for part in [
        "<dc:title>Kërkesë për akses</dc:title>",
        "<dc:creator>Arta Hoxha</dc:creator>",
        "<dc:language>sq</dc:language>",
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-11-23T12:00:00Z<",
    ] {
        assert!(core.contains(part), "{part} in {core}");
    }
    let mut letter = sample::letter();
    letter.language = "de-CH".to_owned();
    let styles = xml(&letter, "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"de-CH\""), "{styles}");
}

#[test]
fn every_paragraph_has_a_style_that_there_is_and_no_look_of_its_own() {
    let letter = sample::letter();
    let document = xml(&letter, "word/document.xml");
    let used = styles(&document);
    let expected = "Sender Sender Sender Delivery Recipient Recipient Recipient Date Reference \
        Reference Heading1 Salutation Normal Heading2 ListNumber ListNumber ListBullet ListBullet \
        Quote Quote Closing Signature Notice Heading2 ReceiptField ReceiptField ReceiptField \
        ReceiptField ReceiptField";
    assert_eq!(used.join(" "), expected);
    let sheet = xml(&letter, "word/styles.xml");
    for style in used {
        assert!(sheet.contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
    for hard in ["<w:rPr", "<w:jc", "<w:spacing", "<w:ind"] {
        assert!(!document.contains(hard), "{hard} in {document}");
    }
}

/// Which of a letter's paragraphs stay with the next, by style or by themselves, each with its style.
fn kept(letter: &Letter) -> Vec<(String, bool)> {
    let sheet = xml(letter, "word/styles.xml");
    let sheet = Document::parse(&sheet).expect("well-formed");
    let keeps = |node: Node<'_, '_>| {
        node.descendants()
            .any(|node| node.has_tag_name((W, "keepNext")))
    };
    let by_style = |style: &str| {
        let mut styles = sheet.descendants();
        let style = styles.find(|node| node.attribute((W, "styleId")) == Some(style));
        keeps(style.expect("a style"))
    };
    let document = xml(letter, "word/document.xml");
    let document = Document::parse(&document).expect("well-formed");
    let paragraphs = document
        .descendants()
        .filter(|node| node.has_tag_name((W, "p")));
    let kept = paragraphs.map(|paragraph| {
        let mut inside = paragraph.descendants();
        let style = inside.find(|node| node.has_tag_name((W, "pStyle")));
        let style = style.and_then(|style| style.attribute((W, "val")));
        let style = style.expect("a style").to_owned();
        let kept = keeps(paragraph) || by_style(&style);
        (style, kept)
    });
    kept.collect()
}

#[test]
fn what_closes_a_letter_stays_with_the_end_of_the_text() {
    let long = "Një fjali që nuk thotë asgjë. ".repeat(9);
    for (last, texts) in [("Faleminderit.", 2), (&*long, 1)] {
        let mut letter = sample::letter();
        let text = [&*long, "Një fjali.", last];
        letter.body = text.map(|text| Block::Paragraph(words(text))).to_vec();
        let kept = kept(&letter);
        let closing = kept.iter().position(|(style, _)| style == "Closing");
        let (above, below) = kept.split_at(closing.expect("a closing"));
        assert!(below.iter().all(|(_, kept)| *kept), "{kept:?}");
        let texts_kept = above.iter().rev().take_while(|(_, kept)| *kept);
        assert_eq!(texts_kept.count(), texts, "{last}");
    }
    let leaflet = sample::leaflet();
    assert!(!xml(&leaflet, "word/document.xml").contains("keepNext"));
}

#[test]
fn numbers_run_on_and_start_where_the_letter_says() {
    let numbered = |first, items: usize| Block::Numbered {
        first,
        items: vec![words("x"); items],
    };
    let mut letter = sample::leaflet();
    letter.body = vec![numbered(3, 2), numbered(5, 1), numbered(9, 2)];
    let document = xml(&letter, "word/document.xml");
    let document = Document::parse(&document).expect("well-formed");
    assert_eq!(values(&document, "numId"), ["2", "2", "2", "3", "3"]);
    let numbering = xml(&letter, "word/numbering.xml");
    let numbering = Document::parse(&numbering).expect("well-formed");
    assert_eq!(values(&numbering, "startOverride"), ["3", "9"]);
}

#[test]
fn the_mark_and_the_page_number_stand_on_every_page() {
    let mut letter = sample::letter();
    letter.mark = Some(words(sample::MARK));
    assert!(xml(&letter, "word/header.xml").contains(sample::MARK));
    let footer = xml(&letter, "word/footer.xml");
    let footer = Document::parse(&footer).expect("well-formed");
    let fields: Vec<_> = footer
        .descendants()
        .filter_map(|node| node.attribute((W, "instr")))
        .collect();
    assert_eq!(fields, ["PAGE", "NUMPAGES"]);
    let text: String = footer
        .descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(text, "Faqja 1 nga 1");
}

#[test]
fn a_leaflet_has_no_header_no_footer_and_no_empty_paragraph() {
    let bytes = docx(&sample::leaflet());
    for name in ["word/header.xml", "word/footer.xml"] {
        assert_eq!(read(&bytes, name), None);
    }
    let document = read(&bytes, "word/document.xml").expect("a document");
    assert!(!document.contains("Reference"), "{document}");
    let document = Document::parse(&document).expect("well-formed");
    for node in document
        .descendants()
        .filter(|node| node.has_tag_name((W, "p")))
    {
        assert!(node.children().any(|child| child.has_tag_name((W, "r"))));
    }
}

#[test]
fn a_name_is_text() {
    let mut letter = sample::letter();
    let name = "<w:br/></w:t> & \"x\"\u{1}";
    letter.signature = vec![given("worker.name", name)];
    let document = xml(&letter, "word/document.xml");
    let document = Document::parse(&document).expect("well-formed");
    let shown = |node: Node<'_, '_>| node.text() == Some("<w:br/></w:t> & \"x\"");
    assert!(document.descendants().any(shown));
}

#[test]
fn a_drawn_signature_is_a_shape_with_a_text_beside_it() {
    let signed = sample::signed();
    let document = xml(&signed, "word/document.xml");
    let styles = styles(&document);
    let closing = styles.iter().position(|style| style == "Closing");
    let after = &styles[closing.expect("a closing") + 1..];
    assert_eq!(after[..2], ["DrawnSignature", "SignedName"]);
    let sheet = xml(&signed, "word/styles.xml");
    let sheet = Document::parse(&sheet).expect("well-formed");
    for style in &after[..2] {
        let is_it = |node: Node<'_, '_>| node.attribute((W, "styleId")) == Some(style);
        assert!(sheet.descendants().any(is_it), "{style}");
    }
    let document = Document::parse(&document).expect("well-formed");
    let the = |namespace: &str, name: &str| {
        let mut found = document
            .descendants()
            .filter(|node| node.has_tag_name((namespace, name)));
        let first = found.next();
        assert!(found.next().is_none(), "{name}: one is enough");
        first.unwrap_or_else(|| panic!("{name} is missing"))
    };
    let said = the(WP, "docPr").attribute("descr");
    assert_eq!(said, Some("Nënshkrimi: Arta Hoxha"));
    // Word writes a shape as one of several choices, and names what it takes to know it.
    let choice = the(MC, "Choice");
    let needed = choice.attribute("Requires").expect("a prefix");
    assert_eq!(choice.lookup_namespace_uri(Some(needed)), Some(WPS));
    assert_eq!(the(WP, "extent").attribute("cx"), Some("1440000"));
    assert_eq!(the(WP, "extent").attribute("cy"), Some("360000"));
    assert_eq!(the(A, "path").attribute("fill"), Some("none"));
    assert_eq!(the(A, "ln").attribute("cap"), Some("rnd"));
    let steps = the(A, "path").children();
    let steps: Vec<_> = steps.map(|step| step.tag_name().name()).collect();
    assert_eq!(steps, ["moveTo", "cubicBezTo", "lnTo", "moveTo", "lnTo"]);
    let points = document
        .descendants()
        .filter(|node| node.has_tag_name((A, "pt")));
    assert_eq!(points.count(), 7);
    assert!(!xml(&sample::letter(), "word/document.xml").contains("DrawnSignature"));
}

#[test]
fn a_drawn_signature_stays_with_the_closing_and_the_name() {
    let kept = kept(&sample::signed());
    let closing = kept.iter().position(|(style, _)| style == "Closing");
    let below = &kept[closing.expect("a closing")..];
    assert!(below.iter().all(|(_, kept)| *kept), "{kept:?}");
}
