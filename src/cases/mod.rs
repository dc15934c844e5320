//! The case book: what a hotline must know of each case until it ends.
//!
//! A case is the correspondence of one worker with one employer, from the first letter to the authority's desk. What has
//! happened to its last letter is told to the [`Content`]; what comes [`Next`], and from which day, follows from that and
//! from the law. A change can only follow from what is there: a [`Misstep`] says why not.
//!
//! Of a case, [`Clear`] may be read by anybody who gets hold of the book: a number, the references, the law, the letter,
//! the state and the days. All else is in the [`Content`], which only a desk of the hotline can open.

mod answer;
mod clear;
mod content;
mod id;
mod misstep;
mod next;
mod state;

pub use answer::{Answer, AnswerKind};
pub use clear::Clear;
pub use content::{Closing, Content, Note, Sent, Tried};
pub use id::CaseId;
pub use misstep::{Misstep, MisstepId};
pub use next::{Next, Step, next};
pub use state::CaseState;
