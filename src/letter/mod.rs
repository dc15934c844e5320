//! The document model: what a letter *is* before it becomes a file.
//!
//! A [`Letter`] holds finished text. It knows no law, no language rule and no
//! page: the composer fills it in, the renderers draw it. Every value that the
//! worker wrote is an [`Inline::Given`] that remembers the key of the request
//! it came from, so that a renderer can name the key when it must refuse.

mod block;
mod drawing;
mod frame;
mod inline;

pub use block::Block;
pub use drawing::{Drawing, Point, Step};
pub use frame::{Footer, Labelled, Letter, Mail, Mailbox, Receipt, Stationery, Window};
pub use inline::{Inline, Line, Origin, origin, plain_text};
