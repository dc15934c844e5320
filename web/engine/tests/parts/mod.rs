//! An engine with the catalogue of the repository, as the page hands it over.

use kerkesa_page::Engine;
use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    path::Path,
};

/// An engine that has all languages.
pub(crate) fn engine() -> Engine {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = BTreeMap::new();
    for folder in ["locales", "templates"] {
        collect(&root, folder, &mut texts);
    }
    let mut engine = Engine::new();
    let pack = serde_json::to_vec(&texts).expect("JSON");
    engine.load(&pack).expect("a catalogue");
    engine
}

fn collect(root: &Path, folder: &str, texts: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(root.join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name");
        let path = format!("{folder}/{name}");
        let ending = entry.path().extension().map(std::ffi::OsStr::to_os_string);
        if entry.path().is_dir() {
            collect(root, &path, texts);
        } else if ending.as_ref().is_some_and(|it| it == "yaml") {
            let text = fs::read_to_string(entry.path()).expect("a text");
            let value: serde_json::Value = serde_yaml::from_str(&text).expect(&path);
            texts.insert(path, value.to_string());
        } else if ending.as_ref().is_some_and(|it| it == "tera") {
            texts.insert(path, fs::read_to_string(entry.path()).expect("a text"));
        } else if folder == "templates/fonts/cores" {
            let bytes = fs::read(entry.path()).expect("a font");
            // A sign for each byte.
            texts.insert(path, bytes.into_iter().map(char::from).collect());
        }
    }
}

/// The files of an archive.
pub(crate) fn read_zip(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut files = BTreeMap::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        let name = file.name().expect("a name").into_owned();
        files.insert(name, bytes);
    }
    files
}
