//! The last page of a letter, as it stands in the PDF: what closes the letter stands together, under some lines of
//! text, and the page was worth beginning.

use crate::make::{golden, pdf};
use kerkesa::{
    letter::{Letter, plain_text},
    render::{HEIGHT, sheet},
};
use lopdf::{Document, Object, content::Content};

/// Lines of text that the closing needs above it.
const FEWEST: usize = 2;
/// Lines of text that are worth a page.
const WORTH_A_PAGE: usize = 4;
/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// From line to line in running text, in points, and what of it is below the baseline at least.
const LEADING: f32 = 14.7;
const BELOW: f32 = 3.5;
/// Between paragraphs.
const SPACE: f32 = 7.5;

/// The baselines of an element's lines on a page, in points from the foot of the sheet.
type Baselines = Vec<f32>;

/// Says what is wrong with the last page.
pub(crate) fn check(letter: &Letter, document: &Document) -> Result<(), String> {
    let pages = pages(document);
    let Some((last, before @ [_, ..])) = pages.split_last() else {
        return Ok(());
    };
    let Some(texts) = last.len().checked_sub(closing(letter)) else {
        return Err("what closes the letter is torn".to_owned());
    };
    let text = lines(&last[..texts]);
    if text.len() < FEWEST {
        return Err(format!("{} lines of text above the closing", text.len()));
    }
    let needed = SPACE + height(&lines(last)) + LEADING;
    let bottom = (HEIGHT - sheet(letter.stationery.window).body.bottom()) * MM;
    let room = before.last().map_or(0.0, |page| room(&lines(page), bottom));
    if text.len() < WORTH_A_PAGE && needed <= room {
        return Err(format!(
            "{needed} points on a page of their own, for which there were {room}"
        ));
    }
    Ok(())
}

/// How many elements close the letter: from the closing formula to the receipt.
fn closing(letter: &Letter) -> usize {
    let single = [&letter.closing, &letter.signature];
    let single = single
        .into_iter()
        .filter(|line| !plain_text(line).is_empty());
    let receipt = letter.receipt.as_ref().map_or(0, |it| 1 + it.fields.len());
    single.count() + letter.notices.len() + receipt
}

/// The lines of all elements from the top; what stands side by side is one.
fn lines(elements: &[Baselines]) -> Vec<f32> {
    let mut lines: Vec<f32> = elements.iter().flatten().copied().collect();
    lines.sort_by(|one, other| other.total_cmp(one));
    lines.dedup_by(|one, other| (*one - *other).abs() < 1.0);
    lines
}

/// From the first baseline to the last.
fn height(lines: &[f32]) -> f32 {
    match lines {
        [first, .., last] => first - last,
        _ => 0.0,
    }
}

/// What a page holds more if its paragraphs stand a tenth closer: what is left at its foot, and a tenth of all space
/// between its paragraphs. What the pages above it take from it is more, but not in every letter.
fn room(lines: &[f32], bottom: f32) -> f32 {
    let between = |pair: &[f32]| (pair[0] - pair[1] - LEADING).max(0.0);
    let spaces: f32 = lines.windows(2).map(between).sum();
    let left = lines.last().map_or(0.0, |last| last - BELOW - bottom);
    left.max(0.0) + spaces / 10.0
}

/// The elements on each page in reading order.
fn pages(document: &Document) -> Vec<Vec<Baselines>> {
    let content = |page| Content::decode(&document.get_page_content(page)).expect("operators");
    let pages = document.get_pages().into_values();
    pages.map(|page| elements(&content(page))).collect()
}

fn elements(content: &Content) -> Vec<Baselines> {
    let mut elements: Vec<Baselines> = Vec::new();
    let mut is_element = false;
    let mut y = 0.0;
    for operation in &content.operations {
        match (&*operation.operator, &*operation.operands) {
            ("BDC", [_, Object::Dictionary(properties)]) if properties.has(b"MCID") => {
                is_element = true;
                elements.push(Baselines::new());
            }
            ("BT", _) => y = 0.0,
            ("ET", _) => is_element = false,
            ("Td", [_, up]) => {
                y += up.as_float().expect("a number");
                if let Some(element) = elements.last_mut().filter(|_| is_element) {
                    element.push(y);
                }
            }
            _ => {}
        }
    }
    elements
}

/// A letter of more than a page.
fn long() -> Letter {
    golden(
        "access.full",
        "AL".parse().expect("a country"),
        &"sq".parse().expect("a tag"),
    )
}

#[test]
fn a_closing_that_is_torn_or_alone_is_found() {
    let mut letter = long();
    let document = Document::load_mem(&pdf(&letter)).expect("a PDF");
    assert_eq!(check(&letter, &document), Ok(()));
    let elements = pages(&document).pop().expect("a page").len();
    let closing = closing(&letter);
    assert!(closing < elements);
    // Says that more closes the letter than does: first nothing stands above it, then it began a page before.
    let notice = letter.notices.first().cloned().expect("a notice");
    letter
        .notices
        .extend(vec![notice.clone(); elements - closing]);
    let alone = check(&letter, &document).expect_err("alone");
    assert_eq!(alone, "0 lines of text above the closing");
    letter.notices.push(notice);
    let torn = check(&letter, &document).expect_err("torn");
    assert_eq!(torn, "what closes the letter is torn");
}
