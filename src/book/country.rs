//! Which country a record names in the last line of its address.

use crate::{catalog::Catalog, domain::CountryCode};

/// Names that records use besides those of the catalogue's languages.
const ALSO: [(&str, &str); 5] = [
    ("the netherlands", "NL"),
    ("españa", "ES"),
    ("united states", "US"),
    ("usa", "US"),
    ("uk", "GB"),
];

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
pub fn divide<'a>(address: &'a str, catalog: &Catalog) -> Divided<'a> {
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
    let country = name.and_then(|name| named(name, catalog));
    Divided {
        lines,
        country,
        country_name: name.filter(|_| country.is_none()),
    }
}

fn named(name: &str, catalog: &Catalog) -> Option<CountryCode> {
    let name = name.to_lowercase();
    if let Some((_, code)) = ALSO.iter().find(|(known, _)| *known == name) {
        return code.parse().ok();
    }
    catalog.languages().find_map(|tag| {
        let words = catalog.words(tag).ok()?;
        words
            .keys()
            .filter_map(|key| key.strip_prefix("countries."))
            .find_map(|code| {
                let known = words.phrase(&format!("countries.{code}")).ok()?;
                (known.to_lowercase() == name).then(|| code.parse().ok())?
            })
    })
}
