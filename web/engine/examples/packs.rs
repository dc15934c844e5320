//! Writes the catalogue in parts for the page: what is not about one language, and a part for each language with
//! its variants.
//!
//! `cargo run -p kerkesa-page --features packs --example packs -- FOLDER`

use kerkesa::{catalog::Catalog, render::CORES};
use std::{collections::BTreeMap, error::Error, fs, path::PathBuf};

/// The folders whose files are about one language each.
const BY_LANGUAGE: [&str; 3] = ["locales/", "locales/countries/", "locales/program/"];

/// What only the command line says: of the case book, and in files that begin a batch.
const COMMAND_LINE: [&str; 4] = ["book", "case", "misstep", "starter"];

/// The companies that employers are looked up in.
const COMPANIES: &str = include_str!("../../../src/book/companies.json");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("give a folder")?;
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder)?;
    let mut packs: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (path, bytes) in Catalog::parts() {
        if path.starts_with("locales/proof/") || path.starts_with("locales/names/") {
            continue;
        }
        let name = language(&path).unwrap_or("common").to_owned();
        let mut text = String::from_utf8(bytes)?;
        if path.starts_with("locales/program/") {
            let mut labels: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text)?;
            for group in COMMAND_LINE {
                labels.remove(group).ok_or(group)?;
            }
            text = serde_json::to_string(&labels)?;
        }
        packs.entry(name).or_default().insert(path, text);
    }
    for (name, bytes) in CORES {
        let language = name.split('-').next().unwrap_or_default();
        let pack = packs.entry(language.to_owned()).or_default();
        // A sign for each byte.
        let text = bytes.iter().map(|byte| char::from(*byte)).collect();
        pack.insert(format!("templates/fonts/cores/{name}"), text);
    }
    let companies = packs.entry("companies".to_owned()).or_default();
    companies.insert("companies.json".to_owned(), COMPANIES.to_owned());
    for (name, files) in packs {
        fs::write(
            folder.join(format!("{name}.json")),
            serde_json::to_vec(&files)?,
        )?;
    }
    Ok(())
}

/// The language that a file is about, without its country.
fn language(path: &str) -> Option<&str> {
    let stem = BY_LANGUAGE.iter().find_map(|folder| {
        let stem = path.strip_prefix(folder)?.strip_suffix(".yaml")?;
        (!stem.contains('/')).then_some(stem)
    })?;
    stem.split('-').next()
}
