//! Which letters fit what has happened, and which answer fits which letter.

use super::situation::Situation;
use crate::domain::{LetterKind, ReplyKind, ReplyReason};

/// The letters that can be written now: the first ones, or those that follow; none to which the law gives no right.
pub(super) fn possible(now: &Situation<'_>) -> Vec<LetterKind> {
    let about = now.first_letter();
    let is_granted = |letter: &LetterKind| {
        now.law()
            .is_none_or(|law| law.has(*letter, about.unwrap_or(*letter)))
    };
    let fits = |letter: &LetterKind| match about {
        Some(about) => letter.follows() && meets(*letter, about, now.reply()),
        None => !letter.follows(),
    };
    let all = LetterKind::ALL.iter().copied();
    all.filter(fits).filter(is_granted).collect()
}

/// The letter that meets what came back best, or that nothing did.
pub(super) fn fitting(now: &Situation<'_>) -> Option<LetterKind> {
    let about = now.first_letter()?;
    let possible = possible(now);
    let answering = now.reply().map(ReplyKind::met_by);
    let wished = match answering {
        Some(letter) => letter,
        None if about == LetterKind::Objection => LetterKind::ObjectionUnanswered,
        None => LetterKind::Reminder,
    };
    let wished = possible.iter().find(|letter| **letter == wished);
    wished.or(possible.first()).copied()
}

/// Whether a letter that follows can be written about such an answer.
fn meets(letter: LetterKind, about: LetterKind, reply: Option<ReplyKind>) -> bool {
    match letter {
        LetterKind::Reminder => reply.is_none(),
        LetterKind::ObjectionUnanswered => about == LetterKind::Objection,
        LetterKind::EmployerComplaint | LetterKind::Complaint => true,
        _ => reply.map(ReplyKind::met_by) == Some(letter),
    }
}

/// The answers that can have come: to an organisation only those that are about the matter.
pub(super) fn replies(now: &Situation<'_>) -> impl Iterator<Item = ReplyKind> {
    let is_collective = now.is_collective();
    let all = ReplyKind::ALL.iter().copied();
    all.filter(move |kind| {
        !is_collective
            || matches!(
                kind,
                ReplyKind::Incomplete | ReplyKind::Extension | ReplyKind::Refusal
            )
    })
}

/// The reasons that an answer of its kind can give.
pub(super) fn reply_reasons(now: &Situation<'_>) -> &'static [ReplyReason] {
    match now.reply() {
        Some(ReplyKind::Refusal) => ReplyReason::ALL,
        Some(ReplyKind::Extension) => &[ReplyReason::NoReasons],
        _ => &[],
    }
}
