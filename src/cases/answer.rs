//! What came back.

use crate::domain::{Reply, ReplyKind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

ids! {
    /// What kind of answer came: one that settles the matter, or one that a letter meets.
    pub enum AnswerKind as "kind of answer" {
        /// It gives all that was asked for, or the authority has decided.
        Complete = "complete",
        /// Something is missing.
        Incomplete = "incomplete",
        /// Proof of identity is demanded.
        Identity = "identity",
        /// More time is taken.
        Extension = "extension",
        /// Money is demanded.
        Fee = "fee",
        /// The request is refused, in whole or in part.
        Refusal = "refusal",
        /// It is in a language that the worker does not understand.
        WrongLanguage = "wrong_language",
        /// A form, a portal, a signature or another way of writing is demanded.
        Form = "form",
    }
}

impl AnswerKind {
    /// The reply that a letter meets; none where nothing is left to write.
    #[must_use]
    pub const fn reply(self) -> Option<ReplyKind> {
        Some(match self {
            Self::Complete => return None,
            Self::Incomplete => ReplyKind::Incomplete,
            Self::Identity => ReplyKind::Identity,
            Self::Extension => ReplyKind::Extension,
            Self::Fee => ReplyKind::Fee,
            Self::Refusal => ReplyKind::Refusal,
            Self::WrongLanguage => ReplyKind::WrongLanguage,
            Self::Form => ReplyKind::Form,
        })
    }
}

/// An answer to the last letter of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It settles the matter.
    Complete {
        /// The day on which it came.
        date: Date,
    },
    /// A letter meets it.
    Reply(Reply),
}

impl Answer {
    /// The day on which it came.
    #[must_use]
    pub const fn date(&self) -> Date {
        match self {
            Self::Complete { date } => *date,
            Self::Reply(reply) => reply.date,
        }
    }

    /// What kind of answer it is.
    #[must_use]
    pub const fn kind(&self) -> AnswerKind {
        match self {
            Self::Complete { .. } => AnswerKind::Complete,
            Self::Reply(reply) => match reply.kind {
                ReplyKind::Incomplete => AnswerKind::Incomplete,
                ReplyKind::Identity => AnswerKind::Identity,
                ReplyKind::Extension => AnswerKind::Extension,
                ReplyKind::Fee => AnswerKind::Fee,
                ReplyKind::Refusal => AnswerKind::Refusal,
                ReplyKind::WrongLanguage => AnswerKind::WrongLanguage,
                ReplyKind::Form => AnswerKind::Form,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_reply_is_a_kind_of_answer() {
        for kind in ReplyKind::ALL {
            let reply = Reply {
                date: jiff::civil::date(2026, 3, 2),
                kind: *kind,
                reasons: Vec::new(),
                until: None,
                fee: None,
            };
            let answer = Answer::Reply(reply).kind();
            assert_eq!((answer.id(), answer.reply()), (kind.id(), Some(*kind)));
        }
    }
}
