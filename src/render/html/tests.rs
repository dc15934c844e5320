//! What a reader of HTML finds.

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
    let document = roxmltree::Document::parse_with_options(&html, options).expect("well-formed");
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

/// The sample, with a name that is none, and keys.
fn keyed() -> Letter {
    let mut letter = sample::letter();
    letter.sender[0] = vec![sample::given("worker.name", "</div><b onclick='x'>&")];
    letter.mark = Some(sample::words(sample::MARK));
    letter.references[1].origin = Some("employment.employee_number");
    letter.origins = vec![
        vec![Some("employment.status")],
        vec![None],
        vec![Some("access.data"), None],
        vec![Some("access.systems"); 2],
        vec![Some("objection.own_words")],
    ];
    letter
}

#[test]
fn a_page_is_given_the_same_elements_as_a_file_with_their_keys() {
    let letter = keyed();
    let fragment = HtmlRenderer.fragment(&letter).expect("a fragment");
    let document = roxmltree::Document::parse(&fragment.markup).expect("well-formed");
    let shown = |node: roxmltree::Node<'_, '_>| {
        let texts = node.descendants().filter(roxmltree::Node::is_text);
        texts.filter_map(|text| text.text()).collect::<String>()
    };
    let keys: Vec<(String, String)> = document
        .descendants()
        .filter_map(|node| Some((node.attribute("data-key")?.to_owned(), shown(node))))
        .collect();
    let expected = [
        ("worker.name", "</div><b onclick='x'>&"),
        ("delivery", "Letër e porositur"),
        ("employer.name", "Shembull Contact Center sh.p.k."),
        ("place", "Tiranë, më 23 nëntor 2026"),
        ("employment.employee_number", "Numri i punonjësit: TA-10423"),
        ("letter", "Kërkesë për akses në të dhënat personale"),
        ("employment.status", "Unë punoj për Ju."),
        ("access.data", "Dosja ime"),
        ("access.systems", "një"),
        ("access.systems", "dy"),
        (
            "objection.own_words",
            "Unë jetoj me dy fëmijë.Kamera i sheh.",
        ),
        ("worker.name", "Arta Hoxha"),
    ];
    let expected = expected.map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(keys, expected);

    let file = html(&letter);
    let file = file.split_once("role=\"main\">").expect("a letter").1;
    let file = file.split_once("</div></body>").expect("an end").0;
    let mut plain = fragment.markup.replace("letter-receipt", "receipt");
    for (key, _) in &expected {
        let attribute = format!(" data-key=\"{key}\"");
        plain = plain.replace(&attribute, "");
    }
    let plain = plain.replace("<span>", "").replace("</span>", "");
    let file = file.replace("</span>", "");
    let plain = plain.split_once("</strong></p>").expect("a mark").1;
    assert_eq!(plain.strip_suffix("</div>").expect("an element"), file);
}

#[test]
fn a_fragment_has_no_style_of_its_own_and_keeps_to_itself() {
    let fragment = HtmlRenderer.fragment(&keyed()).expect("a fragment");
    for forbidden in ["style=", "<style", "<script", "<b", "src=", "href=", "http"] {
        let found = fragment.markup.matches(forbidden);
        let breaks = forbidden == "<b";
        let found = found.count()
            - if breaks {
                fragment.markup.matches("<br/>").count() + 1
            } else {
                0
            };
        assert_eq!(found, 0, "{forbidden}");
    }
    let start = "<div class=\"letter\" lang=\"sq\">\n<p class=\"mark\">";
    assert!(fragment.markup.starts_with(start), "{}", fragment.markup);
    // What the file says of its elements holds in a page as well, and reaches no others there.
    let of_file = STYLE.lines().take_while(|line| !line.starts_with("@page"));
    for rule in of_file.skip(1) {
        let (selectors, declarations) = rule.split_once(" {").expect("a rule");
        let own = |selector: &str| match selector {
            "body" | ".letter" => ".letter".to_owned(),
            other => format!(".letter {other}"),
        };
        let selectors: Vec<String> = selectors.split(", ").map(own).collect();
        let declarations = declarations.replace(" margin: 0; font:", " font:");
        let wanted = format!("{} {{{declarations}", selectors.join(", "));
        assert!(fragment.style.contains(&wanted), "{wanted}");
    }
    for rule in fragment.style.lines() {
        let selectors = rule.split_once(" {").expect("a rule").0;
        assert!(
            selectors.split(", ").all(|one| one.starts_with(".letter")),
            "{rule}"
        );
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
