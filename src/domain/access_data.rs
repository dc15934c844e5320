//! Which kinds of data a letter of access names.

use super::{DataCategory, Status, Workplace};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, SeqAccess, Visitor},
};
use std::fmt;

/// The word for the whole catalogue.
const ALL: &str = "all";

/// The kinds of data that a letter of access names; the right reaches all data in any case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum NamedData {
    /// Those that matter most to somebody in this position, so that the letter stays short.
    #[default]
    Usual,
    /// Every kind there is.
    All,
    /// Those that the worker chose.
    Chosen(Vec<DataCategory>),
}

impl NamedData {
    /// Whether the request leaves the choice to the program.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::Usual
    }

    /// The kinds themselves, in the order in which a letter names them.
    #[must_use]
    pub fn kinds(&self, status: Status, workplace: Option<Workplace>) -> &[DataCategory] {
        match self {
            Self::Usual => usual(status, workplace),
            Self::All => DataCategory::ALL,
            Self::Chosen(chosen) => chosen,
        }
    }
}

/// Six to eight kinds: those for which workers ask most, by what they are to the employer and where they work.
const fn usual(status: Status, workplace: Option<Workplace>) -> &'static [DataCategory] {
    use DataCategory as Data;
    match (status, workplace) {
        (Status::Applicant, _) => &[
            Data::Recruitment,
            Data::References,
            Data::BackgroundChecks,
            Data::InferencesAndRiskScores,
            Data::InternalNotesAndTags,
            Data::EmailsAndChatsAboutMe,
        ],
        (Status::Former, _) => &[
            Data::ContractAndPay,
            Data::HrFile,
            Data::AttendanceAndShifts,
            Data::PerformanceAndTargets,
            Data::WarningsAndGrievances,
            Data::DismissalFile,
            Data::EmailsAndChatsAboutMe,
        ],
        (Status::Agency, Some(Workplace::Home)) => &[
            Data::AttendanceAndShifts,
            Data::PerformanceAndTargets,
            Data::DataFromClientsOrAgencies,
            Data::LoginIdleAndBreakTimes,
            Data::WebcamImages,
            Data::ScreenRecordings,
            Data::EmailsAndChatsAboutMe,
        ],
        (Status::Agency, _) => &[
            Data::AttendanceAndShifts,
            Data::PerformanceAndTargets,
            Data::DataFromClientsOrAgencies,
            Data::Cctv,
            Data::BadgeAndDoor,
            Data::InternalNotesAndTags,
            Data::EmailsAndChatsAboutMe,
        ],
        (Status::Contractor, _) => &[
            Data::ContractAndPay,
            Data::RankingsAndScores,
            Data::CustomerRatings,
            Data::Location,
            Data::LoginIdleAndBreakTimes,
            Data::InternalNotesAndTags,
            Data::EmailsAndChatsAboutMe,
        ],
        (Status::Current, Some(Workplace::Home)) => &[
            Data::ContractAndPay,
            Data::HrFile,
            Data::PerformanceAndTargets,
            Data::LoginIdleAndBreakTimes,
            Data::WebcamImages,
            Data::ScreenRecordings,
            Data::EmailsAndChatsAboutMe,
        ],
        (Status::Current, Some(Workplace::Site)) => &[
            Data::ContractAndPay,
            Data::HrFile,
            Data::AttendanceAndShifts,
            Data::PerformanceAndTargets,
            Data::Cctv,
            Data::BadgeAndDoor,
            Data::EmailsAndChatsAboutMe,
        ],
        (Status::Current, _) => &[
            Data::ContractAndPay,
            Data::HrFile,
            Data::AttendanceAndShifts,
            Data::PerformanceAndTargets,
            Data::LoginIdleAndBreakTimes,
            Data::EmailsAndChatsAboutMe,
        ],
    }
}

impl Serialize for NamedData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Usual => serializer.serialize_none(),
            Self::All => serializer.serialize_str(ALL),
            Self::Chosen(chosen) => chosen.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for NamedData {
    /// Reads `all`, or a list of kinds.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Named)
    }
}

struct Named;

impl<'de> Visitor<'de> for Named {
    type Value = NamedData;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`all`, or a list of kinds of data")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<NamedData, E> {
        match Entry::read(word)? {
            Entry::All => Ok(NamedData::All),
            Entry::Kind(kind) => Ok(NamedData::Chosen(vec![kind])),
        }
    }

    /// A cell of a table is always a list, so `[all]` is the same as `all`.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<NamedData, A::Error> {
        let mut chosen = Vec::new();
        while let Some(entry) = list.next_element::<Entry>()? {
            match entry {
                Entry::Kind(kind) => chosen.push(kind),
                Entry::All => match list.next_element::<Entry>()? {
                    None if chosen.is_empty() => return Ok(NamedData::All),
                    _ => return Err(A::Error::custom("`all` already means every kind of data")),
                },
            }
        }
        Ok(NamedData::Chosen(chosen))
    }
}

/// One word of the list.
enum Entry {
    All,
    Kind(DataCategory),
}

impl Entry {
    fn read<E: Error>(word: &str) -> Result<Self, E> {
        match word {
            ALL => Ok(Self::All),
            word => word.parse().map(Self::Kind).map_err(E::custom),
        }
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;

        impl Visitor<'_> for Word {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a kind of data")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Entry, E> {
                Entry::read(word)
            }
        }

        deserializer.deserialize_str(Word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_letter_names_six_to_eight_kinds_each_once() {
        let workplaces = Workplace::ALL.iter().map(|&one| Some(one)).chain([None]);
        for workplace in workplaces {
            for &status in Status::ALL {
                let mut kinds = NamedData::Usual.kinds(status, workplace).to_vec();
                let count = kinds.len();
                kinds.sort();
                kinds.dedup();
                assert!((6..=8).contains(&count), "{status} {workplace:?}: {count}");
                assert_eq!(kinds.len(), count, "{status} {workplace:?}");
            }
        }
    }

    #[test]
    fn all_is_a_word_or_the_only_entry_of_a_list() {
        let read = serde_yaml::from_str::<NamedData>;
        assert_eq!(read("all").expect("a word"), NamedData::All);
        assert_eq!(read("[all]").expect("a list"), NamedData::All);
        let chosen = NamedData::Chosen(vec![DataCategory::Cctv, DataCategory::Photos]);
        assert_eq!(read("[cctv, photos]").expect("a list"), chosen);
        for wrong in ["[all, cctv]", "[cctv, all]", "al", "[cctvs]", "{a: b}"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
