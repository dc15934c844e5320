//! `kerkesa case close`, `reopen`, `keep`: the end of a case, and how long it is kept.

use super::{
    args::{Close, Keep, One},
    change::{self, Told},
    room::Room,
    trouble,
};
use crate::{
    cases::{Closing, Tried},
    cli::{failure::Failure, requests, say},
};

pub(super) fn close(args: &Close, room: &mut Room) -> Result<(), Failure> {
    let day = args.day.as_ref();
    let day = day.map(|day| requests::day("--day", day)).transpose()?;
    let today = room.today;
    let closing = Closing {
        day: day.unwrap_or(today),
    };
    let told: Vec<Told> = args
        .references
        .iter()
        .map(|reference| Told {
            reference: reference.clone(),
            does: Box::new(move |case| case.close(closing, today)),
        })
        .collect();
    change::make(&told, room)
}

pub(super) fn reopen(args: &One, room: &mut Room) -> Result<(), Failure> {
    let told = Told {
        reference: args.reference.clone(),
        does: Box::new(|case| case.reopen().map(|()| Tried::Changed)),
    };
    change::make(&[told], room)
}

/// The word that stands for no time at all.
const ALWAYS: &str = "always";

pub(super) fn keep(args: &Keep, room: &mut Room) -> Result<(), Failure> {
    if let Some(days) = &args.days {
        let days = if days == ALWAYS {
            None
        } else {
            let days = days.parse::<u32>().ok().filter(|days| *days <= 36_500);
            let days = days.ok_or_else(|| trouble::system("keep", [], room.labels()))?;
            Some(days)
        };
        let kept = room.store.keep(days);
        kept.map_err(|why| trouble::of_store(&why, room.labels()))?;
    }
    let book = room.store.book();
    let book = book.map_err(|why| trouble::of_store(&why, room.labels()))?;
    let labels = room.labels();
    let text = match book.keep_days {
        Some(days) => labels.filled("case.said.keep", &[("days", &days.to_string())]),
        None => labels.text("case.said.keep_always"),
    };
    if !room.quiet {
        say::line(text);
    }
    Ok(())
}
