//! A roster in YAML: a list of maps with dotted or nested keys.

use super::{
    FaultId, RosterError, Row, Spoiled, columns,
    csv::breaks,
    items::{Item, Items},
};
use crate::{
    catalog::{
        Told,
        bounds::{self, TooMuch},
    },
    files::{self, Links, Odd},
    intake::{FILE_LIMIT, Setting, typed},
};
use serde_yaml::Value;
use std::{
    collections::{HashSet, VecDeque},
    path::Path,
};

/// The most bytes that such a roster may have: 16 MiB.
const LIMIT: u64 = 16 << 20;

/// The most rows that it may have, and the most keys, values and items: more than stand in so many
/// bytes of real rows.
const MOST: (u64, usize) = (100_000, 2_000_000);

const HINT: &str = "write a list with a map for each letter: `- worker.name: Arta Hoxha`";

const OTHER: &str = "divide it, or save it as CSV, which may have any size";

const COMMON: &str = "write what the letters have in common into the base file";

/// The rows of a file. In memory are its text and one row.
pub(super) struct Yaml {
    text: String,
    items: Items,
    /// Rows that were read with the one before them.
    read: VecDeque<Row>,
    number: u64,
    /// How many keys, values and items were read.
    parts: usize,
    /// The columns, in the order in which they first stand.
    pub(super) columns: Vec<String>,
    /// How many rows there are.
    pub(super) length: u64,
}

impl Yaml {
    /// Reads the file once from its first row to its last, so that nothing is made of one that is wrong.
    pub(super) fn open(path: &Path) -> Result<Self, RosterError> {
        let bytes = match files::read(path, Links::Followed, LIMIT) {
            Err(why) if Odd::of(&why) == Some(Odd::Long(LIMIT)) => return Err(too_long()),
            bytes => bytes?,
        };
        Self::of_bytes(bytes)
    }

    /// The same of a file that was read.
    pub(super) fn of_bytes(bytes: Vec<u8>) -> Result<Self, RosterError> {
        if bytes.len() as u64 > LIMIT {
            return Err(too_long());
        }
        Self::of(text(bytes)?, MOST)
    }

    fn of(text: String, (most_rows, most_parts): (u64, usize)) -> Result<Self, RosterError> {
        let mut yaml = Self {
            items: Items::of(&text),
            text,
            read: VecDeque::new(),
            number: 0,
            parts: 0,
            columns: Vec::new(),
            length: 0,
        };
        let begin = yaml.items;
        let mut columns = Vec::new();
        let mut known = HashSet::new();
        let mut column = |key: &str| {
            // A list alone would be searched for each cell of the file.
            if !known.contains(key) {
                known.insert(key.to_owned());
                columns.push(key.to_owned());
            }
            columns::few(columns.len())
        };
        while yaml.read(&mut column)?.is_some() {
            let what = if yaml.number > most_rows {
                format!("has more than {most_rows} rows")
            } else if yaml.parts > most_parts {
                format!("has more than {most_parts} keys and values")
            } else {
                continue;
            };
            return Err(RosterError::Unreadable { what, hint: OTHER });
        }
        if yaml.number == 0 {
            return Err(no_list());
        }
        Ok(Self {
            items: begin,
            length: yaml.number,
            number: 0,
            parts: 0,
            columns,
            ..yaml
        })
    }

    /// The next row, if there is one.
    pub(super) fn next(&mut self) -> Result<Option<Row>, RosterError> {
        self.read(&mut |_| Ok(()))
    }

    /// The next row, and the name of each of its columns, whether something stands in it or not.
    fn read(
        &mut self,
        column: &mut dyn FnMut(&str) -> Result<(), RosterError>,
    ) -> Result<Option<Row>, RosterError> {
        while self.read.is_empty() {
            let Some(item) = self.items.next(&self.text) else {
                return Ok(None);
            };
            let are_apart = self.items.are_apart();
            let (list, parts) = list(item, are_apart)?;
            self.parts += parts;
            for (index, map) in list.iter().enumerate() {
                self.number += 1;
                let mut cells = Vec::new();
                flatten("", map, &mut cells)
                    .map_err(|(key, what)| refuse(format!("row {}: {key}{what}", self.number)))?;
                cells.iter().try_for_each(|cell| column(&cell.key))?;
                self.read.push_back(Row {
                    number: self.number,
                    line: (are_apart && index == 0).then_some(item.line),
                    cells: once(cells),
                });
            }
        }
        Ok(self.read.pop_front())
    }
}

fn refuse(what: String) -> RosterError {
    RosterError::Unreadable { what, hint: HINT }
}

fn no_list() -> RosterError {
    refuse("is not a list of maps".to_owned())
}

fn too_long() -> RosterError {
    RosterError::Unreadable {
        what: Odd::Long(LIMIT).to_string(),
        hint: OTHER,
    }
}

/// The file's text, without a mark of its encoding.
fn text(mut bytes: Vec<u8>) -> Result<String, RosterError> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|why| {
        let (bytes, valid) = (why.as_bytes(), why.utf8_error().valid_up_to());
        RosterError::NotUtf8 {
            line: 1 + breaks(&bytes[..valid]),
            byte: bytes.get(valid).copied().unwrap_or_default(),
        }
    })
}

/// The rows of a part of the file, which is itself a list: of one row, where the rows are apart. With
/// them the most keys, values and items that they have.
fn list(item: Item<'_>, are_apart: bool) -> Result<(Vec<Value>, usize), RosterError> {
    if item.text.len() > FILE_LIMIT {
        let what = if are_apart {
            format!("line {}: a row has more than 1 MiB", item.line)
        } else {
            "has more than 1 MiB, and its rows do not begin with dashes".to_owned()
        };
        return Err(refuse(what));
    }
    let at = |(line, column): (usize, usize), what: &str| {
        let line = item.line + line as u64 - 1;
        format!("line {line}, column {column}: {what}")
    };
    let parts =
        bounds::bounded(item.text, bounds::PARTS).map_err(|why| RosterError::Unreadable {
            what: match why.place() {
                Some(place) => at(place, &why.to_string()),
                None => why.to_string(),
            },
            hint: match why {
                TooMuch::Repeats => COMMON,
                TooMuch::Brackets { .. } | TooMuch::Parts { .. } => why.hint(),
            },
        })?;
    let read = typed::read(item.text).map_err(|why| unreadable(&why, &item))?;
    match read {
        Value::Sequence(list) => Ok((list, parts)),
        // Comments and the end of a document.
        Value::Null => Ok((Vec::new(), parts)),
        _ => Err(no_list()),
    }
}

/// Why it is no YAML. A reader's own words may repeat a value: those that are not about signs are left out.
fn unreadable(why: &serde_yaml::Error, item: &Item<'_>) -> RosterError {
    let place = why.location().map(|place| (place.line(), place.column()));
    let said = why.to_string();
    let (place, what, hint) = if said.contains("duplicate field") {
        let what = "a key appears twice in the map that begins here";
        (place, what.to_owned(), "keep one of them".to_owned())
    } else if said.contains("unknown anchor") {
        let what = "the alias (`*`) repeats nothing of the same row";
        (place, what.to_owned(), COMMON.to_owned())
    } else {
        match Told::of_syntax(why, item.text) {
            Some(told) => (
                told.place.or(place),
                told.what,
                told.hint.unwrap_or_default(),
            ),
            None => (place, "is not a list of maps".to_owned(), HINT.to_owned()),
        }
    };
    let what = match place {
        Some((line, column)) => {
            let line = item.line + line as u64 - 1;
            format!("line {line}, column {column}: {what}")
        }
        None => what,
    };
    RosterError::Syntax { what, hint }
}

/// The cells that are not empty, if no key stands twice: dotted, and as a part of a map.
fn once(mut cells: Vec<Setting>) -> Result<Vec<Setting>, Spoiled> {
    let mut keys = HashSet::new();
    if let Some(twice) = cells.iter().find(|cell| !keys.insert(cell.key.as_str())) {
        return Err(Spoiled::cell(&twice.key, FaultId::KeyTwice).beside(&cells));
    }
    cells.retain(|cell| !cell.value.is_empty());
    Ok(cells)
}

/// Key and reason of what cannot be a cell.
type No = (String, &'static str);

fn flatten(path: &str, value: &Value, cells: &mut Vec<Setting>) -> Result<(), No> {
    let add = |value: String| Setting {
        key: path.to_owned(),
        value: value.trim().to_owned(),
    };
    let no = |what| {
        Err((
            if path.is_empty() {
                String::new()
            } else {
                format!("{path}: ")
            },
            what,
        ))
    };
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let Some(key) = key.as_str() else {
                    return no("a key is not a text");
                };
                let below = if path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{path}.{key}")
                };
                flatten(&below, value, cells)?;
            }
            return Ok(());
        }
        _ if path.is_empty() => return no("is not a map of keys"),
        Value::Null => cells.push(add(String::new())),
        Value::String(text) => cells.push(add(text.clone())),
        Value::Bool(flag) => cells.push(add(flag.to_string())),
        Value::Number(number) => cells.push(add(number.to_string())),
        // JSON is YAML in one line.
        Value::Sequence(_) => match serde_json::to_string(value) {
            Ok(list) => cells.push(add(list)),
            Err(_) => return no("is a list that cannot be read"),
        },
        Value::Tagged(_) => return no("has a tag (`!`)"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Result<Yaml, RosterError> {
        Yaml::of(text.to_owned(), (1_000, 10_000))
    }

    #[test]
    fn a_column_without_a_value_is_a_column() {
        let yaml = open("- {a: 1, b: ''}\n- c:\n").expect("a roster");
        assert_eq!(yaml.columns, ["a", "b", "c"]);
    }

    fn rows(text: &str) -> Vec<Row> {
        let mut yaml = open(text).expect("a roster");
        std::iter::from_fn(|| yaml.next().expect("a row")).collect()
    }

    #[test]
    fn a_column_is_named_once_and_where_it_first_stands() {
        let text = "- {k0: a, k7: a}\n- {b: 1, k7: 2}\n- {k1: 3, b: 4}\n";
        let yaml = open(text).expect("a roster");
        assert_eq!(yaml.columns, ["k0", "k7", "b", "k1"]);
        assert_eq!(yaml.length, 3);
        let rows = rows(text);
        let second = rows[1].cells.as_ref().expect("cells");
        assert_eq!(
            (second[1].key.as_str(), second[1].value.as_str()),
            ("k7", "2")
        );
    }

    #[test]
    fn every_list_is_read_row_by_row() {
        for (text, lines) in [
            ("# a\n- {a: 1}\n-\n  a: 2\n...\n", [Some(2), Some(3)]),
            ("---\n  - a: 1\n\n  - a: 2\n# b", [Some(2), Some(4)]),
            ("[{a: 1},\n{a: 2}]", [None, None]),
            ("- a: 1\r- a: 2\r", [Some(1), None]),
        ] {
            let rows = rows(text);
            let found: Vec<_> = rows.iter().map(|row| (row.number, row.line)).collect();
            assert_eq!(found, [(1, lines[0]), (2, lines[1])], "{text}");
            for (row, value) in rows.iter().zip(["1", "2"]) {
                assert_eq!(row.cell("a"), Some(value), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_list_of_maps_is_refused_with_its_place() {
        let many = format!("- date: ''\n{}", "- {}\n".repeat(1_000));
        let long = format!("- a: [{}]\n", "b,".repeat(1_000)).repeat(11);
        let keys: Vec<String> = (0..501).map(|key| format!("  k{key}: a\n")).collect();
        let keys = keys.concat();
        for (text, wanted) in [
            ("", "is not a list of maps"),
            ("a: b", "is not a list of maps"),
            ("- a: 1\n- b", "row 2: is not a map of keys"),
            ("- a: 1\n- [", "line 3, column 1: a value is missing here"),
            (
                "- a: \"1\n- b: 2\"",
                "line 1, column 6: the quotation mark that opens here is never closed",
            ),
            (
                "- &a {a: 1}\n- *a",
                "line 2, column 3: the alias (`*`) repeats nothing of the same row",
            ),
            ("- a: 1\n- !t {a: 1}", "row 2: is not a map of keys"),
            (&many, "has more than 1000 rows"),
            (&long, "has more than 10000 keys and values"),
            (&format!("-\n{keys}"), "has more than 500 columns"),
        ] {
            let why = open(text).err().expect("refused");
            assert_eq!(why.to_string(), wanted, "{text:.40}");
        }
    }

    #[test]
    fn rows_share_nothing_but_stand_beside_each_other() {
        let rows = rows("- {a: &x [1, 2], b: *x}\n- {a: '*', b: '&x'}\n");
        assert_eq!(rows[0].cell("b"), Some("[1,2]"));
        assert_eq!(rows[1].cell("a"), Some("*"));
    }
}
