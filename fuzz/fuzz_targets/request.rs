//! A request file.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = intake::read(bytes, &[], Path::new(""), &CATALOG, &MOMENT);
});
