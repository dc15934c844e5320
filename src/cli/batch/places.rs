//! Where a run reads and writes: no file of its is another's.

use super::{
    advice::ADVICE_COLUMNS,
    args::Batch,
    lists::{KEPT, SUPERSEDED},
    shape::Shape,
    stamp::Stamp,
    superseded::is_letter,
    table::{beside, plain},
};
use crate::{
    cli::{failure::Failure, output::folder_of},
    files::{self, Links},
    roster::{FAULT_COLUMNS, MANIFEST_COLUMNS},
};
use std::{
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

/// How many bytes of a file tell whose it is.
const HEAD: u64 = 256;

/// What a file is to the run.
type Place<'a> = (&'a str, PathBuf);

/// Refuses a call that would write over what it reads, over what it writes, or over a file that
/// no run has made.
///
/// # Errors
/// If two places are one, or a file there is not ours.
pub(super) fn check(
    args: &Batch,
    book: Option<&Path>,
    state: &Path,
    stamp: Stamp,
    shape: Shape,
) -> Result<(), Failure> {
    let [table, json] = ["csv", "json"].map(|ending| stamp.manifest(&args.output, ending));
    let mut read: Vec<Place<'_>> = vec![
        ("the roster", args.roster.clone()),
        ("the base file", args.request.clone()),
    ];
    read.extend(
        args.columns
            .iter()
            .map(|file| ("the map of the columns", file.clone())),
    );
    read.extend(book.map(|book| ("the book of employers", book.to_owned())));
    let mut written: Vec<Place<'_>> = vec![
        ("the state", state.to_owned()),
        ("the manifest", table.clone()),
        ("the manifest", json.clone()),
        (
            "the list of superseded letters",
            stamp.list(&args.output, SUPERSEDED, "csv"),
        ),
        (
            "the list of superseded letters",
            stamp.list(&args.output, SUPERSEDED, "json"),
        ),
        (
            "the list of other letters",
            stamp.list(&args.output, KEPT, "csv"),
        ),
    ];
    if shape.json {
        let asked = [
            ("the JSON of --errors", &args.errors),
            ("the JSON of --advice", &args.advice),
        ];
        for (name, path) in asked {
            written.extend(path.iter().map(|path| (name, beside(path))));
        }
    }
    for (option, path) in [
        ("--errors", &args.errors),
        ("--advice", &args.advice),
        ("--merge", &args.merge),
        ("--zip", &args.zip),
    ] {
        written.extend(path.iter().map(|path| (option, path.clone())));
    }
    let system = |path: &Path, why: io::Error| Failure::at(path, &why);
    let folder = absolute(&args.output).map_err(|why| system(&args.output, why))?;
    for (name, path) in &written {
        let file = path.file_name().and_then(|name| name.to_str());
        let place = absolute(folder_of(path)).map_err(|why| system(path, why))?;
        if place == folder && file.is_some_and(is_letter) {
            return Err(Failure::system_hint(
                format!(
                    "{}: {name} would be named like a letter, among the letters",
                    path.display()
                ),
                "give it another name",
            ));
        }
    }
    for (index, (name, path)) in written.iter().enumerate() {
        let place = absolute(path).map_err(|why| system(path, why))?;
        for (other, path) in read.iter().chain(&written[..index]) {
            if absolute(path).map_err(|why| system(path, why))? == place {
                return Err(Failure::system_hint(
                    format!("{}: {name} would be written over {other}", path.display()),
                    "give it another place",
                ));
            }
        }
    }
    for path in [&table, &json] {
        if is_foreign(path, is_manifest)? {
            return Err(Failure::system_hint(
                format!(
                    "{}: this is not a manifest written by Kerkesa",
                    path.display()
                ),
                "move it away, or use another folder",
            ));
        }
    }
    for (name, ending) in [(SUPERSEDED, "csv"), (SUPERSEDED, "json"), (KEPT, "csv")] {
        let list = stamp.list(&args.output, name, ending);
        if is_foreign(&list, is_list)? {
            return Err(Failure::system_hint(
                format!("{}: this is not a list written by Kerkesa", list.display()),
                "move it away, or use another folder",
            ));
        }
    }
    if !args.force {
        replaces_its_like(args.errors.as_deref(), is_errors)?;
        replaces_its_like(args.advice.as_deref(), is_advice)?;
        let asked = [&args.errors, &args.advice];
        for path in asked.into_iter().flatten().filter(|_| shape.json) {
            replaces_its_like(Some(&beside(path)), |head| is_json(head, "row"))?;
        }
    }
    Ok(())
}

/// Refuses a table in the place of another file.
fn replaces_its_like(path: Option<&Path>, is_ours: fn(&str) -> bool) -> Result<(), Failure> {
    match path {
        Some(path) if is_foreign(path, is_ours)? => Err(Failure::system_hint(
            format!("{}: another file has this name", path.display()),
            "`--force` replaces it",
        )),
        _ => Ok(()),
    }
}

/// Whether there is a file that begins otherwise than ours; one with nothing in it is nobody's.
fn is_foreign(path: &Path, is_ours: fn(&str) -> bool) -> Result<bool, Failure> {
    let system = |why: io::Error| Failure::at(path, &why);
    let file = match files::open(path, Links::Refused) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(false),
        file => file.map_err(system)?,
    };
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head).map_err(system)?;
    Ok(!head.is_empty() && !is_ours(&plain(&String::from_utf8_lossy(&head))))
}

fn is_errors(head: &str) -> bool {
    // Earlier versions wrote no reference.
    head.starts_with(&FAULT_COLUMNS[..5].join(","))
}

fn is_advice(head: &str) -> bool {
    head.starts_with(&ADVICE_COLUMNS.join(","))
}

fn is_manifest(head: &str) -> bool {
    head.starts_with(&MANIFEST_COLUMNS[..4].join(",")) || is_json(head, "row")
}

fn is_list(head: &str) -> bool {
    head.starts_with("file,sha256") || is_json(head, "file")
}

/// Whether it is a list of objects that begin with this key, or an empty one.
fn is_json(head: &str, key: &str) -> bool {
    let begins = || {
        let list = head.strip_prefix('[').map(str::trim_start)?;
        let first = list.strip_prefix('{').map(str::trim_start);
        let key = format!("\"{key}\"");
        Some(list.starts_with(']') || first.is_some_and(|entry| entry.starts_with(&key)))
    };
    begins() == Some(true)
}

/// The path without links and dots, also where its last parts are not there yet.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let mut place = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            Component::CurDir => {}
            part => place.push(part),
        }
        match place.canonicalize() {
            Ok(real) => place = real,
            Err(why) if why.kind() == io::ErrorKind::NotFound => {}
            Err(why) => return Err(why),
        }
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_ours_is_told_from_another() {
        for ours in [
            "row,reference,letter,language,jurisdiction,law",
            "[\n]\n",
            "[\n{\"row\":1,",
            "[\n  {\n    \"row\": 1,",
        ] {
            assert!(is_manifest(ours), "{ours}");
            assert!(is_manifest(&plain(&ours.replace(',', ";"))), "{ours}");
        }
        assert!(is_list("[\n{\"file\":\"x\"") && !is_list("[\n{\"row\":1"));
        for other in [
            "row,name\n",
            "[1]",
            "{\"row\":1}",
            "%PDF-1.7",
            "reference,worker.name\n",
        ] {
            assert!(!is_manifest(other) && !is_errors(other), "{other}");
        }
        assert!(is_errors("row,line,column,reason,hint\n1,"));
    }

    #[test]
    fn a_place_is_one_however_it_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let wanted = absolute(&folder.path().join("x.csv")).expect("a place");
        for written in ["./x.csv", "new/../x.csv", "new/./../x.csv"] {
            let found = absolute(&folder.path().join(written)).expect("a place");
            assert_eq!(found, wanted, "{written}");
        }
        assert_ne!(
            absolute(&folder.path().join("new/x.csv")).expect("a place"),
            wanted
        );
    }
}
