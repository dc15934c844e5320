//! XLSX files (ECMA-376), read in bounded memory.
//!
//! The crates for such files read all texts of a workbook at once, take any reference for a cell's place,
//! and do not say how a number is shown. A letter needs the reverse: the digits `01067` that a person sees
//! in the cell, from a file of which nobody knows who made it.

mod parts;
mod strings;
mod styles;
mod workbook;
mod worksheet;

use self::{
    strings::Strings,
    styles::Styles,
    workbook::{Sheet, Workbook},
    worksheet::Worksheet,
};
use super::{Found, RosterError, archive::Archive, cells::Cells, names::chosen, unreadable};
use std::io::{Read, Seek};

/// The sheets with their names, and whether they are shown.
pub(super) fn sheets<R: Read + Seek>(
    archive: &mut Archive<R>,
) -> Result<Vec<(String, bool)>, RosterError> {
    Ok(Workbook::read(archive)?.names())
}

/// Reads a sheet: the one that is wanted, or the first that is shown and holds something.
pub(super) fn read<R: Read + Seek>(
    archive: &mut Archive<R>,
    wanted: Option<&str>,
) -> Result<Found, RosterError> {
    let book = Workbook::read(archive)?;
    let tried: Vec<&Sheet> = match wanted {
        Some(wanted) => vec![&book.sheets[chosen(&book.names(), wanted)?]],
        None => book.sheets.iter().filter(|sheet| sheet.is_shown).collect(),
    };
    let mut found = Found {
        name: tried.first().map(|sheet| sheet.name.clone()),
        cells: Cells::default(),
    };
    let reader = Worksheet {
        styles: match &book.styles {
            Some(part) => archive.xml(part)?.map(Styles::read).transpose()?,
            None => None,
        }
        .unwrap_or_default(),
        strings: match &book.strings {
            Some(part) => archive
                .xml(part)?
                .map(|part| Strings::read(part, &mut found.cells))
                .transpose()?,
            None => None,
        }
        .unwrap_or_default(),
        from_1904: book.from_1904,
    };
    for sheet in tried {
        let part = archive.xml(&sheet.part)?.ok_or_else(unreadable)?;
        found.cells.clear();
        reader.read(part, &mut found.cells)?;
        if found.cells.len() > 0 {
            found.name = Some(sheet.name.clone());
            break;
        }
    }
    Ok(found)
}
