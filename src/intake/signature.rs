//! The signature of a request: drawn in it, or in a file of its own.

use super::{Refusal, record::Records};
use crate::{
    domain::{Signature, SignatureError, cut},
    files::{self, Links},
};
use serde::{Deserialize, Serialize, de};
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// The signature in the file, or the file that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SignatureEntry {
    /// Path data of SVG.
    Drawn(Signature),
    /// Path data in a file.
    File {
        /// The file, from the request's folder.
        file: PathBuf,
    },
}

impl<'de> Deserialize<'de> for SignatureEntry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Named {
            file: PathBuf,
        }

        impl<'de> de::Visitor<'de> for Either {
            type Value = SignatureEntry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a drawing as path data, or a map with `file`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                text.parse().map(SignatureEntry::Drawn).map_err(E::custom)
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let Named { file } =
                    Named::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(SignatureEntry::File { file })
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// The signature that an entry means.
pub(super) fn resolve(entry: SignatureEntry, records: &Records) -> Result<Signature, Refusal> {
    match entry {
        SignatureEntry::Drawn(signature) => Ok(signature),
        SignatureEntry::File { file } => records.signature(&file),
    }
}

/// Reads path data from a file; `name` is what the request calls it.
pub(super) fn read(path: &Path, name: &Path) -> Result<Signature, Refusal> {
    let key = "signature.file";
    let name = name.display().to_string();
    let refused = |why: String| Refusal::new(key, format!("{}: {why}", cut(&name)));
    let bytes = files::read(path, Links::Followed, Signature::LIMIT as u64)
        .map_err(|why| refused(why.to_string()))?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let read = std::str::from_utf8(bytes).map_or(Err(SignatureError::Sign(1)), str::parse);
    read.map_err(|why| refused(why.to_string()).of_a_signature(why))
}
