//! The law's own terms where English has them.

use super::{Check, Finding, Proof};
use crate::proof::{Pattern, Scope, Term, is_head};

/// Sentences whose English has an official term and that lack the language's.
pub(super) struct Official;

impl Check for Official {
    fn name(&self) -> &'static str {
        "terms"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let mut untried = Vec::new();
        let mut findings = Vec::new();
        for (name, english) in &proof.english_terms.terms {
            match proof
                .terms
                .terms
                .get(name)
                .filter(|term| !term.stems.is_empty())
            {
                Some(term) => findings.extend(self.lacking(proof, name, english, term)),
                None => untried.push(name.as_str()),
            }
        }
        if untried.is_empty() {
            Ok(findings)
        } else {
            Err(format!(
                "locales/proof/terms/{}.yaml has no stems of: {}",
                proof.tag,
                untried.join(", ")
            ))
        }
    }
}

impl Official {
    fn lacking(&self, proof: &Proof, name: &str, english: &Term, term: &Term) -> Vec<Finding> {
        let has = |term: &Term, text: &str| term.stems.iter().any(|stem| stem.is_in(text));
        let mut findings = Vec::new();
        for galley in proof.of(&[Scope::Letters, Scope::Inherited, Scope::Program]) {
            for (entry, there) in galley.pairs().filter(|(entry, _)| !is_head(&entry.key)) {
                if has(english, &there.plain) && !has(term, &entry.plain) {
                    let stems: Vec<_> = term.stems.iter().map(Pattern::as_str).collect();
                    findings.push(galley.finding(
                        self.name(),
                        &entry.key,
                        name,
                        format!(
                            "English says “{}”, and the law’s word for it in `{}` is not here: {}",
                            english.term, proof.tag, term.term
                        ),
                        format!(
                            "use it ({}); if the sentence is right as it is, say why in `allow` of locales/proof/{}.yaml",
                            stems.join(", "),
                            proof.tag
                        ),
                    ));
                }
            }
        }
        findings
    }
}
