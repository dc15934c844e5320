//! A chunk of rows becomes letters, on all cores.

use super::work::{Asked, Made, Refused, Work};
use crate::{
    cli::write::{Renderers, name_of},
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
    /// References that are taken, as the first eight bytes of their hashes.
    taken: HashSet<u64>,
    /// Renderers that are free; they keep fonts for the next letter.
    renderers: Mutex<Vec<Renderers>>,
    ended: bool,
    is_empty: bool,
}

impl<'a> Chunks<'a> {
    pub(super) fn new(work: &'a Work<'a>, into_folder: bool) -> Self {
        Self {
            work,
            into_folder,
            taken: HashSet::new(),
            renderers: Mutex::default(),
            ended: false,
            is_empty: true,
        }
    }

    /// Whether no row was found so far.
    pub(super) const fn is_empty(&self) -> bool {
        self.is_empty
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
        self.is_empty = false;
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

    /// Refuses every letter whose reference is that of one before it, also where only capitals
    /// differ or the letters are of two kinds: it might be another worker's, and the employer
    /// answers to a reference.
    fn apart<'r>(&mut self, mut asked: Vec<Asked<'r>>) -> Vec<Asked<'r>> {
        for (row, request) in &mut asked {
            let Ok(found) = request else { continue };
            let name = name_of(&found.reference).to_ascii_lowercase();
            let hash = first_u64(&Sha256::digest(name.as_bytes()));
            if !self.taken.insert(hash) {
                let given = row.cell("reference").is_some();
                let (what, hint) = if given {
                    (
                        "an earlier row has this reference",
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
