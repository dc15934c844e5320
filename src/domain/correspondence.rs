//! What was written before: earlier letters, and what came back.

use super::{LetterKind, OneOrMore, Passage, Short};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

/// An earlier letter of the worker.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PreviousLetter {
    /// Which letter.
    pub letter: LetterKind,
    /// The date that it bears.
    #[serde(deserialize_with = "super::day::read")]
    pub date: Date,
    /// Its reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Short>,
    /// The day on which it was sent. Sent is not received: no time runs from it.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub sent: Option<Date>,
    /// The day on which the employer received it; the time runs from the day after.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub received: Option<Date>,
    /// What proves that it was sent, where nobody knows when it was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<SendingProof>,
    /// What came back; none: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
}

ids! {
    /// What proves that a letter was sent. A letter that was handed over needs no such proof: that day is the day of
    /// receipt.
    pub enum SendingProof as "proof of sending" {
        /// The post's receipt for a registered letter.
        Registered = "registered",
        /// A confirmation that the e-mail was delivered or read.
        Email = "email",
    }
}

/// The earlier letters as a request file writes them: one, or a list with the first one first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Correspondence(pub Vec<PreviousLetter>);

impl<'de> Deserialize<'de> for Correspondence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(OneOrMore::new("an earlier letter, or a list of them"))
            .map(Self)
    }
}

/// What the employer answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The day on which it came.
    #[serde(deserialize_with = "super::day::read")]
    pub date: Date,
    /// What kind of answer it is.
    pub kind: ReplyKind,
    /// Why the employer refuses, or `no_reasons`; for a refusal or an extension.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReplyReason>,
    /// The new day that the employer named; for an extension.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Date>,
    /// The amount with its currency; for a fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Short>,
}

ids! {
    /// What kind of answer came.
    pub enum ReplyKind as "kind of reply" {
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

impl ReplyKind {
    /// The letter that meets such an answer.
    #[must_use]
    pub const fn met_by(self) -> LetterKind {
        match self {
            Self::Incomplete => LetterKind::IncompleteReply,
            Self::Identity => LetterKind::IdentityReply,
            Self::Extension => LetterKind::ExtensionReply,
            Self::Fee => LetterKind::FeeReply,
            Self::Refusal => LetterKind::RefusalReply,
            Self::WrongLanguage => LetterKind::WrongLanguageReply,
            Self::Form => LetterKind::FormReply,
        }
    }
}

ids! {
    /// What the employer gives as its reason.
    pub enum ReplyReason as "reason" {
        /// None at all.
        NoReasons = "no_reasons",
        /// The request is said to be excessive.
        Excessive = "excessive",
        /// Trade secrets.
        TradeSecrets = "trade_secrets",
        /// Rights of other people.
        OthersRights = "others_rights",
        /// The data are said not to be held.
        NotHeld = "not_held",
    }
}

/// What a letter that follows says of the earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The numbered points of the first letter that are still open, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<u32>,
    /// Whether the monitoring goes on in spite of an objection.
    #[serde(
        default,
        deserialize_with = "super::text::flag",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub continues: bool,
    /// What the worker adds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Passage>,
}
