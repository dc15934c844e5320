//! Letters of earlier runs that this one does not make again.

use super::staged::{Staged, Stamp};
use crate::roster::{first_u64, hex};
use csv::{Reader, Writer};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Component, Path, PathBuf},
};

/// How many names are said.
const SHOWN: usize = 5;

/// The file that lists them, beside the manifest.
const COLUMNS: [&str; 2] = ["file", "sha256"];

/// What earlier manifests list and this run has not made so far.
///
/// Of each file the first eight bytes of its name's hash are held, 16 bytes a letter; the rest is
/// read again at the end.
#[derive(Debug)]
pub(super) struct Superseded {
    folder: PathBuf,
    /// The earlier manifest, and the list of what it does not list any more.
    lists: [PathBuf; 2],
    open: HashSet<u64>,
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
    /// Reads the names that the earlier runs of this part have listed.
    pub(super) fn open(folder: &Path, stamp: Stamp) -> io::Result<Self> {
        let lists = [
            stamp.manifest(folder, "csv"),
            stamp.list(folder, "superseded", "csv"),
        ];
        let mut open = HashSet::new();
        for list in &lists {
            listed(list, |file, _| {
                open.insert(hash(file));
                Ok(())
            })?;
        }
        Ok(Self {
            folder: folder.to_owned(),
            lists,
            open,
        })
    }

    /// The file is of this run.
    pub(super) fn made(&mut self, file: &str) {
        self.open.remove(&hash(file));
    }

    /// Lists the files that are left, or removes those that are as they were listed. Called before
    /// the new manifest takes the place of the old one.
    pub(super) fn finish(mut self, prune: bool, stamp: Stamp) -> io::Result<Left> {
        let mut left = Left::default();
        if self.open.is_empty() {
            remove(&self.lists[1])?;
            return Ok(left);
        }
        let mut table = Writer::from_writer(Staged::new(&self.lists[1], stamp)?);
        table.write_record(COLUMNS)?;
        for list in &self.lists {
            listed(list, |file, sha256| {
                let path = self.folder.join(file);
                if !self.open.remove(&hash(file)) || !path.is_file() {
                    return Ok(());
                }
                if prune && hash_of(&path)? == sha256 {
                    left.pruned += 1;
                    return fs::remove_file(&path);
                }
                left.count += 1;
                if left.names.len() < SHOWN {
                    left.names.push(file.to_owned());
                }
                Ok(table.write_record([file, sha256])?)
            })?;
        }
        if left.count == 0 {
            remove(&self.lists[1])?;
        } else {
            let staged = table.into_inner();
            let mut staged = staged.map_err(|why| io::Error::other(why.to_string()))?;
            staged.flush()?;
            staged.settle(true)?;
        }
        Ok(left)
    }
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
