//! A roster with separators.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    roster("csv", bytes);
});
