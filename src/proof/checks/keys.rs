//! Every key of English, with a text, and no other.

use super::{Check, Finding, Proof};
use crate::{
    catalog::plural,
    proof::{Galley, Scope, galley::form, is_head},
};
use std::collections::BTreeSet;

/// Missing and surplus keys; what a variant says just as its base does is surplus.
pub(super) struct Keys;

impl Check for Keys {
    fn name(&self) -> &'static str {
        "keys"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        let forms: BTreeSet<&str> = (0..=200).map(|number| plural(&proof.tag, number)).collect();
        for galley in &proof.galleys {
            let own: BTreeSet<&str> = galley.entries.iter().map(|e| e.key.as_str()).collect();
            let missing = galley.english.keys().filter(|key| {
                !is_own(key)
                    && !own.contains(key.as_str())
                    && !galley.base.contains_key(key.as_str())
            });
            match galley.scope {
                Scope::Letters => {
                    findings.extend(missing.map(|key| self.missing(galley, key)));
                    findings.extend(self.surplus(galley, &forms));
                    findings.extend(self.uncounted(galley, &forms));
                    findings.extend(self.repeated(galley));
                    findings.extend(self.empty(galley));
                }
                // English stands in for a label; for an authority, its name in its own country.
                Scope::Program => {
                    findings.extend(self.surplus(galley, &forms));
                    findings.extend(self.uncounted(galley, &forms));
                    findings.extend(self.empty(galley));
                }
                Scope::Names if galley.file.starts_with("locales/laws/") => {
                    let names = missing.filter(|key| key.contains(".names."));
                    findings.extend(names.map(|key| self.missing(galley, key)));
                    findings.extend(self.formless(proof, galley));
                }
                Scope::Names | Scope::Inherited => {}
            }
        }
        Ok(findings)
    }
}

/// Whether a language has the key for itself: a sentence for a single case, the days and forms that it words in
/// its own way.
fn is_own(key: &str) -> bool {
    let of_name = [".forms.", ".citation.", ".cited_other"]
        .iter()
        .any(|part| key.contains(part));
    let is_day = |rest: &str| {
        !matches!(rest, "date" | "place_and_date" | "alone") && !rest.starts_with("months.")
    };
    of_name || key.contains('@') || key.strip_prefix("dates.").is_some_and(is_day)
}

impl Keys {
    fn missing(&self, galley: &Galley, key: &str) -> Finding {
        let english = &galley.english[key].text;
        let hint = format!("translate the English one: {english}");
        galley.finding(self.name(), key, "missing", "is missing", hint)
    }

    /// The forms of sentences that depend on a number, which the language counts by and lacks.
    fn uncounted(&self, galley: &Galley, forms: &BTreeSet<&str>) -> Vec<Finding> {
        let has = |key: &String| {
            let own = galley.entries.iter().any(|entry| entry.key == *key);
            own || galley.base.contains_key(key)
        };
        let stems = galley.english.keys().filter_map(|key| {
            let stem = key.strip_suffix("_other")?;
            galley
                .english
                .contains_key(&format!("{stem}_one"))
                .then_some(stem)
        });
        let wanted = stems.flat_map(|stem| forms.iter().map(move |form| format!("{stem}_{form}")));
        let wanted = wanted.filter(|key| !galley.english.contains_key(key) && !has(key));
        wanted
            .map(|key| {
                let hint = "the language counts in this form too: write the sentence for it";
                galley.finding(self.name(), &key, "missing", "is missing", hint)
            })
            .collect()
    }

    fn surplus(&self, galley: &Galley, forms: &BTreeSet<&str>) -> Vec<Finding> {
        galley
            .entries
            .iter()
            .filter(|entry| entry.key != "extends" && !is_own(&entry.key))
            .filter(|entry| !galley.english.contains_key(&entry.key))
            .filter(|entry| {
                let form = form(&entry.key).filter(|_| galley.english_of(&entry.key).is_some());
                !form.is_some_and(|(_, form)| forms.contains(form))
            })
            .map(|entry| {
                galley.finding(
                    self.name(),
                    &entry.key,
                    "surplus",
                    "English has no such key",
                    "take it out, or spell it as in English",
                )
            })
            .collect()
    }

    /// The forms that the language declares, and a data-protection law lacks.
    fn formless(&self, proof: &Proof, galley: &Galley) -> Vec<Finding> {
        let has = |key: &String| {
            let inherited = galley.base.contains_key(key);
            inherited || galley.entries.iter().any(|entry| entry.key == *key)
        };
        let names = galley
            .entries
            .iter()
            .filter_map(|entry| entry.key.strip_suffix(".short"))
            .filter(|name| name.starts_with("instruments.main."));
        names
            .flat_map(|name| {
                proof
                    .forms("law")
                    .map(move |form| format!("{name}.forms.{form}"))
            })
            .filter(|key| !has(key))
            .map(|key| {
                let hint = "the language declares this form under `forms.law`";
                galley.finding(self.name(), &key, "missing", "is missing", hint)
            })
            .collect()
    }

    fn empty(&self, galley: &Galley) -> Vec<Finding> {
        galley
            .pairs()
            .filter(|(entry, english)| {
                entry.text.trim().is_empty() && !english.text.trim().is_empty()
            })
            .map(|(entry, english)| {
                galley.finding(
                    self.name(),
                    &entry.key,
                    "empty",
                    "is empty",
                    format!("translate the English one: {}", english.text),
                )
            })
            .collect()
    }

    fn repeated(&self, galley: &Galley) -> Vec<Finding> {
        galley
            .entries
            .iter()
            .filter(|entry| !is_head(&entry.key))
            .filter(|entry| {
                galley
                    .base
                    .get(&entry.key)
                    .is_some_and(|base| base.text == entry.text)
            })
            .map(|entry| {
                galley.finding(
                    self.name(),
                    &entry.key,
                    "repeated",
                    "says the same as the language that this one extends",
                    "take it out: a variant holds only what differs",
                )
            })
            .collect()
    }
}
