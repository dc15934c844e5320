//! The manifest, for people and for programs.

use super::{
    staged::{Staged, Stamp},
    superseded::{Left, Superseded},
    table,
    target::Target,
    work::{Made, Product},
};
use crate::{
    cli::{failure::Failure, output::Written},
    roster::{Entry, MANIFEST_COLUMNS},
};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What a run has made.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Count {
    pub(super) letters: u64,
    pub(super) new: u64,
    pub(super) unchanged: u64,
}

/// Both manifests, while they are being written.
pub(super) struct Books {
    folder: PathBuf,
    place: PathBuf,
    csv: csv::Writer<Staged>,
    json: Staged,
    entries: u64,
    count: Count,
    superseded: Superseded,
}

impl Books {
    /// Begins both; `endings` are those of the letters that are put into the folder itself.
    pub(super) fn open(
        folder: &Path,
        stamp: Stamp,
        names: bool,
        endings: Vec<&'static str>,
    ) -> io::Result<Self> {
        let columns = MANIFEST_COLUMNS.len() - usize::from(!names);
        let place = stamp.manifest(folder, "csv");
        let csv = table::begin(&place, stamp, &MANIFEST_COLUMNS[..columns])?;
        let mut json = Staged::new(&stamp.manifest(folder, "json"), stamp)?;
        json.write_all(b"[")?;
        Ok(Self {
            folder: folder.to_owned(),
            place,
            csv,
            json,
            entries: 0,
            count: Count::default(),
            superseded: Superseded::new(folder, stamp, endings),
        })
    }

    pub(super) const fn letters(&self) -> u64 {
        self.count.letters
    }

    /// Puts a letter where it belongs, if it is not there yet, and into the manifest.
    pub(super) fn letter(&mut self, made: Made, target: &mut Target) -> Result<(), Failure> {
        for mut file in made.files {
            file.entry.file = target.add(file.entry.file, &file.product)?;
            self.superseded.made(&file.entry.file);
            self.list(&file.entry)
                .map_err(|why| Failure::system(format!("{}: {why}", self.folder.display())))?;
            match file.product {
                Product::Written(Written::New) => self.count.new += 1,
                Product::Written(Written::Unchanged) => self.count.unchanged += 1,
                _ => {}
            }
        }
        self.count.letters += 1;
        Ok(())
    }

    fn list(&mut self, entry: &Entry) -> io::Result<()> {
        self.csv.write_record(entry.cells())?;
        let comma = if self.entries == 0 { "\n" } else { ",\n" };
        write!(self.json, "{comma}{}", serde_json::to_string(entry)?)?;
        self.entries += 1;
        Ok(())
    }

    /// Whether nothing was made while an earlier run's manifest is there: the whole roster is
    /// wrong then, or the base, and what lies in the folder is still what that manifest says.
    pub(super) fn keeps(&self) -> bool {
        self.count.letters == 0 && self.place.exists()
    }

    /// Puts the manifest in its place, which is the last that a run does.
    pub(super) fn finish(mut self, prune: bool) -> Result<(Count, Left), Failure> {
        let settle = || -> io::Result<Left> {
            let left = self.superseded.finish(prune)?;
            self.json.write_all(b"\n]\n")?;
            self.json.settle(true)?;
            table::settle(self.csv)?;
            Ok(left)
        };
        let left =
            settle().map_err(|why| Failure::system(format!("{}: {why}", self.folder.display())))?;
        Ok((self.count, left))
    }
}
