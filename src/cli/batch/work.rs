//! What becomes of one row: requests, letters, files.

use super::{
    cases::{Case, Maker},
    state::State,
    target::Kind,
};
use crate::{
    advice::{Advice, advise},
    catalog::{Catalog, Labels},
    cli::{
        failure::Failure,
        output::{Folder, NotWritten, Written},
        renderers::Renderers,
        write::addressed,
    },
    compose::compose,
    domain::Request,
    intake::Base,
    render::{Format, LoosePages},
    roster::{Asking, Days, Entry, Fault, Row, Shard, Understanding},
};
use jiff::civil::Date;
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
    pub(super) understanding: Understanding,
    pub(super) formats: &'a [Format],
    pub(super) received: Option<Date>,
    pub(super) names: bool,
    /// What makes cases of the letters, where they are to be cases.
    pub(super) cases: Option<Maker>,
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
    /// The row's own reference; empty where the program has made one.
    pub(super) own_reference: Box<str>,
    pub(super) advice: Vec<Advice>,
    /// The letter as a case, where it is to be one.
    pub(super) case: Option<Box<Case>>,
    pub(super) files: Vec<File>,
}

/// A file of a letter: its line in the manifest, and what there is of it.
pub(super) struct File {
    pub(super) entry: Entry,
    pub(super) product: Product,
}

/// What there is of a file when all that can be done for several at once is done.
pub(in crate::cli) enum Product {
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

/// A letter, or why there is none.
pub(super) type Tried = Result<Made, Box<NotMade>>;

/// A letter that was not made.
pub(super) struct NotMade {
    pub(super) why: Refused,
    /// The references that it may have, as the names of files have them; none where nobody knows.
    pub(super) references: Vec<String>,
    /// Its files by name and hash, where they could be made and not be put into the folder.
    pub(super) files: Vec<(String, String)>,
}

impl NotMade {
    pub(super) fn new(why: Refused, references: Vec<String>) -> Box<Self> {
        Box::new(Self {
            why,
            references,
            files: Vec::new(),
        })
    }
}

impl Work<'_> {
    /// The same with its column as the table calls it.
    pub(super) fn named(&self, refused: Refused) -> Refused {
        match refused {
            Refused::Row(fault) => Refused::Row(self.understanding.named(fault)),
            Refused::Clash(fault) => Refused::Clash(self.understanding.named(fault)),
            system @ Refused::System(_) => system,
        }
    }

    /// The same of a letter that was not made.
    pub(super) fn named_not_made(&self, not: NotMade) -> Box<NotMade> {
        Box::new(NotMade {
            why: self.named(not.why),
            ..not
        })
    }

    /// What the rows ask for.
    pub(super) fn asking(&self) -> Asking<'_> {
        Asking {
            catalog: self.catalog,
            labels: Labels::english(),
            base: self.base,
            salt: &self.state.salt,
            shard: self.shard,
            today: self.today,
            days: &self.days,
            received: self.received,
            names: self.names,
        }
    }

    pub(super) fn made(
        &self,
        row: &Row,
        request: &Request,
        renderers: &mut Renderers,
        kind: Kind,
    ) -> Tried {
        let not_made = |why: Refused| NotMade::new(why, vec![request.reference_in_name()]);
        let faulty = |fault: Fault| not_made(Refused::Row(fault));
        let refused = |why: String| faulty(Fault::of_letter(row, &why));
        let entry = self.asking().entry(row, request).map_err(faulty)?;
        let letter = compose(request, self.catalog).map_err(|why| refused(why.to_string()))?;
        let advice = if self.advises {
            advise(request, self.catalog).map_err(|why| refused(why.to_string()))?
        } else {
            Vec::new()
        };
        addressed(request, &letter, self.formats)
            .map_err(|refusal| faulty(Fault::of(row, &refusal, &self.days)))?;
        let case = match &self.cases {
            Some(maker) => {
                let received = self.asking().received(row).map_err(faulty)?;
                let case = maker.made(request, received, self.catalog);
                case.map_err(refused)?.map(Box::new)
            }
            None => None,
        };
        let mut made = Vec::new();
        let mut entries = Vec::new();
        for (format, renderer) in self.formats.iter().zip(renderers.iter_mut()) {
            let name = format!("{}.{}", request.file_stem(), format.extension());
            let bytes = renderer
                .render(&letter)
                .map_err(|why| refused(why.to_string()))?;
            entries.push(entry.of_file(name.clone(), &bytes));
            made.push((name, bytes));
        }
        let products = match kind {
            Kind::Folder => self.written(row, request, made).map_err(|why| {
                let is_clash = matches!(why, Refused::Clash(_));
                let files = entries.iter().filter(|_| is_clash);
                let files = files.map(|it| (it.file.clone(), it.sha256.clone()));
                Box::new(NotMade {
                    files: files.collect(),
                    ..*not_made(why)
                })
            })?,
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
            own_reference: row.reference().unwrap_or_default().into(),
            advice,
            case,
            files: files
                .map(|(entry, product)| File { entry, product })
                .collect(),
        })
    }

    /// Writes all files of a letter into the folder, or none.
    fn written(
        &self,
        row: &Row,
        request: &Request,
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<Vec<Product>, Refused> {
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
                let ending = path.extension().unwrap_or_default().to_string_lossy();
                Err(clash(row, request, &ending))
            }
            Err(NotWritten { path, why }) => Err(Refused::System(Failure::at(&path, &why))),
        }
    }
}

/// Another letter has the name of the row's. Its reference finds it, also where the program has made that.
fn clash(row: &Row, request: &Request, ending: &str) -> Refused {
    let mut fault = Fault::new(
        row,
        format!("a different letter with this reference is already in the folder (.{ending})"),
        "`--force` replaces it; another reference keeps both",
    );
    fault.reference = request.reference.as_str().into();
    Refused::Clash(fault)
}
