//! Hunspell's dictionaries, read from the system.

use crate::catalog::bounds;
use encoding_rs::Encoding;
use spellbook::Dictionary as Speller;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    rc::Rc,
};

/// The most bytes that a file of a dictionary may have: 16 MiB, several times as many as any has.
const LIMIT: usize = 16 << 20;

/// Folders with dictionaries, and those that were read already.
#[derive(Debug)]
pub struct Dictionaries {
    folders: Vec<PathBuf>,
    read: RefCell<BTreeMap<PathBuf, Result<Rc<Speller>, String>>>,
}

impl Dictionaries {
    /// Where Linux systems keep them.
    pub const SYSTEM: [&str; 4] = [
        "/usr/share/hunspell",
        "/usr/share/myspell",
        "/usr/share/myspell/dicts",
        "/usr/local/share/hunspell",
    ];

    /// The dictionaries in some folders; nothing is read yet.
    #[must_use]
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self {
            folders,
            read: RefCell::default(),
        }
    }

    /// The first dictionary of these names; none if no folder has one.
    pub(super) fn find(&self, names: &[String]) -> Option<Result<Rc<Speller>, String>> {
        let path = names.iter().find_map(|name| {
            self.folders
                .iter()
                .map(|folder| folder.join(format!("{name}.dic")))
                .find(|path| path.with_extension("aff").is_file() && path.is_file())
        })?;
        let mut known = self.read.borrow_mut();
        Some(
            known
                .entry(path)
                .or_insert_with_key(|path| {
                    read(path).map(Rc::new).map_err(|why| {
                        format!("the dictionary {} cannot be read: {why}", path.display())
                    })
                })
                .clone(),
        )
    }
}

fn read(dic: &Path) -> Result<Speller, String> {
    let said = |why: io::Error| why.to_string();
    let bytes = |file: &Path| {
        let bytes = bounds::bytes(file, LIMIT).map_err(said)?;
        bytes.ok_or_else(|| format!("has more than {} MiB", LIMIT >> 20))
    };
    let aff = bytes(&dic.with_extension("aff"))?;
    let dic = bytes(dic)?;
    let encoding = encoding(&aff)?;
    let text = |bytes: &[u8]| encoding.decode(bytes).0.into_owned();
    let (aff, dic) = without_flag_zero(text(&aff), text(&dic));
    // Some begin entries such as "A/S with a quotation mark, which the reader takes for a wrong flag.
    let dic: Vec<&str> = dic.lines().filter(|line| !line.starts_with('"')).collect();
    Speller::new(&aff, &dic.join("\n")).map_err(|why| why.to_string())
}

/// Numbers that are flags, with one that no dictionary has in the place of 0, which the reader refuses (Turkish).
fn without_flag_zero(aff: String, dic: String) -> (String, String) {
    const OTHER: &str = "64999";
    if !aff.lines().any(|line| line.trim() == "FLAG num") {
        return (aff, dic);
    }
    let flags = |line: &str| match line.split_once('/') {
        Some((word, flags)) => {
            let flags: Vec<&str> = flags
                .split(',')
                .map(|flag| if flag == "0" { OTHER } else { flag })
                .collect();
            format!("{word}/{}", flags.join(","))
        }
        None => line.to_owned(),
    };
    let rule = |line: &str| match line.split_once(" 0 ") {
        Some((kind @ ("SFX" | "PFX"), rest)) => format!("{kind} {OTHER} {rest}"),
        _ => line.to_owned(),
    };
    (
        aff.lines().map(rule).collect::<Vec<_>>().join("\n"),
        dic.lines().map(flags).collect::<Vec<_>>().join("\n"),
    )
}

/// What the line `SET` of the rules says; without one it is Latin 1, as Hunspell has it.
fn encoding(aff: &[u8]) -> Result<&'static Encoding, String> {
    let rules = String::from_utf8_lossy(aff);
    let name = rules
        .lines()
        .find_map(|line| line.trim_start_matches('\u{FEFF}').strip_prefix("SET "))
        .map_or("ISO8859-1", str::trim)
        .replace("microsoft-cp", "windows-");
    Encoding::for_label(name.as_bytes()).ok_or_else(|| format!("its encoding {name} is not known"))
}
