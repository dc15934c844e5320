//! In place of the catalogue's files, in a program that is handed its catalogue.

/// No templates.
pub(super) const TEMPLATES: &[(&str, &str)] = &[];

/// No text.
#[cfg(feature = "proof")]
pub(super) const fn text(_: &str) -> Option<&'static str> {
    None
}

/// No file.
pub(super) const fn json(_: &str) -> Option<&'static [u8]> {
    None
}

/// No folder.
pub(super) const fn has(_: &str) -> bool {
    false
}

/// No names.
pub(super) const fn stems(_: &str) -> std::iter::Empty<&'static str> {
    std::iter::empty()
}
