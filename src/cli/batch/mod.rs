//! `kerkesa batch`: a letter for each row of a roster.
//!
//! Rows are read in chunks and made into letters on all cores; what is said and listed of them
//! keeps their order, so that nothing depends on the number of cores. Memory does not grow with
//! the roster, except for some 60 bytes a letter: the hashes by which references that stand twice
//! and letters of earlier runs are found, and with `--merge` and `--zip` the places in that file.

mod advice;
mod args;
mod books;
mod cases;
mod check;
mod chunk;
mod cover;
mod errors;
mod guard;
mod left;
mod lists;
mod map;
mod places;
mod progress;
pub(super) mod shape;
mod stamp;
mod starter;
mod state;
mod superseded;
pub(super) mod table;
mod tally;
pub(super) mod target;
pub(super) mod work;

pub(super) use args::Batch;

use self::{
    advice::Advised,
    books::Books,
    cases::Cases,
    chunk::Chunks,
    cover::Cover,
    errors::Errors,
    guard::Guard,
    progress::Progress,
    shape::Shape,
    stamp::Stamp,
    state::State,
    superseded::{Run, Superseded},
    target::{Kind, Target},
    work::{NotMade, Work},
};
use super::{
    args::Global,
    failure::{Failure, Message},
    output::{Folder, Written, folder_of},
    requests, say, write,
};
use crate::{
    catalog::Catalog,
    domain::DayOrder,
    files::Links,
    intake::{Base, Columns, Refusal, Setting},
    render::Format,
    roster::{Reading, Roster, RosterError, Shard},
};
use jiff::civil::Date;
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

/// Writes the letters, and at last the manifest.
pub(super) fn run(args: &Batch, global: &Global) -> Result<(), Failure> {
    if args.check {
        return check::run(args, global);
    }
    if args.starter {
        return starter::run(args, global);
    }
    let mut call = Call::read(args, global)?;
    places::check(
        args,
        call.book.as_deref(),
        &call.state,
        call.stamp,
        call.shape,
    )?;
    let mut cases = Cases::open(args, global)?;
    let maker = cases.as_ref().map(|cases| cases.maker(call.today));
    // Nothing is written before this line.
    let folder = Folder::make(&args.output).map_err(|why| Failure::at(&args.output, &why))?;
    let _guard = Guard::take(&args.output, call.stamp)?;
    let state = call.open_state(args, global)?;
    let work = Work {
        catalog: &call.catalog,
        base: &call.base,
        state: &state,
        shard: call.stamp.0,
        today: call.today,
        days: call.roster.days().clone(),
        understanding: call.roster.understanding().clone(),
        formats: &call.formats,
        received: call.received,
        names: args.manifest_names,
        cases: maker.transpose()?,
        folder: &folder,
        force: args.force,
        advises: !global.quiet || args.advice.is_some(),
    };
    let mut desk = Desk::open(args, &work, call.stamp, call.shape)?;
    let wrote = desk.write(&work, &mut call.roster, &mut cases, args, global.quiet);
    let taken = match (&wrote, cases) {
        (Ok(()), Some(cases)) => cases.finish(),
        _ => Ok(0),
    };
    desk.finish(wrote, args, global.quiet)?;
    Failure::of_code(taken?)
}

/// What was asked for, read and checked as far as it can be without a row.
struct Call {
    formats: Vec<Format>,
    shape: Shape,
    stamp: Stamp,
    received: Option<Date>,
    /// The day on which the run begins: one that goes on after midnight says nothing else of its later letters.
    today: Date,
    catalog: Catalog,
    base: Base,
    roster: Roster,
    /// Where the state is, and the book of employers.
    state: PathBuf,
    book: Option<PathBuf>,
}

impl Call {
    fn read(args: &Batch, global: &Global) -> Result<Self, Failure> {
        let formats = write::formats(&args.format)?;
        if args.merge.is_some() && formats != [Format::Pdf] {
            return Err(Failure::system_hint(
                "`--merge` makes one PDF of PDFs",
                "leave out `--format`",
            ));
        }
        let shard: Shard = args
            .shard
            .parse()
            .map_err(|why| Failure::system(format!("--shard: {why}")))?;
        let day = |day| requests::day("--received", day);
        let received = args.received.as_deref().map(day).transpose()?;
        let catalog = requests::catalog(global)?;
        let mut base = base(args, global)?;
        let shape = Shape::of(&args.table, &base, &catalog)?;
        let columns = map::read(args, &base)?;
        let roster = open(args, &base, columns.as_ref(), &catalog, false)?;
        if roster.columns().iter().any(|column| column == "letter") {
            base.let_letter_vary();
        }
        if let Some(shelf) = base.needs_book(roster.columns()) {
            // Without a book no row is wrong: the call is.
            shelf
                .book()
                .map_err(|why| Failure::system_hint(why.to_string(), why.hint()))?;
        }
        base.check(roster.columns(), &catalog)
            .map_err(|why| Failure::Refused(Message::of_refusal(&args.request, &why)))?;
        let today = requests::today();
        cover::check(args, &base, &roster, &catalog, today)?;
        warn(&roster, &args.roster, global.quiet);
        Ok(Self {
            formats,
            shape,
            stamp: Stamp(shard),
            received,
            today,
            catalog,
            base,
            roster,
            state: State::place(args.state.as_deref(), &args.output),
            book: requests::shelf(global).path().ok().map(Path::to_owned),
        })
    }

    /// Opens the state, cleans the folders, and gives the letters their date.
    fn open_state(&mut self, args: &Batch, global: &Global) -> Result<State, Failure> {
        let (today, stamp) = (self.today, self.stamp);
        let is_lost = !self.state.exists() && stamp.manifest(&args.output, "csv").exists();
        if is_lost && !global.quiet {
            Message {
                place: Some(self.state.display().to_string()),
                what: "is missing, but there are letters from an earlier run: rows without a reference will get new references".to_owned(),
                hint: Some("put back the file that was written together with the letters".to_owned()),
            }
            .print_advice();
        }
        let links = match args.state {
            Some(_) => Links::Followed,
            None => Links::Refused,
        };
        let state = State::open(&self.state, links, today, stamp)?;
        clean(args, stamp)?;
        date(&mut self.base, &self.roster, &state, today, global.quiet)?;
        Ok(state)
    }
}

/// Where all that a run makes is put.
struct Desk {
    target: Target,
    books: Books,
    errors: Errors,
    advised: Advised,
    cover: Option<Cover>,
}

impl Desk {
    fn open(args: &Batch, work: &Work<'_>, stamp: Stamp, shape: Shape) -> Result<Self, Failure> {
        let path = args.output.as_path();
        let mut target = Target::open(args.zip.as_deref(), args.merge.as_deref())?;
        if args.cover && target.kind() == Kind::Print {
            target.keep(cover::pages(work, &args.request)?);
        }
        let superseded = Superseded::new(Run {
            folder: path.to_owned(),
            stamp,
            kind: target.kind(),
            shape,
            endings: work.formats.iter().map(|it| it.extension()).collect(),
            roster: known_as(args, work.state),
        });
        let names = args.manifest_names;
        let books = Books::open(path, work.folder, stamp, names, shape, superseded);
        Ok(Self {
            target,
            books: books.map_err(|why| Failure::at(path, &why))?,
            errors: Errors::open(args.errors.as_deref(), shape)?,
            advised: Advised::open(args.advice.as_deref(), shape)?,
            cover: args.cover.then(Cover::default),
        })
    }

    /// Makes the letters of all rows.
    fn write(
        &mut self,
        work: &Work<'_>,
        roster: &mut Roster,
        cases: &mut Option<Cases>,
        args: &Batch,
        quiet: bool,
    ) -> Result<(), Failure> {
        let progress = Progress::new(roster.length(), quiet);
        let mut chunks = Chunks::new(work, self.target.kind());
        while let Some(letters) = chunks
            .next(roster)
            .map_err(|why| unusable(&args.roster, &why))?
        {
            for letter in letters {
                match letter {
                    Ok(mut letter) => {
                        self.advised.add(&letter)?;
                        if let Some(cover) = &mut self.cover {
                            cover.add(&letter);
                        }
                        let case = letter.case.take();
                        self.books.letter(letter, &mut self.target)?;
                        if let (Some(cases), Some(case)) = (cases.as_mut(), case) {
                            cases.add(*case)?;
                        }
                    }
                    Err(refused) => self.refused(*refused)?,
                }
            }
            progress.at(roster.position(), self.books.letters(), self.errors.count());
        }
        progress.end();
        let cover = self.cover.take();
        match cover.map(|cover| cover.made(work, self.target.kind())) {
            Some(Ok(Some(cover))) => self.books.letter(cover, &mut self.target)?,
            Some(Err(refused)) => self.refused(*refused)?,
            _ => {}
        }
        if chunks.is_empty() && !quiet {
            no_rows(&args.roster).print_advice();
        }
        Ok(())
    }

    fn refused(&mut self, refused: NotMade) -> Result<(), Failure> {
        self.books.refused(&refused);
        self.errors.add(refused.why)
    }

    /// Puts everything in its place, and then says what was made and what was refused: whoever does not
    /// listen loses no file.
    fn finish(self, wrote: Result<(), Failure>, args: &Batch, quiet: bool) -> Result<(), Failure> {
        let Self {
            target,
            books,
            mut errors,
            mut advised,
            cover: _,
        } = self;
        let made = wrote.and_then(|()| {
            errors.finish()?;
            advised.finish()?;
            if books.keeps() {
                return Ok(None);
            }
            // The letter of a row that is refused today may be wanted tomorrow.
            let prune = args.prune && target.kind() == Kind::Folder && errors.count() == 0;
            let one = target.finish(args.force)?;
            Ok(Some((one, books.finish(prune)?)))
        });
        // Rows that were refused are told whatever has failed.
        errors.say(&args.roster);
        if !quiet {
            advised.say(&args.roster);
        }
        match made? {
            None => nothing_made(&args.output).print_advice(),
            Some((one, (count, left))) if !quiet => {
                said(&count, one.as_ref(), &args.output);
                left.say(&args.output);
            }
            Some(_) => {}
        }
        Failure::of_code(errors.code())
    }
}

/// By what a later run knows the roster and the base file again, without their names.
fn known_as(args: &Batch, state: &State) -> String {
    let names = [&args.roster, &args.request].map(|path| path.file_name().unwrap_or_default());
    let sheet = args.sheet.as_deref().unwrap_or_default();
    let names = names.map(OsStr::as_encoded_bytes);
    let names = [names[0], names[1], sheet.as_bytes()];
    state.salt.reference_of_all(&names.join(&0))
}

/// Makes the folders of all targets and cleans them, before anything is staged in any of them.
fn clean(args: &Batch, stamp: Stamp) -> Result<(), Failure> {
    let files = [&args.merge, &args.zip, &args.errors, &args.advice];
    let own = args.output.as_path();
    stamp.clean(own).map_err(|why| Failure::at(own, &why))?;
    for file in files.into_iter().flatten() {
        let folder = folder_of(file);
        Folder::make(folder).map_err(|why| Failure::at(folder, &why))?;
    }
    Ok(())
}

/// Opens the roster, and tells it how it writes its days.
fn open(
    args: &Batch,
    base: &Base,
    columns: Option<&Columns>,
    catalog: &Catalog,
    is_lenient: bool,
) -> Result<Roster, Failure> {
    let reading = Reading {
        sheet: args.sheet.as_deref(),
        columns,
        headings: Some(catalog.headings()?),
        names_employers: base.names_employers(),
        is_lenient,
    };
    let mut roster =
        Roster::open(&args.roster, &reading).map_err(|why| unusable(&args.roster, &why))?;
    let told = args.dates.as_deref().map(order).transpose()?;
    if let Some(order) = told.or_else(|| base.dates()) {
        roster.set_order(order);
    }
    Ok(roster)
}

/// The base file, with the settings of the command line in it.
fn base(args: &Batch, global: &Global) -> Result<Base, Failure> {
    let file = &args.request;
    let refused = |why: Refusal| Failure::Refused(Message::of_refusal(file, &why));
    let bytes = requests::bytes(file).map_err(|why| Failure::of(file, &why))?;
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
                "the letters are dated {}, the day of the first run into this folder",
                state.date
            ),
            hint: Some("`--date` sets another date; use a new folder for new letters".to_owned()),
        }
        .print_advice();
    }
    Ok(())
}

fn warn(roster: &Roster, file: &Path, quiet: bool) {
    if quiet {
        return;
    }
    if let Some(heading) = roster.heading() {
        Message {
            place: Some(file.display().to_string()),
            what: format!("the columns are named in {heading}; what stands above is left out"),
            hint: None,
        }
        .print_advice();
    }
    if let Some(what) = map::by_language(roster.understanding()) {
        Message {
            place: Some(file.display().to_string()),
            what,
            hint: Some("`--check` shows how each column is understood".to_owned()),
        }
        .print_advice();
    }
    warn_numbers(roster, file);
}

/// Says in which columns numbers stand.
fn warn_numbers(roster: &Roster, file: &Path) {
    if roster.numbers().is_empty() {
        return;
    }
    Message {
        place: Some(file.display().to_string()),
        what: format!(
            "there are numbers in {}, which have lost any leading zeros",
            roster.numbers().join(", ")
        ),
        hint: Some(
            "format these columns as text, then type postcodes and employee numbers again"
                .to_owned(),
        ),
    }
    .print_advice();
}

fn no_rows(roster: &Path) -> Message {
    Message {
        place: Some(roster.display().to_string()),
        what: "has no rows below the column names".to_owned(),
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

pub(super) fn unusable(file: &Path, why: &RosterError) -> Failure {
    let message = Message {
        place: Some(file.display().to_string()),
        what: why.to_string(),
        hint: why.hint().map(str::to_owned),
    };
    match why {
        RosterError::Io(_) | RosterError::NoSheet { .. } => Failure::System(message),
        _ => Failure::Refused(message),
    }
}

/// The order of dates that an option names, in capitals or not.
pub(super) fn order(written: &str) -> Result<DayOrder, Failure> {
    let order = written.to_lowercase().parse::<DayOrder>();
    order.map_err(|why| Failure::system(format!("--dates: {why}")))
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
        Some((path, Written::New)) => say::file(&format!("{head}: wrote"), path),
        Some((path, Written::Unchanged)) => say::file(&format!("{head}: unchanged"), path),
        None => say::line(format_args!(
            "{head} in {}: wrote {}, unchanged {}",
            folder.display(),
            count.new,
            count.unchanged
        )),
    }
}
