//! Many letters from a table: it is opened, its rows become letters a few at a time, and the letters one archive.

mod columns;
mod pieces;
mod run;

pub(crate) use run::Run;

use crate::{
    Engine, Made,
    engine::{About, Desk, json},
    letters::with_around,
    params::{Now, State, tag},
    refused::Refused,
};
use columns::{Choice, Column, columns, keys, lacking, needed};
use kerkesa::{
    book::Shelf,
    catalog::LEFT_OUT,
    domain::{DayOrder, LetterKind},
    intake::{Base, Columns, Refusal},
    interview::{Answers, base_text, opened},
    render::{Format, renderer},
    roster::{Listing, Reading, Roster, Salt, separator},
};
use run::Tools;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What the letters have in common: the answers, or a file that is given in their place.
#[derive(Deserialize)]
struct Begun {
    state: State,
    now: Now,
    /// The name of the roster's file.
    #[serde(default)]
    name: String,
    /// The sheet of a spreadsheet, by its name or number.
    #[serde(default)]
    sheet: Option<String>,
    /// In which order the table's texts write their days: `dmy`, `mdy` or `ymd`.
    #[serde(default)]
    dates: Option<String>,
    /// What somebody has chosen for columns, in the order of the table.
    #[serde(default)]
    choices: Vec<Chosen>,
    /// The text of a request or a base file.
    #[serde(default)]
    file: Option<String>,
}

impl About for Begun {
    fn state(&self) -> &State {
        &self.state
    }

    fn now(&self) -> Now {
        self.now
    }
}

/// What somebody has chosen for a column: a key, or `left_out`.
#[derive(Deserialize)]
struct Chosen {
    heading: String,
    key: String,
}

/// A roster as it was understood.
#[derive(Serialize, Default)]
struct Opened {
    columns: Vec<Column>,
    /// The keys that somebody can give a column to.
    keys: Vec<Choice>,
    /// How many columns are not understood: there is no letter before somebody has chosen what they are.
    open: usize,
    /// The sheets, of which another may be the right one.
    sheets: Vec<String>,
    /// Whether any column takes days.
    has_days: bool,
    /// Why nothing could be read of this sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<Refused>,
    /// The line or row with the names of the columns, where others stand above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    /// Columns in which numbers have lost their leading zeros.
    numbers: Vec<String>,
    /// Columns that every letter needs and the roster does not have.
    lacking: Vec<Choice>,
    length: u64,
}

#[derive(Deserialize)]
struct Step {
    count: u32,
    /// Of the page.
    language: String,
}

/// The name of the archive, which is nobody's.
const ARCHIVE: &str = "letters.zip";

impl Engine {
    /// Calls about rosters that give a file; none, if it is another file that is wanted.
    pub(crate) fn make_of_roster(
        &mut self,
        params: &str,
        input: Vec<u8>,
    ) -> Option<Result<Made, Refused>> {
        #[derive(Deserialize)]
        struct Wanted {
            what: String,
        }
        let wanted: Wanted = serde_json::from_str(params).ok()?;
        Some(match wanted.what.as_str() {
            "roster_open" => self.open_roster(params, input),
            "roster_table" => self.empty_table(params),
            "roster_piece" => self.run().map(|run| archive(run.piece())),
            "roster_finish" => self.finish_roster(),
            _ => return None,
        })
    }

    /// Opens a roster in the place of one that was open.
    fn open_roster(&mut self, params: &str, input: Vec<u8>) -> Result<Made, Refused> {
        self.run = None;
        let params: Begun = serde_json::from_str(params)?;
        let (run, opened) = self.situated(&params.state, params.now, |desk| {
            let mut base = base(&params, desk)?;
            let map = map(&base, &params.choices);
            let sheets = Roster::sheets(&params.name, &input);
            let reading = Reading {
                sheet: params.sheet.as_deref().filter(|sheet| !sheet.is_empty()),
                columns: Some(&map),
                headings: Some(desk.situation.catalog.headings()?),
                names_employers: base.names_employers(),
                is_lenient: true,
            };
            let mut roster = match Roster::of_bytes(&params.name, input, &reading) {
                Err(why) if sheets.len() > 1 => {
                    let refusal = Some(Refused::of_roster(&why));
                    return Ok((
                        None,
                        Opened {
                            sheets,
                            refusal,
                            ..Opened::default()
                        },
                    ));
                }
                roster => roster.map_err(|why| Refused::of_roster(&why))?,
            };
            if let Some(lost) = roster.understanding().lost.first() {
                let refused = Refused::fault(&lost.what);
                return Err(Refused {
                    hint: Some(lost.hint.clone()),
                    ..refused
                });
            }
            let told = params.dates.as_deref().filter(|order| !order.is_empty());
            let told = told.map(str::parse::<DayOrder>).transpose()?;
            if let Some(order) = told.or_else(|| base.dates()) {
                roster.set_order(order);
            }
            if roster.columns().iter().any(|column| column == "letter") {
                base.let_letter_vary();
            }
            base.check(roster.columns(), desk.situation.catalog)
                .map_err(|why| desk.refused(why))?;
            let salt = Salt::of_number(params.now.moment().random);
            let run = Run::new(base, roster, salt, params.now.today)?;
            let roster = run.roster();
            let opened = Opened {
                columns: columns(roster, desk.situation.labels),
                keys: keys(desk.situation.labels),
                open: roster.understanding().troubles().count(),
                sheets,
                has_days: roster.columns().iter().any(|key| roster.days().is_day(key)),
                refusal: None,
                heading: roster.heading().map(str::to_owned),
                numbers: roster.numbers().to_vec(),
                lacking: match params.file {
                    // A base file may give them.
                    Some(_) => Vec::new(),
                    None => lacking(roster, &desk.situation),
                },
                length: roster.length(),
            };
            Ok((Some(run), opened))
        })?;
        self.run = run;
        Ok(Made {
            name: "roster.json".to_owned(),
            mime: "application/json",
            bytes: serde_json::to_vec(&opened)?,
        })
    }

    /// Makes the letters of the next rows.
    pub(crate) fn step_roster(&mut self, params: &str) -> Result<String, Refused> {
        let params: Step = serde_json::from_str(params)?;
        let tag = tag(&params.language)?;
        self.label(&tag)?;
        // Both are taken out while they are used, for the catalogue is the engine's.
        let mut run = self.run.take().ok_or_else(none_open)?;
        if let Some(why) = open_column(&run) {
            self.run = Some(run);
            return Err(why);
        }
        let known = self.renderers.remove(&Format::Pdf);
        let mut pdf = known.unwrap_or_else(|| renderer(Format::Pdf));
        let stepped = self.catalog().and_then(|catalog| {
            let tools = &mut Tools {
                catalog,
                labels: &self.labels[&tag],
                renderer: pdf.as_mut(),
            };
            run.step(params.count, tools)
        });
        self.renderers.insert(Format::Pdf, pdf);
        self.run = Some(run);
        json(&stepped?)
    }

    /// Forgets the roster.
    pub(crate) fn close_roster(&mut self) -> Result<String, Refused> {
        self.run = None;
        json(&true)
    }

    /// Ends the archive, gives its last piece, and forgets the roster.
    fn finish_roster(&mut self) -> Result<Made, Refused> {
        let run = self.run.take().ok_or_else(none_open)?;
        Ok(archive(run.finish()?))
    }

    fn run(&self) -> Result<&Run, Refused> {
        self.run.as_ref().ok_or_else(none_open)
    }

    /// A table with nothing but the names of the columns that this letter needs.
    fn empty_table(&mut self, params: &str) -> Result<Made, Refused> {
        let params: Begun = serde_json::from_str(params)?;
        self.situated(&params.state, params.now, |desk| {
            let names = needed(&desk.situation);
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let table = Listing::separated(Vec::new(), separator(desk.tag), &names)?;
            Ok(Made {
                name: "table.csv".to_owned(),
                mime: "text/csv",
                bytes: table.finish()?,
            })
        })
    }
}

fn archive(bytes: Vec<u8>) -> Made {
    Made {
        name: ARCHIVE.to_owned(),
        mime: "application/zip",
        bytes,
    }
}

fn none_open() -> Refused {
    Refused::fault("no roster is open")
}

/// Why nothing is made: a column is not understood.
fn open_column(run: &Run) -> Option<Refused> {
    let mut troubles = run.roster().understanding().troubles();
    let (_, heading, trouble) = troubles.next()?;
    Some(Refused::fault(format_args!("{heading}: {}", trouble.what)))
}

/// What the columns are, by the base file and by what somebody has chosen: columns of one key are joined.
fn map(base: &Base, choices: &[Chosen]) -> Columns {
    let mut map = base.columns().cloned().unwrap_or_default();
    for Chosen { heading, key } in choices {
        if key == LEFT_OUT {
            map = map.without(heading);
            continue;
        }
        let same = choices.iter().filter(|other| other.key == *key);
        let mut headings: Vec<&str> = same.map(|other| other.heading.as_str()).collect();
        // Two columns may have one heading.
        headings.dedup();
        map = map.with(&headings, key);
    }
    map
}

/// What the letters have in common.
fn base(params: &Begun, desk: &Desk<'_>) -> Result<Base, Refused> {
    let answers = desk.situation.answers;
    let read = |text: &str| {
        Base::read(text.as_bytes(), PathBuf::new(), Shelf::empty()).map_err(|why| desk.refused(why))
    };
    let of_answers = |answers: &Answers| {
        let letter = answers
            .text("letter")
            .and_then(|letter| letter.parse().ok());
        if letter.is_some_and(LetterKind::is_collective) {
            let text = desk.situation.labels.text("page.roster.collective");
            return Err(desk.refused(Refusal::new("letter", text)));
        }
        let text = base_text(&desk.situation.with(answers)).map_err(|why| desk.refused(why))?;
        read(&text)
    };
    let Some(file) = &params.file else {
        return of_answers(answers);
    };
    let moment = desk.now.moment();
    // A letter that was made for one worker brings along what it shares with others.
    let request = with_around(|around| opened(file.as_bytes(), &desk.situation, around, &moment));
    match request {
        Ok(request) => of_answers(&request.into_answers()),
        Err(why) => read(file).map_err(|other| {
            if other.key == "reference" {
                desk.refused(why)
            } else {
                other
            }
        }),
    }
}
