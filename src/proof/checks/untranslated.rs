//! Sentences that are still English.

use super::{Check, Finding, Proof};
use crate::proof::{Scope, is_said};

/// Sentences that stand just as in English.
///
/// An English sentence that was changed is found by the language of the paragraph, which only the tests of the
/// project look for: the models that it takes are larger than this program.
pub(super) struct Untranslated;

/// Fewer words may be the same in two languages.
const WORDS: usize = 3;

impl Check for Untranslated {
    fn name(&self) -> &'static str {
        "untranslated"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        if proof.tag.base() == "en" {
            return Ok(Vec::new());
        }
        let mut findings = Vec::new();
        for galley in proof.of(&[Scope::Letters, Scope::Program]) {
            for (entry, english) in galley.pairs().filter(|(entry, _)| is_said(&entry.key)) {
                let words = entry.plain.split_whitespace();
                let long = words
                    .filter(|word| word.chars().any(char::is_alphabetic))
                    .count();
                if entry.plain == english.plain && long >= WORDS {
                    findings.push(galley.finding(
                        self.name(),
                        &entry.key,
                        "English",
                        "is still English",
                        "translate it",
                    ));
                }
            }
        }
        Ok(findings)
    }
}
