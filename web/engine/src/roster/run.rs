//! A roster that was opened, and how far it is.

use super::pieces::Pieces;
use crate::{engine::labels_of, refused::Refused};
use jiff::civil::Date;
use kerkesa::{
    catalog::{Catalog, Labels},
    compose::compose,
    domain::Request,
    intake::{Base, Setting},
    render::{Format, Renderer},
    roster::{
        Archive, Asking, Days, Entry, FAULT_COLUMNS, Fault, FaultId, Listing, Roster, Row, Salt,
        Shard, Taken, manifest_columns,
    },
};
use serde::Serialize;
use std::io::Write as _;

/// A roster, what was made of its rows, and what was refused.
pub(crate) struct Run {
    base: Base,
    roster: Roster,
    days: Days,
    salt: Salt,
    taken: Taken,
    today: Date,
    pieces: Pieces,
    archive: Archive<Pieces>,
    /// Where the last file of the archive begins, or before: what stands there may still change.
    last: u64,
    manifest: Listing<Vec<u8>>,
    errors: Listing<Vec<u8>>,
    written: u64,
    refused: u64,
    ended: bool,
}

/// What is needed to make letters.
pub(crate) struct Tools<'a> {
    pub(crate) catalog: &'a Catalog,
    /// Of the page.
    pub(crate) labels: &'a Labels,
    pub(crate) renderer: &'a mut (dyn Renderer + Send),
}

/// How far it is.
#[derive(Serialize)]
pub(crate) struct Stepped {
    position: u64,
    length: u64,
    written: u64,
    /// How many letters were refused; the page takes an answer with `refused` for none.
    faulty: u64,
    done: bool,
    /// What was refused in this step.
    faults: Vec<Told>,
}

/// Why a row gives no letter.
#[derive(Serialize)]
struct Told {
    row: u64,
    line: Option<u64>,
    column: String,
    /// What the column is called on the page.
    label: String,
    message: String,
    hint: String,
}

impl Run {
    /// Begins with a roster whose columns are known. The letters bear the date of the day, unless they say another.
    pub(crate) fn new(
        mut base: Base,
        roster: Roster,
        salt: Salt,
        today: Date,
    ) -> Result<Self, Refused> {
        if !base.has("date") {
            base.set(&Setting {
                key: "date".to_owned(),
                value: today.to_string(),
            })?;
        }
        let pieces = Pieces::default();
        Ok(Self {
            days: roster.days().clone(),
            taken: Taken::default(),
            archive: Archive::new(pieces.clone()),
            last: 0,
            manifest: Listing::begin(Vec::new(), manifest_columns(false))?,
            errors: Listing::begin(Vec::new(), &FAULT_COLUMNS)?,
            written: 0,
            refused: 0,
            ended: false,
            base,
            roster,
            salt,
            today,
            pieces,
        })
    }

    pub(crate) const fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Makes the letters of the next rows, one after the other.
    pub(crate) fn step(&mut self, count: u32, tools: &mut Tools<'_>) -> Result<Stepped, Refused> {
        let mut faults = Vec::new();
        let mut rows = 0;
        while rows < count && !self.ended {
            match self.roster.row()? {
                None => self.ended = true,
                Some(row) if row.is_blank() => {}
                Some(row) => {
                    rows += 1;
                    let found = self.row(&row, tools)?.into_iter();
                    let understanding = self.roster.understanding();
                    faults.extend(found.map(|fault| understanding.named(fault)));
                }
            }
        }
        self.refused += faults.len() as u64;
        for fault in &mut faults {
            if let Some(hint) = hint(fault) {
                fault.hint = tools.labels.text(hint);
            }
            self.errors.add(fault.cells())?;
        }
        let told = faults
            .into_iter()
            .map(|fault| Told::of(fault, tools.labels));
        Ok(Stepped {
            faults: told.collect(),
            position: self.roster.position(),
            length: self.roster.length(),
            written: self.written,
            faulty: self.refused,
            done: self.ended,
        })
    }

    fn row(&mut self, row: &Row, tools: &mut Tools<'_>) -> Result<Vec<Fault>, Refused> {
        let asking = Asking {
            catalog: tools.catalog,
            labels: tools.labels,
            base: &self.base,
            salt: &self.salt,
            shard: Shard::WHOLE,
            today: self.today,
            days: &self.days,
            received: None,
            names: false,
        };
        let asked = self.taken.apart(asking.asked(row), &asking);
        let mut faults = Vec::new();
        let mut letters = Vec::new();
        for (_, request) in asked {
            match request.and_then(|request| letter(row, &request, &asking, tools)) {
                Ok(letter) => letters.push(letter),
                Err(fault) => faults.push(fault),
            }
        }
        for (entry, bytes) in letters {
            let begin = self.pieces.length();
            self.archive.add(&entry.file, &bytes)?;
            self.last = begin;
            self.manifest.add(entry.cells())?;
            self.written += 1;
        }
        Ok(faults)
    }

    /// What of the archive is done and was not taken before.
    pub(crate) fn piece(&self) -> Vec<u8> {
        self.pieces.take_before(self.last)
    }

    /// Ends the archive with both lists, and gives its last piece.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, Refused> {
        self.archive.add("manifest.csv", &self.manifest.finish()?)?;
        self.archive.add("errors.csv", &self.errors.finish()?)?;
        self.archive.finish()?.flush()?;
        Ok(self.pieces.take_before(u64::MAX))
    }
}

/// What to do on a page, where the command line has an option or a command for it.
fn hint(fault: &Fault) -> Option<&'static str> {
    match fault.id {
        Some(FaultId::LocalDate | FaultId::NoDate | FaultId::NoSuchDay) => Some("page.roster.day"),
        Some(FaultId::CollectiveLetter) => Some("page.roster.other_letter"),
        Some(FaultId::Missing) => Some("page.roster.fill_in"),
        _ if fault.hint.is_empty() => Some("page.roster.correct"),
        _ => None,
    }
}

/// The letter of a row as a PDF, and its line in the manifest.
fn letter(
    row: &Row,
    request: &Request,
    asking: &Asking<'_>,
    tools: &mut Tools<'_>,
) -> Result<(Entry, Vec<u8>), Fault> {
    let entry = asking.entry(row, request)?;
    let refused = |why: &dyn std::fmt::Display| Fault::of_letter(row, &why.to_string());
    let letter = compose(request, tools.catalog).map_err(|why| refused(&why))?;
    let bytes = tools.renderer.render(&letter);
    let bytes = bytes.map_err(|why| refused(&why))?;
    let name = format!("{}.{}", request.file_stem(), Format::Pdf.extension());
    Ok((entry.of_file(name, &bytes), bytes))
}

impl Told {
    fn of(fault: Fault, labels: &Labels) -> Self {
        Self {
            row: fault.row,
            line: fault.line,
            label: labels_of(&fault.column, labels),
            column: fault.column,
            message: fault.reason,
            hint: fault.hint,
        }
    }
}
