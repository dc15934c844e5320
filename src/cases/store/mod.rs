//! The case book in a database: a file of `SQLite`'s for one desk, a server that speaks as `PostgreSQL` does for several.
//!
//! Both get the same statements, in the part of SQL that distributed databases with `PostgreSQL`'s protocol document too.
//! The database sees what [`Clear`] holds and sealed texts; it has no key.
//!
//! Whatever is written is a transaction: a kill at any moment leaves the book as it was before or as it is after. A case
//! is changed only in the revision that was read, and only under the seal that the book still has.

mod desks;
mod fault;
mod link;
mod place;
mod reads;
mod rows;
mod schema;
mod told;
mod wanted;
mod writes;

pub use fault::{StoreError, StoreFault};
pub use place::{Place, Server};
pub use wanted::{Cursor, Wanted};

use super::{CaseId, Clear, DeskName, PublicKey, folded};
use jiff::civil::Date;
use link::Link;

/// A case book that is open.
///
/// Each desk has its own, and each thread.
pub struct Store {
    link: Link,
}

/// What a book begins with.
#[derive(Debug, Clone)]
pub struct NewBook {
    /// A random number, which the caller draws.
    pub id: CaseId,
    /// The first desks, the recovery key among them. The book key is sealed for each.
    pub desks: Vec<Desk>,
}

/// What a book says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Its number.
    pub id: CaseId,
    /// How often the book key has been changed, counted from 1.
    pub generation: i64,
    /// After how many days a closed case may be erased, where the hotline has said so.
    pub keep_days: Option<u32>,
}

/// A desk that can open the book, or the recovery key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// What it is called.
    pub name: DeskName,
    /// Its public key.
    pub key: PublicKey,
    /// The book key, sealed for it.
    pub wrapped: Vec<u8>,
    /// Since when it is there.
    pub since: Date,
    /// Whether it is the recovery key, at which nobody works.
    pub is_recovery: bool,
}

/// A case to be written into the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// What stands in clear.
    pub clear: Clear,
    /// All else.
    pub sealed: Vec<u8>,
}

/// A case as it stands in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// What stands in clear.
    pub clear: Clear,
    /// How often it was written, counted from 1.
    pub revision: i64,
    /// The generation of the book key that it is sealed with.
    pub generation: i64,
    /// All else.
    pub sealed: Vec<u8>,
}

/// A case to be written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The revision that was read.
    pub revision: i64,
    /// The case as it is to be. Its number stays.
    pub new: Sealed,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the book.
    Done,
    /// Another desk was faster. This is there now; nothing where the case is erased.
    Meanwhile(Option<Stored>),
}

impl Store {
    /// Opens a book that is there. One of an older version becomes one of this.
    ///
    /// # Errors
    /// If there is no book, or none that this version knows; if it is damaged or cannot be reached.
    pub fn open(place: &Place) -> Result<Self, StoreError> {
        let mut link = Link::to(place)?;
        link.read(async |connection| schema::check(connection, place).await)?;
        Ok(Self { link })
    }

    /// Makes a book where there is none: the file and its folder, or the tables.
    ///
    /// # Errors
    /// If there is a book or something else, or the system does not let us.
    pub fn found(place: &Place, book: &NewBook) -> Result<Self, StoreError> {
        schema::make_file(place).map_err(|why| why.at(place))?;
        let mut link = Link::to(place)?;
        link.read(async |connection| schema::make(connection, place).await)?;
        let mut store = Self { link };
        store.begin(book)?;
        Ok(store)
    }

    /// Where the book is.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.link.place
    }
}

/// The number of a row, checked.
fn case_of(text: &str) -> Result<CaseId, StoreError> {
    text.parse().map_err(|_| StoreFault::Damaged.into())
}

#[cfg(test)]
mod tests;
