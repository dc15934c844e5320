//! The answers as a text that can be kept and taken up again.

use super::{
    answers::{Answer, Answers, OWN},
    finish::Around,
    sections::LANGUAGE,
    sequel::reopened,
    situation::Situation,
};
use crate::{
    catalog::bounds,
    intake::{FILE_LIMIT, Moment, Refusal},
};
use serde_yaml::Value;

/// What a file holds that somebody opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// The answers that make a request, which is complete.
    Request(Answers),
    /// Answers that are not complete yet.
    Draft(Answers),
}

impl Opened {
    /// The answers, whichever they are.
    #[must_use]
    pub fn into_answers(self) -> Answers {
        match self {
            Self::Request(answers) | Self::Draft(answers) => answers,
        }
    }
}

/// The answers so far as the text of a file: [`opened`] takes them up again. It names the language of the questions, and
/// by that is no request.
///
/// # Errors
/// If they cannot be written as YAML.
pub fn draft_text(now: &Situation<'_>) -> Result<String, Refusal> {
    let mut answers = now.answers.clone();
    if !answers.has(LANGUAGE) {
        answers.put(LANGUAGE, Answer::One(now.words.tag().to_string()));
    }
    let text = serde_yaml::to_string(&answers.to_draft());
    let text = text.map_err(|why| Refusal::new("", why.to_string()))?;
    Ok(format!("# {}\n{text}", now.labels.text("message.draft")))
}

/// The answers in a file: a request, which is taken apart to its last detail, or answers that were kept unfinished.
///
/// # Errors
/// If it is neither; the refusal says why it is no request.
pub fn opened(
    file: &[u8],
    now: &Situation<'_>,
    around: Around<'_>,
    moment: &Moment,
) -> Result<Opened, Refusal> {
    match draft(file) {
        Some(answers) => Ok(Opened::Draft(answers)),
        None => reopened(file, now, around, moment).map(Opened::Request),
    }
}

/// The answers of a draft; none, if it is none.
fn draft(file: &[u8]) -> Option<Answers> {
    let text = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file);
    let text = std::str::from_utf8(text)
        .ok()
        .filter(|text| text.len() <= FILE_LIMIT)?;
    let draft = read(text).ok()?;
    draft.get(OWN).filter(|part| part.is_mapping())?;
    Some(Answers::from_draft(&draft))
}

impl Answers {
    /// Takes up the answers of a text. What no question can have written is left alone.
    ///
    /// # Errors
    /// If it is no YAML, or asks for too much memory.
    pub fn from_text(text: &str) -> Result<Self, String> {
        Ok(Self::from_draft(&read(text)?))
    }
}

fn read(text: &str) -> Result<Value, String> {
    bounds::bounded(text, bounds::PARTS).map_err(|why| why.to_string())?;
    serde_yaml::from_str(text).map_err(|why| {
        why.location().map_or_else(
            || "this is not YAML".to_owned(),
            |place| {
                let (line, column) = (place.line(), place.column());
                format!("line {line}, column {column}: this is not YAML")
            },
        )
    })
}
