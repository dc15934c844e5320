//! What is written into a book.

use super::{
    Change, Outcome, Sealed, Store, StoreError, StoreFault, Stored, case_of, folded,
    reads::{AT_ONCE, by_id, by_reference},
    rows::{WRITTEN, bound, holes},
    told,
    wanted::filled,
};
use crate::cases::CaseId;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::collections::{HashMap, HashSet};

/// How many cases are added in one statement.
const ADDED_AT_ONCE: usize = 100;

impl Store {
    /// Adds cases that are sealed under a generation, each unless there is one under a reference of it: then that one is
    /// handed back, and nothing is changed in it. Of two with one reference, the first is added.
    ///
    /// # Errors
    /// If the seal has changed, or the book cannot be written.
    pub fn add(
        &mut self,
        cases: &[Sealed],
        generation: i64,
    ) -> Result<Vec<Option<Stored>>, StoreError> {
        self.link.write_all(async |connection| {
            is_current(connection, generation).await?;
            let mut outcomes = Vec::with_capacity(cases.len());
            for some in cases.chunks(ADDED_AT_ONCE) {
                outcomes.extend(added(connection, some, generation).await?);
            }
            Ok(outcomes)
        })
    }

    /// Writes cases anew that are sealed under a generation, each unless it is no longer in the revision that was read.
    ///
    /// # Errors
    /// If the seal has changed, another case has the reference of a letter, or the book cannot be written. Then nothing is
    /// changed.
    pub fn change(
        &mut self,
        changes: &[Change],
        generation: i64,
    ) -> Result<Vec<Outcome>, StoreError> {
        // Two desks that go through the same cases in one order wait for each other and never in a circle.
        let mut order: Vec<usize> = (0..changes.len()).collect();
        order.sort_by_key(|at| changes[*at].new.clear.id);
        let columns: Vec<String> = WRITTEN[..WRITTEN.len() - 1]
            .iter()
            .enumerate()
            .map(|(at, column)| format!("{column} = ${}", at + 1))
            .collect();
        let text = format!(
            "UPDATE kerkesa_cases SET {}, revision = revision + 1 \
             WHERE id = $16 AND revision = $17 AND generation = $1",
            columns.join(", ")
        );
        self.link.write_all(async |connection| {
            is_current(connection, generation).await?;
            let mut owners = owners(connection, changes).await?;
            let mut outcomes = vec![Outcome::Done; changes.len()];
            for at in order.iter().copied() {
                let clear = &changes[at].new.clear;
                let owner = owners.entry(folded(&clear.letter_reference));
                if *owner.or_insert(clear.id) != clear.id {
                    let reference = clear.letter_reference.clone();
                    let taken = StoreFault::ReferenceTaken;
                    return Err(StoreError::with(taken, "reference", reference));
                }
                outcomes[at] = changed(connection, &text, &changes[at], generation).await?;
            }
            Ok(outcomes)
        })
    }

    /// Erases cases, each unless it is no longer in the revision that was read. Where the book is a file, nothing of
    /// them is left in it, at the latest when the desks that are reading it now have ended. How many were erased.
    ///
    /// # Errors
    /// If the book cannot be written.
    pub fn erase(&mut self, cases: &[(CaseId, i64)]) -> Result<usize, StoreError> {
        let mut cases = cases.to_vec();
        cases.sort_unstable();
        let erased = self.link.write_all(async |connection| {
            let mut erased = 0;
            for (id, revision) in &cases {
                let done = sqlx::query("DELETE FROM kerkesa_cases WHERE id = $1 AND revision = $2")
                    .bind(id.to_string())
                    .bind(*revision)
                    .execute(&mut *connection)
                    .await?;
                erased += usize::from(done.rows_affected() > 0);
            }
            Ok(erased)
        })?;
        self.link.wipe()?;
        Ok(erased)
    }
}

/// Refuses what is sealed under another generation than the book has. The reference of each case to its seal refuses it
/// as well, whatever happens meanwhile; here it is found out before anything is written.
async fn is_current(connection: &mut AnyConnection, generation: i64) -> Result<(), StoreError> {
    let seal = sqlx::query("SELECT generation FROM kerkesa_seals WHERE generation = $1")
        .bind(generation)
        .fetch_optional(connection)
        .await?;
    match seal {
        Some(_) => Ok(()),
        None => Err(StoreFault::SealChanged.into()),
    }
}

async fn added(
    connection: &mut AnyConnection,
    cases: &[Sealed],
    generation: i64,
) -> Result<Vec<Option<Stored>>, StoreError> {
    let mut known = taken(connection, cases).await?;
    let mut keys = HashSet::new();
    let mut new: Vec<&Sealed> = Vec::new();
    let mut twice = false;
    for case in cases {
        let own = keys_of(case);
        if own.iter().any(|key| known.contains_key(key)) {
            continue;
        }
        if own.iter().any(|key| keys.contains(key)) {
            twice = true;
            continue;
        }
        keys.extend(own);
        new.push(case);
    }
    insert(connection, &new, generation).await?;
    let is_new: HashSet<CaseId> = new.iter().map(|case| case.clear.id).collect();
    if twice {
        known = taken(connection, cases).await?;
    }
    let outcomes = cases.iter().map(|case| {
        if is_new.contains(&case.clear.id) {
            return None;
        }
        keys_of(case).iter().find_map(|key| known.get(key).cloned())
    });
    Ok(outcomes.collect())
}

/// The cases that have references of these.
async fn taken(
    connection: &mut AnyConnection,
    cases: &[Sealed],
) -> Result<HashMap<String, Stored>, StoreError> {
    let keys: HashSet<String> = cases.iter().flat_map(keys_of).collect();
    let keys: Vec<String> = keys.into_iter().collect();
    let mut known = HashMap::new();
    for some in keys.chunks(AT_ONCE) {
        known.extend(by_reference(connection, some).await?);
    }
    Ok(known)
}

fn keys_of(case: &Sealed) -> [String; 2] {
    [
        folded(&case.clear.reference),
        folded(&case.clear.letter_reference),
    ]
}

async fn insert(
    connection: &mut AnyConnection,
    cases: &[&Sealed],
    generation: i64,
) -> Result<(), StoreError> {
    if cases.is_empty() {
        return Ok(());
    }
    let width = WRITTEN.len();
    let rows: Vec<String> = (0..cases.len())
        .map(|at| format!("({}, 1)", holes(1 + at * width, width)))
        .collect();
    let text = format!(
        "INSERT INTO kerkesa_cases ({}, revision) VALUES {}",
        WRITTEN.join(", "),
        rows.join(", ")
    );
    let mut query = sqlx::query(AssertSqlSafe(text));
    for case in cases {
        query = bound(query, case, generation);
    }
    match query.execute(connection).await {
        Ok(_) => Ok(()),
        Err(why) if told::is_no_seal(&why) => Err(StoreFault::SealChanged.into()),
        // Another desk has added one of them in this moment: the next time it will be seen.
        Err(why) if told::is_there(&why) => Err(StoreError::passing(StoreFault::Busy)),
        Err(why) => Err(why.into()),
    }
}

async fn changed(
    connection: &mut AnyConnection,
    text: &str,
    change: &Change,
    generation: i64,
) -> Result<Outcome, StoreError> {
    let query = sqlx::query(AssertSqlSafe(text.to_owned()));
    let query = bound(query, &change.new, generation).bind(change.revision);
    match query.execute(&mut *connection).await {
        Ok(done) if done.rows_affected() > 0 => Ok(Outcome::Done),
        Ok(_) => match meanwhile(connection, change.new.clear.id).await? {
            Outcome::Meanwhile(Some(now)) if now.generation != generation => {
                Err(StoreFault::SealChanged.into())
            }
            outcome => Ok(outcome),
        },
        Err(why) if told::is_no_seal(&why) => Err(StoreFault::SealChanged.into()),
        Err(why) if told::is_there(&why) => Err(StoreError::passing(StoreFault::Busy)),
        Err(why) => Err(why.into()),
    }
}

/// Whose references the letters of these changes would have.
async fn owners(
    connection: &mut AnyConnection,
    changes: &[Change],
) -> Result<HashMap<String, CaseId>, StoreError> {
    let letters = changes.iter().map(|change| &change.new.clear);
    let keys: HashSet<String> = letters
        .map(|clear| folded(&clear.letter_reference))
        .collect();
    let keys: Vec<String> = keys.into_iter().collect();
    let mut owners = HashMap::new();
    for some in keys.chunks(AT_ONCE) {
        let holes = holes(1, some.len());
        let text = format!(
            "SELECT id, reference_key, letter_key FROM kerkesa_cases \
             WHERE reference_key IN ({holes}) OR letter_key IN ({holes})"
        );
        let query = filled(sqlx::query(AssertSqlSafe(text)), some.to_vec());
        for row in query.fetch_all(&mut *connection).await? {
            let id = case_of(row.try_get(0)?)?;
            for at in [2, 1] {
                owners.insert(row.try_get(at)?, id);
            }
        }
    }
    Ok(owners)
}

async fn meanwhile(connection: &mut AnyConnection, id: CaseId) -> Result<Outcome, StoreError> {
    let now = by_id(connection, &[id]).await?;
    Ok(Outcome::Meanwhile(now.into_values().next()))
}
