//! All values of a YAML text, one after the other, through its aliases.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::fmt;

/// What is done with each key and value: a text is given as it is, and anything else as an empty one.
/// A reason stops the walk.
pub(crate) type Each<'a> = &'a mut dyn FnMut(&str) -> Result<(), &'static str>;

/// Walks through a text in YAML.
///
/// # Errors
/// The reason for which it was stopped, or what is wrong with the text.
pub(crate) fn walk(text: &str, each: Each<'_>) -> Result<(), serde_yaml::Error> {
    Walk(each).deserialize(serde_yaml::Deserializer::from_str(text))
}

struct Walk<'a>(Each<'a>);

impl Walk<'_> {
    fn again(&mut self) -> Walk<'_> {
        Walk(&mut *self.0)
    }

    fn at<E: Error>(&mut self, text: &str) -> Result<(), E> {
        (self.0)(text).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E: Error>(mut self) -> Result<(), E> {
        self.at("")
    }

    fn visit_none<E: Error>(mut self) -> Result<(), E> {
        self.at("")
    }

    fn visit_bool<E: Error>(mut self, _: bool) -> Result<(), E> {
        self.at("")
    }

    fn visit_i64<E: Error>(mut self, _: i64) -> Result<(), E> {
        self.at("")
    }

    fn visit_u64<E: Error>(mut self, _: u64) -> Result<(), E> {
        self.at("")
    }

    fn visit_i128<E: Error>(mut self, _: i128) -> Result<(), E> {
        self.at("")
    }

    fn visit_u128<E: Error>(mut self, _: u128) -> Result<(), E> {
        self.at("")
    }

    fn visit_f64<E: Error>(mut self, _: f64) -> Result<(), E> {
        self.at("")
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        self.at(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        self.at("")?;
        while list.next_element_seed(self.again())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        self.at("")?;
        while map.next_key_seed(self.again())?.is_some() {
            map.next_value_seed(self.again())?;
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (_, contents) = data.variant::<IgnoredAny>()?;
        contents.newtype_variant_seed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let mut each = |text: &str| {
            texts.push(text.to_owned());
            Ok(())
        };
        walk(text, &mut each).expect("YAML");
        texts
    }

    #[test]
    fn every_key_and_value_is_visited() {
        assert_eq!(texts(""), [""]);
        assert_eq!(
            texts("a: [b, 1, ~, -1, 1.5, true]"),
            ["", "a", "", "b", "", "", "", "", ""]
        );
        assert_eq!(texts("- &a b\n- !t c\n- *a\n"), ["", "b", "c", "b"]);
        let long = "9".repeat(30);
        assert_eq!(texts(&format!("[{long}, -{long}, x]")), ["", "", "", "x"]);
    }

    #[test]
    fn a_walk_is_stopped_by_its_reason() {
        let mut each = |text: &str| if text == "b" { Err("enough") } else { Ok(()) };
        let why = walk("x: [a, b, c]", &mut each).expect_err("stopped");
        assert!(why.to_string().contains("enough"), "{why}");
    }
}
