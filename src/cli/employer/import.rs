//! `kerkesa employer import`: records become entries of the book.

use super::{
    super::{
        args::Global,
        failure::{Failure, Message},
        lock::Lock,
        output::{self, folder_of},
        requests, say,
    },
    args::Import,
    failed, place,
};
use crate::{
    book::{Book, BookError, Change, Consent, Entry, Fault, Outcome, Record, Shelf, Slug},
    catalog::Catalog,
    domain::CountryCode,
};
use jiff::civil::Date;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// Imports the good records, and says what is wrong with the others.
pub(super) fn run(args: &Import, global: &Global) -> Result<(), Failure> {
    let shelf = requests::shelf(global);
    let path = shelf.path().map_err(|error| failed(&error))?.to_owned();
    // From before the book is read until it is written: other imports wait.
    let _lock = locked(&path, global.quiet)?;
    let country = args.country.as_deref().map(str::parse).transpose();
    let mut session = Session {
        catalog: &requests::catalog(global)?,
        shelf: &shelf,
        consent: match (args.force, args.update) {
            (true, _) => Consent::Force,
            (false, true) => Consent::Update,
            (false, false) => Consent::None,
        },
        country: country.map_err(|why| Failure::system(format!("--country: {why}")))?,
        as_of: match &args.as_of {
            Some(text) => requests::day("--as-of", text)?,
            None => requests::today(),
        },
        book: book(&shelf)?,
        files: BTreeMap::new(),
        replaced: Vec::new(),
        waiting: Vec::new(),
        failures: Vec::new(),
        tally: Tally::default(),
    };
    for file in &args.files {
        if let Err(failures) = session.file(file) {
            session.failures.extend(failures);
        }
    }
    // The book is in its place before anything is said.
    let written = write(&path, &session.book);
    let worst = session.say();
    written?;
    if !global.quiet {
        for (slug, changes) in &session.replaced {
            say::line(format_args!("replaced {slug}"));
            changes.iter().for_each(say::line);
        }
        session.tally.print(session.replaced.len(), &path);
    }
    Failure::of_code(worst)
}

fn locked(path: &Path, quiet: bool) -> Result<Lock, Failure> {
    let system = |why: io::Error| Failure::at(path, &why);
    fs::create_dir_all(folder_of(path)).map_err(system)?;
    let busy = || {
        if !quiet {
            say::line(format_args!(
                "{}: waiting for another import",
                path.display()
            ));
        }
    };
    Lock::wait(&at(path), busy).map_err(system)
}

/// Where the book is a link to a file elsewhere, that file is the book.
fn at(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn book(shelf: &Shelf) -> Result<Book, Failure> {
    match shelf.book() {
        Ok(book) => Ok(book.clone()),
        Err(BookError::Absent(_)) => Ok(Book::default()),
        Err(error) => Err(failed(&error)),
    }
}

/// One call: the book as it becomes, and what is counted.
struct Session<'a> {
    catalog: &'a Catalog,
    shelf: &'a Shelf,
    consent: Consent,
    country: Option<CountryCode>,
    as_of: Date,
    book: Book,
    /// The files of this call by their records' names.
    files: BTreeMap<Slug, PathBuf>,
    /// Replaced entries, and what is other in them.
    replaced: Vec<(Slug, Vec<String>)>,
    /// Entries that stay as they are, although their records say something else.
    waiting: Vec<Waiting>,
    failures: Vec<Failure>,
    tally: Tally,
}

/// An entry that waits for a decision.
struct Waiting {
    place: String,
    by_hand: bool,
    changes: Vec<String>,
}

#[derive(Default)]
struct Tally {
    added: usize,
    unchanged: usize,
    kept: usize,
    waiting: usize,
    refused: usize,
    /// Added or replaced entries without a country.
    without_country: usize,
    /// Keys of which nothing is kept, and in how many records they stand.
    not_kept: BTreeMap<String, usize>,
}

impl Session<'_> {
    fn file(&mut self, file: &Path) -> Result<(), Vec<Failure>> {
        let bytes =
            requests::bytes_of(file, "a record").map_err(|why| vec![Failure::of(file, &why)])?;
        let read = Record::parse(&bytes).and_then(|record| {
            let entry = record.entry(self.country, Some(self.as_of), self.catalog)?;
            Ok((record, entry))
        });
        let (record, entry) = read.map_err(|faults| {
            self.tally.refused += 1;
            refused(file, &faults)
        })?;
        if let Some(other) = self.files.insert(record.slug().clone(), file.to_owned())
            && other != file
        {
            self.tally.refused += 1;
            let fault = Fault {
                path: "slug".to_owned(),
                what: format!("is also that of {}", requests::shown(&other)),
                hint: None,
            };
            return Err(refused(file, &[fault]));
        }
        for key in record.not_kept() {
            *self.tally.not_kept.entry(key.to_owned()).or_default() += 1;
        }
        self.entry(record.slug(), entry);
        Ok(())
    }

    fn entry(&mut self, slug: &Slug, entry: Entry) {
        let has_country = entry
            .address
            .as_ref()
            .is_some_and(|it| it.country().is_some());
        let outcome = self.book.import(slug, entry, self.consent);
        let is_written = matches!(outcome, Outcome::Added | Outcome::Replaced(_));
        self.tally.without_country += usize::from(is_written && !has_country);
        match outcome {
            Outcome::Added => self.tally.added += 1,
            Outcome::Unchanged => self.tally.unchanged += 1,
            Outcome::Kept => self.tally.kept += 1,
            Outcome::Replaced(changes) => {
                self.replaced.push((slug.clone(), lines(&changes)));
            }
            Outcome::Refused { changes, by_hand } => {
                self.tally.waiting += 1;
                self.waiting.push(Waiting {
                    place: place(self.shelf, slug.as_str()),
                    by_hand,
                    changes: lines(&changes),
                });
            }
        }
    }

    /// Says what was not imported, and returns the exit code.
    fn say(&self) -> u8 {
        let mut worst = 0;
        for failure in &self.failures {
            worst = worst.max(failure.said());
        }
        for waiting in &self.waiting {
            waiting.say();
            worst = worst.max(1);
        }
        worst
    }
}

impl Waiting {
    fn say(&self) {
        let (changed, option) = if self.by_hand {
            ("was changed by hand, and its record differs", "--force")
        } else {
            ("differs from its record", "--update")
        };
        say::error(&Message {
            place: Some(self.place.clone()),
            what: format!("the entry {changed}; it stays as it is"),
            hint: None,
        });
        self.changes.iter().for_each(say::line);
        say::hint(&format!("`{option}` replaces it with what the record says"));
    }
}

fn refused(file: &Path, faults: &[Fault]) -> Vec<Failure> {
    let failure = |fault: &Fault| {
        Failure::Refused(Message {
            place: Some(requests::shown(file)),
            what: fault.to_string(),
            hint: fault.hint.clone(),
        })
    };
    faults.iter().map(failure).collect()
}

fn lines(changes: &[Change]) -> Vec<String> {
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
    let line = |change: &Change| {
        let (old, new) = (side(&change.old), side(&change.new));
        format!("  {}: {old} -> {new}", change.key)
    };
    changes.iter().map(line).collect()
}

fn write(path: &Path, book: &Book) -> Result<(), Failure> {
    let yaml = book
        .to_yaml()
        .map_err(|why| Failure::system(format!("{}: {why}", path.display())))?;
    match Book::text(path) {
        Ok(text) => {
            if text != yaml
                && let Some(line) = Book::comment_below(&text)
            {
                return Err(Failure::Refused(Message {
                    place: Some(format!("{}:{line}", path.display())),
                    what: "nothing was imported: this comment would be lost".to_owned(),
                    hint: Some(
                        "move it above the first entry, or into the `notes` of its entry"
                            .to_owned(),
                    ),
                }));
            }
        }
        Err(why) if why.kind() == io::ErrorKind::NotFound => {}
        Err(why) => return Err(Failure::at(path, &why)),
    }
    output::write(&at(path), yaml.as_bytes(), true)
        .map(|_| ())
        .map_err(|why| Failure::at(path, &why))
}

impl Tally {
    fn print(&self, replaced: usize, path: &Path) {
        let counts = [
            (self.added, "added"),
            (replaced, "replaced"),
            (self.unchanged, "unchanged"),
            (self.kept, "changed by hand and kept"),
            (self.waiting, "not replaced"),
            (self.refused, "refused"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        say::line(format_args!("{}: {}", path.display(), counts.join(", ")));
        if self.without_country > 0 {
            let count = self.without_country;
            say::line(format_args!(
                "{count} without a country: `kerkesa employer check` says which"
            ));
        }
        if self.added + replaced > 0 && !self.not_kept.is_empty() {
            let keys = self.not_kept.iter();
            let keys: Vec<String> = keys
                .map(|(key, count)| format!("{key} ({count})"))
                .collect();
            say::line(format_args!("left out of the records: {}", keys.join(", ")));
        }
    }
}
