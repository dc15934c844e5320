//! The catalogue: words, laws, jurisdictions and templates, loaded and checked.
//!
//! | what | where | who edits it |
//! | --- | --- | --- |
//! | structure | `templates/*.tera` | developer with a lawyer |
//! | words | `locales/<language>.yaml`, `locales/countries/*.yaml`, `locales/headings/*.yaml` | translator |
//! | law | `locales/laws/*.yaml`, `locales/jurisdictions/*.yaml`, `locales/holidays/*.yaml` | lawyer |
//!
//! All of it is inside the program; a folder of the same shape can take its
//! place. A file is read when it is first needed, and once.

pub(crate) mod bounds;
mod brackets;
mod citation;
mod countries;
mod error;
mod facts;
#[cfg(feature = "catalogue")]
mod folder;
mod forms;
mod headings;
mod holidays;
#[cfg_attr(not(feature = "catalogue"), path = "empty.rs")]
mod inside;
mod labels;
pub(crate) mod locate;
mod plural;
mod repeats;
mod review;
mod source;
mod step;
mod templates;
mod told;
mod voice;
pub(crate) mod walk;
mod words;
mod yaml;

pub use citation::{Citation, CitationError};
pub use error::CatalogError;
pub use facts::Facts;
pub use headings::{Headings, LEFT_OUT, Meaning, plain as plain_heading};
pub use labels::{Labels, Said, Values};
pub use plural::plural;
pub use review::{Review, ReviewStatus};
pub use source::Parts;
pub use step::{Kind, Step};
pub use templates::Templates;
pub(crate) use told::{EMPTY, Flaw, Told};
pub use voice::{Voice, Voices};
pub use words::{Hole, Segment, Sentence, UNION, Words};

use crate::domain::{
    CountryCode, Holidays, Jurisdiction, JurisdictionId, LanguageTag, Law, LetterKind, Status,
};
use countries::Countries;
use source::Source;
#[cfg(feature = "catalogue")]
use std::path::Path;
use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock};

/// Everything that a letter is made from, besides the request.
#[derive(Debug)]
pub struct Catalog {
    source: Source,
    words: BTreeMap<LanguageTag, Slot<Words>>,
    laws: BTreeMap<String, Slot<Law>>,
    jurisdictions: BTreeMap<JurisdictionId, Slot<Jurisdiction>>,
    holidays: BTreeMap<CountryCode, Slot<Holidays>>,
    countries: Countries,
    headings: Slot<Headings>,
    templates: Slot<Templates>,
}

type Slot<T> = OnceLock<Result<T, CatalogError>>;

impl Catalog {
    /// The catalogue inside the program, which the feature `catalogue` puts there.
    ///
    /// # Errors
    /// If a file of the catalogue has a name that is no language or country.
    #[cfg(feature = "catalogue")]
    pub fn embedded() -> Result<Self, CatalogError> {
        Self::of(Source::Embedded)
    }

    /// A catalogue in a folder that holds `locales/` and `templates/`; some of what it lacks is that of the program.
    ///
    /// # Errors
    /// If the folder cannot be read, or a file has a name that is no language or country.
    #[cfg(feature = "catalogue")]
    pub fn from_dir(dir: &Path) -> Result<Self, CatalogError> {
        Self::of(Source::Folder(folder::Folder(dir.to_owned())))
    }

    /// A catalogue of files that are handed over: all that is not about one language, English, and whatever other
    /// languages are wanted. [`Catalog::parts`] has the program's own.
    ///
    /// # Errors
    /// If a file has a name that is no language or country.
    pub fn from_parts(parts: Parts) -> Result<Self, CatalogError> {
        Self::of(Source::Parts(parts))
    }

    /// The files of the catalogue inside the program, to be handed over elsewhere.
    #[cfg(feature = "catalogue")]
    #[must_use]
    pub fn parts() -> Parts {
        let templates = inside::TEMPLATES.iter();
        let templates =
            templates.map(|(name, text)| (format!("templates/{name}"), text.as_bytes()));
        inside::all()
            .chain(templates)
            .map(|(path, bytes)| (path, bytes.to_vec()))
            .collect()
    }

    fn of(source: Source) -> Result<Self, CatalogError> {
        fn slots<K: Ord + std::fmt::Display + std::str::FromStr<Err: std::fmt::Display>, T>(
            source: &Source,
            folder: &str,
        ) -> Result<BTreeMap<K, Slot<T>>, CatalogError> {
            source
                .stems(folder)?
                .into_iter()
                .map(|stem| match stem.parse::<K>() {
                    Ok(key) if key.to_string() == stem => Ok((key, OnceLock::new())),
                    Ok(key) => Err(CatalogError::FileName {
                        file: format!("{folder}/{stem}.yaml"),
                        why: format!("the file of `{stem}` must be named `{key}.yaml`"),
                    }),
                    Err(why) => Err(CatalogError::FileName {
                        file: format!("{folder}/{stem}.yaml"),
                        why: K::Err::to_string(&why),
                    }),
                })
                .collect()
        }

        Ok(Self {
            words: slots(&source, "locales")?,
            laws: slots(&source, "locales/laws")?,
            jurisdictions: slots(&source, "locales/jurisdictions")?,
            // A folder of one's own may come without them.
            holidays: if source.has("locales/holidays") {
                slots(&source, "locales/holidays")?
            } else {
                BTreeMap::new()
            },
            countries: Countries::of(&source)?,
            headings: OnceLock::new(),
            templates: OnceLock::new(),
            source,
        })
    }

    /// The languages, in the order of their tags.
    pub fn languages(&self) -> impl Iterator<Item = &LanguageTag> {
        self.words.keys()
    }

    /// The jurisdictions, in the order of their codes.
    pub fn jurisdictions(&self) -> impl Iterator<Item = JurisdictionId> {
        self.jurisdictions.keys().copied()
    }

    /// The names of the laws, in their order.
    pub fn laws(&self) -> impl Iterator<Item = &str> {
        self.laws.keys().map(String::as_str)
    }

    /// The words of a language; those of a variant stand above its base's.
    ///
    /// # Errors
    /// If there is no such language, or its file is wrong.
    pub fn words(&self, tag: &LanguageTag) -> Result<&Words, CatalogError> {
        let slot = self
            .words
            .get(tag)
            .ok_or_else(|| CatalogError::unknown("language", tag.as_str(), self.words.keys()))?;
        taken(slot.get_or_init(|| {
            let file = format!("locales/{tag}.yaml");
            let words = Words::read(&file, self.source.read(&file)?)?;
            if words.tag() != tag {
                return Err(CatalogError::Content {
                    file,
                    key: "language".into(),
                    why: format!("says `{}`, but the file's name says `{tag}`", words.tag()),
                });
            }
            let words = match words.extends().cloned() {
                Some(base) if base == *tag => {
                    return Err(CatalogError::Content {
                        file,
                        key: "extends".into(),
                        why: "names itself".into(),
                    });
                }
                Some(base) => words.above(self.words(&base)?),
                None => words,
            };
            forms::check(&file, &words)?;
            self.check_home(&file, &words)?;
            self.check_cases(&file, &words)?;
            Ok(words)
        }))
    }

    /// Checks that the home of a language is a jurisdiction that the catalogue has.
    fn check_home(&self, file: &str, words: &Words) -> Result<(), CatalogError> {
        let home = words.home();
        if self.jurisdictions.contains_key(&home) {
            return Ok(());
        }
        let unknown = CatalogError::unknown("jurisdiction", home.as_str(), self.jurisdictions());
        Err(CatalogError::Content {
            file: file.to_owned(),
            key: "home".to_owned(),
            why: unknown.to_string(),
        })
    }

    /// Checks that every sentence for a single case is one of a sentence for all, and the case is known.
    fn check_cases(&self, file: &str, words: &Words) -> Result<(), CatalogError> {
        for (key, case) in words.cases() {
            let is_case = case == UNION
                || case.parse::<LetterKind>().is_ok()
                || case.parse::<Status>().is_ok()
                || self.laws.contains_key(case)
                || case
                    .parse()
                    .is_ok_and(|code| self.jurisdictions.contains_key(&code));
            let why = if !is_case {
                "there is no such letter, status, law or jurisdiction, nor is it `union`"
            } else if words.sentence(key).is_err() {
                "there is no sentence of this key for all other cases"
            } else {
                continue;
            };
            return Err(CatalogError::Content {
                file: file.to_owned(),
                key: format!("{key}@{case}"),
                why: why.to_owned(),
            });
        }
        Ok(())
    }

    /// What the program says in a language; in English where it has no labels.
    ///
    /// # Errors
    /// If a file of labels is wrong.
    pub fn labels(&self, tag: &LanguageTag) -> Result<Labels, CatalogError> {
        Labels::load(&self.source, tag)
    }

    /// The languages that the program itself speaks, in the order of their tags.
    pub fn label_languages(&self) -> impl Iterator<Item = &LanguageTag> {
        self.languages()
            .filter(|tag| Labels::exist(&self.source, tag))
    }

    /// A law by its name.
    ///
    /// # Errors
    /// If there is no such law, or its file is wrong.
    pub fn law(&self, id: &str) -> Result<&Law, CatalogError> {
        let slot = self
            .laws
            .get(id)
            .ok_or_else(|| CatalogError::unknown("law", id, self.laws.keys()))?;
        taken(slot.get_or_init(|| self.source.read(&format!("locales/laws/{id}.yaml"))))
    }

    /// A jurisdiction by its country code.
    ///
    /// # Errors
    /// If there is no such jurisdiction, or its file is wrong.
    pub fn jurisdiction(&self, id: JurisdictionId) -> Result<&Jurisdiction, CatalogError> {
        let slot = self.jurisdictions.get(&id).ok_or_else(|| {
            CatalogError::unknown("jurisdiction", id.as_str(), self.jurisdictions.keys())
        })?;
        taken(slot.get_or_init(|| {
            self.source
                .read(&format!("locales/jurisdictions/{id}.yaml"))
        }))
    }

    /// The name of a country in a language; in English where the language has none.
    ///
    /// # Errors
    /// If a file of names is wrong.
    pub fn country(&self, tag: &LanguageTag, country: CountryCode) -> Result<&str, CatalogError> {
        let languages = [tag.as_str(), tag.base()];
        self.countries.name(&self.source, &languages, country)
    }

    /// The English name of a country.
    ///
    /// # Errors
    /// If the file of names is wrong.
    pub fn country_in_english(&self, country: CountryCode) -> Result<&str, CatalogError> {
        self.countries.name(&self.source, &[], country)
    }

    /// The usual headings of tables, in all languages.
    ///
    /// # Errors
    /// If a file of headings is wrong.
    pub fn headings(&self) -> Result<&Headings, CatalogError> {
        taken(self.headings.get_or_init(|| Headings::load(&self.source)))
    }

    /// The public holidays of a country, if the catalogue knows them.
    ///
    /// # Errors
    /// If the file is wrong.
    pub fn holidays(&self, country: CountryCode) -> Result<Option<&Holidays>, CatalogError> {
        let Some(slot) = self.holidays.get(&country) else {
            return Ok(None);
        };
        taken(slot.get_or_init(|| {
            let file = format!("locales/holidays/{country}.yaml");
            let holidays: Holidays = self.source.read(&file)?;
            holidays::checked(&file, country, &holidays)?;
            Ok(holidays)
        }))
        .map(Some)
    }

    /// The paragraphs of a letter under a law, in order; `template` is the letter's name.
    ///
    /// # Errors
    /// If a template is wrong; the message names the template and the place.
    pub fn steps(
        &self,
        template: &str,
        law: &str,
        facts: &Facts,
    ) -> Result<Vec<Step>, CatalogError> {
        let read = || Ok(Templates::new(self.source.templates()?));
        taken(self.templates.get_or_init(read))?.steps(template, law, facts)
    }

    /// The templates with their names, as they are written.
    ///
    /// # Errors
    /// If a template cannot be read.
    pub fn template_texts(
        &self,
    ) -> Result<Vec<(String, std::borrow::Cow<'static, str>)>, CatalogError> {
        self.source.templates()
    }

    /// The text of a file below `locales/`: the folder's, or the program's own where the folder lacks it.
    ///
    /// # Errors
    /// If neither has it.
    pub fn text(&self, file: &str) -> Result<Cow<'static, str>, CatalogError> {
        if self.source.lacks(file) {
            Source::Embedded.text(file)
        } else {
            self.source.text(file)
        }
    }

    /// The texts of a file of words or labels by their dotted keys, in the order of the file.
    ///
    /// # Errors
    /// If it cannot be read or is no tree of texts.
    pub fn texts(&self, file: &str) -> Result<Vec<(String, String)>, CatalogError> {
        let source = if self.source.lacks(file) {
            &Source::Embedded
        } else {
            &self.source
        };
        let yaml::Texts(texts) = source.read(file)?;
        Ok(texts)
    }
}

fn taken<T>(slot: &Result<T, CatalogError>) -> Result<&T, CatalogError> {
    slot.as_ref().map_err(Clone::clone)
}
