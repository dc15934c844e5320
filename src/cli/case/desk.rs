//! `kerkesa case desk`: the keys of a hotline's desks, and who opens the book.

use super::{
    args::{Book, DeskWhat},
    passphrase,
    room::{self, Room},
    told, trouble,
};
use crate::{
    cases::{Desk, DeskKey, DeskName, NewBook, Place, Seal, SealError, Sealed, Store, StoreFault},
    catalog::Labels,
    cli::{args::Global, failure::Failure, output, requests, say},
};
use rayon::prelude::*;
use std::path::Path;

/// What the recovery key is called in the list of desks.
const RECOVERY: &str = "recovery";

pub(super) fn run(what: &DeskWhat, book: &Book, global: &Global) -> Result<(), Failure> {
    if let DeskWhat::New { name, recovery } = what {
        let catalog = requests::catalog(global)?;
        let voice = room::voice(&catalog);
        let made = new(name, recovery.as_deref(), book, global, voice.labels());
        return made.map_err(|failure| failure.told(&voice));
    }
    let mut room = Room::enter(book, global)?;
    let done = match what {
        DeskWhat::New { .. } => Ok(()),
        DeskWhat::Add { name, public } => add(name, public, &mut room),
        DeskWhat::Remove { name } => remove(name, &mut room),
        DeskWhat::List { json } => list(*json, &mut room),
        DeskWhat::Recovery { file } => recovery(file, &mut room),
    };
    done.map_err(|failure| failure.told(room.voice()))
}

/// Makes this desk's key, and the book if there is none.
fn new(
    name: &str,
    recovery: Option<&Path>,
    args: &Book,
    global: &Global,
    labels: &Labels,
) -> Result<(), Failure> {
    let place = room::place(args, labels)?;
    let file = room::key_file(args);
    let there = match Store::open(&place) {
        Ok(_) => true,
        Err(why) if why.fault() == Some(StoreFault::NoBook) => false,
        Err(why) => return Err(trouble::of_store(&why, labels)),
    };
    // A key whose book was not made, because the program was stopped, goes on being this desk's.
    let key = if file.exists() {
        room::own_key(&file, args.passphrase_fd, labels)?
    } else {
        let passphrase = passphrase::new(args.passphrase_fd, labels)?;
        let key = DeskKey::generate();
        let locked = key.locked(&passphrase);
        let locked = locked.map_err(|why| trouble::of_seal(&why, labels))?;
        let folder = output::Folder::make(output::folder_of(&file));
        folder.map_err(|why| Failure::at(&file, &why))?;
        output::write(&file, &locked, false).map_err(|why| Failure::at(&file, &why))?;
        key
    };
    let public = key.public().to_string();
    if !global.quiet {
        let file = file.display().to_string();
        say::line(labels.filled("case.said.key", &[("file", &file), ("key", &public)]));
    }
    if there {
        let values = [("name", name), ("key", public.as_str())];
        say::line(labels.filled("case.said.let_in", &values));
        return Ok(());
    }
    found(name, &key, recovery, &place, global, labels)
}

/// Makes the book, whose first desk this is, and its recovery key.
fn found(
    name: &str,
    key: &DeskKey,
    recovery: Option<&Path>,
    place: &Place,
    global: &Global,
    labels: &Labels,
) -> Result<(), Failure> {
    let seal = Seal::generate();
    let spare = DeskKey::generate();
    let desks = vec![
        desk(name, key, &seal, false, labels)?,
        desk(RECOVERY, &spare, &seal, true, labels)?,
    ];
    let book = NewBook {
        id: Room::number()?,
        desks,
    };
    // The recovery key first: a book without one could be lost.
    let words = spare_words(&spare, labels);
    if let Some(file) = recovery {
        output::write(file, words.as_bytes(), false).map_err(|why| Failure::at(file, &why))?;
    }
    Store::found(place, &book).map_err(|why| trouble::of_store(&why, labels))?;
    if recovery.is_none() {
        say::product(words.as_bytes())?;
    }
    if !global.quiet {
        say::line(labels.filled("case.said.book", &[("place", &place.to_string())]));
        say::line(labels.text("case.said.recovery"));
    }
    Ok(())
}

/// The recovery key as a file, with what it is and where it does not belong.
fn spare_words(key: &DeskKey, labels: &Labels) -> String {
    let text = labels.text("case.said.recovery_file");
    format!("# {text}\n{}", key.plain())
}

fn desk(
    name: &str,
    key: &DeskKey,
    seal: &Seal,
    is_recovery: bool,
    labels: &Labels,
) -> Result<Desk, Failure> {
    let wrapped = seal.wrapped_for(&key.public());
    Ok(Desk {
        name: name_of(name, labels)?,
        key: key.public(),
        wrapped: wrapped.map_err(|why| trouble::of_seal(&why, labels))?,
        since: requests::today(),
        is_recovery,
    })
}

fn name_of(name: &str, labels: &Labels) -> Result<DeskName, Failure> {
    name.parse().map_err(|why| trouble::of_seal(&why, labels))
}

fn add(name: &str, key: &str, room: &mut Room) -> Result<(), Failure> {
    let key = room::public(key, room.labels())?;
    room.unlock()?;
    let (seal, generation) = room.seal()?;
    let wrapped = seal.wrapped_for(&key);
    let desk = Desk {
        name: name_of(name, room.labels())?,
        key,
        wrapped: wrapped.map_err(|why| trouble::of_seal(&why, room.labels()))?,
        since: room.today,
        is_recovery: false,
    };
    let added = room.store.add_desk(&desk, generation);
    added.map_err(|why| trouble::of_store(&why, room.labels()))?;
    if !room.quiet {
        say::line(room.labels().filled("case.said.desk_in", &[("name", name)]));
    }
    Ok(())
}

fn remove(name: &str, room: &mut Room) -> Result<(), Failure> {
    let mut desks = desks(room)?;
    let before = desks.len();
    desks.retain(|desk| desk.name.as_str() != name);
    if desks.len() == before {
        let values = [("name", name.to_owned())];
        return Err(trouble::refused("no-such-desk", values, room.labels()));
    }
    if !desks.iter().any(|desk| !desk.is_recovery) {
        return Err(trouble::refused("last-desk", [], room.labels()));
    }
    let count = anew(desks, room)?;
    if !room.quiet {
        let values = [("name", name), ("count", &count.to_string())];
        say::line(room.labels().filled("case.said.desk_out", &values));
    }
    Ok(())
}

fn recovery(file: &Path, room: &mut Room) -> Result<(), Failure> {
    let spare = DeskKey::generate();
    let words = spare_words(&spare, room.labels());
    let mut desks = desks(room)?;
    desks.retain(|desk| !desk.is_recovery);
    room.unlock()?;
    let (seal, _) = room.seal()?;
    desks.push(desk(RECOVERY, &spare, seal, true, room.labels())?);
    output::write(file, words.as_bytes(), false).map_err(|why| Failure::at(file, &why))?;
    anew(desks, room)?;
    if !room.quiet {
        say::line(room.labels().text("case.said.recovery"));
    }
    Ok(())
}

fn desks(room: &mut Room) -> Result<Vec<Desk>, Failure> {
    let desks = room.store.desks();
    desks.map_err(|why| trouble::of_store(&why, room.labels()))
}

/// Gives the book a new seal that only these desks open, and seals all cases anew; how many there are.
fn anew(mut desks: Vec<Desk>, room: &mut Room) -> Result<usize, Failure> {
    room.unlock()?;
    let new = Seal::generate();
    for desk in &mut desks {
        let wrapped = new.wrapped_for(&desk.key);
        desk.wrapped = wrapped.map_err(|why| trouble::of_seal(&why, room.labels()))?;
    }
    let mut count = 0;
    let (old, generation) = room.take_seal()?;
    let changed = room
        .store
        .change_seal(generation, &desks, &mut |cases: Vec<Sealed>| {
            count += cases.len();
            let anew = cases
                .into_par_iter()
                .map(|case| -> Result<Sealed, SealError> {
                    let content = old.open(case.clear.id, &case.sealed)?;
                    Ok(Sealed {
                        sealed: new.seal(&content)?,
                        ..case
                    })
                });
            anew.collect()
        });
    changed.map_err(|why| trouble::of_store(&why, room.labels()))?;
    Ok(count)
}

fn list(json: bool, room: &mut Room) -> Result<(), Failure> {
    let desks = desks(room)?;
    if json {
        return say::json(&desks.iter().map(Listed::of).collect::<Vec<_>>());
    }
    let labels = room.labels();
    let names = ["desk", "since", "key"];
    let names = names.map(|name| labels.text(&format!("case.column.{name}")));
    let rows = desks.iter().map(|desk| {
        [
            desk.name.to_string(),
            desk.since.to_string(),
            desk.key.to_string(),
        ]
    });
    say::page(&told::table(names, rows))
}

/// A desk, for programs.
#[derive(serde::Serialize)]
struct Listed {
    name: String,
    since: jiff::civil::Date,
    key: String,
    is_recovery: bool,
}

impl Listed {
    fn of(desk: &Desk) -> Self {
        Self {
            name: desk.name.to_string(),
            since: desk.since,
            key: desk.key.to_string(),
            is_recovery: desk.is_recovery,
        }
    }
}
