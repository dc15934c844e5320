//! The texts of help and manual, a command after the other.

use super::{BARE, Entry, Example, Manual, cases};

/// What there is to say of a command, by the words behind `kerkesa`.
pub(super) fn of(command: &[String]) -> Option<&'static Manual> {
    all().find(|manual| manual.command == command)
}

/// The manuals of all commands.
fn all() -> impl Iterator<Item = &'static Manual> {
    TABLE.iter().chain(cases::TABLE)
}

const BOOK: Entry = Entry(
    "`$XDG_DATA_HOME/kerkesa/employers.yaml`",
    "The employers' book, unless `--book` or `KERKESA_BOOK` names another. If XDG_DATA_HOME is not set, it is in `~/.local/share`; on Windows, in the folder for application data.",
);

const KERKESA_BOOK: Entry = Entry(
    "`KERKESA_BOOK`",
    "The employers' book, unless `--book` is given.",
);

pub(super) const TZ: Entry = Entry("`TZ`", "The time zone that decides which day is today.");

const TABLE: &[Manual] = &[
    Manual {
        description: &[
            "Kerkesa writes the letters that you send your employer to find out what it knows about you, to object to being watched at work, and to carry on until the authority decides. They are in Albanian, English, German or Italian, under the law of Albania, Kosovo, Switzerland, the United Kingdom and the European Union.",
            "You describe your case in a request file, or let `kerkesa new` ask you. Kerkesa knows what the law lets you ask for, when the employer must answer, and which articles to name.",
            "Kerkesa is not legal advice. It opens no network connection, and nothing you write leaves your machine, unless you keep your case book on a server.",
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
            "Each request file becomes a letter. The letter's file is named after the kind of letter and its reference, never after a person, and only you can read it. Kerkesa does not replace another letter of that name unless you give `--force`.",
            "If a request is wrong, Kerkesa says where and how to fix it, and still writes the letters of all others.",
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
                "Write the letter to send, and an Albanian copy to read",
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
            "Name the columns of the table like the keys of a request file: `worker.name`, `worker.address.city`, `reference`. Usual headings in Albanian, English, German and Italian work too, and a map says what any other column is. The base file holds what the letters have in common; a cell takes the place of its value.",
            "Kerkesa lists the rows that are wrong, with line and column, and writes the letters of all others. You can stop a run at any time and start it again.",
        ],
        examples: &[
            Example(
                "Begin with a table that has its own headings: get a base file and a map of its columns, fill them in, and see what is understood",
                "kerkesa batch --starter members.xlsx\nkerkesa batch --check members.xlsx \\\n  --request base.yaml --columns columns.yaml",
            ),
            Example(
                "Write a letter for each row, and list refused rows in a file",
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
                "Write the tables for a spreadsheet in German, and as JSON beside",
                "kerkesa batch roster.csv --request base.yaml --output letters \\\n  --errors errors.csv --table excel-de,json",
            ),
            Example(
                "Take the letters into the case book, to know later which are due",
                "kerkesa batch roster.csv --request base.yaml --output letters \\\n  --as-cases",
            ),
            Example(
                "Divide the work between two machines; this is the first",
                "kerkesa batch roster.csv --request base.yaml --output letters \\\n  --shard 1/2",
            ),
        ],
        files: &[
            Entry(
                "`.kerkesa-batch`",
                "In the folder of the letters: the secret behind the references, and the letters' date. Keep it with the letters.",
            ),
            Entry(
                "`manifest.csv`, `manifest.json`",
                "In the folder of the letters: every letter with its reference, its file, and the day by which an answer is due.",
            ),
            Entry(
                "`superseded.csv`",
                "In the folder of the letters: a list of letters of earlier runs that no row asks for any more. A letter that is still asked for is never in it.",
            ),
            BOOK,
        ],
        environment: &[KERKESA_BOOK, TZ],
        see_also: &["write", "check", "case"],
    },
    Manual {
        command: &["follow-up"],
        description: &[
            "Start from the request file of your last letter. You get the new letter, and a new request file that keeps your details and names the earlier letter with its dates. Go on from that file next time.",
        ],
        examples: &[
            Example(
                "Remind an employer that has not answered",
                "kerkesa follow-up access.yaml --kind reminder --received 2026-11-26",
            ),
            Example(
                "Ask for the points that an answer leaves open",
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
            "Kerkesa asks one question at a time, in your language, for any letter. Press Escape to go back one question, and Ctrl-C to stop: your answers are kept.",
        ],
        examples: &[
            Example(
                "Answer questions, and get a request file and its letter",
                "kerkesa new",
            ),
            Example(
                "Use another name, to keep several requests apart",
                "kerkesa new access.yaml",
            ),
            Example(
                "Write the letter that follows, once an answer came or none did",
                "kerkesa new --from access.yaml",
            ),
            Example(
                "Change a request that is finished",
                "kerkesa new --edit access.yaml",
            ),
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
            "Kerkesa checks a request file as if it wrote the letter, but writes nothing. It reports what is wrong, then what is unwise, such as a reply address at work.",
            "With `--language` and no request file, it proofreads the words of that language. Spelling needs a Hunspell dictionary; if there is none, the output says so.",
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
            "Kerkesa shows the last day for the answer, the day from which a reminder may say that it is late, and the day from which a complaint makes sense, each with the rule behind it.",
        ],
        examples: &[
            Example(
                "Use a request file",
                "kerkesa deadline request.yaml --received 2026-11-27",
            ),
            Example(
                "Use a country and a region instead",
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
        description: &["Write the word in the first column into your request file."],
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
            "A request then names an entry instead of an address: `employer: {book: shembull-contact-center}`. The book is a file that you can edit by hand.",
        ],
        examples: &[Example(
            "Add companies, then find those in Tirana",
            "kerkesa employer import records/*.json\nkerkesa employer list tirane",
        )],
        files: &[BOOK],
        environment: &[KERKESA_BOOK],
        see_also: &["write"],
    },
    Manual {
        command: &["employer", "search"],
        description: &[
            "The list comes from the Datenanfragen company database (CC0). It holds the addresses that companies give for questions of data protection, and the first line of what is printed says as of which day. Check an address before you use it, and that the company is the one in your contract.",
            "At most 20 companies are printed, the best first, each as a request would have it. `kerkesa new` offers the same ones when it asks for the name.",
        ],
        examples: &[Example(
            "Find the address of a company in Germany",
            "kerkesa employer search wasserbau --country DE",
        )],
        see_also: &["new"],
        ..BARE
    },
    Manual {
        command: &["employer", "import"],
        description: &[
            "If a record is wrong, Kerkesa says why, and adds all others. Entries that you have changed by hand stay as they are.",
        ],
        examples: &[
            Example(
                "Add companies from records that you downloaded that day",
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
            "It names entries without an address or a country, entries that do not fit into the window of every envelope, and old entries. If there are any, the exit code is 1.",
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
            "An editor that knows JSON Schema suggests keys and values while you type, and marks mistakes. `docs/request.md` says how to set yours up. The schema cannot find every mistake: run `kerkesa check` as well.",
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
            "With the script, your shell completes commands, options and their values when you press Tab.",
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
        description: &["Without `--dir`, Kerkesa prints the page about the program as a whole."],
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
    use super::all;
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
        let mut told: Vec<Vec<String>> = all()
            .map(|manual| manual.command.iter().map(ToString::to_string).collect())
            .collect();
        told.sort();
        assert_eq!(found, told);
        for manual in all() {
            assert!(!manual.examples.is_empty(), "{:?}", manual.command);
            for example in manual.examples {
                for line in example.1.lines() {
                    // What is typed stands in the manual at 80 columns as it is.
                    assert!(line.chars().count() <= 69, "{line}");
                }
                for typed in example.1.replace("\\\n", " ").lines() {
                    let words = typed.split(['|', '>', '<']).next().unwrap_or_default();
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
