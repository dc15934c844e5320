//! `kerkesa batch --check`: how a roster is understood, and what is wrong with it. Nothing is written.

use super::{
    args::Batch,
    base,
    chunk::ROWS,
    map, no_rows, open,
    tally::{Place, Tally},
};
use crate::{
    advice::{Advice, advise},
    catalog::{Catalog, Labels},
    cli::{args::Global, failure::Failure, failure::Message, requests, say},
    compose::compose,
    domain::visible,
    intake::{Base, Setting},
    roster::{
        Asked, Asking, By, Days, Fault, Role, Roster, Row, Salt, Shard, Taken, Trouble,
        TroubleKind, Understanding,
    },
};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use std::{collections::HashMap, path::Path};

/// How many kinds of faults JSON has, and how many lines of each.
const KINDS: usize = 1_000;
const LINES: usize = 100;

/// Looks at the whole roster.
pub(super) fn run(args: &Batch, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    let has_base = !args.request.as_os_str().is_empty();
    let mut base = if has_base {
        base(args, global)?
    } else {
        stand_in(&[], global)?
    };
    let columns = map::read(args, &base)?;
    let mut roster = open(args, &base, columns.as_ref(), &catalog, true)?;
    if !has_base {
        base = stand_in(&roster.understanding().stand_ins(), global)?;
    }
    if roster.columns().iter().any(|column| column == "letter") {
        base.let_letter_vary();
    }
    if has_base {
        base.check(roster.columns(), &catalog)
            .map_err(|why| Failure::Refused(Message::of_refusal(&args.request, &why)))?;
    }
    let received = args.received.as_deref();
    let received = received.map(|day| requests::day("--received", day));
    let look = Look {
        catalog: &catalog,
        base: &base,
        has_base,
        advises: has_base && !global.quiet,
        days: roster.days().clone(),
        received: received.transpose()?,
    };
    let found = look
        .at(&mut roster)
        .map_err(|why| super::unusable(&args.roster, &why))?;
    let report = Report::new(&args.roster, &roster, has_base, &found);
    if args.json {
        say::json(&report)?;
    } else {
        report.say(args, &roster, &found);
    }
    let is_right = found.refused == 0 && report.troubles == 0;
    Failure::of_code(u8::from(!is_right))
}

/// A base file that lacks nothing, before there is one.
fn stand_in(settings: &[Setting], global: &Global) -> Result<Base, Failure> {
    let failed = |why: crate::intake::Refusal| Failure::system(why.to_string());
    let text = b"language: en\n";
    let mut base =
        Base::read(text, std::path::PathBuf::new(), requests::shelf(global)).map_err(failed)?;
    for setting in settings {
        base.set(setting).map_err(failed)?;
    }
    Ok(base)
}

/// What rows are looked at with.
struct Look<'a> {
    catalog: &'a Catalog,
    base: &'a Base,
    has_base: bool,
    advises: bool,
    days: Days,
    received: Option<Date>,
}

/// What was found in all rows.
#[derive(Default)]
struct Found {
    rows: u64,
    /// The rows that give no letter.
    refused: u64,
    faults: Tally,
    advice: Tally,
    kinds: Vec<Kind>,
    places: HashMap<[String; 3], usize>,
    beyond: u64,
}

/// What is wrong with one or several rows.
#[derive(Serialize, Clone)]
struct Kind {
    column: String,
    reason: String,
    hint: String,
    /// In how many rows.
    count: u64,
    rows: Vec<u64>,
    lines: Vec<u64>,
}

/// The faults and the advice of a row.
type Judged<'r> = (&'r Row, Vec<Fault>, Vec<Advice>);

impl Look<'_> {
    fn at(&self, roster: &mut Roster) -> Result<Found, crate::roster::RosterError> {
        let salt = Salt::new([0; 32]);
        let asking = Asking {
            catalog: self.catalog,
            labels: Labels::english(),
            base: self.base,
            salt: &salt,
            shard: Shard::WHOLE,
            today: requests::today(),
            days: &self.days,
            received: self.received,
            names: false,
        };
        let understanding = roster.understanding().clone();
        let mut taken = Taken::default();
        let mut found = Found::default();
        loop {
            let mut rows = Vec::new();
            let mut ended = false;
            while rows.len() < ROWS * rayon::current_num_threads() && !ended {
                match roster.row()? {
                    Some(row) if row.is_blank() => {}
                    Some(row) => rows.push(row),
                    None => ended = true,
                }
            }
            let asked: Vec<Asked<'_>> = rows
                .par_iter()
                .flat_map_iter(|row| asking.asked(row))
                .collect();
            let asked = taken.apart(asked, &asking);
            let groups: Vec<&[Asked<'_>]> = asked
                .chunk_by(|one, other| one.0.number == other.0.number)
                .collect();
            let judged: Vec<Judged<'_>> = groups
                .into_par_iter()
                .filter_map(|asked| self.judged(asked, &asking, &understanding))
                .collect();
            for (row, faults, advice) in judged {
                found.add(row, faults, advice, &understanding);
            }
            if ended {
                return Ok(found);
            }
        }
    }

    fn judged<'r>(
        &self,
        asked: &[Asked<'r>],
        asking: &Asking<'_>,
        understanding: &Understanding,
    ) -> Option<Judged<'r>> {
        let row = asked.first()?.0;
        let mut faults: Vec<Fault> = Vec::new();
        let mut advice: Vec<Advice> = Vec::new();
        for (_, asked) in asked {
            match asked {
                Err(fault) => faults.push(fault.clone()),
                Ok(request) if self.has_base => {
                    if let Err(why) = compose(request, self.catalog) {
                        faults.push(Fault::of_letter(row, &why.to_string()));
                    }
                    let given = self.advises.then(|| advise(request, self.catalog).ok());
                    for piece in given.flatten().into_iter().flatten() {
                        if !advice.contains(&piece) {
                            advice.push(piece);
                        }
                    }
                }
                Ok(_) => {}
            }
        }
        if !faults.is_empty() {
            for fault in asking.faults(row) {
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
        }
        // What no column gives, the base file will give.
        let is_of_row =
            |fault: &Fault| fault.column.is_empty() || understanding.gives(&fault.column);
        faults.retain(|fault| self.has_base || is_of_row(fault));
        Some((row, faults, advice))
    }
}

/// Where a row is.
fn place(row: &Row) -> Place<'_> {
    Place {
        row: row.number,
        line: row.line,
        reference: row.cell("reference").unwrap_or_default(),
    }
}

impl Found {
    fn add(
        &mut self,
        row: &Row,
        faults: Vec<Fault>,
        advice: Vec<Advice>,
        understanding: &Understanding,
    ) {
        self.rows += 1;
        self.refused += u64::from(!faults.is_empty());
        for fault in faults {
            let fault = understanding.named(fault);
            let cells = [fault.column, fault.reason, fault.hint];
            self.kind(row, &cells);
            self.faults.add(place(row), cells);
        }
        for advice in advice {
            let cells = [advice.key, &advice.what, &advice.hint].map(str::to_owned);
            self.advice.add(place(row), cells);
        }
    }

    fn kind(&mut self, row: &Row, cells: &[String; 3]) {
        let place = match self.places.get(cells) {
            Some(place) => *place,
            None if self.kinds.len() == KINDS => {
                self.beyond += 1;
                return;
            }
            None => {
                let [column, reason, hint] = cells.clone();
                self.places.insert(cells.clone(), self.kinds.len());
                self.kinds.push(Kind {
                    column,
                    reason,
                    hint,
                    count: 0,
                    rows: Vec::new(),
                    lines: Vec::new(),
                });
                self.kinds.len() - 1
            }
        };
        let kind = &mut self.kinds[place];
        kind.count += 1;
        if kind.rows.len() < LINES {
            kind.rows.push(row.number);
            kind.lines.extend(row.line);
        }
    }
}

/// What a program is told of a roster.
#[derive(Serialize)]
struct Report {
    roster: String,
    /// The line or row with the names of the columns, where something else stands above it.
    heading: Option<String>,
    columns: Vec<Column>,
    /// Keys that are put together from several columns, or with other texts.
    joined: Vec<Joined>,
    /// Headings of the map that the roster does not have.
    lost: Vec<Told>,
    /// What the base file must give, where none was named.
    lacking: Vec<&'static str>,
    rows: u64,
    refused: u64,
    faults: Vec<Kind>,
    /// Faults of kinds beyond those that are listed.
    beyond: u64,
    #[serde(skip)]
    troubles: usize,
}

#[derive(Serialize)]
struct Column {
    number: usize,
    heading: String,
    keys: Vec<String>,
    /// `key`, `map`, `usual`, or nothing.
    by: Option<&'static str>,
    language: Option<String>,
    left_out: bool,
    trouble: Option<Told>,
    /// The shape of the first row's cell.
    first_row: String,
}

#[derive(Serialize)]
struct Joined {
    key: String,
    pattern: String,
}

#[derive(Serialize)]
struct Told {
    kind: &'static str,
    what: String,
    hint: String,
    candidates: Vec<String>,
}

impl Told {
    fn of(trouble: &Trouble) -> Self {
        Self {
            kind: match trouble.kind {
                TroubleKind::Unknown => "unknown",
                TroubleKind::Unclear(_) => "unclear",
                TroubleKind::Twice => "twice",
                TroubleKind::Refused => "refused",
            },
            what: trouble.what.clone(),
            hint: trouble.hint.clone(),
            candidates: trouble.candidates().map(str::to_owned).collect(),
        }
    }
}

impl Report {
    fn new(file: &Path, roster: &Roster, has_base: bool, found: &Found) -> Self {
        let understanding = roster.understanding();
        let shape = |place: usize| {
            let sample = roster.sample().and_then(|sample| sample.get(place));
            sample.cloned().unwrap_or_default()
        };
        let columns = understanding.columns.iter().enumerate();
        let joined = understanding.given.iter();
        Self {
            roster: requests::shown(file),
            heading: roster.heading().map(str::to_owned),
            columns: columns
                .map(|(place, column)| {
                    let (by, trouble) = match &column.role {
                        Role::Gives(by) | Role::LeftOut(by) => (Some(by), None),
                        Role::Troubled(trouble) => (None, Some(Told::of(trouble))),
                    };
                    Column {
                        number: place + 1,
                        heading: column.heading.clone(),
                        keys: understanding.keys_of(place).map(str::to_owned).collect(),
                        by: by.map(|by| match by {
                            By::Key => "key",
                            By::Map => "map",
                            By::Usual(_) => "usual",
                        }),
                        language: match by {
                            Some(By::Usual(tag)) => Some(tag.to_string()),
                            _ => None,
                        },
                        left_out: matches!(column.role, Role::LeftOut(_)),
                        trouble,
                        first_row: shape(place),
                    }
                })
                .collect(),
            joined: joined
                .filter(|given| !given.pattern.is_plain())
                .map(|given| Joined {
                    key: given.key.clone(),
                    pattern: given.pattern.to_string(),
                })
                .collect(),
            lost: understanding.lost.iter().map(Told::of).collect(),
            lacking: if has_base {
                Vec::new()
            } else {
                understanding.lacking()
            },
            rows: found.rows,
            refused: found.refused,
            faults: found.kinds.clone(),
            beyond: found.beyond,
            troubles: understanding.troubles().count(),
        }
    }

    fn say(&self, args: &Batch, roster: &Roster, found: &Found) {
        let file = args.roster.as_path();
        if let Some(heading) = &self.heading {
            say::line(format_args!(
                "{}: the columns are named in {heading}; what stands above is left out",
                file.display()
            ));
        }
        for line in self.table() {
            say::line(line);
        }
        for Joined { key, pattern } in &self.joined {
            say::line(format_args!("{key} is “{pattern}”"));
        }
        for (number, heading, trouble) in roster.understanding().troubles() {
            let what = match number {
                Some(number) => format!("column {number}, `{heading}`: {}", trouble.what),
                None => trouble.what.clone(),
            };
            say::error(&Message {
                place: Some(file.display().to_string()),
                what,
                hint: Some(trouble.hint.clone()),
            });
        }
        super::warn_numbers(roster, file);
        if !found.faults.is_empty() {
            say::line(format_args!("{}: {} refused", file.display(), self.refused));
            found.faults.say(["column", "reason"], "--check --json");
        }
        if !found.advice.is_empty() {
            say::line(format_args!("{}: advice", file.display()));
            found.advice.say(["key", "advice"], "--advice FILE.csv");
        }
        if !self.lacking.is_empty() {
            say::line(format_args!(
                "the base file must give what no column gives: {}",
                self.lacking.join(", ")
            ));
        }
        if self.rows == 0 {
            no_rows(file).print_advice();
            return;
        }
        let rows = if self.rows == 1 { "row" } else { "rows" };
        let good = self.rows - self.refused;
        if self.troubles == 0 {
            say::line(format_args!(
                "{} {rows}: {good} can become letters, {} cannot; nothing was written",
                self.rows, self.refused
            ));
        } else {
            say::line(format_args!(
                "{} {rows}: none can become a letter until each column is understood; nothing was written",
                self.rows
            ));
        }
    }

    /// The columns as a table.
    fn table(&self) -> Vec<String> {
        let head = ["column", "heading", "is", "by", "first row"].map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(head)
            .chain(self.columns.iter().map(Column::cells))
            .collect();
        let width = |place: usize| {
            let cells = rows.iter().map(|row| row[place].chars().count());
            cells.max().unwrap_or_default()
        };
        let [n, h, k, b] = [0, 1, 2, 3].map(width);
        rows.iter()
            .map(|[number, heading, key, by, shape]| {
                let line = format!("{number:>n$}  {heading:<h$}  {key:<k$}  {by:<b$}  {shape}");
                line.trim_end().to_owned()
            })
            .collect()
    }
}

impl Column {
    fn cells(&self) -> [String; 5] {
        let key = match (&self.trouble, self.left_out) {
            (Some(_), _) => "?".to_owned(),
            (None, true) => "left out".to_owned(),
            (None, false) => self.keys.join(", "),
        };
        let by = match (self.by, &self.language, &self.trouble) {
            (_, _, Some(trouble)) => match trouble.kind {
                "unknown" => "not known".to_owned(),
                "twice" => "given twice".to_owned(),
                kind => kind.to_owned(),
            },
            (Some("key"), ..) => "its name".to_owned(),
            (Some("map"), ..) => "the map".to_owned(),
            (_, Some(language), _) => format!("usual heading ({language})"),
            _ => String::new(),
        };
        let heading = visible(&self.heading.replace('\n', " ")).into_owned();
        [
            self.number.to_string(),
            heading,
            key,
            by,
            visible(&self.first_row).into_owned(),
        ]
    }
}
