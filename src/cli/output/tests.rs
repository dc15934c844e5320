use super::{leftovers, prepared::Prepared, *};
use std::{
    fs::File,
    io::{ErrorKind, Write},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};
use tempfile::TempDir;

const LEFT: &str = ".kerkesa-unfinished-a1B2c3D4e5F6";

struct Case(TempDir);

impl Case {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, text: &str) {
        fs::write(self.at(name), text).expect("a file");
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).expect("a file")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names.map(|it| it.into_string().expect("a name")).collect();
        names.sort();
        names
    }

    fn prepare(&self, files: &[(&str, &str)], force: bool) -> Result<Prepared, NotWritten> {
        let files = files.iter();
        let files = files.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        Folder::of(&self.at("x")).prepare(files.collect(), force)
    }
}

#[test]
fn what_nobody_holds_is_removed_and_all_else_stays() {
    let case = Case::new();
    case.file(LEFT, "half");
    case.file("mine", "mine");
    case.file(".kerkesa-secret", "mine");
    let held = case.at(".kerkesa-unfinished-B1B2c3D4e5F6");
    let held = File::create(held).expect("a file");
    held.lock().expect("locked");
    fs::create_dir(case.at(".kerkesa-unfinished-C1B2c3D4e5F6")).expect("a folder");
    leftovers::clean(case.0.path());
    let stay = [
        ".kerkesa-secret",
        ".kerkesa-unfinished-B1B2c3D4e5F6",
        ".kerkesa-unfinished-C1B2c3D4e5F6",
        "mine",
    ];
    assert_eq!(case.names(), stay);
    drop(held);
    assert_eq!(
        write(&case.at("new"), b"new", false).expect("written"),
        Written::New
    );
    assert!(!case.names().contains(&stay[1].to_owned()));
}

#[cfg(unix)]
#[test]
fn a_link_and_a_pipe_that_are_named_so_are_left_alone() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let case = Case::new();
    case.file("mine", "mine");
    std::os::unix::fs::symlink("mine", case.at(LEFT)).expect("a link");
    let pipe = ".kerkesa-unfinished-b1B2c3D4e5F6";
    mknodat(CWD, case.at(pipe), FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
    leftovers::clean(case.0.path());
    assert_eq!(case.names(), [LEFT, pipe, "mine"]);
}

/// Until the file has its name, the lock is held: nobody who cleans may take it for one that was left.
#[test]
fn no_file_is_lost_to_another_who_cleans() {
    let case = Case::new();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let cleaners: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    while !is_over.load(Ordering::SeqCst) {
                        leftovers::clean(case.0.path());
                    }
                })
            })
            .collect();
        let written: io::Result<Vec<Written>> = (0..200)
            .map(|number| {
                let mut file = Staged::new(&case.at(&number.to_string()))?;
                file.write_all(b"whole")?;
                file.settle_alone(false)
            })
            .collect();
        is_over.store(true, Ordering::SeqCst);
        for cleaner in cleaners {
            cleaner.join().expect("a thread");
        }
        assert_eq!(written.expect("all are written").len(), 200);
    });
    assert_eq!(case.names().len(), 200);
}

#[test]
fn of_files_that_belong_together_all_are_written_or_none() {
    let case = Case::new();
    let files = [("a.pdf", "new"), ("a.txt", "new")];
    case.file("a.txt", "another's");
    let failed = case.prepare(&files, false).expect_err("refused");
    assert_eq!(
        (failed.path, failed.why.kind()),
        (case.at("a.txt"), ErrorKind::AlreadyExists)
    );
    assert_eq!(case.names(), ["a.txt"]);
    case.file("a.txt", "new");
    let written = case.prepare(&files, false).expect("prepared").settle(false);
    let written: Vec<Written> = written
        .expect("written")
        .into_iter()
        .map(|it| it.1)
        .collect();
    assert_eq!(written, [Written::New, Written::Unchanged]);
    case.file("a.txt", "another's");
    let prepared = case.prepare(&files, true).expect("prepared");
    prepared.settle(true).expect("written");
    assert_eq!(case.text("a.txt"), "new");
    assert_eq!(case.names(), ["a.pdf", "a.txt"]);
}

#[test]
fn what_has_appeared_is_taken_back_if_the_rest_cannot() {
    let case = Case::new();
    let files = [("a.pdf", "new"), ("a.md", "new"), ("a.txt", "new")];
    case.file("a.md", "new");
    let prepared = case.prepare(&files, false).expect("prepared");
    case.file("a.txt", "quicker");
    let failed = prepared.settle(false).expect_err("refused");
    assert_eq!(failed.path, case.at("a.txt"));
    assert_eq!(case.names(), ["a.md", "a.txt"]);
    assert_eq!(case.text("a.txt"), "quicker");
}

#[test]
fn who_is_slower_with_the_same_bytes_has_changed_nothing() {
    let case = Case::new();
    let prepared = case.prepare(&[("a.pdf", "same")], false).expect("prepared");
    case.file("a.pdf", "same");
    let written = prepared.settle(false).expect("unchanged");
    assert_eq!(written, [(case.at("a.pdf"), Written::Unchanged)]);
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_is_its_owners_alone_again() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new();
    let mode = || {
        let known = fs::metadata(case.at("a")).expect("a file");
        known.permissions().mode() & 0o777
    };
    for streamed in [false, true] {
        case.file("a", "letter");
        fs::set_permissions(case.at("a"), fs::Permissions::from_mode(0o644)).expect("set");
        let written = if streamed {
            let mut file = Staged::new(&case.at("a")).expect("a file");
            file.write_all(b"letter").expect("written");
            file.settle_alone(false)
        } else {
            write(&case.at("a"), b"letter", false)
        };
        assert_eq!(written.expect("written"), Written::Unchanged);
        assert_eq!(mode(), 0o600);
    }
}

#[cfg(unix)]
#[test]
fn a_link_or_a_pipe_in_the_place_of_a_file_is_anothers() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let case = Case::new();
    case.file("mine", "letter");
    std::os::unix::fs::symlink("mine", case.at("link")).expect("a link");
    std::os::unix::fs::symlink("/dev/zero", case.at("zero")).expect("a link");
    mknodat(CWD, case.at("pipe"), FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
    for name in ["link", "zero", "pipe"] {
        let why = write(&case.at(name), b"letter", false).expect_err("refused");
        assert_eq!(why.kind(), ErrorKind::AlreadyExists, "{name}");
        let written = write(&case.at(name), b"another", true).expect("replaced");
        assert_eq!(written, Written::New);
        assert_eq!(case.text(name), "another");
    }
    assert_eq!(case.text("mine"), "letter");
}
