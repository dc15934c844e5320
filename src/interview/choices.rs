//! What there is to choose from, in the language of the worker.

use super::{POINTS, letters, situation::Situation};
use crate::domain::{
    CountryCode, DataCategory, Delivery, ErasureGround, JurisdictionId, LanguageTag, LetterKind,
    Monitoring, Question, Reason, ReplyKind, RestrictionGround, Right, SendingProof, Status, Tone,
    WindowSide, Workplace, folded, plain_name,
};

/// The sets that answers are chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choices {
    /// Letters.
    Letters,
    /// Countries whose law the catalogue has.
    Jurisdictions,
    /// Languages of letters.
    Languages,
    /// Countries that addresses can be in.
    Countries,
    /// What the worker is to the employer.
    Statuses,
    /// Where the work is done.
    Workplaces,
    /// All kinds of data, or some.
    Scopes,
    /// Kinds of data.
    Data,
    /// Questions beyond the right of access.
    Questions,
    /// Ways of watching workers.
    Monitoring,
    /// The ways of watching that the worker has chosen already.
    Chosen,
    /// Reasons.
    Reasons,
    /// Grounds for erasure that the law knows.
    ErasureGrounds,
    /// Grounds for restriction that the law knows.
    RestrictionGrounds,
    /// What came back.
    ReplyKinds,
    /// Why the employer refuses, or takes more time.
    ReplyReasons,
    /// What proves that a letter was sent.
    Proofs,
    /// The numbered points of the first letter.
    Points,
    /// Yes and no.
    Truths,
    /// How outspoken the letter is.
    Tones,
    /// The country's authorities.
    Authorities,
    /// How the letter travels.
    Deliveries,
    /// Where the envelope's window is.
    Windows,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name in request files.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// What it means, in one short line.
    pub about: Option<String>,
}

impl Choices {
    /// What there is to choose from now.
    #[must_use]
    pub fn options(self, now: &Situation<'_>) -> Vec<Choice> {
        let words = |group: &'static str, ids: Vec<&'static str>| {
            ids.into_iter()
                .map(|id| Choice::of(id, now.phrase(&format!("{group}.{id}"))))
                .collect()
        };
        match self {
            Self::Letters => explained(
                now,
                "letter",
                letters::possible(now).into_iter().map(LetterKind::id),
            ),
            Self::Statuses => explained(now, "status", Status::ALL.iter().map(|value| value.id())),
            Self::Workplaces => explained(
                now,
                "workplace",
                Workplace::ALL.iter().map(|value| value.id()),
            ),
            Self::Scopes => explained(now, "scope", ["usual", "everything", "ticked"].into_iter()),
            Self::Questions => explained(
                now,
                "question",
                Question::ALL.iter().map(|value| value.id()),
            ),
            Self::Tones => explained(now, "tone", Tone::ALL.iter().map(|value| value.id())),
            Self::Deliveries => explained(
                now,
                "delivery",
                Delivery::ALL.iter().map(|value| value.id()),
            ),
            Self::Windows => explained(
                now,
                "window",
                WindowSide::ALL.iter().map(|value| value.id()),
            ),
            Self::Data => words(
                "data",
                DataCategory::ALL.iter().map(|value| value.id()).collect(),
            ),
            Self::Monitoring => words(
                "monitoring",
                Monitoring::ALL.iter().map(|value| value.id()).collect(),
            ),
            Self::Chosen => {
                let ticked = now.operations().map(|key| now.answers.list(key));
                let known = ticked.unwrap_or_default().iter();
                let known = known.filter_map(|id| id.parse::<Monitoring>().ok());
                words("monitoring", known.map(Monitoring::id).collect())
            }
            Self::Reasons => words(
                "reason",
                Reason::ALL.iter().map(|value| value.id()).collect(),
            ),
            Self::ErasureGrounds => words(
                "erasure_ground",
                granted(now, ErasureGround::ALL, |ground| {
                    (ground.id(), ground.right())
                }),
            ),
            Self::RestrictionGrounds => words(
                "restriction_ground",
                granted(now, RestrictionGround::ALL, |ground| {
                    (ground.id(), ground.right())
                }),
            ),
            Self::ReplyKinds => explained(now, "reply", letters::replies(now).map(ReplyKind::id)),
            Self::ReplyReasons => explained(
                now,
                "reply_reason",
                letters::reply_reasons(now).iter().map(|reason| reason.id()),
            ),
            Self::Proofs => explained(
                now,
                "proof",
                SendingProof::ALL.iter().map(|value| value.id()),
            ),
            Self::Points => points(now),
            Self::Truths => explained(now, "truth", ["true", "false"].into_iter()),
            Self::Jurisdictions => by_name(
                now.catalog
                    .jurisdictions()
                    .map(|id| Choice::of(id.as_str(), now.country_name(id)))
                    .collect(),
            ),
            Self::Countries => by_name(countries(now)),
            Self::Languages => by_name(
                now.catalog
                    .languages()
                    .map(|tag| Choice::of(tag.as_str(), language_name(now, tag)))
                    .collect(),
            ),
            Self::Authorities => authorities(now),
        }
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn has(self, id: &str, now: &Situation<'_>) -> bool {
        match self {
            // There are too many to name them all in order to find one.
            Self::Countries => {
                let country = id.parse::<CountryCode>();
                country.is_ok_and(|country| country.as_str() == id)
            }
            _ => self.options(now).iter().any(|option| option.id == id),
        }
    }

    /// Whether there are so many that a few letters should find them.
    #[must_use]
    pub const fn is_searched(self) -> bool {
        matches!(self, Self::Countries | Self::Authorities)
    }

    /// What is chosen if the worker says nothing else.
    #[must_use]
    pub fn default(self, now: &Situation<'_>) -> Option<String> {
        match self {
            Self::Countries => now.answers.text("jurisdiction").map(str::to_owned),
            Self::Languages => now
                .jurisdiction()?
                .languages
                .first()
                .map(ToString::to_string),
            Self::Jurisdictions => {
                // A guess by the language of the questions: `it` is most likely for Italy.
                let language = now.labels.tag();
                let countries: Vec<JurisdictionId> = now
                    .catalog
                    .jurisdictions()
                    .filter(|id| {
                        now.catalog.jurisdiction(*id).is_ok_and(|country| {
                            country
                                .languages
                                .first()
                                .is_some_and(|first| first.base() == language.base())
                        })
                    })
                    .collect();
                let upper = language.base().to_uppercase();
                let named = countries.iter().find(|id| id.as_str() == upper);
                named.or(countries.first()).map(ToString::to_string)
            }
            Self::Deliveries => Some(Delivery::Registered.id().to_owned()),
            Self::Tones => Some(Tone::Plain.id().to_owned()),
            Self::Windows => Some(WindowSide::None.id().to_owned()),
            Self::Letters => letters::fitting(now).map(|letter| letter.id().to_owned()),
            _ => None,
        }
    }
}

impl Choice {
    fn of(id: &str, name: String) -> Self {
        Self {
            id: id.to_owned(),
            name,
            about: None,
        }
    }

    /// Whether what is typed finds it: a part of its name, whatever its accents and points; a country also by another of its
    /// names.
    #[must_use]
    pub fn is_found_by(&self, typed: &str) -> bool {
        let country = typed.parse::<CountryCode>();
        plain_name(&self.name).contains(&plain_name(typed))
            || country.is_ok_and(|country| country.as_str() == self.id)
    }
}

fn explained(
    now: &Situation<'_>,
    set: &str,
    ids: impl Iterator<Item = &'static str>,
) -> Vec<Choice> {
    ids.map(|id| Choice {
        id: id.to_owned(),
        name: now.labels.text(&format!("choice.{set}.{id}.name")),
        about: now.labels.maybe(&format!("choice.{set}.{id}.about")),
    })
    .collect()
}

fn by_name(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by_key(|choice| folded(&choice.name));
    choices
}

fn countries(now: &Situation<'_>) -> Vec<Choice> {
    CountryCode::all()
        .map(|id| Choice::of(id.as_str(), now.country_name(id)))
        .collect()
}

/// The grounds that the law of the country knows.
fn granted<T: Copy>(
    now: &Situation<'_>,
    all: &[T],
    named: impl Fn(T) -> (&'static str, Right),
) -> Vec<&'static str> {
    let law = now.law();
    let is_known = |right| match (law, now.about()) {
        (Some(law), Some(letter)) => law.grant(right, letter).is_some(),
        _ => true,
    };
    let all = all.iter().map(|ground| named(*ground));
    all.filter(|(_, right)| is_known(*right))
        .map(|(id, _)| id)
        .collect()
}

/// The points of the first letter, by their numbers.
fn points(now: &Situation<'_>) -> Vec<Choice> {
    let texts = now.answers.list(POINTS).iter().zip(1..);
    texts
        .map(|(text, number): (&String, u32)| {
            let number = number.to_string();
            Choice::of(&number, format!("{number}. {text}"))
        })
        .collect()
}

/// What a language calls itself.
fn language_name(now: &Situation<'_>, tag: &LanguageTag) -> String {
    now.catalog
        .words(tag)
        .and_then(|words| words.phrase("name"))
        .unwrap_or_else(|_| tag.to_string())
}

/// The authorities by their names in the language of the questions, or in the country's own.
fn authorities(now: &Situation<'_>) -> Vec<Choice> {
    let Some(country) = now.jurisdiction() else {
        return Vec::new();
    };
    let language = now.labels.tag();
    let name = |names: &crate::domain::PerLanguage<crate::domain::AuthorityName>| {
        names
            .get(language)
            .or_else(|| names.get(country.languages.first()?))
            .or_else(|| names.values().next())
            .map(|name| name.name.clone())
    };
    let choices = country.authorities.iter().map(|authority| {
        let city = authority.address.last().cloned();
        Choice {
            about: city,
            ..Choice::of(
                &authority.id,
                name(&authority.names).unwrap_or_else(|| authority.id.clone()),
            )
        }
    });
    choices.collect()
}
