//! Why a request is refused, where, and what to do.

use super::RefusalId;
use crate::{
    catalog::{EMPTY, Flaw, Labels, Told, Values, bounds::TooMuch, locate::locate},
    domain::{Addressee, Request, SignatureError, TextError, cut},
};
use std::fmt;

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
    pub values: Box<Values>,
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
        Self::worded(RefusalId::MissingKey, key, [])
    }

    /// The refusal of a draft of an e-mail whose letter goes to somebody whose address the request does not say.
    #[must_use]
    pub fn draft_to_nobody(request: &Request) -> Self {
        let key = match request.letter.addressee() {
            Addressee::Controller => "employer.email",
            Addressee::Representative => "representative.email",
            Addressee::SupervisoryAuthority => "authority",
        };
        Self::worded(RefusalId::DraftToNobody, key, [])
    }

    /// A refusal whose sentences stand among the program's labels, by its name; these are the English ones.
    pub(crate) fn worded<const N: usize>(
        id: RefusalId,
        key: impl Into<String>,
        values: [(&'static str, String); N],
    ) -> Self {
        let refusal = Self {
            id,
            values: Box::new(Values::from(values)),
            ..Self::new(key, id.to_string())
        };
        refusal.said(Labels::english())
    }

    /// The same in the words of a language, where it has any for this kind of refusal.
    #[must_use]
    pub fn told(self, labels: &Labels) -> Self {
        // What is said in English names more than the values do: the word that is wrong.
        if labels.tag().base() == Labels::english().tag().base() && self.what != self.id.id() {
            return self;
        }
        self.said(labels)
    }

    fn said(self, labels: &Labels) -> Self {
        let unknown = |name: &&&str| !self.id.values().contains(*name);
        debug_assert_eq!(self.values.keys().find(unknown), None, "{}", self.id);
        match labels.said("refusal", self.id.id(), &self.values) {
            Some(said) => Self {
                what: said.what,
                hint: said.hint,
                ..self
            },
            None => self,
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
            names,
            place,
            what,
            hint,
        } = Told::of(error, text);
        let id = match flaw {
            Flaw::Value => RefusalId::WrongValue,
            Flaw::UnknownValue => RefusalId::UnknownValue,
            Flaw::Email => RefusalId::BadEmail,
            Flaw::Country => RefusalId::UnknownCountry,
            Flaw::Empty => RefusalId::ValueEmpty,
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
            None => refusal.of_a_request().of_a_text().of_a_drawing(),
        };
        let refusal = match names {
            Some(names) => refusal.with("names", names),
            None => refusal,
        };
        match nearest {
            Some(name) => refusal.with("nearest", name),
            None => refusal,
        }
    }

    /// The same by the name of its fault, if it is one of a text: the reader of YAML hands on only its words.
    fn of_a_text(self) -> Self {
        if self.id != RefusalId::WrongValue {
            return self;
        }
        let Some(error) = TextError::told(&self.what) else {
            return self;
        };
        match error {
            TextError::Empty => self.of(RefusalId::ValueEmpty),
            TextError::LineBreak => self.of(RefusalId::LineBreak),
            TextError::TooLong { found, limit } => self
                .of(RefusalId::TextTooLong)
                .with("found", found)
                .with("limit", limit),
            TextError::Invisible(sign) => self
                .of(RefusalId::SignInvisible)
                .with("code", format_args!("U+{:04X}", u32::from(sign))),
            TextError::NotShown(sign) => self.of(RefusalId::SignNotShown).with("sign", sign),
        }
    }

    /// The same by the name of its fault, if it is one of a drawn signature.
    fn of_a_drawing(self) -> Self {
        match SignatureError::told(&self.what) {
            Some(error) if self.id == RefusalId::WrongValue => self.of_a_signature(error),
            _ => self,
        }
    }

    /// The same for this fault of a drawn signature.
    pub(super) fn of_a_signature(self, error: SignatureError) -> Self {
        match error.at() {
            Some(at) => self
                .of(RefusalId::SignatureUnreadable)
                .with("at", at)
                .hint("draw it again; a file must hold nothing but path data, with the commands M, L, H, V, Q, C, S, T and Z"),
            None if error == SignatureError::Nothing => self
                .of(RefusalId::SignatureEmpty)
                .hint("draw it again, or leave the key out and sign on paper"),
            None => self
                .of(RefusalId::SignatureTooLong)
                .hint("draw it again, or leave the key out and sign on paper"),
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
            EMPTY => self.of(RefusalId::FileEmpty).hint(NEW),
            "the key is missing" => self.hint(NEW),
            what if what.starts_with("must be ") || what.starts_with("cannot be read as YAML") => {
                self.hint("docs/request.md explains each key")
            }
            _ => self,
        }
    }
}
