//! `kerkesa new`: asks, question by question.
//!
//! What is asked, and what becomes of the answers, is in [`crate::interview`]; here is what shows the questions and reads
//! the answers. They are saved after each question ([`draft`]) and become a request file at the end ([`finish`]).

mod ask;
mod draft;
mod employer;
mod finish;
mod interview;
mod layout;
mod offers;
mod opening;
mod terminal;
#[cfg(test)]
mod tests;

use super::{args::Global, failure::Failure, requests};
use crate::{domain::Delivery, render::Format};
use clap::Args;
use interview::{Interview, Making};
use opening::Begin;
pub(super) use opening::guess;
use std::path::{Path, PathBuf};
use terminal::{Stop, Terminal};

/// Arguments of `kerkesa new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Write this request file, and go on from where you left off [default: request.yaml]
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Write the letter that follows the one of this request file
    #[arg(long, value_name = "REQUEST")]
    pub(super) from: Option<PathBuf>,
    /// Change a request file that is finished
    #[arg(long, conflicts_with = "from", requires = "file")]
    pub(super) edit: bool,
}

/// Asks and writes. Leaving is no failure: the answers are kept.
pub(super) fn run(args: &New, global: &Global) -> Result<(), Failure> {
    let mut terminal = Terminal::open()?;
    let catalog = requests::catalog(global)?;
    let begin = match &args.from {
        Some(earlier) => Begin::After(earlier),
        None if args.edit => Begin::Itself,
        None => Begin::Empty,
    };
    let file = match (&args.file, &args.from) {
        (Some(file), _) => request_file(file)?,
        (None, Some(earlier)) => opening::free_name(&request_file(earlier)?),
        (None, None) => PathBuf::from("request.yaml"),
    };
    let shelf = requests::shelf(global);
    let interview = Interview::new(&catalog, requests::moment()?, &shelf, &file, begin);
    match interview.run(&mut terminal, &|making| write_letter(making, global)) {
        Ok(()) | Err(Stop::Left | Stop::Back) => Ok(()),
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

/// The way to `kerkesa write`: the letter of a request file beside it, as PDF, and as a draft if it goes by e-mail.
fn write_letter(making: &Making<'_>, global: &Global) -> Result<(), Failure> {
    let folder = making.file.parent().unwrap_or(Path::new(""));
    let formats: &[Format] = if making.delivery == Delivery::Email {
        &[Format::Pdf, Format::Eml]
    } else {
        &[Format::Pdf]
    };
    super::write::one(making.file, folder, formats, making.replace, global)
}
