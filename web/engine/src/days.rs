//! Until when the employer must answer, and the same for a calendar.

use crate::{
    engine::{About, Desk},
    files::Made,
    letters::request,
    params::{Now, State},
    refused::Refused,
};
use jiff::civil::Date;
use kerkesa::deadlines::{self, Listed, Matter};
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
    heading: String,
    days: Vec<Day>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Day {
    name: String,
    day: Option<Date>,
    day_text: String,
    rules: Vec<String>,
}

impl From<Listed> for Day {
    fn from(listed: Listed) -> Self {
        Self {
            name: listed.name,
            day: listed.date,
            day_text: listed.text,
            rules: listed.rules,
        }
    }
}

/// The days of the letter, in the language of the page.
pub(crate) fn days(params: &Received, desk: &Desk<'_>) -> Result<Days, Refused> {
    let request = request(desk)?.request;
    let now = &desk.situation;
    let matter = Matter::of(&request, params.received, None, now.today, now.catalog)?;
    let speaker = matter.speaker(now.labels, now.catalog)?;
    let sheet = deadlines::sheet(&matter.days(&speaker)?, &speaker)?;
    let first = sheet.first_letter.into_iter().flat_map(|(_, days)| days);
    Ok(Days {
        heading: sheet.heading,
        days: sheet.days.into_iter().chain(first).map(Day::from).collect(),
        notes: sheet.notes,
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
