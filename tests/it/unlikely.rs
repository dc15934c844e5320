//! What is possible in a request and unlikely is told, and what is usual is not.

use crate::make::{CATALOG, request};
use kerkesa::advice::{AdviceId, advise};

const GOOD: &str = "\
letter: access
jurisdiction: DE
language: en
date: 2026-11-23
reference: '7'
worker:
  name: Arta Hoxha
  address: {street: Musterweg 1, postcode: '01067', city: Dresden, country: DE}
employer:
  name: Muster GmbH
  address: {street: Musterweg 2, postcode: '10115', city: Berlin, country: DE}
";

/// The advice of these kinds on the good request with settings.
fn told(ids: &[AdviceId], settings: &[(&str, &str)]) -> Vec<(AdviceId, String)> {
    let request = request(GOOD, settings).expect("a request");
    let advice = advise(&request, &CATALOG).expect("advice");
    let found = advice.into_iter().filter(|advice| ids.contains(&advice.id));
    found
        .map(|advice| (advice.id, advice.key.to_owned()))
        .collect()
}

const PEOPLE: [AdviceId; 5] = [
    AdviceId::AgeUnlikely,
    AdviceId::EmployedTooYoung,
    AdviceId::PhoneLooksLikeDay,
    AdviceId::PhoneUnlikely,
    AdviceId::EmployeeNumberLooksLikeDay,
];

#[test]
fn impossible_people_are_told() {
    for (settings, wanted, key) in [
        (
            &[("worker.birth_date", "1899-05-12")][..],
            AdviceId::AgeUnlikely,
            "worker.birth_date",
        ),
        (
            &[("worker.birth_date", "2024-05-12")],
            AdviceId::AgeUnlikely,
            "worker.birth_date",
        ),
        (
            &[("worker.birth_date", "2012-11-24")],
            AdviceId::AgeUnlikely,
            "worker.birth_date",
        ),
        (
            &[
                ("worker.birth_date", "1990-05-12"),
                ("employment.since", "1984-01-01"),
            ],
            AdviceId::EmployedTooYoung,
            "employment.since",
        ),
        (
            &[
                ("worker.birth_date", "1990-05-12"),
                ("employment.since", "2004-05-11"),
            ],
            AdviceId::EmployedTooYoung,
            "employment.since",
        ),
        (
            &[("worker.phone", "12/05/1995")],
            AdviceId::PhoneLooksLikeDay,
            "worker.phone",
        ),
        (
            &[("worker.phone", "17.05.1994")],
            AdviceId::PhoneLooksLikeDay,
            "worker.phone",
        ),
        (
            &[("worker.phone", "12.05.95")],
            AdviceId::PhoneLooksLikeDay,
            "worker.phone",
        ),
        (
            &[("worker.phone", "private")],
            AdviceId::PhoneUnlikely,
            "worker.phone",
        ),
        (
            &[("worker.phone", "+355")],
            AdviceId::PhoneUnlikely,
            "worker.phone",
        ),
        (
            &[("worker.phone", "0691234567890123456")],
            AdviceId::PhoneUnlikely,
            "worker.phone",
        ),
        (
            &[("employment.since", "1890-01-01")],
            AdviceId::EmployedTooYoung,
            "employment.since",
        ),
        (
            &[("employment.employee_number", "2024-03-01")],
            AdviceId::EmployeeNumberLooksLikeDay,
            "employment.employee_number",
        ),
    ] {
        let told = told(&PEOPLE, settings);
        assert_eq!(told, [(wanted, key.to_owned())], "{settings:?}");
    }
    for settings in [
        &[
            ("worker.birth_date", "1990-05-12"),
            ("employment.since", "2004-05-12"),
        ][..],
        &[("worker.birth_date", "2012-11-23")],
        &[("worker.birth_date", "1926-11-23")],
        &[("worker.phone", "+49 351 12 34 56")],
        &[("worker.phone", "0351/1234")],
        &[("worker.phone", "069/12/3456")],
        &[("worker.phone", "12-34-5678")],
        &[("worker.phone", "12-34-56")],
        &[("worker.phone", "01.02.03.04.05")],
        &[("employment.since", "1975-01-01")],
        &[("employment.employee_number", "000731")],
        &[("employment.employee_number", "A-12-05")],
    ] {
        assert_eq!(told(&PEOPLE, settings), [], "{settings:?}");
    }
}

#[test]
fn postcodes_unlike_those_of_their_country_are_told() {
    const IDS: [AdviceId; 3] = [
        AdviceId::PostcodeTooShort,
        AdviceId::PostcodeTooLong,
        AdviceId::PostcodeUnlike,
    ];
    for (party, country, postcode, wanted) in [
        ("worker", "DE", "1067", AdviceId::PostcodeTooShort),
        ("worker", "IT", "184", AdviceId::PostcodeTooShort),
        ("worker", "XK", "1000", AdviceId::PostcodeTooShort),
        ("employer", "AL", "10010", AdviceId::PostcodeTooLong),
        ("employer", "CH", "800", AdviceId::PostcodeTooShort),
        ("employer", "GB", "1001", AdviceId::PostcodeUnlike),
    ] {
        let keys = ["country", "postcode"].map(|part| format!("{party}.address.{part}"));
        let settings = [(keys[0].as_str(), country), (keys[1].as_str(), postcode)];
        let told = told(&IDS, &settings);
        assert_eq!(told, [(wanted, keys[1].clone())], "{country} {postcode}");
    }
    for (country, postcode) in [
        ("DE", "01067"),
        ("IT", "00184"),
        ("XK", "10000"),
        ("AL", "1001"),
        ("CH", "CH-8001"),
        ("AT", "1010"),
        ("GB", "SW1A 1AA"),
        ("IE", "D08 X2Y3"),
    ] {
        let settings = [
            ("worker.address.country", country),
            ("worker.address.postcode", postcode),
        ];
        assert_eq!(told(&IDS, &settings), [], "{country} {postcode}");
    }
}

#[test]
fn names_in_which_something_may_be_lost_are_told() {
    const IDS: [AdviceId; 2] = [AdviceId::LetterLost, AdviceId::NameLooksEmpty];
    for (key, text, wanted, told_key) in [
        (
            "worker.address.city",
            "Tiran?",
            AdviceId::LetterLost,
            "worker.address",
        ),
        (
            "worker.name",
            "G?rd?ci",
            AdviceId::LetterLost,
            "worker.name",
        ),
        (
            "employer.address.street",
            "Stra?e 1",
            AdviceId::LetterLost,
            "employer.address",
        ),
        (
            "employer.name",
            "M?ller GmbH",
            AdviceId::LetterLost,
            "employer.name",
        ),
        (
            "worker.name",
            "Jennifer Null",
            AdviceId::NameLooksEmpty,
            "worker.name",
        ),
        (
            "worker.name",
            "Nan",
            AdviceId::NameLooksEmpty,
            "worker.name",
        ),
        (
            "worker.name",
            "Arta NULL",
            AdviceId::NameLooksEmpty,
            "worker.name",
        ),
        (
            "worker.name",
            "nan Hoxha",
            AdviceId::NameLooksEmpty,
            "worker.name",
        ),
        (
            "worker.address.city",
            "None",
            AdviceId::NameLooksEmpty,
            "worker.address",
        ),
    ] {
        let told = told(&IDS, &[(key, text)]);
        assert_eq!(told, [(wanted, told_key.to_owned())], "{text}");
    }
    for (key, text) in [
        ("worker.name", "Arta Hoxha"),
        ("worker.name", "Nanni Nullmeyer"),
        ("employer.name", "Wer? Was?! 24 ?"),
        ("worker.address.street", "Nan Street 1"),
    ] {
        let told = told(&IDS, &[(key, text)]);
        let is_marked = text.contains('?');
        assert_eq!(told.len(), usize::from(is_marked), "{text}: {told:?}");
    }
}

#[test]
fn numbers_in_the_place_of_words_are_told() {
    const IDS: [AdviceId; 1] = [AdviceId::WordMissing];
    for (key, told_key) in [
        ("worker.name", "worker.name"),
        ("worker.address.street", "worker.address"),
        ("worker.address.city", "worker.address"),
        ("employer.address.street", "employer.address"),
    ] {
        for text in ["46085", "1001", "069 123"] {
            let told = told(&IDS, &[(key, text)]);
            assert_eq!(told, [(IDS[0], told_key.to_owned())], "{key}: {text}");
        }
    }
    for (key, text) in [
        ("employer.name", "1&1"),
        ("worker.address.street", "Q7 24"),
        ("worker.address.street", "Улица 4"),
        ("worker.address.extra", "12"),
        ("worker.address.city", "Dublin 8"),
    ] {
        assert_eq!(told(&IDS, &[(key, text)]), [], "{key}: {text}");
    }
}
