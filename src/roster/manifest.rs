//! What was written: a line for each file.

use crate::domain::hash::hex;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The columns of a manifest, in order; `name` and `employer` only where they are asked for.
pub const MANIFEST_COLUMNS: [&str; 11] = [
    "row",
    "reference",
    "letter",
    "language",
    "jurisdiction",
    "law",
    "answer",
    "file",
    "sha256",
    "name",
    "employer",
];

/// The columns of a manifest with or without the names of worker and employer.
#[must_use]
pub fn manifest_columns(names: bool) -> &'static [&'static str] {
    const NAMES: usize = 2;
    let count = MANIFEST_COLUMNS.len() - if names { 0 } else { NAMES };
    &MANIFEST_COLUMNS[..count]
}

/// One file of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The row's number.
    pub row: u64,
    /// The letter's reference.
    pub reference: String,
    /// Which letter.
    pub letter: String,
    /// Its language.
    pub language: String,
    /// Whose law applies.
    pub jurisdiction: String,
    /// The law.
    pub law: String,
    /// Until when the employer must answer: a day, or a time from receipt; empty where there is none.
    pub answer: String,
    /// The file, in the folder, in the archive, or as a page of the merged PDF.
    pub file: String,
    /// The SHA-256 hash of the letter's own bytes, in hexadecimal digits.
    pub sha256: String,
    /// The worker's name, where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The employer's name, where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employer: Option<String>,
}

impl Entry {
    /// The same for a file with these bytes.
    #[must_use]
    pub fn of_file(&self, file: String, bytes: &[u8]) -> Self {
        Self {
            file,
            sha256: hex(&Sha256::digest(bytes)),
            ..self.clone()
        }
    }

    /// The entry as cells of a table, none of which a spreadsheet takes for a formula.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let mut cells = vec![self.row.to_string()];
        let texts = [
            &self.reference,
            &self.letter,
            &self.language,
            &self.jurisdiction,
            &self.law,
            &self.answer,
            &self.file,
            &self.sha256,
        ];
        cells.extend(
            texts
                .into_iter()
                .chain(&self.name)
                .chain(&self.employer)
                .map(|text| guarded(text)),
        );
        cells
    }
}

/// The text as a cell that begins no formula: an apostrophe stands before `=`, `+`, `-`, `@`, a tab
/// and a line break, also where white space stands before them. Spreadsheets drop white space, and
/// some take the wide forms of these signs for the signs.
///
/// The same holds behind each comma, `;`, tab and line break: a spreadsheet in another language than that of the
/// table divides its lines there.
#[must_use]
pub(crate) fn guarded(text: &str) -> String {
    let is_break = |sign: char| matches!(sign, '\t' | '\r' | '\n');
    let mut guarded = String::with_capacity(text.len());
    for cell in text.split_inclusive(|sign| matches!(sign, ',' | ';') || is_break(sign)) {
        let begins = cell.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '"');
        let is_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
        if is_formula || (guarded.is_empty() && cell.starts_with(is_break)) {
            guarded.push('\'');
        }
        guarded.push_str(cell);
    }
    guarded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for text in [
            "=HYPERLINK(\"x\")",
            "+1",
            "-1",
            "@x",
            "\tx",
            "\rx",
            "\nx",
            "  =1",
            "＝1",
            "\"=1",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in [
            "",
            "Arta",
            "../../etc/passwd",
            "a=1",
            "12",
            "'=1",
            "agent; team, 2",
        ] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn no_part_of_a_cell_begins_a_formula() {
        for (text, wanted) in [
            ("Arta;=1", "Arta;'=1"),
            ("Arta; \"@x", "Arta;' \"@x"),
            ("a\t-1;+1", "a\t'-1;'+1"),
            ("a\r\n=1", "a\r\n'=1"),
            ("Arta, =1", "Arta,' =1"),
            ("=1;=1", "'=1;'=1"),
            ("\t=1", "'\t'=1"),
        ] {
            assert_eq!(guarded(text), wanted);
        }
    }

    #[test]
    fn an_entry_has_a_cell_for_each_column() {
        let entry = Entry {
            row: 1,
            reference: "=1".into(),
            letter: "access".into(),
            language: "en".into(),
            jurisdiction: "IE".into(),
            law: "gdpr".into(),
            answer: "1 month".into(),
            file: "access-1.pdf".into(),
            sha256: "00".into(),
            name: Some("@Arta".into()),
            employer: Some("+Sample".into()),
        };
        let cells = entry.cells();
        assert_eq!(cells.len(), MANIFEST_COLUMNS.len());
        assert_eq!(
            [&cells[1], &cells[9], &cells[10]],
            ["'=1", "'@Arta", "'+Sample"]
        );
    }
}
