//! A file of words of a folder that is given with `--data`.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = folder(&[("locales/en.yaml", bytes), ("locales/program/en.yaml", bytes)]);
    let catalog = Catalog::from_dir(folder.path()).expect("a folder");
    let tag = "en".parse().expect("a tag");
    let _ = catalog.words(&tag);
    let _ = catalog.labels(&tag);
    let _ = catalog.texts("locales/en.yaml");
});
