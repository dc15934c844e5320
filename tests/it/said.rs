//! What the program says: in plain view whatever others wrote, and of no weight for what it makes.

use crate::make::tests_dir;
use kerkesa::domain::visible;
use serde_yaml::Value;
use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// What plays with a terminal, or with the eye. The last one forges a line.
const HOSTILE: [&str; 6] = [
    "\u{1b}[2J",
    "\u{202e}",
    "\u{9b}2J",
    "\u{200b}",
    "\u{7f}",
    "x\nFORGED",
];

/// All that a call says and hands over, and its exit code.
fn said(folder: &Path, call: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .current_dir(folder)
        .env_remove("KERKESA_BOOK")
        .args(call)
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8(text).expect("UTF-8"),
    )
}

/// That everybody sees what stands there.
fn is_plain(text: &str, of: &str) {
    // The mark of UTF-8, with which a table begins.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for line in text.lines() {
        let begin: String = line.chars().take(400).collect();
        assert_eq!(line, visible(line), "{of:?}");
        assert!(!line.starts_with("FORGED"), "{of:?}");
        assert!(line.chars().count() < 1_000, "{begin}");
    }
}

/// A text as it stands in YAML and in JSON.
fn in_quotes(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        let _ = match sign {
            '"' | '\\' => write!(quoted, "\\{sign}"),
            ' '..='~' => write!(quoted, "{sign}"),
            _ => write!(quoted, "\\u{:04x}", u32::from(sign)),
        };
    }
    quoted + "\""
}

/// Every value of a tree, replaced one after the other, and a key beside every one.
fn spoiled(value: &Value, by: &str) -> Vec<Value> {
    let below = |child: &Value, with: &dyn Fn(Value) -> Value| {
        spoiled(child, by).into_iter().map(with).collect::<Vec<_>>()
    };
    let mut all = vec![Value::from(by)];
    match value {
        Value::Mapping(map) => {
            let mut more = map.clone();
            more.insert(by.into(), 1.into());
            all.push(more.into());
            for (key, child) in map {
                all.extend(below(child, &|child| {
                    let mut map = map.clone();
                    map.insert(key.clone(), child);
                    map.into()
                }));
            }
        }
        Value::Sequence(list) => {
            for (index, child) in list.iter().enumerate() {
                all.extend(below(child, &|child| {
                    let mut list = list.clone();
                    list[index] = child;
                    list.into()
                }));
            }
        }
        _ => {}
    }
    all
}

const FULL: &str = "\
letter: reminder
language: en
jurisdiction: DE
region: DE-BE
authority: deberlbdi
date: 2026-11-23
place: Berlin
reference: '7'
tone: firm
window: left
delivery: registered
worker:
  name: Arta Hoxha
  birth_date: 1990-01-01
  email: a@example.org
  phone: '1'
  address: {street: Sample 1, postcode: '10115', city: Berlin, country: DE}
employment: {status: current, employee_number: '7', role: Agent, workplace: home, since: 2020-01-01}
employer:
  name: Sample
  attention: Office
  email: b@example.net
  address: {lines: [Sample 2, 10115 Berlin], country: DE}
access: {data: [cctv], questions: [monitoring_programs], systems: [S], period: {since: 2020-01-01}}
previous:
  - {letter: access, date: 2026-10-01, reference: '6', received: 2026-10-03, reply: {date: 2026-10-20, kind: refusal, reasons: [excessive]}}
follow_up: {open: [1], continues: true, own_words: W}
representative: {organisation: O, name: N, writes: true, address: {street: Sample 1, city: Berlin, country: DE}}
copies_to: [C]
enclosures: [E]
";

/// Employers that come from elsewhere, and sections of other letters.
const OTHERS: [&str; 6] = [
    "{letter: access, worker: {name: A, address: {lines: [A], country: DE}}, employer: {record: r.json, country: DE, attention: A}}",
    "{letter: access, worker: {name: A, address: {lines: [A], country: DE}}, employer: {book: b, country: DE}}",
    "{letter: objection, worker: {name: A, address: {lines: [A], country: DE}}, employer: {name: A, address: {lines: [A], country: DE}}, objection: {to: [{operation: home_webcam, system: S, since: 2020-01-01}], because: [private_home]}}",
    "{letter: erasure, worker: {name: A, address: {lines: [A], country: DE}}, employer: {name: A, address: {lines: [A], country: DE}}, erasure: {data: [cctv], because: [unlawful]}}",
    "{letter: rectification, worker: {name: A, address: {lines: [A], country: DE}}, employer: {name: A, address: {lines: [A], country: DE}}, rectification: {corrections: [{what: W, wrong: X, right: Y}]}}",
    "{letter: mandate, worker: {name: A, address: {lines: [A], country: DE}}, employer: {name: A, address: {lines: [A], country: DE}}, mandate: {until: 2027-01-01}}",
];

#[test]
fn nothing_that_a_request_says_reaches_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = "x`y z".repeat(2_000);
    for (round, hostile) in HOSTILE.iter().chain([&long.as_str()]).enumerate() {
        let trees = std::iter::once(FULL).chain(OTHERS);
        let trees = trees.map(|text| serde_yaml::from_str::<Value>(text).expect("YAML"));
        let mut names = Vec::new();
        for (number, tree) in trees.flat_map(|tree| spoiled(&tree, hostile)).enumerate() {
            let name = format!("{round}-{number}.yaml");
            // JSON is YAML, and escapes all that must be.
            let json = serde_json::to_string(&tree).expect("JSON");
            fs::write(folder.path().join(&name), json).expect("a request");
            names.push(name);
        }
        let call: Vec<&str> = ["check", "--book", "none.yaml"]
            .into_iter()
            .chain(names.iter().map(String::as_str))
            .collect();
        let (code, text) = said(folder.path(), &call);
        assert!(matches!(code, Some(1 | 2)), "{text}");
        assert!(names.len() > 100);
        is_plain(&text, hostile);
    }
}

#[test]
fn what_is_no_yaml_does_not_reach_the_terminal_either() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut names = vec!["check".to_owned()];
    for (round, hostile) in HOSTILE.iter().enumerate() {
        for (number, text) in [
            format!("letter: {hostile}"),
            format!("{hostile}: [1"),
            hostile.to_string(),
            format!("a: !{hostile} b"),
            format!("a: *{hostile}"),
            format!("'{hostile}"),
            format!("%{hostile}\n---\na: b"),
            format!("worker: {{name: A, {}: 1}}", in_quotes(hostile)),
            format!("{}: 1\n{0}: 1", in_quotes(hostile)),
        ]
        .into_iter()
        .enumerate()
        {
            let name = format!("{round}-{number}.yaml");
            fs::write(folder.path().join(&name), text).expect("a request");
            names.push(name);
        }
    }
    let call: Vec<&str> = names.iter().map(String::as_str).collect();
    let (code, text) = said(folder.path(), &call);
    assert_eq!(code, Some(1), "{text}");
    is_plain(&text, "YAML");
}

/// Calls in which `@` is what plays with the terminal, one a line.
const CALLS: &str = "\
@
write --set @=@ r.yaml
write --set worker.name=@ r.yaml
write --set @ r.yaml
write --@ r.yaml
write --language @ r.yaml
write --date @ r.yaml
write --format @ r.yaml
write --reading-copy @ r.yaml
write --data @ r.yaml
write --output @ r.yaml
write --output r.yaml @.yaml
write --output out @.yaml
write @
check @.yaml
check --language @
check --language en --data @
explain --format @ r.yaml
follow-up r.yaml --kind @
follow-up r.yaml --kind reminder --received @
follow-up @.yaml --kind reminder --output out
follow-up r.yaml --kind fee_reply --reply @ --reply-date 2026-11-26
follow-up r.yaml --kind fee_reply --reply refusal --reply-date 2026-11-26 --reasons @
follow-up r.yaml --kind reminder --open @
deadline --jurisdiction @ --received 2026-11-24
deadline --jurisdiction DE --letter @ --received 2026-11-24
deadline --jurisdiction DE --region @ --received 2026-11-24
deadline --jurisdiction DE --received @
deadline --jurisdiction DE --received 2026-11-24 --format @
deadline --jurisdiction DE --received 2026-11-24 --format ics --summary @
deadline --jurisdiction DE --received 2026-11-24 --output @
deadline @.yaml --received 2026-12-24
list @
list data --language @
completions @
new @.yaml
employer @
employer list --book @
employer show @ --book @
employer search @
employer search bundesanstalt --country @
employer import @ --book b.yaml
employer import r.yaml --country @ --book b.yaml
employer import r.yaml --as-of @ --book b.yaml
employer check --older-than @
batch @ --request r.yaml --output out
batch @.yaml --request @ --output out
batch @.yaml --request r.yaml --output out --shard @
";

#[test]
fn no_option_and_no_name_of_a_file_reaches_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let request = tests_dir().join("requests/access-de.yaml");
    fs::copy(&request, folder.path().join("r.yaml")).expect("a request");
    for hostile in HOSTILE {
        let file = folder.path().join(format!("{hostile}.yaml"));
        fs::copy(&request, file).expect("a request");
        for call in CALLS.lines() {
            let words: Vec<String> = call
                .split(' ')
                .map(|word| word.replace('@', hostile))
                .collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let (code, text) = said(folder.path(), &words);
            assert!(code.is_some(), "{call}: {text}");
            is_plain(&text, call);
        }
    }
}

#[test]
fn no_roster_and_no_book_reaches_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("base.yaml", crate::batch::BASE);
    for hostile in HOSTILE {
        let cell = hostile.replace('"', "\"\"");
        write(
            "cells.csv",
            &format!(
                "{},tone\nR1,\"{cell}\",s,c,IE,plain\nR2,A,s,c,\"{cell}\",plain\nR3,A,s,c,IE,\"{cell}\"\n\"{cell}\",A,s,\"{cell}\",IE,plain\n",
                crate::batch::HEAD
            ),
        );
        write("names.csv", &format!("worker.name,\"{cell}\"\nA,B\n"));
        write(
            "keys.yaml",
            &format!("- {{worker.name: A, {}: B}}\n", in_quotes(hostile)),
        );
        write("broken.yaml", &format!("- {hostile}: [\n"));
        for roster in ["cells.csv", "names.csv", "keys.yaml", "broken.yaml"] {
            let (_, text) = said(
                folder.path(),
                &[
                    "batch",
                    roster,
                    "--request",
                    "base.yaml",
                    "--output",
                    "out",
                    "--errors",
                    "errors.csv",
                    "--format",
                    "text",
                ],
            );
            is_plain(&text, roster);
            if let Ok(errors) = fs::read_to_string(folder.path().join("errors.csv")) {
                is_plain(&errors, roster);
            }
        }
        let quoted = in_quotes(hostile);
        write("book.yaml", &format!("a: {{name: A, {quoted}: 1}}\n"));
        write("other.yaml", &format!("a: {{name: {quoted}}}\n"));
        write(
            "third.yaml",
            &format!("a: {{name: A, send_by: {quoted}}}\n"),
        );
        write("fourth.yaml", &format!("{quoted}: {{name: A}}\n"));
        write(
            "record.json",
            &format!(
                "{{\"slug\": {quoted}, \"name\": {quoted}, {quoted}: 1, \"address\": {quoted}}}"
            ),
        );
        for call in [
            ["employer", "list", "--book", "book.yaml"],
            ["employer", "list", "--book", "other.yaml"],
            ["employer", "list", "--book", "third.yaml"],
            ["employer", "list", "--book", "fourth.yaml"],
        ] {
            let (_, text) = said(folder.path(), &call);
            is_plain(&text, &format!("{call:?}"));
        }
        let (_, text) = said(
            folder.path(),
            &["employer", "import", "record.json", "--book", "new.yaml"],
        );
        is_plain(&text, "a record");
    }
}

#[test]
fn nothing_is_said_past_the_door() {
    fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    assert!(files.len() > 100);
    let door = Path::new("cli").join("say.rs");
    for file in files.iter().filter(|file| !file.ends_with(&door)) {
        // The lints of the project forbid the standard library's macros.
        let text = String::from_utf8_lossy(&fs::read(file).expect("a file")).into_owned();
        for word in ["anstream", "io::stderr", "io::stdout"] {
            // Whether somebody is there to be asked is no word to them.
            let is_said = text
                .split(word)
                .skip(1)
                .any(|rest| !rest.starts_with("().is_terminal()"));
            assert!(!is_said, "{}: {word}", file.display());
        }
    }
}

#[cfg(target_os = "linux")]
mod full {
    use super::*;
    use std::fs::{File, OpenOptions};

    /// A device that takes nothing.
    fn full() -> File {
        OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("the device")
    }

    fn command(folder: &Path, call: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kerkesa"));
        command
            .current_dir(folder)
            .args(call)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command
    }

    /// The files of a folder with their bytes.
    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| {
                let entry = entry.expect("an entry");
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read(entry.path()).unwrap_or_default())
            })
            .collect();
        files.sort();
        files
    }

    const CALLS: &[(i32, &[&str])] = &[
        (
            0,
            &["write", "r.yaml", "--format", "text", "--output", "out"],
        ),
        (
            1,
            &[
                "write", "r.yaml", "bad.yaml", "--format", "text", "--output", "out",
            ],
        ),
        (0, &["check", "r.yaml"]),
        (1, &["check", "bad.yaml"]),
        (2, &["check", "none.yaml"]),
        (2, &["check", "--no-such-option"]),
        (
            0,
            &[
                "deadline",
                "--jurisdiction",
                "DE",
                "--received",
                "2026-11-24",
                "--output",
                "out/d.txt",
            ],
        ),
        (
            1,
            &[
                "employer",
                "import",
                "good.json",
                "bad.json",
                "--book",
                "out/book.yaml",
                "--as-of",
                "2026-11-24",
            ],
        ),
        (
            1,
            &[
                "batch",
                "roster.csv",
                "--request",
                "base.yaml",
                "--output",
                "out",
                "--format",
                "text",
                "--state",
                "state",
            ],
        ),
        (
            1,
            &[
                "batch",
                "roster.csv",
                "--request",
                "base.yaml",
                "--output",
                "out",
                "--format",
                "text",
                "--state",
                "state",
                "--zip",
                "out/z.zip",
                "--errors",
                "out/e.csv",
            ],
        ),
        (
            1,
            &[
                "batch",
                "roster.csv",
                "--request",
                "base.yaml",
                "--output",
                "out",
                "--state",
                "state",
                "--merge",
                "out/m.pdf",
                "--errors",
                "out/e.csv",
            ],
        ),
    ];

    #[test]
    fn a_standard_error_that_is_full_or_closed_changes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let write =
            |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
        let request = fs::read_to_string(tests_dir().join("requests/access-de.yaml")).expect("one");
        write("r.yaml", &request);
        write("bad.yaml", "letter: acess\n");
        write("bad.json", "{}");
        let record = fs::read_to_string(tests_dir().join("companies/baw-bund.json")).expect("one");
        write("good.json", &record);
        write("base.yaml", crate::batch::BASE);
        write(
            "state",
            &format!("salt: {}\ndate: 2026-11-24\n", "0".repeat(64)),
        );
        let rows: String = (0..60)
            .map(|row| match row % 10 {
                7 => format!("R{row},,s,c,IE\n"),
                _ => format!("R{row},Arta Hoxha,s,c,IE\n"),
            })
            .collect();
        write("roster.csv", &format!("{}\n{rows}", crate::batch::HEAD));
        let out = folder.path().join("out");
        for (code, call) in CALLS {
            let mut made = Vec::new();
            for way in ["open", "full", "closed"] {
                let _ = fs::remove_dir_all(&out);
                fs::create_dir(&out).expect("a folder");
                let status = match way {
                    "open" => command(folder.path(), call).stderr(Stdio::null()).status(),
                    "full" => command(folder.path(), call).stderr(full()).status(),
                    _ => Command::new("sh")
                        .current_dir(folder.path())
                        .args([
                            "-c",
                            "exec \"$@\" 2>&-",
                            "sh",
                            env!("CARGO_BIN_EXE_kerkesa"),
                        ])
                        .args(*call)
                        .stdout(Stdio::null())
                        .status(),
                };
                let status = status.expect("the program");
                assert_eq!(status.code(), Some(*code), "{way}: {call:?}");
                made.push(files(&out));
            }
            assert!(made[0] == made[1] && made[0] == made[2], "{call:?}");
        }
    }

    #[test]
    fn a_product_that_cannot_be_handed_over_is_a_failure() {
        let folder = tempfile::tempdir().expect("a folder");
        let request = tests_dir().join("requests/access-de.yaml");
        let request = request.to_str().expect("a path");
        for call in [
            &["list", "letters"][..],
            &["list", "letters", "--json"],
            &["check", "--language", "en", "--json"],
            &["write", request, "--format", "text", "--output", "-"],
            &["explain", request],
            &[
                "deadline",
                "--jurisdiction",
                "DE",
                "--received",
                "2026-11-24",
            ],
            &["man"],
            &["completions", "bash"],
            &["--help"],
            &["--version"],
        ] {
            let output = command(folder.path(), call)
                .stdout(full())
                .stderr(Stdio::piped())
                .output()
                .expect("the program");
            let text = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{call:?}: {text}");
            assert!(
                text.contains("error: standard output: "),
                "{call:?}: {text}"
            );
            // With nobody to tell it is the same.
            let status = command(folder.path(), call)
                .stdout(full())
                .stderr(full())
                .status();
            assert_eq!(status.expect("the program").code(), Some(2), "{call:?}");
            // A reader that has gone is no failure.
            let (reader, writer) = std::io::pipe().expect("a pipe");
            drop(reader);
            let status = command(folder.path(), call)
                .stdout(writer)
                .stderr(full())
                .status();
            assert_eq!(status.expect("the program").code(), Some(0), "{call:?}");
        }
    }

    #[test]
    fn no_core_dump_is_made() {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .args(["check", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let limits = format!("/proc/{}/limits", child.id());
        let is_off = || {
            let limits = fs::read_to_string(&limits).unwrap_or_default();
            let core = limits
                .lines()
                .find(|line| line.starts_with("Max core file size"));
            let numbers =
                core.map(|line| line.split_whitespace().skip(4).take(2).collect::<Vec<_>>());
            numbers == Some(vec!["0", "0"])
        };
        // It waits for its request; what it does first takes no longer than this.
        let off = (0..1_000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            is_off()
        });
        child.kill().expect("ended");
        child.wait().expect("ended");
        assert!(off);
    }
}
