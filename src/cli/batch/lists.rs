//! The lists by which a run knows the letters of earlier ones.

use super::{
    shape::Shape,
    stamp::Stamp,
    table::{Table, beside, plain},
};
use crate::{
    cli::lock::Lock,
    files::{self, Links},
};
use csv::ReaderBuilder;
use serde::Serialize;
use std::{
    fs,
    io::{self, BufRead, BufReader, ErrorKind, Read},
    path::{Component, Path, PathBuf},
};

/// The name of the list of letters that lie in the folder and are not out of date, though this run has not put
/// them there: a later run must know them when nobody asks for them any more.
pub(super) const KEPT: &str = ".kerkesa-batch-kept";

/// The name of the list of letters that nobody asks for any more.
pub(super) const SUPERSEDED: &str = "superseded";

/// The tables that list letters. What the first says of a letter holds.
const TABLES: [&str; 3] = [KEPT, MANIFEST, SUPERSEDED];

const MANIFEST: &str = "manifest";

/// The columns of both lists; `roster` only of letters that are kept.
const COLUMNS: [&str; 3] = ["file", "sha256", "roster"];

/// A letter that an earlier run has listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Listed {
    pub(super) file: String,
    /// The hash of its bytes; empty where no run has listed it.
    pub(super) sha256: String,
    /// Which roster has asked for it; empty where nobody knows.
    #[serde(skip)]
    pub(super) roster: String,
}

/// A list of letters while it is being written.
pub(super) struct List {
    path: PathBuf,
    table: Table,
    columns: usize,
    is_empty: bool,
    has_json: bool,
}

impl List {
    /// Begins the list of letters that are out of date.
    pub(super) fn superseded(path: &Path, shape: Shape) -> io::Result<Self> {
        Self::begin(path, 2, shape)
    }

    /// Begins the list of letters that are kept, and says whose the manifest is.
    pub(super) fn kept(path: &Path, roster: &str) -> io::Result<Self> {
        let mut list = Self::begin(path, 3, Shape::PLAIN)?;
        list.add(&Listed {
            file: String::new(),
            sha256: String::new(),
            roster: roster.to_owned(),
        })?;
        Ok(list)
    }

    fn begin(path: &Path, columns: usize, shape: Shape) -> io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            table: Table::begin(path, &COLUMNS[..columns], shape)?,
            columns,
            is_empty: true,
            has_json: shape.json,
        })
    }

    pub(super) fn add(&mut self, listed: &Listed) -> io::Result<()> {
        self.is_empty = false;
        let cells = [&listed.file, &listed.sha256, &listed.roster];
        self.table.add(&cells[..self.columns], listed)
    }

    /// Puts it in its place; an empty one is not there, nor JSON of an earlier run.
    pub(super) fn finish(self) -> io::Result<()> {
        if self.is_empty || !self.has_json {
            remove(&beside(&self.path))?;
        }
        if self.is_empty {
            return remove(&self.path);
        }
        self.table.settle()
    }
}

/// The tables of earlier runs of this part. A whole run is alone in its folder and takes over those of parts.
pub(super) fn of(folder: &Path, stamp: Stamp) -> io::Result<Vec<PathBuf>> {
    let mut lists = TABLES.map(|name| stamp.list(folder, name, "csv")).to_vec();
    if stamp.is_whole() {
        let mut parts = Vec::new();
        for (order, name) in TABLES.into_iter().enumerate() {
            let of_parts = names(folder)?.filter(|file| is_of_a_part(file, name));
            parts.extend(of_parts.map(|file| (order, file)));
        }
        parts.sort();
        lists.extend(parts.into_iter().map(|(_, file)| folder.join(file)));
    }
    Ok(lists)
}

/// Lets no list of another part, or of a whole run, say that a letter is out of date which this run has made. A
/// whole run has taken over those of parts, and removes them.
pub(super) fn correct_others(
    folder: &Path,
    stamp: Stamp,
    is_made: impl Fn(&str) -> bool,
) -> io::Result<()> {
    let own = stamp.list(folder, SUPERSEDED, "csv");
    let others = |name: &'static str| -> io::Result<Vec<PathBuf>> {
        let whole = format!("{name}.csv");
        let found = names(folder)?.filter(|file| *file == whole || is_of_a_part(file, name));
        Ok(found.map(|file| folder.join(file)).collect())
    };
    if stamp.is_whole() {
        for name in [SUPERSEDED, KEPT] {
            let whole = stamp.list(folder, name, "csv");
            for path in others(name)?.iter().filter(|path| **path != whole) {
                if is_ours(path)? {
                    remove(&beside(path))?;
                    remove(path)?;
                }
            }
        }
        return Ok(());
    }
    for path in others(SUPERSEDED)?.iter().filter(|path| **path != own) {
        let is_wrong = |path: &Path| {
            let mut found = false;
            let looked = read(path, |listed| {
                found |= is_made(&listed.file);
                Ok(())
            });
            looked.map(|()| found)
        };
        if !is_wrong(path)? {
            continue;
        }
        let _lock = Lock::wait(path, || ())?;
        let shape = Shape {
            separator: separator(path)?,
            json: beside(path).exists(),
        };
        let mut list = List::superseded(path, shape)?;
        read(path, |listed| {
            if is_made(&listed.file) {
                return Ok(());
            }
            list.add(&listed)
        })?;
        list.finish()?;
    }
    Ok(())
}

/// Calls for each file of a list that is one in the folder itself.
pub(super) fn read(path: &Path, mut each: impl FnMut(Listed) -> io::Result<()>) -> io::Result<()> {
    let roster = whose_manifest(path)?;
    records(path, usize::MAX, |listed| {
        let mut parts = Path::new(&listed.file).components();
        let is_name = matches!(
            (parts.next(), parts.next()),
            (Some(Component::Normal(_)), None)
        );
        if !is_name || listed.file.contains('#') {
            return Ok(());
        }
        each(Listed {
            roster: if listed.roster.is_empty() {
                roster.clone()
            } else {
                listed.roster
            },
            ..listed
        })
    })
}

/// Whether all letters of the list are this roster's, or nobody knows whose they are.
pub(super) fn is_of(path: &Path, roster: &str) -> io::Result<bool> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.unwrap_or_default();
    if name.starts_with(KEPT) {
        return Ok(false);
    }
    let whose = whose_manifest(path)?;
    Ok(whose.is_empty() || whose == roster)
}

/// Which roster's run has written a manifest; empty of another list.
fn whose_manifest(path: &Path) -> io::Result<String> {
    let name = path.file_name().and_then(|name| name.to_str());
    let Some(name) = name.filter(|name| name.starts_with(MANIFEST)) else {
        return Ok(String::new());
    };
    let kept = path.with_file_name(name.replacen(MANIFEST, KEPT, 1));
    let mut first = None;
    records(&kept, 1, |listed| {
        first = Some(listed);
        Ok(())
    })?;
    let roster = first.filter(|first| first.file.is_empty());
    Ok(roster.map(|first| first.roster).unwrap_or_default())
}

/// Calls for the first records of a list.
fn records(
    path: &Path,
    most: usize,
    mut each: impl FnMut(Listed) -> io::Result<()>,
) -> io::Result<()> {
    let Some(file) = opened(path)? else {
        return Ok(());
    };
    let mut table = ReaderBuilder::new()
        .delimiter(separator(path)?)
        .from_reader(file);
    let head = table.headers()?.clone();
    let [file, sha256, roster] = COLUMNS.map(|name| head.iter().position(|column| column == name));
    if file.is_none() || sha256.is_none() {
        return Ok(());
    }
    for record in table.records().take(most) {
        let record = record?;
        let cell = |column: Option<usize>| {
            let cell = column.and_then(|column| record.get(column));
            cell.unwrap_or_default().to_owned()
        };
        each(Listed {
            file: cell(file),
            sha256: cell(sha256),
            roster: cell(roster),
        })?;
    }
    Ok(())
}

/// The separator of a table: a semicolon or a comma.
fn separator(path: &Path) -> io::Result<u8> {
    let is_there = head(path)?.contains(';');
    Ok(if is_there { b';' } else { b',' })
}

fn is_ours(path: &Path) -> io::Result<bool> {
    Ok(plain(&head(path)?).starts_with(&COLUMNS[..2].join(",")))
}

/// The first line of a table.
fn head(path: &Path) -> io::Result<String> {
    const LONGEST: u64 = 1 << 10;
    let mut line = Vec::new();
    if let Some(file) = opened(path)? {
        file.take(LONGEST).read_until(b'\n', &mut line)?;
    }
    Ok(String::from_utf8_lossy(&line).into_owned())
}

fn opened(path: &Path) -> io::Result<Option<BufReader<fs::File>>> {
    match files::open(path, Links::Refused) {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
        file => file.map(|file| Some(BufReader::new(file))),
    }
}

/// The names of the files in a folder.
pub(super) fn names(folder: &Path) -> io::Result<impl Iterator<Item = String>> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    Ok(files.filter_map(|entry| entry.file_name().into_string().ok()))
}

/// Whether it is the name of this table of a part: `manifest-1-of-3.csv`.
fn is_of_a_part(file: &str, table: &str) -> bool {
    let part = file
        .strip_prefix(table)
        .and_then(|rest| rest.strip_prefix('-')?.strip_suffix(".csv"));
    let numbers = part.and_then(|part| part.split_once("-of-"));
    let is_number = |text: &str| text.parse::<u64>().is_ok();
    numbers.is_some_and(|(index, of)| is_number(index) && is_number(of))
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
