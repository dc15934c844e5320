//! Characters that belong to the language and can be seen.

use super::{Check, Finding, Proof};
use crate::{
    domain::characters::{is_invisible, is_shown},
    proof::{Entry, Norms, Scope, is_head},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// The composed form, nothing invisible, and no letter of another language.
pub(super) struct Characters;

impl Check for Characters {
    fn name(&self) -> &'static str {
        "characters"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        if proof.norms.letters.is_empty() {
            return Err(format!(
                "locales/proof/letters.yaml has no letters of `{}`",
                proof.tag
            ));
        }
        let mut findings = Vec::new();
        for galley in &proof.galleys {
            let words = galley
                .entries
                .iter()
                .filter(|entry| entry.key == "name" || !is_head(&entry.key));
            for entry in words {
                let in_letter = galley.scope != Scope::Program;
                for (about, what, hint) in faults(entry, &proof.norms, in_letter) {
                    findings.push(galley.finding(self.name(), &entry.key, about, what, hint));
                }
            }
        }
        Ok(findings)
    }
}

type Fault = (String, String, &'static str);

fn faults(entry: &Entry, norms: &Norms, in_letter: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_nfc(&entry.text) {
        faults.push((
            "composed".to_owned(),
            "has a letter and its accent as two characters".to_owned(),
            "type the letter with its accent anew; editors can convert to “NFC”",
        ));
    }
    let composed: String = entry.text.nfc().collect();
    for c in composed.chars() {
        if is_invisible(c) {
            faults.push((
                format!("U+{:04X}", u32::from(c)),
                format!("has an invisible character (U+{:04X})", u32::from(c)),
                "delete it; it often comes with text that was copied from elsewhere",
            ));
        } else if in_letter && !is_shown(c) {
            faults.push((
                c.to_string(),
                format!("has “{c}”, which the letter’s font cannot show"),
                "use another character",
            ));
        }
    }
    let plain: String = entry.plain.nfc().collect();
    let mut strange: Vec<char> = without_foreign(&plain, norms)
        .chars()
        .filter(|c| c.is_alphabetic() || is_combining_mark(*c))
        .filter(|c| !c.to_lowercase().all(|small| norms.letters.contains(small)))
        .filter(|c| !norms.letters.contains(*c))
        .collect();
    strange.sort_unstable();
    strange.dedup();
    faults.extend(strange.into_iter().map(|c| {
        (
            c.to_string(),
            format!("has “{c}”, which is no letter of the language (U+{:04X})", u32::from(c)),
            "type it as the language has it; a foreign name goes into `foreign` of the language’s file in locales/proof",
        )
    }));
    faults
}

fn without_foreign(text: &str, norms: &Norms) -> String {
    norms.foreign.iter().fold(text.to_owned(), |text, name| {
        name.word.taken_out_of(&text).into_owned()
    })
}
