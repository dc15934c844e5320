//! Whole letters through the whole renderer.

use super::arrange::arrange;
use super::page::Role;
use super::paragraph::Typesetter;
use super::tree::Tag;
use super::{MM, PdfRenderer};
use crate::letter::{Block, Letter, Line, Window};
use crate::render::sample::{self, given, words};
use crate::render::{RenderError, Renderer, sheet};

const WINDOWS: [Window; 5] = [
    Window::None,
    Window::Din5008B,
    Window::SnRight,
    Window::SnLeft,
    Window::NfRight,
];

fn with_window(window: Window) -> Letter {
    let mut letter = sample::letter();
    letter.stationery.window = window;
    letter
}

/// A letter with so many paragraphs, of one to some lines, and some headings.
fn long(paragraphs: usize) -> Letter {
    let mut letter = sample::letter();
    letter.body.clear();
    letter.notices.clear();
    letter.receipt = None;
    for number in 0..paragraphs {
        let sentences = 1 + number * 5 % 12;
        let text =
            "Kjo është një fjali që nuk thotë asgjë, por zë vend në faqe. ".repeat(sentences);
        if number % 3 == 2 {
            letter.body.push(Block::Heading(words("Një titull")));
        }
        letter.body.push(Block::Paragraph(words(text.trim_end())));
    }
    letter
}

#[test]
fn a_letter_is_a_file_with_every_window() {
    let mut renderer = PdfRenderer::new();
    for window in WINDOWS {
        let bytes = renderer
            .render(&with_window(window))
            .expect("the sample fits");
        assert!(bytes.starts_with(b"%PDF-1.7\n"), "{window:?}");
        assert!(bytes.len() < 30 * 1024, "{window:?}: {} bytes", bytes.len());
        let document = lopdf::Document::load_mem(&bytes).expect("a whole file");
        assert_eq!(document.get_pages().len(), 1, "{window:?}");
    }
}

#[test]
fn the_bytes_do_not_depend_on_the_letters_before() {
    let first = with_window(Window::Din5008B);
    let mut other = sample::letter();
    other.sender[0] = vec![given("worker.name", "Ђурђа Ćosić-Şahin")];
    let alone = PdfRenderer::new().render(&first).expect("drawn");
    let other_alone = PdfRenderer::new().render(&other).expect("drawn");
    let mut renderer = PdfRenderer::new();
    assert_eq!(renderer.render(&other).expect("drawn"), other_alone);
    assert_eq!(renderer.render(&first).expect("drawn"), alone);
    assert_eq!(renderer.render(&other).expect("drawn"), other_alone);
    assert_ne!(alone, other_alone);
}

#[test]
fn a_character_without_a_glyph_is_refused_by_name() {
    let mut letter = sample::letter();
    letter.signature = vec![given("worker.name", "Arta 漢 Hoxha")];
    let error = PdfRenderer::new().render(&letter).expect_err("refused");
    assert!(
        matches!(
            error,
            RenderError::Glyph {
                key: Some("worker.name"),
                character: '漢',
            }
        ),
        "{error}"
    );
    assert_eq!(
        error.to_string(),
        "the fonts cannot show the character '漢' (U+6F22) in `worker.name`"
    );
}

#[test]
fn no_place_of_the_letter_escapes_the_refusal() {
    fn refused(change: impl FnOnce(&mut Letter, Line)) {
        let mut letter = sample::letter();
        change(&mut letter, words("漢"));
        let error = PdfRenderer::new().render(&letter).expect_err("refused");
        assert!(
            matches!(error, RenderError::Glyph { key: None, .. }),
            "{error}"
        );
    }
    refused(|letter, line| letter.mark = Some(line));
    refused(|letter, line| letter.sender.push(line));
    refused(|letter, line| letter.return_address = line);
    refused(|letter, line| letter.delivery = Some(line));
    refused(|letter, line| letter.recipient.push(line));
    refused(|letter, line| letter.place_and_date = line);
    refused(|letter, line| letter.references[0].value = line);
    refused(|letter, _| letter.references[0].label.push('漢'));
    refused(|letter, line| letter.subject = line);
    refused(|letter, line| letter.salutation = line);
    refused(|letter, line| letter.body.push(Block::Heading(line)));
    refused(|letter, line| letter.body.push(Block::Quotation(line)));
    refused(|letter, line| letter.body.push(Block::Bullets(vec![line])));
    refused(|letter, line| {
        letter.body.push(Block::Numbered {
            first: 1,
            items: vec![line],
        });
    });
    refused(|letter, line| letter.closing = line);
    refused(|letter, line| letter.signature = line);
    refused(|letter, line| letter.notices[0].value = line);
    refused(|letter, _| letter.footer.between.push('漢'));
    refused(|letter, _| letter.receipt.as_mut().expect("a receipt").fields[0].push('漢'));
}

#[test]
fn a_recipient_that_does_not_fit_is_refused() {
    for window in WINDOWS {
        let mut letter = with_window(window);
        letter.recipient = (0..14).map(|line| words(&format!("Line {line}"))).collect();
        match (window, PdfRenderer::new().render(&letter)) {
            (Window::None, drawn) => assert!(drawn.is_ok()),
            (
                _,
                Err(RenderError::RecipientDoesNotFit {
                    needed,
                    available,
                    too_wide,
                }),
            ) => {
                assert_eq!(needed, 14, "{window:?}");
                assert!((7..14).contains(&available), "{window:?}: {available}");
                assert_eq!(too_wide, None);
            }
            (_, other) => panic!("{window:?}: {other:?}"),
        }
    }
}

#[test]
fn a_word_wider_than_the_window_is_refused() {
    let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(2);
    let mut letter = with_window(Window::SnLeft);
    letter.recipient = vec![words(&word)];
    let error = PdfRenderer::new().render(&letter).expect_err("refused");
    assert!(
        matches!(&error, RenderError::RecipientDoesNotFit { too_wide: Some(wide), .. } if *wide == word),
        "{error}"
    );
}

#[test]
fn the_recipient_stands_inside_the_window() {
    let mut typesetter = Typesetter::new();
    for lines in 1..=8 {
        for window in &WINDOWS[1..] {
            let mut letter = with_window(*window);
            letter.delivery = None;
            letter.recipient = (0..lines)
                .map(|line| words(&format!("Line {line}")))
                .collect();
            let field = sheet(*window).head.expect("a window").field.window;
            let arranged = arrange(&letter, &mut typesetter).expect("it fits");
            let recipient = arranged.pages[0]
                .texts
                .iter()
                .filter(|text| text.role != Role::Repetition)
                .nth(1)
                .expect("sender, then recipient");
            assert_eq!(recipient.lines.len(), lines);
            let bottom = recipient.y + recipient.paragraph.height();
            assert!(recipient.y >= field.y * MM, "{window:?}, {lines} lines");
            assert!(
                bottom <= field.bottom() * MM + 0.01,
                "{window:?}, {lines} lines"
            );
        }
    }
}

#[test]
fn pages_break_where_a_reader_expects_it() {
    let mut typesetter = Typesetter::new();
    let mut breaks = 0;
    for paragraphs in 1..60 {
        let letter = long(paragraphs);
        let arranged = arrange(&letter, &mut typesetter).expect("drawn");
        let bottom = sheet(Window::None).body.bottom() * MM + 0.01;
        let text = |text: &&super::page::Placed| text.role != Role::Footer;
        for page in &arranged.pages {
            let last = page.texts.iter().rfind(text).expect("no page is empty");
            let Role::Element(element) = last.role else {
                continue;
            };
            assert_ne!(arranged.tree.elements[element.0].tag, Tag::Heading);
            for text in page.texts.iter().filter(text) {
                let all = text.paragraph.lines.len();
                let shown = text.lines.len();
                let height = text.paragraph.style.leading * super::paragraph::count(shown);
                assert!(text.y + height <= bottom, "{paragraphs} paragraphs");
                assert!(
                    shown == all || shown >= 2,
                    "{paragraphs}: {shown} of {all} lines"
                );
                breaks += usize::from(shown < all);
            }
        }
        // The signature stands under the end of the last paragraph.
        let last = arranged.pages.last().expect("a page");
        let texts: Vec<_> = last.texts.iter().filter(text).collect();
        let [.., before, _closing, _signature] = texts[..] else {
            panic!("{paragraphs} paragraphs: the signature stands alone")
        };
        assert!(before.lines.len() >= before.paragraph.lines.len().min(2));
    }
    assert!(breaks > 20, "only {breaks} paragraphs were broken");
}

#[test]
fn hostile_letters_are_drawn_or_refused() {
    let mut letter = sample::letter();
    letter.body = vec![
        Block::Paragraph(Line::new()),
        Block::Quotation(words("\n\n")),
        Block::Numbered {
            first: u32::MAX,
            items: vec![
                words(&"W".repeat(5000)),
                Line::new(),
                words("\u{AD}\u{200B}"),
                words("e\u{308}\u{323}\u{302} \u{2011} ﬁ ʼ Ω"),
            ],
        },
        Block::Bullets(Vec::new()),
        Block::Heading(Line::new()),
    ];
    letter.sender.clear();
    letter.recipient.clear();
    letter.references.clear();
    letter.title = "<&>\u{1}".to_owned();
    letter.language = "not a language".to_owned();
    if let Some(receipt) = &mut letter.receipt {
        receipt.fields = vec!["Data:".to_owned(); 80];
    }
    for window in WINDOWS {
        letter.stationery.window = window;
        let bytes = PdfRenderer::new()
            .render(&letter)
            .expect("nothing to refuse");
        assert!(lopdf::Document::load_mem(&bytes).is_ok(), "{window:?}");
    }
}

#[test]
fn a_leaflet_is_its_title_and_its_body_from_the_top() {
    for window in WINDOWS {
        let mut letter = sample::leaflet();
        letter.stationery.window = window;
        let arranged = arrange(&letter, &mut Typesetter::new()).expect("drawn");
        let [page] = &arranged.pages[..] else {
            panic!("{} pages", arranged.pages.len())
        };
        let tags: Vec<Tag> = arranged.tree.elements.iter().map(|e| e.tag).collect();
        assert_eq!(
            tags[..4],
            [
                Tag::Subject,
                Tag::Paragraph,
                Tag::Heading,
                Tag::NumberedList
            ]
        );
        assert!(
            page.strokes.is_empty(),
            "{window:?}: nothing to fold, no box"
        );
        let top = sheet(window).body.y * MM;
        assert!((page.texts[0].y - top).abs() < 0.01, "{window:?}");
        assert!(page.texts.iter().all(|text| text.role != Role::Footer));
        assert!(PdfRenderer::new().render(&letter).is_ok());
    }
}

#[test]
fn what_a_letter_lacks_has_no_tag() {
    let holds = |letter: &Letter| {
        let arranged = arrange(letter, &mut Typesetter::new()).expect("drawn");
        let texts = arranged.pages.iter().flat_map(|page| &page.texts);
        let empty = |text: &&super::page::Placed| text.paragraph.lines[0].glyphs.is_empty();
        (arranged.tree.elements.len(), texts.filter(empty).count())
    };
    let (whole, empty) = holds(&sample::letter());
    assert_eq!(empty, 0);
    let lacks: [fn(&mut Letter); 8] = [
        |letter| letter.sender.clear(),
        |letter| letter.recipient.clear(),
        |letter| letter.place_and_date.clear(),
        |letter| letter.references.clear(),
        |letter| letter.subject.clear(),
        |letter| letter.salutation.clear(),
        |letter| letter.closing.clear(),
        |letter| letter.signature.clear(),
    ];
    for window in WINDOWS {
        for (index, lack) in lacks.iter().enumerate() {
            let mut letter = with_window(window);
            lack(&mut letter);
            assert_eq!(holds(&letter), (whole - 1, 0), "{window:?}, {index}");
        }
    }
}
