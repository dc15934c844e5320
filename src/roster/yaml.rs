//! A roster in YAML: a list of maps with dotted or nested keys.

use super::{RosterError, Row, Spoiled, csv::breaks};
use crate::{
    catalog::{Told, repeats},
    files::{self, Links, Odd},
    intake::{Setting, typed},
};
use serde_yaml::Value;
use std::{
    collections::{HashSet, VecDeque},
    path::Path,
};

/// The most bytes that such a roster may have, since it is read as a whole: 16 MiB.
const LIMIT: u64 = 16 << 20;

const HINT: &str = "write a list with a map for each letter: `- worker.name: Arta Hoxha`";

/// The rows of a file, and its columns in the order in which they first stand.
pub(super) fn read(path: &Path) -> Result<(Vec<String>, VecDeque<Row>), RosterError> {
    let refuse = |what: String| RosterError::Unreadable { what, hint: HINT };
    let bytes = match files::read(path, Links::Followed, LIMIT) {
        Err(why) if Odd::of(&why) == Some(Odd::Long(LIMIT)) => {
            return Err(refuse(why.to_string()));
        }
        bytes => bytes?,
    };
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes)).map_err(
        |why| RosterError::NotUtf8 {
            line: 1 + breaks(&bytes[..why.valid_up_to()]),
            byte: bytes.get(why.valid_up_to()).copied().unwrap_or_default(),
        },
    )?;
    repeats::bounded(text).map_err(|_| RosterError::Unreadable {
        what: "the file repeats itself too often with aliases (`*`)".to_owned(),
        hint: "write what the letters have in common in the base file",
    })?;
    let list = typed::read(text).map_err(|why| unreadable(&why, text))?;
    let Value::Sequence(list) = list else {
        return Err(refuse("is not a list of maps".to_owned()));
    };
    let lines = lines(text, list.len());
    let mut columns = Vec::new();
    let mut known = HashSet::new();
    let mut rows = VecDeque::new();
    for (index, map) in list.into_iter().enumerate() {
        let mut cells = Vec::new();
        flatten("", &map, &mut cells)
            .map_err(|(key, what)| refuse(format!("row {}: {key}{what}", index + 1)))?;
        for cell in &cells {
            // A list alone would be searched for each cell of the file.
            if !known.contains(&cell.key) {
                known.insert(cell.key.clone());
                columns.push(cell.key.clone());
            }
        }
        rows.push_back(Row {
            number: index as u64 + 1,
            line: lines.get(index).copied(),
            cells: once(cells),
        });
    }
    Ok((columns, rows))
}

/// Why it is no YAML. A reader's own words may repeat a value: those that are not about signs are left out.
fn unreadable(why: &serde_yaml::Error, text: &str) -> RosterError {
    let place = why.location().map(|place| (place.line(), place.column()));
    let (place, what, hint) = if why.to_string().contains("duplicate field") {
        let what = "a key appears twice in the map that begins here";
        (place, what.to_owned(), "keep one of them".to_owned())
    } else {
        match Told::of_syntax(why, text) {
            Some(told) => (
                told.place.or(place),
                told.what,
                told.hint.unwrap_or_default(),
            ),
            None => (place, "is not a list of maps".to_owned(), HINT.to_owned()),
        }
    };
    let what = match place {
        Some((line, column)) => format!("line {line}, column {column}: {what}"),
        None => what,
    };
    RosterError::Syntax { what, hint }
}

/// The cells that are not empty, if no key stands twice: dotted, and as a part of a map.
fn once(mut cells: Vec<Setting>) -> Result<Vec<Setting>, Spoiled> {
    let mut keys = HashSet::new();
    if let Some(twice) = cells.iter().find(|cell| !keys.insert(cell.key.as_str())) {
        return Err(Spoiled {
            column: twice.key.clone(),
            what: "the key appears twice in the row".to_owned(),
            hint: "keep one of them: with dots, or in the map above it",
        });
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

/// The lines on which the maps begin, if each begins with a dash of its own at one indentation.
fn lines(text: &str, count: usize) -> Vec<u64> {
    let is_dash = |line: &str| line == "-" || line.starts_with("- ");
    let Some(indent) = text
        .lines()
        .find(|line| is_dash(line.trim_start()))
        .map(|line| line.len() - line.trim_start().len())
    else {
        return Vec::new();
    };
    let lines: Vec<u64> = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| {
            line.get(indent..).is_some_and(is_dash) && line[..indent].trim().is_empty()
        })
        .map(|(_, number)| number)
        .collect();
    if lines.len() == count {
        lines
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_once_and_where_it_first_stands() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let keys = (0..40_000).map(|number| format!("\"k{number}\": a\n  "));
        let row: String = keys.collect();
        let text = format!("- {row}\n- {{b: 1, k7: 2}}\n- {{k1: 3, b: 4}}\n");
        std::fs::write(file.path(), text).expect("written");
        let (columns, rows) = read(file.path()).expect("a roster");
        assert_eq!((columns.len(), rows.len()), (40_001, 3));
        assert_eq!((columns[0].as_str(), columns[40_000].as_str()), ("k0", "b"));
        let second = rows[1].cells.as_ref().expect("cells");
        assert_eq!(
            (second[1].key.as_str(), second[1].value.as_str()),
            ("k7", "2")
        );
    }
}
