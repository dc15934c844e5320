//! What only the request as a whole can show to be wrong.

mod collective;
mod correspondence;
mod letters;
mod sections;
mod silence;

pub(crate) use collective::REFERENCES_LIMIT;
pub(super) use sections::{SECTIONS, sections};

use super::{Moment, Refusal, RefusalId};
use crate::{
    catalog::Catalog,
    domain::{Addressee, Delivery, LetterKind, Period, Request, Short, Status, nearest},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The most entries that a list of free texts may have.
pub(crate) const LIST_LIMIT: usize = 20;

/// The request, if nothing in it contradicts the rest and nothing would be lost.
pub(super) fn check(
    request: Request,
    catalog: &Catalog,
    moment: &Moment,
) -> Result<Request, Refusal> {
    employment(&request)?;
    dates(&request)?;
    reference(&request)?;
    lists(&request)?;
    mail(&request)?;
    place(&request, catalog)?;
    representative(&request)?;
    correspondence::check(&request, catalog, moment)?;
    letters::check(&request, catalog)?;
    collective::check(&request, moment)?;
    Ok(request)
}

fn refuse<const N: usize>(
    id: RefusalId,
    key: &str,
    values: [(&'static str, String); N],
) -> Result<(), Refusal> {
    Err(Refusal::worded(id, key, values))
}

fn employment(request: &Request) -> Result<(), Refusal> {
    let employment = &request.employment;
    let status = employment.status;
    let named = [("status", status.to_string())];
    if employment.until.is_some() && status != Status::Former {
        return refuse(RefusalId::StatusWithoutLastDay, "employment.until", named);
    }
    if employment.since.is_some() && employment.until.is_none() && status == Status::Former {
        return refuse(RefusalId::LastDayMissing, "employment.since", []);
    }
    if employment.agency.is_some() && status != Status::Agency {
        return refuse(RefusalId::StatusWithoutAgency, "employment.agency", named);
    }
    if employment.workplace.is_some() && status == Status::Applicant {
        return refuse(
            RefusalId::ApplicantWithoutWorkplace,
            "employment.workplace",
            [],
        );
    }
    Ok(())
}

fn dates(request: &Request) -> Result<(), Refusal> {
    let employment = &request.employment;
    in_order("employment.until", employment.since, employment.until)?;
    for (key, period) in periods(request) {
        in_order(&format!("{key}.until"), period.since, period.until)?;
        if period.since.is_none() && period.until.is_none() {
            return refuse(RefusalId::PeriodEmpty, &key, []);
        }
    }
    let is_later = |day: Option<Date>| day.is_some_and(|day| day > request.date);
    let worker = request.worker.as_ref();
    if worker
        .and_then(|worker| worker.birth_date)
        .is_some_and(|birth| birth >= request.date)
    {
        return refuse(RefusalId::AfterLetter, "worker.birth_date", []);
    }
    if is_later(employment.since) {
        return refuse(RefusalId::AfterLetter, "employment.since", []);
    }
    if is_later(employment.until) {
        return refuse(RefusalId::NotEndedYet, "employment.until", []);
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
        let mut operations = operations.iter();
        if let Some(index) = operations.position(|to| is_later(to.since)) {
            let key = format!("{key}[{index}].since");
            return refuse(RefusalId::AfterLetter, &key, []);
        }
    }
    let year = request.date.year();
    if !(2018..=2099).contains(&year) {
        return refuse(
            RefusalId::YearUnlikely,
            "date",
            [("year", year.to_string())],
        );
    }
    Ok(())
}

fn in_order(key: &str, since: Option<Date>, until: Option<Date>) -> Result<(), Refusal> {
    match (since, until) {
        (Some(since), Some(until)) if until < since => refuse(RefusalId::BeforeFirstDay, key, []),
        _ => Ok(()),
    }
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
    let reference = request.reference.as_str();
    if !reference.contains(|c: char| c.is_ascii_alphanumeric()) {
        return refuse(RefusalId::ReferenceWithoutSigns, "reference", []);
    }
    let reference = reference
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
        return refuse(RefusalId::ReferenceRevealsName, "reference", []);
    }
    Ok(())
}

/// A letter that goes by e-mail needs an address to go to.
fn mail(request: &Request) -> Result<(), Refusal> {
    let to_employer = request.letter.addressee() == Addressee::Controller;
    if request.delivery == Delivery::Email && to_employer && request.employer.email.is_none() {
        return refuse(RefusalId::EmployerEmailMissing, "delivery", []);
    }
    Ok(())
}

/// The authority and the part of the country.
fn place(request: &Request, catalog: &Catalog) -> Result<(), Refusal> {
    let country = catalog.jurisdiction(request.jurisdiction);
    let country = country.map_err(|why| Refusal::new("jurisdiction", why.to_string()))?;
    let place = || ("country", country.jurisdiction.to_string());
    if let Some(region) = &request.region
        && !region
            .as_str()
            .strip_prefix(country.jurisdiction.as_str())
            .and_then(|rest| rest.strip_prefix('-'))
            .is_some_and(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
    {
        return refuse(RefusalId::RegionElsewhere, "region", [place()]);
    }
    let ids: Vec<&str> = country
        .authorities
        .iter()
        .map(|authority| authority.id.as_str())
        .collect();
    let names = ("names", ids.join(", "));
    let Some(id) = &request.authority else {
        let region = request.region.as_ref().map(Short::as_str);
        if request.letter.addressee() == Addressee::SupervisoryAuthority
            && country.authority_of(region).is_none()
        {
            return refuse(RefusalId::AuthorityOpen, "authority", [place(), names]);
        }
        return Ok(());
    };
    if country.authority(id).is_some() {
        return Ok(());
    }
    match nearest(id, ids.iter().copied()) {
        Some(near) => {
            let near = ("nearest", near.to_owned());
            refuse(
                RefusalId::UnknownAuthority,
                "authority",
                [place(), names, near],
            )
        }
        None => refuse(RefusalId::UnknownAuthority, "authority", [place(), names]),
    }
}

/// Whoever writes in the worker's name or in its own, or is authorised, needs an address.
fn representative(request: &Request) -> Result<(), Refusal> {
    let is_mandate = request.letter == LetterKind::Mandate;
    let is_collective = request.letter.is_collective();
    let Some(party) = &request.representative else {
        if is_collective {
            return refuse(RefusalId::OrganisationMissing, "representative", []);
        }
        return if is_mandate {
            refuse(RefusalId::MandateForNobody, "representative", [])
        } else {
            Ok(())
        };
    };
    if party.writes && is_mandate {
        return refuse(RefusalId::MandateToOneself, "representative.writes", []);
    }
    if party.writes && is_collective {
        return refuse(RefusalId::WritesInOwnName, "representative.writes", []);
    }
    if (party.writes || is_mandate || is_collective) && party.address.is_none() {
        return refuse(
            RefusalId::RepresentativeAddressMissing,
            "representative.address",
            [],
        );
    }
    if (party.writes || is_collective) && party.name.is_none() {
        return refuse(
            RefusalId::RepresentativeNameMissing,
            "representative.name",
            [],
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
            let values = [
                ("count", count.to_string()),
                ("limit", LIST_LIMIT.to_string()),
            ];
            return refuse(RefusalId::ListTooLong, key, values);
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
        Some(value) => refuse(RefusalId::NamedTwice, key, [("value", value.to_string())]),
        None => Ok(()),
    }
}
