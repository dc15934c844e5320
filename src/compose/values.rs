//! What is put into the holes of a sentence.

use super::{Brief, ComposeError};
use crate::{
    catalog::{Hole, Segment, Sentence},
    domain::{Authority, AuthorityName, LanguageTag, PerLanguage, Short},
    letter::{Inline, Line},
};
use jiff::civil::Date;

/// What a hole is filled with, before it takes the form that the sentence asks for.
pub(super) enum Filling {
    /// Words that have one form.
    Line(Line),
    /// A day.
    Day(Date),
    /// The name of an authority.
    Authority(AuthorityName),
}

impl From<Line> for Filling {
    fn from(line: Line) -> Self {
        Self::Line(line)
    }
}

impl Brief<'_> {
    /// The sentence `key` with everything in its holes.
    pub(super) fn say(&self, key: &str) -> Result<Line, ComposeError> {
        self.say_with(key, |_| Ok(None))
    }

    /// The same without the provisions in brackets.
    pub(super) fn say_uncited(&self, key: &str) -> Result<Line, ComposeError> {
        self.filled_with(key, false, |_| Ok(None))
    }

    /// The same, where `own` fills some of the holes first.
    pub(super) fn say_with(
        &self,
        key: &str,
        own: impl Fn(&str) -> Result<Option<Filling>, ComposeError>,
    ) -> Result<Line, ComposeError> {
        self.filled_with(key, true, own)
    }

    fn filled_with(
        &self,
        key: &str,
        cited: bool,
        own: impl Fn(&str) -> Result<Option<Filling>, ComposeError>,
    ) -> Result<Line, ComposeError> {
        let mut line = Vec::new();
        for segment in self.sentence(key)?.segments() {
            match segment {
                Segment::Words(words) => line.push(Inline::Words(after(&line, words).to_owned())),
                Segment::Hole(Hole::Cite(_)) if !cited => {}
                Segment::Hole(Hole::Cite(rights)) => {
                    line.push(Inline::Words(self.cite(rights, key)?));
                }
                Segment::Hole(Hole::Basis(right)) => {
                    line.push(Inline::Words(self.basis(self.grant(*right, key)?)?));
                }
                Segment::Hole(Hole::Law(form)) => {
                    line.push(Inline::Words(self.law_in(form)?));
                }
                Segment::Hole(hole @ Hole::Value { name, form }) => {
                    let value = match own(name)? {
                        Some(value) => Some(value),
                        None => self.value(name)?,
                    };
                    let value = value.map(|value| self.in_form(value, form.as_deref()));
                    let value = value.transpose()?.flatten();
                    line.extend(value.ok_or_else(|| self.unfilled(key, &hole.name()))?);
                }
            }
        }
        line.retain(|inline| !inline.text().is_empty());
        Ok(line)
    }

    /// The sentence for this letter: one that the language has for this case alone, or the one for all.
    pub(super) fn sentence(&self, key: &str) -> Result<&Sentence, ComposeError> {
        Ok(self.words.sentence_for(key, &self.cases)?)
    }

    /// The value as the sentence asks for it; nothing, where it has no such form.
    fn in_form(&self, value: Filling, form: Option<&str>) -> Result<Option<Line>, ComposeError> {
        Ok(match (value, form) {
            (Filling::Line(line), None) => Some(line),
            (Filling::Line(_), Some(_)) => None,
            (Filling::Day(day), None) => Some(words(self.date(day)?)),
            (Filling::Day(day), Some(form)) => Some(words(self.date_in(form, day)?)),
            (Filling::Authority(name), None) => Some(words(name.name)),
            // A name in a language of its country, which the sentence does not decline.
            (Filling::Authority(name), Some(form)) => {
                name.form(form).map(|name| words(name.to_owned()))
            }
        })
    }

    /// The value of a hole, if the request or the law has one.
    fn value(&self, name: &str) -> Result<Option<Filling>, ComposeError> {
        let request = self.request;
        let employment = &request.employment;
        let period = self.scope().period;
        let day = |date: Option<Date>| Ok(date.map(Filling::Day));
        match name {
            "since" => return day(employment.since),
            "until" => return day(employment.until),
            "from" => return day(period.and_then(|period| period.since)),
            "to" => return day(period.and_then(|period| period.until)),
            "written" => return day(Some(request.date)),
            "valid_until" => return day(request.mandate.until),
            "decided" => return day(request.human_review.as_ref().and_then(|review| review.date)),
            "received" | "sent" | "last_day" | "extended_last_day" | "reply_date" | "new_day" => {
                return day(self.day_of_correspondence(name));
            }
            "authority" => {
                let name = self.authority.and_then(|authority| {
                    let name = self.of_language(&authority.names);
                    name.or_else(|| self.own_name(authority)).cloned()
                });
                return Ok(name.map(Filling::Authority));
            }
            _ => {}
        }
        Ok(self.line(name)?.map(Filling::Line))
    }

    /// The value of a hole that has one form.
    fn line(&self, name: &str) -> Result<Option<Line>, ComposeError> {
        let request = self.request;
        let employment = &request.employment;
        Ok(match name {
            "role" => given("employment.role", employment.role.as_ref()),
            "agency" => given("employment.agency", employment.agency.as_ref()),
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
            "worker" => given("worker.name", Some(&self.worker()?.name)),
            "workers" => given(
                "collective_complaint.workers",
                request.collective_complaint.workers.as_ref(),
            ),
            "own_reference" => given("reference", Some(&request.reference)),
            "mandates" => Some(words(request.collective_complaint.mandates.to_string())),
            "objections" => Some(words(request.collective_objection.objections.to_string())),
            "employer" => given("employer.name", Some(&request.employer.name)),
            "employer_address" => {
                Some(self.in_one_line("employer.address", &request.employer.address)?)
            }
            "recipient" => given("portability.to", request.portability.to.as_ref()),
            "decision" | "tool" => self.decision(name),
            "elapsed" => self.elapsed().map(|days| words(days.to_string())),
            "fee" => given(
                "previous.reply.fee",
                request.last_reply().and_then(|reply| reply.fee.as_ref()),
            ),
            "rules" => Some(words(self.rules()?)),
            _ => None,
        })
    }

    /// The authority's name in a language of its own country.
    pub(super) fn own_name<'n>(&self, authority: &'n Authority) -> Option<&'n AuthorityName> {
        let mut languages = self.jurisdiction.languages.iter();
        languages.find_map(|tag| named(&authority.names, tag))
    }

    /// The decision that a person is to review, and the system that made it.
    fn decision(&self, name: &str) -> Option<Line> {
        let review = self.request.human_review.as_ref()?;
        match name {
            "tool" => given("human_review.system", review.system.as_ref()),
            _ => given("human_review.decision", Some(&review.decision)),
        }
    }

    /// A day of the correspondence so far.
    fn day_of_correspondence(&self, name: &str) -> Option<Date> {
        let reply = self.request.last_reply();
        let reckoning = self.reckoning.as_ref();
        match name {
            "received" => self.received(),
            "sent" => {
                let first = self.request.previous.first();
                first.and_then(|first| first.sent)
            }
            "last_day" => reckoning.map(|time| time.last_day),
            "extended_last_day" => reckoning.and_then(|time| time.extended_last_day),
            "reply_date" => reply.map(|reply| reply.date),
            _ => reply.and_then(|reply| reply.until),
        }
    }

    /// The day on which the first letter was received.
    fn received(&self) -> Option<Date> {
        self.request
            .previous
            .first()
            .and_then(|first| first.received)
    }

    /// How many days have gone by since then.
    fn elapsed(&self) -> Option<i32> {
        let since = self.request.date.since(self.received()?);
        Some(since.map_or(0, |span| span.get_days()))
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
fn named<'a>(
    names: &'a PerLanguage<AuthorityName>,
    tag: &LanguageTag,
) -> Option<&'a AuthorityName> {
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
