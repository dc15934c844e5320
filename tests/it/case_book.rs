//! `kerkesa case` as a hotline uses it: in a file and on a server.

use crate::ground::Ground;
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const PASSPHRASE: &str = "four words nobody guesses";

/// A desk: a folder with its key and its files.
struct Desk {
    folder: TempDir,
    cases: String,
    language: &'static str,
}

impl Desk {
    fn new(cases: &str) -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            cases: cases.to_owned(),
            language: "C",
        }
    }

    /// A desk that has made the book.
    fn first(ground: &Ground) -> Self {
        let desk = Self::new(&ground.address);
        let made = desk.case(&["desk", "new", "front", "--recovery", "recovery.txt"]);
        assert_eq!(code(&made), 0, "{made:?}");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    fn key(&self) -> PathBuf {
        self.path("desk.key")
    }

    fn run(&self, key: &Path, passphrase: &str, args: &[&str]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .args(args)
            .current_dir(self.folder.path())
            .env("KERKESA_CASES", &self.cases)
            .env("KERKESA_KEY", key)
            .env("LC_ALL", self.language)
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut stdin = child.stdin.take().expect("standard input");
        // Whoever needs no passphrase does not read it.
        let _ = writeln!(stdin, "{passphrase}");
        drop(stdin);
        child.wait_with_output().expect("an end")
    }

    fn case(&self, args: &[&str]) -> Output {
        let args = [&["case", "--passphrase-fd", "0"], args].concat();
        self.run(&self.key(), PASSPHRASE, &args)
    }

    /// What a command that succeeds says and hands over.
    fn done(&self, args: &[&str]) -> String {
        let output = self.case(args);
        assert_eq!(code(&output), 0, "{args:?}: {output:?}");
        said(&output)
    }

    /// What a command says that is refused with this exit code.
    fn refused(&self, args: &[&str], wanted: i32) -> String {
        let output = self.case(args);
        assert_eq!(code(&output), wanted, "{args:?}: {output:?}");
        said(&output)
    }

    fn batch(&self, args: &[&str]) -> Output {
        let own = [
            "batch",
            "roster.csv",
            "--request",
            "base.yaml",
            "--as-cases",
        ];
        let args = [&own[..], &["--passphrase-fd", "0"], args].concat();
        self.run(&self.key(), PASSPHRASE, &args)
    }

    /// A roster of three workers and its base file.
    fn roster(&self) {
        self.write(
            "base.yaml",
            "letter: access\ndate: 2026-02-02\ndelivery: registered\nworker:\n  address: {country: AL}\nemployer:\n  name: Shembull Contact Center sh.p.k.\n  address: {street: Rruga e Provës 7, postcode: \"1019\", city: Tiranë, country: AL}\n",
        );
        self.write(
            "roster.csv",
            "reference;worker.name;worker.address.street;worker.address.postcode;worker.address.city\nK-001;Arta Hoxha;Rruga e Shembullit 12;1001;Tiranë\nK-002;Besnik Leka;Rruga e Shembullit 14;1001;Tiranë\nK-003;Drita Gashi;Rruga e Re 3;2001;Durrës\n",
        );
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    text(&output.stdout) + &text(&output.stderr)
}

/// Does the same in a file and, where there is a server, on that.
fn in_both(walk: fn(&Ground)) {
    walk(&Ground::file());
    if let Some(ground) = Ground::server() {
        walk(&ground);
    }
}

#[test]
fn a_campaign_goes_from_its_letters_to_their_end() {
    in_both(|ground| {
        let desk = Desk::first(ground);
        desk.roster();
        let wrote = desk.batch(&["--output", "letters"]);
        assert_eq!(code(&wrote), 0, "{wrote:?}");
        assert!(
            said(&wrote).contains("3 new, 0 changed, 0 noted already, 0 refused"),
            "{wrote:?}"
        );
        // The same once more is the same cases.
        let again = desk.batch(&["--output", "letters"]);
        assert!(
            said(&again).contains("0 changed, 3 noted already"),
            "{again:?}"
        );

        desk.write(
            "returns.csv",
            "Zeichen;Tag;Art\nK-001;04.02.2026;received\nK-002;05.02.2026;\nk-003;06.02.2026;returned\n",
        );
        desk.done(&["received", "--from", "returns.csv", "--dates", "dmy"]);
        let due = desk.done(&["list", "--due"]);
        assert!(due.contains("K-001") && due.contains("2026-03-10"), "{due}");
        let next = desk.done(&["next"]);
        assert!(
            next.contains("reminder") && next.contains("send it again"),
            "{next}"
        );

        let wrote = desk.done(&[
            "next",
            "--write",
            "--date",
            "2026-03-10",
            "--output",
            "more",
        ]);
        assert!(wrote.contains("letters written: 1"), "{wrote}");
        // Whoever sends a letter again has looked at its address.
        assert!(wrote.contains("send it again: 1"), "{wrote}");
        desk.done(&[
            "next",
            "K-003",
            "--write",
            "--date",
            "2026-03-10",
            "--output",
            "more",
        ]);
        for file in ["reminder-K-001-2.pdf", "access-K-003-2.pdf"] {
            let bytes = fs::read(desk.path("more").join(file)).expect(file);
            assert!(
                bytes.starts_with(b"%PDF") && bytes.ends_with(b"%%EOF\n"),
                "{file}"
            );
        }
        desk.done(&[
            "next",
            "K-002",
            "--write",
            "--date",
            "2026-03-11",
            "--output",
            "more",
            "--merge",
            "more/print.pdf",
        ]);

        desk.done(&["received", "K-001", "--day", "2026-03-12"]);
        desk.done(&[
            "answered",
            "K-001-2",
            "--day",
            "2026-03-20",
            "--kind",
            "refusal",
            "--reasons",
            "trade_secrets",
        ]);
        let show = desk.done(&["show", "K-001"]);
        for part in [
            "Arta Hoxha",
            "2026-02-04",
            "refuses",
            "letter about the refusal, from 2026-03-20",
        ] {
            assert!(show.contains(part), "{part}: {show}");
        }
        let request = desk.case(&["show", "K-001", "--request"]);
        desk.write(
            "again.yaml",
            &String::from_utf8(request.stdout).expect("YAML"),
        );
        let written = desk.run(&desk.key(), "", &["write", "again.yaml"]);
        assert_eq!(code(&written), 0, "{written:?}");

        desk.done(&["close", "K-001", "K-002", "K-003", "--day", "2026-05-01"]);
        assert!(
            desk.refused(&["list", "--erasable"], 1)
                .contains("kerkesa case keep")
        );
        desk.done(&["keep", "30"]);
        let erased = desk.done(&["erase", "--erasable"]);
        assert!(erased.contains("cases erased: 3"), "{erased}");
        assert!(desk.done(&["list"]).contains("no such case"));
    });
}

#[test]
fn what_cannot_have_happened_is_refused_and_nothing_is_lost() {
    in_both(|ground| {
        let desk = Desk::first(ground);
        desk.roster();
        desk.batch(&["--output", "letters"]);
        let early = desk.refused(&["received", "K-001", "--day", "2026-02-01"], 1);
        assert!(
            early.contains("before the date of the letter, 2026-02-02"),
            "{early}"
        );
        let ahead = desk.refused(&["received", "K-001", "--day", "2099-01-01"], 1);
        assert!(ahead.contains("still to come"), "{ahead}");
        desk.refused(&["received", "K-009", "--day", "2026-02-04"], 1);
        desk.done(&["received", "K-001", "--day", "2026-02-04"]);
        desk.refused(&["received", "K-001", "--day", "2026-02-05"], 1);
        desk.done(&["received", "K-001", "--day", "2026-02-05", "--force"]);
        desk.refused(&["next", "K-002", "--write", "--output", "more"], 1);
        // A table with a wrong row changes nothing at all.
        desk.write("returns.csv", "reference,day,kind\nK-002,2026-02-04,received\nK-003,soon,received\nK-003,2026-02-04,lost\n");
        let wrong = desk.refused(&["received", "--from", "returns.csv"], 1);
        assert!(
            wrong.contains("returns.csv:3") && wrong.contains("returns.csv:4"),
            "{wrong}"
        );
        let states = desk.done(&["list", "--state", "written"]);
        assert!(
            states.contains("K-002") && states.contains("K-003"),
            "{states}"
        );
        // Another letter under the same reference is another matter.
        let base = fs::read_to_string(desk.path("base.yaml")).expect("the base");
        desk.write("base.yaml", &base.replace("2026-02-02", "2026-02-03"));
        let other = desk.batch(&["--output", "others"]);
        assert_eq!(code(&other), 1, "{other:?}");
        assert!(said(&other).contains("3 refused"), "{other:?}");
        let name = ["Arta", "Hoxha", "Leka", "Gashi"];
        for text in [&early, &ahead, &wrong, &said(&other)] {
            assert!(name.iter().all(|name| !text.contains(name)), "{text}");
        }
    });
}

#[test]
fn each_desk_has_its_key_and_a_lost_one_is_shut_out() {
    in_both(|ground| {
        let front = Desk::first(ground);
        front.roster();
        front.batch(&["--output", "letters"]);
        let wrong = front.run(
            &front.key(),
            "some other words",
            &["case", "--passphrase-fd", "0", "show", "K-001"],
        );
        assert_eq!(
            (code(&wrong), wrong.stdout.is_empty()),
            (3, true),
            "{wrong:?}"
        );

        let back = Desk::new(&ground.address);
        let said = back.done(&["desk", "new", "back"]);
        let public = said
            .split_whitespace()
            .find(|word| word.starts_with("age1"))
            .expect("a key");
        let public = public.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
        back.refused(&["show", "K-001"], 3);
        front.done(&["desk", "add", "back", public]);
        assert!(back.done(&["show", "K-001"]).contains("Arta Hoxha"));
        front.done(&["desk", "remove", "back"]);
        back.refused(&["show", "K-001"], 3);
        assert!(front.done(&["show", "K-003"]).contains("Drita Gashi"));
        // What needs no key is seen by whoever reaches the book.
        assert!(back.done(&["list"]).contains("K-002"));

        let recovery = front.path("recovery.txt");
        let words = fs::read_to_string(&recovery).expect("the recovery key");
        assert!(words.starts_with("# Recovery key") && words.contains("AGE-SECRET-KEY-1"));
        let opened = front.run(&recovery, "", &["case", "show", "K-002"]);
        assert!(
            String::from_utf8_lossy(&opened.stdout).contains("Besnik Leka"),
            "{opened:?}"
        );
        assert!(
            front
                .refused(&["desk", "remove", "front"], 1)
                .contains("last desk")
        );
    });
}

#[test]
fn a_book_moves_to_another_place() {
    in_both(|ground| {
        let here = Desk::first(ground);
        here.roster();
        here.batch(&["--output", "letters"]);
        here.done(&["received", "K-001", "--day", "2026-02-04"]);
        let other = Ground::file();
        let there = Desk::first(&other);
        let desks = there.done(&["desk", "list", "--json"]);
        let desks: serde_json::Value = serde_json::from_str(&desks).expect("JSON");
        let key = desks[0]["key"].as_str().expect("a key");
        let file = there.path("cases.age");
        let name = file.to_str().expect("a path");
        here.done(&["export", name]);
        there.refused(&["import", name], 3);
        here.done(&["export", name, "--force", "--to", key]);
        let bytes = fs::read(&file).expect("the export");
        assert!(!String::from_utf8_lossy(&bytes).contains("Hoxha"));
        assert!(there.done(&["import", name]).contains("3 new"));
        assert!(there.done(&["import", name]).contains("3 noted already"));
        fs::write(&file, &bytes[..bytes.len() - 40]).expect("a cut file");
        there.refused(&["import", name], 3);
        assert_eq!(here.done(&["list"]), there.done(&["list"]));
    });
}

#[test]
fn a_follow_up_that_was_written_by_hand_is_the_next_letter_of_its_case() {
    let ground = Ground::file();
    let desk = Desk::first(&ground);
    desk.write(
        "access.yaml",
        "letter: access\ndate: 2026-02-02\nreference: K-001\ndelivery: registered\nworker:\n  name: Arta Hoxha\n  address: {street: Rruga e Shembullit 12, postcode: \"1001\", city: Tiranë, country: AL}\nemployer:\n  name: Shembull Contact Center sh.p.k.\n  address: {street: Rruga e Provës 7, postcode: \"1019\", city: Tiranë, country: AL}\n",
    );
    desk.done(&["add", "access.yaml"]);
    let follow = [
        "follow-up",
        "access.yaml",
        "--kind",
        "reminder",
        "--received",
        "2026-02-04",
        "--date",
        "2026-03-10",
        "--set",
        "reference=R-9",
    ];
    assert_eq!(code(&desk.run(&desk.key(), "", &follow)), 0);
    desk.done(&["add", "reminder-R-9.yaml"]);
    let list = desk.done(&["list"]);
    assert!(list.contains("R-9") && list.lines().count() == 2, "{list}");
    assert!(desk.done(&["show", "K-001"]).contains("R-9"));
    // A note comes from standard input, and the passphrase from elsewhere.
    let note = desk.run(
        &desk.path("recovery.txt"),
        "asked for the receipt",
        &["case", "note", "R-9"],
    );
    assert_eq!(code(&note), 0, "{note:?}");
    assert!(
        desk.done(&["show", "R-9"])
            .contains("asked for the receipt")
    );
    let calendar = desk.done(&["calendar"]);
    assert!(
        calendar.contains("BEGIN:VEVENT") && calendar.contains("R-9") && !calendar.contains("Arta"),
        "{calendar}"
    );
}

#[test]
fn what_is_no_book_has_its_own_code_and_a_volunteer_reads_it_in_their_language() {
    let mut desk = Desk::new("/nowhere/cases.db");
    let none = desk.refused(&["list"], 4);
    assert!(none.contains("hint:"), "{none}");
    desk.language = "de_DE.UTF-8";
    let german = desk.refused(&["list"], 4);
    assert!(
        german.contains("Fehler:") && german.contains("Fallbuch"),
        "{german}"
    );
    desk.language = "sq_AL.UTF-8";
    let albanian = desk.refused(&["list"], 4);
    assert!(albanian.contains("gabim:"), "{albanian}");
    desk.language = "C";
    desk.cases = "postgres://keeper@127.0.0.1:1/none".to_owned();
    desk.refused(&["list"], 5);
    let typed = desk.refused(
        &["--cases", "postgres://keeper:secret@127.0.0.1/none", "list"],
        2,
    );
    assert!(!typed.contains("secret"), "{typed}");
    desk.write(
        "other.db",
        "not a book at all, and longer than a page of a database would need to be",
    );
    desk.cases = desk.path("other.db").display().to_string();
    desk.refused(&["list"], 4);
}
