//! A worker who answers by rule, and may leave.

use crate::cli::new::{
    choices::Choice,
    terminal::{Prompt, Respondent, Stop},
};

/// A worker who says as little as possible, or as much.
#[derive(Debug, Default)]
pub(super) struct Worker {
    /// Whether every line is filled and something is ticked everywhere.
    pub(super) talkative: bool,
    /// What is chosen by its id wherever it is offered, before all else.
    pub(super) chooses: Vec<&'static str>,
    /// After how many answers the worker leaves.
    pub(super) leaves_after: Option<usize>,
    /// What was said.
    pub(super) heard: String,
    /// How many answers there were.
    pub(super) answered: usize,
}

/// What fits at least one kind of question; the first that is taken counts.
const LINES: [&str; 3] = ["2020-02-03", "arta@example.org", "Çelës ë, Test"];

impl Worker {
    fn answers(&mut self) -> Result<(), Stop> {
        if self
            .leaves_after
            .is_some_and(|limit| self.answered >= limit)
        {
            return Err(Stop::Left);
        }
        self.answered += 1;
        assert!(
            self.answered < 500,
            "the questions never end: {}",
            self.heard
        );
        Ok(())
    }
}

impl Respondent for Worker {
    fn one(
        &mut self,
        _: &Prompt,
        choices: &[Choice],
        start: usize,
        _: bool,
    ) -> Result<usize, Stop> {
        self.answers()?;
        let chosen = choices
            .iter()
            .position(|choice| self.chooses.contains(&choice.id.as_str()));
        Ok(chosen.unwrap_or(start))
    }

    fn many(
        &mut self,
        _: &Prompt,
        choices: &[Choice],
        ticked: &[usize],
        least_one: Option<String>,
    ) -> Result<Vec<usize>, Stop> {
        self.answers()?;
        Ok(match (self.talkative, least_one) {
            (true, _) => (0..choices.len()).collect(),
            (false, Some(_)) => vec![0],
            (false, None) => ticked.to_vec(),
        })
    }

    fn line(
        &mut self,
        prompt: &Prompt,
        initial: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, Stop> {
        self.answers()?;
        let is_paragraph = check("").is_ok() && prompt.help.len() == 1;
        if initial.is_empty() && check("").is_ok() && (!self.talkative || is_paragraph) {
            return Ok(String::new());
        }
        let lines = [initial]
            .into_iter()
            .filter(|line| !line.is_empty())
            .chain(LINES);
        Ok(lines
            .into_iter()
            .find(|line| check(line).is_ok())
            .expect("a line that fits")
            .to_owned())
    }

    fn say(&mut self, text: &str) {
        self.heard.push_str(text);
        self.heard.push('\n');
    }
}
