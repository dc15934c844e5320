//! Provisions as the language writes them: "Art. 15 Abs. 1 lit. a DSGVO".

use super::{Brief, ComposeError};
use crate::{
    catalog::{CatalogError, Citation, CitationError},
    domain::{Grant, LawName, MonitoringRule, PerLanguage, Provision, Right},
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
        self.citation().name(None).map_err(|why| self.uncited(why))
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
        self.words.choose(names)
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
        self.citation()
            .joined_by(pair, provisions)
            .map_err(|why| self.uncited(why))
    }

    const fn citation(&self) -> Citation<'_> {
        Citation::new(self.words, self.law, self.jurisdiction)
    }

    fn uncited(&self, why: CitationError) -> ComposeError {
        match why {
            CitationError::Catalog(why) => why.into(),
            CitationError::Unfilled { key, hole, .. } => self.unfilled(&key, &hole),
            CitationError::Unnamed {
                instrument,
                language,
            } => ComposeError::Unnamed {
                law: self.law.law.clone(),
                instrument,
                language,
            },
        }
    }

    fn filled(&self, key: &str, hole: &str, value: &str) -> Result<String, ComposeError> {
        let sentence = self.words.sentence(key)?;
        if sentence.holes() != [hole] {
            return Err(self.unfilled(key, &sentence.holes().join(", ")));
        }
        Ok(sentence.fill(|_| value.to_owned()))
    }
}
