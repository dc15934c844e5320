use super::*;
use crate::{
    cases::{DeskKey, Seal, Trouble},
    domain::LetterKind,
};
use sqlx::Executor as _;

fn case(number: u128) -> Sealed {
    let reference = format!("K-{number}");
    Sealed {
        clear: Clear {
            id: CaseId::new(number),
            letter_reference: reference.clone(),
            reference,
            law: "gdpr".into(),
            letter: LetterKind::Access,
            state: crate::cases::CaseState::Written,
            date: jiff::civil::date(2026, 11, 24),
            received: None,
            answered: None,
            last_day: None,
            next_day: None,
            closed: None,
        },
        sealed: vec![7; 3000],
    }
}

fn book() -> (tempfile::TempDir, Place, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place::File(folder.path().join("cases.db"));
    let (key, seal) = (DeskKey::generate(), Seal::generate());
    let desk = Desk {
        name: "west".parse().expect("a name"),
        key: key.public(),
        wrapped: seal.wrapped_for(&key.public()).expect("wrapped"),
        since: jiff::civil::date(2026, 11, 24),
        is_recovery: false,
    };
    let new = NewBook {
        id: CaseId::new(1),
        desks: vec![desk],
    };
    let store = Store::found(&place, &new).expect("a book");
    (folder, place, store)
}

fn tell(store: &mut Store, said: &'static str) {
    let told = store.link.read(async |connection| {
        connection.execute(said).await?;
        Ok(())
    });
    told.expect(said);
}

#[test]
fn a_full_disk_leaves_the_book_as_it_was() {
    let (_folder, place, mut store) = book();
    store.add(&[case(1)], 1).expect("added");
    // So many pages, and no more: as if the disk ended there.
    tell(&mut store, "PRAGMA max_page_count = 30");
    let cases: Vec<Sealed> = (2..200).map(case).collect();
    let full = store.add(&cases, 1).expect_err("full");
    assert_eq!(
        (full.fault(), full.kind()),
        (Some(StoreFault::DiskFull), Trouble::System)
    );
    assert!(full.to_string().contains("cases.db"), "{full}");
    let mut store = Store::open(&place).expect("the book");
    assert_eq!(store.count(&Wanted::default()), Ok(1));
}

#[test]
fn a_book_that_may_only_be_read_is_read() {
    let (_folder, _, mut store) = book();
    store.add(&[case(1)], 1).expect("added");
    tell(&mut store, "PRAGMA query_only = ON");
    let refused = store.add(&[case(2)], 1).expect_err("read only");
    assert_eq!(
        (refused.fault(), refused.kind()),
        (Some(StoreFault::ReadOnly), Trouble::System)
    );
    assert!(store.find("K-1").expect("read").is_some());
}

#[test]
fn what_is_written_is_on_the_disk_and_what_is_erased_is_written_over() {
    let (_folder, _, mut store) = book();
    for (pragma, wanted) in [
        ("PRAGMA synchronous", 2),
        ("PRAGMA secure_delete", 1),
        ("PRAGMA foreign_keys", 1),
        ("PRAGMA trusted_schema", 0),
    ] {
        let found: i64 = store
            .link
            .read(async |connection| {
                Ok(sqlx::Row::try_get(&connection.fetch_one(pragma).await?, 0)?)
            })
            .expect(pragma);
        assert_eq!(found, wanted, "{pragma}");
    }
}

#[test]
fn a_desk_that_holds_the_book_for_long_is_waited_for_and_then_told_of() {
    let (_folder, place, mut store) = book();
    let mut other = Store::open(&place).expect("the book");
    tell(&mut store, "PRAGMA busy_timeout = 1");
    tell(&mut other, "BEGIN IMMEDIATE");
    let busy = store.add(&[case(1)], 1).expect_err("busy");
    assert_eq!(
        (busy.fault(), busy.kind()),
        (Some(StoreFault::Busy), Trouble::Away)
    );
    tell(&mut other, "ROLLBACK");
    assert_eq!(store.add(&[case(1)], 1), Ok(vec![None]));
}
