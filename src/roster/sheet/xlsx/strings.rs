//! The texts that the cells of a workbook share.

use crate::roster::{
    RosterError,
    sheet::{
        cells::{Cells, Span},
        refused,
        xml::{Xml, is},
    },
};

/// The most of them.
const LIMIT: usize = 2_000_000;

/// Where each of them stands.
#[derive(Debug, Default)]
pub(super) struct Strings(Vec<Span>);

impl Strings {
    /// Reads them into the texts of the cells that will have them.
    pub(super) fn read(mut xml: Xml<'_>, cells: &mut Cells) -> Result<Self, RosterError> {
        let mut spans = Vec::new();
        let mut text = String::new();
        xml.root(|start| is(start, "sst"))?;
        while let Some(is_text) = xml.child(|start| Ok(is(start, "si")))? {
            if !is_text {
                xml.skip()?;
                continue;
            }
            if spans.len() == LIMIT {
                return Err(refused("has more than 2,000,000 texts"));
            }
            text.clear();
            rich(&mut xml, &mut text)?;
            spans.push(cells.keep(unescaped(&mut text))?);
        }
        xml.finish()?;
        Ok(Self(spans))
    }

    pub(super) fn get(&self, index: usize) -> Option<Span> {
        self.0.get(index).copied()
    }
}

/// What an element has as its text.
enum Child {
    /// The whole of it.
    Text,
    /// A run of signs in one font.
    Run,
    /// How it is pronounced, or properties.
    Other,
}

/// Appends the text of an element that may have runs in several fonts, without how it is pronounced.
pub(super) fn rich(xml: &mut Xml<'_>, text: &mut String) -> Result<(), RosterError> {
    let mut in_run = false;
    loop {
        let child = xml.child(|start| {
            Ok(if is(start, "t") {
                Child::Text
            } else if is(start, "r") && !in_run {
                Child::Run
            } else {
                Child::Other
            })
        })?;
        match child {
            Some(Child::Text) => xml.text(text)?,
            Some(Child::Run) => in_run = true,
            Some(Child::Other) => xml.skip()?,
            None if in_run => in_run = false,
            None => return Ok(()),
        }
    }
}

/// The text with the signs that are written as `_x000D_`, since XML cannot have them, and without blanks
/// around it.
pub(super) fn unescaped(text: &mut String) -> &str {
    if text.contains("_x") {
        let mut plain = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find("_x") {
            let code = rest.get(at + 2..at + 6);
            let is_code = |code: &&str| code.bytes().all(|byte| byte.is_ascii_hexdigit());
            let sign = code
                .filter(is_code)
                .filter(|_| rest[at + 6..].starts_with('_'))
                .and_then(|code| u32::from_str_radix(code, 16).ok())
                .and_then(char::from_u32);
            let end = if let Some(sign) = sign {
                plain.push_str(&rest[..at]);
                plain.push(sign);
                at + 7
            } else {
                plain.push_str(&rest[..at + 2]);
                at + 2
            };
            rest = &rest[end..];
        }
        plain.push_str(rest);
        *text = plain;
    }
    text.trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn texts(xml: &str) -> Result<Vec<String>, String> {
        let mut cells = Cells::default();
        let xml = Xml::new(xml.as_bytes(), &Rc::default()).map_err(|why| why.to_string())?;
        let strings = Strings::read(xml, &mut cells).map_err(|why| why.to_string())?;
        Ok(strings
            .0
            .iter()
            .map(|span| cells.text(*span).to_owned())
            .collect())
    }

    #[test]
    fn runs_are_joined_and_what_is_pronounced_is_left_out() {
        let found = texts(
            "<x:sst xmlns:x='a'><x:si><x:t xml:space='preserve'> Arta </x:t></x:si><x:si/>
             <x:si><x:r><x:rPr><x:b/></x:rPr><x:t>Ar</x:t></x:r><x:r><x:t>t&#235;&amp;</x:t></x:r>
             <x:rPh sb='0' eb='1'><x:t>no</x:t></x:rPh><x:phoneticPr fontId='1'/></x:si>
             <x:si><x:t><![CDATA[a<b]]></x:t></x:si><x:extLst><x:si/></x:extLst></x:sst>",
        );
        assert_eq!(found.expect("texts"), ["Arta", "", "Artë&", "a<b"]);
        for broken in [
            "<sst><si>",
            "<other/>",
            "",
            "<sst><si><t>&x;</t></si></sst>",
            "<sst></si></sst>",
        ] {
            assert!(texts(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn signs_that_xml_cannot_have_are_read() {
        for (text, wanted) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00E7__x00EB_", "çë"),
            ("_xD800_ _x12_ _xyz _x", "_xD800_ _x12_ _xyz _x"),
            ("_x00+1_ é_xé000_", "_x00+1_ é_xé000_"),
            (" a ", "a"),
        ] {
            assert_eq!(unescaped(&mut text.to_owned()), wanted);
        }
    }
}
