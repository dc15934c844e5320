//! What the book holds of people, sealed.

use super::{CaseId, Content, DeskKey, PublicKey, SealError, SealFault};
use age::{DecryptError, Decryptor, secrecy::ExposeSecret as _, x25519};
use std::{fmt, io::Read as _, iter};

/// A sealed text is as long as the next multiple of so many bytes: its length tells nearly nothing of the case.
const STEP: usize = 1024;

/// The book key of one generation, opened. Whoever has it can seal and open every case.
///
/// There is one key for the whole book, which is sealed for each desk in its turn. To seal each case for each of eight
/// desks would take a millisecond a case, which is longer than to make its letter.
#[derive(Clone)]
pub struct Seal {
    key: x25519::Identity,
    lock: x25519::Recipient,
}

impl Seal {
    /// A new book key.
    #[must_use]
    pub fn generate() -> Self {
        Self::of(x25519::Identity::generate())
    }

    fn of(key: x25519::Identity) -> Self {
        let lock = key.to_public();
        Self { key, lock }
    }

    /// A case, sealed: a file in the age format.
    ///
    /// # Errors
    /// If the content cannot be written.
    pub fn seal(&self, content: &Content) -> Result<Vec<u8>, SealError> {
        let unsealed = || SealError::of_case(SealFault::Unsealed, content.id);
        let mut text = serde_json::to_vec(content).map_err(|_| unsealed())?;
        text.resize(text.len().next_multiple_of(STEP), b' ');
        age::encrypt(&self.lock, &text).map_err(|_| unsealed())
    }

    /// Opens the sealed text that stands in the book for a case.
    ///
    /// # Errors
    /// If it was sealed with another key, is damaged, or belongs to another case.
    pub fn open(&self, id: CaseId, sealed: &[u8]) -> Result<Content, SealError> {
        let fault = |fault| SealError::of_case(fault, id);
        let text = opened(&self.key, sealed).map_err(|why| {
            fault(match why {
                Closed::OtherKey => SealFault::WrongKey,
                Closed::Damaged => SealFault::Damaged,
            })
        })?;
        let content: Content =
            serde_json::from_slice(&text).map_err(|_| fault(SealFault::Unknown))?;
        if content.id == id {
            Ok(content)
        } else {
            Err(fault(SealFault::Moved))
        }
    }

    /// The book key, sealed for a desk.
    ///
    /// # Errors
    /// If there is no chance to be had from the system.
    pub fn wrapped_for(&self, desk: &PublicKey) -> Result<Vec<u8>, SealError> {
        let key = self.key.to_string();
        age::encrypt(desk.recipient(), key.expose_secret().as_bytes())
            .map_err(|_| SealFault::BookKeyDamaged.into())
    }

    /// Opens the book key that was sealed for a desk.
    ///
    /// # Errors
    /// If it was sealed for another desk, or is damaged.
    pub fn unwrap(wrapped: &[u8], key: &DeskKey) -> Result<Self, SealError> {
        let text = opened(key.identity(), wrapped).map_err(|why| match why {
            Closed::OtherKey => SealFault::NoDesk,
            Closed::Damaged => SealFault::BookKeyDamaged,
        })?;
        let text = std::str::from_utf8(&text).map_err(|_| SealFault::BookKeyDamaged)?;
        let key = text.parse().map_err(|_| SealFault::BookKeyDamaged)?;
        Ok(Self::of(key))
    }
}

/// Says nothing of the key.
impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}

/// Why a text stays closed.
enum Closed {
    OtherKey,
    Damaged,
}

fn opened(key: &x25519::Identity, sealed: &[u8]) -> Result<Vec<u8>, Closed> {
    let file = Decryptor::new_buffered(sealed).map_err(|_| Closed::Damaged)?;
    let mut reader = file
        .decrypt(iter::once(key as &dyn age::Identity))
        .map_err(|why| match why {
            DecryptError::NoMatchingKeys => Closed::OtherKey,
            _ => Closed::Damaged,
        })?;
    let mut text = Vec::with_capacity(sealed.len());
    reader.read_to_end(&mut text).map_err(|_| Closed::Damaged)?;
    Ok(text)
}
