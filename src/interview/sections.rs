//! The questions, as data: to ask one more, add one entry, and its labels
//! `ask.<key>` and `help.<key>` in `locales/program/en.yaml`.

use super::{
    choices::Choices,
    operations::DETAILS,
    question::{Each, Kind, Question, Section, may, must},
    when::{
        CONTINUED, OPEN, complains, follows, gives_reasons, goes_by_mail, has_asked,
        has_employer_parts, has_representative_parts, has_worker, has_worker_parts, is_access,
        is_agency, is_answered, is_applicant, is_asked_answered, is_erasure, is_mandate, is_named,
        is_objection, is_portability, is_preservation, is_rectification, is_reply, is_represented,
        is_restriction, is_review, is_withdrawal, is_written_by_it, is_written_out,
        needs_organisation, needs_proof, sends_objections, works_or,
    },
};
use crate::domain::{Delivery, LetterKind, ReplyKind, Status, Tone};

/// The language of the questions.
pub const LANGUAGE: &str = "draft.language";
/// Whether kinds of data are ticked.
pub const SCOPE: &str = "draft.scope";
/// The numbered points of the first letter, in the language of the questions.
pub const POINTS: &str = "draft.points";
/// Whether the organisation has asked the employer already.
pub const ASKED: &str = "draft.asked";
/// Whether an answer came to the earlier letter.
pub const REPLIED: &str = "draft.replied";

/// Every question, in order.
pub static SECTIONS: &[Section] = &[
    Section {
        name: "earlier",
        questions: &[
            may("earlier.sent", Kind::Day)
                .of_each(Each::Earlier)
                .when(follows),
            may("earlier.received", Kind::Day)
                .of_each(Each::Earlier)
                .when(follows),
            must(REPLIED, Kind::Truth).when(follows),
            may("earlier.proof", Kind::One(Choices::Proofs))
                .of_each(Each::Earlier)
                .when(needs_proof),
            REPLY_KIND.when(is_answered),
            REPLY_DATE.when(is_answered),
            REPLY_REASONS.when(|now| is_answered(now) && gives_reasons(now)),
            REPLY_UNTIL.when(|now| is_answered(now) && is_reply(now, ReplyKind::Extension)),
            REPLY_FEE.when(|now| is_answered(now) && is_reply(now, ReplyKind::Fee)),
        ],
    },
    Section {
        name: "letter",
        questions: &[
            must("jurisdiction", Kind::One(Choices::Jurisdictions)),
            must("letter", Kind::One(Choices::Letters)),
            must("language", Kind::One(Choices::Languages)),
        ],
    },
    Section {
        name: "follow_up",
        questions: &[
            may("follow_up.open", Kind::Ticks(Choices::Points))
                .when(|now| now.writes(OPEN) && now.answers.has(POINTS)),
            must("follow_up.continues", Kind::Truth).when(|now| {
                now.agrees("follow_up.continues")
                    || now.writes(CONTINUED) && now.first_letter() == Some(LetterKind::Objection)
            }),
            may("follow_up.own_words", Kind::Passage)
                .when(|now| now.letter().is_some_and(LetterKind::follows)),
        ],
    },
    Section {
        name: "worker",
        questions: &[
            must("worker.name", Kind::Line).when(has_worker),
            must("worker.address.street", Kind::Line).when(has_worker_parts),
            may("worker.address.postcode", Kind::Line).when(has_worker_parts),
            must("worker.address.city", Kind::Line).when(has_worker_parts),
            must("worker.address.lines", Kind::Lines)
                .when(|now| has_worker(now) && now.answers.has("worker.address.lines")),
            must("worker.address.country", Kind::One(Choices::Countries)).when(has_worker),
            may("worker.address.region", Kind::Line).when(|now| {
                has_worker_parts(now)
                    && (now.has_regions("worker.address.country")
                        || now.answers.has("worker.address.region"))
            }),
            may("worker.email", Kind::Email).when(has_worker),
            may("worker.phone", Kind::Line).when(has_worker),
            may("worker.birth_date", Kind::Day).when(has_worker),
        ],
    },
    Section {
        name: "employment",
        questions: &[
            must("employment.status", Kind::One(Choices::Statuses)).when(has_worker),
            may("employment.agency", Kind::Line).when(|now| has_worker(now) && is_agency(now)),
            may("employment.role", Kind::Line).when(has_worker),
            may("employment.employee_number", Kind::Line)
                .when(|now| works_or(now, "employment.employee_number")),
            may("employment.workplace", Kind::One(Choices::Workplaces))
                .when(|now| has_worker(now) && !is_applicant(now)),
            may("employment.since", Kind::Day).when(|now| works_or(now, "employment.since")),
            may("employment.until", Kind::Day)
                .when(|now| has_worker(now) && now.says("employment.status", Status::Former.id()))
                .must_if(|now| now.answers.has("employment.since")),
        ],
    },
    Section {
        name: "employer",
        questions: &[
            must("employer.name", Kind::Line)
                .when(is_named)
                .worded(|now| is_agency(now).then_some("employer.host")),
            must("employer.address.street", Kind::Line).when(has_employer_parts),
            may("employer.address.postcode", Kind::Line).when(has_employer_parts),
            must("employer.address.city", Kind::Line).when(has_employer_parts),
            must("employer.address.lines", Kind::Lines)
                .when(|now| is_written_out(now) && now.answers.has("employer.address.lines")),
            may("employer.address.region", Kind::Line).when(|now| {
                has_employer_parts(now)
                    && (now.has_regions("jurisdiction")
                        || now.answers.has("employer.address.region"))
            }),
            // Only where it is not that whose law applies.
            must("employer.address.country", Kind::One(Choices::Countries))
                .when(|now| is_written_out(now) && now.answers.has("employer.address.country")),
            may("employer.attention", Kind::Line),
            may("region", Kind::Line).when(|now| now.answers.has("region")),
        ],
    },
    Section {
        name: "access",
        questions: &[
            must(SCOPE, Kind::One(Choices::Scopes)).when(is_access),
            must("access.data", Kind::Ticks(Choices::Data))
                .when(|now| is_access(now) && now.says(SCOPE, "ticked")),
            may("access.period.since", Kind::Day).when(is_access),
            may("access.period.until", Kind::Day).when(is_access),
            may("access.systems", Kind::Lines).when(is_access),
            may("access.questions", Kind::Ticks(Choices::Questions)).when(is_access),
        ],
    },
    Section {
        name: "objection",
        questions: &[
            must("objection.to", Kind::Ticks(Choices::Monitoring)).when(is_objection),
            may(DETAILS, Kind::Ticks(Choices::Chosen)).when(is_objection),
            SYSTEM.when(is_objection),
            SINCE.when(is_objection),
            may("objection.because", Kind::Ticks(Choices::Reasons)).when(is_objection),
            may("objection.own_words", Kind::Passage)
                .when(is_objection)
                .must_if(|now| {
                    now.needs_grounds() && now.answers.list("objection.because").is_empty()
                }),
            may("objection.instead", Kind::Passage).when(is_objection),
            must("objection.erase", Kind::Truth).when(is_objection),
        ],
    },
    Section {
        name: "rectification",
        questions: &[
            may("rectification.correction.place", Kind::Line)
                .of_each(Each::Correction)
                .when(is_rectification),
            may("rectification.correction.wrong", Kind::Line)
                .of_each(Each::Correction)
                .when(is_rectification),
            must("rectification.correction.right", Kind::Line)
                .of_each(Each::Correction)
                .when(is_rectification),
            must("rectification.correction.more", Kind::Truth)
                .of_each(Each::Correction)
                .when(is_rectification),
            may("rectification.own_words", Kind::Passage).when(is_rectification),
        ],
    },
    Section {
        name: "erasure",
        questions: &[
            must("erasure.because", Kind::Ticks(Choices::ErasureGrounds)).when(is_erasure),
            may("erasure.data", Kind::Ticks(Choices::Data)).when(is_erasure),
            may("erasure.period.since", Kind::Day)
                .when(is_erasure)
                .as_in("access.period.since"),
            may("erasure.period.until", Kind::Day)
                .when(is_erasure)
                .as_in("access.period.until"),
            may("erasure.systems", Kind::Lines)
                .when(is_erasure)
                .as_in("access.systems"),
            may("erasure.own_words", Kind::Passage)
                .when(is_erasure)
                .as_in("own_words"),
        ],
    },
    Section {
        name: "restriction",
        questions: &[
            must(
                "restriction.because",
                Kind::Ticks(Choices::RestrictionGrounds),
            )
            .when(is_restriction),
            may("restriction.data", Kind::Ticks(Choices::Data)).when(is_restriction),
            may("restriction.period.since", Kind::Day)
                .when(is_restriction)
                .as_in("access.period.since"),
            may("restriction.period.until", Kind::Day)
                .when(is_restriction)
                .as_in("access.period.until"),
            may("restriction.systems", Kind::Lines)
                .when(is_restriction)
                .as_in("access.systems"),
            may("restriction.own_words", Kind::Passage)
                .when(is_restriction)
                .as_in("own_words"),
        ],
    },
    Section {
        name: "portability",
        questions: &[
            may("portability.data", Kind::Ticks(Choices::Data)).when(is_portability),
            may("portability.period.since", Kind::Day)
                .when(is_portability)
                .as_in("access.period.since"),
            may("portability.period.until", Kind::Day)
                .when(is_portability)
                .as_in("access.period.until"),
            may("portability.systems", Kind::Lines)
                .when(is_portability)
                .as_in("access.systems"),
            may("portability.to", Kind::Line).when(is_portability),
        ],
    },
    Section {
        name: "human_review",
        questions: &[
            must("human_review.decision", Kind::Line).when(is_review),
            may("human_review.date", Kind::Day).when(is_review),
            may("human_review.system", Kind::Line).when(is_review),
            may("human_review.own_words", Kind::Passage).when(is_review),
        ],
    },
    Section {
        name: "consent_withdrawal",
        questions: &[
            must("consent_withdrawal.to", Kind::Ticks(Choices::Monitoring)).when(is_withdrawal),
            may(DETAILS, Kind::Ticks(Choices::Chosen)).when(is_withdrawal),
            SYSTEM.when(is_withdrawal),
            SINCE.when(is_withdrawal),
        ],
    },
    Section {
        name: "preservation",
        questions: &[
            must("preservation.data", Kind::Ticks(Choices::Data)).when(is_preservation),
            may("preservation.period.since", Kind::Day)
                .when(is_preservation)
                .as_in("access.period.since"),
            may("preservation.period.until", Kind::Day)
                .when(is_preservation)
                .as_in("access.period.until"),
            may("preservation.systems", Kind::Lines)
                .when(is_preservation)
                .as_in("access.systems"),
            may("preservation.own_words", Kind::Passage)
                .when(is_preservation)
                .as_in("own_words"),
        ],
    },
    Section {
        name: "collective_complaint",
        questions: &[
            must(
                "collective_complaint.operations",
                Kind::Ticks(Choices::Monitoring),
            )
            .when(complains),
            may(DETAILS, Kind::Ticks(Choices::Chosen)).when(complains),
            SYSTEM.when(complains),
            SINCE.when(complains),
            may("collective_complaint.workers", Kind::Line).when(complains),
            may("collective_complaint.informed", Kind::Passage).when(complains),
            must(ASKED, Kind::Truth).when(complains),
            must("earlier.date", Kind::Day)
                .of_each(Each::Earlier)
                .when(has_asked),
            may("earlier.reference", Kind::Line)
                .of_each(Each::Earlier)
                .when(has_asked),
            may("earlier.sent", Kind::Day)
                .of_each(Each::Earlier)
                .when(has_asked),
            may("earlier.received", Kind::Day)
                .of_each(Each::Earlier)
                .when(has_asked),
            must(REPLIED, Kind::Truth).when(has_asked),
            REPLY_KIND.when(is_asked_answered),
            REPLY_DATE.when(is_asked_answered),
            REPLY_REASONS.when(|now| is_asked_answered(now) && gives_reasons(now)),
            REPLY_UNTIL.when(|now| is_asked_answered(now) && is_reply(now, ReplyKind::Extension)),
            may("collective_complaint.own_words", Kind::Passage).when(complains),
            may("collective_complaint.mandates", Kind::Number).when(complains),
            may("collective_complaint.references", Kind::Lines)
                .when(|now| complains(now) && now.answers.has("collective_complaint.mandates")),
        ],
    },
    Section {
        name: "collective_objection",
        questions: &[
            must("collective_objection.objections", Kind::Number).when(sends_objections),
            may(
                "collective_objection.operations",
                Kind::Ticks(Choices::Monitoring),
            )
            .when(sends_objections),
            may(DETAILS, Kind::Ticks(Choices::Chosen)).when(|now| {
                sends_objections(now) && now.answers.has("collective_objection.operations")
            }),
            SYSTEM.when(sends_objections),
            SINCE.when(sends_objections),
            may("collective_objection.own_words", Kind::Passage).when(sends_objections),
        ],
    },
    Section {
        name: "representative",
        questions: &[
            may("representative.organisation", Kind::Line)
                .must_if(needs_organisation)
                .worded(|now| {
                    if now.is_collective() {
                        Some("representative.own")
                    } else {
                        is_mandate(now).then_some("representative.authorised")
                    }
                }),
            must("representative.writes", Kind::Truth)
                .when(|now| is_represented(now) && !needs_organisation(now)),
            may("representative.name", Kind::Line)
                .when(is_represented)
                .must_if(|now| now.is_collective() || is_written_by_it(now))
                .worded(|now| now.is_collective().then_some("representative.signs")),
            must("representative.address.street", Kind::Line).when(has_representative_parts),
            may("representative.address.postcode", Kind::Line).when(has_representative_parts),
            must("representative.address.city", Kind::Line).when(has_representative_parts),
            must("representative.address.lines", Kind::Lines)
                .when(|now| is_represented(now) && now.answers.has("representative.address.lines")),
            must(
                "representative.address.country",
                Kind::One(Choices::Countries),
            )
            .when(|now| {
                has_representative_parts(now)
                    || is_represented(now) && now.answers.has("representative.address.lines")
            }),
            may("representative.address.region", Kind::Line).when(|now| {
                has_representative_parts(now)
                    && (now.has_regions("representative.address.country")
                        || now.answers.has("representative.address.region"))
            }),
            may("representative.email", Kind::Email).when(is_represented),
            may("mandate.until", Kind::Day).when(is_mandate),
        ],
    },
    Section {
        name: "sending",
        questions: &[
            must("tone", Kind::One(Choices::Tones)),
            may("authority", Kind::One(Choices::Authorities))
                .when(|now| {
                    now.has_authorities()
                        && (now.says("tone", Tone::Firm.id())
                            || now.goes_to_authority()
                            || now.answers.has("authority"))
                })
                .must_if(|now| now.goes_to_authority() && now.needs_authority()),
            must("delivery", Kind::One(Choices::Deliveries)),
            may("employer.email", Kind::Email)
                .when(|now| {
                    is_written_out(now) && (goes_by_mail(now) || now.answers.has("employer.email"))
                })
                .must_if(goes_by_mail),
            must("window", Kind::One(Choices::Windows)).when(|now| {
                [Delivery::Post, Delivery::Registered]
                    .iter()
                    .any(|way| now.says("delivery", way.id()))
            }),
            may("place", Kind::Line),
            // Asked only of a letter that has been made before: else it is that of the day on which it is made.
            may("date", Kind::Day).when(|now| now.answers.has("date")),
            may("copies_to", Kind::Lines).when(|now| now.answers.has("copies_to")),
            may("enclosures", Kind::Lines).when(|now| now.answers.has("enclosures")),
        ],
    },
];

const SYSTEM: Question = may("draft.operation.system", Kind::Line).of_each(Each::Operation);
const SINCE: Question = may("draft.operation.since", Kind::Day).of_each(Each::Operation);
const REPLY_KIND: Question =
    must("earlier.reply.kind", Kind::One(Choices::ReplyKinds)).of_each(Each::Earlier);
const REPLY_DATE: Question = must("earlier.reply.date", Kind::Day).of_each(Each::Earlier);
const REPLY_REASONS: Question =
    may("earlier.reply.reasons", Kind::Ticks(Choices::ReplyReasons)).of_each(Each::Earlier);
const REPLY_UNTIL: Question = may("earlier.reply.until", Kind::Day).of_each(Each::Earlier);
const REPLY_FEE: Question = may("earlier.reply.fee", Kind::Line).of_each(Each::Earlier);
