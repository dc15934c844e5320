//! Why something cannot have happened to a case, or not now.

use crate::catalog::{Labels, Said, Values};
use std::fmt;

ids! {
    /// Why a change does not follow from what is there.
    pub enum MisstepId as "misstep" {
        /// A cover letter, a collective complaint or a mandate begins no case.
        NoCase = "no-case",
        /// The case is closed.
        Closed = "closed",
        /// It is not closed.
        NotClosed = "not-closed",
        /// The day is before the letter's own date.
        BeforeLetter = "before-letter",
        /// The day is before the day of sending.
        BeforeSent = "before-sent",
        /// The answer came before the letter was received.
        BeforeReceived = "before-received",
        /// The day is still to come.
        Ahead = "ahead",
        /// Another day of sending is there.
        OtherSent = "other-sent",
        /// Another day of receipt is there.
        OtherReceived = "other-received",
        /// Another answer is there.
        OtherAnswer = "other-answer",
        /// The letter came back.
        CameBack = "came-back",
        /// The letter was received.
        HasArrived = "has-arrived",
        /// An answer is there.
        HasAnswer = "has-answer",
        /// An authority does not answer so.
        OfAuthority = "of-authority",
        /// No letter comes next.
        NothingToWrite = "nothing-to-write",
        /// The letter that comes next comes later.
        TooEarly = "too-early",
    }
}

impl MisstepId {
    /// The names of the values that its sentences may hold, in every language.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::NoCase => &["letter"],
            Self::Closed
            | Self::CameBack
            | Self::HasArrived
            | Self::HasAnswer
            | Self::OtherSent
            | Self::OtherReceived
            | Self::OtherAnswer => &["day"],
            Self::BeforeLetter | Self::BeforeSent | Self::BeforeReceived => &["day", "before"],
            Self::Ahead => &["day", "today"],
            Self::OfAuthority => &["kind"],
            Self::TooEarly => &["from"],
            Self::NotClosed | Self::NothingToWrite => &[],
        }
    }
}

/// Why a change does not follow from what is there. Its words are those of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misstep {
    /// Why.
    pub id: MisstepId,
    values: Values,
}

impl Misstep {
    pub(super) fn new<const N: usize>(id: MisstepId, values: [(&'static str, String); N]) -> Self {
        Self {
            id,
            values: Values::from_iter(values),
        }
    }

    /// The letter that comes next comes later: from this day.
    #[must_use]
    pub fn too_early(from: jiff::civil::Date) -> Self {
        Self::new(MisstepId::TooEarly, [("from", from.to_string())])
    }

    /// No letter comes next.
    #[must_use]
    pub fn nothing_to_write() -> Self {
        Self::new(MisstepId::NothingToWrite, [])
    }

    /// What is wrong and what to do, in the words of a language.
    #[must_use]
    pub fn said(&self, labels: &Labels) -> Said {
        let said = labels.said("misstep", self.id.id(), &self.values);
        said.unwrap_or_else(|| Said {
            what: self.id.id().to_owned(),
            hint: None,
        })
    }
}

impl fmt::Display for Misstep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Labels::english()).what)
    }
}

impl std::error::Error for Misstep {}
