//! Letters of earlier runs that this one does not make again.

use super::{staged::Stamp, table};
use crate::{
    domain::LetterKind,
    roster::{first_u64, hex},
};
use csv::Reader;
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, ErrorKind},
    path::{Component, Path, PathBuf},
};

/// How many names are said.
const SHOWN: usize = 5;

/// The file that lists them, beside the manifest.
const COLUMNS: [&str; 2] = ["file", "sha256"];

/// The letters in a folder that this run does not make.
///
/// All of them are listed. Told or removed are those in its own formats, for a folder may hold letters
/// for paper and others for e-mail. Of each letter that it makes the first eight bytes of its name's
/// hash are held, some 16 bytes a letter; what else lies there is looked up at the end.
#[derive(Debug)]
pub(super) struct Superseded {
    folder: PathBuf,
    stamp: Stamp,
    /// The endings of this run's letters; none where they are in an archive or in one PDF.
    endings: Vec<&'static str>,
    seen: HashSet<u64>,
}

/// What became of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    /// How many lie in the folder.
    pub(super) count: u64,
    /// The first of their names.
    pub(super) names: Vec<String>,
    /// How many were removed.
    pub(super) pruned: u64,
}

impl Superseded {
    pub(super) fn new(folder: &Path, stamp: Stamp, endings: Vec<&'static str>) -> Self {
        Self {
            folder: folder.to_owned(),
            stamp,
            endings,
            seen: HashSet::new(),
        }
    }

    /// The file is of this run.
    pub(super) fn made(&mut self, file: &str) {
        if !self.endings.is_empty() {
            self.seen.insert(hash(file));
        }
    }

    /// Lists the letters that are left, or removes those that are as an earlier run has listed them.
    /// Called before the new manifest takes the place of the old one.
    pub(super) fn finish(mut self, prune: bool) -> io::Result<Left> {
        let mut left = Left::default();
        let list = self.stamp.list(&self.folder, "superseded", "csv");
        let mut table = table::begin(&list, self.stamp, &COLUMNS)?;
        let mut kept = 0;
        for earlier in self.lists()? {
            listed(&earlier, |file, sha256| {
                let path = self.folder.join(file);
                if self.seen.contains(&hash(file)) || !path.is_file() {
                    return Ok(());
                }
                // Those in another format stay on the list, for a run in that format.
                let is_other = !self.is_of_this_run(file);
                self.seen.insert(hash(file));
                if !is_other && prune && hash_of(&path)? == sha256 {
                    left.pruned += 1;
                    return fs::remove_file(&path);
                }
                kept += 1;
                if !is_other {
                    left.add(file);
                }
                Ok(table.write_record([file, sha256])?)
            })?;
        }
        for file in self.unlisted()? {
            kept += 1;
            left.add(&file);
            table.write_record([file.as_str(), ""])?;
        }
        if kept == 0 {
            remove(&list)?;
        } else {
            table::settle(table)?;
        }
        Ok(left)
    }

    /// The tables of earlier runs. A whole run is alone in its folder and takes over those of parts.
    fn lists(&self) -> io::Result<Vec<PathBuf>> {
        let own = ["manifest", "superseded"].map(|name| self.stamp.list(&self.folder, name, "csv"));
        let mut lists = own.to_vec();
        if self.stamp.is_whole() {
            let mut parts: Vec<PathBuf> = names(&self.folder)?
                .filter(|name| is_of_a_part(name))
                .map(|name| self.folder.join(name))
                .collect();
            parts.sort();
            lists.extend(parts);
        }
        Ok(lists)
    }

    /// Letters that no table lists: of a run that was stopped, or made one by one. A part cannot tell
    /// its own from those of others.
    fn unlisted(&self) -> io::Result<Vec<String>> {
        if !self.stamp.is_whole() {
            return Ok(Vec::new());
        }
        let mut found: Vec<String> = names(&self.folder)?
            .filter(|name| is_letter(name) && self.is_of_this_run(name))
            .filter(|name| !self.seen.contains(&hash(name)))
            .collect();
        found.sort();
        Ok(found)
    }

    fn is_of_this_run(&self, file: &str) -> bool {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| self.endings.contains(&ending))
    }
}

impl Left {
    fn add(&mut self, file: &str) {
        self.count += 1;
        if self.names.len() < SHOWN {
            self.names.push(file.to_owned());
        }
    }
}

/// The names of the files in a folder.
fn names(folder: &Path) -> io::Result<impl Iterator<Item = String>> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    Ok(files.filter_map(|entry| entry.file_name().into_string().ok()))
}

/// Whether a file is named like a letter: by its kind, and a reference.
pub(super) fn is_letter(name: &str) -> bool {
    let kinds = LetterKind::ALL.iter();
    kinds
        .filter_map(|kind| name.strip_prefix(kind.id()))
        .any(|rest| rest.starts_with('-'))
}

/// Whether it is the name of a table of a part: `manifest-1-of-3.csv`.
fn is_of_a_part(name: &str) -> bool {
    let part = ["manifest-", "superseded-"]
        .into_iter()
        .find_map(|start| name.strip_prefix(start)?.strip_suffix(".csv"));
    let numbers = part.and_then(|part| part.split_once("-of-"));
    let is_number = |text: &str| text.parse::<u64>().is_ok();
    numbers.is_some_and(|(index, of)| is_number(index) && is_number(of))
}

/// Calls for each file of a list that is one in the folder itself.
fn listed(path: &Path, mut each: impl FnMut(&str, &str) -> io::Result<()>) -> io::Result<()> {
    let file = match File::open(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    let mut table = Reader::from_reader(file);
    let head = table.headers()?.clone();
    let column = |name: &str| head.iter().position(|column| column == name);
    let (Some(file), Some(sha256)) = (column(COLUMNS[0]), column(COLUMNS[1])) else {
        return Ok(());
    };
    for record in table.records() {
        let record = record?;
        let (Some(file), Some(sha256)) = (record.get(file), record.get(sha256)) else {
            continue;
        };
        let mut parts = Path::new(file).components();
        let is_name = matches!(
            (parts.next(), parts.next()),
            (Some(Component::Normal(_)), None)
        );
        if is_name && !file.contains('#') {
            each(file, sha256)?;
        }
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

fn hash(name: &str) -> u64 {
    first_u64(&Sha256::digest(name.as_bytes()))
}

fn hash_of(path: &Path) -> io::Result<String> {
    Ok(hex(&Sha256::digest(fs::read(path)?)))
}
