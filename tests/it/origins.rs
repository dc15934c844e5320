//! Where a paragraph comes from: each names the answer that brought it about, and leads back to its question.

use crate::make::{CATALOG, MOMENT, letters, names, request, tests_dir};
use kerkesa::{
    book::Shelf,
    compose::compose,
    domain::{LanguageTag, Stage},
    intake,
    interview::{self, Answers, Around, Leads, Situation, asked, reopened},
    letter::{Block, Letter, Line, Origin, origin},
    render::HtmlRenderer,
};
use std::{collections::BTreeSet, fs};

/// The parts of a block that have an origin each.
fn parts(block: &Block) -> Vec<&Line> {
    match block {
        Block::Heading(line) | Block::Paragraph(line) | Block::Quotation(line) => vec![line],
        Block::Numbered { items, .. } | Block::Bullets(items) => items.iter().collect(),
    }
}

/// The parts of a letter's body with their origins.
fn origins(letter: &Letter) -> impl Iterator<Item = (&Line, Origin)> {
    let blocks = letter.body.iter().zip(&letter.origins);
    blocks.flat_map(|(block, origins)| parts(block).into_iter().zip(origins.iter().copied()))
}

#[test]
fn every_part_of_every_letter_has_a_place_for_its_origin() {
    let mut keys = BTreeSet::new();
    for (reading, letter, _) in letters() {
        let place = reading.place();
        assert_eq!(letter.body.len(), letter.origins.len(), "{place}");
        for (block, origins) in letter.body.iter().zip(&letter.origins) {
            assert_eq!(parts(block).len(), origins.len(), "{place}: {block:?}");
        }
        for (part, found) in origins(letter) {
            // Whatever the worker wrote leads back somewhere.
            let is_given = origin(part).is_some();
            assert!(found.is_some() || !is_given, "{place}: {part:?}");
            keys.extend(found);
        }
    }
    for key in &keys {
        let plain = key.replace("[0]", "");
        intake::known(&plain).unwrap_or_else(|why| panic!("{key}: {why}"));
    }
    for key in [
        "access.data",
        "access.period.since",
        "access.questions",
        "collective_complaint.operations",
        "consent_withdrawal.to",
        "employment.status",
        "erasure.because",
        "erasure.data",
        "follow_up.open",
        "human_review.decision",
        "letter",
        "mandate.until",
        "objection.because",
        "objection.erase",
        "objection.instead",
        "objection.own_words",
        "objection.to",
        "portability.to",
        "previous",
        "previous.reply.date",
        "previous[0].received",
        "rectification.corrections",
        "representative.organisation",
        "restriction.because",
        "tone",
    ] {
        assert!(keys.contains(key), "no letter has {key}: {keys:?}");
    }
}

#[test]
fn a_paragraph_comes_from_the_same_answer_in_every_language() {
    let text = fs::read_to_string("tests/requests/objection-al.yaml").expect("a request");
    let found = |language: &str| -> Vec<Vec<Origin>> {
        let request = request(&text, &[("language", language)]).expect("a request");
        compose(&request, &CATALOG).expect("a letter").origins
    };
    let english = found("en");
    assert!(
        english.concat().iter().flatten().count() > 10,
        "{english:?}"
    );
    for language in CATALOG.languages() {
        assert_eq!(found(language.as_str()), english, "{language}");
    }
}

/// The keys that the page of a letter names.
fn keys(markup: &str) -> BTreeSet<&str> {
    let after = markup.split("data-key=\"").skip(1);
    after
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect()
}

#[test]
fn every_key_on_the_page_leads_back_to_a_question() {
    let language = LanguageTag::english();
    let labels = CATALOG.labels(&language).expect("labels");
    let shelf = Shelf::empty();
    let around = Around {
        folder: tests_dir(),
        shelf: &shelf,
    };
    let empty = Answers::default();
    let now = Situation {
        catalog: &CATALOG,
        words: CATALOG.words(&language).expect("words"),
        labels: &labels,
        answers: &empty,
        today: MOMENT.today,
    };
    let mut lost = BTreeSet::new();
    for name in names() {
        let file = tests_dir().join(format!("letters/requests/{name}.yaml"));
        let file = fs::read_to_string(file).expect("a request");
        let Ok(asked) = request(&file, &[]) else {
            continue;
        };
        let letter = compose(&asked, &CATALOG).expect("a letter");
        let answers = reopened(file.as_bytes(), &now, around, &MOMENT);
        let answers = answers.expect("answers");
        let now = now.with(&answers);
        let leads = Leads::of(&now);
        let page = HtmlRenderer.fragment(&letter).expect("a page");
        let first = asked.about().id();
        for key in keys(&page.markup) {
            // Nobody is asked for a reference; and of a correspondence, only the last letter is asked about: what the
            // others said is in their own files.
            let is_settled = key == "reference"
                || asked.letter.follows() && key.starts_with(first)
                || asked.previous.len() > 1 && key.starts_with("previous");
            if !is_settled && leads.to(key).is_none() {
                lost.insert((
                    key.to_owned(),
                    asked.letter.stage() == Stage::Mandate,
                    name.clone(),
                ));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn the_keys_on_a_page_can_be_those_of_its_fields() {
    let file = fs::read("tests/requests/access-al.yaml").expect("a request");
    let language = LanguageTag::english();
    let labels = CATALOG.labels(&language).expect("labels");
    let shelf = Shelf::empty();
    let around = Around {
        folder: tests_dir(),
        shelf: &shelf,
    };
    let empty = Answers::default();
    let now = Situation {
        catalog: &CATALOG,
        words: CATALOG.words(&language).expect("words"),
        labels: &labels,
        answers: &empty,
        today: MOMENT.today,
    };
    let answers = reopened(&file, &now, around, &MOMENT).expect("answers");
    let now = now.with(&answers);
    let made = interview::check(&now, around, &MOMENT).expect("a request");
    let letter = compose(&made.request, &CATALOG).expect("a letter");
    let leads = Leads::of(&now);
    let field = |key: &'static str| Some(leads.to(key)?.key.clone());
    let page = HtmlRenderer.fragment_with(&letter, &field).expect("a page");
    let fields: BTreeSet<String> = asked(&now).into_iter().map(|asked| asked.key).collect();
    let keys = keys(&page.markup);
    for key in &keys {
        assert!(fields.contains(*key), "{key}");
    }
    for key in [
        "access.period.since",
        "access.systems",
        "delivery",
        "draft.scope",
        "employer.address.street",
        "employment.employee_number",
        "letter",
        "place",
        "worker.address.street",
        "worker.name",
    ] {
        assert!(keys.contains(key), "{key}: {keys:?}");
    }
}
