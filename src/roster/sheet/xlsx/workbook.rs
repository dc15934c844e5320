//! The sheets of a workbook, and where its other parts are.

use super::parts::{Relation, relations};
use crate::roster::{
    RosterError,
    sheet::{
        archive::Archive,
        refused, unreadable,
        xml::{attributes, is},
    },
};
use std::io::{Read, Seek};

/// The most sheets that a workbook may have.
const SHEETS: usize = 1_000;

/// The most bytes of a sheet's name; Excel has 31 characters.
const NAME_BYTES: usize = 500;

pub(super) struct Workbook {
    pub(super) sheets: Vec<Sheet>,
    pub(super) styles: Option<String>,
    pub(super) strings: Option<String>,
    /// Whether days are counted from 1904, as on old Macs.
    pub(super) from_1904: bool,
}

/// A sheet with cells; those with a chart alone are left out.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_shown: bool,
    pub(super) part: String,
}

/// What stands in a workbook that is read.
enum Child {
    Properties { from_1904: bool },
    Sheets,
    Other,
}

impl Workbook {
    pub(super) fn read<R: Read + Seek>(archive: &mut Archive<R>) -> Result<Self, RosterError> {
        let of_kind = |relations: &[Relation], kind: &str| {
            let found = relations.iter().find(|relation| relation.kind == kind);
            found.map(|relation| relation.part.clone())
        };
        let part = of_kind(&relations(archive, "")?, "officeDocument");
        let part = part.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let relations = relations(archive, &part)?;
        let mut book = Self {
            sheets: Vec::new(),
            styles: of_kind(&relations, "styles"),
            strings: of_kind(&relations, "sharedStrings"),
            from_1904: false,
        };
        let mut xml = archive.xml(&part)?.ok_or_else(unreadable)?;
        xml.root(|start| is(start, "workbook"))?;
        while let Some(child) = xml.child(|start| {
            Ok(if is(start, "sheets") {
                Child::Sheets
            } else if is(start, "workbookPr") {
                let mut from_1904 = false;
                attributes(start, |name, value| {
                    from_1904 |= name == "date1904" && matches!(value, "1" | "true");
                })?;
                Child::Properties { from_1904 }
            } else {
                Child::Other
            })
        })? {
            match child {
                Child::Sheets => {
                    while let Some((sheet, id)) = xml.child(|start| {
                        let (mut name, mut id, mut is_shown) = (String::new(), String::new(), true);
                        attributes(start, |key, value| match key {
                            "name" => value.clone_into(&mut name),
                            "id" => value.clone_into(&mut id),
                            "state" => is_shown = value == "visible",
                            _ => {}
                        })?;
                        let part = String::new();
                        Ok((
                            Sheet {
                                name,
                                is_shown,
                                part,
                            },
                            id,
                        ))
                    })? {
                        xml.skip()?;
                        book.add(sheet, &id, &relations)?;
                    }
                }
                Child::Properties { from_1904 } => {
                    book.from_1904 = from_1904;
                    xml.skip()?;
                }
                Child::Other => xml.skip()?,
            }
        }
        xml.finish()?;
        Ok(book)
    }

    /// The sheets with their names, and whether they are shown.
    pub(super) fn names(&self) -> Vec<(String, bool)> {
        let sheets = self.sheets.iter();
        sheets.map(|it| (it.name.clone(), it.is_shown)).collect()
    }

    fn add(&mut self, sheet: Sheet, id: &str, relations: &[Relation]) -> Result<(), RosterError> {
        let relation = relations.iter().find(|it| it.id == id);
        let Some(relation) = relation.filter(|it| it.kind == "worksheet") else {
            return Ok(());
        };
        if sheet.name.len() > NAME_BYTES {
            return Err(unreadable());
        }
        if self.sheets.len() == SHEETS {
            return Err(refused("has more than 1,000 sheets"));
        }
        let part = relation.part.clone();
        self.sheets.push(Sheet { part, ..sheet });
        Ok(())
    }
}
