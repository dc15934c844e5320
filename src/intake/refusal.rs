//! Why a request is refused, where, and what to do.

use crate::{
    catalog::{EMPTY, Flaw, Told, bounds::TooMuch, locate::locate},
    domain::cut,
};
use std::{collections::BTreeMap, fmt};

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
#[error("{}{what}", if .key.is_empty() { String::new() } else { format!("{}: ", cut(.key)) })]
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

    /// A key that the letter needs and the file lacks.
    pub(super) fn missing_key(key: &str) -> Self {
        Self::new(key, "the key is missing".to_owned())
            .of(RefusalId::MissingKey)
            .of_a_request()
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

    /// Why a text is not read at all.
    pub(super) fn too_much(why: TooMuch) -> Self {
        let id = match why {
            TooMuch::Repeats => RefusalId::TooManyAliases,
            TooMuch::Brackets { .. } | TooMuch::Parts { .. } => RefusalId::TooLarge,
        };
        Self {
            place: why.place(),
            ..Self::new("", why.to_string()).hint(why.hint()).of(id)
        }
    }

    /// What the YAML reader says, in our words.
    pub(super) fn from_yaml(error: &serde_yaml::Error, text: &str) -> Self {
        let Told {
            flaw,
            key,
            nearest,
            place,
            what,
            hint,
        } = Told::of(error, text);
        let id = match flaw {
            Flaw::Value => RefusalId::WrongValue,
            Flaw::Type => RefusalId::WrongType,
            Flaw::Date => RefusalId::WrongDate,
            Flaw::UnknownKey => RefusalId::UnknownKey,
            Flaw::KeyTwice => RefusalId::KeyTwice,
            Flaw::MissingKey => RefusalId::MissingKey,
            Flaw::Syntax => RefusalId::NotYaml,
            Flaw::Aliases => RefusalId::TooManyAliases,
        };
        let refusal = Self {
            place,
            hint,
            ..Self::new(key, what).of(id)
        };
        let refusal = match refusal.hint {
            Some(_) => refusal,
            None => refusal.of_a_request(),
        };
        match nearest {
            Some(name) => refusal.with("nearest", name),
            None => refusal,
        }
    }

    /// The same with the hint that helps whoever writes a request.
    fn of_a_request(self) -> Self {
        const NEW: &str = "`kerkesa new` asks for everything that a letter needs";
        match self.what.as_str() {
            what if self.key.is_empty() && what.starts_with("must be a map of keys") => Self {
                what: "this is not a request: it has no keys".to_owned(),
                ..self
            }
            .hint("write each value after a key, a colon and a space: `letter: access`; `kerkesa new` writes a whole request"),
            "the key is missing" | EMPTY => self.hint(NEW),
            what if what.starts_with("must be ") || what.starts_with("cannot be read as YAML") => {
                self.hint("docs/request.md explains each key")
            }
            _ => self,
        }
    }
}
