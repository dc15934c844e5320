//! From the arguments to requests: files read, settings applied.

use super::{
    args::{Global, Requests},
    failure::{Failure, LetterError},
    names,
};
use crate::{
    book::Shelf,
    catalog::Catalog,
    domain::{self, DayError, Request, quoted},
    intake::{self, FILE_LIMIT, Moment, Setting},
};
use etcetera::BaseStrategy;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The catalogue that the options name.
pub(super) fn catalog(global: &Global) -> Result<Catalog, Failure> {
    Ok(match &global.data {
        Some(dir) => Catalog::from_dir(dir)?,
        None => Catalog::embedded()?,
    })
}

/// Where the employers' book is; nowhere, on a system without a folder for data.
pub(super) fn shelf(global: &Global) -> Shelf {
    let default = || {
        let folders = etcetera::choose_base_strategy().ok()?;
        Some(folders.data_dir().join("kerkesa").join("employers.yaml"))
    };
    let named = || std::env::var_os("KERKESA_BOOK").filter(|name| !name.is_empty());
    let given = global.book.clone().or_else(|| named().map(PathBuf::from));
    let path = given.or_else(default);
    path.map_or_else(Shelf::empty, Shelf::with)
}

/// Today's date and a random number.
pub(super) fn moment() -> Result<Moment, Failure> {
    let random = getrandom::u64()
        .map_err(|why| Failure::system(format!("the system gave no random number: {why}")))?;
    Ok(Moment {
        today: today(),
        random,
    })
}

/// Today, in the system's time zone, or in UTC if it has none.
pub(super) fn today() -> Date {
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    Timestamp::now().to_zoned_datetime(zone).date()
}

/// A day that an option names.
pub(super) fn day(option: &str, text: &str) -> Result<Date, Failure> {
    domain::day(text).map_err(|why| {
        let what = match why {
            DayError::Form => format!("{option}: {} is not a date", quoted(text)),
            _ => format!("{option}: {why}"),
        };
        Failure::system_hint(what, why.hint())
    })
}

/// The settings of the command line: `--set`, `--language`, `--date`.
pub(super) fn settings(args: &Requests, catalog: &Catalog) -> Result<Vec<Setting>, Failure> {
    let mut settings = Vec::new();
    if let Some(tag) = &args.language {
        names::language("--language", tag, catalog)?;
    }
    settings.extend(set(&args.set)?);
    for (key, value) in [("language", &args.language), ("date", &args.date)] {
        if let Some(value) = value {
            settings.push(Setting {
                key: key.to_owned(),
                value: value.clone(),
            });
        }
    }
    Ok(settings)
}

/// The settings that `--set` gives.
pub(super) fn set(args: &[String]) -> Result<Vec<Setting>, Failure> {
    let mut settings = Vec::new();
    for set in args {
        let (key, value) = set
            .split_once('=')
            .filter(|(key, _)| !key.is_empty())
            .ok_or_else(|| {
                Failure::system_hint(
                    "`--set` needs a key and a value",
                    "write it as `--set tone=firm`",
                )
            })?;
        settings.push(Setting {
            key: key.to_owned(),
            value: value.to_owned(),
        });
    }
    Ok(settings)
}

/// Reads one request file; `-` is standard input.
pub(super) fn read(
    file: &Path,
    settings: &[Setting],
    shelf: &Shelf,
    catalog: &Catalog,
    moment: &Moment,
) -> Result<Request, LetterError> {
    let folder = file.parent().map(PathBuf::from).unwrap_or_default();
    let bytes = bytes(file)?;
    intake::read_with_book(&bytes, settings, &folder, shelf, catalog, moment)
        .map_err(|refusal| LetterError::told(refusal, &bytes, settings, catalog))
}

/// How messages name a file that is read.
pub(super) fn shown(file: &Path) -> String {
    if is_stdin(file) {
        "<stdin>".to_owned()
    } else {
        file.display().to_string()
    }
}

/// Whether a file's name stands for standard input.
pub(super) fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

/// The bytes of a request file.
pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, LetterError> {
    bytes_of(file, "a request file")
}

/// The bytes of a file that is to be this. Of one that is too large, no more are read than show it.
pub(super) fn bytes_of(file: &Path, what: &str) -> Result<Vec<u8>, LetterError> {
    let limit = FILE_LIMIT as u64 + 1;
    let mut bytes = Vec::new();
    let mut size = None;
    if is_stdin(file) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        let file = File::open(file)?;
        let kind = file.metadata()?;
        size = kind.is_file().then_some(kind.len());
        file.take(limit).read_to_end(&mut bytes)?;
    }
    if bytes.len() > FILE_LIMIT {
        return Err(intake::too_large(size, what).into());
    }
    Ok(bytes)
}
