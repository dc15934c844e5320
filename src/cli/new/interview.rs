//! One question after the other, until none is open.

use super::{
    ask::ask,
    draft::Draft,
    employer, finish,
    opening::{self, Begin, Opening},
    terminal::{Prompt, Respondent, Stop},
};
use crate::{
    book::Shelf,
    catalog::{Catalog, Labels, Words},
    cli::failure::Failure,
    domain::Delivery,
    intake::{Moment, Refusal},
    interview::{
        Answers, Around, Asked, Checked, Choice, Situation, asked, check, employers, summary,
        value::first_open,
    },
};
use std::path::Path;

/// The letter that is to be written.
#[derive(Debug)]
pub(super) struct Making<'a> {
    /// Its request file.
    pub(super) file: &'a Path,
    /// Whether it takes the place of one that is there.
    pub(super) replace: bool,
    /// How it travels.
    pub(super) delivery: Delivery,
}

/// Writes the letter of a request file.
pub(super) type WriteLetter<'a> = &'a dyn Fn(&Making<'_>) -> Result<(), Failure>;

/// The questions to one worker.
#[derive(Debug)]
pub(super) struct Interview<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) moment: Moment,
    pub(super) shelf: &'a Shelf,
    pub(super) file: &'a Path,
    pub(super) begin: Begin<'a>,
}

/// What the summary is answered with.
const NEXT: [&str; 3] = ["write", "change", "later"];

impl<'a> Interview<'a> {
    /// An interview that makes this file.
    pub(super) const fn new(
        catalog: &'a Catalog,
        moment: Moment,
        shelf: &'a Shelf,
        file: &'a Path,
        begin: Begin<'a>,
    ) -> Self {
        Self {
            catalog,
            moment,
            shelf,
            file,
            begin,
        }
    }

    /// Asks, writes the request file, and its letter if it is wanted.
    pub(super) fn run(
        &self,
        respondent: &mut dyn Respondent,
        write_letter: WriteLetter<'_>,
    ) -> Result<(), Stop> {
        let opening = opening::open(self, respondent);
        let Opening {
            file,
            draft,
            language,
            answers,
            replace,
        } = opening?;
        let labels = &self.catalog.labels(&language)?;
        let words = self.catalog.words(&language)?;
        let mut course = Course {
            interview: self,
            labels,
            words,
            file: &file,
            draft: &draft,
            answers,
        };
        respondent.say(&labels.text("message.welcome"));
        let done = course.run(respondent).and_then(|checked| {
            finish::write(&checked, &file, replace, labels, respondent).map(|()| checked)
        });
        if let Err(Stop::Left | Stop::Back) = &done {
            respondent.say(&draft.how_to_resume(&file, labels));
        }
        let checked = done?;
        finish::reread(&file, self.shelf, self.catalog, &self.moment)?;
        draft.delete()?;
        finish::advice(&checked, self.catalog, labels, respondent)?;
        finish::letter(&checked, &file, replace, labels, respondent, write_letter)
    }
}

/// The answers on their way.
struct Course<'a> {
    interview: &'a Interview<'a>,
    labels: &'a Labels,
    words: &'a Words,
    pub(super) file: &'a Path,
    draft: &'a Draft,
    answers: Answers,
}

impl Course<'_> {
    fn now(&self) -> Situation<'_> {
        Situation {
            catalog: self.interview.catalog,
            words: self.words,
            labels: self.labels,
            answers: &self.answers,
            today: self.interview.moment.today,
        }
    }

    /// Asks until the worker agrees to the summary and the request is right.
    fn run(&mut self, respondent: &mut dyn Respondent) -> Result<Checked, Stop> {
        loop {
            self.open_questions(respondent)?;
            let now = self.now();
            respondent.say(&summary(&now));
            match opening::choose(self.labels, "next", &NEXT, &[], respondent) {
                Ok("write") => {}
                Ok("change") => {
                    self.change(respondent)?;
                    continue;
                }
                Err(Stop::Back) => {
                    let last = asked(&now).pop();
                    self.put_or_before(last, respondent)?;
                    continue;
                }
                Ok(_) => return Err(Stop::Left),
                Err(stop) => return Err(stop),
            }
            let around = Around {
                folder: self.file.parent().unwrap_or(Path::new("")),
                shelf: self.interview.shelf,
            };
            match check(&now, around, &self.interview.moment) {
                Ok(checked) => return Ok(checked),
                Err(refusal) => self.reopen(&refusal, respondent)?,
            }
        }
    }

    /// Asks what has no answer yet, or one that it can no longer have.
    fn open_questions(&mut self, respondent: &mut dyn Respondent) -> Result<(), Stop> {
        let mut section = None;
        while let Some(open) = first_open(&self.now()) {
            if section.replace(open.section) != Some(open.section) {
                respondent.say(&self.heading(&open));
            }
            self.put_or_before(Some(open), respondent)?;
        }
        Ok(())
    }

    /// Puts a question; if the worker goes back, the one before it, and so on. Before the first there is nothing:
    /// whoever goes back there leaves.
    fn put_or_before(
        &mut self,
        question: Option<Asked>,
        respondent: &mut dyn Respondent,
    ) -> Result<(), Stop> {
        let mut question = question;
        while let Some(asked) = question {
            match self.put(&asked, respondent) {
                Err(Stop::Back) => question = self.before(&asked),
                done => return done,
            }
        }
        Err(Stop::Left)
    }

    /// The question before this one.
    fn before(&self, after: &Asked) -> Option<Asked> {
        let all = asked(&self.now()).into_iter();
        all.take_while(|asked| asked.key != after.key).last()
    }

    fn put(&mut self, asked: &Asked, respondent: &mut dyn Respondent) -> Result<(), Stop> {
        if asked.key == employers::NAME {
            let named = employer::ask(asked, &self.now(), self.interview.shelf, respondent)?;
            self.answers.forget(|key| named.outdated.contains(&key));
            for (key, answer) in named.answers {
                self.answers.put(&key, answer);
            }
        } else {
            let answer = ask(asked, &self.now(), respondent)?;
            self.answers.put(&asked.key, answer);
        }
        Ok(self.draft.save(&self.now())?)
    }

    /// `── 2/6 You ──`: how far it is.
    fn heading(&self, open: &Asked) -> String {
        let now = self.now();
        let mut sections: Vec<usize> = asked(&now).iter().map(|asked| asked.section).collect();
        sections.dedup();
        let place = sections
            .iter()
            .position(|known| *known == open.section)
            .unwrap_or_default()
            + 1;
        // Until the letter is known, the section that belongs to it alone is still to come.
        let count = sections.len() + usize::from(self.answers.text("letter").is_none());
        format!("\n── {place}/{count} {} ──", open.heading(&now))
    }

    /// Lets the worker choose an answer, and asks again for it.
    fn change(&mut self, respondent: &mut dyn Respondent) -> Result<(), Stop> {
        let now = self.now();
        let mut all = asked(&now);
        let choice = |asked: &Asked| Choice {
            id: asked.key.clone(),
            name: format!(
                "{} – {}",
                asked.heading(&now),
                asked.label(&now).trim_end_matches(':')
            ),
            about: None,
        };
        let choices: Vec<Choice> = all.iter().map(choice).collect();
        let prompt = Prompt {
            text: self.labels.text("ask.change"),
            help: vec![self.labels.text("keys.search")],
        };
        let place = match respondent.one(&prompt, &choices, 0, true) {
            Err(Stop::Back) => return Ok(()),
            place => place?,
        };
        let chosen = all.swap_remove(place);
        self.put_if_wanted(&chosen, respondent)
    }

    /// Puts a question whose answer may also stay as it is.
    fn put_if_wanted(
        &mut self,
        asked: &Asked,
        respondent: &mut dyn Respondent,
    ) -> Result<(), Stop> {
        match self.put(asked, respondent) {
            Err(Stop::Back) => Ok(()),
            done => done,
        }
    }

    /// Says why the request is refused, and asks again for what is wrong in it.
    fn reopen(&mut self, refusal: &Refusal, respondent: &mut dyn Respondent) -> Result<(), Stop> {
        let refusal = &refusal.clone().told(self.labels);
        let why = [("why", refusal.to_string())];
        let why = why.each_ref().map(|(name, text)| (*name, text.as_str()));
        respondent.say(&self.labels.filled("message.refused", &why));
        if let Some(hint) = &refusal.hint {
            respondent.say(hint);
        }
        let all = asked(&self.now());
        match all.into_iter().find(|asked| asked.is_meant_by(refusal)) {
            Some(wrong) => self.put_if_wanted(&wrong, respondent),
            // The summary follows, from which anything can be changed.
            None => Ok(()),
        }
    }
}
