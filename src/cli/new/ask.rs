//! How one question is put, and its answer read.

use super::{
    answers::Answer,
    choices::{Choice, Choices},
    question::{Asked, Kind},
    situation::Situation,
    terminal::{Prompt, Respondent, Stop},
    value,
};

/// Asks until there is an answer that can be taken.
pub(super) fn ask(
    asked: &Asked,
    now: &Situation<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Answer, Stop> {
    match asked.question.kind {
        Kind::One(choices) => one(asked, choices, now, respondent),
        Kind::Ticks(choices) => many(asked, choices, now, respondent),
        Kind::Passage => passage(asked, now, respondent),
        Kind::Line | Kind::Email | Kind::Day | Kind::Lines => {
            let check = |text: &str| {
                value::typed(asked, text, now)
                    .map(|_| ())
                    .map_err(|problem| problem.text(now))
            };
            let text = respondent.line(&prompt(asked, now), &initial(asked, now), &check)?;
            value::typed(asked, &text, now).map_err(|problem| unchecked(&problem.text(now)))
        }
    }
}

/// The question in a few words, as it also stands in the summary.
pub(super) fn label(asked: &Asked, now: &Situation<'_>) -> String {
    let operation = asked
        .operation
        .as_ref()
        .map(|id| now.phrase(&format!("monitoring.{id}")))
        .unwrap_or_default();
    let text = now.labels.filled(
        &format!("ask.{}", asked.question.key),
        &[("operation", &operation)],
    );
    if text.ends_with('?') {
        text
    } else {
        text + ":"
    }
}

fn prompt(asked: &Asked, now: &Situation<'_>) -> Prompt {
    let may_be_left_out = asked.question.may_be_left_out(now);
    let keys = match asked.question.kind {
        Kind::One(choices) if choices.is_searched() => Some("keys.search"),
        Kind::One(_) => Some("keys.one"),
        Kind::Ticks(_) if may_be_left_out => Some("keys.ticks_or_none"),
        Kind::Ticks(_) => Some("keys.ticks"),
        _ if may_be_left_out => Some("keys.left_out"),
        _ => None,
    };
    let help = now.labels.maybe(&format!("help.{}", asked.question.key));
    Prompt {
        text: label(asked, now),
        help: help
            .into_iter()
            .chain(keys.map(|key| now.labels.text(key)))
            .collect(),
    }
}

fn one(
    asked: &Asked,
    choices: Choices,
    now: &Situation<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Answer, Stop> {
    let mut options = choices.options(now);
    let start = now
        .answers
        .text(&asked.key)
        .map(str::to_owned)
        .or_else(|| choices.default(now));
    let start = start.and_then(|id| options.iter().position(|option| option.id == id));
    // First, and under the cursor: nobody should say by a mere Enter what may be left unsaid.
    let before = usize::from(asked.question.may_be_left_out(now));
    if before > 0 {
        options.insert(
            0,
            Choice {
                id: String::new(),
                name: now.labels.text("choice.left_out"),
                about: None,
            },
        );
    }
    let start = start.map_or(0, |place| place + before);
    let searched = choices.is_searched();
    let place = respondent.one(&prompt(asked, now), &options, start, searched)?;
    Ok(if place < before {
        Answer::Nothing
    } else {
        Answer::One(options.swap_remove(place).id)
    })
}

fn many(
    asked: &Asked,
    choices: Choices,
    now: &Situation<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Answer, Stop> {
    let options = choices.options(now);
    let known = now.answers.list(&asked.key);
    let ticked: Vec<usize> = options
        .iter()
        .enumerate()
        .filter(|(_, option)| known.contains(&option.id))
        .map(|(place, _)| place)
        .collect();
    let least_one = value::ticked(asked, Vec::new(), now)
        .err()
        .map(|problem| problem.text(now));
    let places = respondent.many(&prompt(asked, now), &options, &ticked, least_one)?;
    let ids = places
        .into_iter()
        .filter_map(|place| Some(options.get(place)?.id.clone()))
        .collect();
    value::ticked(asked, ids, now).map_err(|problem| unchecked(&problem.text(now)))
}

/// Paragraph after paragraph, until one is empty; so a text can also be pasted.
fn passage(
    asked: &Asked,
    now: &Situation<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Answer, Stop> {
    let known: Vec<String> = now
        .answers
        .text(&asked.key)
        .map(|text| text.lines().map(str::to_owned).collect())
        .unwrap_or_default();
    let mut paragraphs: Vec<String> = Vec::new();
    loop {
        let first = paragraphs.is_empty();
        let whole = |text: &str| {
            paragraphs
                .iter()
                .map(String::as_str)
                .chain([text])
                .collect::<Vec<_>>()
                .join("\n")
        };
        let check = |text: &str| {
            if !first && text.trim().is_empty() {
                return Ok(());
            }
            value::typed(asked, &whole(text), now)
                .map(|_| ())
                .map_err(|problem| problem.text(now))
        };
        let mut prompt = prompt(asked, now);
        if !first {
            prompt = Prompt {
                text: now.labels.text("message.next_paragraph"),
                help: vec![now.labels.text("keys.next_paragraph")],
            };
        }
        let initial = known.get(paragraphs.len()).cloned().unwrap_or_default();
        let text = respondent.line(&prompt, &initial, &check)?;
        if text.trim().is_empty() {
            break;
        }
        paragraphs.push(text.trim().to_owned());
    }
    value::typed(asked, &paragraphs.join("\n"), now)
        .map_err(|problem| unchecked(&problem.text(now)))
}

/// What stands in the line at first: the answer of last time, or a guess.
fn initial(asked: &Asked, now: &Situation<'_>) -> String {
    match now.answers.get(&asked.key) {
        Some(Answer::One(text)) => text.clone(),
        Some(Answer::Many(texts)) => texts.join(", "),
        None if asked.question.key == "place" => now
            .answers
            .text("worker.address.city")
            .unwrap_or_default()
            .to_owned(),
        Some(Answer::Nothing) | None => String::new(),
    }
}

/// An answer that was not checked where it was typed: a mistake in the program.
fn unchecked(problem: &str) -> Stop {
    Stop::Failed(crate::cli::failure::Failure::system(problem))
}
