//! Why a request is refused, where, and what to do.

use crate::catalog::locate::{locate, locate_again};
use crate::domain::nearest;
use serde::de::IgnoredAny;
use std::{collections::BTreeMap, fmt};

const TWICE: &str = "the key stands twice";

ids! {
    /// A kind of refusal, by a name that never changes.
    pub enum RefusalId as "refusal" {
        /// A value that cannot stand there, alone or beside the others.
        WrongValue = "wrong-value",
        /// A list where a text is wanted, and the like.
        WrongType = "wrong-type",
        /// What a program left where a person's value belongs.
        LeftByAProgram = "left-by-a-program",
        /// No date, or no day of the calendar.
        WrongDate = "wrong-date",
        /// A key that no request has.
        UnknownKey = "unknown-key",
        /// A key that stands twice.
        KeyTwice = "key-twice",
        /// A key that is needed and not given.
        MissingKey = "missing-key",
        /// A section that the letter does not use.
        UnusedSection = "unused-section",
        /// A letter that the law gives no right to.
        NoSuchRight = "no-such-right",
        /// A file that is no YAML.
        NotYaml = "not-yaml",
        /// A file that is no UTF-8.
        NotUtf8 = "not-utf8",
        /// A file that is too large.
        TooLarge = "too-large",
        /// A file that repeats itself through aliases.
        TooManyAliases = "too-many-aliases",
    }
}

/// Why a request is refused.
///
/// It names the key and what must be mended; of the request's values it
/// repeats no more than the sign or word that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", if .key.is_empty() { String::new() } else { format!("{}: ", .key) })]
pub struct Refusal {
    /// Which kind of refusal it is.
    pub id: RefusalId,
    /// The dotted key; empty for the file as a whole.
    pub key: String,
    /// Line and column, from 1, where they are known.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: Option<String>,
    /// What the sentences name, for others in another language: the key that was probably meant, a limit.
    /// Never a value of the request.
    pub values: Box<BTreeMap<&'static str, String>>,
}

impl Refusal {
    /// A refusal of a key's value.
    #[must_use]
    pub fn new(key: impl Into<String>, what: String) -> Self {
        Self {
            id: RefusalId::WrongValue,
            key: key.into(),
            place: None,
            what,
            hint: None,
            values: Box::default(),
        }
    }

    /// The same of another kind than a wrong value.
    pub(super) fn of(mut self, id: RefusalId) -> Self {
        self.id = id;
        self
    }

    /// The same with something that its sentences name.
    pub(super) fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.insert(name, value.to_string());
        self
    }

    /// The same with a hint what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(super) fn at(mut self, line: usize, column: usize) -> Self {
        self.place = Some((line, column));
        self
    }

    /// The same with the place of its key in the file, or of the nearest key above it.
    #[must_use]
    pub fn located(mut self, text: &str) -> Self {
        let mut key = self.key.as_str();
        while self.place.is_none() && !key.is_empty() {
            self.place = locate(text, key);
            key = key.rsplit_once('.').map_or("", |(above, _)| above);
        }
        self
    }

    /// What the YAML reader says, in our words.
    pub(super) fn from_yaml(error: &serde_yaml::Error, text: &str) -> Self {
        let mut refusal = Self::read_from(error);
        // The reader says of a sign that is wrong for YAML in which key it stands.
        if refusal.id == RefusalId::WrongValue && !is_yaml(text) {
            refusal.id = RefusalId::NotYaml;
        }
        match refusal.what.as_str() {
            TWICE => Self {
                place: locate_again(text, &refusal.key).or(refusal.place),
                ..refusal
            },
            _ => refusal.located(text),
        }
    }

    fn read_from(error: &serde_yaml::Error) -> Self {
        let place = error.location().map(|place| (place.line(), place.column()));
        let mut text = error.to_string();
        if let Some((line, column)) = place
            && let Some(before) = text.find(&format!(" at line {line} column {column}"))
        {
            text.truncate(before);
        }
        let (path, what) = match text.split_once(": ") {
            Some((path, what)) if is_path(path) => (path.to_owned(), what.to_owned()),
            _ => (String::new(), text),
        };
        // The beginning of the file is no place of a key in a part of it.
        let place = place.filter(|place| path.is_empty() || *place != (1, 1));
        Self {
            place,
            ..Self::reworded(&path, &what)
        }
    }

    fn reworded(path: &str, what: &str) -> Self {
        let what = &without_texts(what);
        let under = |key: &str| {
            if path.is_empty() {
                key.to_owned()
            } else {
                format!("{path}.{key}")
            }
        };
        let mut quoted = what.split('`').skip(1).step_by(2);
        if what.starts_with("unknown field") {
            let key = quoted.next().unwrap_or_default();
            let known: Vec<&str> = quoted.collect();
            let refusal =
                Self::new(under(key), "there is no such key".to_owned()).of(RefusalId::UnknownKey);
            return match nearest(key, known.iter().copied()) {
                Some(name) => refusal
                    .with("nearest", name)
                    .hint(format!("did you mean `{name}`?")),
                None => refusal.hint(format!("there are: {}", known.join(", "))),
            };
        }
        if what.starts_with("duplicate field") {
            return Self::new(under(quoted.next().unwrap_or_default()), TWICE.to_owned())
                .of(RefusalId::KeyTwice)
                .hint("keep one of them");
        }
        if what.starts_with("missing field") {
            return Self::new(
                under(quoted.next().unwrap_or_default()),
                "the key is missing".to_owned(),
            )
            .of(RefusalId::MissingKey)
            .hint("`kerkesa new` asks for everything that a letter needs");
        }
        if what.contains("repetition limit") {
            return Self::new(
                path,
                "the file repeats itself too often through aliases (`*`)".to_owned(),
            )
            .of(RefusalId::TooManyAliases)
            .hint("write every value where it belongs");
        }
        // What the date reader says, in words for people.
        let is_unreal = what.starts_with("parsed date is not valid")
            || what.contains("is not in the required range");
        let is_no_date = ["failed to parse", "parsed value"]
            .iter()
            .any(|start| what.starts_with(start))
            || [
                "digit year",
                "digit month",
                "digit day",
                "found end of input",
                "jiff::",
            ]
            .iter()
            .any(|part| what.contains(part));
        if is_unreal || is_no_date {
            let what = if is_unreal {
                "there is no such day"
            } else {
                "is no date"
            };
            return Self::new(path, what.to_owned())
                .of(RefusalId::WrongDate)
                .hint("write year-month-day, for example 2026-11-23");
        }
        if let Some((found, wanted)) = what
            .strip_prefix("invalid type: ")
            .and_then(|what| what.split_once(", expected "))
        {
            let found = match found.split(' ').next().unwrap_or_default() {
                "sequence" => "a list",
                "map" => "a map of keys",
                "unit" => "empty",
                "a" => "a text",
                _ => found,
            };
            let wanted = if wanted.starts_with("struct") {
                "a map of keys"
            } else {
                wanted
            };
            return Self::new(path, format!("is {found}; wanted: {wanted}"))
                .of(RefusalId::WrongType)
                .hint("docs/request.md explains each key");
        }
        Self::new(path, what.to_owned())
    }
}

fn is_yaml(text: &str) -> bool {
    serde_yaml::from_str::<IgnoredAny>(text).is_ok()
}

/// The reader's sentence without the texts that it repeats: they are the worker's own words.
fn without_texts(what: &str) -> String {
    const OPENING: &str = "string \"";
    let mut said = String::with_capacity(what.len());
    let mut rest = what;
    while let Some((before, quoted)) = rest.split_once(OPENING) {
        said.push_str(before);
        said.push_str("a text");
        let mut escaped = false;
        let end = quoted.find(|c: char| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        rest = end.map_or("", |end| &quoted[end + 1..]);
    }
    said.push_str(rest);
    said
}

fn is_path(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'[' | b']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_worker_is_not_repeated() {
        for (what, wanted) in [
            (
                "invalid type: string \"12 Sample Road, expected x\", expected struct Address",
                "is a text; wanted: a map of keys",
            ),
            (
                r#"invalid type: string "he said \"no\", \\", expected a sequence"#,
                "is a text; wanted: a sequence",
            ),
            ("invalid value: string \"Leka", "invalid value: a text"),
            (
                "invalid type: map, expected a string",
                "is a map of keys; wanted: a string",
            ),
        ] {
            assert_eq!(Refusal::reworded("worker", what).what, wanted);
        }
    }
}
