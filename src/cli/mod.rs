//! The command line, one file per subcommand.
//!
//! What is made goes to files or to standard output, what is said goes to
//! standard error. Exit codes: 0 done, 1 the content was refused, 2 the call
//! or the system failed.

mod args;
mod batch;
mod check;
mod deadline;
mod employer;
mod explain;
mod failure;
mod follow_up;
mod list;
mod lock;
mod new;
mod output;
mod pages;
mod renderers;
mod requests;
mod words;
mod write;

pub use args::Cli;

use args::Command;
use clap::Parser;
use std::process::ExitCode;

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no failures; clap knows which stream they go to.
            let code = if error.use_stderr() { 2 } else { 0 };
            return if error.print().is_ok() {
                ExitCode::from(code)
            } else {
                ExitCode::from(2)
            };
        }
    };
    let done = match &cli.command {
        Command::Write(args) => write::run(args, &cli.global),
        Command::Batch(args) => batch::run(args, &cli.global),
        Command::FollowUp(args) => follow_up::run(args, &cli.global),
        Command::Explain(args) => explain::run(args, &cli.global),
        Command::New(args) => new::run(args, &cli.global),
        Command::Check(args) => check::run(args, &cli.global),
        Command::Deadline(args) => deadline::run(args, &cli.global),
        Command::List(args) => list::run(args, &cli.global),
        Command::Employer(args) => employer::run(args, &cli.global),
        Command::Completions(args) => pages::completions(args),
        Command::Man => pages::man(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            failure.exit_code()
        }
    }
}
