//! `kerkesa write`: request files become letters.

use super::{
    args::{Global, Out, Requests, Write},
    failure::{Failure, LetterError, Message},
    names,
    output::{Folder, NotWritten, Prepared, Written},
    pages,
    renderers::{Pool, Renderers},
    requests, say,
};
use crate::{
    book::Shelf,
    catalog::{Catalog, Voices},
    compose::{ComposeError, annex, compose, reading_copy},
    domain::{LanguageTag, Request},
    intake::{Moment, Refusal, Setting},
    letter::Letter,
    render::{Format, UnknownFormat},
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, btree_map::Entry},
    io,
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

/// Writes the letters.
pub(super) fn run(args: &Write, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    let copy = args
        .reading_copy
        .as_ref()
        .map(|tag| names::language("--reading-copy", tag, &catalog))
        .transpose()?;
    run_as(
        &args.requests,
        &args.out,
        global,
        catalog,
        &|request: &Request, catalog: &Catalog| {
            let mut documents = vec![Document {
                stem: request.file_stem(),
                letter: compose(request, catalog)?,
            }];
            if let Some(annex) = annex(request, catalog)? {
                documents.push(Document {
                    stem: format!("{}-annex", request.file_stem()),
                    letter: annex,
                });
            }
            if let Some(language) = &copy {
                documents.push(Document {
                    stem: format!("{}-copy-{language}", request.file_stem()),
                    letter: reading_copy(request, language, catalog)?,
                });
            }
            Ok(documents)
        },
    )
}

/// Writes what `documents` makes of each request.
pub(super) fn run_as(
    files: &Requests,
    out: &Out,
    global: &Global,
    catalog: Catalog,
    documents: &Documents<'_>,
) -> Result<(), Failure> {
    let formats = formats(&out.format)?;
    let settings = requests::settings(files, &catalog)?;
    let job = Job {
        // Not taken apart piece by piece: the process ends with it.
        catalog: &ManuallyDrop::new(catalog),
        shelf: &requests::shelf(global),
        settings: &settings,
        moment: requests::moment()?,
        formats: &formats,
        documents,
    };
    if out.output == Path::new("-") {
        return to_stdout(&job, &files.files, out.force);
    }
    to_folder(&job, &files.files, &out.output, out.force, global.quiet)
}

/// A letter, and the name of its file without the ending.
pub(super) struct Document {
    pub(super) stem: String,
    pub(super) letter: Letter,
}

/// What is made of a request.
pub(super) type Documents<'a> =
    dyn Fn(&Request, &Catalog) -> Result<Vec<Document>, ComposeError> + Sync + 'a;

/// Writes the letter of one request file into a folder; one that is there stays, unless `force` says otherwise.
pub(super) fn one(
    file: &Path,
    folder: &Path,
    formats: &[Format],
    force: bool,
    global: &Global,
) -> Result<(), Failure> {
    let job = Job {
        catalog: &requests::catalog(global)?,
        shelf: &requests::shelf(global),
        settings: &[],
        moment: requests::moment()?,
        formats,
        documents: &|request, catalog| {
            Ok(vec![Document {
                stem: request.file_stem(),
                letter: compose(request, catalog)?,
            }])
        },
    };
    to_folder(&job, &[file.to_owned()], folder, force, global.quiet)
}

/// What is the same for every letter of one call.
pub(super) struct Job<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) shelf: &'a Shelf,
    pub(super) settings: &'a [Setting],
    pub(super) moment: Moment,
    pub(super) formats: &'a [Format],
    pub(super) documents: &'a Documents<'a>,
}

impl Job<'_> {
    /// The request in a file; each file of a call gets a reference of its own.
    fn request(&self, file: &Path, index: usize) -> Result<Request, LetterError> {
        let random = self
            .moment
            .random
            .wrapping_add((index as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        requests::read(
            file,
            self.settings,
            self.shelf,
            self.catalog,
            &Moment {
                random,
                ..self.moment
            },
        )
    }

    /// The files of a request: their names and bytes.
    fn files(&self, request: &Request, renderers: &mut Renderers) -> Result<Files, LetterError> {
        let mut files = Vec::new();
        for Document { stem, letter } in (self.documents)(request, self.catalog)? {
            addressed(request, &letter, self.formats).map_err(|refusal| {
                LetterError::in_language(refusal, &request.language, self.catalog)
            })?;
            for (format, renderer) in self.formats.iter().zip(renderers.iter_mut()) {
                let name = format!("{stem}.{}", format.extension());
                files.push((name, renderer.render(&letter)?));
            }
        }
        Ok(files)
    }
}

/// Refuses a draft of an e-mail that would go to nobody.
pub(super) fn addressed(
    request: &Request,
    letter: &Letter,
    formats: &[Format],
) -> Result<(), Refusal> {
    if formats.contains(&Format::Eml) && letter.lacks_mailbox() {
        return Err(Refusal::draft_to_nobody(request));
    }
    Ok(())
}

pub(super) fn formats(names: &[String]) -> Result<Vec<Format>, Failure> {
    let mut formats = Vec::new();
    for name in names {
        let format: Format = name.parse().map_err(|format| unknown(&format))?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Ok(formats)
}

fn unknown(format: &UnknownFormat) -> Failure {
    let names = Format::ALL.map(Format::name);
    let near = format.nearest().map(Format::name);
    names::unknown_near("--format", "format", &format.0, near, &names)
}

fn to_stdout(job: &Job<'_>, files: &[PathBuf], force: bool) -> Result<(), Failure> {
    let ([file], [format]) = (files, job.formats) else {
        return Err(Failure::system_hint(
            "`--output -` takes one request and one format",
            "give a folder for several letters",
        ));
    };
    let files = job
        .request(file, 0)
        .and_then(|request| Pool::new(job.formats).with(|pens| job.files(&request, pens)));
    let files = files.map_err(|error| Failure::of(file, &error))?;
    let [(_, bytes)] = files.as_slice() else {
        return Err(Failure::system_hint(
            "`--output -` takes one letter, and an annex or a reading copy is a second one",
            "give a folder for both",
        ));
    };
    if !format.is_text() && !force {
        pages::may_reach_terminal(format.name(), !requests::is_stdin(file))?;
    }
    say::product(bytes)
}

/// Names and bytes of files.
type Files = Vec<(String, Vec<u8>)>;

/// The language of a letter and its files, or why there are none.
type Made = Result<(LanguageTag, Files), Failure>;

/// The language of a letter and its files in their places, or why they are not there.
type Outcome = Result<(LanguageTag, Vec<(PathBuf, Written)>), Failure>;

/// How many requests are in memory at once, for each core. Nothing else depends on it.
const REQUESTS: usize = 32;

/// How many files are open at once, and written to the disk together.
const FILES: usize = 128;

/// Writes the letters of several files into a folder, on all cores.
fn to_folder(
    job: &Job<'_>,
    files: &[PathBuf],
    path: &Path,
    force: bool,
    quiet: bool,
) -> Result<(), Failure> {
    let folder = Folder::make(path).map_err(|why| Failure::at(path, &why))?;
    let pool = Pool::new(job.formats);
    let made = |index: usize, file: &PathBuf| -> Made {
        let files = job.request(file, index).and_then(|request| {
            let files = pool.with(|pens| job.files(&request, pens))?;
            Ok((request.language, files))
        });
        files.map_err(|error| Failure::of(file, &error))
    };
    let voices = (!quiet).then(|| Voices::new(job.catalog));
    // The threads of the pool take longer to start than one letter to write.
    if let [file] = files {
        let (language, files) = made(0, file)?;
        let outcome = written(files, &folder, force).map(|files| (language, files));
        return report(vec![outcome], voices.as_ref());
    }
    let mut names = BTreeMap::new();
    let mut worst = 0;
    // A letter may have an annex and a reading copy.
    let open = FILES / (3 * job.formats.len()).max(1);
    let size = open.clamp(1, REQUESTS * rayon::current_num_threads());
    for (number, chunk) in files.chunks(size).enumerate() {
        let letters = chunk.par_iter().enumerate();
        let letters = letters.map(|(index, file)| made(number * size + index, file));
        let letters = apart(chunk, letters.collect(), &mut names);
        let outcomes = together(letters, &folder, force).map_err(|why| Failure::at(path, &why))?;
        worst = worst.max(said(outcomes, voices.as_ref()));
    }
    Failure::of_code(worst)
}

/// Writes files that belong together into the folder, and says so unless there is no voice to say it.
pub(super) fn put(
    files: Files,
    language: LanguageTag,
    out: &Out,
    voices: Option<&Voices<'_>>,
) -> Result<(), Failure> {
    let folder = Folder::make(&out.output).map_err(|why| Failure::at(&out.output, &why))?;
    let outcome = written(files, &folder, out.force).map(|files| (language, files));
    report(vec![outcome], voices)
}

/// Writes the files of one letter, all or none.
fn written(files: Files, folder: &Folder, force: bool) -> Result<Vec<(PathBuf, Written)>, Failure> {
    let write = || {
        let files = folder.prepare(files, force)?;
        files.sync()?;
        let written = files.settle(force)?;
        let synced = folder.sync();
        synced.map_err(|why| NotWritten::new(&folder.join(""), why))?;
        Ok(written)
    };
    write().map_err(not_written)
}

/// Writes several letters, each with all of its files or none of them.
fn together(letters: Vec<Made>, folder: &Folder, force: bool) -> io::Result<Vec<Outcome>> {
    let prepare = |files| {
        let files = folder.prepare(files, force)?;
        files.sync_alone()?;
        Ok(files)
    };
    let letters: Vec<Result<(LanguageTag, Prepared), Failure>> = letters
        .into_par_iter()
        .map(|letter| {
            let (language, files) = letter?;
            let files = prepare(files).map_err(not_written)?;
            Ok((language, files))
        })
        .collect();
    folder.sync_files()?;
    let settle = |letter: Result<(LanguageTag, Prepared), Failure>| {
        let (language, files) = letter?;
        let files = files.settle(force).map_err(not_written)?;
        Ok((language, files))
    };
    let outcomes = letters.into_iter().map(settle).collect();
    folder.sync()?;
    Ok(outcomes)
}

/// Refuses every letter one of whose files would have the name of one before it, which `names` holds with
/// their requests: two letters must not become one file. Capitals do not count, as on many disks.
fn apart<'a>(
    requests: &'a [PathBuf],
    letters: Vec<Made>,
    names: &mut BTreeMap<String, &'a Path>,
) -> Vec<Made> {
    let mut one = |(request, letter): (&'a PathBuf, Made)| {
        let letter = letter?;
        for (name, _) in &letter.1 {
            let stem = name
                .rsplit_once('.')
                .map_or(name.as_str(), |(stem, _)| stem);
            match names.entry(stem.to_ascii_lowercase()) {
                Entry::Vacant(name) => {
                    name.insert(request);
                }
                Entry::Occupied(name) if name.get() == request => {}
                Entry::Occupied(name) => {
                    let what = format!(
                        "its letter would have the same file name as that of {}",
                        requests::shown(name.get())
                    );
                    let refusal = Refusal::new("reference", what)
                        .hint("give each request its own `reference:`, or leave it out");
                    return Err(Failure::of(request, &refusal.into()));
                }
            }
        }
        Ok(letter)
    };
    requests.iter().zip(letters).map(&mut one).collect()
}

/// Says what was written and what was not, and ends so.
fn report(outcomes: Vec<Outcome>, voices: Option<&Voices<'_>>) -> Result<(), Failure> {
    Failure::of_code(said(outcomes, voices))
}

/// Says what was written and what was not, each in the language of its letter; without voices, only what was not.
/// The exit code is the worst.
fn said(outcomes: Vec<Outcome>, voices: Option<&Voices<'_>>) -> u8 {
    let mut worst = 0;
    for outcome in outcomes {
        match (outcome, voices) {
            (Ok((language, files)), Some(voices)) => {
                let voice = voices.of(&language);
                for (path, written) in files {
                    say::written(voice.labels(), written, &path);
                }
            }
            (Ok(_), None) => {}
            (Err(failure), _) => worst = worst.max(failure.said()),
        }
    }
    worst
}

fn not_written(failed: NotWritten) -> Failure {
    let NotWritten { path, why } = failed;
    if why.kind() != io::ErrorKind::AlreadyExists {
        return Failure::at(&path, &why);
    }
    Failure::System(Message {
        place: Some(path.display().to_string()),
        what: "another letter has this name".to_owned(),
        hint: Some("`--force` replaces it; another `reference:` keeps both".to_owned()),
    })
}
