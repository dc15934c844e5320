//! Changes of cases: opened, changed, sealed and written back, all of a case's or none.

use super::{
    room::{Room, sealed},
    told, trouble,
};
use crate::{
    cases::{CaseId, Change, Content, Misstep, Next, Outcome, Sealed, StoreFault, Stored, Tried},
    cli::failure::Failure,
};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What somebody tells of a case.
pub(super) struct Told {
    /// The reference of the case, or of its last letter.
    pub(super) reference: String,
    /// What it does to the case.
    pub(super) does: Does,
}

/// A change of what is known of a case.
pub(super) type Does = Box<dyn Fn(&mut Content) -> Result<Tried, Misstep> + Send + Sync>;

/// What has become of something told.
pub(in crate::cli) enum End {
    /// The case is new.
    Added,
    /// The case is changed; this is its last letter, and what comes next.
    Changed(String, Box<Next>),
    /// All of it was there.
    Unchanged,
    /// Why it is not done.
    Refused(Failure),
}

/// How many cases are read, changed and written at once.
const CASES: usize = 500;

/// Makes the changes, and says what has become of each.
pub(super) fn make(all: &[Told], room: &mut Room) -> Result<(), Failure> {
    let mut count = told::Count::new(all.len());
    for chunk in all.chunks(CASES) {
        let ends = if let Some(ends) = once(chunk, room)? {
            ends
        } else {
            // Another desk has changed the seal: what it sealed anew is read again.
            room.unlock_again()?;
            let again = once(chunk, room)?;
            again.ok_or_else(|| trouble::refused("seal-changed", [], room.labels()))?
        };
        for (told, end) in chunk.iter().zip(ends) {
            count.take(&told.reference, end, room);
        }
    }
    count.ended(room)
}

/// A case with the places of what is told of it.
struct Case {
    stored: Stored,
    told: Vec<usize>,
}

/// What a case becomes, and what is refused of what is told of it.
struct Made {
    new: Option<(Sealed, Next)>,
    refused: Vec<(usize, Failure)>,
}

/// What becomes of a chunk; nothing, where the seal has changed meanwhile.
fn once(chunk: &[Told], room: &mut Room) -> Result<Option<Vec<End>>, Failure> {
    let references: Vec<String> = chunk.iter().map(|told| told.reference.clone()).collect();
    let found = room.store.find_all(&references);
    let found = found.map_err(|why| trouble::of_store(&why, room.labels()))?;
    room.unlock()?;
    let mut ends: Vec<End> = chunk.iter().map(|_| End::Unchanged).collect();
    let mut cases: BTreeMap<CaseId, Case> = BTreeMap::new();
    for (index, stored) in found.into_iter().enumerate() {
        if let Some(stored) = stored {
            let case = cases.entry(stored.clear.id).or_insert_with(|| Case {
                stored,
                told: Vec::new(),
            });
            case.told.push(index);
        } else {
            let reference = [("reference", chunk[index].reference.clone())];
            let failure = trouble::refused("no-such-case", reference, room.labels());
            ends[index] = End::Refused(failure);
        }
    }
    let cases: Vec<Case> = cases.into_values().collect();
    let (seal, generation) = room.seal()?;
    let (almanac, labels) = (room.almanac(), room.labels());
    let made = cases.par_iter().map(|case| -> Result<Made, Failure> {
        let opened = seal.open(case.stored.clear.id, &case.stored.sealed);
        let mut content = opened
            .map_err(|why| trouble::of_sealed(&case.stored.clear.letter_reference, &why, labels))?;
        let before = content.clone();
        let mut refused = Vec::new();
        for index in &case.told {
            let told = &chunk[*index];
            if let Err(why) = (told.does)(&mut content) {
                let failure = trouble::of_misstep(&told.reference, &why, labels);
                refused.push((*index, failure));
            }
        }
        let is_new = content != before;
        let new = is_new.then(|| sealed(&content, seal, almanac, labels));
        Ok(Made {
            new: new.transpose()?,
            refused,
        })
    });
    let made: Vec<Result<Made, Failure>> = made.collect();
    let mut changes = Vec::new();
    let mut written: Vec<(&Case, Next)> = Vec::new();
    for (case, made) in cases.iter().zip(made) {
        match made {
            Ok(Made { new, refused }) => {
                for (index, failure) in refused {
                    ends[index] = End::Refused(failure);
                }
                if let Some((new, next)) = new {
                    changes.push(Change {
                        revision: case.stored.revision,
                        new,
                    });
                    written.push((case, next));
                }
            }
            Err(failure) => refuse(case, failure, &mut ends),
        }
    }
    let outcomes = match room.store.change(&changes, generation) {
        Ok(outcomes) => outcomes,
        Err(why) if why.fault() == Some(StoreFault::SealChanged) => return Ok(None),
        Err(why) => return Err(trouble::of_store(&why, room.labels())),
    };
    for ((case, next), outcome) in written.into_iter().zip(outcomes) {
        match outcome {
            Outcome::Done => {
                for index in &case.told {
                    if matches!(ends[*index], End::Unchanged) {
                        let letter = case.stored.clear.letter_reference.clone();
                        ends[*index] = End::Changed(letter, Box::new(next.clone()));
                    }
                }
            }
            other @ Outcome::Meanwhile(_) => {
                let failure = told::not_done(&case.stored, &other, room.labels());
                refuse(case, failure, &mut ends);
            }
        }
    }
    Ok(Some(ends))
}

/// Refuses all that is told of a case and is not refused yet.
fn refuse(case: &Case, failure: Failure, ends: &mut [End]) {
    let mut failure = Some(failure);
    for index in &case.told {
        if matches!(ends[*index], End::Unchanged) {
            let again = || Failure::Said(trouble::CHANGED);
            ends[*index] = End::Refused(failure.take().unwrap_or_else(again));
        }
    }
}
