//! Until when the employer must answer, and the same for a calendar.

use crate::{
    engine::{About, Desk},
    files::Made,
    letters::request,
    params::{Now, State},
    refused::Refused,
};
use jiff::civil::Date;
use kerkesa::{
    deadlines::{self, DeadlineError, Listed, Matter, Speaker},
    domain::Request,
};
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
    let sheet = reckoned(&request, params.received, desk, deadlines::sheet)?;
    let first = sheet.first_letter.into_iter().flat_map(|(_, days)| days);
    Ok(Days {
        heading: sheet.heading,
        days: sheet.days.into_iter().chain(first).map(Day::from).collect(),
        notes: sheet.notes,
    })
}

/// What becomes of the days of a request; a day that cannot be is refused in the language of the page.
fn reckoned<A>(
    request: &Request,
    received: Date,
    desk: &Desk<'_>,
    done: impl FnOnce(&deadlines::Days, &Speaker<'_>) -> Result<A, DeadlineError>,
) -> Result<A, Refused> {
    let now = &desk.situation;
    let done = || {
        let matter = Matter::of(request, received, None, now.today, now.catalog)?;
        let speaker = matter.speaker(now.labels, now.catalog)?;
        done(&matter.days(&speaker)?, &speaker)
    };
    done().map_err(|why| {
        let said = why.told(now.labels);
        Refused {
            key: "received".to_owned(),
            hint: said.hint,
            ..Refused::fault(said.what)
        }
    })
}

/// The days as a calendar file.
pub(crate) fn calendar(received: Date, desk: &Desk<'_>) -> Result<Made, Refused> {
    let request = request(desk)?.request;
    let reference = request.reference.as_str();
    let text = reckoned(&request, received, desk, |days, speaker| {
        deadlines::calendar_file(days, speaker, reference, None)
    })?;
    Ok(Made {
        name: format!("{}.ics", request.file_stem()),
        mime: "text/calendar",
        bytes: text.into_bytes(),
    })
}
