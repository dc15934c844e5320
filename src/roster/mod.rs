//! A roster: a table with a row for each letter, and what is told of each of them.
//!
//! A row is read as text, cell by cell, and becomes settings of a base file
//! ([`Base`](crate::intake::Base)). Whatever is wrong with it becomes a [`Fault`], which names row,
//! line and column, and never what a cell about the worker says.

mod archive;
mod around;
mod asking;
mod cells;
mod columns;
mod csv;
mod days;
mod error;
mod fault;
mod fault_id;
mod heading;
mod input;
mod items;
mod lines;
mod listing;
mod manifest;
mod mapping;
mod quotes;
mod reading;
mod reference;
mod row;
mod shard;
mod sheet;
mod table;
mod taken;
mod understand;
mod understanding;
mod usual;
mod yaml;

pub use archive::Archive;
pub use asking::{Asked, Asking};
pub use columns::USUAL as USUAL_KEYS;
pub use days::Days;
pub use error::RosterError;
pub use fault::{FAULT_COLUMNS, Fault};
pub use fault_id::FaultId;
pub use listing::{Listing, MARK, separator};
pub use manifest::{Entry, MANIFEST_COLUMNS, manifest_columns};
pub use reading::Reading;
pub use reference::Salt;
pub use row::{Row, Spoiled};
pub use shard::{NoShard, Shard};
pub use table::Roster;
pub use taken::Taken;
pub use understanding::{By, Given, Role, Trouble, TroubleKind, Understanding, Understood};

#[cfg(feature = "cli")]
pub(crate) use crate::domain::hash::{first_u64, hex};
pub(crate) use manifest::guarded;
