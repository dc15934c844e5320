//! Which language a paragraph is in: a check for the tests alone, since its models are larger than the program.

use kerkesa::proof::{Check, Finding, Proof, Scope};
use lingua::{Language, LanguageDetector, LanguageDetectorBuilder};

/// Sentences of letters that are in another language than their file.
pub(crate) struct Paragraphs(LanguageDetector);

/// Shorter ones can be taken for any language.
const LEAST: usize = 60;

impl Paragraphs {
    /// With every language that `Cargo.toml` names for `lingua`.
    pub(crate) fn new() -> Self {
        Self(LanguageDetectorBuilder::from_all_languages().build())
    }
}

fn code(language: Language) -> String {
    language.iso_code_639_1().to_string().to_lowercase()
}

impl Check for Paragraphs {
    fn name(&self) -> &'static str {
        "paragraphs"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let mut mine = proof.norms.detected_as.clone();
        if mine.iter().any(|code| code == "none") {
            return Ok(Vec::new());
        }
        mine.push(proof.tag.base().to_owned());
        if !Language::all()
            .into_iter()
            .any(|known| mine.contains(&code(known)))
        {
            return Err(format!(
                "`lingua` does not know `{}`: name it among its features in Cargo.toml, or say `detected_as: [none]`",
                proof.tag
            ));
        }
        let mut findings = Vec::new();
        for galley in proof.of(&[Scope::Letters]) {
            for entry in galley
                .entries
                .iter()
                .filter(|entry| entry.length() >= LEAST)
            {
                let found = self.0.detect_language_of(entry.plain.as_str()).map(code);
                if found.as_ref().is_none_or(|found| !mine.contains(found)) {
                    findings.push(galley.finding(
                        self.name(),
                        &entry.key,
                        "language",
                        format!("seems to be `{}`", found.unwrap_or_default()),
                        "translate it",
                    ));
                }
            }
        }
        Ok(findings)
    }
}
