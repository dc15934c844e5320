//! Font files without the tables that a PDF does not need.
//!
//! The crate that cuts the fonts keeps the table of names, two kilobytes of copyright and trade marks in two
//! encodings; the PDF states the name itself. A font file that is embedded needs none (ISO 32000-1, 9.9).

/// A copy of the font file without one of its tables; none if the file is no font or lacks the table.
///
/// The tables that stay keep their order and their checksums (OpenType 1.9, "Organization of an OpenType Font").
pub(super) fn without(file: &[u8], tag: [u8; 4]) -> Option<Vec<u8>> {
    let version = file.get(..4)?;
    let count = u16::from_be_bytes(file.get(4..6)?.try_into().ok()?);
    let records = file.get(HEADER..HEADER + usize::from(count) * RECORD)?;
    let kept: Vec<&[u8]> = records
        .chunks_exact(RECORD)
        .filter(|record| record[..4] != tag)
        .collect();
    if kept.len() + 1 != usize::from(count) {
        return None;
    }
    let mut directory = version.to_vec();
    let mut tables = Vec::with_capacity(file.len());
    directory.extend(searching(count - 1)?);
    let start = HEADER + kept.len() * RECORD;
    let mut head = None;
    for record in kept {
        let [offset, length] = [8, 12].map(|at| field(record, at));
        let (offset, length) = (offset?, length?);
        let table = file.get(offset..offset.checked_add(length)?)?;
        if record[..4] == *b"head" {
            head = Some(start + tables.len());
        }
        directory.extend_from_slice(&record[..8]);
        directory.extend(u32::try_from(start + tables.len()).ok()?.to_be_bytes());
        directory.extend_from_slice(&record[12..]);
        tables.extend_from_slice(table);
        tables.resize(tables.len().next_multiple_of(4), 0);
    }
    directory.extend(tables);
    // The whole file's checksum stands in the table `head`, and is reckoned with zero in its place.
    let place = head? + 8..head? + 12;
    directory.get_mut(place.clone())?.fill(0);
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&directory));
    directory[place].copy_from_slice(&adjustment.to_be_bytes());
    Some(directory)
}

/// The bytes before the directory's records, and of each of them.
const HEADER: usize = 12;
const RECORD: usize = 16;

/// The number of tables, and what a reader needs to search among them.
fn searching(count: u16) -> Option<impl Iterator<Item = u8>> {
    let steps = count.checked_ilog2()?;
    let range = 16 << steps;
    let fields = [
        count,
        range,
        u16::try_from(steps).ok()?,
        (count * 16).checked_sub(range)?,
    ];
    Some(fields.into_iter().flat_map(u16::to_be_bytes))
}

fn field(record: &[u8], at: usize) -> Option<usize> {
    let bytes = record.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

#[cfg(test)]
mod tests {
    use super::super::fonts::Face;
    use super::*;
    use skrifa::raw::{FontRef, TableProvider, TableRecord, types::Tag};

    #[test]
    fn a_font_loses_its_names_and_nothing_else() {
        let file = Face::Regular.file();
        let bare = without(file, *b"name").expect("a font with names");
        let (font, bare_font) = (Face::Regular.font(), FontRef::new(&bare).expect("a font"));
        let tags = |font: &FontRef<'_>| -> Vec<Tag> {
            let records = font.table_directory().table_records();
            records.iter().map(TableRecord::tag).collect()
        };
        let mut left = tags(&font);
        left.retain(|tag| *tag != Tag::new(b"name"));
        assert_eq!(tags(&bare_font), left);
        for tag in left {
            let data =
                |font: &FontRef<'_>| font.table_data(tag).map(|data| data.as_bytes().to_vec());
            if tag != Tag::new(b"head") {
                assert_eq!(data(&bare_font), data(&font), "{tag}");
            }
        }
        assert_eq!(checksum(&bare), 0xB1B0_AFBA);
        assert!(bare_font.name().is_err() && font.name().is_ok());
    }

    #[test]
    fn what_is_no_font_or_lacks_the_table_is_refused() {
        assert_eq!(without(b"no font", *b"name"), None);
        assert_eq!(without(&[], *b"name"), None);
        assert_eq!(without(Face::Bold.file(), *b"none"), None);
        assert_eq!(without(&Face::Bold.file()[..200], *b"name"), None);
    }
}
