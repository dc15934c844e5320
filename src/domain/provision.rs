//! A place in a law, as data and never as a string.

use serde::{Deserialize, Deserializer, Serialize};

/// A place in a law, for example `{article: 15, paragraph: 1, point: a}`.
///
/// How it is worded ("Art. 15 Abs. 1 lit. a", "neni 15, paragrafi 1") is the
/// business of each language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The law, where it is not the one that the file is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The article.
    #[serde(
        default,
        deserialize_with = "number",
        skip_serializing_if = "Option::is_none"
    )]
    pub article: Option<String>,
    /// The last article of a range that begins with `article`.
    #[serde(
        default,
        deserialize_with = "number",
        skip_serializing_if = "Option::is_none"
    )]
    pub to_article: Option<String>,
    /// The section of an act in the British manner.
    #[serde(
        default,
        deserialize_with = "number",
        skip_serializing_if = "Option::is_none"
    )]
    pub section: Option<String>,
    /// The paragraph of an act in the German manner, written with §.
    #[serde(
        default,
        deserialize_with = "number",
        skip_serializing_if = "Option::is_none"
    )]
    pub section_sign: Option<String>,
    /// The paragraph.
    #[serde(
        default,
        deserialize_with = "number",
        skip_serializing_if = "Option::is_none"
    )]
    pub paragraph: Option<String>,
    /// Points of the paragraph; two or more are alternatives ("(e) or (f)").
    #[serde(
        default,
        deserialize_with = "numbers",
        alias = "point",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub points: Vec<String>,
    /// Sub-paragraphs; two or more are alternatives.
    #[serde(
        default,
        deserialize_with = "numbers",
        alias = "subparagraph",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub subparagraphs: Vec<String>,
    /// A number inside the paragraph.
    #[serde(
        default,
        deserialize_with = "number",
        skip_serializing_if = "Option::is_none"
    )]
    pub number: Option<String>,
}

impl Provision {
    /// The article, where the provision names that and nothing inside it.
    #[must_use]
    pub fn only_article(&self) -> Option<String> {
        let bare = Self {
            instrument: self.instrument.clone(),
            article: self.article.clone(),
            ..Self::default()
        };
        self.article.clone().filter(|_| *self == bare)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Integer(u32),
    Word(String),
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        match number {
            Number::Integer(number) => number.to_string(),
            Number::Word(word) => word,
        }
    }
}

fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Number::deserialize(deserializer).map(|number| Some(number.into()))
}

fn numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMore {
        One(Number),
        More(Vec<Number>),
    }

    Ok(match OneOrMore::deserialize(deserializer)? {
        OneOrMore::One(number) => vec![number.into()],
        OneOrMore::More(numbers) => numbers.into_iter().map(Into::into).collect(),
    })
}
