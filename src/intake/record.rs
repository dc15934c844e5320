//! Employer records in the JSON format of Datenanfragen.

use super::{FILE_LIMIT, Refusal, signature};
use crate::{
    book::{Divided, divide},
    domain::{Address, Controller, CountryCode, Short, Signature, cut},
    files::{self, Links},
};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// What a letter needs of a record; its other keys are left alone.
#[derive(Debug, Clone, Deserialize)]
pub struct Record {
    name: String,
    address: String,
    #[serde(default)]
    email: Option<String>,
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// If the file cannot be read or is no record.
    pub fn read(path: &Path) -> Result<Self, Refusal> {
        Self::read_as(path, path)
    }

    /// The same, with the name by which a request knows the file.
    fn read_as(path: &Path, name: &Path) -> Result<Self, Refusal> {
        let name = name.display().to_string();
        let refused =
            |why: String| Refusal::new("employer.record", format!("{}: {why}", cut(&name)));
        let text = bytes(path).map_err(|why| refused(why.to_string()))?;
        serde_json::from_slice(&text).map_err(|why| {
            refused(format!(
                "line {}, column {}: this is not a record with `name` and `address`",
                why.line(),
                why.column()
            ))
            .hint("a record is a JSON file of the Datenanfragen company database")
        })
    }

    /// The controller that the record describes. Its address keeps its lines;
    /// the last one names the country.
    ///
    /// # Errors
    /// If the country is not recognised and not given, or a line cannot stand in a letter.
    pub fn controller(
        &self,
        country: Option<CountryCode>,
        attention: Option<Short>,
    ) -> Result<Controller, Refusal> {
        let short = |text: &str, what: &str| {
            text.parse::<Short>().map_err(|why| {
                Refusal::new("employer.record", format!("the record's {what} {why}"))
            })
        };
        let Divided {
            lines,
            country: named,
            ..
        } = divide(&self.address);
        let country = match (country, named) {
            (Some(country), Some(named)) if country != named => Err(Refusal::new(
                "employer.country",
                format!("is `{country}`, but the record's last line names `{named}`"),
            )
            .hint("leave out `country`, or write the employer in the request")),
            (Some(country), _) | (None, Some(country)) => Ok(country),
            (None, None) => Err(Refusal::new(
                "employer.country",
                "the record's last line names no country that is known here".to_owned(),
            )
            .hint("write its code beside the record: `employer: {record: …, country: DE}`")),
        }?;
        if lines.is_empty() || lines.len() > Address::LINES {
            return Err(Refusal::new(
                "employer.record",
                format!(
                    "the record's address has {} lines without the country; it may have 1 to {}",
                    lines.len(),
                    Address::LINES
                ),
            )
            .hint("write the employer's name and address in the request instead"));
        }
        let lines = lines
            .into_iter()
            .map(|line| short(line, "address"))
            .collect::<Result<_, _>>()?;
        Ok(Controller {
            name: short(&self.name, "name")?,
            attention,
            address: Address::Lines { lines, country },
            email: self
                .email
                .as_deref()
                .map(|email| {
                    email.parse().map_err(|why| {
                        let what = format!("the record's e-mail address {why}");
                        Refusal::new("employer.record", what)
                    })
                })
                .transpose()?,
        })
    }
}

/// The files of a folder that requests name, each of which is read when it is first asked for, and once: a base file
/// names one for thousands of letters.
#[derive(Debug)]
pub(super) struct Records {
    folder: PathBuf,
    employers: Read<Record>,
    signatures: Read<Signature>,
}

/// What has been read, by the name of its file.
type Read<T> = Mutex<BTreeMap<PathBuf, Result<T, Refusal>>>;

impl Records {
    /// The files whose paths begin in a folder.
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            employers: Mutex::new(BTreeMap::new()),
            signatures: Mutex::new(BTreeMap::new()),
        }
    }

    /// The record of a file.
    pub(super) fn record(&self, file: &Path) -> Result<Record, Refusal> {
        self.once(&self.employers, file, Record::read_as)
    }

    /// The signature of a file.
    pub(super) fn signature(&self, file: &Path) -> Result<Signature, Refusal> {
        self.once(&self.signatures, file, signature::read)
    }

    fn once<T: Clone>(
        &self,
        read: &Read<T>,
        file: &Path,
        reader: impl Fn(&Path, &Path) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        // Who has panicked meanwhile has left whole ones or none.
        let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(file) {
            return known.clone();
        }
        let found = reader(&self.folder.join(file), file);
        read.insert(file.to_owned(), found.clone());
        found
    }
}

/// The bytes of a record: of a regular file, and no more than a request may have.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    files::read(path, Links::Followed, FILE_LIMIT as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_record_is_read_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let records = Records::new(folder.path().to_owned());
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text);
        write("a.json", r#"{"name": "A", "address": "B"}"#).expect("a record");
        let file = Path::new("a.json");
        assert_eq!(records.record(file).expect("a record").name, "A");
        write("a.json", r#"{"name": "C", "address": "B"}"#).expect("a record");
        assert_eq!(records.record(file).expect("a record").name, "A");
        for _ in 0..2 {
            let refusal = records.record(Path::new("b.json")).expect_err("refused");
            assert_eq!(refusal.key, "employer.record");
        }
    }
}
