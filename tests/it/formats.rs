//! The same text in each format: what a reader of the format finds in the file
//! is what the text says, numbers and dashes included.

use crate::{
    hostile::{shown, with_name},
    make::{CATALOG, GOLDEN, chosen, golden, request, text},
    readers::{docx, eml, html, markdown},
};
use kerkesa::{
    compose::compose,
    letter::{Block, Footer, Inline, Letter, Line, Mail, Mailbox},
    render::{Format, Renderer, renderer},
};
use mail_parser::MessageParser;
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    sync::{LazyLock, Mutex},
};

/// The text that a file shows.
type Reader = fn(&[u8]) -> String;

/// The formats that are read here, each with its reader; the PDF is read by
/// `hostile.rs` and by `.ci/check-letters`.
const READERS: [(Format, Reader); 4] = [
    (Format::Docx, docx),
    (Format::Eml, eml),
    (Format::Html, html),
    (Format::Markdown, markdown),
];

/// The renderers of these formats, which keep what they have learned.
fn renderers() -> Vec<(Box<dyn Renderer + Send>, Reader)> {
    READERS
        .map(|(format, reader)| (renderer(format), reader))
        .into()
}

/// Whether the files of one letter show the text of another.
fn compare(
    renderers: &mut [(Box<dyn Renderer + Send>, Reader)],
    letter: &Letter,
    other: &Letter,
) -> Vec<(Format, Result<(), String>)> {
    // An e-mail does not say how the paper travels.
    let mailed = Letter {
        delivery: None,
        ..other.clone()
    };
    let compare = |(renderer, read): &mut (Box<dyn Renderer + Send>, Reader)| {
        let format = renderer.format();
        let other = if format == Format::Eml {
            &mailed
        } else {
            other
        };
        let expected = squeezed(&text(other));
        let found = read(&renderer.render(letter).expect("drawn"));
        let is_same = squeezed(&found) == expected;
        (format, is_same.then_some(()).ok_or(found))
    };
    renderers.iter_mut().map(compare).collect()
}

/// Fails unless every file of the letter shows the letter's text.
fn is_same(renderers: &mut [(Box<dyn Renderer + Send>, Reader)], name: &str, letter: &Letter) {
    for (format, result) in compare(renderers, letter, letter) {
        if let Err(found) = result {
            panic!(
                "{name}, {format:?}:\n{found}\nand the text is\n{}",
                text(letter)
            );
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn words(text: &str) -> Line {
    vec![Inline::Words(text.to_owned())]
}

fn german() -> Letter {
    let (country, language) = ("DE".parse(), "de".parse());
    golden(
        "objection.full",
        country.expect("a country"),
        &language.expect("a tag"),
    )
}

const MARK: &str = "Nur zum Lesen, nicht zum Versenden · *maschinell* übersetzt";

/// A letter that has a title and a body alone.
fn leaflet() -> Letter {
    Letter {
        sender: Vec::new(),
        return_address: Line::new(),
        delivery: None,
        recipient: Vec::new(),
        place_and_date: Line::new(),
        references: Vec::new(),
        salutation: Line::new(),
        closing: Line::new(),
        signature: Line::new(),
        notices: Vec::new(),
        receipt: None,
        footer: Footer::default(),
        mail: Mail::default(),
        ..german()
    }
}

#[test]
fn every_letter_says_the_same_in_each_format() {
    let mut all = renderers();
    let mut quick = renderers();
    quick.retain(|(renderer, _)| renderer.format() != Format::Eml);
    let mut languages = BTreeSet::new();
    let mut letters = 0;
    for (name, (jurisdiction, language)) in chosen() {
        if !GOLDEN.contains(&name.as_str()) {
            continue;
        }
        let letter = golden(&name, jurisdiction, &language);
        let name = format!("{jurisdiction} {language} {name}");
        // A draft holds a PDF, which takes its time: one letter in each language.
        let is_new = languages.insert(letter.language.clone());
        is_same(if is_new { &mut all } else { &mut quick }, &name, &letter);
        letters += 1;
    }
    assert_eq!(languages.len(), CATALOG.languages().count());
    assert!(
        letters >= languages.len() * GOLDEN.len(),
        "only {letters} letters"
    );
}

#[test]
fn a_mark_a_receipt_and_a_leaflet_say_the_same_in_each_format() {
    let hand = "delivery: hand\n";
    let text = format!("{hand}{}", with_name("Arta Hoxha", "agent"));
    let receipt = compose(&request(&text, &[]).expect("a request"), &CATALOG).expect("a letter");
    assert!(receipt.receipt.is_some());
    let mut renderers = renderers();
    for letter in [german(), receipt, leaflet()] {
        is_same(&mut renderers, "plain", &letter);
        let mark = Some(words(MARK));
        is_same(&mut renderers, "marked", &Letter { mark, ..letter });
    }
}

#[test]
fn what_a_worker_writes_says_the_same_in_each_format() {
    let mut renderers = renderers();
    for name in [
        "{{ 7*7 }} *Ä* <b>",
        "<script>alert(1)</script>",
        "# 1. x",
        "1986. [a](https://example.org) | `b` | &amp",
        "Ђурђа Ćosić-Şahin",
        "O’Brien-Müller & Søn, \"Dr.\" <a@example.org>",
        "--=_kerkesa--",
        "]]> --> </w:t></style>",
    ] {
        let request = request(&with_name(name, name), &[]).expect("a request");
        let letter = compose(&request, &CATALOG).expect("a letter");
        is_same(&mut renderers, name, &letter);
    }
}

#[test]
fn a_file_that_says_something_else_is_found() {
    let letter = german();
    let numbered = |block: &Block| matches!(block, Block::Numbered { .. });
    let list = letter.body.iter().position(numbered).expect("a list");
    let changes: [&dyn Fn(&mut Letter); 7] = [
        &|letter| letter.sender[0] = words("Ein anderer"),
        &|letter| letter.recipient.swap(0, 1),
        &|letter| letter.closing = words("Hochachtungsvoll."),
        &|letter| drop(letter.body.pop()),
        &|letter| letter.mark = Some(words(MARK)),
        &|letter| {
            let Block::Numbered { first, .. } = &mut letter.body[list] else {
                unreachable!("a list stands there")
            };
            *first += 1;
        },
        &|letter| {
            let Block::Numbered { items, .. } = &letter.body[list] else {
                unreachable!("a list stands there")
            };
            letter.body[list] = Block::Bullets(items.clone());
        },
    ];
    let mut renderers = renderers();
    for (index, change) in changes.iter().enumerate() {
        let mut other = letter.clone();
        change(&mut other);
        for (format, result) in compare(&mut renderers, &other, &letter) {
            assert!(result.is_err(), "change {index}, {format:?}");
        }
    }
}

#[test]
fn the_mail_goes_from_the_worker_to_the_employer() {
    let text = with_name("Arta Hoxha", "agent");
    let settings = [
        ("worker.email", "arta@example.org"),
        ("employer.email", "dpo@example.org"),
    ];
    let ends = |settings: &[(&str, &str)]| {
        let request = request(&text, settings).expect("a request");
        let letter = compose(&request, &CATALOG).expect("a letter");
        let file = renderer(Format::Eml).render(&letter).expect("drawn");
        let message = MessageParser::new().parse(&file).expect("a message");
        let address = |address: Option<&mail_parser::Address<'_>>| {
            address
                .and_then(|address| address.first()?.address.as_deref())
                .map(str::to_owned)
        };
        (address(message.from()), address(message.to()))
    };
    let [from, to] = settings.map(|(_, address)| Some(address.to_owned()));
    assert_eq!(ends(&settings), (from, to));
    assert_eq!(ends(&[]), (None, None));
}

/// One renderer for all drafts of a test: the fonts are loaded once.
static DRAFTS: LazyLock<Mutex<Box<dyn Renderer + Send>>> =
    LazyLock::new(|| Mutex::new(renderer(Format::Eml)));

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_says_the_same_in_each_format(name in shown(), role in shown()) {
        let request = request(&with_name(&name, &role), &[]).expect("a request");
        let letter = compose(&request, &CATALOG).expect("a letter");
        // The e-mail's text is the text; its PDF is drawn by other tests.
        let mut renderers = renderers();
        renderers.retain(|(renderer, _)| renderer.format() != Format::Eml);
        is_same(&mut renderers, &name, &letter);
    }

    #[test]
    fn any_signs_say_the_same_in_each_format(one in "[ -~]{1,24}", two in "[ -~\\n]{1,40}") {
        let mut letter = leaflet();
        letter.subject = words(&one);
        letter.body = vec![
            Block::Heading(words(&one)),
            Block::Paragraph(words(&two)),
            Block::Quotation(words(&two)),
            Block::Numbered { first: 12, items: vec![words(&one), words(&two)] },
            Block::Bullets(vec![words(&two), words(&one)]),
        ];
        let mut renderers = renderers();
        renderers.retain(|(renderer, _)| renderer.format() != Format::Eml);
        is_same(&mut renderers, &one, &letter);
    }

    #[test]
    fn any_name_is_one_sender_and_no_other_header(name in "[ -~\r\n\tëßЂΩ]{0,70}") {
        let address = "arta@example.org".to_owned();
        let mut letter = leaflet();
        letter.mail.from = Some(Mailbox { name: name.clone(), address: address.clone() });
        let file = DRAFTS.lock().expect("no test failed").render(&letter).expect("drawn");
        let message = MessageParser::new().parse(&file).expect("a message");
        let headers: Vec<_> = message.headers().iter().map(mail_parser::Header::name).collect();
        prop_assert_eq!(headers, ["MIME-Version", "X-Unsent", "From", "Subject", "Content-Type"]);
        let from = message.from().expect("a sender").clone().into_list();
        prop_assert_eq!(from.len(), 1);
        prop_assert_eq!(from[0].address.as_deref(), Some(&*address));
        let words: Vec<&str> = name.split_whitespace().collect();
        prop_assert_eq!(from[0].name.as_deref().unwrap_or_default(), words.join(" "));
    }
}
