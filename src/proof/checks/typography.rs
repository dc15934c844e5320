//! Quotation marks, apostrophes, spaces, dots and dashes as the language has them.

use super::{Check, Finding, Proof};
use crate::proof::{Entry, Norms, Scope, entry::HOLE, is_head, is_said};

/// The typography of every text.
pub(super) struct Typography;

impl Check for Typography {
    fn name(&self) -> &'static str {
        "typography"
    }

    fn find(&self, proof: &Proof) -> Result<Vec<Finding>, String> {
        let norms = &proof.norms;
        if norms.quotation.is_empty() {
            return Err(format!(
                "neither locales/proof/letters.yaml nor locales/proof/{}.yaml has quotation marks",
                proof.tag
            ));
        }
        let mut findings = Vec::new();
        for galley in &proof.galleys {
            for entry in galley.entries.iter().filter(|entry| !is_head(&entry.key)) {
                let mut faults = marks(&entry.plain, norms);
                faults.extend(spaces(entry, norms));
                faults.extend(unbroken(entry, norms));
                faults.extend(signs(&entry.plain));
                if let Some(english) = galley.english.get(&entry.key)
                    && galley.scope != Scope::Names
                    && is_said(&entry.key)
                {
                    faults.extend(ending(&entry.plain, &english.plain, norms));
                }
                for (about, what, hint) in faults {
                    findings.push(galley.finding(self.name(), &entry.key, about, what, hint));
                }
            }
        }
        Ok(findings)
    }
}

type Fault = (&'static str, String, String);

fn fault(about: &'static str, what: impl Into<String>, hint: impl Into<String>) -> Fault {
    (about, what.into(), hint.into())
}

/// Straight marks, marks of other languages, and marks that do not close.
fn marks(text: &str, norms: &Norms) -> Vec<Fault> {
    let mut faults = Vec::new();
    let own = norms.quotation.join(" and ");
    if text.contains(['"', '\'']) {
        let hint = format!("the apostrophe is ’, quotation marks are {own}");
        faults.push(fault(
            "straight",
            "has a straight quotation mark or apostrophe",
            hint,
        ));
    }
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let is_mark = matches!(
            c,
            '«' | '»' | '„' | '“' | '”' | '‚' | '‘' | '’' | '‹' | '›' | '‟' | '‛'
        );
        let is_apostrophe =
            *c == '’' && at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == HOLE);
        if is_mark && !is_apostrophe && !norms.quotation.iter().any(|pair| pair.contains(*c)) {
            let hint = format!("the language’s own are {own}");
            faults.push(fault(
                "quotation",
                format!("has {c}, a quotation mark of another language"),
                hint,
            ));
        }
    }
    for pair in &norms.quotation {
        let mut ends = pair.chars();
        let (Some(open), Some(close)) = (ends.next(), ends.next()) else {
            continue;
        };
        if open == close || close == '’' {
            continue;
        }
        let mut depth = 0_i32;
        let in_order = chars.iter().all(|c| {
            depth += i32::from(*c == open) - i32::from(*c == close);
            depth >= 0
        });
        if !in_order || depth != 0 {
            let hint = format!("a quotation opens with {open} and closes with {close}");
            faults.push(fault(
                "quotation",
                format!("has {open} and {close} that are no pairs"),
                hint,
            ));
        }
    }
    faults
}

/// Double spaces, spaces at the ends, and spaces around marks.
fn spaces(entry: &Entry, norms: &Norms) -> Vec<Fault> {
    let mut faults = Vec::new();
    let chars: Vec<char> = entry.plain.chars().collect();
    let is_part = entry.key.starts_with("citation.") || entry.key.starts_with("list.");
    if !is_part && entry.plain != entry.plain.trim() {
        faults.push(fault("space", "has a space at an end", "delete it"));
    }
    for pair in chars.windows(2) {
        let (before, mark) = (pair[0], pair[1]);
        if before.is_whitespace() && mark.is_whitespace() {
            faults.push(fault("space", "has two spaces together", "delete one"));
        }
        if before == '(' && mark.is_whitespace() {
            faults.push(fault("space", "has a space after (", "delete it"));
        }
        if !matches!(mark, ',' | '.' | ';' | ':' | '!' | '?' | ')') {
            continue;
        }
        match norms.spacing.before.get(&mark) {
            None if before.is_whitespace() => {
                faults.push(fault(
                    "space",
                    format!("has a space before {mark}"),
                    "delete it",
                ));
            }
            Some(space) if before != *space => {
                let code = u32::from(*space);
                let hint = format!("put the space U+{code:04X} before it");
                faults.push(fault(
                    "space",
                    format!("lacks its space before {mark}"),
                    hint,
                ));
            }
            _ => {}
        }
    }
    faults.extend(quoted_spaces(&chars, norms));
    faults
}

/// The space inside quotation marks, or none.
fn quoted_spaces(chars: &[char], norms: &Norms) -> Option<Fault> {
    let pair = norms.quotation.first()?;
    let (open, close) = (pair.chars().next()?, pair.chars().nth(1)?);
    if open == close {
        return None;
    }
    let inside = |neighbour: Option<&char>| match (neighbour, norms.spacing.inside_quotation) {
        (Some(found), Some(space)) => *found == space,
        (Some(found), None) => !found.is_whitespace(),
        (None, _) => true,
    };
    let is_right = chars.iter().enumerate().all(|(at, c)| {
        if *c == open {
            inside(chars.get(at + 1))
        } else {
            *c != close || inside(at.checked_sub(1).and_then(|at| chars.get(at)))
        }
    });
    (!is_right).then(|| {
        let hint = match norms.spacing.inside_quotation {
            Some(space) => format!("U+{:04X} stands inside of {pair}", u32::from(space)),
            None => format!("no space stands inside of {pair}"),
        };
        fault("space", "has a wrong space inside a quotation", hint)
    })
}

/// Spaces that must not break.
fn unbroken(entry: &Entry, norms: &Norms) -> Vec<Fault> {
    let mut faults = Vec::new();
    let is_value = |c: Option<char>| c.is_some_and(|c| c == HOLE || c.is_numeric());
    let words: Vec<&str> = entry.plain.split(' ').collect();
    for pair in words.windows(2) {
        let word = pair[0].trim_start_matches(['(', '„', '“', '«']);
        let next = pair[1].chars().next();
        let is_listed = |list: &[String]| list.iter().any(|listed| listed == word);
        let in_citation = entry.key.starts_with("citation.")
            && !norms.spacing.citations_break
            && word.ends_with(|c: char| c != ',')
            && is_value(next);
        let before_number = is_value(next) && is_listed(&norms.spacing.no_break_before_number);
        if in_citation || before_number || is_listed(&norms.spacing.no_break_after) {
            faults.push(fault(
                "no-break",
                format!("may break between “{word}” and what follows"),
                "put a no-break space (U+00A0) there",
            ));
        }
    }
    faults
}

/// Three dots for an ellipsis, and a hyphen for a dash.
fn signs(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if text.contains("...") {
        faults.push(fault("ellipsis", "has three dots", "write … (U+2026)"));
    }
    if text.contains(" - ") || text.contains("--") {
        faults.push(fault("dash", "has a hyphen for a dash", "write – (U+2013)"));
    }
    faults
}

/// The mark at the end, as in English.
fn ending(text: &str, english: &str, norms: &Norms) -> Option<Fault> {
    let question = norms.question_mark.unwrap_or('?');
    let mark = |text: &str| {
        let last = text.trim_end().chars().last()?;
        matches!(last, '.' | '?' | ':' | ';').then_some(last)
    };
    let wanted = match mark(english) {
        Some('?') => Some(question),
        other => other,
    };
    let found = mark(text);
    (found != wanted).then(|| {
        let said =
            |mark: Option<char>| mark.map_or_else(|| "no mark".to_owned(), |c| c.to_string());
        fault(
            "ending",
            format!(
                "ends with {}, and English with {}",
                said(found),
                said(wanted)
            ),
            "end it as English does: sentences are joined and listed by their ends",
        )
    })
}
