//! A base file with the settings of a row.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut base) = Base::read(bytes, PathBuf::new(), Shelf::empty()) else {
        return;
    };
    base.let_letter_vary();
    let settings = row();
    let columns: Vec<String> = settings.iter().map(|cell| cell.key.clone()).collect();
    let _ = base.check(&columns, &CATALOG);
    let _ = base.request(0, &settings, &CATALOG, &MOMENT);
});
