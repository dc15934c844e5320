//! The answers so far: a request file in the making.

use super::operations;
use crate::intake::LIST_LIMIT;
use serde_yaml::{Mapping, Value};
use std::{collections::BTreeMap, fmt};

/// What stands above the keys that are for the questions alone.
pub const DRAFT: &str = "draft.";

/// The part of a draft that holds them.
pub(super) const OWN: &str = "draft";

/// What was answered to one question.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Left out on purpose.
    Nothing,
    /// A word or a text.
    One(String),
    /// Several, in order.
    Many(Vec<String>),
}

/// Answers by the dotted keys of the request file, for example `worker.name`. An entry of a list has its
/// place in brackets, from 0: `previous[0].date`.
///
/// What is under `draft.` is for the questions alone and stands in no request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<String, Answer>);

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
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Answer> {
        self.0.get(key)
    }

    /// The text of an answer that is one.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.0.get(key) {
            Some(Answer::One(text)) => Some(text),
            _ => None,
        }
    }

    /// The texts of an answer; none if it was left out.
    #[must_use]
    pub fn list(&self, key: &str) -> &[String] {
        match self.0.get(key) {
            Some(Answer::Many(texts)) => texts,
            Some(Answer::One(text)) => std::slice::from_ref(text),
            _ => &[],
        }
    }

    /// Whether there is an answer that says something.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        !matches!(self.0.get(key), None | Some(Answer::Nothing))
    }

    /// Keeps an answer.
    pub fn put(&mut self, key: &str, answer: Answer) {
        self.0.insert(key.to_owned(), answer);
    }

    /// Forgets the answers of which this holds, so that their questions are open again.
    pub fn forget(&mut self, forgotten: impl Fn(&str) -> bool) {
        self.0.retain(|key, _| !forgotten(key));
    }

    /// All of them, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(key, answer)| (key.as_str(), answer))
    }

    /// Whether nothing but the language of the questions is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.0.keys().any(|key| !key.starts_with(DRAFT))
    }

    /// How many entries a list of maps has, by the places in its keys.
    #[must_use]
    pub fn entries(&self, list: &str) -> usize {
        let place = |key: &str| -> Option<usize> {
            let rest = key.strip_prefix(list)?.strip_prefix('[')?;
            rest.split_once(']')?.0.parse().ok()
        };
        let places = self.iter().filter(|(key, _)| self.has(key));
        let highest = places.filter_map(|(key, _)| place(key)).max();
        highest.map_or(0, |place| place + 1)
    }

    /// The unfinished file: the answers as a tree, with `null` for what was left out.
    #[must_use]
    pub fn to_draft(&self) -> Value {
        let mut root = Mapping::new();
        for (key, answer) in &self.0 {
            plant(&mut root, key, answer.value());
        }
        Value::Mapping(root)
    }

    /// Takes up an unfinished file. What no question can have written is left alone.
    #[must_use]
    pub fn from_draft(draft: &Value) -> Self {
        let mut answers = Self::default();
        answers.take_up("", draft);
        answers
    }

    fn take_up(&mut self, path: &str, value: &Value) {
        let answer = match value {
            Value::Mapping(map) => {
                let entries = || {
                    map.iter()
                        .filter_map(|(key, value)| Some((key.as_str()?, value)))
                        .filter(|(key, _)| is_within(key))
                };
                // What is known of an operation can stand with it or in the draft's own part: the one adds to the other.
                let is_own = |key: &str| path.is_empty() && key == OWN;
                let own = entries().filter(|(key, _)| is_own(key));
                let others = entries().filter(|(key, _)| !is_own(key));
                for (key, value) in own.chain(others) {
                    self.take_up(&below(path, key), value);
                }
                return;
            }
            Value::Null => Answer::Nothing,
            Value::Sequence(values) if values.iter().any(Value::is_mapping) => {
                if operations::LISTS.contains(&path) {
                    operations::take(self, path, values);
                } else {
                    let entries = values.iter().filter(|value| value.is_mapping());
                    for (place, value) in entries.enumerate().take(LIST_LIMIT) {
                        self.take_up(&format!("{path}[{place}]"), value);
                    }
                }
                return;
            }
            Value::Sequence(values) => Answer::Many(values.iter().filter_map(scalar).collect()),
            other => match scalar(other) {
                Some(text) => Answer::One(text),
                None => return,
            },
        };
        self.put(path, answer);
    }
}

impl Answer {
    /// The answer as it stands in a file.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::One(text) => Value::from(text.as_str()),
            Self::Many(texts) => texts
                .iter()
                .map(|text| Value::from(text.as_str()))
                .collect::<Vec<_>>()
                .into(),
        }
    }
}

/// The key of a value below another key.
pub(super) fn below(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// Whether the place in a key, if it has one, is one that an entry of a list can have.
fn is_within(key: &str) -> bool {
    key.split_once('[').is_none_or(|(_, rest)| {
        let place = rest.strip_suffix(']').and_then(|place| place.parse().ok());
        place.is_some_and(|place: usize| place < LIST_LIMIT)
    })
}

/// The text of a value that has no parts.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

/// Puts a value into a tree, where its dotted key says.
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
