//! Where the catalogue's files are: inside the program, in a folder, or handed over part by part.

#[cfg(feature = "catalogue")]
use super::folder::Folder;
use super::{CatalogError, inside};
use serde::de::DeserializeOwned;
use std::{borrow::Cow, collections::BTreeMap};

/// Files by their paths, `locales/laws/al.yaml` or `templates/base.tera`: what a YAML file says as JSON, a template as it is.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// The catalogue's files.
#[derive(Debug)]
pub(super) enum Source {
    /// Inside the program.
    Embedded,
    /// In a folder, which may lack what is inside the program.
    #[cfg(feature = "catalogue")]
    Folder(Folder),
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
            #[cfg(feature = "catalogue")]
            Self::Folder(folder) => folder.text(file).map(Cow::Owned),
        }
    }

    /// What a YAML file below `locales/` says.
    pub(super) fn read<T: DeserializeOwned>(&self, file: &str) -> Result<T, CatalogError> {
        let json = match self {
            Self::Embedded => inside::json(file),
            Self::Parts(parts) => parts.get(file).map(Vec::as_slice),
            #[cfg(feature = "catalogue")]
            Self::Folder(folder) => return folder.read(file),
        };
        let json = json.ok_or_else(|| CatalogError::Read {
            file: file.to_owned(),
            why: "there is no such file".to_owned(),
        })?;
        serde_json::from_slice(json).map_err(|why| CatalogError::Yaml {
            file: file.to_owned(),
            why: why.to_string(),
        })
    }

    /// Whether there is no such file; one that cannot be read is there.
    pub(super) fn lacks(&self, file: &str) -> bool {
        match self {
            Self::Embedded => inside::json(file).is_none(),
            #[cfg(feature = "catalogue")]
            Self::Folder(folder) => folder.lacks(file),
            Self::Parts(parts) => !parts.contains_key(file),
        }
    }

    /// The names of the YAML files in `locales` or a folder of it, without the ending, in order.
    #[cfg_attr(
        not(feature = "catalogue"),
        expect(clippy::unnecessary_wraps, reason = "only a folder can fail")
    )]
    pub(super) fn stems(&self, folder: &str) -> Result<Vec<String>, CatalogError> {
        let mut stems: Vec<String> = match self {
            Self::Embedded => inside::stems(folder).map(str::to_owned).collect(),
            #[cfg(feature = "catalogue")]
            Self::Folder(files) => files.stems(folder)?,
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
            #[cfg(feature = "catalogue")]
            Self::Folder(files) => files.has(folder),
            Self::Parts(parts) => below(parts, folder).next().is_some(),
        }
    }

    /// Every template with its name: `base.tera`, `ch/objection.tera`.
    #[cfg_attr(
        not(feature = "catalogue"),
        expect(clippy::unnecessary_wraps, reason = "only a folder can fail")
    )]
    pub(super) fn templates(&self) -> Result<Vec<(String, Cow<'static, str>)>, CatalogError> {
        match self {
            Self::Embedded => Ok(inside::TEMPLATES
                .iter()
                .map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)))
                .collect()),
            #[cfg(feature = "catalogue")]
            Self::Folder(folder) => folder.templates(),
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
