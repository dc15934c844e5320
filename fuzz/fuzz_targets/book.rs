//! A book of employers: what is read comes out of it as it went in.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let _ = Book::comment_below(text);
    let Ok(book) = Book::parse(text) else {
        return;
    };
    let again = Book::parse(&book.to_yaml().expect("YAML")).expect("a book");
    assert!(book.entries().eq(again.entries()));
});
