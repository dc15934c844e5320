//! The lists and passages of a request that templates name.

use super::{
    Brief, ComposeError,
    values::{Filling, of_request},
};
use crate::{
    domain::{
        Asked, Correction, DataCategory, LetterKind, NamedData, ObjectedOperation, Passage, Period,
        PreviousLetter, Reason, Reply, ReplyKind, Short,
    },
    letter::{Inline, Line},
};
use jiff::civil::Date;

/// The lines of a list.
pub(super) enum List {
    /// Whole sentences: no punctuation of a list is added.
    Sentences(Vec<Line>),
    /// Phrases, which the language separates in its own way.
    Phrases(Vec<Line>),
}

/// Which data a letter is about, whatever section of the request says it.
pub(super) struct Scope<'a> {
    /// The kinds; none: all of them.
    pub(super) data: Option<&'a [DataCategory]>,
    pub(super) period: Option<&'a Period>,
    pub(super) systems: (&'static str, &'a [Short]),
    /// Where the kinds and the time stand.
    pub(super) keys: ScopeKeys,
}

/// The keys of the data that a letter is about.
#[derive(Clone, Copy)]
pub(super) struct ScopeKeys {
    pub(super) data: &'static str,
    pub(super) since: &'static str,
    pub(super) until: &'static str,
}

impl Brief<'_> {
    /// A list by its name in templates.
    pub(super) fn list(&self, name: &str) -> Result<Option<List>, ComposeError> {
        let request = self.request;
        Ok(Some(match name {
            "data" => {
                let data = self.scope().data.unwrap_or(DataCategory::ALL);
                List::Phrases(self.said("data", data)?)
            }
            "operations" => {
                let (key, operations) = self.operations();
                let lines = operations.iter().map(|to| self.operation(key, to));
                List::Phrases(lines.collect::<Result<_, _>>()?)
            }
            "reasons" => List::Sentences(self.said("reason", &self.reasons(true))?),
            "arguments" => List::Sentences(self.said("reason", &self.reasons(false))?),
            "grounds" if self.about == LetterKind::Erasure => {
                List::Sentences(self.erasure_grounds()?)
            }
            "grounds" => {
                List::Sentences(self.said("restriction_ground", &request.restriction.because)?)
            }
            "corrections" => {
                let corrections = &request.rectification.corrections;
                let lines = corrections.iter().map(|one| self.correction(one));
                List::Phrases(lines.collect::<Result<_, _>>()?)
            }
            "previous" => {
                let last = request.previous.len().saturating_sub(1);
                let lines = request.previous.iter().enumerate();
                let lines = lines.map(|(index, letter)| self.earlier(letter, index == last));
                List::Phrases(lines.collect::<Result<_, _>>()?)
            }
            "asked" => {
                let asked = request.collective_complaint.asked.iter();
                let lines = asked.map(|asked| self.asked(asked));
                List::Phrases(lines.collect::<Result<_, _>>()?)
            }
            "references" => {
                let references = &request.collective_complaint.references;
                let line =
                    |reference| vec![of_request("collective_complaint.references", reference)];
                List::Sentences(references.iter().map(line).collect())
            }
            "open" => {
                let lines = request
                    .follow_up
                    .open
                    .iter()
                    .map(|&point| self.point(point));
                List::Sentences(lines.collect::<Result<_, _>>()?)
            }
            _ => return Ok(None),
        }))
    }

    /// The worker's own words in the section that the letter uses, with their key.
    pub(super) fn own_words(&self) -> Option<(&'static str, Option<&Passage>)> {
        let request = self.request;
        Some(match request.letter {
            LetterKind::Objection => ("objection.own_words", request.objection.own_words.as_ref()),
            LetterKind::Rectification => (
                "rectification.own_words",
                request.rectification.own_words.as_ref(),
            ),
            LetterKind::Erasure => ("erasure.own_words", request.erasure.own_words.as_ref()),
            LetterKind::Restriction => (
                "restriction.own_words",
                request.restriction.own_words.as_ref(),
            ),
            LetterKind::HumanReview => (
                "human_review.own_words",
                request
                    .human_review
                    .as_ref()
                    .and_then(|review| review.own_words.as_ref()),
            ),
            LetterKind::Preservation => (
                "preservation.own_words",
                request.preservation.own_words.as_ref(),
            ),
            LetterKind::CollectiveComplaint => (
                "collective_complaint.own_words",
                request.collective_complaint.own_words.as_ref(),
            ),
            LetterKind::CollectiveObjection => (
                "collective_objection.own_words",
                request.collective_objection.own_words.as_ref(),
            ),
            letter if letter.follows() => {
                ("follow_up.own_words", request.follow_up.own_words.as_ref())
            }
            _ => return None,
        })
    }

    /// The worker's reasons: those of the particular situation, or those for which the operation is unlawful.
    pub(super) fn reasons(&self, personal: bool) -> Vec<Reason> {
        let reasons = self.request.objection.because.iter().copied();
        reasons
            .filter(|reason| reason.is_personal() == personal)
            .collect()
    }

    /// The operations that an objection, a withdrawal of consent or a letter of an organisation names.
    pub(super) fn operations(&self) -> (&'static str, &[ObjectedOperation]) {
        match self.about {
            LetterKind::ConsentWithdrawal => (
                "consent_withdrawal.to.system",
                &self.request.consent_withdrawal.to,
            ),
            LetterKind::CollectiveComplaint => (
                "collective_complaint.operations.system",
                &self.request.collective_complaint.operations,
            ),
            LetterKind::CollectiveObjection => (
                "collective_objection.operations.system",
                &self.request.collective_objection.operations,
            ),
            _ => ("objection.to.system", &self.request.objection.to),
        }
    }

    /// The data that the letter is about.
    pub(super) fn scope(&self) -> Scope<'_> {
        let request = self.request;
        match self.about {
            LetterKind::Erasure => {
                let erasure = &request.erasure;
                Scope {
                    data: erasure.data.as_deref(),
                    period: erasure.period.as_ref(),
                    systems: ("erasure.systems", &erasure.systems),
                    keys: ScopeKeys {
                        data: "erasure.data",
                        since: "erasure.period.since",
                        until: "erasure.period.until",
                    },
                }
            }
            LetterKind::Restriction => {
                let restriction = &request.restriction;
                Scope {
                    data: restriction.data.as_deref(),
                    period: restriction.period.as_ref(),
                    systems: ("restriction.systems", &restriction.systems),
                    keys: ScopeKeys {
                        data: "restriction.data",
                        since: "restriction.period.since",
                        until: "restriction.period.until",
                    },
                }
            }
            LetterKind::Portability => {
                let portability = &request.portability;
                Scope {
                    data: portability.data.as_deref(),
                    period: portability.period.as_ref(),
                    systems: ("portability.systems", &portability.systems),
                    keys: ScopeKeys {
                        data: "portability.data",
                        since: "portability.period.since",
                        until: "portability.period.until",
                    },
                }
            }
            LetterKind::Preservation => {
                let preservation = &request.preservation;
                Scope {
                    data: Some(&preservation.data),
                    period: preservation.period.as_ref(),
                    systems: ("preservation.systems", &preservation.systems),
                    keys: ScopeKeys {
                        data: "preservation.data",
                        since: "preservation.period.since",
                        until: "preservation.period.until",
                    },
                }
            }
            _ => {
                let access = &request.access;
                let employment = &request.employment;
                let kinds = access.data.kinds(employment.status, employment.workplace);
                Scope {
                    data: Some(kinds).filter(|_| access.data != NamedData::All),
                    period: access.period.as_ref(),
                    systems: ("access.systems", &access.systems),
                    keys: ScopeKeys {
                        data: "access.data",
                        since: "access.period.since",
                        until: "access.period.until",
                    },
                }
            }
        }
    }

    /// The sentence or phrase of each choice.
    fn said<T: std::fmt::Display>(
        &self,
        section: &str,
        choices: &[T],
    ) -> Result<Vec<Line>, ComposeError> {
        choices
            .iter()
            .map(|choice| self.say(&format!("{section}.{choice}")))
            .collect()
    }

    /// Swiss law knows no objection: its declaration of will has a sentence of its own.
    fn erasure_grounds(&self) -> Result<Vec<Line>, ComposeError> {
        use crate::domain::{ErasureGround, Right};
        let declared = self
            .law
            .grant(Right::DeclarationOfWill, self.about)
            .is_some();
        let grounds = self.request.erasure.because.iter();
        grounds
            .map(|ground| match ground {
                ErasureGround::Objected if declared => {
                    self.say("erasure_ground.objected_declaration")
                }
                ground => self.say(&format!("erasure_ground.{ground}")),
            })
            .collect()
    }

    fn operation(&self, key: &'static str, to: &ObjectedOperation) -> Result<Line, ComposeError> {
        let sentence = match (&to.system, to.since) {
            (None, None) => "objection.operation",
            (Some(_), None) => "objection.operation_system",
            (None, Some(_)) => "objection.operation_since",
            (Some(_), Some(_)) => "objection.operation_system_since",
        };
        let section = if self.request.letter.is_collective() {
            "collective_monitoring"
        } else {
            "monitoring"
        };
        self.say_with(sentence, |hole| {
            Ok(match hole {
                "operation" => Some(self.say(&format!("{section}.{}", to.operation))?.into()),
                "system" => to
                    .system
                    .as_ref()
                    .map(|system| vec![of_request(key, system)].into()),
                "since" => to.since.map(Filling::Day),
                _ => None,
            })
        })
    }

    fn correction(&self, one: &Correction) -> Result<Line, ComposeError> {
        let sentence = match (&one.wrong, &one.place) {
            (Some(_), None) => "rectification.correction",
            (Some(_), Some(_)) => "rectification.correction_place",
            (None, None) => "rectification.missing",
            (None, Some(_)) => "rectification.missing_place",
        };
        self.say_with(sentence, |hole| {
            let (key, value) = match hole {
                "wrong" => ("rectification.corrections.wrong", one.wrong.as_ref()),
                "right" => ("rectification.corrections.right", Some(&one.right)),
                "place" => ("rectification.corrections.place", one.place.as_ref()),
                _ => return Ok(None),
            };
            Ok(value.map(|value| vec![of_request(key, value)].into()))
        })
    }

    /// The organisation's letter to the employer with its days.
    fn asked(&self, asked: &Asked) -> Result<Line, ComposeError> {
        let key = if asked.reference.is_some() {
            "collective_complaint.letter_reference"
        } else {
            "collective_complaint.letter"
        };
        let mut parts = vec![self.say_with(key, |hole| {
            let reference = asked.reference.as_ref();
            Ok(match hole {
                "day" => Some(Filling::Day(asked.date)),
                "reference" => reference.map(|reference| {
                    vec![of_request(
                        "collective_complaint.asked.reference",
                        reference,
                    )]
                    .into()
                }),
                _ => None,
            })
        })?];
        let reply = asked.reply.as_ref();
        parts.extend(self.days(asked.sent, asked.received, reply)?);
        if reply.is_none() {
            parts.push(self.say("history.no_reply")?);
        }
        self.joined(parts, "comma")
    }

    /// An earlier letter with its days: "reminder of …, my reference …, received on …".
    fn earlier(&self, letter: &PreviousLetter, last: bool) -> Result<Line, ComposeError> {
        let line = if letter.reference.is_some() {
            "history.line_reference"
        } else {
            "history.line"
        };
        let mut parts = vec![self.say_with(line, |hole| {
            Ok(match hole {
                "letter" => Some(self.say(&format!("letter.{}", letter.letter))?.into()),
                "day" => Some(Filling::Day(letter.date)),
                "reference" => letter
                    .reference
                    .as_ref()
                    .map(|reference| vec![of_request("previous.reference", reference)].into()),
                _ => None,
            })
        })?];
        let reply = letter.reply.as_ref();
        parts.extend(self.days(letter.sent, letter.received, reply)?);
        if last && reply.is_none() {
            parts.push(self.say("history.no_reply")?);
        }
        self.joined(parts, "comma")
    }

    /// The days on which a letter was sent and received, and on which something came back, as far as they are known.
    fn days(
        &self,
        sent: Option<Date>,
        received: Option<Date>,
        reply: Option<&Reply>,
    ) -> Result<Vec<Line>, ComposeError> {
        let came = match reply.map(|reply| reply.kind) {
            // No answer, but something that is to come before one.
            Some(ReplyKind::Identity | ReplyKind::Extension | ReplyKind::Fee | ReplyKind::Form) => {
                "history.message"
            }
            _ => "history.reply",
        };
        let days = [
            ("history.sent", sent),
            ("history.received", received),
            (came, reply.map(|reply| reply.date)),
        ];
        let known = days.into_iter().filter_map(|(key, day)| Some((key, day?)));
        known
            .map(|(key, day)| {
                self.say_with(key, |hole| Ok((hole == "day").then_some(Filling::Day(day))))
            })
            .collect()
    }

    /// A point of the first letter, with its number and its words.
    fn point(&self, number: u32) -> Result<Line, ComposeError> {
        let index = usize::try_from(number).unwrap_or(usize::MAX).checked_sub(1);
        let Some(text) = index.and_then(|index| self.points.get(index)) else {
            return Err(ComposeError::Request {
                key: "follow_up.open",
                why: format!(
                    "there is no point {number}: the first letter has the points 1 to {}",
                    self.points.len()
                ),
            });
        };
        self.say_with("follow.point", |hole| {
            Ok(match hole {
                "number" => Some(vec![Inline::Words(number.to_string())].into()),
                "text" => Some(text.clone().into()),
                _ => None,
            })
        })
    }
}
