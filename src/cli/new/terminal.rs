//! The worker at a terminal.

use super::{layout, offers::Offers};
use crate::{
    cli::{failure::Failure, say},
    domain::{characters::is_invisible, visible},
    interview::Choice,
};
use inquire::{
    InquireError, MultiSelect, Select, Text,
    list_option::ListOption,
    ui::{RenderConfig, Styled},
    validator::{ErrorMessage, Validation},
};
use std::io::IsTerminal as _;

/// A question as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Prompt {
    /// The question, in a few words.
    pub(super) text: String,
    /// What it is for, and which keys there are; a line each.
    pub(super) help: Vec<String>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Stop {
    /// The worker wants to see the question before.
    Back,
    /// The worker left.
    Left,
    /// The system failed.
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<crate::catalog::CatalogError> for Stop {
    fn from(error: crate::catalog::CatalogError) -> Self {
        Self::Failed(error.into())
    }
}

/// What was typed, or chosen of what was offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Offered {
    /// The text.
    Typed(String),
    /// The id of the choice.
    Chosen(String),
}

/// Whoever answers: a worker at a terminal, or a test.
pub(super) trait Respondent {
    /// One of the choices, by its place; `start` is the one under the cursor.
    fn one(
        &mut self,
        prompt: &Prompt,
        choices: &[Choice],
        start: usize,
        searched: bool,
    ) -> Result<usize, Stop>;
    /// Any of the choices, by their places; `least_one` is said where none is ticked and one is needed.
    fn many(
        &mut self,
        prompt: &Prompt,
        choices: &[Choice],
        ticked: &[usize],
        least_one: Option<String>,
    ) -> Result<Vec<usize>, Stop>;
    /// A line, once `check` finds nothing wrong with it; it gives what is said back.
    fn line(
        &mut self,
        prompt: &Prompt,
        initial: &str,
        check: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<String, Stop>;
    /// The same, or one of those that are offered for what is typed.
    fn offered(
        &mut self,
        prompt: &Prompt,
        initial: &str,
        offer: &dyn Fn(&str) -> Vec<Choice>,
        check: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<Offered, Stop>;
    /// Something that needs no answer.
    fn say(&mut self, text: &str);
}

/// The terminal.
#[derive(Debug)]
pub(super) struct Terminal(());

impl Terminal {
    /// The terminal, if there is one to ask at: questions go to standard error, answers come from standard input.
    pub(super) fn open() -> Result<Self, Failure> {
        if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
            return Ok(Self(()));
        }
        Err(Failure::system_hint(
            "`kerkesa new` asks questions, and there is no terminal to ask them at",
            "write a request file by hand: the README shows one, `kerkesa list` the names to choose from; then `kerkesa write` it",
        ))
    }
}

/// Of the terminal's lines, those that a list leaves to question, help, error and answer.
const LINES_AROUND: usize = 7;

impl Respondent for Terminal {
    fn one(
        &mut self,
        prompt: &Prompt,
        choices: &[Choice],
        start: usize,
        searched: bool,
    ) -> Result<usize, Stop> {
        let (width, height) = layout::size();
        let shown: Vec<String> = choices
            .iter()
            .map(|choice| layout::choice(&seen(choice), width))
            .collect();
        let page = layout::page(&shown, height.saturating_sub(LINES_AROUND));
        let help = layout::help(&prompt.help, width);
        let message = layout::question(&prompt.text, width);
        let name = |option: ListOption<&String>| visible(&choices[option.index].name).into_owned();
        let score = |typed: &str, _: &String, _: &str, index: usize| {
            choices[index].is_found_by(typed).then_some(0)
        };
        let select = Select::new(&message, shown)
            .with_render_config(looks())
            .with_help_message(&help)
            .with_starting_cursor(start)
            .with_page_size(page)
            .with_formatter(&name);
        let select = if searched {
            select.with_scorer(&score)
        } else {
            select.without_filtering()
        };
        Ok(select.raw_prompt().map_err(stopped)?.index)
    }

    fn many(
        &mut self,
        prompt: &Prompt,
        choices: &[Choice],
        ticked: &[usize],
        least_one: Option<String>,
    ) -> Result<Vec<usize>, Stop> {
        let (width, height) = layout::size();
        let shown: Vec<String> = choices
            .iter()
            .map(|choice| layout::tick(&seen(choice), width))
            .collect();
        let page = layout::page(&shown, height.saturating_sub(LINES_AROUND));
        let help = layout::help(&prompt.help, width);
        let message = layout::question(&prompt.text, width);
        let count = choices.len();
        let counted = move |options: &[ListOption<&String>]| format!("{}/{count}", options.len());
        let valid = move |options: &[ListOption<&String>]| {
            Ok(match &least_one {
                Some(message) if options.is_empty() => {
                    Validation::Invalid(ErrorMessage::Custom(message.clone()))
                }
                _ => Validation::Valid,
            })
        };
        let chosen = MultiSelect::new(&message, shown)
            .with_render_config(looks())
            .with_help_message(&help)
            .with_default(ticked)
            .with_page_size(page)
            .with_formatter(&counted)
            .with_validator(valid)
            .without_filtering()
            .raw_prompt()
            .map_err(stopped)?;
        Ok(chosen.into_iter().map(|option| option.index).collect())
    }

    fn line(
        &mut self,
        prompt: &Prompt,
        initial: &str,
        check: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<String, Stop> {
        let nothing = |_: &str| Vec::new();
        let offers = Offers::new(&nothing, layout::size().0);
        typed(prompt, initial, &offers, check)
    }

    fn offered(
        &mut self,
        prompt: &Prompt,
        initial: &str,
        offer: &dyn Fn(&str) -> Vec<Choice>,
        check: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<Offered, Stop> {
        let offers = Offers::new(offer, layout::size().0);
        let text = typed(
            prompt,
            initial,
            &offers,
            &|text| match offers.chosen(text) {
                Some(choice) => Ok(choice.name),
                None => check(text),
            },
        )?;
        Ok(match offers.chosen(&text) {
            Some(choice) => Offered::Chosen(choice.id),
            None => Offered::Typed(text),
        })
    }

    fn say(&mut self, text: &str) {
        let (width, _) = layout::size();
        for line in text.lines() {
            let line = visible(line);
            layout::wrapped(&line, width).iter().for_each(say::line);
        }
    }
}

/// A line, with what is offered for it below.
fn typed(
    prompt: &Prompt,
    initial: &str,
    offers: &Offers<'_>,
    check: &dyn Fn(&str) -> Result<String, String>,
) -> Result<String, Stop> {
    let (width, height) = layout::size();
    let help = layout::help(&prompt.help, width);
    let message = layout::question(&prompt.text, width);
    // A draft that somebody has changed may hold signs that the terminal would obey.
    let seen: String = initial
        .chars()
        .filter(|sign| !is_invisible(*sign))
        .collect();
    let valid = |text: &str| {
        Ok(match check(text) {
            Ok(_) => Validation::Valid,
            Err(why) => Validation::Invalid(ErrorMessage::Custom(
                layout::wrapped(&visible(&why), width.saturating_sub(2)).join("\n  "),
            )),
        })
    };
    let back = |text: &str| visible(&check(text).unwrap_or_else(|_| text.to_owned())).into_owned();
    let question = Text::new(&message)
        .with_formatter(&back)
        .with_render_config(looks())
        .with_help_message(&help)
        .with_initial_value(&seen)
        .with_validator(valid)
        .with_autocomplete(offers)
        // A name takes a line or two, its place another.
        .with_page_size((height.saturating_sub(LINES_AROUND) / 3).clamp(2, 7));
    question.prompt().map_err(stopped)
}

/// A choice without signs that the terminal would obey. Its lines are broken afterwards.
pub(super) fn seen(choice: &Choice) -> Choice {
    Choice {
        id: choice.id.clone(),
        name: visible(&choice.name).into_owned(),
        about: choice
            .about
            .as_deref()
            .map(|about| visible(about).into_owned()),
    }
}

/// The colours of a question; none where `NO_COLOR` is set.
fn looks() -> RenderConfig<'static> {
    RenderConfig::default().with_canceled_prompt_indicator(Styled::new("…"))
}

fn stopped(error: InquireError) -> Stop {
    match error {
        InquireError::OperationCanceled => Stop::Back,
        InquireError::OperationInterrupted => {
            // The question stays on the screen, with the cursor in its last line.
            say::line("");
            Stop::Left
        }
        other => Stop::Failed(Failure::system(format!("the terminal: {other}"))),
    }
}
