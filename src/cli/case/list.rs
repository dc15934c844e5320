//! `kerkesa case list`: the cases of a kind, in the order of what is due.

use super::{
    args::{Filter, List},
    room::Room,
    told, trouble,
};
use crate::{
    cases::{CaseState, Clear, Content, Stored, Wanted},
    catalog::Labels,
    cli::{failure::Failure, names, say},
};
use jiff::{ToSpan as _, civil::Date};
use rayon::prelude::*;

/// How many cases are opened at once.
pub(super) const CASES: usize = 512;

pub(super) fn run(args: &List, room: &mut Room) -> Result<(), Failure> {
    let mut cases = Vec::new();
    let code = each(&args.filter, room, &mut |clear| cases.push(clear))?;
    if args.json {
        say::json(&cases)?;
    } else if !cases.is_empty() {
        say::page(&table(&cases, room.labels()))?;
    } else if !room.quiet {
        say::line(room.labels().text("case.said.none"));
    }
    Failure::of_code(code)
}

/// Hands over what may be read of each case that a filter lets through; the exit code of those that do not open.
pub(super) fn each(
    filter: &Filter,
    room: &mut Room,
    take: &mut dyn FnMut(Clear),
) -> Result<u8, Failure> {
    let wanted = wanted(filter, room)?;
    if !opens(filter) {
        let listed = room.store.list(&wanted, take);
        return match listed {
            Ok(()) => Ok(0),
            Err(why) => Err(trouble::of_store(&why, room.labels())),
        };
    }
    opened(&wanted, room, &mut |stored, content| {
        if holds(filter, content) {
            take(stored.clear.clone());
        }
        Ok(())
    })
}

/// Opens all cases of a kind, some hundreds at once, and hands them over in order. What does not open is said, and keeps
/// nobody from the others; the exit code of that comes back.
pub(super) fn opened(
    wanted: &Wanted,
    room: &mut Room,
    take: &mut dyn FnMut(&Stored, &Content) -> Result<(), Failure>,
) -> Result<u8, Failure> {
    room.unlock()?;
    let mut worst = 0;
    let mut after = None;
    loop {
        let page = room.store.page(wanted, after.as_ref(), CASES);
        let page = page.map_err(|why| trouble::of_store(&why, room.labels()))?;
        let Some(last) = page.last() else {
            return Ok(worst);
        };
        after = Some(last.cursor());
        let (seal, _) = room.seal()?;
        let contents = page
            .par_iter()
            .map(|stored| seal.open(stored.clear.id, &stored.sealed));
        let contents: Vec<_> = contents.collect();
        for (stored, content) in page.iter().zip(contents) {
            match content {
                Ok(content) => take(stored, &content)?,
                Err(why) => {
                    let reference = &stored.clear.letter_reference;
                    let failure = trouble::of_sealed(reference, &why, room.labels());
                    worst = worst.max(failure.told(room.voice()).said());
                }
            }
        }
    }
}

/// Whether a filter asks for something that is sealed.
const fn opens(filter: &Filter) -> bool {
    filter.employer.is_some() || filter.worker.is_some() || filter.language.is_some()
}

fn holds(filter: &Filter, content: &Content) -> bool {
    let has = |part: &Option<String>, whole: &str| {
        part.as_ref().is_none_or(|part| {
            crate::domain::plain_name(whole).contains(&crate::domain::plain_name(part))
        })
    };
    let worker = content.request.worker.as_ref();
    let language = content.request.language.as_ref();
    has(&filter.employer, content.employer_name())
        && has(
            &filter.worker,
            worker.map_or("", |worker| worker.name.as_str()),
        )
        && filter
            .language
            .as_ref()
            .is_none_or(|wanted| language.is_some_and(|it| it.as_str() == wanted))
}

/// What the book is asked for.
fn wanted(filter: &Filter, room: &mut Room) -> Result<Wanted, Failure> {
    let states = filter.state.iter();
    let states = states.map(|state| names::chosen::<CaseState>("--state", state));
    let mut wanted = Wanted {
        states: states.collect::<Result<_, _>>()?,
        ..Wanted::default()
    };
    if let Some(days) = filter.due {
        wanted.due_by = Some(in_days(room.today, i64::from(days)));
    }
    if filter.overdue {
        wanted.late_on = Some(room.today);
    }
    if filter.erasable {
        wanted.closed_by = Some(erasable(room)?);
    }
    Ok(wanted)
}

/// The day up to which a case must have been closed to be erasable.
pub(super) fn erasable(room: &mut Room) -> Result<Date, Failure> {
    let book = room.store.book();
    let book = book.map_err(|why| trouble::of_store(&why, room.labels()))?;
    let days = book.keep_days;
    let days = days.ok_or_else(|| trouble::refused("no-keep", [], room.labels()))?;
    Ok(in_days(room.today, -i64::from(days)))
}

pub(super) fn in_days(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// The cases as a table, under the names of its columns.
fn table(cases: &[Clear], labels: &Labels) -> String {
    let names = ["reference", "letter", "state", "last_day", "next_day"];
    let names = names.map(|name| labels.text(&format!("case.column.{name}")));
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let rows = cases.iter().map(|case| {
        [
            case.letter_reference.clone(),
            labels.text(&format!("choice.letter.{}.name", case.letter)),
            labels.text(&format!("case.state.{}", case.state)),
            day(case.last_day),
            day(case.next_day),
        ]
    });
    told::table(names, rows)
}
