//! What can be typed.

use super::names;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueHint};
use std::path::PathBuf;

/// Write the letters with which a worker uses data-protection law against an employer
#[derive(Debug, Parser)]
#[command(name = "kerkesa", version, propagate_version = true)]
#[command(max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// Read words, laws and templates from this folder instead of the built-in ones
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) data: Option<PathBuf>,
    /// Use this employers' book [default: `KERKESA_BOOK`, or `kerkesa/employers.yaml` in your data folder]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) book: Option<PathBuf>,
    /// Print nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to colour messages; `auto` means on a terminal
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the letters that request files ask for
    Write(Write),
    /// Write a letter for each row of a roster
    Batch(super::batch::Batch),
    /// Write the next letter to the employer or the authority, with its request file
    FollowUp(FollowUp),
    /// Explain a letter in plain words: what it does, what happens next, what to keep
    Explain(Explain),
    /// Answer questions, and get a request file and its letter
    New(super::new::New),
    /// Check request files, or the words of a language, and write nothing
    Check(Check),
    /// Work out when the employer must answer, and when to remind or complain
    Deadline(Deadline),
    /// List what you can choose from: letters, laws, kinds of data and so on
    List(List),
    /// Keep employers' addresses in a book
    Employer(super::employer::Employer),
    /// Print a JSON Schema of the request file, so that your editor can help you fill it in
    Schema,
    /// Print a completion script for your shell
    Completions(Completions),
    /// Print the manual, or write a manual page for each command
    Man(Man),
}

/// Request files, and what takes the place of their values.
#[derive(Debug, Args)]
pub(super) struct Requests {
    /// Request files; `-` reads one from standard input
    #[arg(required = true, value_name = "REQUEST.yaml", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// Use this value instead of the file's, for example `--set delivery=hand`
    ///
    /// What you type here stays in your shell's history, and other users of the computer may see it while the
    /// program runs. Keep names and addresses in the file.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// Write the letters in this language
    #[arg(long, value_name = "LANGUAGE", value_parser = names::LANGUAGES)]
    pub(super) language: Option<String>,
    /// Put this date on the letters, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Write {
    #[command(flatten)]
    pub(super) requests: Requests,
    #[command(flatten)]
    pub(super) out: Out,
    /// Write the letter in this language too, to read and not to send; each page says so
    #[arg(long, value_name = "LANGUAGE", value_parser = names::LANGUAGES)]
    pub(super) reading_copy: Option<String>,
}

/// Where letters go, and as what.
#[derive(Debug, Args)]
pub(super) struct Out {
    /// Write this format; give several with commas between them
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        value_parser = names::FORMATS,
        default_value = "pdf"
    )]
    pub(super) format: Vec<String>,
    /// Put the letters into this folder; `-` prints one letter to standard output
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub(super) output: PathBuf,
    /// Replace letters that are already there; print a PDF or a document even to a terminal
    #[arg(long)]
    pub(super) force: bool,
}

/// The page of plain words about a letter.
#[derive(Debug, Args)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) requests: Requests,
    /// Write this format; give several with commas between them
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        value_parser = names::FORMATS,
        default_value = "text"
    )]
    pub(super) format: Vec<String>,
    /// Put the pages into this folder; `-` prints one page to standard output
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = "-")]
    pub(super) output: PathBuf,
    /// Replace pages that are already there; print a PDF or a document even to a terminal
    #[arg(long)]
    pub(super) force: bool,
}

/// What has happened since a letter was sent.
#[derive(Debug, Args)]
pub(super) struct FollowUp {
    /// The request file of the letter you sent, with its `date` and `reference`
    #[arg(value_name = "REQUEST.yaml", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// Write this letter
    #[arg(long, value_name = "LETTER", value_parser = names::FOLLOW_UPS)]
    pub(super) kind: String,
    /// The day the employer received the earlier letter, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// The day you sent the earlier letter
    #[arg(long, value_name = "DATE")]
    pub(super) sent: Option<String>,
    /// The day the employer's answer came
    #[arg(long, value_name = "DATE", requires = "reply")]
    pub(super) reply_date: Option<String>,
    /// How the employer answered
    #[arg(long, value_name = "KIND", value_parser = names::REPLIES, requires = "reply_date")]
    pub(super) reply: Option<String>,
    /// Why the employer refuses; give several with commas between them
    #[arg(
        long,
        value_name = "REASON",
        value_delimiter = ',',
        value_parser = names::REASONS,
        requires = "reply"
    )]
    pub(super) reasons: Vec<String>,
    /// The new day by which the employer promises an answer
    #[arg(long, value_name = "DATE", requires = "reply")]
    pub(super) until: Option<String>,
    /// The fee that the employer demands, with its currency
    #[arg(long, value_name = "AMOUNT", requires = "reply")]
    pub(super) fee: Option<String>,
    /// The points of your first letter that are still open, for example `2,4`
    #[arg(long, value_name = "POINT", value_delimiter = ',')]
    pub(super) open: Vec<u32>,
    /// Put this date on the new letter, as YEAR-MONTH-DAY [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// Set any other value of the new request, for example `--set delivery=registered`
    ///
    /// What you type here stays in your shell's history, and other users of the computer may see it while the
    /// program runs. Names and addresses come from the earlier request file.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    #[command(flatten)]
    pub(super) out: Out,
}

#[derive(Debug, Args)]
#[command(
    override_usage = "kerkesa check [OPTIONS] <REQUEST.yaml>...\n       kerkesa check [OPTIONS] --language <LANGUAGE>"
)]
pub(super) struct Check {
    /// Request files; `-` reads one from standard input
    #[arg(
        required_unless_present = "language",
        value_name = "REQUEST.yaml",
        value_hint = ValueHint::FilePath
    )]
    pub(super) files: Vec<PathBuf>,
    /// Use this value instead of the file's, for example `--set delivery=hand`
    #[arg(long, value_name = "KEY=VALUE", requires = "files")]
    pub(super) set: Vec<String>,
    /// Check the letters in this language; without request files, check the words of this language
    #[arg(long, value_name = "LANGUAGE", value_parser = names::CHECKED_LANGUAGES)]
    pub(super) language: Vec<String>,
    /// Check the letters as if they had this date, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE", requires = "files")]
    pub(super) date: Option<String>,
    /// Take spelling dictionaries from this folder only [default: `KERKESA_DICTIONARIES`, or the system's]
    #[arg(
        long,
        value_name = "DIR",
        value_hint = ValueHint::DirPath,
        conflicts_with = "files"
    )]
    pub(super) dictionaries: Option<PathBuf>,
    /// Fail if a check of the words could not run
    #[arg(long, conflicts_with = "files")]
    pub(super) all_checks: bool,
    /// Print the result as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Deadline {
    /// The request file of the letter; `-` reads it from standard input
    #[arg(
        value_name = "REQUEST.yaml",
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["jurisdiction", "letter"]
    )]
    pub(super) request: Option<PathBuf>,
    /// The employer's country, if you have no request file
    #[arg(long, value_name = "COUNTRY", value_parser = names::JURISDICTIONS)]
    pub(super) jurisdiction: Option<String>,
    /// The letter, if you have no request file [default: access]
    #[arg(long, value_name = "LETTER", value_parser = names::LETTERS)]
    pub(super) letter: Option<String>,
    /// The day the employer received the letter, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// Count the public holidays of this part of the country too, for example `DE-BY`
    #[arg(long, value_name = "REGION", value_parser = names::REGIONS, hide_possible_values = true)]
    pub(super) region: Option<String>,
    /// Print the result as JSON
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,
    /// Print text, or write a file for your calendar
    #[arg(
        long,
        value_name = "FORMAT",
        value_parser = names::DEADLINE_FORMATS,
        default_value = "text"
    )]
    pub(super) format: String,
    /// Put these words before each calendar entry; without them, entries name neither you nor the employer
    #[arg(long, value_name = "TEXT")]
    pub(super) summary: Option<String>,
    /// Write to this file; `-` is standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, default_value = "-")]
    pub(super) output: PathBuf,
    /// Replace a file that is already there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list
    pub(super) what: What,
    /// Show the names in this language
    #[arg(long, value_name = "LANGUAGE", value_parser = names::LANGUAGES, default_value = "en")]
    pub(super) language: String,
    /// Print the list as JSON, with more details
    #[arg(long)]
    pub(super) json: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum What {
    /// Languages, and who has read their words
    Languages,
    /// Letters
    Letters,
    /// Laws
    Laws,
    /// Countries, with their law, languages and authorities
    Jurisdictions,
    /// Kinds of data, for `access.data`
    Data,
    /// Ways of watching workers, for `objection.to`
    Monitoring,
    /// Reasons for an objection, for `objection.because`
    Reasons,
    /// Further questions, for `access.questions`
    Questions,
    /// Grounds, for `erasure.because` and `restriction.because`
    Grounds,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Your shell
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// Write `kerkesa.1` and a page for each command into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) dir: Option<PathBuf>,
}
