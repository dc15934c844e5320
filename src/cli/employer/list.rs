//! `kerkesa employer list`: the entries of the book.

use super::{
    super::{
        args::Global,
        failure::Failure,
        list::{Row, columns},
        pages, requests,
    },
    args::List,
    failed,
};
use crate::book::{Entry, Postal, Search, Slug};
use serde_json::{Value, json};

/// Prints the entries that are looked for: as columns, or as JSON.
pub(super) fn run(args: &List, global: &Global) -> Result<(), Failure> {
    let shelf = requests::shelf(global);
    let book = shelf.book().map_err(|error| failed(&error))?;
    let search = Search::new(&args.text.join(" "));
    let found = book
        .entries()
        .filter(|(name, entry)| search.finds(name, entry));
    let rows: Vec<Row> = found.map(|(name, entry)| row(name, entry)).collect();
    let product = if args.json {
        let rows: Vec<Value> = rows.into_iter().map(|row| row.data).collect();
        serde_json::to_string_pretty(&rows).map_err(|why| Failure::system(why.to_string()))? + "\n"
    } else {
        columns(&rows)
    };
    pages::print(product.as_bytes())
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
