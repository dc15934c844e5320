//! What the shell completes, and what is guessed where a name is mistyped.

use std::{
    io::Write,
    process::{Command, Stdio},
};

fn failed(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(args)
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn a_mistyped_name_is_guessed() {
    let request = "tests/requests/access-al.yaml";
    for (args, wanted) in [
        (
            &["follow-up", request, "--kind", "incomplet"][..],
            "error: --kind: there is no letter `incomplet`\nhint: did you mean `incomplete_reply`?\n",
        ),
        (
            &["follow-up", request, "--kind", "acces"],
            "error: --kind: there is no letter `acces`\nhint: choose from reminder, incomplete_reply,",
        ),
        (
            &[
                "follow-up",
                request,
                "--kind",
                "reminder",
                "--reply-date",
                "2026-12-01",
                "--reply",
                "refused",
            ],
            "error: --reply: there is no kind of reply `refused`\nhint: did you mean `refusal`?\n",
        ),
        (
            &[
                "follow-up",
                request,
                "--kind",
                "reminder",
                "--reply-date",
                "2026-12-01",
                "--reply",
                "refusal",
                "--reasons",
                "trade_secret",
            ],
            "error: --reasons: there is no reason `trade_secret`\nhint: did you mean `trade_secrets`?\n",
        ),
        (
            &["write", request, "--format", "txt"],
            "error: --format: there is no format `txt`\nhint: did you mean `text`?\n",
        ),
        (
            &["write", request, "--language", "de-AX"],
            "error: --language: there is no language `de-AX`\nhint: did you mean `de-AT`?\n",
        ),
        (
            &["write", request, "--reading-copy", "fr"],
            "error: --reading-copy: there is no language `fr`\nhint: choose from de, de-AT,",
        ),
        (
            &["check", "--language", "sq-XX"],
            "error: --language: there is no language `sq-XX`\nhint: did you mean `sq-XK`?\n",
        ),
        (
            &[
                "deadline",
                "--jurisdiction",
                "FR",
                "--received",
                "2026-11-27",
            ],
            "error: --jurisdiction: there is no jurisdiction `FR`\nhint: choose from AL, AT,",
        ),
        (
            &[
                "deadline",
                "--jurisdiction",
                "DE",
                "--received",
                "2026-11-27",
                "--letter",
                "objectoin",
            ],
            "error: --letter: there is no letter `objectoin`\nhint: did you mean `objection`?\n",
        ),
        (
            &[
                "deadline",
                "--jurisdiction",
                "DE",
                "--received",
                "2026-11-27",
                "--format",
                "icss",
            ],
            "error: --format: there is no format `icss`\nhint: did you mean `ics`?\n",
        ),
    ] {
        let said = failed(args);
        assert!(said.starts_with(wanted), "{args:?}: {said}");
    }
}

#[test]
fn bash_completes_values() {
    if Command::new("bash").arg("--version").output().is_err() {
        // `.ci/check-shell` tries it on a machine that has one.
        return;
    }
    let completed = |line: &str| -> Vec<String> {
        let script = r#"
            source <("$1" completions bash)
            COMP_WORDS=($2)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _kerkesa kerkesa "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\n' "${COMPREPLY[@]}"
        "#;
        let output = Command::new("bash")
            .args(["--norc", "--noprofile", "-c", script, "bash"])
            .args([env!("CARGO_BIN_EXE_kerkesa"), line])
            .output()
            .expect("bash");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().map(str::to_owned).collect()
    };
    for (line, wanted) in [
        (
            "kerkesa follow-up a.yaml --kind inc",
            &["incomplete_reply"][..],
        ),
        (
            "kerkesa write a.yaml --language de",
            &["de", "de-AT", "de-CH"],
        ),
        ("kerkesa write a.yaml --format ma", &["markdown"]),
        ("kerkesa write a.yaml --reading-copy sq", &["sq", "sq-XK"]),
        ("kerkesa check --language al", &["all"]),
        ("kerkesa deadline --jurisdiction A", &["AL", "AT"]),
        ("kerkesa deadline --letter hum", &["human_review"]),
        ("kerkesa deadline --format i", &["ics"]),
        ("kerkesa follow-up a.yaml --reply wr", &["wrong_language"]),
        ("kerkesa follow-up a.yaml --reasons tr", &["trade_secrets"]),
        ("kerkesa write --color al", &["always"]),
        ("kerkesa sch", &["schema"]),
    ] {
        assert_eq!(completed(line), wanted, "{line}");
    }
    assert!(completed("kerkesa deadline --region DE-B").contains(&"DE-BY".to_owned()));
}

#[test]
fn colours_go_by_the_option_and_the_environment() {
    let said = |args: &[&str], variable: Option<(&str, &str)>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kerkesa"));
        command.args(args).envs(variable);
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        let output = command.envs(variable).output().expect("the program");
        [output.stdout, output.stderr].concat().contains(&0x1b)
    };
    for args in [&["write", "absent.yaml"][..], &["--help"], &["wirte"]] {
        let with = |option: &'static str| [args, &["--color", option]].concat();
        assert!(!said(args, None), "{args:?}");
        assert!(said(&with("always"), None), "{args:?}");
        assert!(said(&with("always"), Some(("NO_COLOR", "1"))), "{args:?}");
        assert!(said(args, Some(("CLICOLOR_FORCE", "1"))), "{args:?}");
        assert!(
            !said(&with("never"), Some(("CLICOLOR_FORCE", "1"))),
            "{args:?}"
        );
    }
}

#[test]
fn standard_input_has_a_name_in_messages() {
    let folder = tempfile::tempdir().expect("a folder");
    let (book, letters) = (
        folder.path().join("book.yaml"),
        folder.path().join("letters"),
    );
    let (book, letters) = (
        book.to_str().expect("UTF-8"),
        letters.to_str().expect("UTF-8"),
    );
    for (args, wanted) in [
        (&["check", "-"][..], "error: <stdin>:1:1: lettre: "),
        (&["write", "-"], "error: <stdin>:1:1: lettre: "),
        (&["explain", "-"], "error: <stdin>:1:1: lettre: "),
        (&["follow-up", "-", "--kind", "reminder"], "error: <stdin>"),
        (
            &["deadline", "-", "--received", "2026-11-27"],
            "error: <stdin>:1:1: lettre: ",
        ),
        (
            &["employer", "import", "-", "--book", book],
            "error: <stdin>",
        ),
        (
            &["batch", "Cargo.toml", "--request", "-", "--output", letters],
            "error: <stdin>:1:",
        ),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(b"lettre: access\n").expect("written");
        drop(pipe);
        let output = child.wait_with_output().expect("the end");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.starts_with(wanted), "{args:?}: {said}");
        assert_ne!(output.status.code(), Some(0), "{args:?}");
    }
}
