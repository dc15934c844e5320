//! Proofreading: what can be checked in a translator's words without knowing the language.
//!
//! [`proofread`] reads one language as a [`Proof`], runs each [`Check`] over
//! it, takes out what the language's data allow with a reason, and tells what
//! was found and what was not run. What a language needs for it are data:
//!
//! | what | where |
//! | --- | --- |
//! | letters and quotation marks | `locales/proof/letters.yaml` |
//! | official terms and words to avoid | `locales/proof/terms/<language>.yaml` |
//! | typography, dictionary, own words, what is allowed | `locales/proof/<language>.yaml` |

mod checks;
mod dictionaries;
mod entry;
mod finding;
mod galley;
mod names;
mod norms;
mod pattern;
mod report;
mod terms;
mod whole;

pub use checks::{Check, standard};
pub use dictionaries::Dictionaries;
pub use entry::Entry;
pub use finding::Finding;
pub use galley::{Galley, Scope};
pub use norms::{Allowed, Dictionary, Length, Norms, OwnWord, Spacing};
pub use pattern::Pattern;
pub use report::{NotRun, Report, proofread};
pub use terms::{Avoided, Confidence, Term, Terms};
pub use whole::Proof;

/// Keys whose patterns belong to the language alone: their holes and numbers are its own.
const OWN: [&str; 6] = ["citation.", "list.", "dates.", "forms.", "terms.", "meta."];

/// Keys that say what the file is, and are no words.
const HEAD: [&str; 4] = ["language", "extends", "name", "home"];

/// Whether a key holds a sentence or phrase of a letter or of the program.
fn is_said(key: &str) -> bool {
    !HEAD.contains(&key) && !OWN.iter().any(|own| key.starts_with(own))
}

/// Whether a key says something about the file.
fn is_head(key: &str) -> bool {
    HEAD.contains(&key) || key.starts_with("meta.") || key.starts_with("forms.")
}
