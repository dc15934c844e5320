//! `kerkesa check --language`: what is wrong in the words of a language.

use super::{
    args::{Check, Global},
    failure::{Failure, Message},
    names, say,
};
use crate::{
    catalog::{Catalog, CatalogError, locate::locate},
    domain::LanguageTag,
    proof::{Dictionaries, Finding, Report, proofread, standard},
};
use std::{env, path::PathBuf};

/// Where dictionaries are looked for, unless an option says it.
const FOLDERS: &str = "KERKESA_DICTIONARIES";

/// Stands for every language.
pub(super) const ALL: &str = "all";

/// Checks the words of languages, says what is found, and writes nothing.
pub(super) fn run(args: &Check, global: &Global, catalog: &Catalog) -> Result<(), Failure> {
    let dictionaries = dictionaries(args);
    let checks = standard(&dictionaries);
    let mut reports = Vec::new();
    let mut worst = 0;
    if let Err(error) = catalog.headings() {
        worst = failure(error.clone(), catalog).said();
    }
    for tag in languages(&args.language, catalog)? {
        match proofread(catalog, &tag, &checks) {
            Ok(report) => reports.push(report),
            Err(error) => worst = worst.max(failure(error, catalog).said()),
        }
    }
    // The same sentence may be at fault for a language and, by its own norms, for a variant of it.
    let mut findings: Vec<&Finding> = reports.iter().flat_map(|report| &report.findings).collect();
    findings.sort();
    findings.dedup();
    if args.json {
        say::json(&reports)?;
    } else {
        for finding in &findings {
            message(finding).print_error();
        }
        not_run(args, global, &reports);
    }
    let is_refused = !findings.is_empty()
        || args.all_checks && reports.iter().any(|report| !report.not_run.is_empty());
    if !global.quiet && !reports.is_empty() {
        say::line(summary(&reports, findings.len()));
    }
    Failure::of_code(worst.max(u8::from(is_refused)))
}

fn dictionaries(args: &Check) -> Dictionaries {
    Dictionaries::new(match (&args.dictionaries, env::var_os(FOLDERS)) {
        (Some(folder), _) => vec![folder.clone()],
        (None, Some(folders)) => env::split_paths(&folders).collect(),
        (None, None) => Dictionaries::SYSTEM.iter().map(PathBuf::from).collect(),
    })
}

fn languages(asked: &[String], catalog: &Catalog) -> Result<Vec<LanguageTag>, Failure> {
    if asked.iter().any(|tag| tag == ALL) {
        return Ok(catalog.languages().cloned().collect());
    }
    asked
        .iter()
        .map(|tag| names::language("--language", tag, catalog))
        .collect()
}

/// A file that is no tree of texts is refused content; one that cannot be read is the system's failure.
fn failure(error: CatalogError, catalog: &Catalog) -> Failure {
    let (place, what) = match &error {
        CatalogError::Yaml { .. } => (None, error.to_string()),
        CatalogError::Content { file, key, why } => {
            let text = catalog.text(file).unwrap_or_default();
            let line = locate(&text, key).map(|(line, _)| format!(":{line}"));
            let place = format!("{file}{}", line.unwrap_or_default());
            (Some(place), format!("{key}: {why}"))
        }
        _ => return error.into(),
    };
    Failure::Refused(Message {
        place,
        what,
        hint: Some("correct this first: nothing else was checked in this language".to_owned()),
    })
}

fn message(finding: &Finding) -> Message {
    let line = finding
        .line
        .map(|line| format!(":{line}"))
        .unwrap_or_default();
    Message {
        place: Some(format!("{}{line}", finding.file)),
        what: format!("{}: {} ({})", finding.key, finding.what, finding.check),
        hint: Some(finding.hint.clone()),
    }
}

/// Says which checks could not be run, and why.
fn not_run(args: &Check, global: &Global, reports: &[Report]) {
    for report in reports {
        for check in &report.not_run {
            let message = Message {
                place: None,
                what: format!(
                    "{}: {} was not run: {}",
                    report.language, check.check, check.why
                ),
                hint: None,
            };
            if args.all_checks {
                message.print_error();
            } else if !global.quiet {
                message.print_advice();
            }
        }
    }
}

fn summary(reports: &[Report], findings: usize) -> String {
    let languages: Vec<&str> = reports
        .iter()
        .map(|report| report.language.as_str())
        .collect();
    let mut not_run: Vec<String> = reports
        .iter()
        .flat_map(|report| {
            let language = &report.language;
            report
                .not_run
                .iter()
                .map(move |check| format!("{} of {language}", check.check))
        })
        .collect();
    not_run.push("language of each paragraph (in the project’s own tests only)".to_owned());
    format!(
        "checked {}: {findings} found; not run: {}",
        languages.join(", "),
        not_run.join(", ")
    )
}
