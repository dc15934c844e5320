//! `kerkesa case show`: all of a case.

use super::{
    args::Show,
    room::{Room, next_of},
    told,
};
use crate::{
    cases::{Clear, Content, Next},
    catalog::Labels,
    cli::{failure::Failure, say},
    domain::{PreviousLetter, Reply},
};
use jiff::civil::Date;
use serde::Serialize;

pub(super) fn run(args: &Show, room: &mut Room) -> Result<(), Failure> {
    let stored = room.found(&args.one.reference)?;
    let content = room.opened(&stored)?;
    if args.request {
        let yaml = serde_yaml::to_string(&content.request);
        let yaml = yaml.map_err(|why| Failure::system(why.to_string()))?;
        return say::product(yaml.as_bytes());
    }
    let next = next_of(&content, room.almanac(), room.labels())?;
    if args.json {
        return say::json(&Whole {
            clear: Clear::of(&content, &next),
            next: &next,
            content: &content,
        });
    }
    say::page(&page(&content, &next, room))
}

/// All of a case, for programs.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    clear: Clear,
    next: &'a Next,
    content: &'a Content,
}

/// All of a case, for people.
fn page(content: &Content, next: &Next, room: &Room) -> String {
    let labels = room.labels();
    let mut page = Page {
        labels,
        lines: Vec::new(),
    };
    let request = &content.request;
    if let Some(worker) = &request.worker {
        page.line("worker", worker.name.as_str());
    }
    page.line("employer", content.employer_name());
    page.line("law", &next.law);
    page.line(
        "state",
        &labels.text(&format!("case.state.{}", content.state())),
    );
    for letter in content.previous() {
        page.letter(letter);
    }
    page.heading(content.letter().id(), content.reference(), content.date());
    page.day("sent", content.sent.map(|sent| sent.day));
    page.day("received", content.received);
    page.day("returned", content.returned);
    if let Some(answer) = &content.answer {
        page.answer(answer.date(), answer.kind().id());
    }
    if !content.open.is_empty() {
        let open: Vec<String> = content.open.iter().map(u32::to_string).collect();
        page.below("open", &open.join(", "));
    }
    if content.closed.is_none() {
        page.line("next", &told::next_in_words(next, room));
    }
    if let Some(limit) = next.own_limit {
        page.line("own_limit", &limit.to_string());
    }
    if let Some(closed) = content.closed {
        page.line("closed", &closed.day.to_string());
    }
    for note in &content.notes {
        page.line(
            "note",
            &format!("{}: {}", note.day, note.text.as_str().replace('\n', " ")),
        );
    }
    page.whole()
}

struct Page<'a> {
    labels: &'a Labels,
    lines: Vec<(String, String)>,
}

impl Page<'_> {
    fn line(&mut self, name: &str, value: &str) {
        let name = self.labels.text(&format!("case.show.{name}"));
        self.lines.push((name, value.to_owned()));
    }

    /// What happened to the letter above.
    fn below(&mut self, name: &str, value: &str) {
        let name = self.labels.text(&format!("case.show.{name}"));
        self.lines.push((format!("  {name}"), value.to_owned()));
    }

    fn day(&mut self, name: &str, day: Option<Date>) {
        if let Some(day) = day {
            self.below(name, &day.to_string());
        }
    }

    fn heading(&mut self, letter: &str, reference: &str, date: Date) {
        let letter = self.labels.text(&format!("choice.letter.{letter}.name"));
        self.line("letter", &format!("{letter}, {date} ({reference})"));
    }

    fn answer(&mut self, day: Date, kind: &str) {
        let kind = self.labels.text(&format!("case.answer.{kind}"));
        self.below("answer", &format!("{day}: {kind}"));
    }

    fn letter(&mut self, letter: &PreviousLetter) {
        let reference = letter.reference.as_ref().map_or("", |it| it.as_str());
        self.heading(letter.letter.id(), reference, letter.date);
        self.day("sent", letter.sent);
        self.day("received", letter.received);
        if let Some(Reply { date, kind, .. }) = &letter.reply {
            self.answer(*date, kind.id());
        }
    }

    fn whole(self) -> String {
        let widths = self.lines.iter().map(|(name, _)| name.chars().count());
        let width = widths.max().unwrap_or_default();
        let lines = self.lines.iter();
        let lines = lines.map(|(name, value)| format!("{name:width$}  {value}\n"));
        lines.collect()
    }
}
