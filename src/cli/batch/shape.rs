//! How the tables of a run are written.

use crate::{
    catalog::Catalog,
    cli::{failure::Failure, names},
    domain::LanguageTag,
    intake::Base,
    roster::separator,
};

/// The sign between the cells of a table, and whether the same is written as JSON beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Shape {
    pub(in crate::cli) separator: u8,
    pub(in crate::cli) json: bool,
}

/// Before the language of a spreadsheet: `excel-de`.
const EXCEL: &str = "excel";

impl Shape {
    /// Commas, and no JSON.
    pub(in crate::cli) const PLAIN: Self = Self {
        separator: b',',
        json: false,
    };

    /// The shape that the words after `--table` ask for.
    ///
    /// # Errors
    /// If one of them is none, two of them want another separator, or nobody knows the spreadsheet's language.
    pub(in crate::cli) fn of(
        words: &[String],
        base: &Base,
        catalog: &Catalog,
    ) -> Result<Self, Failure> {
        let mut shape = Self::PLAIN;
        let mut separators = Vec::new();
        for word in words {
            match (word.as_str(), word.strip_prefix(EXCEL)) {
                ("json", _) => shape.json = true,
                ("csv", _) => separators.push(b','),
                (_, Some("")) => {
                    separators.push(separator(&base.language(catalog).ok_or_else(nobody)?));
                }
                (_, Some(rest)) => {
                    let is_it = |tag: &&LanguageTag| rest.strip_prefix('-') == Some(tag.as_str());
                    let tag = catalog.languages().find(is_it);
                    separators.push(separator(tag.ok_or_else(|| unknown(word, catalog))?));
                }
                _ => return Err(unknown(word, catalog)),
            }
        }
        match separators.as_slice() {
            [] => Ok(shape),
            [separator] => Ok(Self {
                separator: *separator,
                ..shape
            }),
            _ => Err(Failure::system_hint(
                "--table: a table can be for one program only",
                "choose one; `json` may stand beside it, as in `--table excel,json`",
            )),
        }
    }
}

fn unknown(word: &str, catalog: &Catalog) -> Failure {
    let names = names::tables(catalog.languages().map(LanguageTag::as_str));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    names::unknown("--table", "kind of table", word, &names)
}

fn nobody() -> Failure {
    Failure::system_hint(
        "--table: the base file does not say in which language the letters are, so nobody knows which separator your spreadsheet expects",
        "name the spreadsheet's language, such as `--table excel-de`",
    )
}
