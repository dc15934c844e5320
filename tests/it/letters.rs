//! The letters that are kept as files, as text: each language under the law of its home, and each jurisdiction in its
//! first language. What their laws say of all others is looked for in every language.
//!
//! `SNAPSHOTS=overwrite cargo test` writes the texts anew. They are what a
//! lawyer reads and signs.

use crate::{
    citations::Citations,
    make::{CATALOG, GOLDEN, READINGS, kept, letters, names, tests_dir},
};
use snapbox::{Assert, Data};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_letter_that_is_kept_reads_as_it_was_read_last() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let kept = kept();
    for (reading, _, text) in letters() {
        let (jurisdiction, language, name) =
            (reading.jurisdiction, &reading.language, &reading.name);
        if kept.contains(&(jurisdiction, language.clone())) {
            let file = tests_dir().join(format!("letters/{jurisdiction}/{language}/{name}.txt"));
            assert.eq(text, Data::read_from(&file, None));
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs it wants the counts")]
fn a_law_without_the_right_is_refused_with_the_reason() {
    let mut reasons: BTreeMap<(&str, &str), BTreeSet<Option<String>>> = BTreeMap::new();
    for reading in &*READINGS {
        let jurisdiction = CATALOG
            .jurisdiction(reading.jurisdiction)
            .expect("a jurisdiction");
        let reason = reading.letter.as_ref().err().map(|refusal| {
            let hint = refusal.hint.clone().unwrap_or_default();
            format!("{}: {} ({hint})", refusal.key, refusal.what)
        });
        reasons
            .entry((&jurisdiction.law, &reading.name))
            .or_default()
            .insert(reason);
    }
    let mut refused = String::new();
    for ((law, name), reasons) in reasons {
        assert_eq!(reasons.len(), 1, "{law} {name}: {reasons:?}");
        for reason in reasons.iter().flatten() {
            refused.extend([law, " ", name, ": ", reason, "\n"]);
        }
    }
    println!("{refused}");
    println!(
        "{} letters, {} refusals",
        letters().count(),
        READINGS.len() - letters().count()
    );
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

/// A letter that is read for what its law has in it.
struct Read {
    place: String,
    text: String,
    citations: Citations,
}

impl Read {
    fn cites(&self, number: &str) -> bool {
        self.citations.cites(&self.text, number)
    }
}

/// All letters of a jurisdiction, in all its languages.
fn correspondence_in(country: &str) -> Vec<Read> {
    let of_country = letters().filter(|(reading, ..)| reading.jurisdiction.as_str() == country);
    of_country
        .map(|(reading, _, text)| Read {
            place: reading.place(),
            text: text.replace('\u{A0}', " "),
            citations: Citations::of(&(reading.jurisdiction, reading.language.clone())),
        })
        .collect()
}

/// Those of them that begin a correspondence most often.
fn letters_in(country: &str) -> Vec<Read> {
    let mut letters = correspondence_in(country);
    letters.retain(|letter| {
        GOLDEN
            .iter()
            .any(|name| letter.place.ends_with(&format!(" {name}")))
    });
    assert!(
        letters.len() >= GOLDEN.len(),
        "{country}: {} letters",
        letters.len()
    );
    letters
}

#[test]
fn the_albanian_letters_rest_on_the_law_of_2024() {
    for letter in letters_in("AL") {
        let Read { place, text, .. } = &letter;
        assert!(text.contains("124/2024"), "{place}");
        assert!(text.contains("30 "), "{place}: the deadline is 30 days");
        let article = if place.contains("access") { "14" } else { "19" };
        assert!(letter.cites(article), "{place}: names article {article}");
        assert!(
            !text.contains("15(1)"),
            "{place}: has an article of the GDPR"
        );
        for number in ["21", "22", "77", "79", "31"] {
            assert!(!letter.cites(number), "{place}: cites {number}");
        }
    }
}

#[test]
fn the_kosovar_letters_print_no_number_that_is_not_read() {
    for letter in correspondence_in("XK") {
        let Read { place, text, .. } = &letter;
        let cited = letter.citations.numbers(text);
        assert!(
            cited
                .iter()
                .all(|number| ["5", "11"].contains(&number.as_str())),
            "{place}: cites {cited:?}"
        );
        if place.contains("sq-XK") {
            assert!(!text.contains("akses"), "{place}: Kosovo says qasje");
        }
    }
    for letter in letters_in("XK") {
        let Read { place, text, .. } = &letter;
        assert!(text.contains("06/L-082"), "{place}");
        let is_access_in_kosovo = place.contains("sq-XK") && place.contains("access");
        assert!(!is_access_in_kosovo || text.contains("qasje"), "{place}");
    }
}

#[test]
fn the_british_letters_leave_out_what_is_gone() {
    for letter in letters_in("GB") {
        let place = &letter.place;
        assert!(!letter.cites("22"), "{place}: Article 22 was replaced");
        assert!(!letter.cites("77"), "{place}: Article 77 was omitted");
        if place.contains("full") {
            assert!(
                letter.text.contains("164A") && letter.text.contains("165"),
                "{place}: first the employer, then the authority"
            );
        }
    }
}

#[test]
fn the_swiss_objection_rests_on_the_declared_will() {
    for letter in letters_in("CH") {
        let Read { place, text, .. } = &letter;
        assert!(
            !letter.cites("8"),
            "{place}: Art. 8 was the right of access before 2023"
        );
        if place.contains("objection") {
            assert!(letter.cites("30"), "{place}");
            // "Art. 30 Abs. 2 lit. b", "neni 30 i ligjit zviceran DSG, paragrafi 2, shkronja b".
            let parts = |behind: &str| {
                let parts = behind.split(|sign: char| !sign.is_alphanumeric());
                let parts = parts.filter(|part| ["2", "b"].contains(part)).take(2);
                parts.collect::<Vec<_>>() == ["2", "b"]
            };
            let is_point = |(at, _)| text[at..].chars().take(60).collect::<String>();
            assert!(
                text.match_indices("30")
                    .map(is_point)
                    .any(|behind| parts(&behind)),
                "{place}"
            );
        }
    }
}

#[test]
fn no_letter_cites_what_its_law_does_not_have() {
    for letter in correspondence_in("AL") {
        let Read { place, text, .. } = &letter;
        assert!(!text.contains("9887"), "{place}: the repealed law");
        for foreign in ["GDPR", "DSGVO", "2016/679", "C-487/21", "C-203/22"] {
            assert!(
                !text.contains(foreign),
                "{place}: {foreign} is no law in Albania"
            );
        }
    }
    for (country, gone) in [
        ("AL", &["16", "21", "22", "77", "79", "31", "87", "88"][..]),
        ("GB", &["22", "77", "80"]),
        ("CH", &["8", "12", "15", "17", "77", "80"]),
    ] {
        for letter in correspondence_in(country) {
            for number in gone {
                assert!(!letter.cites(number), "{}: cites {number}", letter.place);
            }
        }
    }
    for Read { place, text, .. } in correspondence_in("GB") {
        assert!(
            !text.contains("C-2"),
            "{place}: a judgment that does not bind"
        );
    }
}

#[test]
fn no_request_is_left_out() {
    let read: BTreeSet<&String> = READINGS.iter().map(|reading| &reading.name).collect();
    assert!(read.into_iter().eq(&names()));
}
