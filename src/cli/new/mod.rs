//! `kerkesa new`: asks, question by question.
//!
//! The questions are data ([`question`]); what is typed is checked at once
//! with the types of the request ([`value`]); the answers are saved after each
//! question ([`draft`]) and become a request file at the end ([`finish`]).

mod answers;
mod ask;
mod choices;
mod draft;
mod finish;
mod interview;
mod layout;
mod opening;
mod question;
mod situation;
mod summary;
mod terminal;
#[cfg(test)]
mod tests;
mod value;

use super::{args::Global, failure::Failure, requests};
use clap::Args;
use interview::Interview;
use std::path::{Path, PathBuf};
use terminal::{Stop, Terminal};

/// Arguments of `kerkesa new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Write this request file, and go on from where you left off
    #[arg(value_name = "FILE", default_value = "request.yaml")]
    pub(super) file: PathBuf,
}

/// Asks and writes. Leaving is no failure: the answers are kept.
pub(super) fn run(args: &New, global: &Global) -> Result<(), Failure> {
    let mut terminal = Terminal::open()?;
    let catalog = requests::catalog(global)?;
    let file = request_file(&args.file)?;
    let interview = Interview::new(&catalog, requests::moment()?, &file);
    match interview.run(&mut terminal, &|file| write_letter(file, global)) {
        Ok(()) | Err(Stop::Left) => Ok(()),
        Err(Stop::Failed(failure)) => Err(failure),
    }
}

/// The file to write, also where its draft was named.
fn request_file(file: &Path) -> Result<PathBuf, Failure> {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .filter(|name| *name != "-");
    let name = name.ok_or_else(|| {
        Failure::system_hint(
            "`kerkesa new` needs the name of a file",
            "for example `kerkesa new request.yaml`",
        )
    })?;
    Ok(match name.strip_suffix(".draft.yaml") {
        Some(stem) => file.with_file_name(format!("{stem}.yaml")),
        None => file.to_owned(),
    })
}

/// The way to `kerkesa write`: the letter of a request file, as PDF, beside it.
fn write_letter(file: &Path, global: &Global) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(Path::new(""));
    super::write::one(file, folder, global)
}
