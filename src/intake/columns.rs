//! The map of a table's columns, in its own words.

use super::{Pattern, Refusal, known, text, typed};
use crate::{
    catalog::bounds,
    domain::{cut, quoted},
};
use serde_yaml::{Mapping, Value};

/// The key under which a base file has the map.
pub(super) const COLUMNS: &str = "columns";

/// The key of the headings that no letter needs.
const IGNORE: &str = "ignore";

/// The column with the day on which the employer received the letter, which no request has.
pub const RECEIVED: &str = "received";

/// The most entries that a map may have: several times as many as a request has keys.
const LIMIT: usize = 500;

const HOW: &str = "write the key first, then the heading of its column: `worker.phone: Telefon`";

const QUOTES: &str =
    "put a pattern with braces in quotation marks: `worker.name: \"{Vorname} {Nachname}\"`";

/// Which columns give which key of a request, and which are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    entries: Vec<(String, Pattern)>,
    ignored: Vec<String>,
}

impl Columns {
    /// Reads a file that holds a map, alone or under `columns:`.
    ///
    /// # Errors
    /// If it is no map of columns; the refusal says where and what to do.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let text = text(bytes)?;
        let mut value = parse(text)?;
        if let Value::Mapping(map) = &mut value
            && map.len() == 1
            && let Some(inside) = map.remove(COLUMNS)
        {
            value = inside;
        }
        Self::of(&value).map_err(|mut refusal| {
            refusal.place = place(text, &refusal.key);
            refusal.located(text)
        })
    }

    /// The map that a base file has.
    pub(super) fn of(value: &Value) -> Result<Self, Refusal> {
        let mut columns = Self::default();
        let Value::Mapping(map) = value else {
            return Err(Refusal::new("", "is not a map of columns".to_owned()).hint(HOW));
        };
        columns.add("", map)?;
        if columns.entries.len() + columns.ignored.len() > LIMIT {
            let what = format!("has more than {LIMIT} columns");
            return Err(Refusal::new("", what).hint("is this the right file?"));
        }
        Ok(columns)
    }

    fn add(&mut self, above: &str, map: &Mapping) -> Result<(), Refusal> {
        for (key, value) in map {
            let Some(key) = key.as_str() else {
                return Err(Refusal::new(above, "has a key that is no text".to_owned()).hint(HOW));
            };
            if above.is_empty() && key == IGNORE {
                self.ignored = ignored(value)?;
                continue;
            }
            let key = match above {
                "" => key.to_owned(),
                above => format!("{above}.{key}"),
            };
            match value {
                Value::Mapping(map) if map.values().all(Value::is_null) => {
                    let what = "has braces without quotation marks".to_owned();
                    return Err(Refusal::new(key, what).hint(QUOTES));
                }
                Value::Mapping(map) => self.add(&key, map)?,
                value => self.put(key, value)?,
            }
        }
        Ok(())
    }

    fn put(&mut self, key: String, value: &Value) -> Result<(), Refusal> {
        let wrong = |what: &str, hint: &str| Refusal::new(&*key, what.to_owned()).hint(hint);
        let pattern = match value {
            Value::Sequence(list) => {
                let headings: Option<Vec<String>> = list.iter().map(heading).collect();
                let headings = headings.filter(|headings| !headings.is_empty());
                let headings = headings.ok_or_else(|| wrong("is not a list of headings", HOW))?;
                Pattern::joined(headings.iter().map(String::as_str))
            }
            value => {
                let text = heading(value).ok_or_else(|| wrong("names no heading", HOW))?;
                Pattern::read(&text).map_err(|why| wrong(why, QUOTES))?
            }
        };
        if !is_key(&key) {
            let first = pattern.headings().next().unwrap_or_default();
            // Written the other way round.
            if is_key(first) && pattern.is_plain() {
                let hint = format!("write the key first: `{first}: {}`", cut(&key));
                return Err(wrong("is a heading, not a key", &hint));
            }
            return Err(known(&key).err().unwrap_or_else(|| {
                wrong("there is no such key", "docs/request.md explains each key")
            }));
        }
        if self.entries.iter().any(|(other, _)| *other == key) {
            return Err(wrong(
                "appears twice",
                "join its columns: `\"{Vorname} {Nachname}\"`",
            ));
        }
        self.entries.push((key, pattern));
        Ok(())
    }

    /// The keys, and what each of them is put together from.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Pattern)> {
        self.entries.iter().map(|(key, it)| (key.as_str(), it))
    }

    /// The headings of columns that are left out.
    pub fn ignored(&self) -> impl Iterator<Item = &str> {
        self.ignored.iter().map(String::as_str)
    }

    /// Whether nothing is mapped and nothing left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.ignored.is_empty()
    }

    /// Gives columns to a key, joined by blanks, in the place of what the map says of any of them.
    #[must_use]
    pub fn with(mut self, headings: &[&str], key: &str) -> Self {
        for heading in headings {
            self = self.without(heading);
        }
        self.ignored
            .retain(|other| !headings.contains(&other.as_str()));
        self.entries.retain(|(other, _)| other != key);
        let pattern = Pattern::joined(headings.iter().copied());
        self.entries.push((key.to_owned(), pattern));
        self
    }

    /// Leaves a column out, whatever the map says of it.
    #[must_use]
    pub fn without(mut self, heading: &str) -> Self {
        self.entries
            .retain(|(_, pattern)| pattern.headings().all(|other| other != heading));
        if !self.ignored.iter().any(|other| other == heading) {
            self.ignored.push(heading.to_owned());
        }
        self
    }
}

/// Where a key stands that is written with its dots.
fn place(text: &str, key: &str) -> Option<(usize, usize)> {
    let lines = text.lines().zip(1..);
    lines
        .filter(|_| !key.is_empty())
        .find_map(|(line, number)| {
            let entry = line.trim_start();
            let rest = entry.strip_prefix(key)?.trim_start();
            let column = line.chars().count() - entry.chars().count() + 1;
            rest.starts_with(':').then_some((number, column))
        })
}

/// Whether a column can have this key.
fn is_key(key: &str) -> bool {
    key == RECEIVED || known(key).is_ok()
}

fn parse(text: &str) -> Result<Value, Refusal> {
    bounds::bounded(text, bounds::PARTS).map_err(Refusal::too_much)?;
    typed::read(text).map_err(|error| {
        let refusal = Refusal::from_yaml(&error, text);
        // The most likely of all slips.
        if text.contains(": {") {
            refusal.hint(QUOTES)
        } else {
            refusal
        }
    })
}

fn ignored(value: &Value) -> Result<Vec<String>, Refusal> {
    let list = match value {
        Value::Sequence(list) => list.iter().map(heading).collect(),
        Value::Null => Some(Vec::new()),
        value => heading(value).map(|heading| vec![heading]),
    };
    list.ok_or_else(|| {
        let what = "is not a list of headings".to_owned();
        Refusal::new(IGNORE, what).hint(format!(
            "write {}",
            quoted("ignore: [Bemerkungen, Notizen]")
        ))
    })
}

/// A heading, which may be a number: some tables have years in their heads.
fn heading(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Columns, String> {
        Columns::read(text.as_bytes()).map_err(|why| {
            let hint = why.hint.clone().unwrap_or_default();
            format!("{why}; {hint}")
        })
    }

    #[test]
    fn a_map_is_written_in_several_ways() {
        let plain = "worker.name: \"{Vorname} {Nachname}\"\nworker.address.postcode: PLZ\nignore: [Notiz]\n";
        let map = read(plain).expect("a map");
        for same in [
            format!("columns:\n  {}", plain.replace('\n', "\n  ")),
            plain.replace("\"{Vorname} {Nachname}\"", "[Vorname, Nachname]"),
            "worker: {name: [Vorname, Nachname], address: {postcode: PLZ}}\nignore: Notiz"
                .to_owned(),
        ] {
            assert_eq!(read(&same).as_ref(), Ok(&map), "{same}");
        }
        let entries: Vec<String> = map
            .entries()
            .map(|(key, pattern)| format!("{key}: {pattern}"))
            .collect();
        assert_eq!(
            entries,
            [
                "worker.name: {Vorname} {Nachname}",
                "worker.address.postcode: PLZ"
            ]
        );
        assert_eq!(map.ignored().collect::<Vec<_>>(), ["Notiz"]);
        assert!(read("received: Zugang\nworker.phone: 2024").is_ok());
    }

    #[test]
    fn what_is_no_map_is_told_with_the_way_to_write_it() {
        for (text, wanted) in [
            ("- a\n", "is not a map of columns; write the key first"),
            ("", "is not a map of columns"),
            ("worker.nmae: Name", "did you mean `name`?"),
            (
                "Telefon: worker.phone",
                "Telefon: is a heading, not a key; write the key first: `worker.phone: Telefon`",
            ),
            ("worker.name: {Name}", "braces without quotation marks"),
            (
                "worker.name: {Vorname} {Nachname}",
                "put a pattern with braces in quotation marks",
            ),
            ("worker.name: \"{Name\"", "not closed; put a pattern"),
            ("worker.name:", "worker.name: names no heading"),
            ("worker.name: []", "worker.name: is not a list of headings"),
            ("worker.name: [a, [b]]", "is not a list of headings"),
            ("ignore: {a: b}", "ignore: is not a list of headings"),
            (
                "worker.name: a\nworker: {name: b}",
                "worker.name: appears twice; join its columns",
            ),
            ("worker.name: a\nworker.name: b", "appears twice"),
        ] {
            let why = read(text).expect_err(text);
            assert!(why.contains(wanted), "{text}: {why}");
        }
    }

    #[test]
    fn a_column_can_be_given_to_a_key_or_left_out() {
        let map = read("worker.name: [V, N]\nignore: [x]").expect("a map");
        let map = map
            .with(&["x"], "worker.phone")
            .without("N")
            .with(&["V", "W"], "worker.name");
        let entries: Vec<(&str, String)> = map
            .entries()
            .map(|(key, pattern)| (key, pattern.to_string()))
            .collect();
        assert_eq!(
            entries,
            [
                ("worker.phone", "x".to_owned()),
                ("worker.name", "{V} {W}".to_owned())
            ]
        );
        assert_eq!(map.ignored().collect::<Vec<_>>(), ["N"]);
    }
}
