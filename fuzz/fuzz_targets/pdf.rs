//! Words of a worker in a PDF, alone and among the pages for a print shop.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(letter) = letter(bytes) else {
        return;
    };
    let pdf = drawn(Format::Pdf, &letter);
    assert!(pdf.starts_with(b"%PDF-"));
    let _ = LoosePages::of(&pdf).expect("pages");
});
