//! `kerkesa batch --starter`: a base file and a map of the columns to begin with.

use super::{args::Batch, map, open};
use crate::{
    catalog::Labels,
    cli::{
        args::Global,
        failure::Failure,
        output::{Folder, Staged},
        requests, say,
    },
    domain::{DayOrder, visible},
    intake::Base,
    roster::{By, Role, Roster, Understanding},
};
use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

/// The names of both files.
const BASE: &str = "base.yaml";
const COLUMNS: &str = "columns.yaml";

/// The most signs of a line of comments.
const WIDTH: usize = 100;

/// Writes both files beside each other, and neither over another.
pub(super) fn run(args: &Batch, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    let nothing = Base::read(b"language: en\n", PathBuf::new(), requests::shelf(global))
        .map_err(|why| Failure::system(why.to_string()))?;
    let columns = map::read(args, &nothing)?;
    let mut roster = open(args, &nothing, columns.as_ref(), &catalog, true)?;
    let order = order(&mut roster).map_err(|why| super::unusable(&args.roster, &why))?;
    let understanding = roster.understanding();
    let labels = match understanding.language() {
        Some(tag) => catalog.labels(tag)?,
        None => Labels::english().clone(),
    };
    let folder = if args.output.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        args.output.clone()
    };
    let files = [
        (folder.join(BASE), base(understanding, order, &labels)),
        (folder.join(COLUMNS), map_of(understanding, &labels)),
    ];
    if let Some((path, _)) = files
        .iter()
        .find(|(path, _)| fs::symlink_metadata(path).is_ok())
    {
        return Err(there_already(path));
    }
    Folder::make(&folder).map_err(|why| Failure::at(&folder, &why))?;
    for (path, text) in &files {
        write(path, text)?;
        if !global.quiet {
            say::file("wrote", path);
        }
    }
    if !global.quiet {
        let open = understanding.troubles().count();
        let [(base, _), (columns, _)] = &files;
        say::hint(&format!(
            "fill in what is empty{}, then see what is understood: `kerkesa batch --check {} --request {} --columns {}`",
            if open > 0 {
                " and choose what each column is"
            } else {
                ""
            },
            args.roster.display(),
            base.display(),
            columns.display()
        ));
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let written = Staged::new(path).and_then(|mut staged| {
        io::Write::write_all(&mut staged, text.as_bytes())?;
        staged.settle_alone(false)
    });
    match written {
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Err(there_already(path)),
        written => written.map(|_| ()).map_err(|why| Failure::at(path, &why)),
    }
}

fn there_already(path: &Path) -> Failure {
    Failure::system_hint(
        format!("{}: there is a file of this name", path.display()),
        "move it away, or give another folder with `--output`",
    )
}

/// In which order the roster's texts write their days.
#[derive(Clone, Copy)]
enum Order {
    /// There are none, or they need no order.
    Plain,
    /// In this one alone.
    One(DayOrder),
    /// In several, or in none.
    Open,
}

/// Finds the order by all days of the roster.
fn order(roster: &mut Roster) -> Result<Order, crate::roster::RosterError> {
    let days: Vec<String> = roster
        .columns()
        .iter()
        .filter(|key| roster.days().is_day(key))
        .cloned()
        .collect();
    let mut orders = DayOrder::ALL.to_vec();
    let mut is_plain = true;
    while let Some(row) = roster.row()? {
        for cell in days.iter().filter_map(|key| row.cell(key)) {
            let is_iso = crate::domain::day(cell).is_ok();
            // What is no day in any order says nothing of the others.
            if is_iso || DayOrder::ALL.iter().all(|order| order.read(cell).is_err()) {
                continue;
            }
            is_plain = false;
            orders.retain(|order| order.read(cell).is_ok());
        }
    }
    Ok(match orders.as_slice() {
        _ if is_plain => Order::Plain,
        [order] => Order::One(*order),
        _ => Order::Open,
    })
}

/// The base file: what no column gives.
fn base(understanding: &Understanding, order: Order, labels: &Labels) -> String {
    let mut text = comment(&labels.text("starter.base"));
    text.push('\n');
    let lacking = understanding.lacking();
    if lacking.contains(&"letter") {
        text += &comment(&labels.text("starter.letter"));
        text += "letter:\n";
    }
    match order {
        Order::Plain => {}
        Order::One(order) => {
            text += &comment(&labels.text("starter.dates"));
            let _ = writeln!(text, "dates: {order}");
        }
        Order::Open => {
            text += &comment(&labels.text("starter.dates"));
            text += "dates:\n";
        }
    }
    for section in ["worker", "employer"] {
        let keys = lacking.iter();
        let keys: Vec<&str> = keys
            .filter_map(|key| key.strip_prefix(section)?.strip_prefix('.'))
            .collect();
        if keys.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{section}:");
        let mut is_below = false;
        for key in keys {
            match key.strip_prefix("address.") {
                Some(part) => {
                    if !std::mem::replace(&mut is_below, true) {
                        text += "  address:\n";
                    }
                    // Every envelope has one, although no key is bound to.
                    if part == "city"
                        && !understanding.gives(&format!("{section}.address.postcode"))
                    {
                        text += "    postcode:\n";
                    }
                    let _ = writeln!(text, "    {part}:");
                }
                None => {
                    let _ = writeln!(text, "  {key}:");
                }
            }
        }
    }
    text
}

/// The map: what was understood, and beneath it as comments what was not.
fn map_of(understanding: &Understanding, labels: &Labels) -> String {
    let mut text = comment(&labels.text("starter.columns"));
    for given in &understanding.given {
        let is_key = given
            .columns
            .iter()
            .all(|place| understanding.columns[*place].role == Role::Gives(By::Key));
        if !is_key {
            let _ = writeln!(
                text,
                "{}: {}",
                given.key,
                scalar(&given.pattern.to_string())
            );
        }
    }
    let left = understanding.columns.iter();
    let left = left.filter(|column| matches!(column.role, Role::LeftOut(_)));
    let left: Vec<String> = left.map(|column| scalar(&column.heading)).collect();
    text += &comment(&labels.text("starter.ignore"));
    let _ = writeln!(text, "ignore: [{}]", left.join(", "));
    for (_, heading, trouble) in understanding.troubles() {
        if heading.is_empty() {
            continue;
        }
        let shown = visible(&heading.replace('\n', " ")).into_owned();
        let value = scalar(heading);
        let named = [("heading", shown.as_str())];
        let candidates: Vec<&str> = trouble
            .candidates()
            .filter(|candidate| candidate.contains('.') || !candidate.contains('_'))
            .collect();
        text.push('\n');
        if candidates.is_empty() {
            text += &comment(&labels.filled("starter.unknown", &named));
            let _ = writeln!(text, "# KEY: {value}");
        } else {
            text += &comment(&labels.filled("starter.unclear", &named));
            for key in candidates {
                let _ = writeln!(text, "# {key}: {value}");
            }
        }
    }
    text
}

/// A heading or a pattern as YAML has it: in quotation marks, unless it is plain beyond doubt.
fn scalar(text: &str) -> String {
    let is_sign = |sign: char| sign.is_alphanumeric() || matches!(sign, ' ' | '.' | '-' | '/');
    let is_plain = text.chars().all(is_sign)
        && text.starts_with(char::is_alphabetic)
        && text.trim() == text
        && !["true", "false", "null", "yes", "no", "on", "off"]
            .contains(&text.to_lowercase().as_str());
    if is_plain {
        return text.to_owned();
    }
    serde_json::Value::from(text).to_string()
}

/// A sentence as lines of comments.
fn comment(sentence: &str) -> String {
    let mut lines = String::new();
    let mut line = String::from("#");
    for word in sentence.split_whitespace() {
        if line.chars().count() + word.chars().count() >= WIDTH {
            lines = lines + &line + "\n";
            line = String::from("#");
        }
        line = line + " " + word;
    }
    lines + &line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_read_as_it_was_written() {
        for heading in [
            "PLZ",
            "Geb.-Datum",
            "E-Mail",
            "No",
            "Nr. #",
            "a: b",
            "Straße\nNr.",
            "\"x\"",
            "{V} {N}",
            "1",
            "-",
        ] {
            let text = format!("ignore: [{}]\n", scalar(heading));
            let map = crate::intake::Columns::read(text.as_bytes()).expect(heading);
            assert_eq!(map.ignored().collect::<Vec<_>>(), [heading]);
        }
    }

    #[test]
    fn a_long_sentence_is_several_comments() {
        let text = comment(&"word ".repeat(60));
        assert!(text.lines().count() > 2);
        assert!(
            text.lines()
                .all(|line| line.starts_with("# ") && line.len() <= WIDTH)
        );
    }
}
