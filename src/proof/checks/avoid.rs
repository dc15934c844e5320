//! Words that look right and are not the law's.

use super::{Check, Finding, Proof};

/// Words to avoid, wherever they stand.
pub(super) struct Avoid;

impl Check for Avoid {
    fn name(&self) -> &'static str {
        "avoid"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for avoided in &proof.terms.avoid {
            for galley in &proof.galleys {
                for entry in &galley.entries {
                    if avoided.word.is_in(&entry.plain) {
                        findings.push(galley.finding(
                            self.name(),
                            &entry.key,
                            avoided.word.as_str(),
                            format!("has a word to avoid: {}", avoided.word.as_str()),
                            avoided.reason.as_str(),
                        ));
                    }
                }
            }
        }
        Ok(findings)
    }
}
