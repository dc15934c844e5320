//! A chunk of rows becomes letters, on all cores.

use super::{
    target::Kind,
    work::{Asked, Made, Refused, Work},
};
use crate::{
    cli::renderers::Pool,
    domain::Request,
    roster::{Fault, Roster, RosterError, Row, first_u64},
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, hash_map::Entry};

/// How many rows are in memory at once, for each core. Nothing else depends on it.
const ROWS: usize = 32;

/// The letters of a roster, chunk by chunk.
pub(super) struct Chunks<'a> {
    work: &'a Work<'a>,
    kind: Kind,
    /// References that are taken, as the first eight bytes of their hashes, and as many of the hash
    /// of the row that has each.
    taken: HashMap<u64, u64>,
    pool: Pool<'a>,
    ended: bool,
    is_empty: bool,
}

impl<'a> Chunks<'a> {
    pub(super) fn new(work: &'a Work<'a>, kind: Kind) -> Self {
        Self {
            work,
            kind,
            taken: HashMap::new(),
            pool: Pool::new(work.formats),
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
    /// answers to a reference. What holds for the letters to all employers is said once.
    fn apart<'r>(&mut self, asked: Vec<Asked<'r>>) -> Vec<Asked<'r>> {
        let mut refused = 0;
        let mut apart = Vec::with_capacity(asked.len());
        for (row, request) in asked {
            let fault = request
                .as_ref()
                .ok()
                .and_then(|found| self.twice(row, found));
            match fault {
                None => apart.push((row, request)),
                Some(fault) if refused != row.number => {
                    refused = row.number;
                    apart.push((row, Err(Refused::Row(fault))));
                }
                Some(_) => {}
            }
        }
        apart
    }

    /// Why the request cannot have its reference.
    fn twice(&mut self, row: &Row, request: &Request) -> Option<Fault> {
        let name = request.reference_in_name().to_ascii_lowercase();
        let hash = first_u64(&Sha256::digest(name.as_bytes()));
        let whose = self.work.state.salt.mark(row);
        let other = match self.taken.entry(hash) {
            Entry::Vacant(place) => {
                place.insert(whose);
                return None;
            }
            Entry::Occupied(other) => *other.get(),
        };
        let (column, what, hint) = if row.cell("reference").is_some() {
            (
                "reference",
                "an earlier row has this reference",
                "give each its own reference; only letters, digits and `-` count",
            )
        } else if other == whose {
            (
                "",
                "the row is the same as an earlier one",
                "delete it, or give each its own `reference`",
            )
        } else {
            (
                "",
                "its random reference happens to be that of an earlier row",
                "give it a `reference` of its own",
            )
        };
        Some(Fault {
            column: column.to_owned(),
            ..Fault::new(row, what, hint)
        })
    }

    fn made(&self, row: &Row, request: &Request) -> Result<Made, Refused> {
        self.pool
            .with(|renderers| self.work.made(row, request, renderers, self.kind))
    }
}
