//! Proofreading: each check finds what it must, in a spoilt copy of a real language.

use crate::{
    paragraphs::Paragraphs,
    words::{all_run, dictionaries},
};
use kerkesa::{
    catalog::{Catalog, CatalogError},
    domain::LanguageTag,
    proof::{Check, Dictionaries, Pattern, Proof, Report, proofread, standard},
};
use std::{fs, path::Path};

/// Copies the words and the law; letters, terms and norms are those of the program.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    for name in ["", "laws", "jurisdictions", "program"] {
        let to = folder.path().join("locales").join(name);
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(from.join(name)).expect("locales") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
            }
        }
    }
    folder
}

pub(crate) fn spoil(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join("locales").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{file}"));
    assert!(
        text.contains(from),
        "{file} no longer has {from:?}: choose another place to spoil"
    );
    fs::write(path, text.replacen(from, to, 1)).expect("a file");
}

pub(crate) fn report(
    tag: &str,
    file: &str,
    from: &str,
    to: &str,
    checks: &[Box<dyn Check + '_>],
) -> Result<Report, CatalogError> {
    let folder = copy();
    spoil(folder.path(), file, from, to);
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    proofread(&catalog, &tag.parse().expect("a tag"), checks)
}

/// What the checks but spelling find: `check key about`.
fn found(tag: &str, file: &str, from: &str, to: &str) -> Vec<String> {
    let none = Dictionaries::new(Vec::new());
    let report = report(tag, file, from, to, &standard(&none)).expect("a report");
    let findings = report.findings.iter();
    let mut found: Vec<String> = findings
        .map(|f| format!("{} {} {}", f.check, f.key, f.about))
        .collect();
    found.dedup();
    found
}

#[test]
fn a_missing_key_is_found() {
    assert_eq!(
        found("sq", "sq.yaml", "  heading: Çfarë kërkoj\n", ""),
        ["keys access.heading missing"]
    );
}

#[test]
fn a_surplus_key_is_found_in_letters_and_labels() {
    let surplus = "  heading: Çfarë kërkoj\n  hedding: Çfarë kërkoj\n";
    assert_eq!(
        found("sq", "sq.yaml", "  heading: Çfarë kërkoj\n", surplus),
        ["keys access.hedding surplus"]
    );
    assert_eq!(
        found(
            "sq",
            "program/sq.yaml",
            "  letter: \"Letra\"",
            "  leter: \"Letra\""
        ),
        ["keys section.leter surplus"]
    );
}

#[test]
fn an_empty_sentence_is_found() {
    assert!(
        found("sq", "sq.yaml", "heading: Çfarë kërkoj", "heading: \"\"")
            .contains(&"keys access.heading empty".to_owned())
    );
}

#[test]
fn a_variant_that_repeats_its_base_is_found() {
    assert_eq!(
        found(
            "sq-XK",
            "sq-XK.yaml",
            "frame:\n",
            "frame:\n  closing: \"Me respekt,\"\n"
        ),
        ["keys frame.closing repeated"]
    );
}

#[test]
fn a_law_without_a_name_is_found() {
    let found = found(
        "de",
        "laws/gdpr.yaml",
        "      de:\n        full:",
        "      fr:\n        full:",
    );
    assert_eq!(found[0], "keys instruments.main.names.de.cited missing");
}

#[test]
fn an_invisible_character_is_found() {
    assert_eq!(
        found("sq", "sq.yaml", "Çfarë kërkoj", "Çfarë\u{200B} kërkoj"),
        ["characters access.heading U+200B"]
    );
}

#[test]
fn an_accent_apart_from_its_letter_is_found() {
    assert_eq!(
        found("sq", "sq.yaml", "Çfarë kërkoj", "Çfare\u{308} kërkoj"),
        ["characters access.heading composed"]
    );
}

#[test]
fn a_letter_of_another_language_is_found() {
    // The Cyrillic letter that looks like an a.
    assert_eq!(
        found("sq", "sq.yaml", "Çfarë kërkoj", "Çf\u{430}rë kërkoj"),
        ["characters access.heading \u{430}"]
    );
    let swiss = found(
        "de-CH",
        "de-CH.yaml",
        "Freundliche Grüsse",
        "Freundliche Grüße",
    );
    assert_eq!(swiss, ["characters frame.closing ß"]);
}

#[test]
fn what_a_variant_inherits_is_held_to_its_own_letters() {
    let found = found(
        "de-CH",
        "de-CH.yaml",
        "  outside_working_hours: \"Die Überwachung geht ausserhalb meiner Arbeitszeit weiter.\"\n",
        "",
    );
    assert_eq!(found, ["characters reason.outside_working_hours ß"]);
}

#[test]
fn a_lost_placeholder_is_found() {
    assert_eq!(
        found("sq", "sq.yaml", "{cite.access.source}", ""),
        ["placeholders access.source cite.access.source"]
    );
}

#[test]
fn a_wrong_placeholder_is_refused_with_file_and_key() {
    let none = Dictionaries::new(Vec::new());
    let refused = report(
        "sq",
        "sq.yaml",
        "{cite.access.source}",
        "{cite.acess}",
        &standard(&none),
    );
    let Err(CatalogError::Content { file, key, .. }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        (file.as_str(), key.as_str()),
        ("locales/sq.yaml", "access.source")
    );
}

#[test]
fn a_typed_provision_is_found() {
    let typed = |tag: &str, file: &str, place: &str| {
        found(
            tag,
            file,
            "{cite.access.source}",
            &format!("{{cite.access.source}} ({place})"),
        )
    };
    assert_eq!(
        typed("sq", "sq.yaml", "neni\u{A0}15"),
        ["numbers access.source 15"]
    );
    assert_eq!(
        typed("en", "en.yaml", "Article 15"),
        ["numbers access.source 15"]
    );
}

#[test]
fn a_swapped_number_is_found() {
    assert_eq!(
        found("sq", "program/sq.yaml", "rreth 300", "rreth 200"),
        ["numbers help.collective_complaint.workers 200"]
    );
}

#[test]
fn a_wrong_term_is_found() {
    assert_eq!(
        found(
            "sq",
            "sq.yaml",
            "nëse përpunoni të dhëna të mia personale",
            "nëse përpunoni informacione të mia"
        ),
        ["terms access.confirmation personal_data"]
    );
    assert_eq!(
        found(
            "it",
            "it.yaml",
            "  controller: titolare",
            "  controller: responsabile"
        ),
        ["terms terms.controller controller"]
    );
}

#[test]
fn a_word_to_avoid_is_found() {
    let found = found(
        "sq",
        "sq.yaml",
        "qëllimet, kategoritë",
        "qëllimet e procesimit, kategoritë",
    );
    assert_eq!(found, ["avoid access.purposes procesim*"]);
    let kosovo = self::found(
        "sq-XK",
        "sq-XK.yaml",
        "Kërkesë për qasje",
        "Kërkesë për qasje, akses",
    );
    assert_eq!(kosovo, ["avoid access.subject akses*"]);
}

#[test]
fn wrong_typography_is_found() {
    let heading = |text: &str| found("sq", "sq.yaml", "Çfarë kërkoj", text);
    assert_eq!(
        heading("Çfarë «kërkoj»"),
        ["typography access.heading quotation"]
    );
    assert_eq!(
        heading("Çfarë ”kërkoj“"),
        [
            "typography access.heading quotation",
            "typography access.heading space"
        ]
    );
    assert_eq!(
        heading("Çfarë k'kërkoj"),
        ["typography access.heading straight"]
    );
    assert_eq!(
        heading("Çfarë  kërkoj"),
        ["typography access.heading space"]
    );
    assert_eq!(
        heading("Çfarë , kërkoj"),
        ["typography access.heading space"]
    );
    assert_eq!(
        heading("Çfarë - kërkoj"),
        ["typography access.heading dash"]
    );
    assert_eq!(
        heading("Çfarë kërkoj ..."),
        [
            "typography access.heading ellipsis",
            "typography access.heading ending",
            "typography access.heading space"
        ]
    );
    assert_eq!(
        heading("Çfarë kërkoj."),
        ["typography access.heading ending"]
    );
    assert_eq!(
        found("de", "de.yaml", "Abs.\u{A0}{n}", "Abs. {n}"),
        ["typography citation.paragraph no-break"]
    );
}

#[test]
fn a_sentence_three_times_too_long_is_found() {
    let sentence = "qëllimet, kategoritë e të dhënave dhe periudhën e mbajtjes";
    assert_eq!(
        found(
            "sq",
            "sq.yaml",
            sentence,
            &format!("{sentence}; {sentence}; {sentence}")
        ),
        ["length access.purposes sentence"]
    );
}

#[test]
fn a_whole_that_is_too_long_is_found() {
    let folder = copy();
    let path = folder.path().join("locales/sq.yaml");
    let text = fs::read_to_string(&path).expect("a file");
    let (head, body) = text.split_once("\nanswer:\n").expect("answers");
    let body = body.replace(
        " të ",
        " të kështu të kështu të kështu të kështu të kështu të kështu të ",
    );
    fs::write(
        path,
        format!(
            "{}\nanswer:\n{body}",
            head.replace(" e ", " e shumë shumë shumë shumë shumë e ")
        ),
    )
    .expect("a file");
    let none = Dictionaries::new(Vec::new());
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    let report =
        proofread(&catalog, &"sq".parse().expect("a tag"), &standard(&none)).expect("a report");
    assert!(
        report
            .findings
            .iter()
            .any(|f| f.check == "length" && f.about == "whole")
    );
}

#[test]
fn a_sentence_that_is_still_english_is_found() {
    assert_eq!(
        found("sq", "sq.yaml", "Çfarë kërkoj", "What I ask for"),
        ["untranslated access.heading English"]
    );
}

#[test]
fn a_paragraph_in_english_is_found() {
    let checks: Vec<Box<dyn Check>> = vec![Box::new(Paragraphs::new())];
    let english = "Please do not use the mailbox that I have at work, because other people can read what is in it.";
    let from = "Mos përdorni e-mailin tim të punës: mund ta lexojnë edhe të tjerë.";
    let report = report("sq", "sq.yaml", from, english, &checks).expect("a report");
    let found: Vec<&str> = report.findings.iter().map(|f| f.key.as_str()).collect();
    assert_eq!(found, ["answer.not_work_mailbox"]);
}

#[test]
fn a_stripped_diacritic_is_found_by_the_dictionary() {
    let dictionaries = dictionaries();
    let report = report(
        "sq",
        "sq.yaml",
        "Ju kërkoj t’i përgjigjeni edhe kësaj pyetjeje",
        "Ju kërkoj t’i pergjigjeni edhe kesaj pyetjeje",
        &standard(&dictionaries),
    )
    .expect("a report");
    if !all_run(&report) {
        return;
    }
    let found: Vec<&str> = report.findings.iter().map(|f| f.about.as_str()).collect();
    assert_eq!(found, ["kesaj", "pergjigjeni"]);
}

#[test]
fn a_check_without_its_dictionary_is_said_not_to_be_run() {
    let none = Dictionaries::new(Vec::new());
    let report = report("sq", "sq.yaml", "Çfarë", "Çfarë", &standard(&none)).expect("a report");
    assert_eq!(report.findings, []);
    assert_eq!(report.not_run[0].check, "spelling");
    assert!(report.not_run[0].why.contains("myspell-sq"));
}

#[test]
fn dictionaries_in_old_encodings_and_with_strange_entries_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = "SET ISO8859-1\nFLAG num\nSFX 0 N 1\nSFX 0 0 t .\n";
    fs::write(folder.path().join("sq_AL.aff"), rules).expect("rules");
    let words = b"3\n\xC7far\xEB/0\n\"A/S\nk\xEBrkoj\n";
    fs::write(folder.path().join("sq_AL.dic"), words).expect("words");
    let dictionaries = Dictionaries::new(vec![folder.path().to_owned()]);
    let checks = standard(&dictionaries);
    let report =
        report("sq", "sq.yaml", "Çfarë kërkoj", "Çfarët kërkoj", &checks).expect("a report");
    assert_eq!(report.not_run, []);
    let unknown = |key: &str| report.findings.iter().any(|f| f.key == key);
    assert!(!unknown("access.heading"));
    assert!(unknown("answer.heading"));
}

#[test]
fn a_dictionary_that_cannot_be_read_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("sq_AL.aff"), "SET ISCII-DEVANAGARI\n").expect("rules");
    fs::write(folder.path().join("sq_AL.dic"), "0\n").expect("words");
    let dictionaries = Dictionaries::new(vec![folder.path().to_owned()]);
    let report =
        report("sq", "sq.yaml", "Çfarë", "Çfarë", &standard(&dictionaries)).expect("a report");
    assert!(report.not_run[0].why.contains("ISCII-DEVANAGARI"));
}

#[test]
fn an_allowance_that_allows_nothing_is_found() {
    let folder = copy();
    let norms = "language: sq\nallow:\n  - {check: terms, key: access.heading, reason: none}\n";
    fs::create_dir(folder.path().join("locales/proof")).expect("a folder");
    fs::write(folder.path().join("locales/proof/sq.yaml"), norms).expect("a file");
    let none = Dictionaries::new(Vec::new());
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    let report =
        proofread(&catalog, &"sq".parse().expect("a tag"), &standard(&none)).expect("a report");
    assert!(
        report
            .findings
            .iter()
            .any(|f| f.check == "allow" && f.key == "access.heading")
    );
}

#[test]
fn a_finding_has_the_line_of_its_key() {
    let none = Dictionaries::new(Vec::new());
    let report = report(
        "sq",
        "sq.yaml",
        "Çfarë kërkoj",
        "Çfarë  kërkoj",
        &standard(&none),
    )
    .expect("a report");
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/sq.yaml"))
        .expect("a file");
    let line = text
        .lines()
        .position(|line| line == "  heading: Çfarë kërkoj")
        .expect("the line")
        + 1;
    assert_eq!(report.findings[0].line, Some(line));
}

#[test]
fn a_pattern_knows_endings_beginnings_and_words_between() {
    let is_in = |pattern: &str, text: &str| Pattern::read(pattern).expect("a pattern").is_in(text);
    assert!(is_in("dhën* … personal*", "të dhënat e mia personale"));
    assert!(!is_in(
        "dhën* … personal*",
        "të dhënat e mia dhe ato të tjerat, personale"
    ));
    assert!(is_in("*verarbeit*", "Datenverarbeitung"));
    assert!(!is_in("verarbeit*", "Datenverarbeitung"));
    assert!(!is_in("processor", "processors"));
    assert!(is_in("Art.", "Art. 5"));
    assert!(Pattern::read("…").is_err());
    assert!(Pattern::read("* *").is_err());
}

#[test]
fn every_file_of_terms_can_be_read_and_has_the_terms_of_english() {
    let terms = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/proof/terms");
    let folder = copy();
    let mut tags: Vec<LanguageTag> = Vec::new();
    for entry in fs::read_dir(terms).expect("terms") {
        let name = entry.expect("an entry").file_name();
        let tag = name.to_str().expect("a name").trim_end_matches(".yaml");
        let file = folder.path().join(format!("locales/{tag}.yaml"));
        if !file.exists() {
            let review = "meta:\n  review: {status: machine, by: \"\", date: 2026-11-24}\n";
            fs::write(
                file,
                format!("language: {tag}\nname: x\nhome: AL\n{review}"),
            )
            .expect("a file");
        }
        tags.push(tag.parse().expect("a tag"));
    }
    let catalog = Catalog::from_dir(folder.path()).expect("a catalogue");
    for tag in &tags {
        let proof = Proof::read(&catalog, tag).unwrap_or_else(|error| panic!("{error}"));
        let (own, english) = (&proof.terms.terms, &proof.english_terms.terms);
        assert!(own.keys().eq(english.keys()), "{tag}");
    }
    assert!(tags.len() > 20);
}
