//! A request as a file that needs no other: no default, no employers' book, no record, no file of a signature.

use super::{EmployerEntry, Refusal, RequestFile, Setting, SignatureEntry, file, texts};
use crate::domain::{Correspondence, FollowUp, JurisdictionId, LetterKind, Request};

impl RequestFile {
    /// The file of a request. Read again, whenever and wherever, it is the same request.
    #[must_use]
    pub fn whole(request: &Request) -> Self {
        let about = request.about();
        let is_about = |letter| about == letter || request.letter == letter;
        let request = request.clone();
        Self {
            letter: request.letter,
            language: Some(request.language),
            jurisdiction: Some(request.jurisdiction),
            region: request.region,
            authority: request.authority,
            date: Some(request.date),
            place: request.place,
            reference: Some(request.reference),
            tone: request.tone,
            window: request.window,
            delivery: request.delivery,
            worker: request.worker,
            employment: request.employment,
            employer: EmployerEntry::Written(request.employer),
            access: is_about(LetterKind::Access).then_some(request.access),
            objection: is_about(LetterKind::Objection).then_some(request.objection),
            rectification: is_about(LetterKind::Rectification).then_some(request.rectification),
            erasure: is_about(LetterKind::Erasure).then_some(request.erasure),
            restriction: is_about(LetterKind::Restriction).then_some(request.restriction),
            portability: is_about(LetterKind::Portability).then_some(request.portability),
            human_review: request.human_review,
            consent_withdrawal: is_about(LetterKind::ConsentWithdrawal)
                .then_some(request.consent_withdrawal),
            preservation: is_about(LetterKind::Preservation).then_some(request.preservation),
            previous: request
                .letter
                .follows()
                .then_some(Correspondence(request.previous)),
            follow_up: Some(request.follow_up).filter(|said| *said != FollowUp::default()),
            mandate: is_about(LetterKind::Mandate).then_some(request.mandate),
            collective_complaint: is_about(LetterKind::CollectiveComplaint)
                .then_some(request.collective_complaint),
            collective_objection: is_about(LetterKind::CollectiveObjection)
                .then_some(request.collective_objection),
            representative: request.representative,
            copies_to: request.copies_to,
            enclosures: request.enclosures,
            signature: request.signature.map(SignatureEntry::Drawn),
        }
    }

    /// The file with these values in the place of its own.
    ///
    /// # Errors
    /// If there is no such key, or it takes no such value.
    pub fn with(self, settings: &[Setting]) -> Result<Self, Refusal> {
        if settings.is_empty() {
            return Ok(self);
        }
        let mut value =
            serde_yaml::to_value(&self).map_err(|why| Refusal::new("", why.to_string()))?;
        for setting in settings {
            file::put(&mut value, setting)?;
        }
        texts::check(&value)?;
        file::through_text(&value)
    }

    /// The country whose law applies: the one that is said, or else the employer's.
    #[must_use]
    pub fn place_of_law(&self) -> Option<JurisdictionId> {
        let employer = || match &self.employer {
            EmployerEntry::Written(controller) => Some(controller.address.country()),
            EmployerEntry::Record { country, .. } | EmployerEntry::Book { country, .. } => *country,
        };
        self.jurisdiction.or_else(employer)
    }
}
