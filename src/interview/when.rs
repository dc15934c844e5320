//! When a question is asked, and in whose words.

use super::{
    sections::{ASKED, REPLIED},
    situation::Situation,
};
use crate::domain::{Delivery, LetterKind, ReplyKind, Status};

/// The letters that name the points which are still open.
pub(super) const OPEN: &[LetterKind] = &[
    LetterKind::Reminder,
    LetterKind::IncompleteReply,
    LetterKind::RefusalReply,
    LetterKind::EmployerComplaint,
    LetterKind::Complaint,
];

/// The letters that say whether the monitoring goes on.
pub(super) const CONTINUED: &[LetterKind] = &[
    LetterKind::ObjectionUnanswered,
    LetterKind::EmployerComplaint,
    LetterKind::Complaint,
];

pub(super) fn follows(now: &Situation<'_>) -> bool {
    now.first_letter().is_some()
}

/// Whether only a proof of sending can show that the first letter must have arrived.
pub(super) fn needs_proof(now: &Situation<'_>) -> bool {
    let days = |day: &str| now.answers.has(&format!("previous[0].{day}"));
    let is_first = now.earlier().as_deref() == Some("previous[0]");
    is_first && days("sent") && !days("received") && (!now.agrees(REPLIED) || days("proof"))
}

pub(super) fn is_answered(now: &Situation<'_>) -> bool {
    follows(now) && now.agrees(REPLIED)
}

pub(super) fn has_asked(now: &Situation<'_>) -> bool {
    complains(now) && now.agrees(ASKED)
}

pub(super) fn is_asked_answered(now: &Situation<'_>) -> bool {
    has_asked(now) && now.agrees(REPLIED)
}

pub(super) fn is_reply(now: &Situation<'_>, kind: ReplyKind) -> bool {
    now.reply() == Some(kind)
}

pub(super) fn gives_reasons(now: &Situation<'_>) -> bool {
    is_reply(now, ReplyKind::Refusal) || is_reply(now, ReplyKind::Extension)
}

pub(super) fn has_worker(now: &Situation<'_>) -> bool {
    !now.is_collective()
}

pub(super) fn has_worker_parts(now: &Situation<'_>) -> bool {
    has_worker(now) && !now.answers.has("worker.address.lines")
}

pub(super) fn is_agency(now: &Situation<'_>) -> bool {
    has_worker(now) && now.says("employment.status", Status::Agency.id())
}

pub(super) fn is_applicant(now: &Situation<'_>) -> bool {
    now.says("employment.status", Status::Applicant.id())
}

/// Not asked of an applicant, who seldom has it.
pub(super) fn works_or(now: &Situation<'_>, key: &str) -> bool {
    has_worker(now) && (!is_applicant(now) || now.answers.has(key))
}

/// Whether the employer comes from no record and from no book.
pub(super) fn is_written_out(now: &Situation<'_>) -> bool {
    !now.answers.has("employer.record") && !now.answers.has("employer.book")
}

/// Whether the employer has a name to be shown: of one from the book it is known, and stands in no request.
pub(super) fn is_named(now: &Situation<'_>) -> bool {
    is_written_out(now) || now.answers.has("employer.book") && now.answers.has("employer.name")
}

pub(super) fn has_employer_parts(now: &Situation<'_>) -> bool {
    is_written_out(now) && !now.answers.has("employer.address.lines")
}

pub(super) fn is_access(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Access])
}

pub(super) fn is_objection(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Objection])
}

pub(super) fn is_rectification(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Rectification])
}

pub(super) fn is_erasure(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Erasure])
}

pub(super) fn is_restriction(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Restriction])
}

pub(super) fn is_portability(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Portability])
}

pub(super) fn is_review(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::HumanReview])
}

pub(super) fn is_withdrawal(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::ConsentWithdrawal])
}

pub(super) fn is_preservation(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Preservation])
}

pub(super) fn is_mandate(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::Mandate])
}

pub(super) fn complains(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::CollectiveComplaint])
}

pub(super) fn sends_objections(now: &Situation<'_>) -> bool {
    now.writes(&[LetterKind::CollectiveObjection])
}

pub(super) fn needs_organisation(now: &Situation<'_>) -> bool {
    is_mandate(now) || now.is_collective()
}

pub(super) fn is_represented(now: &Situation<'_>) -> bool {
    now.answers.has("representative.organisation")
}

pub(super) fn is_written_by_it(now: &Situation<'_>) -> bool {
    now.agrees("representative.writes")
}

/// Whether the organisation's address is asked for, part by part.
pub(super) fn has_representative_parts(now: &Situation<'_>) -> bool {
    let is_needed = needs_organisation(now)
        || is_written_by_it(now)
        || now.answers.has("representative.address.street");
    is_represented(now) && is_needed && !now.answers.has("representative.address.lines")
}

pub(super) fn goes_by_mail(now: &Situation<'_>) -> bool {
    now.goes_to_employer() && now.says("delivery", Delivery::Email.id())
}
