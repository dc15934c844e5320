//! The files of the catalogue that are inside the program.

use include_dir::{Dir, include_dir};
use std::path::Path;

/// The files of `locales/` as JSON, as `build.rs` has read them.
static LOCALES: Dir<'_> = include_dir!("$OUT_DIR/locales");

/// The same as they were written, with their comments and lines: for proofreading.
#[cfg(feature = "proof")]
static WRITTEN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// Names of templates, each with its text.
macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// The templates: few, and each is the work of a developer.
pub(super) const TEMPLATES: &[(&str, &str)] = templates![
    "access.tera",
    "annex.tera",
    "base.tera",
    "ch/collective_complaint.tera",
    "ch/complaint.tera",
    "ch/human_review.tera",
    "ch/objection.tera",
    "ch/objection_unanswered.tera",
    "collective_complaint.tera",
    "collective_objection.tera",
    "complaint.tera",
    "consent_withdrawal.tera",
    "employer_complaint.tera",
    "erasure.tera",
    "explain.tera",
    "extension_reply.tera",
    "fee_reply.tera",
    "follow.tera",
    "form_reply.tera",
    "human_review.tera",
    "identity_reply.tera",
    "incomplete_reply.tera",
    "instead.tera",
    "mandate.tera",
    "objection.tera",
    "objection_unanswered.tera",
    "open.tera",
    "portability.tera",
    "preservation.tera",
    "rectification.tera",
    "refusal_reply.tera",
    "reminder.tera",
    "restriction.tera",
    "scope.tera",
    "shortcoming.tera",
    "silence.tera",
    "situation.tera",
    "uk/collective_complaint.tera",
    "violated.tera",
    "where.tera",
    "words.tera",
    "wrong_language_reply.tera",
];

/// A YAML file below `locales/` as it was written.
#[cfg(feature = "proof")]
pub(super) fn text(file: &str) -> Option<&'static str> {
    WRITTEN
        .get_file(file.strip_prefix("locales/")?)?
        .contents_utf8()
}

/// What such a file says, as JSON.
pub(super) fn json(file: &str) -> Option<&'static [u8]> {
    let json = Path::new(file.strip_prefix("locales/")?).with_extension("json");
    Some(LOCALES.get_file(json)?.contents())
}

/// Whether there is such a folder, `locales` or one below it.
pub(super) fn has(folder: &str) -> bool {
    dir(folder).is_some()
}

/// The names of the files in such a folder, without their ending.
pub(super) fn stems(folder: &str) -> impl Iterator<Item = &'static str> {
    let files = dir(folder).into_iter().flat_map(Dir::files);
    files.filter_map(|file| file.path().file_stem()?.to_str())
}

/// Every file with its path, `locales/laws/al.yaml`, as JSON.
pub(super) fn all() -> impl Iterator<Item = (String, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders = vec![&LOCALES];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files());
    }
    files.into_iter().map(|file| {
        let path = file.path().with_extension("yaml");
        let path = path.to_string_lossy().replace('\\', "/");
        (format!("locales/{path}"), file.contents())
    })
}

fn dir(folder: &str) -> Option<&'static Dir<'static>> {
    match folder.strip_prefix("locales/") {
        None => Some(&LOCALES),
        Some(folder) => LOCALES.get_dir(folder),
    }
}
