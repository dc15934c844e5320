//! The worker, the employment, the employer and the representative.

use super::shapes::{self, described, keys, map};
use crate::domain::{Address, Status, Workplace};
use serde_json::{Map, Value, json};

/// The name of a country, as far as a pattern can tell: there are too many to list.
pub(super) const COUNTRY_NAME: &str = "^[^0-9]{3,}$";

pub(super) fn parties() -> Map<String, Value> {
    keys([
        ("worker", worker()),
        ("employment", employment()),
        ("employer", employer()),
        ("representative", representative()),
    ])
}

fn worker() -> Value {
    let properties = keys([
        ("name", shapes::line("Your full name.")),
        ("address", address("Your private address.")),
        (
            "email",
            shapes::email("A private e-mail address, never one at work."),
        ),
        (
            "phone",
            shapes::line("A private telephone number, never one at work."),
        ),
        (
            "birth_date",
            shapes::date("Your date of birth, only if the employer needs it to find your file."),
        ),
    ]);
    described(map(&["name", "address"], properties), "You, the worker.")
}

fn employment() -> Value {
    let properties = keys([
        (
            "status",
            described(shapes::choice(Status::ALL), "What you are to the employer."),
        ),
        (
            "employee_number",
            shapes::line("The number that the employer gave you."),
        ),
        ("role", shapes::line("Your job, as the contract calls it.")),
        (
            "workplace",
            described(shapes::choice(Workplace::ALL), "Where you work."),
        ),
        (
            "since",
            shapes::date("Your first day; if you applied for a job, the day you did."),
        ),
        (
            "until",
            shapes::date("Your last day, if you no longer work there."),
        ),
        (
            "agency",
            shapes::line("The agency that sent you, if the employer is its client."),
        ),
    ]);
    described(
        map(&[], properties),
        "What the employer needs to find your file.",
    )
}

/// The employer: written out, or taken from a record or from the book.
fn employer() -> Value {
    let properties = keys([
        ("name", shapes::line("The full name with its legal form.")),
        ("address", address("The employer’s address.")),
        (
            "attention",
            shapes::line(
                "The person or office to write to; without it, the office responsible for data protection.",
            ),
        ),
        ("email", shapes::email("The employer’s e-mail address.")),
        (
            "record",
            json!({
                "description": "Instead of name and address: the file of a company record of the Datenanfragen database.",
                "type": "string",
            }),
        ),
        (
            "book",
            shapes::line(
                "Instead of name and address: the name of an entry of your employers’ book.",
            ),
        ),
        (
            "country",
            country("The country, beside a `record` or `book` that does not tell it."),
        ),
    ]);
    let mut employer = map(&[], properties);
    employer["oneOf"] = json!([
        {"required": ["name", "address"], "properties": without(&["record", "book", "country"])},
        {"required": ["record"], "properties": without(&["name", "address", "email", "book"])},
        {"required": ["book"], "properties": without(&["name", "address", "email", "record"])},
    ]);
    described(employer, "The employer that the letter is about.")
}

fn representative() -> Value {
    let properties = keys([
        ("organisation", shapes::line("The union or hotline.")),
        ("name", shapes::line("The person there.")),
        ("address", address("Its address.")),
        ("email", shapes::email("Its e-mail address.")),
        (
            "writes",
            shapes::flag("Whether it writes the letter in your name, by a mandate."),
        ),
    ]);
    described(
        map(&["organisation"], properties),
        "A union or hotline that supports you.",
    )
}

/// An address in parts, or as lines.
fn address(what: &str) -> Value {
    let lines = json!({
        "description": "Instead of the parts: the address line by line, without name and country.",
        "type": "array",
        "items": shapes::item(),
        "minItems": 1,
        "maxItems": Address::LINES,
    });
    let properties = keys([
        (
            "street",
            shapes::line("Street and number, or a post-office box."),
        ),
        ("extra", shapes::line("Building, floor, or care of.")),
        ("postcode", shapes::line("The postcode, if there is one.")),
        ("city", shapes::line("The town or city.")),
        (
            "region",
            shapes::line("Province, county or district, if the country writes it."),
        ),
        ("lines", lines),
        (
            "country",
            country("The country: its code of two letters, or its name."),
        ),
    ]);
    let mut address = map(&["country"], properties);
    address["oneOf"] = json!([
        {"required": ["street", "city"], "properties": without(&["lines"])},
        {
            "required": ["lines"],
            "properties": without(&["street", "extra", "postcode", "city", "region"]),
        },
    ]);
    described(address, what)
}

fn country(what: &str) -> Value {
    json!({
        "description": what,
        "type": "string",
        "anyOf": [{"pattern": "^\\s*[A-Za-z]{2}\\s*$"}, {"pattern": COUNTRY_NAME}],
        "not": {"enum": ["UK", "KS", "KV"]},
        "examples": ["AL", "DE", "Austria"],
    })
}

/// Keys that must not stand here.
fn without(names: &[&str]) -> Map<String, Value> {
    names
        .iter()
        .map(|name| ((*name).to_owned(), json!(false)))
        .collect()
}
