//! Files of a law, of a country and of its holidays, of a folder that is given with `--data`.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = folder(&[
        ("locales/laws/al.yaml", bytes),
        ("locales/jurisdictions/AL.yaml", bytes),
        ("locales/holidays/AL.yaml", bytes),
    ]);
    let catalog = Catalog::from_dir(folder.path()).expect("a folder");
    let country = "AL".parse().expect("a country");
    let _ = catalog.law("al");
    let _ = catalog.jurisdiction("AL".parse().expect("a country"));
    let _ = catalog.holidays(country);
});
