//! What many requests have in common, read once.

mod cover;
mod language;

use super::{
    Columns, EmployerEntry, Moment, Refusal, RefusalId, RequestFile, Setting, checks,
    columns::COLUMNS, employer, file, record::Records, resolve, text, texts, typed,
};
use crate::{
    book::Shelf,
    catalog::{Catalog, bounds},
    domain::{DayOrder, JurisdictionId, LanguageTag, LetterKind, Request},
};
use serde_yaml::{Mapping, Value};
use std::path::PathBuf;

/// The key under which a base file names several employers.
const EMPLOYERS: &str = "employers";

/// The key under which a base file says how its roster writes days.
const DATES: &str = "dates";

/// The most employers that a base file may name.
const EMPLOYERS_LIMIT: usize = 50;

/// A request file that is read once; the settings of each letter complete it.
///
/// The text is not read again for each letter: its values are copied, those of the letter put in
/// their places, and the whole is checked like any other request.
#[derive(Debug)]
pub struct Base {
    /// The values, once for each employer; at least one.
    values: Vec<Value>,
    /// The records that it names.
    records: Records,
    /// Where the book of employers stands.
    shelf: Shelf,
    names_employers: bool,
    letter_varies: bool,
    dates: Option<DayOrder>,
    columns: Option<Columns>,
    /// What it says of a cover letter.
    cover: Option<Value>,
}

impl Base {
    /// Reads a base file; `folder` is where its paths begin, `shelf` where the book of employers stands.
    ///
    /// Instead of `employer` it may have a list `employers`, for a letter to each of them.
    /// Keys that the letters need may be left out, since settings may give them.
    ///
    /// # Errors
    /// If the file says something wrong, or if it has a `reference`, which no two letters share.
    pub fn read(bytes: &[u8], folder: PathBuf, shelf: Shelf) -> Result<Self, Refusal> {
        let text = text(bytes)?;
        let located = |refusal: Refusal| refusal.located(text);
        let mut value = parse(text)?;
        // Headings are no texts of a letter.
        let columns = value.as_mapping_mut().and_then(|map| map.remove(COLUMNS));
        let columns = columns.as_ref().map(columns_of).transpose();
        let columns = columns.map_err(located)?;
        texts::check(&value).map_err(located)?;
        let Value::Mapping(map) = &mut value else {
            return Err(
                Refusal::new("", "this is not a base file: it has no keys".to_owned())
                    .hint("write each value after a key, a colon and a space: `letter: access`"),
            );
        };
        if map.contains_key("reference") {
            return Err(located(
                Refusal::new("reference", "would be the same on every letter".to_owned())
                    .hint("put it in a column `reference`, or leave it out"),
            ));
        }
        let dates = map
            .remove(DATES)
            .as_ref()
            .map(dates)
            .transpose()
            .map_err(located)?;
        let cover = map.remove(cover::SECTION);
        let employers = match map.remove(EMPLOYERS) {
            Some(list) => employers(list, map).map_err(located)?,
            None => Vec::new(),
        };
        let names_employers = !employers.is_empty();
        let values = if names_employers {
            let with = |employer: Value| {
                let mut map = map.clone();
                map.insert("employer".into(), employer);
                Value::Mapping(map)
            };
            employers.into_iter().map(with).collect()
        } else {
            vec![value]
        };
        let mut base = Self {
            values,
            records: Records::new(folder),
            shelf,
            names_employers,
            letter_varies: false,
            dates,
            columns,
            cover,
        };
        for (index, value) in base.values.iter_mut().enumerate() {
            *value = as_file(value).map_err(|mut refusal| {
                if names_employers && let Some(rest) = refusal.key.strip_prefix("employer") {
                    refusal.key = format!("{EMPLOYERS}[{index}]{rest}");
                }
                refusal.located(text)
            })?;
        }
        Ok(base)
    }

    /// The order in which the roster's texts write their days, where the file says it.
    #[must_use]
    pub const fn dates(&self) -> Option<DayOrder> {
        self.dates
    }

    /// The map of the roster's columns, where the file has one.
    #[must_use]
    pub const fn columns(&self) -> Option<&Columns> {
        self.columns.as_ref()
    }

    /// How many letters each set of settings gives: one for each employer.
    #[must_use]
    pub fn employers(&self) -> usize {
        self.values.len()
    }

    /// Whether the file has a list `employers`.
    #[must_use]
    pub fn names_employers(&self) -> bool {
        self.names_employers
    }

    /// Where the book of employers stands, if this base or one of the columns names an entry of it.
    #[must_use]
    pub fn needs_book(&self, columns: &[String]) -> Option<&Shelf> {
        let names_one = |value: &Value| {
            let employer = value.get("employer");
            employer.is_some_and(|employer| employer.get("book").is_some())
        };
        let is_needed = columns.iter().any(|column| column == "employer.book")
            || self.values.iter().any(names_one);
        is_needed.then_some(&self.shelf)
    }

    /// Whether every letter of this base has the key already.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.values.iter().all(|value| value.get(key).is_some())
    }

    /// Lets the settings choose the letter: of the sections for single letters each letter uses its
    /// own, and those of others are left aside.
    pub fn let_letter_vary(&mut self) {
        self.letter_varies = true;
    }

    /// Checks once what the base says and no column of the settings takes the place of.
    ///
    /// # Errors
    /// If there is no such jurisdiction, language or employer. The refusal has a key and no place.
    pub fn check(&self, columns: &[String], catalog: &Catalog) -> Result<(), Refusal> {
        let is_given = |key: &str| {
            let below = format!("{key}.");
            columns
                .iter()
                .any(|column| column == key || column.starts_with(&below))
        };
        for value in &self.values {
            let said = |key: &str| value.get(key).filter(|_| !is_given(key)).cloned();
            let id = said("jurisdiction").map(serde_yaml::from_value::<JurisdictionId>);
            if let Some(Ok(id)) = id {
                catalog
                    .jurisdiction(id)
                    .map_err(|why| Refusal::new("jurisdiction", why.to_string()))?;
            }
            let language = said("language").map(serde_yaml::from_value::<LanguageTag>);
            if let Some(Ok(language)) = language {
                catalog
                    .words(&language)
                    .map_err(|why| Refusal::new("language", why.to_string()))?;
            }
            // Where a column says who writes, each letter is looked at by itself.
            let is_open = ["letter", "representative.writes"]
                .into_iter()
                .any(is_given);
            if value.get("signature").is_some() && !is_open && !is_of_an_organisation(value) {
                return Err(signature_of_many());
            }
            let entry = said("employer").map(serde_yaml::from_value::<EmployerEntry>);
            if let Some(Ok(entry)) = entry {
                employer::resolve(entry, &self.records, &self.shelf)?;
            }
        }
        Ok(())
    }

    /// Puts a value into the base.
    ///
    /// # Errors
    /// If there is no such key, it cannot be set there, or it takes no such value.
    pub fn set(&mut self, setting: &Setting) -> Result<(), Refusal> {
        known(&setting.key)?;
        if self.names_employers && setting.key.split('.').next() == Some("employer") {
            let what = "would be the same for each of the base file's `employers`";
            return Err(Refusal::new(&*setting.key, what.to_owned())
                .hint("write it in the list, or leave the list out"));
        }
        let mut probe = Value::Null;
        file::put(&mut probe, setting)?;
        texts::check(&probe)?;
        match file::through_text(&probe) {
            Err(refusal) if refusal.key == setting.key && refusal.id != RefusalId::MissingKey => {
                return Err(refusal);
            }
            _ => {}
        }
        if setting.key.split('.').next() == Some(cover::SECTION) {
            let mut section = Value::Mapping(Mapping::new());
            if let Some(cover) = self.cover.take() {
                section[cover::SECTION] = cover;
            }
            file::put(&mut section, setting)?;
            self.cover = section.get(cover::SECTION).cloned();
            return Ok(());
        }
        for value in &mut self.values {
            file::put(value, setting)?;
        }
        Ok(())
    }

    /// The request to one of the employers, with these settings.
    ///
    /// # Errors
    /// If the base and the settings together are no request. The refusal has a key and no place.
    pub fn request(
        &self,
        employer: usize,
        settings: &[Setting],
        catalog: &Catalog,
        moment: &Moment,
    ) -> Result<Request, Refusal> {
        let mut value = self.values.get(employer).cloned().unwrap_or_default();
        forget_other_employer(&mut value, settings);
        for setting in settings {
            file::put(&mut value, setting)?;
        }
        if self.letter_varies {
            leave_aside(&mut value, settings);
        }
        self.finished(&value, catalog, moment)
    }

    /// The request that the values make, if they are whole.
    fn finished(
        &self,
        value: &Value,
        catalog: &Catalog,
        moment: &Moment,
    ) -> Result<Request, Refusal> {
        texts::check(value)?;
        // An error of a typed value does not know its key; that of a text does. Errors are few.
        let file = match serde_yaml::from_value::<RequestFile>(value.clone()) {
            Ok(file) => file,
            Err(_) => file::through_text(value)?,
        };
        checks::sections(&file)?;
        let request = resolve(file, &self.records, &self.shelf, catalog, moment)?;
        let party = request.representative.as_ref();
        let writes = request.letter.is_collective() || party.is_some_and(|party| party.writes);
        if request.signature.is_some() && !writes {
            return Err(signature_of_many());
        }
        checks::check(request, catalog, moment)
    }
}

/// Whether these are the values of a letter that an organisation signs.
fn is_of_an_organisation(value: &Value) -> bool {
    let letter = value.get("letter").and_then(Value::as_str);
    let letter = letter.and_then(|letter| letter.parse::<LetterKind>().ok());
    let writes = value.get("representative").and_then(|it| it.get("writes"));
    letter.is_some_and(LetterKind::is_collective)
        || writes.is_some_and(|writes| {
            writes.as_bool() == Some(true)
                || writes
                    .as_str()
                    .is_some_and(|word| word.eq_ignore_ascii_case("true"))
        })
}

/// Nobody signs for others with one stroke, except who writes in their name.
fn signature_of_many() -> Refusal {
    Refusal::worded(RefusalId::SignatureOfMany, "signature", [])
}

/// Takes the base's employer away where the settings name another: its address is none of the other's, and
/// a letter must not go to whom it does not concern.
fn forget_other_employer(value: &mut Value, settings: &[Setting]) {
    let Some(Value::Mapping(employer)) = value.get_mut("employer") else {
        return;
    };
    let is_other = ["name", "book"].into_iter().any(|key| {
        let named = settings
            .iter()
            .find(|setting| setting.key.strip_prefix("employer.") == Some(key));
        named.is_some_and(|named| {
            let own = employer.get(key).and_then(Value::as_str);
            own != Some(&named.value)
        })
    });
    let has_one = ["name", "book", "record"]
        .into_iter()
        .any(|key| employer.contains_key(key));
    if is_other && has_one {
        employer.clear();
    }
}

/// Takes the sections of other letters out of the base's values. What the settings give stays:
/// it would be lost.
fn leave_aside(value: &mut Value, settings: &[Setting]) {
    let kind = |value: Option<&Value>| value?.as_str()?.parse::<LetterKind>().ok();
    let letter = kind(value.get("letter"));
    // A letter that follows uses the section of the first.
    let about = match letter {
        Some(letter) if letter.follows() => {
            let previous = value.get("previous");
            let first = previous.and_then(|list| list.get(0)).or(previous);
            kind(first.and_then(|first| first.get("letter")))
        }
        letter => letter,
    };
    let (Some(letter), Some(about), Value::Mapping(map)) = (letter, about, value) else {
        return;
    };
    let is_given = |id: &str| {
        settings.iter().any(|setting| {
            let rest = setting.key.strip_prefix(id);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    for other in LetterKind::ALL {
        if *other != letter && *other != about && !is_given(other.id()) {
            map.remove(other.id());
        }
    }
}

/// Whether a request has this dotted key, whatever its value.
///
/// # Errors
/// If there is no such key; the refusal's hint names the nearest.
pub fn known(key: &str) -> Result<(), Refusal> {
    let mut probe = Value::Null;
    let setting = Setting {
        key: key.to_owned(),
        value: "0".to_owned(),
    };
    file::put(&mut probe, &setting)?;
    // The letter comes first in a file, and a section's keys are read before what is missing is missed.
    match file::through_text(&probe) {
        Err(refusal) if refusal.id == RefusalId::UnknownKey => Err(refusal),
        Err(refusal)
            if !refusal.key.is_empty() && key.starts_with(&format!("{}.", refusal.key)) =>
        {
            let below = refusal.what.ends_with("not a map of keys");
            if below { Err(refusal) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

fn parse(text: &str) -> Result<Value, Refusal> {
    bounds::bounded(text, bounds::PARTS).map_err(Refusal::too_much)?;
    if let Some(key) = crate::catalog::locate::without_value(text)
        .into_iter()
        .next()
    {
        let what = crate::domain::TextError::Empty.to_string();
        return Err(Refusal::new(key, what).located(text));
    }
    typed::read(text).map_err(|error| Refusal::from_yaml(&error, text))
}

/// The values as a request file has them, where the base is whole by itself: a postcode is no number.
fn as_file(value: &Value) -> Result<Value, Refusal> {
    match file::through_text(value) {
        Ok(file) if file.is_whole() => {
            serde_yaml::to_value(&file).map_err(|why| Refusal::new("", why.to_string()))
        }
        // The columns give the worker.
        Ok(_) => Ok(value.clone()),
        // A part of an address is missing like a key: a column may give it.
        Err(refusal)
            if refusal.id == RefusalId::MissingKey
                || refusal.what.starts_with("the address has no `") =>
        {
            Ok(value.clone())
        }
        Err(refusal) => Err(refusal),
    }
}

fn columns_of(value: &Value) -> Result<Columns, Refusal> {
    Columns::of(value).map_err(|mut refusal| {
        let below = if refusal.key.is_empty() { "" } else { "." };
        refusal.key = format!("{COLUMNS}{below}{}", refusal.key);
        refusal
    })
}

fn dates(value: &Value) -> Result<DayOrder, Refusal> {
    let written = value.as_str().unwrap_or_default().to_lowercase();
    let order = written.parse::<DayOrder>();
    order.map_err(|why| {
        let hint = "it says how the roster's texts write dates: `dmy` for 24.11.2026";
        Refusal::new(DATES, why.to_string()).hint(hint)
    })
}

fn employers(list: Value, map: &Mapping) -> Result<Vec<Value>, Refusal> {
    let refuse = |what: &str, hint: &str| Err(Refusal::new(EMPLOYERS, what.to_owned()).hint(hint));
    if map.contains_key("employer") {
        return refuse(
            "cannot be used together with `employer`",
            "keep one of them: `employers` is a list",
        );
    }
    match list {
        Value::Sequence(list) if (1..=EMPLOYERS_LIMIT).contains(&list.len()) => Ok(list),
        Value::Sequence(list) => refuse(
            &format!(
                "has {} entries; it may have 1 to {EMPLOYERS_LIMIT}",
                list.len()
            ),
            "make several base files",
        ),
        _ => refuse("is not a list", "write each employer after a dash"),
    }
}
