//! What will be written, as the worker sees it before it is.

use super::{
    answers::Answer,
    day,
    operations::DETAILS,
    question::{Asked, Kind, asked},
    situation::Situation,
};

/// The answers by sections, a line each; what was left out is not shown.
#[must_use]
pub fn summary(now: &Situation<'_>) -> String {
    let mut lines = vec![String::new(), now.labels.text("message.summary")];
    let mut section = None;
    for asked in asked(now) {
        let answer = match now.answers.get(&asked.key) {
            // What is known of each operation stands below, point by point; what is no more is plain from what is there.
            Some(answer) if !is_left_unsaid(&asked) => shown(&asked, answer, now),
            _ => continue,
        };
        if answer.is_empty() {
            continue;
        }
        if section.replace(asked.section) != Some(asked.section) {
            lines.push(asked.heading(now));
        }
        let label = asked.label(now);
        match answer.as_slice() {
            [one] => lines.push(format!("  {label} {one}")),
            several => {
                lines.push(format!("  {label}"));
                lines.extend(several.iter().map(|one| format!("    {one}")));
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn is_left_unsaid(asked: &Asked) -> bool {
    asked.key == DETAILS || asked.key.starts_with(super::question::MORE)
}

/// The lines of an answer, as the worker reads it: ids by the names of what was chosen, days in words.
#[must_use]
pub fn shown(asked: &Asked, answer: &Answer, now: &Situation<'_>) -> Vec<String> {
    let named = |ids: &[String]| -> Vec<String> {
        let options = asked.options(now);
        let name = |id: &String| {
            let option = options.iter().find(|option| option.id == *id);
            option.map_or_else(|| id.clone(), |option| option.name.clone())
        };
        ids.iter().map(name).collect()
    };
    match (asked.question.kind, answer) {
        (_, Answer::Nothing) => Vec::new(),
        (Kind::One(_) | Kind::Truth, Answer::One(id)) => named(std::slice::from_ref(id)),
        (Kind::Ticks(_), Answer::Many(ids)) => {
            let ticked = named(ids);
            if ticked.len() == 1 {
                ticked
            } else {
                ticked.into_iter().map(|name| format!("– {name}")).collect()
            }
        }
        (Kind::Day, Answer::One(text)) => vec![day::long(text, now)],
        (_, Answer::One(text)) => text.lines().map(str::to_owned).collect(),
        (_, Answer::Many(texts)) => vec![texts.join(", ")],
    }
}
