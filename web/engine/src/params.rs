//! What the page hands over with a call.

use crate::refused::Refused;
use jiff::civil::Date;
use kerkesa::{
    domain::LanguageTag,
    intake::Moment,
    interview::{Answer, Answers},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The language of the page, and what has been answered so far.
#[derive(Deserialize, Serialize)]
pub(crate) struct State {
    pub(crate) language: String,
    pub(crate) answers: Given,
}

/// Answers by their keys; nothing for what was left out on purpose.
pub(crate) type Given = BTreeMap<String, Option<OneOrMany>>;

/// A text or several.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// Today's date and a random number, which stays the same for one letter.
#[derive(Deserialize, Clone, Copy)]
pub(crate) struct Now {
    pub(crate) today: Date,
    #[serde(deserialize_with = "number")]
    random: u64,
}

/// JavaScript's numbers are too short.
fn number<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(serde::de::Error::custom)
}

impl Now {
    pub(crate) const fn moment(self) -> Moment {
        Moment {
            today: self.today,
            random: self.random,
        }
    }
}

impl State {
    pub(crate) fn tag(&self) -> Result<LanguageTag, Refused> {
        tag(&self.language)
    }

    pub(crate) fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        for (key, given) in &self.answers {
            answers.put(
                key,
                match given {
                    None => Answer::Nothing,
                    Some(OneOrMany::One(text)) => Answer::One(text.clone()),
                    Some(OneOrMany::Many(texts)) => Answer::Many(texts.clone()),
                },
            );
        }
        answers
    }

    pub(crate) fn of(language: &LanguageTag, answers: &Answers) -> Self {
        Self {
            language: language.to_string(),
            answers: answers
                .iter()
                .map(|(key, answer)| (key.to_owned(), given(answer)))
                .collect(),
        }
    }
}

/// An answer as the page keeps it.
pub(crate) fn given(answer: &Answer) -> Option<OneOrMany> {
    match answer {
        Answer::Nothing => None,
        Answer::One(text) => Some(OneOrMany::One(text.clone())),
        Answer::Many(texts) => Some(OneOrMany::Many(texts.clone())),
    }
}

/// A language by its tag.
pub(crate) fn tag(text: &str) -> Result<LanguageTag, Refused> {
    text.parse()
        .map_err(|why| Refused::fault(format!("language: {why}")))
}
