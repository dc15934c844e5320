//! Cases as rows of the table.

use super::{Sealed, StoreError, StoreFault, Stored, case_of, folded};
use crate::cases::Clear;
use jiff::civil::Date;
use sqlx::{
    Any, Row as _,
    any::{AnyArguments, AnyRow},
    query::Query,
};

/// What stands in clear, as it is read.
pub(super) const CLEAR: &str = "id, reference, letter_reference, law, letter, state, date, received, answered, last_day, next_day, closed";

/// All of a case, as it is read.
pub(super) const ALL: &str = "id, reference, letter_reference, law, letter, state, date, received, answered, last_day, next_day, closed, revision, generation, sealed";

/// All of a case, as it is written by [`bound`].
pub(super) const WRITTEN: [&str; 16] = [
    "generation",
    "reference",
    "reference_key",
    "letter_reference",
    "letter_key",
    "law",
    "letter",
    "state",
    "date",
    "received",
    "answered",
    "last_day",
    "next_day",
    "closed",
    "sealed",
    "id",
];

/// A statement with what it is to write.
pub(super) type Bound<'q> = Query<'q, Any, AnyArguments>;

/// Hands a case to a statement, in the order of [`WRITTEN`].
pub(super) fn bound<'q>(query: Bound<'q>, case: &Sealed, generation: i64) -> Bound<'q> {
    let clear = &case.clear;
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    query
        .bind(generation)
        .bind(clear.reference.clone())
        .bind(folded(&clear.reference))
        .bind(clear.letter_reference.clone())
        .bind(folded(&clear.letter_reference))
        .bind(clear.law.clone())
        .bind(clear.letter.id())
        .bind(clear.state.id())
        .bind(clear.date.to_string())
        .bind(day(clear.received))
        .bind(day(clear.answered))
        .bind(day(clear.last_day))
        .bind(next_day(clear.next_day))
        .bind(day(clear.closed))
        .bind(case.sealed.clone())
        .bind(clear.id.to_string())
}

/// What stands for the day where nothing is to be done: it comes after every day.
const NONE: &str = "none";

/// The day on which something is to be done, as it is written and put in order.
pub(super) fn next_day(day: Option<Date>) -> String {
    day.map_or_else(|| NONE.to_owned(), |day| day.to_string())
}

/// A row that was read as [`CLEAR`].
pub(super) fn clear(row: &AnyRow) -> Result<Clear, StoreError> {
    let text = |at: usize| row.try_get::<&str, _>(at);
    let day = |at: usize| -> Result<Option<Date>, StoreError> {
        row.try_get::<Option<&str>, _>(at)?.map(day_of).transpose()
    };
    Ok(Clear {
        id: case_of(text(0)?)?,
        reference: text(1)?.to_owned(),
        letter_reference: text(2)?.to_owned(),
        law: text(3)?.to_owned(),
        letter: text(4)?.parse().map_err(|_| StoreFault::Damaged)?,
        state: text(5)?.parse().map_err(|_| StoreFault::Damaged)?,
        date: day_of(text(6)?)?,
        received: day(7)?,
        answered: day(8)?,
        last_day: day(9)?,
        next_day: day(10).or_else(|why| {
            if text(10)? == NONE {
                Ok(None)
            } else {
                Err(why)
            }
        })?,
        closed: day(11)?,
    })
}

/// A row that was read as [`ALL`].
pub(super) fn stored(row: &AnyRow) -> Result<Stored, StoreError> {
    Ok(Stored {
        clear: clear(row)?,
        revision: row.try_get(12)?,
        generation: row.try_get(13)?,
        sealed: row.try_get(14)?,
    })
}

/// A day as it stands in a column.
pub(super) fn day_of(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreFault::Damaged.into())
}

/// `$1, $2, …`, so many of them from a number on.
pub(super) fn holes(from: usize, count: usize) -> String {
    let holes: Vec<String> = (from..from + count).map(|n| format!("${n}")).collect();
    holes.join(", ")
}
