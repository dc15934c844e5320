//! A roster in a spreadsheet: as it is, or what stands in the sheet of one.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else {
        return;
    };
    match kind {
        b'x' => roster("xlsx", &xlsx(bytes)),
        b'o' => roster("ods", &ods(bytes)),
        _ => roster("xlsx", bytes),
    }
});
