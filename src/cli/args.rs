//! What can be typed.

use super::names;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueHint};
use std::path::PathBuf;

/// Write data-protection letters from workers to their employers
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
    /// Take employers from this book [default: `KERKESA_BOOK`, or `kerkesa/employers.yaml` in your data folder]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) book: Option<PathBuf>,
    /// Print nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Choose when to colour messages; `auto` means only on a terminal
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write letters from request files
    Write(Write),
    /// Write a letter for each row of a table
    Batch(super::batch::Batch),
    /// Write the next letter: a reminder, a response to an answer, or a complaint
    FollowUp(FollowUp),
    /// Keep the cases of a hotline: who is due, who answered, what comes next
    Case(super::case::Case),
    /// Explain a letter in plain words: what it does, what happens next, what to keep
    Explain(Explain),
    /// Answer questions, and get a request file and its letter
    New(super::new::New),
    /// Check request files, or proofread the words of a language
    Check(Check),
    /// Work out when the employer must answer, and when to remind or complain
    Deadline(Deadline),
    /// List what you can choose from: letters, laws, kinds of data and so on
    List(List),
    /// Keep employers' addresses in a book
    Employer(super::employer::Employer),
    /// Print a JSON Schema that lets your editor help you fill in requests
    Schema,
    /// Print a completion script for your shell
    Completions(Completions),
    /// Print the manual, or write a manual page for each command
    Man(Man),
}

/// Request files, and what takes the place of their values.
#[derive(Debug, Args)]
pub(super) struct Requests {
    /// Read these request files; `-` is standard input
    #[arg(required = true, value_name = "REQUEST.yaml", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// Use this value instead of the file's, such as `--set delivery=hand`
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
    /// Write a copy in this language too, marked on each page as not to be sent
    #[arg(long, value_name = "LANGUAGE", value_parser = names::LANGUAGES)]
    pub(super) reading_copy: Option<String>,
}

/// Where letters go, and as what.
#[derive(Debug, Args)]
pub(super) struct Out {
    /// Write these formats, separated by commas
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        value_parser = names::FORMATS,
        default_value = "pdf"
    )]
    pub(super) format: Vec<String>,
    /// Put letters into this folder; `-` prints a single letter
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub(super) output: PathBuf,
    /// Replace existing letters, and print even binary files to a terminal
    #[arg(long)]
    pub(super) force: bool,
}

/// The page of plain words about a letter.
#[derive(Debug, Args)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) requests: Requests,
    /// Write these formats, separated by commas
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        value_parser = names::FORMATS,
        default_value = "text"
    )]
    pub(super) format: Vec<String>,
    /// Put pages into this folder; `-` prints a single page
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = "-")]
    pub(super) output: PathBuf,
    /// Replace existing pages, and print even binary files to a terminal
    #[arg(long)]
    pub(super) force: bool,
}

/// What has happened since a letter was sent.
#[derive(Debug, Args)]
pub(super) struct FollowUp {
    /// Start from this request file; it must hold the letter's `date` and `reference`
    #[arg(value_name = "REQUEST.yaml", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// Write this kind of letter
    #[arg(long, value_name = "LETTER", value_parser = names::FOLLOW_UPS)]
    pub(super) kind: String,
    /// Say when the employer received your letter, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// Say when you sent your letter, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE")]
    pub(super) sent: Option<String>,
    /// Say what proves that you sent it, if you do not know when it was received
    ///
    /// Without this option, a letter that went by registered post has the proof.
    #[arg(long, value_name = "PROOF", value_parser = names::PROOFS, requires = "sent")]
    pub(super) proof: Option<String>,
    /// Say when the employer's answer came, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE", requires = "reply")]
    pub(super) reply_date: Option<String>,
    /// Say how the employer answered
    #[arg(long, value_name = "KIND", value_parser = names::REPLIES, requires = "reply_date")]
    pub(super) reply: Option<String>,
    /// Give the employer's reasons, separated by commas
    #[arg(
        long,
        value_name = "REASON",
        value_delimiter = ',',
        value_parser = names::REASONS,
        requires = "reply"
    )]
    pub(super) reasons: Vec<String>,
    /// Give the day by which the employer now promises an answer
    #[arg(long, value_name = "DATE", requires = "reply")]
    pub(super) until: Option<String>,
    /// Give the fee that the employer demands, with its currency
    #[arg(long, value_name = "AMOUNT", requires = "reply")]
    pub(super) fee: Option<String>,
    /// Name the points of your first letter that are still open, such as `2,4`
    #[arg(long, value_name = "POINT", value_delimiter = ',')]
    pub(super) open: Vec<u32>,
    /// Put this date on the new letter, as YEAR-MONTH-DAY [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// Set any other value of the new request, such as `--set delivery=hand`
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
    /// Read these request files; `-` is standard input
    #[arg(
        required_unless_present = "language",
        value_name = "REQUEST.yaml",
        value_hint = ValueHint::FilePath
    )]
    pub(super) files: Vec<PathBuf>,
    /// Use this value instead of the file's, such as `--set delivery=hand`
    #[arg(long, value_name = "KEY=VALUE", requires = "files")]
    pub(super) set: Vec<String>,
    /// Check the letters in this language, or without request files, its words
    #[arg(long, value_name = "LANGUAGE", value_parser = names::CHECKED_LANGUAGES)]
    pub(super) language: Vec<String>,
    /// Check the letters as if they had this date, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE", requires = "files")]
    pub(super) date: Option<String>,
    /// Take spelling dictionaries only from this folder [default: `KERKESA_DICTIONARIES`, or the system's]
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
    /// Read this request file; `-` is standard input
    #[arg(
        value_name = "REQUEST.yaml",
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["jurisdiction", "letter"]
    )]
    pub(super) request: Option<PathBuf>,
    /// Use the law of this country, if you have no request file
    #[arg(long, value_name = "COUNTRY", value_parser = names::JURISDICTIONS)]
    pub(super) jurisdiction: Option<String>,
    /// Count for this letter, if you have no request file [default: access]
    #[arg(long, value_name = "LETTER", value_parser = names::LETTERS)]
    pub(super) letter: Option<String>,
    /// Say when the employer received the letter, as YEAR-MONTH-DAY
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// Use the public holidays of this part of the country, such as `DE-BY`
    #[arg(long, value_name = "REGION", value_parser = names::REGIONS, hide_possible_values = true)]
    pub(super) region: Option<String>,
    /// Say it in this language [default: that of the request, or English]
    #[arg(long, value_name = "LANGUAGE", value_parser = names::LANGUAGES)]
    pub(super) language: Option<String>,
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
    /// Put these words before each calendar entry, which otherwise names nobody
    #[arg(long, value_name = "TEXT")]
    pub(super) summary: Option<String>,
    /// Write to this file; `-` prints the result
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, default_value = "-")]
    pub(super) output: PathBuf,
    /// Replace an existing file
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Choose what to list
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
    /// Name your shell
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// Write `kerkesa.1` and a page for each command into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) dir: Option<PathBuf>,
}
