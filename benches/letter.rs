//! The steps of one letter, each by itself, and the whole of it.

use kerkesa::{
    catalog::Catalog,
    compose::compose,
    domain::Request,
    intake::{self, Moment},
    render::{Format, renderer},
};

fn main() {
    divan::main();
}

const REQUEST: &[u8] = include_bytes!("../tests/requests/objection-al.yaml");

fn moment() -> Moment {
    Moment {
        today: || jiff::civil::date(2026, 11, 23),
        random: 7,
    }
}

fn request(catalog: &Catalog) -> Request {
    intake::read(REQUEST, &[], "".as_ref(), catalog, &moment()).expect("a request")
}

/// The catalogue and the words, law and templates of one letter, read anew.
#[divan::bench]
fn catalogue() -> usize {
    let catalog = Catalog::embedded().expect("the catalogue");
    compose(&request(&catalog), &catalog)
        .expect("a letter")
        .body
        .len()
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

/// A letter to the bytes of its PDF, with a renderer that has drawn one before.
#[divan::bench]
fn drawn(bencher: divan::Bencher<'_, '_>) {
    let catalog = Catalog::embedded().expect("the catalogue");
    let letter = compose(&request(&catalog), &catalog).expect("a letter");
    let mut pdf = renderer(Format::Pdf);
    bencher.bench_local(|| pdf.render(&letter).expect("a PDF"));
}

/// The same with a new renderer: fonts are read and subset.
#[divan::bench]
fn drawn_first(bencher: divan::Bencher<'_, '_>) {
    let catalog = Catalog::embedded().expect("the catalogue");
    let letter = compose(&request(&catalog), &catalog).expect("a letter");
    bencher.bench_local(|| renderer(Format::Pdf).render(&letter).expect("a PDF"));
}

/// Everything for one more letter of a batch.
#[divan::bench]
fn one_more(bencher: divan::Bencher<'_, '_>) {
    let catalog = Catalog::embedded().expect("the catalogue");
    let mut pdf = renderer(Format::Pdf);
    bencher.bench_local(|| {
        pdf.render(&compose(&request(&catalog), &catalog).expect("a letter"))
            .expect("a PDF")
    });
}
