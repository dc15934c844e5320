//! The engine: a catalogue, renderers that have learned the fonts, and the calls.

use crate::{
    answers, checklist, days, employers,
    files::{self, Made},
    form, letters,
    params::{Now, State, tag},
    refused::Refused,
    roster::Run,
};
use kerkesa::{
    book::Directory,
    catalog::{Catalog, Labels, Parts},
    domain::LanguageTag,
    interview::{Leads, Situation},
    render::{Format, Renderer, give_core, renderer},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::{BTreeMap, HashMap};

/// What the page calls. It keeps the catalogue and the fonts, and nothing of what somebody answered, but a roster until
/// its letters are made.
#[derive(Default)]
pub struct Engine {
    parts: Parts,
    catalog: Option<Catalog>,
    pub(crate) labels: BTreeMap<LanguageTag, Labels>,
    directory: Directory,
    pub(crate) renderers: HashMap<Format, Box<dyn Renderer + Send>>,
    pub(crate) run: Option<Run>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

/// Where the cores of the fonts are.
const CORES: &str = "templates/fonts/cores/";

/// The path of the companies that employers are looked up in.
const COMPANIES: &str = "companies.json";

/// What a call gives or why not, as JSON.
type Called = Result<String, Refused>;

impl Engine {
    /// An engine without a catalogue.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up a part of the catalogue: JSON that maps the paths of files to their texts.
    ///
    /// # Errors
    /// If it is none.
    pub fn load(&mut self, pack: &[u8]) -> Result<(), Refused> {
        let mut texts: BTreeMap<String, String> = serde_json::from_slice(pack)?;
        if let Some(companies) = texts.remove(COMPANIES) {
            self.directory = Directory::read(&companies)?;
        }
        texts.retain(|path, text| match path.strip_prefix(CORES) {
            Some(name) => {
                // A sign for each byte.
                let bytes: Vec<u8> = text.chars().map(|sign| sign as u8).collect();
                give_core(name, &bytes);
                false
            }
            None => true,
        });
        if texts.is_empty() {
            return Ok(());
        }
        let texts = texts.into_iter();
        self.parts
            .extend(texts.map(|(path, text)| (path, text.into_bytes())));
        self.catalog = Some(Catalog::from_parts(self.parts.clone())?);
        self.labels.clear();
        Ok(())
    }

    /// Answers a call with JSON; what cannot be done is `{"refused": …}`.
    pub fn call(&mut self, method: &str, params: &str) -> String {
        let done = match method {
            "begin" => self.begin(),
            "words" => self.words(params),
            "form" => self.said(params, form::form),
            "answer" => self.said(params, answers::answer),
            "search" => self.said(params, answers::search),
            "employers" => self.said(params, employers::employers),
            "employer" => self.said(params, employers::employer),
            "check" => self.said(params, letters::check),
            "preview" => self.said(params, letters::preview),
            "explain" => self.said(params, letters::explain),
            "checklist" => self.said(params, checklist::checklist),
            "reopen" => self.said(params, letters::reopen),
            "follow" => self.said(params, letters::follow),
            "days" => self.said(params, days::days),
            "roster_step" => self.step_roster(params),
            "roster_close" => self.close_roster(),
            other => Err(Refused::fault(format!("no method `{other}`"))),
        };
        done.unwrap_or_else(|refused| {
            #[derive(Serialize)]
            struct Answer {
                refused: Refused,
            }
            json(&Answer { refused }).unwrap_or_default()
        })
    }

    /// Makes a file; `input` is what is in a file that it is made from.
    ///
    /// # Errors
    /// If the answers do not make one yet.
    pub fn make(&mut self, params: &str, input: Vec<u8>) -> Result<Made, Refused> {
        if let Some(made) = self.make_of_roster(params, input) {
            return made;
        }
        let params: files::Wanted = serde_json::from_str(params)?;
        let format = params.format();
        // Taken out while it is used, for the situation holds the engine.
        let mut renderer = format.map(|format| {
            let known = self.renderers.remove(&format);
            known.unwrap_or_else(|| renderer(format))
        });
        let made = self.situated(&params.state, params.now, |desk| {
            files::make(&params, desk, renderer.as_deref_mut())
        });
        if let (Some(format), Some(renderer)) = (format, renderer) {
            self.renderers.insert(format, renderer);
        }
        made
    }

    pub(crate) fn catalog(&self) -> Result<&Catalog, Refused> {
        let catalog = self.catalog.as_ref();
        catalog.ok_or_else(|| Refused::fault("no catalogue is loaded"))
    }

    fn begin(&self) -> Called {
        #[derive(Serialize)]
        struct Language<'a> {
            tag: &'a str,
            name: String,
            direction: &'static str,
        }
        #[derive(Serialize)]
        struct Begin<'a> {
            languages: Vec<Language<'a>>,
        }
        let catalog = self.catalog()?;
        let mut languages = Vec::new();
        for tag in catalog.label_languages() {
            languages.push(Language {
                tag: tag.as_str(),
                name: catalog.words(tag)?.phrase("name")?,
                direction: letters::direction(tag),
            });
        }
        json(&Begin { languages })
    }

    fn words(&mut self, params: &str) -> Called {
        #[derive(Deserialize)]
        struct Params {
            language: String,
        }
        let params: Params = serde_json::from_str(params)?;
        let tag = tag(&params.language)?;
        let english = self.label(&LanguageTag::english())?.clone();
        let labels = self.label(&tag)?;
        // English is complete; what another language lacks is said in English.
        let keys = english.keys().filter_map(|key| key.strip_prefix("page."));
        let words: BTreeMap<&str, String> = keys
            .map(|key| (key, labels.text(&format!("page.{key}"))))
            .collect();
        json(&words)
    }

    pub(crate) fn label(&mut self, tag: &LanguageTag) -> Result<&Labels, Refused> {
        if !self.labels.contains_key(tag) {
            let labels = self.catalog()?.labels(tag)?;
            self.labels.insert(tag.clone(), labels);
        }
        Ok(&self.labels[tag])
    }

    /// Answers a call that is about the answers so far.
    fn said<P: DeserializeOwned + About, A: Serialize>(
        &mut self,
        params: &str,
        answer: impl Fn(&P, &Desk<'_>) -> Result<A, Refused>,
    ) -> Called {
        let params: P = serde_json::from_str(params)?;
        let answer = self.situated(params.state(), params.now(), |desk| answer(&params, desk))?;
        json(&answer)
    }

    pub(crate) fn situated<A>(
        &mut self,
        state: &State,
        now: Now,
        answer: impl FnOnce(&Desk<'_>) -> Result<A, Refused>,
    ) -> Result<A, Refused> {
        let tag = state.tag()?;
        self.label(&tag)?;
        let catalog = self.catalog()?;
        let answers = state.answers();
        let labels = &self.labels[&tag];
        answer(&Desk {
            tag: &tag,
            directory: &self.directory,
            now,
            situation: Situation {
                catalog,
                words: catalog.words(&tag)?,
                labels,
                answers: &answers,
                today: now.today,
            },
        })
    }
}

/// What a call is answered from.
pub(crate) struct Desk<'a> {
    /// The language of the page.
    pub(crate) tag: &'a LanguageTag,
    /// The companies that employers are looked up in.
    pub(crate) directory: &'a Directory,
    pub(crate) now: Now,
    pub(crate) situation: Situation<'a>,
}

impl Desk<'_> {
    /// A refusal in the language of the page, with the key of the question that it is about.
    pub(crate) fn refused(&self, refusal: kerkesa::intake::Refusal) -> Refused {
        let leads = Leads::of(&self.situation);
        let question = leads.to(&refusal.key).map(|asked| asked.key.clone());
        let refused = Refused::told(refusal, self.situation.labels);
        Refused {
            key: question.unwrap_or(refused.key),
            ..refused
        }
    }
}

/// Parameters that say what has been answered so far.
pub(crate) trait About {
    fn state(&self) -> &State;
    fn now(&self) -> Now;
}

/// The parameters of most calls.
#[derive(Deserialize)]
pub(crate) struct Plain {
    state: State,
    now: Now,
}

impl About for Plain {
    fn state(&self) -> &State {
        &self.state
    }

    fn now(&self) -> Now {
        self.now
    }
}

/// What the page calls a column of a roster: nothing, where it has no other name than its key.
pub(crate) fn labels_of(key: &str, labels: &Labels) -> String {
    // An entry of a list is called like the list.
    let key = key.split('[').next().unwrap_or_default();
    let label = [format!("page.roster.column.{key}"), format!("ask.{key}")];
    let mut found = label.iter().filter_map(|label| labels.maybe(label));
    found.next().unwrap_or_default()
}

pub(crate) fn json(value: &impl Serialize) -> Called {
    Ok(serde_json::to_string(value)?)
}
