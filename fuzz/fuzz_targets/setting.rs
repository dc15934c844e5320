//! A key and a value that are set, as `--set` and the cells of a roster do: the key is the first line.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (key, value) = text.split_once('\n').unwrap_or(("copies_to", &text));
    let setting = Setting {
        key: key.to_owned(),
        value: value.to_owned(),
    };
    let _ = intake::read(GOOD.as_bytes(), &[setting], Path::new(""), &CATALOG, &MOMENT);
});
