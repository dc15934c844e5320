//! The command line, as it is typed and as it answers.

#[test]
fn every_command_answers_as_written() {
    trycmd::TestCases::new()
        // Neither the language of whoever tests nor a case book of theirs decides what is printed.
        .env("LC_ALL", "C.UTF-8")
        .env("KERKESA_CASES", "cases.db")
        .env("KERKESA_KEY", "desk.key")
        .case("tests/cmd/*.md")
        // Links to the pages, beside the files that those show.
        .case("tests/docs/*.md")
        .case("docs/deadlines.md");
}
