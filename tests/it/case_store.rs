//! The case book in a database: the same promises in a file and on a server.

use crate::{
    case_seal::content,
    ground::{Ground, SERVER},
    make::CATALOG,
};
use jiff::civil::{Date, date};
use kerkesa::cases::{
    self, Answer, CaseId, CaseState, Change, Clear, Closing, Content, Desk, DeskKey, NewBook,
    Outcome, Place, Seal, SealFault, Sealed, Store, StoreError, StoreFault, Stored, Trouble,
    Wanted,
};
use std::{
    fs,
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// Each test is done in a file and on a server.
macro_rules! in_both {
    ($($(#[$about:meta])* $name:ident)*) => {
        mod file {
            use super::*;

            $(#[test] fn $name() { super::$name(&Ground::file()); })*
        }

        mod server {
            use super::*;

            $(#[test] fn $name() {
                if let Some(ground) = Ground::server() {
                    super::$name(&ground);
                }
            })*
        }
    };
}

in_both! {
    a_book_is_there_once
    a_case_is_read_as_it_was_written
    a_reference_is_found_however_it_is_typed
    a_reference_stands_once
    a_change_takes_the_revision_that_was_read
    a_case_is_changed_with_its_reference
    what_is_wanted_is_listed_in_order
    pages_hold_each_case_once
    what_is_erased_is_gone
    a_new_seal_shuts_a_desk_out
    a_seal_that_fails_changes_nothing
    the_seal_changes_while_others_write
    eight_desks_lose_nothing
    the_thief_finds_no_name
    a_newer_book_is_refused
    something_else_is_refused_and_left_alone
    a_step_in_the_middle_is_taken_up
}

const DAY: Date = date(2026, 11, 24);

/// A book with one desk, the desk's key, and the seal.
struct Opened {
    store: Store,
    seal: Seal,
    key: DeskKey,
}

fn desk(name: &str, key: &DeskKey, seal: &Seal) -> Desk {
    Desk {
        name: name.parse().expect("a name"),
        key: key.public(),
        wrapped: seal.wrapped_for(&key.public()).expect("wrapped"),
        since: DAY,
        is_recovery: name == "recovery",
    }
}

fn founded(ground: &Ground) -> Opened {
    let (key, seal) = (DeskKey::generate(), Seal::generate());
    let book = NewBook {
        id: CaseId::new(7),
        desks: vec![
            desk("west", &key, &seal),
            desk("recovery", &DeskKey::generate(), &seal),
        ],
    };
    let store = Store::found(&ground.place(), &book).expect("a book");
    Opened { store, seal, key }
}

fn opened(ground: &Ground) -> Store {
    Store::open(&ground.place()).expect("the book")
}

fn sealed(content: &Content, seal: &Seal) -> Sealed {
    let next = cases::next(content, &CATALOG).expect("what comes next");
    Sealed {
        clear: Clear::of(content, &next),
        sealed: seal.seal(content).expect("sealed"),
    }
}

/// A case with a made-up seal, for what needs no key.
fn plain(number: u128, reference: &str) -> Sealed {
    let mut clear = sealed(&content(number, "K-1"), &Seal::generate()).clear;
    reference.clone_into(&mut clear.reference);
    reference.clone_into(&mut clear.letter_reference);
    Sealed {
        clear,
        sealed: number.to_be_bytes().to_vec(),
    }
}

fn fault<T>(done: Result<T, StoreError>) -> Option<StoreFault> {
    done.err().and_then(|why| why.fault())
}

fn change(stored: &Stored, new: Sealed) -> Change {
    Change {
        revision: stored.revision,
        new,
    }
}

fn listed(store: &mut Store, wanted: &Wanted) -> Vec<String> {
    let mut references = Vec::new();
    let mut take = |clear: Clear| references.push(clear.reference);
    store.list(wanted, &mut take).expect("a list");
    references
}

fn a_book_is_there_once(ground: &Ground) {
    let none = Store::open(&ground.place()).err().expect("no book");
    assert!(none.is_no_book(), "{none}");
    assert_eq!(none.kind(), Trouble::NotABook);
    let mut first = founded(ground);
    let book = first.store.book().expect("the book");
    assert_eq!(
        (book.id, book.generation, book.keep_days),
        (CaseId::new(7), 1, None)
    );
    let again = NewBook {
        id: CaseId::new(8),
        desks: first.store.desks().expect("desks"),
    };
    let again = Store::found(&ground.place(), &again);
    assert_eq!(fault(again), Some(StoreFault::BookThere));
    let mut second = opened(ground);
    second.keep(Some(90)).expect("kept");
    assert_eq!(first.store.book().expect("the book").keep_days, Some(90));
    let names: Vec<String> = second
        .desks()
        .expect("desks")
        .iter()
        .map(|desk| format!("{} {} {}", desk.name, desk.since, desk.is_recovery))
        .collect();
    assert_eq!(names, ["recovery 2026-11-24 true", "west 2026-11-24 false"]);
    #[cfg(unix)]
    if !ground.is_server() {
        use std::os::unix::fs::PermissionsExt as _;
        for (path, mode) in [
            (ground.path(), 0o600),
            (ground.path().parent().expect("a folder"), 0o700),
        ] {
            let there = fs::metadata(path).expect("a file").permissions();
            assert_eq!(there.mode() & 0o777, mode, "{}", path.display());
        }
    }
}

fn a_case_is_read_as_it_was_written(ground: &Ground) {
    let Opened {
        mut store, seal, ..
    } = founded(ground);
    let mut content = content(1, "K-1");
    let written = sealed(&content, &seal);
    assert_eq!(store.add(std::slice::from_ref(&written), 1), Ok(vec![None]));
    let read = store.find("K-1").expect("read").expect("a case");
    assert_eq!(
        (&read.clear, &read.sealed),
        (&written.clear, &written.sealed)
    );
    assert_eq!((read.revision, read.generation), (1, 1));
    content.received(DAY, DAY, false).expect("received");
    content
        .answered(Answer::Complete { date: DAY }, Vec::new(), DAY, false)
        .expect("answered");
    content.close(Closing { day: DAY }, DAY).expect("closed");
    let new = sealed(&content, &seal);
    assert_eq!(
        store.change(&[change(&read, new.clone())], 1),
        Ok(vec![Outcome::Done])
    );
    let mut other = opened(ground);
    let read = other
        .find_ids(&[CaseId::new(2), CaseId::new(1)])
        .expect("read");
    assert_eq!(read[0], None);
    let read = read[1].as_ref().expect("a case");
    assert_eq!((&read.clear, read.revision), (&new.clear, 2));
    assert_eq!(seal.open(CaseId::new(1), &read.sealed), Ok(content));
    assert_eq!(read.clear.next_day, None);
}

fn a_reference_is_found_however_it_is_typed(ground: &Ground) {
    let mut store = founded(ground).store;
    store
        .add(&[plain(1, "K/2026.7"), plain(2, "Æ")], 1)
        .expect("added");
    let mut changed = plain(1, "K/2026.7");
    changed.clear.letter_reference = "K/2026.7-2".into();
    let read = store.find("K/2026.7").expect("read").expect("a case");
    store.change(&[change(&read, changed)], 1).expect("changed");
    let typed = [
        "k-2026-7",
        " K/2026.7 ",
        "k/2026-7-2",
        "æ",
        "K-2026-70",
        "",
        "K",
        "'; --",
    ];
    let found = store.find_all(&typed.map(str::to_owned)).expect("read");
    let found: Vec<u128> = found
        .iter()
        .map(|case| {
            case.as_ref().map_or(0, |case| {
                if case.clear.id == CaseId::new(1) {
                    1
                } else {
                    2
                }
            })
        })
        .collect();
    assert_eq!(found, [1, 1, 1, 2, 0, 0, 0, 0]);
}

fn a_reference_stands_once(ground: &Ground) {
    let mut store = founded(ground).store;
    let mut follows = plain(1, "K-1");
    follows.clear.letter_reference = "K-1-2".into();
    store.add(&[follows], 1).expect("added");
    let cases = [
        plain(2, "k/1"),
        plain(3, "K-3"),
        plain(4, "k-1-2"),
        plain(5, "K.3"),
        plain(6, "K-6"),
    ];
    let there = store.add(&cases, 1).expect("added");
    let ids: Vec<Option<CaseId>> = there
        .iter()
        .map(|case| case.as_ref().map(|case| case.clear.id))
        .collect();
    let [one, three] = [1, 3].map(|number| Some(CaseId::new(number)));
    assert_eq!(ids, [one, None, one, three, None]);
    assert_eq!(
        listed(&mut store, &Wanted::default()),
        ["K-1", "K-3", "K-6"]
    );
    // Two desks in the same moment.
    let barrier = Barrier::new(4);
    let added: usize = thread::scope(|scope| {
        let desks: Vec<_> = (0..4)
            .map(|desk| {
                let barrier = &barrier;
                scope.spawn(move || {
                    let mut store = opened(ground);
                    let cases: Vec<Sealed> = (0..150)
                        .map(|number| plain(1000 * (desk + 1) + number, &format!("M-{number}")))
                        .collect();
                    barrier.wait();
                    let outcomes = store.add(&cases, 1).expect("added");
                    outcomes.iter().filter(|there| there.is_none()).count()
                })
            })
            .collect();
        desks
            .into_iter()
            .map(|desk| desk.join().expect("a desk"))
            .sum()
    });
    assert_eq!((added, store.count(&Wanted::default())), (150, Ok(153)));
}

fn a_change_takes_the_revision_that_was_read(ground: &Ground) {
    let mut one = founded(ground).store;
    let mut two = opened(ground);
    one.add(&[plain(1, "K-1"), plain(2, "K-2"), plain(3, "K-3")], 1)
        .expect("added");
    let read = ["K-1", "K-2", "K-3"].map(str::to_owned);
    let read: Vec<Stored> = one
        .find_all(&read)
        .expect("read")
        .into_iter()
        .flatten()
        .collect();
    let mut theirs = plain(2, "K-2");
    theirs.clear.state = CaseState::Received;
    let theirs_done = two.change(&[change(&read[1], theirs.clone())], 1);
    assert_eq!(theirs_done, Ok(vec![Outcome::Done]));
    assert_eq!(
        two.erase(&[(CaseId::new(3), 1), (CaseId::new(1), 9)]),
        Ok(1)
    );
    let changes: Vec<Change> = read
        .iter()
        .map(|stored| {
            let mut new = plain(1, "K-1");
            new.clear = stored.clear.clone();
            new.clear.state = CaseState::Closed;
            change(stored, new)
        })
        .collect();
    let outcomes = one.change(&changes, 1).expect("changed");
    assert_eq!(outcomes[0], Outcome::Done);
    assert_eq!(outcomes[2], Outcome::Meanwhile(None));
    let Outcome::Meanwhile(Some(now)) = &outcomes[1] else {
        panic!("{outcomes:?}");
    };
    assert_eq!((&now.clear, now.revision), (&theirs.clear, 2));
    let there = two.find("K-2").expect("read").expect("a case");
    assert_eq!(there.clear.state, CaseState::Received);
}

fn a_case_is_changed_with_its_reference(ground: &Ground) {
    let mut store = founded(ground).store;
    store
        .add(&[plain(1, "K-1"), plain(2, "K-1-2"), plain(3, "K-3")], 1)
        .expect("added");
    let read = store.find("K-1").expect("read").expect("a case");
    let mut new = plain(1, "K-1");
    new.clear.letter_reference = "K-1-2".into();
    let taken = store
        .change(&[change(&read, new.clone())], 1)
        .expect_err("taken");
    assert_eq!(taken.fault(), Some(StoreFault::ReferenceTaken));
    let other = store.find("K-3").expect("read").expect("a case");
    let mut both = plain(3, "K-3");
    for new in [&mut new, &mut both] {
        new.clear.letter_reference = "K-9".into();
    }
    let changes = [change(&read, new.clone()), change(&other, both)];
    assert_eq!(
        fault(store.change(&changes, 1)),
        Some(StoreFault::ReferenceTaken)
    );
    assert_eq!(store.find("K-9"), Ok(None));
    assert_eq!(store.change(&changes[..1], 1), Ok(vec![Outcome::Done]));
    assert!(store.find("K-9").expect("read").is_some());
}

/// Cases of every kind, by their references.
fn several(store: &mut Store) {
    let day = |days: i64| DAY.checked_add(jiff::ToSpan::days(days)).ok();
    let rows = [
        ("A", CaseState::Written, day(3), None, None),
        ("B", CaseState::Received, day(-1), day(-2), None),
        ("C", CaseState::Received, day(5), day(0), None),
        ("D", CaseState::Answered, day(3), day(-3), None),
        ("E", CaseState::Closed, None, day(-9), day(-400)),
        ("F", CaseState::Closed, None, None, day(-2)),
        ("G", CaseState::Returned, day(0), None, None),
    ];
    let mut number = 90;
    let cases = rows.map(|(reference, state, next_day, last_day, closed)| {
        number -= 1;
        let mut case = plain(number, reference);
        case.clear = Clear {
            state,
            next_day,
            last_day,
            closed,
            ..case.clear
        };
        case
    });
    store.add(&cases, 1).expect("added");
}

fn what_is_wanted_is_listed_in_order(ground: &Ground) {
    let mut store = founded(ground).store;
    several(&mut store);
    let all = Wanted::default;
    let in_days = |days| DAY.checked_add(jiff::ToSpan::days(days)).ok();
    for (wanted, references) in [
        (all(), "B G A D C E F"),
        (
            Wanted {
                due_by: Some(DAY),
                ..all()
            },
            "B G",
        ),
        (
            Wanted {
                due_by: in_days(3),
                ..all()
            },
            "B G A D",
        ),
        (
            Wanted {
                late_on: Some(DAY),
                ..all()
            },
            "B",
        ),
        (
            Wanted {
                late_on: in_days(1),
                ..all()
            },
            "B C",
        ),
        (
            Wanted {
                states: vec![CaseState::Closed, CaseState::Returned],
                ..all()
            },
            "G E F",
        ),
        (
            Wanted {
                closed_by: in_days(-90),
                ..all()
            },
            "E",
        ),
        (
            Wanted {
                references: vec!["f".into(), "A".into(), "Z".into()],
                ..all()
            },
            "A F",
        ),
        (
            Wanted {
                due_by: in_days(3),
                states: vec![CaseState::Answered],
                ..all()
            },
            "D",
        ),
        (
            Wanted {
                due_by: in_days(-5),
                ..all()
            },
            "",
        ),
    ] {
        assert_eq!(
            listed(&mut store, &wanted).join(" "),
            references,
            "{wanted:?}"
        );
        let count = store.count(&wanted).expect("a count");
        assert_eq!(count, references.split_whitespace().count() as u64);
    }
}

fn pages_hold_each_case_once(ground: &Ground) {
    let mut store = founded(ground).store;
    several(&mut store);
    let all = listed(&mut store, &Wanted::default());
    for limit in 1..=8 {
        let mut read = Vec::new();
        let mut after = None;
        loop {
            let page = store
                .page(&Wanted::default(), after.as_ref(), limit)
                .expect("a page");
            let Some(last) = page.last() else { break };
            after = Some(last.cursor());
            assert!(page.len() <= limit);
            read.extend(page.into_iter().map(|case| case.clear.reference));
        }
        assert_eq!(read, all, "{limit}");
    }
    let open = Wanted {
        due_by: Some(date(2027, 1, 1)),
        ..Wanted::default()
    };
    let page = store.page(&open, None, 2).expect("a page");
    let page = store
        .page(&open, page.last().map(Stored::cursor).as_ref(), 9)
        .expect("a page");
    let references: Vec<&str> = page
        .iter()
        .map(|case| case.clear.reference.as_str())
        .collect();
    assert_eq!(references, ["A", "D", "C"]);
}

fn what_is_erased_is_gone(ground: &Ground) {
    let mut store = founded(ground).store;
    let mut case = plain(1, "ERASED-REFERENCE");
    case.sealed = b"ERASED-TEXT".repeat(400);
    store
        .add(&[case, plain(2, "KEPT-REFERENCE")], 1)
        .expect("added");
    assert_eq!(
        store.erase(&[(CaseId::new(1), 1), (CaseId::new(3), 1)]),
        Ok(1)
    );
    assert_eq!(store.find("ERASED-REFERENCE"), Ok(None));
    assert_eq!(store.erase(&[(CaseId::new(1), 1)]), Ok(0));
    if !ground.is_server() {
        let loot = ground.loot();
        let has = |word: &str| loot.iter().any(|text| text.contains(word));
        assert!(has("KEPT-REFERENCE"));
        assert!(!has("ERASED-REFERENCE") && !has("ERASED-TEXT"));
    }
}

/// Seals all cases with another book key, and changes the book's.
fn reseal(
    store: &mut Store,
    from: i64,
    desks: &[Desk],
    old: &Seal,
    new: &Seal,
) -> Result<(), StoreError> {
    store.change_seal(from, desks, &mut |cases| {
        cases
            .into_iter()
            .map(|case| {
                let content = old.open(case.clear.id, &case.sealed)?;
                let sealed = new.seal(&content)?;
                Ok(Sealed { sealed, ..case })
            })
            .collect()
    })
}

fn a_new_seal_shuts_a_desk_out(ground: &Ground) {
    let Opened {
        mut store,
        seal,
        key,
    } = founded(ground);
    let other = DeskKey::generate();
    store
        .add_desk(&desk("east", &other, &seal), 1)
        .expect("added");
    for (name, key, generation, wrong) in [
        ("east", &DeskKey::generate(), 1, StoreFault::DeskThere),
        ("north", &other, 1, StoreFault::DeskThere),
        ("north", &DeskKey::generate(), 2, StoreFault::SealChanged),
    ] {
        let refused = store.add_desk(&desk(name, key, &seal), generation);
        assert_eq!(fault(refused), Some(wrong));
    }
    let cases: Vec<Sealed> = (1..=5)
        .map(|number| sealed(&content(number, &format!("K-{number}")), &seal))
        .collect();
    store.add(&cases, 1).expect("added");
    let mut theirs = opened(ground);
    let read = theirs.find("K-1").expect("read").expect("a case");

    let new = Seal::generate();
    reseal(&mut store, 1, &[desk("west", &key, &new)], &seal, &new).expect("sealed anew");
    assert_eq!(store.book().expect("the book").generation, 2);
    let left = store.desks().expect("desks");
    assert_eq!(left.len(), 1);
    assert_eq!(
        Seal::unwrap(&left[0].wrapped, &other)
            .err()
            .map(|why| why.id),
        Some(SealFault::NoDesk)
    );
    let opened_anew = Seal::unwrap(&left[0].wrapped, &key).expect("the book key");
    for stored in store.page(&Wanted::default(), None, 9).expect("a page") {
        let id = stored.clear.id;
        assert_eq!((stored.generation, stored.revision), (2, 1));
        let old = seal.open(id, &stored.sealed).err().map(|why| why.id);
        assert_eq!(old, Some(SealFault::WrongKey));
        assert!(opened_anew.open(id, &stored.sealed).is_ok());
    }
    // The desk that is gone still holds the old key, and what it writes is refused.
    let changed = theirs
        .change(&[change(&read, cases[0].clone())], 1)
        .expect_err("changed");
    assert!(changed.is_seal_changed(), "{changed}");
    assert_eq!(changed.kind(), Trouble::Changed);
    let added = theirs.add(&[sealed(&content(6, "K-6"), &seal)], 1);
    assert_eq!(fault(added), Some(StoreFault::SealChanged));
    let again = reseal(&mut theirs, 1, &[desk("east", &other, &seal)], &seal, &seal);
    assert_eq!(fault(again), Some(StoreFault::SealChanged));
    assert_eq!(store.count(&Wanted::default()), Ok(5));
    let alone = reseal(&mut store, 2, &[desk("recovery", &key, &new)], &new, &new);
    assert_eq!(fault(alone), Some(StoreFault::NoDeskLeft));
}

fn a_seal_that_fails_changes_nothing(ground: &Ground) {
    let Opened {
        mut store,
        seal,
        key,
    } = founded(ground);
    let cases: Vec<Sealed> = (1..=3)
        .map(|number| sealed(&content(number, &format!("K-{number}")), &seal))
        .collect();
    store.add(&cases, 1).expect("added");
    store.add(&[plain(4, "K-4")], 1).expect("added");
    let new = Seal::generate();
    let failed =
        reseal(&mut store, 1, &[desk("west", &key, &new)], &seal, &new).expect_err("damaged");
    assert_eq!(failed.seal_fault(), Some(SealFault::Damaged));
    assert_eq!(failed.kind(), Trouble::Key);
    assert_eq!(store.book().expect("the book").generation, 1);
    assert_eq!(store.desks().expect("desks").len(), 2);
    let read = store.find("K-1").expect("read").expect("a case");
    assert!(seal.open(CaseId::new(1), &read.sealed).is_ok());
    // What somebody has put into another case's place.
    let moved = Change {
        revision: 1,
        new: Sealed {
            clear: plain(4, "K-4").clear,
            sealed: read.sealed,
        },
    };
    store.change(&[moved], 1).expect("changed");
    let read = store.find("K-4").expect("read").expect("a case");
    let moved = seal.open(read.clear.id, &read.sealed).expect_err("moved");
    assert_eq!(moved.id, SealFault::Moved);
}

fn the_seal_changes_while_others_write(ground: &Ground) {
    let Opened {
        mut store,
        seal,
        key,
    } = founded(ground);
    let cases: Vec<Sealed> = (1..=60)
        .map(|number| sealed(&content(number, &format!("K-{number}")), &seal))
        .collect();
    store.add(&cases, 1).expect("added");
    let desks = [desk("west", &key, &seal)];
    let is_over = AtomicBool::new(false);
    let written: u64 = thread::scope(|scope| {
        let writers: Vec<_> = (0..3_u128)
            .map(|writer| {
                let (key, is_over) = (&key, &is_over);
                scope.spawn(move || {
                    let mut store = opened(ground);
                    let mut written = 0;
                    let mut turn = 0;
                    while !is_over.load(Ordering::Relaxed) || turn < 20 {
                        turn += 1;
                        let number = 1000 * (writer + 1) + turn;
                        write_one(&mut store, key, number);
                        written += 1;
                    }
                    written
                })
            })
            .collect();
        let mut seal = seal.clone();
        for generation in 1..=3 {
            let new = Seal::generate();
            let desks = desks.clone().map(|old| Desk {
                wrapped: new.wrapped_for(&old.key).expect("wrapped"),
                ..old
            });
            reseal(&mut store, generation, &desks, &seal, &new).expect("sealed anew");
            seal = new;
        }
        is_over.store(true, Ordering::Relaxed);
        writers
            .into_iter()
            .map(|writer| writer.join().expect("a desk"))
            .sum()
    });
    let desks = store.desks().expect("desks");
    let seal = Seal::unwrap(&desks[0].wrapped, &key).expect("the book key");
    let all = store
        .page(&Wanted::default(), None, 100_000)
        .expect("a page");
    assert_eq!(all.len() as u64, 60 + written);
    for stored in &all {
        assert_eq!(stored.generation, 4);
        assert!(
            seal.open(stored.clear.id, &stored.sealed).is_ok(),
            "{:?}",
            stored.clear
        );
    }
    // Whatever was changed in a case while it was sealed anew is in it.
    let notes: usize = all
        .iter()
        .map(|stored| {
            seal.open(stored.clear.id, &stored.sealed)
                .expect("a case")
                .notes
                .len()
        })
        .sum();
    assert_eq!(notes as u64, 2 * written);
}

/// Adds a case and a note to another one, with whatever seal the book has now.
fn write_one(store: &mut Store, key: &DeskKey, number: u128) {
    let mut case = content(number, &format!("N-{number}"));
    note(&mut case);
    under_the_seal(store, key, |store, seal, generation| {
        let added = store.add(&[sealed(&case, seal)], generation)?;
        assert_eq!(added, [None]);
        Ok(true)
    });
    under_the_seal(store, key, |store, seal, generation| {
        let known = format!("K-{}", number % 60 + 1);
        let stored = store.find(&known)?.expect("a case");
        if stored.generation != generation {
            return Ok(false);
        }
        let mut content = seal.open(stored.clear.id, &stored.sealed)?;
        note(&mut content);
        let outcomes = store.change(&[change(&stored, sealed(&content, seal))], generation)?;
        Ok(outcomes == [Outcome::Done])
    });
}

/// Does something with the seal of the book, until it is done.
fn under_the_seal(
    store: &mut Store,
    key: &DeskKey,
    mut work: impl FnMut(&mut Store, &Seal, i64) -> Result<bool, StoreError>,
) {
    loop {
        let generation = store.book().expect("the book").generation;
        let desks = store.desks().expect("desks");
        let own = desks.iter().find(|desk| desk.key == key.public());
        let seal = Seal::unwrap(&own.expect("this desk").wrapped, key).expect("the book key");
        match work(store, &seal, generation) {
            Ok(true) => return,
            Ok(false) => {}
            // Between the two questions, the seal may have changed.
            Err(why) if why.seal_fault() == Some(SealFault::WrongKey) => {}
            Err(why) => assert!(why.is_seal_changed(), "{why}"),
        }
    }
}

fn note(content: &mut Content) {
    content.notes.push(cases::Note {
        day: DAY,
        text: "Called.".parse().expect("a text"),
    });
}

fn eight_desks_lose_nothing(ground: &Ground) {
    const CHANGES: usize = 50;

    let Opened {
        mut store, seal, ..
    } = founded(ground);
    let cases: Vec<Sealed> = (1..=4)
        .map(|number| sealed(&content(number, &format!("K-{number}")), &seal))
        .collect();
    store.add(&cases, 1).expect("added");
    let refused: usize = thread::scope(|scope| {
        let desks: Vec<_> = (0..8)
            .map(|desk| {
                let seal = &seal;
                scope.spawn(move || {
                    let mut store = opened(ground);
                    (0..CHANGES)
                        .map(|turn| noted(&mut store, seal, (desk + turn) % 4 + 1))
                        .sum::<usize>()
                })
            })
            .collect();
        desks
            .into_iter()
            .map(|desk| desk.join().expect("a desk"))
            .sum()
    });
    let notes: usize = store
        .page(&Wanted::default(), None, 9)
        .expect("a page")
        .iter()
        .map(|stored| {
            seal.open(stored.clear.id, &stored.sealed)
                .expect("a case")
                .notes
                .len()
        })
        .sum();
    assert_eq!(notes, 8 * CHANGES, "{refused} were refused and repeated");
}

/// Adds a note to a case, as often as it takes; how often it was refused.
fn noted(store: &mut Store, seal: &Seal, number: usize) -> usize {
    let mut refused = 0;
    loop {
        let stored = store
            .find(&format!("K-{number}"))
            .expect("read")
            .expect("a case");
        let mut content = seal.open(stored.clear.id, &stored.sealed).expect("opened");
        note(&mut content);
        let outcomes = store.change(&[change(&stored, sealed(&content, seal))], 1);
        match outcomes.expect("changed").pop() {
            Some(Outcome::Done) => return refused,
            Some(Outcome::Meanwhile(Some(_))) => refused += 1,
            other => panic!("{other:?}"),
        }
    }
}

fn the_thief_finds_no_name(ground: &Ground) {
    let Opened {
        mut store,
        seal,
        key,
    } = founded(ground);
    let cases: Vec<Sealed> = (1..=20)
        .map(|number| sealed(&content(number, &format!("THEFT-{number}")), &seal))
        .collect();
    store.add(&cases, 1).expect("added");
    let read = store.find("THEFT-3").expect("read").expect("a case");
    let mut changed = content(3, "THEFT-3");
    note(&mut changed);
    store
        .change(&[change(&read, sealed(&changed, &seal))], 1)
        .expect("changed");
    let secret = key.plain();
    let secret = secret.lines().last().expect("a key");
    let loot = ground.loot();
    let has = |word: &str| loot.iter().any(|text| text.contains(word));
    assert!(has("THEFT-7"), "what is clear is not there either");
    for word in [
        "Zamira",
        "Shtrungaj",
        "Kallamishtes",
        "Vjollcapunim",
        "Provës",
        "Tiran",
        "Called",
        secret,
    ] {
        assert!(!has(word), "{word}");
    }
}

fn a_newer_book_is_refused(ground: &Ground) {
    drop(founded(ground));
    ground.sql(
        "INSERT INTO kerkesa_migrations (version, description, success, checksum, execution_time) \
         SELECT 99, 'later', success, checksum, 0 FROM kerkesa_migrations",
    );
    let refused = Store::open(&ground.place()).err().expect("newer");
    assert_eq!(refused.fault(), Some(StoreFault::Newer));
    let book = NewBook {
        id: CaseId::new(9),
        desks: vec![desk("west", &DeskKey::generate(), &Seal::generate())],
    };
    assert_eq!(
        fault(Store::found(&ground.place(), &book)),
        Some(StoreFault::Newer)
    );
}

fn something_else_is_refused_and_left_alone(ground: &Ground) {
    let folder = |ground: &Ground| ground.path().parent().expect("a folder").to_owned();
    if !ground.is_server() {
        fs::create_dir_all(folder(ground)).expect("a folder");
        fs::write(ground.path(), "").expect("a file");
    }
    ground.sql("CREATE TABLE members (name TEXT)");
    let book = NewBook {
        id: CaseId::new(9),
        desks: vec![desk("west", &DeskKey::generate(), &Seal::generate())],
    };
    let opened = fault(Store::open(&ground.place()));
    if ground.is_server() {
        // A database may hold other tables beside the book's.
        assert_eq!(opened, Some(StoreFault::NoBook));
        assert!(Store::found(&ground.place(), &book).is_ok());
    } else {
        assert_eq!(opened, Some(StoreFault::NotABook));
        let before = fs::read(ground.path()).expect("a file");
        let found = Store::found(&ground.place(), &book);
        assert_eq!(fault(found), Some(StoreFault::NotABook));
        assert_eq!(fs::read(ground.path()).expect("a file"), before);
    }
    assert_eq!(ground.sql("SELECT name FROM members").len(), 0);
}

/// A kill between the tables and the book.
fn a_step_in_the_middle_is_taken_up(ground: &Ground) {
    let first = founded(ground);
    drop(first);
    ground.sql("DELETE FROM kerkesa_desks");
    ground.sql("DELETE FROM kerkesa_seals");
    ground.sql("DELETE FROM kerkesa_book");
    assert_eq!(
        fault(Store::open(&ground.place())),
        Some(StoreFault::NoBook)
    );
    let mut again = founded(ground);
    assert_eq!(again.store.desks().expect("desks").len(), 2);
}

#[test]
fn a_file_that_is_no_book_is_told_apart() {
    let ground = Ground::file();
    let path = ground.path();
    let folder = path.parent().expect("a folder");
    fs::create_dir_all(folder).expect("a folder");
    let open = || fault(Store::open(&ground.place()));
    fs::write(path, "name,street\n".repeat(400)).expect("a file");
    assert_eq!(open(), Some(StoreFault::NotABook));
    fs::write(path, "").expect("a file");
    assert_eq!(open(), Some(StoreFault::NoBook));
    fs::remove_file(path).expect("gone");
    fs::create_dir(path).expect("a folder");
    assert_eq!(open(), Some(StoreFault::NotAFile));
    fs::remove_dir(path).expect("gone");
    assert_eq!(open(), Some(StoreFault::NoBook));
    let below = Place::File(path.join("cases.db"));
    fs::write(path, "").expect("a file");
    assert_eq!(fault(Store::open(&below)), Some(StoreFault::NotAFile));
    #[cfg(unix)]
    {
        fs::remove_file(path).expect("gone");
        std::os::unix::fs::symlink(folder.join("nowhere"), path).expect("a link");
        assert_eq!(open(), Some(StoreFault::NoBook));
        let key = DeskKey::generate();
        let book = NewBook {
            id: CaseId::new(9),
            desks: vec![desk("west", &key, &Seal::generate())],
        };
        assert_eq!(
            fault(Store::found(&ground.place(), &book)),
            Some(StoreFault::Link)
        );
        assert!(!folder.join("nowhere").exists());
    }
}

#[test]
fn a_cut_or_altered_file_is_damaged_and_never_breaks_the_program() {
    let ground = Ground::file();
    let Opened {
        mut store, seal, ..
    } = founded(&ground);
    let cases: Vec<Sealed> = (1..=40)
        .map(|number| sealed(&content(number, &format!("K-{number}")), &seal))
        .collect();
    store.add(&cases, 1).expect("added");
    drop(store);
    ground.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    let whole = fs::read(ground.path()).expect("the book");
    let read = || -> Result<usize, StoreError> {
        let mut store = Store::open(&ground.place())?;
        store.desks()?;
        Ok(store.page(&Wanted::default(), None, 100)?.len())
    };
    assert_eq!(read(), Ok(40));
    for part in 1..20 {
        let length = whole.len() * part / 20;
        fs::write(ground.path(), &whole[..length]).expect("a cut file");
        let why = read().expect_err("cut");
        assert_eq!(why.kind(), Trouble::NotABook, "{length}: {why}");
    }
    for at in (0..whole.len()).step_by(whole.len() / 97) {
        let mut altered = whole.clone();
        altered[at..(at + 40).min(whole.len())].fill(0xA5);
        fs::write(ground.path(), &altered).expect("an altered file");
        if let Err(why) = read() {
            let said = format!("{why}");
            assert_ne!(why.kind(), Trouble::Key, "{at}: {said}");
            assert!(!said.contains("Zamira"), "{said}");
        }
    }
}

#[test]
fn a_strange_path_is_a_path() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "a b?mode=memory#x.db",
        "%41.db",
        "rrëfim & co.db",
        ":memory:",
    ] {
        let path = folder.path().join(name);
        let key = DeskKey::generate();
        let seal = Seal::generate();
        let book = NewBook {
            id: CaseId::new(1),
            desks: vec![desk("west", &key, &seal)],
        };
        drop(Store::found(&Place::File(path.clone()), &book).expect(name));
        assert!(path.is_file(), "{name}");
        assert!(Store::open(&Place::File(path)).is_ok(), "{name}");
    }
}

#[test]
fn a_server_that_is_away_is_told_apart() {
    for (address, wrong) in [
        ("postgres://desk@127.0.0.1:1/book", StoreFault::Away),
        ("postgres://desk@server.invalid/book", StoreFault::Away),
    ] {
        let place = Place::of(address.as_ref()).expect("a place");
        let why = Store::open(&place).err().expect("away");
        assert_eq!(why.fault(), Some(wrong), "{address}");
        assert_eq!(why.kind(), Trouble::Away);
    }
}

#[test]
fn who_may_not_in_is_told_why() {
    let (Some(server), Some(ground)) = (SERVER.as_ref(), Ground::server()) else {
        return;
    };
    drop(founded(&ground));
    let name = ground
        .address
        .rsplit('/')
        .next()
        .expect("a name")
        .to_owned();
    let guarded = |password: &str| {
        let address = server.address_of("guarded", &name);
        address.replace("guarded@", &format!("guarded:{password}@"))
    };
    for (address, wrong) in [
        (guarded("wrong"), StoreFault::Login),
        (server.address_of("guarded", &name), StoreFault::Login),
        (server.address_of("nobody", &name), StoreFault::Login),
        (server.address("nothing"), StoreFault::NoDatabase),
        (guarded("right"), StoreFault::NoRights),
        (server.address_of("crowd", &name), StoreFault::Crowded),
        (
            format!("{}?sslmode=verify-full", ground.address),
            StoreFault::Tls,
        ),
    ] {
        let place = Place::of(address.as_ref()).expect("a place");
        let why = Store::open(&place).err().expect("refused");
        assert_eq!(why.fault(), Some(wrong), "{address}");
        let said = format!("{why} {why:?}");
        assert!(
            !said.contains("guarded") && !said.contains("wrong"),
            "{said}"
        );
    }
    let empty = Ground::server().expect("a database");
    let guest = empty.address.replace("keeper@", "guest@");
    let book = NewBook {
        id: CaseId::new(9),
        desks: vec![desk("west", &DeskKey::generate(), &Seal::generate())],
    };
    let guest = Place::of(guest.as_ref()).expect("a place");
    assert_eq!(
        fault(Store::found(&guest, &book)),
        Some(StoreFault::NoRights)
    );
}

#[test]
fn a_server_that_goes_away_in_the_middle_leaves_the_book_as_it_was() {
    let Some(ground) = Ground::server() else {
        return;
    };
    let Opened {
        mut store,
        seal,
        key,
    } = founded(&ground);
    let cases: Vec<Sealed> = (1..=3)
        .map(|number| sealed(&content(number, &format!("K-{number}")), &seal))
        .collect();
    store.add(&cases, 1).expect("added");
    let cut = || {
        ground.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
    };
    let new = Seal::generate();
    let lost = store.change_seal(1, &[desk("west", &key, &new)], &mut |cases| {
        thread::scope(|scope| scope.spawn(cut).join().expect("cut off"));
        Ok(cases)
    });
    let lost = lost.expect_err("lost");
    assert_eq!(
        (lost.fault(), lost.kind()),
        (Some(StoreFault::Lost), Trouble::Away)
    );
    let mut store = opened(&ground);
    assert_eq!(store.book().expect("the book").generation, 1);
    cut();
    assert_eq!(
        fault(store.add(&[plain(9, "K-9")], 1)),
        Some(StoreFault::Lost)
    );
    let mut store = opened(&ground);
    assert_eq!(store.count(&Wanted::default()), Ok(3));
}
