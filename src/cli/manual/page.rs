//! A command's page of the manual, as roff.

use super::{BARE, Entry, Manual, table};
use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

/// What every command reads in the environment.
const COLOURS: &[Entry] = &[
    Entry("`NO_COLOR`", "Set it to turn colours off."),
    Entry(
        "`CLICOLOR`, `CLICOLOR_FORCE`",
        "`CLICOLOR=0` turns colours off; `CLICOLOR_FORCE=1` turns them on even without a terminal. `--color` overrides both, and `NO_COLOR` too.",
    ),
];

/// How every command ends.
const EXIT: &[Entry] = &[
    Entry("`0`", "Everything was done."),
    Entry(
        "`1`",
        "Some or all of your input was refused; the messages say why, and how to fix it.",
    ),
    Entry(
        "`2`",
        "Kerkesa could not do what you asked: an option is wrong, or a file could not be read or written.",
    ),
];

/// The name of a command's page: `kerkesa-employer-import`.
pub(in crate::cli) fn name(path: &[String]) -> String {
    [&["kerkesa".to_owned()], path].concat().join("-")
}

/// The page of a command that is built, by the words behind `kerkesa`.
pub(in crate::cli) fn page(command: &Command, path: &[String]) -> String {
    let manual = table::of(path).unwrap_or(&BARE);
    let mut roff = Roff::new();
    let title = name(path).to_uppercase();
    let version = concat!("Kerkesa ", env!("CARGO_PKG_VERSION"));
    // The day is left out: the same program has the same pages.
    roff.control("TH", [&title, "1", "\"\"", version, "Kerkesa Manual"]);
    // Words are not divided and lines run out as they come: easier to read, and to copy from.
    roff.control("nh", []);
    roff.control("ad", ["l"]);
    head(&mut roff, command, path, manual);
    options(&mut roff, command);
    below(&mut roff, command, path);
    examples(&mut roff, manual);
    entries(&mut roff, "FILES", manual.files.iter());
    let environment = manual.environment.iter().chain(COLOURS);
    entries(&mut roff, "ENVIRONMENT", environment);
    entries(&mut roff, "EXIT STATUS", EXIT.iter());
    see_also(&mut roff, command, path, manual);
    roff.render()
}

/// Name, synopsis and description.
fn head(roff: &mut Roff, command: &Command, path: &[String], manual: &Manual) {
    let about = command.get_about().map(ToString::to_string);
    let about = about.unwrap_or_default();
    roff.control("SH", ["NAME"]);
    roff.text([roman(format!("{} - {about}", name(path)))]);
    roff.control("SH", ["SYNOPSIS"]);
    let usage = command.clone().render_usage().to_string();
    let bin = [&["kerkesa".to_owned()], path].concat().join(" ");
    for (index, form) in usage.trim_start_matches("Usage: ").lines().enumerate() {
        if index > 0 {
            roff.control("br", []);
        }
        let form = form.trim();
        roff.text(match form.strip_prefix(&bin) {
            Some(rest) => vec![bold(&*bin), roman(rest)],
            None => vec![roman(form)],
        });
    }
    roff.control("SH", ["DESCRIPTION"]);
    roff.text([roman(format!("{about}."))]);
    for paragraph in manual.description {
        roff.control("PP", []);
        roff.text(marked(paragraph));
    }
}

/// Arguments, options of the command, and options of every command.
fn options(roff: &mut Roff, command: &Command) {
    let is_global = |arg: &&Arg| arg.get_help_heading().is_some();
    let shown = || command.get_arguments().filter(|arg| !arg.is_hide_set());
    let own = || shown().filter(|arg| !is_global(arg));
    for (heading, args) in [
        (
            "ARGUMENTS",
            own().filter(|arg| arg.is_positional()).collect(),
        ),
        (
            "OPTIONS",
            own().filter(|arg| !arg.is_positional()).collect(),
        ),
        (
            "GLOBAL OPTIONS",
            shown().filter(is_global).collect::<Vec<_>>(),
        ),
    ] {
        if args.is_empty() {
            continue;
        }
        roff.control("SH", [heading]);
        for arg in args {
            option(roff, arg);
        }
    }
}

fn option(roff: &mut Roff, arg: &Arg) {
    let mut head = Vec::new();
    if let Some(short) = arg.get_short() {
        head.extend([bold(format!("-{short}")), roman(", ")]);
    }
    if let Some(long) = arg.get_long() {
        head.push(bold(format!("--{long}")));
    }
    let takes_values = arg.get_num_args().is_some_and(|count| count.takes_values());
    if let Some([value]) = arg.get_value_names().filter(|_| takes_values) {
        if !head.is_empty() {
            head.push(roman(" "));
        }
        head.push(italic(value.as_str()));
    }
    roff.control("TP", []);
    roff.text(head);
    let help = arg.get_long_help().or(arg.get_help());
    let help = help.map(ToString::to_string).unwrap_or_default();
    for (index, paragraph) in help.split("\n\n").enumerate() {
        if index > 0 {
            roff.control("IP", []);
        }
        roff.text(marked(&sentence(paragraph)));
    }
    values(roff, arg);
}

/// The values that an option can have, and the one that it has by default.
fn values(roff: &mut Roff, arg: &Arg) {
    let defaults = arg.get_default_values().iter();
    let defaults: Vec<_> = defaults.filter_map(|value| value.to_str()).collect();
    let values = arg.get_possible_values();
    let is_bare = !arg.get_num_args().is_some_and(|count| count.takes_values());
    if is_bare {
        return;
    }
    if !defaults.is_empty() {
        let defaults = defaults.join(",");
        roff.control("IP", []);
        roff.text([roman("Default: "), bold(defaults)]);
    }
    if values.is_empty() || arg.is_hide_possible_values_set() {
        return;
    }
    roff.control("IP", []);
    if values.iter().all(|value| value.get_help().is_none()) {
        let mut line = vec![roman("One of ")];
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                line.push(roman(", "));
            }
            line.push(bold(value.get_name()));
        }
        line.push(roman("."));
        roff.text(line);
        return;
    }
    roff.text([roman("One of:")]);
    roff.control("RS", []);
    // Without lines between them.
    roff.control("PD", ["0"]);
    for value in &values {
        roff.control("TP", ["22"]);
        roff.text([bold(value.get_name())]);
        let help = value.get_help().map(ToString::to_string);
        roff.text(marked(&help.unwrap_or_default()));
    }
    roff.control("PD", []);
    roff.control("RE", []);
}

/// A line of help as a sentence.
fn sentence(help: &str) -> String {
    let end = if help.ends_with(['.', ']']) { "" } else { "." };
    format!("{}{end}", help.trim_end())
}

/// The commands below this one.
fn below(roff: &mut Roff, command: &Command, path: &[String]) {
    let mut commands = command.get_subcommands().peekable();
    if commands.peek().is_none() {
        return;
    }
    roff.control("SH", ["COMMANDS"]);
    for below in commands {
        roff.control("TP", []);
        let words = [path, &[below.get_name().to_owned()]].concat();
        roff.text([bold(name(&words)), roman("(1)")]);
        let about = below.get_about().map(ToString::to_string);
        roff.text([roman(format!("{}.", about.unwrap_or_default()))]);
    }
}

fn examples(roff: &mut Roff, manual: &Manual) {
    roff.control("SH", ["EXAMPLES"]);
    for example in manual.examples {
        roff.control("PP", []);
        roff.text([roman(format!("{}:", example.0))]);
        roff.control("PP", []);
        roff.control("RS", ["4"]);
        roff.control("nf", []);
        for line in example.1.lines() {
            roff.text([bold(line)]);
        }
        roff.control("fi", []);
        roff.control("RE", []);
    }
}

fn entries<'a>(roff: &mut Roff, heading: &str, entries: impl Iterator<Item = &'a Entry>) {
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        return;
    }
    roff.control("SH", [heading]);
    for Entry(name, what) in entries {
        roff.control("TP", []);
        roff.text(marked(name));
        roff.text(marked(what));
    }
}

/// The pages of the command above, of its neighbours and of those below.
fn see_also(roff: &mut Roff, command: &Command, path: &[String], manual: &Manual) {
    let mut pages: Vec<String> = Vec::new();
    if let Some((_, above)) = path.split_last() {
        pages.push(name(above));
    }
    pages.extend(manual.see_also.iter().map(|page| format!("kerkesa-{page}")));
    for below in command.get_subcommands() {
        pages.push(name(&[path, &[below.get_name().to_owned()]].concat()));
    }
    roff.control("SH", ["SEE ALSO"]);
    let mut line = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            line.push(roman(", "));
        }
        line.extend([bold(page.as_str()), roman("(1)")]);
    }
    roff.text(line);
}

/// A text with the names that stand in backticks in bold.
fn marked(text: &str) -> Vec<Inline> {
    text.split('`')
        .enumerate()
        .map(|(index, part)| {
            if index % 2 == 1 {
                bold(part)
            } else {
                roman(part)
            }
        })
        .collect()
}
