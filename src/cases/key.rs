//! The keys of a desk.

use super::{SealError, SealFault};
use age::{
    DecryptError, Decryptor, Encryptor,
    armor::{ArmoredReader, ArmoredWriter, Format},
    scrypt,
    secrecy::{ExposeSecret as _, SecretString},
    x25519,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{
    fmt,
    io::{self, Read as _, Write as _},
    iter,
    str::FromStr,
};

/// How hard it is to try a passphrase, as the power of two that scrypt takes: 128 MiB and a third of a second for each
/// trial. One more would be beyond the memory that any command of this program may take.
const WORK: u8 = 17;

/// A key file has some hundred bytes.
const LIMIT: usize = 16 * 1024;

/// The secret key of a desk, or the recovery key.
#[derive(Clone)]
pub struct DeskKey(x25519::Identity);

impl DeskKey {
    /// A new key.
    #[must_use]
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The public half: what is sealed for it, only this key opens.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// The key under a passphrase: a file in the age format, as text that survives an e-mail or a print.
    ///
    /// # Errors
    /// If there is no chance to be had from the system.
    pub fn locked(&self, passphrase: &str) -> Result<Vec<u8>, SealError> {
        let mut lock = scrypt::Recipient::new(SecretString::from(passphrase));
        lock.set_work_factor(WORK);
        let text = self.plain();
        locked(&lock, text.as_bytes()).map_err(|_| SealFault::NotAKey.into())
    }

    /// Opens a key file.
    ///
    /// # Errors
    /// If it is none, is damaged, takes too much memory, or has another passphrase.
    pub fn unlock(file: &[u8], passphrase: &str) -> Result<Self, SealError> {
        if file.len() > LIMIT {
            return Err(SealFault::NotAKey.into());
        }
        let file =
            Decryptor::new_buffered(ArmoredReader::new(file)).map_err(|_| SealFault::NotAKey)?;
        if !file.is_scrypt() {
            return Err(SealFault::NotAKey.into());
        }
        let mut key = scrypt::Identity::new(SecretString::from(passphrase));
        key.set_max_work_factor(WORK);
        let mut reader = file
            .decrypt(iter::once(&key as &dyn age::Identity))
            .map_err(|why| match why {
                DecryptError::ExcessiveWork { .. } => SealFault::TooMuchWork,
                DecryptError::DecryptionFailed
                | DecryptError::KeyDecryptionFailed
                | DecryptError::NoMatchingKeys => SealFault::WrongPassphrase,
                _ => SealFault::KeyDamaged,
            })?;
        let mut text = String::new();
        reader
            .read_to_string(&mut text)
            .map_err(|_| SealFault::KeyDamaged)?;
        Self::of_plain(&text)
    }

    /// The key as text, below a line with the public one. It is for the recovery key alone, which is kept on paper.
    #[must_use]
    pub fn plain(&self) -> String {
        format!(
            "# {}\n{}\n",
            self.public(),
            self.0.to_string().expose_secret()
        )
    }

    /// Reads a key as [`plain`](Self::plain) has written it; the lines that begin with `#` may be missing.
    ///
    /// # Errors
    /// If it is no key.
    pub fn of_plain(text: &str) -> Result<Self, SealError> {
        if text.len() > LIMIT {
            return Err(SealFault::NotAKey.into());
        }
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        let mut keys = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        match (keys.next(), keys.next()) {
            (Some(key), None) => key.parse().map(Self).map_err(|_| SealFault::NotAKey.into()),
            _ => Err(SealFault::NotAKey.into()),
        }
    }

    pub(super) const fn identity(&self) -> &x25519::Identity {
        &self.0
    }
}

fn locked(lock: &scrypt::Recipient, text: &[u8]) -> io::Result<Vec<u8>> {
    let file = Encryptor::with_recipients(iter::once(lock as &dyn age::Recipient))
        .map_err(io::Error::other)?;
    let armor = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
    let mut writer = file.wrap_output(armor)?;
    writer.write_all(text)?;
    writer.finish()?.finish()
}

/// Says nothing of the key.
impl fmt::Debug for DeskKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeskKey")
    }
}

/// The public key of a desk, which is no secret: `age1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(x25519::Recipient);

impl PublicKey {
    pub(super) const fn recipient(&self) -> &x25519::Recipient {
        &self.0
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for PublicKey {
    type Err = SealError;

    fn from_str(text: &str) -> Result<Self, SealError> {
        text.trim()
            .parse()
            .map(Self)
            .map_err(|_| SealFault::NotAPublicKey.into())
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
