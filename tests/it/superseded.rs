//! The list of letters that nobody asks for any more, and never one that is still asked for.

use super::batch::{BASE, Case, HEAD};
use std::fs;

fn row(number: u32) -> String {
    format!("{number},Arta Hoxha,{number} Sample Road,Dublin 8,IE\n")
}

fn roster(case: &Case, name: &str, rows: &[u32]) {
    let rows: String = rows.iter().map(|number| row(*number)).collect();
    fs::write(case.path(name), format!("{HEAD}\n{rows}")).expect("the roster");
}

fn case(rows: &[u32]) -> Case {
    let case = Case::new(BASE, "roster.csv", "");
    roster(&case, "roster.csv", rows);
    case
}

fn done(case: &Case, name: &str, options: &[&str]) -> String {
    let (code, said) = case.say(name, options);
    assert_eq!(code, Some(0), "{options:?}: {said}");
    said
}

/// The files that a list in the folder names; none where there is no list.
fn listed(case: &Case, list: &str) -> Vec<String> {
    let path = case.path(&format!("out/{list}"));
    let text = fs::read_to_string(path).unwrap_or_default();
    let files = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split([',', ';']).next());
    files.map(str::to_owned).collect()
}

fn superseded(case: &Case) -> Vec<String> {
    listed(case, "superseded.csv")
}

#[test]
fn a_run_that_makes_the_same_letters_lists_none_of_them() {
    for options in [
        &["--format", "pdf", "--merge", "print.pdf"][..],
        &["--format", "pdf", "--merge", "out/print.pdf"],
        &["--format", "pdf", "--zip", "all.zip"],
        &["--format", "pdf,text", "--zip", "all.zip"],
        &["--format", "pdf,text,eml"],
        &["--format", "markdown"],
        &["--format", "pdf", "--shard", "1/2"],
        &["--format", "pdf", "--prune"],
        &["--format", "text", "--zip", "all.zip", "--prune"],
    ] {
        let base = format!("{BASE}worker: {{email: arta@example.org}}\n");
        let base = base.replace(
            "  address: {street: 7",
            "  email: dpo@example.com\n  address: {street: 7",
        );
        let case = Case::new(&base, "roster.csv", "");
        roster(&case, "roster.csv", &[1, 2, 3]);
        done(&case, "roster.csv", &["--format", "pdf"]);
        for _ in 0..2 {
            let mut options = options.to_vec();
            if options.contains(&"--merge") || options.contains(&"--zip") {
                options.push("--force");
            }
            let said = done(&case, "roster.csv", &options);
            assert!(!said.contains("does not list"), "{options:?}: {said}");
            assert_eq!(superseded(&case), [""; 0], "{options:?}");
        }
        // Nor does the run after it, in the first format.
        let said = done(&case, "roster.csv", &["--format", "pdf", "--prune"]);
        assert!(!said.contains("earlier runs"), "{options:?}: {said}");
        assert_eq!(superseded(&case), [""; 0], "{options:?}");
        for number in 1..=3 {
            assert!(case.path(&format!("out/access-{number}.pdf")).exists());
        }
    }
}

#[test]
fn a_letter_whose_row_was_taken_out_is_listed_whatever_the_run_writes() {
    for options in [
        &["--format", "pdf", "--merge", "print.pdf"][..],
        &["--format", "pdf", "--zip", "all.zip"],
        &["--format", "text"],
        &[],
    ] {
        let case = case(&[1, 2, 3]);
        done(&case, "roster.csv", &[]);
        roster(&case, "roster.csv", &[1, 3]);
        done(&case, "roster.csv", options);
        assert_eq!(superseded(&case), ["access-2.txt"], "{options:?}");
        // It is asked for again.
        roster(&case, "roster.csv", &[1, 2, 3]);
        let options: Vec<&str> = options.iter().chain(&["--force"]).copied().collect();
        done(&case, "roster.csv", &options);
        assert_eq!(superseded(&case), [""; 0], "{options:?}");
    }
}

#[test]
fn the_letter_of_a_refused_row_is_not_out_of_date() {
    let case = case(&[1, 2]);
    done(&case, "roster.csv", &["--format", "pdf"]);
    // There is nobody to mail the draft to; the letter for the envelope is as good as before.
    let rows = format!(
        "{HEAD},employer.email\n{},dpo@example.com\n{},\n",
        row(1).trim(),
        row(2).trim()
    );
    fs::write(case.path("roster.csv"), rows).expect("the roster");
    let (code, said) = case.say("roster.csv", &["--format", "eml"]);
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(superseded(&case), [""; 0], "{said}");
    // In a row that cannot even be read, of a reference that the program has made, and of several employers.
    for (head, broken) in [
        (HEAD.to_owned(), "2,Arta Hoxha\n".to_owned()),
        (HEAD.to_owned(), row(2).replace("IE", "Nowhere")),
        (HEAD.to_owned(), row(2).replace("2 Sample Road", "#N/A")),
    ] {
        let case = self::case(&[1, 2]);
        done(&case, "roster.csv", &[]);
        fs::write(
            case.path("roster.csv"),
            format!("{head}\n{}{broken}", row(1)),
        )
        .expect("a roster");
        let (code, said) = case.say("roster.csv", &["--prune"]);
        assert_eq!(code, Some(1), "{said}");
        assert_eq!(superseded(&case), [""; 0], "{said}");
        // And once the row is gone, the letter is.
        roster(&case, "roster.csv", &[1]);
        done(&case, "roster.csv", &[]);
        assert_eq!(superseded(&case), ["access-2.txt"], "{broken}");
    }
    let two = BASE
        .replace("employer:", "employers:\n -")
        .replace("\n  ", "\n   ")
        + " - name: Other Ltd\n   address: {street: 1 Quay, city: Dublin 2, country: IE}\n";
    let several = Case::new(&two, "roster.csv", "");
    roster(&several, "roster.csv", &[1, 2]);
    done(&several, "roster.csv", &[]);
    let broken = format!("{HEAD}\n{}2,Arta Hoxha\n", row(1));
    fs::write(several.path("roster.csv"), broken).expect("a roster");
    let (code, said) = several.say("roster.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(several.path("out/access-2-2.txt").exists());
    assert_eq!(superseded(&several), [""; 0], "{said}");
}

#[test]
fn a_letter_that_says_something_else_today_is_out_of_date() {
    let case = case(&[1, 2]);
    done(&case, "roster.csv", &[]);
    let corrected = row(1) + &row(2).replace("Arta", "Besa");
    fs::write(case.path("roster.csv"), format!("{HEAD}\n{corrected}")).expect("the roster");
    let (code, said) = case.say("roster.csv", &[]);
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(superseded(&case), ["access-2.txt"]);
    done(&case, "roster.csv", &["--force"]);
    assert_eq!(superseded(&case), [""; 0]);
}

#[test]
fn letters_of_another_roster_are_not_out_of_date() {
    let case = case(&[1, 2]);
    let shared = &["--state", "state"][..];
    done(&case, "roster.csv", shared);
    roster(&case, "other.csv", &[8, 9]);
    let told = "the folder also has 2 letters of another roster or base file";
    for options in [shared, &["--state", "state", "--prune"]] {
        let said = done(&case, "other.csv", options);
        assert!(said.contains(told), "{said}");
        assert_eq!(superseded(&case), [""; 0], "{said}");
    }
    assert!(case.path("out/access-1.txt").exists() && case.path("out/access-2.txt").exists());
    // Of each roster a row is taken out.
    roster(&case, "roster.csv", &[1]);
    let said = done(&case, "roster.csv", shared);
    assert!(said.contains(told), "{said}");
    assert_eq!(superseded(&case), ["access-2.txt"], "{said}");
    roster(&case, "other.csv", &[9]);
    let said = done(&case, "other.csv", &["--state", "state", "--prune"]);
    assert!(said.contains("removed 2 from earlier runs"), "{said}");
    assert!(
        said.contains("the folder also has a letter of another roster"),
        "{said}"
    );
    assert!(case.path("out/access-1.txt").exists() && case.path("out/access-9.txt").exists());
    assert!(!case.path("out/access-2.txt").exists() && !case.path("out/access-8.txt").exists());
}

#[test]
fn the_next_letters_leave_the_first_ones_alone() {
    let case = case(&[1, 2]);
    done(&case, "roster.csv", &["--date", "2026-09-01"]);
    let next = BASE.replace("letter: access", "letter: reminder")
        + "previous: {letter: access, date: 2026-09-01, received: 2026-09-03}\n";
    fs::write(case.path("next.yaml"), next).expect("a base");
    fs::write(
        case.path("silent.csv"),
        format!("{HEAD},previous.reference\n{},1\n", row(1).trim()),
    )
    .expect("a roster");
    let args = [
        "batch",
        "silent.csv",
        "--request",
        "next.yaml",
        "--output",
        "out",
        "--format",
        "text",
        "--prune",
    ];
    let (code, said) = case.command(&args);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(superseded(&case), [""; 0], "{said}");
    assert!(case.path("out/access-2.txt").exists() && case.path("out/reminder-1.txt").exists());
}

#[test]
fn a_roster_is_known_again_under_another_name_or_with_other_references() {
    let case = case(&[1, 2, 3]);
    done(&case, "roster.csv", &[]);
    roster(&case, "newer.csv", &[1, 3]);
    let said = done(&case, "newer.csv", &[]);
    assert!(!said.contains("another roster"), "{said}");
    assert_eq!(superseded(&case), ["access-2.txt"], "{said}");
    // A cell that is other in every row makes other references of those that the program makes.
    let rows = |street: &str| format!("{HEAD}\n,Arta Hoxha,{street},Dublin 8,IE\n");
    let made = Case::new(BASE, "roster.csv", rows("1 Sample Road"));
    done(&made, "roster.csv", &[]);
    fs::write(made.path("roster.csv"), rows("2 Sample Road")).expect("the roster");
    done(&made, "roster.csv", &[]);
    assert_eq!(superseded(&made).len(), 1);
}

#[test]
fn parts_and_the_whole_correct_each_other_s_lists() {
    let parts = |case: &Case, of: u32| {
        for part in 1..=of {
            done(case, "roster.csv", &["--shard", &format!("{part}/{of}")]);
        }
    };
    let of_parts = |case: &Case| -> Vec<String> {
        let names = case.names("out");
        let lists = names.iter().filter(|name| name.starts_with("superseded-"));
        lists.flat_map(|list| listed(case, list)).collect()
    };
    let case = case(&[1, 2, 3, 4]);
    parts(&case, 2);
    roster(&case, "roster.csv", &[1, 2, 4]);
    parts(&case, 2);
    assert_eq!(of_parts(&case), ["access-3.txt"]);
    // Asked for again, in parts that are divided otherwise.
    roster(&case, "roster.csv", &[1, 2, 3, 4]);
    parts(&case, 3);
    assert_eq!(of_parts(&case), [""; 0]);
    roster(&case, "roster.csv", &[1, 2, 3]);
    parts(&case, 3);
    assert_eq!(of_parts(&case), ["access-4.txt"]);
    // A whole run takes the lists of the parts over.
    done(&case, "roster.csv", &[]);
    assert_eq!(
        (of_parts(&case), superseded(&case)),
        (vec![], vec!["access-4.txt".to_owned()])
    );
    roster(&case, "roster.csv", &[1, 2, 3, 4]);
    parts(&case, 3);
    assert_eq!((of_parts(&case), superseded(&case)), (vec![], vec![]));
}
