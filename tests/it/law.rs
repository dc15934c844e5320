//! Points of law: each stands in the letter that it is for, by its number where that is certain, else in words.

use crate::make::{CATALOG, asked, golden, text};
use kerkesa::{compose::explain, domain::LanguageTag};

/// A golden letter in a country and a language, with ordinary spaces.
fn letter(name: &str, country: &str, language: &str) -> String {
    let country = country.parse().expect("a country");
    text(&golden(name, country, &tag(language))).replace('\u{A0}', " ")
}

/// The page that explains it to the worker.
fn page(name: &str, country: &str, language: &str) -> String {
    let country = country.parse().expect("a country");
    let request = asked(name, country, &tag(language)).expect("a request");
    let page = explain(&request, &CATALOG).expect("a page");
    text(&page).replace('\u{A0}', " ")
}

fn tag(language: &str) -> LanguageTag {
    language.parse().expect("a language")
}

/// Checks that each letter has its parts, in order of the table.
fn each_has(table: &[(&str, &str, &str, &[&str])]) {
    for (name, country, language, parts) in table {
        let said = letter(name, country, language);
        for part in *parts {
            assert!(
                said.contains(part),
                "{country} {language} {name}: “{part}” in\n{said}"
            );
        }
    }
}

#[test]
fn british_letters_cite_the_act_of_2025() {
    each_has(&[
        (
            "objection.full",
            "GB",
            "en",
            &[
                "(Article 6(1)(e), (ea) or (f) UK GDPR)",
                "(Article 21(1) UK GDPR)",
                "(Article 22B and Article 22C(2) UK GDPR)",
                "(Article 12A(3), (4) and Article 12(4) UK GDPR)",
            ],
        ),
        (
            "access.full",
            "GB",
            "en",
            &[
                "(Article 15(1)(e), (ea) and (f) UK GDPR)",
                "(Article 15(1)(h) UK GDPR)",
                "section 167 and section 180A of the Data Protection Act 2018",
            ],
        ),
        (
            "human_review.full",
            "GB",
            "de",
            &["(Art. 22C Abs. 2 UK GDPR)"],
        ),
        (
            "extension_reply.full",
            "GB",
            "en",
            &["(Article 12A(3) and (4) UK GDPR)"],
        ),
        (
            "complaint.full",
            "GB",
            "en",
            &["any complaint that I made to the controller (section 164A"],
        ),
    ]);
}

#[test]
fn a_court_may_look_at_what_is_withheld_only_where_access_or_portability_is_at_issue() {
    assert!(!letter("objection.full", "GB", "en").contains("180A"));
    assert!(!letter("rectification.full", "GB", "en").contains("180A"));
    assert!(letter("portability.full", "GB", "en").contains("180A"));
}

#[test]
fn rules_on_monitoring_have_their_numbers_where_they_were_read() {
    each_has(&[
        (
            "objection.full",
            "IT",
            "it",
            &[
                "artt. 4 e 8 della legge n. 300/1970",
                "art. 114 del d.lgs. n. 196/2003",
                "art. 1-bis del d.lgs. n. 152/1997",
                "libertà morale",
            ],
        ),
        (
            "objection.full",
            "AT",
            "de-AT",
            &["§ 96 Abs. 1 Z 3 und § 96a Abs. 1 Z 1 ArbVG; § 10 AVRAG"],
        ),
        (
            "objection.full",
            "CH",
            "de-CH",
            &["Art. 26 ArGV 3; Art. 328b OR"],
        ),
        (
            "objection.full",
            "AL",
            "en",
            &[
                "professional ability",
                "exercise the employer’s rights and duties together",
            ],
        ),
        (
            "objection.full",
            "XK",
            "en",
            &["a special category of data"],
        ),
    ]);
}

#[test]
fn swiss_letters_ask_for_what_the_act_gives() {
    each_has(&[
        (
            "access.full",
            "CH",
            "en",
            &["the identity and contact details of the controller"],
        ),
        (
            "rectification.full",
            "CH",
            "en",
            &["a note that I dispute them"],
        ),
        (
            "portability.full",
            "CH",
            "de-CH",
            &["Art. 22 i. V. m. Art. 18 Abs. 1 DSV"],
        ),
        (
            "complaint.full",
            "CH",
            "en",
            &["order the measures that end it"],
        ),
        ("objection.full", "CH", "de-CH", &["Art. 32 Abs. 2 DSG"]),
    ]);
    assert!(!letter("access.full", "CH", "de-CH").contains("Art. 32 Abs. 2"));
}

#[test]
fn what_no_number_is_certain_of_is_said_in_words() {
    each_has(&[
        (
            "access.full",
            "IE",
            "en",
            &["by bringing a data protection action (Article 79 GDPR)"],
        ),
        (
            "objection.full",
            "IE",
            "en",
            &["Where Irish law permits such a decision"],
        ),
        ("access.full", "DE", "de", &["Maßregelungsverbot"]),
        (
            "erasure.full",
            "AL",
            "en",
            &["once the employment has ended"],
        ),
        (
            "access.full",
            "XK",
            "en",
            &["I can also assert my rights in court."],
        ),
        (
            "extension_reply.full",
            "XK",
            "en",
            &["the period that the law sets had already ended"],
        ),
        ("objection.full", "XK", "en", &["Stop inferring emotions"]),
    ]);
}

#[test]
fn the_page_names_the_limits_that_a_worker_must_know() {
    assert!(page("complaint.full", "AT", "en").contains("ends one year after you learnt"));
    assert!(page("access.full", "IE", "en").contains("that is an offence"));
    assert!(page("access.full", "IT", "it").contains("PEC"));
}
