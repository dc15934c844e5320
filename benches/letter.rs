//! The steps of one letter, each by itself, and the whole of it: `cargo bench`.

use kerkesa::{
    catalog::Catalog,
    compose::compose,
    domain::Request,
    intake::{self, Moment, Setting},
    letter::Letter,
    render::{Format, PdfRenderer, renderer},
};

fn main() {
    divan::main();
}

const REQUEST: &[u8] = include_bytes!("peers/request.yaml");

fn moment() -> Moment {
    Moment {
        today: jiff::civil::date(2026, 11, 23),
        random: 7,
    }
}

fn request(catalog: &Catalog) -> Request {
    intake::read(REQUEST, &[], "".as_ref(), catalog, &moment()).expect("a request")
}

fn setting(key: &str, value: String) -> Setting {
    Setting {
        key: key.to_owned(),
        value,
    }
}

/// The list of the catalogue's files.
#[divan::bench]
fn catalogue() -> Catalog {
    Catalog::embedded().expect("the catalogue")
}

/// The words of a language.
#[divan::bench]
fn words() -> usize {
    let catalog = Catalog::embedded().expect("the catalogue");
    let english = "en".parse().expect("a language");
    catalog.words(&english).expect("words").keys().count()
}

/// The same out of a folder of YAML, as with `--data`.
#[divan::bench]
fn words_of_a_folder() -> usize {
    let catalog = Catalog::from_dir(env!("CARGO_MANIFEST_DIR").as_ref()).expect("the catalogue");
    let english = "en".parse().expect("a language");
    catalog.words(&english).expect("words").keys().count()
}

/// A letter's words, law and templates, read anew, and the letter composed.
#[divan::bench]
fn composed_first() -> usize {
    let catalog = Catalog::embedded().expect("the catalogue");
    let letter = compose(&request(&catalog), &catalog).expect("a letter");
    letter.body.len()
}

/// A request file to a request.
#[divan::bench]
fn read(bencher: divan::Bencher<'_, '_>) {
    let catalog = Catalog::embedded().expect("the catalogue");
    bencher.bench_local(|| request(&catalog));
}

/// A request to a letter.
#[divan::bench]
fn composed(bencher: divan::Bencher<'_, '_>) {
    let catalog = Catalog::embedded().expect("the catalogue");
    let request = request(&catalog);
    bencher.bench_local(|| compose(&request, &catalog).expect("a letter"));
}

/// A letter that has been composed.
fn letter() -> Letter {
    let catalog = Catalog::embedded().expect("the catalogue");
    compose(&request(&catalog), &catalog).expect("a letter")
}

/// The paragraphs of a letter set and placed on pages, by a renderer that has set them before.
#[divan::bench]
fn pdf_laid_out(bencher: divan::Bencher<'_, '_>) {
    let letter = letter();
    let mut pdf = PdfRenderer::new();
    bencher.bench_local(|| pdf.lay_out(&letter).expect("pages"));
}

/// The same by a new renderer, which loads the fonts and sets every line.
#[divan::bench]
fn pdf_laid_out_first(bencher: divan::Bencher<'_, '_>) {
    let letter = letter();
    bencher.bench_local(|| PdfRenderer::new().lay_out(&letter).expect("pages"));
}

/// The pages of a letter drawn.
#[divan::bench]
fn pdf_drawn(bencher: divan::Bencher<'_, '_>) {
    let letter = letter();
    let mut pdf = PdfRenderer::new();
    let laid_out = pdf.lay_out(&letter).expect("pages");
    bencher.bench_local(|| pdf.draw(&letter, &laid_out).expect("drawn pages"));
}

/// The file finished: pages compressed, tags, metadata and fonts put together.
#[divan::bench]
fn pdf_finished(bencher: divan::Bencher<'_, '_>) {
    let letter = letter();
    let mut pdf = PdfRenderer::new();
    let laid_out = pdf.lay_out(&letter).expect("pages");
    let drawn = pdf.draw(&letter, &laid_out).expect("drawn pages");
    bencher.bench_local(|| pdf.finish(&letter, &laid_out, &drawn).expect("a file"));
}

/// A letter to the bytes of a file, with a renderer that has drawn it before.
#[divan::bench(args = [Format::Pdf, Format::Text, Format::Docx, Format::Html])]
fn drawn(bencher: divan::Bencher<'_, '_>, format: Format) {
    let letter = letter();
    let mut renderer = renderer(format);
    bencher.bench_local(|| renderer.render(&letter).expect("a file"));
}

/// A letter to a PDF with a new renderer: fonts are loaded, every line is set.
#[divan::bench]
fn drawn_first(bencher: divan::Bencher<'_, '_>) {
    let letter = letter();
    bencher.bench_local(|| renderer(Format::Pdf).render(&letter).expect("a PDF"));
}

/// Everything for the letter of one more worker, but for the files.
#[divan::bench]
fn one_more_worker(bencher: divan::Bencher<'_, '_>) {
    let catalog = Catalog::embedded().expect("the catalogue");
    let mut pdf = renderer(Format::Pdf);
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        let settings = [
            setting("reference", format!("TK-{number}")),
            setting("worker.name", format!("Drita Gashi {number}")),
        ];
        let request = intake::read(REQUEST, &settings, "".as_ref(), &catalog, &moment());
        let letter = compose(&request.expect("a request"), &catalog).expect("a letter");
        pdf.render(&letter).expect("a PDF")
    });
}
