//! What a letter needs that an organisation writes in its own name.

use super::{correspondence, letters::operations, refuse};
use crate::{
    domain::{Asked, LetterKind, ReplyKind, Request, Short},
    intake::Refusal,
};
use std::collections::BTreeSet;

/// The most references that an annex may have.
pub(in crate::intake) const REFERENCES_LIMIT: usize = 2_000;

/// Checks the section of such a letter.
pub(super) fn check(request: &Request) -> Result<(), Refusal> {
    match request.letter {
        LetterKind::CollectiveComplaint => complaint(request),
        LetterKind::CollectiveObjection => objection(request),
        _ => Ok(()),
    }
}

fn complaint(request: &Request) -> Result<(), Refusal> {
    let complaint = &request.collective_complaint;
    operations("collective_complaint.operations", &complaint.operations)?;
    let all = complaint.workers.as_ref();
    let all = all.and_then(|all| all.as_str().parse::<u32>().ok());
    if all.is_some_and(|all| complaint.mandates > all) {
        return refuse(
            "collective_complaint.mandates",
            "are more than there are workers",
            "check `mandates` and `workers`",
        );
    }
    references(&complaint.references, complaint.mandates)?;
    complaint
        .asked
        .as_ref()
        .map_or(Ok(()), |asked| self::asked(request, asked))
}

/// A reference for each worker who gave a mandate, or none at all.
fn references(references: &[Short], mandates: u32) -> Result<(), Refusal> {
    const KEY: &str = "collective_complaint.references";

    if references.is_empty() {
        return Ok(());
    }
    if references.len() > REFERENCES_LIMIT {
        let what = format!(
            "has {} entries; it may have at most {REFERENCES_LIMIT}",
            references.len()
        );
        return refuse(KEY, what, "write several letters");
    }
    if references.len() != mandates as usize {
        let what = format!(
            "has {} entries, and `mandates` says {mandates}",
            references.len()
        );
        return refuse(
            KEY,
            what,
            "list the reference of every worker whose mandate you enclose, or leave `references` out",
        );
    }
    let mut seen = BTreeSet::new();
    for (index, reference) in references.iter().enumerate() {
        let key = format!("{KEY}[{index}]");
        if !reference.as_str().contains(|c: char| c.is_ascii_digit()) {
            return refuse(
                &key,
                "has no digit, so it could be a name",
                "use numbers, such as K-001: the annex must not name anybody",
            );
        }
        if !seen.insert(reference.as_str()) {
            return refuse(&key, "appears twice", "keep one of them");
        }
    }
    Ok(())
}

/// The days of the letter to the employer, and its answer.
fn asked(request: &Request, asked: &Asked) -> Result<(), Refusal> {
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
    let Some(reply) = reply else { return Ok(()) };
    if !matches!(
        reply.kind,
        ReplyKind::Incomplete | ReplyKind::Extension | ReplyKind::Refusal
    ) {
        return refuse(
            &key("reply.kind"),
            format!(
                "an answer of the kind `{}` is one to a single worker",
                reply.kind
            ),
            "write `incomplete`, `extension` or `refusal`, and say the rest in `own_words`",
        );
    }
    correspondence::answer(reply, &key)
}

fn objection(request: &Request) -> Result<(), Refusal> {
    let objection = &request.collective_objection;
    if objection.objections == 0 {
        return refuse(
            "collective_objection.objections",
            "is missing: the letter says how many objections are enclosed",
            "give their number; `kerkesa batch --cover` counts them itself",
        );
    }
    if objection.operations.is_empty() {
        return Ok(());
    }
    operations("collective_objection.operations", &objection.operations)
}
