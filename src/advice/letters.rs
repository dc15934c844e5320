//! What each letter can and cannot do for the worker.

use super::{Advice, AdviceId, Case};
use crate::domain::{LetterKind, Monitoring, Request, Right};

pub(super) fn look(case: &Case<'_>, advice: &mut Vec<Advice>) {
    match case.request.letter {
        LetterKind::Access if case.jurisdiction.law == "uk" => advice.push(Advice::new(
            AdviceId::SearchProportionate,
            "access",
            "the law asks the employer only for a reasonable and proportionate search (Article 15(1A) UK GDPR)",
            "name systems, a period and kinds of data: they are harder to overlook",
        )),
        LetterKind::Objection => objection(case.request, advice),
        LetterKind::Preservation => advice.push(Advice::new(
            AdviceId::RecordingsOverwritten,
            "letter",
            "recordings are often overwritten within days",
            "hand it over or send it by e-mail as well, today",
        )),
        LetterKind::Erasure => advice.push(Advice::new(
            AdviceId::ErasureLosesEvidence,
            "letter",
            "what is erased can prove nothing any more",
            "ask for access first, or for restriction, if you may need the data",
        )),
        LetterKind::CollectiveComplaint if case.request.collective_complaint.mandates == 0 => {}
        LetterKind::Mandate | LetterKind::CollectiveComplaint => advice.push(Advice::new(
            AdviceId::MandateUncertain,
            "representative",
            "whether a union may complain by mandate depends on the country's law and on the union's statutes",
            if case.request.letter == LetterKind::Mandate {
                "let the organisation confirm that it may act, and sign more than one original"
            } else {
                "find out first; where it may not, the letter still counts as a notice"
            },
        )),
        _ => {}
    }
    correspondence(case, advice);
}

fn objection(request: &Request, advice: &mut Vec<Advice>) {
    advice.push(Advice::new(
        AdviceId::ObjectionWeak,
        "objection",
        "it is weak where the employer relies on a legal duty or on your contract",
        "the letter asks for the legal basis first; keep the answer",
    ));
    let is_scored = request.objection.to.iter().any(|to| {
        matches!(
            to.operation,
            Monitoring::ProductivityScoring | Monitoring::AutomatedRanking
        )
    });
    if is_scored {
        advice.push(Advice::new(
            AdviceId::AiDutyLater,
            "objection",
            "the duty to inform workers of high-risk AI systems (Art. 26(7) of Regulation (EU) 2024/1689) applies only from 2 December 2027",
            "the letter does not rely on it",
        ));
    }
}

/// What is unwise in a letter of the later correspondence.
fn correspondence(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let request = case.request;
    let has = |right| case.law.grant(right, request.about()).is_some();
    let has_complained = request
        .previous
        .iter()
        .any(|previous| previous.letter == LetterKind::EmployerComplaint);
    if request.letter == LetterKind::Complaint && has(Right::EmployerComplaint) && !has_complained {
        advice.push(Advice::new(
            AdviceId::EmployerComplaintFirst,
            "previous",
            "the law has a complaint to the employer, and as a rule the authority takes up a matter only after it",
            "write `letter: employer_complaint` first, and name it in `previous`",
        ));
    }
    if request.letter == LetterKind::FeeReply && has(Right::FeeShare) {
        advice.push(Advice::new(
            AdviceId::FeeLapses,
            "letter",
            "whoever does not confirm the request within ten days of being told the amount has withdrawn it (Art. 19(3) DSV)",
            "send this letter at once, and keep the proof",
        ));
    }
    let first = request.previous.first();
    if first.is_some_and(|first| first.received.is_none()) {
        advice.push(Advice::new(
            AdviceId::ReceiptUnknown,
            "previous",
            "the day of receipt is not known, so the letter cannot say that the time is over",
            "ask the post for the proof of delivery, and give `received`",
        ));
    }
}
