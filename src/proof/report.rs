//! A language proofread, and what came of it.

use super::{Allowed, Check, Finding, Proof};
use crate::{
    catalog::{Catalog, CatalogError},
    domain::LanguageTag,
};
use serde::Serialize;

/// What was found in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The language.
    pub language: LanguageTag,
    /// The faults, by file and line.
    pub findings: Vec<Finding>,
    /// The checks that could not be run.
    pub not_run: Vec<NotRun>,
}

/// A check that was not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotRun {
    /// The name of the check.
    pub check: &'static str,
    /// Why.
    pub why: String,
}

/// Reads a language and runs the checks over it.
///
/// Of a variant, faults that its base has all the same are told for the base alone.
///
/// # Errors
/// If a file cannot be read, is no tree of texts, or has a wrong placeholder.
pub fn proofread(
    catalog: &Catalog,
    tag: &LanguageTag,
    checks: &[Box<dyn Check + '_>],
) -> Result<Report, CatalogError> {
    let proof = Proof::read(catalog, tag)?;
    let (mut findings, mut not_run) = (Vec::new(), Vec::new());
    for check in checks {
        match check.find(&proof) {
            Ok(found) => findings.extend(found),
            Err(why) => not_run.push(NotRun {
                check: check.name(),
                why,
            }),
        }
    }
    let was_run = |name: &str| {
        checks.iter().any(|check| check.name() == name)
            && !not_run.iter().any(|check| check.check == name)
    };
    let mut used = vec![false; proof.norms.allow.len()];
    findings.retain(|finding| {
        let mut is_allowed = false;
        for (allowed, used) in proof.norms.allow.iter().zip(&mut used) {
            if allowed.covers(finding) {
                *used = true;
                is_allowed = true;
            }
        }
        !is_allowed
    });
    let idle = proof.norms.allow.iter().zip(used);
    findings.extend(
        idle.skip(proof.norms.inherited_allow)
            .filter(|(allowed, used)| !used && was_run(&allowed.check))
            .map(|(allowed, _)| idle_allowance(&proof, allowed)),
    );
    if let Some(base) = &proof.base {
        let known = proofread(catalog, base, checks)?.findings;
        findings.retain(|finding| !known.iter().any(|known| known.is_same(finding)));
    }
    findings.sort();
    findings.dedup();
    Ok(Report {
        language: proof.tag,
        findings,
        not_run,
    })
}

impl Allowed {
    fn covers(&self, finding: &Finding) -> bool {
        let key = match self.key.strip_suffix('*') {
            Some(start) => finding.key.starts_with(start),
            None => finding.key == self.key,
        };
        key && self.check == finding.check
            && self
                .about
                .as_ref()
                .is_none_or(|about| *about == finding.about)
    }
}

fn idle_allowance(proof: &Proof, allowed: &Allowed) -> Finding {
    Finding {
        file: format!("locales/proof/{}.yaml", proof.tag),
        line: None,
        key: allowed.key.clone(),
        check: "allow",
        about: allowed.check.clone(),
        what: format!(
            "nothing is found there by the check `{}`, and yet it is allowed",
            allowed.check
        ),
        hint: "take the entry out of `allow`".to_owned(),
    }
}
