//! Rosters with headings in people's own words.

use super::{
    batch::{BASE, Case, HEAD},
    make::CATALOG,
    sheets::zipped,
    workbooks::parts,
};
use kerkesa::{
    catalog::{LEFT_OUT, Meaning, plain_heading},
    intake::{self, Pattern, RECEIVED},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    process::Command,
};

/// How many rows a list has here; `.ci/check-batch` writes hundreds.
const ROWS: usize = 40;

fn row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let cells: String = cells.iter().map(cell).collect();
    format!("<row>{cells}</row>")
}

/// The list of a union as it was: a sheet of sums first, a title, German headings, dates as texts, notes.
fn german() -> Vec<u8> {
    let sums = row(&["Bezirk", "Anzahl"]) + &row(&["Nord", "40"]);
    let head = [
        "Mitglieds-Nr.",
        "Name",
        "Vorname",
        "Straße",
        "Hausnr.",
        "PLZ",
        "Ort",
        "Geb.-Datum",
        "Beschäftigt seit",
        "Bemerkungen",
    ];
    let mut rows =
        row(&["Mitgliederliste Bezirk Nord"]) + &row(&["Stand: 24.11.2026"]) + &row(&head);
    for number in 1..=ROWS {
        let (id, house) = (format!("M-{number:03}"), format!("{number} a"));
        let born = format!("{}.{}.1980", number % 28 + 1, number % 12 + 1);
        rows += &row(&[
            &id,
            "Muster",
            "Erika",
            "Beispielweg",
            &house,
            "01067",
            "Dresden",
            &born,
            "01.03.2020",
            "ruft zurück",
        ]);
    }
    let sheet = |rows: &str| format!("<sheetData>{rows}</sheetData>");
    zipped(&parts(
        &[
            ("Übersicht", "", sheet(&sums)),
            ("Mitglieder", "", sheet(&rows)),
        ],
        "",
        "",
    ))
}

fn albanian() -> String {
    let mut text = String::from("Nr.;Emri;Mbiemri;Adresa;Qyteti;Datëlindja;Telefoni;Shënime\n");
    for number in 1..=ROWS {
        let day = number % 12 + 13;
        let _ = writeln!(
            text,
            "{number};Arta;Hoxha;Rruga e Shembullit {number};Tiranë;{day}.2.1990;0691234567;e thirrur"
        );
    }
    text
}

/// The lines of a map that are no comments.
fn lines(map: &str) -> Vec<&str> {
    map.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// A list that failed: its file, how its sheet is found, the line of the map that somebody chooses, what is filled
/// into the base file, a letter, and what stands in it.
struct List {
    file: &'static str,
    bytes: Vec<u8>,
    options: &'static [&'static str],
    choice: &'static str,
    values: [(&'static str, &'static str); 6],
    letter: &'static str,
    wanted: [&'static str; 4],
}

fn failed() -> [List; 2] {
    [
        List {
            file: "liste.xlsx",
            bytes: german(),
            options: &["--sheet", "Mitglieder"],
            choice: "# reference: Mitglieds-Nr.",
            values: [
                ("letter", "access"),
                ("name", "Muster Contact GmbH"),
                ("street", "Beispielring 7"),
                ("postcode", "\"20095\""),
                ("city", "Hamburg"),
                ("country", "DE"),
            ],
            letter: "access-M-007.txt",
            wanted: [
                "Erika Muster",
                "Beispielweg 7 a",
                "01067 Dresden",
                "August 1980",
            ],
        },
        List {
            file: "lista.csv",
            bytes: albanian().into_bytes(),
            options: &[],
            choice: "# reference: Nr.",
            values: [
                ("letter", "access"),
                ("name", "Shembull Contact Center sh.p.k."),
                ("street", "Rruga e Provës 7"),
                ("postcode", "\"1019\""),
                ("city", "Tiranë"),
                ("country", "AL"),
            ],
            letter: "access-7.txt",
            wanted: [
                "Arta Hoxha",
                "Rruga e Shembullit 7",
                "shkurt 1990",
                "0691234567",
            ],
        },
    ]
}

/// The base file with its empty keys filled in.
fn filled(base: &str, values: &[(&str, &str)]) -> String {
    let line = |line: &str| {
        let value = values
            .iter()
            .find(|(key, _)| line.trim_start().strip_suffix(':') == Some(key));
        match value {
            Some((_, value)) => format!("{line} {value}\n"),
            None => format!("{line}\n"),
        }
    };
    let lines: Vec<String> = base.lines().map(line).collect();
    lines.concat()
}

#[test]
fn the_lists_that_failed_become_letters_with_a_short_map_of_the_starter() {
    for list in failed() {
        let case = Case::new("", list.file, &list.bytes);
        let with = |command: &[&str]| {
            let all = [&["batch", list.file], command, list.options].concat();
            case.command(&all)
        };
        let (code, said) = with(&["--starter", "--output", "start"]);
        assert_eq!(code, Some(0), "{said}");
        let map = case.text("start/columns.yaml");
        let base = case.text("start/base.yaml");
        assert!(base.contains("\ndates: dmy\n"), "{base}");
        // What is asked is filled in, and nothing else.
        let map = map.replace(list.choice, &list.choice[2..]);
        assert!(lines(&map).len() <= 10, "{map}");
        fs::write(case.path("start/base.yaml"), filled(&base, &list.values)).expect("the base");
        fs::write(case.path("start/columns.yaml"), map).expect("the map");
        let files = [
            "--request",
            "start/base.yaml",
            "--columns",
            "start/columns.yaml",
        ];
        let (code, said) = with(&[&["--check"][..], &files].concat());
        assert_eq!(code, Some(0), "{said}");
        assert!(
            said.contains(&format!("{ROWS} rows: {ROWS} can become letters")),
            "{said}"
        );
        let write = ["--output", "out", "--format", "text", "--quiet"];
        let (code, said) = with(&[&files[..], &write].concat());
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(letters(&case).len(), ROWS);
        let text = case.text(&format!("out/{}", list.letter));
        for wanted in list.wanted {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        for other in ["zurück", "thirrur"] {
            assert!(!text.contains(other), "{text}");
        }
    }
}

/// The letters that were written.
fn letters(case: &Case) -> Vec<String> {
    let mut names = case.names("out");
    names.retain(|name| name.starts_with("access-"));
    names
}

#[test]
fn each_usual_heading_leads_to_one_key_that_there_is() {
    let headings = CATALOG.headings().expect("headings");
    let is_known = |key: &str| {
        key == LEFT_OUT
            || key == RECEIVED
            || headings.parts().contains(key)
            || intake::known(key).is_ok()
    };
    let mut certain: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut languages = BTreeSet::new();
    for (tag, heading, meaning) in headings.all() {
        languages.insert(tag.to_string());
        let keys = match meaning {
            Meaning::Key(key) => {
                let keys = certain.entry(plain_heading(heading)).or_default();
                keys.insert(key.clone());
                vec![key.as_str()]
            }
            Meaning::LeftOut => {
                let keys = certain.entry(plain_heading(heading)).or_default();
                keys.insert(LEFT_OUT.to_owned());
                Vec::new()
            }
            Meaning::Unclear(keys) => {
                assert!(!keys.is_empty(), "{tag}: {heading} means nothing");
                keys.iter().map(String::as_str).collect()
            }
        };
        for key in keys {
            assert!(is_known(key), "{tag}: {heading}: {key}");
        }
    }
    for (heading, keys) in certain {
        assert_eq!(keys.len(), 1, "{heading}: {keys:?}");
    }
    for tag in CATALOG.languages().filter(|tag| tag.base() == tag.as_str()) {
        assert!(languages.contains(tag.as_str()), "no headings in {tag}");
        for key in ["worker.name", "worker.address.street"] {
            let joined = headings.joined(tag, key).expect("a pattern");
            let pattern: Pattern = joined.parse().expect("a pattern");
            assert_eq!(pattern.headings().count(), 2, "{tag}: {joined}");
        }
    }
}

#[test]
fn a_check_shows_each_column_and_all_faults_and_writes_nothing() {
    let roster = "Vorname;Nachname;Straße;PLZ;Ort;Geb.-Datum;Telefon;Notiz\n\
        Erika;Muster;Beispielweg 1;01067;Dresden;3.4.1990;;geheim\n\
        Besa;Prova;Beispielweg 2;;Dresden;1990-04-31;#REF!;\n\
        Besa;;;01067;Dresden;1990-04-30;069 1;\n";
    let case = Case::new("", "liste.csv", roster);
    let (code, said) = case.command(&["batch", "--check", "liste.csv"]);
    assert_eq!(code, Some(1), "{said}");
    for wanted in [
        "     1  Vorname     worker.name              usual heading (de)  Xxxxx\n",
        "     4  PLZ         worker.address.postcode  usual heading (de)  00000\n",
        "     6  Geb.-Datum  worker.birth_date        usual heading (de)  0.0.0000\n",
        "     8  Notiz       left out                 usual heading (de)  xxxxxx\n",
        "worker.name is “{Vorname} {Nachname}”\n",
        "Geb.-Datum (worker.birth_date)  is a date in a local form",
        // All that is wrong with a row, and not only the first.
        "  2     3  Geb.-Datum (worker.birth_date)",
        "Telefon (worker.phone)",
        "Straße (worker.address.street)",
        "the base file must give what no column gives: letter, worker.address.country, employer.name",
        "3 rows: 0 can become letters, 3 cannot; nothing was written\n",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    for name in ["Erika", "Muster", "geheim", "1990", "069"] {
        assert!(!said.contains(name), "{name}: {said}");
    }
    assert_eq!(case.names("."), ["base.yaml", "liste.csv"]);
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .current_dir(case.path("."))
        .args(["batch", "--check", "liste.csv", "--json"])
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["columns"][3]["keys"][0], "worker.address.postcode");
    assert_eq!(report["columns"][3]["language"], "de");
    assert_eq!(report["columns"][7]["left_out"], true);
    assert_eq!(
        (&report["rows"], &report["refused"]),
        (&3.into(), &3.into())
    );
    let faults = report["faults"].as_array().expect("faults");
    assert!(
        faults.iter().any(|fault| fault["lines"][0] == 3),
        "{report}"
    );
    assert!(!String::from_utf8_lossy(&output.stdout).contains("Erika"));
}

#[test]
fn what_is_not_understood_is_asked_before_anything_is_written() {
    let case = Case::new(
        BASE,
        "roster.csv",
        "Name,Street,Town,Country,Shift\nArta Hoxha,12 Sample Road,Dublin,IE,late\n",
    );
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("column 1, `Name`: could be `worker.name`, the first name or the last name")
            && said.contains("; the same goes for `Shift`"),
        "{said}"
    );
    assert_eq!(case.names("."), ["base.yaml", "roster.csv"]);
    let (code, said) = case.command(&["batch", "--check", "roster.csv", "--request", "base.yaml"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("none can become a letter until"), "{said}");
    let base = format!("{BASE}columns:\n  worker.name: name\n  ignore: [shift]\n");
    fs::write(case.path("base.yaml"), base).expect("the base");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains(
            "roster.csv: 3 columns are understood by their usual headings\nhint: `--check` shows"
        ),
        "{said}"
    );
    let (_, quiet) = case.say("roster.csv", &["--quiet"]);
    assert_eq!(quiet, "");
}

#[test]
fn a_map_that_does_not_fit_is_told() {
    let roster = format!("{HEAD},Tel\n7,Arta Hoxha,12 Sample Road,Dublin,IE,069\n");
    let case = Case::new(BASE, "roster.csv", roster);
    for (map, code, wanted) in [
        ("worker.phone: Tel", 0, ""),
        (
            "worker.phone: Telefon",
            1,
            "roster.csv: the map of the columns: `worker.phone`: no column is called `Telefon`\nhint: ",
        ),
        (
            "worker.phone: tell",
            1,
            "no column is called `tell`\nhint: did you mean `Tel`?",
        ),
        (
            "worker.name: Tel",
            1,
            "column 2, `worker.name`: gives `worker.name`, and so does `Tel`\nhint: leave one of them out",
        ),
        (
            "worker.phnoe: Tel",
            1,
            "columns.yaml:1:1: worker.phnoe: there is no such key\nhint: did you mean `phone`?",
        ),
        ("signature.file: Tel", 1, "a roster cannot sign letters"),
    ] {
        fs::write(case.path("columns.yaml"), map).expect("the map");
        let (found, said) = case.say("roster.csv", &["--columns", "columns.yaml", "--force"]);
        assert_eq!(found, Some(code), "{map}: {said}");
        assert!(said.contains(wanted), "{map}: {said}");
    }
    fs::write(
        case.path("base.yaml"),
        format!("{BASE}columns: {{ignore: x}}\n"),
    )
    .expect("a base");
    let (code, said) = case.say("roster.csv", &["--columns", "columns.yaml"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("`--columns` is given, and the base file has `columns:` too"),
        "{said}"
    );
}

#[test]
fn a_cell_of_the_wrong_kind_is_refused_in_a_column_that_is_used_and_no_other() {
    let styles = "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    let day = "<c s=\"1\"><v>32904</v></c>";
    let head = row(&[
        "Full name",
        "Street",
        "House number",
        "Town",
        "Country",
        "Seen",
        "Date of birth",
        "Reference",
    ]);
    let worker = |house: &str| {
        let first = row(&["Arta Hoxha", "Sample Road"]).replace("</row>", "");
        let rest = row(&["Dublin", "IE"])
            .replace("<row>", "")
            .replace("</row>", "");
        let reference = row(&["7"]).replace("<row>", "");
        format!("{first}{house}{rest}{day}{day}{reference}")
    };
    let workbook = |house: &str| {
        let rows = format!("<sheetData>{head}{}</sheetData>", worker(house));
        zipped(&parts(&[("A", "", rows)], styles, ""))
    };
    let base = format!("{BASE}columns: {{ignore: Seen}}\n");
    let good = Case::new(&base, "r.xlsx", workbook("<c><v>12</v></c>"));
    let (code, said) = good.say("r.xlsx", &[]);
    assert_eq!(code, Some(0), "{said}");
    let text = good.text("out/access-7.txt");
    assert!(
        text.contains("12 Sample Road") && text.contains("31 January 1990"),
        "{text}"
    );
    let bad = Case::new(&base, "r.xlsx", workbook(day));
    let (code, said) = bad.say("r.xlsx", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("House number (worker.address.street)  is a date, and none belongs here"),
        "{said}"
    );
    // The reference is told where no part of the name is in it.
    let told = |reference: &str| {
        let shown = format!("<t>{reference}</t>");
        let rows = format!("<sheetData>{head}{}</sheetData>", worker(day));
        let rows = rows.replace("<t>7</t>", &shown);
        let case = Case::new(
            &base,
            "r.xlsx",
            zipped(&parts(&[("A", "", rows)], styles, "")),
        );
        case.say("r.xlsx", &["--errors", "errors.csv"]);
        case.text("errors.csv").contains(reference)
    };
    assert!(told("K-777") && !told("HOXHA-777"));
}

#[test]
fn each_row_may_have_its_own_day_of_receipt() {
    let base = BASE.replace("jurisdiction: IE", "jurisdiction: AL");
    let rows = "7,Arta Hoxha,12 Sample Road,Dublin,IE,2026-12-01\n\
        8,Besa Prova,12 Sample Road,Dublin,IE,\n\
        9,Drita Leka,12 Sample Road,Dublin,IE,1.12.2026\n\
        10,Ilir Duka,12 Sample Road,Dublin,IE,2026-11-01\n\
        11,Mira Kola,12 Sample Road,Dublin,IE,soon\n";
    let case = Case::new(&base, "roster.csv", format!("{HEAD},received\n{rows}"));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    for wanted in [
        "  3     4  9          received  is a date in a local form",
        "  4     5  10         received  the letter is dated 2026-11-24 and cannot have been received on 2026-11-01",
        "  5     6  11         received  is not a date",
    ] {
        assert!(said.contains(wanted), "{said}");
    }
    let manifest = case.text("out/manifest.csv");
    assert!(
        manifest.contains("1,7,access,en,AL,al,2026-12-31,"),
        "{manifest}"
    );
    assert!(!manifest.contains("2,8,access,en,AL,al,2026"), "{manifest}");
    // The option is for rows that say nothing.
    let (_, said) = case.say(
        "roster.csv",
        &["--received", "2026-11-30", "--dates", "dmy"],
    );
    let manifest = case.text("out/manifest.csv");
    for wanted in [
        "1,7,access,en,AL,al,2026-12-31,",
        "2,8,access,en,AL,al,2026-12-30,",
        "3,9,access,en,AL,al,2026-12-31,",
    ] {
        assert!(manifest.contains(wanted), "{said} {manifest}");
    }
}

#[test]
fn a_day_of_receipt_that_is_filled_in_later_changes_no_reference() {
    let head = HEAD.replace("reference,", "");
    let row = "Arta Hoxha,12 Sample Road,Dublin,IE";
    let case = Case::new(BASE, "roster.csv", format!("{head},received\n{row},\n"));
    case.say("roster.csv", &[]);
    let before = case.names("out");
    fs::write(
        case.path("roster.csv"),
        format!("{head},received\n{row},2026-12-01\n"),
    )
    .expect("a roster");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("wrote 0, unchanged 1"), "{said}");
    assert_eq!(case.names("out"), before);
}

#[test]
fn a_starter_writes_over_nothing() {
    let case = Case::new(
        BASE,
        "roster.csv",
        "First name,Last name,Town\nArta,Hoxha,Dublin\n",
    );
    let (code, said) = case.command(&["batch", "--starter", "roster.csv"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("base.yaml: there is a file of this name"),
        "{said}"
    );
    assert_eq!(case.text("base.yaml"), BASE);
    assert_eq!(case.names("."), ["base.yaml", "roster.csv"]);
    let (code, said) = case.command(&["batch", "--starter", "roster.csv", "--output", "new"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(case.names("new"), ["base.yaml", "columns.yaml"]);
    assert!(
        case.text("new/columns.yaml")
            .contains("worker.name: \"{First name} {Last name}\"\n")
    );
    // The base is not whole: what is empty is asked.
    let files = [
        "--request",
        "new/base.yaml",
        "--columns",
        "new/columns.yaml",
    ];
    let (code, said) = case.command(&[&["batch", "--check", "roster.csv"][..], &files].concat());
    assert_eq!(code, Some(1));
    assert!(
        said.contains("new/base.yaml") && said.contains("is empty"),
        "{said}"
    );
}

#[test]
fn headings_again_are_no_row_and_a_town_like_one_is_none() {
    let head = "Vor- und Nachname;Straße;Ort;Land\n";
    let case = Case::new(
        BASE,
        "liste.csv",
        format!("{head}Arta Hoxha;Weg 1;Ort;AT\n{head}"),
    );
    let (code, said) = case.say("liste.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("liste.csv: 1 refused") && said.contains("repeats the names of the columns"),
        "{said}"
    );
}
