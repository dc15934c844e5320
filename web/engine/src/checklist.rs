//! What is to be done with a letter that was made.

use crate::{
    engine::{Desk, Plain},
    letters::request,
    refused::Refused,
};
use kerkesa::{
    deadlines,
    domain::{Addressee, Delivery, Request},
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Checklist {
    items: Vec<Item>,
}

/// A thing to do: `page.checklist.<id>`.
#[derive(Serialize)]
struct Item {
    id: &'static str,
    text: String,
}

/// What to do, in order.
pub(crate) fn checklist(_: &Plain, desk: &Desk<'_>) -> Result<Checklist, Refused> {
    let request = request(desk)?.request;
    let labels = desk.situation.labels;
    let law = desk
        .situation
        .catalog
        .jurisdiction(request.jurisdiction)?
        .law
        .as_str();
    let law = desk.situation.catalog.law(law)?;
    let time = law
        .deadline(request.letter)
        .map(|time| deadlines::amount(labels, time.unit, time.count));
    let time = time.unwrap_or_default();
    let items = ids(&request, !time.is_empty()).map(|id| Item {
        id,
        text: labels.filled(&format!("page.checklist.{id}"), &[("time", &time)]),
    });
    Ok(Checklist {
        items: items.collect(),
    })
}

fn ids(request: &Request, has_time: bool) -> impl Iterator<Item = &'static str> {
    let to_authority = request.letter.addressee() == Addressee::SupervisoryAuthority;
    let to_employer = request.letter.addressee() == Addressee::Controller;
    let send = match request.delivery {
        _ if !to_employer && !to_authority => "hand_over",
        _ if to_authority => "send_authority",
        Delivery::Registered => "send_registered",
        Delivery::Post => "send_post",
        Delivery::Hand => "send_hand",
        Delivery::Email => "send_email",
    };
    let signs = request.signature.is_none() && request.delivery != Delivery::Email;
    let wait = match (to_employer, has_time) {
        (true, true) => Some("wait"),
        (true, false) => Some("wait_asked"),
        _ => None,
    };
    [
        signs.then_some("sign"),
        Some(send),
        (to_employer || to_authority).then_some("keep_proof"),
        Some("keep_copy"),
        to_employer.then_some("no_identity"),
        wait,
        to_employer.then_some("come_back"),
    ]
    .into_iter()
    .flatten()
}
