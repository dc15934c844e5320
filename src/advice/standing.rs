//! What the letter's language, its authority and the files of its law are worth.

use super::{Advice, AdviceId, Case};
use crate::{
    catalog::ReviewStatus,
    domain::{AddressNote, Addressee, Delivery, Short, Tone},
};

pub(super) fn language(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let (language, country) = (&case.request.language, case.request.jurisdiction);
    let of_country = &case.jurisdiction.languages;
    if !of_country.iter().any(|own| own.base() == language.base()) {
        let values = [
            ("country", country.to_string()),
            ("language", language.to_string()),
        ];
        advice.push(Advice::new(AdviceId::LanguageForeign, "language", values));
    }
    if case.words == ReviewStatus::Machine {
        let values = [("language", language.to_string())];
        let id = AdviceId::LanguageUnreviewed;
        advice.push(Advice::new(id, "language", values));
    }
}

pub(super) fn authority(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let request = case.request;
    let is_recipient = request.letter.addressee() == Addressee::SupervisoryAuthority;
    if request.tone != Tone::Firm && !is_recipient {
        return;
    }
    let region = request.region.as_ref().map(Short::as_str);
    let authority = match request.authority.as_deref() {
        Some(id) => case.jurisdiction.authority(id),
        None => case.jurisdiction.authority_of(region),
    };
    let is_mailed = is_recipient && request.delivery == Delivery::Email;
    if is_mailed && authority.is_some_and(|authority| authority.email.is_none()) {
        advice.push(Advice::new(AdviceId::AuthorityEmailUnknown, "delivery", []));
    }
    match authority {
        None => advice.push(Advice::new(AdviceId::AuthorityUnnamed, "authority", [])),
        Some(authority) if authority.address_note == AddressNote::Unconfirmed => {
            advice.push(Advice::new(AdviceId::AuthorityUnconfirmed, "authority", []));
        }
        Some(_) => {}
    }
}

/// Files of law that should have been read again by now.
pub(super) fn out_of_date(case: &Case<'_>, advice: &mut Vec<Advice>) {
    for (id, recheck) in [
        (AdviceId::LawOutOfDate, case.law.recheck),
        (AdviceId::JurisdictionOutOfDate, case.jurisdiction.recheck),
    ] {
        if recheck < case.request.date {
            advice.push(Advice::new(id, "", [("recheck", recheck.to_string())]));
        }
    }
}
