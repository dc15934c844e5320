//! The employer: looked for by its name, or typed.

use super::{
    ask,
    terminal::{Offered, Respondent, Stop},
};
use crate::{
    book::{BookError, Directory, Shelf},
    interview::{Answer, Asked, Choice, Situation, employers, value},
};

/// What an employer answers.
pub(super) struct Named {
    /// The answers, by their keys.
    pub(super) answers: Vec<(String, Answer)>,
    /// The answers that no longer hold.
    pub(super) outdated: Vec<&'static str>,
}

/// Asks for the name, and offers the employers that have it.
pub(super) fn ask(
    asked: &Asked,
    now: &Situation<'_>,
    shelf: &Shelf,
    respondent: &mut dyn Respondent,
) -> Result<Named, Stop> {
    // A book that is not there is nothing to be told; one that cannot be read would offer less than it holds.
    if let Err(why @ (BookError::Wrong { .. } | BookError::Unreadable { .. })) = shelf.book() {
        respondent.say(&why.to_string());
    }
    let offer = |typed: &str| -> Vec<Choice> {
        let found = employers::found(typed, now, shelf, Directory::shipped());
        let choice = |employer: employers::Found| Choice {
            id: employer.id,
            name: employer.name,
            about: Some(employer.place),
        };
        found.into_iter().map(choice).collect()
    };
    let check = |text: &str| ask::said(asked, text, now);
    let mut prompt = ask::prompt(asked, now);
    prompt.help.pop();
    prompt.help.push(now.labels.text("keys.offered"));
    let text = match respondent.offered(&prompt, &asked.initial(now), &offer, &check)? {
        Offered::Typed(text) => text,
        Offered::Chosen(id) => {
            let directory = Directory::shipped();
            if let Some(origin) = employers::origin(&id, now, shelf, directory) {
                respondent.say(&origin);
            }
            return Ok(Named {
                answers: employers::chosen(&id, now, shelf, directory).unwrap_or_default(),
                outdated: Vec::new(),
            });
        }
    };
    let name =
        value::typed(asked, &text, now).map_err(|problem| ask::unchecked(&problem.text(now)))?;
    let outdated = match &name {
        Answer::One(name) => employers::outdated(name, now),
        _ => Vec::new(),
    };
    Ok(Named {
        answers: vec![(asked.key.clone(), name)],
        outdated,
    })
}
