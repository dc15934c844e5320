//! `kerkesa case add`: letters become cases.

use super::{
    args::Add,
    change::End,
    room::{Room, sealed},
    told, trouble,
};
use crate::{
    cases::{Change, Content, Outcome, Stored},
    cli::{args::Global, failure::Failure, requests},
    domain::{Request, Short},
};

pub(super) fn run(args: &Add, room: &mut Room, global: &Global) -> Result<(), Failure> {
    let mut count = told::Count::new(args.files.len());
    let shelf = requests::shelf(global);
    for file in &args.files {
        let moment = requests::moment()?;
        let request = requests::read(file, &[], &shelf, &room.catalog, &moment);
        let (name, end) = match request {
            Ok(request) => (
                request.reference.to_string(),
                take(&request, args.force, room),
            ),
            Err(why) => (requests::shown(file), Err(Failure::of(file, &why))),
        };
        count.take(&name, end.unwrap_or_else(End::Refused), room);
    }
    count.ended(room)
}

/// Takes in the letter of a request: as a new case, as the next letter of one, or in the place of the same letter.
fn take(request: &Request, force: bool, room: &mut Room) -> Result<End, Failure> {
    let new = Content::new(Room::number()?, request);
    let reference = request.reference.as_str();
    let new = new.map_err(|why| trouble::of_misstep(reference, &why, room.labels()))?;
    // The passphrase comes before the search: what is found is opened at once.
    room.unlock()?;
    let before = request.previous.last();
    let before = before.and_then(|letter| letter.reference.as_ref());
    let known = [Some(reference), before.map(Short::as_str)];
    let first = new.first_reference().to_owned();
    for known in known.into_iter().flatten().chain([first.as_str()]) {
        let found = room.store.find(known);
        if let Some(found) = found.map_err(|why| trouble::of_store(&why, room.labels()))? {
            return join(new, &found, force, room);
        }
    }
    add(&new, room)
}

fn add(content: &Content, room: &mut Room) -> Result<End, Failure> {
    let (seal, generation) = room.seal()?;
    let (sealed, next) = sealed(content, seal, room.almanac(), room.labels())?;
    let added = room.store.add(&[sealed], generation);
    let added = added.map_err(|why| trouble::of_store(&why, room.labels()))?;
    match added.into_iter().next().flatten() {
        None => Ok(End::Changed(content.reference().to_owned(), Box::new(next))),
        // Another desk was quicker by a moment.
        Some(_) => Err(trouble::changed(
            content.reference(),
            "added-meanwhile",
            [],
            room.labels(),
        )),
    }
}

/// A letter of a case that is there: the same one, or the next.
pub(in crate::cli) fn join(
    new: Content,
    stored: &Stored,
    force: bool,
    room: &mut Room,
) -> Result<End, Failure> {
    let before = room.opened(stored)?;
    let reference = new.reference().to_owned();
    let content = if is_one(before.reference(), &reference) {
        if new.request == before.request
            && new.received.is_none_or(|_| new.received == before.received)
        {
            return Ok(End::Unchanged);
        }
        if new.request != before.request && !force {
            return Err(trouble::of_case(
                &reference,
                "other-request",
                [],
                room.labels(),
            ));
        }
        Content {
            request: new.request,
            received: new.received.or(before.received),
            ..before
        }
    } else if is_earlier(&reference, &before) {
        // The case is further on.
        return Ok(End::Unchanged);
    } else {
        let last = new.previous().last();
        let last = last.and_then(|letter| letter.reference.as_ref());
        if !last.is_some_and(|last| is_one(last.as_str(), before.reference())) {
            let values = [("last", before.reference().to_owned())];
            return Err(trouble::of_case(
                &reference,
                "not-the-next",
                values,
                room.labels(),
            ));
        }
        Content {
            id: before.id,
            first: before.first,
            notes: before.notes,
            ..new
        }
    };
    let (seal, generation) = room.seal()?;
    let (new, next) = sealed(&content, seal, room.almanac(), room.labels())?;
    let change = Change {
        revision: stored.revision,
        new,
    };
    let outcomes = room.store.change(&[change], generation);
    let outcomes = outcomes.map_err(|why| trouble::of_store(&why, room.labels()))?;
    match outcomes.into_iter().next() {
        None | Some(Outcome::Done) => Ok(End::Changed(reference, Box::new(next))),
        Some(other) => Err(told::not_done(stored, &other, room.labels())),
    }
}

/// Whether a reference is that of an earlier letter of a case.
fn is_earlier(reference: &str, case: &Content) -> bool {
    let mut earlier = case
        .previous()
        .iter()
        .filter_map(|letter| letter.reference.as_ref());
    is_one(case.first_reference(), reference) || earlier.any(|it| is_one(it.as_str(), reference))
}

/// Whether two references are one: only letters, digits and `-` count.
fn is_one(one: &str, other: &str) -> bool {
    crate::cases::folded(one) == crate::cases::folded(other)
}
