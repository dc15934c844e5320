//! A letter that says that no answer came: not before the time for one is over, and not ahead of the day.

use super::{correspondence::key_of, refuse};
use crate::{
    catalog::Catalog,
    deadlines::{self, Calendar},
    domain::{Request, Short},
    intake::{Moment, Refusal, RefusalId},
};
use jiff::civil::Date;

/// Refuses a letter about silence that says more than anybody can know on its day.
///
/// It waits for the cautious day that the engine gives for the first letter. Where nobody knows when that was
/// received, the time is counted from a day by which it must have arrived, and only if it provably was sent.
pub(super) fn check(request: &Request, catalog: &Catalog, moment: &Moment) -> Result<(), Refusal> {
    let Some(first) = request.previous.first() else {
        return Ok(());
    };
    if first.proof.is_some() && first.sent.is_none() {
        return refuse(
            RefusalId::SendingDayMissing,
            &key_of(request, 0, "proof"),
            [],
        );
    }
    if !request.letter.laments_silence() || request.last_reply().is_some() {
        return Ok(());
    }
    not_ahead(request, moment)?;
    let wrong = |why: String| Refusal::new(key_of(request, 0, "received"), why);
    let law = catalog
        .jurisdiction(request.jurisdiction)
        .and_then(|country| catalog.law(&country.law))
        .map_err(|why| wrong(why.to_string()))?;
    let region = request.region.as_ref().map(Short::as_str);
    let calendar = Calendar::of(catalog, request.jurisdiction, region)
        .map_err(|why| Refusal::new("region", why.to_string()))?;
    let Some(received) = arrived(request, &calendar)? else {
        return refuse(
            RefusalId::ReceiptUnproved,
            &key_of(request, 0, "received"),
            [],
        );
    };
    let time = deadlines::reckon(law, request.about(), received, &calendar)
        .map_err(|why| wrong(why.to_string()))?;
    if request.date >= time.reminder_from {
        return Ok(());
    }
    let values = [
        ("last_day", time.last_day.to_string()),
        ("from", time.reminder_from.to_string()),
    ];
    refuse(RefusalId::TooEarly, "date", values)
}

/// Refuses a date that is still to come: nobody knows today what will not have come by then.
pub(super) fn not_ahead(request: &Request, moment: &Moment) -> Result<(), Refusal> {
    if request.date > moment.today {
        return refuse(
            RefusalId::DatedAhead,
            "date",
            [("today", moment.today.to_string())],
        );
    }
    Ok(())
}

/// The day from which the first letter's time is counted: that of its receipt, or one by which it must have arrived.
fn arrived(request: &Request, calendar: &Calendar) -> Result<Option<Date>, Refusal> {
    let Some(first) = request.previous.first() else {
        return Ok(None);
    };
    let (None, Some(sent), Some(proof)) = (first.received, first.sent, first.proof) else {
        return Ok(first.received);
    };
    deadlines::surely_received(sent, proof, calendar)
        .map(Some)
        .map_err(|why| Refusal::new(key_of(request, 0, "sent"), why.to_string()))
}
