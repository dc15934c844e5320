//! Until when the employer must answer, and the same for a calendar.

use crate::{
    engine::{About, Desk},
    files::Made,
    letters::request,
    params::{Now, State},
    refused::Refused,
};
use jiff::civil::Date;
use kerkesa::deadlines::{self, Matter};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(crate) struct Received {
    state: State,
    received: Date,
    now: Now,
}

impl About for Received {
    fn state(&self) -> &State {
        &self.state
    }

    fn now(&self) -> Now {
        self.now
    }
}

#[derive(Serialize)]
pub(crate) struct Days {
    /// Each day, and below it the rules that it rests on, as lines of text.
    text: String,
}

/// The days of the letter, in the language of the page.
pub(crate) fn days(params: &Received, desk: &Desk<'_>) -> Result<Days, Refused> {
    let request = request(desk)?.request;
    let now = &desk.situation;
    let told = |why: deadlines::DeadlineError| Refused::fault(why);
    let matter = Matter::of(&request, params.received, None, now.today, now.catalog);
    let matter = matter.map_err(told)?;
    let speaker = matter.speaker(now.labels, now.catalog).map_err(told)?;
    let days = matter.days(&speaker).map_err(told)?;
    Ok(Days {
        text: deadlines::page(&days, &speaker).map_err(told)?,
    })
}

/// The days as a calendar file.
pub(crate) fn calendar(received: Date, desk: &Desk<'_>) -> Result<Made, Refused> {
    let request = request(desk)?.request;
    let now = &desk.situation;
    let matter = Matter::of(&request, received, None, now.today, now.catalog)?;
    let speaker = matter.speaker(now.labels, now.catalog)?;
    let days = matter.days(&speaker)?;
    let reference = request.reference.as_str();
    let text = deadlines::calendar_file(&days, &speaker, reference, None)?;
    Ok(Made {
        name: format!("{}.ics", request.file_stem()),
        mime: "text/calendar",
        bytes: text.into_bytes(),
    })
}
