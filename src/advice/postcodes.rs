//! Postcodes that are unlike those of their country.

use super::{Advice, AdviceId, Case};
use crate::domain::{Address, CountryCode, Unlike, unlike_postcode};

pub(super) fn look(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let request = case.request;
    let representative = request.representative.as_ref();
    for (key, address) in [
        (
            "worker.address.postcode",
            request.worker.as_ref().map(|worker| &worker.address),
        ),
        ("employer.address.postcode", Some(&request.employer.address)),
        (
            "representative.address.postcode",
            representative.and_then(|party| party.address.as_ref()),
        ),
    ] {
        if let Some(Address::Parts {
            postcode: Some(postcode),
            country,
            ..
        }) = address
            && let Some(unlike) = unlike_postcode(*country, postcode.as_str())
        {
            advice.push(said(key, *country, unlike));
        }
    }
}

fn said(key: &'static str, country: CountryCode, unlike: Unlike) -> Advice {
    let digits = |count| if count == 1 { "digit" } else { "digits" };
    let said = match unlike {
        Unlike::Shorter { found, wanted } => Advice::new(
            AdviceId::PostcodeTooShort,
            key,
            format!(
                "has {found} {}, and a postcode in {country} has {wanted}: a zero at its beginning may be lost",
                digits(found)
            ),
            "type the postcode again; in a spreadsheet, format the column as text first",
        )
        .with("digits", found)
        .with("wanted", wanted),
        Unlike::Longer { found, wanted } => Advice::new(
            AdviceId::PostcodeTooLong,
            key,
            format!("has {found} digits, and a postcode in {country} has {wanted}"),
            "check the postcode and the country",
        )
        .with("digits", found)
        .with("wanted", wanted),
        Unlike::Form { example } => Advice::new(
            AdviceId::PostcodeUnlike,
            key,
            format!("is unlike the postcodes in {country}, such as `{example}`"),
            "check the postcode and the country",
        )
        .with("example", example),
    };
    said.with("country", country)
}
