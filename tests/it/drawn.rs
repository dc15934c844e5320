//! Letters as PDFs, those that are kept and a sample of the others: that their pages name what they are drawn with, that
//! the last page was worth beginning, how often a font must be cut for them, and how long the file is.

use crate::make::{Pair, chosen, names, written};
use crate::{last_page, resources};
use kerkesa::{letter::Letter, render::PdfRenderer};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The cores of the faces, as they stand in a file that needs no more; the first line is about them.
fn cores() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/fonts/cores");
    std::fs::read_dir(folder)
        .expect("the cores")
        .map(|entry| {
            let core = std::fs::read(entry.expect("an entry").path()).expect("a core");
            let end = core.iter().position(|byte| *byte == b'\n');
            core[end.expect("a line") + 1..].to_vec()
        })
        .collect()
}

/// A letter that was drawn.
struct Drawn {
    pages: usize,
    bytes: Vec<u8>,
}

fn drawn(pdf: &mut PdfRenderer, letter: &Letter) -> Drawn {
    let laid_out = pdf.lay_out(letter).expect("pages");
    let drawn = pdf.draw(letter, &laid_out).expect("drawn pages");
    Drawn {
        pages: laid_out.pages(),
        bytes: pdf.finish(letter, &laid_out, &drawn).expect("a file"),
    }
}

/// How many cores stand in the file.
fn held(file: &[u8], cores: &[Vec<u8>]) -> usize {
    let holds = |core: &&Vec<u8>| file.windows(core.len()).any(|part| part == core.as_slice());
    cores.iter().filter(holds).count()
}

/// What is counted of the letters of a language.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    letters: usize,
    /// Those for which a font had to be cut.
    cut: usize,
    /// The longest file of at most three pages, and of any number.
    longest: [usize; 2],
}

impl std::ops::Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let longest = |index: usize| self.longest[index].max(other.longest[index]);
        Self {
            letters: self.letters + other.letters,
            cut: self.cut + other.cut,
            longest: [longest(0), longest(1)],
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs it wants the counts")]
fn every_letter_is_drawn_short_and_seldom_with_fonts_of_its_own() {
    let cores = cores();
    assert_eq!(cores.len(), 9);
    let mut chosen_of: BTreeMap<Pair, Vec<String>> = BTreeMap::new();
    for (name, pair) in chosen() {
        chosen_of.entry(pair).or_default().push(name);
    }
    let counts: Vec<(String, Count)> = chosen_of
        .par_iter()
        .map(|((jurisdiction, language), names)| {
            let mut pdf = PdfRenderer::new();
            let letters = names
                .iter()
                .filter_map(|name| written(name, *jurisdiction, language).ok());
            let count = letters.map(|letter| {
                let Drawn { pages, bytes } = drawn(&mut pdf, &letter);
                assert!(bytes.starts_with(b"%PDF-1.7"));
                let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
                assert_eq!(resources::own(&document), Ok(pages));
                let fault = last_page::check(&letter, &document);
                assert_eq!(fault, Ok(()), "{jurisdiction} {language}: {}", letter.title);
                let upto_three = if pages <= 3 { bytes.len() } else { 0 };
                Count {
                    letters: 1,
                    cut: usize::from(held(&bytes, &cores) < 2),
                    longest: [upto_three, bytes.len()],
                }
            });
            let count = count.fold(Count::default(), std::ops::Add::add);
            let main = language.as_str().split('-').next().unwrap_or_default();
            (main.to_owned(), count)
        })
        .collect();
    let mut sums: BTreeMap<String, Count> = BTreeMap::new();
    for (language, count) in counts {
        let sum = sums.entry(language).or_default();
        *sum = *sum + count;
    }
    println!("{sums:#?}");
    for (language, count) in sums {
        let Count {
            letters,
            cut,
            longest: [three, any],
        } = count;
        assert!(letters >= names().len(), "{language}: {letters} letters");
        assert!(
            cut * 10 <= letters,
            "{language}: {cut} of {letters} are cut"
        );
        assert!(three <= 30_000, "{language}: {three} bytes");
        assert!(any <= 34_000, "{language}: {any} bytes");
    }
}

#[test]
fn a_font_that_was_cut_is_no_core() {
    let cores = cores();
    let request = |name: &str| {
        let text = format!(
            "letter: access\nlanguage: en\n\
             worker: {{name: {name}, address: {{street: Example Street 1, city: Leeds, country: GB}}}}\n\
             employer: {{name: Example Ltd, address: {{street: Example Street 2, city: Leeds, country: GB}}}}\n"
        );
        let request = crate::make::request(&text, &[]).expect("a request");
        kerkesa::compose::compose(&request, &crate::make::CATALOG).expect("a letter")
    };
    let mut pdf = PdfRenderer::new();
    let plain = drawn(&mut pdf, &request("Arta Hoxha"));
    let greek = drawn(&mut pdf, &request("Ελένη Παπαδοπούλου"));
    assert_eq!(held(&plain.bytes, &cores), 2);
    assert_eq!(held(&greek.bytes, &cores), 1);
}
