//! The command line as its users see it: `tests/cli/*.md`, rewritten by `TRYCMD=overwrite cargo test --test cli`.

#[test]
fn the_command_line_answers_as_written() {
    trycmd::TestCases::new().case("tests/cli/*.md");
}
