//! Which sections of the file a letter uses: what it does not use would be lost.

use crate::{
    domain::{LetterKind, Stage},
    intake::{Refusal, RequestFile},
};

/// Refuses a section that the letter does not use.
pub(in crate::intake) fn sections(file: &RequestFile) -> Result<(), Refusal> {
    let letter = file.letter;
    let first = file
        .previous
        .as_ref()
        .and_then(|previous| previous.0.first())
        .map(|first| first.letter);
    for (section, given) in of_letters(file) {
        let used = letter == section || (letter.follows() && first == Some(section));
        if given && !used {
            return Err(unused(section.id(), letter).hint(format!(
                "write `letter: {section}`, or make a request file for each letter"
            )));
        }
    }
    for (section, given) in [
        ("previous", file.previous.is_some()),
        ("follow_up", file.follow_up.is_some()),
    ] {
        if given && !letter.follows() {
            return Err(
                unused(section, letter).hint("only a letter that follows an earlier one names it")
            );
        }
    }
    if letter.follows() && first.is_none() {
        return Err(Refusal::new("previous", "is missing".to_owned()).hint(
            "name the letter that this one follows: `previous: {letter: …, date: …, received: …}`",
        ));
    }
    if letter == LetterKind::HumanReview && file.human_review.is_none() {
        return Err(Refusal::new("human_review", "is missing".to_owned())
            .hint("say which decision: `human_review: {decision: …}`"));
    }
    Ok(())
}

fn unused(section: &str, letter: LetterKind) -> Refusal {
    let what = match letter.stage() {
        Stage::Request => format!("a letter of {letter} does not use it"),
        _ => format!("the letter `{letter}` does not use it"),
    };
    Refusal::new(section, what)
}

/// The sections of single letters, and whether the file has them.
fn of_letters(file: &RequestFile) -> [(LetterKind, bool); 10] {
    [
        (LetterKind::Access, file.access.is_some()),
        (LetterKind::Objection, file.objection.is_some()),
        (LetterKind::Rectification, file.rectification.is_some()),
        (LetterKind::Erasure, file.erasure.is_some()),
        (LetterKind::Restriction, file.restriction.is_some()),
        (LetterKind::Portability, file.portability.is_some()),
        (LetterKind::HumanReview, file.human_review.is_some()),
        (
            LetterKind::ConsentWithdrawal,
            file.consent_withdrawal.is_some(),
        ),
        (LetterKind::Preservation, file.preservation.is_some()),
        (LetterKind::Mandate, file.mandate.is_some()),
    ]
}
