//! A drawn signature: what is read is drawn in every format, and read again the same.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let Ok(signature) = text.parse::<Signature>() else {
        return;
    };
    assert_eq!(signature.as_str().parse(), Ok(signature.clone()));
    // The law asks for a ground.
    let settings = [
        ("objection.own_words", "I live with my child."),
        ("signature", signature.as_str()),
    ];
    let settings = settings.map(|(key, value)| Setting {
        key: key.to_owned(),
        value: value.to_owned(),
    });
    let request = intake::read(GOOD.as_bytes(), &settings, Path::new(""), &CATALOG, &MOMENT);
    let letter = compose(&request.expect("a request"), &CATALOG).expect("a letter");
    for format in [Format::Pdf, Format::Docx, Format::Html] {
        let _ = drawn(format, &letter);
    }
});
