//! The checks, one file each.

mod avoid;
mod characters;
mod keys;
mod length;
mod numbers;
mod placeholders;
mod spelling;
mod terms;
mod typography;
mod untranslated;

use super::{Dictionaries, Finding, Proof};

/// One thing that is looked for in a language.
pub trait Check {
    /// The name by which findings and allowances call it.
    fn name(&self) -> &'static str;

    /// Looks for it.
    ///
    /// # Errors
    /// Why it could not be run.
    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String>;
}

/// All checks that need nothing but data and dictionaries, in their order.
#[must_use]
pub fn standard(dictionaries: &Dictionaries) -> Vec<Box<dyn Check + '_>> {
    vec![
        Box::new(keys::Keys),
        Box::new(characters::Characters),
        Box::new(placeholders::Placeholders),
        Box::new(numbers::Numbers),
        Box::new(terms::Official),
        Box::new(avoid::Avoid),
        Box::new(typography::Typography),
        Box::new(length::Lengths),
        Box::new(untranslated::Untranslated),
        Box::new(spelling::Spelling(dictionaries)),
    ]
}
