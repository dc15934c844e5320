//! `kerkesa employer list`: the entries of the book.

use super::{
    super::{
        args::Global,
        failure::Failure,
        list::{self, Row},
        requests,
    },
    args::List,
    failed,
};
use crate::book::{Entry, Postal, Search, Slug};
use serde_json::json;

/// Prints the entries that are looked for: as columns, or as JSON.
pub(super) fn run(args: &List, global: &Global) -> Result<(), Failure> {
    let shelf = requests::shelf(global);
    let book = shelf.book().map_err(|error| failed(&error))?;
    let search = Search::new(&args.text.join(" "));
    let found = book
        .entries()
        .filter(|(name, entry)| search.finds(name, entry));
    let rows: Vec<Row> = found.map(|(name, entry)| row(name, entry)).collect();
    list::print(rows, args.json)
}

fn row(name: &Slug, entry: &Entry) -> Row {
    let address = entry.address.as_ref();
    let city = address.and_then(|address| address.lines().pop());
    let country = address.and_then(Postal::country);
    Row {
        columns: vec![
            name.to_string(),
            entry.name.to_string(),
            country.map_or_else(|| "-".to_owned(), |country| country.to_string()),
            city.unwrap_or_default(),
        ],
        data: json!({"id": name, "entry": entry}),
    }
}
