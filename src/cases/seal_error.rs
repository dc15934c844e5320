//! Why a seal or a key does not open.

use super::{CaseId, Trouble};
use crate::catalog::{Labels, Said, Values};
use std::fmt;

ids! {
    /// What is wrong with a sealed text or with a key, by a name that never changes.
    pub enum SealFault as "fault of a seal" {
        /// A case that was sealed with the key of another book.
        WrongKey = "wrong-key",
        /// A sealed text of which a part is lost or altered.
        Damaged = "case-damaged",
        /// A sealed text that belongs to another case.
        Moved = "moved",
        /// A sealed text that opens and holds what this version does not know.
        Unknown = "unknown",
        /// A case that cannot be sealed.
        Unsealed = "unsealed",
        /// The key of a desk that has no part in the book.
        NoDesk = "no-desk",
        /// The book's own key, sealed for a desk, of which a part is lost or altered.
        BookKeyDamaged = "book-key-damaged",
        /// A file or a text that is no key.
        NotAKey = "not-a-key",
        /// The key file of a desk, of which a part is lost or altered.
        KeyDamaged = "key-damaged",
        /// A passphrase that does not open the key file.
        WrongPassphrase = "wrong-passphrase",
        /// A key file that takes more memory to open than any that this program has made.
        TooMuchWork = "too-much-work",
        /// A file that is no bundle of cases.
        NotABundle = "not-a-bundle",
        /// A bundle that was sealed for others.
        BundleClosed = "bundle-closed",
        /// A bundle of which a part is lost or altered.
        BundleDamaged = "bundle-damaged",
        /// A text that is no public key.
        NotAPublicKey = "not-a-public-key",
        /// A text that cannot be the name of a desk.
        NotADeskName = "not-a-desk-name",
    }
}

impl SealFault {
    /// The names of the values that its sentences may hold, in every language.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::WrongKey | Self::Damaged | Self::Moved | Self::Unknown | Self::Unsealed => {
                &["case"]
            }
            Self::NotADeskName => &["limit"],
            _ => &[],
        }
    }
}

/// Why a seal or a key does not open. Nothing that was sealed is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealError {
    /// Why.
    pub id: SealFault,
    values: Values,
}

impl SealError {
    /// A fault of one case.
    pub(super) fn of_case(id: SealFault, case: CaseId) -> Self {
        Self::with(id, "case", case.to_string())
    }

    /// A fault with a value in its sentences.
    pub(super) fn with(id: SealFault, name: &'static str, value: String) -> Self {
        Self {
            id,
            values: Values::from([(name, value)]),
        }
    }

    /// What kind of trouble it is.
    #[must_use]
    pub const fn kind(&self) -> Trouble {
        match self.id {
            SealFault::NotAPublicKey | SealFault::NotADeskName => Trouble::Refused,
            SealFault::Unsealed => Trouble::System,
            _ => Trouble::Key,
        }
    }

    /// What is wrong and what to do, in the words of a language.
    #[must_use]
    pub fn said(&self, labels: &Labels) -> Said {
        let said = labels.said("book", self.id.id(), &self.values);
        said.unwrap_or_else(|| Said {
            what: self.id.id().to_owned(),
            hint: None,
        })
    }
}

impl From<SealFault> for SealError {
    fn from(id: SealFault) -> Self {
        Self {
            id,
            values: Values::new(),
        }
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Labels::english()).what)
    }
}

impl std::error::Error for SealError {}
