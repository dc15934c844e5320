//! Provisions as a language writes them: "Art. 15 Abs. 1 lit. a DSGVO".

use super::{CatalogError, Sentence, Words};
use crate::domain::{
    Instrument, Instruments, Jurisdiction, LanguageTag, Law, LawName, PerLanguage, Provision,
};

/// A language, and the laws that it is to cite.
#[derive(Debug, Clone, Copy)]
pub struct Citation<'a> {
    words: &'a Words,
    instruments: [&'a Instruments; 2],
}

/// Why a provision cannot be worded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CitationError {
    /// A pattern of the language is missing or wrong.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// A pattern has a placeholder that is not its own.
    #[error("`{language}`, {key}: nothing can fill {{{hole}}}")]
    Unfilled {
        /// The language.
        language: LanguageTag,
        /// The key of the pattern.
        key: String,
        /// Its placeholders.
        hole: String,
    },
    /// An instrument has no name in the language.
    #[error("the instrument `{instrument}` has no name in `{language}`")]
    Unnamed {
        /// The instrument, by the name that provisions use.
        instrument: String,
        /// The language.
        language: LanguageTag,
    },
}

type Cited<T = String> = Result<T, CitationError>;

impl<'a> Citation<'a> {
    /// Cites a law, and the instruments of a jurisdiction, in the words of a language.
    #[must_use]
    pub const fn new(words: &'a Words, law: &'a Law, jurisdiction: &'a Jurisdiction) -> Self {
        Self {
            words,
            instruments: [&law.instruments, &jurisdiction.instruments],
        }
    }

    /// "Article 13 and Article 14 GDPR"; provisions of one instrument are named together.
    ///
    /// # Errors
    /// If the language has no pattern for them, or no name of the instrument.
    pub fn provisions(&self, provisions: &[Provision]) -> Cited {
        self.joined_by("pair_or", provisions)
    }

    /// The same, with the word between points, a key under `list`: "(e) or (f)" of the bases one of which applies,
    /// "(a) and (b)" of what is asked for together.
    ///
    /// # Errors
    /// As [`provisions`](Self::provisions).
    pub fn joined_by(&self, pair: &str, provisions: &[Provision]) -> Cited {
        let mut cited = Vec::new();
        for same in provisions.chunk_by(|a, b| a.instrument == b.instrument) {
            let name = self.name(same[0].instrument.as_deref())?;
            cited.push(match same {
                [one] => name.cite(&self.article(one, name)?, &self.parts(one, name, pair)?),
                more => name.cite_all(&self.places(more, name, pair)?),
            });
        }
        Ok(cited.join(&self.words.phrase("citation.between")?))
    }

    /// What the language calls an instrument; none is the law itself.
    ///
    /// # Errors
    /// If it has no name in the language.
    pub fn name(&self, instrument: Option<&str>) -> Cited<&'a LawName> {
        let id = instrument.unwrap_or("main");
        let found: Option<&Instrument> = self.instruments.iter().find_map(|known| known.get(id));
        found
            .and_then(|instrument| self.words.choose(&instrument.names))
            .ok_or_else(|| CitationError::Unnamed {
                instrument: id.to_owned(),
                language: self.words.tag().clone(),
            })
    }

    /// Several places in one instrument: "Articles 13 and 14", "Article 12(3) and Article 15".
    fn places(&self, provisions: &[Provision], name: &LawName, pair: &str) -> Cited {
        let articles: Option<Vec<String>> =
            provisions.iter().map(Provision::only_article).collect();
        if let Some(articles) = articles {
            let list = self.joined(articles, "pair_and")?;
            return self.part("citation.article_list", "list", &list, name);
        }
        let mut before: Option<&Provision> = None;
        let places = provisions.iter().map(|provision| {
            let parts = self.parts(provision, name, pair)?;
            // "Article 12(3) and (4)": the article is named once.
            let again = provision.article.is_some()
                && before.is_some_and(|before| before.article == provision.article);
            before = Some(provision);
            match parts.trim_start_matches([',', ' ', '\u{A0}']) {
                rest if again && !rest.is_empty() => Ok(rest.to_owned()),
                _ => Ok(self.article(provision, name)? + &parts),
            }
        });
        self.joined(places.collect::<Cited<_>>()?, "pair_and")
    }

    /// The article, or what stands in its place: "Article 15".
    fn article(&self, provision: &Provision, name: &LawName) -> Cited {
        let mut place = String::new();
        if let (Some(first), Some(last)) = (&provision.article, &provision.to_article) {
            place.push_str(&self.words.sentence("citation.articles")?.fill(|hole| {
                if hole == "n" {
                    first.clone()
                } else {
                    last.clone()
                }
            }));
        } else if let Some(article) = &provision.article {
            place.push_str(&self.part("citation.article", "n", article, name)?);
        }
        for (key, number) in [
            ("citation.section", &provision.section),
            ("citation.section_sign", &provision.section_sign),
        ] {
            if let Some(number) = number {
                place.push_str(&self.part(key, "n", number, name)?);
            }
        }
        Ok(place)
    }

    /// What stands after the article: "(1)(a)".
    fn parts(&self, provision: &Provision, name: &LawName, pair: &str) -> Cited {
        let mut place = String::new();
        if let Some(number) = &provision.paragraph {
            place.push_str(&self.part("citation.paragraph", "n", number, name)?);
        }
        match provision.points.as_slice() {
            [] => {}
            [point] => place.push_str(&self.part("citation.point", "n", point, name)?),
            points => {
                let points = points
                    .iter()
                    .map(|point| self.part("citation.point_in_list", "n", point, name))
                    .collect::<Cited<Vec<_>>>()?;
                let list = self.joined(points, pair)?;
                place.push_str(&self.part("citation.points", "list", &list, name)?);
            }
        }
        match provision.subparagraphs.as_slice() {
            [] => {}
            [one] => place.push_str(&self.part("citation.subparagraph", "n", one, name)?),
            more => {
                let list = self.joined(more.to_vec(), pair)?;
                place.push_str(&self.part("citation.subparagraphs", "list", &list, name)?);
            }
        }
        if let Some(number) = &provision.number {
            place.push_str(&self.part("citation.number", "n", number, name)?);
        }
        Ok(place)
    }

    /// "a", "a and b", "a, b and c": with the word of `pair`, a key under `list`.
    fn joined(&self, items: Vec<String>, pair: &str) -> Cited {
        let count = items.len();
        let mut joined = String::new();
        for (index, item) in items.into_iter().enumerate() {
            let pattern = match index {
                0 => {
                    joined = item;
                    continue;
                }
                _ if index + 1 == count => pair,
                _ => "comma",
            };
            let sentence = self.words.sentence(&format!("list.{pattern}"))?;
            joined = sentence.fill(|hole| {
                let part = if hole == "a" { &joined } else { &item };
                part.clone()
            });
        }
        Ok(joined)
    }

    /// A part of a place as it is worded in that law, or else in the language.
    fn part(&self, key: &str, hole: &str, value: &str, name: &LawName) -> Cited {
        let unfilled = |found: String| CitationError::Unfilled {
            language: self.words.tag().clone(),
            key: key.to_owned(),
            hole: found,
        };
        let own = key
            .strip_prefix("citation.")
            .and_then(|key| name.citation.get(key));
        if let Some(own) = own {
            let own = Sentence::read(own).map_err(|_| unfilled(own.clone()))?;
            return Ok(own.fill(|_| value.to_owned()));
        }
        let sentence = self.words.sentence(key)?;
        if sentence.holes() != [hole] {
            return Err(unfilled(sentence.holes().join(", ")));
        }
        Ok(sentence.fill(|_| value.to_owned()))
    }
}

impl Words {
    /// The entry for this language, or for the language that it is a variant of.
    #[must_use]
    pub fn choose<'n, T>(&self, names: &'n PerLanguage<T>) -> Option<&'n T> {
        names.get(self.tag()).or_else(|| names.get(self.extends()?))
    }
}
