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
    let why = lack.map_or_else(
        || format!("the law `{}` gives no right to it", law.law),
        |lack| lack.why.clone(),
    );
    let instead: Vec<String> = lack
        .iter()
        .flat_map(|lack| &lack.instead)
        .map(|letter| format!("`letter: {letter}`"))
        .collect();
    let hint = if instead.is_empty() {
        "`kerkesa list laws --json` shows what the law grants".to_owned()
    } else {
        format!("write {}", instead.join(" or "))
    };
    Err(Refusal::new(key, why).of(RefusalId::NoSuchRight).hint(hint))
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
                return refuse(
                    "rectification.corrections",
                    "names nothing to put right",
                    "list what is wrong: `- {place: …, wrong: …, right: …}`",
                );
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
                return refuse(
                    "preservation.data",
                    "names nothing to preserve",
                    "list the kinds of data; `kerkesa list data` shows them",
                );
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
        return refuse(
            key,
            "is an empty list",
            "leave `data` out to mean everything",
        );
    }
    once(key, data.iter().copied())
}

fn some_ground(section: &str, none: bool) -> Result<(), Refusal> {
    if none {
        return refuse(
            &format!("{section}.because"),
            "gives no ground, and the law requires one",
            "`kerkesa list grounds` shows them",
        );
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
            return refuse(
                &format!("{section}.because[{index}]"),
                format!("the law `{}` has no ground `{id}`", law.law),
                "leave it out, or say it in `own_words`",
            );
        }
    }
    Ok(())
}

pub(super) fn operations(key: &str, to: &[ObjectedOperation]) -> Result<(), Refusal> {
    if to.is_empty() {
        let what = if key.starts_with("objection") {
            "names nothing to object to"
        } else {
            "names no operation"
        };
        return refuse(
            key,
            what,
            "list the operations; `kerkesa list monitoring` shows them",
        );
    }
    let twice = to
        .iter()
        .enumerate()
        .find(|(index, operation)| to[..*index].contains(operation));
    if let Some((index, operation)) = twice {
        return refuse(
            &format!("{key}[{index}]"),
            format!("`{}` appears twice", operation.operation),
            "keep one of them",
        );
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
        return refuse(
            "objection.because",
            "this law lets a person object on grounds relating to their particular situation, and the request gives none",
            "tick a reason of your own (`kerkesa list reasons` shows which are personal) or write `own_words`; the other reasons say why the monitoring is unlawful for everybody",
        );
    }
    Ok(())
}
