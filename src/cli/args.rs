//! What can be typed.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Writes the letters with which a worker uses data-protection law against an employer.
#[derive(Debug, Parser)]
#[command(
    name = "kerkesa",
    version,
    about,
    propagate_version = true,
    disable_help_subcommand = true
)]
#[command(
    after_help = "Kerkesa is no legal advice. It opens no network connection.\nExit codes: 0 done, 1 the content was refused, 2 the call or the system failed."
)]
pub struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// Take words, laws and templates from this folder instead of those in the program.
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    /// Say nothing but errors.
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// The employers' book, instead of that in `KERKESA_BOOK`, or `kerkesa/employers.yaml` in the folder for your data.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) book: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the letters that request files ask for.
    Write(Write),
    /// Write a letter for each row of a roster.
    Batch(super::batch::Batch),
    /// Write the request file and the letter that follow an earlier one.
    FollowUp(FollowUp),
    /// Say in plain words what a letter does, what happens next, and what to keep.
    Explain(Explain),
    /// Ask, question by question, and write a request file and its letter.
    New(super::new::New),
    /// Say what is wrong or unwise in request files, or in a language's words; write nothing.
    Check(Check),
    /// Say until when the employer must answer, and when a reminder and a complaint make sense.
    Deadline(Deadline),
    /// List what there is to choose from.
    List(List),
    /// Keep employers' addresses in a book, and take them from records of companies.
    Employer(super::employer::Employer),
    /// Print a completion script for a shell.
    Completions(Completions),
    /// Print the manual page.
    Man,
}

/// Request files, and what takes the place of their values.
#[derive(Debug, Args)]
pub(super) struct Requests {
    /// Request files; `-` reads one from standard input.
    #[arg(required = true, value_name = "REQUEST.yaml")]
    pub(super) files: Vec<PathBuf>,
    /// Take this value instead of the file's, for example `--set worker.name="Arta Hoxha"`.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// The language of the letters.
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) language: Option<String>,
    /// The date of the letters, as YEAR-MONTH-DAY.
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Write {
    #[command(flatten)]
    pub(super) requests: Requests,
    #[command(flatten)]
    pub(super) out: Out,
    /// Write the same letter in this language too, marked on every page as a copy to read and not to send.
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) reading_copy: Option<String>,
}

/// Where letters go, and as what.
#[derive(Debug, Args)]
pub(super) struct Out {
    /// What to write: pdf, text, docx, eml, html, markdown, or several with commas between them.
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        default_value = "pdf"
    )]
    pub(super) format: Vec<String>,
    /// The folder for the letters; `-` writes one letter to standard output.
    #[arg(long, short, value_name = "DIR", default_value = ".")]
    pub(super) output: PathBuf,
    /// Replace letters that are there already.
    #[arg(long)]
    pub(super) force: bool,
}

/// The page of plain words about a letter.
#[derive(Debug, Args)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) requests: Requests,
    /// What to write, with commas between several.
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        default_value = "text"
    )]
    pub(super) format: Vec<String>,
    /// The folder for the pages; `-` writes one page to standard output.
    #[arg(long, short, value_name = "DIR", default_value = "-")]
    pub(super) output: PathBuf,
    /// Replace pages that are there already.
    #[arg(long)]
    pub(super) force: bool,
}

/// What has happened since a letter was sent.
#[derive(Debug, Args)]
pub(super) struct FollowUp {
    /// The request file of the letter that was sent; `date` and `reference` must stand in it.
    #[arg(value_name = "REQUEST.yaml")]
    pub(super) file: PathBuf,
    /// Which letter follows, for example `reminder` or `complaint`.
    #[arg(long, value_name = "LETTER")]
    pub(super) kind: String,
    /// The day on which the employer received the earlier letter, as YEAR-MONTH-DAY.
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// The day on which the earlier letter was sent.
    #[arg(long, value_name = "DATE")]
    pub(super) sent: Option<String>,
    /// The day on which the employer's answer came.
    #[arg(long, value_name = "DATE", requires = "reply")]
    pub(super) reply_date: Option<String>,
    /// What kind of answer came: incomplete, identity, extension, fee, refusal or `wrong_language`.
    #[arg(long, value_name = "KIND", requires = "reply_date")]
    pub(super) reply: Option<String>,
    /// Why the employer refuses, with commas between several: excessive, `trade_secrets`, `others_rights`, `not_held`; or `no_reasons`.
    #[arg(
        long,
        value_name = "REASONS",
        value_delimiter = ',',
        requires = "reply"
    )]
    pub(super) reasons: Vec<String>,
    /// The new day that the employer named for its answer.
    #[arg(long, value_name = "DATE", requires = "reply")]
    pub(super) until: Option<String>,
    /// The fee that the employer demands, with its currency.
    #[arg(long, value_name = "AMOUNT", requires = "reply")]
    pub(super) fee: Option<String>,
    /// The points of the first letter that are still open, with commas between them.
    #[arg(long, value_name = "POINTS", value_delimiter = ',')]
    pub(super) open: Vec<u32>,
    /// The date of the new letter; by default today.
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// Any other value of the new request, for example `--set follow_up.own_words="…"`.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    #[command(flatten)]
    pub(super) out: Out,
}

#[derive(Debug, Args)]
#[command(
    override_usage = "kerkesa check [OPTIONS] <REQUEST.yaml>...\n       kerkesa check [OPTIONS] --language <LANGUAGE>",
    after_help = "With request files, `--language` is the language of their letters. Without, it is the language whose words are checked:\n  kerkesa check --language sq --data FOLDER\nSpelling needs a Hunspell dictionary; what was not run is said."
)]
pub(super) struct Check {
    /// Request files; `-` reads one from standard input.
    #[arg(required_unless_present = "language", value_name = "REQUEST.yaml")]
    pub(super) files: Vec<PathBuf>,
    /// Take this value instead of the file's, for example `--set worker.name="Arta Hoxha"`.
    #[arg(long, value_name = "KEY=VALUE", requires = "files")]
    pub(super) set: Vec<String>,
    /// The language of the letters; without request files, a language whose words are checked, or `all`.
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) language: Vec<String>,
    /// The date of the letters, as YEAR-MONTH-DAY.
    #[arg(long, value_name = "DATE", requires = "files")]
    pub(super) date: Option<String>,
    /// Take spelling dictionaries from this folder alone, instead of the system's or `KERKESA_DICTIONARIES`.
    #[arg(long, value_name = "DIR", conflicts_with = "files")]
    pub(super) dictionaries: Option<PathBuf>,
    /// Count a check of the words that could not be run as a fault.
    #[arg(long, conflicts_with = "files")]
    pub(super) all_checks: bool,
    /// What is found in the words, as JSON on standard output.
    #[arg(long, conflicts_with = "files")]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Deadline {
    /// The request whose letter was received; `-` reads it from standard input.
    #[arg(
        value_name = "REQUEST.yaml",
        conflicts_with_all = ["jurisdiction", "letter"]
    )]
    pub(super) request: Option<PathBuf>,
    /// The employer's country, where there is no request file.
    #[arg(long, value_name = "COUNTRY")]
    pub(super) jurisdiction: Option<String>,
    /// The letter, where there is no request file [default: access].
    #[arg(long, value_name = "LETTER")]
    pub(super) letter: Option<String>,
    /// The day on which the employer received the letter, as YEAR-MONTH-DAY.
    #[arg(long, value_name = "DATE")]
    pub(super) received: Option<String>,
    /// The region whose holidays count too, by ISO 3166-2, for example DE-BY.
    #[arg(long, value_name = "REGION")]
    pub(super) region: Option<String>,
    /// As JSON.
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,
    /// What to write: text, or ics for a calendar.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: String,
    /// What a calendar shows before each day; by default nothing that names you or the employer.
    #[arg(long, value_name = "TEXT")]
    pub(super) summary: Option<String>,
    /// The file to write; `-` is standard output.
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub(super) output: PathBuf,
    /// Replace a file that is there already.
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list.
    pub(super) what: What,
    /// Names in this language.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(super) language: String,
    /// As JSON on standard output.
    #[arg(long)]
    pub(super) json: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum What {
    /// Languages, and who has read their words.
    Languages,
    /// Letters.
    Letters,
    /// Laws, what they grant and where.
    Laws,
    /// Jurisdictions, their law, languages and authorities.
    Jurisdictions,
    /// Kinds of data for `access.data`.
    Data,
    /// Operations for `objection.to`.
    Monitoring,
    /// Reasons for `objection.because`.
    Reasons,
    /// Questions for `access.questions`.
    Questions,
    /// Grounds for `erasure.because` and `restriction.because`.
    Grounds,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    pub(super) shell: clap_complete::Shell,
}
