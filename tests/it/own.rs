//! What belongs to a letter under one law in one language, out of the files of the laws: the names, the numbers and
//! the authorities that may stand in it, and those that may not.

use crate::{
    citations::{Citations, names, of_language, tokens},
    make::{CATALOG, Pair},
};
use kerkesa::domain::{Authority, Instruments, Jurisdiction, Law, LawName, Provision};
use std::collections::{BTreeMap, BTreeSet};

/// What may stand in the letters of a pair.
pub(crate) struct Own {
    pub(crate) pair: Pair,
    pub(crate) jurisdiction: &'static Jurisdiction,
    pub(crate) citations: Citations,
    /// The articles and sections that the files of the law and of the jurisdiction cite.
    pub(crate) numbers: BTreeSet<String>,
    /// The names of the data-protection law, and its signs.
    main: Names,
    /// The names of all instruments that may be cited, and of the authorities.
    allowed: Names,
    /// The names of what belongs to other laws and countries.
    foreign: Names,
}

/// Names in words, and the signs by which one knows a law in any form: "2016/679", "GDPR".
#[derive(Default)]
struct Names {
    /// The names in small letters, word by word, under the first word of each.
    words: BTreeMap<String, Vec<Vec<String>>>,
    signs: BTreeSet<String>,
}

impl Names {
    fn of<'a>(names: impl Iterator<Item = &'a LawName>) -> Self {
        let mut all = Self::default();
        for name in names {
            for text in [&name.short, &name.full]
                .into_iter()
                .chain(name.forms.values())
            {
                all.add(text);
            }
            // How provisions of it are cited, without the places: "neni {n} i GDPR-së së Mbretërisë së Bashkuar".
            for text in std::iter::once(&name.cited).chain(&name.cited_other) {
                let pieces = text.split(['{', '}']).step_by(2);
                pieces
                    .filter(|piece| !signs(piece).is_empty())
                    .for_each(|piece| all.add(piece));
            }
        }
        all
    }

    /// Adds a name with its signs.
    fn add(&mut self, text: &str) {
        self.signs.extend(signs(text));
        self.call(text);
    }

    /// Adds a name in words alone, whose signs are none of a law.
    fn call(&mut self, text: &str) {
        let words: Vec<String> = tokens(&text.to_lowercase())
            .into_iter()
            .map(str::to_owned)
            .collect();
        self.words.entry(words[0].clone()).or_default().push(words);
    }

    /// How many words the longest name has with which the text goes on.
    fn next(&self, text: &[&str]) -> usize {
        let begins =
            |name: &&Vec<String>| name.len() <= text.len() && name.iter().eq(&text[..name.len()]);
        let names = text.first().and_then(|first| self.words.get(*first));
        names
            .into_iter()
            .flatten()
            .filter(begins)
            .map(Vec::len)
            .max()
            .unwrap_or(0)
    }
}

impl Own {
    pub(crate) fn of(pair: Pair) -> Self {
        let words = CATALOG.words(&pair.1).expect("words");
        let jurisdiction = CATALOG.jurisdiction(pair.0).expect("a jurisdiction");
        let law = CATALOG.law(&jurisdiction.law).expect("a law");
        let instruments = [&law.instruments, &jurisdiction.instruments];
        let mut allowed = Names::of(instruments.into_iter().flat_map(|all| names(all, words)));
        let mut foreign = Names::of(all().flat_map(|all| names(all, words)));
        // Of the names in other languages the signs alone: words may well be the same.
        let others = all()
            .flat_map(Instruments::values)
            .flat_map(|instrument| instrument.names.values());
        foreign
            .signs
            .extend(others.flat_map(|name| signs(&format!("{} {}", name.short, name.full))));
        foreign.signs.retain(|sign| !allowed.signs.contains(sign));
        jurisdiction
            .authorities
            .iter()
            .flat_map(called)
            .for_each(|name| allowed.call(name));
        for id in CATALOG.jurisdictions() {
            let country = CATALOG.jurisdiction(id).expect("a jurisdiction");
            country
                .authorities
                .iter()
                .flat_map(called)
                .for_each(|name| foreign.call(name));
        }
        Self {
            main: Names::of(of_language(&law.instruments["main"].names, words).into_iter()),
            numbers: numbers(law, jurisdiction),
            citations: Citations::of(&pair),
            pair,
            jurisdiction,
            allowed,
            foreign,
        }
    }

    /// The first name or sign in the text that belongs to another law, another country or another language.
    pub(crate) fn foreign_in(&self, text: &str) -> Option<String> {
        let sign = signs(text)
            .into_iter()
            .find(|sign| self.foreign.signs.contains(sign));
        let small = text.to_lowercase();
        let tokens = tokens(&small);
        let mut rest = &tokens[..];
        while sign.is_none() && !rest.is_empty() {
            let (own, foreign) = (self.allowed.next(rest), self.foreign.next(rest));
            if foreign > own {
                return Some(rest[..foreign].join(" "));
            }
            rest = &rest[own.max(1)..];
        }
        sign
    }

    /// Whether the text names the data-protection law.
    pub(crate) fn is_named_in(&self, text: &str) -> bool {
        let small = text.to_lowercase();
        let tokens = tokens(&small);
        signs(text)
            .iter()
            .any(|sign| self.main.signs.contains(sign))
            || (0..tokens.len()).any(|at| self.main.next(&tokens[at..]) > 0)
    }
}

/// The instruments of every law and of every country.
fn all() -> impl Iterator<Item = &'static Instruments> {
    let laws = CATALOG
        .laws()
        .map(|id| &CATALOG.law(id).expect("a law").instruments);
    laws.chain(CATALOG.jurisdictions().map(|id| {
        &CATALOG
            .jurisdiction(id)
            .expect("a jurisdiction")
            .instruments
    }))
}

/// What an authority is called, in all languages.
fn called(authority: &Authority) -> impl Iterator<Item = &str> {
    authority.names.values().map(|name| name.name.as_str())
}

/// The articles and sections whose numbers may be printed.
fn numbers(law: &Law, jurisdiction: &Jurisdiction) -> BTreeSet<String> {
    let grants = law
        .rights
        .values()
        .flat_map(|grants| &grants.0)
        .chain(&law.clock_stop);
    let grants = grants
        .filter(|grant| grant.cite)
        .flat_map(|grant| &grant.provisions);
    let rules = jurisdiction
        .monitoring
        .iter()
        .filter(|rule| rule.cite)
        .flat_map(|rule| &rule.provisions);
    let limits = law.worker_limits.iter().chain(&jurisdiction.worker_limits);
    let limits = limits
        .filter(|limit| limit.cite)
        .flat_map(|limit| &limit.provisions);
    let places = |it: &Provision| {
        [&it.article, &it.to_article, &it.section, &it.section_sign].map(Clone::clone)
    };
    grants
        .chain(rules)
        .chain(limits)
        .flat_map(places)
        .flatten()
        .collect()
}

/// The signs of laws in a text: numbers with a stroke ("06/L-082"), and words of three signs or more with two capitals
/// or more ("FADP").
fn signs(text: &str) -> BTreeSet<String> {
    let numbers = text
        .split(|sign: char| !sign.is_alphanumeric() && !"/-".contains(sign))
        .filter(|word| word.contains('/') && word.contains(|sign: char| sign.is_ascii_digit()));
    let words = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| {
            let capitals = word.chars().filter(|sign| sign.is_uppercase()).count();
            word.chars().count() > 2 && capitals > 1
        });
    numbers.chain(words).map(str::to_owned).collect()
}

#[test]
fn laws_are_known_by_their_signs() {
    let found: Vec<String> =
        signs("Regulation (EU) 2016/679 (“GDPR-së”), 06/L-082, BetrVG, TK-0042, an EU Act")
            .into_iter()
            .collect();
    assert_eq!(found, ["06/L-082", "2016/679", "BetrVG", "GDPR"]);
}
