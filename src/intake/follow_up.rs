//! The request of a letter that follows, made from the request of the one before.

use super::{EmployerEntry, Moment, Refusal, RequestFile, Setting, file, read_with_book, text};
use crate::{
    book::Shelf,
    catalog::Catalog,
    domain::{
        Correspondence, Delivery, FollowUp, LetterKind, PreviousLetter, Reply, Request,
        SendingProof, Short, TextError,
    },
};
use jiff::civil::Date;
use std::path::Path;

/// What has happened since a letter was sent, and what is to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequel {
    /// The letter that follows.
    pub letter: LetterKind,
    /// Its date.
    pub date: Date,
    /// Its reference.
    pub reference: Short,
    /// The day on which the earlier letter was sent.
    pub sent: Option<Date>,
    /// The day on which the employer received it.
    pub received: Option<Date>,
    /// What proves that it was sent; where this is not given, a letter that went by registered post has the proof.
    pub proof: Option<SendingProof>,
    /// What came back.
    pub reply: Option<Reply>,
    /// The points of the first letter that are still open.
    pub open: Vec<u32>,
}

impl Sequel {
    /// A letter that follows, with a reference of its own. Of what has happened since, it says nothing yet.
    ///
    /// # Errors
    /// If such a letter follows no earlier one.
    pub fn new(letter: LetterKind, date: Date, moment: &Moment) -> Result<Self, Refusal> {
        if !letter.follows() {
            let what = format!("`{letter}` follows no earlier letter");
            return Err(Refusal::new("letter", what));
        }
        let wrong = |why: TextError| Refusal::new("reference", why.to_string());
        Ok(Self {
            letter,
            date,
            reference: moment.reference(date).parse().map_err(wrong)?,
            sent: None,
            received: None,
            proof: None,
            reply: None,
            open: Vec::new(),
        })
    }
}

/// Makes the request file of the letter that follows, as [`follow_up`] does, and reads it.
///
/// # Errors
/// As [`follow_up`], and if the new request is refused. It is in no file yet, so its refusal has no place.
pub fn next_request(
    earlier: &[u8],
    sequel: Sequel,
    settings: &[Setting],
    folder: &Path,
    shelf: &Shelf,
    catalog: &Catalog,
    moment: &Moment,
) -> Result<(String, Request), Refusal> {
    let text = follow_up(earlier, sequel, folder, settings)?;
    let request = read_with_book(text.as_bytes(), &[], folder, shelf, catalog, moment);
    let request = request.map_err(|refusal| Refusal {
        place: None,
        ..refusal
    })?;
    Ok((text, request))
}

/// Makes the request file of the letter that follows, as YAML.
///
/// The people, the place and what the first letter asked for stay as they
/// are; the earlier letter becomes the last entry of `previous`. Enclosures
/// do not follow, for they went with the earlier letter, nor does its signature:
/// each letter is signed anew. `folder` is where
/// the earlier file's paths begin. The settings take the place of single
/// values of the new file.
///
/// # Errors
/// If the earlier file is no request, or lacks the date or the reference
/// that its letter bears.
pub fn follow_up(
    earlier: &[u8],
    sequel: Sequel,
    folder: &Path,
    settings: &[Setting],
) -> Result<String, Refusal> {
    let written = text(earlier)?;
    let mut request = file::parse(written, &[])?;
    if let EmployerEntry::Record { record, .. } = &mut request.employer {
        *record = std::path::absolute(folder.join(&*record))
            .map_err(|why| Refusal::new("employer.record", why.to_string()))?;
    }
    let next = request.followed(sequel);
    let next = next.map_err(|refusal| refusal.located(written))?;
    let yaml = |file: &RequestFile| {
        serde_yaml::to_string(file).map_err(|why| Refusal::new("", why.to_string()))
    };
    let next = yaml(&next)?;
    if settings.is_empty() {
        return Ok(next);
    }
    yaml(&file::parse(&next, settings)?)
}

impl RequestFile {
    /// The request file of the letter that follows this one, without a look at how its values fit together.
    ///
    /// # Errors
    /// If no letter of a worker follows, or the date or the reference is missing that the letter bears.
    pub fn followed(mut self, sequel: Sequel) -> Result<Self, Refusal> {
        if self.letter.is_collective() {
            let what = format!("no letter of a worker follows `{}`", self.letter);
            return Err(Refusal::new("letter", what).hint(
                "write the request file of the next letter yourself, or with `kerkesa new`",
            ));
        }
        let missing = |key: &str| {
            Refusal::new(key, "is missing".to_owned())
                .hint("write it in the file just as it is on the letter that was sent")
        };
        let date = self.date.ok_or_else(|| missing("date"))?;
        let reference = self.reference.take();
        if reference.is_none() {
            return Err(missing("reference"));
        }
        // A day of receipt needs no proof of sending.
        let is_registered = self.delivery == Delivery::Registered;
        let proof = sequel.proof.or_else(|| {
            let is_proof = is_registered && sequel.sent.is_some() && sequel.received.is_none();
            is_proof.then_some(SendingProof::Registered)
        });
        let mut previous = self.previous.take().unwrap_or_default();
        previous.0.push(PreviousLetter {
            letter: self.letter,
            date,
            reference,
            sent: sequel.sent,
            received: sequel.received,
            proof,
            reply: sequel.reply,
        });
        let follow_up = FollowUp {
            open: sequel.open,
            ..FollowUp::default()
        };
        Ok(Self {
            letter: sequel.letter,
            date: Some(sequel.date),
            reference: Some(sequel.reference),
            previous: Some(Correspondence(previous.0)),
            follow_up: (follow_up != FollowUp::default()).then_some(follow_up),
            mandate: None,
            enclosures: Vec::new(),
            signature: None,
            ..self
        })
    }
}
