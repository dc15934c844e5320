//! `kerkesa case note`: what the hotline wants to remember, from standard input, so that no shell keeps it.

use super::{
    args::One,
    change::{self, Told},
    room::Room,
    trouble,
};
use crate::{
    cases::{Note, Tried},
    cli::{failure::Failure, requests},
    domain::Passage,
};
use std::path::Path;

pub(super) fn run(args: &One, room: &mut Room) -> Result<(), Failure> {
    let bytes = requests::bytes_of(Path::new("-"), "a note");
    let bytes = bytes.map_err(|why| Failure::of(Path::new("-"), &why))?;
    let wrong = |why: String| trouble::refused("note", [("why", why)], room.labels());
    let text = String::from_utf8(bytes).map_err(|why| wrong(why.to_string()))?;
    let text: Passage = text
        .trim()
        .parse()
        .map_err(|why: crate::domain::TextError| wrong(why.to_string()))?;
    let day = room.today;
    let told = Told {
        reference: args.reference.clone(),
        does: Box::new(move |case| {
            case.notes.push(Note {
                day,
                text: text.clone(),
            });
            Ok(Tried::Changed)
        }),
    };
    change::make(&[told], room)
}
