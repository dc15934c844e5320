//! Where pages end.

use std::ops::Range;

/// Lines that stand alone at the foot or head of a page, or above the closing, are too few.
pub(super) const FEWEST_LINES: usize = 2;

/// Lines of text that a page may be begun for.
pub(super) const WORTH_A_PAGE: usize = 4;

/// By how many hundredths the space between paragraphs becomes smaller at most to save a page.
pub(super) const TIGHTEST: u8 = 10;

/// Whether a page may end before a row; the greater, the rather.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Only if the page has no other place to end.
    Never,
    /// If it has none that is well.
    IfMust,
    Well,
}

/// A line of a strip. Lengths are in points.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) strip: usize,
    pub(super) line: usize,
    /// Space above, except at the top of a page.
    pub(super) above: f32,
    pub(super) height: f32,
    pub(super) before: Break,
}

/// The room for rows on all pages, in points from the top of the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Where rows start on the first page.
    pub(super) first: f32,
    /// Where they start on the others.
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Room {
    /// Which rows stand on each page; on the first there may be none.
    pub(super) fn divide(&self, rows: &[Row]) -> Vec<Range<usize>> {
        let mut pages = Vec::new();
        let mut next = 0;
        let mut y = self.first;
        while next < rows.len() || pages.is_empty() {
            let mut end = self.end_of_page(rows, next, y);
            // A row that fits on no page stands on a page of its own.
            if end == next && y <= self.top {
                end = rows.len().min(next + 1);
            }
            pages.push(next..end);
            next = end;
            y = self.top;
        }
        pages
    }

    /// The row after the last one that stands on a page that begins with
    /// `start` at `y`; `start` itself if not even that one fits.
    fn end_of_page(&self, rows: &[Row], start: usize, y: f32) -> usize {
        let mut y = y;
        let mut end = start;
        for (index, row) in rows.iter().enumerate().skip(start) {
            let above = if index == start { 0.0 } else { row.above };
            y += above + row.height;
            if y > self.bottom {
                break;
            }
            end = index + 1;
        }
        if end == rows.len() {
            return end;
        }
        // Of equals the last.
        let places = start + 1..=end;
        let best = places.max_by_key(|place| rows[*place].before);
        best.filter(|place| rows[*place].before > Break::Never)
            .unwrap_or(end)
    }
}
