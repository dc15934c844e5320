//! The terms of the law and of the request, as plain types.
//!
//! Nothing here reads a file, asks the clock or knows a template. What is
//! wrong in a value is found when the value is made; after that it is right.

#[macro_use]
mod ids;

mod address;
pub mod characters;
mod choice;
mod deadline;
mod employment;
mod holidays;
mod jurisdiction;
mod language;
mod law;
mod party;
mod provision;
mod request;
mod right;
pub(crate) mod text;
mod worker_limit;

pub use address::{Address, AddressOrder, CountryCode};
pub use choice::{
    DataCategory, Delivery, LetterKind, Monitoring, Question, Reason, Tone, WindowSide,
};
pub use deadline::{Deadline, Extension, Unit};
pub use employment::{Employment, Status, Workplace};
pub use holidays::{Falls, Holiday, Holidays, MonthDay, Years};
pub use ids::{NotAnId, nearest};
pub use jurisdiction::{
    AddressNote, Authority, Jurisdiction, JurisdictionId, MonitoringRule, Sheet, WindowSheets,
};
pub use language::LanguageTag;
pub use law::{Grant, Instrument, Instruments, Law, LawId, LawName, PerLanguage};
pub use party::{Controller, DataSubject, Representative};
pub use provision::Provision;
pub use request::{Access, ObjectedOperation, Objection, Period, Request};
pub use right::Right;
pub use text::{Passage, Short, TextError};
pub use worker_limit::{Remedy, Start, WorkerLimit};
