//! A request file becomes a [`Request`]: read strictly, checked once.
//!
//! Whatever is wrong is refused here, with file, line, column and key; after
//! that a request cannot be wrong any more. Values that are not given get
//! their defaults here: language, jurisdiction, date, reference.

mod base;
mod checks;
mod columns;
mod employer;
mod file;
mod follow_up;
mod moment;
mod pattern;
mod record;
mod refusal;
mod refusal_id;
mod schema;
mod signature;
mod spoken;
mod takes;
mod texts;
pub(crate) mod typed;
mod whole;

pub use base::{Base, known};
pub use columns::{Columns, RECEIVED};
pub use file::{EmployerEntry, RequestFile};
pub use follow_up::{Sequel, follow_up, next_request};
pub use moment::Moment;
pub use pattern::Pattern;
pub use record::Record;
pub use refusal::Refusal;
pub use refusal_id::RefusalId;
pub use schema::schema;
pub use signature::SignatureEntry;
pub use spoken::{spoken, voice};
pub use takes::{Takes, takes};

use crate::{
    book::Shelf,
    catalog::Catalog,
    domain::{self, Request, Short},
};
pub(crate) use checks::{LIST_LIMIT, REFERENCES_LIMIT};
use record::Records;
use std::path::Path;
pub(crate) use texts::is_left_by_a_program;

/// The most bytes that a request file may have: 1 MiB.
pub const FILE_LIMIT: usize = 1 << 20;

/// A value that takes the place of one in the file: `key=value` of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The dotted key, for example `worker.name`.
    pub key: String,
    /// The value, as it would stand in the file.
    pub value: String,
}

/// Reads a request file as it is written, without its defaults and without a look at how its values fit together.
///
/// # Errors
/// If it is no request; the refusal says where and what to do.
pub fn read_file(bytes: &[u8]) -> Result<RequestFile, Refusal> {
    let text = text(bytes)?;
    file::parse(text, &[]).map_err(|refusal| refusal.located(text))
}

/// Reads a request that needs no employers' book.
///
/// `folder` is where the paths in the file begin.
///
/// # Errors
/// If the file is no request; the refusal says where and what to do.
pub fn read(
    bytes: &[u8],
    settings: &[Setting],
    folder: &Path,
    catalog: &Catalog,
    moment: &Moment,
) -> Result<Request, Refusal> {
    read_with_book(bytes, settings, folder, &Shelf::empty(), catalog, moment)
}

/// Reads a request whose employer may stand in the employers' book.
///
/// # Errors
/// As [`read`], and if the book or its entry cannot be used.
pub fn read_with_book(
    bytes: &[u8],
    settings: &[Setting],
    folder: &Path,
    shelf: &Shelf,
    catalog: &Catalog,
    moment: &Moment,
) -> Result<Request, Refusal> {
    let text = text(bytes)?;
    let file = file::parse(text, settings)?;
    let records = Records::new(folder.to_owned());
    let sections = checks::sections(&file);
    let request = sections.and_then(|()| resolve(file, &records, shelf, catalog, moment));
    request
        .and_then(|request| checks::check(request, catalog, moment))
        .map_err(|refusal| refusal.located(text))
}

/// A request from a file that was read before, with its defaults.
///
/// # Errors
/// If its values do not fit together, or name a record or an entry of the employers' book. The refusal has a key and no
/// place.
pub fn accept(file: RequestFile, catalog: &Catalog, moment: &Moment) -> Result<Request, Refusal> {
    checks::sections(&file)?;
    let records = Records::new(std::path::PathBuf::new());
    let request = resolve(file, &records, &Shelf::empty(), catalog, moment)?;
    checks::check(request, catalog, moment)
}

/// Why a file is too large for what it is to be; `found` is its size, where it is known.
pub(crate) fn too_large(found: Option<u64>, what: &str) -> Refusal {
    let what = domain::too_large(found, what, FILE_LIMIT as u64);
    Refusal::new("", what)
        .of(RefusalId::TooLarge)
        .with("limit", FILE_LIMIT)
        .hint("is this the right file?")
}

/// Why a file is no text that could be a request, if it begins like one of another kind.
fn foreign(bytes: &[u8]) -> Option<Refusal> {
    const KINDS: [(&[u8], &str, &str); 6] = [
        (
            b"%PDF",
            "the file is a PDF, not a request",
            "give the request file from which the letter was made; its name ends in `.yaml`",
        ),
        (
            b"PK\x03\x04",
            "the file is a document or a spreadsheet, not a request",
            "save a request as plain text; `kerkesa new` writes one; a spreadsheet with many letters is for `kerkesa batch`",
        ),
        (
            b"\xD0\xCF\x11\xE0",
            "the file is a document or a spreadsheet, not a request",
            "save a request as plain text; `kerkesa new` writes one",
        ),
        (
            b"{\\rtf",
            "the file is a document (RTF), not a request",
            "save it again as plain text",
        ),
        (
            b"\xFF\xFE",
            "the file is UTF-16 text, not UTF-8",
            "save it again with the encoding UTF-8",
        ),
        (
            b"\xFE\xFF",
            "the file is UTF-16 text, not UTF-8",
            "save it again with the encoding UTF-8",
        ),
    ];
    let (_, what, hint) = KINDS.iter().find(|(begin, ..)| bytes.starts_with(begin))?;
    let id = if what.contains("UTF-16") {
        RefusalId::NotUtf8
    } else {
        RefusalId::NotYaml
    };
    Some(Refusal::new("", (*what).to_owned()).of(id).hint(*hint))
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > FILE_LIMIT {
        return Err(too_large(Some(bytes.len() as u64), "a request file"));
    }
    if let Some(refusal) = foreign(bytes) {
        return Err(refusal);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line_start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let line = before.split(|byte| *byte == b'\n').count();
        let column = String::from_utf8_lossy(&before[line_start..])
            .chars()
            .count()
            + 1;
        Refusal::new(
            "",
            format!(
                "the file is not UTF-8 text: the byte 0x{:02X} makes no character here",
                bytes[error.valid_up_to()]
            ),
        )
        .of(RefusalId::NotUtf8)
        .at(line, column)
        .hint("save it again with the encoding UTF-8")
    })
}

/// Gives a file's absent values their defaults.
fn resolve(
    file: RequestFile,
    records: &Records,
    shelf: &Shelf,
    catalog: &Catalog,
    moment: &Moment,
) -> Result<Request, Refusal> {
    let employer = employer::resolve(file.employer, records, shelf)?;
    let jurisdiction = match file.jurisdiction {
        Some(id) => id,
        None => employer.address.country(),
    };
    let country = catalog.jurisdiction(jurisdiction).map_err(|why| {
        let refusal = Refusal::new("jurisdiction", why.to_string());
        if file.jurisdiction.is_some() {
            refusal
        } else {
            refusal
                .hint("without `jurisdiction:` it is the employer's country; say whose law applies")
        }
    })?;
    let language = match file.language {
        Some(language) => language,
        None => country
            .languages
            .first()
            .cloned()
            .ok_or_else(|| Refusal::new("language", "is missing".to_owned()))?,
    };
    catalog
        .words(&language)
        .map_err(|why| Refusal::new("language", why.to_string()))?;
    let date = file.date.unwrap_or(moment.today);
    let reference = match file.reference {
        Some(reference) => reference,
        None => moment
            .reference(date)
            .parse::<Short>()
            .map_err(|why| Refusal::new("reference", why.to_string()))?,
    };
    let signature = file
        .signature
        .map(|entry| signature::resolve(entry, records));
    Ok(Request {
        letter: file.letter,
        language,
        jurisdiction,
        region: file.region,
        authority: file.authority,
        date,
        place: file.place,
        reference,
        tone: file.tone,
        window: file.window,
        delivery: file.delivery,
        worker: file.worker,
        employment: file.employment,
        employer,
        access: file.access.unwrap_or_default(),
        objection: file.objection.unwrap_or_default(),
        rectification: file.rectification.unwrap_or_default(),
        erasure: file.erasure.unwrap_or_default(),
        restriction: file.restriction.unwrap_or_default(),
        portability: file.portability.unwrap_or_default(),
        human_review: file.human_review,
        consent_withdrawal: file.consent_withdrawal.unwrap_or_default(),
        preservation: file.preservation.unwrap_or_default(),
        previous: file.previous.unwrap_or_default().0,
        follow_up: file.follow_up.unwrap_or_default(),
        mandate: file.mandate.unwrap_or_default(),
        collective_complaint: file.collective_complaint.unwrap_or_default(),
        collective_objection: file.collective_objection.unwrap_or_default(),
        representative: file.representative,
        copies_to: file.copies_to,
        enclosures: file.enclosures,
        signature: signature.transpose()?,
    })
}
