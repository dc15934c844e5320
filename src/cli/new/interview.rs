//! One question after the other, until none is open.

use super::{
    answers::Answers,
    ask::{ask, label},
    choices::Choice,
    draft::Draft,
    finish::{self, Checked},
    opening::{self, Opening},
    question::{Asked, SECTIONS, asked},
    situation::Situation,
    summary,
    terminal::{Prompt, Respondent, Stop},
    value::is_answer,
};
use crate::{
    catalog::{Catalog, Labels, Words},
    cli::failure::Failure,
    intake::Moment,
};
use std::path::Path;

/// Writes the letter of a request file.
pub(super) type WriteLetter<'a> = &'a dyn Fn(&Path) -> Result<(), Failure>;

/// The questions to one worker.
#[derive(Debug)]
pub(super) struct Interview<'a> {
    catalog: &'a Catalog,
    moment: Moment,
    file: &'a Path,
}

/// What the summary is answered with.
const NEXT: [&str; 3] = ["write", "change", "later"];

impl<'a> Interview<'a> {
    /// An interview that makes this file.
    pub(super) const fn new(catalog: &'a Catalog, moment: Moment, file: &'a Path) -> Self {
        Self {
            catalog,
            moment,
            file,
        }
    }

    /// Asks, writes the request file, and its letter if it is wanted.
    pub(super) fn run(
        &self,
        respondent: &mut dyn Respondent,
        write_letter: WriteLetter<'_>,
    ) -> Result<(), Stop> {
        let opening = opening::open(self.file, self.catalog, respondent);
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
            draft: &draft,
            answers,
        };
        respondent.say(&labels.text("message.welcome"));
        let done = course
            .run(respondent)
            .and_then(|checked| finish::write(&checked, &file, replace, labels, respondent));
        if let Err(Stop::Left) = &done {
            respondent.say(&draft.how_to_resume(&file, labels));
        }
        done?;
        finish::reread(&file, self.catalog, &self.moment)?;
        draft.delete()?;
        finish::letter(&file, labels, respondent, write_letter)
    }
}

/// The answers on their way.
struct Course<'a> {
    interview: &'a Interview<'a>,
    labels: &'a Labels,
    words: &'a Words,
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
            today: (self.interview.moment.today)(),
        }
    }

    /// Asks until the worker agrees to the summary and the request is right.
    fn run(&mut self, respondent: &mut dyn Respondent) -> Result<Checked, Stop> {
        loop {
            self.open_questions(respondent)?;
            let now = self.now();
            respondent.say(&summary::of(&now));
            match opening::choose(self.labels, "next", &NEXT, &[], respondent)? {
                "write" => {}
                "change" => {
                    self.change(respondent)?;
                    continue;
                }
                _ => return Err(Stop::Left),
            }
            match finish::check(&now, &self.interview.moment)? {
                Ok(checked) => return Ok(checked),
                Err(refusal) => self.reopen(&refusal, respondent)?,
            }
        }
    }

    /// Asks what has no answer yet, or one that it can no longer have.
    fn open_questions(&mut self, respondent: &mut dyn Respondent) -> Result<(), Stop> {
        let mut section = None;
        while let Some(open) = self.first_open() {
            if section.replace(open.section) != Some(open.section) {
                respondent.say(&self.heading(open.section));
            }
            self.put(&open, respondent)?;
        }
        Ok(())
    }

    fn first_open(&self) -> Option<Asked> {
        let now = self.now();
        asked(&now).into_iter().find(|asked| {
            now.answers
                .get(&asked.key)
                .is_none_or(|answer| !is_answer(asked, answer, &now))
        })
    }

    fn put(&mut self, asked: &Asked, respondent: &mut dyn Respondent) -> Result<(), Stop> {
        let answer = ask(asked, &self.now(), respondent)?;
        self.answers.put(&asked.key, answer);
        Ok(self.draft.save(&self.answers)?)
    }

    /// `── 2/6 You ──`: how far it is.
    fn heading(&self, section: usize) -> String {
        let mut sections: Vec<usize> = asked(&self.now())
            .iter()
            .map(|asked| asked.section)
            .collect();
        sections.dedup();
        let place = sections
            .iter()
            .position(|known| *known == section)
            .unwrap_or_default()
            + 1;
        // Until the letter is known, the section that belongs to it alone is still to come.
        let count = sections.len() + usize::from(self.answers.text("letter").is_none());
        format!(
            "\n── {place}/{count} {} ──",
            self.labels
                .text(&format!("section.{}", SECTIONS[section].name))
        )
    }

    /// Lets the worker choose an answer, and asks again for it.
    fn change(&mut self, respondent: &mut dyn Respondent) -> Result<(), Stop> {
        let now = self.now();
        let mut all = asked(&now);
        let choice = |asked: &Asked| {
            let section = self
                .labels
                .text(&format!("section.{}", SECTIONS[asked.section].name));
            Choice {
                id: asked.key.clone(),
                name: format!("{section} – {}", label(asked, &now).trim_end_matches(':')),
                about: None,
            }
        };
        let choices: Vec<Choice> = all.iter().map(choice).collect();
        let prompt = Prompt {
            text: self.labels.text("ask.change"),
            help: vec![self.labels.text("keys.search")],
        };
        let place = respondent.one(&prompt, &choices, 0, true)?;
        let chosen = all.swap_remove(place);
        self.put(&chosen, respondent)
    }

    /// Says why the request is refused, and asks again for what is wrong in it.
    fn reopen(
        &mut self,
        refusal: &crate::intake::Refusal,
        respondent: &mut dyn Respondent,
    ) -> Result<(), Stop> {
        let refusal = refusal.clone().told(self.labels);
        let all = asked(&self.now());
        let wrong = all.into_iter().find(|asked| asked.key == refusal.key);
        let Some(wrong) = wrong else {
            let message = crate::cli::failure::Message {
                place: None,
                what: refusal.to_string(),
                hint: refusal.hint.clone(),
            };
            return Err(Stop::Failed(Failure::Refused(message)));
        };
        respondent.say(
            &self
                .labels
                .filled("message.refused", &[("why", &refusal.to_string())]),
        );
        self.put(&wrong, respondent)
    }
}
