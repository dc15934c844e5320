//! The command line, one file per subcommand.
//!
//! What is made goes to files or to standard output, what is said goes to
//! standard error. Exit codes: 0 done, 1 the content was refused, 2 the call
//! or the system failed; `kerkesa case` has more of them.

mod args;
mod batch;
mod case;
mod check;
mod crash;
mod deadline;
mod employer;
mod explain;
mod failure;
mod follow_up;
mod list;
mod lock;
mod manual;
mod names;
mod new;
mod output;
mod pages;
mod renderers;
mod report;
mod requests;
mod say;
mod usage;
mod words;
mod write;

pub use args::Cli;

use args::Command;
use clap::{ColorChoice, Parser, error::ErrorKind};
use failure::Failure;
use std::{env, ffi::OsStr, process::ExitCode};

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    crash::leaves_nothing();
    let done = match Cli::try_parse().map_err(with_help) {
        Ok(cli) => {
            say::in_colour(cli.global.color);
            run(&cli)
        }
        Err(error) => {
            say::in_colour(asked_colour());
            usage::said(error)
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(failure.said()),
    }
}

fn run(cli: &Cli) -> Result<(), Failure> {
    match &cli.command {
        Command::Write(args) => write::run(args, &cli.global),
        Command::Batch(args) => batch::run(args, &cli.global),
        Command::FollowUp(args) => follow_up::run(args, &cli.global),
        Command::Case(args) => case::run(args, &cli.global),
        Command::Explain(args) => explain::run(args, &cli.global),
        Command::New(args) => new::run(args, &cli.global),
        Command::Check(args) => check::run(args, &cli.global),
        Command::Deadline(args) => deadline::run(args, &cli.global),
        Command::List(args) => list::run(args, &cli.global),
        Command::Employer(args) => employer::run(args, &cli.global),
        Command::Completions(args) => pages::completions(args),
        Command::Schema => pages::schema(&cli.global),
        Command::Man(args) => pages::man(args, &cli.global),
    }
}

/// Help with all of its texts, which no other call needs.
fn with_help(error: clap::Error) -> clap::Error {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let full = manual::command().try_get_matches();
            full.err().unwrap_or(error)
        }
        _ => error,
    }
}

/// What `--color` says in a call that is help, or that is wrong.
fn asked_colour() -> ColorChoice {
    let args: Vec<_> = env::args_os().collect();
    let after = |name: &OsStr| args.iter().skip_while(|arg| *arg != name).nth(1);
    let given = args
        .iter()
        .find_map(|arg| arg.to_str()?.strip_prefix("--color="))
        .or_else(|| after(OsStr::new("--color"))?.to_str());
    match given {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}
