//! The last page of a letter: what stands on it together, and whether it had to be begun.

use super::arrange::{Arranged, RUNNING, arrange};
use super::breaks::{FEWEST_LINES, Room, TIGHTEST, WORTH_A_PAGE};
use super::flow::{Flow, Strip};
use super::page::{Column, Page, Placed, Role};
use super::paragraph::Typesetter;
use super::tree::ElementId;
use crate::letter::{Block, Labelled, Letter, Window};
use crate::render::sample::{self, words};

/// A letter with so many paragraphs of one line to some, and so many copies and enclosures.
fn letter(paragraphs: usize, notices: usize, receipt: bool, window: Window) -> Letter {
    let mut letter = sample::letter();
    letter.stationery.window = window;
    let lines = |number: usize| "Një fjali që nuk thotë asgjë. ".repeat(1 + number * 7 % 11);
    let paragraph = |number| Block::Paragraph(words(lines(number).trim_end()));
    letter.body = (0..paragraphs).map(paragraph).collect();
    let notice = |number: usize| Labelled {
        label: "Kopje për:".to_owned(),
        value: words(&format!("sindikata {number}")),
        origin: None,
    };
    letter.notices = (0..notices).map(notice).collect();
    letter.receipt = letter.receipt.filter(|_| receipt);
    // What is drawn is higher than the room to sign, and moves with the name.
    letter.drawing = paragraphs.is_multiple_of(2).then(sample::drawing);
    letter
}

/// Every letter of some length, with all that may follow its closing.
fn letters() -> impl Iterator<Item = Letter> {
    let windows = [Window::None, Window::Din5008B, Window::NfRight];
    (1..48).flat_map(move |paragraphs| {
        windows.into_iter().flat_map(move |window| {
            [(0, false), (1, false), (3, false), (0, true), (2, true)]
                .map(|(notices, receipt)| letter(paragraphs, notices, receipt, window))
        })
    })
}

/// The lines of elements on the page, by element; a label stands beside its line.
fn lines(page: &Page) -> Vec<(ElementId, usize)> {
    let lines = |text: &Placed| match text.role {
        Role::Element(element) => Some((element, text.lines.len())),
        Role::Header | Role::Footer | Role::Repetition => None,
    };
    page.texts.iter().filter_map(lines).collect()
}

/// The first element of what closes the letter: the elements after it are the last of the tree.
fn closing(letter: &Letter, arranged: &Arranged) -> ElementId {
    let receipt = letter.receipt.as_ref().map_or(0, |it| 1 + it.fields.len());
    let drawing = usize::from(letter.drawing.is_some());
    let after = 2 + drawing + letter.notices.len() + receipt;
    ElementId(arranged.tree.elements.len() - after)
}

#[test]
fn what_closes_a_letter_stands_together_under_two_lines_of_text() {
    let mut typesetter = Typesetter::new();
    let mut moved = 0;
    for letter in letters() {
        let arranged = arrange(&letter, &mut typesetter).expect("drawn");
        let closing = closing(&letter, &arranged);
        let [before @ .., last] = &arranged.pages[..] else {
            panic!("no page")
        };
        let drawn = usize::from(letter.drawing.is_some());
        assert_eq!(last.drawings.len(), drawn);
        assert!(before.iter().all(|page| page.drawings.is_empty()));
        let closes = |page: &Page| lines(page).iter().any(|(element, _)| *element >= closing);
        assert!(!before.iter().any(closes), "{}", arranged.pages.len());
        let text = lines(last);
        let text = text.iter().filter(|(element, _)| *element < closing);
        let text: usize = text.map(|(_, lines)| lines).sum();
        if before.is_empty() {
            continue;
        }
        assert!(text >= FEWEST_LINES, "{text} lines");
        moved += usize::from(text == FEWEST_LINES);
    }
    assert!(
        moved > 10,
        "only {moved} letters end with two lines of text"
    );
}

#[test]
fn a_page_is_begun_for_few_lines_only_where_closer_paragraphs_do_not_save_it() {
    let mut typesetter = Typesetter::new();
    let column = Column::new(50.0, 450.0);
    let room = Room {
        first: 300.0,
        top: 70.0,
        bottom: 770.0,
    };
    let (mut saved, mut left) = (0, 0);
    for paragraphs in 1..400 {
        let mut flow = Flow::default();
        for number in 0..paragraphs {
            let text = "Një fjali që nuk thotë asgjë. ".repeat(1 + number * (paragraphs % 13) % 11);
            let paragraph = typesetter.set(&text, None, column.width, RUNNING);
            let strip = Strip::new(ElementId(number), column, paragraph.expect("lines"));
            flow.strips.push(strip.above(7.5));
        }
        flow.closing = Some(paragraphs - 1).filter(|closing| closing % 2 == 1);
        let wide = room.divide(&flow.rows(0));
        let closest = room.divide(&flow.rows(TIGHTEST));
        let (rows, pages) = flow.divide(&room);
        let is_thin = wide.len() > 1 && flow.lines_of_text(&flow.rows(0), &wide) < WORTH_A_PAGE;
        let shorter = is_thin && closest.len() < wide.len();
        let wanted = wide.len() - usize::from(shorter);
        assert_eq!(pages.len(), wanted, "{paragraphs} paragraphs");
        let height = |rows: &[super::breaks::Row]| rows.iter().map(|row| row.above).sum::<f32>();
        let share = height(&rows) / height(&flow.rows(0));
        if pages.len() < wide.len() {
            assert!(share > 0.899, "{paragraphs}: {share}");
            saved += 1;
        } else {
            assert!(
                (share - 1.0).abs() < 0.001 || share.is_nan(),
                "{paragraphs}: {share}"
            );
            left += usize::from(is_thin);
        }
    }
    assert!(
        saved > 10 && left > 10,
        "{saved} pages were saved, {left} were not"
    );
}
