//! `kerkesa employer show`: one entry.

use super::{
    super::{args::Global, failure::Failure, requests, say},
    args::Show,
    failed,
};
use crate::book::{Entry, Postal};
use serde_yaml::{Mapping, Value};

/// The keys that a request's `employer` has.
const OF_A_REQUEST: [&str; 4] = ["name", "attention", "address", "email"];

/// Prints the entry as it would stand in a request, or the whole as JSON.
pub(super) fn run(args: &Show, global: &Global) -> Result<(), Failure> {
    let shelf = requests::shelf(global);
    let book = shelf.book().map_err(|error| failed(&error))?;
    let entry = book.entry(&args.name).map_err(|error| failed(&error))?;
    if args.json {
        return say::json(entry);
    }
    say::page(&yaml(entry).map_err(|why| Failure::system(why.to_string()))?)
}

/// The request's keys, and below them, as comments, what a request does not have.
fn yaml(entry: &Entry) -> Result<String, serde_yaml::Error> {
    let mut entry = entry.clone();
    // Of use to the import alone.
    entry.record = None;
    let missing = match &mut entry.address {
        None => Some("# address: the entry has none".to_owned()),
        Some(Postal::Whole(_)) => None,
        Some(Postal::WithoutCountry { country_name, .. }) => {
            let name = country_name.take();
            let name = name.map_or_else(String::new, |name| format!("; the record has “{name}”"));
            Some(format!(
                "# address.country: its two letters are still missing{name}"
            ))
        }
    };
    let mut employer = Mapping::new();
    let mut besides = Mapping::new();
    if let Value::Mapping(keys) = serde_yaml::to_value(&entry)? {
        for (key, value) in keys {
            let is_of_request = key.as_str().is_some_and(|key| OF_A_REQUEST.contains(&key));
            let part = if is_of_request {
                &mut employer
            } else {
                &mut besides
            };
            part.insert(key, value);
        }
    }
    let employer = Mapping::from_iter([(Value::from("employer"), Value::from(employer))]);
    let mut text = serde_yaml::to_string(&employer)?;
    let mut comments: Vec<String> = missing.into_iter().collect();
    if !besides.is_empty() {
        let besides = serde_yaml::to_string(&besides)?;
        comments.extend(besides.lines().map(|line| format!("# {line}")));
    }
    for comment in comments {
        text += &comment;
        text.push('\n');
    }
    Ok(text)
}
