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
        advice.push(
            Advice::new(
                AdviceId::LanguageForeign,
                "language",
                format!("a recipient in {country} need not understand `{language}`"),
                "write in a language of the country, or agree on one first",
            )
            .with("country", country)
            .with("language", language),
        );
    }
    if case.words == ReviewStatus::Machine {
        advice.push(
            Advice::new(
                AdviceId::LanguageUnreviewed,
                "language",
                format!("no native speaker or lawyer has read the words of `{language}` yet"),
                "have somebody who knows the language read the letter before you sign it",
            )
            .with("language", language),
        );
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
        advice.push(Advice::new(
            AdviceId::AuthorityEmailUnknown,
            "delivery",
            "the authority's e-mail address is not known here",
            "look it up, or send the letter by post",
        ));
    }
    match authority {
        None => advice.push(Advice::new(
            AdviceId::AuthorityUnnamed,
            "authority",
            "the country has several; the letter names none",
            "`kerkesa list jurisdictions --json` shows them; set `region:` or `authority:`",
        )),
        Some(authority) if authority.address_note == AddressNote::Unconfirmed => {
            advice.push(Advice::new(
                AdviceId::AuthorityUnconfirmed,
                "authority",
                "its address is not confirmed by a second source",
                "look it up before you write to it",
            ));
        }
        Some(_) => {}
    }
}

/// Files of law that should have been read again by now.
pub(super) fn out_of_date(case: &Case<'_>, advice: &mut Vec<Advice>) {
    for (id, what, recheck) in [
        (AdviceId::LawOutOfDate, "law", case.law.recheck),
        (
            AdviceId::JurisdictionOutOfDate,
            "jurisdiction",
            case.jurisdiction.recheck,
        ),
    ] {
        if recheck < case.request.date {
            advice.push(
                Advice::new(
                    id,
                    "",
                    format!(
                        "the {what}'s file was to be read against its sources again by {recheck}"
                    ),
                    "look for a newer version of Kerkesa",
                )
                .with("recheck", recheck),
            );
        }
    }
}
