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

#[test]
fn a_drawn_signature_stands_right_above_the_name() {
    for window in WINDOWS {
        for paragraphs in 1..24 {
            let mut letter = Letter {
                drawing: Some(sample::drawing()),
                ..long(paragraphs)
            };
            letter.stationery.window = window;
            let arranged = arrange(&letter, &mut Typesetter::new()).expect("drawn");
            let page = arranged.pages.last().expect("a page");
            let [placed] = &page.drawings[..] else {
                panic!("{window:?}, {paragraphs}: {} drawings", page.drawings.len())
            };
            // The name is read after it, and nothing stands between them or below the edge.
            assert_eq!(arranged.tree.elements[placed.element.0].tag, Tag::Figure);
            let name = super::tree::ElementId(placed.element.0 + 1);
            let name = page
                .texts
                .iter()
                .find(|text| text.role == Role::Element(name));
            let name = name.expect("the name on the same page");
            let bottom = placed.corner.1 + super::page::points(placed.drawing.height);
            assert!(
                (MM..2.0 * MM).contains(&(name.y - bottom + 0.01)),
                "{window:?}, {paragraphs}"
            );
            let lowest = name.y + name.paragraph.height();
            assert!(lowest < sheet(window).body.bottom() * MM + 0.01);
            let above = page
                .texts
                .iter()
                .filter(|text| text.y < name.y && text.role != Role::Footer);
            let above = above
                .map(|text| text.y + text.paragraph.style.leading)
                .fold(0.0, f32::max);
            assert!(above < placed.corner.1, "{window:?}, {paragraphs}");
        }
    }
}

#[test]
fn a_drawn_signature_is_a_figure_with_its_text_and_its_box() {
    let bytes = PdfRenderer::new().render(&sample::signed()).expect("drawn");
    let document = lopdf::Document::load_mem(&bytes).expect("a whole file");
    let figures = document.objects.values().filter_map(|object| {
        let element = object.as_dict().ok()?;
        let kind = element.get(b"S").and_then(lopdf::Object::as_name).ok()?;
        (kind == b"Figure").then_some(element)
    });
    let [figure] = &figures.collect::<Vec<_>>()[..] else {
        panic!("one figure")
    };
    let text = lopdf::decode_text_string(figure.get(b"Alt").expect("a text")).expect("a text");
    assert_eq!(text, "Nënshkrimi: Arta Hoxha");
    let layout = figure
        .get(b"A")
        .and_then(lopdf::Object::as_dict)
        .expect("a layout");
    let around = layout
        .get(b"BBox")
        .and_then(lopdf::Object::as_array)
        .expect("a box");
    let around: Vec<f32> = around
        .iter()
        .map(|edge| edge.as_float().expect("a length"))
        .collect();
    assert!(
        (around[2] - around[0] - 40.0 * MM).abs() < 0.01,
        "{around:?}"
    );
    assert!(
        (around[3] - around[1] - 10.0 * MM).abs() < 0.01,
        "{around:?}"
    );
    // Its strokes stay inside of the box, and are closed in a mark of their own.
    let page = *document.get_pages().get(&1).expect("a page");
    let content = document.get_and_decode_page_content(page).expect("content");
    let operators = content.operations.iter();
    let strokes = operators
        .skip_while(|it| it.operator != "q")
        .take_while(|it| it.operator != "EMC");
    let strokes: Vec<_> = strokes.collect();
    let names: Vec<&str> = strokes.iter().map(|it| &*it.operator).collect();
    assert_eq!(
        names,
        ["q", "RG", "J", "j", "w", "m", "c", "l", "m", "l", "S", "Q"]
    );
    let pen = 0.5 * MM / 2.0;
    for stroke in strokes
        .iter()
        .filter(|it| ["m", "c", "l"].contains(&&*it.operator))
    {
        for point in stroke.operands.chunks(2) {
            let [x, y] = [0, 1].map(|index| point[index].as_float().expect("a length"));
            assert!(
                (around[0] + pen - 0.01..=around[2] - pen + 0.01).contains(&x),
                "{x}"
            );
            assert!(
                (around[1] + pen - 0.01..=around[3] - pen + 0.01).contains(&y),
                "{y}"
            );
        }
    }
}
