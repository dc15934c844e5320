//! Neither much shorter nor much longer than English.

use super::{Check, Finding, Proof};
use crate::proof::{Entry, Galley, Scope, is_said};

/// The length of the whole and of each sentence, as a share of the English one.
pub(super) struct Lengths;

/// Below this many characters of English, a sentence says nothing by its length.
const SHORT: usize = 40;
/// A single sentence varies more than the whole: in the first four languages between 0.76 and 1.84.
const SENTENCE: (f64, f64) = (0.6, 2.0);
/// What the program says is shorter and freer: between 0.48 and 1.44.
const LABEL: (f64, f64) = (0.4, 2.2);

impl Check for Lengths {
    fn name(&self) -> &'static str {
        "length"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for galley in proof.of(&[Scope::Letters, Scope::Program]) {
            let (least, most) = if galley.scope == Scope::Letters {
                SENTENCE
            } else {
                LABEL
            };
            for (entry, english) in said(galley).filter(|(_, english)| english.length() >= SHORT) {
                let ratio = share(entry.length(), english.length());
                if ratio < least || ratio > most {
                    findings.push(galley.finding(
                        self.name(),
                        &entry.key,
                        "sentence",
                        format!("is {ratio:.1} times as long as the English sentence"),
                        "see whether it says less or more than English does",
                    ));
                }
            }
            let (mut here, mut there) = (0, 0);
            for (entry, english) in said(galley) {
                here += entry.length();
                there += english.length();
            }
            let ratio = share(here, there);
            let length = proof.norms.length;
            // A variant holds a few sentences only, and no whole.
            if proof.base.is_none() && there > 0 && (ratio < length.least || ratio > length.most) {
                findings.push(galley.finding(
                    self.name(),
                    "language",
                    "whole",
                    format!("the whole is {ratio:.2} times as long as English"),
                    "see whether sentences say less or more than English does",
                ));
            }
        }
        Ok(findings)
    }
}

fn said(galley: &Galley) -> impl Iterator<Item = (&Entry, &Entry)> {
    galley.pairs().filter(|(entry, _)| is_said(&entry.key))
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a text has fewer characters than an f64 has whole numbers"
)]
fn share(found: usize, english: usize) -> f64 {
    found as f64 / english as f64
}
