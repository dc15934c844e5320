//! Tables that people open in a spreadsheet, and the same for programs.

use super::shape::Shape;
use crate::{
    cli::{failure::Failure, output::Staged},
    roster::{Listing, MARK},
};
use serde::Serialize;
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// A table while it is being written, and the same as JSON beside it.
pub(in crate::cli) struct Table {
    csv: Listing<Staged>,
    json: Option<Json>,
}

/// A list of objects.
struct Json {
    file: Staged,
    is_empty: bool,
}

impl Table {
    /// Begins a table with the names of its columns.
    pub(in crate::cli) fn begin(path: &Path, columns: &[&str], shape: Shape) -> io::Result<Self> {
        let csv = Listing::separated(Staged::new(path)?, shape.separator, columns)?;
        let json = shape.json.then(|| Json::begin(&beside(path)));
        Ok(Self {
            csv,
            json: json.transpose()?,
        })
    }

    /// Adds a row: its cells, none of which begins a formula, and what they say as an object.
    pub(in crate::cli) fn add<C: AsRef<[u8]>>(
        &mut self,
        cells: impl IntoIterator<Item = C>,
        object: &impl Serialize,
    ) -> io::Result<()> {
        self.csv.add(cells)?;
        match &mut self.json {
            Some(json) => json.add(object),
            None => Ok(()),
        }
    }

    /// Puts the table in its place, after the JSON beside it.
    pub(in crate::cli) fn settle(self) -> io::Result<()> {
        if let Some(json) = self.json {
            json.settle()?;
        }
        self.csv.finish()?.settle_alone(true).map(|_| ())
    }
}

impl Json {
    fn begin(path: &Path) -> io::Result<Self> {
        let mut file = Staged::new(path)?;
        file.write_all(b"[")?;
        Ok(Self {
            file,
            is_empty: true,
        })
    }

    fn add(&mut self, object: &impl Serialize) -> io::Result<()> {
        let comma = if self.is_empty { "\n" } else { ",\n" };
        self.is_empty = false;
        write!(self.file, "{comma}{}", serde_json::to_string(object)?)
    }

    fn settle(mut self) -> io::Result<()> {
        self.file.write_all(b"\n]\n")?;
        self.file.settle_alone(true).map(|_| ())
    }
}

/// Where the JSON of a table is.
pub(in crate::cli) fn beside(path: &Path) -> PathBuf {
    path.with_extension("json")
}

/// The beginning of a table without the mark, which earlier versions did not write, and with commas.
pub(in crate::cli) fn plain(head: &str) -> String {
    head.strip_prefix(MARK).unwrap_or(head).replace(';', ",")
}

/// A table that an option asks for, or none.
pub(in crate::cli) struct Asked(Option<(PathBuf, Table)>);

impl Asked {
    pub(in crate::cli) fn begin(
        path: Option<&Path>,
        columns: &[&str],
        shape: Shape,
    ) -> Result<Self, Failure> {
        let Some(path) = path else {
            return Ok(Self(None));
        };
        let table = Table::begin(path, columns, shape).map_err(|why| Failure::at(path, &why))?;
        Ok(Self(Some((path.to_owned(), table))))
    }

    pub(in crate::cli) fn add<const N: usize>(
        &mut self,
        cells: impl FnOnce() -> [String; N],
        object: &impl Serialize,
    ) -> Result<(), Failure> {
        match &mut self.0 {
            Some((path, table)) => {
                let added = table.add(cells(), object);
                added.map_err(|why| Failure::at(path, &why))
            }
            None => Ok(()),
        }
    }

    pub(in crate::cli) fn settle(&mut self) -> Result<(), Failure> {
        match self.0.take() {
            Some((path, table)) => table.settle().map_err(|why| Failure::at(&path, &why)),
            None => Ok(()),
        }
    }
}
