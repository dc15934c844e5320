//! `CommonMark`: a letter to be pasted where Markdown is read.
//!
//! Every sign of the text that could be markup is escaped, there and in its
//! common dialects, so that the text comes out as it went in.

use super::text::{labelled, paragraphs};
use super::{Format, RenderError, Renderer};
use crate::letter::{Block, Letter, Line, plain_text};

/// The renderer of [`Format::Markdown`]. It shows every character.
#[derive(Debug, Clone, Copy, Default)]
pub struct MarkdownRenderer;

impl Renderer for MarkdownRenderer {
    fn format(&self) -> Format {
        Format::Markdown
    }

    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError> {
        Ok(markdown(letter).into_bytes())
    }
}

/// What keeps two lists of one kind apart.
const BETWEEN_LISTS: &str = "<!-- -->";

/// The whole letter; ends with a line feed.
fn markdown(letter: &Letter) -> String {
    let mut page = Page::default();
    let mark = letter.mark.as_deref().map(plain_text).unwrap_or_default();
    if !mark.trim().is_empty() {
        page.block(&format!("**{}**", escaped(mark.trim(), " ")));
    }
    page.stack(letter.sender.iter().map(|line| plain_text(line)));
    page.stack(letter.delivery.iter().map(|line| plain_text(line)));
    page.stack(letter.recipient.iter().map(|line| plain_text(line)));
    page.paragraph(&letter.place_and_date);
    page.stack(letter.references.iter().map(labelled));
    page.heading("# ", &letter.subject);
    page.paragraph(&letter.salutation);
    let mut before = None;
    for block in &letter.body {
        body(&mut page, before, block);
        before = Some(block);
    }
    page.paragraph(&letter.closing);
    page.paragraph(&letter.signature);
    page.stack(letter.notices.iter().map(labelled));
    if let Some(receipt) = &letter.receipt {
        page.heading("## ", &receipt.title);
        page.stack(receipt.fields.iter().cloned());
    }
    page.text
}

fn body(page: &mut Page, before: Option<&Block>, block: &Block) {
    match block {
        Block::Heading(line) => page.heading("## ", line),
        Block::Paragraph(line) => page.paragraph(line),
        Block::Quotation(line) => {
            let quoted: Vec<String> = paragraphs(line)
                .iter()
                .map(|words| format!("> {}", escaped(words, "\\\n> ")))
                .collect();
            page.block(&quoted.join("\n>\n"));
        }
        Block::Numbered { first, items } => {
            if matches!(before, Some(Block::Numbered { .. })) {
                page.block(BETWEEN_LISTS);
            }
            page.list(
                (u64::from(*first)..).map(|number| format!("{number}. ")),
                items,
            );
        }
        Block::Bullets(items) => {
            if matches!(before, Some(Block::Bullets(_))) {
                page.block(BETWEEN_LISTS);
            }
            page.list(std::iter::repeat("- ".to_owned()), items);
        }
    }
}

/// The text so far.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// Adds markup, set apart from what stands before it; nothing if it is empty.
    fn block(&mut self, markup: &str) {
        if markup.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(markup);
        self.text.push('\n');
    }

    fn paragraph(&mut self, line: &Line) {
        self.block(&escaped(&plain_text(line), "\\\n"));
    }

    /// Adds a heading; it is one line, whatever its text holds.
    fn heading(&mut self, mark: &str, line: &Line) {
        let text = plain_text(line);
        if !text.is_empty() {
            self.block(&format!("{mark}{}", escaped(&text, " ")));
        }
    }

    /// Adds lines that belong together.
    fn stack(&mut self, lines: impl Iterator<Item = String>) {
        let lines: Vec<String> = lines
            .map(|line| escaped(&line, "\\\n"))
            .filter(|line| !line.is_empty())
            .collect();
        self.block(&lines.join("\\\n"));
    }

    fn list(&mut self, marks: impl Iterator<Item = String>, items: &[Line]) {
        let items: Vec<String> = marks
            .zip(items)
            .map(|(mark, item)| {
                let inside = format!("\\\n{}", " ".repeat(mark.len()));
                format!("{mark}{}", escaped(&plain_text(item), &inside))
            })
            .collect();
        self.block(&items.join("\n"));
    }
}

/// The text as Markdown that shows it, with `line_break` for each line feed but
/// those at its ends, where it would be shown.
fn escaped(text: &str, line_break: &str) -> String {
    let text = text.trim_matches('\n');
    let lines: Vec<String> = text.split('\n').map(escaped_line).collect();
    lines.join(line_break)
}

fn escaped_line(line: &str) -> String {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\r');
    let words = line.trim_matches(blank);
    let (before, after) = if words.is_empty() {
        (line, "")
    } else {
        let start = line.len() - line.trim_start_matches(blank).len();
        (&line[..start], &line[start + words.len()..])
    };
    // White space at the ends would be dropped, or indent: as a reference it is text.
    let mut escaped: String = before.chars().map(reference).collect();
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut characters = words.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_markup = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '^' => true,
            // An entity.
            '&' => next.is_some_and(|next| next.is_ascii_alphabetic() || next == '#'),
            // A list or the underline of a heading.
            '-' | '+' | '=' | ':' => index == 0,
            '.' | ')' => digits > 0 && index == digits,
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped.extend(after.chars().map(reference));
    escaped
}

/// The character by its number.
fn reference(character: char) -> String {
    format!("&#{};", u32::from(character))
}

#[cfg(test)]
mod tests;
