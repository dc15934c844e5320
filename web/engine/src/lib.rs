//! What the web page asks of the library: questions, checks, letters, days and files, as JSON and bytes.
//!
//! Everything that it says comes from the library and the words of `locales/`; the page decides only how it looks. The
//! engine has no clock and no dice: each call brings today's date and a random number along. It keeps nothing of what
//! somebody answered, but a roster until its letters are made.
//!
//! ```text
//! page (TypeScript) --JSON--> Engine --Situation--> kerkesa::interview, compose, render, deadlines
//! ```

mod answers;
mod autocomplete;
mod checklist;
mod days;
mod employers;
mod engine;
mod files;
mod form;
mod letters;
mod params;
mod refused;
mod roster;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use engine::Engine;
pub use files::Made;
