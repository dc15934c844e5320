//! What spreadsheets and other programs leave in a value is refused or told, and what people write is not.

use super::batch::{BASE, Case, HEAD};
use crate::make::{request, tests_dir};

const GOOD: &str = "\
letter: access
jurisdiction: AL
language: en
date: 2026-11-23
reference: '7'
worker:
  name: Arta Hoxha
  address: {street: Rruga 1, city: Tiranë, country: AL}
employer:
  name: Shembull
  address: {street: Rruga 2, city: Tiranë, country: AL}
";

/// Key, a value that a program left, and what is said of it.
const WRONG: [(&str, &str, &str); 30] = [
    ("worker.name", "G=C3=ABrdeci", "has a letter as the code"),
    (
        "worker.address.city",
        "Tiran%C3%AB",
        "has a letter as the code",
    ),
    (
        "worker.address.street",
        "Rruga #REF! 12",
        "is an error of a spreadsheet",
    ),
    (
        "worker.address.street",
        "2026-03-04",
        "is a date, and none belongs here",
    ),
    (
        "worker.address.extra",
        "04. Mrz",
        "is a date, and none belongs here",
    ),
    (
        "worker.name",
        "12.05.1995",
        "is a date, and none belongs here",
    ),
    (
        "worker.phone",
        "1995-05-12 00:00:00",
        "is a date, and none belongs here",
    ),
    (
        "worker.address.city",
        "12:30",
        "is a time, and none belongs here",
    ),
    ("worker.name", "#N/A", "is an error of a spreadsheet"),
    ("worker.name", "#NV", "is an error of a spreadsheet"),
    (
        "worker.address.city",
        "#WERT!",
        "is an error of a spreadsheet",
    ),
    (
        "worker.address.street",
        "#NOME?",
        "is an error of a spreadsheet",
    ),
    (
        "worker.birth_date",
        "#VALUE!",
        "is an error of a spreadsheet",
    ),
    (
        "worker.address.country",
        "#REF!",
        "is an error of a spreadsheet",
    ),
    ("worker.phone", "########", "contains only # signs"),
    ("worker.phone", "nan", "is what a program writes"),
    ("worker.email", "undefined", "is what a program writes"),
    ("worker.name", "NULL", "is what a program writes"),
    ("worker.name", "nan nan", "is what a program writes"),
    (
        "employment.employee_number",
        "None",
        "is what a program writes",
    ),
    (
        "employer.name",
        "[object Object]",
        "is what a program writes",
    ),
    ("worker.name", "{{name}}", "is a field of a mail merge"),
    (
        "worker.name",
        "«Vorname» «Nachname»",
        "is a field of a mail merge",
    ),
    (
        "worker.address.postcode",
        "1001.0",
        "is a number with a fraction of zero",
    ),
    (
        "employment.employee_number",
        "4711.0",
        "is a number with a fraction of zero",
    ),
    (
        "worker.phone",
        "3,55691E+11",
        "is a number in powers of ten",
    ),
    ("worker.name", "GÃ«rdÃ«ci", "was encoded twice"),
    ("worker.address.city", "G√´rd√´ci", "was encoded twice"),
    (
        "worker.address.street",
        "Rr. e Barrikadave Ã§",
        "was encoded twice",
    ),
    (
        "worker.address.city",
        "Tiran\u{FFFD}",
        "contains the sign U+FFFD",
    ),
];

/// Key and a value that people write.
const RIGHT: [(&str, &str); 23] = [
    ("employer.name", "\"Ora\""),
    ("employer.name", "C&A; H&M"),
    ("worker.address.street", "Rruga 28 Nëntori"),
    ("employment.employee_number", "MAR-04"),
    ("worker.name", "Jennifer Null"),
    ("worker.name", "Null"),
    ("worker.name", "None Hoxha"),
    ("worker.name", "Nan"),
    ("worker.name", "Ãlvaro Conceição"),
    ("worker.name", "João Ântônio"),
    ("worker.name", "'t Hart"),
    ("worker.name", "{{ 7*7 }} *Ä* <b>"),
    ("worker.address.street", "Rrugë e Çlirimit"),
    ("worker.address.street", "Cnoc nan Cuilean"),
    ("worker.address.city", "’s-Hertogenbosch"),
    ("worker.address.city", "None"),
    ("worker.address.postcode", "1001"),
    ("worker.phone", "+355 69 123 4567"),
    ("employment.employee_number", "12E5"),
    ("employment.employee_number", "000731"),
    ("employer.name", "«Ora»"),
    ("employer.name", "#1 Call Center"),
    ("employer.name", "Total"),
];

#[test]
fn a_request_file_and_its_settings_hold_no_leftovers() {
    for (key, value, wanted) in WRONG {
        let refusal = request(GOOD, &[(key, value)]).expect_err(value);
        assert_eq!(refusal.key, key, "{value}: {refusal}");
        assert!(refusal.what.starts_with(wanted), "{value}: {refusal}");
        assert!(refusal.hint.is_some(), "{value}");
    }
    // A roster's cells are read without these marks.
    for (key, value, wanted) in [
        ("worker.address.postcode", "=\"01067\"", "has a mark"),
        ("worker.phone", "'+355691234567", "has a mark"),
        ("worker.phone", "tel:+355691234567", "is a link"),
        ("worker.phone", "0", "is what a program writes"),
        ("worker.address.extra", "-", "has no letter and no digit"),
        ("employer.name", "=B2&C2", "is a formula"),
    ] {
        let refusal = request(GOOD, &[(key, value)]).expect_err(value);
        assert!(refusal.what.starts_with(wanted), "{value}: {refusal}");
    }
    for (key, value) in RIGHT {
        let read = request(GOOD, &[(key, value)]);
        assert!(read.is_ok(), "{key} {value}: {:?}", read.err());
    }
    for (old, new, place) in [
        ("Arta Hoxha", "'#N/A'", "worker.name"),
        ("Arta Hoxha", "\"{{name}}\"", "worker.name"),
        ("Arta Hoxha", "{{name}}", "worker.name"),
        ("2026-11-23", "'#VALUE!'", "date"),
        ("access", "'#REF!'", "letter"),
    ] {
        let refusal = request(&GOOD.replacen(old, new, 1), &[]).expect_err(new);
        assert_eq!(refusal.key, place, "{new}: {refusal}");
        assert!(refusal.place.is_some(), "{new}");
    }
}

#[test]
fn rosters_of_every_kind_hold_no_leftovers() {
    for (key, value, wanted) in WRONG {
        let quoted = format!("\"{}\"", value.replace('"', "\"\""));
        let good = [
            ("worker.name", "Arta Hoxha"),
            ("worker.address.street", "12 Sample Road"),
            ("worker.address.city", "Dublin 8"),
            ("worker.address.country", "IE"),
        ];
        let mut keys: Vec<&str> = good.map(|(key, _)| key).to_vec();
        let mut cells: Vec<&str> = good.map(|(_, cell)| cell).to_vec();
        if let Some(index) = keys.iter().position(|known| *known == key) {
            cells[index] = &quoted;
        } else {
            keys.push(key);
            cells.push(&quoted);
        }
        let table = format!("{}\n{}\n", keys.join(";"), cells.join(";"));
        let lines = keys.iter().zip(&cells);
        let lines: Vec<String> = lines.map(|(key, cell)| format!("{key}: {cell}")).collect();
        let yaml = format!("- {}\n", lines.join("\n  "));
        for (file, text) in [
            ("roster.csv", &table),
            ("roster.tsv", &table.replace(';', "\t")),
            ("roster.yaml", &yaml),
        ] {
            let base = if key == "employer.name" {
                BASE.replace("  name: Sample Contact Centre Ltd\n", "")
            } else {
                BASE.to_owned()
            };
            let case = Case::new(&base, file, text);
            let (code, said) = case.say(file, &["--errors", "errors.csv"]);
            assert_eq!(code, Some(1), "{file} {value}: {said}");
            assert!(
                said.contains(&format!("{key}  {wanted}")),
                "{file} {value}: {said}"
            );
            let errors = case.text("errors.csv");
            for text in [&said, &errors] {
                assert!(!text.contains(value), "{file}: {text}");
            }
        }
    }
}

#[test]
fn a_base_file_holds_no_leftovers() {
    let base = BASE.replace("Sample Contact Centre Ltd", "'#NAME?'");
    let row = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE";
    let case = Case::new(&base, "roster.csv", format!("{HEAD}\n{row}\n"));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("error: base.yaml:6:9: employer.name: is an error of a spreadsheet"),
        "{said}"
    );
    assert!(!case.path("out").exists());
}

#[test]
fn real_recipients_are_no_leftovers() {
    let text = std::fs::read_to_string(tests_dir().join("recipients.yaml")).expect("recipients");
    let recipients: Vec<Vec<String>> = serde_yaml::from_str(&text).expect("lists of lines");
    for lines in recipients {
        for line in &lines {
            let read = request(
                GOOD,
                &[("employer.name", line), ("worker.address.street", line)],
            );
            // A line can be too long, or have a sign that the fonts lack.
            if let Err(refusal) = read {
                assert!(
                    refusal.what.contains("font") || refusal.what.contains("characters"),
                    "{line}: {refusal}"
                );
            }
        }
    }
}

#[test]
fn marks_around_a_text_are_taken_off() {
    let head = format!("{HEAD},worker.address.postcode,worker.phone,employment.employee_number");
    let plain = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE,01067,+355691234567,000731";
    let marked =
        "7,Arta Hoxha,12 Sample Road,Dublin 8,IE,\"=\"\"01067\"\"\",'+355691234567,'000731";
    let raw = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE,=\"01067\",'+355691234567,'000731";
    let letter = |row: &str, separator: &str| {
        let table = format!("{head}\n{row}\n").replace(',', separator);
        let case = Case::new(BASE, "roster.csv", table);
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(0), "{row}: {said}");
        case.text("out/access-7.txt")
    };
    for separator in [",", ";", "\t"] {
        for row in [marked, raw] {
            assert_eq!(letter(row, separator), letter(plain, separator), "{row}");
        }
    }
}

#[test]
fn blanks_around_separators_belong_to_no_cell() {
    let plain = format!("{HEAD}\n7,Arta Hoxha,\"12, Sample Road\",Dublin 8,IE\n");
    let case = Case::new(BASE, "roster.csv", &plain);
    case.say("roster.csv", &[]);
    let wanted = case.text("out/access-7.txt");
    for table in [
        format!("{HEAD}\n7, Arta Hoxha, \"12, Sample Road\", Dublin 8, IE\n"),
        format!("{HEAD}\n\"7\" ,\"Arta Hoxha\"  ,\t\"12, Sample Road\" , Dublin 8 ,IE \n"),
        format!(
            "{}\n7,Arta Hoxha,  \"12, Sample Road\",Dublin 8,IE\n",
            HEAD.replace(',', ", ")
        ),
    ] {
        let case = Case::new(BASE, "roster.csv", &table);
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(0), "{table}: {said}");
        assert_eq!(case.text("out/access-7.txt"), wanted, "{table}");
    }
    // Other blanks are a part of the cell, and the marks behind them as well.
    for row in [
        "7,Arta Hoxha,\u{a0}\"12 Sample Road\",Dublin 8,IE",
        "'7','Arta Hoxha','12 Sample Road','Dublin 8','IE'",
    ] {
        let case = Case::new(BASE, "roster.csv", format!("{HEAD}\n{row}\n"));
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(1), "{row}: {said}");
        assert!(said.contains("stands in quotation marks"), "{row}: {said}");
    }
    let broken = format!(
        "{HEAD}\n7,Arta Hoxha,\"12\" \"Sample Road\",Dublin 8,IE\n8,Drita Leka,1 Sample Road,Dublin 8,IE\n"
    );
    let case = Case::new(BASE, "roster.csv", &broken);
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("quotation mark"), "{said}");
    assert!(case.path("out/access-8.txt").exists(), "{said}");
}

#[test]
fn headings_totals_and_the_end_of_a_dos_text_are_no_letters() {
    let arta = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE\n";
    for (row, wanted) in [
        (format!("{HEAD}\n"), "repeats the names of the columns"),
        ("Total: 2,,,,\n".to_owned(), "is a line of totals"),
        (",Summe,,,\n".to_owned(), "is a line of totals"),
        ("Gjithsej,2,,,\n".to_owned(), "is a line of totals"),
    ] {
        let case = Case::new(BASE, "roster.csv", format!("{HEAD}\n{arta}{row}"));
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(1), "{row}: {said}");
        assert!(
            said.contains(&format!("  2     3          {wanted}")),
            "{row}: {said}"
        );
        assert_eq!(case.text("out/manifest.csv").lines().count(), 2, "{row}");
    }
    for end in [
        "\u{1A}",
        "\n\u{1A}",
        "\r\n\u{1A}\u{1A}\u{1A}\r\n",
        "\n\u{1A}\0\0\0",
    ] {
        let table = format!("{HEAD}\n{}{end}", arta.trim_end());
        let case = Case::new(BASE, "roster.csv", table);
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(
            (code, said.as_str()),
            (Some(0), "1 letter in out: wrote 1, unchanged 0\n")
        );
    }
    let inside = format!("{HEAD}\n7,Arta\u{1A} Hoxha,12 Sample Road,Dublin 8,IE\n");
    let (code, said) = Case::new(BASE, "roster.csv", inside).say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn days_are_read_in_the_order_that_is_told() {
    let head = format!("{HEAD},worker.birth_date");
    let rows = |day: &str| format!("{head}\n7,Arta Hoxha,12 Sample Road,Dublin 8,IE,{day}\n");
    for (day, base, options, wanted) in [
        ("5.12.1990", "", &["--dates", "dmy"][..], "5 December 1990"),
        ("5/12/1990", "", &["--dates", "MDY"], "12 May 1990"),
        ("1990/5/12", "", &["--dates", "ymd"], "12 May 1990"),
        ("5-12-1990", "dates: DMY\n", &[], "5 December 1990"),
        (
            "5/12/1990",
            "dates: dmy\n",
            &["--dates", "mdy"],
            "12 May 1990",
        ),
        ("1990-05-12", "dates: dmy\n", &[], "12 May 1990"),
        ("1990-05-12 00:00:00", "", &[], "12 May 1990"),
    ] {
        let case = Case::new(&format!("{base}{BASE}"), "roster.csv", rows(day));
        let (code, said) = case.say("roster.csv", options);
        assert_eq!(code, Some(0), "{day}: {said}");
        let letter = case.text("out/access-7.txt");
        assert!(letter.contains(wanted), "{day}: {letter}");
    }
    for (day, options, wanted) in [
        ("5.12.1990", &[][..], "`--dates dmy`"),
        ("5.12.90", &["--dates", "dmy"], "two digits"),
        (
            "31.11.1990",
            &["--dates", "dmy"],
            "read as day, month, year",
        ),
        ("33005", &["--dates", "dmy"], "number of days"),
    ] {
        let case = Case::new(BASE, "roster.csv", rows(day));
        let (code, said) = case.say("roster.csv", options);
        assert_eq!(code, Some(1), "{day}: {said}");
        assert!(
            said.contains(wanted) && !said.contains(day),
            "{day}: {said}"
        );
    }
    let case = Case::new(BASE, "roster.csv", rows("1990-05-12"));
    let (code, said) = case.say("roster.csv", &["--dates", "dym"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("--dates: there is no order of dates `dym`; did you mean `dmy`?"),
        "{said}"
    );
    let case = Case::new(
        &format!("dates: soon\n{BASE}"),
        "roster.csv",
        rows("1990-05-12"),
    );
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("error: base.yaml:1:8: dates: there is no order of dates `soon`"),
        "{said}"
    );
}

#[test]
fn days_of_earlier_letters_are_read_in_that_order_too() {
    let base = BASE.replace(
        "letter: access",
        "letter: reminder\nprevious: {letter: access}",
    );
    let head = format!("{HEAD},previous.date,previous.received");
    let row = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE,1.9.2026,3.9.2026";
    let case = Case::new(&base, "roster.csv", format!("{head}\n{row}\n"));
    let (code, said) = case.say("roster.csv", &["--dates", "dmy"]);
    assert_eq!(code, Some(0), "{said}");
    let letter = case.text("out/reminder-7.txt");
    assert!(letter.contains("3 September 2026"), "{letter}");
}

#[test]
fn what_is_wrong_in_all_rows_is_said_once() {
    let row = |row| format!("K-{row},Arta Hoxha,12 Sample Road,Dublin 8,IE,17.05.1988");
    let rows: Vec<String> = (1..=134).map(row).collect();
    let rows = rows.join("\n");
    let table = format!("{HEAD},worker.birth_date\n{rows}");
    let case = Case::new(BASE, "roster.csv", table);
    let (code, said) = case.say("roster.csv", &["--errors", "errors.csv"]);
    assert_eq!(code, Some(1));
    assert_eq!(said.matches("--dates dmy").count(), 1, "{said}");
    assert!(
        said.contains("the same in 133 more lines: 3 (K-2), 4 (K-3), 5 (K-4), 6 (K-5), 7 (K-6) …"),
        "{said}"
    );
    let errors = case.text("errors.csv");
    assert!(
        errors.starts_with("\u{FEFF}row,line,column,reason,hint,reference\n"),
        "{errors}"
    );
    assert_eq!(errors.lines().count(), 135);
    assert!(
        errors
            .lines()
            .last()
            .is_some_and(|line| line.ends_with(",K-134")),
        "{errors}"
    );
}

#[test]
fn a_forgotten_country_is_said_once() {
    let rows = "1,Arta Hoxha,12 Sample Road,Dublin 8\n2,Drita Leka,1 Sample Road,Dublin 8\n";
    let head = HEAD.trim_end_matches(",worker.address.country");
    let case = Case::new(BASE, "roster.csv", format!("{head}\n{rows}"));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(1));
    assert_eq!(said.matches("worker.address.country").count(), 1, "{said}");
    assert!(said.contains("the same in line 3"), "{said}");
}

#[test]
fn an_address_may_stand_in_one_cell() {
    let head = "reference;worker.name;worker.address;worker.address.country";
    let row = "7;Arta Hoxha;\"12 Sample Road\r\nFlat 3\r\nDublin 8\";IE";
    let case = Case::new(BASE, "roster.csv", format!("{head}\n{row}\n"));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    let letter = case.text("out/access-7.txt");
    assert!(
        letter.contains("12 Sample Road\nFlat 3\nDublin 8\n"),
        "{letter}"
    );
    // The country may come from the base file, and the employer's address from a cell.
    let base = BASE.replace("street: 7 Example Quay, city: Dublin 1, ", "")
        + "worker: {address: {country: IE}}\n";
    let head = "reference;employer.address;worker.name;worker.address";
    let row = "7;\"7 Example Quay\nDublin 1\";Arta Hoxha;\"a/b\n12 Sample Road\nFlat 3\nDublin 8\"";
    let case = Case::new(&base, "roster.csv", format!("{head}\n{row}\n"));
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    let base = format!("{BASE}worker: {{address: {{country: IE}}}}\n");
    for (cell, wanted) in [
        (
            "12 Sample Road, Dublin 8",
            "is one line of text, not an address",
        ),
        ("\"a\nb\nc\nd\ne\nf\ng\"", "were read as one row"),
    ] {
        let table = format!("worker.name;worker.address\nArta Hoxha;{cell}\n");
        let case = Case::new(&base, "roster.csv", table);
        let (code, said) = case.say("roster.csv", &[]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(wanted), "{cell}: {said}");
    }
    let yaml = "- {worker.name: Arta Hoxha, worker.address: \"a\\nb\\nc\\nd\\ne\\nf\\ng\"}\n";
    let case = Case::new(&base, "roster.yaml", yaml);
    let (code, said) = case.say("roster.yaml", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("7 lines"), "{said}");
}

#[test]
fn a_list_in_a_cell_needs_no_brackets() {
    let base = BASE.replace(
        "letter: access",
        "letter: incomplete_reply\nprevious: {letter: access, date: 2026-09-01, received: 2026-09-03, reply: {date: 2026-10-01, kind: incomplete}}",
    );
    let letter = |cell: &str| {
        let table =
            format!("{HEAD},follow_up.open\n7,Arta Hoxha,12 Sample Road,Dublin 8,IE,{cell}\n");
        let case = Case::new(&base, "roster.csv", table);
        let (code, said) = case.say("roster.csv", &[]);
        (code == Some(0))
            .then(|| case.text("out/incomplete_reply-7.txt"))
            .ok_or(said)
    };
    let wanted = letter("\"[2, 4]\"").expect("a letter");
    for cell in ["\"2,4\"", "2;4", "\"2, 4\""] {
        assert_eq!(letter(cell).as_ref(), Ok(&wanted), "{cell}");
    }
    assert!(letter("two").is_err_and(|said| said.contains("follow_up.open")));
}

#[test]
fn advice_is_given_for_every_row_and_said_once() {
    let rows = "1,Arta Null,12 Sample Road,Tiran?,DE,1067,2020-05-12,12/05/1995\n\
                2,Drita Leka,1 Sample Road,Dresden,DE,01067,1985-05-12,\n\
                3,Ben Kola,1 Sample Road,Dresden,DE,01067,1899-05-12,\n";
    let head = format!("{HEAD},worker.address.postcode,worker.birth_date,worker.phone");
    let case = Case::new(BASE, "roster.csv", format!("{head}\n{rows}"));
    let (code, said) = case.say_all("roster.csv", &["--advice", "advice.csv"]);
    assert_eq!(code, Some(0), "{said}");
    let advice = case.text("advice.csv");
    assert!(
        advice.starts_with("\u{FEFF}row,line,key,advice,hint,id,reference\n"),
        "{advice}"
    );
    let of = |row: u64| -> Vec<&str> {
        let start = format!("{row},");
        let lines = advice.lines().filter(|line| line.starts_with(&start));
        lines.filter_map(|line| line.rsplit(',').nth(1)).collect()
    };
    for id in [
        "age-unlikely",
        "phone-looks-like-day",
        "name-looks-empty",
        "letter-lost",
        "postcode-too-short",
    ] {
        assert!(of(1).contains(&id), "{id} in {advice}");
        assert!(!of(2).contains(&id), "{id} in {advice}");
    }
    assert!(of(3).contains(&"age-unlikely"), "{advice}");
    assert!(of(2).contains(&"post-proves-nothing"), "{advice}");
    assert_eq!(
        said.matches("ordinary post proves nothing").count(),
        1,
        "{said}"
    );
    assert!(said.contains("the same in lines 3 (2), 4 (3)"), "{said}");
    for text in [&said, &advice] {
        assert!(
            !text.contains("Null") && !text.contains("Tiran?") && !text.contains("1995"),
            "{text}"
        );
    }
    // Quiet runs say nothing, and write the file all the same.
    let (_, said) = case.say_all("roster.csv", &["--quiet", "--advice", "advice.csv"]);
    assert_eq!(said, "");
    assert_eq!(case.text("advice.csv"), advice);
}

#[test]
fn the_advice_file_replaces_nothing_but_its_like() {
    let row = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE";
    let case = Case::new(BASE, "roster.csv", format!("{HEAD}\n{row}\n"));
    let (code, said) = case.say("roster.csv", &["--advice", "roster.csv"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("--advice would be written over the roster"),
        "{said}"
    );
    std::fs::write(case.path("notes.csv"), "mine").expect("a file");
    let (code, said) = case.say("roster.csv", &["--advice", "notes.csv"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("another file has this name"), "{said}");
    assert_eq!(case.text("notes.csv"), "mine");
}

#[test]
fn tables_of_a_run_have_the_mark_of_utf_8_and_are_read_with_it() {
    let row = |number: u32| format!("{number},Gërdeci Çela,12 Sample Road,Dublin 8,IE\n");
    let case = Case::new(BASE, "roster.csv", format!("{HEAD}\n{}{}", row(1), row(2)));
    case.say("roster.csv", &["--manifest-names"]);
    let manifest = case.text("out/manifest.csv");
    assert!(manifest.starts_with("\u{FEFF}row,reference,"), "{manifest}");
    // The next run knows the letter that this manifest lists, and removes it.
    std::fs::write(case.path("roster.csv"), format!("{HEAD}\n{}", row(1))).expect("a roster");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    let superseded = case.text("out/superseded.csv");
    assert!(
        superseded.starts_with("\u{FEFF}file,sha256\naccess-2.txt,"),
        "{superseded}"
    );
    assert!(
        superseded
            .lines()
            .nth(1)
            .is_some_and(|line| line.len() > 60),
        "{superseded}"
    );
    let (code, said) = case.say("roster.csv", &["--prune"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("removed 1 from earlier runs"), "{said}");
    // The manifest, with the columns that a request knows, is a roster.
    let known = manifest
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            format!("{},{}", cells[1], cells[9])
        })
        .collect::<Vec<_>>()
        .join("\n")
        .replace("reference,name", "\u{FEFF}reference,worker.name");
    let base = format!(
        "{BASE}worker: {{address: {{street: 12 Sample Road, city: Dublin 8, country: IE}}}}\n"
    );
    let again = Case::new(&base, "roster.csv", known + "\n");
    let (code, said) = again.say("roster.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(again.text("out/access-1.txt").contains("Gërdeci Çela"));
    // A list of errors of an earlier version, without mark and reference, is replaced.
    std::fs::write(again.path("errors.csv"), "row,line,column,reason,hint\n").expect("a list");
    let (code, said) = again.say("roster.csv", &["--errors", "errors.csv"]);
    assert_eq!(code, Some(0), "{said}");
}
