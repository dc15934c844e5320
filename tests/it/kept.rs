//! The letters that are kept as files, in `tests/letters/<jurisdiction>/<language>/`: which they are, and that no others
//! lie there.

use crate::{
    make::{CATALOG, chosen, kept, names, pairs, tests_dir, written},
    tags::TAGS,
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The files that are kept: a letter each, and one with the tags of its PDF.
fn wanted() -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::from([tests_dir().join(TAGS)]);
    for (jurisdiction, language) in kept() {
        let letters = names()
            .into_iter()
            .filter(|name| written(name, jurisdiction, &language).is_ok());
        files.extend(
            letters.map(|name| {
                tests_dir().join(format!("letters/{jurisdiction}/{language}/{name}.txt"))
            }),
        );
    }
    files
}

/// The files in the folders of the jurisdictions, at any depth, and the folders without any.
fn present(folder: &Path, files: &mut BTreeSet<PathBuf>) {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let entries: Vec<PathBuf> = entries.collect();
    if entries.is_empty() {
        files.insert(folder.to_owned());
    }
    for path in entries {
        if path.is_dir() {
            present(&path, files);
        } else {
            files.insert(path);
        }
    }
}

/// Takes away what is not kept, or says what it is.
fn swept(letters: &Path, wanted: &BTreeSet<PathBuf>, is_overwriting: bool) -> Vec<PathBuf> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(letters).expect("the letters") {
        let folder = entry.expect("an entry").path();
        if folder.is_dir() && !folder.ends_with("requests") {
            present(&folder, &mut files);
        }
    }
    let stale: Vec<PathBuf> = files.difference(wanted).cloned().collect();
    if !is_overwriting {
        return stale;
    }
    for path in stale {
        if path.is_dir() {
            fs::remove_dir(&path).expect("an empty folder");
        } else {
            fs::remove_file(&path).expect("a file");
        }
        let above = path
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != letters);
        above.for_each(|folder| drop(fs::remove_dir(folder)));
    }
    Vec::new()
}

#[test]
fn no_letter_lies_there_that_is_not_kept() {
    let is_overwriting = std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite");
    let stale = swept(&tests_dir().join("letters"), &wanted(), is_overwriting);
    assert!(
        stale.is_empty(),
        "take them away with SNAPSHOTS=overwrite: {stale:#?}"
    );
}

#[test]
fn a_letter_that_is_not_kept_is_found_and_taken_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let letters = folder.path();
    let file = |name: &str| {
        let path = letters.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, "").expect("a file");
        path
    };
    let wanted = BTreeSet::from([file("AL/sq/access.full.txt")]);
    let stale = [
        file("AL/de/access.full.txt"),
        file("AL/sq/gone.full.txt"),
        file("ZZ/zz/access.full.txt"),
    ];
    file("requests/access.full.yaml");
    file("refused.txt");
    assert_eq!(swept(letters, &wanted, false), stale);
    assert!(swept(letters, &wanted, true).is_empty());
    assert!(swept(letters, &wanted, false).is_empty());
    assert!(!letters.join("ZZ").exists() && !letters.join("AL/de").exists());
    assert!(
        letters.join("AL/sq/access.full.txt").exists()
            && letters.join("requests/access.full.yaml").exists()
    );
}

#[test]
fn letters_are_kept_for_each_language_and_each_jurisdiction_and_grow_by_addition() {
    let (kept, languages) = (kept(), CATALOG.languages().count());
    let jurisdictions = CATALOG.jurisdictions().count();
    assert!(kept.len() <= languages + jurisdictions, "{kept:?}");
    assert!(kept.iter().all(|pair| pairs().contains(pair)), "{kept:?}");
    for jurisdiction in CATALOG.jurisdictions() {
        assert!(
            kept.iter().any(|(of, _)| *of == jurisdiction),
            "{jurisdiction}"
        );
    }
    for language in CATALOG.languages() {
        assert!(kept.iter().any(|(_, of)| of == language), "{language}");
    }
}

#[test]
fn the_sample_has_each_request_in_each_language() {
    let (chosen, kept) = (chosen(), kept());
    let distinct: BTreeSet<_> = chosen.iter().collect();
    assert_eq!(distinct.len(), chosen.len());
    let others = chosen.len() - kept.len() * names().len();
    assert!(
        others <= CATALOG.languages().count() * names().len(),
        "{others}"
    );
    for language in CATALOG.languages() {
        for name in names() {
            let is_chosen = chosen
                .iter()
                .any(|(of, (_, tag))| *of == name && tag == language);
            assert!(is_chosen, "{language} {name}");
        }
    }
}
