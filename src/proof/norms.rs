//! What a language does in its own way: typography, dictionary, own words, and what is allowed.

use super::Pattern;
use crate::{
    catalog::{Catalog, CatalogError},
    domain::LanguageTag,
};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// The data of one language, those of its base below them.
#[derive(Debug, Clone, Default)]
pub struct Norms {
    /// Every letter of the language's words, small.
    pub letters: String,
    /// Pairs of quotation marks, opening and closing, the outer first.
    pub quotation: Vec<String>,
    /// Where spaces stand, and which.
    pub spacing: Spacing,
    /// What ends a question, where it is not `?`.
    pub question_mark: Option<char>,
    /// How long the words are, against English.
    pub length: Length,
    /// The spelling dictionary.
    pub dictionary: Option<Dictionary>,
    /// Words before an apostrophe that are no words alone: `dell`, `t`.
    pub elisions: Vec<String>,
    /// Words that the dictionary lacks.
    pub words: Vec<OwnWord>,
    /// Foreign names whose letters may stand.
    pub foreign: Vec<OwnWord>,
    /// Languages that a detector may take this one for, besides itself; `none` where it knows no such language.
    pub detected_as: Vec<String>,
    /// Findings that are right as they are.
    pub allow: Vec<Allowed>,
    /// How many of these come from the base.
    pub(super) inherited_allow: usize,
}

/// Where spaces stand.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Spacing {
    /// The space before a mark, for example U+202F before `?` in French.
    pub before: BTreeMap<char, char>,
    /// The space inside quotation marks, for example U+00A0 in French.
    pub inside_quotation: Option<char>,
    /// Words whose space before a number must not break.
    pub no_break_before_number: Vec<String>,
    /// Words whose space after them must not break, for example one-letter words in Polish.
    pub no_break_after: Vec<String>,
    /// Whether the parts of a citation may break before their number.
    pub citations_break: bool,
}

/// How long the words of a language are, as a share of the English ones.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// The shortest whole file.
    pub least: f64,
    /// The longest whole file.
    pub most: f64,
}

/// A file of Hunspell, by the names it goes by on different systems.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dictionary {
    /// Names without ending, the best first; none where nobody has made one.
    pub files: Vec<String>,
    /// The package of Debian that has it.
    #[serde(default)]
    pub package: Option<String>,
    /// Why there is none.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A word that may stand, and why.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnWord {
    /// The word.
    pub word: Pattern,
    /// Why it may stand.
    pub reason: String,
}

/// A finding that is right as it is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// The check.
    pub check: String,
    /// The key; one that ends with `*` stands for all that begin so.
    pub key: String,
    /// What the finding is about; every finding at the key where it is left out.
    #[serde(default)]
    pub about: Option<String>,
    /// Why it is right.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Letters {
    main: String,
    auxiliary: String,
    quotation: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    words: Vec<OwnWord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: LanguageTag,
    #[serde(default)]
    quotation: Option<Vec<String>>,
    #[serde(default)]
    letters: Option<String>,
    #[serde(default)]
    spacing: Option<Spacing>,
    #[serde(default)]
    question_mark: Option<char>,
    #[serde(default)]
    length: Option<Length>,
    #[serde(default)]
    dictionary: Option<Dictionary>,
    #[serde(default)]
    elisions: Vec<String>,
    #[serde(default)]
    words: Vec<OwnWord>,
    #[serde(default)]
    foreign: Vec<OwnWord>,
    #[serde(default)]
    detected_as: Vec<String>,
    #[serde(default)]
    allow: Vec<Allowed>,
}

/// What every language keeps to that does not say otherwise. German, Italian and Albanian letters lie between 1.17 and
/// 1.27;
/// below and above these shares something was left out or made up.
impl Default for Length {
    fn default() -> Self {
        Self {
            least: 0.7,
            most: 1.5,
        }
    }
}

impl Norms {
    /// The norms of a language; a variant's stand above its base's.
    pub(super) fn load(
        catalog: &Catalog,
        tag: &LanguageTag,
        base: Option<&LanguageTag>,
    ) -> Result<Self, CatalogError> {
        let letters: BTreeMap<String, Letters> =
            read(catalog, "locales/proof/letters.yaml")?.unwrap_or_default();
        let mut norms = Self::default();
        if let Some(common) = read::<Common>(catalog, "locales/proof/common.yaml")? {
            norms.words = common.words;
        }
        for tag in base.into_iter().chain([tag]) {
            norms.inherited_allow = norms.allow.len();
            if let Some(letters) = letters.get(tag.as_str()) {
                norms.letters = format!("{}{}", letters.main, letters.auxiliary);
                norms.quotation.clone_from(&letters.quotation);
            }
            let file = format!("locales/proof/{tag}.yaml");
            if let Some(found) = read::<File>(catalog, &file)? {
                same_language(&file, &found.language, tag)?;
                norms.above(found);
            }
        }
        Ok(norms)
    }

    fn above(&mut self, file: File) {
        fn put<T>(place: &mut T, value: Option<T>) {
            if let Some(value) = value {
                *place = value;
            }
        }
        put(&mut self.quotation, file.quotation);
        put(&mut self.letters, file.letters);
        put(&mut self.spacing, file.spacing);
        put(&mut self.length, file.length);
        self.question_mark = file.question_mark.or(self.question_mark);
        self.dictionary = file.dictionary.or(self.dictionary.take());
        self.elisions.extend(file.elisions);
        self.words.extend(file.words);
        self.foreign.extend(file.foreign);
        self.detected_as.extend(file.detected_as);
        self.allow.extend(file.allow);
    }
}

/// A file of data, or none.
pub(super) fn read<T: DeserializeOwned>(
    catalog: &Catalog,
    file: &str,
) -> Result<Option<T>, CatalogError> {
    let Ok(text) = catalog.text(file) else {
        return Ok(None);
    };
    serde_yaml::from_str(&text)
        .map(Some)
        .map_err(|why| CatalogError::Yaml {
            file: file.to_owned(),
            why: why.to_string(),
        })
}

/// Refuses a file that says it is of another language than its name.
pub(super) fn same_language(
    file: &str,
    says: &LanguageTag,
    named: &LanguageTag,
) -> Result<(), CatalogError> {
    if says == named {
        Ok(())
    } else {
        Err(CatalogError::Content {
            file: file.to_owned(),
            key: "language".to_owned(),
            why: format!("says `{says}`, but the file's name says `{named}`"),
        })
    }
}
