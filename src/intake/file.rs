//! The request file, key by key.

use super::{Refusal, RefusalId, Setting, SignatureEntry, texts, typed};
use crate::catalog::{EMPTY, bounds, locate::without_value};
use crate::domain::{
    Access, CollectiveComplaint, CollectiveObjection, ConsentWithdrawal, Controller,
    Correspondence, CountryCode, DataSubject, Delivery, EmailAddress, Employment, Erasure,
    FollowUp, HumanReview, JurisdictionId, LanguageTag, LetterKind, Mandate, Objection,
    Portability, Preservation, Rectification, Representative, Restriction, Short, TextError, Tone,
    WindowSide, quoted,
};
use jiff::civil::Date;
use serde::{
    Deserialize, Serialize,
    de::{Error as _, IgnoredAny},
};
use serde_yaml::Value;
use std::path::PathBuf;

/// The request file as it is written; what it leaves out has defaults.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RequestFile {
    /// Which letter.
    pub letter: LetterKind,
    /// The language; by default the first of the jurisdiction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The country whose law applies; by default the employer's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<JurisdictionId>,
    /// The part of the country where the employer is, by ISO 3166-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Short>,
    /// The supervisory authority, where a country has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The date of the letter; by default today.
    #[serde(
        default,
        deserialize_with = "crate::domain::day::read_some",
        skip_serializing_if = "Option::is_none"
    )]
    pub date: Option<Date>,
    /// Where it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Short>,
    /// The worker's reference; by default made from the date and chance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Short>,
    /// How outspoken it is.
    #[serde(default = "plain")]
    pub tone: Tone,
    /// Where the envelope's window is.
    #[serde(default = "no_window")]
    pub window: WindowSide,
    /// How it travels.
    #[serde(default = "post")]
    pub delivery: Delivery,
    /// The worker; every letter needs one that no organisation writes in its own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<DataSubject>,
    /// What the worker is to the employer.
    #[serde(default)]
    pub employment: Employment,
    /// The employer.
    pub employer: EmployerEntry,
    /// What a letter of access asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// What a letter of objection objects to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objection: Option<Objection>,
    /// What is to be put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rectification: Option<Rectification>,
    /// What is to be erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erasure: Option<Erasure>,
    /// What is to be kept and not used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restriction: Option<Restriction>,
    /// What is to be handed over in a form that a machine can read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portability: Option<Portability>,
    /// The decision that a person is to look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub human_review: Option<HumanReview>,
    /// What consent is withdrawn from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_withdrawal: Option<ConsentWithdrawal>,
    /// What is to be kept as evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preservation: Option<Preservation>,
    /// The letters that were written before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Correspondence>,
    /// What a letter that follows says of the earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<FollowUp>,
    /// How long a mandate lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// What an organisation asks the authority to look into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collective_complaint: Option<CollectiveComplaint>,
    /// The objections that an organisation sends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collective_objection: Option<CollectiveObjection>,
    /// The union or hotline that supports the worker, or writes in its own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Representative>,
    /// Who gets a copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies_to: Vec<Short>,
    /// What is enclosed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Short>,
    /// The signature, if it was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<SignatureEntry>,
}

impl RequestFile {
    /// Whether it has a worker, or needs none.
    pub(super) fn is_whole(&self) -> bool {
        self.worker.is_some() || self.letter.is_collective()
    }
}

const fn plain() -> Tone {
    Tone::Plain
}

const fn no_window() -> WindowSide {
    WindowSide::None
}

const fn post() -> Delivery {
    Delivery::Post
}

/// The employer in the file, or the record or the entry of the book that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum EmployerEntry {
    /// Written out.
    Written(Controller),
    /// A record in the Datenanfragen format.
    Record {
        /// The file, from the request's folder.
        record: PathBuf,
        /// The country, where the record's last line does not tell it.
        #[serde(skip_serializing_if = "Option::is_none")]
        country: Option<CountryCode>,
        /// The person or office to whom the letter is addressed.
        #[serde(skip_serializing_if = "Option::is_none")]
        attention: Option<Short>,
    },
    /// An entry of the employers' book.
    Book {
        /// Its name.
        book: Short,
        /// The country, where the entry has none.
        #[serde(skip_serializing_if = "Option::is_none")]
        country: Option<CountryCode>,
        /// The person or office to whom the letter is addressed, instead of the entry's.
        #[serde(skip_serializing_if = "Option::is_none")]
        attention: Option<Short>,
    },
}

impl<'de> Deserialize<'de> for EmployerEntry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Entry {
            #[serde(default)]
            record: Option<PathBuf>,
            #[serde(default)]
            book: Option<Short>,
            #[serde(default)]
            country: Option<CountryCode>,
            #[serde(default)]
            name: Option<Short>,
            #[serde(default)]
            attention: Option<Short>,
            #[serde(default)]
            address: Option<crate::domain::Address>,
            #[serde(default)]
            email: Option<EmailAddress>,
        }

        let Entry {
            record,
            book,
            country,
            name,
            attention,
            address,
            email,
        } = Entry::deserialize(deserializer)?;
        let record = match (record, book) {
            (Some(_), Some(_)) => {
                return Err(D::Error::custom(
                    "the employer has a `record` and a `book`: keep one of them",
                ));
            }
            (None, Some(book)) if name.is_none() && address.is_none() && email.is_none() => {
                return Ok(Self::Book {
                    book,
                    country,
                    attention,
                });
            }
            (None, Some(_)) => {
                return Err(D::Error::custom(
                    "the employer has a `book`: then `name`, `address` and `email` come from it",
                ));
            }
            (record, None) => record,
        };
        match (record, name, address) {
            (Some(record), None, None) if email.is_none() => Ok(Self::Record {
                record,
                country,
                attention,
            }),
            (Some(_), ..) => Err(D::Error::custom(
                "has a `record`: then `name`, `address` and `email` come from it",
            )),
            (None, Some(name), Some(address)) if country.is_none() => {
                Ok(Self::Written(Controller {
                    name,
                    attention,
                    address,
                    email,
                }))
            }
            (None, Some(_), Some(_)) => {
                Err(D::Error::custom("the `country` belongs to the `address`"))
            }
            // The reader of YAML names the key above only of errors that it has found itself.
            (None, None, _) => Err(D::Error::custom("employer: missing field `name`")),
            (None, _, None) => Err(D::Error::custom("employer: missing field `address`")),
        }
    }
}

/// Reads the file; settings take the place of its values.
pub(super) fn parse(text: &str, settings: &[Setting]) -> Result<RequestFile, Refusal> {
    bounds::bounded(text, bounds::PARTS).map_err(Refusal::too_much)?;
    let written =
        serde_yaml::from_str::<RequestFile>(text).map_err(|error| Refusal::from_yaml(&error, text));
    // To the reader of a text, a key without a value says "null".
    if written.is_ok()
        && let Some(key) = without_value(text).into_iter().next()
    {
        let empty = Refusal::new(key, TextError::Empty.to_string());
        return Err(empty.of(RefusalId::ValueEmpty).located(text));
    }
    meant(written.as_ref(), text)?;
    if settings.is_empty() {
        if is_empty(text) {
            return Err(Refusal::new("", EMPTY.to_owned())
                .of(RefusalId::FileEmpty)
                .hint("`kerkesa new` asks for everything that a letter needs"));
        }
        return written;
    }
    // What the file says must be right by itself; what it leaves out may come from the settings.
    if let Err(refusal) = &written
        && refusal.id != RefusalId::MissingKey
    {
        return written;
    }
    // Its values stay as they were typed: a postcode is no number.
    let mut value: Value = match &written {
        Ok(file) if file.is_whole() => serde_yaml::to_value(file),
        _ => typed::read(text),
    }
    .map_err(|error| Refusal::from_yaml(&error, text))?;
    for setting in settings {
        put(&mut value, setting)?;
    }
    texts::check(&value)?;
    through_text(&value)
}

/// Whether the texts of a file are those of a person. What a program left in the place of a day or of a
/// known name is more than no day and no such name, so a file that is refused is looked at too.
fn meant(written: Result<&RequestFile, &Refusal>, text: &str) -> Result<(), Refusal> {
    let value = match written {
        Ok(file) => serde_yaml::to_value(file),
        Err(_) => typed::read(text),
    };
    // What is no YAML is refused for that.
    value.map_or(Ok(()), |value| {
        texts::check(&value).map_err(|refusal| refusal.located(text))
    })
}

/// Whether a text has comments and white space alone.
fn is_empty(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

/// Reads values through a text: so an error knows its key. Its place would be one in a text that nobody wrote.
pub(super) fn through_text(value: &Value) -> Result<RequestFile, Refusal> {
    let set = serde_yaml::to_string(value).map_err(|error| Refusal::from_yaml(&error, ""))?;
    serde_yaml::from_str(&set).map_err(|error| Refusal {
        place: None,
        ..Refusal::from_yaml(&error, "")
    })
}

/// The most parts that a key may have between its dots: more than any key of a request has, and few
/// enough for maps in maps.
const PARTS: usize = 8;

/// Puts a setting's value where its key says.
pub(super) fn put(root: &mut Value, setting: &Setting) -> Result<(), Refusal> {
    if setting.key.split('.').nth(PARTS).is_some() {
        let begin: Vec<&str> = setting.key.split('.').take(PARTS).collect();
        let refusal = Refusal::new(begin.join("."), "there is no such key".to_owned())
            .of(RefusalId::UnknownKey);
        return Err(refusal.hint(format!(
            "a key has at most {PARTS} parts, with dots between them; docs/request.md explains each"
        )));
    }
    // Lists and maps are YAML; anything else is the text as it was typed.
    let value = list_or_map(&setting.value).map_err(|mut refusal| {
        refusal.key.clone_from(&setting.key);
        refusal
    })?;
    let value = value.unwrap_or_else(|| Value::String(setting.value.clone()));
    let mut place = root;
    for name in setting.key.split('.') {
        if place.is_null() {
            *place = Value::Mapping(serde_yaml::Mapping::new());
        }
        let Value::Mapping(map) = place else {
            return Err(Refusal::new(
                setting.key.clone(),
                format!(
                    "{} cannot be set here: the key above it has a value of its own",
                    quoted(name)
                ),
            ));
        };
        place = map
            .entry(Value::String(name.to_owned()))
            .or_insert(Value::Null);
    }
    *place = match value {
        Value::String(text) if is_address(&setting.key) && text.contains('\n') => {
            lines(&text, place.get("country").cloned())
        }
        value => value,
    };
    Ok(())
}

fn is_address(key: &str) -> bool {
    key.ends_with(".address")
}

/// An address that stands in one text, line by line. Its country is the one that is there.
fn lines(text: &str, country: Option<Value>) -> Value {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.map(Value::from).collect();
    let mut address = serde_yaml::Mapping::from_iter([("lines".into(), Value::Sequence(lines))]);
    if let Some(country) = country {
        address.insert("country".into(), country);
    }
    Value::Mapping(address)
}

/// The list or the map that a value is written as, `[…]` or `{…}`.
fn list_or_map(value: &str) -> Result<Option<Value>, Refusal> {
    if !value.starts_with(['[', '{']) {
        return Ok(None);
    }
    bounds::sized(value, bounds::PARTS).map_err(|why| Refusal {
        // A value has no lines of its own.
        place: None,
        ..Refusal::too_much(why)
    })?;
    if has_anchors(value) {
        let what = "repeats part of itself with an anchor (&) or an alias (*)";
        return Err(Refusal::new("", what.to_owned()).hint(
            "write every value where it belongs, and put a text that begins with `&` or `*` in quotation marks",
        ));
    }
    Ok(match typed::read(value) {
        Ok(Value::Mapping(map)) if !map.keys().all(Value::is_string) => None,
        Ok(value) => Some(value),
        // What is no YAML is a text.
        Err(_) => None,
    })
}

/// Whether a value in YAML has anchors or aliases. In texts their signs may stand; behind them, where
/// a name would begin, no name can begin with the sign that is put in.
fn has_anchors(value: &str) -> bool {
    // What is ignored is not followed through its aliases.
    let is_yaml = |text: &str| serde_yaml::from_str::<IgnoredAny>(text).is_ok();
    value.contains(['&', '*']) && {
        let marked = value.replace('&', "&\u{E000}").replace('*', "*\u{E000}");
        is_yaml(value) && !is_yaml(&marked)
    }
}
