//! Where the catalogue's files are: inside the program, or in a folder.

use super::{CatalogError, Told, bounds};
use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;
use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

/// The most bytes that a file of the catalogue may have: 2 MiB. The longest have a twentieth of it.
const LIMIT: usize = 2 << 20;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The same files as JSON, as `build.rs` has read them.
static PARSED: Dir<'_> = include_dir!("$OUT_DIR/locales");

/// Names of templates, each with its text.
macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// The templates: few, and each is the work of a developer.
const TEMPLATES: &[(&str, &str)] = templates![
    "access.tera",
    "annex.tera",
    "base.tera",
    "ch/collective_complaint.tera",
    "ch/complaint.tera",
    "ch/human_review.tera",
    "ch/objection.tera",
    "ch/objection_unanswered.tera",
    "collective_complaint.tera",
    "collective_objection.tera",
    "complaint.tera",
    "consent_withdrawal.tera",
    "employer_complaint.tera",
    "erasure.tera",
    "explain.tera",
    "extension_reply.tera",
    "fee_reply.tera",
    "follow.tera",
    "form_reply.tera",
    "human_review.tera",
    "identity_reply.tera",
    "incomplete_reply.tera",
    "instead.tera",
    "mandate.tera",
    "objection.tera",
    "objection_unanswered.tera",
    "open.tera",
    "portability.tera",
    "preservation.tera",
    "rectification.tera",
    "refusal_reply.tera",
    "reminder.tera",
    "restriction.tera",
    "scope.tera",
    "shortcoming.tera",
    "silence.tera",
    "situation.tera",
    "uk/collective_complaint.tera",
    "violated.tera",
    "where.tera",
    "words.tera",
    "wrong_language_reply.tera",
];

/// The catalogue's files.
#[derive(Debug)]
pub(super) enum Source {
    /// Inside the program.
    Embedded,
    /// In a folder that holds `locales` and `templates`.
    Folder(PathBuf),
}

impl Source {
    /// The text of a YAML file below `locales/`, small enough to be read as YAML.
    pub(super) fn text(&self, file: &str) -> Result<Cow<'static, str>, CatalogError> {
        match self {
            Self::Embedded => file
                .strip_prefix("locales/")
                .and_then(|file| LOCALES.get_file(file)?.contents_utf8())
                .map(Cow::Borrowed)
                .ok_or_else(|| CatalogError::Read {
                    file: file.to_owned(),
                    why: "there is no such text".to_owned(),
                }),
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
        if let (Self::Embedded, Some(json)) = (self, parsed(file)) {
            return serde_json::from_slice(json).map_err(|why| wrong(why.to_string()));
        }
        let text = self.text(file)?;
        serde_yaml::from_str(&text).map_err(|why| wrong(Told::of(&why, &text).to_string()))
    }

    /// Whether there is no such file; one that cannot be read is there.
    pub(super) fn lacks(&self, file: &str) -> bool {
        match self {
            Self::Embedded => false,
            Self::Folder(dir) => !dir.join(file).exists(),
        }
    }

    /// The names of the YAML files in `locales` or a folder of it, without the ending, in order.
    pub(super) fn stems(&self, folder: &str) -> Result<Vec<String>, CatalogError> {
        let paths: Vec<PathBuf> = match self {
            Self::Embedded => match folder.strip_prefix("locales/") {
                None => Some(&LOCALES),
                Some(folder) => LOCALES.get_dir(folder),
            }
            .map(|dir| dir.files().map(|file| file.path().to_owned()).collect())
            .unwrap_or_default(),
            Self::Folder(dir) => entries(&dir.join(folder)).map_err(|why| unread(folder, &why))?,
        };
        let yaml = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
        let mut stems: Vec<String> = yaml
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        stems.sort();
        Ok(stems)
    }

    /// Whether there is such a folder below `locales/`.
    pub(super) fn has(&self, folder: &str) -> bool {
        match self {
            Self::Embedded => folder
                .strip_prefix("locales/")
                .is_some_and(|folder| LOCALES.get_dir(folder).is_some()),
            Self::Folder(dir) => dir.join(folder).is_dir(),
        }
    }

    /// Every template with its name: `base.tera`, `ch/objection.tera`.
    pub(super) fn templates(&self) -> Result<Vec<(String, Cow<'static, str>)>, CatalogError> {
        match self {
            Self::Embedded => Ok(TEMPLATES
                .iter()
                .map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)))
                .collect()),
            Self::Folder(dir) => {
                templates_in(&dir.join("templates")).map_err(|why| unread("templates", &why))
            }
        }
    }
}

/// The embedded file as JSON.
fn parsed(file: &str) -> Option<&'static [u8]> {
    let json = Path::new(file.strip_prefix("locales/")?).with_extension("json");
    Some(PARSED.get_file(json)?.contents())
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
