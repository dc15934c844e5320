//! An answer that somebody gives, and the search for one.

use crate::{
    engine::{About, Desk},
    form::{Option_, found},
    params::{Now, OneOrMany, State, given},
    refused::Refused,
};
use kerkesa::interview::{Answer, Kind, value};
use serde::{Deserialize, Serialize};

/// How many of those that are found are shown.
const SHOWN: usize = 20;

#[derive(Deserialize)]
pub(crate) struct Typed {
    state: State,
    key: String,
    typed: OneOrMany,
    now: Now,
}

impl About for Typed {
    fn state(&self) -> &State {
        &self.state
    }

    fn now(&self) -> Now {
        self.now
    }
}

/// The answer as it is kept, or why it cannot be.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Taken {
    Answer { answer: Option<OneOrMany> },
    Problem { problem: String },
}

/// Takes what was typed or ticked.
pub(crate) fn answer(params: &Typed, desk: &Desk<'_>) -> Result<Taken, Refused> {
    let now = &desk.situation;
    let asked = found(&params.key, now)?;
    let taken = match (&params.typed, asked.question.kind) {
        (OneOrMany::Many(ids), Kind::Ticks(_)) => value::ticked(&asked, ids.clone(), now),
        (OneOrMany::One(id), Kind::One(_) | Kind::Truth) if !id.is_empty() => {
            let answer = Answer::One(id.clone());
            if value::is_answer(&asked, &answer, now) {
                Ok(answer)
            } else {
                Err(value::problem(&asked, &answer, now))
            }
        }
        (OneOrMany::One(text), _) => value::typed(&asked, text, now),
        (OneOrMany::Many(texts), _) => value::typed(&asked, &texts.join("; "), now),
    };
    Ok(match taken {
        Ok(answer) => Taken::Answer {
            answer: given(&answer),
        },
        Err(problem) => Taken::Problem {
            problem: problem.text(now),
        },
    })
}

#[derive(Serialize)]
pub(crate) struct Found {
    options: Vec<Option_>,
}

/// What there is to choose from that a few letters find.
pub(crate) fn search(params: &Typed, desk: &Desk<'_>) -> Result<Found, Refused> {
    let now = &desk.situation;
    let asked = found(&params.key, now)?;
    let typed = match &params.typed {
        OneOrMany::One(text) => text.as_str(),
        OneOrMany::Many(_) => "",
    };
    let options = asked.options(now).into_iter();
    let found = options.filter(|option| option.is_found_by(typed));
    Ok(Found {
        options: found.take(SHOWN).map(Option_::from).collect(),
    })
}
