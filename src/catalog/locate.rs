//! Where a key stands in a YAML file.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Line and column, from 1, of the value of a dotted key such as
/// `worker.name` or `objection.to[1].system`.
///
/// The reader is led along the key and stopped at the value: the error that
/// stops it knows the place.
pub(crate) fn locate(text: &str, key: &str) -> Option<(usize, usize)> {
    place(text, key, false)
}

/// The same for a key that stands twice: where it stands the second time.
pub(crate) fn locate_again(text: &str, key: &str) -> Option<(usize, usize)> {
    place(text, key, true)
}

fn place(text: &str, key: &str, again: bool) -> Option<(usize, usize)> {
    let steps: Vec<String> = key
        .split('.')
        .flat_map(|name| {
            name.split('[')
                .map(|step| step.trim_end_matches(']').to_owned())
        })
        .collect();
    let stopped = Along {
        steps: &steps,
        again,
    }
    .deserialize(serde_yaml::Deserializer::from_str(text))
    .err()?;
    let place = stopped
        .location()
        .filter(|_| stopped.to_string().contains(HERE))?;
    Some((place.line(), place.column()))
}

const HERE: &str = "the value stands here";

#[derive(Clone, Copy)]
struct Along<'a> {
    steps: &'a [String],
    /// Whether the last step is wanted where it stands the second time.
    again: bool,
}

impl<'de> DeserializeSeed<'de> for Along<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Along<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HERE)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((first, rest)) = self.steps.split_first() else {
            return Err(A::Error::custom(HERE));
        };
        let mut skip = self.again && rest.is_empty();
        while let Some(key) = map.next_key::<String>()? {
            if key == *first && !std::mem::take(&mut skip) {
                return map.next_value_seed(Along {
                    steps: rest,
                    ..self
                });
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((first, rest)) = self.steps.split_first() else {
            return Err(A::Error::custom(HERE));
        };
        let wanted: usize = first.parse().unwrap_or(usize::MAX);
        for index in 0.. {
            if index == wanted {
                return list
                    .next_element_seed(Along {
                        steps: rest,
                        ..self
                    })
                    .map(|_| ());
            }
            if list.next_element::<IgnoredAny>()?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

/// The dotted keys that have no value (`name:`, `name: null`), in order.
pub(crate) fn without_value(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let seed = Empty {
        key: String::new(),
        found: &mut found,
    };
    // What is no YAML is refused elsewhere.
    let _ = seed.deserialize(serde_yaml::Deserializer::from_str(text));
    found
}

struct Empty<'a> {
    key: String,
    found: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Empty<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Empty<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let key = if self.key.is_empty() {
                name
            } else {
                format!("{}.{name}", self.key)
            };
            map.next_value_seed(Empty {
                key,
                found: self.found,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for index in 0.. {
            let key = format!("{}[{index}]", self.key);
            if list
                .next_element_seed(Empty {
                    key,
                    found: self.found,
                })?
                .is_none()
            {
                break;
            }
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.found.push(self.key);
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        Ok(())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}
