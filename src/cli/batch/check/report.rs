//! What is said of a roster that was looked at: to people as tables, to programs as JSON.

use super::{Found, Kind};
use crate::{
    cli::{
        batch::{args::Batch, no_rows, warn_numbers},
        failure::Message,
        requests, say,
    },
    domain::{quoted, visible},
    roster::{By, Role, Roster, Trouble, TroubleKind},
};
use serde::Serialize;
use std::path::Path;

/// What a program is told of a roster.
#[derive(Serialize)]
pub(super) struct Report {
    roster: String,
    /// The line or row with the names of the columns, where something else stands above it.
    heading: Option<String>,
    columns: Vec<Column>,
    /// Keys that are put together from several columns, or with other texts.
    joined: Vec<Joined>,
    /// Headings of the map that the roster does not have.
    lost: Vec<Told>,
    /// What the base file must give, where none was named.
    lacking: Vec<&'static str>,
    rows: u64,
    refused: u64,
    faults: Vec<Kind>,
    /// Faults of kinds beyond those that are listed.
    beyond: u64,
    #[serde(skip)]
    pub(super) troubles: usize,
}

#[derive(Serialize)]
struct Column {
    number: usize,
    heading: String,
    keys: Vec<String>,
    /// `key`, `map`, `usual`, or nothing.
    by: Option<&'static str>,
    language: Option<String>,
    left_out: bool,
    trouble: Option<Told>,
    /// The shape of the first row's cell.
    first_row: String,
}

#[derive(Serialize)]
struct Joined {
    key: String,
    pattern: String,
}

#[derive(Serialize)]
struct Told {
    kind: &'static str,
    what: String,
    hint: String,
    candidates: Vec<String>,
}

impl Told {
    fn of(trouble: &Trouble) -> Self {
        Self {
            kind: match trouble.kind {
                TroubleKind::Unknown => "unknown",
                TroubleKind::Unclear(_) => "unclear",
                TroubleKind::Twice => "twice",
                TroubleKind::Refused => "refused",
            },
            what: trouble.what.clone(),
            hint: trouble.hint.clone(),
            candidates: trouble.candidates().map(str::to_owned).collect(),
        }
    }
}

impl Report {
    pub(super) fn new(file: &Path, roster: &Roster, has_base: bool, found: &Found) -> Self {
        let understanding = roster.understanding();
        let shape = |place: usize| {
            let sample = roster.sample().and_then(|sample| sample.get(place));
            sample.cloned().unwrap_or_default()
        };
        let columns = understanding.columns.iter().enumerate();
        let joined = understanding.given.iter();
        Self {
            roster: requests::shown(file),
            heading: roster.heading().map(str::to_owned),
            columns: columns
                .map(|(place, column)| {
                    let (by, trouble) = match &column.role {
                        Role::Gives(by) | Role::LeftOut(by) => (Some(by), None),
                        Role::Troubled(trouble) => (None, Some(Told::of(trouble))),
                    };
                    Column {
                        number: place + 1,
                        heading: column.heading.clone(),
                        keys: understanding.keys_of(place).map(str::to_owned).collect(),
                        by: by.map(|by| match by {
                            By::Key => "key",
                            By::Map => "map",
                            By::Usual(_) => "usual",
                        }),
                        language: match by {
                            Some(By::Usual(tag)) => Some(tag.to_string()),
                            _ => None,
                        },
                        left_out: matches!(column.role, Role::LeftOut(_)),
                        trouble,
                        first_row: shape(place),
                    }
                })
                .collect(),
            joined: joined
                .filter(|given| !given.pattern.is_plain())
                .map(|given| Joined {
                    key: given.key.clone(),
                    pattern: given.pattern.to_string(),
                })
                .collect(),
            lost: understanding.lost.iter().map(Told::of).collect(),
            lacking: if has_base {
                Vec::new()
            } else {
                understanding.lacking()
            },
            rows: found.rows,
            refused: found.refused,
            faults: found.kinds.clone(),
            beyond: found.beyond,
            troubles: understanding.troubles().count(),
        }
    }

    pub(super) fn say(&self, args: &Batch, roster: &Roster, found: &Found) {
        let file = args.roster.as_path();
        if let Some(heading) = &self.heading {
            say::line(format_args!(
                "{}: the columns are named in {heading}; what stands above is left out",
                file.display()
            ));
        }
        for line in self.table() {
            say::line(line);
        }
        for Joined { key, pattern } in &self.joined {
            say::line(format_args!("{key} is “{pattern}”"));
        }
        for (number, heading, trouble) in roster.understanding().troubles() {
            let what = match number {
                Some(number) => format!("column {number}, {}: {}", quoted(heading), trouble.what),
                None => trouble.what.clone(),
            };
            say::error(&Message {
                place: Some(file.display().to_string()),
                what,
                hint: Some(trouble.hint.clone()),
            });
        }
        warn_numbers(roster, file);
        if !found.faults.is_empty() {
            say::line(format_args!("{}: {} refused", file.display(), self.refused));
            found.faults.say(["column", "reason"], "--check --json");
        }
        if !found.advice.is_empty() {
            say::line(format_args!("{}: advice", file.display()));
            found.advice.say(["key", "advice"], "--advice FILE.csv");
        }
        if !self.lacking.is_empty() {
            say::line(format_args!(
                "the base file must give what no column gives: {}",
                self.lacking.join(", ")
            ));
        }
        if self.rows == 0 {
            no_rows(file).print_advice();
            return;
        }
        let rows = if self.rows == 1 { "row" } else { "rows" };
        let good = self.rows - self.refused;
        if self.troubles == 0 {
            say::line(format_args!(
                "{} {rows}: {good} can become letters, {} cannot; nothing was written",
                self.rows, self.refused
            ));
        } else {
            say::line(format_args!(
                "{} {rows}: none can become a letter until each column is understood; nothing was written",
                self.rows
            ));
        }
    }

    /// The columns as a table.
    fn table(&self) -> Vec<String> {
        let head = ["column", "heading", "is", "by", "first row"].map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(head)
            .chain(self.columns.iter().map(Column::cells))
            .collect();
        let width = |place: usize| {
            let cells = rows.iter().map(|row| row[place].chars().count());
            cells.max().unwrap_or_default()
        };
        let [n, h, k, b] = [0, 1, 2, 3].map(width);
        rows.iter()
            .map(|[number, heading, key, by, shape]| {
                let line = format!("{number:>n$}  {heading:<h$}  {key:<k$}  {by:<b$}  {shape}");
                line.trim_end().to_owned()
            })
            .collect()
    }
}

impl Column {
    fn cells(&self) -> [String; 5] {
        let key = match (&self.trouble, self.left_out) {
            (Some(_), _) => "?".to_owned(),
            (None, true) => "left out".to_owned(),
            (None, false) => self.keys.join(", "),
        };
        let by = match (self.by, &self.language, &self.trouble) {
            (_, _, Some(trouble)) => match trouble.kind {
                "unknown" => "not known".to_owned(),
                "twice" => "given twice".to_owned(),
                kind => kind.to_owned(),
            },
            (Some("key"), ..) => "its name".to_owned(),
            (Some("map"), ..) => "the map".to_owned(),
            (_, Some(language), _) => format!("usual heading ({language})"),
            _ => String::new(),
        };
        let heading = visible(&self.heading.replace('\n', " ")).into_owned();
        [
            self.number.to_string(),
            heading,
            key,
            by,
            visible(&self.first_row).into_owned(),
        ]
    }
}
