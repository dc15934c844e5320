//! Whether the earlier letters and answers fit together, and fit the letter that follows.

use super::{refuse, silence};
use crate::{
    catalog::Catalog,
    domain::{LetterKind, Reply, ReplyKind, ReplyReason, Request, Stage},
    intake::{Moment, Refusal, RefusalId},
};
use jiff::civil::Date;

/// Checks the section `previous` of a letter that follows.
pub(super) fn check(request: &Request, catalog: &Catalog, moment: &Moment) -> Result<(), Refusal> {
    if !request.letter.follows() {
        return Ok(());
    }
    for (index, letter) in request.previous.iter().enumerate() {
        let key = |name: &str| key_of(request, index, name);
        let first = letter.letter.stage() == Stage::Request;
        if first != (index == 0)
            || matches!(letter.letter.stage(), Stage::Mandate | Stage::Collective)
        {
            let values = [("letter", letter.letter.to_string())];
            return refuse(RefusalId::LetterOutOfOrder, &key("letter"), values);
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
    silence::check(request, catalog, moment)
}

/// The key of a value in an entry: `previous` is one map, or a list of them.
pub(super) fn key_of(request: &Request, index: usize, name: &str) -> String {
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
            let values = [("before", before.0.to_owned())];
            return refuse(RefusalId::DaysOutOfOrder, &key(name), values);
        }
        if day > request.date {
            return refuse(RefusalId::AfterLetter, &key(name), []);
        }
        before = (name, day);
    }
    Ok(())
}

/// What an answer says fits its kind.
pub(super) fn answer(reply: &Reply, key: &impl Fn(&str) -> String) -> Result<(), Refusal> {
    let kind = ("kind", reply.kind.to_string());
    if reply.until.is_some() && reply.kind != ReplyKind::Extension {
        return refuse(RefusalId::ReplyWithoutNewDay, &key("reply.until"), [kind]);
    }
    if reply.fee.is_some() && reply.kind != ReplyKind::Fee {
        return refuse(RefusalId::ReplyWithoutFee, &key("reply.fee"), [kind]);
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
        let values = [kind, ("reason", reason.to_string())];
        return refuse(RefusalId::ReplyWithoutReason, &key("reply.reasons"), values);
    }
    if reply.reasons.len() > 1 && reply.reasons.contains(&ReplyReason::NoReasons) {
        return refuse(RefusalId::ReasonsExclude, &key("reply.reasons"), []);
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
                Some(kind) => {
                    let values = [("letter", kind.met_by().to_string())];
                    refuse(RefusalId::ReplyCame, &key, values)
                }
                None => Ok(()),
            };
        }
        LetterKind::ObjectionUnanswered if request.about() != LetterKind::Objection => {
            let key = key_of(request, 0, "letter");
            return refuse(RefusalId::NotAnObjection, &key, []);
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
        Some(kind) => {
            let values = [
                ("kind", kind.to_string()),
                ("letter", kind.met_by().to_string()),
            ];
            refuse(RefusalId::OtherReply, &format!("{key}.kind"), values)
        }
        None => refuse(
            RefusalId::ReplyMissing,
            &key,
            [("kind", wanted.to_string())],
        ),
    }
}
