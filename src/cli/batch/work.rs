//! What becomes of one row: requests, letters, files.

use super::{state::State, target::Kind};
use crate::{
    advice::{Advice, advise},
    catalog::Catalog,
    cli::{
        failure::Failure,
        output::{Folder, NotWritten, Written},
        renderers::Renderers,
        write::addressed,
    },
    compose::compose,
    deadlines::{self, Calendar, DeadlineError},
    domain::{Request, Short},
    intake::{Base, Moment, Setting},
    render::{Format, LoosePages},
    roster::{Days, Entry, Fault, Row, Shard, hex, with_employer},
};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::io;

/// What is the same for every row of a run.
pub(super) struct Work<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) base: &'a Base,
    pub(super) state: &'a State,
    pub(super) shard: Shard,
    /// The day on which the run began.
    pub(super) today: Date,
    pub(super) days: Days,
    pub(super) formats: &'a [Format],
    pub(super) received: Option<Date>,
    pub(super) names: bool,
    pub(super) folder: &'a Folder,
    pub(super) force: bool,
    /// Whether somebody reads advice.
    pub(super) advises: bool,
}

/// A letter that was made.
pub(super) struct Made {
    /// The row's number and line.
    pub(super) row: u64,
    pub(super) line: Option<u64>,
    pub(super) reference: String,
    pub(super) advice: Vec<Advice>,
    pub(super) files: Vec<File>,
}

/// A file of a letter: its line in the manifest, and what there is of it.
pub(super) struct File {
    pub(super) entry: Entry,
    pub(super) product: Product,
}

/// What there is of a file when all that can be done for several at once is done.
pub(super) enum Product {
    /// It is in the folder.
    Written(Written),
    /// It belongs into an archive.
    Bytes(Vec<u8>),
    /// Its pages belong into one PDF.
    Pages(Box<LoosePages>),
    /// Its pages belong to the beginning of that PDF.
    First(Box<LoosePages>),
}

impl Product {
    /// The same at the beginning of the PDF, if it belongs into one.
    pub(super) fn at_beginning(self) -> Self {
        match self {
            Self::Pages(pages) => Self::First(pages),
            other => other,
        }
    }
}

/// Why a letter was not made.
pub(super) enum Refused {
    /// The row is wrong.
    Row(Fault),
    /// Another letter has its place.
    Clash(Fault),
    /// The system fails; the run ends.
    System(Failure),
}

/// What a row asks for: a request to an employer, or why there is none.
pub(super) type Asked<'r> = (&'r Row, Result<Request, Refused>);

impl Work<'_> {
    /// The requests of a row, if it is in this part of the roster.
    pub(super) fn asked<'r>(&self, row: &'r Row) -> Vec<Asked<'r>> {
        let cells = match &row.cells {
            Ok(cells) => cells,
            Err(spoiled) => {
                // Without cells there is no reference; its number is in one part as well.
                let in_part = self.shard.holds(&row.number.to_string());
                let fault = Fault {
                    column: spoiled.column.clone(),
                    ..Fault::new(row, &spoiled.what, spoiled.hint)
                };
                return if in_part {
                    vec![(row, Err(Refused::Row(fault)))]
                } else {
                    Vec::new()
                };
            }
        };
        let reference = match row.cell("reference") {
            Some(reference) => reference.to_owned(),
            None => self.state.salt.reference(row),
        };
        if !self.shard.holds(&reference) {
            return Vec::new();
        }
        let employers = self.base.employers();
        let mut asked: Vec<Asked<'_>> = Vec::new();
        let mut last: Option<Fault> = None;
        for employer in 0..employers {
            let mut settings: Vec<Setting> = cells
                .iter()
                .filter(|cell| cell.key != "reference")
                .cloned()
                .collect();
            settings.push(Setting {
                key: "reference".to_owned(),
                value: with_employer(&reference, employer, employers),
            });
            // The reference is given: it is not made by chance.
            let moment = Moment {
                today: self.today,
                random: 0,
            };
            match self
                .base
                .request(employer, &settings, self.catalog, &moment)
            {
                Ok(request) if request.letter.is_collective() => {
                    let fault = Fault {
                        column: "letter".to_owned(),
                        ..Fault::new(
                            row,
                            format!("`{}` is no letter of a single worker", request.letter),
                            "`kerkesa write` writes it from a request file",
                        )
                    };
                    asked.push((row, Err(Refused::Row(fault))));
                }
                Ok(request) => {
                    let early = self.early(row, &request).map(Refused::Row);
                    asked.push((row, early.map_or(Ok(request), Err)));
                }
                Err(refusal) => {
                    // What is wrong with the worker is wrong in the letter to each employer.
                    let fault = Fault::of(row, &refusal, &self.days);
                    if last.as_ref() != Some(&fault) {
                        asked.push((row, Err(Refused::Row(fault.clone()))));
                    }
                    last = Some(fault);
                }
            }
        }
        asked
    }

    /// Why the day of receipt cannot be that of the letter.
    fn early(&self, row: &Row, request: &Request) -> Option<Fault> {
        let (received, date) = (self.received?, request.about_date());
        (received < date).then(|| Fault {
            column: "date".to_owned(),
            ..Fault::new(
                row,
                format!("the letter is dated {date} and cannot have been received on {received}"),
                "correct `--received` or the date",
            )
        })
    }

    pub(super) fn made(
        &self,
        row: &Row,
        request: &Request,
        renderers: &mut Renderers,
        kind: Kind,
    ) -> Result<Made, Refused> {
        let refused = |why: String| Refused::Row(Fault::of_letter(row, &why));
        let entry = self.entry(row, request).map_err(refused)?;
        let letter = compose(request, self.catalog).map_err(|why| refused(why.to_string()))?;
        let advice = if self.advises {
            advise(request, self.catalog).map_err(|why| refused(why.to_string()))?
        } else {
            Vec::new()
        };
        addressed(request, &letter, self.formats)
            .map_err(|refusal| Refused::Row(Fault::of(row, &refusal, &self.days)))?;
        let mut made = Vec::new();
        let mut entries = Vec::new();
        for (format, renderer) in self.formats.iter().zip(renderers.iter_mut()) {
            let name = format!("{}.{}", request.file_stem(), format.extension());
            let bytes = renderer
                .render(&letter)
                .map_err(|why| refused(why.to_string()))?;
            entries.push(Entry {
                file: name.clone(),
                sha256: hex(&Sha256::digest(&bytes)),
                ..entry.clone()
            });
            made.push((name, bytes));
        }
        let products = match kind {
            Kind::Folder => self.written(row, made)?,
            Kind::Archive => made
                .into_iter()
                .map(|(_, bytes)| Product::Bytes(bytes))
                .collect(),
            Kind::Print => made
                .into_iter()
                .map(|(_, bytes)| match LoosePages::of(&bytes) {
                    Ok(pages) => Ok(Product::Pages(Box::new(pages))),
                    Err(why) => Err(refused(why.to_string())),
                })
                .collect::<Result<_, _>>()?,
        };
        let files = entries.into_iter().zip(products);
        Ok(Made {
            row: row.number,
            line: row.line,
            reference: request.reference.to_string(),
            advice,
            files: files
                .map(|(entry, product)| File { entry, product })
                .collect(),
        })
    }

    /// Writes all files of a letter into the folder, or none.
    fn written(&self, row: &Row, files: Vec<(String, Vec<u8>)>) -> Result<Vec<Product>, Refused> {
        let written = self.folder.prepare(files, self.force);
        let written = written.and_then(|files| {
            files.sync_alone()?;
            files.settle(self.force)
        });
        match written {
            Ok(files) => Ok(files
                .into_iter()
                .map(|(_, written)| Product::Written(written))
                .collect()),
            Err(NotWritten { path, why }) if why.kind() == io::ErrorKind::AlreadyExists => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                Err(clash(row, &name))
            }
            Err(NotWritten { path, why }) => Err(Refused::System(Failure::at(&path, &why))),
        }
    }

    /// The letter's line in the manifest, without its file.
    fn entry(&self, row: &Row, request: &Request) -> Result<Entry, String> {
        let country = self
            .catalog
            .jurisdiction(request.jurisdiction)
            .map_err(|why| why.to_string())?;
        let name = request.worker.as_ref().map(|worker| &worker.name);
        Ok(Entry {
            row: row.number,
            reference: request.reference.to_string(),
            letter: request.letter.to_string(),
            language: request.language.to_string(),
            jurisdiction: request.jurisdiction.to_string(),
            law: country.law.clone(),
            answer: self.answer(request).map_err(|why| why.to_string())?,
            file: String::new(),
            sha256: String::new(),
            name: self
                .names
                .then(|| name.map(ToString::to_string).unwrap_or_default()),
        })
    }

    /// Until when the employer must answer.
    fn answer(&self, request: &Request) -> Result<String, DeadlineError> {
        let country = self.catalog.jurisdiction(request.jurisdiction)?;
        let law = self.catalog.law(&country.law)?;
        let letter = request.letter;
        // The time for an answer runs from the first letter; those that follow give none of their own.
        let Some(deadline) = law.deadline(letter).filter(|_| !letter.follows()) else {
            return Ok(String::new());
        };
        let Some(received) = self.received else {
            return Ok(deadlines::in_words(&deadline));
        };
        let region = request.region.as_ref().map(Short::as_str);
        let calendar = Calendar::of(self.catalog, request.jurisdiction, region)?;
        let reckoning = deadlines::reckon(law, letter, received, &calendar)?;
        Ok(reckoning.last_day.to_string())
    }
}

/// Another letter has the name of the row's.
fn clash(row: &Row, name: &str) -> Refused {
    Refused::Clash(Fault::new(
        row,
        format!("{name}: another letter has this name"),
        "`--force` replaces it; another reference keeps both",
    ))
}
