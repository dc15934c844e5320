//! How a command ends when it does not succeed.

use super::{requests, say};
use crate::{
    catalog::{Catalog, CatalogError, Labels, Voice},
    compose::ComposeError,
    domain::LanguageTag,
    files::Odd,
    intake::{self, Refusal, Setting},
    render::RenderError,
};
use std::{io, path::Path};

/// Why a command did not succeed.
#[derive(Debug)]
pub(super) enum Failure {
    /// The content was refused: exit code 1.
    Refused(Message),
    /// The call or the system failed: exit code 2.
    System(Message),
    /// The case book has a trouble of its own, with an exit code of its own.
    Trouble(u8, Message),
    /// One of these, to be said in a language.
    In(Voice, Box<Self>),
    /// Everything is said already; this exit code remains.
    Said(u8),
}

/// What is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// File, and line and column where they are known.
    pub(super) place: Option<String>,
    /// What is wrong.
    pub(super) what: String,
    /// What to do.
    pub(super) hint: Option<String>,
}

impl Failure {
    /// A failure of the call or the system.
    pub(super) fn system(what: impl Into<String>) -> Self {
        Self::System(Message {
            place: None,
            what: what.into(),
            hint: None,
        })
    }

    /// The same with a hint.
    pub(super) fn system_hint(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::System(Message {
            place: None,
            what: what.into(),
            hint: Some(hint.into()),
        })
    }

    /// What the system says of a file, and what can be done about it.
    pub(super) fn at(path: &Path, why: &io::Error) -> Self {
        let hint = match why.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Some("make room on the disk, or write to another one"),
            io::ErrorKind::AlreadyExists => Some("give another name, or move that file away"),
            _ if Odd::of(why).is_some() => Some("move it away, or take another folder"),
            _ => None,
        };
        Self::System(Message {
            place: Some(path.display().to_string()),
            what: match why.kind() {
                io::ErrorKind::AlreadyExists => "another file has this name".to_owned(),
                _ => why.to_string(),
            },
            hint: hint.map(str::to_owned),
        })
    }

    /// Why the letter of a request file was not made.
    pub(super) fn of(file: &Path, error: &LetterError) -> Self {
        match error {
            LetterError::Refusal(refusal) => Self::Refused(Message::of_refusal(file, refusal)),
            LetterError::Told(refusal, voice) => {
                let refused = Self::Refused(Message::of_refusal(file, refusal));
                refused.told(voice)
            }
            LetterError::Unreadable(_) => Self::System(Message::of_file(file, error)),
            LetterError::Compose(_) | LetterError::Render(_) => {
                Self::Refused(Message::of_file(file, error))
            }
        }
    }

    /// Success, or the failure that was said already and has this exit code.
    pub(super) fn of_code(code: u8) -> Result<(), Self> {
        if code == 0 {
            Ok(())
        } else {
            Err(Self::Said(code))
        }
    }

    /// The same, to be said in a language.
    pub(super) fn told(self, voice: &Voice) -> Self {
        Self::In(voice.clone(), Box::new(self))
    }

    /// What is wrong, for whoever says it in a place of their own.
    pub(super) fn what(&self) -> String {
        match self {
            Self::Refused(message) | Self::System(message) | Self::Trouble(_, message) => {
                message.what.clone()
            }
            Self::In(_, failure) => failure.what(),
            Self::Said(_) => String::new(),
        }
    }

    /// Says it; what remains is the exit code.
    pub(super) fn said(&self) -> u8 {
        self.said_in(&Voice::default());
        self.code()
    }

    fn said_in(&self, voice: &Voice) {
        match self {
            Self::Refused(message) | Self::System(message) | Self::Trouble(_, message) => {
                say::error_in(voice.labels(), message);
            }
            Self::In(voice, failure) => failure.said_in(voice),
            Self::Said(_) => {}
        }
    }

    pub(super) const fn code(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::System(_) => 2,
            Self::In(_, failure) => failure.code(),
            Self::Trouble(code, _) | Self::Said(code) => *code,
        }
    }
}

impl From<CatalogError> for Failure {
    fn from(error: CatalogError) -> Self {
        Self::system(error.to_string())
    }
}

impl Message {
    pub(super) fn of_refusal(file: &Path, refusal: &Refusal) -> Self {
        let file = requests::shown(file);
        let place = match refusal.place {
            Some((line, column)) => format!("{file}:{line}:{column}"),
            None => file,
        };
        Self {
            place: Some(place),
            what: refusal.to_string(),
            hint: refusal.hint.clone(),
        }
    }

    fn of_file(file: &Path, what: &LetterError) -> Self {
        Self {
            place: Some(requests::shown(file)),
            what: what.to_string(),
            hint: None,
        }
    }

    pub(super) fn print_error(&self) {
        say::error(self);
    }

    pub(super) fn print_error_in(&self, labels: &Labels) {
        say::error_in(labels, self);
    }

    pub(super) fn print_advice(&self) {
        say::advice(self);
    }
}

impl LetterError {
    /// A refusal in the language of the request, as far as it can be made out.
    pub(super) fn told(
        refusal: Refusal,
        bytes: &[u8],
        settings: &[Setting],
        catalog: &Catalog,
    ) -> Self {
        let voice = intake::voice(bytes, settings, catalog);
        Self::Told(refusal.told(voice.labels()), voice)
    }

    /// A refusal in a language.
    pub(super) fn in_language(refusal: Refusal, language: &LanguageTag, catalog: &Catalog) -> Self {
        let voice = Voice::of(catalog, language);
        Self::Told(refusal.told(voice.labels()), voice)
    }
}

/// Why one request did not become a letter.
#[derive(Debug, thiserror::Error)]
pub(super) enum LetterError {
    /// The request file cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// The request was refused.
    #[error(transparent)]
    Refusal(#[from] Refusal),
    /// The request was refused, in a language that it can be spoken of in.
    #[error("{0}")]
    Told(Refusal, Voice),
    /// The letter could not be composed.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// The letter could not be drawn.
    #[error(transparent)]
    Render(#[from] RenderError),
}
