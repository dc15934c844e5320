//! What a letter needs that an organisation writes in its own name.

use super::{correspondence, letters::operations, refuse, silence};
use crate::{
    domain::{Asked, LetterKind, ReplyKind, Request, Short},
    intake::{Moment, Refusal, RefusalId},
};
use std::collections::BTreeSet;

/// The most references that an annex may have.
pub(crate) const REFERENCES_LIMIT: usize = 2_000;

/// Checks the section of such a letter.
pub(super) fn check(request: &Request, moment: &Moment) -> Result<(), Refusal> {
    match request.letter {
        LetterKind::CollectiveComplaint => complaint(request, moment),
        LetterKind::CollectiveObjection => objection(request),
        _ => Ok(()),
    }
}

fn complaint(request: &Request, moment: &Moment) -> Result<(), Refusal> {
    let complaint = &request.collective_complaint;
    operations("collective_complaint.operations", &complaint.operations)?;
    let all = complaint.workers.as_ref();
    let all = all.and_then(|all| all.as_str().parse::<u32>().ok());
    if all.is_some_and(|all| complaint.mandates > all) {
        let key = "collective_complaint.mandates";
        return refuse(RefusalId::MandatesTooMany, key, []);
    }
    references(&complaint.references, complaint.mandates)?;
    complaint
        .asked
        .as_ref()
        .map_or(Ok(()), |asked| self::asked(request, asked, moment))
}

/// A reference for each worker who gave a mandate, or none at all.
fn references(references: &[Short], mandates: u32) -> Result<(), Refusal> {
    const KEY: &str = "collective_complaint.references";

    if references.is_empty() {
        return Ok(());
    }
    let count = ("count", references.len().to_string());
    if references.len() > REFERENCES_LIMIT {
        let values = [count, ("limit", REFERENCES_LIMIT.to_string())];
        return refuse(RefusalId::TooManyReferences, KEY, values);
    }
    if references.len() != mandates as usize {
        let values = [count, ("mandates", mandates.to_string())];
        return refuse(RefusalId::ReferencesNotMandates, KEY, values);
    }
    let mut seen = BTreeSet::new();
    for (index, reference) in references.iter().enumerate() {
        let key = format!("{KEY}[{index}]");
        if !reference.as_str().contains(|c: char| c.is_ascii_digit()) {
            return refuse(RefusalId::ReferenceWithoutDigit, &key, []);
        }
        if !seen.insert(reference.as_str()) {
            return refuse(RefusalId::ReferenceTwice, &key, []);
        }
    }
    Ok(())
}

/// The days of the letter to the employer, and its answer.
fn asked(request: &Request, asked: &Asked, moment: &Moment) -> Result<(), Refusal> {
    const KEY: &str = "collective_complaint.asked";

    let key = |name: &str| format!("{KEY}.{name}");
    let reply = asked.reply.as_ref();
    let days = [
        ("date", Some(asked.date)),
        ("sent", asked.sent),
        ("received", asked.received),
        ("reply.date", reply.map(|reply| reply.date)),
    ];
    correspondence::days(request, days, &key)?;
    let Some(reply) = reply else {
        return silence::not_ahead(request, moment);
    };
    if !matches!(
        reply.kind,
        ReplyKind::Incomplete | ReplyKind::Extension | ReplyKind::Refusal
    ) {
        let kind = [("kind", reply.kind.to_string())];
        return refuse(RefusalId::ReplyToOneWorker, &key("reply.kind"), kind);
    }
    correspondence::answer(reply, &key)
}

fn objection(request: &Request) -> Result<(), Refusal> {
    let objection = &request.collective_objection;
    if objection.objections == 0 {
        let key = "collective_objection.objections";
        return refuse(RefusalId::ObjectionsMissing, key, []);
    }
    if objection.operations.is_empty() {
        return Ok(());
    }
    operations("collective_objection.operations", &objection.operations)
}
