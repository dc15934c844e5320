//! `kerkesa check`: what is wrong or unwise in a request, before it is sent.

use super::{
    args::{Check, Global, Requests},
    failure::{Failure, Message},
    requests, words,
};
use crate::{
    catalog::{Catalog, CatalogError, ReviewStatus},
    compose::compose,
    domain::{
        AddressNote, Addressee, Delivery, Jurisdiction, Law, LetterKind, Monitoring, Request,
        Right, Short, Tone,
    },
    render::{Format, renderer},
};
use anstream::eprintln;
use std::path::Path;

/// Checks the requests; every one is read, composed and drawn, and nothing is written.
pub(super) fn run(args: &Check, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    if args.files.is_empty() {
        return words::run(args, global, &catalog);
    }
    let settings = requests::settings(&requests_of(args)?)?;
    let moment = requests::moment()?;
    let shelf = requests::shelf(global);
    let mut pdf = renderer(Format::Pdf);
    let mut worst = 0;
    for file in &args.files {
        let checked =
            requests::read(file, &settings, &shelf, &catalog, &moment).and_then(|request| {
                pdf.render(&compose(&request, &catalog)?)?;
                Ok(request)
            });
        match checked {
            Ok(request) => {
                if global.quiet {
                    continue;
                }
                eprintln!("ok {}", file.display());
                for advice in advice(&request, &catalog)? {
                    message(file, advice).print_advice();
                }
            }
            Err(error) => worst = worst.max(Failure::of(file, &error).said()),
        }
    }
    Failure::of_code(worst)
}

/// The arguments as those of request files: their letters have one language.
fn requests_of(args: &Check) -> Result<Requests, Failure> {
    if args.language.len() > 1 {
        return Err(Failure::system_hint(
            "`--language` is given twice, and letters have one language",
            "give one; several are for checking words, without request files",
        ));
    }
    Ok(Requests {
        files: args.files.clone(),
        set: args.set.clone(),
        language: args.language.first().cloned(),
        date: args.date.clone(),
    })
}

fn message(file: &Path, (what, hint): Advice) -> Message {
    Message {
        place: Some(file.display().to_string()),
        what,
        hint: Some(hint.to_owned()),
    }
}

/// What is unwise, and what to do.
type Advice = (String, &'static str);

fn advice(request: &Request, catalog: &Catalog) -> Result<Vec<Advice>, CatalogError> {
    let jurisdiction = catalog.jurisdiction(request.jurisdiction)?;
    let law = catalog.law(&jurisdiction.law)?;
    let words = catalog.words(&request.language)?;
    let mut advice: Vec<Advice> = Vec::new();
    let mut add = |what: String, hint| advice.push((what, hint));
    if same_mail_domain(request) {
        add(
            "worker.email: the address is at the employer's domain".into(),
            "give a private address: the employer can read its own mailboxes",
        );
    }
    if request.delivery == Delivery::Post {
        add(
            "delivery: ordinary post proves nothing".into(),
            "use `registered` or `hand`, and keep the proof with a copy of the letter",
        );
    }
    if request.delivery == Delivery::Email {
        add(
            "delivery: an e-mail's arrival is hard to prove".into(),
            "send it from a private address and device, and ask for a confirmation",
        );
    }
    if request
        .enclosures
        .iter()
        .any(|text| is_identity_document(text.as_str()))
    {
        add(
            "enclosures: an identity document is named".into(),
            "do not send one: the employer knows you and may ask only if it has reasonable doubts",
        );
    }
    if !jurisdiction
        .languages
        .iter()
        .any(|language| language.base() == request.language.base())
    {
        add(
            format!(
                "language: a recipient in {} need not understand `{}`",
                request.jurisdiction, request.language
            ),
            "write in a language of the country, or agree on one first",
        );
    }
    if words.review().status == ReviewStatus::Machine {
        add(
            format!(
                "language: no native speaker or lawyer has read the words of `{}` yet",
                request.language
            ),
            "have somebody who knows the language read the letter before you sign it",
        );
    }
    if request.letter == LetterKind::Access && jurisdiction.law == "uk" {
        add("access: the law asks the employer only for a reasonable and proportionate search (Article 15(1A) UK GDPR)".into(), "name systems, a period and kinds of data: they are harder to overlook");
    }
    if request.letter == LetterKind::Objection {
        add(
            "objection: it is weak where the employer relies on a legal duty or on your contract"
                .into(),
            "the letter asks for the legal basis first; keep the answer",
        );
        if request.objection.to.iter().any(|to| {
            matches!(
                to.operation,
                Monitoring::ProductivityScoring | Monitoring::AutomatedRanking
            )
        }) {
            add("objection: the duty to inform workers of high-risk AI systems (Art. 26(7) of Regulation (EU) 2024/1689) applies only from 2 December 2027".into(), "the letter does not rely on it");
        }
    }
    correspondence(request, law, &mut add);
    let names_authority =
        request.tone == Tone::Firm || request.letter.addressee() == Addressee::SupervisoryAuthority;
    if names_authority {
        match request.authority.as_deref().map_or_else(
            || jurisdiction.authority_of(request.region.as_ref().map(Short::as_str)),
            |id| jurisdiction.authority(id),
        ) {
            None => add(
                "authority: the country has several; the letter names none".into(),
                "`kerkesa list jurisdictions --json` shows them; set `region:` or `authority:`",
            ),
            Some(authority) if authority.address_note == AddressNote::Unconfirmed => {
                add(
                    "authority: its address is not confirmed by a second source".into(),
                    "look it up before you write to it",
                );
            }
            Some(_) => {}
        }
    }
    out_of_date(request, law, jurisdiction, &mut add);
    Ok(advice)
}

/// Files of law that should have been read again by now.
fn out_of_date(
    request: &Request,
    law: &Law,
    jurisdiction: &Jurisdiction,
    add: &mut impl FnMut(String, &'static str),
) {
    for (what, recheck) in [("law", law.recheck), ("jurisdiction", jurisdiction.recheck)] {
        if recheck < request.date {
            add(
                format!("the {what}'s file was to be read against its sources again by {recheck}"),
                "look for a newer version of Kerkesa",
            );
        }
    }
}

/// What is unwise in a letter of the later correspondence.
fn correspondence(request: &Request, law: &Law, add: &mut impl FnMut(String, &'static str)) {
    let earlier = |letter| {
        request
            .previous
            .iter()
            .any(|previous| previous.letter == letter)
    };
    let has = |right| law.grant(right, request.about()).is_some();
    if request.letter == LetterKind::Complaint
        && has(Right::EmployerComplaint)
        && !earlier(LetterKind::EmployerComplaint)
    {
        add("previous: the law has a complaint to the employer, and as a rule the authority takes up a matter only after it".into(), "write `letter: employer_complaint` first, and name it in `previous`");
    }
    if request.letter == LetterKind::FeeReply && has(Right::FeeShare) {
        add("letter: whoever does not confirm the request within ten days of being told the amount has withdrawn it (Art. 19(3) DSV)".into(), "send this letter at once, and keep the proof");
    }
    if request.letter == LetterKind::Preservation {
        add(
            "letter: recordings are often overwritten within days".into(),
            "hand it over or send it by e-mail as well, today",
        );
    }
    if request.letter == LetterKind::Erasure {
        add(
            "letter: what is erased can prove nothing any more".into(),
            "ask for access first, or for restriction, if you may need the data",
        );
    }
    if request.letter == LetterKind::Mandate {
        add("representative: whether a union may complain by mandate depends on the country's law and on the union's statutes".into(), "let the organisation confirm that it may act, and sign more than one original");
    }
    let first = request.previous.first();
    if first.is_some_and(|first| first.received.is_none()) {
        add(
            "previous: the day of receipt is not known, so the letter cannot say that the time is over".into(),
            "ask the post for the proof of delivery, and give `received`",
        );
    }
}

fn same_mail_domain(request: &Request) -> bool {
    let domain = |email: &Option<crate::domain::Short>| {
        email
            .as_ref()?
            .as_str()
            .rsplit_once('@')
            .map(|(_, domain)| domain.to_lowercase())
    };
    matches!((domain(&request.worker.email), domain(&request.employer.email)), (Some(a), Some(b)) if a == b)
}

fn is_identity_document(text: &str) -> bool {
    let text = text.to_lowercase();
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
