//! A worker who answers by rule, and may leave.

use crate::{
    cli::new::terminal::{Offered, Prompt, Respondent, Stop},
    interview::Choice,
};

/// A worker who says as little as possible, or as much.
#[derive(Debug, Default)]
pub(super) struct Worker {
    /// Whether every line is filled and something is ticked everywhere.
    pub(super) talkative: bool,
    /// What is chosen by its id wherever it is offered, before all else.
    pub(super) chooses: Vec<&'static str>,
    /// What is typed first, where a line may be left out.
    pub(super) days: Vec<&'static str>,
    /// What is looked for where something is offered; the first that is found is chosen.
    pub(super) looks_for: Option<&'static str>,
    /// After how many answers the worker leaves.
    pub(super) leaves_after: Option<usize>,
    /// Whether the worker goes back from every seventh question, once it is not the first.
    pub(super) goes_back: bool,
    /// What was said.
    pub(super) heard: String,
    /// How many answers there were.
    pub(super) answered: usize,
}

/// What fits at least one kind of question; the first that is taken counts.
const LINES: [&str; 3] = ["2020-02-03", "arta@example.org", "Çelës ë, Test"];

impl Worker {
    fn answers(&mut self, prompt: &Prompt) -> Result<(), Stop> {
        if self
            .leaves_after
            .is_some_and(|limit| self.answered >= limit)
        {
            return Err(Stop::Left);
        }
        self.answered += 1;
        if self.goes_back && self.answered > 4 && self.answered.is_multiple_of(7) {
            return Err(Stop::Back);
        }
        assert!(
            self.answered < 500,
            "the questions never end: {}: {}",
            prompt.text,
            self.heard
        );
        Ok(())
    }
}

impl Respondent for Worker {
    fn one(
        &mut self,
        prompt: &Prompt,
        choices: &[Choice],
        start: usize,
        _: bool,
    ) -> Result<usize, Stop> {
        self.answers(prompt)?;
        let chosen = choices
            .iter()
            .position(|choice| self.chooses.contains(&choice.id.as_str()));
        Ok(chosen.unwrap_or(start))
    }

    fn many(
        &mut self,
        prompt: &Prompt,
        choices: &[Choice],
        ticked: &[usize],
        least_one: Option<String>,
    ) -> Result<Vec<usize>, Stop> {
        self.answers(prompt)?;
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
        check: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<String, Stop> {
        self.answers(prompt)?;
        if !self.days.is_empty() && initial.is_empty() {
            let day = self.days.remove(0);
            assert!(check(day).is_ok(), "{}: {day}", prompt.text);
            return Ok(day.to_owned());
        }
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

    fn offered(
        &mut self,
        prompt: &Prompt,
        initial: &str,
        offer: &dyn Fn(&str) -> Vec<Choice>,
        check: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<Offered, Stop> {
        let Some(typed) = self.looks_for else {
            return self.line(prompt, initial, check).map(Offered::Typed);
        };
        self.answers(prompt)?;
        let mut offered = offer(typed).into_iter();
        Ok(offered.next().map_or_else(
            || Offered::Typed(typed.to_owned()),
            |choice| Offered::Chosen(choice.id),
        ))
    }

    fn say(&mut self, text: &str) {
        self.heard.push_str(text);
        self.heard.push('\n');
    }
}
