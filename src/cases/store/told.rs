//! What a database says, as faults of the book.

use super::{StoreError, StoreFault};
use sqlx::{error::DatabaseError, migrate::MigrateError};
use std::io;

impl From<sqlx::Error> for StoreError {
    fn from(why: sqlx::Error) -> Self {
        use sqlx::Error;

        match why {
            Error::Database(why) => of_code(why.as_ref()),
            Error::Io(_) | Error::Protocol(_) | Error::BeginFailed => StoreFault::Lost.into(),
            Error::Tls(_) => StoreFault::Tls.into(),
            Error::Configuration(_) => StoreFault::Address.into(),
            Error::Migrate(why) => Self::from(*why),
            Error::ColumnDecode { .. }
            | Error::Decode(_)
            | Error::ColumnNotFound(_)
            | Error::ColumnIndexOutOfBounds { .. }
            | Error::RowNotFound
            | Error::AnyDriverError(_) => StoreFault::Damaged.into(),
            _ => Self::with(StoreFault::System, "why", "driver"),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(why: MigrateError) -> Self {
        match why {
            MigrateError::Execute(why) | MigrateError::ExecuteMigration(why, _) => why.into(),
            MigrateError::VersionMissing(_)
            | MigrateError::VersionTooNew(..)
            | MigrateError::VersionMismatch(_) => StoreFault::Newer.into(),
            _ => StoreFault::Damaged.into(),
        }
    }
}

/// The same while nothing is open yet. `names_files`: whether the address names certificates.
pub(super) fn on_the_way(why: sqlx::Error, names_files: bool) -> StoreError {
    match why {
        // What is read of a certificate, or said in the handshake, comes as an error of reading.
        sqlx::Error::Io(why)
            if why.kind() == io::ErrorKind::InvalidData
                || names_files && why.kind() == io::ErrorKind::NotFound =>
        {
            StoreFault::Tls.into()
        }
        sqlx::Error::Configuration(_) if names_files => StoreFault::Tls.into(),
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => StoreFault::Away.into(),
        why => why.into(),
    }
}

/// What the system says of a file.
pub(super) fn of_io(why: &io::Error) -> StoreError {
    match why.kind() {
        io::ErrorKind::NotFound => StoreFault::NoBook.into(),
        io::ErrorKind::PermissionDenied => StoreFault::NoAccess.into(),
        io::ErrorKind::ReadOnlyFilesystem => StoreFault::ReadOnly.into(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreFault::DiskFull.into(),
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => StoreFault::NotAFile.into(),
        kind => StoreError::with(StoreFault::System, "why", kind.to_string()),
    }
}

/// Whether a table is missing.
pub(super) fn is_no_table(why: &sqlx::Error) -> bool {
    let code = why.as_database_error().and_then(DatabaseError::code);
    // SQLite has no other word for it.
    matches!(code.as_deref(), Some("42P01" | "1"))
}

/// Whether what was written refers to a seal that is gone.
pub(super) fn is_no_seal(why: &sqlx::Error) -> bool {
    why.as_database_error()
        .is_some_and(DatabaseError::is_foreign_key_violation)
}

/// Whether something of that name is there already.
pub(super) fn is_there(why: &sqlx::Error) -> bool {
    why.as_database_error()
        .is_some_and(DatabaseError::is_unique_violation)
}

/// `SQLite`'s codes are numbers, `PostgreSQL`'s have five signs. Its messages are not repeated: they may hold a value.
fn of_code(why: &dyn DatabaseError) -> StoreError {
    let code = why.code().unwrap_or_default();
    let fault = match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => of_sqlite(number),
        _ => of_postgres(&code),
    };
    match fault {
        Some((fault, false)) => fault.into(),
        Some((fault, true)) => StoreError::passing(fault),
        None => StoreError::with(StoreFault::System, "why", code),
    }
}

/// A fault, and whether it may be over in a moment.
type Passing = (StoreFault, bool);

/// The codes are those of <https://www.sqlite.org/rescode.html>; the last eight bits say the kind.
fn of_sqlite(code: u32) -> Option<Passing> {
    Some(match code & 0xFF {
        3 | 14 | 23 => (StoreFault::NoAccess, false),
        5 | 6 => (StoreFault::Busy, true),
        8 => (StoreFault::ReadOnly, false),
        11 => (StoreFault::Damaged, false),
        13 => (StoreFault::DiskFull, false),
        26 => (StoreFault::NotABook, false),
        _ => return None,
    })
}

/// The codes are those of <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn of_postgres(code: &str) -> Option<Passing> {
    Some(match code {
        "28000" | "28P01" => (StoreFault::Login, false),
        "3D000" => (StoreFault::NoDatabase, false),
        "42501" => (StoreFault::NoRights, false),
        "25006" => (StoreFault::ReadOnly, false),
        "40001" | "40P01" | "55P03" => (StoreFault::Busy, true),
        "53100" => (StoreFault::DiskFull, false),
        "53300" => (StoreFault::Crowded, false),
        "57014" => (StoreFault::Slow, false),
        "57P03" => (StoreFault::Away, false),
        "57P01" | "57P02" | "57P05" => (StoreFault::Lost, false),
        "42P01" | "42703" => (StoreFault::NotABook, false),
        _ if code.starts_with("08") => (StoreFault::Lost, false),
        _ if code.starts_with("XX") => (StoreFault::Damaged, false),
        _ => return None,
    })
}
