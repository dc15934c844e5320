//! `kerkesa completions` and `kerkesa man`: made from the definitions of the arguments.

use super::{
    args::{Cli, Completions},
    failure::Failure,
};
use clap::CommandFactory;
use std::io::{self, Write};

/// Prints a completion script.
pub(super) fn completions(args: &Completions) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kerkesa", &mut script);
    print(&script)
}

/// Prints the manual page, subcommands included.
pub(super) fn man() -> Result<(), Failure> {
    let mut page = Vec::new();
    let mut command = Cli::command();
    command.build();
    let made = clap_mangen::Man::new(command.clone()).render(&mut page);
    made.map_err(|why| Failure::system(format!("the manual page: {why}")))?;
    print(&page)
}

/// Prints a product on standard output.
pub(super) fn print(product: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(product).and_then(|()| stdout.flush()) {
        // A reader that has seen enough (`| head`) is no failure.
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|why| Failure::system(format!("standard output: {why}"))),
    }
}
