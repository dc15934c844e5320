//! The names that options take: shown in help, offered by completions, and guessed at when they are mistyped.
//!
//! They come from the domain and from the catalogue inside the program. A folder given with `--data` may add
//! others, so the command line takes any word here; whether there is such a name is judged where it is used.

use super::failure::Failure;
use crate::{
    cases::{AnswerKind, CaseState},
    catalog::{Catalog, Words},
    domain::{
        DayOrder, JurisdictionId, LanguageTag, LetterKind, NotAnId, ReplyKind, ReplyReason,
        SendingProof, nearest, quoted,
    },
    render::Format,
};
use clap::{
    Arg, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
};
use std::{ffi::OsStr, str::FromStr, sync::OnceLock};

/// A parser that knows names and takes any word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names(fn() -> Vec<PossibleValue>);

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        word: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, word)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter()))
    }
}

/// Formats of letters.
pub(super) const FORMATS: Names =
    Names(|| listed(Format::ALL.into_iter().map(Format::name), |_| None));

/// Formats of deadlines.
pub(super) const DEADLINE_FORMATS: Names =
    Names(|| listed(super::deadline::FORMATS.into_iter(), |_| None));

/// Orders of dates.
pub(super) const DATES: Names =
    Names(|| listed(DayOrder::ALL.iter().map(|order| order.id()), |_| None));

/// Kinds of tables.
pub(super) const TABLES: Names = Names(|| {
    let tags = catalog().into_iter().flat_map(Catalog::languages);
    let names = tables(tags.map(LanguageTag::as_str));
    listed(names.into_iter(), |_| None)
});

/// Every letter.
pub(super) const LETTERS: Names = Names(|| letters(LetterKind::ALL.iter()));

/// The letters that follow an earlier one.
pub(super) const FOLLOW_UPS: Names = Names(|| letters(follow_ups()));

/// The employer's answers.
pub(super) const REPLIES: Names =
    Names(|| listed(ReplyKind::ALL.iter().map(|kind| kind.id()), |_| None));

/// The employer's reasons.
pub(super) const REASONS: Names =
    Names(|| listed(ReplyReason::ALL.iter().map(|reason| reason.id()), |_| None));

/// Proofs that a letter was sent.
pub(super) const PROOFS: Names =
    Names(|| listed(SendingProof::ALL.iter().map(|proof| proof.id()), |_| None));

/// Answers to the letter of a case.
pub(super) const ANSWERS: Names =
    Names(|| listed(AnswerKind::ALL.iter().map(|kind| kind.id()), |_| None));

/// How far a case is.
pub(super) const STATES: Names =
    Names(|| listed(CaseState::ALL.iter().map(|state| state.id()), |_| None));

/// Languages.
pub(super) const LANGUAGES: Names = Names(languages);

/// Languages whose words can be checked, and `all` of them.
pub(super) const CHECKED_LANGUAGES: Names = Names(|| {
    let all = PossibleValue::new(super::words::ALL).help("every language");
    languages().into_iter().chain([all]).collect()
});

/// Countries whose law the program knows.
pub(super) const JURISDICTIONS: Names = Names(|| {
    let ids = catalog().into_iter().flat_map(Catalog::jurisdictions);
    listed(ids.map(|id| id.to_string()), |id| {
        let name = catalog()?.country_in_english(id.parse().ok()?);
        name.ok().map(str::to_owned)
    })
});

/// Parts of countries that have public holidays of their own.
pub(super) const REGIONS: Names = Names(|| {
    let holidays = |catalog: &'static Catalog| {
        let known = catalog.jurisdictions();
        known.filter_map(|id| catalog.holidays(id).ok().flatten())
    };
    let regions = catalog().into_iter().flat_map(holidays);
    let regions = regions.flat_map(|country| &country.regions);
    regions
        .map(|(id, name)| PossibleValue::new(id.clone()).help(name.clone()))
        .collect()
});

/// Kinds of tables, for spreadsheets in these languages.
pub(super) fn tables<'a>(languages: impl Iterator<Item = &'a str>) -> Vec<String> {
    let kinds = ["csv", "excel", "json"].map(str::to_owned);
    let of_languages = languages.map(|tag| format!("excel-{tag}"));
    kinds.into_iter().chain(of_languages).collect()
}

/// The letters that follow an earlier one.
pub(super) fn follow_ups() -> impl Iterator<Item = &'static LetterKind> {
    LetterKind::ALL.iter().filter(|letter| letter.follows())
}

/// The value that an option names.
pub(super) fn chosen<T: FromStr<Err = NotAnId>>(option: &str, word: &str) -> Result<T, Failure> {
    word.parse()
        .map_err(|why: NotAnId| unknown(option, why.what, word, &why.names))
}

/// The language that an option names, if the catalogue has it.
pub(super) fn language(option: &str, tag: &str, catalog: &Catalog) -> Result<LanguageTag, Failure> {
    let known = catalog.languages().find(|known| known.as_str() == tag);
    known.cloned().ok_or_else(|| {
        let names: Vec<&str> = catalog.languages().map(LanguageTag::as_str).collect();
        unknown(option, "language", tag, &names)
    })
}

/// The country that an option names, if the catalogue has its law.
pub(super) fn jurisdiction(
    option: &str,
    word: &str,
    catalog: &Catalog,
) -> Result<JurisdictionId, Failure> {
    let id: JurisdictionId = word
        .parse()
        .map_err(|why| Failure::system(format!("{option}: {why}")))?;
    if catalog.jurisdictions().any(|known| known == id) {
        return Ok(id);
    }
    let names: Vec<String> = catalog.jurisdictions().map(|id| id.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Err(unknown(option, "jurisdiction", word, &names))
}

/// Says that an option names nothing, and what was probably meant.
pub(super) fn unknown(option: &str, what: &str, word: &str, names: &[&str]) -> Failure {
    // Two letters are near to any two others.
    let near = Some(word).filter(|word| word.len() > 2);
    let near = near.and_then(|word| nearest(word, names.iter().copied()));
    unknown_near(option, what, word, near, names)
}

/// The same where it is known what was probably meant.
pub(super) fn unknown_near(
    option: &str,
    what: &str,
    word: &str,
    near: Option<&str>,
    names: &[&str],
) -> Failure {
    let hint = match near {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("choose from {}", names.join(", ")),
    };
    Failure::system_hint(
        format!("{option}: there is no {what} {}", quoted(word)),
        hint,
    )
}

fn letters<'a>(letters: impl Iterator<Item = &'a LetterKind>) -> Vec<PossibleValue> {
    listed(letters.map(|letter| letter.id()), |letter| {
        let sentence = words()?.sentence(&format!("letter.{letter}")).ok()?;
        Some(sentence.fill(|_| String::new()))
    })
}

fn languages() -> Vec<PossibleValue> {
    let tags = catalog().into_iter().flat_map(Catalog::languages);
    listed(tags.map(ToString::to_string), |tag| {
        let words = catalog()?.words(&tag.parse().ok()?).ok()?;
        words.phrase("name").ok()
    })
}

fn listed<T: Into<String>>(
    names: impl Iterator<Item = T>,
    help: impl Fn(&str) -> Option<String>,
) -> Vec<PossibleValue> {
    names
        .map(Into::into)
        .map(|name: String| match help(&name) {
            Some(help) => PossibleValue::new(name).help(help),
            None => PossibleValue::new(name),
        })
        .collect()
}

/// The catalogue inside the program, opened when help or a completion asks for it.
fn catalog() -> Option<&'static Catalog> {
    static CATALOG: OnceLock<Option<Catalog>> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::embedded().ok()).as_ref()
}

/// The language of help.
fn words() -> Option<&'static Words> {
    catalog()?.words(&"en".parse().ok()?).ok()
}
