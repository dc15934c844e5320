//! Whether the earlier letters and answers fit together, and fit the letter that follows.

use super::refuse;
use crate::{
    catalog::Catalog,
    deadlines::{self, Calendar},
    domain::{LetterKind, Reply, ReplyKind, ReplyReason, Request, Short, Stage},
    intake::Refusal,
};
use jiff::civil::Date;

/// Checks the section `previous` of a letter that follows.
pub(super) fn check(request: &Request, catalog: &Catalog) -> Result<(), Refusal> {
    if !request.letter.follows() {
        return Ok(());
    }
    for (index, letter) in request.previous.iter().enumerate() {
        let key = |name: &str| key_of(request, index, name);
        let first = letter.letter.stage() == Stage::Request;
        if first != (index == 0)
            || matches!(letter.letter.stage(), Stage::Mandate | Stage::Collective)
        {
            return refuse(
                &key("letter"),
                format!("`{}` cannot be here", letter.letter),
                "the first entry is the first letter (access, objection, …), the others follow it",
            );
        }
        let reply = letter.reply.as_ref().map(|reply| reply.date);
        let written = [
            ("date", Some(letter.date)),
            ("sent", letter.sent),
            ("received", letter.received),
            ("reply.date", reply),
        ];
        days(request, written, &key)?;
        if let Some(reply) = &letter.reply {
            answer(reply, &key)?;
        }
    }
    fits(request)?;
    due(request, catalog)
}

/// Nobody is called late before the time is over: where no answer came and the day of
/// receipt is known, the letter waits for the cautious day.
fn due(request: &Request, catalog: &Catalog) -> Result<(), Refusal> {
    let silence = request.last_reply().is_none();
    let Some(received) = request.previous[0].received.filter(|_| silence) else {
        return Ok(());
    };
    let wrong = |why: String| Refusal::new(key_of(request, 0, "received"), why);
    let law = catalog
        .jurisdiction(request.jurisdiction)
        .and_then(|country| catalog.law(&country.law))
        .map_err(|why| wrong(why.to_string()))?;
    let region = request.region.as_ref().map(Short::as_str);
    let calendar = Calendar::of(catalog, request.jurisdiction, region)
        .map_err(|why| Refusal::new("region", why.to_string()))?;
    let Ok(time) = deadlines::reckon(law, request.about(), received, &calendar) else {
        return Ok(());
    };
    if request.date >= time.reminder_from {
        return Ok(());
    }
    refuse(
        "date",
        format!(
            "the time for the answer ends on {}; a letter can say that it is late from {}",
            time.last_day, time.reminder_from
        ),
        "wait until then; `kerkesa deadline` shows how the days are counted",
    )
}

/// The key of a value in an entry: `previous` is one map, or a list of them.
fn key_of(request: &Request, index: usize, name: &str) -> String {
    if request.previous.len() == 1 {
        format!("previous.{name}")
    } else {
        format!("previous[{index}].{name}")
    }
}

/// Written, sent, received, answered: in this order, and all of it before the new letter.
pub(super) fn days(
    request: &Request,
    days: [(&str, Option<Date>); 4],
    key: &impl Fn(&str) -> String,
) -> Result<(), Refusal> {
    let mut before = ("date", Date::MIN);
    for (name, day) in days {
        let Some(day) = day else { continue };
        if day < before.1 {
            return refuse(
                &key(name),
                format!("is before `{}`", before.0),
                "check both days",
            );
        }
        if day > request.date {
            return refuse(
                &key(name),
                "is after the date of the letter",
                "check the year",
            );
        }
        before = (name, day);
    }
    Ok(())
}

/// What an answer says fits its kind.
pub(super) fn answer(reply: &Reply, key: &impl Fn(&str) -> String) -> Result<(), Refusal> {
    if reply.until.is_some() && reply.kind != ReplyKind::Extension {
        return refuse(
            &key("reply.until"),
            format!("an answer of the kind `{}` names no new day", reply.kind),
            "only an extension does",
        );
    }
    if reply.fee.is_some() && reply.kind != ReplyKind::Fee {
        return refuse(
            &key("reply.fee"),
            format!("an answer of the kind `{}` demands no fee", reply.kind),
            "write `kind: fee`, or leave `fee` out",
        );
    }
    let possible: &[ReplyReason] = match reply.kind {
        ReplyKind::Refusal => ReplyReason::ALL,
        ReplyKind::Extension => &[ReplyReason::NoReasons],
        _ => &[],
    };
    if let Some(reason) = reply
        .reasons
        .iter()
        .find(|reason| !possible.contains(reason))
    {
        return refuse(
            &key("reply.reasons"),
            format!(
                "`{reason}` is not a reason for an answer of the kind `{}`",
                reply.kind
            ),
            "reasons belong to a refusal; an extension can have `no_reasons`",
        );
    }
    if reply.reasons.len() > 1 && reply.reasons.contains(&ReplyReason::NoReasons) {
        return refuse(
            &key("reply.reasons"),
            "`no_reasons` and a reason exclude each other",
            "keep one of them",
        );
    }
    super::once(&key("reply.reasons"), reply.reasons.iter().copied())
}

/// The letter fits what came back last.
fn fits(request: &Request) -> Result<(), Refusal> {
    let last = request.previous.len() - 1;
    let key = key_of(request, last, "reply");
    let reply = request.previous[last]
        .reply
        .as_ref()
        .map(|reply| reply.kind);
    let wanted = match request.letter {
        LetterKind::Reminder => {
            return match reply {
                Some(kind) => refuse(
                    &key,
                    "an answer came, but a reminder says that none did",
                    &format!("write `letter: {}`", answering(kind)),
                ),
                None => Ok(()),
            };
        }
        LetterKind::ObjectionUnanswered if request.about() != LetterKind::Objection => {
            return refuse(
                &key_of(request, 0, "letter"),
                "is not an objection",
                "this letter insists on an objection; `letter: reminder` insists on any other",
            );
        }
        LetterKind::IncompleteReply => ReplyKind::Incomplete,
        LetterKind::IdentityReply => ReplyKind::Identity,
        LetterKind::ExtensionReply => ReplyKind::Extension,
        LetterKind::FeeReply => ReplyKind::Fee,
        LetterKind::RefusalReply => ReplyKind::Refusal,
        LetterKind::WrongLanguageReply => ReplyKind::WrongLanguage,
        LetterKind::FormReply => ReplyKind::Form,
        _ => return Ok(()),
    };
    match reply {
        Some(kind) if kind == wanted => Ok(()),
        Some(kind) => refuse(
            &format!("{key}.kind"),
            format!("this letter does not reply to an answer of the kind `{kind}`"),
            &format!("write `letter: {}`", answering(kind)),
        ),
        None => refuse(
            &key,
            "is missing: the letter replies to an answer",
            &format!("give `reply: {{date: …, kind: {wanted}}}`"),
        ),
    }
}

/// The letter that meets an answer.
const fn answering(kind: ReplyKind) -> LetterKind {
    match kind {
        ReplyKind::Incomplete => LetterKind::IncompleteReply,
        ReplyKind::Identity => LetterKind::IdentityReply,
        ReplyKind::Extension => LetterKind::ExtensionReply,
        ReplyKind::Fee => LetterKind::FeeReply,
        ReplyKind::Refusal => LetterKind::RefusalReply,
        ReplyKind::WrongLanguage => LetterKind::WrongLanguageReply,
        ReplyKind::Form => LetterKind::FormReply,
    }
}
