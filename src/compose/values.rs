//! What is put into the holes of a sentence.

use super::{Brief, ComposeError};
use crate::{
    catalog::{Hole, Segment},
    domain::{Authority, LanguageTag, PerLanguage, Short},
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
        let period = self.scope().period;
        Ok(match name {
            "role" => given("employment.role", employment.role.as_ref()),
            "agency" => given("employment.agency", employment.agency.as_ref()),
            "since" => self.day(employment.since)?,
            "until" => self.day(employment.until)?,
            "from" => self.day(period.and_then(|period| period.since))?,
            "to" => self.day(period.and_then(|period| period.until))?,
            "systems" => {
                let (key, systems) = self.scope().systems;
                let systems = systems.iter().map(|system| vec![of_request(key, system)]);
                Some(self.joined(systems.collect(), "pair_and")?)
            }
            "days" => self
                .law
                .deadline(request.letter)
                .map(|deadline| words(deadline.count.to_string())),
            "asked" => request
                .letter
                .asked_days()
                .map(|days| words(days.to_string())),
            "acknowledgement" => {
                let time = self.law.acknowledgement.as_ref();
                time.map(|time| words(time.count.to_string()))
            }
            "organisation" => given(
                "representative.organisation",
                request
                    .representative
                    .as_ref()
                    .map(|party| &party.organisation),
            ),
            "contact" | "person" => self.contact()?,
            "worker" => given("worker.name", Some(&request.worker.name)),
            "employer" => given("employer.name", Some(&request.employer.name)),
            "employer_address" => {
                Some(self.in_one_line("employer.address", &request.employer.address)?)
            }
            "recipient" => given("portability.to", request.portability.to.as_ref()),
            "valid_until" => self.day(request.mandate.until)?,
            "decision" | "decided" | "tool" => self.decision(name)?,
            "received" | "last_day" | "extended_last_day" | "elapsed" | "reply_date"
            | "new_day" | "fee" => self.correspondence(name)?,
            "authority" => self.authority.and_then(|authority| {
                let name = self.of_language(&authority.names).cloned();
                name.or_else(|| self.own_name(authority)).map(words)
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

    /// The authority's name in a language of its own country.
    pub(super) fn own_name(&self, authority: &Authority) -> Option<String> {
        let mut languages = self.jurisdiction.languages.iter();
        languages
            .find_map(|tag| named(&authority.names, tag))
            .cloned()
    }

    /// The decision that a person is to review.
    fn decision(&self, name: &str) -> Result<Option<Line>, ComposeError> {
        let Some(review) = &self.request.human_review else {
            return Ok(None);
        };
        match name {
            "decided" => self.day(review.date),
            "tool" => Ok(given("human_review.system", review.system.as_ref())),
            _ => Ok(given("human_review.decision", Some(&review.decision))),
        }
    }

    /// The days and amounts of the correspondence so far.
    fn correspondence(&self, name: &str) -> Result<Option<Line>, ComposeError> {
        let request = self.request;
        let reply = request.last_reply();
        let received = request.previous.first().and_then(|first| first.received);
        match name {
            "received" => self.day(received),
            "last_day" => self.day(self.reckoning.as_ref().map(|time| time.last_day)),
            "extended_last_day" => self.day(
                self.reckoning
                    .as_ref()
                    .and_then(|time| time.extended_last_day),
            ),
            "elapsed" => Ok(received.map(|received| {
                let days = request
                    .date
                    .since(received)
                    .map_or(0, |span| span.get_days());
                words(days.to_string())
            })),
            "reply_date" => self.day(reply.map(|reply| reply.date)),
            "new_day" => self.day(reply.and_then(|reply| reply.until)),
            _ => Ok(given(
                "previous.reply.fee",
                reply.and_then(|reply| reply.fee.as_ref()),
            )),
        }
    }

    /// Name and e-mail address of the person at the union or hotline.
    fn contact(&self) -> Result<Option<Line>, ComposeError> {
        let Some(party) = &self.request.representative else {
            return Ok(None);
        };
        let name = party.name.as_ref();
        let email = party.email.as_ref();
        let ways: Vec<Line> = [
            name.map(|name| of_request("representative.name", name)),
            email.map(|email| of_request("representative.email", email)),
        ]
        .into_iter()
        .flatten()
        .map(|way| vec![way])
        .collect();
        if ways.is_empty() {
            return Ok(None);
        }
        self.joined(ways, "comma").map(Some)
    }

    pub(super) fn day(
        &self,
        date: Option<jiff::civil::Date>,
    ) -> Result<Option<Line>, ComposeError> {
        date.map(|date| Ok(words(self.date(date)?))).transpose()
    }
}

/// The words after what stands there already: a value that ends with a full
/// stop ("sh.p.k.") takes the sentence's full stop upon itself.
fn after<'a>(line: &[Inline], words: &'a str) -> &'a str {
    let last = line.iter().rfind(|inline| !inline.text().is_empty());
    match words.strip_prefix('.') {
        Some(rest) if last.is_some_and(|last| last.text().ends_with('.')) => rest,
        _ => words,
    }
}

/// A value of the request, with the key that it stands under.
pub(super) fn of_request(key: &'static str, text: &impl ToString) -> Inline {
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
