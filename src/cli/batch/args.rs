//! What can be typed after `kerkesa batch`.

use crate::cli::names;
use clap::{
    Args, ValueHint,
    builder::{OsStringValueParser, TypedValueParser},
};
use std::path::PathBuf;

/// A roster, the request that its letters have in common, and where they go.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option that can be typed"
)]
pub(in crate::cli) struct Batch {
    /// Read this table: .csv, .tsv, .txt, .yaml, .xlsx, .xlsm or .ods
    #[arg(value_name = "ROSTER", value_hint = ValueHint::FilePath)]
    pub(super) roster: PathBuf,
    /// Read the sheet with this name or number [default: the first that is neither hidden nor empty]
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// Say with this file which column gives which key, unless the base file says it under `columns:`
    #[arg(long, value_name = "COLUMNS.yaml", value_hint = ValueHint::FilePath)]
    pub(super) columns: Option<PathBuf>,
    /// Take what the letters have in common from this file
    #[arg(
        long,
        value_name = "BASE.yaml",
        value_hint = ValueHint::FilePath,
        required_unless_present_any = ["check", "starter"],
        value_parser = or_none(),
        default_value = "",
        hide_default_value = true
    )]
    pub(super) request: PathBuf,
    /// Put the letters and the manifest into this folder
    #[arg(
        long,
        short,
        value_name = "DIR",
        value_hint = ValueHint::DirPath,
        required_unless_present_any = ["check", "starter"],
        value_parser = or_none(),
        default_value = "",
        hide_default_value = true
    )]
    pub(super) output: PathBuf,
    /// Show how each column is understood and what is wrong with the rows, and write nothing
    #[arg(long, conflicts_with_all = ["errors", "advice"])]
    pub(super) check: bool,
    /// Print what `--check` finds as JSON
    #[arg(long, requires = "check")]
    pub(super) json: bool,
    /// Write a base file and a map of the columns to begin with into the folder [default: this one]
    #[arg(long, conflicts_with_all = ["check", "errors", "advice", "merge", "zip", "cover"])]
    pub(super) starter: bool,
    /// Write these formats, separated by commas
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        value_parser = names::FORMATS,
        default_value = "pdf"
    )]
    pub(super) format: Vec<String>,
    /// Put all letters into one PDF to print, each beginning on a right-hand page
    #[arg(
        long,
        value_name = "FILE.pdf",
        value_hint = ValueHint::FilePath,
        conflicts_with = "zip"
    )]
    pub(super) merge: Option<PathBuf>,
    /// Write a cover letter too, in which the base file's organisation sends the objections to the employer
    #[arg(long)]
    pub(super) cover: bool,
    /// Put all letters into one archive
    #[arg(long, value_name = "FILE.zip", value_hint = ValueHint::FilePath)]
    pub(super) zip: Option<PathBuf>,
    /// List refused rows in this file too
    #[arg(long, value_name = "FILE.csv", value_hint = ValueHint::FilePath)]
    pub(super) errors: Option<PathBuf>,
    /// List all advice in this file too
    #[arg(long, value_name = "FILE.csv", value_hint = ValueHint::FilePath)]
    pub(super) advice: Option<PathBuf>,
    /// Write tables as `csv`, for `excel`, or also as `json`, separated by commas
    ///
    /// A spreadsheet separates cells by the sign of its language: `excel` takes that of the base file's letters,
    /// `excel-de` and so on that of another language. `json` adds a file beside each table.
    #[arg(
        long,
        value_name = "KIND",
        value_delimiter = ',',
        value_parser = names::TABLES,
        default_value = "csv"
    )]
    pub(super) table: Vec<String>,
    /// Write only this part, such as `2/3` on the second of three machines
    #[arg(long, value_name = "K/N", default_value = "1/1")]
    pub(super) shard: String,
    /// Share references and date between folders through this file [default: `.kerkesa-batch` in the folder]
    ///
    /// It holds the secret behind the references. Keep it as private as the letters.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) state: Option<PathBuf>,
    /// Say when the employer received the letters; the manifest then names the last day
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// Read dates in this order, such as `dmy` for 24.11.2026
    #[arg(long, value_name = "ORDER", value_parser = names::DATES)]
    pub(super) dates: Option<String>,
    /// Take the letters into the case book, each as a case
    #[arg(long)]
    pub(super) as_cases: bool,
    #[command(flatten)]
    pub(super) book: crate::cli::case::Book,
    /// Put the workers' and employers' names into the manifest
    #[arg(long)]
    pub(super) manifest_names: bool,
    /// Use this value instead of the base file's; cells of the table come first
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// Put this date on the letters, as YEAR-MONTH-DAY [default: the day of the first run into the folder]
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// Remove letters of earlier runs that no row asks for any more
    #[arg(long)]
    pub(super) prune: bool,
    /// Replace existing letters
    #[arg(long)]
    pub(super) force: bool,
}

/// A path, which is empty where none is needed.
fn or_none() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}
