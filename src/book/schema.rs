//! Whether a JSON document is a company record: the schema of the database.
//!
//! `schema-companies.json` is that of <https://github.com/datenanfragen/data>,
//! under CC0 1.0 (no rights reserved), of 2026-07-21, as it stands there.
//!
//! Own code: it uses a dozen words of JSON Schema, and a crate that knows them all takes longer to build than
//! the rest of this room. A test holds it against that crate; a word that is not known here is an error.

use crate::domain::nearest;
use regex::Regex;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, HashSet},
    sync::OnceLock,
};

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
    static READ: OnceLock<Result<Schema, String>> = OnceLock::new();
    let read = || serde_json::from_str(SCHEMA).map_err(|why| why.to_string());
    match READ.get_or_init(read) {
        Ok(schema) => {
            let mut faults = Vec::new();
            schema.check("", record, &mut faults);
            faults
        }
        Err(why) => vec![Fault::new("", format!("the schema is wrong: {why}"))],
    }
}

/// What a value must be: the words of JSON Schema (draft 7) that the schema uses, and no others.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Schema {
    r#type: Type,
    r#enum: Option<Vec<Value>>,
    pattern: Option<Pattern>,
    format: Option<Format>,
    items: Option<Box<Schema>>,
    min_items: Option<usize>,
    #[serde(default)]
    unique_items: bool,
    #[serde(default)]
    properties: BTreeMap<String, Schema>,
    #[serde(default)]
    required: Vec<String>,
    additional_properties: Option<bool>,
    // These are for people.
    #[serde(rename = "$schema")]
    _dialect: Option<IgnoredAny>,
    #[serde(rename = "title")]
    _title: Option<IgnoredAny>,
    #[serde(rename = "description")]
    _description: Option<IgnoredAny>,
    #[serde(rename = "default")]
    _default: Option<IgnoredAny>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Type {
    Array,
    Boolean,
    Object,
    String,
}

impl Type {
    /// What it is called in plain words.
    const fn name(self) -> &'static str {
        match self {
            Self::Array => "a list",
            Self::Boolean => "true or false",
            Self::Object => "a map of keys",
            Self::String => "a text",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Format {
    IdnEmail,
    Uri,
    /// Lines of text, which may be anything.
    Text,
}

/// A regular expression as the schema writes it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Pattern {
    written: String,
    regex: Regex,
}

impl TryFrom<String> for Pattern {
    type Error = regex::Error;

    fn try_from(written: String) -> Result<Self, regex::Error> {
        // In JSON Schema these are the ten digits, in `regex` those of every script.
        let regex = Regex::new(&written.replace(r"\d", "[0-9]"))?;
        Ok(Self { written, regex })
    }
}

impl Schema {
    /// Adds what is wrong with the value; of the record's values nothing is repeated.
    fn check(&self, path: &str, value: &Value, faults: &mut Vec<Fault>) {
        match (self.r#type, value) {
            (Type::String, Value::String(text)) => self.text(path, text, faults),
            (Type::Array, Value::Array(items)) => self.list(path, items, faults),
            (Type::Object, Value::Object(map)) => self.map(path, map, faults),
            (Type::Boolean, Value::Bool(_)) => {}
            (wanted, _) => {
                faults.push(Fault::new(path, format!("must be {}", wanted.name())));
                return;
            }
        }
        if let Some(options) = &self.r#enum
            && !options.contains(value)
        {
            let name = |option: &Value| {
                option
                    .as_str()
                    .map_or_else(|| option.to_string(), str::to_owned)
            };
            let names: Vec<String> = options.iter().map(name).collect();
            faults.push(
                Fault::new(path, "is not one of the values that the schema allows")
                    .hint(format!("there are: {}", names.join(", "))),
            );
        }
    }

    fn text(&self, path: &str, text: &str, faults: &mut Vec<Fault>) {
        if let Some(pattern) = &self.pattern
            && !pattern.regex.is_match(text)
        {
            let fault = Fault::new(path, "does not have the form that the schema asks for");
            faults.push(fault.hint(match path {
                "phone" | "fax" => "write it as `+355 4 222 2222`".to_owned(),
                _ => format!("its pattern is {}", pattern.written),
            }));
        }
        match self.format {
            Some(Format::IdnEmail) if !is_email(text) => {
                faults.push(Fault::new(path, "is not an e-mail address"));
            }
            Some(Format::Uri) if !is_uri(text) => {
                faults.push(Fault::new(path, "is not the address of a website"));
            }
            _ => {}
        }
    }

    fn list(&self, path: &str, items: &[Value], faults: &mut Vec<Fault>) {
        if let Some(limit) = self.min_items
            && items.len() < limit
        {
            faults.push(Fault::new(path, format!("has fewer than {limit} items")));
        }
        let mut known = HashSet::with_capacity(items.len());
        if self.unique_items && !items.iter().all(|item| known.insert(item)) {
            faults.push(Fault::new(path, "has the same item twice"));
        }
        if let Some(schema) = &self.items {
            for (index, item) in items.iter().enumerate() {
                schema.check(&format!("{path}[{index}]"), item, faults);
            }
        }
    }

    fn map(&self, path: &str, map: &Map<String, Value>, faults: &mut Vec<Fault>) {
        for key in &self.required {
            if !map.contains_key(key) {
                faults.push(Fault::new(below(path, key), "the key is missing"));
            }
        }
        for (key, value) in map {
            match self.properties.get(key) {
                Some(schema) => schema.check(&below(path, key), value, faults),
                None if self.additional_properties == Some(false) => {
                    let fault = Fault::new(below(path, key), "there is no such key");
                    let near = nearest(key, self.properties.keys().map(String::as_str));
                    faults.push(match near {
                        Some(name) => fault.hint(format!("did you mean `{name}`?")),
                        None => fault,
                    });
                }
                None => {}
            }
        }
    }
}

/// The place of a key. A key may hold anything, and is printed in terminals.
fn below(path: &str, key: &str) -> String {
    let key = key.escape_debug();
    if path.is_empty() {
        key.to_string()
    } else {
        format!("{path}.{key}")
    }
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

/// Whether a text is a URI: a scheme, a colon, and signs that may follow (RFC 3986, appendix A).
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    // Square brackets stand around an address of a host alone, and `#` once, before the fragment.
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len())),
        None => ("", rest),
    };
    let is_of = |text: &str, more: &[u8]| {
        let mut parts = text.split('%');
        let first = parts.next().unwrap_or_default();
        let is_sign = |b: u8| {
            b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&b) || more.contains(&b)
        };
        let is_coded = |part: &str| {
            let code = part.as_bytes().get(..2);
            code.is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit))
                && part.bytes().skip(2).all(is_sign)
        };
        first.bytes().all(is_sign) && parts.all(is_coded)
    };
    is_scheme && is_of(host, b"[]") && is_of(path, b"/?") && is_of(fragment, b"/?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// What a crate that knows all of JSON Schema says.
    fn is_valid(record: &Value) -> bool {
        let schema = serde_json::from_str(SCHEMA).expect("the schema");
        jsonschema::draft7::options()
            .should_validate_formats(true)
            .with_format("idn-email", is_email)
            .build(&schema)
            .expect("a schema")
            .is_valid(record)
    }

    /// Values of keys, right ones and wrong ones.
    fn values() -> Vec<(&'static str, Vec<Value>)> {
        let item = json!({"desc": "a", "type": "input"});
        vec![
            ("slug", vec![json!("A"), json!(""), json!("a\n"), json!(1)]),
            (
                "relevant-countries",
                vec![
                    json!([]),
                    json!(["de", "de"]),
                    json!(["xx"]),
                    json!("de"),
                    json!([1]),
                ],
            ),
            (
                "name",
                vec![
                    json!("A"),
                    json!(" AB"),
                    json!("A\nB"),
                    json!("ÄÖ"),
                    Value::Null,
                ],
            ),
            (
                "phone",
                vec![
                    json!("+355 4 222"),
                    json!("+355 4"),
                    json!("+٣ 4 5"),
                    json!("+1 2 3 ext. 4"),
                ],
            ),
            (
                "email",
                vec![
                    json!("a@b.example"),
                    json!("ä@b.example"),
                    json!("a@b"),
                    json!("<a@b.c>"),
                ],
            ),
            ("request-language", vec![json!("de"), json!("deu")]),
            (
                "pgp-fingerprint",
                vec![
                    json!("AAAA"),
                    json!("0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567"),
                ],
            ),
            ("nsfw", vec![json!(true), json!(false), json!("true")]),
            ("needs-id-document", vec![json!(false), json!(0)]),
            ("quality", vec![json!("good"), json!(["tested"])]),
            (
                "sources",
                vec![json!([]), json!(["no"]), json!(["a:b", "a:b"])],
            ),
            (
                "required-elements",
                vec![
                    json!([item]),
                    json!([item, item]),
                    json!([{"desc": "a"}]),
                    json!([{"type": "input", "desc": 1}]),
                    json!([{"desc": "a", "type": "input", "optional": 1}]),
                    json!([{"desc": "a", "type": "input", "x": 1}]),
                    json!({}),
                ],
            ),
            ("unknown", vec![json!(1)]),
            (
                "web",
                [
                    "https://example.org",
                    "http://[::1]/",
                    "mailto:a@b.example",
                    "example.org",
                    "https://exämple.org",
                    "https://example.org/a b",
                    "https://example.org/%zz",
                    "https://example.org/%2",
                    "https://example.org/%20",
                    "://a",
                    "1a:b",
                    "a:",
                    "",
                    "https://example.org/#a#b",
                    "https://example.org/[a]",
                    "https://example.org/a|b",
                ]
                .map(Value::from)
                .to_vec(),
            ),
        ]
    }

    #[test]
    fn it_says_what_a_crate_for_all_schemas_says() {
        let good = json!({
            "slug": "a-1", "relevant-countries": ["de", "all"], "name": "Shembull",
            "address": "Rruga 1\nTirana\nAlbania", "sources": ["https://example.org/a?b=c#d"], "quality": "tested",
        });
        assert!(is_valid(&good) && faults(&good).is_empty());
        for (key, values) in values() {
            for value in values {
                let mut record = good.clone();
                record[key] = value.clone();
                assert_eq!(
                    faults(&record).is_empty(),
                    is_valid(&record),
                    "{key}: {value}"
                );
            }
        }
        for value in [json!(null), json!([]), json!({})] {
            assert_eq!(faults(&value).is_empty(), is_valid(&value), "{value}");
        }
    }

    #[test]
    fn a_word_of_a_schema_that_is_not_known_is_an_error() {
        for schema in [
            json!({"type": "string", "maxLength": 3}),
            json!({"type": "number"}),
            json!({"type": "string", "format": "date"}),
            json!({"type": "string", "pattern": "("}),
        ] {
            assert!(
                serde_json::from_value::<Schema>(schema.clone()).is_err(),
                "{schema}"
            );
        }
    }

    #[test]
    fn a_list_of_a_hundred_thousand_is_checked_in_one_pass() {
        let names: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
        let found = faults(&json!({"runs": names}));
        assert!(
            found.iter().all(|fault| !fault.path.starts_with("runs")),
            "{found:?}"
        );
    }
}
