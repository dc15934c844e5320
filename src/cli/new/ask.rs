//! How one question is put, and its answer read.

use super::terminal::{Prompt, Respondent, Stop};
use crate::{
    cli::failure::Failure,
    interview::{Answer, Asked, Choice, Kind, Situation, shown, value},
};

/// Asks until there is an answer that can be taken.
pub(super) fn ask(
    asked: &Asked,
    now: &Situation<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Answer, Stop> {
    match asked.question.kind {
        Kind::One(_) | Kind::Truth => one(asked, now, respondent),
        Kind::Ticks(_) => many(asked, now, respondent),
        Kind::Passage => passage(asked, now, respondent),
        Kind::Line | Kind::Email | Kind::Day | Kind::Number | Kind::Lines => {
            let check = |text: &str| said(asked, text, now);
            let text = respondent.line(&prompt(asked, now), &asked.initial(now), &check)?;
            value::typed(asked, &text, now).map_err(|problem| unchecked(&problem.text(now)))
        }
    }
}

/// The answer as it is said back, or why it cannot be taken.
pub(super) fn said(asked: &Asked, text: &str, now: &Situation<'_>) -> Result<String, String> {
    match value::typed(asked, text, now) {
        Ok(answer) => Ok(shown(asked, &answer, now).join(" ")),
        Err(problem) => Err(problem.text(now)),
    }
}

pub(super) fn prompt(asked: &Asked, now: &Situation<'_>) -> Prompt {
    let may_be_left_out = asked.question.may_be_left_out(now);
    let keys = match asked.question.kind {
        Kind::One(choices) if choices.is_searched() => "keys.search",
        Kind::One(_) | Kind::Truth => "keys.one",
        Kind::Ticks(_) if may_be_left_out => "keys.ticks_or_none",
        Kind::Ticks(_) => "keys.ticks",
        _ if may_be_left_out => "keys.left_out",
        _ => "keys.line",
    };
    let mut help = asked.help(now);
    help.push(now.labels.text(keys));
    Prompt {
        text: asked.label(now),
        help,
    }
}

fn one(
    asked: &Asked,
    now: &Situation<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Answer, Stop> {
    let mut options = asked.options(now);
    let likely = asked.likely(now);
    let start = likely.and_then(|id| options.iter().position(|option| option.id == id));
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
    let searched = matches!(asked.question.kind, Kind::One(choices) if choices.is_searched());
    let place = respondent.one(&prompt(asked, now), &options, start, searched)?;
    Ok(if place < before {
        Answer::Nothing
    } else {
        Answer::One(options.swap_remove(place).id)
    })
}

fn many(
    asked: &Asked,
    now: &Situation<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Answer, Stop> {
    let options = asked.options(now);
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
    let mut known: Vec<String> = now
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
                return Ok(String::new());
            }
            said(asked, &whole(text), now).map(|_| text.trim().to_owned())
        };
        let mut prompt = prompt(asked, now);
        if !first {
            prompt = Prompt {
                text: now.labels.text("message.next_paragraph"),
                help: vec![now.labels.text("keys.next_paragraph")],
            };
        }
        let initial = known.get(paragraphs.len()).cloned().unwrap_or_default();
        let text = match respondent.line(&prompt, &initial, &check) {
            // Back to the paragraph before.
            Err(Stop::Back) if !first => {
                let place = paragraphs.len() - 1;
                known.truncate(place);
                known.extend(paragraphs.pop());
                continue;
            }
            text => text?,
        };
        if text.trim().is_empty() {
            break;
        }
        paragraphs.push(text.trim().to_owned());
    }
    value::typed(asked, &paragraphs.join("\n"), now)
        .map_err(|problem| unchecked(&problem.text(now)))
}

/// An answer that was not checked where it was typed: a mistake in the program.
pub(super) fn unchecked(problem: &str) -> Stop {
    Stop::Failed(Failure::system(problem))
}
