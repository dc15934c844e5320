//! Which sections of the file a letter uses: what it does not use would be lost.

use super::refuse;
use crate::{
    domain::{Employment, LetterKind},
    intake::{Refusal, RefusalId, RequestFile},
};

/// Refuses a section that the letter does not use.
pub(in crate::intake) fn sections(file: &RequestFile) -> Result<(), Refusal> {
    let letter = file.letter;
    worker(file)?;
    let first = file
        .previous
        .as_ref()
        .and_then(|previous| previous.0.first())
        .map(|first| first.letter);
    for (section, given) in of_letters(file) {
        let used = letter == section || (letter.follows() && first == Some(section));
        if given && !used {
            let values = [
                ("section", section.to_string()),
                ("letter", letter.to_string()),
            ];
            return refuse(RefusalId::UnusedSection, section.id(), values);
        }
    }
    for (section, given) in [
        ("previous", file.previous.is_some()),
        ("follow_up", file.follow_up.is_some()),
    ] {
        if given && !letter.follows() {
            let values = [("letter", letter.to_string())];
            return refuse(RefusalId::NothingBefore, section, values);
        }
    }
    if letter.follows() && first.is_none() {
        return refuse(RefusalId::PreviousMissing, "previous", []);
    }
    if letter == LetterKind::HumanReview && file.human_review.is_none() {
        return refuse(RefusalId::DecisionMissing, "human_review", []);
    }
    Ok(())
}

/// The worker, in every letter but those that an organisation writes in its own name.
fn worker(file: &RequestFile) -> Result<(), Refusal> {
    if !file.letter.is_collective() {
        return match file.worker {
            Some(_) => Ok(()),
            None => Err(Refusal::missing_key("worker")),
        };
    }
    for (section, given) in [
        ("worker", file.worker.is_some()),
        ("employment", file.employment != Employment::default()),
    ] {
        if given {
            let values = [("letter", file.letter.to_string())];
            return refuse(RefusalId::NoWorkerHere, section, values);
        }
    }
    Ok(())
}

/// The letters that have a section of their own, which is named like them.
pub(in crate::intake) const SECTIONS: [LetterKind; 12] = [
    LetterKind::Access,
    LetterKind::Objection,
    LetterKind::Rectification,
    LetterKind::Erasure,
    LetterKind::Restriction,
    LetterKind::Portability,
    LetterKind::HumanReview,
    LetterKind::ConsentWithdrawal,
    LetterKind::Preservation,
    LetterKind::Mandate,
    LetterKind::CollectiveComplaint,
    LetterKind::CollectiveObjection,
];

/// Whether the file has each of the [`SECTIONS`].
fn of_letters(file: &RequestFile) -> impl Iterator<Item = (LetterKind, bool)> {
    let given = [
        file.access.is_some(),
        file.objection.is_some(),
        file.rectification.is_some(),
        file.erasure.is_some(),
        file.restriction.is_some(),
        file.portability.is_some(),
        file.human_review.is_some(),
        file.consent_withdrawal.is_some(),
        file.preservation.is_some(),
        file.mandate.is_some(),
        file.collective_complaint.is_some(),
        file.collective_objection.is_some(),
    ];
    SECTIONS.into_iter().zip(given)
}
