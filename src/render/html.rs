//! One page of HTML that stands by itself: no script, nothing from elsewhere.
//!
//! It is also well-formed XML, so that a reader of either kind accepts it. It
//! keeps to the elements that HTML 4 knew as well, and says with `role` what
//! newer ones would say; only a drawn signature is `svg`.

use super::text::{labelled, paragraphs};
use super::xml::Xml;
use super::{Format, RenderError, Renderer};
use crate::letter::{Block, Drawing, Labelled, Letter, Line, Receipt, Step, plain_text};
use std::io;

/// The renderer of [`Format::Html`]. It shows every character.
#[derive(Debug, Clone, Copy, Default)]
pub struct HtmlRenderer;

impl Renderer for HtmlRenderer {
    fn format(&self) -> Format {
        Format::Html
    }

    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError> {
        let mut xml = Xml::new("<!DOCTYPE html>\n");
        page(&mut xml, letter)?;
        Ok(xml.finish())
    }
}

const STYLE: &str = include_str!("html.css");
/// What the page may load: nothing but its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// The element by whose words the receipt is named.
const RECEIPT: &str = "receipt";

fn page(xml: &mut Xml, letter: &Letter) -> io::Result<()> {
    let language = letter.language.as_str();
    let attributes = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("lang", language),
        ("xml:lang", language),
    ];
    xml.element("html", &attributes, |xml| {
        xml.new_line()?;
        xml.element("head", &[], |xml| head(xml, letter))?;
        xml.new_line()?;
        let mark = letter
            .mark
            .as_ref()
            .filter(|mark| !plain_text(mark).is_empty());
        let class = mark.map(|_| ("class", "marked"));
        xml.element("body", class.as_slice(), |xml| {
            xml.new_line()?;
            if let Some(mark) = mark {
                xml.element("p", &[("class", "mark")], |xml| {
                    words(xml, "strong", &[], mark)
                })?;
                xml.new_line()?;
            }
            let attributes = [("class", "letter"), ("role", "main")];
            xml.element("div", &attributes, |xml| whole(xml, letter))
        })
    })?;
    xml.new_line()
}

fn head(xml: &mut Xml, letter: &Letter) -> io::Result<()> {
    xml.empty("meta", &[("charset", "utf-8")])?;
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("author", letter.author.as_str()),
        ("generator", "Kerkesa"),
    ] {
        xml.new_line()?;
        xml.empty("meta", &[("name", name), ("content", content)])?;
    }
    xml.new_line()?;
    let policy = [
        ("http-equiv", "Content-Security-Policy"),
        ("content", POLICY),
    ];
    xml.empty("meta", &policy)?;
    xml.new_line()?;
    xml.element("title", &[], |xml| xml.text(&letter.title))?;
    xml.new_line()?;
    xml.element("style", &[], |xml| xml.verbatim(STYLE))
}

fn whole(xml: &mut Xml, letter: &Letter) -> io::Result<()> {
    if !letter.sender.is_empty() {
        xml.new_line()?;
        xml.element("address", &[], |xml| lines(xml, &texts(&letter.sender)))?;
    }
    if let Some(delivery) = &letter.delivery {
        paragraph(xml, Some("delivery"), delivery)?;
    }
    stack(xml, "recipient", &texts(&letter.recipient))?;
    paragraph(xml, Some("date"), &letter.place_and_date)?;
    stack(xml, "references", &labels(&letter.references))?;
    words(xml, "h1", &[], &letter.subject)?;
    paragraph(xml, None, &letter.salutation)?;
    for block in &letter.body {
        body(xml, block)?;
    }
    paragraph(xml, Some("closing"), &letter.closing)?;
    if let Some(drawing) = &letter.drawing {
        drawn(xml, drawing)?;
    }
    paragraph(xml, Some("signature"), &letter.signature)?;
    for notice in labels(&letter.notices) {
        stack(xml, "notice", &[notice])?;
    }
    letter
        .receipt
        .as_ref()
        .map_or(Ok(()), |box_| receipt(xml, box_))?;
    xml.new_line()
}

fn body(xml: &mut Xml, block: &Block) -> io::Result<()> {
    match block {
        Block::Heading(line) => words(xml, "h2", &[], line),
        Block::Paragraph(line) => paragraph(xml, None, line),
        Block::Quotation(line) => {
            let quoted = paragraphs(line);
            if quoted.is_empty() {
                return Ok(());
            }
            xml.new_line()?;
            xml.element("blockquote", &[], |xml| {
                quoted
                    .iter()
                    .try_for_each(|text| xml.element("p", &[], |xml| xml.text(text)))
            })
        }
        Block::Numbered { first, items } => {
            let start = first.to_string();
            list(xml, "ol", &[("start", &start)], items)
        }
        // A reader that hears the page is not told of a list whose mark was changed.
        Block::Bullets(items) => list(xml, "ul", &[("role", "list")], items),
    }
}

fn list(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], items: &[Line]) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    xml.new_line()?;
    xml.element(name, attributes, |xml| {
        for item in texts(items) {
            xml.new_line()?;
            xml.element("li", &[], |xml| lines(xml, &[item]))?;
        }
        xml.new_line()
    })
}

fn receipt(xml: &mut Xml, receipt: &Receipt) -> io::Result<()> {
    xml.new_line()?;
    let attributes = [
        ("class", "receipt"),
        ("role", "group"),
        ("aria-labelledby", RECEIPT),
    ];
    xml.element("div", &attributes, |xml| {
        words(xml, "h2", &[("id", RECEIPT)], &receipt.title)?;
        for field in &receipt.fields {
            xml.new_line()?;
            xml.element("p", &[], |xml| {
                xml.text(field)?;
                xml.text(" ")?;
                xml.element("span", &[("class", "rule")], |_| Ok(()))
            })?;
        }
        xml.new_line()
    })
}

/// Writes a drawing, in the colour of the text: it is seen on a dark page too.
fn drawn(xml: &mut Xml, drawing: &Drawing) -> io::Result<()> {
    let millimetres = |length: i32| format!("{}mm", f64::from(length) / 1000.0);
    let (width, height) = (millimetres(drawing.width), millimetres(drawing.height));
    let whole = format!("0 0 {} {}", drawing.width, drawing.height);
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("role", "img"),
        ("aria-label", &drawing.alternative),
        ("width", &width),
        ("height", &height),
        ("viewBox", &whole),
    ];
    let (steps, pen) = (steps(drawing), drawing.pen.to_string());
    let path = [
        ("d", &*steps),
        ("fill", "none"),
        ("stroke", "currentColor"),
        ("stroke-width", &pen),
        ("stroke-linecap", "round"),
        ("stroke-linejoin", "round"),
    ];
    xml.new_line()?;
    xml.element("p", &[("class", "drawn")], |xml| {
        xml.element("svg", &attributes, |xml| xml.empty("path", &path))
    })
}

/// The steps of the pen as path data.
fn steps(drawing: &Drawing) -> String {
    let step = |step: &Step| match step {
        Step::Down((x, y)) => format!("M{x} {y}"),
        Step::Line((x, y)) => format!("L{x} {y}"),
        Step::Curve([(a, b), (c, d), (x, y)]) => format!("C{a} {b} {c} {d} {x} {y}"),
    };
    drawing.steps.iter().map(step).collect()
}

/// Writes a paragraph; nothing if it is empty.
fn paragraph(xml: &mut Xml, class: Option<&str>, line: &Line) -> io::Result<()> {
    let class = class.map(|class| ("class", class));
    words(xml, "p", class.as_slice(), line)
}

/// Writes an element with the words of the line; nothing if it is empty.
fn words(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], line: &Line) -> io::Result<()> {
    let text = plain_text(line);
    if text.is_empty() {
        return Ok(());
    }
    xml.new_line()?;
    xml.element(name, attributes, |xml| lines(xml, &[text]))
}

/// Writes lines that belong together; nothing if there are none.
fn stack(xml: &mut Xml, class: &str, texts: &[String]) -> io::Result<()> {
    if texts.is_empty() {
        return Ok(());
    }
    xml.new_line()?;
    xml.element("p", &[("class", class)], |xml| lines(xml, texts))
}

/// Writes texts with a line break after each but the last, and at each line feed.
fn lines(xml: &mut Xml, texts: &[String]) -> io::Result<()> {
    let lines = texts.iter().flat_map(|text| text.split('\n'));
    for (index, line) in lines.enumerate() {
        if index > 0 {
            xml.empty("br", &[])?;
            xml.new_line()?;
        }
        xml.text(line)?;
    }
    Ok(())
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|line| plain_text(line)).collect()
}

fn labels(lines: &[Labelled]) -> Vec<String> {
    lines.iter().map(labelled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn html(letter: &Letter) -> String {
        let bytes = HtmlRenderer.render(letter).expect("HTML");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn the_page_is_well_formed_and_loads_nothing() {
        let mut letter = sample::letter();
        letter.mark = Some(sample::words(sample::MARK));
        let html = html(&letter);
        let marked = format!(
            "<body class=\"marked\">\n<p class=\"mark\">\n<strong>{}</strong></p>",
            sample::MARK
        );
        assert!(html.contains(&marked), "{html}");
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..roxmltree::ParsingOptions::default()
        };
        let document =
            roxmltree::Document::parse_with_options(&html, options).expect("well-formed");
        for node in document.descendants() {
            for loading in ["src", "href", "data", "action", "onclick", "style"] {
                assert!(!node.has_attribute(loading), "{node:?}");
            }
            assert!(!["script", "link", "img", "iframe"].contains(&node.tag_name().name()));
        }
        for forbidden in ["<", "&", "url(", "@import", "@font-face"] {
            assert!(!STYLE.contains(forbidden), "{forbidden}");
        }
        assert_eq!(document.root_element().attribute("lang"), Some("sq"));
    }

    #[test]
    fn the_elements_say_what_the_parts_are() {
        let html = html(&sample::letter());
        for part in [
            "<address>Arta Hoxha<br/>",
            "<h1>Kërkesë për akses në të dhënat personale</h1>",
            "<h2>Të dhënat</h2>",
            "<ol start=\"1\">\n<li>Dosja ime</li>",
            "<blockquote><p>Unë jetoj me dy fëmijë.</p><p>Kamera i sheh.</p></blockquote>",
            "<title>Kërkesë për akses</title>",
        ] {
            assert!(html.contains(part), "{part} in\n{html}");
        }
    }

    #[test]
    fn a_signature_is_drawn_and_named_above_the_name() {
        let mut letter = sample::signed();
        let hostile = "\"><script>";
        letter.drawing.as_mut().expect("a drawing").alternative += hostile;
        let html = html(&letter);
        let (before, svg) = html
            .split_once("<p class=\"drawn\"><svg")
            .expect("a drawing");
        assert!(
            before.ends_with("<p class=\"closing\">Me respekt,</p>\n"),
            "{before}"
        );
        let document = format!("<svg{}", svg.split_once("</p>").expect("an end").0);
        let document = roxmltree::Document::parse(&document).expect("well-formed");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let named = format!("Nënshkrimi: Arta Hoxha{hostile}");
        assert_eq!(root.attribute("aria-label"), Some(&*named));
        assert_eq!(root.attribute("width"), Some("40mm"));
        assert_eq!(root.attribute("viewBox"), Some("0 0 40000 10000"));
        let path = root.first_element_child().expect("a path");
        assert_eq!(
            path.attribute("d"),
            Some("M250 9750C10000 250 20000 250 30000 9750L39750 5000M12000 5000L12000 5000")
        );
        assert!(!self::html(&sample::letter()).contains("<svg"));
    }

    #[test]
    fn a_name_is_text() {
        let mut letter = sample::letter();
        let name = "<script>alert(1)</script>\" onload='x' &amp;";
        letter.sender = vec![vec![sample::given("worker.name", name)]];
        letter.author = name.to_owned();
        let html = html(&letter);
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("<address>&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_leaflet_has_no_empty_element() {
        let html = html(&sample::leaflet());
        let body = html.split_once("<body>").expect("a body").1;
        for (start, end) in [("<p>", "</p>"), ("<h1>", "</h1>"), ("<li>", "</li>")] {
            assert!(!body.contains(&format!("{start}{end}")), "{body}");
        }
        for class in [
            "mark",
            "recipient",
            "date",
            "references",
            "closing",
            "receipt",
        ] {
            assert!(!body.contains(class), "{class} in\n{body}");
        }
    }
}
