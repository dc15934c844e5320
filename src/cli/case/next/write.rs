//! Writes the letters that are due, and notes them in the book.
//!
//! The files come first: a run that is killed leaves a letter whose case does not know of it, and the next run of that day
//! writes the same letter again. A case that another desk has changed meanwhile keeps what that desk wrote, and the
//! letter is taken away again.

use super::{
    super::{args::Next as Args, list, room::Room, told, trouble},
    listed::Listed,
    press::{Drawn, Needs, Press},
};
use crate::{
    cases::{Change, Outcome, Step, Stored},
    cli::{
        batch::target::{Kind, Target},
        batch::work::Product,
        failure::Failure,
        names,
        output::{Folder, NotWritten, Written},
        renderers::Pool,
        requests, say, write,
    },
    domain::LetterKind,
    intake::Setting,
    render::{Format, LoosePages},
    roster::Entry,
};
use jiff::civil::Date;
use rayon::prelude::*;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// The most letters of one archive or one PDF: their cases are changed when it is whole, and are in memory until then.
const IN_ONE: usize = 20_000;

/// What the call asks for.
struct Wish<'a> {
    formats: Vec<Format>,
    date: Date,
    kind: Option<LetterKind>,
    complaints: bool,
    settings: Vec<Setting>,
    /// Whether the cases are named one by one.
    is_named: bool,
    force: bool,
    pool: Pool<'a>,
}

pub(super) fn run(args: &Args, room: &mut Room) -> Result<(), Failure> {
    let formats = write::formats(&args.out.format)?;
    let date = args.date.as_ref();
    let date = date.map(|date| requests::day("--date", date)).transpose()?;
    let kind = args.kind.as_ref();
    let kind = kind.map(|kind| names::chosen::<LetterKind>("--kind", kind));
    let wish = Wish {
        pool: Pool::new(&formats),
        formats: formats.clone(),
        date: date.unwrap_or(room.today),
        kind: kind.transpose()?,
        complaints: args.complaints,
        settings: requests::set(&args.set)?,
        is_named: !args.references.is_empty(),
        force: args.out.force,
    };
    room.unlock()?;
    let folder = Folder::make(&args.out.output);
    let mut run = Run {
        folder: folder.map_err(|why| Failure::at(&args.out.output, &why))?,
        listed: Listed::begin(&args.out.output, wish.date)?,
        target: Target::open(args.zip.as_deref(), args.merge.as_deref())?,
        waiting: Vec::new(),
        written: 0,
        others: BTreeMap::new(),
        code: 0,
    };
    if wish.is_named {
        let cases = run.named(&args.references, room)?;
        run.chunk(&cases, &wish, room)?;
    } else {
        run.due(args.due, &wish, room)?;
    }
    run.finish(&args.out.output, &wish, room)
}

/// A run, while it lasts.
struct Run {
    folder: Folder,
    listed: Listed,
    target: Target,
    /// The letters of an archive or of one PDF, until that is whole.
    waiting: Vec<(Stored, Drawn)>,
    written: usize,
    /// What else is to be done, and in how many cases.
    others: BTreeMap<String, usize>,
    code: u8,
}

impl Run {
    /// The cases that the call names, each once.
    fn named(&mut self, references: &[String], room: &mut Room) -> Result<Vec<Stored>, Failure> {
        let found = room.store.find_all(references);
        let found = found.map_err(|why| trouble::of_store(&why, room.labels()))?;
        let mut cases: Vec<Stored> = Vec::new();
        for (reference, stored) in references.iter().zip(found) {
            match stored {
                Some(stored) if cases.iter().any(|case| case.clear.id == stored.clear.id) => {}
                Some(stored) => cases.push(stored),
                None => {
                    let values = [("reference", reference.clone())];
                    self.refused(
                        trouble::refused("no-such-case", values, room.labels()),
                        room,
                    );
                }
            }
        }
        Ok(cases)
    }

    /// All cases in which something is due.
    fn due(&mut self, days: u16, wish: &Wish<'_>, room: &mut Room) -> Result<(), Failure> {
        let wanted = super::wanted(list::in_days(wish.date, i64::from(days)));
        let mut after = None;
        loop {
            let page = room.store.page(&wanted, after.as_ref(), list::CASES);
            let page = page.map_err(|why| trouble::of_store(&why, room.labels()))?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some(last.cursor());
            self.chunk(&page, wish, room)?;
            if self.waiting.len() >= IN_ONE {
                let text = room
                    .labels()
                    .filled("case.said.again", &[("count", &IN_ONE.to_string())]);
                say::line(text);
                return Ok(());
            }
        }
    }

    /// Writes the letters of some cases.
    fn chunk(&mut self, cases: &[Stored], wish: &Wish<'_>, room: &mut Room) -> Result<(), Failure> {
        let (seal, _) = room.seal()?;
        let press = Press {
            almanac: room.almanac(),
            labels: room.labels(),
            seal,
            formats: &wish.formats,
            moment: room.moment(),
            date: wish.date,
            kind: wish.kind,
            complaints: wish.complaints,
            settings: &wish.settings,
        };
        let into_folder = self.target.kind() == Kind::Folder;
        let folder = &self.folder;
        let made = cases
            .par_iter()
            .map(|stored| -> Result<(Needs, Vec<PathBuf>), Failure> {
                let drawn = |pens: &mut _| press.drawn(stored, wish.is_named, pens);
                let mut needs = wish.pool.with(drawn)?;
                let mut new = Vec::new();
                if let Needs::Letter(drawn) = &mut needs
                    && into_folder
                {
                    let files = drawn.files.iter();
                    let files = files
                        .map(|(name, bytes)| (name.clone(), bytes.clone()))
                        .collect();
                    new = put(files, folder, wish.force)?;
                }
                Ok((needs, new))
            });
        let made: Vec<_> = made.collect();
        let mut letters = Vec::new();
        for (stored, made) in cases.iter().zip(made) {
            match made {
                Ok((Needs::Letter(drawn), new)) => letters.push((stored.clone(), *drawn, new)),
                Ok((Needs::Other(step), _)) => self.other(step, room),
                Err(failure) => self.refused(failure, room),
            }
        }
        if !into_folder {
            let letters = letters
                .into_iter()
                .map(|(stored, drawn, _)| (stored, drawn));
            self.waiting.extend(letters);
            return Ok(());
        }
        // No case knows of a letter that a power cut could still take.
        let synced = self.folder.sync_files();
        synced.map_err(|why| Failure::at(&self.folder.join(""), &why))?;
        let outcomes = change(
            letters.iter().map(|(stored, drawn, _)| (stored, drawn)),
            room,
        )?;
        for ((stored, drawn, new), outcome) in letters.into_iter().zip(outcomes) {
            match outcome {
                Outcome::Done => {
                    let names = drawn.files.iter().map(|(name, _)| name.clone()).collect();
                    self.list(&drawn, names)?;
                }
                other @ Outcome::Meanwhile(_) => {
                    for path in new {
                        let _ = fs::remove_file(path);
                    }
                    self.refused(told::not_done(&stored, &other, room.labels()), room);
                }
            }
        }
        Ok(())
    }

    /// Lists a letter, and says what comes next where there are few.
    fn list(&mut self, drawn: &Drawn, places: Vec<String>) -> Result<(), Failure> {
        let request = &drawn.request;
        let entry = Entry {
            row: self.listed.next_row(),
            reference: request.reference.to_string(),
            letter: request.letter.to_string(),
            language: request.language.to_string(),
            jurisdiction: request.jurisdiction.to_string(),
            law: drawn.next.law.clone(),
            answer: String::new(),
            file: String::new(),
            sha256: String::new(),
            name: None,
            employer: None,
        };
        for ((_, bytes), place) in drawn.files.iter().zip(places) {
            self.listed.add(&entry.of_file(place, bytes))?;
        }
        self.written += 1;
        Ok(())
    }

    fn refused(&mut self, failure: Failure, room: &Room) {
        self.code = self.code.max(failure.told(room.voice()).said());
    }

    fn other(&mut self, step: Option<Step>, room: &Room) {
        if let Some(step) = step {
            let step = told::step_in_words(step, room);
            *self.others.entry(step).or_default() += 1;
        }
    }

    /// Puts the archive or the PDF in its place, and the cases of its letters into the book.
    fn finish(mut self, path: &Path, wish: &Wish<'_>, room: &mut Room) -> Result<(), Failure> {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.sort_by(|(one, _), (other, _)| one.clear.reference.cmp(&other.clear.reference));
        if self.target.kind() != Kind::Folder && !waiting.is_empty() {
            let mut places = Vec::new();
            for (_, drawn) in &waiting {
                places.push(add(drawn, &mut self.target)?);
            }
            let target = std::mem::replace(&mut self.target, Target::Folder);
            let one = target.finish(wish.force)?;
            let outcomes = change(waiting.iter().map(|(stored, drawn)| (stored, drawn)), room)?;
            for (((stored, drawn), places), outcome) in waiting.iter().zip(places).zip(outcomes) {
                match outcome {
                    Outcome::Done => self.list(drawn, places)?,
                    other @ Outcome::Meanwhile(_) => {
                        self.refused(told::not_done(stored, &other, room.labels()), room);
                        let place = [("place", places.join(", "))];
                        self.refused(
                            trouble::of_case(
                                drawn.request.reference.as_str(),
                                "do-not-send",
                                place,
                                room.labels(),
                            ),
                            room,
                        );
                    }
                }
            }
            if let Some((path, written)) = one.filter(|_| !room.quiet) {
                say::written(room.labels(), written, &path);
            }
        }
        let synced = self.folder.sync_files();
        synced.map_err(|why| Failure::at(path, &why))?;
        let list = self.listed.finish()?;
        if !room.quiet {
            let labels = room.labels();
            let count = self.written.to_string();
            match list {
                Some(list) => {
                    let values = [
                        ("count", count.as_str()),
                        ("file", &list.display().to_string()),
                    ];
                    say::line(labels.filled("case.said.letters", &values));
                }
                None => say::line(labels.text("case.said.nothing_due")),
            }
            for (step, count) in &self.others {
                let values = [("step", step.as_str()), ("count", &count.to_string())];
                say::line(labels.filled("case.said.others", &values));
            }
        }
        Failure::of_code(self.code)
    }
}

/// Puts the new letters of cases into the book.
fn change<'a>(
    letters: impl Iterator<Item = (&'a Stored, &'a Drawn)>,
    room: &mut Room,
) -> Result<Vec<Outcome>, Failure> {
    let (_, generation) = room.seal()?;
    let changes: Vec<Change> = letters
        .map(|(stored, drawn)| Change {
            revision: stored.revision,
            new: drawn.new.clone(),
        })
        .collect();
    let outcomes = room.store.change(&changes, generation);
    outcomes.map_err(|why| trouble::of_store(&why, room.labels()))
}

/// Writes all files of a letter into the folder, or none; the paths of those that were not there.
fn put(
    files: Vec<(String, Vec<u8>)>,
    folder: &Folder,
    force: bool,
) -> Result<Vec<PathBuf>, Failure> {
    let written = folder.prepare(files, force).and_then(|files| {
        files.sync_alone()?;
        files.settle(force)
    });
    match written {
        Ok(written) => Ok(written
            .into_iter()
            .filter(|(_, written)| *written == Written::New)
            .map(|(path, _)| path)
            .collect()),
        Err(NotWritten { path, why }) if why.kind() == io::ErrorKind::AlreadyExists => {
            Err(Failure::system_hint(
                format!("{}: another letter has this name", path.display()),
                "`--force` replaces it; another folder keeps both",
            ))
        }
        Err(NotWritten { path, why }) => Err(Failure::at(&path, &why)),
    }
}

/// Adds a letter to the archive or to the one PDF; where its files are.
fn add(drawn: &Drawn, target: &mut Target) -> Result<Vec<String>, Failure> {
    let mut places = Vec::new();
    for (name, bytes) in &drawn.files {
        let product = if target.kind() == Kind::Print {
            let pages = LoosePages::of(bytes);
            let pages = pages.map_err(|why| Failure::system(why.to_string()))?;
            Product::Pages(Box::new(pages))
        } else {
            Product::Bytes(bytes.clone())
        };
        places.push(target.add(name.clone(), &product)?);
    }
    Ok(places)
}
