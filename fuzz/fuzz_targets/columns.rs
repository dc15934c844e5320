//! The map of a roster's columns: what is read can be written, and joins any cells.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(columns) = Columns::read(bytes) else {
        return;
    };
    for (key, pattern) in columns.entries() {
        let cells = |place: usize| if place % 2 == 0 { "Arta" } else { "" };
        let filled = pattern.filled(cells);
        assert!(!filled.is_empty(), "{key}: {pattern}");
        // Only a list can name a heading with braces.
        let is_written = !pattern.headings().any(|heading| heading.contains(['{', '}']));
        if is_written && !pattern.is_plain() {
            let written = pattern.to_string();
            assert_eq!(written.parse().as_ref(), Ok(pattern), "{key}");
        }
    }
});
