//! How the cells of a workbook show their numbers.

use crate::roster::{
    RosterError,
    sheet::{
        format::Format,
        refused,
        xml::{Xml, attributes, is},
    },
};
use std::collections::HashMap;

/// The most styles of cells; Excel has 65,490.
const STYLES: usize = 100_000;

/// The most number formats of a file's own.
const FORMATS: usize = 5_000;

/// The most bytes of a number format that is read, several times as many as programs write.
const CODE_BYTES: usize = 500;

#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<Format>,
    /// The place of each style's format among them.
    styles: Vec<usize>,
}

impl Styles {
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, RosterError> {
        let mut codes: HashMap<u32, Format> = HashMap::new();
        let mut ids: Vec<u32> = Vec::new();
        xml.root(|start| is(start, "styleSheet"))?;
        while let Some((has_formats, has_styles)) =
            xml.child(|start| Ok((is(start, "numFmts"), is(start, "cellXfs"))))?
        {
            if !has_formats && !has_styles {
                xml.skip()?;
                continue;
            }
            while let Some((id, code)) = xml.child(|start| {
                let (mut id, mut format) = (0, Format::Plain);
                attributes(start, |name, value| match name {
                    "numFmtId" => id = value.parse().unwrap_or_default(),
                    "formatCode" if value.len() <= CODE_BYTES => format = Format::of_code(value),
                    _ => {}
                })?;
                Ok((id, format))
            })? {
                xml.skip()?;
                if has_formats {
                    codes.insert(id, code);
                } else {
                    ids.push(id);
                }
                if codes.len() > FORMATS || ids.len() > STYLES {
                    return Err(refused(
                        "has more than 5,000 number formats or 100,000 styles of cells",
                    ));
                }
            }
        }
        xml.finish()?;
        Ok(Self::of(&ids, &codes))
    }

    fn of(ids: &[u32], codes: &HashMap<u32, Format>) -> Self {
        let mut styles = Self::default();
        let mut places: HashMap<u32, usize> = HashMap::new();
        for id in ids {
            let place = *places.entry(*id).or_insert_with(|| {
                let own = codes.get(id).cloned();
                styles
                    .formats
                    .push(own.unwrap_or_else(|| Format::built_in(*id)));
                styles.formats.len() - 1
            });
            styles.styles.push(place);
        }
        styles
    }

    /// The number format of a style.
    pub(super) fn format(&self, style: usize) -> &Format {
        let place = self.styles.get(style);
        place
            .and_then(|place| self.formats.get(*place))
            .unwrap_or(&Format::Plain)
    }
}
