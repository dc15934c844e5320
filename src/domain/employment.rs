//! What the worker is, or was, to the employer.

use super::Short;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

ids! {
    /// What the worker is to the employer.
    pub enum Status as "status" {
        /// Employed now.
        Current = "current",
        /// Employed before.
        Former = "former",
        /// Applied for a job.
        Applicant = "applicant",
        /// Sent by an agency.
        Agency = "agency",
        /// Works under a contract that the controller does not treat as employment.
        Contractor = "contractor",
    }
}

ids! {
    /// Where the work is done.
    pub enum Workplace as "workplace" {
        /// At home.
        Home = "home",
        /// On the employer's or the client's premises.
        Site = "site",
        /// Partly at home, partly on the premises.
        Mixed = "mixed",
    }
}

/// What the employer needs in order to find the worker's file; nothing more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Employment {
    /// What the worker is to the employer.
    #[serde(default = "current")]
    pub status: Status,
    /// The number that the employer gave the worker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee_number: Option<Short>,
    /// The post, as the contract calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Short>,
    /// Where the work is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workplace: Option<Workplace>,
    /// First day; of an application, its day.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub since: Option<Date>,
    /// Last day.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Date>,
    /// The agency that sent the worker, where the employer is its client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<Short>,
}

const fn current() -> Status {
    Status::Current
}

impl Default for Employment {
    fn default() -> Self {
        Self {
            status: Status::Current,
            employee_number: None,
            role: None,
            workplace: None,
            since: None,
            until: None,
            agency: None,
        }
    }
}
