//! Why no days are printed.

use crate::{
    catalog::{Labels, Said, Voice},
    cli::failure::{Failure, Message},
    deadlines::DeadlineError,
};
use std::{io, path::Path};

/// A wrong option or file is a wrong call; days that cannot be reckoned are refused.
pub(super) fn refused(labels: &Labels, why: &DeadlineError) -> Failure {
    match why {
        DeadlineError::Catalog(_) | DeadlineError::Citation(_) => Failure::system(why.to_string()),
        DeadlineError::Region { .. } => Failure::system(format!("--region: {why}")),
        _ => {
            let Said { what, hint } = why.told(labels);
            let place = None;
            let refused = Failure::Refused(Message { place, what, hint });
            refused.told(&Voice::with(labels.clone()))
        }
    }
}

pub(super) fn not_written(path: &Path, why: &io::Error) -> Failure {
    if why.kind() == io::ErrorKind::AlreadyExists {
        return Failure::system_hint(
            format!("{}: another file has this name", path.display()),
            "`--force` replaces it",
        );
    }
    Failure::at(path, why)
}
