//! Employers that need not be typed.

use crate::{
    engine::{About, Desk},
    letters::with_around,
    params::{Given, Now, State, given},
    refused::Refused,
};
use kerkesa::interview::employers;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(crate) struct Sought {
    state: State,
    /// What was typed, or the id of what was chosen.
    #[serde(alias = "id")]
    typed: String,
    now: Now,
}

impl About for Sought {
    fn state(&self) -> &State {
        &self.state
    }

    fn now(&self) -> Now {
        self.now
    }
}

#[derive(Serialize)]
pub(crate) struct Found {
    found: Vec<Employer>,
}

#[derive(Serialize)]
struct Employer {
    id: String,
    name: String,
    place: String,
}

/// The employers that may be meant by what is typed.
pub(crate) fn employers(params: &Sought, desk: &Desk<'_>) -> Result<Found, Refused> {
    let found = with_around(|around| {
        employers::found(&params.typed, &desk.situation, around.shelf, desk.directory)
    });
    let found = found.into_iter().map(|found| Employer {
        id: found.id,
        name: found.name,
        place: found.place,
    });
    Ok(Found {
        found: found.collect(),
    })
}

/// What the choice of an employer answers, and where its address comes from.
#[derive(Serialize)]
pub(crate) struct Chosen {
    answers: Given,
    origin: String,
}

/// Takes an employer from the list.
pub(crate) fn employer(params: &Sought, desk: &Desk<'_>) -> Result<Chosen, Refused> {
    let (id, now) = (&params.typed, &desk.situation);
    with_around(|around| {
        let answers = employers::chosen(id, now, around.shelf, desk.directory)
            .ok_or_else(|| Refused::fault(format!("no employer `{id}`")))?;
        Ok(Chosen {
            answers: answers
                .iter()
                .map(|(key, answer)| (key.clone(), given(answer)))
                .collect(),
            origin: employers::origin(id, now, around.shelf, desk.directory).unwrap_or_default(),
        })
    })
}
