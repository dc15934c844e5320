//! Which key of the request a paragraph comes from, so that a reader can go back from it to the question.

use super::{Brief, ComposeError, request_lists::Scope};
use crate::{
    catalog::{Hole, Segment},
    letter::Origin,
};

/// Where the data are chosen that a letter is about.
const DATA: &str = "data";

/// Where the operations are chosen that a letter is about.
const OPERATIONS: &str = "operations";

/// Where the worker's own words stand.
const OWN_WORDS: &str = "own_words";

/// The sentences that stand in a letter because of one answer: the beginnings of their keys, and the key of the answer
/// or what it is called above. The longer beginning comes first.
const SENTENCES: &[(&str, &str)] = &[
    ("who.", "employment.status"),
    ("represented.", "representative.writes"),
    ("access.data", DATA),
    ("access.narrow", DATA),
    ("access.questions", "access.questions"),
    ("question.", "access.questions"),
    ("scope.all", DATA),
    ("scope.chosen", DATA),
    ("scope.heading", DATA),
    ("objection.to", OPERATIONS),
    ("objection.biometric", OPERATIONS),
    ("objection.emotion", OPERATIONS),
    ("objection.because", "objection.because"),
    ("objection.unlawful", "objection.because"),
    ("objection.own_words", OWN_WORDS),
    ("objection.instead", "objection.instead"),
    ("objection.erasure", "objection.erase"),
    ("rectification.corrections", "rectification.corrections"),
    ("rectification.heading", "rectification.corrections"),
    ("rectification.own_words", OWN_WORDS),
    ("erasure.grounds", "erasure.because"),
    ("erasure.own_words", OWN_WORDS),
    ("restriction.grounds", "restriction.because"),
    ("restriction.own_words", OWN_WORDS),
    ("human_review.own_words", OWN_WORDS),
    ("consent_withdrawal.to", OPERATIONS),
    ("consent_withdrawal.heading", OPERATIONS),
    ("preservation.own_words", OWN_WORDS),
    ("mandate.un", "mandate.until"),
    ("history.opening", "previous"),
    ("follow.open", "follow_up.open"),
    ("follow.own_words", OWN_WORDS),
    ("refusal_reply.excessive", "previous.reply.reasons"),
    ("refusal_reply.no_reasons", "previous.reply.reasons"),
    ("refusal_reply.not_held", "previous.reply.reasons"),
    ("refusal_reply.others_rights", "previous.reply.reasons"),
    ("refusal_reply.trade_secrets", "previous.reply.reasons"),
    ("objection_unanswered.to", OPERATIONS),
    ("objection_unanswered.continues", "follow_up.continues"),
    ("complaint.continues", "follow_up.continues"),
    ("complaint.history", "previous"),
    ("complaint.open_", "follow_up.open"),
    ("complaint.own_words", OWN_WORDS),
    ("complaint.reply", "previous.reply.kind"),
    ("complaint.to", OPERATIONS),
    ("complaint.unlawful", "objection.because"),
    ("collective_complaint.asked", "collective_complaint.asked"),
    ("collective_complaint.biometric", OPERATIONS),
    ("collective_complaint.emotion", OPERATIONS),
    ("collective_complaint.homes", OPERATIONS),
    (
        "collective_complaint.informed",
        "collective_complaint.informed",
    ),
    ("collective_complaint.monitored", OPERATIONS),
    ("collective_complaint.own_words", OWN_WORDS),
    (
        "collective_complaint.reply",
        "collective_complaint.asked.reply.kind",
    ),
    (
        "collective_complaint.workers",
        "collective_complaint.workers",
    ),
    ("collective_objection.own_words", OWN_WORDS),
    ("collective_objection.to", OPERATIONS),
    ("remedies.", "tone"),
];

impl Brief<'_> {
    /// The key that the sentence of a step comes from: the answer for whose sake it is there, or the first that it
    /// names; with a letter's first sentence, the letter. None, where it stands in every such letter.
    pub(super) fn origin_of(&self, key: &str) -> Result<Origin, ComposeError> {
        let mut known = SENTENCES.iter();
        if let Some((_, origin)) = known.find(|(begin, _)| key.starts_with(begin)) {
            return Ok(match *origin {
                DATA | OPERATIONS => self.list_origin(origin),
                OWN_WORDS => self.own_words().map(|(key, _)| key),
                origin => Some(origin),
            });
        }
        let mut named = self.sentence(key)?.segments().iter();
        let named = named.find_map(|segment| match segment {
            Segment::Hole(Hole::Value { name, .. }) => self.origin_of_value(name),
            _ => None,
        });
        let is_first = key
            .split_once('.')
            .is_some_and(|(_, name)| name.starts_with("opening"));
        Ok(named.or(is_first.then_some("letter")))
    }

    /// The key of a list that templates name.
    pub(super) fn list_origin(&self, list: &str) -> Origin {
        let of_operation = self.operations().0;
        match list {
            DATA => Some(self.scope().keys.data),
            OPERATIONS => of_operation.strip_suffix(".system"),
            "reasons" | "arguments" => Some("objection.because"),
            "grounds" if self.about == crate::domain::LetterKind::Erasure => {
                Some("erasure.because")
            }
            "grounds" => Some("restriction.because"),
            "corrections" => Some("rectification.corrections"),
            "previous" => Some("previous"),
            "asked" => Some("collective_complaint.asked"),
            "references" => Some("collective_complaint.references"),
            "open" => Some("follow_up.open"),
            _ => None,
        }
    }

    /// The key of what fills a hole, if the request says it.
    fn origin_of_value(&self, name: &str) -> Origin {
        let Scope { keys, systems, .. } = self.scope();
        Some(match name {
            "role" => "employment.role",
            "agency" => "employment.agency",
            "since" => "employment.since",
            "until" => "employment.until",
            "from" => keys.since,
            "to" => keys.until,
            "systems" => systems.0,
            "written" => "date",
            "own_reference" => "reference",
            "worker" => "worker.name",
            "employer" => "employer.name",
            "employer_address" => "employer.address",
            "organisation" => "representative.organisation",
            "contact" | "person" => "representative.name",
            "authority" => "authority",
            "recipient" => "portability.to",
            "decision" => "human_review.decision",
            "decided" => "human_review.date",
            "tool" => "human_review.system",
            "valid_until" => "mandate.until",
            "received" | "last_day" | "extended_last_day" | "elapsed" => "previous[0].received",
            "sent" => "previous[0].sent",
            "reply_date" => "previous.reply.date",
            "new_day" => "previous.reply.until",
            "fee" => "previous.reply.fee",
            "workers" => "collective_complaint.workers",
            "mandates" => "collective_complaint.mandates",
            "objections" => "collective_objection.objections",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalog::Catalog, domain::LanguageTag};

    #[test]
    fn every_beginning_is_that_of_a_sentence_and_none_hides_another() {
        let catalog = Catalog::embedded().expect("the catalogue");
        let words = catalog.words(&LanguageTag::english()).expect("words");
        for (place, (begin, _)) in SENTENCES.iter().enumerate() {
            assert!(words.keys().any(|key| key.starts_with(begin)), "{begin}");
            let before = &SENTENCES[..place];
            let hidden = before.iter().find(|(other, _)| begin.starts_with(other));
            assert_eq!(hidden, None, "{begin}");
        }
    }
}
