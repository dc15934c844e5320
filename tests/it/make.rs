//! Letters for the tests, made as the program makes them.

use kerkesa::{
    catalog::Catalog,
    compose::compose,
    domain::{JurisdictionId, LanguageTag, LetterKind, Request},
    intake::{self, Moment, Refusal, Setting},
    letter::Letter,
    render::{Format, renderer},
};
use rayon::prelude::*;
use std::{collections::BTreeSet, path::Path, sync::LazyLock};

/// The catalogue inside the program, read once.
pub(crate) static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::embedded().expect("the catalogue"));

/// The moment of every test.
pub(crate) const MOMENT: Moment = Moment {
    today: jiff::civil::date(2026, 11, 24),
    random: 42,
};

/// The folder of the tests.
pub(crate) fn tests_dir() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
}

/// A request from a text.
pub(crate) fn request(text: &str, settings: &[(&str, &str)]) -> Result<Request, Refusal> {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|(key, value)| Setting {
            key: (*key).into(),
            value: (*value).into(),
        })
        .collect();
    intake::read(text.as_bytes(), &settings, tests_dir(), &CATALOG, &MOMENT)
}

/// A request from a text, on a day.
pub(crate) fn request_on(text: &str, today: jiff::civil::Date) -> Result<Request, Refusal> {
    let moment = Moment { today, random: 42 };
    intake::read(text.as_bytes(), &[], tests_dir(), &CATALOG, &moment)
}

/// A golden request in a jurisdiction and a language, or why the law there has no such letter.
pub(crate) fn asked(
    name: &str,
    jurisdiction: JurisdictionId,
    language: &LanguageTag,
) -> Result<Request, Refusal> {
    let text = std::fs::read_to_string(tests_dir().join(format!("letters/requests/{name}.yaml")))
        .expect("a golden request");
    let country = jurisdiction.as_str();
    let mut settings = vec![
        ("jurisdiction", country),
        ("language", language.as_str()),
        ("employer.address.country", country),
    ];
    // No worker stands in the letters of an organisation.
    if !name.starts_with("collective") {
        settings.push(("worker.address.country", country));
    }
    // The complaint goes to the authority of the place, of which Germany has one for each Land.
    if country == "DE"
        && (name.starts_with("complaint") || name.starts_with("collective_complaint"))
    {
        settings.push(("region", "DE-HE"));
    }
    if text.contains("representative:") && text.contains("Rruga e Sindikatës") {
        settings.push(("representative.address.country", country));
    }
    request(&text, &settings)
}

/// The letter of a golden request, or why the law there has none.
pub(crate) fn written(
    name: &str,
    jurisdiction: JurisdictionId,
    language: &LanguageTag,
) -> Result<Letter, Refusal> {
    let request = asked(name, jurisdiction, language)?;
    Ok(compose(&request, &CATALOG)
        .unwrap_or_else(|error| panic!("{name} {jurisdiction} {language}: {error}")))
}

/// The letter of a golden request that every law has.
pub(crate) fn golden(name: &str, jurisdiction: JurisdictionId, language: &LanguageTag) -> Letter {
    written(name, jurisdiction, language)
        .unwrap_or_else(|refusal| panic!("{name} {jurisdiction} {language}: {refusal}"))
}

/// The names of all golden requests, in order.
pub(crate) fn names() -> Vec<String> {
    let folder = tests_dir().join("letters/requests");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the golden requests")
        .map(|entry| entry.expect("an entry").path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The golden requests of the letters that begin a correspondence most often.
pub(crate) const GOLDEN: [&str; 4] = [
    "access.full",
    "access.minimal",
    "objection.full",
    "objection.minimal",
];

/// Every jurisdiction with every language in which its letters are tested: the
/// main languages and the variants that are usual there.
pub(crate) fn pairs() -> Vec<Pair> {
    let mut pairs = Vec::new();
    for jurisdiction in CATALOG.jurisdictions() {
        let usual = usual(jurisdiction);
        for language in CATALOG.languages() {
            let is_main = CATALOG.words(language).expect("words").extends().is_none();
            if is_main || usual.contains(language) {
                pairs.push((jurisdiction, language.clone()));
            }
        }
    }
    pairs
}

/// A jurisdiction, and a language in which letters under its law are written.
pub(crate) type Pair = (JurisdictionId, LanguageTag);

/// The usual languages of a jurisdiction, the first one first.
pub(crate) fn usual(jurisdiction: JurisdictionId) -> &'static [LanguageTag] {
    let jurisdiction = CATALOG.jurisdiction(jurisdiction);
    &jurisdiction.expect("a jurisdiction").languages
}

/// The pairs whose letters are kept as files: each language under the law of its home, and each jurisdiction in its
/// first language. Another language or another law adds one of them each.
pub(crate) fn kept() -> BTreeSet<Pair> {
    let homes = CATALOG.languages().map(|language| {
        let words = CATALOG.words(language).expect("words");
        (words.home(), language.clone())
    });
    let firsts = CATALOG
        .jurisdictions()
        .map(|jurisdiction| (jurisdiction, usual(jurisdiction)[0].clone()));
    homes.chain(firsts).collect()
}

/// The letters that take more time than one has for all of them: those that are kept, and of the others a sample in
/// which each language has each request once, under one law after the other. `.ci/check-letters` takes the same ones.
pub(crate) fn chosen() -> Vec<(String, Pair)> {
    let (names, pairs, kept) = (names(), pairs(), kept());
    let jurisdictions: Vec<JurisdictionId> = CATALOG.jurisdictions().collect();
    let all = kept
        .iter()
        .map(|pair| names.iter().map(move |name| (name, pair.clone())));
    let mut chosen: Vec<(String, Pair)> = all
        .flatten()
        .map(|(name, pair)| (name.clone(), pair))
        .collect();
    for (first, language) in CATALOG.languages().enumerate() {
        for (nth, name) in names.iter().enumerate() {
            let pair = (
                jurisdictions[(first + nth) % jurisdictions.len()],
                language.clone(),
            );
            if pairs.contains(&pair) && !kept.contains(&pair) {
                chosen.push((name.clone(), pair));
            }
        }
    }
    chosen
}

/// A golden request under a law in a language, and what came of it.
pub(crate) struct Reading {
    pub(crate) name: String,
    pub(crate) jurisdiction: JurisdictionId,
    pub(crate) language: LanguageTag,
    /// The letter and its text, or why the law has none.
    pub(crate) letter: Result<(Letter, String), Refusal>,
}

impl Reading {
    /// Which letter it is, for whoever looks for it.
    pub(crate) fn place(&self) -> String {
        let Self {
            name,
            jurisdiction,
            language,
            ..
        } = self;
        format!("{jurisdiction} {language} {name}")
    }
}

/// Every golden request in every pair, composed once for all tests.
pub(crate) static READINGS: LazyLock<Vec<Reading>> = LazyLock::new(|| {
    let names = names();
    let of_pair = |(jurisdiction, language): &Pair| -> Vec<Reading> {
        let reading = |name: &String| Reading {
            letter: written(name, *jurisdiction, language).map(|letter| {
                let text = text(&letter);
                (letter, text)
            }),
            name: name.clone(),
            jurisdiction: *jurisdiction,
            language: language.clone(),
        };
        names.iter().map(reading).collect()
    };
    pairs().par_iter().flat_map_iter(of_pair).collect()
});

/// The letters of all readings that are no refusals, with their places and texts.
pub(crate) fn letters() -> impl Iterator<Item = (&'static Reading, &'static Letter, &'static str)> {
    READINGS.iter().filter_map(|reading| {
        let (letter, text) = reading.letter.as_ref().ok()?;
        Some((reading, letter, text.as_str()))
    })
}

/// The letter as text.
pub(crate) fn text(letter: &Letter) -> String {
    String::from_utf8(renderer(Format::Text).render(letter).expect("text")).expect("UTF-8")
}

/// The letter as PDF.
pub(crate) fn pdf(letter: &Letter) -> Vec<u8> {
    renderer(Format::Pdf).render(letter).expect("PDF")
}

/// The letter whose right a letter is about, in its commonest case.
pub(crate) fn about(letter: LetterKind) -> LetterKind {
    match letter {
        LetterKind::ObjectionUnanswered => LetterKind::Objection,
        letter if letter.follows() => LetterKind::Access,
        letter => letter,
    }
}
