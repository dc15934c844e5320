//! The questions that the answers so far lead to.

use crate::{
    autocomplete::autocomplete,
    engine::{Desk, Plain},
    params::{OneOrMany, given},
    refused::Refused,
};
use kerkesa::{
    domain::{Passage, Short},
    interview::{Asked, Choice, Choices, Kind, SECTIONS, Situation, asked, value},
};
use serde::Serialize;

/// The form.
#[derive(Serialize)]
pub(crate) struct Form {
    sections: Vec<Section>,
    open: Vec<Open>,
}

#[derive(Serialize)]
struct Section {
    name: &'static str,
    heading: String,
    questions: Vec<Question>,
}

/// A question that must be answered and is not, or not any more.
#[derive(Serialize)]
struct Open {
    key: String,
    label: String,
    section: &'static str,
}

#[derive(Serialize)]
struct Question {
    key: String,
    label: String,
    help: Vec<String>,
    kind: &'static str,
    options: Vec<Option_>,
    searched: bool,
    optional: bool,
    /// Missing until it is answered; nothing, once it was left out on purpose.
    #[expect(
        clippy::option_option,
        reason = "JSON tells what is missing from `null`"
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Option<OneOrMany>>,
    typed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    likely: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    autocomplete: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

/// One thing to choose.
#[derive(Serialize)]
pub(crate) struct Option_ {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
}

impl From<Choice> for Option_ {
    fn from(choice: Choice) -> Self {
        Self {
            id: choice.id,
            name: choice.name,
            about: choice.about,
        }
    }
}

/// All questions that are asked now, by sections, and which of them are open.
pub(crate) fn form(_: &Plain, desk: &Desk<'_>) -> Result<Form, Refused> {
    let now = &desk.situation;
    let mut sections: Vec<Section> = Vec::new();
    let mut open = Vec::new();
    for asked in asked(now) {
        let name = SECTIONS[asked.section].name;
        if sections.last().is_none_or(|section| section.name != name) {
            sections.push(Section {
                name,
                heading: asked.heading(now),
                questions: Vec::new(),
            });
        }
        let question = question(&asked, now);
        let is_open = match &question.answer {
            None => !question.optional,
            Some(_) => question.problem.is_some(),
        };
        if is_open {
            open.push(Open {
                key: question.key.clone(),
                label: question.label.clone(),
                section: name,
            });
        }
        if let Some(section) = sections.last_mut() {
            section.questions.push(question);
        }
    }
    Ok(Form { sections, open })
}

/// A question by its key, if it is asked now.
pub(crate) fn found(key: &str, now: &Situation<'_>) -> Result<Asked, Refused> {
    let mut all = asked(now).into_iter();
    let found = all.find(|asked| asked.key == key);
    found.ok_or_else(|| Refused::fault(format!("`{key}` is not asked")))
}

fn question(asked: &Asked, now: &Situation<'_>) -> Question {
    let kind = asked.question.kind;
    let answer = now.answers.get(&asked.key);
    let problem = answer
        .filter(|answer| !value::is_answer(asked, answer, now))
        .map(|answer| value::problem(asked, answer, now).text(now));
    let choices = match kind {
        Kind::One(choices) | Kind::Ticks(choices) => Some(choices),
        _ => None,
    };
    let searched = choices.is_some_and(Choices::is_searched);
    let options = if choices == Some(Choices::Countries) {
        // There are too many to send them all each time; the one that was chosen has its name.
        let chosen = asked.likely(now);
        let countries = asked.options(now).into_iter();
        countries
            .filter(|option| Some(&option.id) == chosen.as_ref())
            .collect()
    } else {
        asked.options(now)
    };
    Question {
        label: asked.label(now).trim_end_matches(':').to_owned(),
        help: asked.help(now),
        kind: name(kind),
        options: options.into_iter().map(Option_::from).collect(),
        searched,
        optional: asked.question.may_be_left_out(now),
        answer: answer.map(given),
        typed: asked.initial(now),
        likely: asked.likely(now),
        limit: limit(kind),
        autocomplete: autocomplete(&asked.key),
        problem,
        key: asked.key.clone(),
    }
}

const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::One(_) => "one",
        Kind::Ticks(_) => "ticks",
        Kind::Truth => "truth",
        Kind::Line => "line",
        Kind::Email => "email",
        Kind::Day => "day",
        Kind::Number => "number",
        Kind::Lines => "lines",
        Kind::Passage => "passage",
    }
}

const fn limit(kind: Kind) -> Option<usize> {
    match kind {
        Kind::Line | Kind::Email => Some(Short::LIMIT),
        Kind::Passage => Some(Passage::LIMIT),
        _ => None,
    }
}
