//! The parts around the document: what is in the file, how it looks, what it
//! says about itself.

use super::part;
use crate::letter::Letter;
use crate::render::xml::escaped;
use std::io;

/// Parts that a letter may lack, by name.
type Optional = [(&'static str, bool); 2];

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What each part of the file is.
pub(super) fn content_types(optional: Optional) -> io::Result<Vec<u8>> {
    let namespace = format!("{PACKAGE}/content-types");
    part("Types", &[("xmlns", &namespace)], |xml| {
        for (extension, content) in [
            (
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
            ("xml", "application/xml"),
        ] {
            let attributes = [("Extension", extension), ("ContentType", content)];
            xml.empty("Default", &attributes)?;
        }
        let mut parts = vec![
            (
                "/word/document.xml".to_owned(),
                format!("{MAIN}.document.main+xml"),
            ),
            (
                "/docProps/core.xml".to_owned(),
                "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            ),
            (
                "/docProps/app.xml".to_owned(),
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            ),
        ];
        parts.extend(
            linked(optional)
                .map(|name| (format!("/word/{name}.xml"), format!("{MAIN}.{name}+xml"))),
        );
        parts.iter().try_for_each(|(name, content)| {
            xml.empty("Override", &[("PartName", name), ("ContentType", content)])
        })
    })
}

/// Where the document finds its other parts; each is named like its part.
pub(super) fn document_links(optional: Optional) -> io::Result<Vec<u8>> {
    let namespace = format!("{PACKAGE}/relationships");
    part("Relationships", &[("xmlns", &namespace)], |xml| {
        linked(optional).try_for_each(|name| {
            let kind = format!("{}/{name}", super::R);
            let target = format!("{name}.xml");
            let attributes = [("Id", name), ("Type", &kind), ("Target", &target)];
            xml.empty("Relationship", &attributes)
        })
    })
}

/// The parts beside the document.
fn linked(optional: Optional) -> impl Iterator<Item = &'static str> {
    let optional = optional.into_iter().filter(|(_, is_there)| *is_there);
    ["styles", "settings", "numbering"]
        .into_iter()
        .chain(optional.map(|(name, _)| name))
}

/// How the styles look, and the language of all text.
pub(super) fn styles(letter: &Letter) -> String {
    format!(
        include_str!("styles.xml"),
        language = escaped(&letter.language)
    )
}

/// Title, author, language and date, as in the PDF.
pub(super) fn core(letter: &Letter) -> String {
    format!(
        include_str!("core.xml"),
        title = escaped(&letter.title),
        author = escaped(&letter.author),
        language = escaped(&letter.language),
        date = format_args!("{}T12:00:00Z", letter.date),
    )
}
