//! Every letter under every law in every language: whole, as text, committed.
//!
//! `SNAPSHOTS=overwrite cargo test` writes the texts anew. They are what a
//! lawyer reads and signs.

use crate::make::{CATALOG, GOLDEN, asked, golden, names, pairs, tests_dir, text, written};
use snapbox::{Assert, Data};

#[test]
fn every_letter_reads_as_it_was_read_last() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    for name in names() {
        for (jurisdiction, language) in pairs() {
            let file = tests_dir().join(format!("letters/{jurisdiction}/{language}/{name}.txt"));
            match written(&name, jurisdiction, &language) {
                Ok(letter) => assert.eq(text(&letter), Data::read_from(&file, None)),
                Err(_) => assert!(!file.exists(), "{} is refused now", file.display()),
            }
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs it wants the counts")]
fn a_law_without_the_right_is_refused_with_the_reason() {
    let mut refused = String::new();
    let (mut letters, mut refusals) = (0, 0);
    for jurisdiction in CATALOG.jurisdictions() {
        for name in names() {
            let mut reasons = std::collections::BTreeSet::new();
            for (_, language) in pairs()
                .iter()
                .filter(|(country, _)| *country == jurisdiction)
            {
                match asked(&name, jurisdiction, language) {
                    Ok(_) => letters += 1,
                    Err(refusal) => {
                        refusals += 1;
                        let hint = refusal.hint.clone().unwrap_or_default();
                        reasons.insert(format!("{}: {} ({hint})", refusal.key, refusal.what));
                    }
                }
            }
            assert!(reasons.len() <= 1, "{jurisdiction} {name}: {reasons:?}");
            for reason in reasons {
                refused.extend([jurisdiction.as_str(), " ", &name, ": ", &reason, "\n"]);
            }
        }
    }
    let counts = format!("\n{letters} letters, {refusals} refusals\n");
    refused.push_str(&counts);
    println!("{refused}");
    let file = tests_dir().join("letters/refused.txt");
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(refused, Data::read_from(&file, None));
}

#[test]
fn five_laws_in_four_languages() {
    let languages = CATALOG
        .languages()
        .filter(|tag| CATALOG.words(tag).expect("words").extends().is_none());
    assert_eq!(
        languages.map(ToString::to_string).collect::<Vec<_>>(),
        ["de", "en", "it", "sq"]
    );
    assert_eq!(
        CATALOG.laws().collect::<Vec<_>>(),
        ["al", "ch", "gdpr", "uk", "xk"]
    );
    assert_eq!(
        CATALOG
            .jurisdictions()
            .map(|id| id.to_string())
            .collect::<Vec<_>>(),
        ["AL", "AT", "CH", "DE", "GB", "IE", "IT", "XK"]
    );
}

/// All letters of a jurisdiction, in all its languages.
fn letters_in(country: &str) -> Vec<(String, String)> {
    let pairs = pairs()
        .into_iter()
        .filter(|(jurisdiction, _)| jurisdiction.as_str() == country);
    pairs
        .flat_map(|(jurisdiction, language)| {
            GOLDEN.map(|name| {
                (
                    format!("{country} {language} {name}"),
                    text(&golden(name, jurisdiction, &language)).replace('\u{A0}', " "),
                )
            })
        })
        .collect()
}

/// The words for "article" before a number, in the four languages.
const ARTICLE: [&str; 6] = ["Article ", "Articles ", "Art. ", "art. ", "neni ", "nenet "];

fn cites(text: &str, number: &str) -> bool {
    ARTICLE.iter().any(|article| {
        text.match_indices(&format!("{article}{number}"))
            .any(|(at, found)| {
                !text[at + found.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
            })
    })
}

#[test]
fn the_albanian_letters_rest_on_the_law_of_2024() {
    for (name, text) in letters_in("AL") {
        assert!(text.contains("124/2024"), "{name}");
        assert!(!text.contains("9887"), "{name}: the repealed law");
        assert!(
            !text.contains("GDPR") && !text.contains("DSGVO") && !text.contains("2016/679"),
            "{name}: the GDPR is no law in Albania"
        );
        assert!(text.contains("30 "), "{name}: the deadline is 30 days");
        let article = if name.contains("access") { "14" } else { "19" };
        assert!(cites(&text, article), "{name}: names article {article}");
        for number in ["15(1)", "21", "22", "77", "79", "31"] {
            assert!(!cites(&text, number), "{name}: cites {number}");
        }
    }
}

#[test]
fn the_kosovar_letters_print_no_number_that_is_not_read() {
    for (name, text) in letters_in("XK") {
        assert!(text.contains("06/L-082"), "{name}");
        for number in 1..=99 {
            let number = number.to_string();
            assert!(
                !cites(&text, &number) || ["5", "11"].contains(&number.as_str()),
                "{name}: cites article {number}"
            );
        }
        if name.contains("sq-XK") {
            assert!(!text.contains("akses"), "{name}: Kosovo says qasje");
            assert!(!name.contains("access") || text.contains("qasje"), "{name}");
        }
    }
}

#[test]
fn the_british_letters_leave_out_what_is_gone() {
    for (name, text) in letters_in("GB") {
        assert!(!cites(&text, "22"), "{name}: Article 22 was replaced");
        assert!(!cites(&text, "77"), "{name}: Article 77 was omitted");
        if name.contains("full") {
            assert!(
                text.contains("164A") && text.contains("165"),
                "{name}: first the employer, then the authority"
            );
        }
    }
}

#[test]
fn the_swiss_objection_rests_on_the_declared_will() {
    for (name, text) in letters_in("CH") {
        assert!(
            !cites(&text, "8"),
            "{name}: Art. 8 was the right of access before 2023"
        );
        if name.contains("objection") {
            let basis = [
                "Art. 30 Abs. 2 lit. b",
                "Article 30(2)(b)",
                "art. 30 cpv. 2 lett. b",
                "art. 30, par. 2, lett. b",
                "neni 30 i ligjit zviceran DSG, paragrafi 2, shkronja b",
            ];
            assert!(basis.iter().any(|basis| text.contains(basis)), "{name}");
        }
    }
}

#[test]
fn no_letter_has_a_gap() {
    for (jurisdiction, language) in pairs() {
        for name in names() {
            let Ok(letter) = written(&name, jurisdiction, &language) else {
                continue;
            };
            let text = text(&letter);
            for gap in [
                "  .", " ,", " .", "()", "( ", "{", "}", " ;", "\n\n\n", "  (", ": .", ":.",
            ] {
                let body: String = text
                    .lines()
                    .map(str::trim_start)
                    .collect::<Vec<_>>()
                    .join("\n");
                assert!(
                    !body.contains(gap),
                    "{jurisdiction} {language} {name}: “{gap}” in\n{text}"
                );
            }
        }
    }
}

/// The correspondence after access and objection, in all languages of a jurisdiction.
fn correspondence_in(country: &str) -> Vec<(String, String)> {
    let pairs = pairs()
        .into_iter()
        .filter(|(jurisdiction, _)| jurisdiction.as_str() == country);
    pairs
        .flat_map(|(jurisdiction, language)| {
            names().into_iter().filter_map(move |name| {
                let letter = written(&name, jurisdiction, &language).ok()?;
                let text = text(&letter).replace('\u{A0}', " ");
                Some((format!("{country} {language} {name}"), text))
            })
        })
        .collect()
}

#[test]
fn no_letter_cites_what_its_law_does_not_have() {
    for (name, text) in correspondence_in("AL") {
        assert!(!text.contains("9887"), "{name}: the repealed law");
        for foreign in ["GDPR", "DSGVO", "2016/679", "C-487/21", "C-203/22"] {
            assert!(
                !text.contains(foreign),
                "{name}: {foreign} is no law in Albania"
            );
        }
        for number in ["16", "21", "22", "77", "79", "31", "87", "88"] {
            assert!(!cites(&text, number), "{name}: cites {number}");
        }
    }
    for (name, text) in correspondence_in("XK") {
        for number in (1..=99).map(|number: u32| number.to_string()) {
            let read = ["5", "11"].contains(&number.as_str());
            assert!(read || !cites(&text, &number), "{name}: cites {number}");
        }
    }
    for (name, text) in correspondence_in("GB") {
        for number in ["22", "77", "80"] {
            assert!(!cites(&text, number), "{name}: cites {number}");
        }
        assert!(
            !text.contains("C-2"),
            "{name}: a judgment that does not bind"
        );
    }
    for (name, text) in correspondence_in("CH") {
        for number in ["8", "12", "15", "17", "77", "80"] {
            assert!(!cites(&text, number), "{name}: cites {number}");
        }
    }
}

#[test]
fn the_wrong_number_is_found() {
    assert!(cites("nach Art. 22 DSGVO", "22"));
    assert!(cites("(Articles 22 to 24)", "22"));
    assert!(!cites("(Articles 22A to 22D UK GDPR)", "22"));
    assert!(!cites("Art. 221", "22"));
}
