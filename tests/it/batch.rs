//! Hundreds of letters from a roster.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

pub(super) const BASE: &str = "\
letter: access
language: en
jurisdiction: IE
date: 2026-11-24
employer:
  name: Sample Contact Centre Ltd
  address: {street: 7 Example Quay, city: Dublin 1, country: IE}
";

pub(super) const HEAD: &str =
    "reference,worker.name,worker.address.street,worker.address.city,worker.address.country";

pub(super) struct Case(TempDir);

impl Case {
    pub(super) fn new(base: &str, roster: &str, bytes: impl AsRef<[u8]>) -> Self {
        let case = Self(TempDir::new().expect("a folder"));
        fs::write(case.path("base.yaml"), base).expect("the base");
        fs::write(case.path(roster), bytes).expect("the roster");
        case
    }

    fn csv(rows: &str) -> Self {
        Self::new(BASE, "roster.csv", format!("{HEAD}\n{rows}"))
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exit code of any command, and what it says on standard error.
    pub(super) fn command(&self, args: &[&str]) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .current_dir(self.0.path())
            .args(args)
            .output();
        let output = output.expect("the program");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        (output.status.code(), said)
    }

    fn run(&self, roster: &str, options: &[&str]) -> Output {
        let format: &[&str] = if options.contains(&"--format") {
            &[]
        } else {
            &["--format", "text"]
        };
        let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .current_dir(self.0.path())
            .args(["batch", roster, "--request", "base.yaml", "--output", "out"])
            .args(format)
            .args(options)
            .output();
        output.expect("the program")
    }

    /// Exit code and what is said, without the table of advice.
    pub(super) fn say(&self, roster: &str, options: &[&str]) -> (Option<i32>, String) {
        let (code, said) = self.say_all(roster, options);
        let mut in_table = false;
        let kept = said.split_inclusive('\n').filter(|line| {
            in_table = line.ends_with(": advice\n")
                || (in_table && (line.contains("  ") || line.starts_with("and ")));
            !in_table
        });
        (code, kept.collect())
    }

    /// Exit code and all that is said.
    pub(super) fn say_all(&self, roster: &str, options: &[&str]) -> (Option<i32>, String) {
        let output = self.run(roster, options);
        (
            output.status.code(),
            String::from_utf8(output.stderr).expect("UTF-8"),
        )
    }

    pub(super) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect(name)
    }

    pub(super) fn names(&self, folder: &str) -> Vec<String> {
        names(&self.path(folder))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a name"))
        .collect();
    names.sort();
    names
}

const ARTA: &str = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE\n";

#[test]
fn a_row_becomes_a_letter_and_a_second_run_writes_nothing() {
    let case = Case::csv(ARTA);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "1 letter in out: wrote 1, unchanged 0\n")
    );
    let files = [
        ".kerkesa-batch",
        ".kerkesa-batch-kept.csv",
        "access-7.txt",
        "manifest.csv",
        "manifest.json",
    ];
    assert_eq!(case.names("out"), files);
    assert!(case.text("out/access-7.txt").contains("Arta Hoxha"));
    assert!(!case.text("out/manifest.csv").contains("Arta"));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "1 letter in out: wrote 0, unchanged 1\n")
    );
}

#[test]
fn separators_marks_and_line_ends_of_spreadsheets_are_read() {
    let plain = format!("{HEAD}\n{ARTA}");
    for text in [
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        format!("\u{FEFF}{}", plain.replace('\n', "\r\n")),
        plain.replace('\n', "\r"),
        plain.replace('\n', ",,\n"),
        format!("{plain},,,,\n\n"),
    ] {
        let case = Case::new(BASE, "roster.csv", &text);
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(0), "{text:?}: {said}");
        assert!(case.path("out/access-7.txt").exists(), "{text:?}");
    }
}

#[test]
fn a_wrong_column_is_refused_before_anything_is_written() {
    for (roster, wanted) in [
        (
            "worker.nmae\nx\n",
            "column 1, `worker.nmae`: no request has such a key\nhint: did you mean `worker.name`?",
        ),
        (
            "reference,reference\nx,y\n",
            "column 2, `reference`: appears twice",
        ),
        (
            "employer.record\n/etc/passwd\n",
            "a roster cannot name files",
        ),
        (
            "employer\n{record: /etc/passwd}\n",
            "a roster cannot name files",
        ),
        ("", "has no line with column names"),
    ] {
        let case = Case::new(BASE, "roster.csv", roster);
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(wanted), "{said}");
        assert!(!case.path("out").exists(), "{roster}");
    }
}

#[test]
fn a_roster_that_is_not_utf_8_is_refused_with_its_line() {
    let mut bytes = format!("{HEAD}\n{ARTA}").into_bytes();
    bytes.extend(b"8,J\xF6rg Muster,x,y,DE\n");
    let case = Case::new(BASE, "roster.csv", bytes);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("error: roster.csv: line 3: is not UTF-8 text: the byte 0xF6"),
        "{said}"
    );
    assert!(said.contains("hint: export it again as UTF-8"));
    assert!(!case.path("out").exists());
}

#[test]
fn bad_rows_are_listed_and_good_ones_are_written() {
    let case = Case::csv(
        "1,Arta Hoxha,12 Sample Road,Dublin 8,IE\n\
         2,\"Arta\nHoxha\",12 Sample Road,Dublin 8,IE\n\
         3,Drita Leka,12 Sample Road,Dublin 8,Drita Leka\n\
         4,Drita Leka\n\
         1,Drita Leka,12 Sample Road,Dublin 8,IE\n\
         \"-1\",Drita Leka,12 Sample Road,Dublin 8,IE\n\
         5,Drita Leka,12 Sample Road,Dublin 8,IE\n",
    );
    let (code, said) = case.say("roster.csv", &["--errors", "errors.csv"]);
    assert_eq!(code, Some(1));
    let errors = case.text("errors.csv");
    let found: Vec<Vec<&str>> = errors
        .lines()
        .skip(1)
        .map(|line| line.split(',').take(3).collect())
        .collect();
    let wanted = [
        ["2", "3", "worker.name"],
        ["3", "5", "worker.address.country"],
        ["4", "6", ""],
        ["5", "7", "reference"],
        ["6", "8", "reference"],
    ];
    assert_eq!(found, wanted);
    for text in [&said, &errors] {
        assert!(!text.contains("Arta") && !text.contains("Drita"), "{text}");
    }
    assert!(case.path("out/access-1.txt").exists() && case.path("out/access-5.txt").exists());
    assert_eq!(case.text("out/manifest.csv").lines().count(), 3);
}

#[test]
fn references_are_stable_unlike_and_of_one_folder() {
    let rows = ",Arta Hoxha,12 Sample Road,Dublin 8,IE\n,Drita Leka,12 Sample Road,Dublin 8,IE\n";
    let case = Case::csv(rows);
    case.run("roster.csv", &[]);
    let first = case.names("out");
    assert_eq!(first.len(), 6);
    // Rows that are added or moved change no other's reference.
    let more = format!("{HEAD}\n,Besnik Leka,1 Sample Road,Dublin 8,IE\n{rows}");
    fs::write(case.path("roster.csv"), more).expect("the roster");
    let (_, said) = case.say("roster.csv", &[]);
    assert!(said.contains("wrote 1, unchanged 2"), "{said}");
    // Another folder has another secret.
    let other = Case::csv(rows);
    other.run("roster.csv", &[]);
    assert_ne!(first, other.names("out"));
    // The same row twice is one row too many.
    let twice = Case::csv(",Arta Hoxha,1 Road,Dublin,IE\n,Arta Hoxha,1 Road,Dublin,IE\n");
    let (code, said) = twice.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("the row is the same as an earlier one"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn the_secret_is_its_owners() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::csv(ARTA);
    case.run("roster.csv", &[]);
    let mode = fs::metadata(case.path("out/.kerkesa-batch"))
        .expect("the state")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn yaml_gives_the_letters_of_the_table() {
    let yaml = "\
- reference: 7
  worker.name: Arta Hoxha
  worker.address: {street: 12 Sample Road, city: Dublin 8, country: IE}
- reference: \"007\"
  worker:
    name: Drita Leka
    address: {street: 12 Sample Road, city: Dublin 8, country: XX1}
";
    let case = Case::new(BASE, "roster.yaml", yaml);
    let (code, said) = case.say("roster.yaml", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("  2     4  007        worker.address.country"),
        "{said}"
    );
    let table = Case::csv(ARTA);
    table.run("roster.csv", &[]);
    assert_eq!(
        case.text("out/access-7.txt"),
        table.text("out/access-7.txt")
    );
}

#[test]
fn a_key_that_stands_twice_in_a_row_of_yaml_is_refused() {
    let address = "worker.address: {street: 12 Sample Road, city: Dublin 8, country: IE}";
    let roster = format!(
        "\
- reference: 7
  worker.name: Arta Hoxha
  worker: {{name: Besa Leka}}
  {address}
- {{reference: 8, worker.name: Drita Leka, {address}}}
"
    );
    let case = Case::new(BASE, "roster.yaml", &roster);
    let (code, said) = case.say("roster.yaml", &["--errors", "errors.csv"]);
    assert_eq!(code, Some(1), "{said}");
    let errors = case.text("errors.csv");
    assert!(
        errors.contains("\n1,1,worker.name,the key appears twice in the row,\"keep one"),
        "{errors}"
    );
    assert!(!errors.contains("Arta") && !errors.contains("Besa"));
    assert!(!case.path("out/access-7.txt").exists() && case.path("out/access-8.txt").exists());
    let twice = roster.replace("worker: {name: Besa Leka}", "worker.name: Besa Leka");
    let case = Case::new(BASE, "roster.yaml", twice);
    let (code, said) = case.say("roster.yaml", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains(
            "roster.yaml: line 1, column 3: a key appears twice in the map that begins here"
        ),
        "{said}"
    );
}

#[test]
fn a_column_of_too_many_parts_is_refused() {
    let name = |parts| vec!["a"; parts].join(".");
    for (roster, bytes) in [
        (
            "roster.csv",
            format!("{HEAD},{}\n{},x\n", name(20_000), ARTA.trim()),
        ),
        (
            "roster.yaml",
            format!("- worker.name: x\n  {}: x\n", name(400)),
        ),
    ] {
        let case = Case::new(BASE, roster, bytes);
        let (code, said) = case.say(roster, &[]);
        assert_eq!(code, Some(1), "{said:.200}");
        let wanted =
            "no request has such a key\nhint: a key has at most 8 parts, with dots between them";
        assert!(said.contains(wanted), "{said:.200}");
        assert!(!case.path("out").exists());
    }
}

#[test]
fn what_repeats_itself_out_of_bounds_is_refused() {
    let list = "x, ".repeat(20_000);
    let bomb = |key: &str| format!("{key}&a [{list}]\n{}", "- *a\n".repeat(5_000));
    let said = |base: &str, roster: &str, bytes: String| {
        let case = Case::new(base, roster, bytes);
        let (code, said) = case.say(roster, &[]);
        assert_eq!(code, Some(1), "{said}");
        said
    };
    let row = format!("- a: &a [{list}]\n  b: [{}]\n", "*a, ".repeat(5_000));
    let found = said(BASE, "roster.yaml", row);
    assert!(
        found.starts_with(
            "error: roster.yaml: the file repeats itself too often with aliases (`*`)"
        ),
        "{found}"
    );
    let found = said(&bomb("- "), "roster.csv", format!("{HEAD}\n{ARTA}"));
    assert!(
        found.contains("the file repeats itself too often"),
        "{found}"
    );
    let cell = format!("[&a [{list}], {}]", "*a, ".repeat(5_000));
    let row = ARTA.trim();
    let found = said(
        BASE,
        "roster.csv",
        format!("{HEAD},enclosures\n{row},\"{cell}\"\n"),
    );
    assert!(
        found.contains("enclosures  repeats part of itself with an anchor (&)"),
        "{found}"
    );
}

#[test]
fn yaml_without_quotation_marks_stays_as_it_was_typed() {
    let row = |quote: &str| {
        format!(
            "\
- reference: {quote}0x1F{quote}
  worker.name: Arta Hoxha
  worker.phone: {quote}+355691234567{quote}
  worker.address: {{street: 12 Sample Road, postcode: {quote}0731{quote}, city: Dublin 8, country: IE}}
  employment.employee_number: {quote}0o731{quote}
  enclosures: [{quote}1.50{quote}, {quote}1_000{quote}, {quote}12345678901234567890123{quote}]
"
        )
    };
    let [plain, quoted] = ["", "'"].map(|quote| {
        let case = Case::new(BASE, "roster.yaml", row(quote));
        let (code, said) = case.say("roster.yaml", &[]);
        assert_eq!(code, Some(0), "{said}");
        case.text("out/access-0x1F.txt")
    });
    assert_eq!(plain, quoted);
    for typed in ["+355691234567", "0731", "0o731", "1.50", "1_000"] {
        assert!(plain.contains(typed), "{typed} in\n{plain}");
    }
}

#[test]
fn several_employers_get_a_letter_each() {
    let one =
        "name: Sample Contact Centre Ltd, address: {street: 7 Quay, city: Dublin, country: IE}";
    let head = BASE.split("employer:").next().expect("a head");
    let base = format!(
        "{head}employers:\n  - {{{one}}}\n  - {{{}}}\n",
        one.replace("Sample", "Other")
    );
    let case = Case::new(&base, "roster.csv", format!("{HEAD}\n{ARTA}"));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        case.text("out/access-7-1.txt")
            .contains("Sample Contact Centre")
    );
    assert!(
        case.text("out/access-7-2.txt")
            .contains("Other Contact Centre")
    );
    let wrong = base.replacen("country: IE", "country: XX1", 1);
    fs::write(case.path("base.yaml"), wrong).expect("the base");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("error: base.yaml:6:"), "{said}");
}

#[test]
fn a_base_says_the_same_however_its_values_are_typed() {
    let letter = |postcode: &str| {
        let base = BASE.replace(
            "city: Dublin 1",
            &format!("postcode: {postcode}, city: Dublin 1"),
        );
        let case = Case::new(&base, "roster.csv", format!("{HEAD}\n{ARTA}"));
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(0), "{said}");
        case.text("out/access-7.txt")
    };
    assert!(letter("1019").contains("1019"));
    for typed in [
        "1019", "01019", "+1019", "0x1F", "0o731", "1e3", "1.50", "True",
    ] {
        let written = letter(typed);
        assert_eq!(written, letter(&format!("'{typed}'")));
        assert!(written.contains(typed), "{typed} in\n{written}");
    }
}

#[test]
fn a_base_that_is_wrong_is_refused_once() {
    for (from, to, wanted) in [
        (
            "letter: access",
            "letter: acess",
            "base.yaml:1:9: letter: there is no letter `acess`",
        ),
        (
            "language: en",
            "language:",
            "base.yaml:2:10: language: is empty",
        ),
        (
            "language: en",
            "langage: en",
            "base.yaml:2:10: langage: there is no such key",
        ),
    ] {
        let case = Case::new(
            &BASE.replace(from, to),
            "roster.csv",
            format!("{HEAD}\n{ARTA}{ARTA}"),
        );
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(1));
        assert_eq!(said.matches("error:").count(), 1, "{said}");
        assert!(said.starts_with(&format!("error: {wanted}")), "{said}");
        assert!(!case.path("out").exists());
    }
}

#[test]
fn a_reference_in_the_base_is_refused() {
    let case = Case::new(
        &format!("reference: x\n{BASE}"),
        "roster.csv",
        format!("{HEAD}\n{ARTA}"),
    );
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("error: base.yaml:1:12: reference: would be the same on every letter"),
        "{said}"
    );
}

#[test]
fn formulas_and_paths_are_text() {
    let case = Case::csv(
        "=1,\"=HYPERLINK(\"\"http://example.org\"\")\",../../etc/passwd,Dublin 8,IE\n\
         ../../x,../../etc/passwd,12 Sample Road,Dublin 8,IE\n",
    );
    let (code, said) = case.say("roster.csv", &["--manifest-names"]);
    assert_eq!(code, Some(0), "{said}");
    let manifest = case.text("out/manifest.csv");
    assert!(
        manifest.contains(",\"'=HYPERLINK(\"\"http://example.org\"\")\""),
        "{manifest}"
    );
    assert!(
        manifest.starts_with("\u{FEFF}row,") && manifest.contains("\n1,'=1,"),
        "{manifest}"
    );
    assert!(
        case.text("out/access-1.txt")
            .contains("=HYPERLINK(\"http://example.org\")")
    );
    assert!(case.path("out/access-x.txt").exists());
}

/// The cells of a table, also as a spreadsheet divides its lines that does not take the comma for
/// the separator, that a spreadsheet would run.
fn formulas(table: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .from_reader(table.as_bytes());
    let cells: Vec<String> = reader
        .records()
        .flat_map(|row| {
            let row = row.expect("a row");
            row.iter().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let runs = |cell: &str| {
        cell.starts_with(['\t', '\r', '\n'])
            || cell.split([',', ';', '\t', '\r', '\n']).any(|part| {
                part.trim_start_matches([' ', '"'])
                    .starts_with(['=', '+', '-', '@'])
            })
    };
    cells.into_iter().filter(|cell| runs(cell)).collect()
}

#[test]
fn no_cell_of_a_table_is_run_by_a_spreadsheet() {
    assert_eq!(formulas("1,=1\n2,x;-1\n3,a=1\n", b','), ["=1", "x;-1"]);
    let columns = [
        "reference",
        "worker.name",
        "worker.address.country",
        "worker.birth_date",
        "letter",
        "language",
        "jurisdiction",
        "region",
        "employment.status",
        "objection.to",
        "employer.name",
    ];
    let good = [
        "K",
        "Arta Hoxha",
        "IE",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "Sample Contact Centre Ltd",
    ];
    let mut roster = csv::Writer::from_writer(Vec::new());
    let rest = ["worker.address.street", "worker.address.city"];
    roster
        .write_record(columns.iter().chain(&rest))
        .expect("the head");
    let traps = [
        "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "x;=1", "x,=1", " =1",
    ];
    for (column, _) in columns.iter().enumerate() {
        for (number, trap) in traps.iter().enumerate() {
            let mut row = good.map(str::to_owned);
            row[0] = format!("K-{column}-{number}");
            row[column] = if column == 0 {
                format!("{trap} {number}")
            } else {
                (*trap).to_owned()
            };
            let rest = ["=12 Sample Road", "Dublin 8"].map(str::to_owned);
            roster.write_record(row.iter().chain(&rest)).expect("a row");
        }
    }
    let case = Case::new(BASE, "roster.csv", roster.into_inner().expect("the roster"));
    let options = ["--manifest-names", "--errors", "errors.csv"];
    let in_german = [&options[..], &["--table", "excel-de"]].concat();
    let (code, said) = case.say("roster.csv", &in_german);
    assert_eq!(code, Some(1), "{said}");
    for name in ["out/manifest.csv", "errors.csv"] {
        assert_eq!(formulas(&case.text(name), b';'), Vec::<String>::new());
    }
    let (code, said) = case.say("roster.csv", &options);
    assert_eq!(code, Some(1), "{said}");
    let (manifest, errors) = (case.text("out/manifest.csv"), case.text("errors.csv"));
    // The traps are there, and none is sharp.
    assert!(manifest.contains("'@SUM(1) 3") && manifest.contains(",'=1+1,Sample"));
    assert!(errors.lines().count() > 40, "{errors}");
    for table in [&manifest, &errors] {
        assert_eq!(formulas(table, b','), Vec::<String>::new());
    }
    // Nor is the file's own name.
    let archive = ["--merge", "=all.pdf", "--format", "pdf", "--manifest-names"];
    fs::write(case.path("roster.csv"), format!("{HEAD}\n{ARTA}")).expect("the roster");
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .current_dir(case.0.path())
        .args(["batch", "roster.csv", "--request", "base.yaml"])
        .args(["--output", "paper"])
        .args(archive)
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        case.text("paper/manifest.csv")
            .contains(",'=all.pdf#page=1,")
    );
}

#[test]
fn the_parts_of_a_roster_make_the_whole() {
    let rows = (1..40)
        .map(|number| format!("{number},Arta Hoxha,{number} Sample Road,Dublin 8,IE\n"))
        .collect::<Vec<_>>()
        .concat();
    let case = Case::csv(&format!(
        "{rows}7,Arta Hoxha,1 Sample Road,Dublin 8,IE\nragged\n"
    ));
    let whole = Case::csv(&format!(
        "{rows}7,Arta Hoxha,1 Sample Road,Dublin 8,IE\nragged\n"
    ));
    whole.run("roster.csv", &[]);
    let mut refused = 0;
    for part in ["1/3", "2/3", "3/3"] {
        case.run("roster.csv", &["--shard", part, "--errors", "errors.csv"]);
        refused += case.text("errors.csv").lines().count() - 1;
    }
    assert_eq!(refused, 2);
    let letters = |names: Vec<String>| -> Vec<String> {
        names
            .into_iter()
            .filter(|name| name.starts_with("access"))
            .collect()
    };
    assert_eq!(letters(case.names("out")), letters(whole.names("out")));
    let mut lines = Vec::new();
    for part in 1..=3 {
        let manifest = case.text(&format!("out/manifest-{part}-of-3.csv"));
        lines.extend(
            manifest
                .lines()
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        );
    }
    lines.sort_by_key(|line| {
        line.split(',')
            .next()
            .and_then(|row| row.parse::<u32>().ok())
    });
    let manifest = whole.text("out/manifest.csv");
    assert_eq!(lines, manifest.lines().skip(1).collect::<Vec<_>>());
}

#[test]
fn another_letter_in_the_place_stays() {
    let case = Case::csv(ARTA);
    case.run("roster.csv", &[]);
    fs::write(case.path("out/access-7.txt"), "mine").expect("a letter");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("1     2  7          ")
            && said
                .contains("different letter with this reference is already in the folder (.txt)"),
        "{said}"
    );
    assert_eq!(case.text("out/access-7.txt"), "mine");
    assert_eq!(case.run("roster.csv", &["--force"]).status.code(), Some(0));
    assert_ne!(case.text("out/access-7.txt"), "mine");
}

#[test]
fn what_a_killed_run_left_is_cleaned_up() {
    let case = Case::csv(ARTA);
    fs::create_dir(case.path("out")).expect("a folder");
    for name in [
        ".kerkesa-unfinished-a1B2c3D4e5F6",
        ".kerkesa-batch-2-of-3.lock",
        "mine",
    ] {
        fs::write(case.path("out").join(name), "half").expect("a file");
    }
    case.run("roster.csv", &[]);
    let files = [
        ".kerkesa-batch",
        ".kerkesa-batch-kept.csv",
        "access-7.txt",
        "manifest.csv",
        "manifest.json",
        "mine",
    ];
    assert_eq!(case.names("out"), files);
}

#[test]
fn a_part_runs_once_at_a_time() {
    let case = Case::csv(ARTA);
    fs::create_dir(case.path("out")).expect("a folder");
    let place = case.path("out/.kerkesa-batch-1-of-2.lock");
    let lock = fs::File::create(&place).expect("a lock");
    lock.lock().expect("locked");
    let (code, said) = case.say("roster.csv", &["--shard", "1/2"]);
    assert_eq!(
        (code, said.as_str()),
        (
            Some(2),
            "error: out: another run is writing here\nhint: wait until it has ended\n"
        )
    );
    assert_eq!(case.names("out"), [".kerkesa-batch-1-of-2.lock"]);
    // Another part has a lock of its own.
    assert_eq!(case.say("roster.csv", &["--shard", "2/2"]).0, Some(0));
    // What a killed run leaves is a file that nobody holds.
    drop(lock);
    assert_eq!(case.say("roster.csv", &["--shard", "1/2"]).0, Some(0));
    assert!(!place.exists());
    assert!(case.path("out/access-7.txt").exists());
}

#[test]
fn a_whole_run_and_parts_are_kept_apart() {
    let case = Case::csv(ARTA);
    case.run("roster.csv", &[]);
    let state = fs::File::open(case.path("out/.kerkesa-batch")).expect("the state");
    state.lock_shared().expect("as a part locks it");
    assert_eq!(case.say("roster.csv", &["--shard", "1/2"]).0, Some(0));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(2));
    assert!(said.contains("another run is writing here"), "{said}");
    state.unlock().expect("unlocked");
    state.lock().expect("as a whole run locks it");
    assert_eq!(case.say("roster.csv", &["--shard", "1/2"]).0, Some(2));
    drop(state);
    fs::write(case.path("out/.kerkesa-batch-2-of-2.lock"), "").expect("left by a part");
    assert_eq!(case.say("roster.csv", &[]).0, Some(0));
    assert!(!case.path("out/.kerkesa-batch-2-of-2.lock").exists());
}

#[cfg(unix)]
#[test]
fn a_state_that_is_read_only_can_be_shared() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::csv(ARTA);
    case.run("roster.csv", &[]);
    fs::copy(case.path("out/.kerkesa-batch"), case.path("state")).expect("a copy");
    fs::set_permissions(case.path("state"), fs::Permissions::from_mode(0o400)).expect("set");
    fs::remove_dir_all(case.path("out")).expect("removed");
    assert_eq!(
        case.say("roster.csv", &["--state", "state", "--shard", "1/2"])
            .0,
        Some(0)
    );
    assert!(!case.path("out/.kerkesa-batch").exists());
}

#[test]
fn wrong_options_are_wrong_calls() {
    let case = Case::csv(ARTA);
    for options in [
        &["--shard", "4/3"][..],
        &["--received", "27.11.2026"],
        &["--merge", "x.pdf"],
        &["--set", "x"],
        &["--merge", "x.pdf", "--zip", "x.zip"],
    ] {
        assert_eq!(case.say("roster.csv", options).0, Some(2), "{options:?}");
    }
    assert_eq!(case.say("nothing.csv", &[]).0, Some(2));
    assert_eq!(case.say("base.json", &[]).0, Some(1));
    assert!(!case.path("out").exists());
}

#[test]
fn an_answer_has_a_last_day_once_the_letter_is_received() {
    let case = Case::csv(ARTA);
    case.run("roster.csv", &[]);
    assert!(
        case.text("out/manifest.csv")
            .contains(",1 month from receipt,")
    );
    case.run("roster.csv", &["--received", "2026-11-24"]);
    assert!(case.text("out/manifest.csv").contains(",2026-12-24,"));
}

#[test]
fn on_paper_each_letter_begins_on_an_odd_page() {
    let case = Case::csv(&format!("{ARTA}8,Drita Leka,12 Sample Road,Dublin 8,IE\n"));
    let merge = ["--merge", "all.pdf", "--format", "pdf"];
    let run = || {
        let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .current_dir(case.0.path())
            .args([
                "batch",
                "roster.csv",
                "--request",
                "base.yaml",
                "--output",
                "out",
            ])
            .args(merge)
            .output();
        output.expect("the program").status.code()
    };
    assert_eq!(run(), Some(0));
    let bytes = fs::read(case.path("all.pdf")).expect("the PDF");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let pages = document.get_pages().len();
    let manifest = case.text("out/manifest.csv");
    let starts: Vec<usize> = manifest
        .lines()
        .filter_map(|line| line.split("#page=").nth(1)?.split(',').next()?.parse().ok())
        .collect();
    assert_eq!(starts.len(), 2);
    assert!(
        starts.iter().all(|start| start % 2 == 1 && *start <= pages),
        "{starts:?}"
    );
    assert!(
        document
            .catalog()
            .expect("a catalogue")
            .get(b"StructTreeRoot")
            .is_err()
    );
    assert_eq!(run(), Some(0));
    assert_eq!(fs::read(case.path("all.pdf")).expect("the PDF"), bytes);
}

#[test]
fn nothing_is_written_over_what_is_read_or_over_another_target() {
    let case = Case::csv(ARTA);
    fs::write(case.path("mine.csv"), "mine\n").expect("a file");
    let roster = case.text("roster.csv");
    for (options, wanted) in [
        (
            &["--errors", "roster.csv"][..],
            "--errors would be written over the roster",
        ),
        (
            &["--errors", "./base.yaml", "--force"],
            "--errors would be written over the base file",
        ),
        (
            &["--zip", "roster.csv", "--force"],
            "--zip would be written over the roster",
        ),
        (
            &["--errors", "out/manifest.csv"],
            "--errors would be written over the manifest",
        ),
        (
            &["--errors", "out/.kerkesa-batch"],
            "--errors would be written over the state",
        ),
        (
            &["--zip", "x", "--errors", "new/../x"],
            "--zip would be written over --errors",
        ),
        (
            &["--errors", "mine.csv"],
            "mine.csv: another file has this name",
        ),
    ] {
        let (code, said) = case.say("roster.csv", options);
        assert_eq!(code, Some(2), "{options:?}: {said}");
        assert!(said.contains(wanted), "{options:?}: {said}");
        assert!(!case.path("out").exists(), "{options:?}");
    }
    assert_eq!(
        (case.text("roster.csv"), case.text("base.yaml").as_str()),
        (roster, BASE)
    );
    assert_eq!(case.text("mine.csv"), "mine\n");
    let forced = ["--errors", "mine.csv", "--force"];
    assert_eq!(case.say("roster.csv", &forced).0, Some(0));
    // A file of refused rows is the program's own.
    assert_eq!(case.say("roster.csv", &forced[..2]).0, Some(0));
    // A manifest that is not is nobody's to replace.
    fs::write(case.path("out/manifest.json"), "{}").expect("a file");
    let (code, said) = case.say("roster.csv", &["--force"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("this is not a manifest written by Kerkesa"),
        "{said}"
    );
}

#[test]
fn a_manifest_stays_where_no_letter_is_made() {
    let case = Case::csv(ARTA);
    case.run("roster.csv", &[]);
    let manifest = case.text("out/manifest.csv");
    let (code, said) = case.say("roster.csv", &["--set", "employment.until=2026-01-01"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("the manifest of the earlier run stays"),
        "{said}"
    );
    assert_eq!(case.text("out/manifest.csv"), manifest);
    fs::write(case.path("roster.csv"), format!("{HEAD}\n")).expect("the roster");
    let (_, said) = case.say("roster.csv", &[]);
    assert!(
        said.contains("has no rows below the column names"),
        "{said}"
    );
    assert!(
        said.contains("the manifest of the earlier run stays"),
        "{said}"
    );
    assert_eq!(case.text("out/manifest.csv"), manifest);
}

#[test]
fn a_reference_is_one_letter_s_alone() {
    let row = "12 Sample Road,Dublin 8,IE";
    let roster = format!(
        "letter,{HEAD}\naccess,K-1,Arta Hoxha,{row}\nportability,k-1,Besa Leka,{row}\nportability,K-2,Besa Leka,{row}\n"
    );
    let case = Case::new(BASE, "roster.csv", roster);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("an earlier row has this reference"), "{said}");
    assert!(said.contains("  2     3  k-1        reference"), "{said}");
    assert!(!case.path("out/portability-k-1.txt").exists(), "{said}");
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_told() {
    let row = |number: u32| format!("{number},Arta Hoxha,{number} Sample Road,Dublin 8,IE\n");
    let rows: String = (1..=9).map(row).collect();
    let closed = rows
        .replacen("3,Arta", "3,\"Arta", 1)
        .replacen("7,Arta", "7,\"Arta", 1);
    let case = Case::csv(&closed);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("lines 4 to 8 were read as one row"), "{said}");
    let open = rows.replacen("3,Arta", "3,\"Arta", 1);
    let case = Case::csv(&open);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("lines 4 to 10 were read as one row"),
        "{said}"
    );
    assert!(said.contains("  3     4"), "{said}");
    // The last line has no row after it.
    let case = Case::csv(&rows.replacen("9,Arta", "9,\"Arta", 1));
    let (_, said) = case.say("roster.csv", &[]);
    assert!(said.contains("  9    10"), "{said}");
}

#[test]
fn no_worker_stands_in_the_letter_of_another() {
    let head = format!("{HEAD},objection.own_words");
    let base = BASE.replace(
        "letter: access",
        "letter: objection\nobjection: {to: [home_webcam]}",
    );
    let row = "12 Sample Road,Dublin 8,IE";
    // The mark of the first is not closed, and that of the second cell closes it.
    let roster = format!(
        "{head}\nK-1,Arta Hoxha,{row},\"I do not want it\nK-2,Besa Leka,{row},\"My child is ill\"\n\
         K-3,Drita Gashi,{row},\"It is \"\"my\"\" home\"\n"
    );
    let case = Case::new(&base, "roster.csv", roster);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("lines 2 to 3 were read as one row"), "{said}");
    assert!(!case.path("out/objection-K-1.txt").exists(), "{said}");
    // The mark that closes it stands at the end of a line of its own.
    let whole = format!(
        "{head}\nK-1,Arta Hoxha,{row},\"I live alone\nK-2,Besa Leka,{row},I have a child\"\nK-4,Drita Gashi,{row},\"one line\nand, another\"\n"
    );
    let other = Case::new(&base, "roster.csv", whole);
    let (code, said) = other.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("lines 2 to 3 were read as one row"), "{said}");
    assert!(
        !other.path("out/objection-K-1.txt").exists()
            && other.path("out/objection-K-4.txt").exists()
    );
    let third = case.text("out/objection-K-3.txt");
    assert!(third.contains("It is \"my\" home"), "{third}");
}

#[test]
fn no_refusal_says_what_a_cell_holds() {
    const MARK: &str = "Zyxwvut";
    let row = "K-1,Arta Hoxha,12 Sample Road,Dublin 8,IE";
    for column in [
        "worker.phone",
        "worker.birth_date",
        "employment.since",
        "copies_to",
        "enclosures",
        "previous",
        "objection",
        "objection.to",
        "access.period",
        "access.data",
        "representative",
        "representative.address",
        "worker.address.lines",
        "tone",
        "window",
        "language",
        "jurisdiction",
    ] {
        for cell in [
            format!("{MARK} 1, expected 2"),
            format!("[{MARK}]"),
            format!("{{{MARK}: x}}"),
            format!("{{date: {MARK}}}"),
        ] {
            let roster = format!("{HEAD},{column}\n{row},\"{cell}\"\n");
            let case = Case::new(BASE, "roster.csv", roster);
            let (_, said) = case.say("roster.csv", &["--errors", "errors.csv"]);
            assert!(!said.contains(MARK), "{column} {cell}: {said}");
            let listed = case.text("errors.csv");
            assert!(!listed.contains(MARK), "{column} {cell}: {listed}");
        }
    }
}

#[test]
fn a_row_that_names_an_employer_has_nothing_of_another() {
    let head = format!(
        "{HEAD},employer.name,employer.address.street,employer.address.city,employer.address.country,employer.email"
    );
    let base = BASE.replace(
        "  address: {street: 7",
        "  email: dpo@example.com\n  attention: The DPO of Sample\n  address: {postcode: D01, street: 7",
    );
    let row = "Arta Hoxha,12 Sample Road,Dublin 8,IE";
    let roster = format!(
        "{head}\nK-1,{row},Other GmbH,Probeweg 1,Berlin,DE,privacy@other.example\nK-2,{row},Other GmbH,,,,\nK-3,{row},,,,,\nK-4,{row},Sample Contact Centre Ltd,,,,\n"
    );
    let case = Case::new(&base, "roster.csv", roster);
    let (code, said) = case.say("roster.csv", &["--format", "text,eml"]);
    assert_eq!(code, Some(1), "{said}");
    // Half of an employer is no employer.
    assert!(
        said.contains("1 refused")
            && said.contains("  2     3  K-2        employer.address  is missing"),
        "{said}"
    );
    for name in ["out/access-K-1.txt", "out/access-K-1.eml"] {
        let letter = case.text(name);
        for other in [
            "Sample Contact",
            "dpo@example.com",
            "The DPO of Sample",
            "D01",
            "Example Quay",
        ] {
            assert!(!letter.contains(other), "{name}: {other}");
        }
    }
    for name in ["out/access-K-3.txt", "out/access-K-4.txt"] {
        assert!(case.text(name).contains("The DPO of Sample"), "{name}");
    }
    let several = BASE
        .replace("employer:\n", "employers:\n- ")
        .replace("- \u{20} name", "- name");
    let case = Case::new(&several, "roster.csv", format!("{HEAD}\n{ARTA}"));
    let (code, said) = case.say("roster.csv", &["--set", "employer.name=Other GmbH"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("the same for each of the base file's `employers`"),
        "{said}"
    );
}

#[test]
fn only_a_first_letter_has_a_time_for_its_answer() {
    let base = BASE.replace(
        "letter: access",
        "letter: reminder\nprevious: {letter: access, date: 2026-09-01, received: 2026-09-03}",
    );
    for (base, wanted) in [(base.as_str(), ",gdpr,,"), (BASE, ",gdpr,2026-12-28,")] {
        let case = Case::new(base, "roster.csv", format!("{HEAD}\n{ARTA}"));
        let (code, said) = case.say("roster.csv", &["--received", "2026-11-26"]);
        assert_eq!(code, Some(0), "{said}");
        let manifest = case.text("out/manifest.csv");
        assert!(manifest.contains(wanted), "{manifest}");
    }
}

#[test]
fn a_book_that_is_not_there_is_no_fault_of_the_rows() {
    let base = BASE.split("employer:").next().expect("a head");
    let roster = format!("{HEAD},employer.book\n7,Arta Hoxha,12 Sample Road,Dublin 8,IE,sample\n");
    let case = Case::new(base, "roster.csv", roster);
    let (code, said) = case.say("roster.csv", &["--book", "none.yaml"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("there is no employers' book none.yaml"),
        "{said}"
    );
    let named = format!("{base}employer: {{book: sample}}\n");
    let case = Case::new(&named, "roster.csv", format!("{HEAD}\n{ARTA}"));
    let (code, said) = case.say("roster.csv", &["--book", "none.yaml"]);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn a_day_with_something_behind_it_is_not_repeated() {
    for day in [
        "1988-05-17.",
        "1988-05-17 Hoxha",
        "1988-5-17",
        "45985",
        "1988-05-17T23:00:00Z",
    ] {
        let roster =
            format!("{HEAD},worker.birth_date\n7,Arta Hoxha,12 Sample Road,Dublin 8,IE,{day}\n");
        let case = Case::new(BASE, "roster.csv", roster);
        let (_, said) = case.say("roster.csv", &[]);
        assert!(
            !said.contains("1988") && !said.contains("45985"),
            "{day}: {said}"
        );
        assert!(
            said.contains("is not a date (write year-month-day")
                || said.contains("has a time of day after the date")
                || said.contains("is a number of days"),
            "{day}: {said}"
        );
    }
}

#[test]
fn no_target_is_named_like_a_letter_among_the_letters() {
    let case = Case::csv(ARTA);
    for option in ["--errors", "--zip"] {
        for (name, wanted) in [
            ("out/access-7.txt", 2),
            ("out/x/../access-all.zip", 2),
            ("access-all.zip", 0),
        ] {
            let (code, said) = case.say("roster.csv", &[option, name, "--force"]);
            assert_eq!(code, Some(wanted), "{option} {name}: {said}");
        }
        fs::remove_dir_all(case.path("out")).expect("removed");
    }
}

#[test]
fn targets_may_share_a_folder() {
    let case = Case::csv(ARTA);
    for options in [
        &["--errors", "out/errors.csv"][..],
        &["--zip", "x/a.zip", "--errors", "x/errors.csv"],
        &["--zip", "a.zip", "--errors", "errors.csv"],
        &[
            "--zip",
            "out/a.zip",
            "--errors",
            "out/errors.csv",
            "--force",
        ],
        &["--shard", "1/2", "--errors", "out/errors-1.csv"],
    ] {
        let (code, said) = case.say("roster.csv", options);
        assert_eq!(code, Some(0), "{options:?}: {said}");
    }
    // What another run, into another folder, is writing there stays.
    let theirs = case.path("x/.kerkesa-unfinished-a1B2c3D4e5F6");
    let file = fs::File::create(&theirs).expect("a file");
    file.lock().expect("locked");
    let shared = ["--zip", "x/b.zip", "--errors", "x/errors.csv"];
    assert_eq!(case.say("roster.csv", &shared).0, Some(0));
    assert!(theirs.exists());
    drop(file);
    assert_eq!(case.say("roster.csv", &shared).0, Some(0));
    assert!(!theirs.exists());
}

#[test]
fn a_letter_is_not_received_before_its_date() {
    let case = Case::csv(ARTA);
    let (code, said) = case.say("roster.csv", &["--received", "2026-11-23"]);
    assert_eq!(code, Some(1), "{said}");
    let wanted = "the letter is dated 2026-11-24 and cannot have been received on 2026-11-23";
    assert!(said.contains(wanted), "{said}");
    assert!(!case.path("out/access-7.txt").exists());
    let (code, said) = case.say("roster.csv", &["--received", "2026-11-24"]);
    assert_eq!(code, Some(0), "{said}");
    let request = format!(
        "{}worker: {{name: Arta Hoxha, address: {{street: 12 Sample Road, city: Dublin 8, country: IE}}}}\n",
        BASE.replace("2026-11-24", "2098-06-02")
    );
    fs::write(case.path("request.yaml"), request).expect("a request");
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .current_dir(case.path(""))
        .args(["deadline", "request.yaml", "--received", "2026-11-23"])
        .output()
        .expect("the program");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("dated 2098-06-02 and cannot have been received on 2026-11-23"),
        "{said}"
    );
}

#[test]
fn letters_that_nobody_asks_for_any_more_are_told_and_pruned() {
    let row = |number: u32| format!("{number},Arta Hoxha,{number} Sample Road,Dublin 8,IE\n");
    let roster = |case: &Case, rows: String| {
        fs::write(case.path("roster.csv"), format!("{HEAD}\n{rows}")).expect("the roster");
    };
    let case = Case::csv(&(1..=4).map(row).collect::<String>());
    case.run("roster.csv", &[]);
    assert!(!case.path("out/superseded.csv").exists());
    roster(&case, row(1) + &row(2) + &row(4));
    let told = "1 from earlier runs that the manifest does not list: access-3.txt";
    // Also by the runs after the next.
    for _ in 0..2 {
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(told), "{said}");
        assert!(case.text("out/superseded.csv").contains("\naccess-3.txt,"));
    }
    fs::write(case.path("out/access-2.txt"), "mine").expect("a letter");
    // A row that is refused keeps its letter, and all others.
    roster(&case, row(1) + "4,Arta Hoxha\n");
    assert_eq!(case.say("roster.csv", &["--prune"]).0, Some(1));
    assert!(case.path("out/access-4.txt").exists() && case.path("out/access-3.txt").exists());
    roster(&case, row(1));
    let (code, said) = case.say("roster.csv", &["--prune"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("removed 2 from earlier runs"), "{said}");
    // What somebody has changed stays.
    let names = [
        ".kerkesa-batch",
        ".kerkesa-batch-kept.csv",
        "access-1.txt",
        "access-2.txt",
        "manifest.csv",
        "manifest.json",
        "superseded.csv",
    ];
    assert_eq!(case.names("out"), names);
    fs::remove_file(case.path("out/access-2.txt")).expect("removed");
    let (_, said) = case.say("roster.csv", &[]);
    assert_eq!(said, "1 letter in out: wrote 0, unchanged 1\n");
    assert!(!case.path("out/superseded.csv").exists());
}

#[test]
fn a_list_names_no_file_elsewhere() {
    let case = Case::csv(ARTA);
    fs::create_dir(case.path("out")).expect("a folder");
    let list = "file,sha256\n../base.yaml,00\n/etc/passwd,00\nmine.txt,00\n";
    fs::write(case.path("out/superseded.csv"), list).expect("a list");
    fs::write(case.path("out/mine.txt"), "mine").expect("a file");
    let (code, said) = case.say("roster.csv", &["--prune"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("does not list: mine.txt\n"), "{said}");
    assert!(case.path("base.yaml").exists() && case.path("out/mine.txt").exists());
}

#[test]
fn what_is_wrong_for_all_rows_is_said_once() {
    for (base, options, wanted) in [
        (
            BASE.to_owned(),
            &["--date", "24.11.2026"][..],
            "date: is not a date",
        ),
        (
            BASE.replace("jurisdiction: IE", "jurisdiction: FR"),
            &[],
            "jurisdiction: there is no jurisdiction `FR`",
        ),
        (
            BASE.replace("jurisdiction: IE", "jurisdiction: ZZ"),
            &[],
            "jurisdiction: `ZZ` is not a country",
        ),
        (
            format!(
                "{}employer: {{book: nobody}}\n",
                BASE.split("employer:").next().expect("a head")
            ),
            &["--book", "book.yaml"],
            "employer.book: the book has no entry",
        ),
    ] {
        let case = Case::new(&base, "roster.csv", format!("{HEAD}\n{ARTA}{ARTA}"));
        fs::write(case.path("book.yaml"), "sample: {name: Sample}\n").expect("a book");
        let (code, said) = case.say("roster.csv", options);
        assert_eq!(code, Some(1), "{said}");
        assert!(
            said.starts_with("error: ") && said.contains(wanted),
            "{said}"
        );
        assert!(!case.path("out").exists(), "{said}");
    }
    // Where a column says it, the base need not be right.
    let base = BASE.replace("jurisdiction: IE", "jurisdiction: FR");
    let case = Case::new(
        &base,
        "roster.csv",
        format!("{HEAD},jurisdiction\n{},IE\n", ARTA.trim()),
    );
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn half_of_an_address_may_stand_in_the_base() {
    let base = format!("{BASE}worker: {{address: {{country: IE}}}}\n");
    let roster = "worker.name,worker.address.street,worker.address.city,reference\nArta Hoxha,12 Sample Road,Dublin 8,7\nBesa Leka,,Dublin 8,8\n";
    let case = Case::new(&base, "roster.csv", roster);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("worker.address.street"), "{said}");
    assert!(case.text("out/access-7.txt").contains("12 Sample Road"));
}

#[test]
fn each_letter_uses_its_own_section_of_the_base() {
    let base = format!(
        "{BASE}access: {{systems: [Sample Desk]}}\nobjection: {{to: [{{operation: screenshots}}], own_words: I see customers' data on my screen.}}\n"
    );
    let row = "12 Sample Road,Dublin 8,IE";
    let roster = format!("letter,{HEAD}\naccess,1,Arta Hoxha,{row}\nobjection,2,Besa Leka,{row}\n");
    let case = Case::new(&base, "roster.csv", &roster);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(case.text("out/access-1.txt").contains("Sample Desk"));
    assert!(!case.text("out/objection-2.txt").contains("Sample Desk"));
    // A letter that follows uses the section of the first.
    let follows = format!(
        "letter,previous,{HEAD}\nreminder,\"{{letter: access, date: 2026-09-01, received: 2026-09-03}}\",3,Arta Hoxha,{row}\n"
    );
    fs::write(case.path("roster.csv"), follows).expect("the roster");
    let (code, said) = case.say("roster.csv", &["--state", "third"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(case.path("out/reminder-3.txt").exists());
    // A cell is meant for its row.
    let cell = format!("letter,access.systems,{HEAD}\nobjection,[x],2,Besa Leka,{row}\n");
    fs::write(case.path("roster.csv"), cell).expect("the roster");
    let (code, said) = case.say("roster.csv", &["--state", "other"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("does not use it"), "{said}");
}

#[test]
fn what_nobody_sees_gives_no_second_letter() {
    let case = Case::csv(",Zo\u{eb} Hoxha,12 Sample Road,Dublin 8,IE\n");
    case.run("roster.csv", &[]);
    let unseen = format!("{HEAD}\n,Zoe\u{308}\u{a0} Hoxha,12  Sample Road,Dublin 8,IE\n");
    fs::write(case.path("roster.csv"), unseen).expect("the roster");
    let (_, said) = case.say("roster.csv", &[]);
    assert_eq!(said, "1 letter in out: wrote 0, unchanged 1\n");
}

#[test]
fn every_page_for_the_print_shop_is_a_page() {
    let case = Case::csv(&format!("{ARTA}8,Besa Leka,12 Sample Road,Dublin 8,IE\n"));
    let done = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .current_dir(case.path(""))
        .args([
            "batch",
            "roster.csv",
            "--request",
            "base.yaml",
            "--output",
            "out",
        ])
        .args(["--merge", "all.pdf"])
        .output()
        .expect("the program");
    assert_eq!(done.status.code(), Some(0));
    let all = lopdf::Document::load(case.path("all.pdf")).expect("a PDF");
    let pages = all.get_pages();
    assert!(pages.len() > 3, "{}", pages.len());
    for page in pages.into_values() {
        let page = all.get_dictionary(page).expect("a page");
        let kind = page.get(b"Type").and_then(lopdf::Object::as_name);
        assert_eq!(kind.expect("a type"), b"Page");
    }
}

#[test]
fn letters_in_another_format_are_nobody_s_to_remove() {
    let case = Case::csv(ARTA);
    case.run("roster.csv", &[]);
    let (code, said) = case.say("roster.csv", &["--format", "markdown", "--prune"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(said, "1 letter in out: wrote 1, unchanged 0\n");
    let (_, said) = case.say("roster.csv", &["--zip", "all.zip", "--prune"]);
    assert_eq!(said, "1 letter: wrote all.zip\n");
    let letters = |case: &Case| -> Vec<String> {
        let names = case.names("out").into_iter();
        names.filter(|name| name.starts_with("access")).collect()
    };
    assert_eq!(letters(&case), ["access-7.md", "access-7.txt"]);
    // The letter of a row that was taken out is told by a run in its format.
    fs::write(
        case.path("roster.csv"),
        format!("{HEAD}\n{}", ARTA.replace("7,", "8,")),
    )
    .expect("the roster");
    let (_, said) = case.say("roster.csv", &[]);
    assert!(
        said.contains("1 from earlier runs that the manifest does not list: access-7.txt\n"),
        "{said}"
    );
}

#[test]
fn a_letter_that_no_manifest_lists_is_told_and_stays() {
    let row = |number: u32| format!("{number},Arta Hoxha,{number} Sample Road,Dublin 8,IE\n");
    let case = Case::csv(&(1..=6).map(row).collect::<String>());
    for part in ["1/2", "2/2"] {
        case.run("roster.csv", &["--shard", part]);
    }
    // As a run leaves it that is killed before its end.
    case.run("roster.csv", &[]);
    for name in ["manifest.csv", "manifest.json"] {
        fs::remove_file(case.path("out").join(name)).expect("removed");
    }
    fs::write(case.path("roster.csv"), format!("{HEAD}\n{}", row(1))).expect("the roster");
    fs::write(case.path("out/access-9.txt"), "by hand").expect("a letter");
    fs::write(case.path("out/notes.txt"), "no letter").expect("a file");
    let (code, said) = case.say("roster.csv", &["--prune"]);
    assert_eq!(code, Some(0), "{said}");
    // The tables of the parts know the five others.
    assert!(said.contains("removed 5 from earlier runs"), "{said}");
    assert!(said.contains("does not list: access-9.txt\n"), "{said}");
    assert!(case.path("out/access-9.txt").exists() && case.path("out/notes.txt").exists());
}

#[test]
fn a_letter_is_written_in_all_its_formats_or_in_none() {
    let case = Case::csv(ARTA);
    fs::create_dir(case.path("out")).expect("a folder");
    fs::write(case.path("out/access-7.md"), "mine").expect("a letter");
    let (code, said) = case.say("roster.csv", &["--format", "text,markdown"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("this reference is already in the folder (.md)"),
        "{said}"
    );
    assert!(!case.path("out/access-7.txt").exists());
}

#[test]
fn refused_rows_are_told_whatever_fails_then() {
    let case = Case::csv(&format!("{ARTA}8,,12 Sample Road,Dublin 8,IE\n"));
    fs::write(case.path("all.zip"), "another").expect("a file");
    let (code, said) = case.say("roster.csv", &["--zip", "all.zip"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("1 refused") && said.contains("worker.name"),
        "{said}"
    );
    assert!(said.contains("all.zip: another file"), "{said}");
}

#[test]
fn a_lost_state_is_told() {
    let case = Case::csv(ARTA);
    let lost = "is missing, but there are letters from an earlier run";
    assert!(!case.say("roster.csv", &[]).1.contains(lost));
    assert!(!case.say("roster.csv", &[]).1.contains(lost));
    fs::remove_file(case.path("out/.kerkesa-batch")).expect("removed");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(lost), "{said}");
}
