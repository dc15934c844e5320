//! The time within which the worker must act; who is late loses the remedy.

use super::{PerLanguage, Provision, Unit};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

ids! {
    /// What a worker's time limit is for.
    pub enum Remedy as "remedy" {
        /// The complaint to the supervisory authority.
        Complaint = "complaint",
        /// An action in court.
        Court = "court",
        /// The confirmation that a request is upheld although money is demanded for it.
        Confirmation = "confirmation",
    }
}

ids! {
    /// The day from which a worker's time limit is counted.
    pub enum Start as "start of a time limit" {
        /// The day on which the worker learns the answer.
        Reply = "reply",
        /// The day of the request itself.
        Request = "request",
        /// The day on which the employer received the request.
        Receipt = "receipt",
        /// The day on which the worker learns of the breach.
        Knowledge = "knowledge",
    }
}

/// A time limit of the worker's own. Its last day is never moved, not even from a Sunday.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerLimit {
    /// What it is for.
    #[serde(rename = "for")]
    pub remedy: Remedy,
    /// What it is counted in.
    pub unit: Unit,
    /// How many of them: 1 to 3650.
    pub count: u32,
    /// The day from which it is counted; that day itself does not count.
    pub from: Start,
    /// What else is to be known of it, in each language; English stands in for one that is missing.
    #[serde(default)]
    pub words: PerLanguage<String>,
    /// The provisions; empty where none is known for certain.
    #[serde(default)]
    pub provisions: Vec<Provision>,
    /// Whether the numbers are safe to print; otherwise words only.
    #[serde(default = "yes")]
    pub cite: bool,
    /// Where it was read.
    pub source: String,
    /// When that was.
    #[serde(deserialize_with = "super::day::read")]
    pub checked: Date,
}

const fn yes() -> bool {
    true
}
