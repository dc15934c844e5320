//! The rows that were refused: a table on standard error, and a file.

use super::{
    staged::{Staged, Stamp},
    work::Refused,
};
use crate::{
    cli::failure::Failure,
    roster::{FAULT_COLUMNS, Fault},
};
use anstream::eprintln;
use std::path::{Path, PathBuf};

/// How many faults the table shows; the file holds all of them.
const SHOWN: usize = 100;

/// The faults of a run.
pub(super) struct Errors {
    file: Option<(PathBuf, csv::Writer<Staged>)>,
    shown: Vec<Fault>,
    count: u64,
    clash: bool,
}

impl Errors {
    pub(super) fn open(path: Option<&Path>, stamp: Stamp) -> Result<Self, Failure> {
        let open = |path: &Path| -> std::io::Result<_> {
            let mut writer = csv::Writer::from_writer(Staged::new(path, stamp)?);
            writer.write_record(FAULT_COLUMNS)?;
            Ok((path.to_owned(), writer))
        };
        let file = path.map(|path| {
            open(path).map_err(|why| Failure::system(format!("{}: {why}", path.display())))
        });
        Ok(Self {
            file: file.transpose()?,
            shown: Vec::new(),
            count: 0,
            clash: false,
        })
    }

    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    pub(super) fn add(&mut self, refused: Refused) -> Result<(), Failure> {
        let fault = match refused {
            Refused::Row(fault) => fault,
            Refused::Clash(fault) => {
                self.clash = true;
                fault
            }
            Refused::System(failure) => return Err(failure),
        };
        if let Some((path, writer)) = &mut self.file {
            writer
                .write_record(fault.cells())
                .map_err(|why| Failure::system(format!("{}: {why}", path.display())))?;
        }
        self.count += 1;
        if self.shown.len() < SHOWN {
            self.shown.push(fault);
        }
        Ok(())
    }

    /// Puts the file in its place; without faults it has the names of its columns alone.
    pub(super) fn finish(mut self) -> Result<Self, Failure> {
        if let Some((path, writer)) = self.file.take() {
            writer
                .into_inner()
                .map_err(|why| std::io::Error::other(why.to_string()))
                .and_then(|staged| staged.settle(true))
                .map_err(|why| Failure::system(format!("{}: {why}", path.display())))?;
        }
        Ok(self)
    }

    /// Prints the table.
    pub(super) fn say(&self, roster: &Path) {
        if self.shown.is_empty() {
            return;
        }
        eprintln!("{}: {} refused", roster.display(), self.count);
        let head = FAULT_COLUMNS.map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(head)
            .chain(self.shown.iter().map(Fault::cells))
            .collect();
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or_default()
        };
        let widths = [width(0), width(1), width(2)];
        for [row, line, column, reason, hint] in &rows {
            let [r, l, c] = widths;
            let hint = if hint.is_empty() || hint == "hint" {
                String::new()
            } else {
                format!(" ({hint})")
            };
            eprintln!("{row:>r$}  {line:>l$}  {column:<c$}  {reason}{hint}");
        }
        let more = self.count - self.shown.len() as u64;
        if more > 0 {
            eprintln!("and {more} more; `--errors FILE.csv` has all of them");
        }
    }

    /// 1 if a row was refused, 2 if another letter stood in the way of one.
    pub(super) const fn code(&self) -> u8 {
        match (self.clash, self.count) {
            (true, _) => 2,
            (false, 0) => 0,
            (false, _) => 1,
        }
    }
}
