//! The values of a YAML text as they were typed.
//!
//! YAML takes `+355691234567`, `0o731` and `0x1F` for numbers, and `True` for a truth value. What a
//! person types is a telephone number, a number of the staff or a name: it stays as it stands.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_yaml::{
    Mapping, Number, Value,
    value::{Tag, TaggedValue},
};
use std::fmt;

/// Reads a text. Whole numbers in their plainest form, `true` and `false` are values of these kinds;
/// any other word is a text.
pub(crate) fn read(text: &str) -> Result<Value, serde_yaml::Error> {
    let mut value = Any.deserialize(serde_yaml::Deserializer::from_str(text))?;
    if holds_scalars(&value) {
        AsTyped(&mut value).deserialize(serde_yaml::Deserializer::from_str(text))?;
    }
    Ok(value)
}

/// Whether it holds numbers or truth values, whose words have to be looked up.
fn holds_scalars(value: &Value) -> bool {
    match value {
        Value::Number(_) | Value::Bool(_) => true,
        Value::Sequence(list) => list.iter().any(holds_scalars),
        Value::Mapping(map) => map.values().any(holds_scalars),
        Value::Null | Value::String(_) | Value::Tagged(_) => false,
    }
}

/// Any value: as the reader's own, but with numbers of any length, and a key that stands twice is told.
#[derive(Clone, Copy)]
struct Any;

impl<'de> DeserializeSeed<'de> for Any {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Value, E> {
        Ok(too_long())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Value, E> {
        Ok(too_long())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Sequence(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut values = Mapping::new();
        while let Some(key) = map.next_key_seed(self)? {
            if values.contains_key(&key) {
                return Err(A::Error::custom(match key.as_str() {
                    Some(key) => format!("duplicate field `{}`", key.escape_debug()),
                    None => "a key that is not a text appears twice".to_owned(),
                }));
            }
            values.insert(key, map.next_value_seed(self)?);
        }
        Ok(Value::Mapping(values))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (tag, contents) = data.variant::<String>()?;
        let value = contents.newtype_variant_seed(self)?;
        let tag = Tag::new(tag);
        Ok(Value::Tagged(Box::new(TaggedValue { tag, value })))
    }
}

/// In the place of a number that has more digits than one can have: no digits are like it.
fn too_long() -> Value {
    Value::Number(Number::from(f64::NAN))
}

/// The same text once more: the words in it take the places of values that are not typed so.
struct AsTyped<'a>(&'a mut Value);

impl<'de> DeserializeSeed<'de> for AsTyped<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0 {
            Value::Number(_) | Value::Bool(_) => deserializer.deserialize_str(self),
            Value::Sequence(_) => deserializer.deserialize_seq(self),
            Value::Mapping(_) => deserializer.deserialize_map(self),
            Value::Null | Value::String(_) | Value::Tagged(_) => {
                deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ())
            }
        }
    }
}

impl<'de> Visitor<'de> for AsTyped<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the same value")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<(), E> {
        let is_plain = match &*self.0 {
            Value::Number(number) => number.as_u64().is_some_and(|it| it.to_string() == word),
            Value::Bool(flag) => flag.to_string() == word,
            _ => false,
        };
        if !is_plain {
            *self.0 = word.into();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for value in self.0.as_sequence_mut().into_iter().flatten() {
            list.next_element_seed(AsTyped(value))?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        for value in self
            .0
            .as_mapping_mut()
            .into_iter()
            .flat_map(Mapping::values_mut)
        {
            map.next_key::<IgnoredAny>()?;
            map.next_value_seed(AsTyped(value))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_as_it_was_typed() {
        for word in [
            "+355691234567",
            "0o731",
            "0x1F",
            "0b1",
            "007",
            "-7",
            "1_000",
            "1e3",
            "1.50",
            "1.5",
            ".5",
            ".inf",
            ".NaN",
            "True",
            "FALSE",
            "yes",
            "no",
            "on",
            "off",
            "12:30",
            "2026-11-24",
            "123456789012345678901234567890",
            "-123456789012345678901234567890",
            "9999999999999999999999999999999999999999999999",
        ] {
            let read = read(&format!("- a: [{word}]\n- {{b: {word}, c: 1}}\n")).expect("YAML");
            assert_eq!(read[0]["a"][0], Value::from(word));
            assert_eq!(read[1]["b"], Value::from(word));
            assert_eq!(read[1]["c"], Value::from(1));
        }
    }

    #[test]
    fn plain_values_are_what_they_are_for_yaml() {
        for text in [
            "1",
            "0",
            "731",
            "true",
            "false",
            "null",
            "~",
            "",
            "'1'",
            "'true'",
            "\"~\"",
            "a",
            "[1, true, ~, {a: [b]}]",
            "{1: a, true: b}",
            "!t a",
            "{a: !t {b: 1}}",
            "- &a {b: 7}\n- *a\n",
        ] {
            let plain: Value = serde_yaml::from_str(text).expect("YAML");
            assert_eq!(read(text).expect("YAML"), plain, "{text}");
        }
        let aliased = read("- &a 007\n- *a\n- {b: *a}\n").expect("YAML");
        assert_eq!(aliased[1], Value::from("007"));
        assert_eq!(aliased[2]["b"], Value::from("007"));
    }

    #[test]
    fn a_key_that_stands_twice_is_told() {
        let why = read("a:\n  b: 1\n  b: 2\n").expect_err("refused");
        assert!(
            why.to_string().starts_with("a: duplicate field `b`"),
            "{why}"
        );
        assert!(read("{1: a, 1: b}").is_err());
        assert!(read("a: [").is_err());
    }
}
