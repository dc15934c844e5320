//! The questions that make a request, as data: whoever shows them, at a terminal or on a page, reads and sets the answers
//! by their keys.
//!
//! [`asked`] says which questions the answers so far lead to. [`value`] checks what was typed at once with the types
//! of the request; [`employers`] knows employers that need not be typed; [`check`] makes the request file, and
//! [`draft_text`] keeps answers that are not complete. [`opened`] and [`followed`] begin with a file that is there.

mod answers;
mod choices;
mod day;
mod draft;
pub mod employers;
mod finish;
mod leads;
mod letters;
mod operations;
mod question;
mod request;
mod sections;
mod sequel;
mod situation;
mod summary;
#[cfg(test)]
mod tests;
pub mod value;
mod when;

pub use answers::{Answer, Answers, DRAFT};
pub use choices::{Choice, Choices};
pub use draft::{Opened, draft_text, opened};
pub use finish::{Around, Checked, base_text, check};
pub use leads::Leads;
pub use operations::DETAILS;
pub use question::{Asked, Kind, Question, Section, asked};
pub use request::request;
pub use sections::{ASKED, LANGUAGE, POINTS, REPLIED, SCOPE, SECTIONS};
pub use sequel::{followed, reopened};
pub use situation::Situation;
pub use summary::{shown, summary};
