//! A table of what happened to letters: references, days and kinds.

use super::{args::Which, room::Room};
use crate::{
    cases::{Answer, Sent},
    cli::failure::Failure,
};
use jiff::civil::Date;
use std::path::Path;

/// What happened to the letter of a reference.
#[derive(Debug, Clone)]
pub(super) struct Return {
    pub(super) reference: String,
    pub(super) kind: Kind,
}

/// What happened to a letter.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Sent(Sent),
    Received(Date),
    Returned(Date),
    Answered(Answer, Vec<u32>),
}

pub(super) fn read(
    _table: &Path,
    _which: &Which,
    _kind: &dyn Fn(Date) -> Kind,
    _room: &Room,
) -> Result<Vec<Return>, Failure> {
    Err(Failure::system("not yet"))
}
