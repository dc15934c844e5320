//! Text that a person wrote: checked once, then carried as it is.

use super::{characters, quoted, signs::readable};
use serde::de::{self, Deserializer, Visitor};
use std::{fmt, marker::PhantomData, str::FromStr};

/// Why a text cannot stand in a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("is empty; give it a value, or delete the key")]
    Empty,
    /// A line break where one line is wanted.
    #[error("has a line break; it must be one line")]
    LineBreak,
    /// More characters than fit.
    #[error("has {found} characters; it may have at most {limit}")]
    TooLong {
        /// How many it has.
        found: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A control character, or one that cannot be seen.
    #[error("contains the invisible character U+{:04X}; delete it and retype what is around it", *.0 as u32)]
    Invisible(char),
    /// A character that the letter's fonts cannot show.
    #[error("contains “{0}” (U+{code:04X}), which the letter's font does not have; use Latin, Greek or Cyrillic letters", code = *.0 as u32)]
    NotShown(char),
}

impl TextError {
    /// The fault that a sentence tells of, if it is one of these.
    pub(crate) fn told(what: &str) -> Option<Self> {
        let number = |text: &str| text.parse().ok();
        let too_long = || {
            let (found, rest) = what.strip_prefix("has ")?.split_once(' ')?;
            let limit = rest.rsplit(' ').next()?;
            Some(Self::TooLong {
                found: number(found)?,
                limit: number(limit)?,
            })
        };
        let invisible = || {
            let (_, rest) = what.split_once("U+")?;
            let code = rest.split(|c: char| !c.is_ascii_hexdigit()).next()?;
            char::from_u32(u32::from_str_radix(code, 16).ok()?).map(Self::Invisible)
        };
        let not_shown = || {
            let sign = what.strip_prefix("contains “")?.chars().next()?;
            Some(Self::NotShown(sign))
        };
        [
            Some(Self::Empty),
            Some(Self::LineBreak),
            too_long(),
            invisible(),
            not_shown(),
        ]
        .into_iter()
        .flatten()
        .find(|error| error.to_string() == what)
    }
}

/// One line of text with 1 to 160 characters, in Unicode's composed form and in signs that a letter can show.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Short(String);

/// Text of one or more lines with 1 to 4,000 characters, in Unicode's composed form and in signs that a letter can
/// show.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Passage(String);

impl Short {
    /// The most characters that one line may have.
    pub const LIMIT: usize = 160;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Passage {
    /// The most characters that a passage may have.
    pub const LIMIT: usize = 4_000;

    /// The paragraphs, without empty lines.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.0
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Short {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let text = readable(text);
        let text = text.trim();
        if text.contains(['\n', '\r']) {
            return Err(TextError::LineBreak);
        }
        checked(text, Self::LIMIT).map(Self)
    }
}

impl FromStr for Passage {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let text = readable(text);
        let text = text.trim().replace("\r\n", "\n").replace('\t', "    ");
        checked(&text, Self::LIMIT).map(Self)
    }
}

fn checked(text: &str, limit: usize) -> Result<String, TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    let found = text.chars().count();
    if found > limit {
        return Err(TextError::TooLong { found, limit });
    }
    for character in text.chars().filter(|c| *c != '\n') {
        if characters::is_invisible(character) {
            return Err(TextError::Invisible(character));
        }
        if !characters::is_shown(character) {
            return Err(TextError::NotShown(character));
        }
    }
    Ok(text.to_owned())
}

/// Reads yes or no as YAML writes it, or as `true` or `false` in quotation marks:
/// a setting of the command line is a text.
pub(crate) fn flag<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct Flag;

    impl serde::de::Visitor<'_> for Flag {
        type Value = bool;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("true or false")
        }

        fn visit_bool<E: serde::de::Error>(self, flag: bool) -> Result<bool, E> {
            Ok(flag)
        }

        fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<bool, E> {
            match word {
                "true" | "True" | "TRUE" => Ok(true),
                "false" | "False" | "FALSE" => Ok(false),
                _ => Err(E::custom(format_args!(
                    "{} is neither true nor false",
                    quoted(word)
                ))),
            }
        }
    }

    deserializer.deserialize_any(Flag)
}

/// Reads how many there are as YAML writes a number, or as figures in quotation marks: a setting of the command
/// line is a text.
pub(crate) fn count<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    struct Count;

    impl serde::de::Visitor<'_> for Count {
        type Value = u32;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("integer")
        }

        fn visit_u64<E: serde::de::Error>(self, count: u64) -> Result<u32, E> {
            let most = serde::de::Unexpected::Unsigned(count);
            u32::try_from(count).map_err(|_| E::invalid_value(most, &self))
        }

        fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<u32, E> {
            word.trim()
                .parse()
                .map_err(|_| E::invalid_value(serde::de::Unexpected::Str(word), &self))
        }
    }

    deserializer.deserialize_any(Count)
}

/// Reads a scalar by its `FromStr`; the error stands at the scalar's place in the file.
pub(crate) fn from_str<'de, D, T>(deserializer: D, what: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    struct Scalar<T>(&'static str, PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Scalar<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Scalar(what, PhantomData))
}

macro_rules! text_type {
    ($name:ident, $what:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        /// Says how long the text is, and not what it is: it may be personal.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(
                    f,
                    concat!(stringify!($name), "({} characters)"),
                    self.0.chars().count()
                )
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                from_str(deserializer, $what)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

text_type!(Short, "one line");
text_type!(Passage, "a text");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_say_the_same_are_written_with_those_of_the_font() {
        for (written, read) in [
            ("℅ Hoxha", "c/o Hoxha"),
            ("Anne\u{2011}Marie", "Anne-Marie"),
            (
                "Ge\u{AD}halts\u{200B}ab\u{2060}rechnung",
                "Gehaltsabrechnung",
            ),
            ("\u{FEFF}Arta", "Arta"),
            ("Arta\u{3000}Hoxha", "Arta Hoxha"),
            ("Arta\u{2008}\u{205F}Hoxha", "Arta  Hoxha"),
            ("Arta\u{A0}Hoxha\u{202F}x", "Arta\u{A0}Hoxha\u{202F}x"),
            ("ＡＢＣ　１２", "ABC 12"),
            ("Shkalla Ⅳ", "Shkalla IV"),
            ("Ĳssel ǆ ǉ", "IJssel dž lj"),
            ("№ 7", "№ 7"),
            ("⅖", "2⁄5"),
            ("3⅐ ½", "3 1⁄7 ½"),
            ("‛a‟", "‘a“"),
            ("e\u{308}", "ë"),
            ("m² ™", "m² ™"),
        ] {
            let found = written.parse::<Short>().map(|text| text.0);
            assert_eq!(found.as_deref(), Ok(read), "{written}");
        }
    }

    #[test]
    fn what_would_be_lost_or_hidden_is_refused() {
        for (written, why) in [
            ("Arta\u{202E}axoH", TextError::Invisible('\u{202E}')),
            ("Arta\u{200F}", TextError::Invisible('\u{200F}')),
            ("a\u{200D}b", TextError::Invisible('\u{200D}')),
            ("\u{AD}\u{200B}", TextError::Empty),
            ("①", TextError::NotShown('①')),
            ("ℵ", TextError::NotShown('ℵ')),
            ("😀", TextError::NotShown('😀')),
            ("a\u{2028}b", TextError::LineBreak),
            ("a\u{B}b", TextError::LineBreak),
        ] {
            assert_eq!(written.parse::<Short>().err(), Some(why), "{written}");
        }
        let lines = "a\u{2028}b\u{85}c\r\nd".parse::<Passage>();
        assert_eq!(lines.map(|text| text.0).as_deref(), Ok("a\nb\nc\nd"));
    }
}
