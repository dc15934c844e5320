//! The source of a template.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = folder(&[("templates/letter.tera", bytes)]);
    let catalog = Catalog::from_dir(folder.path()).expect("a folder");
    let _ = catalog.steps("letter", "al", &Facts::default());
});
