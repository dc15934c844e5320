//! Whether a JSON document is a company record: the schema of the database.
//!
//! `schema-companies.json` is that of <https://github.com/datenanfragen/data>,
//! under CC0 1.0 (no rights reserved), of 2026-07-21, as it stands there.

use crate::domain::nearest;
use jsonschema::{Validator, error::ValidationErrorKind as Kind};
use serde_json::Value;
use std::sync::OnceLock;

const SCHEMA: &str = include_str!("schema-companies.json");

/// What is wrong at one place of a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", if .path.is_empty() { String::new() } else { format!("{}: ", .path) })]
pub struct Fault {
    /// The place, for example `sources[0]`; empty for the record as a whole.
    pub path: String,
    /// What is wrong there.
    pub what: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Fault {
    pub(super) fn new(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            what: what.into(),
            hint: None,
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Everything in which the record differs from the schema.
pub(super) fn faults(record: &Value) -> Vec<Fault> {
    static VALIDATOR: OnceLock<Result<Validator, String>> = OnceLock::new();
    match VALIDATOR.get_or_init(validator) {
        Ok(validator) => validator
            .iter_errors(record)
            .flat_map(|error| reworded(&path(error.instance_path().as_str()), &error))
            .collect(),
        Err(why) => vec![Fault::new("", format!("the schema is wrong: {why}"))],
    }
}

fn schema() -> Result<Value, String> {
    serde_json::from_str(SCHEMA).map_err(|why| why.to_string())
}

fn validator() -> Result<Validator, String> {
    jsonschema::draft7::options()
        .should_validate_formats(true)
        // The crate's own check of this format needs tables of Unicode host names.
        .with_format("idn-email", is_email)
        .build(&schema()?)
        .map_err(|why| why.to_string())
}

/// Whether a text looks like an e-mail address: a name and a host with a dot.
fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, host)| {
        let labels = || host.split('.');
        !name.is_empty()
            && labels().count() > 1
            && labels().all(|label| !label.is_empty())
            && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ','))
    })
}

/// The keys that a record may have.
fn keys() -> Vec<String> {
    let schema = schema().unwrap_or_default();
    let keys = schema["properties"].as_object().into_iter().flatten();
    keys.map(|(key, _)| key.clone()).collect()
}

/// `/sources/0` as `sources[0]`.
fn path(pointer: &str) -> String {
    let place = |part: &str| match part.parse::<usize>() {
        Ok(index) => format!("[{index}]"),
        // A key may hold anything, and is printed in terminals.
        Err(_) => format!(".{}", part.escape_debug()),
    };
    let path: String = pointer.split('/').skip(1).map(place).collect();
    path.strip_prefix('.').map_or(path.clone(), str::to_owned)
}

/// A type of JSON in plain words.
fn plain(kind: &str) -> &str {
    match kind {
        "string" => "a text",
        "array" => "a list",
        "object" => "a map of keys",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        other => other,
    }
}

/// The fault in our words; of the record's values it repeats none.
fn reworded(path: &str, error: &jsonschema::ValidationError<'_>) -> Vec<Fault> {
    let under = |key: &str| match path {
        "" => key.escape_debug().to_string(),
        path => format!("{path}.{}", key.escape_debug()),
    };
    let fault = |what: &str| Fault::new(path, what);
    vec![match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            let known = keys();
            return unexpected
                .iter()
                .map(|key| {
                    let fault = Fault::new(under(key), "there is no such key");
                    match nearest(key, known.iter().map(String::as_str)) {
                        Some(name) if path.is_empty() => {
                            fault.hint(format!("did you mean `{name}`?"))
                        }
                        _ => fault,
                    }
                })
                .collect();
        }
        Kind::Required { property } => Fault::new(
            under(property.as_str().unwrap_or_default()),
            "the key is missing",
        ),
        Kind::Type { kind } => match kind {
            jsonschema::error::TypeKind::Single(kind) => {
                fault(&format!("must be {}", plain(&kind.to_string())))
            }
            jsonschema::error::TypeKind::Multiple(_) => fault("has the wrong type"),
        },
        Kind::Enum { options } => {
            let names = options.as_array().into_iter().flatten();
            let names: Vec<String> = names
                .map(|name| {
                    name.as_str()
                        .map_or_else(|| name.to_string(), str::to_owned)
                })
                .collect();
            fault("is not one of the values that the schema allows")
                .hint(format!("there are: {}", names.join(", ")))
        }
        Kind::Pattern { pattern } => {
            fault("does not have the form that the schema asks for").hint(match path {
                "phone" | "fax" => "write it as `+355 4 222 2222`".to_owned(),
                _ => format!("its pattern is {pattern}"),
            })
        }
        Kind::Format { format } => fault(match format.as_str() {
            "idn-email" => "is not an e-mail address",
            "uri" => "is not the address of a website",
            _ => "does not have the form that the schema asks for",
        }),
        Kind::UniqueItems => fault("has the same item twice"),
        Kind::MinItems { limit } => fault(&format!("has fewer than {limit} items")),
        _ => fault("does not fit the schema"),
    }]
}
