//! Where the catalogue's files are: inside the program, or in a folder.

use super::CatalogError;
use include_dir::{Dir, include_dir};
use std::{borrow::Cow, path::PathBuf};

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The catalogue's files.
#[derive(Debug)]
pub(super) enum Source {
    /// Inside the program.
    Embedded,
    /// In a folder that holds `locales` and `templates`.
    Folder(PathBuf),
}

impl Source {
    /// The text of a file, by its path inside the catalogue.
    pub(super) fn text(&self, file: &str) -> Result<Cow<'static, str>, CatalogError> {
        match self {
            Self::Embedded => embedded(file)
                .and_then(|(dir, rest)| dir.get_file(rest))
                .and_then(include_dir::File::contents_utf8)
                .map(Cow::Borrowed)
                .ok_or_else(|| CatalogError::Read { file: file.to_owned(), why: "there is no such text".to_owned() }),
            Self::Folder(dir) => std::fs::read_to_string(dir.join(file))
                .map(Cow::Owned)
                .map_err(|why| CatalogError::Read { file: file.to_owned(), why: why.to_string() }),
        }
    }

    /// The names of the files in a folder that end so, without the ending, in order.
    pub(super) fn stems(&self, folder: &str, ending: &str) -> Result<Vec<String>, CatalogError> {
        let paths: Vec<PathBuf> = match self {
            Self::Embedded => embedded(folder)
                .and_then(|(dir, rest)| if rest.is_empty() { Some(dir) } else { dir.get_dir(rest) })
                .map(|dir| dir.files().map(|file| file.path().to_owned()).collect())
                .unwrap_or_default(),
            Self::Folder(dir) => {
                let failed = |why: std::io::Error| CatalogError::Read { file: folder.to_owned(), why: why.to_string() };
                std::fs::read_dir(dir.join(folder))
                    .map_err(failed)?
                    .map(|entry| entry.map(|entry| entry.path()))
                    .collect::<Result<_, _>>()
                    .map_err(failed)?
            }
        };
        let mut stems: Vec<String> = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|found| found == ending))
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        stems.sort();
        Ok(stems)
    }

    /// Every template with its name: `base.tera`, `ch/objection.tera`.
    pub(super) fn templates(&self) -> Result<Vec<(String, Cow<'static, str>)>, CatalogError> {
        let mut names: Vec<String> = self.stems("templates", "tera")?.into_iter().map(|stem| format!("{stem}.tera")).collect();
        for folder in self.folders("templates")? {
            names.extend(self.stems(&format!("templates/{folder}"), "tera")?.into_iter().map(|stem| format!("{folder}/{stem}.tera")));
        }
        names.into_iter().map(|name| Ok((name.clone(), self.text(&format!("templates/{name}"))?))).collect()
    }

    fn folders(&self, folder: &str) -> Result<Vec<String>, CatalogError> {
        let names = |paths: Vec<PathBuf>| paths.iter().filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect();
        match self {
            Self::Embedded => Ok(names(TEMPLATES.dirs().map(|dir| dir.path().to_owned()).collect())),
            Self::Folder(dir) => {
                let failed = |why: std::io::Error| CatalogError::Read { file: folder.to_owned(), why: why.to_string() };
                let entries = std::fs::read_dir(dir.join(folder)).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
                Ok(names(entries.iter().map(std::fs::DirEntry::path).filter(|path| path.is_dir()).collect()))
            }
        }
    }
}

fn embedded(path: &str) -> Option<(&'static Dir<'static>, &str)> {
    match path.split_once('/') {
        Some(("locales", rest)) => Some((&LOCALES, rest)),
        Some(("templates", rest)) => Some((&TEMPLATES, rest)),
        None if path == "locales" => Some((&LOCALES, "")),
        None if path == "templates" => Some((&TEMPLATES, "")),
        _ => None,
    }
}
