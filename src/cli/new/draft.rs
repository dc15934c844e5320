//! The unfinished request beside its file: saved after every answer.

use crate::{
    catalog::Labels,
    cli::{failure::Failure, output},
    files::{self, Links},
    intake::FILE_LIMIT,
    interview::{Answers, Situation, draft_text},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The file that holds the answers until the request is written.
#[derive(Debug)]
pub(super) struct Draft(PathBuf);

impl Draft {
    /// The draft of a request file: `request.draft.yaml` for `request.yaml`.
    pub(super) fn of(file: &Path) -> Self {
        Self(file.with_extension("draft.yaml"))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// The answers that were saved, if there are any.
    pub(super) fn load(&self) -> Result<Option<Answers>, Failure> {
        let wrong = |why: String| {
            Failure::system_hint(
                format!("{}: cannot be resumed: {why}", self.0.display()),
                "correct it, or delete it and start again",
            )
        };
        let bytes = match files::read(&self.0, Links::Refused, FILE_LIMIT as u64) {
            Ok(bytes) => bytes,
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(why) => return Err(wrong(why.to_string())),
        };
        let text = String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8".to_owned()))?;
        Answers::from_text(&text).map(Some).map_err(wrong)
    }

    /// Saves the answers: whole or not at all, for the owner only.
    pub(super) fn save(&self, now: &Situation<'_>) -> Result<(), Failure> {
        let failed = |why: String| {
            Failure::system(format!("{}: cannot be written: {why}", self.0.display()))
        };
        let text = draft_text(now).map_err(|why| failed(why.to_string()))?;
        output::write(&self.0, text.as_bytes(), true).map_err(|why| failed(why.to_string()))?;
        Ok(())
    }

    /// Where the answers are, and how to go on with them.
    pub(super) fn how_to_resume(&self, file: &Path, labels: &Labels) -> String {
        let message = if self.0.exists() {
            "message.left"
        } else {
            "message.left_empty"
        };
        labels.filled(
            message,
            &[
                ("draft", &self.0.display().to_string()),
                ("file", &file.display().to_string()),
            ],
        )
    }

    /// Removes the file, if it is there.
    pub(super) fn delete(&self) -> Result<(), Failure> {
        match fs::remove_file(&self.0) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(Failure::system(format!(
                "{}: cannot be deleted: {why}",
                self.0.display()
            ))),
            _ => Ok(()),
        }
    }
}
