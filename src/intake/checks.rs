//! What only the request as a whole can show to be wrong.

use super::Refusal;
use crate::{
    catalog::Catalog,
    domain::{Delivery, LetterKind, Request, Status, nearest},
};
use std::collections::BTreeSet;

/// The most entries that a list of free texts may have.
const LIST_LIMIT: usize = 20;

/// The request, if nothing in it contradicts the rest and nothing would be lost.
pub(super) fn check(request: Request, catalog: &Catalog) -> Result<Request, Refusal> {
    employment(&request)?;
    dates(&request)?;
    reference(&request)?;
    lists(&request)?;
    mail(&request)?;
    authority(&request, catalog)?;
    match request.letter {
        LetterKind::Access => access(&request)?,
        LetterKind::Objection => objection(&request, catalog)?,
    }
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
            refuse(key, "lies before the first day", "check both dates")
        }
        _ => Ok(()),
    };
    in_order(
        "employment.until",
        request.employment.since,
        request.employment.until,
    )?;
    if let Some(period) = &request.access.period {
        in_order("access.period.until", period.since, period.until)?;
        if period.since.is_none() && period.until.is_none() {
            return refuse(
                "access.period",
                "has neither `since` nor `until`",
                "give one of them, or leave `period` out",
            );
        }
    }
    if request
        .worker
        .birth_date
        .is_some_and(|birth| birth >= request.date)
    {
        return refuse(
            "worker.birth_date",
            "lies after the date of the letter",
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
            "lies after the date of the letter",
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
            "lies after the date of the letter",
            "until that day the status is `current`",
        );
    }
    if let Some(index) = request
        .objection
        .to
        .iter()
        .position(|to| to.since.is_some_and(|since| since > request.date))
    {
        return refuse(
            &format!("objection.to[{index}].since"),
            "lies after the date of the letter",
            "check the year",
        );
    }
    if !(2018..=2099).contains(&request.date.year()) {
        return refuse(
            "date",
            format!("the year {} cannot be meant", request.date.year()),
            "write the date of the letter, or leave `date` out for today",
        );
    }
    Ok(())
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
            "has no letter from A to Z and no digit",
            "file names are made from it: use a number, or leave it out",
        );
    }
    let reference = request
        .reference
        .as_str()
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), "");
    let name = request.worker.name.as_str().to_lowercase();
    let revealed = name
        .split(|c: char| !c.is_alphabetic())
        .filter(|part| part.chars().count() > 2)
        .any(|part| reference.contains(part));
    if revealed {
        return refuse(
            "reference",
            "holds a part of the worker's name",
            "file names are made from it: use a number, or leave it out",
        );
    }
    Ok(())
}

/// An answer, or the letter itself, goes to these addresses.
fn mail(request: &Request) -> Result<(), Refusal> {
    let representative = request.representative.as_ref();
    for (key, email) in [
        ("worker.email", request.worker.email.as_ref()),
        ("employer.email", request.employer.email.as_ref()),
        (
            "representative.email",
            representative.and_then(|party| party.email.as_ref()),
        ),
    ] {
        let is_address = |text: &str| {
            text.split_once('@').is_some_and(|(name, domain)| {
                !name.is_empty()
                    && domain.contains('.')
                    && !domain.contains('@')
                    && !text.contains(char::is_whitespace)
            })
        };
        if email.is_some_and(|email| !is_address(email.as_str())) {
            return refuse(key, "is no e-mail address", "write it as name@example.org");
        }
    }
    if request.delivery == Delivery::Email && request.employer.email.is_none() {
        return refuse(
            "delivery",
            "an e-mail needs the employer's address",
            "give `employer.email`",
        );
    }
    Ok(())
}

fn authority(request: &Request, catalog: &Catalog) -> Result<(), Refusal> {
    let Some(id) = &request.authority else {
        return Ok(());
    };
    let country = catalog.jurisdiction(request.jurisdiction);
    let country = country.map_err(|why| Refusal::new("jurisdiction", why.to_string()))?;
    if country.authority(id).is_some() {
        return Ok(());
    }
    let ids: Vec<&str> = country
        .authorities
        .iter()
        .map(|authority| authority.id.as_str())
        .collect();
    let hint = match nearest(id, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", ids.join(", ")),
    };
    refuse(
        "authority",
        format!("{} has no authority `{id}`", request.jurisdiction),
        &hint,
    )
}

fn lists(request: &Request) -> Result<(), Refusal> {
    for (key, count) in [
        ("copies_to", request.copies_to.len()),
        ("enclosures", request.enclosures.len()),
        ("access.systems", request.access.systems.len()),
    ] {
        if count > LIST_LIMIT {
            return refuse(
                key,
                format!("has {count} entries; at most {LIST_LIMIT} are possible"),
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
        Some(value) => refuse(key, format!("`{value}` stands twice"), "keep one of them"),
        None => Ok(()),
    }
}

fn access(request: &Request) -> Result<(), Refusal> {
    if request.objection != crate::domain::Objection::default() {
        return refuse(
            "objection",
            "a letter of access does not use it",
            "write `letter: objection`, or make a request file for each letter",
        );
    }
    if request.access.data.as_ref().is_some_and(Vec::is_empty) {
        return refuse(
            "access.data",
            "is an empty list",
            "leave `data` out to ask for everything",
        );
    }
    once("access.data", request.access.data.iter().flatten().copied())?;
    once("access.questions", request.access.questions.iter().copied())
}

fn objection(request: &Request, catalog: &Catalog) -> Result<(), Refusal> {
    let objection = &request.objection;
    if request.access != crate::domain::Access::default() {
        return refuse(
            "access",
            "a letter of objection does not use it",
            "write `letter: access`, or make a request file for each letter",
        );
    }
    if objection.to.is_empty() {
        return refuse(
            "objection.to",
            "names nothing to object to",
            "list the operations; `kerkesa list monitoring` shows them",
        );
    }
    once("objection.because", objection.because.iter().copied())?;
    let twice = objection
        .to
        .iter()
        .enumerate()
        .find(|(index, to)| objection.to[..*index].contains(to));
    if let Some((index, to)) = twice {
        return refuse(
            &format!("objection.to[{index}]"),
            format!("`{}` stands twice", to.operation),
            "keep one of them",
        );
    }
    let law = catalog
        .jurisdiction(request.jurisdiction)
        .and_then(|country| catalog.law(&country.law));
    let needs_grounds = law
        .map_err(|why| Refusal::new("jurisdiction", why.to_string()))?
        .objection_needs_grounds;
    if needs_grounds && objection.because.is_empty() && objection.own_words.is_none() {
        return refuse(
            "objection.because",
            "this law lets a person object on grounds relating to their particular situation, and the request gives none",
            "tick reasons (`kerkesa list reasons`) or write `own_words`",
        );
    }
    Ok(())
}
