//! `kerkesa case next`: what comes next, and the letters that are due.

mod listed;
mod press;
mod write;

use super::{
    args::Next as Args,
    list,
    room::{Room, next_of},
    told,
};
use crate::{
    cases::{self, Clear, Step, Wanted},
    cli::{failure::Failure, say},
};
use jiff::civil::Date;
use serde::Serialize;

pub(super) fn run(args: &Args, room: &mut Room) -> Result<(), Failure> {
    if args.write {
        return write::run(args, room);
    }
    let mut due = Vec::new();
    let mut take = |clear: &Clear, next: cases::Next| {
        due.push(Due {
            reference: clear.letter_reference.clone(),
            next,
        });
    };
    let mut code = 0;
    if args.references.is_empty() {
        code = each_due(args, room, &mut take)?;
    } else {
        for reference in &args.references {
            let stored = room.found(reference)?;
            let content = room.opened(&stored)?;
            let next = next_of(&content, room.almanac(), room.labels())?;
            take(&stored.clear, next);
        }
    }
    if args.json {
        say::json(&due)?;
    } else if !due.is_empty() {
        say::page(&table(&due, room))?;
    } else if !room.quiet {
        say::line(room.labels().text("case.said.nothing_due"));
    }
    Failure::of_code(code)
}

/// A case, and what comes next in it.
#[derive(Serialize)]
struct Due {
    reference: String,
    #[serde(flatten)]
    next: cases::Next,
}

/// Hands over the cases in which something is due; the exit code of those that do not open.
fn each_due(
    args: &Args,
    room: &mut Room,
    take: &mut dyn FnMut(&Clear, cases::Next),
) -> Result<u8, Failure> {
    let by = list::in_days(room.today, i64::from(args.due));
    let mut found = Vec::new();
    let code = list::opened(&wanted(by), room, &mut |stored, content| {
        found.push((stored.clear.clone(), content.clone()));
        Ok(())
    })?;
    for (clear, content) in found {
        let next = next_of(&content, room.almanac(), room.labels())?;
        if next.is_due(by) {
            take(&clear, next);
        }
    }
    Ok(code)
}

/// The cases in which something is due by a day.
fn wanted(by: Date) -> Wanted {
    Wanted {
        due_by: Some(by),
        ..Wanted::default()
    }
}

fn table(due: &[Due], room: &Room) -> String {
    let labels = room.labels();
    let names = ["reference", "step", "next_day", "last_day", "own_limit"];
    let names = names.map(|name| labels.text(&format!("case.column.{name}")));
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let nothing = || labels.text("case.step.nothing");
    let step = |step: Option<Step>| step.map_or_else(nothing, |it| told::step_in_words(it, room));
    let rows = due.iter().map(|due| {
        [
            due.reference.clone(),
            step(due.next.step),
            day(due.next.from),
            day(due.next.last_day),
            day(due.next.own_limit),
        ]
    });
    told::table(names, rows)
}
