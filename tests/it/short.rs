//! The shortest access letter is short: an employer reads it to its end, and a worker knows what it says.

use crate::make::letters;
use kerkesa::{
    letter::{Letter, plain_text},
    render::PdfRenderer,
};

/// The most words between the salutation and the closing.
const MOST_WORDS: usize = 450;
/// The most pages of the PDF.
const MOST_PAGES: usize = 2;

/// How many words stand in the text behind the salutation and before the closing formula. Addresses, references, the
/// subject, the signature and what follows it do not count, nor do numbers and dashes before the points of a list.
fn words(letter: &Letter, text: &str) -> usize {
    let [salutation, closing] = [&letter.salutation, &letter.closing].map(|line| plain_text(line));
    let (_, rest) = text
        .split_once(&format!("\n{salutation}\n"))
        .expect("the salutation");
    let (body, _) = rest
        .rsplit_once(&format!("\n{closing}\n"))
        .expect("the closing");
    let is_point = |word: &&str| {
        let number = word.strip_suffix('.');
        number.is_some_and(|number| number.bytes().all(|sign| sign.is_ascii_digit()))
    };
    let words = body.lines().flat_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let skipped = usize::from(words.first().is_some_and(&is_point));
        words.into_iter().skip(skipped)
    });
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

#[test]
fn the_shortest_access_letter_has_at_most_450_words_on_two_pages() {
    let mut pdf = PdfRenderer::new();
    let mut longer = Vec::new();
    for (reading, letter, text) in
        letters().filter(|(reading, ..)| reading.name == "access.minimal")
    {
        let words = words(letter, text);
        let pages = pdf.lay_out(letter).expect("pages").pages();
        if words > MOST_WORDS || pages > MOST_PAGES {
            longer.push(format!("{}: {words} words, {pages} pages", reading.place()));
        }
    }
    assert!(longer.is_empty(), "{}", longer.join("\n"));
}

#[test]
fn words_are_counted_between_salutation_and_closing() {
    let (_, letter, _) = letters()
        .find(|(reading, ..)| reading.name == "access.minimal")
        .expect("a letter");
    let [salutation, closing] = [&letter.salutation, &letter.closing].map(|line| plain_text(line));
    let text = format!(
        "Arta Hoxha\n\n{salutation}\n\n1. One two (Art. 15).\n\n   – three\n\n{closing}\n\nArta Hoxha\n"
    );
    assert_eq!(words(letter, &text), 5);
}
