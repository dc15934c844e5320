//! The answers so far: a request file in the making.

use super::question::{DETAILS, DRAFT, SCOPE};
use crate::{
    domain::{CountryCode, Monitoring},
    intake::RequestFile,
};
use serde::Deserialize as _;
use serde_yaml::{Mapping, Value};
use std::{collections::BTreeMap, fmt};

/// What was answered to one question.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// Left out on purpose.
    Nothing,
    /// A word or a text.
    One(String),
    /// Several, in order.
    Many(Vec<String>),
}

/// Answers by the dotted keys of the request file, for example `worker.name`.
///
/// What is under `draft.` is for the questions alone and stands in no request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answers(BTreeMap<String, Answer>);

/// Says how much there is, and not what: it is personal.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("Nothing"),
            Self::One(text) => write!(f, "One({} characters)", text.chars().count()),
            Self::Many(texts) => write!(f, "Many({})", texts.len()),
        }
    }
}

impl Answers {
    /// The answer to a question, if it was asked.
    pub(super) fn get(&self, key: &str) -> Option<&Answer> {
        self.0.get(key)
    }

    /// The text of an answer that is one.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.0.get(key) {
            Some(Answer::One(text)) => Some(text),
            _ => None,
        }
    }

    /// The texts of an answer; none if it was left out.
    pub(super) fn list(&self, key: &str) -> &[String] {
        match self.0.get(key) {
            Some(Answer::Many(texts)) => texts,
            Some(Answer::One(text)) => std::slice::from_ref(text),
            _ => &[],
        }
    }

    /// Keeps an answer.
    pub(super) fn put(&mut self, key: &str, answer: Answer) {
        self.0.insert(key.to_owned(), answer);
    }

    /// Whether nothing but the language of the questions is known.
    pub(super) fn is_empty(&self) -> bool {
        !self.0.keys().any(|key| !key.starts_with(DRAFT))
    }

    /// The unfinished file: the answers as a tree, with `null` for what was left out.
    pub(super) fn to_draft(&self) -> Value {
        tree(
            self.0
                .iter()
                .map(|(key, answer)| (key.as_str(), value(answer))),
        )
    }

    /// Takes up an unfinished file. What no question can have written is left alone.
    pub(super) fn from_draft(draft: &Value) -> Self {
        fn flatten(path: &str, value: &Value, answers: &mut BTreeMap<String, Answer>) {
            let answer = match value {
                Value::Mapping(map) => {
                    for (key, value) in map {
                        if let Some(key) = key.as_str() {
                            flatten(
                                &if path.is_empty() {
                                    key.to_owned()
                                } else {
                                    format!("{path}.{key}")
                                },
                                value,
                                answers,
                            );
                        }
                    }
                    return;
                }
                Value::Null => Answer::Nothing,
                Value::Sequence(values) => Answer::Many(values.iter().filter_map(scalar).collect()),
                other => match scalar(other) {
                    Some(text) => Answer::One(text),
                    None => return,
                },
            };
            answers.insert(path.to_owned(), answer);
        }

        let mut answers = BTreeMap::new();
        flatten("", draft, &mut answers);
        Self(answers)
    }

    /// The request that the answers to these questions make.
    ///
    /// # Errors
    /// If an answer is missing or cannot stand in a request.
    pub(super) fn request(&self, asked: &[String], reference: &str) -> Result<RequestFile, String> {
        let given = |key: &&String| {
            !key.starts_with(DRAFT) && !matches!(self.get(key), None | Some(Answer::Nothing))
        };
        let mut entries: Vec<(&str, Value)> = asked
            .iter()
            .filter(given)
            .filter_map(|key| Some((key.as_str(), value(self.get(key)?))))
            .collect();
        if let Some(country) = self.text("jurisdiction") {
            country
                .parse::<CountryCode>()
                .map_err(|why| why.to_string())?;
            entries.push(("employer.address.country", Value::from(country)));
        }
        if self.text(SCOPE) == Some("everything") {
            entries.push(("access.data", Value::from("all")));
        }
        entries.push(("reference", Value::from(reference)));
        for (key, entry) in &mut entries {
            if *key == "objection.to" {
                *entry = self
                    .list(key)
                    .iter()
                    .map(|operation| self.operation(operation))
                    .collect::<Vec<_>>()
                    .into();
            }
        }
        RequestFile::deserialize(tree(entries.into_iter())).map_err(|why| why.to_string())
    }

    /// An operation, with what is known of it if the worker said so.
    fn operation(&self, id: &str) -> Value {
        let known = self.list(DETAILS).iter().any(|ticked| ticked == id);
        let details = ["system", "since"]
            .map(|detail| (detail, self.text(&detail_key(id, detail)).filter(|_| known)));
        if details.iter().all(|(_, text)| text.is_none()) {
            return Value::from(id);
        }
        let details = details
            .iter()
            .filter_map(|(detail, text)| Some((*detail, Value::from((*text)?))));
        tree([("operation", Value::from(id))].into_iter().chain(details))
    }

    /// The operations that the worker objects to.
    pub(super) fn operations(&self) -> impl Iterator<Item = Monitoring> {
        self.list("objection.to")
            .iter()
            .filter_map(|id| id.parse().ok())
    }
}

/// Where a detail of an operation is kept until the request is made.
pub(super) fn detail_key(operation: &str, detail: &str) -> String {
    format!("{DRAFT}operations.{operation}.{detail}")
}

fn value(answer: &Answer) -> Value {
    match answer {
        Answer::Nothing => Value::Null,
        Answer::One(text) => Value::from(text.as_str()),
        Answer::Many(texts) => texts
            .iter()
            .map(|text| Value::from(text.as_str()))
            .collect::<Vec<_>>()
            .into(),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

/// A tree of the values by their dotted keys.
fn tree<'a>(entries: impl Iterator<Item = (&'a str, Value)>) -> Value {
    let mut root = Mapping::new();
    for (key, value) in entries {
        plant(&mut root, key, value);
    }
    Value::Mapping(root)
}

fn plant(place: &mut Mapping, key: &str, value: Value) {
    let Some((name, rest)) = key.split_once('.') else {
        place.insert(Value::from(key), value);
        return;
    };
    let inner = place
        .entry(Value::from(name))
        .or_insert_with(|| Value::Mapping(Mapping::new()));
    if !inner.is_mapping() {
        *inner = Value::Mapping(Mapping::new());
    }
    if let Value::Mapping(inner) = inner {
        plant(inner, rest, value);
    }
}
