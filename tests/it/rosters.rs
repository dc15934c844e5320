//! Rosters that are in memory, as a page has them, are those of files.

use super::{batch::HEAD, sheets};
use kerkesa::{
    domain::DayOrder,
    roster::{Reading, Roster, RosterError, Row},
};
use std::{fs, path::Path};
use tempfile::TempDir;

/// What a roster says: columns, heading, numbers, length, rows, or why it is refused and what to do.
type Said = Result<
    (
        Vec<String>,
        Option<String>,
        Vec<String>,
        u64,
        Vec<(Row, u64)>,
    ),
    (String, Option<String>),
>;

fn said(roster: Result<Roster, RosterError>) -> Said {
    let refused = |why: RosterError| (why.to_string(), why.hint().map(str::to_owned));
    let mut roster = roster.map_err(refused)?;
    roster.set_order(DayOrder::Dmy);
    let mut rows = Vec::new();
    while let Some(row) = roster.row().map_err(refused)? {
        rows.push((row, roster.position()));
    }
    Ok((
        roster.columns().to_vec(),
        roster.heading().map(str::to_owned),
        roster.numbers().to_vec(),
        roster.length(),
        rows,
    ))
}

fn both_ways(folder: &Path, name: &str, bytes: &[u8], sheet: Option<&str>) -> Said {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("the roster");
    let reading = Reading {
        sheet,
        ..Reading::default()
    };
    let of_file = said(Roster::open(&path, &reading));
    let of_bytes = said(Roster::of_bytes(name, bytes.to_vec(), &reading));
    assert_eq!(of_bytes, of_file, "{name}");
    of_bytes
}

#[test]
fn a_roster_in_memory_gives_what_the_file_gives() {
    let folder = TempDir::new().expect("a folder");
    let rows = "1,Arta Hoxha,12 Sample Road,Dublin,IE\n2,Besa,\"x\ny\",Dublin,IE\n";
    let long = format!("{HEAD}\n{}", rows.repeat(2000));
    let yaml = "- worker.name: Arta Hoxha\n  worker: {phone: '1'}\n- worker.name: Besa\n";
    let mut rosters: Vec<(&str, Vec<u8>)> = vec![
        ("roster.csv", long.clone().into_bytes()),
        (
            "marked.csv",
            format!("\u{FEFF}\r\nStaff of May\r\n{long}\u{1A}").into_bytes(),
        ),
        (
            "roster.txt",
            format!("{HEAD}\n{rows}").replace(',', "\t").into_bytes(),
        ),
        ("roster.yaml", yaml.as_bytes().to_vec()),
    ];
    rosters.extend(sheets::examples());
    for (name, bytes) in rosters {
        let (columns, _, _, length, rows) =
            both_ways(folder.path(), name, &bytes, None).expect(name);
        assert!(columns.len() > 1 && length > 0 && rows.len() > 1, "{name}");
        assert!(rows.iter().any(|(row, _)| row.cells.is_ok()), "{name}");
    }
}

#[test]
fn what_is_no_roster_is_refused_alike_in_memory() {
    let folder = TempDir::new().expect("a folder");
    let [(_, xlsx), (_, ods)] = sheets::examples();
    let name = b"worker.name,place\n".as_slice();
    let cases: [(&str, &[u8], Option<&str>); 16] = [
        ("roster.csv", &xlsx, None),
        ("roster.txt", &ods, None),
        ("roster.csv", b"%PDF-1.7", None),
        ("roster.csv", b"", None),
        ("roster.csv", b"worker.name\nArta \xEB\n", None),
        ("roster.csv", b"worker.nmae,place\n", None),
        ("roster.csv", b"Arta Hoxha\n", None),
        ("roster.csv", name, Some("2")),
        ("roster.xlsx", name, None),
        ("roster.xlsx", &xlsx, Some("3")),
        ("roster.ods", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", None),
        ("roster.yaml", b"worker.name: Arta\n", None),
        ("roster.yaml", b"\xFF", None),
        ("roster", name, None),
        ("roster.pdf", b"%PDF-1.7", None),
        ("roster.html", b"<html>", None),
    ];
    for (name, bytes, sheet) in cases {
        both_ways(folder.path(), name, bytes, sheet).expect_err(name);
    }
    let long = vec![b' '; (16 << 20) + 1];
    both_ways(folder.path(), "roster.yaml", &long, None).expect_err("a long roster");
}
