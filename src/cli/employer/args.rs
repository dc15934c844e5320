//! What can be typed after `kerkesa employer`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::cli) struct Employer {
    #[command(subcommand)]
    pub(super) what: What,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Take companies from records of the Datenanfragen database (JSON) into the book.
    Import(Import),
    /// List the entries of the book.
    List(List),
    /// Print an entry as it would stand in a request.
    Show(Show),
    /// Say which entries cannot be written to as they are, or are old.
    Check(Check),
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Records; `-` reads one from standard input.
    #[arg(required = true, value_name = "RECORD.json")]
    pub(super) files: Vec<PathBuf>,
    /// The country of records that name none that is known here, as two letters.
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// The day of which the records are, as YEAR-MONTH-DAY; by default today.
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    /// Replace entries that differ from their records, but none that was changed by hand.
    #[arg(long)]
    pub(super) update: bool,
    /// Replace entries that were changed by hand as well.
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Only entries with all these words in their name, address, other names or categories.
    #[arg(value_name = "TEXT")]
    pub(super) text: Vec<String>,
    /// As JSON on standard output.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The entry's name.
    pub(super) name: String,
    /// The whole entry, as JSON on standard output.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// From how many years on an entry is old.
    #[arg(long, value_name = "YEARS", default_value_t = 3, value_parser = clap::value_parser!(i16).range(1..=100))]
    pub(super) older_than: i16,
    /// The day of the check, as YEAR-MONTH-DAY; by default today.
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
}
