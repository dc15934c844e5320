//! What can be typed after `kerkesa employer`.

use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::cli) struct Employer {
    #[command(subcommand)]
    pub(super) what: What,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Look up a company in the list that comes with Kerkesa
    Search(Search),
    /// Add companies from records of the Datenanfragen database (JSON)
    Import(Import),
    /// List the entries
    List(List),
    /// Print an entry as a request would have it
    Show(Show),
    /// Find entries that are old, or that no letter can be sent to
    Check(Check),
}

#[derive(Debug, Args)]
pub(super) struct Search {
    /// Find companies of this name; accents and legal forms make no difference
    #[arg(required = true, value_name = "NAME")]
    pub(super) name: Vec<String>,
    /// Put companies of this country first, as two letters
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// Print what is found as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Read these records; `-` is standard input
    #[arg(required = true, value_name = "RECORD.json", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// Use this country, as two letters, for records without a known one
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// Say what day the records are from, as YEAR-MONTH-DAY [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    /// Replace entries that differ, unless somebody has changed them by hand
    #[arg(long)]
    pub(super) update: bool,
    /// Replace even entries that somebody has changed by hand
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Show only entries with all these words in a name, address or category
    #[arg(value_name = "TEXT")]
    pub(super) text: Vec<String>,
    /// Print the list as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// Name the entry to print
    pub(super) name: String,
    /// Print the whole entry as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Treat entries as old after this many years
    #[arg(long, value_name = "YEARS", default_value_t = 3, value_parser = clap::value_parser!(i16).range(1..=100))]
    pub(super) older_than: i16,
    /// Check as of this day, YEAR-MONTH-DAY [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
}
