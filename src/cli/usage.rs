//! What is said where a call cannot be read, and help.

use super::{failure::Failure, say};
use crate::domain::{cut, visible};
use clap::{
    builder::StyledStr,
    error::{ContextKind, ContextValue},
};

/// Says why the call cannot be read, or hands over the help or the version that it asks for.
///
/// # Errors
/// The call's own failure, which is said already, or standard output that cannot be written.
pub(super) fn said(error: clap::Error) -> Result<(), Failure> {
    if !error.use_stderr() {
        return say::help(&error.render().ansi());
    }
    // The words of the library, with what was typed in plain view.
    say::usage(&in_plain_view(error).render().to_string());
    Err(Failure::Said(2))
}

/// The error with all that was typed in plain view, and no more of it than its beginning.
fn in_plain_view(mut error: clap::Error) -> clap::Error {
    let typed: Vec<(ContextKind, ContextValue)> = error
        .context()
        .filter_map(|(kind, value)| Some((kind, shown(value)?)))
        .collect();
    for (kind, value) in typed {
        error.insert(kind, value);
    }
    error
}

fn shown(value: &ContextValue) -> Option<ContextValue> {
    Some(match value {
        ContextValue::String(text) => ContextValue::String(cut(text).into_owned()),
        ContextValue::Strings(texts) => ContextValue::Strings(
            texts
                .iter()
                .map(|text| visible(text).into_owned())
                .collect(),
        ),
        ContextValue::StyledStrs(texts) => {
            let plain = |text: &StyledStr| StyledStr::from(cut(&text.to_string()).into_owned());
            ContextValue::StyledStrs(texts.iter().map(plain).collect())
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Cli;
    use clap::Parser;

    #[test]
    fn what_was_typed_is_in_plain_view() {
        for hostile in ["\u{1b}[2J", "a\nok", "\u{202e}", "\u{9b}2J", "\u{200b}"] {
            for call in [
                vec!["kerkesa".to_owned(), hostile.to_owned()],
                vec!["kerkesa".to_owned(), "list".to_owned(), hostile.to_owned()],
                vec![
                    "kerkesa".to_owned(),
                    "write".to_owned(),
                    format!("--{hostile}"),
                ],
                vec![
                    "kerkesa".to_owned(),
                    "completions".to_owned(),
                    format!("bash{hostile}"),
                ],
            ] {
                let error = Cli::try_parse_from(call).expect_err("refused");
                let text = in_plain_view(error).render().to_string();
                assert!(text.contains(&*visible(hostile)), "{text:?}");
                assert!(text.lines().all(|line| visible(line) == line), "{text:?}");
                assert!(!text.contains("\nok"), "{text:?}");
            }
        }
    }
}
