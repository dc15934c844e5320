//! Addresses of the whole world: countries by their names, letters that cross a border, drafts of e-mail.

use crate::make::{CATALOG, request, text};
use kerkesa::{
    compose::compose,
    domain::{CountryCode, CountryError, characters::is_shown},
    letter::{Letter, plain_text},
    render::{Format, renderer},
};
use mail_parser::MessageParser;

const REQUEST: &str = "\
letter: access
date: 2026-11-23
reference: '7'
worker:
  name: Arta Hoxha
  address: {street: Rruga 1, postcode: '1001', city: Shembull, country: AL}
employer:
  name: Shembull
  address: {street: Rruga 2, postcode: '1019', city: Tiranë, country: AL}
";

fn letter(settings: &[(&str, &str)]) -> Letter {
    let request = request(REQUEST, settings).unwrap_or_else(|why| panic!("{settings:?}: {why}"));
    compose(&request, &CATALOG).expect("a letter")
}

fn country(name: &str) -> Result<CountryCode, CountryError> {
    name.parse()
}

#[test]
fn every_country_has_a_name_in_every_language_and_is_found_by_it() {
    assert_eq!(CountryCode::all().count(), 250);
    for code in CountryCode::all() {
        for tag in CATALOG.languages() {
            let name = CATALOG.country(tag, code).expect("a name");
            assert_eq!(country(name), Ok(code), "{tag}: {name}");
            assert!(name.chars().all(is_shown), "{tag}: {name}");
            assert_eq!(country(&name.to_uppercase()), Ok(code), "{tag}: {name}");
        }
        let written = code.to_string();
        assert_eq!(country(&written), Ok(code));
        assert_eq!(country(&written.to_lowercase()), Ok(code));
    }
}

#[test]
fn a_country_is_found_by_the_names_that_people_write() {
    for (code, names) in [
        (
            "AL",
            "ALB|Shqipëria|Shqiperi|SHQIPËRI|Republika e Shqipërisë|Republic of Albania|Albanie",
        ),
        (
            "AT",
            "Österreich|osterreich|Oesterreich|Republik Österreich|Autriche|Austri|Austria",
        ),
        ("AU", "Australia|Commonwealth of Australia"),
        (
            "BA",
            "Bosnia & Herzegovina|Bosnien-Herzegowina|Bosna i Hercegovina|Босна и Херцеговина|Bosnja dhe Hercegovina",
        ),
        ("BY", "Weißrussland|WEISSRUSSLAND|Belarus|Беларусь"),
        (
            "CD",
            "Congo - Kinshasa|Democratic Republic of the Congo|DR Congo|DRC",
        ),
        (
            "CH",
            "Zvicra|Zvicër|Schweiz|Suisse|Svizzera|Svizra|Swiss Confederation|Confédération suisse",
        ),
        (
            "CI",
            "Ivory Coast|Côte d'Ivoire|Cote d’Ivoire|Elfenbeinküste",
        ),
        ("CN", "People's Republic of China|PR China|中国"),
        (
            "CZ",
            "Czechia|Czech Republic|The Czech Republic|Česko|Repubblica Ceca|Tschechien",
        ),
        (
            "DE",
            "Gjermania|Bundesrepublik Deutschland|Federal Republic of Germany|Germania|GERMANY",
        ),
        (
            "GB",
            "England|Scotland|Wales|Northern Ireland|Great Britain|Anglia|Schottland|Regno Unito",
        ),
        ("GR", "Hellas|Ελλάδα|ΕΛΛΑΔΑ|Ελλάς|Greqia"),
        ("HK", "Hong Kong|Hongkong|Hong Kong SAR China|Hong-Kong"),
        ("HR", "Hrvatska|Republika Hrvatska|Kroacia"),
        ("IE", "Éire|Ireland|Republic of Ireland|Irlanda"),
        (
            "KR",
            "South Korea|Republic of Korea|Korea, Republic of|대한민국",
        ),
        ("MD", "Moldova, Republic of|Republik Moldau|Moldawien"),
        (
            "MK",
            "Macedonia|North Macedonia|Северна Македонија|Maqedonia e Veriut",
        ),
        ("NE", "Niger"),
        ("NG", "Nigeria|Nigeri"),
        (
            "NL",
            "Nederland|The Netherlands|Netherlands (the)|Holland|Kingdom of the Netherlands|Olanda|Holanda",
        ),
        ("NZ", "New Zealand|Neuseeland|Zelanda e Re"),
        ("SG", "Republic of Singapore|Singapura|新加坡"),
        ("TR", "Türkiye|Turkey|TURKIYE|Türkei"),
        ("TW", "Taiwan|Republic of China|Taiwan (R.O.C.)"),
        (
            "US",
            "USA|U.S.A.|United States|United States of America|SHBA|Stati Uniti d'America",
        ),
        (
            "XK",
            "Kosova|Kosovë|Republika e Kosovës|Republic of Kosovo|Косово|Kosova (XK)",
        ),
        ("AL", "Albania (AL)|AL - Albania|Shqipëri/Albania"),
        ("GW", "Guinea-Bissau"),
    ] {
        for name in names.split('|') {
            let found = country(name).map(|code| code.to_string());
            assert_eq!(found.as_deref(), Ok(code), "{name}");
        }
    }
}

#[test]
fn a_name_of_two_countries_or_of_none_is_refused() {
    for (name, why) in [
        (
            "Congo",
            "`Congo` is the name of several countries; write the code of the one you mean: CD or CG",
        ),
        (
            "Corea",
            "`Corea` is the name of several countries; write the code of the one you mean: KP or KR",
        ),
        ("UK", "the country code of the United Kingdom is `GB`"),
        ("U.K.", "the country code of the United Kingdom is `GB`"),
        ("KS", "the country code of Kosovo is `XK`"),
        ("RKS", "the country code of Kosovo is `XK`"),
        (
            "Albania (IT)",
            "`Albania (IT)` is not a country; write its name or its code of two letters, for example `AL`",
        ),
        (
            "ZZ",
            "`ZZ` is not a country; write its name or its code of two letters, for example `AL`",
        ),
        (
            "Ruritania",
            "`Ruritania` is not a country; write its name or its code of two letters, for example `AL`",
        ),
        (
            "",
            "`` is not a country; write its name or its code of two letters, for example `AL`",
        ),
    ] {
        assert_eq!(country(name).expect_err(name).to_string(), why);
    }
}

#[test]
fn a_request_takes_a_country_by_its_name() {
    let names = [
        ("worker.address.country", "Gjermania"),
        ("employer.address.country", "Shqipëria"),
    ];
    let codes = [
        ("worker.address.country", "DE"),
        ("employer.address.country", "AL"),
    ];
    assert_eq!(text(&letter(&names)), text(&letter(&codes)));
    let refusal =
        request(REQUEST, &[("employer.address.country", "Kongo")]).expect_err("two countries");
    assert_eq!(refusal.key, "employer.address.country");
}

/// From where, to where, in which language; the sender's country, and the recipient's.
const ABROAD: [(&str, &str, &str, &str, &str); 16] = [
    ("DE", "AL", "sq", "GJERMANI", "ALBANIEN"),
    ("DE", "AL", "de", "GJERMANI", "ALBANIEN"),
    ("AL", "DE", "de", "ALBANIEN", "GJERMANI"),
    ("AL", "DE", "en", "ALBANIEN", "GJERMANI"),
    ("AL", "IT", "it", "ALBANIA", "ITALI"),
    ("IT", "XK", "sq-XK", "ITALI", "KOSOVO"),
    ("XK", "AT", "de-AT", "KOSOVO", "AUSTRI"),
    ("CH", "AL", "sq", "ZVICËR", "ALBANIEN"),
    ("CH", "AL", "it", "ZVICËR", "ALBANIA"),
    ("CH", "IT", "it-CH", "SVIZZERA", "ITALIA"),
    ("CH", "DE", "de-CH", "SCHWEIZ", "DEUTSCHLAND"),
    ("GB", "CH", "en", "VEREINIGTES KÖNIGREICH", "SWITZERLAND"),
    ("IE", "GB", "en", "IRELAND", "UNITED KINGDOM"),
    // Where the catalogue knows no language of the country, English.
    ("FR", "AL", "sq", "FRANCË", "ALBANIA"),
    ("DE", "FR", "de", "GERMANY", "FRANKREICH"),
    ("NZ", "FJ", "sq", "NEW ZEALAND", "FIJI"),
];

#[test]
fn each_post_reads_the_other_country_in_its_own_language() {
    for (from, to, language, sender, recipient) in ABROAD {
        let law = if CATALOG.jurisdictions().any(|id| id.as_str() == to) {
            to
        } else {
            "DE"
        };
        let letter = letter(&[
            ("worker.address.country", from),
            ("employer.address.country", to),
            ("jurisdiction", law),
            ("language", language),
            ("window", "left"),
        ]);
        let pair = format!("{from} -> {to} in {language}");
        let last = |lines: &[kerkesa::letter::Line]| plain_text(lines.last().expect("a line"));
        assert_eq!(last(&letter.sender), sender, "{pair}");
        assert_eq!(last(&letter.recipient), recipient, "{pair}");
        let line = plain_text(&letter.return_address);
        assert_eq!(line.rsplit(" · ").next(), Some(sender), "{pair}: {line}");
        renderer(Format::Pdf)
            .render(&letter)
            .unwrap_or_else(|why| panic!("{pair}: {why}"));
    }
}

#[test]
fn a_letter_within_a_country_names_none() {
    let letter = letter(&[("window", "left")]);
    let lines = [
        &letter.sender[..],
        &letter.recipient[..],
        std::slice::from_ref(&letter.return_address),
    ]
    .concat();
    for line in lines {
        assert!(
            !plain_text(&line).contains("SHQIPËRI"),
            "{}",
            plain_text(&line)
        );
    }
}

#[test]
fn a_complaint_abroad_and_a_union_that_writes_have_their_countries() {
    let previous = (
        "previous",
        "{letter: access, date: 2026-09-01, received: 2026-09-02}",
    );
    let abroad = ("worker.address.country", "DE");
    let complaint = letter(&[
        ("letter", "complaint"),
        previous,
        abroad,
        ("language", "sq"),
    ]);
    assert_eq!(
        plain_text(complaint.recipient.last().expect("a line")),
        "ALBANIEN"
    );
    let union = "{organisation: Sindikata Shembull, name: Drita Leka, writes: true, address: {street: Via 3, postcode: '00184', city: Roma, country: IT}}";
    let letter = letter(&[("representative", union), abroad, ("language", "sq")]);
    let line = plain_text(&letter.return_address);
    assert!(line.ends_with("Roma · ITALI"), "{line}");
    assert_eq!(
        plain_text(letter.recipient.last().expect("a line")),
        "ALBANIA"
    );
}

#[test]
fn a_draft_goes_to_the_address_that_mail_programs_know() {
    let letter = letter(&[
        ("delivery", "email"),
        ("language", "sq"),
        ("worker.email", "mailto:arta@example.org"),
        ("employer.email", "datenschutz@müller.example"),
    ]);
    assert!(text(&letter).contains("datenschutz@müller.example"));
    assert!(text(&letter).contains("E-mail: arta@example.org"));
    let draft = renderer(Format::Eml).render(&letter).expect("a draft");
    let message = MessageParser::new().parse(&draft).expect("a message");
    let to = message
        .to()
        .and_then(|to| to.first())
        .and_then(|to| to.address());
    assert_eq!(to, Some("datenschutz@xn--mller-kva.example"));
    let from = message
        .from()
        .and_then(|from| from.first())
        .and_then(|from| from.address());
    assert_eq!(from, Some("arta@example.org"));
}

#[test]
fn a_draft_has_a_subject_without_a_label_and_no_word_of_the_paper_s_way() {
    for (language, label) in [
        ("sq", "Lënda:"),
        ("it", "Oggetto:"),
        ("de", "Betreff"),
        ("en", "Subject"),
    ] {
        for delivery in ["hand", "registered", "email"] {
            let mail = ("employer.email", "privacy@example.org");
            let letter = letter(&[("delivery", delivery), ("language", language), mail]);
            let way = plain_text(letter.delivery.as_ref().expect("a way of delivery"));
            let draft = renderer(Format::Eml).render(&letter).expect("a draft");
            let message = MessageParser::new().parse(&draft).expect("a message");
            let subject = message.subject().expect("a subject");
            assert!(!subject.contains(label), "{subject}");
            assert!(plain_text(&letter.subject).ends_with(subject), "{subject}");
            let body = message.body_text(0).expect("a text");
            assert!(
                !body.lines().any(|line| line == way),
                "{language} {delivery}: {way}"
            );
            assert!(text(&letter).lines().any(|line| line == way));
        }
    }
}

#[test]
fn an_address_that_mail_does_not_reach_is_refused_with_what_to_do() {
    for (written, why) in [
        (
            "ärta@example.org",
            "has “ä” before the `@`, and most mail servers take only a–z there; ask for the address in those letters",
        ),
        (
            "Arta <a@b.example>",
            "has a name beside the address; write the address alone: name@example.org",
        ),
        (
            "a@b.example, c@d.example",
            "holds more than one address; write one",
        ),
        (
            "example.org",
            "is no e-mail address; write it as name@example.org",
        ),
    ] {
        for key in ["worker.email", "employer.email"] {
            let refusal = request(REQUEST, &[(key, written)]).expect_err(written);
            assert_eq!((refusal.key.as_str(), refusal.what.as_str()), (key, why));
        }
    }
}
