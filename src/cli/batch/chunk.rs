//! A chunk of rows becomes letters, on all cores.

use super::{
    target::Kind,
    work::{NotMade, Refused, Tried, Work},
};
use crate::{
    cli::renderers::Pool,
    domain::Request,
    roster::{Asked, Roster, RosterError, Row, Taken},
};
use rayon::prelude::*;

/// How many rows are in memory at once, for each core. Nothing else depends on it.
pub(super) const ROWS: usize = 32;

/// The letters of a roster, chunk by chunk.
pub(super) struct Chunks<'a> {
    work: &'a Work<'a>,
    kind: Kind,
    taken: Taken,
    pool: Pool<'a>,
    ended: bool,
    is_empty: bool,
}

impl<'a> Chunks<'a> {
    pub(super) fn new(work: &'a Work<'a>, kind: Kind) -> Self {
        Self {
            work,
            kind,
            taken: Taken::default(),
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
    pub(super) fn next(&mut self, roster: &mut Roster) -> Result<Option<Vec<Tried>>, RosterError> {
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
        let asking = self.work.asking();
        let asked: Vec<Asked<'_>> = rows
            .par_iter()
            .flat_map_iter(|row| asking.asked(row))
            .collect();
        let asked = self.taken.apart(asked, &asking);
        Ok(Some(
            asked
                .into_par_iter()
                .map(|(row, request)| match request {
                    Ok(request) => self.made(row, &request),
                    Err(fault) => {
                        let references = asking.references(row);
                        Err(NotMade::new(Refused::Row(fault), references))
                    }
                })
                .map(|made| made.map_err(|not| self.work.named_not_made(*not)))
                .collect(),
        ))
    }

    fn made(&self, row: &Row, request: &Request) -> Tried {
        self.pool
            .with(|renderers| self.work.made(row, request, renderers, self.kind))
    }
}
