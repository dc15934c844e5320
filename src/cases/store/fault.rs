//! What can be wrong with a book or with the way to it.

use crate::{
    cases::{SealError, SealFault, Trouble},
    catalog::{Labels, Said, Values},
};
use std::fmt;

ids! {
    /// What is wrong with a book or with the way to it, by a name that never changes.
    pub enum StoreFault as "fault of a book" {
        /// There is no case book.
        NoBook = "no-book",
        /// There is a file or a database of something else.
        NotABook = "not-a-book",
        /// There is a book where a new one was to be.
        BookThere = "book-there",
        /// A newer version has made it, or has changed how it is kept.
        Newer = "newer",
        /// A part of it is lost or altered.
        Damaged = "damaged",
        /// A folder, a pipe or a device.
        NotAFile = "not-a-file",
        /// A link to nothing where a file was to be.
        Link = "link",
        /// A path that is not in UTF-8.
        Path = "path",
        /// It may not be opened.
        NoAccess = "no-access",
        /// It may be read and not written.
        ReadOnly = "read-only",
        /// The disk is full.
        DiskFull = "disk-full",
        /// Other desks have held it for too long.
        Busy = "busy",
        /// An address of a server that cannot be understood.
        Address = "address",
        /// A setting in the address that there is not.
        Setting = "setting",
        /// The server cannot be reached.
        Away = "away",
        /// The connection was lost in the middle.
        Lost = "lost",
        /// The server does not know the user or the password.
        Login = "login",
        /// The server has no such database.
        NoDatabase = "no-database",
        /// The user may not do that in the database.
        NoRights = "no-rights",
        /// The server takes no more connections.
        Crowded = "crowded",
        /// The server cannot be told from somebody who pretends to be it.
        Tls = "tls",
        /// The server took too long.
        Slow = "slow",
        /// Another desk has changed the book key.
        SealChanged = "seal-changed",
        /// Another case has the reference of a letter.
        ReferenceTaken = "reference-taken",
        /// There is a desk of this name or with this key.
        DeskThere = "desk-there",
        /// The book would be left without a desk.
        NoDeskLeft = "no-desk-left",
        /// Something that has no name of its own.
        System = "system",
    }
}

impl StoreFault {
    /// The names of the values that its sentences may hold, in every language.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Address => &[],
            Self::Setting => &["name"],
            Self::ReferenceTaken => &["place", "reference"],
            Self::System => &["place", "why"],
            _ => &["place"],
        }
    }

    const fn kind(self) -> Trouble {
        match self {
            Self::NoBook | Self::NotABook | Self::Newer | Self::Damaged => Trouble::NotABook,
            Self::Busy | Self::Away | Self::Lost | Self::Crowded | Self::Slow => Trouble::Away,
            Self::SealChanged => Trouble::Changed,
            Self::BookThere
            | Self::Path
            | Self::Address
            | Self::Setting
            | Self::ReferenceTaken
            | Self::DeskThere
            | Self::NoDeskLeft => Trouble::Refused,
            Self::NotAFile
            | Self::Link
            | Self::NoAccess
            | Self::ReadOnly
            | Self::DiskFull
            | Self::Login
            | Self::NoDatabase
            | Self::NoRights
            | Self::Tls
            | Self::System => Trouble::System,
        }
    }
}

/// Why the book does not do what it was asked for. Nothing of a case is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError {
    cause: Cause,
    values: Values,
    /// Whether the same, done once more from the beginning, may well succeed.
    pub(super) may_pass: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cause {
    Store(StoreFault),
    Seal(SealError),
}

impl StoreError {
    pub(super) fn with(id: StoreFault, name: &'static str, value: impl Into<String>) -> Self {
        let mut error = Self::from(id);
        error.values.insert(name, value.into());
        error
    }

    /// A fault that may be over in a moment.
    pub(super) fn passing(id: StoreFault) -> Self {
        Self {
            may_pass: true,
            ..Self::from(id)
        }
    }

    /// The fault of a place.
    pub(super) fn at(mut self, place: &super::Place) -> Self {
        self.values.insert("place", place.to_string());
        self
    }

    /// What is wrong with the book, unless a seal is.
    #[must_use]
    pub const fn fault(&self) -> Option<StoreFault> {
        match &self.cause {
            Cause::Store(id) => Some(*id),
            Cause::Seal(_) => None,
        }
    }

    /// Whether there is no book yet.
    #[must_use]
    pub fn is_no_book(&self) -> bool {
        self.fault() == Some(StoreFault::NoBook)
    }

    /// Whether another desk has changed the book key: it is to be opened anew.
    #[must_use]
    pub fn is_seal_changed(&self) -> bool {
        self.fault() == Some(StoreFault::SealChanged)
    }

    /// What is wrong with a seal, if that is it.
    #[must_use]
    pub const fn seal_fault(&self) -> Option<SealFault> {
        match &self.cause {
            Cause::Store(_) => None,
            Cause::Seal(why) => Some(why.id),
        }
    }

    /// What kind of trouble it is.
    #[must_use]
    pub fn kind(&self) -> Trouble {
        match &self.cause {
            Cause::Store(id) => id.kind(),
            Cause::Seal(why) => why.kind(),
        }
    }

    /// What is wrong and what to do, in the words of a language.
    #[must_use]
    pub fn said(&self, labels: &Labels) -> Said {
        let id = match &self.cause {
            Cause::Seal(why) => return why.said(labels),
            Cause::Store(id) => id.id(),
        };
        let said = labels.said("book", id, &self.values);
        said.unwrap_or_else(|| Said {
            what: id.to_owned(),
            hint: None,
        })
    }
}

impl From<StoreFault> for StoreError {
    fn from(id: StoreFault) -> Self {
        Self {
            cause: Cause::Store(id),
            values: Values::new(),
            may_pass: false,
        }
    }
}

impl From<SealError> for StoreError {
    fn from(why: SealError) -> Self {
        Self {
            cause: Cause::Seal(why),
            values: Values::new(),
            may_pass: false,
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Labels::english()).what)
    }
}

impl std::error::Error for StoreError {}
