//! Rosters in spreadsheets: XLSX and ODS files, made here as spreadsheet programs write them.

use super::batch::{BASE, Case, HEAD};
use std::{
    fs,
    io::{Cursor, Write},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A cell, as the programs store it.
#[derive(Clone, Copy)]
enum Cell {
    Empty,
    Text(&'static str),
    Number(&'static str),
    /// The last day of January 1990, formatted as a day.
    Day,
    /// The same day at noon.
    Noon,
    /// A formula and the text that it gave.
    Formula(&'static str),
    /// A formula that gave an error.
    Broken,
    /// A formula in a file of a program that does not calculate.
    NoResult,
    /// A text in the last row and the last column that a sheet can have.
    Last(&'static str),
}

use Cell::{Broken, Day, Empty, Formula, Last, NoResult, Noon, Number, Text};

/// A sheet: its name, whether it is shown, its rows.
type Sheet<'a> = (&'a str, bool, &'a [Vec<Cell>]);

pub(super) fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        zip.start_file(name.as_str(), options).expect("a part");
        zip.write_all(part.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("the workbook").into_inner()
}

pub(super) fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

fn xlsx_cell(cell: Cell) -> String {
    match cell {
        Empty => "<c/>".into(),
        Text(text) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        Number(number) => format!("<c><v>{number}</v></c>"),
        Day => "<c s=\"1\"><v>32904</v></c>".into(),
        Noon => "<c s=\"1\"><v>32904.5</v></c>".into(),
        Formula(text) => format!("<c t=\"str\"><f>T(\"x\")</f><v>{text}</v></c>"),
        Broken => "<c t=\"e\"><f>NA()</f><v>#N/A</v></c>".into(),
        NoResult => "<c><f>T(\"x\")</f><v></v></c>".into(),
        Last(text) => format!("<c r=\"XFD1048576\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    }
}

fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let relationships = format!("<Relationships xmlns=\"{package}/relationships\">");
    let (mut types, mut names, mut targets) = (vec![], vec![], vec![]);
    let mut parts = vec![(
        "xl/styles.xml".to_owned(),
        format!(
            "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        ),
    )];
    for (number, (name, shown, rows)) in (1..).zip(sheets) {
        let state = if *shown { "" } else { " state=\"hidden\"" };
        types.push(format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"
        ));
        names.push(format!(
            "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"r{number}\"/>"
        ));
        targets.push(format!(
            "<Relationship Id=\"r{number}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        ));
        let rows = joined(rows.iter().map(|row| {
            let cells: String = row.iter().copied().map(xlsx_cell).collect();
            format!("<row>{cells}</row>")
        }));
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    let [types, names, targets] = [types, names, targets].map(|parts| parts.concat());
    parts.extend([
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "{relationships}<Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{names}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "{relationships}{targets}<Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
    ]);
    zipped(&parts)
}

fn ods_cell(cell: Cell) -> String {
    let (attributes, text) = match cell {
        Empty => return "<table:table-cell/>".into(),
        Text(text) => ("office:value-type=\"string\"".to_owned(), text),
        Number(number) => (
            format!("office:value-type=\"float\" office:value=\"{number}\""),
            number,
        ),
        Day => (
            "office:value-type=\"date\" office:date-value=\"1990-01-31\"".into(),
            "31.01.90",
        ),
        Noon => (
            "office:value-type=\"date\" office:date-value=\"1990-01-31T12:00:00\"".into(),
            "31.01.90 12:00",
        ),
        Formula(text) => (
            format!(
                "table:formula=\"of:=T([.A1])\" office:value-type=\"string\" office:string-value=\"{text}\""
            ),
            text,
        ),
        Broken => (
            "table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"".into(),
            "#N/A",
        ),
        NoResult => ("table:formula=\"of:=T([.A1])\"".into(), ""),
        Last(text) => {
            return format!(
                "<table:table-cell table:number-columns-repeated=\"16383\"/>{}",
                ods_cell(Text(text))
            );
        }
    };
    format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
}

fn ods(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let space = "urn:oasis:names:tc:opendocument:xmlns";
    let tables = joined(sheets.iter().map(|(name, shown, rows)| {
            let rows = joined(rows.iter().zip(0..).map(|(row, number)| {
                let cells: String = row.iter().copied().map(ods_cell).collect();
                let before = match row[..] {
                    [Last(_)] => format!("<table:table-row table:number-rows-repeated=\"{}\"/>", 1_048_575 - number),
                    _ => String::new(),
                };
                format!("{before}<table:table-row>{cells}</table:table-row>")
            }));
            let style = if *shown { "ta1" } else { "ta2" };
            // A sheet goes on to its last row, as LibreOffice writes it.
            format!(
                "<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
            )
        }));
    let style = |name: &str, shown: bool| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table\"><style:table-properties table:display=\"{shown}\"/></style:style>"
        )
    };
    let content = format!(
        "<office:document-content xmlns:office=\"{space}:office:1.0\" xmlns:style=\"{space}:style:1.0\" xmlns:table=\"{space}:table:1.0\" xmlns:text=\"{space}:text:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"><office:automatic-styles>{}{}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        style("ta1", true),
        style("ta2", false),
    );
    zipped(&[
        (
            "mimetype".to_owned(),
            "application/vnd.oasis.opendocument.spreadsheet".to_owned(),
        ),
        (
            "META-INF/manifest.xml".to_owned(),
            format!("<manifest:manifest xmlns:manifest=\"{space}:manifest:1.0\"/>"),
        ),
        ("content.xml".to_owned(), content),
    ])
}

/// Both kinds of files, with the ends of their names.
fn both(sheets: &[Sheet<'_>]) -> [(&'static str, Vec<u8>); 2] {
    [("roster.xlsx", xlsx(sheets)), ("roster.ods", ods(sheets))]
}

/// A roster with numbers and a day, in both kinds of files.
pub(super) fn examples() -> [(&'static str, Vec<u8>); 2] {
    let rows = [
        head(),
        row(Text("K-1"), Text("Arta Hoxha"), Number("1001"), Day),
        row(Text("K-2"), Text("Besnik Leka"), Text("01067"), Empty),
    ];
    both(&[("Roster", true, &rows)])
}

fn head() -> Vec<Cell> {
    HEAD.split(',')
        .chain(["worker.address.postcode", "worker.birth_date"])
        .map(Text)
        .collect()
}

fn row(reference: Cell, name: Cell, postcode: Cell, birth: Cell) -> Vec<Cell> {
    let [street, city, country] = ["12 Sample Road", "Dublin 8", "IE"].map(Text);
    vec![reference, name, street, city, country, postcode, birth]
}

#[test]
fn a_spreadsheet_gives_the_letters_of_the_table() {
    let name = Text("Arta Hoxha");
    let rows = [
        head(),
        row(Text("7"), name, Text("0731"), Day),
        row(Text("8"), name, Number("731"), Text("1990-01-31")),
    ];
    for (file, bytes) in both(&[("A", true, &rows)]) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &[]);
        assert_eq!(code, Some(0), "{file}: {said}");
        // The advice names the column of the postcode that was typed as a number, and no other.
        assert!(
            said.contains(
                "there are numbers in worker.address.postcode, which have lost any leading zeros"
            ),
            "{file}: {said}"
        );
        let (text, number) = (case.text("out/access-7.txt"), case.text("out/access-8.txt"));
        assert!(
            text.contains("0731") && text.contains("31 January 1990"),
            "{file}"
        );
        assert!(number.contains("731") && !number.contains("0731"), "{file}");
        let table = "7,Arta Hoxha,12 Sample Road,Dublin 8,IE,0731,1990-01-31\n";
        let head = format!("{HEAD},worker.address.postcode,worker.birth_date\n");
        let csv = Case::new(BASE, "roster.csv", head + table);
        csv.say("roster.csv", &[]);
        assert_eq!(text, csv.text("out/access-7.txt"), "{file}");
    }
}

#[test]
fn text_alone_gives_no_advice() {
    let rows = [
        head(),
        row(Text("7"), Text("Arta Hoxha"), Text("0731"), Day),
    ];
    for (file, bytes) in both(&[("A", true, &rows)]) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &[]);
        let wanted = "1 letter in out: wrote 1, unchanged 0\n";
        assert_eq!((code, said.as_str()), (Some(0), wanted), "{file}");
    }
}

#[test]
fn empty_rows_are_no_letters_and_the_others_keep_their_lines() {
    let name = Text("Arta Hoxha");
    let rows = [
        vec![Empty],
        head(),
        row(Text("7"), name, Empty, Empty),
        vec![Empty; 7],
        vec![],
        row(Text("8"), name, Empty, Text("31.1.1990")),
        vec![Empty; 7],
    ];
    for (file, bytes) in both(&[("A", true, &rows)]) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &["--errors", "errors.csv"]);
        assert_eq!(code, Some(1), "{file}: {said}");
        let errors = case.text("errors.csv");
        // The fourth row below the names, on the sixth line of the sheet.
        assert!(
            errors.contains("\n4,6,worker.birth_date,\"is a date in a local form"),
            "{file}: {errors}"
        );
        assert_eq!(errors.lines().count(), 2, "{file}: {errors}");
        assert!(case.path("out/access-7.txt").exists());
    }
}

#[test]
fn a_formula_gives_what_it_shows_or_an_error() {
    let name = Text("Arta Hoxha");
    let rows = [
        head(),
        row(Text("7"), Formula("Arta Hoxha"), Formula(""), Day),
        row(Text("8"), Broken, Empty, Day),
        row(Text("9"), name, NoResult, Day),
        row(Text("10"), name, Empty, Noon),
    ];
    for (file, bytes) in both(&[("A", true, &rows)]) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &["--errors", "errors.csv"]);
        assert_eq!(code, Some(1), "{file}: {said}");
        assert!(case.text("out/access-7.txt").contains("Arta Hoxha"));
        let errors = case.text("errors.csv");
        let found: Vec<&str> = errors.lines().skip(1).collect();
        let wanted = [
            "2,3,worker.name,holds an error of the spreadsheet,mend the formula,8",
            "3,4,worker.address.postcode,holds a formula whose result is not in the file,open the file in a spreadsheet program and save it again,9",
            "4,5,worker.birth_date,\"is a time, not a day\",format the cell as text and write year-month-day,10",
        ];
        assert_eq!(found, wanted, "{file}");
        assert!(!case.text("out/access-7.txt").contains('#'));
    }
}

#[test]
fn a_stray_cell_costs_no_more_than_any_other() {
    let rows = [
        head(),
        row(Text("7"), Text("Arta Hoxha"), Empty, Empty),
        vec![Last("x")],
    ];
    for (file, bytes) in both(&[("A", true, &rows)]) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &["--errors", "errors.csv"]);
        assert_eq!(code, Some(1), "{file}: {said}");
        let errors = case.text("errors.csv");
        let wanted =
            "\n1048575,1048576,,has a cell to the right of the last column that has a name,";
        assert!(errors.contains(wanted), "{file}: {errors}");
        assert!(case.path("out/access-7.txt").exists());
    }
}

#[test]
fn a_text_that_looks_like_a_code_is_a_text() {
    let rows = [
        head(),
        row(Text("7"), Formula("Room:502"), Formula("#12"), Empty),
        row(Text("8"), Formula("Arta #N/A"), Text("#12 A"), Empty),
        row(Text("9"), Text("Arta Hoxha"), Text("#N/A"), Empty),
    ];
    for (file, bytes) in both(&[("A", true, &rows)]) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &[]);
        // What stands there alone, or as a word of its own, is an error of another sheet.
        assert_eq!(code, Some(1), "{file}: {said}");
        assert!(
            said.contains("  2     3  8          worker.name              is an error"),
            "{said}"
        );
        assert!(
            said.contains("  3     4  9          worker.address.postcode  is an error"),
            "{said}"
        );
        let text = case.text("out/access-7.txt");
        assert!(text.contains("Room:502") && text.contains("#12"), "{text}");
        assert!(!case.path("out/access-8.txt").exists());
    }
}

#[test]
fn the_first_sheet_that_is_shown_is_read_and_no_other() {
    let rows = |reference| {
        [
            head(),
            row(Text(reference), Text("Arta Hoxha"), Empty, Empty),
        ]
    };
    let (hidden, first, second) = (rows("1"), rows("2"), rows("3"));
    let sheets: [Sheet<'_>; 3] = [
        ("Lists", false, &hidden),
        ("Roster", true, &first),
        ("Old", true, &second),
    ];
    for (file, bytes) in both(&sheets) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &[]);
        assert_eq!(code, Some(0), "{file}: {said}");
        let names = [
            ".kerkesa-batch",
            ".kerkesa-batch-kept.csv",
            "access-2.txt",
            "manifest.csv",
            "manifest.json",
        ];
        assert_eq!(case.names("out"), names, "{file}");
    }
}

/// The same file as programs write it that do not know the size of a part before its end.
fn streamed(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    let mut zip = ZipWriter::new_stream(Vec::new());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        std::io::copy(&mut part, &mut zip).expect("its bytes");
    }
    zip.finish().expect("a ZIP file").into_inner()
}

#[test]
fn a_spreadsheet_that_was_written_as_a_stream_is_read() {
    let rows = [head(), row(Text("7"), Text("Arta Hoxha"), Empty, Empty)];
    for (file, bytes) in both(&[("A", true, &rows)]) {
        let case = Case::new(BASE, file, streamed(&bytes));
        let (code, said) = case.say(file, &[]);
        assert_eq!(code, Some(0), "{file}: {said}");
        assert!(case.path("out/access-7.txt").exists(), "{file}");
    }
}

#[test]
fn what_is_no_spreadsheet_or_an_empty_one_is_refused() {
    for (file, bytes) in both(&[("A", true, &[])]) {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &[]);
        assert_eq!(code, Some(1), "{file}: {said}");
        assert!(
            said.contains("has no line with the names of the columns"),
            "{said}"
        );
        fs::write(case.path(file), "no workbook").expect("a file");
        let (code, said) = case.say(file, &[]);
        assert_eq!(code, Some(1), "{file}");
        assert!(said.contains("is plain text, although its name"), "{said}");
        assert!(!case.path("out").exists());
    }
}
