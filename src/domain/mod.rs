//! The terms of the law and of the request, as plain types.
//!
//! Nothing here reads a file, asks the clock or knows a template. What is
//! wrong in a value is found when the value is made; after that it is right.

#[macro_use]
mod ids;

mod access_data;
mod address;
mod asks;
pub mod characters;
mod choice;
mod collective;
mod correspondence;
mod country;
pub(crate) mod day;
pub(crate) mod day_order;
mod deadline;
mod email;
mod employment;
mod fold;
pub(crate) mod hash;
mod holidays;
mod jurisdiction;
mod language;
mod law;
mod letter_kind;
mod lookalike;
mod one_or_more;
mod party;
mod postcode;
mod provision;
mod request;
mod right;
mod signature;
pub(crate) mod signs;
mod size;
mod strokes;
pub(crate) mod text;
mod visible;
mod worker_limit;

pub use access_data::NamedData;
pub(crate) use address::AddressFile;
pub use address::{Address, AddressOrder};
pub use asks::{
    ConsentWithdrawal, Correction, Erasure, Grounded, HumanReview, Mandate, Portability,
    Preservation, Rectification, Restriction,
};
pub use choice::{
    DataCategory, Delivery, ErasureGround, Monitoring, Question, Reason, RestrictionGround, Tone,
    WindowSide,
};
pub use collective::{Asked, CollectiveComplaint, CollectiveObjection};
pub use correspondence::{
    Correspondence, FollowUp, PreviousLetter, Reply, ReplyKind, ReplyReason, SendingProof,
};
pub use country::{CountryCode, CountryError};
pub use day::{DayError, day};
pub use day_order::{DayOrder, NotADay};
pub use deadline::{AuthorityTime, Deadline, Extension, Unit};
pub use email::{EmailAddress, EmailError};
pub use employment::{Employment, Status, Workplace};
pub(crate) use fold::{folded, plain_name};
pub use holidays::{Falls, Holiday, Holidays, MonthDay, Years};
pub use ids::{NotAnId, nearest};
pub use jurisdiction::{
    AddressNote, Authority, AuthorityName, Jurisdiction, JurisdictionId, MonitoringRule, Sheet,
    WindowSheets,
};
pub use language::LanguageTag;
pub use law::{Grant, Grants, Instrument, Instruments, Lack, Law, LawId, LawName, PerLanguage};
pub use letter_kind::{Addressee, LetterKind, Stage};
pub use lookalike::mixed;
pub(crate) use one_or_more::OneOrMore;
pub use party::{Controller, DataSubject, Representative};
pub use postcode::{Unlike, unlike_postcode};
pub use provision::Provision;
#[cfg(feature = "cases")]
pub(crate) use request::plain_reference;
pub use request::{Access, ObjectedOperation, Objection, Period, Request};
pub use right::Right;
pub use signature::{PenStep, Signature, SignatureError, Spot};
pub use size::{limit, size, too_large};
pub use text::{Passage, Short, TextError};
pub use visible::{cut, quoted, visible};
pub use worker_limit::{Remedy, Start, WorkerLimit};
