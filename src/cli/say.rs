//! All that the program says, on standard error, and all that it hands over, on standard output.
//!
//! What is said may repeat what others wrote: keys, values, names of files. Here it is put in plain view, so
//! that no request can play with the terminal or forge a line. Standard error that cannot be written changes
//! nothing: there is nobody left to tell.

use super::{
    failure::{Failure, Message},
    output::Written,
};
use crate::{catalog::Labels, domain::visible};
use anstyle::{AnsiColor, Color, Style};
use serde::Serialize;
use std::{
    fmt::{Display, Write as _},
    io::{self, Write as _},
    path::Path,
};

/// Lets all that is said have colours or not; `Auto` goes by the terminal and the environment.
pub(super) fn in_colour(choice: clap::ColorChoice) {
    match choice {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Asks on the line on which the answer is typed, and whether somebody could be asked.
pub(super) fn question(text: &str) -> bool {
    let mut stderr = anstream::stderr().lock();
    let asked = stderr.write_all(visible(text).as_bytes());
    asked.and_then(|()| stderr.flush()).is_ok()
}

/// Says why something was not done.
pub(super) fn error(message: &Message) {
    error_in(Labels::english(), message);
}

/// Says why something was not done, with the words of a language before it.
pub(super) fn error_in(labels: &Labels, message: &Message) {
    to_stderr(&in_words(message, labels, "error", AnsiColor::Red));
}

/// Says what would be wiser.
pub(super) fn advice(message: &Message) {
    advice_in(Labels::english(), message);
}

/// Says what would be wiser, with the words of a language before it.
pub(super) fn advice_in(labels: &Labels, message: &Message) {
    to_stderr(&in_words(message, labels, "advice", AnsiColor::Yellow));
}

/// Says what to do, after lines that say what is wrong.
pub(super) fn hint(text: &str) {
    to_stderr(&hinted(Labels::english(), text));
}

/// Says one line.
pub(super) fn line(text: impl Display) {
    to_stderr(&format!("{}\n", visible(&text.to_string())));
}

/// Says a line about a file.
pub(super) fn file(word: &str, path: &Path) {
    line(format_args!("{word} {}", path.display()));
}

/// Says in a language that a file was written, or that it was there already.
pub(super) fn written(labels: &Labels, written: Written, path: &Path) {
    let key = match written {
        Written::New => "said.wrote",
        Written::Unchanged => "said.unchanged",
    };
    line(labels.filled(key, &[("file", &path.display().to_string())]));
}

/// Says why a call cannot be read, in the lines of the library that reads it.
pub(super) fn usage(text: &str) {
    let strong = strong(AnsiColor::Red);
    let mut said = String::with_capacity(text.len() + 16);
    for (number, line) in text.lines().enumerate() {
        match line.strip_prefix("error:") {
            Some(rest) if number == 0 => {
                let _ = writeln!(said, "{strong}error:{strong:#}{}", visible(rest));
            }
            _ => {
                let _ = writeln!(said, "{}", visible(line));
            }
        }
    }
    to_stderr(&said);
}

/// Hands over a product. A reader that has seen enough (`| head`) is no failure.
///
/// # Errors
/// If standard output cannot be written.
pub(super) fn product(product: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    finished(stdout.write_all(product).and_then(|()| stdout.flush()))
}

/// Hands over a page of text, of which people see each line as it is.
///
/// # Errors
/// As [`product`].
pub(super) fn page(text: &str) -> Result<(), Failure> {
    let mut shown = String::with_capacity(text.len());
    for line in text.lines() {
        shown.push_str(&visible(line));
        shown.push('\n');
    }
    product(shown.as_bytes())
}

/// Hands over data as JSON, in which every sign that cannot be seen is escaped.
///
/// # Errors
/// As [`product`].
pub(super) fn json(data: &impl Serialize) -> Result<(), Failure> {
    product(in_json(data)?.as_bytes())
}

/// The data as [`json`] hands them over.
///
/// # Errors
/// If they cannot be written as JSON, which is a fault of this program.
pub(super) fn in_json(data: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(data)
        .map(|text| escaped(&text))
        .map_err(|why| Failure::system(format!("JSON: {why}")))
}

/// Hands over help, with its colours on a terminal.
///
/// # Errors
/// As [`product`].
pub(super) fn help(text: &impl Display) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    finished(write!(stdout, "{text}").and_then(|()| stdout.flush()))
}

/// JSON in plain view. Only its texts hold such signs, but for the line breaks between them.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + 1);
    for line in json.lines() {
        for sign in line.chars() {
            if visible(sign.encode_utf8(&mut [0; 4])).len() == sign.len_utf8() {
                text.push(sign);
            } else {
                for unit in sign.encode_utf16(&mut [0; 2]) {
                    let _ = write!(text, "\\u{unit:04x}");
                }
            }
        }
        text.push('\n');
    }
    text
}

fn finished(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|why| Failure::system(format!("standard output: {why}"))),
    }
}

/// The message with the colours of a terminal.
fn in_words(message: &Message, labels: &Labels, kind: &str, colour: AnsiColor) -> String {
    let style = strong(colour);
    let word = labels.text(&format!("said.{kind}"));
    let mut text = format!("{style}{word}:{style:#} ");
    if let Some(place) = &message.place {
        let _ = write!(text, "{}: ", visible(place));
    }
    text.push_str(&visible(&message.what));
    text.push('\n');
    if let Some(hint) = &message.hint {
        text.push_str(&hinted(labels, hint));
    }
    text
}

fn hinted(labels: &Labels, hint: &str) -> String {
    let style = strong(AnsiColor::Cyan);
    let word = labels.text("said.hint");
    format!("{style}{word}:{style:#} {}\n", visible(hint))
}

const fn strong(colour: AnsiColor) -> Style {
    Style::new().bold().fg_color(Some(Color::Ansi(colour)))
}

/// In one piece, so that no other program writes into the middle of it.
fn to_stderr(text: &str) {
    let mut stderr = anstream::stderr().lock();
    let _ = stderr.write_all(text.as_bytes());
    let _ = stderr.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_forges_no_line_and_no_colour() {
        let message = Message {
            place: Some("a\nok b.yaml".to_owned()),
            what: "worker.\u{1b}[2J: there is no such key".to_owned(),
            hint: Some("did you mean `\u{202e}`?".to_owned()),
        };
        let said = in_words(&message, Labels::english(), "error", AnsiColor::Red);
        let said = anstream::adapter::strip_str(&said).to_string();
        assert_eq!(
            said,
            "error: a\\nok b.yaml: worker.\\u{1b}[2J: there is no such key\nhint: did you mean `\\u{202e}`?\n"
        );
    }

    #[test]
    fn json_stays_what_it_is() {
        let data =
            serde_json::json!({"a": "ë\n\u{1b}\u{9b}\u{202e}\u{e0001}\"\\", "b": [1, "\u{7f}"]});
        let text = escaped(&serde_json::to_string_pretty(&data).expect("JSON"));
        assert!(text.lines().all(|line| visible(line) == line), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read, data);
    }
}
