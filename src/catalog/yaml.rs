//! A tree of texts in YAML, read strictly: a key stands once.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use std::{collections::HashSet, fmt};

/// Texts by their dotted keys, in the order of the file.
#[derive(Debug)]
pub(super) struct Texts(pub(super) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (mut path, mut texts) = (String::new(), Vec::new());
        let branch = Branch {
            path: &mut path,
            texts: &mut texts,
        };
        branch.deserialize(deserializer)?;
        Ok(Self(texts))
    }
}

/// A part of the tree, whose texts are put behind those before it.
struct Branch<'a> {
    /// The keys above it, with dots between them.
    path: &'a mut String,
    texts: &'a mut Vec<(String, String)>,
}

impl<'de> DeserializeSeed<'de> for Branch<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Branch<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotation marks, or a map of texts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.texts.push((self.path.clone(), text.to_owned()));
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let above = self.path.len();
        let mut known = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if above > 0 {
                self.path.push('.');
            }
            self.path.push_str(&key);
            if let Some(key) = known.replace(key) {
                return Err(A::Error::custom(format_args!(
                    "the key `{key}` appears twice"
                )));
            }
            map.next_value_seed(Branch {
                path: self.path,
                texts: self.texts,
            })?;
            self.path.truncate(above);
        }
        Ok(())
    }
}
