//! Provisions as the language writes them: "Art. 15 Abs. 1 lit. a DSGVO".

use super::{Brief, ComposeError};
use crate::{
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

    /// The provisions and judgments in brackets, or nothing where none may be printed.
    pub(super) fn aside(&self, grant: &Grant) -> Result<String, ComposeError> {
        let mut parts = Vec::new();
        if grant.cite && !grant.provisions.is_empty() {
            parts.push(self.provisions(&grant.provisions)?);
        }
        for case in &grant.cases {
            parts.push(self.filled("citation.case", "case", case)?);
        }
        self.in_brackets(&parts)
    }

    /// The provisions in brackets, or the law's short name where none may be printed.
    pub(super) fn basis(&self, grant: &Grant) -> Result<String, ComposeError> {
        if grant.cite && !grant.provisions.is_empty() {
            self.in_brackets(&[self.provisions(&grant.provisions)?])
        } else {
            self.in_brackets(&[self.law_name()?.short.clone()])
        }
    }

    /// The law's names in the letter's language.
    pub(super) fn law_name(&self) -> Result<&LawName, ComposeError> {
        self.instrument_name(None)
    }

    /// A national rule on monitoring: its provisions, or its words.
    pub(super) fn rule(&self, rule: &MonitoringRule) -> Result<String, ComposeError> {
        if rule.cite && !rule.provisions.is_empty() {
            return self.provisions(&rule.provisions);
        }
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
        let mut cited = Vec::new();
        for same in provisions.chunk_by(|a, b| a.instrument == b.instrument) {
            let places = same
                .iter()
                .map(|provision| Ok(vec![Inline::Words(self.place(provision)?)]));
            let places = self.joined(places.collect::<Result<_, ComposeError>>()?, "pair_and")?;
            let name = self.instrument_name(same[0].instrument.as_deref())?;
            cited.push(
                name.cited
                    .replace("{provision}", &crate::letter::plain_text(&places)),
            );
        }
        Ok(cited.join(&self.phrase("citation.between")?))
    }

    /// The place inside its instrument: "Article 15(1)(a)".
    fn place(&self, provision: &Provision) -> Result<String, ComposeError> {
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
            place.push_str(&self.filled("citation.article", "n", article)?);
        }
        for (key, number) in [
            ("citation.section", &provision.section),
            ("citation.section_sign", &provision.section_sign),
            ("citation.paragraph", &provision.paragraph),
        ] {
            if let Some(number) = number {
                place.push_str(&self.filled(key, "n", number)?);
            }
        }
        match provision.points.as_slice() {
            [] => {}
            [point] => place.push_str(&self.filled("citation.point", "n", point)?),
            points => {
                let points = points
                    .iter()
                    .map(|point| self.filled("citation.point_in_list", "n", point))
                    .collect::<Result<Vec<_>, _>>()?;
                place.push_str(&self.filled(
                    "citation.points",
                    "list",
                    &self.alternatives(&points)?,
                )?);
            }
        }
        match provision.subparagraphs.as_slice() {
            [] => {}
            [one] => place.push_str(&self.filled("citation.subparagraph", "n", one)?),
            more => place.push_str(&self.filled(
                "citation.subparagraphs",
                "list",
                &self.alternatives(more)?,
            )?),
        }
        if let Some(number) = &provision.number {
            place.push_str(&self.filled("citation.number", "n", number)?);
        }
        Ok(place)
    }

    fn alternatives(&self, items: &[String]) -> Result<String, ComposeError> {
        let items = items
            .iter()
            .map(|item| vec![Inline::Words(item.clone())])
            .collect();
        Ok(crate::letter::plain_text(&self.joined(items, "pair_or")?))
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
