//! The texts of help and manual for `kerkesa case`, a command after the other.

use super::{Entry, Example, Manual, table::TZ};

const CASES: Entry = Entry(
    "`$XDG_DATA_HOME/kerkesa/cases.db`",
    "The case book, unless `--cases` or `KERKESA_CASES` names another. While it is open, `cases.db-wal` and `cases.db-shm` stand beside it and belong to it.",
);

const KEY: Entry = Entry(
    "`$XDG_DATA_HOME/kerkesa/desk.key`",
    "This desk's key, under a passphrase, unless `--key` or `KERKESA_KEY` names another.",
);

const KERKESA_CASES: Entry = Entry(
    "`KERKESA_CASES`",
    "The case book, a file or a `postgres://` address, unless `--cases` is given.",
);

const KERKESA_KEY: Entry = Entry("`KERKESA_KEY`", "This desk's key, unless `--key` is given.");

const PGPASSWORD: Entry = Entry(
    "`PGPASSWORD`, `PGPASSFILE`",
    "The password of a book on a server, or the file that holds it, which is otherwise `~/.pgpass`.",
);

/// The book and this desk's key.
const CASE_FILES: &[Entry] = &[CASES, KEY];

/// What decides which book is opened, with which key.
const CASE_ENVIRONMENT: &[Entry] = &[KERKESA_CASES, KERKESA_KEY, PGPASSWORD, TZ];

/// The commands of the case book.
pub(super) const TABLE: &[Manual] = &[
    Manual {
        command: &["case"],
        description: &[
            "A case is the correspondence of one worker with one employer, from the first letter to the authority's desk. The case book says which letters are due, which answer came, and what comes next from which day.",
            "The book is a file, or a database on a PostgreSQL server that several desks share. In clear it holds only references, laws, letters, states and days. All else is sealed; only the desks that were let in can open it.",
            "Name a case by its reference, or by that of its last letter. The exit code is 0 if all went well, 1 if something was refused, 2 if the call was wrong or the system failed, 3 if the key does not fit, 4 if there is no book that this version can read, 5 if the book cannot be reached now, and 6 if another desk changed the case meanwhile.",
        ],
        examples: &[
            Example(
                "Make a case book, and its recovery key",
                "kerkesa case desk new anna --recovery recovery.txt",
            ),
            Example(
                "Take in the letters of a batch",
                "kerkesa batch list.csv --request base.yaml -o letters --as-cases",
            ),
            Example(
                "Note receipts and an answer",
                "kerkesa case received --from returns.csv\nkerkesa case answered K-001 --kind incomplete --open 2,4",
            ),
            Example(
                "See what is due, then write the letters",
                "kerkesa case list --due\nkerkesa case next --write --output letters --merge print.pdf",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &["batch", "follow-up", "deadline"],
    },
    Manual {
        command: &["case", "desk"],
        description: &[
            "A desk is a computer with a key of its own, under a passphrase. The book is sealed for each desk that was let in, and for a recovery key that you keep on paper. If all of them are lost, nobody can open the book again.",
        ],
        examples: &[Example(
            "See who can open the book",
            "kerkesa case desk list",
        )],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "desk", "new"],
        description: &[
            "The first desk makes the book and its recovery key. A later one gets a key, and prints the command by which a desk that opens the book lets it in.",
            "Kerkesa asks for a passphrase of at least ten characters. If the key file is there, Kerkesa uses it and makes no other.",
        ],
        examples: &[
            Example(
                "Make the book, and write the recovery key to a file, to print it and delete it",
                "kerkesa case desk new anna --recovery recovery.txt",
            ),
            Example(
                "Make the key of a second desk for a book on a server",
                "export KERKESA_CASES=postgres://hotline@db.example.org/cases\nkerkesa case desk new bora",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "desk", "add"],
        description: &[
            "The desk can then open all cases, earlier ones too. Make sure that the public key is that desk's: compare it over the phone.",
        ],
        examples: &[Example(
            "Let a second desk in",
            "kerkesa case desk add bora age1…",
        )],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "desk", "remove"],
        description: &[
            "Kerkesa makes a new key for the book, and seals all cases anew for the desks that remain. The desk that is gone keeps what it has seen, and copies that were made before.",
            "Look at `kerkesa case desk list` first: everyone in the list can open the book afterwards.",
        ],
        examples: &[Example(
            "Shut out the desk of a lost laptop",
            "kerkesa case desk remove bora",
        )],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "desk", "list"],
        description: &["The list needs no key. Each public key in it must be one that you know."],
        examples: &[
            Example("List the desks", "kerkesa case desk list"),
            Example("List them for a program", "kerkesa case desk list --json"),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "desk", "recovery"],
        description: &[
            "All cases are sealed anew. Use it when somebody may have seen the recovery key, or after you have used it.",
        ],
        examples: &[Example(
            "Make a new recovery key, to print it and delete the file",
            "kerkesa case desk recovery recovery.txt",
        )],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "add"],
        description: &[
            "A letter that is in the book stays as it is. One whose `previous` names the last letter of a case becomes the next letter of that case.",
        ],
        examples: &[
            Example(
                "Take in letters that you have written",
                "kerkesa case add access.yaml objection.yaml",
            ),
            Example(
                "Correct the request of a letter",
                "kerkesa case show K-001 --request > K-001.yaml\nkerkesa case add K-001.yaml --force",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &["batch"],
    },
    Manual {
        command: &["case", "sent"],
        description: &[
            "A registered letter, or another proof of sending, lets Kerkesa reckon from the day by which the letter must have arrived, if nobody knows when it did.",
            "A table names its columns `reference` and `day`, or as your language calls them; `proof` is optional.",
        ],
        examples: &[
            Example(
                "Note that letters were sent",
                "kerkesa case sent K-001 K-002 --day 2026-02-02",
            ),
            Example(
                "Note it for all rows of a table",
                "kerkesa case sent --from posted.csv --dates dmy",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "received"],
        description: &[
            "Kerkesa says what comes next in each case, and from which day.",
            "A table names its columns `reference` and `day`, or as your language calls them. In a column `kind` it may say of single letters that they came back, or which answer came.",
        ],
        examples: &[
            Example(
                "Note the day of receipt of one letter",
                "kerkesa case received K-001 --day 2026-02-04",
            ),
            Example(
                "Note a table of receipts",
                "kerkesa case received --from returns.csv --dates dmy",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "returned"],
        description: &[
            "The letter then has to be sent again: find the right address, and let `kerkesa case next --write` write it anew.",
        ],
        examples: &[
            Example(
                "Note that a letter came back",
                "kerkesa case returned K-001 --day 2026-02-16",
            ),
            Example(
                "Write it again, to another address",
                "kerkesa case next K-001 --write --set worker.address.city=Durrës",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "answered"],
        description: &[
            "Of an answer, the book holds the day, the kind, and what you say of it. The next letter uses all of it.",
            "A table names its columns `reference`, `day` and `kind`, and if needed `reasons`, `until`, `fee` and `open`. An authority's decision is `complete`.",
        ],
        examples: &[
            Example(
                "Note that points 2 and 4 are still open",
                "kerkesa case answered K-001 --kind incomplete --open 2,4 \\\n  --day 2026-03-02",
            ),
            Example(
                "Note that the employer takes more time",
                "kerkesa case answered K-001 --kind extension --until 2026-04-07",
            ),
            Example(
                "Note a table of answers",
                "kerkesa case answered --from answers.csv --dates dmy",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "note"],
        description: &["The note is sealed with the rest of the case. It has today's date."],
        examples: &[Example("Add a note", "kerkesa case note K-001 < note.txt")],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "list"],
        description: &[
            "What is due first comes first. The list needs no key unless you look for a worker, an employer or a language: for that, Kerkesa opens the cases on this desk.",
        ],
        examples: &[
            Example("List what is due by today", "kerkesa case list --due"),
            Example(
                "List what is due within a week, for a program",
                "kerkesa case list --due 7 --json",
            ),
            Example(
                "Find the case of somebody who calls",
                "kerkesa case list --worker hoxha",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "show"],
        description: &["With `--json`, Kerkesa prints all that the book holds of the case."],
        examples: &[
            Example("Show a case", "kerkesa case show K-001"),
            Example(
                "Write its last letter again",
                "kerkesa case show K-001 --request | kerkesa write - --output .",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "next"],
        description: &[
            "With `--write`, Kerkesa writes each letter that is due, and notes it in the book. A letter takes the dates and references of the earlier ones. A list of the letters is in the folder.",
            "What else is due, such as a receipt that is missing, is listed and left to you.",
        ],
        examples: &[
            Example(
                "See what comes next in the cases that are due",
                "kerkesa case next",
            ),
            Example(
                "Write all letters that are due, in one PDF to print",
                "kerkesa case next --write --output march --merge march.pdf",
            ),
            Example(
                "Write another letter than the one that comes next",
                "kerkesa case next K-001 --write --kind complaint",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &["write", "follow-up"],
    },
    Manual {
        command: &["case", "calendar"],
        description: &[
            "The calendar has an entry for each day and each thing to do, with the references of the cases and no names.",
        ],
        examples: &[Example(
            "Make a calendar file",
            "kerkesa case calendar --output due.ics",
        )],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &["deadline"],
    },
    Manual {
        command: &["case", "close"],
        description: &["Nothing is due in a closed case. `kerkesa case reopen` goes on with it."],
        examples: &[Example("Close cases", "kerkesa case close K-001 K-002")],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "reopen"],
        description: &["The case is then as it was before it was closed."],
        examples: &[Example("Go on with a case", "kerkesa case reopen K-001")],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "keep"],
        description: &[
            "Nothing is erased by itself: `kerkesa case list --erasable` lists what is to go, and `kerkesa case erase --erasable` erases it.",
        ],
        examples: &[
            Example("Keep closed cases for half a year", "kerkesa case keep 180"),
            Example("See what is set", "kerkesa case keep"),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "erase"],
        description: &[
            "Erasing cannot be undone. It does not reach letters, exports and backups that you have kept.",
        ],
        examples: &[
            Example(
                "Look at what can go, then erase it",
                "kerkesa case list --erasable\nkerkesa case erase --erasable",
            ),
            Example(
                "Erase a case because the worker asks for it",
                "kerkesa case erase K-001 --force",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "export"],
        description: &[
            "The file is sealed for the desks of the book and its recovery key. Keep it elsewhere, and delete it when it is older than the cases that you keep.",
        ],
        examples: &[
            Example("Make a backup", "kerkesa case export backup.age"),
            Example(
                "Hand all cases to another hotline",
                "kerkesa case export cases.age --to age1…",
            ),
        ],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
    Manual {
        command: &["case", "import"],
        description: &[
            "Cases that are in the book stay as they are; one that says something else is refused. This desk's key, or the recovery key, must open the file.",
        ],
        examples: &[Example(
            "Restore a backup into a new book",
            "kerkesa case --cases new.db desk new anna\nkerkesa case --cases new.db import backup.age",
        )],
        files: CASE_FILES,
        environment: CASE_ENVIRONMENT,
        see_also: &[],
    },
];
