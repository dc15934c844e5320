//! What can be typed after `kerkesa case`.

use crate::cli::{args::Out, names};
use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

/// The case book, its key, and what to do.
#[derive(Debug, Args)]
pub(in crate::cli) struct Case {
    #[command(flatten)]
    pub(super) book: Book,
    #[command(subcommand)]
    pub(super) what: What,
}

/// Which book, and what opens it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Case book")]
pub(in crate::cli) struct Book {
    /// Use this case book, a file or a `postgres://` address [default: `KERKESA_CASES`, or `kerkesa/cases.db` in your data folder]
    #[arg(long, global = true, value_name = "FILE|URL", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) cases: Option<std::ffi::OsString>,
    /// Open cases with this desk's key [default: `KERKESA_KEY`, or `kerkesa/desk.key` in your data folder]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) key: Option<PathBuf>,
    /// Read the key's passphrase from this file descriptor instead of asking for it
    #[arg(long, global = true, value_name = "N")]
    pub(in crate::cli) passphrase_fd: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Make this desk's key, and let desks in or out
    Desk(Desk),
    /// Take in the letters of request files as cases
    Add(Add),
    /// Note when letters were sent
    Sent(Sent),
    /// Note when letters arrived
    Received(Happened),
    /// Note that the post brought letters back
    Returned(Happened),
    /// Note an answer
    Answered(Answered),
    /// Add a note, read from standard input
    Note(One),
    /// List cases: those that are due, that are late, or all
    List(List),
    /// Show all of a case
    Show(Show),
    /// Tell what comes next, or write the letters that are due
    Next(Next),
    /// Write a calendar file with what is due on which day
    Calendar(Calendar),
    /// Close cases that have ended
    Close(Close),
    /// Go on with a case that was closed
    Reopen(One),
    /// Set after how long a closed case is erasable
    Keep(Keep),
    /// Erase cases that you no longer need
    Erase(Erase),
    /// Write all cases into a sealed file
    Export(Export),
    /// Take in the cases of such a file
    Import(Import),
}

#[derive(Debug, Args)]
pub(super) struct Desk {
    #[command(subcommand)]
    pub(super) what: DeskWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum DeskWhat {
    /// Make a key for this desk; the first desk makes the book
    New {
        /// Call this desk so in the book's list
        #[arg(value_name = "NAME")]
        name: String,
        /// Write the recovery key of a new book into this file
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        recovery: Option<PathBuf>,
    },
    /// Let another desk open the book
    Add {
        /// Call it so
        #[arg(value_name = "NAME")]
        name: String,
        /// Its public key, as its `desk new` printed it
        #[arg(value_name = "age1…")]
        public: String,
    },
    /// Shut a desk out, and seal all cases anew
    Remove {
        /// The desk
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// List the desks that open the book
    List {
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a new recovery key; the old one opens nothing any more
    Recovery {
        /// Write it into this file
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// Read these request files; `-` is standard input
    #[arg(required = true, value_name = "REQUEST.yaml", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// Replace the request of a letter that is there
    #[arg(long)]
    pub(super) force: bool,
}

/// The cases that something happened to: by their references, or by a table.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// The references of cases or of their last letters
    #[arg(
        value_name = "REFERENCE",
        required_unless_present = "from",
        conflicts_with = "from"
    )]
    pub(super) references: Vec<String>,
    /// Read references, days and kinds from this table
    #[arg(long, value_name = "TABLE", value_hint = ValueHint::FilePath)]
    pub(super) from: Option<PathBuf>,
    /// Read the sheet with this name or number
    #[arg(long, value_name = "NAME", requires = "from")]
    pub(super) sheet: Option<String>,
    /// Read dates in this order, such as `dmy` for 24.11.2026
    #[arg(long, value_name = "ORDER", value_parser = names::DATES, requires = "from")]
    pub(super) dates: Option<String>,
    /// The day, as YEAR-MONTH-DAY [default: today]
    #[arg(long, value_name = "DATE", conflicts_with = "from")]
    pub(super) day: Option<String>,
    /// Replace what is noted already
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Happened {
    #[command(flatten)]
    pub(super) which: Which,
}

#[derive(Debug, Args)]
pub(super) struct Sent {
    #[command(flatten)]
    pub(super) which: Which,
    /// Say what proves it; registered letters have the post's receipt
    #[arg(long, value_name = "PROOF", value_parser = names::PROOFS)]
    pub(super) proof: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Answered {
    #[command(flatten)]
    pub(super) which: Which,
    /// What kind of answer it is
    #[arg(
        long,
        value_name = "KIND",
        value_parser = names::ANSWERS,
        required_unless_present = "from"
    )]
    pub(super) kind: Option<String>,
    /// Give the employer's reasons, separated by commas
    #[arg(long, value_name = "REASON", value_delimiter = ',', value_parser = names::REASONS)]
    pub(super) reasons: Vec<String>,
    /// Give the day by which the employer now promises an answer
    #[arg(long, value_name = "DATE")]
    pub(super) until: Option<String>,
    /// Give the fee that the employer demands, with its currency
    #[arg(long, value_name = "AMOUNT")]
    pub(super) fee: Option<String>,
    /// Name the points of the first letter that are still open, such as `2,4`
    #[arg(long, value_name = "POINT", value_delimiter = ',')]
    pub(super) open: Vec<u32>,
}

#[derive(Debug, Args)]
pub(super) struct One {
    /// The reference of the case or of its last letter
    #[arg(value_name = "REFERENCE")]
    pub(super) reference: String,
}

/// Which cases.
#[derive(Debug, Args)]
pub(super) struct Filter {
    /// Only those in which something is due within so many days [default: 0]
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = "0")]
    pub(super) due: Option<u16>,
    /// Only those whose last day has passed without an answer
    #[arg(long)]
    pub(super) overdue: bool,
    /// Only those in this state
    #[arg(long, value_name = "STATE", value_parser = names::STATES, value_delimiter = ',')]
    pub(super) state: Vec<String>,
    /// Only those with this in the employer's name; opens the cases
    #[arg(long, value_name = "TEXT")]
    pub(super) employer: Option<String>,
    /// Only those with this in the worker's name; opens the cases
    #[arg(long, value_name = "TEXT")]
    pub(super) worker: Option<String>,
    /// Only those in this language; opens the cases
    #[arg(long, value_name = "LANGUAGE", value_parser = names::LANGUAGES)]
    pub(super) language: Option<String>,
    /// Only those that ended so long ago that they are to be erased
    #[arg(long)]
    pub(super) erasable: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) filter: Filter,
    /// Print the list as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[command(flatten)]
    pub(super) one: One,
    /// Print the request of its last letter, for `kerkesa write -`
    #[arg(long, conflicts_with = "json")]
    pub(super) request: bool,
    /// Print it as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Next {
    /// The references of cases or of their last letters [default: all that are due]
    #[arg(value_name = "REFERENCE")]
    pub(super) references: Vec<String>,
    /// Those in which something is due within so many days
    #[arg(
        long,
        value_name = "DAYS",
        default_value = "0",
        conflicts_with = "references"
    )]
    pub(super) due: u16,
    /// Print the list as JSON
    #[arg(long, conflicts_with = "write")]
    pub(super) json: bool,
    /// Write the letters, and note them in the book
    #[arg(long)]
    pub(super) write: bool,
    /// Write this letter instead of the one that comes next
    #[arg(long, value_name = "LETTER", value_parser = names::FOLLOW_UPS, requires = "write", requires = "references")]
    pub(super) kind: Option<String>,
    /// Write complaints to the authority too, without naming their cases
    #[arg(long, requires = "write")]
    pub(super) complaints: bool,
    /// Put this date on the letters, as YEAR-MONTH-DAY [default: today]
    #[arg(long, value_name = "DATE", requires = "write")]
    pub(super) date: Option<String>,
    /// Put all letters into one PDF to print, each beginning on a right-hand page
    #[arg(long, value_name = "FILE.pdf", value_hint = ValueHint::FilePath, conflicts_with = "zip", requires = "write")]
    pub(super) merge: Option<PathBuf>,
    /// Put all letters into one archive
    #[arg(long, value_name = "FILE.zip", value_hint = ValueHint::FilePath, requires = "write")]
    pub(super) zip: Option<PathBuf>,
    /// Set any other value of the letters, such as `--set follow_up.continues=true`
    #[arg(long, value_name = "KEY=VALUE", requires = "write")]
    pub(super) set: Vec<String>,
    #[command(flatten)]
    pub(super) out: Out,
}

#[derive(Debug, Args)]
pub(super) struct Calendar {
    /// Write to this file; `-` prints the result
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, default_value = "-")]
    pub(super) output: PathBuf,
    /// Replace an existing file
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Close {
    /// The references of cases or of their last letters
    #[arg(required = true, value_name = "REFERENCE")]
    pub(super) references: Vec<String>,
    /// The day, as YEAR-MONTH-DAY [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) day: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Keep {
    /// So many days after they were closed, or `always` [default: print what is set]
    #[arg(value_name = "DAYS")]
    pub(super) days: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Erase {
    /// The references of cases
    #[arg(
        value_name = "REFERENCE",
        required_unless_present = "erasable",
        conflicts_with = "erasable"
    )]
    pub(super) references: Vec<String>,
    /// Erase all that `case list --erasable` lists
    #[arg(long)]
    pub(super) erasable: bool,
    /// Erase cases that are not closed too
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Write this file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// Seal it for this key too, such as another hotline's
    #[arg(long, value_name = "age1…")]
    pub(super) to: Vec<String>,
    /// Replace an existing file
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Read this file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
}
