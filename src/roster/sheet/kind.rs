//! What is given for a spreadsheet, and is none that can be read.

use super::{
    RosterError,
    archive::Archive,
    unreadable,
    xml::{Piece, Xml},
};
use std::io::{self, Read, Seek, SeekFrom};

/// The most bytes in which the kind of a file is looked for.
const HEAD: u64 = 4096;

/// The first bytes of the files of Office before 2007, and of those that a password protects.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A file that is no spreadsheet, or none of a kind that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::roster) enum Other {
    Password,
    OldExcel,
    BinaryExcel,
    PlainXml,
    Numbers,
    Pdf,
    Document,
    WebPage,
    Text,
    Empty,
    /// A spreadsheet that is named like a text.
    Sheet,
}

impl Other {
    fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Password => (
                "is protected by a password",
                "open it, take the password off (Excel: File, Info, Protect Workbook, Encrypt with Password; LibreOffice: File, Save As without “Save with password”), and save it",
            ),
            Self::OldExcel => (
                "is in Excel's old format (.xls)",
                "open it in a spreadsheet program and save it as .xlsx",
            ),
            Self::BinaryExcel => (
                "is a binary Excel workbook (.xlsb)",
                "open it in Excel and save it as .xlsx",
            ),
            Self::PlainXml => (
                "is a spreadsheet in a single XML file",
                "open it in a spreadsheet program and save it as .xlsx or .ods",
            ),
            Self::Numbers => (
                "is a Numbers document",
                "in Numbers choose File, Export To, Excel",
            ),
            Self::Pdf => (
                "is a PDF",
                "give the spreadsheet that the PDF was made from",
            ),
            Self::Document => (
                "is a text document or a presentation, not a spreadsheet",
                "copy its table into a spreadsheet and save that as .xlsx or .ods",
            ),
            Self::WebPage => (
                "is a web page, although its name says otherwise",
                "open it in a spreadsheet program and save it as .xlsx or .ods",
            ),
            Self::Text => (
                "is plain text, although its name says otherwise",
                "if it is a table with separators, give it a name that ends in .csv",
            ),
            Self::Empty => ("is empty", "is this the right file?"),
            Self::Sheet => (
                "is a spreadsheet, although its name says otherwise",
                "give it a name that ends in .xlsx or .ods",
            ),
        }
    }
}

impl From<Other> for RosterError {
    fn from(other: Other) -> Self {
        let (what, hint) = other.said();
        Self::Unreadable {
            what: what.to_owned(),
            hint,
        }
    }
}

/// What a file is by its first bytes, unless it is an archive.
pub(in crate::roster) fn other(source: &mut (impl Read + Seek)) -> io::Result<Option<Other>> {
    let head = piece(source, 0)?;
    source.rewind()?;
    let plain = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(&head)
        .trim_ascii_start();
    let begins = |word: &str| {
        let begin = plain.get(..word.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()))
    };
    Ok(if head.is_empty() {
        Some(Other::Empty)
    } else if head.starts_with(b"PK") {
        None
    } else if head.starts_with(OLE) {
        Some(old(source, &head)?)
    } else if begins("%PDF") {
        Some(Other::Pdf)
    } else if ["<!doctype html", "<html", "<head", "<meta", "<table"]
        .into_iter()
        .any(begins)
    {
        Some(Other::WebPage)
    } else if begins("<?xml") {
        let is_page = contains(&plain.to_ascii_lowercase(), b"<html");
        Some(if is_page {
            Other::WebPage
        } else {
            Other::PlainXml
        })
    } else if begins("{\\rtf") {
        Some(Other::Document)
    } else if is_text(&head) {
        Some(Other::Text)
    } else {
        None
    })
}

/// Whether a file is an archive, as spreadsheets are.
pub(in crate::roster) fn is_archive(source: &mut (impl Read + Seek)) -> io::Result<bool> {
    let head = piece(source, 0)?;
    source.rewind()?;
    Ok(head.starts_with(b"PK\x03\x04"))
}

/// What an old file is by the names of its streams, which the first block of its directory holds.
fn old(source: &mut (impl Read + Seek), head: &[u8]) -> io::Result<Other> {
    let number = |at: usize| {
        head.get(at..at + 4)?
            .try_into()
            .ok()
            .map(u32::from_le_bytes)
    };
    let shift = head.get(30).copied().unwrap_or_default().min(16);
    let sector = u64::from(number(48).unwrap_or_default());
    let names = piece(source, (sector + 1) << shift)?;
    source.rewind()?;
    let names_one = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(&names, &name)
    };
    Ok(if names_one("EncryptedPackage") {
        Other::Password
    } else if names_one("WordDocument") || names_one("PowerPoint Document") {
        Other::Document
    } else {
        Other::OldExcel
    })
}

/// What an archive is by its parts, unless it is a spreadsheet.
pub(super) fn other_archive<R: Read + Seek>(
    archive: &mut Archive<R>,
) -> Result<Option<Other>, RosterError> {
    const DOCUMENTS: [&str; 2] = ["word/document.xml", "ppt/presentation.xml"];
    let mimetype = mimetype(archive)?;
    Ok(if archive.holds("xl/workbook.bin") {
        Some(Other::BinaryExcel)
    } else if archive.holds("Index/Document.iwa") || archive.holds("Index.zip") {
        Some(Other::Numbers)
    } else if DOCUMENTS.iter().any(|part| archive.holds(part))
        || (mimetype.starts_with(OPEN_DOCUMENT) && !is_sheet(&mimetype))
    {
        Some(Other::Document)
    } else if let Some(manifest) = archive.xml("META-INF/manifest.xml")?
        && is_encrypted(manifest)?
    {
        Some(Other::Password)
    } else {
        None
    })
}

const OPEN_DOCUMENT: &str = "application/vnd.oasis.opendocument.";

fn is_sheet(mimetype: &str) -> bool {
    let kind = mimetype.strip_prefix(OPEN_DOCUMENT).unwrap_or_default();
    kind == "spreadsheet" || kind == "spreadsheet-template"
}

/// Whether the file says that it is a spreadsheet in the `OpenDocument` format.
pub(super) fn is_ods<R: Read + Seek>(archive: &mut Archive<R>) -> Result<bool, RosterError> {
    Ok(is_sheet(&mimetype(archive)?))
}

fn mimetype<R: Read + Seek>(archive: &mut Archive<R>) -> Result<String, RosterError> {
    let mut mimetype = Vec::new();
    if let Some(part) = archive.bytes("mimetype")? {
        let read = part.take(HEAD).read_to_end(&mut mimetype);
        read.map_err(|_| unreadable())?;
    }
    Ok(String::from_utf8_lossy(&mimetype).trim().to_owned())
}

/// Whether the list of an `OpenDocument` file's parts says how they are encrypted.
fn is_encrypted(mut manifest: Xml<'_>) -> Result<bool, RosterError> {
    loop {
        match manifest.next()? {
            Piece::Start(start) if start.local_name().as_ref() == "encryption-data" => {
                return Ok(true);
            }
            Piece::Eof => return Ok(false),
            _ => {}
        }
    }
}

fn piece(source: &mut (impl Read + Seek), at: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.seek(SeekFrom::Start(at))?;
    source.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// Whether the beginning of a file is a text, in UTF-8, UTF-16 or in an encoding of one byte.
fn is_text(head: &[u8]) -> bool {
    let is_utf_16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let is_control =
        |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A);
    is_utf_16 || !head.iter().any(is_control)
}
