//! The cover letter of many objections, made of the base file that they have in common.

use super::Base;
use crate::{
    catalog::Catalog,
    domain::{LetterKind, Request},
    intake::{Moment, Refusal, Setting, file},
};
use serde_yaml::{Mapping, Value};

/// The key of a base file under which an organisation adds to the cover letter.
pub(super) const SECTION: &str = LetterKind::CollectiveObjection.id();

/// What belongs to a single worker, or to a single worker's letter.
const OF_WORKERS: [&str; 4] = ["worker", "employment", "objection", "enclosures"];

impl Base {
    /// Whether the file says something of a cover letter.
    #[must_use]
    pub const fn speaks_of_cover(&self) -> bool {
        self.cover.is_some()
    }

    /// The request of the cover letter to the first employer, for so many objections with these settings.
    ///
    /// The organisation, the employer and what the objections are about come from the base file.
    ///
    /// # Errors
    /// If the letters are no objections, or the base file lacks what the cover letter needs. The refusal
    /// has a key and no place.
    pub fn cover(
        &self,
        objections: u32,
        settings: &[Setting],
        catalog: &Catalog,
        moment: &Moment,
    ) -> Result<Request, Refusal> {
        let mut map = match self.values.first() {
            Some(Value::Mapping(map)) => map.clone(),
            _ => Mapping::new(),
        };
        if map.get("letter").and_then(Value::as_str) != Some(LetterKind::Objection.id()) {
            let what = "a cover letter is for objections alone";
            return Err(Refusal::new("letter", what.to_owned())
                .hint("write `letter: objection`, or leave out `--cover`"));
        }
        let mut section = match self.cover.clone() {
            None => Mapping::new(),
            Some(Value::Mapping(section)) => section,
            Some(_) => {
                return Err(Refusal::new(SECTION, "must be a map of keys".to_owned())
                    .hint("write `own_words: …` below it, or leave it out"));
            }
        };
        if section.contains_key("objections") {
            let key = format!("{SECTION}.objections");
            let what = "the objections are counted while they are written";
            return Err(Refusal::new(key, what.to_owned()).hint("leave it out"));
        }
        section.insert("objections".into(), objections.into());
        let to = map
            .get("objection")
            .and_then(|objection| objection.get("to"));
        if let Some(to) = to.filter(|_| !section.contains_key("operations")) {
            section.insert("operations".into(), to.clone());
        }
        for key in OF_WORKERS {
            map.remove(key);
        }
        map.insert("letter".into(), SECTION.into());
        map.insert(SECTION.into(), section.into());
        let mut value = Value::Mapping(map);
        for setting in settings {
            file::put(&mut value, setting)?;
        }
        self.finished(&value, catalog, moment)
    }
}
