//! The tables that a run writes: for people, for their spreadsheets, and for programs.

use super::batch::{BASE, Case, HEAD};
use serde_json::Value;
use std::fs;

const ROWS: &str = "K-1,Arta Hoxha,12 Sample Road,Dublin 8,IE\n\
                    K-2,Besa Leka,12 Sample Road,Dublin 8,Nowhere\n\
                    K-3,Drita Gashi,12 Sample Road,Dublin 8,IE\n";

const LISTS: [&str; 4] = ["--errors", "errors.csv", "--advice", "advice.csv"];

/// A roster of nine rows that are the same behind their references.
fn nine(rest: &str) -> String {
    let rows: Vec<String> = (1..=9)
        .map(|number| format!("K-{number}{rest}\n"))
        .collect();
    format!("{HEAD}\n{}", rows.concat())
}

/// The tables of a run with these options, after one with a letter more.
fn tables(base: &str, options: &[&str]) -> (Case, [String; 4]) {
    let more = "K-4,Mira Prifti,12 Sample Road,Dublin 8,IE\n";
    let case = Case::new(base, "roster.csv", format!("{HEAD}\n{ROWS}{more}"));
    case.say("roster.csv", options);
    fs::write(case.path("roster.csv"), format!("{HEAD}\n{ROWS}")).expect("the roster");
    for _ in 0..2 {
        let (code, said) = case.say("roster.csv", &[&LISTS, options].concat());
        assert_eq!(code, Some(1), "{said}");
    }
    let texts = [
        "out/manifest.csv",
        "out/superseded.csv",
        "errors.csv",
        "advice.csv",
    ];
    let texts = texts.map(|name| case.text(name));
    (case, texts)
}

#[test]
fn a_spreadsheet_gets_the_separator_of_its_language() {
    let german = BASE.replace("language: en", "language: de");
    // Without a language it is the first of the employer's country.
    let austrian = "letter: access\ndate: 2026-11-24\nemployer:\n  name: Muster GmbH\n  address: {street: Weg 1, postcode: \"1010\", city: Wien, country: AT}\n";
    for (base, options, separator) in [
        (BASE, &[][..], ','),
        (BASE, &["--table", "csv"], ','),
        (BASE, &["--table", "excel"], ','),
        (BASE, &["--table", "excel-sq"], ';'),
        (BASE, &["--table", "excel-it,json"], ';'),
        (&german, &["--table", "excel"], ';'),
        (&german, &["--table", "excel-en"], ','),
        (&german, &[], ','),
        (austrian, &["--table", "excel"], ';'),
        (BASE, &["--table", "excel", "--set", "language=de"], ';'),
    ] {
        let (case, texts) = tables(base, options);
        let heads = [
            "row,reference,letter,language,jurisdiction,law,answer,file,sha256",
            "file,sha256",
            "row,line,column,reason,hint,reference",
            "row,line,key,advice,hint,id,reference",
        ];
        for (text, head) in texts.iter().zip(heads) {
            let head = format!("\u{FEFF}{}\n", head.replace(',', &separator.to_string()));
            assert!(text.starts_with(&head), "{options:?}: {text}");
        }
        // The next run reads them all the same, whatever it writes itself.
        fs::write(
            case.path("roster.csv"),
            format!("{HEAD}\n{}", ROWS.lines().next().expect("a row")),
        )
        .expect("the roster");
        let settings = options.iter().skip_while(|option| **option != "--set");
        let options: Vec<&str> = settings.chain(&["--prune"]).copied().collect();
        let (code, said) = case.say("roster.csv", &options);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("removed 2 from earlier runs"), "{said}");
    }
}

#[test]
fn programs_get_the_same_as_json() {
    let (case, texts) = tables(BASE, &["--table", "json"]);
    let json = |name: &str| -> Vec<Value> { serde_json::from_str(&case.text(name)).expect(name) };
    let names = [
        "out/manifest.json",
        "out/superseded.json",
        "errors.json",
        "advice.json",
    ];
    for (name, text) in names.iter().zip(&texts) {
        let head = text
            .trim_start_matches('\u{FEFF}')
            .lines()
            .next()
            .expect("a head");
        let lists = json(name);
        assert_eq!(lists.len(), text.lines().count() - 1, "{name}");
        for object in &lists {
            let object = object.as_object().expect("an object");
            let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
            let mut columns: Vec<&str> = head.split(',').collect();
            keys.sort_unstable();
            columns.sort_unstable();
            assert_eq!(keys, columns, "{name}");
        }
    }
    let errors = json("errors.json");
    assert_eq!(
        (&errors[0]["row"], &errors[0]["reference"]),
        (&2.into(), &"K-2".into())
    );
    assert_eq!(json("out/superseded.json")[0]["file"], "access-K-4.txt");
    // A list that is no longer right is not left there.
    let (_, said) = case.say("roster.csv", &[]);
    assert!(!case.path("out/superseded.json").exists(), "{said}");
    // Nothing else is written over.
    fs::write(case.path("errors.json"), "{}").expect("a file");
    let (code, said) = case.say("roster.csv", &[&LISTS[..], &["--table", "json"]].concat());
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("errors.json: another file has this name"),
        "{said}"
    );
    let options = ["--errors", "base.json", "--table", "json"];
    let (code, said) = case.say("roster.csv", &options);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("would be written over the JSON of --errors"),
        "{said}"
    );
}

#[test]
fn a_kind_of_table_that_is_none_is_refused() {
    let case = Case::new(BASE, "roster.csv", format!("{HEAD}\n{ROWS}"));
    for (table, wanted) in [
        ("exel", "did you mean `excel`?"),
        ("excel-d", "did you mean `excel-de`?"),
        ("xml", "choose from csv, excel, json, excel-"),
        ("csv,excel", "choose one; `json` may stand beside it"),
    ] {
        let (code, said) = case.say("roster.csv", &["--table", table]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(wanted), "{table}: {said}");
        assert!(!case.path("out").exists(), "{table}");
    }
    // Where only the rows say it, nobody knows whose spreadsheet it is.
    let base = BASE.replace("language: en\njurisdiction: IE\n", "");
    let base = base.split("employer:").next().expect("a head");
    let roster = format!("{HEAD},employer.name\n");
    let case = Case::new(base, "roster.csv", roster);
    let (code, said) = case.say("roster.csv", &["--table", "excel"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("such as `--table excel-de`"), "{said}");
}

#[test]
fn every_refused_row_is_named_by_its_reference() {
    let rows = "K-1,Arta Hoxha,12 Sample Road,Dublin 8,Nowhere\n\
                K-2,Arta Hoxha\n\
                K-3,\"Besa Leka,12 Sample Road\",Dublin 8,IE,IE,x\n\
                K-4,#N/A,12 Sample Road,Dublin 8,IE\n\
                K-5,\"Besa\" Leka,12 Sample Road,Dublin 8,IE\n\
                K-6,Besa Leka,12 Sample Road,Dublin 8,IE\n\
                K-6,Besa Leka,13 Sample Road,Dublin 8,IE\n\
                ,Besa Leka,,Dublin 8,IE\n\
                Hoxha,Besa Leka,,Dublin 8,IE\n\
                K-9,\"Besa\nLeka\n\n\n\",12 Sample Road,Dublin 8,IE\n";
    let case = Case::new(BASE, "roster.csv", format!("{HEAD}\n{rows}"));
    let (code, said) = case.say("roster.csv", &["--errors", "errors.csv"]);
    assert_eq!(code, Some(1), "{said}");
    let errors = case.text("errors.csv");
    let references: Vec<&str> = errors
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit(',').next())
        .collect();
    let wanted = ["K-1", "K-2", "K-3", "K-4", "K-5", "K-6", "", "", "K-9"];
    assert_eq!(references, wanted, "{errors}");
    assert!(said.contains("\nrow  line  reference  column"), "{said}");
    assert!(
        said.contains("  1     2  K-1        worker.address.country"),
        "{said}"
    );
    // Equal faults name the references of the first ones.
    let case = Case::new(BASE, "roster.csv", nine(",Arta Hoxha,1 Road,Dublin 8,"));
    let (_, said) = case.say("roster.csv", &[]);
    assert!(
        said.contains("the same in 8 more lines: 3 (K-2), 4 (K-3), 5 (K-4), 6 (K-5), 7 (K-6) …"),
        "{said}"
    );
}

#[test]
fn letters_in_the_way_of_all_rows_are_told_in_one_line() {
    let case = Case::new(BASE, "roster.csv", nine(",Arta Hoxha,1 Road,Dublin 8,IE"));
    assert_eq!(case.say("roster.csv", &[]).0, Some(0));
    let (code, said) = case.say("roster.csv", &["--set", "employer.name=Other Ltd"]);
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(
        said.matches("a different letter with this reference")
            .count(),
        1,
        "{said}"
    );
    assert!(said.contains("the same in 8 more lines: 3 (K-2)"), "{said}");
}

#[test]
fn the_manifest_names_somebody_only_where_it_is_asked_for() {
    let case = Case::new(BASE, "roster.csv", format!("{HEAD}\n{ROWS}"));
    case.say("roster.csv", &[]);
    for name in ["out/manifest.csv", "out/manifest.json"] {
        let text = case.text(name);
        assert!(
            !text.contains("Arta") && !text.contains("Sample Contact"),
            "{text}"
        );
    }
    case.say("roster.csv", &["--manifest-names"]);
    let table = case.text("out/manifest.csv");
    assert!(table.contains(",file,sha256,name,employer\n"), "{table}");
    assert!(
        table.contains(",Arta Hoxha,Sample Contact Centre Ltd\n"),
        "{table}"
    );
    let json = case.text("out/manifest.json");
    let wanted = "\"name\":\"Arta Hoxha\",\"employer\":\"Sample Contact Centre Ltd\"}";
    assert!(json.contains(wanted), "{json}");
}
