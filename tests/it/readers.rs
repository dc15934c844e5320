//! What a reader of each format shows of a file, as text.

use mail_parser::{MessageParser, MimeHeaders};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use roxmltree::{Document, Node, ParsingOptions};
use std::{
    collections::BTreeMap,
    fmt::Write,
    io::{Cursor, Read},
};

/// A document: the header of its pages, then its paragraphs with the numbers that
/// a word processor gives them. The foot of a page is no part of the text.
pub(crate) fn docx(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut file = zip.by_name(name).ok()?;
        file.read_to_string(&mut text).expect("UTF-8");
        Some(text)
    };
    let mut numbers = starts(&part("word/numbering.xml").expect("the numbers"));
    let mut text = String::new();
    for name in ["word/header.xml", "word/document.xml"] {
        let Some(xml) = part(name) else { continue };
        let document = Document::parse(&xml).expect("well-formed");
        for paragraph in document.descendants().filter(|node| is(node, "p")) {
            if let Some(list) = value(&paragraph, "numId") {
                let next = numbers.get_mut(&list).expect("a list");
                write!(text, "{next}. ").expect("memory");
                *next += 1;
            } else if value(&paragraph, "pStyle").as_deref() == Some("ListBullet") {
                text.push_str("– ");
            }
            let words = paragraph.descendants().filter(|node| is(node, "t"));
            text.extend(words.filter_map(|node| node.text()));
            text.push('\n');
        }
    }
    text
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The value of the first element of that name inside the node.
fn value(node: &Node<'_, '_>, name: &str) -> Option<String> {
    let node = node.descendants().find(|node| is(node, name))?;
    let value = node.attributes().find(|value| value.name() == "val")?;
    Some(value.value().to_owned())
}

/// The number of the first item of each list.
fn starts(numbering: &str) -> BTreeMap<String, u64> {
    let numbering = Document::parse(numbering).expect("well-formed");
    let lists = numbering.descendants().filter(|node| is(node, "num"));
    let number = |list: Node<'_, '_>| {
        let id = list.attributes().find(|value| value.name() == "numId")?;
        let start = value(&list, "startOverride")?.parse().expect("a number");
        Some((id.value().to_owned(), start))
    };
    lists.filter_map(number).collect()
}

/// A draft of an e-mail, which must hold the PDF as well.
pub(crate) fn eml(bytes: &[u8]) -> String {
    let message = MessageParser::new().parse(bytes).expect("a message");
    let pdf = message.attachment(0).expect("the PDF");
    assert_eq!(pdf.attachment_name(), Some("letter.pdf"));
    assert!(pdf.contents().starts_with(b"%PDF-1.7"));
    message.body_text(0).expect("a text").into_owned()
}

/// A web page: the text of its body, with the numbers and dashes of its lists.
pub(crate) fn html(bytes: &[u8]) -> String {
    let text = str::from_utf8(bytes).expect("UTF-8");
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).expect("well-formed");
    let body = document.descendants().find(|node| is(node, "body"));
    let mut shown = String::new();
    let mut number = 0_u64;
    for node in body.expect("a body").descendants() {
        if is(&node, "ol") {
            let start = node.attribute("start").expect("a start");
            number = start.parse().expect("a number");
        } else if is(&node, "li") {
            let parent = node.parent().expect("a list");
            if is(&parent, "ol") {
                write!(shown, "{number}. ").expect("memory");
                number += 1;
            } else {
                shown.push_str("– ");
            }
        } else if let Some(text) = node.text().filter(|_| node.is_text()) {
            shown.push_str(text);
        }
    }
    shown
}

/// Markdown; markup that no letter has is a fault.
pub(crate) fn markdown(bytes: &[u8]) -> String {
    let mut lists = Vec::new();
    let mut shown = String::new();
    for event in Parser::new(str::from_utf8(bytes).expect("UTF-8")) {
        match event {
            Event::Start(Tag::List(start)) => lists.push(start),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => match lists.last_mut().expect("a list") {
                Some(number) => {
                    write!(shown, "{number}. ").expect("memory");
                    *number += 1;
                }
                None => shown.push_str("– "),
            },
            Event::Text(text) => shown.push_str(&text),
            Event::Html(html) if html.trim() == "<!-- -->" => {}
            Event::SoftBreak | Event::HardBreak => shown.push('\n'),
            Event::Start(tag) => assert!(is_ours(&tag), "{tag:?}"),
            Event::End(_) => {}
            other => panic!("{other:?} is not of our making"),
        }
    }
    shown
}

/// Whether a letter has such markup; a link is none of ours.
fn is_ours(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::Strong | Tag::HtmlBlock
    )
}
