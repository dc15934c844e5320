//! A country: which law applies there, who supervises it, how its post works.

use super::{AddressOrder, Instruments, LanguageTag, LawId, PerLanguage, Provision, WorkerLimit};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// The name of a jurisdiction's file: its country code.
pub type JurisdictionId = super::CountryCode;

/// A country with its law, authorities, rules on monitoring and stationery.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jurisdiction {
    /// The country code.
    pub jurisdiction: JurisdictionId,
    /// The data-protection law.
    pub law: LawId,
    /// The day by which the file must be read against its sources again.
    #[serde(deserialize_with = "super::day::read")]
    pub recheck: Date,
    /// The usual languages of letters, the first one by default.
    pub languages: Vec<LanguageTag>,
    /// The order of an address's parts.
    #[serde(default)]
    pub address_order: AddressOrder,
    /// The sheets for envelopes with a window.
    pub windows: WindowSheets,
    /// Instruments that only this country's rules are cited from.
    #[serde(default)]
    pub instruments: Instruments,
    /// National rules on monitoring at work.
    #[serde(default)]
    pub monitoring: Vec<MonitoringRule>,
    /// The worker's own time limits that this country sets; empty where none is known for certain.
    #[serde(default)]
    pub worker_limits: Vec<WorkerLimit>,
    /// Who supervises; more than one where it depends on the place.
    pub authorities: Vec<Authority>,
}

impl Jurisdiction {
    /// An authority by its name.
    #[must_use]
    pub fn authority(&self, id: &str) -> Option<&Authority> {
        self.authorities.iter().find(|authority| authority.id == id)
    }

    /// The authority of a part of the country, or the only one of the country.
    /// An authority without a region is nobody's default where others have one:
    /// in Germany it is for federal bodies, not for private employers.
    #[must_use]
    pub fn authority_of(&self, region: Option<&str>) -> Option<&Authority> {
        self.only_authority().or_else(|| {
            self.authorities.iter().find(|authority| {
                authority.region.is_some() && authority.region.as_deref() == region
            })
        })
    }

    /// The authority, if the country has only one.
    #[must_use]
    pub fn only_authority(&self) -> Option<&Authority> {
        match self.authorities.as_slice() {
            [authority] => Some(authority),
            _ => None,
        }
    }
}

/// The sheet for an envelope with its window at the left or at the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowSheets {
    /// Window at the left.
    pub left: Sheet,
    /// Window at the right.
    pub right: Sheet,
}

/// A norm for where the recipient stands on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// DIN 5008 form B, window at the left.
    Din5008B,
    /// SN 010130, window at the left.
    SnLeft,
    /// SN 010130, window at the right.
    SnRight,
    /// NF Z 11-001, window at the right.
    NfRight,
}

/// A national rule on monitoring at work.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonitoringRule {
    /// The provisions, where they are known for certain.
    #[serde(default)]
    pub provisions: Vec<Provision>,
    /// Whether the numbers are safe to print; otherwise `words` are.
    #[serde(default = "yes")]
    pub cite: bool,
    /// The rule in words, for a rule without a number.
    #[serde(default)]
    pub words: PerLanguage<String>,
    /// Where the rule was read.
    pub source: String,
    /// When that was.
    #[serde(deserialize_with = "super::day::read")]
    pub checked: Date,
    /// What a lawyer should know of it; never printed.
    #[serde(default)]
    pub note: Option<String>,
}

/// A supervisory authority.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its name in this catalogue.
    pub id: String,
    /// The part of the country, by ISO 3166-2 (`DE-BE`); none: the whole of it.
    #[serde(default)]
    pub region: Option<String>,
    /// Its name, at least in the country's own languages.
    pub names: PerLanguage<AuthorityName>,
    /// Its address, a line each, without the country.
    pub address: Vec<String>,
    /// Whether the address was confirmed by a second source.
    #[serde(default)]
    pub address_note: AddressNote,
    /// Its e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Its site.
    #[serde(default)]
    pub web: Option<String>,
    /// Where this was read.
    pub source: String,
    /// When that was.
    #[serde(deserialize_with = "super::day::read")]
    pub checked: Date,
}

/// What an authority is called in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityName {
    /// The name in the nominative, as it stands on an envelope.
    pub name: String,
    /// The forms that sentences of the language ask for; the language's file declares them under
    /// `forms.authority`.
    pub forms: BTreeMap<String, String>,
}

impl AuthorityName {
    /// The name in a form of its language.
    #[must_use]
    pub fn form(&self, form: &str) -> Option<&str> {
        self.forms.get(form).map(String::as_str)
    }
}

impl<'de> Deserialize<'de> for AuthorityName {
    /// Reads a name, or a map with the name and its forms.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Map {
            name: String,
            forms: BTreeMap<String, String>,
        }

        #[derive(Deserialize)]
        #[serde(untagged)]
        enum NameOrMap {
            Name(String),
            Map(Map),
        }

        Ok(match NameOrMap::deserialize(deserializer)? {
            NameOrMap::Name(name) => Self {
                name,
                forms: BTreeMap::new(),
            },
            NameOrMap::Map(Map { name, forms }) => Self { name, forms },
        })
    }
}

impl Serialize for AuthorityName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

/// How sure an authority's address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressNote {
    /// Printed in a recent record or confirmed by a second source.
    #[default]
    Confirmed,
    /// Not confirmed: look it up before sending.
    Unconfirmed,
}

const fn yes() -> bool {
    true
}
