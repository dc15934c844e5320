//! The words: every language says all of it, with the same placeholders.

use crate::make::CATALOG;
use kerkesa::{
    catalog::Words,
    domain::{LanguageTag, Right},
};
use std::collections::BTreeSet;

/// Keys whose patterns belong to the language alone.
const OWN: [&str; 5] = ["citation.", "list.", "dates.", "terms.", "meta."];

fn english() -> &'static Words {
    CATALOG
        .words(&"en".parse().expect("a tag"))
        .expect("English")
}

fn words() -> impl Iterator<Item = (&'static LanguageTag, &'static Words)> {
    CATALOG.languages().map(|tag| {
        (
            tag,
            CATALOG.words(tag).unwrap_or_else(|error| panic!("{error}")),
        )
    })
}

/// The holes that must be the same in every language; `{law}` may stand in either of its forms.
fn holes(words: &Words, key: &str) -> BTreeSet<String> {
    words
        .sentence(key)
        .expect("the key")
        .holes()
        .into_iter()
        .collect()
}

#[test]
fn every_language_has_the_keys_of_english() {
    let wanted: BTreeSet<&str> = english().keys().collect();
    for (tag, words) in words() {
        let found: BTreeSet<&str> = words.keys().filter(|key| *key != "extends").collect();
        let missing: Vec<_> = wanted.difference(&found).collect();
        let surplus: Vec<_> = found.difference(&wanted).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{tag}: missing {missing:?}, surplus {surplus:?}"
        );
    }
}

#[test]
fn every_sentence_has_the_placeholders_of_english() {
    for (tag, words) in words() {
        for key in english()
            .keys()
            .filter(|key| !OWN.iter().any(|own| key.starts_with(own)))
        {
            assert_eq!(holes(words, key), holes(english(), key), "{tag}: {key}");
        }
    }
}

#[test]
fn every_word_is_in_the_composed_form_and_visible() {
    use unicode_normalization::is_nfc;
    for (tag, words) in words() {
        for key in words.keys() {
            let text = words.phrase(key).expect("a phrase");
            assert!(is_nfc(&text), "{tag}: {key} is not in the composed form");
            let bad = text.chars().find(|c| {
                kerkesa::domain::characters::is_invisible(*c)
                    || !kerkesa::domain::characters::is_shown(*c)
            });
            assert_eq!(bad, None, "{tag}: {key}");
            assert!(
                !text.contains('"'),
                "{tag}: {key} has straight quotation marks"
            );
            assert!(
                text == text.trim() || key.starts_with("citation.") || key.starts_with("list."),
                "{tag}: {key} has space at an end"
            );
        }
    }
}

#[test]
fn every_law_has_a_name_in_every_language() {
    for (tag, words) in words() {
        for law in CATALOG.laws() {
            for (id, instrument) in &CATALOG.law(law).expect("a law").instruments {
                let name = instrument
                    .names
                    .get(tag)
                    .or_else(|| instrument.names.get(words.extends()?));
                let name = name.unwrap_or_else(|| panic!("{law}: {id} has no name in {tag}"));
                assert!(name.cited.contains("{provision}"), "{law}: {id}: {tag}");
            }
        }
    }
}

#[test]
fn what_is_cited_by_number_was_read() {
    for law in CATALOG.laws() {
        let law = CATALOG.law(law).expect("a law");
        for right in Right::ALL {
            let Some(grant) = law.rights.get(right) else {
                continue;
            };
            assert!(
                !grant.source.is_empty(),
                "{}: {right} has no source",
                law.law
            );
            assert!(
                !grant.cite || !grant.provisions.is_empty(),
                "{}: {right} is to be cited and has no provision",
                law.law
            );
            if grant.cite {
                assert!(
                    !grant.source.contains("unverified") && !grant.source.contains("inference"),
                    "{}: {right} is cited from memory",
                    law.law
                );
            }
        }
    }
}

#[test]
fn the_program_holds_every_template_and_word_of_the_folders() {
    let folder = kerkesa::catalog::Catalog::from_dir(env!("CARGO_MANIFEST_DIR").as_ref())
        .expect("the folder");
    assert!(folder.languages().eq(CATALOG.languages()));
    assert!(folder.jurisdictions().eq(CATALOG.jurisdictions()));
    assert_eq!(
        folder.template_texts().expect("templates"),
        CATALOG.template_texts().expect("templates")
    );
}
