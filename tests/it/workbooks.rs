//! Spreadsheets as programs write them, and as nobody should.

use super::{
    batch::{BASE, Case, HEAD},
    sheets::{joined, zipped},
};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook with sheets that have a name, attributes, and the text of their part.
pub(super) fn parts(
    sheets: &[(&str, &str, String)],
    styles: &str,
    strings: &str,
) -> Vec<(String, String)> {
    let (mut names, mut relations) = (Vec::new(), Vec::new());
    let mut parts = vec![
        (
            "xl/styles.xml".to_owned(),
            format!("<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>"),
        ),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!("<sst xmlns=\"{MAIN}\">{strings}</sst>"),
        ),
    ];
    for (number, (name, attributes, sheet)) in (1..).zip(sheets) {
        names.push(format!(
            "<sheet name=\"{name}\" sheetId=\"{number}\" {attributes} r:id=\"r{number}\"/>"
        ));
        relations.push(format!(
            "<Relationship Id=\"r{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        ));
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet xmlns=\"{MAIN}\">{sheet}</worksheet>"),
        ));
    }
    let (names, relations) = (names.concat(), relations.concat());
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(
            "<Relationships>{relations}<Relationship Id=\"a\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"{OFFICE}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"
        ),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"
        ),
    ));
    parts
}

fn workbook(rows: &str, styles: &str) -> Vec<u8> {
    let sheet = ("Roster", "", format!("<sheetData>{rows}</sheetData>"));
    zipped(&parts(&[sheet], styles, ""))
}

fn cells(texts: &[&str]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    texts.iter().map(cell).collect()
}

/// A row with the names of the columns, and more of them.
fn head(more: &[&str]) -> String {
    let names: Vec<&str> = HEAD.split(',').chain(more.iter().copied()).collect();
    format!("<row>{}</row>", cells(&names))
}

/// The row of a worker, with more cells.
fn arta(reference: &str, more: &str) -> String {
    let cells = cells(&[reference, "Arta Hoxha", "12 Sample Road", "Dublin 8", "IE"]);
    format!("<row>{cells}{more}</row>")
}

/// The parts of an ODS file with tables.
pub(super) fn content_parts(tables: &str) -> [(String, String); 2] {
    let space = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{space}:office:1.0\" xmlns:table=\"{space}:table:1.0\" xmlns:text=\"{space}:text:1.0\"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    [
        (
            "mimetype".to_owned(),
            "application/vnd.oasis.opendocument.spreadsheet".to_owned(),
        ),
        ("content.xml".to_owned(), content),
    ]
}

fn content(tables: &str) -> Vec<u8> {
    zipped(&content_parts(tables))
}

fn ods_cells(texts: &[&str]) -> String {
    let cell = |text: &&str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    texts.iter().map(cell).collect()
}

fn ods_row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn table(name: &str, rows: &str) -> String {
    format!("<table:table table:name=\"{name}\">{rows}</table:table>")
}

/// What is said of a roster, and the exit code.
fn said(file: &str, bytes: &[u8], options: &[&str]) -> (Option<i32>, String) {
    Case::new(BASE, file, bytes).say(file, options)
}

fn refused(file: &str, bytes: &[u8]) -> String {
    let (code, said) = said(file, bytes, &[]);
    assert_eq!(code, Some(1), "{file}: {said}");
    said
}

const STYLES: &str = "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"00000\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"&quot;+&quot;000\"/>\
    <numFmt numFmtId=\"166\" formatCode=\"#,##0.00\\ &quot;€&quot;\"/></numFmts>\
    <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"164\"/>\
    <xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"9\"/></cellXfs>";

#[test]
fn what_a_spreadsheet_made_of_a_text_is_refused_where_it_does_not_belong() {
    let texts = [
        "worker.address.extra",
        "worker.address.postcode",
        "worker.phone",
        "employment.employee_number",
    ];
    let day = "is a date, and none belongs here";
    let xlsx = [
        ("<c s=\"1\"><v>46085</v></c>", day),
        ("<c t=\"d\"><v>2026-03-04</v></c>", day),
        (
            "<c s=\"2\"><v>0.5</v></c>",
            "is a time, and none belongs here",
        ),
        (
            "<c t=\"b\"><v>1</v></c>",
            "is TRUE or FALSE, and neither belongs here",
        ),
        ("<c s=\"5\"><v>25</v></c>", "is formatted as money"),
        ("<c s=\"6\"><v>0.25</v></c>", "is formatted as a percentage"),
        (
            "<c><v>1.2345678901234568E+16</v></c>",
            "a number with more than fifteen digits",
        ),
        (
            "<c t=\"e\"><v>#N/A</v></c>",
            "holds an error of the spreadsheet",
        ),
        (
            "<c s=\"1\"><v>-5</v></c>",
            "holds an error of the spreadsheet",
        ),
    ];
    let typed = |kind: &str, value: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:{value}><text:p>3/4</text:p></table:table-cell>"
        )
    };
    let ods = [
        (typed("date", "date-value=\"2026-03-04\""), day),
        (
            typed("time", "time-value=\"PT08H30M00S\""),
            "is a time, and none belongs here",
        ),
        (
            typed("boolean", "boolean-value=\"true\""),
            "is TRUE or FALSE, and neither",
        ),
        (typed("currency", "value=\"25\""), "is formatted as money"),
        (
            typed("percentage", "value=\"0.25\""),
            "is formatted as a percentage",
        ),
        (
            typed("float", "value=\"12345678901234568\""),
            "a number with more than fifteen",
        ),
    ];
    for column in texts {
        for (cell, wanted) in xlsx {
            let said = refused(
                "r.xlsx",
                &workbook(&(head(&[column]) + &arta("7", cell)), STYLES),
            );
            assert!(
                said.contains(&format!("2  7          {column}")) && said.contains(wanted),
                "{cell}: {said}"
            );
        }
        for (cell, wanted) in &ods {
            let names: Vec<&str> = HEAD.split(',').chain([column]).collect();
            let worker = ods_cells(&["7", "Arta Hoxha", "12 Sample Road", "Dublin 8", "IE"]);
            let rows = ods_row(&ods_cells(&names)) + &ods_row(&(worker + cell));
            let said = refused("r.ods", &content(&table("A", &rows)));
            assert!(
                said.contains(&format!("2  7          {column}")) && said.contains(wanted),
                "{cell}: {said}"
            );
        }
    }
}

#[test]
fn days_and_truths_are_taken_where_they_belong() {
    let columns = ["worker.birth_date", "employment.since"];
    let day = "<c s=\"1\"><v>32904</v></c>".repeat(2);
    let file = workbook(&(head(&columns) + &arta("7", &day)), STYLES);
    let case = Case::new(BASE, "r.xlsx", file);
    assert_eq!(case.say("r.xlsx", &[]).0, Some(0));
    assert!(case.text("out/access-7.txt").contains("31 January 1990"));
    // On old Macs days are counted from 1904.
    let sheet = head(&columns[..1]) + &arta("7", "<c s=\"1\"><v>31442</v></c>");
    let sheet = ("Roster", "", format!("<sheetData>{sheet}</sheetData>"));
    let mut parts = parts(&[sheet], STYLES, "");
    for (name, part) in &mut parts {
        if name == "xl/workbook.xml" {
            *part = part.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
        }
    }
    let case = Case::new(BASE, "r.xlsx", zipped(&parts));
    assert_eq!(case.say("r.xlsx", &[]).0, Some(0));
    assert!(case.text("out/access-7.txt").contains("31 January 1990"));
    let base = format!(
        "{BASE}representative: {{organisation: Sample Union, writes: true, address: {{street: 1 Example Quay, city: Dublin 1, country: IE}}}}\n"
    );
    let truth = workbook(
        &(head(&["representative.writes"]) + &arta("7", "<c t=\"b\"><v>0</v></c>")),
        "",
    );
    let (code, said) = Case::new(&base, "r.xlsx", truth).say("r.xlsx", &[]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_number_with_zeros_or_signs_is_what_is_seen() {
    let columns = [
        "worker.address.postcode",
        "worker.phone",
        "employment.employee_number",
    ];
    let more = "<c s=\"3\"><v>1067</v></c><c s=\"4\"><v>355691234567</v></c><c><v>731</v></c>";
    let xlsx = workbook(&(head(&columns) + &arta("7", more)), STYLES);
    let number = |value: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let names: Vec<&str> = HEAD.split(',').chain(columns).collect();
    let worker = ods_cells(&["7", "Arta Hoxha", "12 Sample Road", "Dublin 8", "IE"])
        + &number("1067", "01067")
        + &number("355691234567", "+355691234567")
        + &number("731", "731");
    let rows = ods_row(&ods_cells(&names)) + &ods_row(&worker);
    for (file, bytes) in [("r.xlsx", xlsx), ("r.ods", content(&table("A", &rows)))] {
        let case = Case::new(BASE, file, bytes);
        let (code, said) = case.say(file, &[]);
        assert_eq!(code, Some(0), "{file}: {said}");
        let text = case.text("out/access-7.txt");
        assert!(
            text.contains("01067") && text.contains("+355691234567"),
            "{text}"
        );
        // Only of the plain number nobody knows whether zeros were typed before it.
        assert!(
            said.contains("there are numbers in employment.employee_number, which"),
            "{said}"
        );
    }
}

#[test]
fn a_file_of_another_kind_is_told_by_what_it_is() {
    let ole = |name: &str| {
        let mut file = vec![0; 2048];
        file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        file[30] = 9;
        file[48] = 1;
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        file[1024 + 128..][..name.len()].copy_from_slice(&name);
        file
    };
    let part = |name: &str, text: &str| zipped(&[(name.to_owned(), text.to_owned())]);
    let encrypted = zipped(&[
        ("mimetype".to_owned(), "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        (
            "META-INF/manifest.xml".to_owned(),
            "<manifest:manifest xmlns:manifest=\"a\"><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>".to_owned(),
        ),
        ("content.xml".to_owned(), "\u{1}\u{2}".to_owned()),
    ]);
    let writer = part("mimetype", "application/vnd.oasis.opendocument.text");
    let table = format!("{HEAD}\n");
    for (names, bytes, wanted) in [
        (
            &["r.xlsx", "r.xls"][..],
            ole("EncryptedPackage"),
            "is protected by a password",
        ),
        (&["r.ods", "r.ots"], encrypted, "is protected by a password"),
        (
            &["r.xls", "r.xlsx", "r.csv"],
            ole("Workbook"),
            "is in Excel's old format (.xls)",
        ),
        (
            &["r.doc", "r.ods"],
            ole("WordDocument"),
            "is a text document or a presentation",
        ),
        (
            &["r.xlsb", "r.xlsx"],
            part("xl/workbook.bin", ""),
            "is a binary Excel workbook (.xlsb)",
        ),
        (
            &["r.xlsx"],
            part("word/document.xml", ""),
            "is a text document or a presentation",
        ),
        (&["r.ods"], writer, "is a text document or a presentation"),
        (
            &["r.xlsx"],
            part("Index/Document.iwa", ""),
            "is a Numbers document",
        ),
        (
            &["r.pdf", "r.xlsx", "r.csv"],
            b"%PDF-1.7\n".to_vec(),
            "is a PDF",
        ),
        (
            &["r.xls", "r.html", "r.ods"],
            b" <HTML><table>".to_vec(),
            "is a web page",
        ),
        (
            &["r.xls", "r.xml"],
            b"<?xml version=\"1.0\"?><Workbook/>".to_vec(),
            "in a single XML file",
        ),
        (
            &["r.xlsx", "r.ods"],
            table.into_bytes(),
            "is plain text, although",
        ),
        (&["r.xlsx", "r.ods"], Vec::new(), "is empty"),
        (
            &["r.csv", "r.tsv"],
            workbook(&head(&[]), ""),
            "is a spreadsheet, although",
        ),
        (
            &["r.xlsx", "r.ods"],
            vec![0; 100],
            "is no spreadsheet that can be read",
        ),
        (
            &["r.roster"],
            b"a,b\n".to_vec(),
            "is not a kind of roster that is known",
        ),
    ] {
        for name in names {
            let said = refused(name, &bytes);
            assert!(
                said.contains(wanted) && said.contains("\nhint: "),
                "{name}: {said}"
            );
        }
    }
}

#[test]
fn a_sheet_is_chosen_by_its_name_or_number() {
    let sheet = |rows: &str| format!("<sheetData>{rows}</sheetData>");
    let roster = |reference: &str| head(&[]) + &arta(reference, "");
    let file = zipped(&parts(
        &[
            ("Empty", "", sheet("")),
            ("Lists", "state=\"veryHidden\"", sheet(&roster("1"))),
            ("Roster", "", sheet(&roster("2"))),
            ("2026", "", sheet(&roster("3"))),
        ],
        "",
        "",
    ));
    let ods_roster = |reference: &str| {
        let worker = [reference, "Arta Hoxha", "12 Sample Road", "Dublin 8", "IE"];
        let names: Vec<&str> = HEAD.split(',').collect();
        ods_row(&ods_cells(&names)) + &ods_row(&ods_cells(&worker))
    };
    let ods = content(
        &(table("Empty", "")
            + &table("Roster", &ods_roster("2"))
            + &table("2026", &ods_roster("3"))),
    );
    for (options, wanted) in [
        (&[][..], "2"),
        (&["--sheet", "Roster"], "2"),
        (&["--sheet", "roster"], "2"),
        (&["--sheet", "2"], "2"),
        (&["--sheet", "3"], "3"),
        (&["--sheet", "2026"], "3"),
    ] {
        for (name, file) in [("r.xlsx", &file), ("r.ods", &ods)] {
            let case = Case::new(BASE, name, file);
            let (code, said) = case.say(name, options);
            assert_eq!(code, Some(0), "{options:?}: {said}");
            assert!(
                case.path(&format!("out/access-{wanted}.txt")).exists(),
                "{options:?}"
            );
        }
    }
    let case = Case::new(BASE, "r.xlsx", &file);
    assert_eq!(case.say("r.xlsx", &["--sheet", "Lists"]).0, Some(0));
    assert!(case.path("out/access-1.txt").exists());
    for name in ["Rooster", "4", "0"] {
        let (code, said) = said("r.xlsx", &file, &["--sheet", name]);
        let wanted = format!(
            "error: r.xlsx: has no sheet “{name}”\nhint: its sheets are “Empty”, “Roster”, “2026”"
        );
        assert_eq!(code, Some(2));
        assert!(said.starts_with(&wanted), "{said}");
    }
    let (code, said) = said("r.csv", HEAD.as_bytes(), &["--sheet", "1"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("is no spreadsheet"), "{said}");
}

#[test]
fn names_of_columns_are_found_below_a_title() {
    let title =
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Night shift, November</t></is></c></row>";
    let at = |row: &str, number: u32| row.replacen("<row>", &format!("<row r=\"{number}\">"), 1);
    let rows = title.to_owned()
        + &at(&head(&[]), 4)
        + &at(&arta("7", ""), 5)
        + &at(&arta("8", "<c/><c><v>1</v></c>"), 6);
    let sheet = |merged: &str| {
        let sheet = format!(
            "<sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"{merged}\"/></mergeCells>"
        );
        zipped(&parts(&[("Roster", "", sheet)], "", ""))
    };
    let case = Case::new(BASE, "r.xlsx", sheet("A2:E2"));
    let (code, said) = case.say("r.xlsx", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains(
            "the columns are named in row 4 of the sheet “Roster”; what stands above is left out"
        ),
        "{said}"
    );
    // Rows are counted from the names, lines from the first row of the sheet.
    assert!(said.contains("  2     6"), "{said}");
    assert!(case.path("out/access-7.txt").exists());
    for merged in ["A3:A4", "B5:C5", "A6:A9"] {
        let said = refused("r.xlsx", &sheet(merged));
        assert!(said.contains("cells are merged in row"), "{merged}: {said}");
    }
    let spanned = "<table:table-cell table:number-columns-spanned=\"5\" office:value-type=\"string\"><text:p>Night shift</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated=\"4\"/>";
    let names: Vec<&str> = HEAD.split(',').collect();
    let worker = ["7", "Arta Hoxha", "12 Sample Road", "Dublin 8", "IE"];
    let rows = ods_row(spanned) + &ods_row(&ods_cells(&names)) + &ods_row(&ods_cells(&worker));
    let ods = content(&table("Roster", &rows));
    let (code, said) = self::said("r.ods", &ods, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("named in row 2 of the sheet “Roster”"),
        "{said}"
    );
    for separator in [",", ";", "\t"] {
        let table = format!(
            "Night shift, November\n\n\"Team\";\n{HEAD}\n8,Arta Hoxha,1 Road,Dublin,IE\n9\n"
        );
        let (first, table) = table.split_once('\n').expect("lines");
        let table = format!("{first}\n{}", table.replace(',', separator));
        let case = Case::new(BASE, "r.csv", table);
        let (code, said) = case.say("r.csv", &[]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("the columns are named in line 4;"), "{said}");
        assert!(said.contains("  2     6"), "{said}");
        assert!(case.path("out/access-8.txt").exists());
    }
}

#[test]
fn a_sheet_without_names_of_columns_is_named_and_so_are_the_others() {
    let sheet = |rows: &str| format!("<sheetData>{rows}</sheetData>");
    let title = format!(
        "<row>{}</row><row>{}</row>",
        cells(&["Export Summary"]),
        cells(&["Arta Hoxha", "5"])
    );
    let file = zipped(&parts(
        &[
            ("Export Summary", "", sheet(&title)),
            ("Lists", "state=\"hidden\"", sheet("")),
            ("Roster", "", sheet(&head(&[]))),
        ],
        "",
        "",
    ));
    let rows =
        ods_row(&ods_cells(&["Export Summary"])) + &ods_row(&ods_cells(&["Arta Hoxha", "5"]));
    let ods = content(&(table("Export Summary", &rows) + &table("Roster", "")));
    for (name, file) in [("r.xlsx", file), ("r.ods", ods)] {
        let said = refused(name, &file);
        assert!(
            said.contains("the sheet “Export Summary” has no line with the names of the columns"),
            "{said}"
        );
        assert!(said.contains("`--sheet` its name: “Roster”\n"), "{said}");
        assert!(!said.contains("Arta") && !said.contains("Lists"), "{said}");
    }
}

#[test]
fn a_place_that_no_cell_can_have_is_refused() {
    let cell = |reference: &str| {
        format!("<row><c r=\"{reference}\" t=\"inlineStr\"><is><t>x</t></is></c></row>")
    };
    let twice = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>";
    let back = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>";
    let none = "is no place in a sheet";
    let order = "two cells have this place, or the cells are out of order";
    for (rows, wanted) in [
        (cell("AAAAAAAAAAAAAAAAAAAAAAAA2"), none),
        (cell("ZZZZZZZ2"), none),
        (cell("XFE2"), none),
        (cell("A1048577"), none),
        (cell("A4294967297"), none),
        (cell("A18446744073709551617"), none),
        (cell("A0"), none),
        (cell("A"), none),
        (cell("2"), none),
        (cell(""), none),
        ("<row r=\"0\"/>".to_owned(), none),
        ("<row r=\"1048577\"/>".to_owned(), none),
        ("<row r=\"99999999999999999999\"/>".to_owned(), none),
        ("<row r=\"-1\"/>".to_owned(), none),
        (twice.to_owned(), order),
        (back.to_owned(), order),
        (
            "<row r=\"3\"><c r=\"B2\"><v>1</v></c></row>".to_owned(),
            order,
        ),
        ("<row r=\"5\"/><row r=\"4\"/>".to_owned(), order),
        ("<row r=\"2\"/><row r=\"2\"/>".to_owned(), order),
    ] {
        let said = refused("r.xlsx", &workbook(&(head(&[]) + &rows), ""));
        assert!(said.contains(wanted), "{rows}: {said}");
    }
}

#[test]
fn a_workbook_is_read_as_any_program_writes_it() {
    let names: Vec<&str> = HEAD.split(',').chain(["employment.role"]).collect();
    let strings = joined(
        names
            .iter()
            .map(|name| format!("<si><t xml:space=\"preserve\">{name}</t></si>")),
    );
    let strings = strings
        + "<si><r><rPr><b/></rPr><t>Arta </t></r><r><t xml:space=\"preserve\"> Hoxha</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si>";
    let shared = joined((0..names.len()).map(|index| format!("<c t=\"s\"><v>{index}</v></c>")));
    let formula = "<c t=\"str\"><f t=\"shared\" si=\"0\"/><v>Agent &amp; more_x000D_</v></c>";
    let rows = format!(
        "<row spans=\"1:6\">{shared}</row><row hidden=\"1\"><c t=\"inlineStr\"><is><t>7</t></is></c><c t=\"s\"><v>6</v></c>{}{formula}</row>",
        cells(&["12 Sample Road", "Dublin 8", "IE"])
    );
    let sheet = format!(
        "<sheetPr/><dimension ref=\"A1\"/><sheetData>{rows}</sheetData><extLst><ext><sheetData><row/></sheetData></ext></extLst>"
    );
    let plain = parts(&[("Roster", "", sheet)], "", &strings);
    let strict = plain.iter().map(|(name, part)| {
        let part = part.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main");
        (
            name.clone(),
            part.replace(
                OFFICE,
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        )
    });
    let prefixed = plain.iter().map(|(name, part)| {
        let is_main = part.contains(MAIN);
        let part = part.replace("xmlns=", "xmlns:x=");
        let part = if is_main {
            part.replace("</", "\u{1}")
                .replace('<', "<x:")
                .replace('\u{1}', "</x:")
        } else {
            part
        };
        (name.clone(), part)
    });
    let capitals = plain
        .iter()
        .map(|(name, part)| (name.replace("xl/", "XL\\"), part.clone()));
    let moved = plain
        .iter()
        .map(|(name, part)| (name.replace("xl/", "a/b/"), part.replace("/xl/", "/a/b/")));
    let moved = moved.chain([(
        "_rels/.rels".to_owned(),
        format!("<Relationships><Relationship Id=\"x\" Type=\"{OFFICE}/officeDocument\" Target=\"./a/b/workbook.xml\"/></Relationships>"),
    )]);
    for (file, parts) in [
        ("r.xlsx", plain.clone()),
        ("r.xlsm", strict.collect()),
        ("r.xltx", prefixed.collect()),
        ("r.xltm", capitals.collect()),
        ("R.XLSX", moved.collect()),
    ] {
        let case = Case::new(BASE, file, zipped(&parts));
        let (code, said) = case.say(file, &[]);
        assert_eq!(code, Some(0), "{file}: {said}");
        let text = case.text("out/access-7.txt");
        assert!(
            text.contains("Arta Hoxha") && !text.contains("no\n"),
            "{text}"
        );
    }
}

#[test]
fn a_workbook_that_is_broken_is_refused() {
    let whole = workbook(&(head(&[]) + &arta("7", "")), "");
    let mut changed = whole.clone();
    let at = changed
        .windows(4)
        .position(|bytes| bytes == b"Arta")
        .expect("a name");
    changed[at] = b'B';
    let cell = |cell: &str| workbook(&(head(&[]) + &format!("<row>{cell}</row>")), "");
    for bytes in [
        // A sign that was changed on the way, and a file that ends too early.
        changed,
        whole[..whole.len() - 30].to_vec(),
        cell("<c t=\"s\"><v>0</v></c>"),
        cell("<c t=\"s\"><v>-1</v></c>"),
        cell("<c t=\"what\"><v>1</v></c>"),
        cell("<c t=\"b\"><v>2</v></c>"),
        cell("<c><v>nan</v></c>"),
        cell("<c><v>1e999</v></c>"),
        cell("<c><v>one</v></c>"),
        cell("<c><v>1</c>"),
        zipped(&[("xl/other.xml".to_owned(), String::new())]),
        zipped(&[]),
    ] {
        let said = refused("r.xlsx", &bytes);
        assert!(
            said.contains("is no spreadsheet that can be read"),
            "{said}"
        );
    }
}
