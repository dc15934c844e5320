//! How the parts of a file name each other.

use crate::roster::{
    RosterError,
    sheet::{
        archive::Archive,
        refused,
        xml::{attributes, is},
    },
};
use std::io::{Read, Seek};

/// The most relations of a part.
const LIMIT: usize = 2_000;

/// The most bytes of each.
const BYTES: usize = 1_000;

/// A relation of a part to another.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, for example `worksheet`.
    pub(super) kind: String,
    /// The other part.
    pub(super) part: String,
}

/// The relations of a part, or of the file as a whole for an empty name.
pub(super) fn relations<R: Read + Seek>(
    archive: &mut Archive<R>,
    part: &str,
) -> Result<Vec<Relation>, RosterError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Vec::new();
    let Some(mut xml) = archive.xml(&joined(folder, &format!("_rels/{name}.rels")))? else {
        return Ok(relations);
    };
    xml.root(|start| is(start, "Relationships"))?;
    while let Some(relation) = xml.child(|start| {
        let (mut id, mut kind, mut target) = (String::new(), String::new(), String::new());
        attributes(start, |name, value| match name {
            "Id" => value.clone_into(&mut id),
            "Type" => value
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .clone_into(&mut kind),
            "Target" => value.clone_into(&mut target),
            _ => {}
        })?;
        let part = joined(folder, &target);
        Ok(Relation { id, kind, part })
    })? {
        xml.skip()?;
        if relations.len() == LIMIT {
            return Err(refused("has a part with more than 2,000 relations"));
        }
        // Longer ones lead elsewhere, to pages and files outside.
        if relation.id.len() + relation.kind.len() + relation.part.len() <= BYTES {
            relations.push(relation);
        }
    }
    Ok(relations)
}

/// The part that is named in a folder: `sheets/1.xml`, `../a.xml`, `/xl/a.xml`.
fn joined(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    let from = if target.starts_with('/') { "" } else { folder };
    for name in from.split('/').chain(target.split('/')) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_part_is_named_from_its_folder_or_from_the_first_one() {
        for (folder, target, wanted) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/a.xml", "xl/a.xml"),
            ("xl/b", "../a.xml", "xl/a.xml"),
            ("", "./xl//a.xml", "xl/a.xml"),
            ("xl", "../../../a.xml", "a.xml"),
        ] {
            assert_eq!(joined(folder, target), wanted);
        }
    }
}
