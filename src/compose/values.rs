//! What is put into the holes of a sentence.

use super::{Brief, ComposeError};
use crate::{
    catalog::{Hole, Segment},
    domain::{LanguageTag, PerLanguage, Short},
    letter::{Inline, Line},
};

impl Brief<'_> {
    /// The sentence `key` with everything in its holes.
    pub(super) fn say(&self, key: &str) -> Result<Line, ComposeError> {
        self.say_with(key, |_| Ok(None))
    }

    /// The same, where `own` fills some of the holes first.
    pub(super) fn say_with(
        &self,
        key: &str,
        own: impl Fn(&str) -> Result<Option<Line>, ComposeError>,
    ) -> Result<Line, ComposeError> {
        let mut line = Vec::new();
        for segment in self.words.sentence(key)?.segments() {
            match segment {
                Segment::Words(words) => line.push(Inline::Words(after(&line, words).to_owned())),
                Segment::Hole(Hole::Cite(right)) => {
                    line.push(Inline::Words(self.aside(self.grant(*right, key)?)?));
                }
                Segment::Hole(Hole::Basis(right)) => {
                    line.push(Inline::Words(self.basis(self.grant(*right, key)?)?));
                }
                Segment::Hole(Hole::Law) => {
                    line.push(Inline::Words(self.law_name()?.under.clone()));
                }
                Segment::Hole(Hole::LawInFull) => {
                    line.push(Inline::Words(self.law_name()?.full.clone()));
                }
                Segment::Hole(Hole::Value(name)) => {
                    let value = match own(name)? {
                        Some(value) => Some(value),
                        None => self.value(name)?,
                    };
                    line.extend(value.ok_or_else(|| self.unfilled(key, name))?);
                }
            }
        }
        line.retain(|inline| !inline.text().is_empty());
        Ok(line)
    }

    /// The value of a hole, if the request or the law has one.
    fn value(&self, name: &str) -> Result<Option<Line>, ComposeError> {
        let request = self.request;
        let employment = &request.employment;
        let period = request.access.period.as_ref();
        Ok(match name {
            "role" => given("employment.role", employment.role.as_ref()),
            "agency" => given("employment.agency", employment.agency.as_ref()),
            "since" => self.day(employment.since)?,
            "until" => self.day(employment.until)?,
            "from" => self.day(period.and_then(|period| period.since))?,
            "to" => self.day(period.and_then(|period| period.until))?,
            "systems" => {
                let systems = request
                    .access
                    .systems
                    .iter()
                    .map(|system| vec![of_request("access.systems", system)])
                    .collect();
                Some(self.joined(systems, "pair_and")?)
            }
            "days" => self
                .law
                .deadlines
                .get(&request.letter)
                .map(|deadline| words(deadline.count.to_string())),
            "organisation" => given(
                "representative.organisation",
                request
                    .representative
                    .as_ref()
                    .map(|party| &party.organisation),
            ),
            "contact" => {
                let contact = request.representative.as_ref().map(|party| {
                    [
                        ("representative.name", &party.name),
                        ("representative.email", &party.email),
                    ]
                    .into_iter()
                    .filter_map(|(key, value)| Some(vec![of_request(key, value.as_ref()?)]))
                    .collect::<Vec<_>>()
                });
                contact
                    .filter(|parts| !parts.is_empty())
                    .map(|parts| self.joined(parts, "comma"))
                    .transpose()?
            }
            "authority" => self.authority.and_then(|authority| {
                let own = || {
                    self.jurisdiction
                        .languages
                        .iter()
                        .find_map(|tag| named(&authority.names, tag))
                };
                Some(words(
                    self.of_language(&authority.names).or_else(own)?.clone(),
                ))
            }),
            "rules" => {
                let rules = self
                    .jurisdiction
                    .monitoring
                    .iter()
                    .map(|rule| self.rule(rule))
                    .collect::<Result<Vec<_>, _>>()?;
                Some(words(rules.join(&self.phrase("citation.between")?)))
            }
            _ => None,
        })
    }

    fn day(&self, date: Option<jiff::civil::Date>) -> Result<Option<Line>, ComposeError> {
        date.map(|date| Ok(words(self.date(date)?))).transpose()
    }
}

/// The words after what stands there already: a value that ends with a full
/// stop ("sh.p.k.") takes the sentence's full stop upon itself.
fn after<'a>(line: &[Inline], words: &'a str) -> &'a str {
    match words.strip_prefix('.') {
        Some(rest) if line.last().is_some_and(|last| last.text().ends_with('.')) => rest,
        _ => words,
    }
}

/// A value of the request, with the key that it stands under.
pub(super) fn of_request(key: &'static str, text: &Short) -> Inline {
    Inline::Given {
        key,
        text: text.to_string(),
    }
}

fn given(key: &'static str, text: Option<&Short>) -> Option<Line> {
    text.map(|text| vec![of_request(key, text)])
}

/// The name in a language, or in the language that it is a variant of.
fn named<'a>(names: &'a PerLanguage<String>, tag: &LanguageTag) -> Option<&'a String> {
    names.get(tag).or_else(|| {
        names
            .iter()
            .find(|(known, _)| known.as_str() == tag.base())
            .map(|(_, name)| name)
    })
}

fn words(text: String) -> Line {
    vec![Inline::Words(text)]
}
