//! What a worker writes comes out as it went in.

use crate::make::{CATALOG, pdf, request, text};
use kerkesa::{compose::compose, domain::characters};
use proptest::prelude::*;
use skrifa::MetadataProvider;

/// A request whose worker has this name and works as this.
pub(crate) fn with_name(name: &str, role: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("JSON");
    format!(
        "letter: objection\njurisdiction: AL\nlanguage: en\ndate: 2026-11-23\nreference: '7'\nworker:\n  name: {}\n  address: {{street: Rruga 1, city: Tiranë, country: AL}}\nemployment: {{role: {}}}\nemployer:\n  name: Shembull\n  address: {{street: Rruga 2, city: Tiranë, country: AL}}\nobjection: {{to: [home_webcam], own_words: {}}}\n",
        quoted(name),
        quoted(role),
        quoted(role)
    )
}

/// The text of the PDF's pages, without white space.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn pdf_text(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).expect("its text")
}

/// The sentence about the role; a role that ends with a full stop ends it.
fn sentence(role: &str) -> String {
    format!("my role is {}.", role.strip_suffix('.').unwrap_or(role))
}

fn comes_out(name: &str, role: &str) {
    let request =
        request(&with_name(name, role), &[]).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let letter = compose(&request, &CATALOG).expect("a letter");
    let text = text(&letter);
    assert!(text.lines().any(|line| line == name), "{name} in\n{text}");
    assert!(text.contains(&sentence(role)), "{role} in\n{text}");
    let drawn = squeezed(&pdf_text(&pdf(&letter)));
    assert!(
        drawn.contains(&squeezed(name)),
        "{name} in the PDF:\n{drawn}"
    );
    assert!(
        drawn.contains(&squeezed(&sentence(role))),
        "{role} in the PDF"
    );
}

#[test]
fn templates_markup_and_scripts_are_names_like_others() {
    for name in [
        "{{ 7*7 }} *Ä* <b>",
        "Ђурђа Ćosić-Şahin",
        "{% raw %}",
        "{role} $& \\1",
        "Ελένη Παπαδοπούλου",
        "O’Brien-Müller & Søn",
    ] {
        comes_out(name, "{since} & {{ name }}");
    }
}

#[test]
fn a_value_that_ends_with_a_full_stop_ends_its_sentence() {
    let request = request(&with_name("Arta Hoxha", "Punësim sh.p.k."), &[]).expect("a request");
    let text = text(&compose(&request, &CATALOG).expect("a letter"));
    assert!(
        text.contains("my role is Punësim sh.p.k.\n")
            || text.contains("my role is Punësim sh.p.k. "),
        "{text}"
    );
    assert!(!text.contains(".."), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_comes_out_as_it_went_in(name in shown(), role in shown()) {
        comes_out(&name, &role);
    }
}

/// Words of characters that the fonts have, in the composed form.
///
/// Characters that share a glyph with another (Greek mu and the micro sign)
/// carry their text beside the glyph, which the reader of this test does not
/// read; `.ci/check-letters` reads them with poppler.
pub(crate) fn shown() -> impl Strategy<Value = String> {
    let font = include_bytes!("../../templates/fonts/SourceSerif4-Regular.ttf");
    let font = skrifa::FontRef::new(font).expect("a font");
    let charmap = font.charmap();
    let mut uses = std::collections::BTreeMap::<skrifa::GlyphId, usize>::new();
    for (_, glyph) in charmap.mappings() {
        *uses.entry(glyph).or_default() += 1;
    }
    let all: Vec<char> = characters::SHOWN
        .iter()
        .flat_map(|(first, last)| *first..=*last)
        .filter(|c| charmap.map(*c).is_some_and(|glyph| uses[&glyph] == 1))
        .filter(|c| !c.is_whitespace() && unicode_normalization::is_nfc(&c.to_string()))
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .filter(|c| !('\u{FB00}'..='\u{FB06}').contains(c))
        .collect();
    let word = proptest::collection::vec(proptest::sample::select(all), 1..8);
    proptest::collection::vec(word, 1..4)
        .prop_map(|words| {
            words
                .into_iter()
                .map(String::from_iter)
                .collect::<Vec<String>>()
                .join(" ")
        })
        .prop_filter("composed", |text| unicode_normalization::is_nfc(text))
        // Chance writes signs side by side that only a program writes so.
        .prop_filter("not encoded twice", |text| {
            let refused = request(&with_name(text, text), &[]).err();
            !refused.is_some_and(|refusal| refusal.what.starts_with("was encoded twice"))
        })
}
