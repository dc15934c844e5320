//! A chunk of rows becomes letters, on all cores.

use super::work::{Asked, Made, Refused, Work};
use crate::{
    cli::write::{Renderers, file_stem},
    domain::Request,
    render::renderer,
    roster::{Fault, Roster, RosterError, Row, first_u64},
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

/// How many rows are in memory at once, for each core. Nothing else depends on it.
const ROWS: usize = 32;

/// The letters of a roster, chunk by chunk.
pub(super) struct Chunks<'a> {
    work: &'a Work<'a>,
    into_folder: bool,
    /// File names that are taken, as the first eight bytes of their hashes.
    taken: HashSet<u64>,
    /// Renderers that are free; they keep fonts for the next letter.
    renderers: Mutex<Vec<Renderers>>,
    ended: bool,
}

impl<'a> Chunks<'a> {
    pub(super) fn new(work: &'a Work<'a>, into_folder: bool) -> Self {
        Self {
            work,
            into_folder,
            taken: HashSet::new(),
            renderers: Mutex::default(),
            ended: false,
        }
    }

    /// The letters of the next rows, in order; none at the end.
    pub(super) fn next(
        &mut self,
        roster: &mut Roster,
    ) -> Result<Option<Vec<Result<Made, Refused>>>, RosterError> {
        let mut rows = Vec::new();
        while rows.len() < ROWS * rayon::current_num_threads() && !self.ended {
            match roster.row()? {
                Some(row) if row.is_blank() => {}
                Some(row) => rows.push(row),
                None => self.ended = true,
            }
        }
        if rows.is_empty() {
            return Ok(None);
        }
        let asked: Vec<Asked<'_>> = rows
            .par_iter()
            .flat_map_iter(|row| self.work.asked(row))
            .collect();
        let asked = self.apart(asked);
        Ok(Some(
            asked
                .into_par_iter()
                .map(|(row, request)| self.made(row, &request?))
                .collect(),
        ))
    }

    /// Refuses every letter whose file would have the name of one before it, also where only
    /// capitals differ: some file systems do not tell them apart.
    fn apart<'r>(&mut self, mut asked: Vec<Asked<'r>>) -> Vec<Asked<'r>> {
        for (row, request) in &mut asked {
            let Ok(found) = request else { continue };
            let stem = file_stem(found).to_ascii_lowercase();
            let hash = first_u64(&Sha256::digest(stem.as_bytes()));
            if !self.taken.insert(hash) {
                let given = row.cell("reference").is_some();
                let (what, hint) = if given {
                    (
                        "the letter would have the file name of an earlier row's",
                        "give each its own reference; signs other than letters, digits and `-` do not count",
                    )
                } else {
                    (
                        "the row is the same as an earlier one",
                        "delete it, or give each its own `reference`",
                    )
                };
                *request = Err(Refused::Row(Fault {
                    column: if given { "reference" } else { "" }.to_owned(),
                    ..Fault::new(row, what, hint)
                }));
            }
        }
        asked
    }

    fn made(&self, row: &Row, request: &Request) -> Result<Made, Refused> {
        let free = || {
            self.renderers
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let mut renderers = free().pop().unwrap_or_else(|| {
            self.work
                .formats
                .iter()
                .map(|format| renderer(*format))
                .collect()
        });
        let made = self
            .work
            .made(row, request, &mut renderers, self.into_folder);
        free().push(renderers);
        made
    }
}
