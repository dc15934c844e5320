//! The shapes that values have: lines, texts, days, names from a list, lists, maps.

use crate::{
    catalog::{Catalog, CatalogError, Words},
    domain::{DataCategory, LetterKind, Monitoring, Passage, Short},
    intake::LIST_LIMIT,
};
use serde_json::{Map, Value, json};
use std::fmt::Display;

/// Lists of the domain, with their names in English.
pub(super) struct Shapes<'a> {
    words: &'a Words,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Result<Self, CatalogError> {
        let english = "en".parse().map_err(|why: String| CatalogError::FileName {
            file: "locales/en.yaml".to_owned(),
            why,
        })?;
        Ok(Self {
            words: catalog.words(&english)?,
        })
    }

    /// A name from a list, each with what the words say of it; `key` is where they stand.
    pub(super) fn named<T: Display>(&self, all: &[T], key: &str) -> Result<Value, CatalogError> {
        let names = all
            .iter()
            .map(|id| {
                let sentence = self.words.sentence(&format!("{key}.{id}"))?;
                Ok(sentence.fill(|_| String::new()))
            })
            .collect::<Result<Vec<_>, CatalogError>>()?;
        let mut choice = choice(all);
        choice["enumDescriptions"] = json!(names);
        Ok(choice)
    }

    pub(super) fn letters(&self) -> Result<Value, CatalogError> {
        self.named(LetterKind::ALL, "letter")
    }

    /// A list of kinds of data, each once.
    pub(super) fn data(&self, what: &str) -> Result<Value, CatalogError> {
        let data = self.named(DataCategory::ALL, "data")?;
        Ok(some(set(&data, what)))
    }

    /// One kind of data, or the list that says `all`.
    pub(super) fn one_kind(&self) -> Result<Value, CatalogError> {
        let kind = self.named(DataCategory::ALL, "data")?;
        let all = json!({"type": "array", "items": {"const": "all"}, "minItems": 1, "maxItems": 1});
        Ok(json!({"anyOf": [kind, all]}))
    }

    /// A list of operations, each as a word or as a map; at least one.
    pub(super) fn operations(&self, what: &str) -> Result<Value, CatalogError> {
        let operation = self.named(Monitoring::ALL, "monitoring")?;
        let detailed = map(
            &["operation"],
            keys([
                (
                    "operation",
                    described(operation.clone(), "How you are watched."),
                ),
                (
                    "system",
                    line("The program or device, by the name you know."),
                ),
                ("since", date("Since when.")),
            ]),
        );
        let item = json!({"anyOf": [operation, detailed]});
        Ok(some(set(&item, what)))
    }
}

/// The properties of a map.
pub(super) fn keys<const N: usize>(keys: [(&str, Value); N]) -> Map<String, Value> {
    keys.into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// A map that has these keys and no others.
pub(super) fn map(required: &[&str], properties: Map<String, Value>) -> Value {
    let mut map = json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
    });
    map["properties"] = Value::Object(properties);
    map
}

/// The same with what it is.
pub(super) fn described(mut value: Value, what: &str) -> Value {
    value["description"] = json!(what);
    value
}

/// One line. What YAML takes for a number or for yes and no is read as it is typed.
pub(super) fn line(what: &str) -> Value {
    json!({
        "description": what,
        "type": ["string", "number", "boolean"],
        "pattern": "^\\s*\\S[^\\r\\n]*\\s*$",
        "maxLength": Short::LIMIT,
    })
}

/// One line of a list.
pub(super) fn item() -> Value {
    let mut item = line("");
    if let Some(item) = item.as_object_mut() {
        item.remove("description");
    }
    item
}

/// One or more lines.
pub(super) fn passage(what: &str) -> Value {
    json!({
        "description": what,
        "type": ["string", "number", "boolean"],
        "pattern": "\\S",
        "maxLength": Passage::LIMIT,
    })
}

/// An e-mail address.
pub(super) fn email(what: &str) -> Value {
    let mut email = line(what);
    email["type"] = json!("string");
    email["pattern"] = json!("^\\s*[^\\s@]+@[^\\s@]+\\.[^\\s@]+\\s*$");
    email
}

/// A day as year-month-day.
pub(super) fn date(what: &str) -> Value {
    json!({
        "description": what,
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "examples": ["2026-11-27"],
    })
}

/// Yes or no.
pub(super) fn flag(what: &str) -> Value {
    json!({
        "description": what,
        "enum": [true, false, "true", "false"],
        "default": false,
    })
}

/// How many there are, at least so many; figures in quotation marks count as well.
pub(super) fn count(what: &str, least: u32) -> Value {
    json!({
        "description": what,
        "anyOf": [
            {"type": "integer", "minimum": least, "maximum": u32::MAX},
            {"type": "string", "pattern": "^\\s*[0-9]{1,9}\\s*$"},
        ],
    })
}

/// A name from a list.
pub(super) fn choice<T: Display>(all: &[T]) -> Value {
    let ids: Vec<String> = all.iter().map(ToString::to_string).collect();
    json!({"type": "string", "enum": ids})
}

/// A list of lines.
pub(super) fn lines(what: &str) -> Value {
    json!({"description": what, "type": "array", "items": item(), "maxItems": LIST_LIMIT})
}

/// A list in which nothing stands twice.
pub(super) fn set(item: &Value, what: &str) -> Value {
    json!({"description": what, "type": "array", "items": item, "uniqueItems": true})
}

/// The same list, which has at least one entry.
pub(super) fn some(mut list: Value) -> Value {
    list["minItems"] = json!(1);
    list
}

/// A time with at least one end.
pub(super) fn period() -> Value {
    let mut period = map(
        &[],
        keys([
            ("since", date("The first day.")),
            ("until", date("The last day.")),
        ]),
    );
    period["minProperties"] = json!(1);
    described(
        period,
        "The time that the data are from; without it, all time.",
    )
}
