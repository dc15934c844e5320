//! The book itself, and the desks that can open it.

use super::{
    Book, Desk, NewBook, Sealed, Store, StoreError, StoreFault, Stored, case_of,
    rows::{ALL, day_of, stored},
    told,
};
use crate::cases::{CaseId, SealError};
use sqlx::{AnyConnection, AssertSqlSafe, Executor as _, Row as _, any::AnyRow};
use std::collections::HashMap;

/// The first generation of the book key.
const FIRST: i64 = 1;

/// How many cases are sealed anew at a time.
const ANEW_AT_ONCE: usize = 500;

/// How often the book is gone through again for cases that another desk has written meanwhile.
const ROUNDS: usize = 20;

impl Store {
    /// What the book says of itself.
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn book(&mut self) -> Result<Book, StoreError> {
        self.link.read(async |connection| {
            let row = connection
                .fetch_one("SELECT id, keep_days FROM kerkesa_book")
                .await?;
            let id = row.try_get(0)?;
            let days: Option<i64> = row.try_get(1)?;
            let seal = connection
                .fetch_one("SELECT MAX(generation) FROM kerkesa_seals")
                .await?;
            Ok(Book {
                id: case_of(id)?,
                generation: seal.try_get(0)?,
                keep_days: days
                    .map(u32::try_from)
                    .transpose()
                    .map_err(|_| StoreFault::Damaged)?,
            })
        })
    }

    /// Says after how many days a closed case may be erased.
    ///
    /// # Errors
    /// If the book cannot be written.
    pub fn keep(&mut self, days: Option<u32>) -> Result<(), StoreError> {
        self.link.write(async |connection| {
            sqlx::query("UPDATE kerkesa_book SET keep_days = $1")
                .bind(days.map(i64::from))
                .execute(connection)
                .await?;
            Ok(())
        })
    }

    /// The desks, by name.
    ///
    /// # Errors
    /// If the book cannot be read.
    pub fn desks(&mut self) -> Result<Vec<Desk>, StoreError> {
        self.link.read(async |connection| {
            let rows = connection
                .fetch_all(
                    "SELECT name, public_key, wrapped, since, is_recovery FROM kerkesa_desks ORDER BY name",
                )
                .await?;
            rows.iter().map(desk).collect()
        })
    }

    /// Adds a desk, for which the book key of a generation is sealed.
    ///
    /// # Errors
    /// If the seal has changed, there is a desk of this name or with this key, or the book cannot be written.
    pub fn add_desk(&mut self, desk: &Desk, generation: i64) -> Result<(), StoreError> {
        self.link
            .write(async |connection| put(connection, desk, generation).await)
    }

    /// Changes the book key: the desks are those that are named here, for whom the new one is sealed, and `anew` seals
    /// each case with it. All of it is one transaction. Other desks wait, or find that the seal has changed; what they
    /// write before is sealed anew with the rest.
    ///
    /// `anew` gets the cases in parts. It may be called again for all of them, and must not open a book itself.
    ///
    /// # Errors
    /// If there is no desk, the seal has changed meanwhile, `anew` cannot open a case, or the book cannot be written.
    /// Then nothing is changed.
    pub fn change_seal(
        &mut self,
        from: i64,
        desks: &[Desk],
        anew: &mut dyn FnMut(Vec<Sealed>) -> Result<Vec<Sealed>, SealError>,
    ) -> Result<(), StoreError> {
        if desks.iter().all(|desk| desk.is_recovery) {
            return Err(StoreError::from(StoreFault::NoDeskLeft).at(self.place()));
        }
        let lock = if self.place().is_server() {
            "SELECT generation FROM kerkesa_seals WHERE generation = $1 FOR UPDATE"
        } else {
            // Who writes into a file has it alone.
            "SELECT generation FROM kerkesa_seals WHERE generation = $1"
        };
        self.link.write_all(async |connection| {
            // From here on, other desks wait with what they would put under this seal.
            let seal = sqlx::query(lock)
                .bind(from)
                .fetch_optional(&mut *connection)
                .await?;
            if seal.is_none() {
                return Err(StoreFault::SealChanged.into());
            }
            let to = from + 1;
            new_seal(connection, to).await?;
            sqlx::query("DELETE FROM kerkesa_desks")
                .execute(&mut *connection)
                .await?;
            for desk in desks {
                put(connection, desk, to).await?;
            }
            seal_all(connection, from, anew).await?;
            let gone = sqlx::query("DELETE FROM kerkesa_seals WHERE generation = $1")
                .bind(from)
                .execute(connection)
                .await;
            match gone {
                Ok(_) => Ok(()),
                // Another desk has written in this moment.
                Err(why) if told::is_no_seal(&why) => Err(StoreError::passing(StoreFault::Busy)),
                Err(why) => Err(why.into()),
            }
        })?;
        // The texts under the old seal, which a desk that is gone could open.
        self.link.wipe()
    }

    /// Puts the book and the first desks into the tables.
    pub(super) fn begin(&mut self, book: &NewBook) -> Result<(), StoreError> {
        if book.desks.iter().all(|desk| desk.is_recovery) {
            return Err(StoreError::from(StoreFault::NoDeskLeft).at(self.place()));
        }
        self.link.write(async |connection| {
            match new_seal(connection, FIRST).await {
                Err(why) if why.fault() == Some(StoreFault::SealChanged) => {
                    return Err(StoreFault::BookThere.into());
                }
                done => done?,
            }
            sqlx::query("INSERT INTO kerkesa_book (id) VALUES ($1)")
                .bind(book.id.to_string())
                .execute(&mut *connection)
                .await?;
            for desk in &book.desks {
                put(connection, desk, FIRST).await?;
            }
            Ok(())
        })
    }
}

async fn new_seal(connection: &mut AnyConnection, generation: i64) -> Result<(), StoreError> {
    let new = sqlx::query("INSERT INTO kerkesa_seals (generation) VALUES ($1)")
        .bind(generation)
        .execute(connection)
        .await;
    match new {
        Ok(_) => Ok(()),
        Err(why) if told::is_there(&why) => Err(StoreFault::SealChanged.into()),
        Err(why) => Err(why.into()),
    }
}

async fn put(
    connection: &mut AnyConnection,
    desk: &Desk,
    generation: i64,
) -> Result<(), StoreError> {
    let done = sqlx::query(
        "INSERT INTO kerkesa_desks (name, public_key, generation, is_recovery, since, wrapped) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(desk.name.as_str().to_owned())
    .bind(desk.key.to_string())
    .bind(generation)
    .bind(i64::from(desk.is_recovery))
    .bind(desk.since.to_string())
    .bind(desk.wrapped.clone())
    .execute(connection)
    .await;
    match done {
        Ok(_) => Ok(()),
        Err(why) if told::is_there(&why) => Err(StoreFault::DeskThere.into()),
        Err(why) if told::is_no_seal(&why) => Err(StoreFault::SealChanged.into()),
        Err(why) => Err(why.into()),
    }
}

fn desk(row: &AnyRow) -> Result<Desk, StoreError> {
    let damaged = |_| StoreError::from(StoreFault::Damaged);
    Ok(Desk {
        name: row.try_get::<&str, _>(0)?.parse().map_err(damaged)?,
        key: row.try_get::<&str, _>(1)?.parse().map_err(damaged)?,
        wrapped: row.try_get(2)?,
        since: day_of(row.try_get(3)?)?,
        is_recovery: row.try_get::<i64, _>(4)? != 0,
    })
}

/// Seals all cases of a generation for the next one, until there is none left.
async fn seal_all(
    connection: &mut AnyConnection,
    from: i64,
    anew: &mut dyn FnMut(Vec<Sealed>) -> Result<Vec<Sealed>, SealError>,
) -> Result<(), StoreError> {
    for _ in 0..ROUNDS {
        let mut after = String::new();
        let mut is_done = true;
        loop {
            let cases = under(connection, from, &after).await?;
            let Some(last) = cases.last() else { break };
            is_done = false;
            after = last.clear.id.to_string();
            seal_some(connection, from, cases, anew).await?;
        }
        if is_done {
            return Ok(());
        }
    }
    Err(StoreError::passing(StoreFault::Busy))
}

/// Some of the cases of a generation.
async fn under(
    connection: &mut AnyConnection,
    generation: i64,
    after: &str,
) -> Result<Vec<Stored>, StoreError> {
    let text = format!(
        "SELECT {ALL} FROM kerkesa_cases WHERE generation = $1 AND id > $2 ORDER BY id LIMIT {ANEW_AT_ONCE}"
    );
    let rows = sqlx::query(AssertSqlSafe(text))
        .bind(generation)
        .bind(after.to_owned())
        .fetch_all(connection)
        .await?;
    rows.iter().map(stored).collect()
}

/// A case that has been written meanwhile stays as it is: the next round finds it.
async fn seal_some(
    connection: &mut AnyConnection,
    from: i64,
    cases: Vec<Stored>,
    anew: &mut dyn FnMut(Vec<Sealed>) -> Result<Vec<Sealed>, SealError>,
) -> Result<(), StoreError> {
    let revisions: HashMap<CaseId, i64> = cases
        .iter()
        .map(|case| (case.clear.id, case.revision))
        .collect();
    let cases = cases.into_iter().map(|case| Sealed {
        clear: case.clear,
        sealed: case.sealed,
    });
    for case in anew(cases.collect())? {
        let Some(revision) = revisions.get(&case.clear.id) else {
            continue;
        };
        sqlx::query(
            "UPDATE kerkesa_cases SET generation = $1, sealed = $2 \
             WHERE id = $3 AND revision = $4 AND generation = $5",
        )
        .bind(from + 1)
        .bind(case.sealed)
        .bind(case.clear.id.to_string())
        .bind(*revision)
        .bind(from)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
