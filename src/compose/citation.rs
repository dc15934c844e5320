//! Provisions as the language writes them: "Art. 15 Abs. 1 lit. a DSGVO".

use super::{Brief, ComposeError};
use crate::{
    catalog::{CatalogError, Sentence},
    domain::{Grant, Instrument, LawName, MonitoringRule, PerLanguage, Provision, Right},
    letter::Inline,
};

impl Brief<'_> {
    /// What the law grants here, for the sentence `key` that cites it.
    pub(super) fn grant(&self, right: Right, key: &str) -> Result<&Grant, ComposeError> {
        self.law
            .grant(right, self.about)
            .ok_or_else(|| ComposeError::NotGranted {
                key: key.to_owned(),
                right,
                law: self.law.law.clone(),
            })
    }

    /// The provisions and judgments of a right in brackets, or nothing where none may be printed. A sentence that
    /// asks for several things cites what the law grants of them, the points of one paragraph together.
    pub(super) fn cite(&self, rights: &[Right], key: &str) -> Result<String, ComposeError> {
        let mut grants = Vec::new();
        for &right in rights {
            match self.grant(right, key) {
                Err(_) if rights.len() > 1 => {}
                grant => grants.push(grant?),
            }
        }
        let cited: Vec<&Provision> = grants
            .iter()
            .filter(|grant| grant.cite)
            .flat_map(|grant| &grant.provisions)
            .collect();
        let mut parts = Vec::new();
        if let [only] = grants.as_slice()
            && !cited.is_empty()
        {
            parts.push(self.provisions(&only.provisions)?);
        } else if !cited.is_empty() {
            parts.push(self.several(&cited)?);
        }
        for case in grants.iter().flat_map(|grant| &grant.cases) {
            parts.push(self.filled("citation.case", "case", case)?);
        }
        self.in_brackets(&parts)
    }

    /// The provisions of several rights: "Article 15(1)(a), (b) and (d) and Article 15(2) GDPR".
    fn several(&self, provisions: &[&Provision]) -> Result<String, ComposeError> {
        let place = |provision: &Provision| Provision {
            points: Vec::new(),
            ..provision.clone()
        };
        let mut merged: Vec<Provision> = Vec::new();
        for &provision in provisions {
            match merged.last_mut() {
                Some(last) if place(last) == place(provision) => {
                    for point in &provision.points {
                        if !last.points.contains(point) {
                            last.points.push(point.clone());
                        }
                    }
                }
                _ => merged.push(provision.clone()),
            }
        }
        self.joined_by("pair_and", &merged)
    }

    /// The provisions in brackets, or the law's short name where none may be printed.
    pub(super) fn basis(&self, grant: &Grant) -> Result<String, ComposeError> {
        if grant.cite && !grant.provisions.is_empty() {
            self.in_brackets(&[self.provisions(&grant.provisions)?])
        } else {
            self.in_brackets(&[self.law_name()?.short.clone()])
        }
    }

    /// The law's name in a form of the letter's language.
    pub(super) fn law_in(&self, form: &str) -> Result<String, ComposeError> {
        let name = self.law_name()?.form(form);
        name.map(str::to_owned).ok_or_else(|| {
            let key = format!("instruments.main.names.{}.forms.{form}", self.words.tag());
            ComposeError::Catalog(CatalogError::Content {
                file: format!("locales/laws/{}.yaml", self.law.law),
                key,
                why: "is missing: the language declares this form under `forms.law`".to_owned(),
            })
        })
    }

    /// The law's names in the letter's language.
    pub(super) fn law_name(&self) -> Result<&LawName, ComposeError> {
        self.instrument_name(None)
    }

    /// The national rules on monitoring: their provisions, those of one law together, or their words.
    pub(super) fn rules(&self) -> Result<String, ComposeError> {
        let is_cited = |rule: &MonitoringRule| rule.cite && !rule.provisions.is_empty();
        let mut parts = Vec::new();
        for same in self
            .jurisdiction
            .monitoring
            .chunk_by(|a, b| is_cited(a) && is_cited(b))
        {
            let provisions: Vec<Provision> = same
                .iter()
                .filter(|rule| is_cited(rule))
                .flat_map(|rule| rule.provisions.iter().cloned())
                .collect();
            parts.push(match same {
                [rule] if provisions.is_empty() => self.rule_in_words(rule)?,
                _ => self.provisions(&provisions)?,
            });
        }
        Ok(parts.join(&self.phrase("citation.between")?))
    }

    fn rule_in_words(&self, rule: &MonitoringRule) -> Result<String, ComposeError> {
        self.of_language(&rule.words)
            .cloned()
            .ok_or_else(|| ComposeError::Unnamed {
                law: self.law.law.clone(),
                instrument: format!("rule on monitoring in {}", self.jurisdiction.jurisdiction),
                language: self.words.tag().clone(),
            })
    }

    /// The entry for the letter's language, or for the language that it is a variant of.
    pub(super) fn of_language<'a, T>(&self, names: &'a PerLanguage<T>) -> Option<&'a T> {
        names
            .get(self.words.tag())
            .or_else(|| names.get(self.words.extends()?))
    }

    fn in_brackets(&self, parts: &[String]) -> Result<String, ComposeError> {
        if parts.is_empty() {
            return Ok(String::new());
        }
        self.filled(
            "citation.aside",
            "provisions",
            &parts.join(&self.phrase("citation.between")?),
        )
    }

    /// "Article 13 and Article 14 GDPR"; provisions of one instrument are named together.
    fn provisions(&self, provisions: &[Provision]) -> Result<String, ComposeError> {
        self.joined_by("pair_or", provisions)
    }

    /// The same, with the word between points: "(e) or (f)" of the bases one of which applies, "(a) and (b)" of what
    /// is asked for together.
    fn joined_by(&self, pair: &str, provisions: &[Provision]) -> Result<String, ComposeError> {
        let mut cited = Vec::new();
        for same in provisions.chunk_by(|a, b| a.instrument == b.instrument) {
            let name = self.instrument_name(same[0].instrument.as_deref())?;
            cited.push(match same {
                [one] => name.cite(&self.article(one, name)?, &self.parts(one, name, pair)?),
                more => name.cite_all(&self.places(more, name, pair)?),
            });
        }
        Ok(cited.join(&self.phrase("citation.between")?))
    }

    /// Several places in one instrument: "Articles 13 and 14", "Article 12(3) and Article 15".
    fn places(
        &self,
        provisions: &[Provision],
        name: &LawName,
        pair: &str,
    ) -> Result<String, ComposeError> {
        let articles: Option<Vec<String>> =
            provisions.iter().map(Provision::only_article).collect();
        if let Some(articles) = articles {
            let list = self.joined_words(articles, "pair_and")?;
            return self.cited("citation.article_list", "list", &list, name);
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
        self.joined_words(places.collect::<Result<_, ComposeError>>()?, "pair_and")
    }

    /// The article, or what stands in its place: "Article 15".
    fn article(&self, provision: &Provision, name: &LawName) -> Result<String, ComposeError> {
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
            place.push_str(&self.cited("citation.article", "n", article, name)?);
        }
        for (key, number) in [
            ("citation.section", &provision.section),
            ("citation.section_sign", &provision.section_sign),
        ] {
            if let Some(number) = number {
                place.push_str(&self.cited(key, "n", number, name)?);
            }
        }
        Ok(place)
    }

    /// What stands after the article: "(1)(a)".
    fn parts(
        &self,
        provision: &Provision,
        name: &LawName,
        pair: &str,
    ) -> Result<String, ComposeError> {
        let mut place = String::new();
        if let Some(number) = &provision.paragraph {
            place.push_str(&self.cited("citation.paragraph", "n", number, name)?);
        }
        match provision.points.as_slice() {
            [] => {}
            [point] => place.push_str(&self.cited("citation.point", "n", point, name)?),
            points => {
                let points = points
                    .iter()
                    .map(|point| self.cited("citation.point_in_list", "n", point, name))
                    .collect::<Result<Vec<_>, _>>()?;
                let list = self.joined_words(points, pair)?;
                place.push_str(&self.cited("citation.points", "list", &list, name)?);
            }
        }
        match provision.subparagraphs.as_slice() {
            [] => {}
            [one] => place.push_str(&self.cited("citation.subparagraph", "n", one, name)?),
            more => {
                let list = self.joined_words(more.to_vec(), pair)?;
                place.push_str(&self.cited("citation.subparagraphs", "list", &list, name)?);
            }
        }
        if let Some(number) = &provision.number {
            place.push_str(&self.cited("citation.number", "n", number, name)?);
        }
        Ok(place)
    }

    fn joined_words(&self, items: Vec<String>, pair: &str) -> Result<String, ComposeError> {
        let items = items.into_iter().map(|item| vec![Inline::Words(item)]);
        Ok(crate::letter::plain_text(
            &self.joined(items.collect(), pair)?,
        ))
    }

    /// A part of a place as it is worded in that law, or else in the language.
    fn cited(
        &self,
        key: &str,
        hole: &str,
        value: &str,
        name: &LawName,
    ) -> Result<String, ComposeError> {
        let own = key
            .strip_prefix("citation.")
            .and_then(|key| name.citation.get(key));
        let Some(own) = own else {
            return self.filled(key, hole, value);
        };
        let own = Sentence::read(own).map_err(|_| self.unfilled(key, own))?;
        Ok(own.fill(|_| value.to_owned()))
    }

    fn filled(&self, key: &str, hole: &str, value: &str) -> Result<String, ComposeError> {
        let sentence = self.words.sentence(key)?;
        if sentence.holes() != [hole] {
            return Err(self.unfilled(key, &sentence.holes().join(", ")));
        }
        Ok(sentence.fill(|_| value.to_owned()))
    }

    fn instrument_name(&self, instrument: Option<&str>) -> Result<&LawName, ComposeError> {
        let id = instrument.unwrap_or("main");
        let found: Option<&Instrument> = self
            .law
            .instruments
            .get(id)
            .or_else(|| self.jurisdiction.instruments.get(id));
        found
            .and_then(|instrument| self.of_language(&instrument.names))
            .ok_or_else(|| ComposeError::Unnamed {
                law: self.law.law.clone(),
                instrument: id.to_owned(),
                language: self.words.tag().clone(),
            })
    }
}
