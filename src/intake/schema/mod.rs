//! The JSON Schema of the request file, for editors that complete and check while one types.
//!
//! It is made of the domain's lists and limits and of the catalogue's languages and countries. It says no
//! more than [`read`](super::read) does: what it marks is refused there. What only the request as a whole
//! shows, such as days in the wrong order, it does not know.

mod collective;
mod parties;
mod sections;
mod shapes;

use crate::{
    catalog::{Catalog, CatalogError},
    domain::{Delivery, LanguageTag, LetterKind, Signature, Tone, WindowSide},
};
use serde_json::{Map, Value, json};
use shapes::{Shapes, described};

/// The JSON Schema (draft 2020-12) of the request file, with the catalogue's languages and countries.
///
/// # Errors
/// If the catalogue's English words, or a file of a country, cannot be read.
pub fn schema(catalog: &Catalog) -> Result<Value, CatalogError> {
    let shapes = Shapes::new(catalog)?;
    let mut properties = letter(&shapes, catalog)?;
    properties.extend(parties::parties());
    properties.extend(sections::sections(&shapes)?);
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kerkesa request",
        "description": "A letter to an employer, or to the authority, about a worker’s personal data.",
        "type": "object",
        "additionalProperties": false,
        "required": ["letter", "employer"],
        "properties": properties,
        "allOf": sections::conditions(),
    }))
}

/// The keys about the letter itself.
fn letter(shapes: &Shapes<'_>, catalog: &Catalog) -> Result<Map<String, Value>, CatalogError> {
    let languages: Vec<&str> = catalog.languages().map(LanguageTag::as_str).collect();
    let language_names = catalog
        .languages()
        .map(|tag| catalog.words(tag)?.phrase("name"))
        .collect::<Result<Vec<_>, _>>()?;
    let countries: Vec<String> = catalog.jurisdictions().map(|id| id.to_string()).collect();
    let country_names = catalog
        .jurisdictions()
        .map(|id| catalog.country_in_english(id))
        .collect::<Result<Vec<_>, _>>()?;
    let mut authorities = Vec::new();
    for id in catalog.jurisdictions() {
        let country = catalog.jurisdiction(id)?;
        authorities.extend(country.authorities.iter().map(|authority| &authority.id));
    }
    Ok(shapes::keys([
        (
            "letter",
            described(shapes.letters()?, "Which letter to write."),
        ),
        (
            "language",
            json!({
                "description": "The language of the letter; without it, the first language of the country whose law applies.",
                "type": "string", "enum": languages, "enumDescriptions": language_names,
            }),
        ),
        (
            "jurisdiction",
            json!({
                "description": "The country whose law applies; without it, the employer’s country.",
                "anyOf": [
                    {"type": "string", "enum": countries, "enumDescriptions": country_names},
                    {"type": "string", "pattern": parties::COUNTRY_NAME, "description": "The country’s name."},
                ],
            }),
        ),
        (
            "region",
            json!({
                "description": "The part of the country where the employer is, by ISO 3166-2. Authorities and public holidays can depend on it.",
                "type": "string", "pattern": "^\\s*[A-Z]{2}-[A-Za-z0-9]+\\s*$", "examples": ["DE-BY"],
            }),
        ),
        (
            "authority",
            json!({
                "description": "The supervisory authority, in a country that has several.",
                "type": "string", "enum": authorities,
            }),
        ),
        (
            "date",
            shapes::date("The date of the letter; without it, today."),
        ),
        ("place", shapes::line("Where you sign the letter.")),
        (
            "reference",
            shapes::line(
                "Your own reference. It becomes part of the file’s name, so it must not hold your name. Without it, one is made up.",
            ),
        ),
        (
            "tone",
            described(
                shapes::choice(Tone::ALL),
                "`plain` asks; `firm` also names the authority and the court.",
            ),
        ),
        (
            "window",
            described(
                shapes::choice(WindowSide::ALL),
                "Where your envelope has its window.",
            ),
        ),
        (
            "delivery",
            described(
                shapes::choice(Delivery::ALL),
                "How you send the letter. `hand` adds a receipt for the employer to sign.",
            ),
        ),
        ("copies_to", shapes::lines("Who else gets a copy.")),
        ("enclosures", shapes::lines("What you enclose.")),
        ("signature", signature()),
    ]))
}

/// Path data, or the file that holds them.
fn signature() -> Value {
    let drawn = json!({
        "description": "The strokes as path data of SVG, without arcs.",
        "type": "string",
        "pattern": "^\\s*[Mm][MmLlHhVvQqCcSsTtZzEe0-9.,+\\-\\s]*$",
        "maxLength": Signature::LIMIT,
    });
    let file = json!({
        "description": "The file with the path data, from the folder of the request.",
        "type": "string",
    });
    json!({
        "description": "Your signature, if you have drawn it.",
        "anyOf": [drawn, shapes::map(&["file"], shapes::keys([("file", file)]))],
    })
}

/// Whether a letter has a section of its own that it cannot do without.
const fn needs_section(letter: LetterKind) -> bool {
    matches!(
        letter,
        LetterKind::Objection
            | LetterKind::Rectification
            | LetterKind::Erasure
            | LetterKind::Restriction
            | LetterKind::HumanReview
            | LetterKind::ConsentWithdrawal
            | LetterKind::Preservation
            | LetterKind::CollectiveComplaint
            | LetterKind::CollectiveObjection
    )
}
