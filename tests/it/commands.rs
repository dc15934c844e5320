//! The command line, as it is typed and as it answers.

#[test]
fn every_command_answers_as_written() {
    trycmd::TestCases::new()
        .case("tests/cmd/*.md")
        // Links to the pages, beside the files that those show.
        .case("tests/docs/*.md")
        .case("docs/deadlines.md");
}
