//! What a reader of Markdown shows is what was written.

use super::*;
use crate::render::sample::{self, words};
use pulldown_cmark::{Event, Options, Parser};

/// The text that a reader of Markdown shows, in every dialect of the parser.
fn shown(markdown: &str) -> String {
    let dialects = Options::all()
        - Options::ENABLE_SMART_PUNCTUATION
        - Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        - Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    [Options::empty(), dialects]
        .map(|options| {
            Parser::new_ext(markdown, options)
                .map(|event| match event {
                    Event::Text(text) => text.into_string(),
                    Event::SoftBreak | Event::HardBreak => "\n".to_owned(),
                    Event::Start(_) | Event::End(_) => String::new(),
                    other => format!("⟨{other:?}⟩"),
                })
                .collect::<String>()
        })
        .into_iter()
        .reduce(|one, other| {
            if one == other {
                one
            } else {
                format!("{one}⟨≠⟩{other}")
            }
        })
        .unwrap_or_default()
}

const HOSTILE: [&str; 30] = [
    "*stars* and _lines_ and __more__",
    "# x",
    "x #",
    "## x ##",
    "1. x",
    "12) x",
    "1986. A great year.",
    "- x",
    "+ x",
    "* x",
    "---",
    "===",
    "***",
    "[a](b) ![a](b) [a]: b",
    "[x] done",
    "<b> </b> <https://example.org> <!-- x -->",
    "&amp; &#35; & Co. &",
    "    four spaces",
    "\ttab and end \t",
    "two  spaces  ",
    "| a | b |",
    "`code` ``` ~~~ ~~gone~~",
    "back\\slash \\* \\",
    "> quoted",
    "$x$ and $$y$$",
    "a^b^ ||c||",
    ": definition",
    "[^1]: note",
    "arta_hoxha@example.org",
    "\u{A0}nbsp",
];

#[test]
fn every_text_comes_out_as_it_went_in() {
    for text in HOSTILE {
        assert_eq!(shown(&escaped(text, "\\\n")), text, "a paragraph");
        let lines = format!("{text}\n{text}");
        assert_eq!(shown(&escaped(&lines, "\\\n")), lines, "two lines");
        for around in ["x\n{}\nx", "{}\n---", "{}\n| - | - |\n| x | y |"] {
            let lines = around.replace("{}", text);
            assert_eq!(shown(&escaped(&lines, "\\\n")), lines);
        }
    }
}

#[test]
fn a_text_that_is_not_escaped_is_found() {
    let changed = HOSTILE.iter().filter(|text| shown(text) != **text);
    assert!(changed.count() >= 22, "the parser reads markup");
}

#[test]
fn it_comes_out_of_every_part_of_a_letter() {
    for text in HOSTILE {
        let mut letter = sample::leaflet();
        letter.mark = Some(words(text.trim()));
        letter.sender = vec![words(text), words(text)];
        letter.subject = words(text);
        letter.body = vec![
            Block::Heading(words(text)),
            Block::Paragraph(words(text)),
            Block::Quotation(words(&format!("{text}\n{text}"))),
            Block::Bullets(vec![words(text), words(text)]),
            Block::Bullets(vec![words(text)]),
            Block::Numbered {
                first: 7,
                items: vec![words(text), words(text)],
            },
            Block::Numbered {
                first: 9,
                items: vec![words(text)],
            },
        ];
        let markdown = markdown(&letter);
        let squeezed = |text: &str| text.replace(char::is_whitespace, "");
        let html = "⟨Html(Borrowed(\"<!-- -->\\n\"))⟩";
        let found = shown(&markdown).replace(html, "");
        let expected = squeezed(text).repeat(14);
        assert_eq!(squeezed(&found), expected, "{markdown}");
    }
}

#[test]
fn lists_keep_their_numbers_and_their_ends() {
    let mut letter = sample::leaflet();
    let numbered = |first| Block::Numbered {
        first,
        items: vec![words("x"), words("y")],
    };
    letter.body = vec![numbered(3), numbered(9), numbered(11)];
    let markdown = markdown(&letter);
    let starts: Vec<Option<u64>> = Parser::new(&markdown)
        .filter_map(|event| match event {
            Event::Start(pulldown_cmark::Tag::List(start)) => Some(start),
            _ => None,
        })
        .collect();
    assert_eq!(starts, [Some(3), Some(9), Some(11)], "{markdown}");
}

#[test]
fn a_leaflet_reads_from_top_to_bottom() {
    let expected = "\
# Kërkesë për akses në të dhënat personale

Unë punoj për Ju.

## Të dhënat

1. Dosja ime
2. Regjistrimet e kamerës

- një
- dy

> Unë jetoj me dy fëmijë.
>
> Kamera i sheh.
";
    assert_eq!(markdown(&sample::leaflet()), expected);
}
