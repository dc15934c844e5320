//! `kerkesa case calendar`: one calendar file with what is due on which day. It names references, and nobody.

use super::{
    args::Calendar,
    list,
    room::{Room, next_of},
    told,
};
use crate::{
    cases::{CaseState, Wanted},
    cli::{failure::Failure, output, say},
    deadlines::{self, Alarm, Entry},
};
use jiff::civil::Date;
use std::{collections::BTreeMap, path::Path};

pub(super) fn run(args: &Calendar, room: &mut Room) -> Result<(), Failure> {
    let open = CaseState::ALL.iter().copied();
    let wanted = Wanted {
        states: open.filter(|state| *state != CaseState::Closed).collect(),
        ..Wanted::default()
    };
    let mut due: BTreeMap<(Date, String), Vec<String>> = BTreeMap::new();
    let mut cases = Vec::new();
    let code = list::opened(&wanted, room, &mut |_, content| {
        cases.push(content.clone());
        Ok(())
    })?;
    for content in cases {
        let next = next_of(&content, room.almanac(), room.labels())?;
        if let (Some(step), Some(from)) = (next.step, next.from) {
            let step = told::step_in_words(step, room);
            let references = due.entry((from, step)).or_default();
            references.push(content.reference().to_owned());
        }
    }
    let labels = room.labels();
    let entries: Vec<Entry> = due
        .into_iter()
        .map(|((date, step), references)| {
            let count = references.len().to_string();
            let values = [("count", count.as_str()), ("step", step.as_str())];
            Entry {
                date,
                identity: format!("cases|{date}|{step}"),
                summary: labels.filled("case.said.calendar", &values),
                description: references.join(", "),
                alarm: Some(Alarm::ThatMorning),
            }
        })
        .collect();
    let file = deadlines::ics(&entries, room.today, labels.tag());
    if args.output == Path::new("-") {
        say::product(file.as_bytes())?;
        return Failure::of_code(code);
    }
    let written = output::write(&args.output, file.as_bytes(), args.force);
    let written = written.map_err(|why| Failure::at(&args.output, &why))?;
    if !room.quiet {
        say::written(room.labels(), written, &args.output);
    }
    Failure::of_code(code)
}
