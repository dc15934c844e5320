//! No run loses a file, leaves one behind, or mixes two people's.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};
use tempfile::TempDir;

/// As a run leaves it that is killed before its file has its name.
const LEFT: &str = ".kerkesa-unfinished-a1B2c3D4e5F6";

const HEAD: &str =
    "reference,worker.name,worker.address.street,worker.address.city,worker.address.country";

const EMPLOYER: &str = "\
language: en
date: 2026-09-24
employer:
  name: Sample Contact Centre Ltd
  address: {street: 7 Example Quay, city: Dublin 1, country: IE}
";

struct Case(TempDir);

impl Case {
    /// A folder with a request of Arta's, a base and a roster of two rows.
    fn new() -> Self {
        let case = Self(TempDir::new().expect("a folder"));
        case.request("arta.yaml", "7", "Arta Hoxha");
        case.file("base.yaml", &format!("letter: access\n{EMPLOYER}"));
        case.roster(&["7", "8"]);
        case
    }

    fn request(&self, file: &str, reference: &str, name: &str) {
        let worker = format!(
            "worker: {{name: {name}, address: {{street: 12 Sample Road, city: Dublin 8, country: IE}}}}"
        );
        let text = format!("letter: access\nreference: '{reference}'\n{EMPLOYER}{worker}\n");
        self.file(file, &text);
    }

    fn roster(&self, references: &[&str]) {
        let row = |reference: &&str| format!("{reference},Arta Hoxha,12 Sample Road,Dublin 8,IE\n");
        let rows: String = references.iter().map(row).collect();
        self.file("roster.csv", &format!("{HEAD}\n{rows}"));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect(name)
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names.map(|it| it.into_string().expect("a name")).collect();
        names.sort();
        names
    }

    fn output(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .current_dir(self.0.path())
            .args(["--book", "book/employers.yaml"])
            .args(args)
            .output()
            .expect("the program")
    }

    /// Exit code and what is said.
    fn say(&self, args: &[&str]) -> (Option<i32>, String) {
        let output = self.output(args);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        (output.status.code(), said)
    }

    fn done(&self, args: &[&str]) {
        let (code, said) = self.say(args);
        assert_eq!(code, Some(0), "{args:?}: {said}");
    }

    fn batch(&self, options: &[&str]) -> (Option<i32>, String) {
        let args = ["batch", "roster.csv", "--request", "base.yaml"];
        self.say(&[&args[..], &["--output", "out"], options].concat())
    }
}

const FOLLOW_UP: [&str; 10] = [
    "follow-up",
    "arta.yaml",
    "--kind",
    "reminder",
    "--received",
    "2026-09-26",
    "--date",
    "2026-11-20",
    "--output",
    "out",
];

#[test]
fn every_command_removes_what_a_killed_run_has_left() {
    let case = Case::new();
    fs::create_dir(case.path("out")).expect("a folder");
    fs::create_dir(case.path("book")).expect("a folder");
    let record = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/companies/natwest.json");
    let batch = ["batch", "roster.csv", "--request", "base.yaml", "--output"];
    let received = ["--received", "2026-11-26"];
    for (left, args) in [
        ("out", &["write", "arta.yaml", "--output", "out"][..]),
        ("out", &FOLLOW_UP),
        ("out", &["explain", "arta.yaml", "--output", "out"]),
        (
            "out",
            &[
                &["deadline", "arta.yaml", "--output", "out/days"],
                &received[..],
            ]
            .concat(),
        ),
        ("book", &["employer", "import", record]),
        ("out", &[&batch[..], &["out"]].concat()),
        (
            "x",
            &[
                &batch[..],
                &["all", "--zip", "x/all.zip", "--state", "y/state"],
            ]
            .concat(),
        ),
        (
            "y",
            &[
                &batch[..],
                &["all", "--errors", "x/errors.csv", "--state", "y/state"],
            ]
            .concat(),
        ),
    ] {
        for folder in ["x", "y"] {
            fs::create_dir_all(case.path(folder)).expect("a folder");
        }
        case.file(&format!("{left}/{LEFT}"), "half a letter");
        case.done(args);
        assert!(!case.path(left).join(LEFT).exists(), "{args:?}");
    }
}

#[test]
fn the_files_of_a_letter_are_one_persons() {
    let case = Case::new();
    fs::create_dir(case.path("out")).expect("a folder");
    case.file("out/access-7.txt", "a letter of Drita's");
    let write = [
        "write",
        "arta.yaml",
        "--output",
        "out",
        "--format",
        "pdf,text",
    ];
    let (code, said) = case.say(&write);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("access-7.txt: another letter has this name\nhint: `--force`"),
        "{said}"
    );
    assert_eq!(case.names("out"), ["access-7.txt"]);
    // The reading copy belongs to the letter.
    fs::rename(
        case.path("out/access-7.txt"),
        case.path("out/access-7-copy-sq.pdf"),
    )
    .expect("renamed");
    let copy = [
        "write",
        "arta.yaml",
        "--output",
        "out",
        "--reading-copy",
        "sq",
    ];
    assert_eq!(case.say(&copy).0, Some(2));
    assert_eq!(case.names("out"), ["access-7-copy-sq.pdf"]);
    case.done(&[&copy[..], &["--force"]].concat());
    assert_eq!(case.names("out"), ["access-7-copy-sq.pdf", "access-7.pdf"]);
}

#[test]
fn a_request_that_follows_is_written_with_its_letter_or_not_at_all() {
    let case = Case::new();
    let set = ["--set", "reference=8"];
    let args = [&FOLLOW_UP[..], &set].concat();
    fs::create_dir(case.path("out")).expect("a folder");
    case.file("out/reminder-8.pdf", "a letter of Drita's");
    assert_eq!(case.say(&args).0, Some(2));
    assert_eq!(case.names("out"), ["reminder-8.pdf"]);
    fs::remove_file(case.path("out/reminder-8.pdf")).expect("removed");
    case.done(&args);
    assert_eq!(case.names("out"), ["reminder-8.pdf", "reminder-8.yaml"]);
}

#[test]
fn no_letter_of_a_call_is_written_over_another() {
    let case = Case::new();
    case.request("capitals.yaml", "a7", "Arta Hoxha");
    case.request("small.yaml", "A7", "Drita Leka");
    case.request("copy.yaml", "7-copy-sq", "Drita Leka");
    let copy = ["--reading-copy", "sq"];
    for (files, options, names) in [
        (
            ["capitals.yaml", "small.yaml"],
            &[][..],
            &["access-a7.pdf"][..],
        ),
        (
            ["arta.yaml", "copy.yaml"],
            &copy,
            &["access-7-copy-sq.pdf", "access-7.pdf"],
        ),
    ] {
        let args = [
            &["write", "--force", "--output", "out"],
            &files[..],
            options,
        ]
        .concat();
        let (code, said) = case.say(&args);
        assert_eq!(code, Some(1), "{said}");
        let wanted = format!("the same file name as that of {}", files[0]);
        assert!(said.contains(&wanted), "{said}");
        assert_eq!(case.names("out"), names);
        fs::remove_dir_all(case.path("out")).expect("removed");
    }
}

#[test]
fn a_letter_that_is_current_is_never_superseded() {
    let case = Case::new();
    let list = || case.text("out/superseded.csv");
    assert_eq!(case.batch(&["--format", "pdf,text"]).0, Some(0));
    for options in [
        &["--merge", "print.pdf"][..],
        &["--zip", "all.zip"],
        &["--format", "html"],
        &["--format", "text"],
        &["--format", "pdf"],
    ] {
        let (code, said) = case.batch(options);
        assert_eq!(code, Some(0), "{options:?}: {said}");
        assert!(!case.path("out/superseded.csv").exists(), "{options:?}");
    }
    // Whoever is taken out of the roster meanwhile is known, in all formats.
    case.roster(&["8"]);
    assert_eq!(case.batch(&["--merge", "print.pdf", "--force"]).0, Some(0));
    let mut listed: Vec<String> = list()
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next().map(str::to_owned))
        .collect();
    listed.sort();
    let wanted = ["access-7.html", "access-7.pdf", "access-7.txt"];
    assert_eq!(listed, wanted);
    // What is printed today with other words supersedes what lies there.
    case.file(
        "base.yaml",
        &format!("letter: access\n{EMPLOYER}").replace("7 Example", "8 Example"),
    );
    assert_eq!(case.batch(&["--merge", "print.pdf", "--force"]).0, Some(0));
    assert!(list().contains("\naccess-8.pdf,"), "{}", list());
    assert!(!list().contains("access-8.txt"), "{}", list());
}

#[cfg(unix)]
mod planted {
    use super::*;
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::os::unix::fs::symlink;

    /// What somebody may put in the place of a file: what is waited for, and what never ends.
    fn plant(case: &Case, kind: &str, name: &str) {
        let path = case.path(name);
        let done = match kind {
            "pipe" => mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)
                .map_err(std::io::Error::from),
            "zero" => symlink("/dev/zero", path),
            _ => symlink(case.path("target"), path),
        };
        done.expect("planted");
    }

    fn is_as_planted(case: &Case, name: &str) -> bool {
        let kind = fs::symlink_metadata(case.path(name)).expect("it is there");
        !kind.is_file() && !case.path("target").exists()
    }

    #[test]
    fn a_planted_letter_is_anothers() {
        for kind in ["pipe", "zero", "link"] {
            let case = Case::new();
            fs::create_dir(case.path("out")).expect("a folder");
            plant(&case, kind, "out/access-7.pdf");
            for args in [&["write", "arta.yaml", "--output", "out"][..], &FOLLOW_UP] {
                plant_once(&case, kind, args);
            }
            let (code, said) = case.batch(&[]);
            assert_eq!(code, Some(2), "{kind}: {said}");
            assert!(
                said.contains("a different letter with this reference"),
                "{said}"
            );
            assert!(is_as_planted(&case, "out/access-7.pdf"), "{kind}");
            case.done(&["write", "arta.yaml", "--output", "out", "--force"]);
            assert!(!is_as_planted(&case, "out/access-7.pdf"), "{kind}");
            assert!(!case.path("target").exists());
        }
    }

    fn plant_once(case: &Case, kind: &str, args: &[&str]) {
        let mut args = args.to_vec();
        if args[0] == "follow-up" {
            plant(case, kind, "out/reminder-8.pdf");
            args.extend(["--set", "reference=8"]);
        }
        let (code, said) = case.say(&args);
        assert_eq!(code, Some(2), "{kind}: {said}");
        assert!(said.contains("another letter has this name"), "{said}");
    }

    #[test]
    fn a_planted_table_state_or_lock_is_refused() {
        for name in [
            "manifest.csv",
            "manifest.json",
            "superseded.csv",
            ".kerkesa-batch",
            "superseded.json",
            ".kerkesa-batch-1-of-1.lock",
            ".kerkesa-batch-kept.csv",
        ] {
            for kind in ["pipe", "zero", "link"] {
                let case = Case::new();
                fs::create_dir(case.path("out")).expect("a folder");
                let name = format!("out/{name}");
                plant(&case, kind, &name);
                let (code, said) = case.batch(&[]);
                assert_eq!(code, Some(2), "{kind} {name}: {said}");
                let wanted = format!("error: {name}: is ");
                assert!(said.starts_with(&wanted), "{kind}: {said}");
                assert!(
                    said.ends_with("hint: move it away, or take another folder\n"),
                    "{said}"
                );
                assert!(is_as_planted(&case, &name), "{kind} {name}");
            }
        }
    }

    #[test]
    fn planted_inputs_are_refused() {
        for kind in ["pipe", "zero"] {
            let case = Case::new();
            fs::create_dir(case.path("book")).expect("a folder");
            plant(&case, kind, "book/employers.yaml");
            let (code, said) = case.say(&["employer", "list"]);
            assert_eq!(code, Some(2), "{kind}: {said}");
            assert!(said.contains("is not a regular file"), "{said}");
            for roster in ["x.csv", "x.yaml", "x.xlsx", "x.ods"] {
                plant(&case, kind, roster);
                let args = ["batch", roster, "--request", "base.yaml", "--output", "out"];
                let (code, said) = case.say(&args);
                assert_eq!(code, Some(2), "{kind} {roster}: {said}");
                assert!(said.contains("is not a regular file\nhint: save"), "{said}");
            }
        }
        // A request may come through a pipe; it ends where no request goes on.
        let case = Case::new();
        symlink("/dev/zero", case.path("zero.yaml")).expect("a link");
        assert_eq!(case.say(&["check", "zero.yaml"]).0, Some(1));
        plant(&case, "pipe", "pipe.yaml");
        let (request, pipe) = (case.text("arta.yaml"), case.path("pipe.yaml"));
        let writer = std::thread::spawn(move || fs::write(pipe, request));
        case.done(&["write", "pipe.yaml", "--output", "out"]);
        writer.join().expect("a thread").expect("written");
        assert_eq!(case.names("out"), ["access-7.pdf"]);
    }

    #[test]
    fn a_lock_of_a_book_makes_no_file_elsewhere() {
        let case = Case::new();
        fs::create_dir(case.path("book")).expect("a folder");
        plant(&case, "link", "book/.employers.yaml.lock");
        let (code, said) = case.say(&["employer", "import", "arta.yaml"]);
        assert_eq!(code, Some(2), "{said}");
        assert!(is_as_planted(&case, "book/.employers.yaml.lock"));
    }
}
