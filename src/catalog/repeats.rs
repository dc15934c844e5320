//! Whether a YAML text repeats itself through aliases until nothing can hold it.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::fmt;

/// What the reader itself says where aliases lead to aliases.
pub(crate) const LIMIT: &str = "repetition limit exceeded";

/// How much a short text may hold through aliases beyond its own size: 64 KiB.
const ROOM: usize = 64 << 10;

/// Refuses a text whose aliases (`*`) hold more than as much again as stands in it.
///
/// The reader's own limit counts the aliases, and not what each of them holds: of 80 KiB it would
/// make gigabytes. Whatever else is wrong is told by those who read the text.
pub(crate) fn bounded(text: &str) -> Result<(), serde_yaml::Error> {
    if !text.contains('*') {
        return Ok(());
    }
    let mut left = 2 * text.len() + ROOM;
    let walk = Walk { left: &mut left };
    match walk.deserialize(serde_yaml::Deserializer::from_str(text)) {
        Err(why) if why.to_string().contains(LIMIT) => Err(why),
        _ => Ok(()),
    }
}

/// Walks through a value and takes its size from what is left.
struct Walk<'a> {
    left: &'a mut usize,
}

impl Walk<'_> {
    const fn again(&mut self) -> Walk<'_> {
        Walk { left: self.left }
    }

    /// Counts a value and the bytes of its text.
    fn count<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        match self.left.checked_sub(bytes + 1) {
            Some(left) => {
                *self.left = left;
                Ok(())
            }
            None => Err(E::custom(LIMIT)),
        }
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
        self.count(0)
    }

    fn visit_none<E: Error>(mut self) -> Result<(), E> {
        self.count(0)
    }

    fn visit_bool<E: Error>(mut self, _: bool) -> Result<(), E> {
        self.count(0)
    }

    fn visit_i64<E: Error>(mut self, _: i64) -> Result<(), E> {
        self.count(0)
    }

    fn visit_u64<E: Error>(mut self, _: u64) -> Result<(), E> {
        self.count(0)
    }

    fn visit_i128<E: Error>(mut self, _: i128) -> Result<(), E> {
        self.count(0)
    }

    fn visit_u128<E: Error>(mut self, _: u128) -> Result<(), E> {
        self.count(0)
    }

    fn visit_f64<E: Error>(mut self, _: f64) -> Result<(), E> {
        self.count(0)
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        self.count(text.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        self.count(0)?;
        while list.next_element_seed(self.again())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        self.count(0)?;
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

    fn is_bounded(text: &str) -> bool {
        bounded(text).is_ok()
    }

    #[test]
    fn a_text_that_grows_out_of_bounds_is_refused() {
        let level = |level: u8| {
            let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
            format!("a{level}: &a{level} [{aliases}]\n")
        };
        let levels: Vec<String> = (1..10).map(level).collect();
        let levels = levels.concat();
        assert!(!is_bounded(&format!("a0: &a0 [x, x]\n{levels}")));
        // One level is enough, for many aliases of a long text or a long list.
        let list = format!(
            "- &a [{}]\n{}",
            "x, ".repeat(20_000),
            "- *a\n".repeat(5_000)
        );
        let long = format!("- &a {}\n{}", "x".repeat(60_000), "- *a\n".repeat(5_000));
        for bomb in [&list, &long] {
            assert!(!is_bounded(bomb));
            assert!(!is_bounded(&format!(
                "- !t {{99999999999999999999999: 1}}\n{bomb}"
            )));
        }
    }

    #[test]
    fn a_text_that_says_things_once_is_not_refused() {
        let many = format!("[{}]", "a, ".repeat(100_000));
        let empty = format!("[{}]", "'', ~, ".repeat(100_000));
        let keys: Vec<String> = (0..100_000).map(|key| format!("{key:x}")).collect();
        let nothing = format!("{{{}}}", keys.join(","));
        for text in [&many, &empty, &nothing] {
            assert!(is_bounded(&format!("- '*'\n- {text}\n")));
        }
        for text in [
            "",
            "*",
            "a: *b",
            "a: [",
            "a: &a b\nc: [*a, *a, '*a']\n",
            "- &a {b: c}\n- {d: *a}\n",
        ] {
            assert!(is_bounded(text), "{text}");
        }
    }
}
