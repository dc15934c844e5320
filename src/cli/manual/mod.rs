//! What help and the manual say of each command beyond its options.
//!
//! [`table`] holds it once; here it goes into the help, [`page`] makes manual pages of it.

mod cases;
mod page;
mod table;

pub(super) use page::{name, page};

use super::args::Cli;
use clap::{Command, CommandFactory, builder::Styles};
use std::fmt::Write;

/// What there is to say of one command.
struct Manual {
    /// The words behind `kerkesa`; none for the program itself.
    command: &'static [&'static str],
    /// Paragraphs that explain it; names that can be typed stand in backticks.
    description: &'static [&'static str],
    examples: &'static [Example],
    /// Files that it reads or writes without being told their names.
    files: &'static [Entry],
    /// Variables of the environment, besides those that matter to every command.
    environment: &'static [Entry],
    /// Pages to read next, besides those of the commands above and below.
    see_also: &'static [&'static str],
}

/// Nothing beyond the options.
const BARE: Manual = Manual {
    command: &[],
    description: &[],
    examples: &[],
    files: &[],
    environment: &[],
    see_also: &[],
};

/// What is done, and how it is typed.
struct Example(&'static str, &'static str);

/// A name and what it stands for.
struct Entry(&'static str, &'static str);

/// The program's commands and options with all of their help.
pub(super) fn command() -> Command {
    with_help(Cli::command(), &mut Vec::new())
}

/// Puts descriptions and examples into the help of a command and of those below it.
fn with_help(mut command: Command, path: &mut Vec<String>) -> Command {
    if let Some(manual) = table::of(path) {
        let about = command.get_about().map(ToString::to_string);
        let mut long = about.unwrap_or_default();
        for paragraph in manual.description {
            long.extend(["\n\n", paragraph]);
        }
        command = command
            .long_about(long)
            .after_help(examples(manual.examples));
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|below| below.get_name().to_owned())
        .collect();
    for name in names {
        path.push(name.clone());
        command = command.mut_subcommand(name, |below| with_help(below, path));
        path.pop();
    }
    command
}

/// The examples as help shows them, under a heading like those of clap.
fn examples(examples: &[Example]) -> String {
    let styles = Styles::styled();
    let heading = styles.get_header();
    let mut text = format!("{heading}Examples:{heading:#}");
    for Example(what, typed) in examples {
        // Writing into a text cannot fail.
        let _ = write!(text, "\n  {what}:");
        for line in typed.lines() {
            let _ = write!(text, "\n    {line}");
        }
    }
    text
}
