//! `kerkesa case`: the case book of a hotline.
//!
//! A command enters the [`Room`]: it opens the book, and asks for the passphrase of the desk's key once something sealed
//! is to be opened. What it says is in the language of the system's messages.

mod add;
mod args;
mod calendar;
mod change;
mod close;
mod desk;
mod erase;
mod export;
mod happened;
mod list;
mod next;
mod note;
mod passphrase;
mod returns;
mod room;
mod show;
mod told;
mod trouble;

pub(super) use add::join;
pub(super) use args::{Book, Case};
pub(super) use change::End;
pub(super) use room::{Almanac, Room, sealed};
pub(super) use told::Count;

use super::{args::Global, failure::Failure};
use args::What;

/// Does what the subcommand says.
pub(super) fn run(args: &Case, global: &Global) -> Result<(), Failure> {
    let book = &args.book;
    if let What::Desk(args) = &args.what {
        return desk::run(&args.what, book, global);
    }
    let mut room = Room::enter(book, global)?;
    let done = match &args.what {
        What::Desk(_) => Ok(()),
        What::Add(args) => add::run(args, &mut room, global),
        What::Sent(args) => happened::sent(args, &mut room),
        What::Received(args) => happened::received(args, &mut room),
        What::Returned(args) => happened::returned(args, &mut room),
        What::Answered(args) => happened::answered(args, &mut room),
        What::Note(args) => note::run(args, &mut room),
        What::List(args) => list::run(args, &mut room),
        What::Show(args) => show::run(args, &mut room),
        What::Next(args) => next::run(args, &mut room),
        What::Calendar(args) => calendar::run(args, &mut room),
        What::Close(args) => close::close(args, &mut room),
        What::Reopen(args) => close::reopen(args, &mut room),
        What::Keep(args) => close::keep(args, &mut room),
        What::Erase(args) => erase::run(args, &mut room),
        What::Export(args) => export::export(args, &mut room),
        What::Import(args) => export::import(args, &mut room),
    };
    done.map_err(|failure| failure.told(room.voice()))
}
