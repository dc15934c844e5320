//! The manual: a page for each command, with every option, and without stray markup.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

fn kerkesa(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kerkesa"))
        .args(args)
        .env("COLUMNS", "100")
        .output()
        .expect("the program");
    assert!(output.status.success(), "{args:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The pages by the words behind `kerkesa`.
fn pages(folder: &Path) -> BTreeMap<String, String> {
    kerkesa(&["man", "--quiet", "--dir", folder.to_str().expect("UTF-8")]);
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().and_then(|name| name.to_str());
            let page = fs::read_to_string(&path).expect("a page");
            (name.expect("a name").to_owned(), page)
        })
        .collect()
}

/// The names of the commands in a help text.
fn commands(help: &str) -> Vec<String> {
    let list = help.split_once("Commands:\n").map_or("", |(_, list)| list);
    let list = list.split("\n\n").next().unwrap_or_default();
    list.lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_has_a_page_with_all_of_its_options() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = pages(folder.path());
    let mut paths: Vec<Vec<String>> = vec![Vec::new()];
    let mut seen = 0;
    while let Some(path) = paths.pop() {
        seen += 1;
        let mut args: Vec<&str> = path.iter().map(String::as_str).collect();
        args.push("--help");
        let help = kerkesa(&args);
        let name = [&["kerkesa".to_owned()], path.as_slice()]
            .concat()
            .join("-");
        let page = pages.get(&name).unwrap_or_else(|| panic!("no page {name}"));
        for heading in [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "\"GLOBAL OPTIONS\"",
            "EXAMPLES",
            "ENVIRONMENT",
            "\"EXIT STATUS\"",
            "\"SEE ALSO\"",
        ] {
            let line = format!(".SH {heading}\n");
            assert!(page.contains(&line), "{name}: no {heading}");
        }
        let options = help.lines().filter_map(|line| {
            let line = line.trim_start();
            let long = line.strip_prefix("--").or_else(|| {
                let (short, long) = line.split_once(", --")?;
                (short.len() == 2).then_some(long)
            })?;
            long.split([' ', '\n']).next()
        });
        for option in options {
            let option = format!(r"\fB\-\-{}\fR", option.replace('-', r"\-"));
            assert!(page.contains(&option), "{name}: no {option}");
        }
        for below in commands(&help) {
            let link = format!("{name}-{below}").replace('-', r"\-");
            assert!(page.contains(&link), "{name}: no {link}");
            paths.push([path.as_slice(), &[below]].concat());
        }
    }
    assert_eq!(seen, pages.len());
    assert_eq!(pages["kerkesa"], kerkesa(&["man"]));
}

#[test]
fn no_page_has_stray_markup() {
    const REQUESTS: [&str; 13] = [
        ".ie", ".el", ".TH", ".nh", ".ad", ".SH", ".PP", ".TP", ".IP", ".RS", ".RE", ".nf", ".fi",
    ];
    let folder = tempfile::tempdir().expect("a folder");
    for (name, page) in pages(folder.path()) {
        for line in page.lines() {
            let is_request = line.starts_with(['.', '\'']);
            let known = REQUESTS.iter().chain(&[".PD", ".br"]);
            assert!(
                !is_request || known.clone().any(|known| line.starts_with(known)),
                "{name}: {line}"
            );
            assert!(!line.contains('`'), "{name}: {line}");
            assert!(!line.contains('\u{1b}'), "{name}: {line}");
            assert!(!line.trim().is_empty(), "{name}: an empty line");
            let opened = line.matches(r"\fB").count() + line.matches(r"\fI").count();
            assert_eq!(opened, line.matches(r"\fR").count(), "{name}: {line}");
        }
    }
}
