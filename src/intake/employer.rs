//! The employer of a request: written out, from a record, or from the book.

use super::{EmployerEntry, Refusal, record::Records, texts};
use crate::{
    book::{Lack, Shelf},
    domain::{Controller, CountryCode, Short},
};

/// The employer that an entry means.
pub(super) fn resolve(
    entry: EmployerEntry,
    records: &Records,
    shelf: &Shelf,
) -> Result<Controller, Refusal> {
    match entry {
        EmployerEntry::Written(controller) => Ok(controller),
        EmployerEntry::Record {
            record,
            country,
            attention,
        } => records
            .record(&record)?
            .controller(country, attention)
            .and_then(meant),
        EmployerEntry::Book {
            book,
            country,
            attention,
        } => from_book(&book, country, attention, shelf).and_then(meant),
    }
}

/// The employer that a record or the book describes, if its texts are those of a person.
fn meant(controller: Controller) -> Result<Controller, Refusal> {
    let value = serde_yaml::to_value(&controller)
        .map_err(|why| Refusal::new("employer", why.to_string()))?;
    texts::check_below(&mut "employer".to_owned(), &value)?;
    Ok(controller)
}

fn from_book(
    name: &Short,
    country: Option<CountryCode>,
    attention: Option<Short>,
    shelf: &Shelf,
) -> Result<Controller, Refusal> {
    let book = shelf
        .book()
        .map_err(|why| Refusal::new("employer.book", why.to_string()).hint(why.hint()))?;
    let entry = book
        .entry(name.as_str())
        .map_err(|why| Refusal::new("employer.book", why.to_string()).hint(why.hint()))?;
    entry
        .controller(country, attention)
        .map_err(|lack| match &lack {
            Lack::Address => Refusal::new("employer.book", lack.to_string())
                .hint("write its address in the book, or the employer in the request"),
            Lack::Country(_) => Refusal::new("employer.country", lack.to_string()).hint(format!(
                "write its two letters beside the name: `employer: {{book: {name}, country: XX}}`"
            )),
            Lack::OtherCountry(known) => Refusal::new(
                "employer.country",
                format!("is not the country of the book's entry, which is `{known}`"),
            )
            .hint("leave out `country`, or write the employer in the request"),
        })
}
