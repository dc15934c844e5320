//! The numbers of articles and sections that a letter cites, whatever its language: they are found by the words that
//! the language has for "article", in all their endings.

use crate::make::{CATALOG, Pair};
use kerkesa::{
    catalog::Words,
    domain::{Instruments, LawName, PerLanguage},
};

/// What stands about the numbers of provisions in a language.
pub(crate) struct Citations {
    /// How the words before a number begin: "art" for "Art." and "Artikel".
    before: Vec<String>,
    /// How the words behind a number begin, where nothing stands before it.
    behind: Vec<String>,
    /// What stands between two numbers that are cited together.
    between: Vec<Vec<String>>,
}

/// The keys under `citation` that begin a provision.
const PLACES: [&str; 5] = [
    "article",
    "articles",
    "article_list",
    "section",
    "section_sign",
];

/// How many signs of a word stay the same, whatever its ending.
const STEM: usize = 3;

impl Citations {
    /// How provisions are cited in a language under a law.
    pub(crate) fn of((jurisdiction, language): &Pair) -> Self {
        let words = CATALOG.words(language).expect("words");
        let jurisdiction = CATALOG.jurisdiction(*jurisdiction).expect("a jurisdiction");
        let law = CATALOG.law(&jurisdiction.law).expect("a law");
        let phrase = |key: &str| words.phrase(key).expect("a phrase");
        let mut patterns: Vec<String> = PLACES
            .iter()
            .map(|place| phrase(&format!("citation.{place}")))
            .collect();
        for instruments in [&law.instruments, &jurisdiction.instruments] {
            for name in names(instruments, words) {
                patterns.extend(
                    PLACES
                        .iter()
                        .filter_map(|place| name.citation.get(*place).cloned()),
                );
            }
        }
        let mut citations = Self {
            before: Vec::new(),
            behind: Vec::new(),
            between: Vec::new(),
        };
        for pattern in &patterns {
            citations.learn(pattern);
        }
        for key in [
            "citation.articles",
            "list.pair_and",
            "list.pair_or",
            "list.comma",
        ] {
            citations.between.push(owned(tokens(middle(&phrase(key)))));
        }
        citations
    }

    /// Takes the word for "article" out of a pattern such as "Article {n}" or "{n}. cikk".
    fn learn(&mut self, pattern: &str) {
        let (before, rest) = pattern.split_once('{').expect("a hole");
        let behind = rest.rsplit_once('}').expect("a hole").1;
        let stem = |token: &&str| token.to_lowercase().chars().take(STEM).collect();
        match tokens(before)
            .iter()
            .rfind(|token| **token != ".")
            .map(stem)
        {
            Some(word) => self.before.push(word),
            None => self
                .behind
                .extend(tokens(behind).iter().find(|token| **token != ".").map(stem)),
        }
    }

    /// The numbers that the text cites, in their order.
    pub(crate) fn numbers(&self, text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let mut numbers = Vec::new();
        let mut next = 0;
        while next < tokens.len() {
            let at = next;
            next += 1;
            if !is_number(tokens[at]) || !self.is_cited(&tokens, at) {
                continue;
            }
            numbers.push(tokens[at].to_owned());
            while let Some(other) = self.and_next(&tokens[next..]) {
                next += other;
                numbers.push(tokens[next - 1].to_owned());
            }
        }
        numbers
    }

    /// Whether the text cites an article or a section of this number.
    pub(crate) fn cites(&self, text: &str, number: &str) -> bool {
        self.numbers(text).iter().any(|cited| cited == number)
    }

    fn is_cited(&self, tokens: &[&str], at: usize) -> bool {
        let begins = |word: Option<&&str>, stems: &[String]| {
            word.is_some_and(|word| {
                let word = word.to_lowercase();
                stems.iter().any(|stem| word.starts_with(stem))
            })
        };
        let no_stop = |token: &&&str| **token != ".";
        begins(
            tokens[..at].iter().rev().take(2).find(no_stop),
            &self.before,
        ) || begins(tokens[at + 1..].iter().take(2).find(no_stop), &self.behind)
    }

    /// How many tokens it is to the next number, if it is cited together with the one before.
    fn and_next(&self, rest: &[&str]) -> Option<usize> {
        self.between.iter().find_map(|between| {
            let number = rest.get(between.len())?;
            let is_between = rest[..between.len()].iter().eq(between);
            (is_between && is_number(number)).then_some(between.len() + 1)
        })
    }
}

/// The names of instruments in a language.
pub(crate) fn names<'a>(
    instruments: &'a Instruments,
    words: &'a Words,
) -> impl Iterator<Item = &'a LawName> {
    instruments
        .values()
        .filter_map(|instrument| of_language(&instrument.names, words))
}

/// What is said in a language, or in the one that it is a variant of.
pub(crate) fn of_language<'a, T>(all: &'a PerLanguage<T>, words: &Words) -> Option<&'a T> {
    all.get(words.tag()).or_else(|| all.get(words.extends()?))
}

/// Words and numbers, and all other signs one by one; "1-bis" is one number.
pub(crate) fn tokens(text: &str) -> Vec<&str> {
    let end_of_word = |text: &str| {
        let end = text.find(|sign: char| !sign.is_alphanumeric());
        end.unwrap_or(text.len())
    };
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut end = end_of_word(rest).max(first.len_utf8());
        let suffix = rest[end..].strip_prefix('-');
        if let Some(suffix) =
            suffix.filter(|it| is_number(rest) && it.starts_with(char::is_alphabetic))
        {
            end += 1 + end_of_word(suffix);
        }
        if !first.is_whitespace() {
            tokens.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    tokens
}

fn owned(tokens: Vec<&str>) -> Vec<String> {
    tokens.into_iter().map(str::to_owned).collect()
}

/// What stands between the two holes of a pattern.
fn middle(pattern: &str) -> &str {
    let behind = pattern.split_once('}').map_or("", |(_, behind)| behind);
    behind.split_once('{').map_or("", |(middle, _)| middle)
}

fn is_number(token: &str) -> bool {
    token.starts_with(|sign: char| sign.is_ascii_digit())
}

/// The numbers that a text cites in a language, under a law.
fn found(jurisdiction: &str, language: &str, text: &str) -> Vec<String> {
    let jurisdiction = jurisdiction.parse().expect("a country");
    Citations::of(&(jurisdiction, language.parse().expect("a tag"))).numbers(text)
}

#[test]
fn numbers_are_found_in_all_endings_and_together() {
    assert_eq!(
        found(
            "DE",
            "de",
            "nach Art. 22 DSGVO und den Artikeln 13, 14 und 15"
        ),
        ["22", "13", "14", "15"]
    );
    assert_eq!(
        found("DE", "de", "§ 26 BDSG; § 87 Abs. 1 Nr. 6 BetrVG; Art. 221"),
        ["26", "87", "221"]
    );
    assert_eq!(
        found(
            "GB",
            "en",
            "(Articles 22A to 22D UK GDPR; section 165 DPA 2018)"
        ),
        ["22A", "22D", "165"]
    );
    assert_eq!(
        found("IE", "en", "Article 15(1)(c), within 30 days of 3 May"),
        ["15"]
    );
    assert_eq!(
        found(
            "AL",
            "sq",
            "nenit 14, pika 2, dhe nenet 13 dhe 15 të ligjit nr. 124/2024"
        ),
        ["14", "13", "15"]
    );
    assert_eq!(
        found("IT", "it", "gli artt. 13 e 14, l’articolo 1-bis"),
        ["13", "14", "1-bis"]
    );
}

#[test]
fn a_word_behind_the_number_is_found_as_well() {
    let mut citations = Citations::of(&(
        "IE".parse().expect("a country"),
        "en".parse().expect("a tag"),
    ));
    citations.before.clear();
    citations.learn("{n}. cikk");
    assert_eq!(citations.numbers("a GDPR 15. cikke, 30 nap"), ["15"]);
}
