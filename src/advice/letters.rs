//! What each letter can and cannot do for the worker.

use super::{Advice, AdviceId, Case};
use crate::domain::{LetterKind, Monitoring, Request, Right};

pub(super) fn look(case: &Case<'_>, advice: &mut Vec<Advice>) {
    match case.request.letter {
        LetterKind::Access if case.jurisdiction.law == "uk" => {
            advice.push(Advice::new(AdviceId::SearchProportionate, "access", []));
        }
        LetterKind::Objection => objection(case.request, advice),
        LetterKind::Preservation => {
            advice.push(Advice::new(AdviceId::RecordingsOverwritten, "letter", []));
        }
        LetterKind::Erasure => {
            advice.push(Advice::new(AdviceId::ErasureLosesEvidence, "letter", []));
        }
        LetterKind::Mandate => advice.push(Advice::new(
            AdviceId::MandateUncertain,
            "representative",
            [],
        )),
        LetterKind::CollectiveComplaint if case.request.collective_complaint.mandates > 0 => {
            advice.push(Advice::new(
                AdviceId::MandatesUncertain,
                "representative",
                [],
            ));
        }
        _ => {}
    }
    correspondence(case, advice);
}

fn objection(request: &Request, advice: &mut Vec<Advice>) {
    advice.push(Advice::new(AdviceId::ObjectionWeak, "objection", []));
    let is_scored = request.objection.to.iter().any(|to| {
        matches!(
            to.operation,
            Monitoring::ProductivityScoring | Monitoring::AutomatedRanking
        )
    });
    if is_scored {
        advice.push(Advice::new(AdviceId::AiDutyLater, "objection", []));
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
            [],
        ));
    }
    if request.letter == LetterKind::FeeReply && has(Right::FeeShare) {
        advice.push(Advice::new(AdviceId::FeeLapses, "letter", []));
    }
    let first = request.previous.first();
    if first.is_some_and(|first| first.received.is_none()) {
        advice.push(Advice::new(AdviceId::ReceiptUnknown, "previous", []));
    }
}
