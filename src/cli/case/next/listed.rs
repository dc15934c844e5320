//! The list of the letters that a run has written.

use crate::{
    cli::{batch::table, failure::Failure, output::Staged},
    roster::{Entry, Listing, MANIFEST_COLUMNS},
};
use jiff::civil::Date;
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

/// Both forms of the list, while they are being written.
pub(super) struct Listed {
    path: PathBuf,
    table: Listing<Staged>,
    json: Staged,
    entries: u64,
}

impl Listed {
    /// Begins a list with a name of its own: a folder keeps those of earlier runs.
    pub(super) fn begin(folder: &Path, date: Date) -> Result<Self, Failure> {
        let name = |number: u32| match number {
            1 => format!("letters-{date}"),
            number => format!("letters-{date}-{number}"),
        };
        let is_free = |name: &String| {
            ["csv", "json"]
                .iter()
                .all(|ending| !folder.join(format!("{name}.{ending}")).exists())
        };
        let name = (1..=9999).map(name).find(is_free).unwrap_or_default();
        let path = folder.join(format!("{name}.csv"));
        let begin = || -> std::io::Result<Self> {
            let table = table::begin(&path, &MANIFEST_COLUMNS[..MANIFEST_COLUMNS.len() - 1])?;
            let mut json = Staged::new(&folder.join(format!("{name}.json")))?;
            json.write_all(b"[")?;
            Ok(Self {
                path: path.clone(),
                table,
                json,
                entries: 0,
            })
        };
        begin().map_err(|why| Failure::at(&path, &why))
    }

    pub(super) const fn next_row(&self) -> u64 {
        self.entries + 1
    }

    pub(super) fn add(&mut self, entry: &Entry) -> Result<(), Failure> {
        let mut add = || -> std::io::Result<()> {
            self.table.add(entry.cells())?;
            let comma = if self.entries == 0 { "\n" } else { ",\n" };
            write!(self.json, "{comma}{}", serde_json::to_string(entry)?)
        };
        add().map_err(|why| Failure::at(&self.path, &why))?;
        self.entries += 1;
        Ok(())
    }

    /// Puts both in their places, unless they are empty.
    pub(super) fn finish(mut self) -> Result<Option<PathBuf>, Failure> {
        if self.entries == 0 {
            return Ok(None);
        }
        let mut settle = || -> std::io::Result<()> { self.json.write_all(b"\n]\n") };
        settle().map_err(|why| Failure::at(&self.path, &why))?;
        let path = self.path;
        let settled = self.json.settle_alone(false).map(|_| ());
        settled
            .and_then(|()| table::settle(self.table))
            .map_err(|why| Failure::at(&path, &why))?;
        Ok(Some(path))
    }
}
