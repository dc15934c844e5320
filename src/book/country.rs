//! Which country a record names in the last line of its address.

use crate::domain::CountryCode;

/// The address of a record, with its country apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Divided<'a> {
    /// The lines without the country.
    pub lines: Vec<&'a str>,
    /// The country, where its name is known.
    pub country: Option<CountryCode>,
    /// The country's name, where it is not.
    pub country_name: Option<&'a str>,
}

/// Takes an address apart. The format has the country in the last line, in
/// its own language or in English; a line with a digit is no country.
#[must_use]
pub fn divide(address: &str) -> Divided<'_> {
    let mut lines: Vec<&str> = address
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let is_name = |line: &&mut &str| !line.contains(|c: char| c.is_ascii_digit());
    let name = lines.last_mut().filter(is_name).map(|line| *line);
    if name.is_some() {
        lines.pop();
    }
    let country = name.and_then(named);
    Divided {
        lines,
        country,
        country_name: name.filter(|_| country.is_none()),
    }
}

/// The country that has the name. A record has no codes, except the one that everybody says.
fn named(name: &str) -> Option<CountryCode> {
    match name {
        "UK" => "GB",
        name if name.len() > 2 => name,
        _ => return None,
    }
    .parse()
    .ok()
}
