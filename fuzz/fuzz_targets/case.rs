//! What a desk reads of a case book: the content of a case, keys, and exports. A case that is read has a next step or a
//! reason why not.
#![no_main]

use kerkesa::cases::{self, Clear, Content, DeskKey, PublicKey, Seal};
use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;
use std::{io::Cursor, sync::LazyLock};

static SEAL: LazyLock<Seal> = LazyLock::new(Seal::generate);
static KEY: LazyLock<DeskKey> = LazyLock::new(DeskKey::generate);

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = DeskKey::of_plain(text);
        let _ = text.parse::<PublicKey>();
    }
    if let Ok(cases) = cases::unbundle(Cursor::new(bytes.to_vec()), &KEY) {
        let _ = cases.take(10).count();
    }
    let Ok(content) = serde_json::from_slice::<Content>(bytes) else {
        return;
    };
    if let Ok(next) = cases::next(&content, &CATALOG) {
        let _ = Clear::of(&content, &next);
    }
    let _ = content.read(&CATALOG, &MOMENT);
    if let Ok(sealed) = SEAL.seal(&content) {
        let _ = SEAL.open(content.id, &sealed);
    }
});
