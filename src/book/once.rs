//! JSON in which no key stands twice.
//!
//! The standard leaves open what such a file means (RFC 8259, section 4), and `serde_json` silently takes the
//! last of the values: an address would be lost.

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};
use std::fmt;

/// A value, each of whose keys was there once.
pub(super) struct Once(pub(super) Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue).map(Once)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(Once(item)) = items.next_element()? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some(key) = pairs.next_key::<String>()? {
            if all.contains_key(&key) {
                return Err(A::Error::custom(format!(
                    "the key `{}` appears twice",
                    key.escape_debug()
                )));
            }
            let Once(value) = pairs.next_value()?;
            all.insert(key, value);
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_as_it_is() {
        let json = r#"{"a": [1, -2, 0.5, "b", true, null, {"a": {}}], "b": {"a": 1}}"#;
        let Once(read) = serde_json::from_str(json).expect("JSON");
        assert_eq!(read, serde_json::from_str::<Value>(json).expect("JSON"));
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_with_its_line() {
        let json = "{\"a\": 1,\n \"list\": [{\"b\": 1,\n \"b\": 1}]}";
        let why = serde_json::from_str::<Once>(json).err().expect("refused");
        assert!(
            why.to_string().starts_with("the key `b` appears twice"),
            "{why}"
        );
        assert_eq!((why.line(), why.is_data()), (3, true));
    }
}
