//! `kerkesa batch`: a letter for each row of a roster.
//!
//! Rows are read in chunks and made into letters on all cores; what is said and listed of them
//! keeps their order, so that nothing depends on the number of cores. Memory does not grow with
//! the roster, except for 16 bytes a letter by which references that stand twice are found, as many
//! for each that an earlier run has listed, and for `--merge`, which holds its PDF.

mod args;
mod books;
mod chunk;
mod errors;
mod guard;
mod places;
mod progress;
mod staged;
mod state;
mod superseded;
mod target;
mod work;

pub(super) use args::Batch;

use self::{
    books::Books,
    chunk::Chunks,
    errors::Errors,
    guard::Guard,
    progress::Progress,
    staged::{Stamp, folder_of},
    state::State,
    superseded::Left,
    target::Target,
    work::Work,
};
use super::{
    args::Global,
    failure::{Failure, Message},
    output::Written,
    requests, write,
};
use crate::{
    intake::{Base, Refusal, Setting},
    render::Format,
    roster::{Roster, RosterError, Shard},
};
use anstream::eprintln;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Writes the letters, and at last the manifest.
pub(super) fn run(args: &Batch, global: &Global) -> Result<(), Failure> {
    let formats = write::formats(&args.format)?;
    if args.merge.is_some() && formats != [Format::Pdf] {
        return Err(Failure::system_hint(
            "`--merge` makes one PDF of PDFs",
            "leave `--format` out",
        ));
    }
    let shard: Shard = args
        .shard
        .parse()
        .map_err(|why| Failure::system(format!("--shard: {why}")))?;
    let received = args.received.as_deref().map(day).transpose()?;
    let catalog = requests::catalog(global)?;
    let mut base = base(args, global)?;
    let mut roster = Roster::open(&args.roster, base.names_employers())
        .map_err(|why| unusable(&args.roster, &why))?;
    if roster.columns().iter().any(|column| column == "letter") {
        base.let_letter_vary();
    }
    base.check(roster.columns(), &catalog)
        .map_err(|why| Failure::Refused(Message::of_refusal(&args.request, &why)))?;
    warn(&roster, &args.roster, global.quiet);
    let stamp = Stamp(shard);
    let shelf = requests::shelf(global);
    let place = State::place(args.state.as_deref(), &args.output);
    places::check(args, shelf.path().ok(), &place, stamp)?;
    // Nothing is written before this line.
    let system = |why: std::io::Error| Failure::system(format!("{}: {why}", args.output.display()));
    std::fs::create_dir_all(&args.output).map_err(system)?;
    let _guard = Guard::take(&args.output, stamp)?;
    let today = requests::today();
    if !place.exists() && table_is_there(&args.output, stamp) && !global.quiet {
        Message {
            place: Some(place.display().to_string()),
            what: "is not there, but letters of an earlier run are: rows without a reference get new ones".to_owned(),
            hint: Some("put back the file that was written with the letters".to_owned()),
        }
        .print_advice();
    }
    let state = State::open(&place, today, stamp)?;
    clean(args, stamp)?;
    date(&mut base, &roster, &state, today, global.quiet)?;
    let work = Work {
        catalog: &catalog,
        base: &base,
        state: &state,
        shard,
        formats: &formats,
        received,
        names: args.manifest_names,
        folder: args.output.clone(),
        force: args.force,
        stamp,
    };
    let mut target = Target::open(args, stamp)?;
    let mut books = Books::open(&args.output, stamp, args.manifest_names).map_err(system)?;
    let mut errors = Errors::open(args.errors.as_deref(), stamp)?;
    let progress = Progress::new(roster.length(), global.quiet);
    let mut chunks = Chunks::new(&work, target.is_folder());
    while let Some(letters) = chunks
        .next(&mut roster)
        .map_err(|why| unusable(&args.roster, &why))?
    {
        for letter in letters {
            match letter {
                Ok(letter) => books.letter(letter, &mut target)?,
                Err(fault) => errors.add(fault)?,
            }
        }
        progress.at(roster.position(), books.letters(), errors.count());
    }
    progress.end();
    let errors = errors.finish()?;
    if chunks.is_empty() && !global.quiet {
        no_rows(&args.roster).print_advice();
    }
    if books.keeps() {
        errors.say(&args.roster);
        nothing_made(&args.output).print_advice();
        return Failure::of_code(errors.code());
    }
    // The letter of a row that is refused today may be wanted tomorrow.
    let prune = args.prune && target.is_folder() && errors.count() == 0;
    let one = target.finish(args.force)?;
    let (count, left) = books.finish(prune)?;
    if !global.quiet {
        said(&count, one.as_ref(), &args.output);
        say_left(&left, &args.output);
    }
    errors.say(&args.roster);
    Failure::of_code(errors.code())
}

fn table_is_there(folder: &Path, stamp: Stamp) -> bool {
    stamp.manifest(folder, "csv").exists()
}

/// Makes the folders and cleans them, once and before anything is staged in any of them.
fn clean(args: &Batch, stamp: Stamp) -> Result<(), Failure> {
    let files = [&args.merge, &args.zip, &args.errors];
    let folders = files.into_iter().flatten().map(|file| folder_of(file));
    for folder in std::iter::once(args.output.as_path()).chain(folders) {
        std::fs::create_dir_all(folder)
            .and_then(|()| stamp.clean(folder))
            .map_err(|why| Failure::system(format!("{}: {why}", folder.display())))?;
    }
    Ok(())
}

/// The base file, with the settings of the command line in it.
fn base(args: &Batch, global: &Global) -> Result<Base, Failure> {
    let file = &args.request;
    let refused = |why: Refusal| Failure::Refused(Message::of_refusal(file, &why));
    let bytes = requests::bytes(file)
        .map_err(|why| Failure::system(format!("{}: cannot be read: {why}", file.display())))?;
    let folder = file.parent().map(PathBuf::from).unwrap_or_default();
    let mut base = Base::read(&bytes, folder, requests::shelf(global)).map_err(refused)?;
    let date = args.date.iter().map(|date| Setting {
        key: "date".to_owned(),
        value: date.clone(),
    });
    for setting in requests::set(&args.set)?.into_iter().chain(date) {
        base.set(&setting).map_err(refused)?;
    }
    Ok(base)
}

/// Letters that name no date bear that of the first run, or a run that is started again after
/// midnight would write others.
fn date(
    base: &mut Base,
    roster: &Roster,
    state: &State,
    today: Date,
    quiet: bool,
) -> Result<(), Failure> {
    if base.has("date") {
        return Ok(());
    }
    let setting = Setting {
        key: "date".to_owned(),
        value: state.date.to_string(),
    };
    base.set(&setting)
        .map_err(|why| Failure::system(why.to_string()))?;
    let is_column = roster.columns().iter().any(|column| column == "date");
    if state.date != today && !is_column && !quiet {
        Message {
            place: None,
            what: format!(
                "the letters bear the date {}, that of the first run into this folder",
                state.date
            ),
            hint: Some("`--date` gives another; for new letters take a new folder".to_owned()),
        }
        .print_advice();
    }
    Ok(())
}

fn warn(roster: &Roster, file: &Path, quiet: bool) {
    if quiet || roster.numbers().is_empty() {
        return;
    }
    Message {
        place: Some(file.display().to_string()),
        what: format!(
            "numbers stand in the columns {}: zeros at their beginning are lost",
            roster.numbers().join(", ")
        ),
        hint: Some(
            "format these columns as text, and type postcodes and numbers of employees again"
                .to_owned(),
        ),
    }
    .print_advice();
}

/// Letters that nobody asks for any more, and that whoever sends all files of the folder would send.
fn say_left(left: &Left, folder: &Path) {
    if left.pruned > 0 {
        eprintln!("removed {} of earlier runs", left.pruned);
    }
    if left.count == 0 {
        return;
    }
    let more = if left.count > left.names.len() as u64 {
        " …"
    } else {
        ""
    };
    Message {
        place: Some(folder.display().to_string()),
        what: format!(
            "{} of earlier runs lie here that the manifest does not list: {}{more}",
            left.count,
            left.names.join(", ")
        ),
        hint: Some(
            "send only what the manifest lists; `superseded.csv` lists these, and `--prune` removes those that nobody has changed"
                .to_owned(),
        ),
    }
    .print_advice();
}

fn no_rows(roster: &Path) -> Message {
    Message {
        place: Some(roster.display().to_string()),
        what: "has no rows below the names of the columns".to_owned(),
        hint: Some("is this the right file?".to_owned()),
    }
}

fn nothing_made(folder: &Path) -> Message {
    Message {
        place: Some(folder.display().to_string()),
        what: "no letter was made; the manifest of the earlier run stays".to_owned(),
        hint: None,
    }
}

fn unusable(file: &Path, why: &RosterError) -> Failure {
    let message = Message {
        place: Some(file.display().to_string()),
        what: why.to_string(),
        hint: why.hint().map(str::to_owned),
    };
    match why {
        RosterError::Io(_) => Failure::System(message),
        _ => Failure::Refused(message),
    }
}

fn day(written: &str) -> Result<Date, Failure> {
    let date = written.parse::<Date>().ok();
    date.filter(|date| date.to_string() == written)
        .ok_or_else(|| {
            Failure::system_hint(
                format!("--received: `{written}` is no day"),
                "write year-month-day, for example 2026-11-24",
            )
        })
}

/// The one line that is said at the end.
fn said(count: &books::Count, one: Option<&(PathBuf, Written)>, folder: &Path) {
    let letters = if count.letters == 1 {
        "letter"
    } else {
        "letters"
    };
    let head = format!("{} {letters}", count.letters);
    match one {
        Some((path, Written::New)) => eprintln!("{head}: wrote {}", path.display()),
        Some((path, Written::Unchanged)) => eprintln!("{head}: unchanged {}", path.display()),
        None => eprintln!(
            "{head} in {}: wrote {}, unchanged {}",
            folder.display(),
            count.new,
            count.unchanged
        ),
    }
}
