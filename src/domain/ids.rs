//! Closed sets of names that appear in request files, law files and templates.

use super::quoted;
use std::fmt;

/// A word that is none of the names that stand to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnId {
    /// What was written.
    pub found: String,
    /// What the set is, for example "data category".
    pub what: &'static str,
    /// The names there are.
    pub names: Vec<&'static str>,
}

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no {} {}", self.what, quoted(&self.found))?;
        match nearest(&self.found, self.names.iter().copied()) {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => write!(f, "; there are {}", self.names.join(", ")),
        }
    }
}

impl std::error::Error for NotAnId {}

/// The name most like `word`, if one is near enough to be meant: the only one that begins so, or one that is
/// a few signs away.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let names: Vec<&str> = names.into_iter().collect();
    let length = word.chars().count();
    let near = |name: &&'a str| {
        let signs = name.chars().count();
        let limit = 1 + signs.max(length) / 4;
        // At least as many signs differ, and a word may be a megabyte long.
        if signs.abs_diff(length) > limit {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&word, &name.to_lowercase());
        (distance <= limit).then_some((distance, *name))
    };
    completed(&word, &names).or_else(|| {
        let nearest = names.iter().filter_map(near);
        nearest
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    })
}

/// The name that a word is the beginning of, if it can be no other.
fn completed<'a>(word: &str, names: &[&'a str]) -> Option<&'a str> {
    /// Fewer signs begin too many names.
    const SIGNS: usize = 3;

    let begun = |name: &&&str| name.to_lowercase().starts_with(word);
    let shortest = *names
        .iter()
        .filter(begun)
        .min_by_key(|name| name.len())
        .filter(|_| word.chars().count() >= SIGNS)?;
    let mut others = names.iter().filter(begun);
    others
        .all(|name| name.starts_with(shortest))
        .then_some(shortest)
}

/// Declares an enum whose variants have names in files: `id()`, `ALL`,
/// `FromStr`, `Display`, and serde by name.
macro_rules! ids {
    ($(#[$outer:meta])* pub enum $name:ident as $what:literal { $($(#[$inner:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$inner])* $variant),+ }

        impl $name {
            /// Every value, in the order in which letters and lists name them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in request files, law files and templates.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.id())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::NotAnId;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|value| value.id() == word).ok_or_else(|| {
                    $crate::domain::NotAnId {
                        found: word.to_owned(),
                        what: $what,
                        names: Self::ALL.iter().map(|value| value.id()).collect(),
                    }
                })
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::domain::text::from_str(deserializer, $what)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_mistyped_or_unfinished_name_is_known() {
        let names = [
            "access",
            "objection",
            "objection_unanswered",
            "incomplete_reply",
            "identity_reply",
        ];
        for (word, meant) in [
            ("acess", Some("access")),
            ("Objektion", Some("objection")),
            ("incomplet", Some("incomplete_reply")),
            ("obj", Some("objection")),
            ("objection_un", Some("objection_unanswered")),
            ("i", None),
            ("reply", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, names), meant, "{word}");
        }
        assert_eq!(nearest("ide", ["identity", "ideology"]), None);
    }
}
