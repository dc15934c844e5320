//! The cover letter under which an organisation sends the objections of many workers.

use super::{
    args::Batch,
    target::Kind,
    work::{File, Made, NotMade, Refused, Work},
};
use crate::{
    catalog::Catalog,
    cli::{
        failure::{Failure, LetterError, Message},
        renderers::Pool,
    },
    compose::compose,
    domain::Request,
    intake::{Base, Moment, Refusal, Setting},
    render::{Format, LoosePages, renderer},
    roster::{Fault, Roster, Row},
};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The objections that the cover letter is about.
#[derive(Default)]
pub(super) struct Cover {
    objections: u32,
    /// The hash of their references.
    letters: Sha256,
}

/// A reference as long as any that is made.
const NOBODY: &str = "00000-00000-00000";

/// Numbers whose cover letters are as long as that for any other.
const NUMBERS: [u32; 2] = [1, 999_999];

/// Refuses a call whose letters no cover letter fits.
pub(super) fn check(
    args: &Batch,
    base: &Base,
    roster: &Roster,
    catalog: &Catalog,
    today: Date,
) -> Result<(), Failure> {
    let at_base = |refusal: &Refusal| Failure::Refused(Message::of_refusal(&args.request, refusal));
    if !args.cover {
        if base.speaks_of_cover() {
            let what = "is for the cover letter of objections";
            let refusal = Refusal::new("collective_objection", what.to_owned())
                .hint("add `--cover`, or leave it out");
            return Err(at_base(&refusal));
        }
        return Ok(());
    }
    if args.shard != "1/1" {
        return Err(Failure::system_hint(
            "`--cover` counts the letters of a whole roster, and `--shard` writes a part of it",
            "leave out one of them",
        ));
    }
    let varies =
        |key: &&String| *key == "letter" || *key == "employer" || key.starts_with("employer.");
    if base.names_employers() || roster.columns().iter().any(|column| varies(&column)) {
        return Err(Failure::system_hint(
            "`--cover` is for objections to one employer, whom the base file names",
            "make a base file and a roster for each employer, without columns `letter` and `employer`",
        ));
    }
    request(base, NUMBERS[0], NOBODY.to_owned(), catalog, today).map_err(|why| at_base(&why))?;
    Ok(())
}

/// The most pages that the cover letter can have.
pub(super) fn pages(work: &Work<'_>, base: &Path) -> Result<usize, Failure> {
    let mut most = 0;
    for number in NUMBERS {
        let count = || -> Result<usize, LetterError> {
            let request = request(
                work.base,
                number,
                NOBODY.to_owned(),
                work.catalog,
                work.today,
            )?;
            let letter = compose(&request, work.catalog)?;
            let pdf = renderer(Format::Pdf).render(&letter)?;
            Ok(LoosePages::of(&pdf)?.count())
        };
        most = most.max(count().map_err(|why| Failure::of(base, &why))?);
    }
    Ok(most)
}

impl Cover {
    /// Counts an objection that was made.
    pub(super) fn add(&mut self, made: &Made) {
        self.objections = self.objections.saturating_add(1);
        self.letters.update(made.reference.as_bytes());
        self.letters.update([0]);
    }

    /// The cover letter; none where there is no objection.
    pub(super) fn made(self, work: &Work<'_>, kind: Kind) -> Result<Option<Made>, Box<NotMade>> {
        if self.objections == 0 {
            return Ok(None);
        }
        // The lists name it as that of no row.
        let row = Row {
            number: 0,
            line: None,
            cells: Ok(Vec::new()),
        };
        let reference = work.state.salt.reference_of_all(&self.letters.finalize());
        let request = request(
            work.base,
            self.objections,
            reference,
            work.catalog,
            work.today,
        )
        .map_err(|why| {
            let fault = Fault::of(&row, &why, &work.days);
            NotMade::new(Refused::Row(fault), Vec::new())
        })?;
        let pool = Pool::new(work.formats);
        let mut made = pool.with(|renderers| work.made(&row, &request, renderers, kind))?;
        made.files = made
            .files
            .into_iter()
            .map(|File { entry, product }| File {
                entry,
                product: product.at_beginning(),
            })
            .collect();
        Ok(Some(made))
    }
}

fn request(
    base: &Base,
    objections: u32,
    reference: String,
    catalog: &Catalog,
    today: Date,
) -> Result<Request, Refusal> {
    let reference = Setting {
        key: "reference".to_owned(),
        value: reference,
    };
    let moment = Moment { today, random: 0 };
    base.cover(objections, &[reference], catalog, &moment)
}
