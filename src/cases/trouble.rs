//! What kind of trouble there is with a book.

/// What kind of trouble it is, for whoever decides what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// A key or a passphrase, or a text that it does not open.
    Key,
    /// There is no book, or none that this version can read.
    NotABook,
    /// The book cannot be reached now; it may be later.
    Away,
    /// Another desk was faster: what was read before has to be read again.
    Changed,
    /// What was asked for cannot be.
    Refused,
    /// The system, the disk or the server does not let us.
    System,
}
