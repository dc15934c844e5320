//! Which row names the columns: a title, a day or a note may stand above it.

use super::{
    Reading,
    columns::{is_key, is_like_a_key},
};

use std::collections::BTreeSet;

/// The most rows, of those in which something stands, in which the names are looked for.
pub(super) const ROWS: usize = 20;

/// How many known headings make a row of names, whatever else stands in it.
const ENOUGH: usize = 3;

/// The most cells of a row that are looked at.
const CELLS: usize = 200;

/// The row with the names, by its place; none if even the first has nothing like a key.
///
/// A row further down has them only if they are keys beyond doubt: what stands in the row of a worker must
/// not be taken for the name of a column, and be said.
pub(super) fn find<'r, 's: 'r>(
    rows: impl Iterator<Item = &'r [&'s str]>,
    reading: &Reading<'_>,
) -> Option<usize> {
    let mut is_first_like_keys = false;
    for (index, cells) in rows.take(ROWS).enumerate() {
        let cells = &cells[..cells.len().min(CELLS)];
        if names_keys(cells, reading) {
            return Some(index);
        }
        is_first_like_keys |= index == 0
            && cells
                .iter()
                .any(|cell| is_like_a_key(cell) || reading.knows(cell));
    }
    is_first_like_keys.then_some(0)
}

/// Whether two cells, or one with a dot, are keys or known headings, and at least half of all are known or nearly so.
/// Three that are known are enough: exports have many columns.
pub(super) fn names_keys(cells: &[&str], reading: &Reading<'_>) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'_');
    let names_key = |cell: &str| !cell.is_empty() && cell.bytes().all(is_sign) && is_key(cell);
    let known = cells
        .iter()
        .filter(|cell| names_key(cell) || reading.knows(cell));
    let known: BTreeSet<&str> = known.copied().collect();
    if known.len() >= ENOUGH && known.iter().any(|cell| reading.knows(cell)) {
        return true;
    }
    if known.len() < 2
        && !known
            .iter()
            .any(|cell| cell.contains('.') && names_key(cell))
    {
        return false;
    }
    let filled = cells.iter().filter(|cell| !cell.is_empty());
    let near = cells
        .iter()
        .filter(|cell| !cell.is_empty() && (is_like_a_key(cell) || reading.knows(cell)));
    near.count() * 2 >= filled.count()
}

#[cfg(test)]
mod tests {
    use super::{Reading, find};

    #[test]
    fn the_names_are_found_below_a_title_and_no_worker_is_taken_for_them() {
        let names: &[&str] = &["reference", "worker.name", "worker.nmae"];
        for (rows, wanted) in [
            (&[names][..], Some(0)),
            (
                &[&["Staff of the night shift"], &["24.11.2026", "v2"], names],
                Some(2),
            ),
            (&[&["date", "2026-11-24"], names], Some(1)),
            // What is nearly right is refused by its name.
            (
                &[&["worker.nmae", "city"], &["Arta Hoxha", "access"]],
                Some(0),
            ),
            (
                &[&["worker.nmae"], &["access", "objection", "x", "y", "z"]],
                Some(0),
            ),
            (&[&["Vorname", "Schreiben"], &["Arta", "access"]], None),
            (&[&["Arta Hoxha", "12 Sample Road"]], None),
            (&[&["reference"]], Some(0)),
            (&[], None),
        ] {
            assert_eq!(
                find(rows.iter().copied(), &Reading::default()),
                wanted,
                "{rows:?}"
            );
        }
        let title: &[&str] = &["A title"];
        let mut rows = vec![title; 20];
        rows.push(names);
        assert_eq!(find(rows.iter().copied(), &Reading::default()), None);
        rows.remove(0);
        assert_eq!(find(rows.iter().copied(), &Reading::default()), Some(19));
    }
}
