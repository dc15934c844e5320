//! The case book: what a hotline must know of each case until it ends.
//!
//! A case is the correspondence of one worker with one employer, from the first letter to the authority's desk. What has
//! happened to its last letter is told to the [`Content`]; what comes [`Next`], and from which day, follows from that and
//! from the law. A change can only follow from what is there: a [`Misstep`] says why not.
//!
//! Of a case, [`Clear`] may be read by anybody who gets hold of the book: a number, the references, the law, the letter,
//! the state and the days. All else is in the [`Content`], which only a desk of the hotline can open: the book key seals
//! each case, and is sealed in its turn for the key of each desk. A [`Seal`] is the book key, opened.

mod answer;
mod bundle;
mod clear;
mod content;
mod desk_name;
mod id;
mod key;
mod misstep;
mod next;
mod seal;
mod seal_error;
mod state;
#[cfg(feature = "store")]
mod store;
mod trouble;

pub use answer::{Answer, AnswerKind};
pub use bundle::{Bundle, unbundle};
pub use clear::Clear;
pub use content::{Closing, Content, Note, Sent, Tried};
pub use desk_name::DeskName;
pub use id::{CaseId, NotACaseId};
pub use key::{DeskKey, PublicKey};
pub use misstep::{Misstep, MisstepId};
pub use next::{Next, Step, next, next_by};
pub use seal::Seal;
pub use seal_error::{SealError, SealFault};
pub use state::CaseState;
#[cfg(feature = "store")]
pub use store::{
    Book, Change, Cursor, Desk, NewBook, Outcome, Place, Sealed, Server, Store, StoreError,
    StoreFault, Stored, Wanted,
};
pub use trouble::Trouble;

/// A reference as it is looked for: without the difference of capitals, and of all signs but letters, digits and `-`.
#[must_use]
pub fn folded(reference: &str) -> String {
    let plain = crate::domain::reference_in_name(reference).to_ascii_lowercase();
    if plain.is_empty() {
        // There is nothing in it but signs of other scripts.
        reference.trim().to_lowercase()
    } else {
        plain
    }
}
