//! `kerkesa completions` and `kerkesa man`: made from the definitions of the arguments.

use super::{
    args::{Completions, Global, Man},
    failure::Failure,
    manual, requests, say,
};
use crate::intake;
use clap::Command;
use std::{
    fs,
    io::{self, IsTerminal},
    path::Path,
};

/// Prints a completion script.
pub(super) fn completions(args: &Completions) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut manual::command(), "kerkesa", &mut script);
    say::product(&script)
}

/// Prints the page about the program, or writes a page for each command into a folder.
pub(super) fn man(args: &Man, global: &Global) -> Result<(), Failure> {
    let mut command = manual::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &args.dir else {
        return say::product(manual::page(&command, &[]).as_bytes());
    };
    let mut pages = Vec::new();
    collect(&command, &[], &mut pages);
    let unwritten =
        |path: &Path, why: &io::Error| Failure::system(format!("{}: {why}", path.display()));
    fs::create_dir_all(folder).map_err(|why| unwritten(folder, &why))?;
    for (name, page) in pages {
        let path = folder.join(name);
        fs::write(&path, page).map_err(|why| unwritten(&path, &why))?;
        if !global.quiet {
            say::file("wrote", &path);
        }
    }
    Ok(())
}

/// The pages of a command and of those below it, with the names of their files.
fn collect(command: &Command, path: &[String], pages: &mut Vec<(String, String)>) {
    let file = format!("{}.1", manual::name(path));
    pages.push((file, manual::page(command, path)));
    for below in command.get_subcommands() {
        let path = [path, &[below.get_name().to_owned()]].concat();
        collect(below, &path, pages);
    }
}

/// Prints the schema of the request file.
pub(super) fn schema(global: &Global) -> Result<(), Failure> {
    say::json(&intake::schema(&requests::catalog(global)?)?)
}

/// Refuses to print what is no text on a terminal, unless somebody there wants it; `asks` says whether
/// standard input is free for the answer.
pub(super) fn may_reach_terminal(format: &str, asks: bool) -> Result<(), Failure> {
    if !io::stdout().is_terminal() || asks && io::stdin().is_terminal() && is_wanted(format) {
        return Ok(());
    }
    Err(Failure::system_hint(
        format!("standard output is a terminal, which cannot show {format}"),
        format!(
            "save it with `--output .`, redirect it with `> letter.{format}`, or print it all the same with `--force`"
        ),
    ))
}

/// Asks whether to print it all the same. No answer is no.
fn is_wanted(format: &str) -> bool {
    let question = format!("The terminal cannot show {format}. Print it all the same? [y/N] ");
    let mut answer = String::new();
    say::question(&question)
        && io::stdin().read_line(&mut answer).is_ok()
        && ["y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}
