//! `kerkesa case erase`: what the hotline no longer needs goes, and nothing that can be read is left of it.

use super::{args::Erase, list, room::Room, trouble};
use crate::{
    cases::{CaseState, Wanted},
    cli::{failure::Failure, say},
};

pub(super) fn run(args: &Erase, room: &mut Room) -> Result<(), Failure> {
    let mut erased = Vec::new();
    if args.erasable {
        let wanted = Wanted {
            closed_by: Some(list::erasable(room)?),
            ..Wanted::default()
        };
        let mut after = None;
        loop {
            let page = room.store.page(&wanted, after.as_ref(), list::CASES);
            let page = page.map_err(|why| trouble::of_store(&why, room.labels()))?;
            let Some(last) = page.last() else { break };
            after = Some(last.cursor());
            erased.extend(page.iter().map(|it| (it.clear.id, it.revision)));
        }
    }
    for reference in &args.references {
        let found = room.found(reference)?;
        if found.clear.state != CaseState::Closed && !args.force {
            return Err(trouble::of_case(reference, "not-closed", [], room.labels()));
        }
        erased.push((found.clear.id, found.revision));
    }
    let count = room.store.erase(&erased);
    let count = count.map_err(|why| trouble::of_store(&why, room.labels()))?;
    if !room.quiet {
        let labels = room.labels();
        let values = [("count", count.to_string())];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        say::line(labels.filled("case.said.erased", &values));
        say::line(labels.text("case.said.erased_copies"));
    }
    if count < erased.len() {
        return Err(trouble::some_changed(room.labels()));
    }
    Ok(())
}
