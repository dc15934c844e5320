//! `kerkesa new`: asks, question by question.

use super::{args::Global, failure::Failure};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `kerkesa new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The request file to write; an unfinished one is taken up again.
    #[arg(value_name = "FILE", default_value = "request.yaml")]
    pub(super) file: PathBuf,
}

/// Asks and writes.
pub(super) fn run(_args: &New, _global: &Global) -> Result<(), Failure> {
    Err(Failure::system("not here yet"))
}
