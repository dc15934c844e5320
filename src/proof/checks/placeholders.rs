//! The placeholders of English, each as often.

use super::{Check, Finding, Proof};
use crate::proof::{Scope, is_said};

/// Lost and added placeholders.
pub(super) struct Placeholders;

impl Check for Placeholders {
    fn name(&self) -> &'static str {
        "placeholders"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for galley in proof.of(&[Scope::Letters, Scope::Program, Scope::Names]) {
            for (entry, english) in galley.pairs().filter(|(entry, _)| is_said(&entry.key)) {
                for (name, what) in differences(&bare(&entry.holes), &bare(&english.holes)) {
                    findings.push(galley.finding(
                        self.name(),
                        &entry.key,
                        &name,
                        format!("{what} {{{name}}}"),
                        format!("the placeholders are those of English: {}", english.text),
                    ));
                }
            }
        }
        Ok(findings)
    }
}

/// The names without the forms, which each language has of its own; a provision may be said in two parts.
fn bare(holes: &[String]) -> Vec<String> {
    let name = |hole: &String| hole.split(':').next().unwrap_or_default().to_owned();
    let mut names: Vec<String> = holes.iter().map(name).collect();
    if names == ["article", "parts"] {
        names = vec!["provision".to_owned()];
    }
    names
}

fn differences(found: &[String], wanted: &[String]) -> Vec<(String, &'static str)> {
    let mut names: Vec<&String> = found.iter().chain(wanted).collect();
    names.sort();
    names.dedup();
    let count = |holes: &[String], name: &String| holes.iter().filter(|hole| *hole == name).count();
    names
        .into_iter()
        .filter_map(|name| match count(found, name).cmp(&count(wanted, name)) {
            std::cmp::Ordering::Less => Some((name.clone(), "lacks")),
            std::cmp::Ordering::Greater => Some((name.clone(), "has one more")),
            std::cmp::Ordering::Equal => None,
        })
        .collect()
}
