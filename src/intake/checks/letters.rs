//! What each letter needs, and whether the law has it.

use super::{once, refuse};
use crate::{
    catalog::Catalog,
    domain::{DataCategory, Law, LetterKind, NamedData, ObjectedOperation, Request},
    intake::{Refusal, RefusalId},
};

/// Checks what the letter, and the first letter that it is about, need.
pub(super) fn check(request: &Request, catalog: &Catalog) -> Result<(), Refusal> {
    let law = catalog
        .jurisdiction(request.jurisdiction)
        .and_then(|country| catalog.law(&country.law))
        .map_err(|why| Refusal::new("jurisdiction", why.to_string()))?;
    let about = request.about();
    granted(law, about, about, "previous[0].letter")?;
    granted(law, request.letter, about, "letter")?;
    section(request, law, about)?;
    if !request.follow_up.open.is_empty() {
        once("follow_up.open", request.follow_up.open.iter().copied())?;
    }
    Ok(())
}

/// No letter under a right that the law does not know.
fn granted(law: &Law, letter: LetterKind, about: LetterKind, key: &str) -> Result<(), Refusal> {
    if law.has(letter, about) {
        return Ok(());
    }
    let key = if letter == about { "letter" } else { key };
    let lack = law.lacks.get(&letter);
    let instead: Vec<String> = lack
        .iter()
        .flat_map(|lack| &lack.instead)
        .map(|letter| format!("`letter: {letter}`"))
        .collect();
    let named = ("statute", law.law.clone());
    let refusal = if instead.is_empty() {
        Refusal::worded(RefusalId::NoSuchRight, key, [named])
    } else {
        // A list of letters stands in the place of a name that was probably meant.
        let values = [named, ("instead", instead.join(", "))];
        Refusal::worded(RefusalId::NoSuchRight, key, values)
    };
    Err(match lack {
        Some(lack) => Refusal {
            what: lack.why.clone(),
            ..refusal
        },
        None => refusal,
    })
}

/// What the section of one letter must hold.
fn section(request: &Request, law: &Law, letter: LetterKind) -> Result<(), Refusal> {
    match letter {
        LetterKind::Access => {
            if let NamedData::Chosen(data) = &request.access.data {
                named_once("access.data", data)?;
            }
            once("access.questions", request.access.questions.iter().copied())
        }
        LetterKind::Objection => objection(request, law),
        LetterKind::Rectification => {
            if request.rectification.corrections.is_empty() {
                let key = "rectification.corrections";
                return refuse(RefusalId::NothingToCorrect, key, []);
            }
            Ok(())
        }
        LetterKind::Erasure => {
            let erasure = &request.erasure;
            chosen("erasure.data", erasure.data.as_deref())?;
            let grounds = erasure
                .because
                .iter()
                .map(|ground| (ground.id(), ground.right()));
            grounds_known("erasure", law, letter, grounds)?;
            once("erasure.because", erasure.because.iter().copied())?;
            some_ground("erasure", erasure.because.is_empty())
        }
        LetterKind::Restriction => {
            let restriction = &request.restriction;
            chosen("restriction.data", restriction.data.as_deref())?;
            let grounds = restriction
                .because
                .iter()
                .map(|ground| (ground.id(), ground.right()));
            grounds_known("restriction", law, letter, grounds)?;
            once("restriction.because", restriction.because.iter().copied())?;
            some_ground("restriction", restriction.because.is_empty())
        }
        LetterKind::Portability => chosen("portability.data", request.portability.data.as_deref()),
        LetterKind::ConsentWithdrawal => {
            operations("consent_withdrawal.to", &request.consent_withdrawal.to)
        }
        LetterKind::Preservation => {
            let data = &request.preservation.data;
            if data.is_empty() {
                return refuse(RefusalId::NothingToPreserve, "preservation.data", []);
            }
            once("preservation.data", data.iter().copied())
        }
        _ => Ok(()),
    }
}

/// A list of data kinds, if given, names each once, and at least one.
fn chosen(key: &str, data: Option<&[DataCategory]>) -> Result<(), Refusal> {
    data.map_or(Ok(()), |data| named_once(key, data))
}

fn named_once(key: &str, data: &[DataCategory]) -> Result<(), Refusal> {
    if data.is_empty() {
        return refuse(RefusalId::ListEmpty, key, []);
    }
    once(key, data.iter().copied())
}

fn some_ground(section: &str, none: bool) -> Result<(), Refusal> {
    if none {
        return refuse(RefusalId::GroundMissing, &format!("{section}.because"), []);
    }
    Ok(())
}

fn grounds_known(
    section: &str,
    law: &Law,
    letter: LetterKind,
    grounds: impl Iterator<Item = (&'static str, crate::domain::Right)>,
) -> Result<(), Refusal> {
    for (index, (id, right)) in grounds.enumerate() {
        if law.grant(right, letter).is_none() {
            let values = [("statute", law.law.clone()), ("ground", id.to_owned())];
            let key = format!("{section}.because[{index}]");
            return refuse(RefusalId::UnknownGround, &key, values);
        }
    }
    Ok(())
}

pub(super) fn operations(key: &str, to: &[ObjectedOperation]) -> Result<(), Refusal> {
    if to.is_empty() {
        return refuse(RefusalId::OperationMissing, key, []);
    }
    let twice = to
        .iter()
        .enumerate()
        .find(|(index, operation)| to[..*index].contains(operation));
    if let Some((index, operation)) = twice {
        let value = [("value", operation.operation.to_string())];
        return refuse(RefusalId::NamedTwice, &format!("{key}[{index}]"), value);
    }
    Ok(())
}

fn objection(request: &Request, law: &Law) -> Result<(), Refusal> {
    let objection = &request.objection;
    operations("objection.to", &objection.to)?;
    once("objection.because", objection.because.iter().copied())?;
    // The grounds stand in the first letter; one that follows need not repeat them.
    if request.letter == LetterKind::Objection
        && law.objection_needs_grounds
        && !objection.because.iter().any(|reason| reason.is_personal())
        && objection.own_words.is_none()
    {
        return refuse(RefusalId::ObjectionWithoutGrounds, "objection.because", []);
    }
    Ok(())
}
