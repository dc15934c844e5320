//! Small spreadsheets that unpack to large ones: each is refused, with a message, before it takes memory or
//! time. What they took is printed (`cargo test bombs -- --nocapture`) where the system has `/usr/bin/time`.

use super::{
    batch::{BASE, Case},
    workbooks,
};
use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
    process::Command,
    time::Instant,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A file whose parts are compressed.
fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        let options = SimpleFileOptions::default().compression_level(Some(1));
        zip.start_file(name.as_str(), options).expect("a part");
        zip.write_all(part.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a file").into_inner()
}

fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
    let head = "<row><c t=\"inlineStr\"><is><t>worker.name</t></is></c></row>";
    let sheet = ("A", "", format!("<sheetData>{head}{rows}</sheetData>"));
    packed(&workbooks::parts(&[sheet], "", strings))
}

fn ods(rows: &str) -> Vec<u8> {
    let head = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>worker.name</text:p></table:table-cell></table:table-row>";
    let table = format!("<table:table table:name=\"A\">{head}{rows}</table:table>");
    packed(&workbooks::content_parts(&table))
}

/// What is said of it, and what that took.
#[expect(clippy::print_stdout, reason = "whoever runs it wants the costs")]
fn said(file: &str, bytes: &[u8]) -> (Option<i32>, String) {
    const TIME: &str = "/usr/bin/time";
    let case = Case::new(BASE, file, bytes);
    let program = env!("CARGO_BIN_EXE_kerkesa");
    let has_time = Path::new(TIME).exists();
    let mut command = Command::new(if has_time { TIME } else { program });
    if has_time {
        command.args(["-f", "%M kB", "-o", "took", program]);
    }
    let start = Instant::now();
    let output = command
        .current_dir(case.path(""))
        .args(["batch", file, "--request", "base.yaml", "--output", "out"])
        .output()
        .expect("the program");
    let memory = fs::read_to_string(case.path("took")).unwrap_or_default();
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let (packed, seconds) = (bytes.len(), start.elapsed().as_secs_f32());
    let memory = memory.lines().last().unwrap_or("?");
    println!("{file}, {packed} bytes: {seconds:.1} s, {memory}: {said}");
    (output.status.code(), said)
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let cell = |text: &str| format!("<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    let text = "<table:table-cell office:value-type=\"string\"";
    let long = "a".repeat(5 << 20);
    let rows = "has more than 200,000 filled rows";
    let cells = "has more than 2,000,000 filled cells or 48 MiB of text";
    let one = "has a cell with more than 1 MiB of text";
    for (file, bytes, wanted) in [
        (
            "a.xlsx",
            xlsx(&"<row><c><v>1</v></c></row>".repeat(250_000), ""),
            rows,
        ),
        (
            "a.xlsx",
            xlsx("", &"<si/>".repeat(2_100_000)),
            "has more than 2,000,000 texts",
        ),
        (
            "a.xlsx",
            xlsx(
                "",
                &format!("<si><t>{}</t></si>", &long[..1 << 19]).repeat(100),
            ),
            "has more than 48 MiB of text",
        ),
        (
            "a.xlsx",
            xlsx(
                &"<row><c t=\"s\"><v>0</v></c></row>".repeat(2_000),
                &format!("<si><t>{}</t></si>", &long[..30_000]),
            ),
            cells,
        ),
        ("a.xlsx", xlsx(&cell(&long), ""), one),
        (
            "a.xlsx",
            xlsx(&cell(&format!("{0}&amp;{0}", &long[..600_000])), ""),
            one,
        ),
        ("a.xlsx", xlsx(&format!("<!--{long}-->"), ""), one),
        (
            "a.xlsx",
            xlsx(&"<row>".repeat(100_000), ""),
            "is no spreadsheet that can be read",
        ),
        (
            "a.ods",
            ods(&format!(
                "<table:table-row>{text}><text:p>{long}</text:p></table:table-cell></table:table-row>"
            )),
            one,
        ),
        (
            "a.ods",
            ods(&format!(
                "<table:table-row table:number-rows-repeated=\"10000000\">{text}><text:p>a</text:p></table:table-cell></table:table-row>"
            )),
            rows,
        ),
        (
            "a.ods",
            ods(&format!(
                "<table:table-row table:number-rows-repeated=\"150000\">{text} table:number-columns-repeated=\"16000\"><text:p>a</text:p></table:table-cell></table:table-row>"
            )),
            cells,
        ),
    ] {
        let (code, said) = said(file, &bytes);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

#[test]
fn a_file_of_very_many_parts_is_refused() {
    let parts: Vec<(String, String)> = (0..70_000)
        .map(|number| (format!("{number:x}"), String::new()))
        .collect();
    let (code, said) = said("a.xlsx", &packed(&parts));
    assert_eq!(code, Some(1));
    assert!(
        said.contains("is no spreadsheet that can be read"),
        "{said}"
    );
}

/// A row that is as long as no letter needs costs its own letter, and no other.
#[test]
fn a_row_of_very_much_text_is_refused_alone() {
    let text = "a ".repeat(60_000);
    let cell = format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let file = xlsx(&format!("<row>{cell}{cell}</row>").repeat(2), "");
    let case = Case::new(BASE, "a.xlsx", file);
    let (code, said) = case.say("a.xlsx", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("has more than 128 KiB of text"), "{said}");
}
