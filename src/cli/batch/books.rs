//! The manifest, for people and for programs.

use super::{
    stamp::Stamp,
    superseded::{Left, Superseded},
    table,
    target::Target,
    work::{Made, Product},
};
use crate::{
    cli::{
        failure::Failure,
        output::{Folder, Staged, Written},
    },
    roster::{Entry, Listing, MANIFEST_COLUMNS},
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
    folder: Folder,
    table: PathBuf,
    csv: Listing<Staged>,
    json: Staged,
    entries: u64,
    count: Count,
    superseded: Superseded,
}

impl Books {
    /// Begins both. `superseded` learns what is made.
    pub(super) fn open(
        path: &Path,
        folder: &Folder,
        stamp: Stamp,
        names: bool,
        superseded: Superseded,
    ) -> io::Result<Self> {
        let columns = MANIFEST_COLUMNS.len() - usize::from(!names);
        let place = stamp.manifest(path, "csv");
        let csv = table::begin(&place, &MANIFEST_COLUMNS[..columns])?;
        let mut json = Staged::new(&stamp.manifest(path, "json"))?;
        json.write_all(b"[")?;
        Ok(Self {
            folder: folder.clone(),
            table: place,
            csv,
            json,
            entries: 0,
            count: Count::default(),
            superseded,
        })
    }

    pub(super) const fn letters(&self) -> u64 {
        self.count.letters
    }

    /// Puts a letter where it belongs, if it is not there yet, and into the manifest.
    pub(super) fn letter(&mut self, made: Made, target: &mut Target) -> Result<(), Failure> {
        for mut file in made.files {
            self.superseded.made(&file.entry.file, &file.entry.sha256);
            file.entry.file = target.add(file.entry.file, &file.product)?;
            self.list(&file.entry)
                .map_err(|why| Failure::at(&self.table, &why))?;
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
        self.csv.add(entry.cells())?;
        let comma = if self.entries == 0 { "\n" } else { ",\n" };
        write!(self.json, "{comma}{}", serde_json::to_string(entry)?)?;
        self.entries += 1;
        Ok(())
    }

    /// Whether nothing was made while an earlier run's manifest is there: the whole roster is
    /// wrong then, or the base, and what lies in the folder is still what that manifest says.
    pub(super) fn keeps(&self) -> bool {
        self.count.letters == 0 && self.table.exists()
    }

    /// Puts the manifest in its place, which is the last that a run does: what it lists is on the disk by then.
    pub(super) fn finish(mut self, prune: bool) -> Result<(Count, Left), Failure> {
        let table = self.table.clone();
        let settle = || -> io::Result<Left> {
            self.folder.sync_files()?;
            let left = self.superseded.finish(prune)?;
            self.json.write_all(b"\n]\n")?;
            self.json.settle_alone(true)?;
            table::settle(self.csv)?;
            Ok(left)
        };
        let left = settle().map_err(|why| Failure::at(&table, &why))?;
        Ok((self.count, left))
    }
}
