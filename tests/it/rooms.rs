//! The rooms of the house: dependencies point one way.

use std::{collections::BTreeSet, fs, path::Path};

/// Which rooms a room may use.
const ARROWS: [(&str, &[&str]); 15] = [
    ("domain", &[]),
    ("files", &["domain"]),
    ("letter", &[]),
    ("catalog", &["domain"]),
    ("deadlines", &["catalog", "domain"]),
    ("book", &["catalog", "domain", "files"]),
    (
        "intake",
        &["book", "catalog", "deadlines", "domain", "files"],
    ),
    ("compose", &["catalog", "deadlines", "domain", "letter"]),
    ("render", &["letter"]),
    ("proof", &["catalog", "domain"]),
    ("advice", &["catalog", "domain"]),
    (
        "interview",
        &["book", "catalog", "compose", "domain", "intake"],
    ),
    (
        "roster",
        &["catalog", "deadlines", "domain", "files", "intake"],
    ),
    ("cases", &["catalog", "deadlines", "domain", "intake"]),
    (
        "cli",
        &[
            "advice",
            "book",
            "cases",
            "catalog",
            "compose",
            "deadlines",
            "domain",
            "files",
            "intake",
            "interview",
            "letter",
            "proof",
            "render",
            "roster",
        ],
    ),
];

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms: BTreeSet<String> = fs::read_dir(&src)
        .expect("src")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("a name"))
        .collect();
    assert_eq!(
        rooms,
        ARROWS.iter().map(|(room, _)| (*room).to_owned()).collect(),
        "a room without arrows"
    );
    for (room, allowed) in ARROWS {
        for (file, used) in used_by(&src.join(room)) {
            assert!(
                used == room || allowed.contains(&used.as_str()),
                "{file}: the room `{room}` must not use `{used}`"
            );
        }
    }
}

#[test]
fn an_arrow_the_wrong_way_is_found() {
    let found: Vec<String> = names(
        "use crate::{\n    domain::Law,\n    render::{Format, x},\n};\nfn f() { crate::cli::main(); }",
    );
    assert_eq!(found, ["domain", "render", "cli"]);
}

fn used_by(folder: &Path) -> Vec<(String, String)> {
    let mut used = Vec::new();
    for entry in fs::read_dir(folder).expect("a room") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            used.extend(used_by(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            used.extend(
                names(&text)
                    .into_iter()
                    .map(|name| (path.display().to_string(), name)),
            );
        }
    }
    used
}

/// The first names after `crate::`, also inside braces.
fn names(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        if source[..at].ends_with('$') {
            continue;
        }
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            names.push(name);
        } else {
            names.push(rest.to_owned());
        }
    }
    let first = |name: String| {
        name.trim()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    };
    names
        .into_iter()
        .map(first)
        .filter(|name| !name.is_empty())
        .collect()
}
