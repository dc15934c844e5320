//! `kerkesa explain`: what a letter does, what happens next and what to keep, in plain words.

use super::{
    args::{Explain, Global, Out},
    failure::Failure,
    requests,
    write::{self, Document},
};
use crate::compose::explain;

/// Writes the page of each request.
pub(super) fn run(args: &Explain, global: &Global) -> Result<(), Failure> {
    let out = Out {
        format: args.format.clone(),
        output: args.output.clone(),
        force: args.force,
    };
    let catalog = requests::catalog(global)?;
    write::run_as(
        &args.requests,
        &out,
        global,
        catalog,
        &|request, catalog| {
            Ok(vec![Document {
                stem: format!("explain-{}", request.file_stem()),
                letter: explain(request, catalog)?,
            }])
        },
    )
}
