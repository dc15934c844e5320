//! What a run says of letters in its folder that it has not made.

use crate::cli::{failure::Message, say};
use std::path::Path;

/// How many names are said.
const SHOWN: usize = 5;

/// What became of the letters of earlier runs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    /// How many lie in the folder that nobody asks for.
    pub(super) count: u64,
    /// The first of their names.
    pub(super) names: Vec<String>,
    /// How many were removed.
    pub(super) pruned: u64,
    /// How many are another roster's.
    pub(super) others: u64,
}

impl Left {
    /// Takes up a letter that nobody asks for.
    pub(super) fn add(&mut self, file: &str) {
        self.count += 1;
        if self.names.len() < SHOWN {
            self.names.push(file.to_owned());
        }
    }

    /// Says it: whoever sends all files of the folder would send these too.
    pub(super) fn say(&self, folder: &Path) {
        if self.pruned > 0 {
            say::line(format_args!("removed {} from earlier runs", self.pruned));
        }
        if self.others > 0 {
            let (letters, them) = match self.others {
                1 => ("a letter".to_owned(), "it"),
                count => (format!("{count} letters"), "them"),
            };
            Self::advise(
                folder,
                format!(
                    "the folder also has {letters} of another roster or base file; the manifest does not list {them}"
                ),
                format!(
                    "use a folder for each roster; if this roster replaces the other, do not send {them}"
                ),
            );
        }
        if self.count > 0 {
            let more = if self.count > self.names.len() as u64 {
                " …"
            } else {
                ""
            };
            Self::advise(
                folder,
                format!(
                    "the folder has {} from earlier runs that the manifest does not list: {}{more}",
                    self.count,
                    self.names.join(", ")
                ),
                "send only what the manifest lists; `superseded.csv` lists these, and `--prune` removes those that nobody has changed".to_owned(),
            );
        }
    }

    fn advise(folder: &Path, what: String, hint: String) {
        Message {
            place: Some(folder.display().to_string()),
            what,
            hint: Some(hint),
        }
        .print_advice();
    }
}
