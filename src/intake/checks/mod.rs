//! What only the request as a whole can show to be wrong.

mod collective;
mod correspondence;
mod letters;
mod sections;

pub(super) use collective::REFERENCES_LIMIT;
pub(super) use sections::{SECTIONS, sections};

use super::Refusal;
use crate::{
    catalog::Catalog,
    domain::{Addressee, Delivery, LetterKind, Period, Request, Status, nearest, quoted},
};
use std::collections::BTreeSet;

/// The most entries that a list of free texts may have.
pub(super) const LIST_LIMIT: usize = 20;

/// The request, if nothing in it contradicts the rest and nothing would be lost.
pub(super) fn check(request: Request, catalog: &Catalog) -> Result<Request, Refusal> {
    employment(&request)?;
    dates(&request)?;
    reference(&request)?;
    lists(&request)?;
    mail(&request)?;
    place(&request, catalog)?;
    representative(&request)?;
    correspondence::check(&request, catalog)?;
    letters::check(&request, catalog)?;
    collective::check(&request)?;
    Ok(request)
}

fn refuse(key: &str, what: impl Into<String>, hint: &str) -> Result<(), Refusal> {
    Err(Refusal::new(key, what.into()).hint(hint))
}

fn employment(request: &Request) -> Result<(), Refusal> {
    let employment = &request.employment;
    let status = employment.status;
    if employment.until.is_some() && status != Status::Former {
        return refuse(
            "employment.until",
            format!("the status `{status}` has no last day"),
            "write `status: former`, or leave `until` out",
        );
    }
    if employment.since.is_some() && employment.until.is_none() && status == Status::Former {
        return refuse(
            "employment.since",
            "a former employment with a first day needs its last day too",
            "add `until`, or leave `since` out",
        );
    }
    if employment.agency.is_some() && status != Status::Agency {
        return refuse(
            "employment.agency",
            format!("the status `{status}` has no agency"),
            "write `status: agency`, or leave `agency` out",
        );
    }
    if employment.workplace.is_some() && status == Status::Applicant {
        return refuse(
            "employment.workplace",
            "an applicant has no workplace yet",
            "leave `workplace` out",
        );
    }
    Ok(())
}

fn dates(request: &Request) -> Result<(), Refusal> {
    let in_order = |key: &str,
                    since: Option<jiff::civil::Date>,
                    until: Option<jiff::civil::Date>| match (since, until) {
        (Some(since), Some(until)) if until < since => {
            refuse(key, "is before the first day", "check both dates")
        }
        _ => Ok(()),
    };
    in_order(
        "employment.until",
        request.employment.since,
        request.employment.until,
    )?;
    for (key, period) in periods(request) {
        in_order(&format!("{key}.until"), period.since, period.until)?;
        if period.since.is_none() && period.until.is_none() {
            return refuse(
                &key,
                "has neither `since` nor `until`",
                "give one of them, or leave `period` out",
            );
        }
    }
    let worker = request.worker.as_ref();
    if worker
        .and_then(|worker| worker.birth_date)
        .is_some_and(|birth| birth >= request.date)
    {
        return refuse(
            "worker.birth_date",
            "is after the date of the letter",
            "check the year",
        );
    }
    if request
        .employment
        .since
        .is_some_and(|since| since > request.date)
    {
        return refuse(
            "employment.since",
            "is after the date of the letter",
            "check the year",
        );
    }
    if request
        .employment
        .until
        .is_some_and(|until| until > request.date)
    {
        return refuse(
            "employment.until",
            "is after the date of the letter",
            "until that day the status is `current`",
        );
    }
    for (key, operations) in [
        ("objection.to", &request.objection.to),
        (
            "collective_complaint.operations",
            &request.collective_complaint.operations,
        ),
        (
            "collective_objection.operations",
            &request.collective_objection.operations,
        ),
    ] {
        if let Some(index) = operations
            .iter()
            .position(|to| to.since.is_some_and(|since| since > request.date))
        {
            return refuse(
                &format!("{key}[{index}].since"),
                "is after the date of the letter",
                "check the year",
            );
        }
    }
    if !(2018..=2099).contains(&request.date.year()) {
        return refuse(
            "date",
            format!("the year {} cannot be right", request.date.year()),
            "write the date of the letter, or leave `date` out for today",
        );
    }
    Ok(())
}

/// The times that the sections name, with their keys.
fn periods(request: &Request) -> impl Iterator<Item = (String, &Period)> {
    [
        ("access", &request.access.period),
        ("erasure", &request.erasure.period),
        ("restriction", &request.restriction.period),
        ("portability", &request.portability.period),
        ("preservation", &request.preservation.period),
    ]
    .into_iter()
    .filter_map(|(section, period)| Some((format!("{section}.period"), period.as_ref()?)))
}

/// A reference stands in file names: it must not reveal who writes.
fn reference(request: &Request) -> Result<(), Refusal> {
    if !request
        .reference
        .as_str()
        .contains(|c: char| c.is_ascii_alphanumeric())
    {
        return refuse(
            "reference",
            "has neither a letter from A to Z nor a digit",
            "file names are made from it: use a number, or leave it out",
        );
    }
    let reference = request
        .reference
        .as_str()
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), "");
    let name = request.worker.as_ref().map(|worker| worker.name.as_str());
    let revealed = name
        .unwrap_or_default()
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .filter(|part| part.chars().count() > 2)
        .any(|part| reference.contains(part));
    if revealed {
        return refuse(
            "reference",
            "contains part of the worker's name",
            "file names are made from it: use a number, or leave it out",
        );
    }
    Ok(())
}

/// A letter that goes by e-mail needs an address to go to.
fn mail(request: &Request) -> Result<(), Refusal> {
    let to_employer = request.letter.addressee() == Addressee::Controller;
    if request.delivery == Delivery::Email && to_employer && request.employer.email.is_none() {
        return refuse(
            "delivery",
            "an e-mail needs the employer's address",
            "give `employer.email`",
        );
    }
    Ok(())
}

/// The authority and the part of the country.
fn place(request: &Request, catalog: &Catalog) -> Result<(), Refusal> {
    let country = catalog.jurisdiction(request.jurisdiction);
    let country = country.map_err(|why| Refusal::new("jurisdiction", why.to_string()))?;
    if let Some(region) = &request.region
        && !region
            .as_str()
            .strip_prefix(country.jurisdiction.as_str())
            .and_then(|rest| rest.strip_prefix('-'))
            .is_some_and(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
    {
        return refuse(
            "region",
            format!("is not a part of {}", country.jurisdiction),
            "write it by ISO 3166-2, for example `DE-BE`",
        );
    }
    let ids: Vec<&str> = country
        .authorities
        .iter()
        .map(|authority| authority.id.as_str())
        .collect();
    let Some(id) = &request.authority else {
        if request.letter.addressee() == Addressee::SupervisoryAuthority
            && country
                .authority_of(request.region.as_ref().map(crate::domain::Short::as_str))
                .is_none()
        {
            return refuse(
                "authority",
                format!(
                    "{} has several, and the complaint goes to only one",
                    country.jurisdiction
                ),
                &format!(
                    "give the employer's `region:` by ISO 3166-2 (for example `DE-BE`), or one of these: {}",
                    ids.join(", ")
                ),
            );
        }
        return Ok(());
    };
    if country.authority(id).is_some() {
        return Ok(());
    }
    let hint = match nearest(id, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", ids.join(", ")),
    };
    refuse(
        "authority",
        format!("{} has no authority {}", request.jurisdiction, quoted(id)),
        &hint,
    )
}

/// Whoever writes in the worker's name or in its own, or is authorised, needs an address.
fn representative(request: &Request) -> Result<(), Refusal> {
    let is_mandate = request.letter == LetterKind::Mandate;
    let is_collective = request.letter.is_collective();
    let Some(party) = &request.representative else {
        if is_collective {
            return refuse(
                "representative",
                "is missing: an organisation writes this letter in its own name",
                "give `representative: {organisation: …, name: …, address: {…}}`",
            );
        }
        return if is_mandate {
            refuse(
                "representative",
                "is missing: a mandate authorises somebody",
                "give `representative: {organisation: …, address: {…}}`",
            )
        } else {
            Ok(())
        };
    };
    if party.writes && is_mandate {
        return refuse(
            "representative.writes",
            "nobody can give a mandate to themselves",
            "leave `writes` out: the worker signs the mandate",
        );
    }
    if party.writes && is_collective {
        return refuse(
            "representative.writes",
            "is for letters in a worker's name; the organisation writes this one in its own",
            "leave `writes` out",
        );
    }
    if (party.writes || is_mandate || is_collective) && party.address.is_none() {
        return refuse(
            "representative.address",
            "is missing",
            "the letter needs it: answers go there",
        );
    }
    if (party.writes || is_collective) && party.name.is_none() {
        return refuse(
            "representative.name",
            "is missing",
            "somebody must sign for the organisation: give their name",
        );
    }
    Ok(())
}

fn lists(request: &Request) -> Result<(), Refusal> {
    for (key, count) in [
        ("copies_to", request.copies_to.len()),
        ("enclosures", request.enclosures.len()),
        ("access.systems", request.access.systems.len()),
        ("erasure.systems", request.erasure.systems.len()),
        ("restriction.systems", request.restriction.systems.len()),
        ("portability.systems", request.portability.systems.len()),
        ("preservation.systems", request.preservation.systems.len()),
        (
            "rectification.corrections",
            request.rectification.corrections.len(),
        ),
        ("previous", request.previous.len()),
    ] {
        if count > LIST_LIMIT {
            return refuse(
                key,
                format!("has {count} entries; it may have at most {LIST_LIMIT}"),
                "keep the ones that matter",
            );
        }
    }
    Ok(())
}

fn once<T: Ord + Copy + std::fmt::Display>(
    key: &str,
    values: impl IntoIterator<Item = T>,
) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    match values.into_iter().find(|value| !seen.insert(*value)) {
        Some(value) => refuse(key, format!("`{value}` appears twice"), "keep one of them"),
        None => Ok(()),
    }
}
