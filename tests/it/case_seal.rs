//! The seal of a case and the keys of the desks: only who has the key reads, and every fault has its name.

use crate::make::request;
use kerkesa::cases::{
    CaseId, Content, DeskKey, Note, PublicKey, Seal, SealError, SealFault, Trouble,
};

/// A request of a worker whose name, street and employer stand nowhere else.
pub(crate) const REQUEST: &str = "\
letter: access
language: en
worker:
  name: Zamira Shtrungaj
  address: {street: Rruga e Kallamishtes 4, city: Tiranë, country: AL}
employer:
  name: Vjollcapunim sh.p.k.
  address: {street: Rruga e Provës 7, city: Tiranë, country: AL}
";

/// A case with this number and this reference.
pub(crate) fn content(number: u128, reference: &str) -> Content {
    let request = request(REQUEST, &[("reference", reference)]).expect("a request");
    Content::new(CaseId::new(number), &request).expect("a case")
}

fn id_of<T>(done: Result<T, SealError>) -> Option<SealFault> {
    done.err().map(|why| why.id)
}

#[test]
fn a_case_is_sealed_and_opened() {
    let seal = Seal::generate();
    let content = content(1, "K-1");
    let sealed = seal.seal(&content).expect("sealed");
    assert_eq!(seal.open(content.id, &sealed), Ok(content.clone()));
    let other = seal.seal(&content).expect("sealed");
    assert_ne!(sealed, other, "the same case looks the same");
    for word in ["Zamira", "Kallamishtes", "Vjollcapunim", "K-1"] {
        let word = word.as_bytes();
        assert!(!sealed.windows(word.len()).any(|part| part == word));
    }
}

#[test]
fn the_length_of_a_sealed_text_tells_nothing_of_a_few_words() {
    let seal = Seal::generate();
    // Behind the head, which has a random length: a number used once, the text, and its check.
    let length = |content: &Content| {
        let sealed = seal.seal(content).expect("sealed");
        let mac = sealed
            .windows(5)
            .position(|part| part == b"\n--- ")
            .expect("a head");
        let line = sealed[mac + 1..]
            .iter()
            .position(|byte| *byte == b'\n')
            .expect("its end");
        sealed.len() - (mac + 1 + line + 1) - 16 - 16
    };
    let short = content(1, "K-1");
    let mut longer = short.clone();
    longer.notes.push(Note {
        day: jiff::civil::date(2026, 11, 24),
        text: "She called.".parse().expect("a text"),
    });
    for content in [&short, &longer] {
        assert_eq!(length(content) % 1024, 0);
    }
    assert!(length(&longer) - length(&short) <= 1024);
}

#[test]
fn a_sealed_text_opens_only_in_its_place_and_with_its_key() {
    let seal = Seal::generate();
    let content = content(1, "K-1");
    let sealed = seal.seal(&content).expect("sealed");
    assert_eq!(
        id_of(Seal::generate().open(content.id, &sealed)),
        Some(SealFault::WrongKey)
    );
    assert_eq!(
        id_of(seal.open(CaseId::new(2), &sealed)),
        Some(SealFault::Moved)
    );
    for at in (0..sealed.len()).step_by(7) {
        let mut altered = sealed.clone();
        altered[at] ^= 1;
        let why = seal.open(content.id, &altered).expect_err("altered");
        assert!(
            matches!(why.id, SealFault::Damaged | SealFault::WrongKey),
            "{at}: {why:?}"
        );
        let cut = id_of(seal.open(content.id, &sealed[..at]));
        assert_eq!(cut, Some(SealFault::Damaged), "{at}");
    }
    let key = DeskKey::generate();
    let wrapped = seal.wrapped_for(&key.public()).expect("wrapped");
    assert_eq!(
        id_of(seal.open(content.id, &wrapped)),
        Some(SealFault::WrongKey)
    );
}

#[test]
fn only_the_desk_that_it_is_sealed_for_opens_the_book_key() {
    let seal = Seal::generate();
    let content = content(1, "K-1");
    let sealed = seal.seal(&content).expect("sealed");
    let (own, other) = (DeskKey::generate(), DeskKey::generate());
    let wrapped = seal.wrapped_for(&own.public()).expect("wrapped");
    let opened = Seal::unwrap(&wrapped, &own).expect("the book key");
    assert_eq!(opened.open(content.id, &sealed), Ok(content));
    assert_eq!(
        id_of(Seal::unwrap(&wrapped, &other)),
        Some(SealFault::NoDesk)
    );
    let cut = &wrapped[..wrapped.len() - 1];
    assert_eq!(
        id_of(Seal::unwrap(cut, &own)),
        Some(SealFault::BookKeyDamaged)
    );
    assert_eq!(
        id_of(Seal::unwrap(b"", &own)),
        Some(SealFault::BookKeyDamaged)
    );
}

#[test]
fn a_key_file_opens_with_its_passphrase_alone() {
    let key = DeskKey::generate();
    let file = key.locked("mali i lartë").expect("a file");
    let text = std::str::from_utf8(&file).expect("text");
    assert!(
        text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"),
        "{text}"
    );
    let opened = DeskKey::unlock(&file, "mali i lartë").expect("a key");
    assert_eq!(opened.public(), key.public());
    let wrong = DeskKey::unlock(&file, "mali i larte");
    assert_eq!(id_of(wrong), Some(SealFault::WrongPassphrase));
    // As a mail program or an editor of Windows would leave it.
    let windows = text.replace('\n', "\r\n");
    assert!(DeskKey::unlock(windows.as_bytes(), "mali i lartë").is_ok());
    let cut = text.lines().take(4).collect::<Vec<_>>().join("\n");
    let cut = id_of(DeskKey::unlock(cut.as_bytes(), "mali i lartë"));
    assert!(
        matches!(cut, Some(SealFault::NotAKey | SealFault::KeyDamaged)),
        "{cut:?}"
    );
}

#[test]
fn what_is_no_key_is_refused_before_it_costs_anything() {
    let own = DeskKey::generate();
    let sealed = Seal::generate()
        .wrapped_for(&own.public())
        .expect("wrapped");
    for file in [
        &b""[..],
        b"no key",
        &sealed,
        &vec![b'-'; 1 << 20],
        own.plain().as_bytes(),
    ] {
        let refused = DeskKey::unlock(file, "");
        assert_eq!(id_of(refused), Some(SealFault::NotAKey));
    }
    // A file that would take 64 GiB of memory.
    let (salt, key) = ("A".repeat(22), "A".repeat(43));
    let greedy = format!("age-encryption.org/v1\n-> scrypt {salt} 26\n{key}\n--- {key}\n");
    let mut file = greedy.into_bytes();
    file.extend([0; 48]);
    let refused = DeskKey::unlock(&file, "password").expect_err("too much");
    assert_eq!(refused.id, SealFault::TooMuchWork);
}

#[test]
fn the_recovery_key_is_read_as_it_was_written_and_as_somebody_copies_it() {
    let key = DeskKey::generate();
    let plain = key.plain();
    assert!(plain.starts_with("# "), "{plain}");
    let bare = plain.lines().last().expect("a key");
    assert!(bare.starts_with("AGE-SECRET-KEY-1"));
    for text in [
        plain.as_str(),
        bare,
        &format!("\u{feff}\r\n  {bare}  \r\n"),
        &bare.to_lowercase(),
    ] {
        let read = DeskKey::of_plain(text).expect("a key");
        assert_eq!(read.public(), key.public());
    }
    let public = key.public().to_string();
    for text in [
        "",
        "# nothing\n",
        &public,
        &bare[1..],
        &format!("{bare}\n{bare}\n"),
    ] {
        assert_eq!(
            id_of(DeskKey::of_plain(text)),
            Some(SealFault::NotAKey),
            "{text}"
        );
    }
}

#[test]
fn no_secret_is_shown() {
    let key = DeskKey::generate();
    let plain = key.plain();
    let secret = plain.lines().last().expect("a key");
    let shown = format!("{key:?} {:?}", Seal::generate());
    assert!(!shown.to_uppercase().contains("AGE-SECRET-KEY"), "{shown}");
    let wrong = DeskKey::of_plain(&secret[..secret.len() - 2]).expect_err("cut");
    assert!(!format!("{wrong} {wrong:?}").contains(&secret[..20]));
    assert_eq!(wrong.kind(), Trouble::Key);
}

#[test]
fn a_public_key_is_read_as_it_is_written() {
    let key = DeskKey::generate().public();
    assert_eq!(key.to_string().parse::<PublicKey>(), Ok(key.clone()));
    assert_eq!(format!(" {key}\n").parse::<PublicKey>(), Ok(key.clone()));
    let json = serde_json::to_string(&key).expect("JSON");
    assert_eq!(
        serde_json::from_str::<PublicKey>(&json).expect("a key"),
        key
    );
    for wrong in [
        "",
        "age1",
        "age1xyz",
        "AGE-SECRET-KEY-1",
        &key.to_string()[..40],
    ] {
        assert_eq!(
            id_of(wrong.parse::<PublicKey>()),
            Some(SealFault::NotAPublicKey)
        );
    }
}
