//! Reads the YAML of `locales/` once, when the program is built. The program holds what it says as JSON
//! besides, which is read in a twentieth of the time; YAML is for the people who write it. A folder of
//! one's own is read as YAML, and a test compares the two. So are the names of countries put in order.

#[path = "src/domain/fold.rs"]
mod fold;

use serde_yaml::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::Path,
};

fn main() -> Result<(), Box<dyn Error>> {
    // Also makes cargo notice new files, which the program holds inside.
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=src/domain/fold.rs");
    let out = env::var("OUT_DIR")?;
    countries(out.as_ref())?;
    convert("locales".as_ref(), &Path::new(&out).join("locales"))
}

/// Writes the codes and the names of all countries, folded and in order, as `src/domain/country.rs` wants them.
fn countries(to: &Path) -> Result<(), Box<dyn Error>> {
    let mut codes = BTreeSet::new();
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for folder in ["locales/countries", "locales/names"] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let tree: BTreeMap<String, Value> =
                serde_yaml::from_str(&fs::read_to_string(&path)?)
                    .map_err(|why| format!("{}: {why}", path.display()))?;
            for (code, found) in tree {
                let found: Vec<String> = match found {
                    Value::String(name) => vec![name],
                    list => serde_yaml::from_value(list)
                        .map_err(|why| format!("{}: {code}: {why}", path.display()))?,
                };
                for name in found.iter().chain([&code]) {
                    let name = fold::plain_name(name);
                    names.entry(name).or_default().insert(code.clone());
                }
                codes.insert(code);
            }
        }
    }
    let joined = |codes: BTreeSet<String>| codes.into_iter().collect::<Vec<_>>().join(" ");
    let codes = joined(codes);
    let mut lines = String::new();
    for (name, codes) in names {
        lines.extend([&name, "\t", &joined(codes), "\n"]);
    }
    fs::write(to.join("country-codes.txt"), codes)?;
    fs::write(to.join("country-names.txt"), lines)?;
    Ok(())
}

/// Writes a JSON file for every YAML file of a folder and of the folders in it.
fn convert(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            convert(&path, &target)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let tree: Value = serde_yaml::from_str(&fs::read_to_string(&path)?)
                .map_err(|why| format!("{}: {why}", path.display()))?;
            let json = if from == Path::new("locales") {
                // Words are looked up by their keys, and are quickly put in order that have one.
                serde_json::to_string(&serde_json::to_value(&tree)?)?
            } else {
                serde_json::to_string(&tree)?
            };
            fs::write(target.with_extension("json"), json)?;
        }
    }
    Ok(())
}
