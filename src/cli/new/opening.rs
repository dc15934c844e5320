//! What comes before the first question: the language, and what is there already.

use super::{
    draft::Draft,
    interview::Interview,
    terminal::{Prompt, Respondent, Stop},
};
use crate::{
    catalog::{Catalog, Labels, Voice},
    cli::{
        failure::{Failure, LetterError},
        requests,
    },
    domain::LanguageTag,
    interview::{Answer, Answers, Around, Choice, LANGUAGE, Situation, followed, reopened},
};
use std::path::{Path, PathBuf};

/// What the answers begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin<'a> {
    /// Nothing.
    Empty,
    /// The request file itself, which is to be changed.
    Itself,
    /// The request file of an earlier letter, which this one follows.
    After(&'a Path),
}

/// Whether the file is to be replaced by what it becomes.
const REPLACES: &str = "draft.replaces";

/// What the questions begin with.
#[derive(Debug)]
pub(super) struct Opening {
    /// The file to write.
    pub(super) file: PathBuf,
    /// Its draft.
    pub(super) draft: Draft,
    /// The language of the questions.
    pub(super) language: LanguageTag,
    /// The answers so far.
    pub(super) answers: Answers,
    /// Whether a file of this name may be replaced.
    pub(super) replace: bool,
}

/// Asks for the language, and what to do with a draft or a file of this name.
pub(super) fn open(
    interview: &Interview<'_>,
    respondent: &mut dyn Respondent,
) -> Result<Opening, Stop> {
    let (catalog, file) = (interview.catalog, interview.file);
    let draft = Draft::of(file);
    let found = draft.load()?.filter(|answers| !answers.is_empty());
    let spoken = |name: &str| {
        let mut tags = catalog.label_languages();
        tags.find(|tag| tag.as_str() == name).cloned()
    };
    let known = found.as_ref().and_then(|answers| answers.text(LANGUAGE));
    let mut tag = known.and_then(spoken);
    let guessed = guess(|name| std::env::var(name).ok());
    let mut opened = Ok(());
    if tag.is_none() {
        match language(catalog, guessed.as_deref(), respondent) {
            Ok(chosen) => tag = Some(chosen),
            Err(stop) => opened = Err(stop),
        }
    }
    // Who leaves here is told how to go on in the language that they most likely speak.
    let tag = tag
        .or_else(|| spoken(guessed.as_deref()?))
        .or_else(|| spoken("en"));
    let tag = tag.ok_or_else(|| Failure::system("there are no labels"))?;
    let labels = &catalog.labels(&tag)?;
    let mut opening = Opening {
        file: file.to_owned(),
        draft,
        language: tag,
        answers: Answers::default(),
        replace: false,
    };
    let opened = opened.and_then(|()| opening.take_up(interview, found, labels, respondent));
    if let Err(Stop::Left | Stop::Back) = &opened {
        respondent.say(&opening.draft.how_to_resume(&opening.file, labels));
    }
    opened?;
    let language = Answer::One(opening.language.to_string());
    opening.answers.put(LANGUAGE, language);
    Ok(opening)
}

impl Opening {
    /// Asks what to do with what is there already.
    fn take_up(
        &mut self,
        interview: &Interview<'_>,
        found: Option<Answers>,
        labels: &Labels,
        respondent: &mut dyn Respondent,
    ) -> Result<(), Stop> {
        let mut begin = interview.begin;
        if let Some(answers) = found {
            let draft = self.draft.path().display().to_string();
            respondent.say(&labels.filled("message.draft_found", &[("file", &draft)]));
            if choose(labels, "resume", &["continue", "anew"], &[], respondent)? == "continue" {
                self.replace = answers.has(REPLACES);
                self.answers = answers;
                return Ok(());
            }
            self.draft.delete()?;
        }
        if begin != Begin::Itself && self.file.exists() {
            let file = self.file.display().to_string();
            let free = free_name(&self.file);
            let free_name = free.display().to_string();
            let names = [("file", file.as_str()), ("free", free_name.as_str())];
            respondent.say(&labels.filled("message.file_found", &names));
            let ids = ["other", "edit", "replace"];
            // What is to follow another letter cannot begin with this one.
            let ids: Vec<&str> = ids
                .into_iter()
                .filter(|id| *id != "edit" || begin == Begin::Empty)
                .collect();
            match choose(labels, "existing", &ids, &names, respondent)? {
                "other" => {
                    self.draft = Draft::of(&free);
                    self.file = free;
                }
                "edit" => begin = Begin::Itself,
                _ => self.replace = true,
            }
        }
        self.begin(interview, begin, labels)
    }

    /// The answers that a request file gives.
    fn begin(
        &mut self,
        interview: &Interview<'_>,
        begin: Begin<'_>,
        labels: &Labels,
    ) -> Result<(), Stop> {
        let file = match begin {
            Begin::Empty => return Ok(()),
            Begin::Itself => self.file.as_path(),
            Begin::After(earlier) => earlier,
        };
        let now = Situation {
            catalog: interview.catalog,
            words: interview.catalog.words(&self.language)?,
            labels,
            answers: &Answers::default(),
            today: interview.moment.today,
        };
        let around = Around {
            folder: file.parent().unwrap_or(Path::new("")),
            shelf: interview.shelf,
        };
        let answers = || -> Result<Answers, LetterError> {
            let bytes = requests::bytes(file)?;
            let moment = &interview.moment;
            let answers = match begin {
                Begin::After(_) => followed(&bytes, &now, around, moment),
                _ => reopened(&bytes, &now, around, moment),
            };
            let voice = || Voice::with(labels.clone());
            answers.map_err(|refusal| LetterError::Told(refusal.told(labels), voice()))
        };
        self.answers = answers().map_err(|error| Failure::of(file, &error))?;
        if begin == Begin::Itself {
            self.replace = true;
            self.answers.put(REPLACES, Answer::One("true".to_owned()));
        }
        Ok(())
    }
}

/// One of a few things that are no answers: `choice.<set>.<id>`.
pub(super) fn choose<'a>(
    labels: &Labels,
    set: &str,
    ids: &[&'a str],
    values: &[(&str, &str)],
    respondent: &mut dyn Respondent,
) -> Result<&'a str, Stop> {
    let choices: Vec<Choice> = ids
        .iter()
        .map(|id| Choice {
            id: (*id).to_owned(),
            name: labels.filled(&format!("choice.{set}.{id}"), values),
            about: None,
        })
        .collect();
    let prompt = Prompt {
        text: labels.text(&format!("ask.{set}")),
        help: vec![labels.text("keys.one")],
    };
    let place = respondent.one(&prompt, &choices, 0, false)?;
    Ok(ids[place])
}

/// Asks for the language of the questions, in all of them at once.
fn language(
    catalog: &Catalog,
    guessed: Option<&str>,
    respondent: &mut dyn Respondent,
) -> Result<LanguageTag, Stop> {
    let mut tags: Vec<&LanguageTag> = catalog.label_languages().collect();
    tags.sort_by_key(|tag| tag.as_str() != "sq");
    let mut text = Vec::new();
    let mut choices = Vec::new();
    for tag in &tags {
        text.push(catalog.labels(tag)?.text("ask.draft.language"));
        choices.push(Choice {
            id: tag.to_string(),
            name: catalog.words(tag)?.phrase("name")?,
            about: None,
        });
    }
    let start = tags
        .iter()
        .position(|tag| Some(tag.as_str()) == guessed)
        .unwrap_or_default();
    let prompt = Prompt {
        text: text.join(" · ") + ":",
        help: vec!["↑ ↓ Enter".to_owned()],
    };
    let place = respondent.one(&prompt, &choices, start, false)?;
    Ok(tags[place].clone())
}

/// The language of the system's messages, if it says one.
pub(in crate::cli) fn guess(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|locale| !locale.is_empty())?;
    let language: String = locale
        .chars()
        .take_while(char::is_ascii_lowercase)
        .collect();
    (2..=3).contains(&language.len()).then_some(language)
}

/// The first of `request-2.yaml`, `request-3.yaml` … that is not there, and has no draft.
pub(super) fn free_name(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let extension = file
        .extension()
        .map(|extension| format!(".{}", extension.to_string_lossy()))
        .unwrap_or_default();
    let name = |number: u32| file.with_file_name(format!("{stem}-{number}{extension}"));
    (2..=9999)
        .map(name)
        .find(|free| !free.exists() && !Draft::of(free).path().exists())
        .unwrap_or_else(|| file.to_owned())
}
