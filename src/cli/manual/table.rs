//! The texts of help and manual, a command after the other.

use super::{BARE, Entry, Example, Manual};

/// What there is to say of a command, by the words behind `kerkesa`.
pub(super) fn of(command: &[String]) -> Option<&'static Manual> {
    TABLE.iter().find(|manual| manual.command == command)
}

const BOOK: Entry = Entry(
    "`$XDG_DATA_HOME/kerkesa/employers.yaml`",
    "The employers' book, unless `--book` or `KERKESA_BOOK` names another. Without XDG_DATA_HOME it is in `~/.local/share`; on Windows, in the folder for application data.",
);

const KERKESA_BOOK: Entry = Entry(
    "`KERKESA_BOOK`",
    "The employers' book, unless `--book` is given.",
);

const TZ: Entry = Entry("`TZ`", "The time zone that decides which day is today.");

const TABLE: &[Manual] = &[
    Manual {
        description: &[
            "Kerkesa writes the letters with which you ask an employer what it knows about you, object to being watched, and carry on until the authority decides. It writes them in Albanian, English, German and Italian, under the law of Albania, Kosovo, Switzerland, the United Kingdom and the European Union.",
            "You describe your case in a request file, or let `kerkesa new` ask you. The rest follows from the law: what you may ask for, by when the employer must answer, and which articles to name.",
            "Kerkesa is no legal advice. It opens no network connection, and nothing that you write leaves your machine.",
        ],
        examples: &[
            Example(
                "Answer questions, then print, sign and send the letter",
                "kerkesa new",
            ),
            Example(
                "Check a request file, then write its letter as a PDF",
                "kerkesa check request.yaml\nkerkesa write request.yaml",
            ),
            Example("See what you can choose from", "kerkesa list letters"),
        ],
        files: &[BOOK],
        environment: &[KERKESA_BOOK, TZ],
        ..BARE
    },
    Manual {
        command: &["write"],
        description: &[
            "Each request file becomes one letter. Its file is named after the kind of letter and its reference, never after a person, and only you can read it. A letter that is already there is left alone unless you give `--force`.",
            "If a request is wrong, the message says where and how to mend it. All other requests still become letters.",
        ],
        examples: &[
            Example("Write a letter as a PDF", "kerkesa write request.yaml"),
            Example(
                "Write several letters, each as a PDF and as text, into a folder",
                "kerkesa write *.yaml --format pdf,text --output letters",
            ),
            Example(
                "Read a letter without saving it",
                "kerkesa write request.yaml --format text --output -",
            ),
            Example(
                "Get an Albanian copy to read, beside the letter to send",
                "kerkesa write request.yaml --reading-copy sq",
            ),
        ],
        files: &[BOOK],
        environment: &[KERKESA_BOOK, TZ],
        see_also: &["check", "explain", "schema"],
    },
    Manual {
        command: &["batch"],
        description: &[
            "The columns of the roster are named like the keys of a request file: `worker.name`, `worker.address.city`, `reference`. A row's cells come before the values of the base file.",
            "Rows that are wrong are listed with their line and column; all others become letters. You can stop a run at any time and start it again.",
        ],
        examples: &[
            Example(
                "Write a letter for each row, and list the rows that were refused",
                "kerkesa batch roster.csv --request base.yaml --output letters \\\n  --errors errors.csv",
            ),
            Example(
                "Make one PDF for the print shop",
                "kerkesa batch roster.csv --request base.yaml --output letters \\\n  --merge print.pdf",
            ),
            Example(
                "Send many objections under one cover letter of your union, which comes first in the PDF",
                "kerkesa batch roster.csv --request base.yaml --output letters \\\n  --cover --merge print.pdf",
            ),
            Example(
                "Share the work between two machines; this is the first",
                "kerkesa batch roster.csv --request base.yaml --output letters \\\n  --shard 1/2",
            ),
        ],
        files: &[
            Entry(
                "`.kerkesa-batch`",
                "In the folder of the letters: the secret behind the references, and the date of the letters. Keep it with the letters.",
            ),
            Entry(
                "`manifest.csv`, `manifest.json`",
                "In the folder of the letters: every letter with its reference, its file, and the day by which an answer is due.",
            ),
            Entry(
                "`superseded.csv`",
                "In the folder of the letters: letters of earlier runs that no row asks for any more.",
            ),
            BOOK,
        ],
        environment: &[KERKESA_BOOK, TZ],
        see_also: &["write", "check"],
    },
    Manual {
        command: &["follow-up"],
        description: &[
            "The new request file keeps what stays the same, and names the earlier letter with its days. It is written beside the new letter, so that you can carry on from it in turn.",
        ],
        examples: &[
            Example(
                "Remind an employer that has not answered",
                "kerkesa follow-up access.yaml --kind reminder --received 2026-11-26",
            ),
            Example(
                "Point out what is missing from an answer",
                "kerkesa follow-up access.yaml --kind incomplete_reply \\\n  --received 2026-11-26 --reply-date 2026-12-10 \\\n  --reply incomplete --open 2,4",
            ),
        ],
        files: &[BOOK],
        environment: &[KERKESA_BOOK, TZ],
        see_also: &["deadline", "write"],
    },
    Manual {
        command: &["explain"],
        description: &["Read the page before you sign the letter."],
        examples: &[
            Example(
                "Read in Albanian what a letter does",
                "kerkesa explain request.yaml --language sq",
            ),
            Example(
                "Save the page as a PDF",
                "kerkesa explain request.yaml --format pdf --output .",
            ),
        ],
        files: &[BOOK],
        environment: &[KERKESA_BOOK, TZ],
        see_also: &["write", "deadline"],
    },
    Manual {
        command: &["new"],
        description: &[
            "The questions come in your language, one at a time. You can leave at any question with Escape; your answers are kept.",
        ],
        examples: &[
            Example("Answer the questions", "kerkesa new"),
            Example("Keep several requests apart", "kerkesa new access.yaml"),
        ],
        files: &[
            Entry(
                "`request.draft.yaml`",
                "Beside the request file: your answers so far, until the request is finished.",
            ),
            BOOK,
        ],
        environment: &[KERKESA_BOOK, TZ],
        see_also: &["check", "write"],
    },
    Manual {
        command: &["check"],
        description: &[
            "A request file is checked as if its letter were written: first for what is wrong, then for what is unwise, such as a reply address at work.",
            "Without request files, `--language` proofreads the words of a language. Spelling needs a Hunspell dictionary; if there is none, the output says so.",
        ],
        examples: &[
            Example("Check a request file", "kerkesa check request.yaml"),
            Example(
                "Check request files from a program",
                "kerkesa check *.yaml --json",
            ),
            Example(
                "Proofread a translation that you are working on",
                "kerkesa check --language sq --data .",
            ),
        ],
        files: &[BOOK],
        environment: &[
            KERKESA_BOOK,
            Entry(
                "`KERKESA_DICTIONARIES`",
                "Folders with Hunspell dictionaries, unless `--dictionaries` is given.",
            ),
            TZ,
        ],
        see_also: &["write", "schema"],
    },
    Manual {
        command: &["deadline"],
        description: &[
            "You get the last day for the answer, the day from which a reminder may say that it is late, and the day from which a complaint makes sense, each with the rule behind it.",
        ],
        examples: &[
            Example(
                "Work it out from a request file",
                "kerkesa deadline request.yaml --received 2026-11-27",
            ),
            Example(
                "Work it out without one",
                "kerkesa deadline --jurisdiction DE --region DE-BY \\\n  --received 2026-11-27",
            ),
            Example(
                "Put the days into your calendar",
                "kerkesa deadline request.yaml --received 2026-11-27 --format ics \\\n  --output answer.ics",
            ),
        ],
        files: &[BOOK],
        environment: &[KERKESA_BOOK, TZ],
        see_also: &["follow-up"],
    },
    Manual {
        command: &["list"],
        description: &["The first column is what you write into a request file."],
        examples: &[
            Example(
                "List the kinds of data, in Albanian",
                "kerkesa list data --language sq",
            ),
            Example("See what each law grants", "kerkesa list laws --json"),
        ],
        see_also: &["write"],
        ..BARE
    },
    Manual {
        command: &["employer"],
        description: &[
            "A request then names the entry instead of the address: `employer: {book: shembull-contact-center}`. The book is a file that you may edit by hand.",
        ],
        examples: &[Example(
            "Add companies, then find one",
            "kerkesa employer import records/*.json\nkerkesa employer list tirane",
        )],
        files: &[BOOK],
        environment: &[KERKESA_BOOK],
        see_also: &["write"],
    },
    Manual {
        command: &["employer", "import"],
        description: &[
            "If a record is wrong, the message says why; all others are added. Entries that you have changed by hand stay as they are.",
        ],
        examples: &[
            Example(
                "Add companies as of the day you downloaded them",
                "kerkesa employer import records/*.json --as-of 2026-07-21",
            ),
            Example(
                "Take newer records",
                "kerkesa employer import records/*.json --update",
            ),
        ],
        files: &[BOOK],
        environment: &[KERKESA_BOOK, TZ],
        ..BARE
    },
    Manual {
        command: &["employer", "list"],
        description: &["Case and accents make no difference."],
        examples: &[Example(
            "Find companies in Tirana",
            "kerkesa employer list tirane",
        )],
        files: &[BOOK],
        environment: &[KERKESA_BOOK],
        ..BARE
    },
    Manual {
        command: &["employer", "show"],
        examples: &[Example(
            "Print an entry",
            "kerkesa employer show shembull-contact-center",
        )],
        files: &[BOOK],
        environment: &[KERKESA_BOOK],
        ..BARE
    },
    Manual {
        command: &["employer", "check"],
        description: &[
            "It names entries that have no address or no country, entries that do not fit into every window of an envelope, and entries that are old. If there are any, the exit code is 1.",
        ],
        examples: &[Example(
            "Find entries that are older than two years",
            "kerkesa employer check --older-than 2",
        )],
        files: &[BOOK],
        environment: &[KERKESA_BOOK, TZ],
        ..BARE
    },
    Manual {
        command: &["schema"],
        description: &[
            "Editors that know JSON Schema then suggest keys and values while you type, and mark mistakes. `docs/request.md` says how to set yours up. The schema cannot find every mistake: run `kerkesa check` as well.",
        ],
        examples: &[
            Example("Save the schema", "kerkesa schema > request.schema.json"),
            Example(
                "Name it in the first line of a request file",
                "# yaml-language-server: $schema=request.schema.json",
            ),
        ],
        see_also: &["check", "write"],
        ..BARE
    },
    Manual {
        command: &["completions"],
        description: &[
            "Your shell then completes commands, options and their values when you press Tab.",
        ],
        examples: &[
            Example(
                "For bash",
                "kerkesa completions bash \\\n  > ~/.local/share/bash-completion/completions/kerkesa",
            ),
            Example(
                "For zsh, in a folder of your $fpath",
                "kerkesa completions zsh > ~/.zfunc/_kerkesa",
            ),
            Example(
                "For fish",
                "kerkesa completions fish > ~/.config/fish/completions/kerkesa.fish",
            ),
        ],
        ..BARE
    },
    Manual {
        command: &["man"],
        description: &["Without `--dir`, it prints the page about the program as a whole."],
        examples: &[
            Example("Read the manual", "kerkesa man | man -l -"),
            Example(
                "Install all pages, then read one",
                "kerkesa man --dir ~/.local/share/man/man1\nman kerkesa-write",
            ),
        ],
        ..BARE
    },
];

#[cfg(test)]
mod tests {
    use super::TABLE;
    use clap::Command;

    fn paths(command: &Command, path: &[String], found: &mut Vec<Vec<String>>) {
        found.push(path.to_vec());
        for below in command.get_subcommands() {
            paths(
                below,
                &[path, &[below.get_name().to_owned()]].concat(),
                found,
            );
        }
    }

    #[test]
    fn every_command_has_its_texts_and_examples_that_it_takes() {
        let command = super::super::command();
        let mut found = Vec::new();
        paths(&command, &[], &mut found);
        found.sort();
        let mut told: Vec<Vec<String>> = TABLE
            .iter()
            .map(|manual| manual.command.iter().map(ToString::to_string).collect())
            .collect();
        told.sort();
        assert_eq!(found, told);
        for manual in TABLE {
            assert!(!manual.examples.is_empty(), "{:?}", manual.command);
            for example in manual.examples {
                for line in example.1.lines() {
                    // What is typed stands in the manual at 80 columns as it is.
                    assert!(line.chars().count() <= 69, "{line}");
                }
                for typed in example.1.replace("\\\n", " ").lines() {
                    let words = typed.split(['|', '>']).next().unwrap_or_default();
                    let mut words = words.split_whitespace().peekable();
                    if words.peek() == Some(&"kerkesa") {
                        let read = command.clone().try_get_matches_from(words);
                        assert!(read.is_ok(), "{typed}: {:?}", read.err());
                    }
                }
            }
        }
    }
}
