//! References that are taken: no two letters share one.

use super::{Asked, Asking, Fault, FaultId, Row, Salt, Spoiled};
use crate::domain::{Request, hash::first_u64};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, hash_map::Entry};

/// References that are taken, as the first eight bytes of their hashes, and as many of the hash of the row that has
/// each.
#[derive(Debug, Default)]
pub struct Taken(HashMap<u64, u64>);

impl Taken {
    /// Refuses every letter whose reference is that of one before it, also where only capitals
    /// differ or the letters are of two kinds: it might be another worker's, and the employer
    /// answers to a reference. What holds for the letters to all employers is said once.
    #[must_use]
    pub fn apart<'r>(&mut self, asked: Vec<Asked<'r>>, asking: &Asking<'_>) -> Vec<Asked<'r>> {
        let mut refused = 0;
        let mut apart = Vec::with_capacity(asked.len());
        for (row, request) in asked {
            let spoiled = request
                .as_ref()
                .ok()
                .and_then(|found| self.twice(row, found, asking.salt));
            match spoiled {
                None => apart.push((row, request)),
                Some(spoiled) if refused != row.number => {
                    refused = row.number;
                    let fault = Fault::spoiled(row, &spoiled, asking.labels);
                    apart.push((row, Err(fault)));
                }
                Some(_) => {}
            }
        }
        apart
    }

    /// Why the request cannot have its reference.
    fn twice(&mut self, row: &Row, request: &Request, salt: &Salt) -> Option<Spoiled> {
        let name = request.reference_in_name().to_ascii_lowercase();
        let hash = first_u64(&Sha256::digest(name.as_bytes()));
        let whose = salt.mark(row);
        let other = match self.0.entry(hash) {
            Entry::Vacant(place) => {
                place.insert(whose);
                return None;
            }
            Entry::Occupied(other) => *other.get(),
        };
        Some(if row.cell("reference").is_some() {
            Spoiled::cell("reference", FaultId::ReferenceTaken)
        } else if other == whose {
            Spoiled::row(FaultId::SameRow)
        } else {
            Spoiled::row(FaultId::ReferenceByChance)
        })
    }
}
