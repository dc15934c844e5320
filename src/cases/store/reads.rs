//! What is read out of a book.

use super::{
    Cursor, Store, StoreError, Stored, Wanted, folded,
    rows::{ALL, CLEAR, clear, holes, stored},
    wanted::filled,
};
use crate::cases::{CaseId, Clear};
use sqlx::{AnyConnection, AssertSqlSafe};
use std::{collections::HashMap, future::poll_fn};

/// The cases with the nearest day first.
const ORDER: &str = "ORDER BY next_day, reference_key";

/// How many cases are asked for in one statement.
pub(super) const AT_ONCE: usize = 200;

impl Store {
    /// The case of a reference: its own, or that of its last letter.
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn find(&mut self, reference: &str) -> Result<Option<Stored>, StoreError> {
        let found = self.find_all(&[reference.to_owned()])?;
        Ok(found.into_iter().next().flatten())
    }

    /// The same for many references, in their order.
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn find_all(&mut self, references: &[String]) -> Result<Vec<Option<Stored>>, StoreError> {
        self.link.read(async |connection| {
            let mut found = Vec::with_capacity(references.len());
            for some in references.chunks(AT_ONCE) {
                let keys: Vec<String> = some.iter().map(|text| folded(text)).collect();
                let known = by_reference(connection, &keys).await?;
                found.extend(keys.iter().map(|key| known.get(key).cloned()));
            }
            Ok(found)
        })
    }

    /// The cases of these numbers, in their order.
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn find_ids(&mut self, ids: &[CaseId]) -> Result<Vec<Option<Stored>>, StoreError> {
        self.link.read(async |connection| {
            let mut found = Vec::with_capacity(ids.len());
            for some in ids.chunks(AT_ONCE) {
                let known = by_id(connection, some).await?;
                found.extend(some.iter().map(|id| known.get(id).cloned()));
            }
            Ok(found)
        })
    }

    /// What stands in clear of the cases that are wanted, one after the other: by the day on which something is to be
    /// done, then by reference. Cases in which nothing is to be done come last. `each` must not open a book itself.
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn list(&mut self, wanted: &Wanted, each: &mut dyn FnMut(Clear)) -> Result<(), StoreError> {
        let (condition, values) = wanted.condition();
        let text = selected(CLEAR, &condition, ORDER);
        self.link.read(async |connection| {
            let query = filled(sqlx::query(AssertSqlSafe(text)), values);
            let mut rows = query.fetch(connection);
            while let Some(row) = poll_fn(|context| rows.as_mut().poll_next(context)).await {
                each(clear(&row?)?);
            }
            Ok(())
        })
    }

    /// Some of the cases that are wanted, with their sealed texts, in the same order: the first ones, or those after a
    /// [case](Stored::cursor).
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn page(
        &mut self,
        wanted: &Wanted,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let (mut condition, mut values) = wanted.condition();
        if let Some(after) = after {
            let and = if condition.is_empty() { "" } else { " AND " };
            let from = values.len() + 1;
            condition = format!(
                "{condition}{and}(next_day, reference_key) > (${from}, ${})",
                from + 1
            );
            values.extend([after.next_day.clone(), after.key.clone()]);
        }
        let text = selected(ALL, &condition, &format!("{ORDER} LIMIT {limit}"));
        self.link.read(async |connection| {
            let query = filled(sqlx::query(AssertSqlSafe(text)), values);
            let rows = query.fetch_all(connection).await?;
            rows.iter().map(stored).collect()
        })
    }

    /// How many cases are wanted.
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn count(&mut self, wanted: &Wanted) -> Result<u64, StoreError> {
        let (condition, values) = wanted.condition();
        let text = selected("COUNT(*)", &condition, "");
        self.link.read(async |connection| {
            let query = filled(sqlx::query(AssertSqlSafe(text)), values);
            let row = query.fetch_one(connection).await?;
            let count: i64 = sqlx::Row::try_get(&row, 0)?;
            Ok(count.unsigned_abs())
        })
    }
}

fn selected(columns: &str, condition: &str, rest: &str) -> String {
    let condition = if condition.is_empty() {
        String::new()
    } else {
        format!("WHERE {condition}")
    };
    format!("SELECT {columns} FROM kerkesa_cases {condition} {rest}")
}

/// The cases that have these references, folded.
pub(super) async fn by_reference(
    connection: &mut AnyConnection,
    keys: &[String],
) -> Result<HashMap<String, Stored>, StoreError> {
    let holes = holes(1, keys.len());
    let condition = format!("reference_key IN ({holes}) OR letter_key IN ({holes})");
    let text = selected(ALL, &condition, "");
    let query = filled(sqlx::query(AssertSqlSafe(text)), keys.to_vec());
    let mut known = HashMap::new();
    for row in query.fetch_all(connection).await? {
        let case = stored(&row)?;
        known.insert(folded(&case.clear.letter_reference), case.clone());
        // A case's own reference comes first.
        known.insert(folded(&case.clear.reference), case);
    }
    Ok(known)
}

/// The cases of these numbers.
pub(super) async fn by_id(
    connection: &mut AnyConnection,
    ids: &[CaseId],
) -> Result<HashMap<CaseId, Stored>, StoreError> {
    let condition = format!("id IN ({})", holes(1, ids.len()));
    let text = selected(ALL, &condition, "");
    let ids = ids.iter().map(CaseId::to_string).collect();
    let query = filled(sqlx::query(AssertSqlSafe(text)), ids);
    let rows = query.fetch_all(connection).await?;
    let cases = rows.iter().map(stored);
    cases
        .map(|case| case.map(|case| (case.clear.id, case)))
        .collect()
}
