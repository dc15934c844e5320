//! What will be written, as the worker sees it before it is.

use super::{
    answers::Answer,
    ask::label,
    choices::Choices,
    question::{Asked, DETAILS, Kind, SECTIONS, asked},
    situation::Situation,
};

/// The answers by sections, a line each; what was left out is not shown.
pub(super) fn of(now: &Situation<'_>) -> String {
    let mut lines = vec![String::new(), now.labels.text("message.summary")];
    let mut section = None;
    for asked in asked(now) {
        let Some(answer) = shown(&asked, now) else {
            continue;
        };
        if section.replace(asked.section) != Some(asked.section) {
            let key = format!("section.{}", SECTIONS[asked.section].name);
            lines.push(now.labels.text(&key));
        }
        let label = label(&asked, now);
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

/// The lines of an answer; ids by the names of what was chosen.
fn shown(asked: &Asked, now: &Situation<'_>) -> Option<Vec<String>> {
    let named = |choices: Choices, ids: &[String]| {
        let options = choices.options(now);
        ids.iter()
            .map(|id| {
                options
                    .iter()
                    .find(|option| option.id == *id)
                    .map_or_else(|| id.clone(), |option| option.name.clone())
            })
            .collect()
    };
    match (asked.question.kind, now.answers.get(&asked.key)?) {
        (_, Answer::Nothing) => None,
        // What is known of each operation stands below, point by point.
        _ if asked.key == DETAILS => None,
        (Kind::One(choices), Answer::One(id)) => Some(named(choices, std::slice::from_ref(id))),
        (Kind::Ticks(choices), Answer::Many(ids)) => {
            let ticked: Vec<String> = named(choices, ids);
            Some(if let [_] = ticked.as_slice() {
                ticked
            } else {
                ticked.into_iter().map(|name| format!("– {name}")).collect()
            })
        }
        (_, Answer::One(text)) => Some(text.lines().map(str::to_owned).collect()),
        (_, Answer::Many(texts)) => Some(vec![texts.join(", ")]),
    }
}
