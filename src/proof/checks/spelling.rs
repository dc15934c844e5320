//! Words that the dictionary does not know.

use super::{Check, Finding, Proof};
use crate::proof::{Dictionaries, Norms, Scope, is_head};
use std::collections::BTreeSet;

/// Spelling by the language's Hunspell dictionary.
pub(super) struct Spelling<'a>(pub(super) &'a Dictionaries);

impl Check for Spelling<'_> {
    fn name(&self) -> &'static str {
        "spelling"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let norms = &proof.norms;
        let dictionary = norms
            .dictionary
            .as_ref()
            .ok_or_else(|| format!("locales/proof/{}.yaml names no `dictionary`", proof.tag))?;
        let Some(speller) = self.0.find(&dictionary.files) else {
            return Err(absent(dictionary));
        };
        let speller = speller?;
        let known = official_words(proof);
        let is_known = |word: &str| known.contains(word) || speller.check(&word.replace('’', "'"));
        let mut findings = Vec::new();
        for galley in proof.of(&[Scope::Letters, Scope::Inherited, Scope::Program]) {
            for entry in galley.entries.iter().filter(|entry| !is_head(&entry.key)) {
                let plain = without_own(&entry.plain, norms);
                for word in words(&plain) {
                    if is_right(word, norms, &is_known) {
                        continue;
                    }
                    // No proposals: to find them takes the dictionary longer than all else together.
                    findings.push(galley.finding(
                        self.name(),
                        &entry.key,
                        word,
                        format!("“{word}” is not in the dictionary"),
                        format!(
                            "mend it, or add it to `words` of locales/proof/{}.yaml with a reason",
                            proof.tag
                        ),
                    ));
                }
            }
        }
        Ok(findings)
    }
}

fn absent(dictionary: &crate::proof::Dictionary) -> String {
    if dictionary.files.is_empty() {
        return format!(
            "there is no dictionary: {}",
            dictionary.reason.as_deref().unwrap_or("no reason is given")
        );
    }
    let files = dictionary.files.join(" or ");
    match &dictionary.package {
        Some(package) => format!(
            "no dictionary {files} was found; install Debian’s package `{package}`, or name a folder that has it by --dictionaries"
        ),
        None => {
            format!("no dictionary {files} was found; name a folder that has it by --dictionaries")
        }
    }
}

/// The words of the text; an apostrophe or a hyphen inside of a word belongs to it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '’' | '\'' | '-' | '\u{300}'..='\u{36F}')
    })
    .map(|word| word.trim_matches(['\'', '-', '’']))
    .filter(|word| word.chars().any(char::is_alphabetic))
}

/// Whether the word or each of its parts is known; one letter is no word.
fn is_right(word: &str, norms: &Norms, is_known: &dyn Fn(&str) -> bool) -> bool {
    if word.chars().count() == 1 || is_known(word) {
        return true;
    }
    if let Some((start, rest)) = word.split_once(['’', '\'']) {
        let is_elision = norms
            .elisions
            .iter()
            .any(|elision| elision.to_lowercase() == start.to_lowercase());
        return is_elision && is_right(rest, norms, is_known);
    }
    word.contains('-') && word.split('-').all(|part| is_right(part, norms, is_known))
}

/// The text without the language's own words, which may be several together.
fn without_own(text: &str, norms: &Norms) -> String {
    norms.words.iter().fold(text.to_owned(), |text, own| {
        own.word.taken_out_of(&text).into_owned()
    })
}

/// The words of official terms and of the names of laws: Profiling, DSGVO.
fn official_words(proof: &Proof) -> BTreeSet<&str> {
    proof
        .of(&[Scope::Names])
        .filter(|galley| galley.file.starts_with("locales/laws/"))
        .flat_map(|galley| galley.entries.iter().chain(galley.base.values()))
        .map(|entry| entry.plain.as_str())
        .chain(proof.terms.terms.values().map(|term| term.term.as_str()))
        .flat_map(words)
        .collect()
}
