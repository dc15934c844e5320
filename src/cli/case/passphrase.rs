//! The passphrase of a desk's key: asked for at the terminal, or read from a file descriptor.

use super::trouble::{refused, system};
use crate::{catalog::Labels, cli::failure::Failure};
use inquire::{InquireError, Password, PasswordDisplayMode};
use std::{
    fs::File,
    io::{self, IsTerminal as _, Read},
};

/// The most bytes of a passphrase.
const LIMIT: u64 = 1 << 10;

/// The fewest signs of a new one.
const LEAST: usize = 10;

/// The passphrase of a key that is there.
pub(super) fn known(descriptor: Option<u32>, labels: &Labels) -> Result<String, Failure> {
    if let Some(number) = descriptor {
        return read(number, labels);
    }
    let question = labels.text("case.ask.passphrase");
    asked(hidden(&question).without_confirmation(), labels)
}

/// A new passphrase, typed twice.
pub(super) fn new(descriptor: Option<u32>, labels: &Labels) -> Result<String, Failure> {
    let passphrase = if let Some(number) = descriptor {
        read(number, labels)?
    } else {
        let texts = ["new_passphrase", "again", "differs"];
        let [question, again, differs] = texts.map(|key| labels.text(&format!("case.ask.{key}")));
        let prompt = hidden(&question)
            .with_custom_confirmation_message(&again)
            .with_custom_confirmation_error_message(&differs);
        asked(prompt, labels)?
    };
    if passphrase.chars().count() < LEAST {
        return Err(refused("short", [("least", LEAST.to_string())], labels));
    }
    Ok(passphrase)
}

fn hidden(question: &str) -> Password<'_> {
    Password::new(question).with_display_mode(PasswordDisplayMode::Hidden)
}

fn asked(prompt: Password<'_>, labels: &Labels) -> Result<String, Failure> {
    if !io::stdin().is_terminal() {
        return Err(system("no-terminal", [], labels));
    }
    match prompt.prompt() {
        Ok(passphrase) => Ok(passphrase),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
            Err(Failure::Said(2))
        }
        Err(why) => Err(Failure::system(why.to_string())),
    }
}

/// The first line of what a file descriptor gives.
fn read(number: u32, labels: &Labels) -> Result<String, Failure> {
    let unreadable = |why: io::Error| {
        let values = [("number", number.to_string()), ("why", why.to_string())];
        system("descriptor", values, labels)
    };
    let mut bytes = Vec::new();
    if number == 0 {
        io::stdin().lock().take(LIMIT).read_to_end(&mut bytes)
    } else {
        File::open(format!("/dev/fd/{number}"))
            .and_then(|file| file.take(LIMIT).read_to_end(&mut bytes))
    }
    .map_err(unreadable)?;
    let text =
        String::from_utf8(bytes).map_err(|why| unreadable(io::Error::other(why.utf8_error())))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
