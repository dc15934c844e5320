//! The sections for single letters, and which letter may have which.

use super::{
    collective, needs_section,
    shapes::{self, Shapes, described, keys, map, set, some},
};
use crate::{
    catalog::CatalogError,
    domain::{
        ErasureGround, LetterKind, Question, Reason, ReplyKind, ReplyReason, RestrictionGround,
        SendingProof,
    },
    intake::{LIST_LIMIT, checks::SECTIONS},
};
use serde_json::{Map, Value, json};

const SYSTEMS: &str = "Programs and systems that should be searched, by the names you know.";
const OWN_WORDS: &str = "Anything you want to add, in your own words.";

pub(super) fn sections(shapes: &Shapes<'_>) -> Result<Map<String, Value>, CatalogError> {
    Ok(keys([
        ("access", access(shapes)?),
        ("objection", objection(shapes)?),
        ("rectification", rectification()),
        (
            "erasure",
            grounded(
                shapes,
                &shapes.named(ErasureGround::ALL, "erasure_ground")?,
                "What is to be erased, and why.",
            )?,
        ),
        (
            "restriction",
            grounded(
                shapes,
                &shapes.named(RestrictionGround::ALL, "restriction_ground")?,
                "What is to be kept and not used, and why.",
            )?,
        ),
        ("portability", portability(shapes)?),
        ("human_review", human_review()),
        (
            "consent_withdrawal",
            described(
                map(
                    &["to"],
                    keys([("to", shapes.operations("What you no longer consent to.")?)]),
                ),
                "What you withdraw your consent from.",
            ),
        ),
        ("preservation", preservation(shapes)?),
        (
            "mandate",
            described(
                map(
                    &[],
                    keys([(
                        "until",
                        shapes::date("The mandate’s last day; without it, until you revoke it."),
                    )]),
                ),
                "How long the mandate lasts.",
            ),
        ),
        ("collective_complaint", collective::complaint(shapes)?),
        ("collective_objection", collective::objection(shapes)?),
        ("previous", previous(shapes)?),
        ("follow_up", follow_up()),
    ]))
}

/// Which sections a letter must have and may have: what it does not use would be lost.
pub(super) fn conditions() -> Value {
    let mut conditions = Vec::new();
    for letter in LetterKind::ALL.iter().filter(|letter| !letter.follows()) {
        let mut then = Map::new();
        for section in SECTIONS.iter().filter(|section| *section != letter) {
            then.insert(section.id().to_owned(), json!(false));
        }
        for name in ["previous", "follow_up"] {
            then.insert(name.to_owned(), json!(false));
        }
        let mut required = Vec::new();
        if needs_section(*letter) {
            required.push(letter.id());
        }
        if letter.is_collective() {
            required.push("representative");
            for name in ["worker", "employment"] {
                then.insert(name.to_owned(), json!(false));
            }
            then.insert(
                "representative".to_owned(),
                json!({"required": ["name", "address"]}),
            );
        } else {
            required.push("worker");
        }
        if *letter == LetterKind::Mandate {
            required.push("representative");
            then.insert(
                "representative".to_owned(),
                json!({"required": ["address"]}),
            );
        }
        conditions.push(json!({
            "if": {"properties": {"letter": {"const": letter.id()}}, "required": ["letter"]},
            "then": {"properties": then, "required": required},
        }));
    }
    let follows: Vec<&str> = LetterKind::ALL
        .iter()
        .filter(|letter| letter.follows())
        .map(|letter| letter.id())
        .collect();
    conditions.push(json!({
        "if": {"properties": {"letter": {"enum": follows}}, "required": ["letter"]},
        "then": {"required": ["worker", "previous"]},
    }));
    json!(conditions)
}

fn access(shapes: &Shapes<'_>) -> Result<Value, CatalogError> {
    let questions = shapes.named(Question::ALL, "question")?;
    let properties = keys([
        (
            "data",
            json!({
                "description": "The kinds of data you mean in particular: `all`, or a list; without it, the usual ones, which keep the letter short.",
                "anyOf": [{"const": "all"}, shapes.data("The kinds of data.")?, shapes.one_kind()?],
            }),
        ),
        ("period", shapes::period()),
        ("systems", shapes::lines(SYSTEMS)),
        (
            "questions",
            set(
                &questions,
                "Questions that go beyond the right of access; the letter marks them so.",
            ),
        ),
    ]);
    Ok(described(map(&[], properties), "What you ask for."))
}

fn objection(shapes: &Shapes<'_>) -> Result<Value, CatalogError> {
    let properties = keys([
        ("to", shapes.operations("What you object to.")?),
        (
            "because",
            set(&shapes.named(Reason::ALL, "reason")?, "Your reasons."),
        ),
        (
            "own_words",
            shapes::passage("Your situation in your own words."),
        ),
        ("instead", shapes::passage("What you would accept instead.")),
        (
            "erase",
            shapes::flag(
                "Whether the data captured so far are to be erased once you have a copy: what is erased proves nothing.",
            ),
        ),
    ]);
    Ok(described(
        map(&["to"], properties),
        "What you object to, and why.",
    ))
}

fn rectification() -> Value {
    let correction = map(
        &["right"],
        keys([
            (
                "place",
                shapes::line("The document or program in which it stands."),
            ),
            (
                "wrong",
                shapes::line("What stands there; leave it out if something is missing."),
            ),
            ("right", shapes::line("What should stand there.")),
        ]),
    );
    let corrections = json!({
        "description": "What is wrong or missing, one by one.",
        "type": "array",
        "items": correction,
        "minItems": 1,
        "maxItems": LIST_LIMIT,
    });
    let properties = keys([
        ("corrections", corrections),
        ("own_words", shapes::passage(OWN_WORDS)),
    ]);
    described(
        map(&["corrections"], properties),
        "What is to be put right.",
    )
}

/// Erasure and restriction.
fn grounded(shapes: &Shapes<'_>, grounds: &Value, what: &str) -> Result<Value, CatalogError> {
    let properties = keys([
        (
            "data",
            shapes.data("The kinds of data; without it, all that the grounds apply to.")?,
        ),
        ("period", shapes::period()),
        ("systems", shapes::lines(SYSTEMS)),
        (
            "because",
            some(set(
                grounds,
                "The grounds. Not every law knows all of them.",
            )),
        ),
        ("own_words", shapes::passage(OWN_WORDS)),
    ]);
    Ok(described(map(&["because"], properties), what))
}

fn portability(shapes: &Shapes<'_>) -> Result<Value, CatalogError> {
    let properties = keys([
        (
            "data",
            shapes.data("The kinds of data; without it, all that the right applies to.")?,
        ),
        ("period", shapes::period()),
        ("systems", shapes::lines(SYSTEMS)),
        ("to", shapes::line("Who is to get the data, if not you.")),
    ]);
    Ok(described(
        map(&[], properties),
        "What is to be handed over in a form that a machine can read.",
    ))
}

fn human_review() -> Value {
    let properties = keys([
        ("decision", shapes::line("The decision, in a few words.")),
        ("date", shapes::date("The day of the decision.")),
        (
            "system",
            shapes::line("The program that made it, by the name you know."),
        ),
        ("own_words", shapes::passage("Your point of view.")),
    ]);
    described(
        map(&["decision"], properties),
        "The decision that a person is to look at.",
    )
}

fn preservation(shapes: &Shapes<'_>) -> Result<Value, CatalogError> {
    let properties = keys([
        ("data", shapes.data("The kinds of data.")?),
        ("period", shapes::period()),
        (
            "systems",
            shapes::lines("Programs, cameras and systems, by the names you know."),
        ),
        ("own_words", shapes::passage(OWN_WORDS)),
    ]);
    Ok(described(
        map(&["data"], properties),
        "What is about to be overwritten, and must be kept as evidence.",
    ))
}

/// What came back; of these kinds.
pub(super) fn reply(kinds: &[ReplyKind]) -> Value {
    map(
        &["date", "kind"],
        keys([
            ("date", shapes::date("The day the answer came.")),
            (
                "kind",
                described(shapes::choice(kinds), "What kind of answer it is."),
            ),
            (
                "reasons",
                set(
                    &shapes::choice(ReplyReason::ALL),
                    "Why the employer refuses; for an extension, only `no_reasons`.",
                ),
            ),
            (
                "until",
                shapes::date("The new day that the employer named; for an extension."),
            ),
            (
                "fee",
                shapes::line("The amount with its currency; for a fee."),
            ),
        ]),
    )
}

/// The earlier letters: one, or a list.
fn previous(shapes: &Shapes<'_>) -> Result<Value, CatalogError> {
    let letter = map(
        &["letter", "date"],
        keys([
            (
                "letter",
                described(shapes.letters()?, "Which letter it was."),
            ),
            ("date", shapes::date("The date that it bore.")),
            ("reference", shapes::line("Its reference.")),
            ("sent", shapes::date("The day you sent it.")),
            (
                "proof",
                described(
                    shapes::choice(SendingProof::ALL),
                    "What proves that you sent it, if nobody knows when it was received.",
                ),
            ),
            (
                "received",
                shapes::date("The day the employer received it; time runs from the day after."),
            ),
            (
                "reply",
                described(
                    reply(ReplyKind::ALL),
                    "What the employer answered; leave it out if no answer came.",
                ),
            ),
        ]),
    );
    Ok(json!({
        "description": "The letter that this one follows, or a list of them with the first one first.",
        "anyOf": [
            letter,
            {"type": "array", "items": letter, "minItems": 1, "maxItems": LIST_LIMIT},
        ],
    }))
}

fn follow_up() -> Value {
    let points = json!({"type": "integer", "minimum": 1});
    let properties = keys([
        (
            "open",
            set(
                &points,
                "The numbers of the first letter’s points that are still open.",
            ),
        ),
        (
            "continues",
            shapes::flag("Whether the monitoring goes on in spite of your objection."),
        ),
        ("own_words", shapes::passage(OWN_WORDS)),
    ]);
    described(
        map(&[], properties),
        "What you say about the earlier letter.",
    )
}
