//! Faults that are planted in letters, each of which `sound.rs` must find.

use crate::{
    make::{CATALOG, Pair, golden, text},
    sound::{OWN, Sample},
};
use kerkesa::letter::{Block, Inline, Letter, Line};

fn pair(jurisdiction: &str, language: &str) -> Pair {
    (
        jurisdiction.parse().expect("a country"),
        language.parse().expect("a tag"),
    )
}

/// What is found in a letter that was changed, beside the same one in the first language of its jurisdiction.
fn found(name: &str, pair: &Pair, change: impl FnOnce(&mut Letter)) -> Result<(), String> {
    let first = (pair.0, crate::make::usual(pair.0)[0].clone());
    let [mut letter, first_letter] =
        [pair, &first].map(|(country, language)| golden(name, *country, language));
    change(&mut letter);
    let (text, first_text) = (text(&letter), text(&first_letter));
    let sample = |pair: &Pair, letter, text| Sample {
        own: &OWN[pair],
        name,
        letter,
        text,
    };
    sample(pair, &letter, &text).check(&sample(&first, &first_letter, &first_text))
}

fn words(text: &str) -> Line {
    vec![Inline::Words(text.to_owned())]
}

/// Puts words behind the first paragraph.
fn say(text: &str) -> impl FnOnce(&mut Letter) + use<> {
    let words = Inline::Words(text.to_owned());
    move |letter| {
        let mut paragraphs = letter.body.iter_mut().filter_map(|block| match block {
            Block::Paragraph(line) => Some(line),
            _ => None,
        });
        paragraphs.next().expect("a paragraph").push(words);
    }
}

fn refused(name: &str, pair: &Pair, change: impl FnOnce(&mut Letter), wanted: &str) {
    let fault = found(name, pair, change).expect_err(wanted);
    assert!(fault.contains(wanted), "{fault}");
}

#[test]
fn a_gap_or_a_placeholder_is_found() {
    let pair = pair("DE", "sq");
    assert_eq!(found("access.full", &pair, |_| {}), Ok(()));
    for gap in [" {role}.", " x .", " ()", " access_copy", "  ."] {
        refused("access.full", &pair, say(gap), "“");
    }
}

#[test]
fn an_empty_part_is_found() {
    let pair = pair("DE", "it");
    refused(
        "access.full",
        &pair,
        |letter| letter.body.clear(),
        "body: empty",
    );
    refused(
        "access.full",
        &pair,
        |letter| letter.body[0] = Block::Paragraph(words(".")),
        "block 0: empty",
    );
    refused(
        "access.full",
        &pair,
        |letter| letter.body.push(Block::Bullets(Vec::new())),
        "empty",
    );
    refused(
        "access.full",
        &pair,
        |letter| letter.recipient.clear(),
        "recipient: empty",
    );
    refused(
        "access.full",
        &pair,
        |letter| letter.references[0].value.clear(),
        "empty",
    );
    refused(
        "access.full",
        &pair,
        |letter| letter.body.push(Block::Heading(words("Così"))),
        "nothing is under",
    );
}

#[test]
fn another_law_is_found_in_any_form() {
    for (jurisdiction, language, foreign, wanted) in [
        ("AL", "de", "DSGVO", "DSGVO"),
        ("AL", "sq", "GDPR-së", "GDPR"),
        ("AL", "sq", "2016/679", "2016/679"),
        ("DE", "sq", "DSGVO", "DSGVO"),
        ("GB", "en", "GDPR", "gdpr"),
        ("CH", "de-CH", "BDSG", "BDSG"),
        ("DE", "de", "06/L-082", "06/L-082"),
        ("IT", "en", "Swiss FADP", "FADP"),
        ("XK", "en", "Albanian Labour Code", "albanian labour code"),
    ] {
        let say = say(&format!(" {foreign}."));
        refused("access.full", &pair(jurisdiction, language), say, wanted);
    }
}

#[test]
fn an_authority_of_another_country_is_found() {
    let pair = pair("AT", "it");
    refused(
        "complaint.full",
        &pair,
        say(" Garante per la protezione dei dati personali"),
        "garante",
    );
    let change = |letter: &mut Letter| letter.recipient[0] = words("Shembull");
    refused("complaint.full", &pair, change, "its recipient is");
    let authority = CATALOG.jurisdiction(pair.0).expect("Austria").authorities[0]
        .names
        .values()
        .next();
    let authority = authority.expect("a name").name.clone();
    let change = |letter: &mut Letter| letter.recipient[0] = words(&authority);
    refused("access.full", &pair, change, "its recipient is");
}

#[test]
fn a_number_that_the_law_does_not_have_is_found() {
    refused(
        "access.full",
        &pair("XK", "it"),
        say(" Vedi l’articolo 77."),
        "77 is cited",
    );
    refused(
        "access.full",
        &pair("GB", "de"),
        say(" Artikel 22."),
        "22 is cited",
    );
    refused(
        "access.full",
        &pair("AL", "en"),
        say(" See Articles 14 and 88."),
        "88 is cited",
    );
}

#[test]
fn a_name_in_another_language_is_found() {
    let pair = pair("DE", "it");
    let title = |title: &'static str| {
        move |letter: &mut Letter| {
            letter.title = title.to_owned();
            letter.subject = words(title);
        }
    };
    refused(
        "reminder.full",
        &pair,
        title("Reminder: my letter has not been answered"),
        "its title is",
    );
    refused(
        "reminder.full",
        &pair,
        |letter| letter.language = "de".to_owned(),
        "its language is de",
    );
}

#[test]
fn what_differs_from_the_first_language_is_found() {
    let pair = pair("DE", "en");
    refused(
        "access.full",
        &pair,
        |letter| drop(letter.body.pop()),
        "its parts are",
    );
    let fewer = |letter: &mut Letter| {
        let items = letter.body.iter_mut().find_map(|block| match block {
            Block::Numbered { items, .. } => Some(items),
            _ => None,
        });
        drop(items.expect("points").pop());
    };
    refused("access.full", &pair, fewer, "its parts are");
    refused("access.full", &pair, say(" See Article 15."), "it cites");
    refused(
        "reminder.minimal",
        &pair,
        say(" By the GDPR."),
        "whether it names the law",
    );
}
