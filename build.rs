//! Reads the YAML of `locales/` once, when the program is built. The program holds what it says as JSON
//! besides, which is read in a twentieth of the time; YAML is for the people who write it. A folder of
//! one's own is read as YAML, and a test compares the two.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    // Also makes cargo notice new files, which the program holds inside.
    println!("cargo::rerun-if-changed=locales");
    let out = env::var("OUT_DIR")?;
    convert("locales".as_ref(), &Path::new(&out).join("locales"))
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
            let tree: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(&path)?)
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
