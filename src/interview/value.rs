//! What was typed, checked at once with the types of the request.

use super::{
    answers::Answer,
    choices::{Choice, Choices},
    day,
    question::{Asked, Kind, asked},
    situation::Situation,
};
use crate::{
    domain::{Address, EmailAddress, EmailError, Passage, Short, TextError},
    intake::{LIST_LIMIT, REFERENCES_LIMIT, is_left_by_a_program},
};
use jiff::civil::Date;

/// Why an answer cannot be taken: a label and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    label: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Problem {
    const fn new(label: &'static str) -> Self {
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
    #[must_use]
    pub fn text(&self, now: &Situation<'_>) -> String {
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
pub fn typed(asked: &Asked, text: &str, now: &Situation<'_>) -> Result<Answer, Problem> {
    if text.trim().is_empty() {
        return if asked.question.may_be_left_out(now) {
            Ok(Answer::Nothing)
        } else {
            Err(left_out(asked))
        };
    }
    match asked.question.kind {
        Kind::Day => {
            let day = day::read(text, now).ok_or_else(|| Problem::new("problem.date"))?;
            in_order(asked, day, now)?;
            Ok(Answer::One(day.to_string()))
        }
        Kind::Number => {
            let count = text.trim().parse::<u32>();
            match count {
                Ok(count) => Ok(Answer::One(count.to_string())),
                Err(_) => Err(Problem::new("problem.number")),
            }
        }
        Kind::Lines => {
            let apart = if text.contains(';') { ';' } else { ',' };
            let texts: Vec<String> = text
                .split(apart)
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
                .collect();
            if texts.is_empty() {
                return Err(Problem::new("problem.empty"));
            }
            lines(asked, &texts, now)
        }
        Kind::Passage => {
            meant(asked, text)?;
            Ok(Answer::One(text.parse::<Passage>()?.as_str().to_owned()))
        }
        Kind::Email => {
            let address = text.parse::<EmailAddress>().map_err(|why| match why {
                EmailError::Text(why) => why.into(),
                _ => Problem::new("problem.email"),
            })?;
            Ok(Answer::One(address.to_string()))
        }
        Kind::Line => {
            meant(asked, text)?;
            Ok(Answer::One(text.parse::<Short>()?.to_string()))
        }
        Kind::Truth | Kind::One(_) | Kind::Ticks(_) => {
            Ok(Answer::One(text.parse::<Short>()?.to_string()))
        }
    }
}

/// Refuses what the request would be refused for: what no person means as a text.
fn meant(asked: &Asked, text: &str) -> Result<(), Problem> {
    if is_left_by_a_program(&asked.key, text) {
        return Err(Problem::new("problem.leftover"));
    }
    Ok(())
}

/// The references of the workers whose mandates are enclosed: one for each.
const REFERENCES: &str = "collective_complaint.references";

/// Several short texts.
fn lines(asked: &Asked, texts: &[String], now: &Situation<'_>) -> Result<Answer, Problem> {
    let limit = match asked.key.as_str() {
        REFERENCES => REFERENCES_LIMIT,
        key if key.ends_with("address.lines") => Address::LINES,
        _ => LIST_LIMIT,
    };
    if texts.len() > limit {
        return Err(Problem::new("problem.too_many").with("limit", &limit));
    }
    let mandates = now.answers.text("collective_complaint.mandates");
    let count = mandates.filter(|count| *count != texts.len().to_string());
    if let (REFERENCES, Some(count)) = (asked.key.as_str(), count) {
        return Err(Problem::new("problem.references").with("count", &count));
    }
    let texts = texts
        .iter()
        .map(|text| {
            meant(asked, text)?;
            Ok(text.parse::<Short>()?.to_string())
        })
        .collect::<Result<_, Problem>>()?;
    Ok(Answer::Many(texts))
}

/// The answer that was ticked.
///
/// # Errors
/// If nothing is, and the question may not be left out.
pub fn ticked(asked: &Asked, ids: Vec<String>, now: &Situation<'_>) -> Result<Answer, Problem> {
    match (ids.is_empty(), asked.question.may_be_left_out(now)) {
        (false, _) => Ok(Answer::Many(ids)),
        (true, true) => Ok(Answer::Nothing),
        (true, false) => Err(left_out(asked)),
    }
}

/// Whether an answer of a draft is one that the question can have.
#[must_use]
pub fn is_answer(asked: &Asked, answer: &Answer, now: &Situation<'_>) -> bool {
    let is_option = |id: &String, options: &[Choice]| options.iter().any(|option| option.id == *id);
    match (asked.question.kind, answer) {
        (_, Answer::Nothing) => asked.question.may_be_left_out(now),
        (Kind::One(choices), Answer::One(id)) => choices.has(id, now),
        (Kind::Truth, Answer::One(id)) => Choices::Truths.has(id, now),
        (Kind::Ticks(_), Answer::Many(ids)) => {
            let options = asked.options(now);
            let distinct = ids
                .iter()
                .enumerate()
                .all(|(index, id)| !ids[..index].contains(id));
            !ids.is_empty() && distinct && ids.iter().all(|id| is_option(id, &options))
        }
        (Kind::Lines, Answer::Many(texts)) => {
            !texts.is_empty() && lines(asked, texts, now).is_ok_and(|checked| checked == *answer)
        }
        (
            Kind::Line | Kind::Email | Kind::Day | Kind::Number | Kind::Passage,
            Answer::One(text),
        ) => typed(asked, text, now).is_ok(),
        _ => false,
    }
}

/// Why an answer that was given once can no longer be.
#[must_use]
pub fn problem(asked: &Asked, answer: &Answer, now: &Situation<'_>) -> Problem {
    let found = match answer {
        Answer::Nothing => Some(left_out(asked)),
        Answer::One(text) => typed(asked, text, now).err(),
        Answer::Many(texts) if asked.question.kind == Kind::Lines => lines(asked, texts, now).err(),
        Answer::Many(_) => None,
    };
    // What was chosen is no longer offered.
    found.unwrap_or_else(|| Problem::new("problem.choice"))
}

/// The first question that has no answer yet, or one that it can no longer have.
#[must_use]
pub fn first_open(now: &Situation<'_>) -> Option<Asked> {
    asked(now).into_iter().find(|asked| {
        let answer = now.answers.get(&asked.key);
        answer.is_none_or(|answer| !is_answer(asked, answer, now))
    })
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
fn in_order(asked: &Asked, day: Date, now: &Situation<'_>) -> Result<(), Problem> {
    let key = asked.key.as_str();
    let answer = |key: &str| -> Option<Date> { now.answers.text(key)?.parse().ok() };
    if before(key).any(|first| answer(&first).is_some_and(|first| first > day)) {
        return Err(Problem::new("problem.before_first_day"));
    }
    let may_be_future = [".period.until", "mandate.until", ".reply.until"]
        .iter()
        .any(|end| key.ends_with(end));
    if !may_be_future && (day > now.today || (key == "worker.birth_date" && day == now.today)) {
        return Err(Problem::new("problem.future"));
    }
    if day.year() < 1900 {
        return Err(Problem::new("problem.date"));
    }
    Ok(())
}

/// The days that cannot be after this one.
fn before(key: &str) -> impl Iterator<Item = String> {
    /// Written, sent, received, answered.
    const STEPS: [&str; 4] = ["date", "sent", "received", "reply.date"];

    let mut earlier: Vec<String> = Vec::new();
    if let Some(above) = key.strip_suffix(".until") {
        earlier.push(format!("{above}.since"));
    }
    let step = STEPS.iter().position(|step| {
        key.strip_suffix(step)
            .is_some_and(|above| above.starts_with("previous[") || above.ends_with(".asked."))
    });
    if let Some(step) = step {
        let above = &key[..key.len() - STEPS[step].len()];
        earlier.extend(STEPS[..step].iter().map(|first| format!("{above}{first}")));
    }
    earlier.into_iter()
}
