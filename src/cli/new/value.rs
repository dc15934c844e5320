//! What was typed, checked at once with the types of the request.

use super::{
    answers::Answer,
    question::{Asked, Kind},
    situation::Situation,
};
use crate::domain::{EmailAddress, EmailError, Passage, Short, TextError};
use jiff::civil::Date;

/// Why an answer cannot be taken: a label and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    label: &'static str,
    values: Vec<(&'static str, String)>,
}

/// The most entries that a list may have.
const LIST_LIMIT: usize = 20;

impl Problem {
    fn new(label: &'static str) -> Self {
        Self {
            label,
            values: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// What is wrong, in the language of the worker.
    pub(super) fn text(&self, now: &Situation<'_>) -> String {
        let values: Vec<(&str, &str)> = self
            .values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        now.labels.filled(self.label, &values)
    }
}

impl From<TextError> for Problem {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::new("problem.empty"),
            TextError::LineBreak => Self::new("problem.line_break"),
            TextError::TooLong { found, limit } => Self::new("problem.too_long")
                .with("found", &found)
                .with("limit", &limit),
            TextError::Invisible(sign) => {
                Self::new("problem.invisible").with("code", &format!("U+{:04X}", sign as u32))
            }
            TextError::NotShown(sign) => Self::new("problem.not_shown").with("sign", &sign),
        }
    }
}

/// The answer that was typed.
///
/// # Errors
/// If it cannot stand in the request, or contradicts another answer.
pub(super) fn typed(asked: &Asked, text: &str, now: &Situation<'_>) -> Result<Answer, Problem> {
    if text.trim().is_empty() {
        return if asked.question.may_be_left_out(now) {
            Ok(Answer::Nothing)
        } else {
            Err(left_out(asked))
        };
    }
    match asked.question.kind {
        Kind::Day => {
            let day = text
                .trim()
                .parse::<Date>()
                .ok()
                .filter(|_| text.trim().len() == "2026-11-23".len());
            let day = day.ok_or_else(|| Problem::new("problem.date"))?;
            in_order(&asked.key, day, now)?;
            Ok(Answer::One(day.to_string()))
        }
        Kind::Lines => {
            let texts: Vec<&str> = text
                .split(',')
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .collect();
            if texts.len() > LIST_LIMIT {
                return Err(Problem::new("problem.too_many").with("limit", &LIST_LIMIT));
            }
            let texts = texts
                .into_iter()
                .map(|text| Ok(text.parse::<Short>()?.to_string()))
                .collect::<Result<Vec<_>, TextError>>()?;
            if texts.is_empty() {
                Err(Problem::new("problem.empty"))
            } else {
                Ok(Answer::Many(texts))
            }
        }
        Kind::Passage => Ok(Answer::One(text.parse::<Passage>()?.as_str().to_owned())),
        Kind::Email => {
            let address = text.parse::<EmailAddress>().map_err(|why| match why {
                EmailError::Text(why) => why.into(),
                _ => Problem::new("problem.email"),
            })?;
            Ok(Answer::One(address.to_string()))
        }
        Kind::Line | Kind::One(_) | Kind::Ticks(_) => {
            Ok(Answer::One(text.parse::<Short>()?.to_string()))
        }
    }
}

/// The answer that was ticked.
///
/// # Errors
/// If nothing is, and the question may not be left out.
pub(super) fn ticked(
    asked: &Asked,
    ids: Vec<String>,
    now: &Situation<'_>,
) -> Result<Answer, Problem> {
    match (ids.is_empty(), asked.question.may_be_left_out(now)) {
        (false, _) => Ok(Answer::Many(ids)),
        (true, true) => Ok(Answer::Nothing),
        (true, false) => Err(left_out(asked)),
    }
}

/// Whether an answer of a draft is one that the question can have.
pub(super) fn is_answer(asked: &Asked, answer: &Answer, now: &Situation<'_>) -> bool {
    let is_option = |id: &String, options: &[super::choices::Choice]| {
        options.iter().any(|option| option.id == *id)
    };
    match (asked.question.kind, answer) {
        (_, Answer::Nothing) => asked.question.may_be_left_out(now),
        (Kind::One(choices), Answer::One(id)) => is_option(id, &choices.options(now)),
        (Kind::Ticks(choices), Answer::Many(ids)) => {
            let options = choices.options(now);
            let distinct = ids
                .iter()
                .enumerate()
                .all(|(index, id)| !ids[..index].contains(id));
            !ids.is_empty() && distinct && ids.iter().all(|id| is_option(id, &options))
        }
        (Kind::Lines, Answer::Many(texts)) => {
            typed(asked, &texts.join(","), now).is_ok_and(|checked| checked == *answer)
        }
        (Kind::Line | Kind::Email | Kind::Day | Kind::Passage, Answer::One(text)) => {
            typed(asked, text, now).is_ok()
        }
        _ => false,
    }
}

fn left_out(asked: &Asked) -> Problem {
    Problem::new(match (asked.question.kind, asked.question.key) {
        (_, "objection.own_words") => "problem.grounds",
        (_, "employment.until") => "problem.last_day",
        (Kind::Ticks(_), _) => "problem.tick",
        _ => "problem.empty",
    })
}

/// Whether a day can be meant beside the other answers.
fn in_order(key: &str, day: Date, now: &Situation<'_>) -> Result<(), Problem> {
    let after = |first: &str| {
        now.answers
            .text(first)
            .and_then(|first| first.parse::<Date>().ok())
            .is_none_or(|first| first <= day)
    };
    let in_order = match key {
        "employment.until" => after("employment.since"),
        "access.period.until" => after("access.period.since"),
        _ => true,
    };
    if !in_order {
        return Err(Problem::new("problem.before_first_day"));
    }
    let may_be_future = key == "access.period.until";
    if !may_be_future && (day > now.today || (key == "worker.birth_date" && day == now.today)) {
        return Err(Problem::new("problem.future"));
    }
    if day.year() < 1900 {
        return Err(Problem::new("problem.date"));
    }
    Ok(())
}
