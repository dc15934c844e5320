//! Plain text: the form of the letter that a lawyer reads and signs.
//!
//! Blocks in reading order with an empty line between them, a paragraph to a
//! line however long it is, and no page numbers. Ignoring white space, the
//! text of the PDF is the same, block by block.

use super::{Format, RenderError, Renderer};
use crate::letter::{Block, Labelled, Letter, Line, Receipt, plain_text};

/// The renderer of [`Format::Text`]. It shows every character.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextRenderer;

impl Renderer for TextRenderer {
    fn format(&self) -> Format {
        Format::Text
    }

    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError> {
        Ok(Self::text(letter).into_bytes())
    }
}

impl TextRenderer {
    /// The whole letter as text; ends with a line feed.
    pub(super) fn text(letter: &Letter) -> String {
        text(letter)
    }
}

/// What stands before a part of a list item.
const PART: &str = "   – ";
/// What stands before a line of a quotation.
const QUOTATION: &str = "    ";

/// The whole letter as text; ends with a line feed.
fn text(letter: &Letter) -> String {
    let mut page = Page::default();
    page.block(letter.mark.iter().map(|line| plain_text(line)));
    page.block(letter.sender.iter().map(|line| plain_text(line)));
    page.block(letter.delivery.iter().map(|line| plain_text(line)));
    page.block(letter.recipient.iter().map(|line| plain_text(line)));
    page.paragraph(&letter.place_and_date);
    page.block(letter.references.iter().map(labelled));
    page.paragraph(&letter.subject);
    page.paragraph(&letter.salutation);
    for block in &letter.body {
        body(&mut page, block);
    }
    page.paragraph(&letter.closing);
    page.paragraph(&letter.signature);
    page.block(letter.notices.iter().map(labelled));
    if let Some(receipt) = &letter.receipt {
        page.block(receipt_lines(receipt));
    }
    page.text
}

fn body(page: &mut Page, block: &Block) {
    match block {
        Block::Heading(line) | Block::Paragraph(line) => page.paragraph(line),
        Block::Quotation(line) => {
            for paragraph in paragraphs(line) {
                page.block([format!("{QUOTATION}{paragraph}")]);
            }
        }
        Block::Numbered { first, items } => {
            page.block(
                (u64::from(*first)..)
                    .zip(items)
                    .map(|(number, item)| format!("{number}. {}", plain_text(item))),
            );
        }
        Block::Bullets(items) => {
            page.block(
                items
                    .iter()
                    .map(|item| format!("{PART}{}", plain_text(item))),
            );
        }
    }
}

/// The paragraphs of a quotation: a line of the worker's each, without empty ones.
pub(super) fn paragraphs(quotation: &Line) -> Vec<String> {
    plain_text(quotation)
        .split('\n')
        .filter(|words| !words.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// The label and its value on one line.
pub(super) fn labelled(line: &Labelled) -> String {
    format!("{} {}", line.label, plain_text(&line.value))
}

fn receipt_lines(receipt: &Receipt) -> Vec<String> {
    let mut lines = vec![plain_text(&receipt.title)];
    lines.extend(receipt.fields.iter().cloned());
    lines
}

/// The text so far.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// Adds one line, set apart from what stands before it; nothing if it is empty.
    fn paragraph(&mut self, line: &Line) {
        let text = plain_text(line);
        self.block((!text.is_empty()).then_some(text));
    }

    /// Adds lines that belong together; nothing at all if there are none.
    fn block(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() && !self.text.is_empty() {
            self.text.push('\n');
        }
        for line in lines {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_letter_reads_from_top_to_bottom() {
        let expected = "\
Arta Hoxha
Rruga e Barrikadave 12
arta.hoxha@example.org

Letër e porositur

Shembull Contact Center sh.p.k.
Bulevardi Zogu I 4
1001 Tiranë

Tiranë, më 23 nëntor 2026

Referenca: TK-0042
Numri i punonjësit: TA-10423

Kërkesë për akses në të dhënat personale

Të nderuar,

Unë punoj për Ju.

Të dhënat

1. Dosja ime
2. Regjistrimet e kamerës

   – një
   – dy

    Unë jetoj me dy fëmijë.

    Kamera i sheh.

Me respekt,

Arta Hoxha

Bashkëlidhur: autorizimi

Vërtetim i marrjes
Data:
Nënshkrimi:
";
        assert_eq!(text(&sample::letter()), expected);
    }

    #[test]
    fn what_the_letter_lacks_leaves_no_gap() {
        let mut letter = sample::letter();
        letter.delivery = None;
        letter.references.clear();
        letter.notices.clear();
        letter.receipt = None;
        let text = text(&letter);
        assert!(!text.contains("\n\n\n"), "{text}");
        assert!(text.ends_with("\n\nArta Hoxha\n"), "{text}");
    }

    #[test]
    fn a_leaflet_is_its_title_and_its_body() {
        let expected = "\
Kërkesë për akses në të dhënat personale

Unë punoj për Ju.

Të dhënat

1. Dosja ime
2. Regjistrimet e kamerës

   – një
   – dy

    Unë jetoj me dy fëmijë.

    Kamera i sheh.
";
        assert_eq!(text(&sample::leaflet()), expected);
    }

    #[test]
    fn the_mark_stands_above_all() {
        let mut letter = sample::leaflet();
        letter.mark = Some(sample::words(sample::MARK));
        assert!(text(&letter).starts_with(&format!("{}\n\nKërkesë", sample::MARK)));
    }
}
