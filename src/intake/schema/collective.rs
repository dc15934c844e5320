//! The sections of the letters that an organisation writes in its own name.

use super::{
    sections::reply,
    shapes::{self, Shapes, described, keys, map},
};
use crate::{catalog::CatalogError, domain::ReplyKind, intake::checks::REFERENCES_LIMIT};
use serde_json::{Value, json};

pub(super) fn complaint(shapes: &Shapes<'_>) -> Result<Value, CatalogError> {
    let asked = map(
        &["date"],
        keys([
            ("date", shapes::date("The date that your letter bore.")),
            ("reference", shapes::line("Its reference.")),
            ("sent", shapes::date("The day you sent it.")),
            (
                "received",
                shapes::date("The day the employer received it."),
            ),
            (
                "reply",
                described(
                    reply(&[
                        ReplyKind::Incomplete,
                        ReplyKind::Extension,
                        ReplyKind::Refusal,
                    ]),
                    "What the employer answered; leave it out if no answer came.",
                ),
            ),
        ]),
    );
    let references = json!({
        "description": "The references of the workers whose mandates you enclose, never their names. They go into an annex of its own.",
        "type": "array",
        "items": shapes::item(),
        "uniqueItems": true,
        "maxItems": REFERENCES_LIMIT,
    });
    let properties = keys([
        (
            "operations",
            shapes.operations("How the workers are monitored.")?,
        ),
        (
            "workers",
            shapes::line(
                "How many workers are affected: a number, or roughly, in the letter’s language.",
            ),
        ),
        (
            "informed",
            shapes::passage("What the workers were told about it, in your own words."),
        ),
        (
            "asked",
            described(
                asked,
                "Your letter that asked the employer to end the monitoring or to justify it.",
            ),
        ),
        ("own_words", shapes::passage(OWN_WORDS)),
        (
            "mandates",
            shapes::count(
                "How many workers’ mandates you enclose; without any, the letter is a notice.",
                0,
            ),
        ),
        ("references", references),
    ]);
    Ok(described(
        map(&["operations"], properties),
        "What the authority is to look into, for many workers of one employer.",
    ))
}

pub(super) fn objection(shapes: &Shapes<'_>) -> Result<Value, CatalogError> {
    let properties = keys([
        (
            "objections",
            shapes::count(
                "How many objections you enclose, each in a letter of its own.",
                1,
            ),
        ),
        (
            "operations",
            shapes.operations("What most of the objections are about.")?,
        ),
        ("own_words", shapes::passage(OWN_WORDS)),
    ]);
    Ok(described(
        map(&["objections"], properties),
        "The objections of many workers, which you send under one cover letter.",
    ))
}

const OWN_WORDS: &str = "Anything your organisation wants to add.";
