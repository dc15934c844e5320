//! Employers that need not be typed: of the worker's own book, and of the public list that comes with the program.
//!
//! [`found`] says which may be meant, [`chosen`] what one of them answers. Whoever takes an address from a list is told by
//! [`origin`] where it comes from: it has to be checked.

use super::{
    answers::{Answer, Answers},
    day,
    situation::Situation,
};
use crate::{
    book::{Company, Directory, Entry, Postal, Shelf},
    domain::{Address, AddressOrder, CountryCode},
};
use std::collections::BTreeSet;

/// The question that an employer is looked for by.
pub const NAME: &str = "employer.name";

/// The most employers that are offered at once.
pub const MOST: usize = 20;

/// The id of the employer that was chosen, until another name is typed.
const CHOSEN: &str = "draft.employer";

/// What ids begin with: of an entry in the book, and of a company in the list.
const BOOK: &str = "book:";
const LIST: &str = "list:";

/// What one choice answers, and the next one must not leave behind.
const ANSWERED: [&str; 11] = [
    NAME,
    "employer.book",
    "employer.country",
    "employer.email",
    "employer.address.street",
    "employer.address.extra",
    "employer.address.postcode",
    "employer.address.city",
    "employer.address.region",
    "employer.address.lines",
    "employer.address.country",
];

/// An employer that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What [`chosen`] knows it by.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The last line of its address and the country, and whether it is of the book: what tells it from another of that name.
    pub place: String,
}

/// The employers that may be meant by what is typed, at most [`MOST`], the best first: those of the book, and then those of
/// the list. Only such as a letter can be sent to.
#[must_use]
pub fn found(typed: &str, now: &Situation<'_>, shelf: &Shelf, directory: &Directory) -> Vec<Found> {
    let mut all = Vec::new();
    let mut imported = BTreeSet::new();
    if let Ok(book) = shelf.book() {
        for (id, entry) in book.search(typed, MOST) {
            let Some(place) = entry.address.as_ref().map(|postal| of_postal(postal, now)) else {
                continue;
            };
            imported.extend(entry.record.as_ref().map(|record| record.slug.as_str()));
            let values = [("place", place.as_str())];
            all.push(Found {
                id: format!("{BOOK}{}", id.as_str()),
                name: entry.name.to_string(),
                place: now.labels.filled("message.employer_of_book", &values),
            });
        }
    }
    let country = country(now);
    let listed = directory.search(typed, country, MOST + imported.len());
    let listed = listed
        .into_iter()
        .filter(|(id, _)| !imported.contains(id.as_str()));
    all.extend(listed.map(|(id, company)| Found {
        id: format!("{LIST}{}", id.as_str()),
        name: company.name.to_string(),
        place: of_address(&company.address, now),
    }));
    all.truncate(MOST);
    all
}

/// What the choice of an employer answers, by the keys of the answers; nothing, if there is none of that id.
/// [`Answer::Nothing`] takes away what an earlier choice has left.
#[must_use]
pub fn chosen(
    id: &str,
    now: &Situation<'_>,
    shelf: &Shelf,
    directory: &Directory,
) -> Option<Vec<(String, Answer)>> {
    let answers = if let Some(name) = id.strip_prefix(BOOK) {
        of_entry(name, shelf.book().ok()?.entry(name).ok()?, now)
    } else {
        of_company(directory.entry(id.strip_prefix(LIST)?)?)
    };
    let given: BTreeSet<&str> = answers.iter().map(|(key, _)| *key).collect();
    let rest = ANSWERED.iter().filter(|key| !given.contains(*key));
    let rest = rest.map(|key| (*key, Answer::Nothing));
    let mut all: Vec<(String, Answer)> = answers
        .iter()
        .cloned()
        .chain(rest)
        .map(|(key, answer)| (key.to_owned(), answer))
        .collect();
    all.push((CHOSEN.to_owned(), Answer::One(id.to_owned())));
    Some(all)
}

/// Which answers no longer hold when this name is typed: those of a choice that it is not the name of.
#[must_use]
pub fn outdated(name: &str, now: &Situation<'_>) -> Vec<&'static str> {
    let is_chosen = now.answers.has(CHOSEN) || now.answers.has("employer.book");
    if !is_chosen || now.says(NAME, name) {
        return Vec::new();
    }
    ANSWERED
        .into_iter()
        .filter(|key| *key != NAME)
        .chain([CHOSEN])
        .collect()
}

/// Learns the name of an employer from the book: a request has only that of its entry.
pub(super) fn recall(answers: &mut Answers, shelf: &Shelf) {
    let entry = answers.text("employer.book").and_then(|name| {
        let book = shelf.book().ok()?;
        book.entry(name).ok()
    });
    if let Some(entry) = entry {
        answers.put(NAME, Answer::One(entry.name.to_string()));
    }
}

/// Where the address of a choice comes from, and that it must be checked, a line each; nothing, if there is none of that id.
#[must_use]
pub fn origin(
    id: &str,
    now: &Situation<'_>,
    shelf: &Shelf,
    directory: &Directory,
) -> Option<String> {
    if let Some(name) = id.strip_prefix(BOOK) {
        let postal = shelf.book().ok()?.entry(name).ok()?.address.as_ref()?;
        let address = joined(postal.lines(), postal.country(), now);
        let values = [("name", name), ("address", address.as_str())];
        return Some(now.labels.filled("message.employer_book", &values));
    }
    let company = directory.entry(id.strip_prefix(LIST)?)?;
    let country = company.address.country();
    let address = joined(lines(&company.address, now), Some(country), now);
    let date = day::long(&directory.as_of().to_string(), now);
    let values = [("date", date.as_str()), ("address", address.as_str())];
    let from = now.labels.filled("message.employer_list", &values);
    Some(format!(
        "{from}\n{}",
        now.labels.text("message.employer_check")
    ))
}

/// The employer that an entry of the book is, by its name there: it keeps the address.
fn of_entry(name: &str, entry: &Entry, now: &Situation<'_>) -> Vec<(&'static str, Answer)> {
    let mut answers = vec![
        (NAME, Answer::One(entry.name.to_string())),
        ("employer.book", Answer::One(name.to_owned())),
    ];
    let lacks_country = entry
        .address
        .as_ref()
        .is_some_and(|it| it.country().is_none());
    if let Some(country) = country(now).filter(|_| lacks_country) {
        answers.push(("employer.country", Answer::One(country.to_string())));
    }
    answers
}

/// The employer that a company of the list is, written out. With its country, also where that is the one whose law applies:
/// this one would change with the answer to that question.
fn of_company(company: &Company) -> Vec<(&'static str, Answer)> {
    let mut answers = vec![(NAME, Answer::One(company.name.to_string()))];
    let country = company.address.country();
    answers.push(("employer.address.country", Answer::One(country.to_string())));
    let email = company.email.as_ref();
    answers.extend(email.map(|email| ("employer.email", Answer::One(email.to_string()))));
    match &company.address {
        Address::Parts {
            street,
            extra,
            postcode,
            city,
            region,
            ..
        } => {
            let parts = [
                ("employer.address.street", Some(street)),
                ("employer.address.extra", extra.as_ref()),
                ("employer.address.postcode", postcode.as_ref()),
                ("employer.address.city", Some(city)),
                ("employer.address.region", region.as_ref()),
            ];
            let known = parts.into_iter();
            answers.extend(
                known.filter_map(|(key, part)| Some((key, Answer::One(part?.to_string())))),
            );
        }
        Address::Lines { lines, .. } => {
            let lines = lines.iter().map(ToString::to_string).collect();
            answers.push(("employer.address.lines", Answer::Many(lines)));
        }
    }
    answers
}

/// The country of the employer, as far as it is known.
fn country(now: &Situation<'_>) -> Option<CountryCode> {
    now.answers.text("jurisdiction")?.parse().ok()
}

/// The lines of an address as its country writes them.
fn lines(address: &Address, now: &Situation<'_>) -> Vec<String> {
    let country = now.catalog.jurisdiction(address.country());
    let order = country.map_or_else(|_| AddressOrder::default(), |it| it.address_order);
    order.lines(address)
}

fn of_address(address: &Address, now: &Situation<'_>) -> String {
    let last = lines(address, now).pop();
    joined(last, Some(address.country()), now)
}

fn of_postal(postal: &Postal, now: &Situation<'_>) -> String {
    match postal {
        Postal::Whole(address) => of_address(address, now),
        Postal::WithoutCountry { .. } => joined(postal.lines().pop(), None, now),
    }
}

/// Lines and their country as one.
fn joined(
    lines: impl IntoIterator<Item = String>,
    country: Option<CountryCode>,
    now: &Situation<'_>,
) -> String {
    let country = country.map(|country| now.country_name(country));
    let lines: Vec<String> = lines.into_iter().chain(country).collect();
    lines.join(", ")
}
