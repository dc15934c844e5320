//! Letters of earlier runs that this one does not make again.

use super::{
    left::Left,
    lists::{self, KEPT, List, Listed, SUPERSEDED, names},
    shape::Shape,
    stamp::Stamp,
    target::Kind,
    work::NotMade,
};
use crate::{
    domain::LetterKind,
    files::{self, Links},
    roster::{first_u64, hex},
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// What a run is, as far as the letters of earlier ones are concerned.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) folder: PathBuf,
    pub(super) stamp: Stamp,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    /// The endings of its formats.
    pub(super) endings: Vec<&'static str>,
    /// By what its roster and base file are known again, without their names.
    pub(super) roster: String,
}

/// The letters in a folder that this run does not make.
///
/// Those that nobody asks for any more are listed. Told or removed are those in this run's formats, for a folder
/// may hold letters for paper and others for e-mail. Of each letter that it makes the first eight bytes of its
/// name's hash are held, some 16 bytes a letter, and as many of its bytes where they go into one file; what else
/// lies there is looked up at the end.
#[derive(Debug)]
pub(super) struct Superseded {
    run: Run,
    /// The letters that this run has made, by their names without the ending.
    made: HashSet<u64>,
    /// Their files, by name and bytes, where they are not in the folder; also those that could not be put there.
    bytes: HashSet<u64>,
    /// The references of letters that were refused.
    refused: HashSet<u64>,
    /// Those of them that could not be put into the folder, by their names without the ending.
    clashed: HashSet<u64>,
}

/// What a letter of an earlier run is to this one.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// The manifest lists it.
    Made,
    /// It is asked for still: this run has written it elsewhere or in another format, or has refused its row.
    Kept,
    /// Another roster has asked for it.
    Other,
    /// Nobody asks for it.
    Superseded,
}

impl Superseded {
    pub(super) fn new(run: Run) -> Self {
        Self {
            run,
            made: HashSet::new(),
            bytes: HashSet::new(),
            refused: HashSet::new(),
            clashed: HashSet::new(),
        }
    }

    /// The file is of this run.
    pub(super) fn made(&mut self, file: &str, sha256: &str) {
        self.made.insert(hash(stem(file)));
        if self.run.kind != Kind::Folder {
            self.bytes.insert(hash_of_both(file, sha256));
        }
    }

    /// The letter was refused: its row asks for it all the same.
    pub(super) fn refused(&mut self, letter: &NotMade) {
        let references = letter.references.iter();
        self.refused.extend(references.map(|it| hash(it)));
        for (file, sha256) in &letter.files {
            self.clashed.insert(hash(stem(file)));
            self.bytes.insert(hash_of_both(file, sha256));
        }
    }

    /// Lists the letters that are left, or removes those that are as an earlier run has listed them.
    /// Called before the new manifest takes the place of the old one.
    pub(super) fn finish(self, prune: bool) -> io::Result<Left> {
        let (folder, stamp) = (&self.run.folder, self.run.stamp);
        let mut left = Left::default();
        let superseded = stamp.list(folder, SUPERSEDED, "csv");
        let mut superseded = List::superseded(&superseded, self.run.shape)?;
        let mut kept = List::kept(&stamp.list(folder, KEPT, "csv"), &self.run.roster)?;
        let mut known = HashSet::new();
        let earlier = lists::of(folder, stamp)?;
        let others = self.others(&earlier)?;
        for list in &earlier {
            lists::read(list, |listed| {
                let path = folder.join(&listed.file);
                if !known.insert(hash(&listed.file)) || !is_file(&path) {
                    return Ok(());
                }
                // Those in another format stay on the list, for a run in that format.
                let is_told = self.run.kind == Kind::Folder && self.is_of_this_run(&listed.file);
                match self.fate(&listed, &others)? {
                    Fate::Made => Ok(()),
                    Fate::Kept => kept.add(&listed),
                    Fate::Other => {
                        left.others += u64::from(is_told);
                        kept.add(&listed)
                    }
                    Fate::Superseded if is_told && prune && hash_of(&path)? == listed.sha256 => {
                        left.pruned += 1;
                        fs::remove_file(&path)
                    }
                    Fate::Superseded => {
                        if is_told {
                            left.add(&listed.file);
                        }
                        superseded.add(&listed)
                    }
                }
            })?;
        }
        for file in self.unlisted(&known)? {
            left.add(&file);
            superseded.add(&Listed {
                file,
                sha256: String::new(),
                roster: String::new(),
            })?;
        }
        kept.finish()?;
        superseded.finish()?;
        lists::correct_others(folder, stamp, |file| self.made.contains(&hash(stem(file))))?;
        Ok(left)
    }

    /// The other rosters whose letters are in the folder. One of whose letters this run has made any is an
    /// earlier state of this roster under another name.
    fn others(&self, lists: &[PathBuf]) -> io::Result<HashSet<String>> {
        let (mut others, mut own) = (HashSet::new(), HashSet::new());
        for list in lists {
            if lists::is_of(list, &self.run.roster)? {
                continue;
            }
            lists::read(list, |listed| {
                let is_other = !listed.roster.is_empty() && listed.roster != self.run.roster;
                if is_other && !own.contains(&listed.roster) {
                    if self.made.contains(&hash(stem(&listed.file))) {
                        others.remove(&listed.roster);
                        own.insert(listed.roster);
                    } else {
                        others.insert(listed.roster);
                    }
                }
                Ok(())
            })?;
        }
        Ok(others)
    }

    fn fate(&self, listed: &Listed, others: &HashSet<String>) -> io::Result<Fate> {
        let Listed {
            file,
            sha256,
            roster,
        } = listed;
        let name = hash(stem(file));
        let is_made = self.made.contains(&name);
        if !is_made && !self.is_refused(file) {
            return Ok(if others.contains(roster) {
                Fate::Other
            } else {
                Fate::Superseded
            });
        }
        let has_bytes = if is_made {
            self.run.kind != Kind::Folder
        } else {
            self.clashed.contains(&name)
        };
        if !self.is_of_this_run(file) {
            return Ok(Fate::Kept);
        }
        if !has_bytes {
            return Ok(if is_made { Fate::Made } else { Fate::Kept });
        }
        // With other bytes than it would have today it must not be sent.
        let sha256 = match sha256.as_str() {
            "" => hash_of(&self.run.folder.join(file))?,
            listed => listed.to_owned(),
        };
        Ok(if self.bytes.contains(&hash_of_both(file, &sha256)) {
            Fate::Kept
        } else {
            Fate::Superseded
        })
    }

    /// Letters that no table lists: of a run that was stopped, or made one by one. A part cannot tell
    /// its own from those of others.
    fn unlisted(&self, known: &HashSet<u64>) -> io::Result<Vec<String>> {
        if !self.run.stamp.is_whole() || self.run.kind != Kind::Folder {
            return Ok(Vec::new());
        }
        let is_asked_for = |name: &str| {
            let is_made = self.made.contains(&hash(stem(name)));
            is_made || (self.is_refused(name) && !self.clashed.contains(&hash(stem(name))))
        };
        let mut found: Vec<String> = names(&self.run.folder)?
            .filter(|name| is_letter(name) && self.is_of_this_run(name))
            .filter(|name| !known.contains(&hash(name)) && !is_asked_for(name))
            .collect();
        found.sort();
        Ok(found)
    }

    /// Whether it is the letter of a row that was refused.
    fn is_refused(&self, file: &str) -> bool {
        let mut references = references(stem(file));
        references.any(|reference| self.refused.contains(&hash(reference)))
    }

    fn is_of_this_run(&self, file: &str) -> bool {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| self.run.endings.contains(&ending))
    }
}

/// Whether a file is named like a letter: by its kind, and a reference.
pub(super) fn is_letter(name: &str) -> bool {
    references(name).next().is_some()
}

/// What stands behind the kind of a letter in the name of its file.
fn references(name: &str) -> impl Iterator<Item = &str> {
    let kinds = LetterKind::ALL.iter();
    kinds.filter_map(|kind| name.strip_prefix(kind.id())?.strip_prefix('-'))
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_file())
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
