//! What the columns of a roster are for, where their names do not say it.

use super::args::Batch;
use crate::{
    cli::{
        failure::{Failure, Message},
        requests,
    },
    domain::quoted,
    intake::{Base, Columns},
    roster::Understanding,
};

/// The map of the columns: the file that is named, or what the base file says.
pub(super) fn read(args: &Batch, base: &Base) -> Result<Option<Columns>, Failure> {
    let Some(file) = &args.columns else {
        return Ok(base.columns().cloned());
    };
    if base.columns().is_some() {
        return Err(Failure::system_hint(
            "`--columns` is given, and the base file has `columns:` too",
            "keep one of them",
        ));
    }
    let bytes = requests::bytes(file).map_err(|why| Failure::of(file, &why))?;
    let columns =
        Columns::read(&bytes).map_err(|why| Failure::Refused(Message::of_refusal(file, &why)))?;
    Ok(Some(columns))
}

/// How much was understood by usual headings alone, in one line.
pub(super) fn by_language(understanding: &Understanding) -> Option<String> {
    /// How many headings are named.
    const SHOWN: usize = 5;
    let (count, left) = understanding.by_language();
    let columns = match count {
        0 => None,
        1 => Some("1 column is understood by its usual heading".to_owned()),
        count => Some(format!(
            "{count} columns are understood by their usual headings"
        )),
    };
    let mut names: Vec<String> = left
        .iter()
        .take(SHOWN)
        .map(|heading| quoted(heading))
        .collect();
    if left.len() > SHOWN {
        names.push(format!("{} more", left.len() - SHOWN));
    }
    let left = (!names.is_empty()).then(|| format!("left out: {}", names.join(", ")));
    match (columns, left) {
        (Some(columns), Some(left)) => Some(format!("{columns}; {left}")),
        (columns, left) => columns.or(left),
    }
}
