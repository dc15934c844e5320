//! How a book is kept, and whether this is one.

use super::{Place, StoreError, StoreFault, told};
use sqlx::{
    AnyConnection, AssertSqlSafe, Executor as _, Row as _, SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};
use std::{
    fs::{self, OpenOptions},
    io,
    path::Path,
};

/// What `SQLite` writes into the head of the file, so that other programs and we know what it is.
const MARK: i64 = 0x4B52_4B53;

/// The steps from nothing to the tables of this version. A step that was ever published stays as it is.
const STEPS: [(i64, &str, &str); 1] = [(1, "book", include_str!("migrations/1-book.sql"))];

/// Which steps have been taken.
const TABLE: &str = "kerkesa_migrations";

/// Makes an empty file, which only its owner may read, and the folder for it.
pub(super) fn make_file(place: &Place) -> Result<(), StoreError> {
    let Place::File(path) = place else {
        return Ok(());
    };
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        make_folder(folder).map_err(|why| told::of_io(&why))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        // What is there, SQLite will say.
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => match fs::metadata(path) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Err(StoreFault::Link.into()),
            _ => Ok(()),
        },
        Err(why) => Err(told::of_io(&why)),
        Ok(_) => Ok(()),
    }
}

/// A folder of one's own is nobody else's to read.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes the tables in a place where there is nothing yet, or only what somebody began to make.
pub(super) async fn make(connection: &mut AnyConnection, place: &Place) -> Result<(), StoreError> {
    if !place.is_server() {
        match mark(connection).await? {
            MARK => {}
            0 if is_empty(connection).await? => {
                connection
                    .execute(AssertSqlSafe(format!("PRAGMA application_id = {MARK}")))
                    .await?;
            }
            _ => return Err(StoreFault::NotABook.into()),
        }
        // Who reads does not wait for who writes.
        connection.execute("PRAGMA journal_mode = WAL").await?;
    }
    if let Some(taken) = taken(connection).await? {
        is_known(&taken)?;
        if has_book(connection).await? {
            return Err(StoreFault::BookThere.into());
        }
    }
    migrator(place).run(connection).await?;
    Ok(())
}

/// Whether this is a book, and one that this version knows. What an older version made is brought up.
pub(super) async fn check(connection: &mut AnyConnection, place: &Place) -> Result<(), StoreError> {
    if !place.is_server() {
        match mark(connection).await? {
            MARK => {}
            0 if is_empty(connection).await? => return Err(StoreFault::NoBook.into()),
            _ => return Err(StoreFault::NotABook.into()),
        }
    }
    let taken = taken(connection).await?.ok_or(StoreFault::NoBook)?;
    is_known(&taken)?;
    if taken.len() < STEPS.len() {
        migrator(place).run(&mut *connection).await?;
    }
    if has_book(connection).await? {
        Ok(())
    } else {
        Err(StoreFault::NoBook.into())
    }
}

async fn mark(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let row = connection.fetch_one("PRAGMA application_id").await?;
    Ok(row.try_get(0)?)
}

async fn is_empty(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let row = connection
        .fetch_one("SELECT COUNT(*) FROM sqlite_master")
        .await?;
    Ok(row.try_get::<i64, _>(0)? == 0)
}

async fn has_book(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    match connection
        .fetch_optional("SELECT id FROM kerkesa_book")
        .await
    {
        Ok(row) => Ok(row.is_some()),
        Err(why) if told::is_no_table(&why) => Ok(false),
        Err(why) => Err(why.into()),
    }
}

/// The steps that have been taken; none, where there is not even a list of them.
async fn taken(connection: &mut AnyConnection) -> Result<Option<Vec<i64>>, StoreError> {
    let list = "SELECT version FROM kerkesa_migrations ORDER BY version";
    match connection.fetch_all(list).await {
        Ok(rows) => {
            let versions = rows.iter().map(|row| row.try_get(0));
            Ok(Some(versions.collect::<Result<_, _>>()?))
        }
        Err(why) if told::is_no_table(&why) => Ok(None),
        Err(why) => Err(why.into()),
    }
}

fn is_known(taken: &[i64]) -> Result<(), StoreError> {
    let known = STEPS.map(|(version, ..)| version);
    if taken.iter().all(|version| known.contains(version)) {
        Ok(())
    } else {
        Err(StoreFault::Newer.into())
    }
}

fn migrator(place: &Place) -> Migrator {
    let bytes = if place.is_server() { "BYTEA" } else { "BLOB" };
    let steps = STEPS.map(|(version, name, text)| {
        let text = AssertSqlSafe(text.replace("{bytes}", bytes)).into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, text, false)
    });
    let mut migrator = Migrator::with_migrations(steps.into());
    migrator.dangerous_set_table_name(TABLE);
    // Distributed databases know no such locks. Two desks that take a step at once meet at its number.
    migrator.set_locking(false);
    migrator
}
