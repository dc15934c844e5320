//! Letters of earlier runs that this one does not make again.

use super::{stamp::Stamp, table, target::Kind};
use crate::{
    cli::output::Staged,
    domain::LetterKind,
    files::{self, Links},
    roster::{Listing, first_u64, hex},
};
use csv::Reader;
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fs,
    io::{self, ErrorKind, Read},
    path::{Component, Path, PathBuf},
};

/// How many names are said.
const SHOWN: usize = 5;

/// The name of the list of letters that lie in the folder and are still asked for, though this run has not put
/// them there: a later run must know them when nobody asks for them any more.
pub(super) const KEPT: &str = ".kerkesa-batch-kept";

/// The columns of both lists.
const COLUMNS: [&str; 2] = ["file", "sha256"];

/// The letters in a folder that this run does not make.
///
/// Those that nobody asks for any more are listed. Told or removed are those in this run's formats, for a folder
/// may hold letters for paper and others for e-mail. Of each letter that it makes the first eight bytes of its
/// name's hash are held, some 16 bytes a letter, and as many of its bytes where they go into one file; what else
/// lies there is looked up at the end.
#[derive(Debug)]
pub(super) struct Superseded {
    path: PathBuf,
    stamp: Stamp,
    kind: Kind,
    /// The endings of this run's formats.
    endings: Vec<&'static str>,
    /// The letters that this run has made, by their names without the ending.
    made: HashSet<u64>,
    /// Their files, by name and bytes, where they are not in the folder.
    bytes: HashSet<u64>,
}

/// What a letter of an earlier run is to this one.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// The manifest lists it.
    Made,
    /// It is asked for still, and this run has written it elsewhere or in another format.
    Kept,
    /// Nobody asks for it.
    Superseded,
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
    pub(super) fn new(folder: &Path, stamp: Stamp, kind: Kind, endings: Vec<&'static str>) -> Self {
        Self {
            path: folder.to_owned(),
            stamp,
            kind,
            endings,
            made: HashSet::new(),
            bytes: HashSet::new(),
        }
    }

    /// The file is of this run.
    pub(super) fn made(&mut self, file: &str, sha256: &str) {
        self.made.insert(hash(stem(file)));
        if self.kind != Kind::Folder {
            self.bytes.insert(hash_of_both(file, sha256));
        }
    }

    /// Lists the letters that are left, or removes those that are as an earlier run has listed them.
    /// Called before the new manifest takes the place of the old one.
    pub(super) fn finish(self, prune: bool) -> io::Result<Left> {
        let mut left = Left::default();
        let mut superseded = List::new(&self.stamp.list(&self.path, "superseded", "csv"))?;
        let mut kept = List::new(&self.stamp.list(&self.path, KEPT, "csv"))?;
        let mut known = HashSet::new();
        for earlier in self.lists()? {
            listed(&earlier, |file, sha256| {
                let path = self.path.join(file);
                if !known.insert(hash(file)) || !is_file(&path) {
                    return Ok(());
                }
                match self.fate(file, sha256)? {
                    Fate::Made => return Ok(()),
                    Fate::Kept => return kept.add(file, sha256),
                    Fate::Superseded => {}
                }
                // Those in another format stay on the list, for a run in that format.
                let is_told = self.kind == Kind::Folder && self.is_of_this_run(file);
                if is_told && prune && hash_of(&path)? == sha256 {
                    left.pruned += 1;
                    return fs::remove_file(&path);
                }
                if is_told {
                    left.add(file);
                }
                superseded.add(file, sha256)
            })?;
        }
        for file in self.unlisted(&known)? {
            left.add(&file);
            superseded.add(&file, "")?;
        }
        kept.finish()?;
        superseded.finish()?;
        Ok(left)
    }

    fn fate(&self, file: &str, sha256: &str) -> io::Result<Fate> {
        if !self.made.contains(&hash(stem(file))) {
            return Ok(Fate::Superseded);
        }
        if !self.is_of_this_run(file) {
            return Ok(Fate::Kept);
        }
        if self.kind == Kind::Folder {
            return Ok(Fate::Made);
        }
        // With other bytes than it would have today it must not be sent.
        let sha256 = match sha256 {
            "" => hash_of(&self.path.join(file))?,
            listed => listed.to_owned(),
        };
        Ok(if self.bytes.contains(&hash_of_both(file, &sha256)) {
            Fate::Kept
        } else {
            Fate::Superseded
        })
    }

    /// The tables of earlier runs. A whole run is alone in its folder and takes over those of parts.
    fn lists(&self) -> io::Result<Vec<PathBuf>> {
        let own = TABLES.map(|name| self.stamp.list(&self.path, name, "csv"));
        let mut lists = own.to_vec();
        if self.stamp.is_whole() {
            let mut parts: Vec<PathBuf> = names(&self.path)?
                .filter(|name| is_of_a_part(name))
                .map(|name| self.path.join(name))
                .collect();
            parts.sort();
            lists.extend(parts);
        }
        Ok(lists)
    }

    /// Letters that no table lists: of a run that was stopped, or made one by one. A part cannot tell
    /// its own from those of others.
    fn unlisted(&self, known: &HashSet<u64>) -> io::Result<Vec<String>> {
        if !self.stamp.is_whole() || self.kind != Kind::Folder {
            return Ok(Vec::new());
        }
        let mut found: Vec<String> = names(&self.path)?
            .filter(|name| is_letter(name) && self.is_of_this_run(name))
            .filter(|name| !known.contains(&hash(name)) && !self.made.contains(&hash(stem(name))))
            .collect();
        found.sort();
        Ok(found)
    }

    fn is_of_this_run(&self, file: &str) -> bool {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| self.endings.contains(&ending))
    }
}

/// A list of letters, which is there only if there are any.
struct List {
    path: PathBuf,
    table: Listing<Staged>,
    is_empty: bool,
}

impl List {
    fn new(path: &Path) -> io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            table: table::begin(path, &COLUMNS)?,
            is_empty: true,
        })
    }

    fn add(&mut self, file: &str, sha256: &str) -> io::Result<()> {
        self.is_empty = false;
        self.table.add([file, sha256])
    }

    fn finish(self) -> io::Result<()> {
        if self.is_empty {
            return remove(&self.path);
        }
        table::settle(self.table)
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

/// The tables that list letters.
const TABLES: [&str; 3] = ["manifest", "superseded", KEPT];

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
    let part = TABLES.into_iter().find_map(|start| {
        let part = name.strip_prefix(start)?.strip_suffix(".csv")?;
        part.strip_prefix('-')
    });
    let numbers = part.and_then(|part| part.split_once("-of-"));
    let is_number = |text: &str| text.parse::<u64>().is_ok();
    numbers.is_some_and(|(index, of)| is_number(index) && is_number(of))
}

/// Calls for each file of a list that is one in the folder itself.
fn listed(path: &Path, mut each: impl FnMut(&str, &str) -> io::Result<()>) -> io::Result<()> {
    let file = match files::open(path, Links::Refused) {
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

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_file())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// The name of a letter's file without its ending: the same in all formats.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn hash(name: &str) -> u64 {
    first_u64(&Sha256::digest(name.as_bytes()))
}

fn hash_of_both(file: &str, sha256: &str) -> u64 {
    hash(&format!("{sha256} {file}"))
}

/// The hash of a letter's bytes, read piece by piece: somebody may have put something else in its place.
fn hash_of(path: &Path) -> io::Result<String> {
    let mut file = files::open(path, Links::Refused)?;
    let (mut hash, mut piece) = (Sha256::new(), [0; 1 << 12]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&hash.finalize())),
            count => hash.update(&piece[..count]),
        }
    }
}
