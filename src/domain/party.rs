//! The people and organisations of a letter, by the law's names.

use super::{Address, EmailAddress, Short};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The worker: the person whose data are processed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DataSubject {
    /// The full name.
    pub name: Short,
    /// The private address.
    pub address: Address,
    /// A private e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// A private telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Short>,
    /// Date of birth, if the employer needs it to find the file.
    #[serde(
        default,
        deserialize_with = "super::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub birth_date: Option<Date>,
}

/// The employer: who decides why and how data are processed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// The full name with its legal form.
    pub name: Short,
    /// The person or office to whom the letter is addressed; by default the
    /// office responsible for data protection, in the letter's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attention: Option<Short>,
    /// The address.
    pub address: Address,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
}

/// A union or hotline that supports the worker.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    /// The organisation.
    pub organisation: Short,
    /// The person there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Short>,
    /// Its address: needed where it writes the letter, and for the mandate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Its e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// Whether it writes the letter in the worker's name, by a mandate.
    #[serde(
        default,
        deserialize_with = "super::text::flag",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub writes: bool,
}
