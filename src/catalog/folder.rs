//! The catalogue's files in a folder of one's own: YAML, as people write it.

use super::{CatalogError, Told, bounds};
use serde::de::DeserializeOwned;
use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

/// The most bytes that a file of the catalogue may have: 2 MiB. The longest have a twentieth of it.
const LIMIT: usize = 2 << 20;

/// A folder that holds `locales` and `templates`.
#[derive(Debug)]
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    /// The text of a file, small enough to be read as YAML.
    pub(super) fn text(&self, file: &str) -> Result<String, CatalogError> {
        let text = read(&self.0.join(file)).map_err(|why| unread(file, &why))?;
        bounds::bounded(&text, bounds::PARTS).map_err(|why| CatalogError::Yaml {
            file: file.to_owned(),
            why: match why.place() {
                Some((line, column)) => format!("line {line}, column {column}: {why}"),
                None => why.to_string(),
            },
        })?;
        Ok(text)
    }

    /// What a YAML file says.
    pub(super) fn read<T: DeserializeOwned>(&self, file: &str) -> Result<T, CatalogError> {
        let text = self.text(file)?;
        serde_yaml::from_str(&text).map_err(|why| CatalogError::Yaml {
            file: file.to_owned(),
            why: Told::of(&why, &text).to_string(),
        })
    }

    /// Whether there is no such file; one that cannot be read is there.
    pub(super) fn lacks(&self, file: &str) -> bool {
        !self.0.join(file).exists()
    }

    /// Whether there is such a folder in it.
    pub(super) fn has(&self, folder: &str) -> bool {
        self.0.join(folder).is_dir()
    }

    /// The names of the YAML files in a folder of it, without the ending.
    pub(super) fn stems(&self, folder: &str) -> Result<Vec<String>, CatalogError> {
        let paths = entries(&self.0.join(folder)).map_err(|why| unread(folder, &why))?;
        let yaml = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
        let stem = |path: &PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
        Ok(yaml.filter_map(stem).collect())
    }

    /// Every template with its name.
    pub(super) fn templates(&self) -> Result<Vec<(String, Cow<'static, str>)>, CatalogError> {
        templates_in(&self.0.join("templates")).map_err(|why| unread("templates", &why))
    }
}

fn templates_in(root: &Path) -> io::Result<Vec<(String, Cow<'static, str>)>> {
    let mut templates = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "tera") {
                let name = path
                    .strip_prefix(root)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                templates.push((name, Cow::Owned(read(&path)?)));
            }
        }
    }
    templates.sort();
    Ok(templates)
}

/// The text of a file of the catalogue.
fn read(file: &Path) -> io::Result<String> {
    let bytes = bounds::bytes(file, LIMIT)?;
    let bytes =
        bytes.ok_or_else(|| io::Error::other(format!("has more than {} MiB", LIMIT >> 20)))?;
    String::from_utf8(bytes).map_err(|why| io::Error::new(io::ErrorKind::InvalidData, why))
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect()
}

fn unread(file: &str, why: &io::Error) -> CatalogError {
    CatalogError::Read {
        file: file.to_owned(),
        why: why.to_string(),
    }
}
