//! `kerkesa employer`: the employers' book, and the companies that come with the program.

mod args;
mod check;
mod import;
mod list;
mod search;
mod show;

pub(super) use args::Employer;

use super::{
    args::Global,
    failure::{Failure, Message},
};
use crate::book::{BookError, Shelf};
use args::What;

/// Does what the subcommand says.
pub(super) fn run(args: &Employer, global: &Global) -> Result<(), Failure> {
    match &args.what {
        What::Search(args) => search::run(args),
        What::Import(args) => import::run(args, global),
        What::List(args) => list::run(args, global),
        What::Show(args) => show::run(args, global),
        What::Check(args) => check::run(args, global),
    }
}

/// The book's content is refused; a book that is not there is a matter of the system.
fn failed(error: &BookError) -> Failure {
    let message = Message {
        place: None,
        what: error.to_string(),
        hint: Some(error.hint()),
    };
    match error {
        BookError::Wrong { .. } | BookError::NoEntry { .. } => Failure::Refused(message),
        BookError::None | BookError::Absent(_) | BookError::Unreadable { .. } => {
            Failure::System(message)
        }
    }
}

/// The place of an entry, for messages.
fn place(shelf: &Shelf, name: &str) -> String {
    let book = shelf.path().map(|path| path.display().to_string());
    format!("{}: {name}", book.unwrap_or_default())
}
