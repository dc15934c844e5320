//! What can be typed after `kerkesa batch`.

use clap::Args;
use std::path::PathBuf;

/// A roster, the request that its letters have in common, and where they go.
#[derive(Debug, Args)]
#[command(
    after_help = "The columns are named like the keys of a request: `worker.name`, `worker.address.city`, `reference`.\nA file `.kerkesa-batch` in the folder keeps the secret from which references are made; keep it with the letters."
)]
pub(in crate::cli) struct Batch {
    /// The roster, a row for each letter: .csv, .tsv, .yaml, .xlsx or .ods.
    #[arg(value_name = "ROSTER")]
    pub(super) roster: PathBuf,
    /// The request file that holds what the letters have in common.
    #[arg(long, value_name = "BASE.yaml")]
    pub(super) request: PathBuf,
    /// The folder for the letters and the manifest.
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: PathBuf,
    /// What to write: pdf, text, docx, eml, html, markdown, or several with commas between them.
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        default_value = "pdf"
    )]
    pub(super) format: Vec<String>,
    /// Put all letters into this one PDF for the print shop; each begins on an odd page.
    #[arg(long, value_name = "FILE.pdf", conflicts_with = "zip")]
    pub(super) merge: Option<PathBuf>,
    /// Put all letters into this archive.
    #[arg(long, value_name = "FILE.zip")]
    pub(super) zip: Option<PathBuf>,
    /// Write the rows that were refused into this file too.
    #[arg(long, value_name = "FILE.csv")]
    pub(super) errors: Option<PathBuf>,
    /// Write only this part of the roster, for example 2/3 on the second of three machines.
    #[arg(long, value_name = "K/N", default_value = "1/1")]
    pub(super) shard: String,
    /// The file with the secret of the references and the date, where several folders share them
    /// [default: .kerkesa-batch in the folder].
    #[arg(long, value_name = "FILE")]
    pub(super) state: Option<PathBuf>,
    /// The day on which the employer received the letters: the manifest then names the last day for an answer.
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// Put the workers' names into the manifest.
    #[arg(long)]
    pub(super) manifest_names: bool,
    /// Take this value instead of the base file's; cells of the roster come before it.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// The date of the letters, as YEAR-MONTH-DAY [default: the day of the first run into the folder].
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// Remove the letters that earlier runs have written and that no row asks for any more.
    #[arg(long)]
    pub(super) prune: bool,
    /// Replace letters that are there already.
    #[arg(long)]
    pub(super) force: bool,
}
