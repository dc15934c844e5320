//! What is unwise in how the parties write to each other.

use super::{Advice, AdviceId, Case};
use crate::domain::{Addressee, Delivery, EmailAddress, Request, Short, Status, mixed};

pub(super) fn look(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let request = case.request;
    if same_mail_domain(request) {
        advice.push(Advice::new(
            AdviceId::WorkerEmailAtEmployer,
            "worker.email",
            [],
        ));
    }
    advice.extend(lookalikes(request));
    match request.delivery {
        Delivery::Post => advice.push(Advice::new(AdviceId::PostProvesNothing, "delivery", [])),
        Delivery::Email => advice.push(Advice::new(AdviceId::EmailHardToProve, "delivery", [])),
        Delivery::Registered | Delivery::Hand => {}
    }
    if request.delivery == Delivery::Email && own_email(request).is_none() {
        advice.push(Advice::new(AdviceId::OwnEmailMissing, "delivery", []));
    }
    let to_employer = request.letter.addressee() == Addressee::Controller;
    if to_employer && request.employment.status == Status::Agency {
        advice.push(Advice::new(
            AdviceId::AgencyWriteToBoth,
            "employment.status",
            [],
        ));
    }
    // The letter's list of enclosures names it.
    if request.worker.is_some() && request.representative.as_ref().is_some_and(|it| it.writes) {
        advice.push(Advice::new(
            AdviceId::MandateEnclosed,
            "representative.writes",
            [],
        ));
    }
    if request.enclosures.iter().any(is_identity_document) {
        advice.push(Advice::new(
            AdviceId::IdentityDocumentEnclosed,
            "enclosures",
            [],
        ));
    }
}

/// Names with letters of two scripts, which nobody sees and no search finds.
fn lookalikes(request: &Request) -> impl Iterator<Item = Advice> {
    fn email(email: Option<&EmailAddress>) -> Option<&str> {
        email.map(EmailAddress::as_str)
    }

    let (worker, employer) = (request.worker.as_ref(), &request.employer);
    let organisation = request.representative.as_ref();
    let texts = [
        ("worker.name", worker.map(|it| it.name.as_str())),
        (
            "worker.email",
            worker.and_then(|it| email(it.email.as_ref())),
        ),
        ("employer.name", Some(employer.name.as_str())),
        (
            "employer.attention",
            employer.attention.as_ref().map(Short::as_str),
        ),
        ("employer.email", email(employer.email.as_ref())),
        (
            "representative.organisation",
            organisation.map(|it| it.organisation.as_str()),
        ),
        (
            "representative.name",
            organisation.and_then(|it| Some(it.name.as_ref()?.as_str())),
        ),
        (
            "representative.email",
            organisation.and_then(|it| email(it.email.as_ref())),
        ),
    ];
    texts.into_iter().filter_map(|(key, text)| {
        let (_, one, other) = mixed(text?)?;
        let values = [("first", one.to_string()), ("second", other.to_string())];
        Some(Advice::new(AdviceId::ScriptsMixed, key, values))
    })
}

/// The e-mail address of whoever writes the letter.
fn own_email(request: &Request) -> Option<&EmailAddress> {
    match &request.representative {
        Some(party) if party.writes || request.letter.is_collective() => party.email.as_ref(),
        _ => request.worker.as_ref()?.email.as_ref(),
    }
}

fn same_mail_domain(request: &Request) -> bool {
    let domain = |email: &Option<EmailAddress>| email.as_ref().map(EmailAddress::domain);
    let worker = request.worker.as_ref();
    let worker = worker.and_then(|worker| domain(&worker.email));
    worker.is_some() && worker == domain(&request.employer.email)
}

fn is_identity_document(text: &Short) -> bool {
    let text = text.as_str().to_lowercase();
    [
        "passport",
        "pasaport",
        "identity card",
        "id card",
        "letërnjoftim",
        "kartë identiteti",
        "ausweis",
        "reisepass",
        "carta d'identità",
        "carta d’identità",
        "passaporto",
    ]
    .iter()
    .any(|word| text.contains(word))
}
