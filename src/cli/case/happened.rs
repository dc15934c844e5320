//! `kerkesa case sent`, `received`, `returned`, `answered`: what happens to letters, one by one or from a table.

use super::{
    args::{Answered, Happened, Sent, Which},
    change::{self, Does, Told},
    returns::{self, Kind, Return},
    room::Room,
};
use crate::{
    cases::{self, Answer, AnswerKind},
    cli::{failure::Failure, names, requests},
    domain::{Reply, ReplyReason, SendingProof},
};
use jiff::civil::Date;

pub(super) fn sent(args: &Sent, room: &mut Room) -> Result<(), Failure> {
    let proof = args.proof.as_ref();
    let proof = proof.map(|proof| names::chosen::<SendingProof>("--proof", proof));
    let proof = proof.transpose()?;
    run(&args.which, room, &|day| {
        Kind::Sent(cases::Sent { day, proof })
    })
}

pub(super) fn received(args: &Happened, room: &mut Room) -> Result<(), Failure> {
    run(&args.which, room, &Kind::Received)
}

pub(super) fn returned(args: &Happened, room: &mut Room) -> Result<(), Failure> {
    run(&args.which, room, &Kind::Returned)
}

pub(super) fn answered(args: &Answered, room: &mut Room) -> Result<(), Failure> {
    let kind = args.kind.as_ref();
    let kind = kind.map(|kind| names::chosen::<AnswerKind>("--kind", kind));
    let kind = kind.transpose()?.unwrap_or(AnswerKind::Complete);
    let until = args.until.as_ref();
    let until = until
        .map(|until| requests::day("--until", until))
        .transpose()?;
    let reasons = args.reasons.iter();
    let reasons = reasons.map(|reason| names::chosen::<ReplyReason>("--reasons", reason));
    let reasons: Vec<ReplyReason> = reasons.collect::<Result<_, _>>()?;
    let fee = args.fee.as_ref().map(|fee| fee.parse()).transpose();
    let fee =
        fee.map_err(|why: crate::domain::TextError| Failure::system(format!("--fee: {why}")))?;
    run(&args.which, room, &|date| {
        let answer = match kind.reply() {
            None => Answer::Complete { date },
            Some(kind) => Answer::Reply(Reply {
                date,
                kind,
                reasons: reasons.clone(),
                until,
                fee: fee.clone(),
            }),
        };
        Kind::Answered(answer, args.open.clone())
    })
}

/// Notes what happened on a day, or what a table says; `kind` is what happened where no cell says it.
fn run(which: &Which, room: &mut Room, kind: &dyn Fn(Date) -> Kind) -> Result<(), Failure> {
    let told = if let Some(table) = &which.from {
        returns::read(table, which, kind, room)?
    } else {
        let day = which.day.as_ref();
        let day = day.map(|day| requests::day("--day", day)).transpose()?;
        let kind = kind(day.unwrap_or(room.today));
        let each = |reference: &String| Return {
            reference: reference.clone(),
            kind: kind.clone(),
        };
        which.references.iter().map(each).collect()
    };
    let (today, force) = (room.today, which.force);
    let told: Vec<Told> = told
        .into_iter()
        .map(|one| Told {
            reference: one.reference,
            does: does(one.kind, today, force),
        })
        .collect();
    change::make(&told, room)
}

fn does(kind: Kind, today: Date, force: bool) -> Does {
    match kind {
        Kind::Sent(sent) => Box::new(move |case| case.sent(sent, today, force)),
        Kind::Received(day) => Box::new(move |case| case.received(day, today, force)),
        Kind::Returned(day) => Box::new(move |case| case.returned(day, today, force)),
        Kind::Answered(answer, open) => {
            Box::new(move |case| case.answered(answer.clone(), open.clone(), today, force))
        }
    }
}
