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
    let country = ("country", country.to_string());
    let counted = |id, found: usize, wanted: usize| {
        let values = [
            country.clone(),
            ("digits", found.to_string()),
            ("wanted", wanted.to_string()),
        ];
        Advice::new(id, key, values)
    };
    match unlike {
        Unlike::Shorter { found, wanted } => counted(AdviceId::PostcodeTooShort, found, wanted),
        Unlike::Longer { found, wanted } => counted(AdviceId::PostcodeTooLong, found, wanted),
        Unlike::Form { example } => {
            let values = [country, ("example", example.to_string())];
            Advice::new(AdviceId::PostcodeUnlike, key, values)
        }
    }
}
