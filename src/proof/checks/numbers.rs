//! No number that English does not have, and above all no article's.

use super::{Check, Finding, Proof};
use crate::proof::{Entry, Scope, is_said};

/// Numbers and section signs other than those of English; in English letters, any of them.
///
/// A provision comes by `{cite.…}` from the law's file, where it has a source. One that is typed stands in letters
/// under other laws as well, and stays when the law changes.
pub(super) struct Numbers;

const HINT: &str = "provisions come by {cite.…} from the law’s file and are never typed";

impl Check for Numbers {
    fn name(&self) -> &'static str {
        "numbers"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for galley in proof.of(&[Scope::Letters, Scope::Program]) {
            for (entry, english) in galley.pairs().filter(|(entry, _)| is_said(&entry.key)) {
                let found = numbers(entry);
                let wanted = if proof.is_english() && galley.scope == Scope::Letters {
                    Vec::new()
                } else {
                    numbers(english)
                };
                if found != wanted {
                    let what = if wanted.is_empty() {
                        format!("has a number of its own: {}", found.join(", "))
                    } else {
                        format!(
                            "has other numbers than English: {} for {}",
                            said(&found),
                            wanted.join(", ")
                        )
                    };
                    let about = found.join(" ");
                    findings.push(galley.finding(self.name(), &entry.key, about, what, HINT));
                }
            }
        }
        Ok(findings)
    }
}

fn said(numbers: &[String]) -> String {
    if numbers.is_empty() {
        "none".to_owned()
    } else {
        numbers.join(", ")
    }
}

/// The runs of digits and the section signs, sorted.
fn numbers(entry: &Entry) -> Vec<String> {
    let mut numbers: Vec<String> = entry
        .plain
        .replace('§', " § ")
        .split(|c: char| !c.is_numeric() && c != '§')
        .filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect();
    numbers.sort();
    numbers
}
