//! The manifest, for people and for programs.

use super::{
    left::Left,
    shape::Shape,
    stamp::Stamp,
    superseded::Superseded,
    table::Table,
    target::Target,
    work::{Made, NotMade, Product},
};
use crate::{
    cli::{
        failure::Failure,
        output::{Folder, Written},
    },
    roster::manifest_columns,
};
use std::{
    io,
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
    path: PathBuf,
    table: Table,
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
        shape: Shape,
        superseded: Superseded,
    ) -> io::Result<Self> {
        let path = stamp.manifest(path, "csv");
        // Programs find it whatever else is asked for.
        let shape = Shape {
            json: true,
            ..shape
        };
        Ok(Self {
            folder: folder.clone(),
            table: Table::begin(&path, manifest_columns(names), shape)?,
            path,
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
            self.table
                .add(file.entry.cells(), &file.entry)
                .map_err(|why| Failure::at(&self.path, &why))?;
            match file.product {
                Product::Written(Written::New) => self.count.new += 1,
                Product::Written(Written::Unchanged) => self.count.unchanged += 1,
                _ => {}
            }
        }
        self.count.letters += 1;
        Ok(())
    }

    /// A letter was refused: what an earlier run has made for its row is not out of date for that.
    pub(super) fn refused(&mut self, refused: &NotMade) {
        self.superseded.refused(refused);
    }

    /// Whether nothing was made while an earlier run's manifest is there: the whole roster is
    /// wrong then, or the base, and what lies in the folder is still what that manifest says.
    pub(super) fn keeps(&self) -> bool {
        self.count.letters == 0 && self.path.exists()
    }

    /// Puts the manifest in its place, which is the last that a run does: what it lists is on the disk by then.
    pub(super) fn finish(self, prune: bool) -> Result<(Count, Left), Failure> {
        let settle = || -> io::Result<Left> {
            self.folder.sync_files()?;
            let left = self.superseded.finish(prune)?;
            self.table.settle()?;
            Ok(left)
        };
        let left = settle().map_err(|why| Failure::at(&self.path, &why))?;
        Ok((self.count, left))
    }
}
