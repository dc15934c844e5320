//! Where the catalogue's files are: inside the program, in a folder, or handed over part by part.

use super::{CatalogError, Told, bounds, inside};
use serde::de::DeserializeOwned;
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// The most bytes that a file of the catalogue may have: 2 MiB. The longest have a twentieth of it.
const LIMIT: usize = 2 << 20;

/// Files by their paths, `locales/laws/al.yaml` or `templates/base.tera`: what a YAML file says as JSON, a template as it is.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// The catalogue's files.
#[derive(Debug)]
pub(super) enum Source {
    /// Inside the program.
    Embedded,
    /// In a folder that holds `locales` and `templates`.
    Folder(PathBuf),
    /// Handed over.
    Parts(Parts),
}

impl Source {
    /// The text of a YAML file below `locales/`, small enough to be read as YAML. What was handed over has none, nor
    /// has a program that does not proofread.
    pub(super) fn text(&self, file: &str) -> Result<Cow<'static, str>, CatalogError> {
        let none = || CatalogError::Read {
            file: file.to_owned(),
            why: "there is no such text".to_owned(),
        };
        match self {
            #[cfg(feature = "proof")]
            Self::Embedded => inside::text(file).map(Cow::Borrowed).ok_or_else(none),
            #[cfg(not(feature = "proof"))]
            Self::Embedded => Err(none()),
            Self::Parts(_) => Err(none()),
            Self::Folder(dir) => {
                let text = read(&dir.join(file)).map_err(|why| unread(file, &why))?;
                bounds::bounded(&text, bounds::PARTS).map_err(|why| CatalogError::Yaml {
                    file: file.to_owned(),
                    why: match why.place() {
                        Some((line, column)) => format!("line {line}, column {column}: {why}"),
                        None => why.to_string(),
                    },
                })?;
                Ok(Cow::Owned(text))
            }
        }
    }

    /// What a YAML file below `locales/` says.
    pub(super) fn read<T: DeserializeOwned>(&self, file: &str) -> Result<T, CatalogError> {
        let wrong = |why: String| CatalogError::Yaml {
            file: file.to_owned(),
            why,
        };
        let json = match self {
            Self::Embedded => inside::json(file),
            Self::Parts(parts) => parts.get(file).map(Vec::as_slice),
            Self::Folder(_) => None,
        };
        if let Some(json) = json {
            return serde_json::from_slice(json).map_err(|why| wrong(why.to_string()));
        }
        let text = self.text(file)?;
        serde_yaml::from_str(&text).map_err(|why| wrong(Told::of(&why, &text).to_string()))
    }

    /// Whether there is no such file; one that cannot be read is there.
    pub(super) fn lacks(&self, file: &str) -> bool {
        match self {
            Self::Embedded => inside::json(file).is_none(),
            Self::Folder(dir) => !dir.join(file).exists(),
            Self::Parts(parts) => !parts.contains_key(file),
        }
    }

    /// The names of the YAML files in `locales` or a folder of it, without the ending, in order.
    pub(super) fn stems(&self, folder: &str) -> Result<Vec<String>, CatalogError> {
        let mut stems: Vec<String> = match self {
            Self::Embedded => inside::stems(folder).map(str::to_owned).collect(),
            Self::Folder(dir) => entries(&dir.join(folder))
                .map_err(|why| unread(folder, &why))?
                .iter()
                .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
                .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
                .collect(),
            Self::Parts(parts) => below(parts, folder)
                .filter_map(|name| name.strip_suffix(".yaml"))
                .filter(|stem| !stem.contains('/'))
                .map(str::to_owned)
                .collect(),
        };
        stems.sort();
        Ok(stems)
    }

    /// Whether there is such a folder below `locales/`.
    pub(super) fn has(&self, folder: &str) -> bool {
        match self {
            Self::Embedded => inside::has(folder),
            Self::Folder(dir) => dir.join(folder).is_dir(),
            Self::Parts(parts) => below(parts, folder).next().is_some(),
        }
    }

    /// Every template with its name: `base.tera`, `ch/objection.tera`.
    pub(super) fn templates(&self) -> Result<Vec<(String, Cow<'static, str>)>, CatalogError> {
        match self {
            Self::Embedded => Ok(inside::TEMPLATES
                .iter()
                .map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)))
                .collect()),
            Self::Folder(dir) => {
                templates_in(&dir.join("templates")).map_err(|why| unread("templates", &why))
            }
            Self::Parts(parts) => Ok(below(parts, "templates")
                .map(|name| {
                    let text = &parts[&format!("templates/{name}")];
                    let text = String::from_utf8_lossy(text).into_owned();
                    (name.to_owned(), Cow::Owned(text))
                })
                .collect()),
        }
    }
}

/// The files that were handed over of a folder and of those in it, by the rest of their paths.
fn below<'a>(parts: &'a Parts, folder: &str) -> impl Iterator<Item = &'a str> {
    let folder = format!("{folder}/");
    let from = parts.range(folder.clone()..);
    from.map_while(move |(path, _)| path.strip_prefix(&folder))
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
