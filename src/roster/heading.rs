//! Which row names the columns: a title, a day or a note may stand above it.

use super::columns::is_like_a_key;
use crate::intake;

/// The most rows, of those in which something stands, in which the names are looked for.
pub(super) const ROWS: usize = 20;

/// The most cells of a row that are looked at.
const CELLS: usize = 200;

/// The row with the names, by its place; none if even the first has nothing like a key.
///
/// A row further down has them only if they are keys beyond doubt: what stands in the row of a worker must
/// not be taken for the name of a column, and be said.
pub(super) fn find<'r, 's: 'r>(rows: impl Iterator<Item = &'r [&'s str]>) -> Option<usize> {
    let mut is_first_like_keys = false;
    for (index, cells) in rows.take(ROWS).enumerate() {
        let cells = &cells[..cells.len().min(CELLS)];
        if names_keys(cells) {
            return Some(index);
        }
        is_first_like_keys |= index == 0 && cells.iter().any(|cell| is_like_a_key(cell));
    }
    is_first_like_keys.then_some(0)
}

/// Whether two cells, or one with a dot, are keys, and at least half of all are keys or nearly so.
pub(super) fn names_keys(cells: &[&str]) -> bool {
    let is_key = |cell: &&&str| {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'_');
        !cell.is_empty() && cell.bytes().all(is_sign) && intake::known(cell).is_ok()
    };
    let keys: Vec<&&str> = cells.iter().filter(is_key).collect();
    if keys.len() < 2 && !keys.iter().any(|key| key.contains('.')) {
        return false;
    }
    let filled = cells.iter().filter(|cell| !cell.is_empty());
    let near = cells
        .iter()
        .filter(|cell| !cell.is_empty() && is_like_a_key(cell));
    near.count() * 2 >= filled.count()
}

#[cfg(test)]
mod tests {
    use super::find;

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
            assert_eq!(find(rows.iter().copied()), wanted, "{rows:?}");
        }
        let title: &[&str] = &["A title"];
        let mut rows = vec![title; 20];
        rows.push(names);
        assert_eq!(find(rows.iter().copied()), None);
        rows.remove(0);
        assert_eq!(find(rows.iter().copied()), Some(19));
    }
}
