//! `kerkesa list`: what there is to choose from.

use super::{
    args::{Global, List, What},
    failure::Failure,
    names, requests, say,
};
use crate::{
    catalog::{Catalog, CatalogError, Words},
    domain::{
        DataCategory, ErasureGround, LanguageTag, LetterKind, Monitoring, Question, Reason,
        RestrictionGround, visible,
    },
};
use serde_json::{Value, json};

/// Prints the list: as columns, or as JSON.
pub(super) fn run(args: &List, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    let language = names::language("--language", &args.language, &catalog)?;
    let words = catalog.words(&language)?;
    let rows = match args.what {
        What::Languages => languages(&catalog)?,
        What::Letters => named(LetterKind::ALL, |letter| {
            bare(words, &format!("letter.{letter}"))
        })?,
        What::Laws => laws(&catalog, words)?,
        What::Jurisdictions => jurisdictions(&catalog, words)?,
        What::Data => named(DataCategory::ALL, |data| {
            bare(words, &format!("data.{data}"))
        })?,
        What::Monitoring => named(Monitoring::ALL, |operation| {
            bare(words, &format!("monitoring.{operation}"))
        })?,
        What::Reasons => named(Reason::ALL, |reason| {
            bare(words, &format!("reason.{reason}"))
        })?,
        What::Grounds => {
            let mut rows = grounds("erasure", ErasureGround::ALL, words)?;
            rows.extend(grounds("restriction", RestrictionGround::ALL, words)?);
            rows
        }
        What::Questions => named(Question::ALL, |question| {
            bare(words, &format!("question.{question}"))
        })?,
    };
    print(rows, args.json)
}

/// Prints entries: as columns, or as JSON.
pub(super) fn print(rows: Vec<Row>, json: bool) -> Result<(), Failure> {
    if json {
        let rows: Vec<Value> = rows.into_iter().map(|row| row.data).collect();
        return say::json(&rows);
    }
    say::page(&columns(&rows))
}

/// One entry: its columns for people, and the same and more as data.
pub(super) struct Row {
    pub(super) columns: Vec<String>,
    pub(super) data: Value,
}

/// A sentence without its holes: what it is about.
fn bare(words: &Words, key: &str) -> Result<String, CatalogError> {
    Ok(words.sentence(key)?.fill(|_| String::new()))
}

fn named<T: Copy + std::fmt::Display>(
    all: &[T],
    name: impl Fn(T) -> Result<String, CatalogError>,
) -> Result<Vec<Row>, CatalogError> {
    all.iter()
        .map(|&value| {
            let (id, name) = (value.to_string(), name(value)?);
            Ok(Row {
                data: json!({"id": id, "name": name}),
                columns: vec![id, name],
            })
        })
        .collect()
}

/// The grounds of a section, with the section's name: two sections share a ground's name.
fn grounds<T: std::fmt::Display>(
    section: &str,
    all: &[T],
    words: &Words,
) -> Result<Vec<Row>, CatalogError> {
    all.iter()
        .map(|ground| {
            let (id, name) = (
                ground.to_string(),
                bare(words, &format!("{section}_ground.{ground}"))?,
            );
            Ok(Row {
                data: json!({"section": section, "id": id, "name": name}),
                columns: vec![section.to_owned(), id, name],
            })
        })
        .collect()
}

fn languages(catalog: &Catalog) -> Result<Vec<Row>, CatalogError> {
    catalog
        .languages()
        .map(|tag| {
            let words = catalog.words(tag)?;
            let (name, review) = (words.phrase("name")?, words.review());
            let data = json!({
                "id": tag.as_str(), "name": name, "extends": words.extends().map(LanguageTag::as_str),
                "home": words.home().as_str(),
                "review": {"status": review.status.id(), "by": review.by, "date": review.date.to_string()},
            });
            Ok(Row { columns: vec![tag.to_string(), name, review.status.to_string(), review.date.to_string()], data })
        })
        .collect()
}

fn laws(catalog: &Catalog, words: &Words) -> Result<Vec<Row>, CatalogError> {
    catalog
        .laws()
        .map(|id| {
            let law = catalog.law(id)?;
            let names = law.instruments.get("main").map(|main| &main.names);
            let name = names
                .and_then(|names| names.get(words.tag()).or_else(|| names.get(words.extends()?)))
                .map_or_else(String::new, |name| name.full.clone());
            let data = json!({"id": id, "name": name, "recheck": law.recheck.to_string(), "rights": law.rights, "deadlines": law.deadlines});
            Ok(Row { columns: vec![id.to_owned(), name], data })
        })
        .collect()
}

fn jurisdictions(catalog: &Catalog, words: &Words) -> Result<Vec<Row>, CatalogError> {
    catalog
        .jurisdictions()
        .map(|id| {
            let country = catalog.jurisdiction(id)?;
            let name = catalog.country(words.tag(), id)?.to_owned();
            let languages: Vec<&str> = country.languages.iter().map(LanguageTag::as_str).collect();
            let data = json!({
                "id": id.as_str(), "name": name, "law": country.law, "languages": languages,
                "recheck": country.recheck.to_string(), "authorities": country.authorities,
            });
            let authorities: Vec<&str> = country
                .authorities
                .iter()
                .map(|authority| authority.id.as_str())
                .collect();
            Ok(Row {
                columns: vec![
                    id.to_string(),
                    name,
                    country.law.clone(),
                    languages.join(" "),
                    authorities.join(" "),
                ],
                data,
            })
        })
        .collect()
}

/// Columns as wide as their widest entry; the last one runs on.
fn columns(rows: &[Row]) -> String {
    let count = rows.first().map_or(0, |row| row.columns.len());
    let width = |column: usize| {
        rows.iter()
            .map(|row| visible(&row.columns[column]).chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.columns.iter().zip(&widths) {
            line.extend([&format!("{:<width$}", visible(cell)), "  "]);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
