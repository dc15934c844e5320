//! What goes wrong with a case book, and the exit codes that tell it apart.

use crate::{
    cases::{Misstep, SealError, StoreError, Trouble},
    catalog::{Labels, Said, Values},
    cli::failure::{Failure, Message},
};

/// The exit code of a trouble. 1 and 2 are those of every command.
const fn code(trouble: Trouble) -> u8 {
    match trouble {
        Trouble::Refused => 1,
        Trouble::System => 2,
        Trouble::Key => 3,
        Trouble::NotABook => 4,
        Trouble::Away => 5,
        Trouble::Changed => 6,
    }
}

/// That a case was changed by another desk.
pub(super) const CHANGED: u8 = code(Trouble::Changed);

pub(super) fn of_store(why: &StoreError, labels: &Labels) -> Failure {
    failure(why.kind(), why.said(labels))
}

pub(super) fn of_seal(why: &SealError, labels: &Labels) -> Failure {
    failure(why.kind(), why.said(labels))
}

/// A case that does not open, by its reference.
pub(super) fn of_sealed(reference: &str, why: &SealError, labels: &Labels) -> Failure {
    let message = message(Some(reference), why.said(labels));
    Failure::Trouble(code(why.kind()), message)
}

/// A change that does not follow from what is there.
pub(super) fn of_misstep(reference: &str, why: &Misstep, labels: &Labels) -> Failure {
    Failure::Refused(message(Some(reference), why.said(labels)))
}

fn failure(trouble: Trouble, said: Said) -> Failure {
    let message = message(None, said);
    match trouble {
        Trouble::Refused => Failure::Refused(message),
        Trouble::System => Failure::System(message),
        other => Failure::Trouble(code(other), message),
    }
}

fn message(place: Option<&str>, said: Said) -> Message {
    Message {
        place: place.map(str::to_owned),
        what: said.what,
        hint: said.hint,
    }
}

/// A call that is refused, in the words of `case.refused.<id>`.
pub(super) fn refused<const N: usize>(
    id: &str,
    values: [(&'static str, String); N],
    labels: &Labels,
) -> Failure {
    Failure::Refused(message(None, said(id, values, labels)))
}

/// A call that cannot be done here, in the words of `case.refused.<id>`.
pub(super) fn system<const N: usize>(
    id: &str,
    values: [(&'static str, String); N],
    labels: &Labels,
) -> Failure {
    Failure::System(message(None, said(id, values, labels)))
}

/// A trouble with the key, in the words of `case.refused.<id>`.
pub(super) fn key<const N: usize>(
    id: &str,
    values: [(&'static str, String); N],
    labels: &Labels,
) -> Failure {
    Failure::Trouble(code(Trouble::Key), message(None, said(id, values, labels)))
}

/// What is said of one case that another desk has changed.
pub(super) fn changed<const N: usize>(
    reference: &str,
    id: &str,
    values: [(&'static str, String); N],
    labels: &Labels,
) -> Failure {
    Failure::Trouble(CHANGED, message(Some(reference), said(id, values, labels)))
}

/// That some cases were changed by another desk.
pub(super) fn some_changed(labels: &Labels) -> Failure {
    Failure::Trouble(CHANGED, message(None, said("some-changed", [], labels)))
}

/// What is said of one case, and refused.
pub(super) fn of_case<const N: usize>(
    reference: &str,
    id: &str,
    values: [(&'static str, String); N],
    labels: &Labels,
) -> Failure {
    Failure::Refused(message(Some(reference), said(id, values, labels)))
}

fn said<const N: usize>(id: &str, values: [(&'static str, String); N], labels: &Labels) -> Said {
    let said = labels.said("case.refused", id, &Values::from_iter(values));
    said.unwrap_or_else(|| Said {
        what: id.to_owned(),
        hint: None,
    })
}
