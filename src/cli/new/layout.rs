//! Texts for narrow terminals: whole words on each line, one line for each tick.

use crate::interview::Choice;

/// The terminal's columns and lines; 80 and 24 where it does not say.
pub(super) fn size() -> (usize, usize) {
    let (columns, lines) = crossterm::terminal::size().unwrap_or((80, 24));
    (
        usize::from(columns).clamp(30, 100),
        usize::from(lines).max(10),
    )
}

/// The text in lines of at most so many characters, cut between words where there are some.
/// Spaces at its beginning stay, and stand before every line.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let indent: String = text.chars().take_while(|c| *c == ' ').collect();
    let mut lines = Vec::new();
    let mut line = indent.clone();
    for word in text.split_whitespace() {
        let needed = line.chars().count() + 1 + word.chars().count();
        if line.len() > indent.len() && needed > width {
            lines.push(std::mem::replace(&mut line, indent.clone()));
        }
        if line.len() > indent.len() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// What is said below a question, inside the brackets that stand around it.
pub(super) fn help(lines: &[String], width: usize) -> String {
    let lines: Vec<String> = lines
        .iter()
        .flat_map(|line| wrapped(line, width.saturating_sub(2)))
        .collect();
    lines.join("\n ")
}

/// A question, behind the sign that stands before it.
pub(super) fn question(text: &str, width: usize) -> String {
    wrapped(text, width.saturating_sub(3)).join("\n  ")
}

/// A choice: its name, and what it means on the lines below.
pub(super) fn choice(choice: &Choice, width: usize) -> String {
    entry(choice, width, 2)
}

/// A choice to tick.
pub(super) fn tick(choice: &Choice, width: usize) -> String {
    entry(choice, width, 6)
}

/// The whole name, also where it needs several lines: names can be alike at their beginnings.
fn entry(choice: &Choice, width: usize, indent: usize) -> String {
    let indented = |text: &str, by: usize| {
        let by = " ".repeat(by);
        wrapped(&format!("{by}{text}"), width.saturating_sub(1))
    };
    let mut lines = indented(&choice.name, indent);
    if let Some(about) = &choice.about {
        lines.extend(indented(about, indent + 2));
    }
    lines.join("\n").trim_start().to_owned()
}

/// How many choices fit into so many lines, wherever in the list they begin; three at least.
pub(super) fn page(choices: &[String], lines: usize) -> usize {
    let heights: Vec<usize> = choices.iter().map(|text| text.lines().count()).collect();
    let fits = |count: &usize| {
        heights
            .windows(*count)
            .all(|window| window.iter().sum::<usize>() <= lines)
    };
    (3..=20).take_while(fits).last().unwrap_or(3)
}
