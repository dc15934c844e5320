//! Words of a worker: every format says the same.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(letter) = letter(bytes) else {
        return;
    };
    let text = drawn(Format::Text, &letter);
    let text = String::from_utf8(text).expect("UTF-8");
    for (format, read) in READERS {
        assert_eq!(squeezed(&read(&drawn(format, &letter))), squeezed(&text), "{format:?}");
    }
});
