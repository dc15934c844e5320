//! What is unwise in how the parties write to each other.

use super::{Advice, AdviceId, Case};
use crate::domain::{Delivery, Request, Short};

pub(super) fn look(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let request = case.request;
    if same_mail_domain(request) {
        advice.push(Advice::new(
            AdviceId::WorkerEmailAtEmployer,
            "worker.email",
            "the address is at the employer's domain",
            "give a private address: the employer can read its own mailboxes",
        ));
    }
    match request.delivery {
        Delivery::Post => advice.push(Advice::new(
            AdviceId::PostProvesNothing,
            "delivery",
            "ordinary post proves nothing",
            "use `registered` or `hand`, and keep the proof with a copy of the letter",
        )),
        Delivery::Email => advice.push(Advice::new(
            AdviceId::EmailHardToProve,
            "delivery",
            "an e-mail's arrival is hard to prove",
            "send it from a private address and device, and ask for a confirmation",
        )),
        Delivery::Registered | Delivery::Hand => {}
    }
    if request.enclosures.iter().any(is_identity_document) {
        advice.push(Advice::new(
            AdviceId::IdentityDocumentEnclosed,
            "enclosures",
            "an identity document is named",
            "do not send one: the employer knows you and may ask only if it has reasonable doubts",
        ));
    }
}

fn same_mail_domain(request: &Request) -> bool {
    let domain = |email: &Option<Short>| {
        let (_, domain) = email.as_ref()?.as_str().rsplit_once('@')?;
        Some(domain.to_lowercase())
    };
    let worker = domain(&request.worker.email);
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
