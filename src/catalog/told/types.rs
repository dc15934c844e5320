//! Values of the wrong kind, keys that are missing, wrong or there twice.

use super::{Flaw, TWICE, Told, is_of_a_country, is_of_an_email, of_a_day, of_a_name};
use crate::domain::{TextError, nearest, quoted};

/// What the reader says of a value below `path`, in plain words.
pub(super) fn told(path: &str, what: &str) -> Told {
    let what = &without_texts(what);
    let under = |key: &str| {
        if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    if let Some(rest) = what.strip_prefix("unknown field `") {
        let (key, known) = named(rest);
        let near = nearest(key, known.iter().copied());
        let hint = match near {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("there are: {}", known.join(", ")),
        };
        return Told {
            nearest: near.map(str::to_owned),
            names: Some(known.join(", ")),
            ..Told::new(under(key), "there is no such key")
                .of_kind(Flaw::UnknownKey)
                .hint(hint)
        };
    }
    let one = |prefix: &str| what.strip_prefix(prefix)?.strip_suffix('`');
    if let Some(key) = one("duplicate field `") {
        return Told::new(under(key), TWICE)
            .of_kind(Flaw::KeyTwice)
            .hint("keep one of them");
    }
    if let Some(key) = one("missing field `") {
        return Told::new(under(key), "the key is missing").of_kind(Flaw::MissingKey);
    }
    if let Some(rest) = what.strip_prefix("unknown variant `") {
        let (word, known) = named(rest);
        return Told {
            names: Some(known.join(", ")),
            ..Told::new(path, format!("{} is not possible here", quoted(word)))
                .of_kind(Flaw::UnknownValue)
                .hint(format!("there are: {}", known.join(", ")))
        };
    }
    if what.contains(crate::catalog::repeats::LIMIT) {
        let what = "the file repeats itself too often with aliases (`*`)";
        return Told::new(path, what)
            .of_kind(Flaw::Aliases)
            .hint("write every value where it belongs");
    }
    if let Some(reason) = of_a_day(what) {
        return Told::new(path, reason.to_string())
            .of_kind(Flaw::Date)
            .hint(reason.hint());
    }
    if let Some((near, names)) = of_a_name(what) {
        return Told {
            nearest: near.map(str::to_owned),
            names: names.map(str::to_owned),
            ..Told::new(path, what.clone()).of_kind(Flaw::UnknownValue)
        };
    }
    if is_of_an_email(what) {
        return Told::new(path, what.clone()).of_kind(Flaw::Email);
    }
    if is_of_a_country(what) {
        return Told::new(path, what.clone()).of_kind(Flaw::Country);
    }
    if *what == TextError::Empty.to_string() {
        return Told::new(path, what.clone()).of_kind(Flaw::Empty);
    }
    let found_and_wanted = |prefix: &str| what.strip_prefix(prefix)?.split_once(", expected ");
    if let Some((found, wanted)) = found_and_wanted("invalid type: ") {
        let (kind, wanted_kind) = (kind(found), wanted_kind(wanted));
        let what = match (kind, wanted_kind.as_str()) {
            ("a number", "a whole number") => "must be a whole number, such as 3".to_owned(),
            _ => format!("must be {wanted_kind}, not {kind}"),
        };
        return Told {
            hint: hint(&wanted_kind).map(str::to_owned),
            ..Told::new(path, what).of_kind(Flaw::Type)
        };
    }
    if let Some((_, wanted)) = found_and_wanted("invalid value: ") {
        let wanted_kind = wanted_kind(wanted);
        return Told {
            hint: hint(&wanted_kind).map(str::to_owned),
            ..Told::new(path, format!("must be {wanted_kind}"))
        };
    }
    Told::new(path, what.clone())
}

/// The wrong name, and the right ones: ``x`, expected one of `a`, `b`` without its beginning.
fn named(rest: &str) -> (&str, Vec<&str>) {
    let (word, known) = rest
        .rsplit_once("`, expected ")
        .or_else(|| rest.rsplit_once("`, there are no "))
        .unwrap_or((rest.trim_end_matches('`'), ""));
    (word, known.split('`').skip(1).step_by(2).collect())
}

const KEYS: &str = "a map of keys";

/// The reader's word for what the file has.
fn kind(found: &str) -> &'static str {
    match found.split(' ').next().unwrap_or_default() {
        "sequence" => "a list",
        "map" => KEYS,
        "unit" | "null" | "Option" => "empty",
        "integer" | "floating" => "a number",
        "boolean" => "true or false",
        "a" => "a text",
        _ => "something else",
    }
}

/// The reader's word for what it should have.
fn wanted_kind(wanted: &str) -> String {
    let first = wanted.split(' ').next().unwrap_or_default();
    match first {
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "integer" => {
            "a whole number".to_owned()
        }
        "f32" | "f64" => "a number".to_owned(),
        "struct" | "map" => KEYS.to_owned(),
        "field" | "variant" | "identifier" => "the name of a key".to_owned(),
        "string" | "path" => "one line of text".to_owned(),
        "a" | "an" | "one" | "true" | "entries" | "any" => match wanted {
            "a string" | "one line" => "one line of text".to_owned(),
            "a boolean" => "true or false".to_owned(),
            "a sequence" => "a list".to_owned(),
            "a map" | "entries by their names" => KEYS.to_owned(),
            wanted => wanted.to_owned(),
        },
        _ => {
            let article = if wanted.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            format!("{article} {wanted}")
        }
    }
}

fn hint(wanted_kind: &str) -> Option<&'static str> {
    Some(match wanted_kind {
        "a list" => "write each entry on a line of its own after a dash, or all as `[a, b]`",
        "a whole number" | "a number" => "write figures alone, such as 3",
        "true or false" => "write `true` or `false`",
        "the name of a key" => "put a key that is not a word in quotation marks",
        _ => return None,
    })
}

/// The reader's sentence without the texts that it repeats: they are the worker's own words.
fn without_texts(what: &str) -> String {
    const OPENING: &str = "string \"";
    let mut said = String::with_capacity(what.len());
    let mut rest = what;
    while let Some((before, quoted)) = rest.split_once(OPENING) {
        said.push_str(before);
        said.push_str("a text");
        let mut escaped = false;
        let end = quoted.find(|c: char| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        rest = end.map_or("", |end| &quoted[end + 1..]);
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_worker_is_not_repeated() {
        for (what, wanted) in [
            (
                "invalid type: string \"12 Sample Road, expected x\", expected struct Address",
                "must be a map of keys, not a text",
            ),
            (
                r#"invalid type: string "he said \"no\", \\", expected a sequence"#,
                "must be a list, not a text",
            ),
            ("invalid value: string \"Leka", "invalid value: a text"),
            (
                "invalid type: map, expected a string",
                "must be one line of text, not a map of keys",
            ),
            (
                "invalid type: boolean `true`, expected u32",
                "must be a whole number, not true or false",
            ),
            (
                "invalid value: integer `-1`, expected u32",
                "must be a whole number",
            ),
            (
                "invalid type: sequence, expected field identifier",
                "must be the name of a key, not a list",
            ),
            (
                "invalid type: map, expected data category",
                "must be a data category, not a map of keys",
            ),
        ] {
            assert_eq!(told("worker", what).what, wanted);
        }
    }

    #[test]
    fn a_key_with_a_backtick_is_named_whole() {
        let found = told("", "unknown field `a`b`, expected one of `name`, `email`");
        assert_eq!(found.key, "a`b");
        assert_eq!(found.hint.as_deref(), Some("there are: name, email"));
        let found = told("worker", "unknown field `nmae`, expected `name` or `email`");
        assert_eq!(found.key, "worker.nmae");
        assert_eq!(found.hint.as_deref(), Some("did you mean `name`?"));
    }
}
