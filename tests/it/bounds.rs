//! Whatever stands in a file, it is read or refused within bounds of memory.
//!
//! The system bounds what the program may take, in a process of its own. How long it took is printed, and
//! no test depends on it.

use crate::batch::{BASE, Case, HEAD};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Instant,
};

const MIB: usize = 1 << 20;

/// What is done with a file.
#[derive(Clone, Copy)]
enum Use {
    Request,
    Base,
    Roster(&'static str),
    Book,
    Record,
}

impl Use {
    const fn name(self) -> &'static str {
        match self {
            Self::Request => "r.yaml",
            Self::Base => "base.yaml",
            Self::Roster(name) => name,
            Self::Book => "book.yaml",
            Self::Record => "record.json",
        }
    }

    fn call(self) -> Vec<&'static str> {
        let batch = |roster| {
            vec![
                "batch",
                roster,
                "--request",
                "base.yaml",
                "--output",
                "out",
                "--format",
                "text",
                "--errors",
                "errors.csv",
            ]
        };
        match self {
            Self::Request => vec!["check", "r.yaml"],
            Self::Base => batch("roster.csv"),
            Self::Roster(name) => batch(name),
            Self::Book => vec!["employer", "list", "--book", "book.yaml"],
            Self::Record => vec!["employer", "import", "record.json", "--book", "new.yaml"],
        }
    }
}

/// Runs the program in a folder, on two cores. It may have 600 MB of addresses, of which its own file, in
/// which all is for finding errors, and the stacks of its threads take more than half.
fn run(folder: &Path, call: &[&str]) -> Output {
    // Two minutes are for a debug build on a machine that does other things; where nothing measures them, they are not.
    let script = "ulimit -v 600000 2>/dev/null; \
        command -v timeout >/dev/null && exec timeout 120 \"$0\" \"$@\"; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", "2")
        .env("MALLOC_ARENA_MAX", "2")
        .args(["-c", script, env!("CARGO_BIN_EXE_kerkesa")])
        .args(call)
        .output();
    output.expect("a shell")
}

#[expect(clippy::print_stdout, reason = "whoever runs it wants to know")]
fn say(what: &str) {
    println!("{what}");
}

/// What is made of the numbers up to one, as one text.
fn each(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}

fn folder() -> Case {
    Case::new(
        BASE,
        "roster.csv",
        format!("{HEAD}\nK-1,Arta Hoxha,12 Sample Road,Dublin,IE\n"),
    )
}

/// What the program says of a file with this content.
fn said(file: Use, content: &[u8]) -> String {
    let case = folder();
    fs::write(case.path(file.name()), content).expect("a file");
    answer(&case.path(""), file)
}

fn answer(folder: &Path, file: Use) -> String {
    let begin = Instant::now();
    let output = run(folder, &file.call());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let code = output.status.code();
    say(&format!(
        "  {} {:?} {code:?} {said:.100}",
        file.name(),
        begin.elapsed()
    ));
    assert!(matches!(code, Some(0..=2)), "{code:?}: {said:.400}");
    said
}

/// Lists, maps and other things in each other or behind each other, as many as fit into a file.
fn yaml(bytes: usize) -> Vec<(&'static str, String)> {
    let fill = |part: &str| part.repeat(bytes / part.len());
    vec![
        ("brackets", fill("[")),
        (
            "a hundred kilobytes of brackets",
            format!("worker: {}", "[".repeat(100_000)),
        ),
        ("brackets on lines", fill("[\n")),
        ("closed in quotation marks only", fill("[\"]\",")),
        ("closed in comments only", fill("[#]\n")),
        (
            "few brackets and many signs",
            "[".repeat(4_000) + &"a,".repeat(bytes / 2 - 2_000),
        ),
        ("maps", fill("{a: ")),
        ("dashes", fill("- ")),
        ("questions", fill("? ")),
        ("lines with a dash", fill("-\n")),
        ("a list", fill("a, ").replacen("a,", "[a,", 1)),
        ("keys", fill("a:\n")),
        ("documents", fill("---\n")),
        (
            "deep indentation",
            each(1_400, |n| format!("{}a:\n", " ".repeat(n))),
        ),
        (
            "directives",
            each(bytes / 16, |n| format!("%TAG !a{n}! x\n")),
        ),
        ("anchors", each(bytes / 16, |n| format!("- &a{n} b\n"))),
        ("one word", fill("a")),
        (
            "a text that does not end",
            format!("a: \"{}", fill("b ").get(8..).unwrap_or_default()),
        ),
        ("signs of comments", fill("# ")),
        ("blanks", fill(" ")),
        ("tabs", fill("\t")),
        ("ends of lines", fill("\n")),
        ("marks that combine", fill("\u{301}\u{323}")),
        ("nothing", fill("\0")),
        ("digits", fill("9")),
    ]
}

#[test]
fn a_request_is_read_or_refused() {
    for (name, text) in yaml(MIB) {
        say(name);
        said(Use::Request, text.as_bytes());
        said(Use::Base, text.as_bytes());
    }
    let found = said(
        Use::Request,
        format!("worker: {}", "[".repeat(100_000)).as_bytes(),
    );
    assert!(
        found.starts_with(
            "error: r.yaml:1:7079: opens too many brackets (`[`, `{`)\nhint: is this the right file?"
        ),
        "{found}"
    );
}

#[test]
fn a_long_roster_in_yaml_is_read_or_refused() {
    for (name, text) in yaml(2 * MIB) {
        say(name);
        said(Use::Roster("roster.yaml"), text.as_bytes());
    }
    for text in ["- ".repeat(8 * MIB - 1), "- {}\n".repeat(3 * MIB)] {
        said(Use::Roster("roster.yaml"), text.as_bytes());
    }
    let text = "- {}\n".repeat(100_001);
    let found = said(Use::Roster("roster.yaml"), text.as_bytes());
    assert!(found.contains("has more than 100000 rows"), "{found:.400}");
    let text = "- place: Dublin\n".repeat(1_000);
    let found = said(Use::Roster("roster.yaml"), text.as_bytes());
    assert!(found.contains("1000 refused"), "{found:.400}");
}

#[test]
fn a_book_is_read_or_refused() {
    for (name, text) in yaml(MIB) {
        say(name);
        said(Use::Book, text.as_bytes());
    }
    let text = "a: {name: 'b', notes: [".to_owned() + &"# #, ".repeat(20_000) + "]}\n";
    said(Use::Book, text.as_bytes());
    for sign in ["- ", "? "] {
        said(Use::Book, sign.repeat(4 * MIB - 1).as_bytes());
    }
    let found = said(Use::Book, "? ".repeat(10 * MIB).as_bytes());
    assert!(found.contains("the file is larger than 8 MiB"), "{found}");
    // What people write has brackets too.
    let entry =
        |n| format!("c{n}:\n  name: Sample {n}\n  address: {{lines: ['7 Quay'], country: IE}}\n");
    let text = each(2_000, entry);
    let case = folder();
    fs::write(case.path("book.yaml"), text).expect("a book");
    let output = run(&case.path(""), &["employer", "list", "--book", "book.yaml"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).lines().count(),
        2_000
    );
}

#[test]
fn a_record_is_read_or_refused() {
    let numbers = each(90_000, |n| format!("\"{n:x}\":1,"));
    for text in [
        "[".repeat(MIB),
        "{\"a\":".repeat(MIB / 5),
        format!("[{}1]", "1,".repeat(MIB / 2 - 2)),
        format!("{{{numbers}\"a\":1}}"),
        format!("{{\"slug\":\"{}\"}}", "a".repeat(MIB - 20)),
        format!("{{\"address\":\"{}\"}}", "a\\n".repeat(MIB / 3 - 20)),
        "\0".repeat(MIB),
        " ".repeat(2 * MIB),
    ] {
        let found = said(Use::Record, text.as_bytes());
        let is_refused =
            found.contains("1 refused") || found.contains("a record may have at most 1 MiB");
        assert!(is_refused, "{found:.200}");
    }
}

#[test]
fn a_table_is_read_or_refused() {
    let row = "K-1,Arta Hoxha,12 Sample Road,Dublin,IE\n";
    let table = |rows: &str| format!("{HEAD}\n{rows}");
    let names: Vec<String> = (0..100_000).map(|n| format!("a{n}")).collect();
    let broken = "K-1,,12 Sample Road,Dublin,IE\n";
    for (text, wanted) in [
        (
            table(&format!("\"{}\"\n", "x".repeat(2 * MIB))),
            "line 2: a row has more than 1 MiB",
        ),
        (
            table(&",".repeat(2 * MIB)),
            "line 2: a row has more than 1 MiB",
        ),
        (
            table(&format!("{},\n", ",".repeat(MIB - 10))),
            "has no rows below the column names",
        ),
        (
            table(&format!("K-1,\"{}\",a,b,c\n", "x".repeat(MIB - 100))),
            "1 refused",
        ),
        (
            table(&format!("K-1,\"{}\",a,b,c\n", "[".repeat(MIB - 100))),
            "1 refused",
        ),
        (
            table(&format!(
                "K-1,\"a{}\",a,b,c\n",
                "\u{301}\u{323}".repeat(MIB / 4 - 30)
            )),
            "1 refused",
        ),
        (
            table(&format!(
                "K-1,\"{}\",a,b,c\n",
                "X".repeat(MIB / 2) + "«" + &" XÄ«".repeat(MIB / 14)
            )),
            "1 refused",
        ),
        (table(&"\"a\"b\n".repeat(1_000)), "1000 refused"),
        (table(&"\"".repeat(MIB - 10)), "1 refused"),
        (table(&broken.repeat(1_000)), "1000 refused"),
        (
            table(&"\r".repeat(MIB)),
            "has no rows below the column names",
        ),
        (table(&"\0".repeat(MIB / 2)), "1 refused"),
        ("\0".repeat(16 * MIB), "a row has more than 1 MiB"),
        (
            format!("{}\n{row}", names.join(",")),
            "has more than 500 columns",
        ),
        (
            format!("{},worker.name\n{row}", "a".repeat(MIB - 100)),
            "no request has such a key",
        ),
        (
            format!("{}\n{row}", "worker.name,".repeat(60_000)),
            "has more than 500 columns",
        ),
    ] {
        let found = said(Use::Roster("roster.csv"), text.as_bytes());
        assert!(found.contains(wanted), "{wanted}: {found:.400}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_without_an_end_is_refused() {
    use std::os::unix::fs::symlink;
    for file in [
        Use::Request,
        Use::Base,
        Use::Book,
        Use::Record,
        Use::Roster("roster.csv"),
        Use::Roster("roster.yaml"),
        Use::Roster("roster.xlsx"),
        Use::Roster("roster.ods"),
    ] {
        let case = folder();
        let path = case.path(file.name());
        let _ = fs::remove_file(&path);
        symlink("/dev/zero", &path).expect("a link");
        let output = run(&case.path(""), &file.call());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(1 | 2)), "{said}");
        assert!(said.contains(file.name()), "{said}");
    }
    // Its length is two gigabytes, and nothing stands in it.
    let case = folder();
    let sparse = fs::File::create(case.path("roster.csv")).expect("a file");
    sparse.set_len(2 << 30).expect("its length");
    let found = answer(&case.path(""), Use::Roster("roster.csv"));
    assert!(
        found.contains("line 1: a row has more than 1 MiB"),
        "{found}"
    );
}

#[cfg(unix)]
#[test]
fn a_stream_without_an_end_is_refused() {
    let case = folder();
    let script = "mkfifo r.yaml && (yes 'a: b' > r.yaml & exec \"$0\" check r.yaml)";
    let output = Command::new("sh")
        .current_dir(case.path(""))
        .args(["-c", script, env!("CARGO_BIN_EXE_kerkesa")])
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("the most that a request file may have"),
        "{said}"
    );
}

#[test]
fn a_catalogue_is_read_or_refused() {
    let case = folder();
    let data = case.path("data");
    let write = |name: &str, text: &str| {
        let path: PathBuf = data.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    for folder in ["locales/laws", "locales/jurisdictions", "templates"] {
        fs::create_dir_all(data.join(folder)).expect("a folder");
    }
    for text in ["[".repeat(100_000), "? ".repeat(MIB), "a".repeat(3 * MIB)] {
        write("locales/en.yaml", &text);
        let output = run(
            &case.path(""),
            &["--data", "data", "check", "--language", "en"],
        );
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(1 | 2)), "{said:.400}");
        assert!(said.contains("locales/en.yaml"), "{said:.400}");
    }
}
