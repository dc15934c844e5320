//! What a binary carries, and under which licences: for whoever passes it on.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::Path,
    process::Command,
};

/// Licences that a program under MIT or Apache-2.0 may carry inside it, by their SPDX names. MPL-2.0 asks for no
/// more than that its own files stay open; the list says where they are.
const COMPATIBLE: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "blessing",
    // An exception, which only grants more.
    "LLVM-exception",
];

/// What the binary holds besides crates.
const OTHERS: [(&str, &str); 5] = [
    ("OFL-1.1", "Source Serif 4, the font (`templates/fonts/`)"),
    ("MIT OR Apache-2.0", "Rust's standard library"),
    ("blessing", "SQLite (inside `libsqlite3-sys`)"),
    (
        "Unicode-3.0",
        "data of the Unicode CLDR (`locales/proof/letters.yaml`)",
    ),
    (
        "CC0-1.0",
        "company records of Datenanfragen, and their schema (`src/book/companies.json`, `src/book/schema-companies.json`)",
    ),
];

const HEAD: &str = "\
# What a binary of Kerkesa carries

<!-- made by `SNAPSHOTS=overwrite cargo test`, do not edit -->

Kerkesa itself is under MIT or Apache-2.0, its letters and words under CC0-1.0. A binary for Linux also holds the crates
and the data below, each under its own licence. If you pass a binary on, pass on this list and the licences' texts with
it: `cargo vendor` puts the source of every crate into a folder, with its licence.

The crates under MPL-2.0 are used unchanged, and `cargo vendor` fetches their source too.
";

/// The crates of every feature that are linked into the program on Linux: no tools of the build, no tests. Those of
/// other systems are not on every machine that runs this test.
fn carried() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline"])
        .args([
            "--filter-platform=x86_64-unknown-linux-gnu",
            "--all-features",
        ])
        .arg("--manifest-path")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let list = list.as_array().expect("a list").iter();
        list.map(|it| (text(&it["id"]), it.clone())).collect()
    };
    let packages = by_id(&metadata["packages"]);
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let root = text(&metadata["resolve"]["root"]);
    let (mut found, mut next) = (BTreeSet::new(), vec![root.clone()]);
    while let Some(id) = next.pop() {
        let is_macro = |target: &Value| target["kind"][0] == "proc-macro";
        let targets = packages[&id]["targets"].as_array().expect("targets");
        if targets.iter().any(is_macro) || !found.insert(id.clone()) {
            continue;
        }
        let needs = nodes[&id]["deps"].as_array().expect("needs").iter();
        let is_linked = |need: &&Value| {
            let kinds = need["dep_kinds"].as_array().expect("kinds");
            kinds.iter().any(|kind| kind["kind"].is_null())
        };
        next.extend(needs.filter(is_linked).map(|need| text(&need["pkg"])));
    }
    let built = built();
    let mut carried: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in found.iter().filter(|id| **id != root) {
        let package = &packages[id];
        let name = format!("{} {}", text(&package["name"]), text(&package["version"]));
        if !built.contains(&name) {
            continue;
        }
        let licence = package["license"].as_str();
        let licence = licence.unwrap_or_else(|| panic!("{name} names no licence"));
        let list = carried.entry(spdx(licence)).or_default();
        list.insert(name);
    }
    for (licence, what) in OTHERS {
        let list = carried.entry(spdx(licence)).or_default();
        list.insert(what.to_owned());
    }
    carried
}

/// The crates that are compiled. The metadata also name those that a feature would add to if somebody else asked for them.
fn built() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--all-features"])
        .args(["--edges=normal", "--prefix=none", "--format={p}"])
        .arg("--target=x86_64-unknown-linux-gnu")
        .arg("--manifest-path")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "cargo tree");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let name = |line: &str| {
        let mut words = line.split_whitespace();
        let (name, version) = (words.next()?, words.next()?);
        Some(format!("{name} {}", version.strip_prefix('v')?))
    };
    lines.lines().filter_map(name).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The expression in one form: older crates write `/` for `OR`, and the order of a choice means nothing.
fn spdx(licence: &str) -> String {
    let licence = licence.replace(" / ", " OR ").replace('/', " OR ");
    if licence.contains('(') || licence.contains(" AND ") {
        return licence;
    }
    let mut choice: Vec<&str> = licence.split(" OR ").collect();
    choice.sort_unstable();
    choice.join(" OR ")
}

/// Whether a binary may carry what is under an expression: of a choice, one is enough.
fn is_compatible(licence: &str) -> bool {
    let licence = licence.trim();
    let choices = apart(licence, " OR ");
    if choices.len() > 1 {
        return choices.into_iter().any(is_compatible);
    }
    let parts = apart(licence, " AND ");
    if parts.len() > 1 {
        return parts.into_iter().all(is_compatible);
    }
    let inner = licence.strip_prefix('(');
    match inner.and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => is_compatible(inner),
        None => licence
            .split(" WITH ")
            .all(|name| COMPATIBLE.contains(&name)),
    }
}

/// The parts of an expression between words that stand outside parentheses.
fn apart<'e>(licence: &'e str, word: &str) -> Vec<&'e str> {
    let is_outside = |at: &usize| {
        let before = &licence[..*at];
        before.matches('(').count() == before.matches(')').count()
    };
    let found = licence.match_indices(word).map(|(at, _)| at);
    let mut parts = Vec::new();
    let mut from = 0;
    for at in found.filter(is_outside) {
        parts.push(&licence[from..at]);
        from = at + word.len();
    }
    parts.push(&licence[from..]);
    parts
}

#[test]
fn the_list_of_what_a_binary_carries_is_that_of_today() {
    let mut list = HEAD.to_owned();
    for (licence, carried) in carried() {
        assert!(is_compatible(&licence), "{licence}: {carried:?}");
        let _ = write!(list, "\n## {licence}\n\n");
        for name in carried {
            let _ = writeln!(list, "- {name}");
        }
    }
    assert!(list.contains("- spellbook "), "it is under MPL-2.0");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("LICENSE-THIRD-PARTY.md");
    if env::var_os("SNAPSHOTS").is_some_and(|how| how == "overwrite") {
        fs::write(&file, &list).expect("written");
    }
    let shipped = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        shipped == list,
        "LICENSE-THIRD-PARTY.md is not that of today: `SNAPSHOTS=overwrite cargo test licences` makes it anew"
    );
}

#[test]
fn an_expression_is_read_word_by_word() {
    assert_eq!(spdx("MIT/Apache-2.0"), "Apache-2.0 OR MIT");
    assert_eq!(spdx("MIT OR Apache-2.0"), "Apache-2.0 OR MIT");
    for (licence, is) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("(GPL-3.0 OR MIT) AND Unicode-3.0", true),
        ("(GPL-3.0 OR MIT) AND LGPL-3.0", false),
        ("GPL-3.0 OR (MIT AND LGPL-3.0)", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
        ("GPL-3.0 WITH LLVM-exception", false),
    ] {
        assert_eq!(is_compatible(licence), is, "{licence}");
    }
}
