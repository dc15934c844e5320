//! Letters to read: checked, previewed, explained, taken up again.

use crate::{
    engine::{About, Desk, Plain},
    params::{Now, State, tag},
    refused::Refused,
};
use kerkesa::{
    advice::advise,
    book::Shelf,
    compose,
    domain::{LanguageTag, Request},
    interview::{Around, Checked, Leads, check as checked, followed, opened},
    letter::Letter,
    render::HtmlRenderer,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// There are no files around a request in a browser, and no book.
pub(crate) fn with_around<A>(use_it: impl FnOnce(Around<'_>) -> A) -> A {
    let shelf = Shelf::empty();
    use_it(Around {
        folder: Path::new(""),
        shelf: &shelf,
    })
}

/// The request that the answers make.
pub(crate) fn request(desk: &Desk<'_>) -> Result<Checked, Refused> {
    with_around(|around| checked(&desk.situation, around, &desk.now.moment()))
        .map_err(|refusal| desk.refused(refusal))
}

#[derive(Serialize)]
pub(crate) struct Verdict {
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<Refused>,
    advice: Vec<Advice>,
}

#[derive(Serialize)]
struct Advice {
    id: String,
    key: &'static str,
    message: String,
    hint: String,
}

/// What is wrong or unwise in the letter, in the language of the page.
pub(crate) fn check(_: &Plain, desk: &Desk<'_>) -> Result<Verdict, Refused> {
    let request = match request(desk) {
        Ok(checked) => checked.request,
        Err(refusal) => {
            return Ok(Verdict {
                refusal: Some(refusal),
                advice: Vec::new(),
            });
        }
    };
    let labels = desk.situation.labels;
    let advice = advise(&request, desk.situation.catalog)?.into_iter();
    let advice = advice.map(|advice| {
        let advice = advice.told(labels);
        Advice {
            id: advice.id.to_string(),
            key: advice.key,
            message: advice.what,
            hint: advice.hint,
        }
    });
    Ok(Verdict {
        refusal: None,
        advice: advice.collect(),
    })
}

#[derive(Deserialize)]
pub(crate) struct Reading {
    state: State,
    #[serde(default)]
    reading: Option<String>,
    now: Now,
}

impl About for Reading {
    fn state(&self) -> &State {
        &self.state
    }

    fn now(&self) -> Now {
        self.now
    }
}

/// A letter as a part of a web page.
#[derive(Serialize)]
pub(crate) struct Preview {
    html: String,
    style: &'static str,
    language: String,
    direction: &'static str,
}

/// The letter, or a copy to read in another language.
pub(crate) fn preview(params: &Reading, desk: &Desk<'_>) -> Result<Preview, Refused> {
    let request = request(desk)?.request;
    shown(&letter(&request, params.reading.as_deref(), desk)?, desk)
}

/// The letter of a request, or its copy to read.
pub(crate) fn letter(
    request: &Request,
    reading: Option<&str>,
    desk: &Desk<'_>,
) -> Result<Letter, Refused> {
    let catalog = desk.situation.catalog;
    let letter = match reading {
        Some(language) => compose::reading_copy(request, &tag(language)?, catalog),
        None => compose::compose(request, catalog),
    };
    Ok(letter?)
}

/// What the letter does and what happens next, in the language of the page.
pub(crate) fn explain(_: &Plain, desk: &Desk<'_>) -> Result<Preview, Refused> {
    let request = Request {
        language: desk.tag.clone(),
        ..request(desk)?.request
    };
    shown(&compose::explain(&request, desk.situation.catalog)?, desk)
}

fn shown(letter: &Letter, desk: &Desk<'_>) -> Result<Preview, Refused> {
    let leads = Leads::of(&desk.situation);
    let fragment = HtmlRenderer.fragment_with(letter, &|key| Some(leads.to(key)?.key.clone()))?;
    let language: LanguageTag = tag(&letter.language)?;
    Ok(Preview {
        html: fragment.markup,
        style: fragment.style,
        direction: direction(&language),
        language: letter.language.clone(),
    })
}

/// In which direction a language is written.
pub(crate) fn direction(language: &LanguageTag) -> &'static str {
    match language.base() {
        "ar" | "fa" | "he" | "ur" => "rtl",
        _ => "ltr",
    }
}

#[derive(Deserialize)]
pub(crate) struct Opened {
    #[serde(flatten)]
    pub(crate) plain: Plain,
    file: String,
}

impl About for Opened {
    fn state(&self) -> &State {
        self.plain.state()
    }

    fn now(&self) -> Now {
        self.plain.now()
    }
}

/// The answers that a file brings along.
#[derive(Serialize)]
pub(crate) struct Begun {
    state: State,
}

/// Takes up a request file, or unfinished answers, to change them.
pub(crate) fn reopen(params: &Opened, desk: &Desk<'_>) -> Result<Begun, Refused> {
    let moment = desk.now.moment();
    let file = params.file.as_bytes();
    let answers = with_around(|around| opened(file, &desk.situation, around, &moment));
    let answers = answers
        .map_err(|refusal| desk.refused(refusal))?
        .into_answers();
    Ok(Begun {
        state: State::of(desk.tag, &answers),
    })
}

/// Begins the letter that follows the one of a request file.
pub(crate) fn follow(params: &Opened, desk: &Desk<'_>) -> Result<Begun, Refused> {
    let moment = desk.now.moment();
    let file = params.file.as_bytes();
    let answers = with_around(|around| followed(file, &desk.situation, around, &moment));
    let answers = answers.map_err(|refusal| desk.refused(refusal))?;
    Ok(Begun {
        state: State::of(desk.tag, &answers),
    })
}
