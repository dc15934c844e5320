//! Files to save: letters in every format, the request, the days for a calendar.

use crate::{
    days,
    engine::Desk,
    letters::{letter, request},
    params::{Now, State},
    refused::Refused,
};
use jiff::civil::Date;
use kerkesa::{
    intake::Refusal,
    interview,
    render::{Format, Renderer},
};
use serde::Deserialize;

/// A file that was made; its name holds the kind of letter and the reference, never a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What is to be made.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    what: String,
    pub(crate) state: State,
    pub(crate) now: Now,
    #[serde(default)]
    reading: Option<String>,
    #[serde(default)]
    received: Option<Date>,
    /// Whether a request file names the date of its letter.
    #[serde(default)]
    dated: bool,
}

impl Wanted {
    pub(crate) fn format(&self) -> Option<Format> {
        self.what.parse().ok()
    }
}

/// Makes the file.
pub(crate) fn make(
    wanted: &Wanted,
    desk: &Desk<'_>,
    renderer: Option<&mut (dyn Renderer + Send + 'static)>,
) -> Result<Made, Refused> {
    if let Some(renderer) = renderer {
        let format = renderer.format();
        let request = request(desk)?.request;
        let letter = letter(&request, wanted.reading.as_deref(), desk)?;
        if format == Format::Eml && letter.lacks_mailbox() {
            return Err(desk.refused(Refusal::draft_to_nobody(&request)));
        }
        return Ok(Made {
            bytes: renderer.render(&letter)?,
            name: format!("{}.{}", request.file_stem(), format.extension()),
            mime: mime(format),
        });
    }
    match wanted.what.as_str() {
        "request" => saved(wanted, desk),
        "calendar" => {
            let received = wanted.received.ok_or_else(|| Refused::fault("no day"))?;
            days::calendar(received, desk)
        }
        other => Err(Refused::fault(format!("no file `{other}`"))),
    }
}

/// The request file; the unfinished answers, where they make none yet.
fn saved(wanted: &Wanted, desk: &Desk<'_>) -> Result<Made, Refused> {
    let made = |name: String, text: String| Made {
        name,
        mime: "application/yaml",
        bytes: text.into_bytes(),
    };
    Ok(match request(desk) {
        Ok(checked) => made(
            format!("{}.yaml", checked.request.file_stem()),
            if wanted.dated {
                checked.dated
            } else {
                checked.text
            },
        ),
        Err(_) => made(
            "request.draft.yaml".to_owned(),
            interview::draft_text(&desk.situation).map_err(|why| desk.refused(why))?,
        ),
    })
}

const fn mime(format: Format) -> &'static str {
    match format {
        Format::Pdf => "application/pdf",
        Format::Text => "text/plain",
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Eml => "message/rfc822",
        Format::Html => "text/html",
        Format::Markdown => "text/markdown",
    }
}
