//! The cells of a row as a request takes them: without what a spreadsheet has put around them.

use super::{FaultId, Row, Spoiled, Understanding, columns::takes, days::Days, mapping::Mapping};
use crate::{
    domain::DayOrder,
    intake::{Setting, Takes},
};
use std::collections::HashMap;

/// Words at the end of a table, in the languages of those who make them.
const TOTALS: [&str; 26] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "count",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "insgesamt",
    "zwischensumme",
    "anzahl",
    "totale",
    "totali",
    "totale complessivo",
    "somma",
    "conteggio",
    "gjithsej",
    "shuma",
    "totali i përgjithshëm",
    "total général",
    "somme",
    "suma",
    "ukupno",
    "toplam",
];

/// Parts of a request in which names may begin with an apostrophe and a number.
const NAMES: [&str; 6] = [
    "name",
    "organisation",
    "agency",
    "attention",
    "role",
    "system",
];

/// What the columns of a roster take.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    takes: HashMap<String, Takes>,
    /// The key that a cell is looked at for, by the heading of its column.
    leading: HashMap<String, String>,
    mapping: Mapping,
    pub(super) days: Days,
}

impl Cells {
    pub(super) fn of(understanding: &Understanding) -> Self {
        let keys: Vec<String> = understanding.keys().map(str::to_owned).collect();
        let takes = |key: &String| (key.clone(), takes(key));
        let leading = understanding.columns.iter().zip(0..);
        let leading = leading.filter_map(|(column, place)| {
            let key = understanding.keys_of(place).next()?;
            Some((column.heading.clone(), key.to_owned()))
        });
        Self {
            takes: keys.iter().map(takes).collect(),
            leading: leading.collect(),
            mapping: Mapping::of(understanding),
            days: Days::of(&keys),
        }
    }

    /// Texts write their days in this order.
    pub(super) const fn set_order(&mut self, order: DayOrder) {
        self.days.set_order(order);
    }

    /// The row as it is meant, by the keys that its cells give, or why it is none.
    pub(super) fn read(&self, row: Row) -> Row {
        let mut row = row.tidied();
        let Ok(cells) = &mut row.cells else {
            return row;
        };
        if let Some(spoiled) = self.heading(cells).or_else(|| total(cells)) {
            row.cells = Err(spoiled);
            return row;
        }
        for cell in cells.iter_mut() {
            if let Some(key) = self.leading.get(&cell.key)
                && self.takes.get(key) != Some(&Takes::Passage)
                && let Some(value) = unwrapped(key, &cell.value)
            {
                cell.value = value;
            }
        }
        let mut row = self.mapping.applied(row);
        for cell in row.cells.iter_mut().flatten() {
            match self.takes.get(&cell.key) {
                Some(Takes::Day) => cell.value = self.days.read(&cell.value),
                Some(Takes::Names) => cell.value = list(&cell.value),
                _ => {}
            }
        }
        if let Ok(cells) = &mut row.cells {
            cells.retain(|cell| !cell.value.is_empty());
        }
        row
    }

    /// Why a row is none, if it is the line with the names of the columns once more. A town may be called like a
    /// heading in people's own words; two cells are the line.
    fn heading(&self, cells: &[Setting]) -> Option<Spoiled> {
        let is_name = |cell: &&Setting| cell.value.to_lowercase() == cell.key.to_lowercase();
        let is_key = |cell: &Setting| self.leading.get(&cell.key) == Some(&cell.key);
        let names: Vec<&Setting> = cells.iter().filter(is_name).collect();
        let is_one = names.len() > 1 || names.iter().any(|cell| is_key(cell));
        is_one.then(|| Spoiled::row(FaultId::NamesAgain))
    }
}

/// Why a row is none, if it sums up those above it. `Total` is also the name of firms: with other texts
/// beside it, it is one.
fn total(cells: &[Setting]) -> Option<Spoiled> {
    let is_number = |text: &str| {
        text.chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' ' | '’' | '\''))
    };
    let (first, rest) = cells.split_first()?;
    let word = first
        .value
        .trim_end_matches(|sign: char| is_number(&sign.to_string()));
    let named = word.trim_end_matches([':', '=']).trim().to_lowercase();
    let is_total = TOTALS.contains(&named.as_str());
    let says_a_number = word.len() < first.value.len() || word.ends_with([':', '=']);
    let is_alone = || rest.iter().all(|cell| is_number(&cell.value));
    (is_total && (says_a_number || is_alone())).then(|| Spoiled::row(FaultId::Totals))
}

/// The text inside of the marks by which a spreadsheet keeps it from being a number: `="01067"`, `'000731`.
fn unwrapped(key: &str, text: &str) -> Option<String> {
    let quoted = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'));
    if let Some(inside) = quoted {
        return Some(inside.replace("\"\"", "\"").trim().to_owned());
    }
    let rest = text.strip_prefix('\'')?;
    let is_guarded = rest.starts_with(['=', '+', '-', '@']);
    let last = key.rsplit('.').next().unwrap_or_default();
    let is_number = || {
        rest.chars().all(|sign| {
            sign.is_ascii_digit() || matches!(sign, ' ' | '+' | '-' | '/' | '(' | ')' | '.')
        })
    };
    // ’t Hart is a name, and so is ’47 Brand.
    let is_marked = rest.starts_with(|sign: char| sign.is_ascii_digit())
        && (!NAMES.contains(&last) || is_number());
    (is_guarded || is_marked).then(|| rest.to_owned())
}

/// Numbers or names with commas or semicolons between them, as the list that they are.
fn list(text: &str) -> String {
    if text.starts_with(['[', '{']) {
        return text.to_owned();
    }
    let entry = |entry: &str| {
        if entry.bytes().all(|byte| byte.is_ascii_digit()) {
            entry.to_owned()
        } else {
            // JSON is YAML.
            serde_json::Value::from(entry).to_string()
        }
    };
    let entries: Vec<String> = text
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(entry)
        .collect();
    format!("[{}]", entries.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::{Reading, understand::understood};

    fn read(cells: &[(&str, &str)]) -> Result<Vec<String>, String> {
        let columns: Vec<String> = cells.iter().map(|(key, _)| (*key).to_owned()).collect();
        let setting = |(key, value): &(&str, &str)| Setting {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
        };
        let row = Row {
            number: 1,
            line: None,
            cells: Ok(cells.iter().map(setting).collect()),
        };
        let understanding = understood(columns, &Reading::default()).expect("columns");
        let read = Cells::of(&understanding).read(row).cells;
        read.map(|cells| cells.into_iter().map(|cell| cell.value).collect())
            .map_err(|spoiled| spoiled.id.to_string())
    }

    fn one(key: &str, value: &str) -> String {
        read(&[(key, value)]).expect("a row").concat()
    }

    #[test]
    fn marks_of_texts_are_taken_off_and_names_keep_their_apostrophes() {
        for (key, cell, wanted) in [
            ("worker.address.postcode", "=\"01067\"", "01067"),
            ("worker.address.postcode", "'01067", "01067"),
            ("worker.phone", "'+355 69 123", "+355 69 123"),
            ("employment.employee_number", "'000731", "000731"),
            ("employment.employee_number", "=\"000731\"", "000731"),
            ("employment.employee_number", "'0A731", "0A731"),
            ("worker.birth_date", "'1990-05-12", "1990-05-12"),
            ("reference", "'-7", "-7"),
            (
                "worker.name",
                "=\"Arta \"\"Ari\"\" Hoxha\"",
                "Arta \"Ari\" Hoxha",
            ),
            ("worker.name", "'@rta", "@rta"),
            ("worker.address.street", "'12 Sample Road", "12 Sample Road"),
            ("worker.name", "'t Hart", "'t Hart"),
            (
                "worker.address.city",
                "'s-Hertogenbosch",
                "'s-Hertogenbosch",
            ),
            (
                "worker.address.city",
                "’s-Hertogenbosch",
                "’s-Hertogenbosch",
            ),
            ("employer.name", "'47 Brand", "'47 Brand"),
            ("worker.name", "O'Brien", "O'Brien"),
            (
                "objection.own_words",
                "'24 was a hard year",
                "'24 was a hard year",
            ),
            ("objection.own_words", "=\"x\"", "=\"x\""),
            ("worker.phone", "=\"\"", ""),
        ] {
            assert_eq!(one(key, cell), wanted, "{key} {cell}");
        }
    }

    #[test]
    fn a_list_of_numbers_or_names_needs_no_brackets() {
        for (key, cell, wanted) in [
            ("follow_up.open", "2,4", "[2, 4]"),
            ("follow_up.open", "2; 4", "[2, 4]"),
            ("follow_up.open", "2", "[2]"),
            ("follow_up.open", "[2, 4]", "[2, 4]"),
            ("access.data", "cctv, photos", "[\"cctv\", \"photos\"]"),
            ("objection.to", "home_webcam;", "[\"home_webcam\"]"),
            ("objection.to", "{operation: x}", "{operation: x}"),
            ("enclosures", "Copy, signed", "Copy, signed"),
            ("worker.name", "Hoxha, Arta", "Hoxha, Arta"),
        ] {
            assert_eq!(one(key, cell), wanted, "{key} {cell}");
        }
    }

    #[test]
    fn headings_and_totals_are_no_rows() {
        for cells in [
            &[("worker.name", "worker.name"), ("reference", "reference")][..],
            &[("worker.name", "Worker.Name")],
            &[("worker.name", "Arta"), ("reference", "reference")],
            &[("worker.name", "Total: 2")],
            &[("worker.name", "Summe 12,5")],
            &[("reference", "Gjithsej"), ("worker.name", "12")],
            &[("reference", "TOTALE:"), ("worker.name", "Arta Hoxha")],
            &[("reference", "Gesamtergebnis")],
        ] {
            let read = read(cells);
            assert!(read.is_err(), "{read:?}");
        }
        for cells in [
            &[("worker.name", "Total"), ("worker.address.city", "Tiranë")][..],
            &[("employer.name", "Total Energies 2")],
            &[("worker.name", "Summer Count"), ("reference", "1")],
            &[("reference", "1"), ("worker.name", "Suma Toplam")],
            &[("worker.name", "Name"), ("place", "Plac")],
        ] {
            assert!(read(cells).is_ok(), "{cells:?}");
        }
    }
}
