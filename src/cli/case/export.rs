//! `kerkesa case export`, `import`: all cases in one file, sealed for the desks of the book.

use super::{
    args::{Export, Import},
    change::End,
    list,
    room::{self, Room, sealed},
    told, trouble,
};
use crate::{
    cases::{self, Bundle, Content, PublicKey, Wanted},
    cli::{
        failure::Failure,
        output::{Folder, Staged, folder_of},
        say,
    },
    files::{self, Links},
};
use std::io::{self, BufReader};

pub(super) fn export(args: &Export, room: &mut Room) -> Result<(), Failure> {
    let desks = room.store.desks();
    let desks = desks.map_err(|why| trouble::of_store(&why, room.labels()))?;
    let mut keys: Vec<PublicKey> = desks.into_iter().map(|desk| desk.key).collect();
    for key in &args.to {
        keys.push(room::public(key, room.labels())?);
    }
    let at = |why: io::Error| Failure::at(&args.file, &why);
    Folder::make(folder_of(&args.file)).map_err(at)?;
    let staged = Staged::new(&args.file).map_err(at)?;
    let mut bundle = Bundle::begin(staged, &keys).map_err(at)?;
    let mut count = 0;
    let code = list::opened(&Wanted::default(), room, &mut |_, content| {
        count += 1;
        bundle.add(content).map_err(at)
    })?;
    let staged = bundle.finish().map_err(at)?;
    let written = staged.settle_alone(args.force).map_err(at)?;
    if !room.quiet {
        say::written(room.labels(), written, &args.file);
        let values = [("count", count.to_string())];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        say::line(room.labels().filled("case.said.exported", &values));
    }
    Failure::of_code(code)
}

/// How many cases go into the book at once.
const CASES: usize = 500;

pub(super) fn import(args: &Import, room: &mut Room) -> Result<(), Failure> {
    room.unlock()?;
    let file = files::open(&args.file, Links::Followed);
    let file = file.map_err(|why| Failure::at(&args.file, &why))?;
    let own = room.own_key()?.clone();
    let cases = cases::unbundle(BufReader::new(file), &own);
    let mut cases = cases.map_err(|why| trouble::of_seal(&why, room.labels()))?;
    let mut count = told::Count::new(usize::MAX);
    loop {
        let mut chunk = Vec::new();
        for content in cases.by_ref().take(CASES) {
            chunk.push(content.map_err(|why| trouble::of_seal(&why, room.labels()))?);
        }
        if chunk.is_empty() {
            return count.ended(room);
        }
        add(&chunk, &mut count, room)?;
    }
}

/// Adds cases that are not there; one that is there otherwise is refused.
fn add(chunk: &[Content], count: &mut told::Count, room: &mut Room) -> Result<(), Failure> {
    let (seal, generation) = room.seal()?;
    let mut new = Vec::new();
    let mut taken = Vec::new();
    for content in chunk {
        match sealed(content, seal, room.almanac(), room.labels()) {
            Ok((sealed, _)) => {
                new.push(sealed);
                taken.push(content);
            }
            Err(failure) => count.take(content.reference(), End::Refused(failure), room),
        }
    }
    let added = room.store.add(&new, generation);
    let added = added.map_err(|why| trouble::of_store(&why, room.labels()))?;
    for (content, there) in taken.into_iter().zip(added) {
        let end = match there {
            None => End::Added,
            Some(there) => {
                let there = room.opened(&there)?;
                let same = Content {
                    id: there.id,
                    ..content.clone()
                };
                if same == there {
                    End::Unchanged
                } else {
                    let reference = content.reference();
                    End::Refused(trouble::of_case(reference, "other-case", [], room.labels()))
                }
            }
        };
        count.take(content.reference(), end, room);
    }
    Ok(())
}
