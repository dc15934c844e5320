//! The command line, as it is typed and as it answers.

#[test]
fn every_command_answers_as_written() {
    trycmd::TestCases::new()
        .case("tests/cmd/*.md")
        .case("docs/deadlines.md");
}
