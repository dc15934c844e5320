//! The questions, as data: to ask one more, add one entry, and its labels
//! `ask.<key>` and `help.<key>` in `locales/program/en.yaml`.

use super::{answers::detail_key, choices::Choices, situation::Situation};
use crate::domain::{Delivery, LetterKind, Status, Tone};

/// What stands above the keys that are for the questions alone.
pub(super) const DRAFT: &str = "draft.";
/// The language of the questions.
pub(super) const LANGUAGE: &str = "draft.language";
/// Whether kinds of data are ticked.
pub(super) const SCOPE: &str = "draft.scope";
/// The operations of which the worker knows more.
pub(super) const DETAILS: &str = "draft.details";

/// What an answer looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of these.
    One(Choices),
    /// Any of these.
    Ticks(Choices),
    /// One line.
    Line,
    /// An e-mail address.
    Email,
    /// A day.
    Day,
    /// Several short texts with commas between them.
    Lines,
    /// Paragraphs.
    Passage,
}

/// Whether a question may be left out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need {
    /// Never.
    Must,
    /// Always.
    May,
    /// Not where this holds.
    MustIf(fn(&Situation<'_>) -> bool),
}

/// A question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    /// The dotted key of the request file that it fills; its labels have the same.
    pub(super) key: &'static str,
    /// What an answer looks like.
    pub(super) kind: Kind,
    need: Need,
    when: Option<fn(&Situation<'_>) -> bool>,
}

/// A group of questions with a heading, `section.<name>`.
#[derive(Debug)]
pub(super) struct Section {
    /// Its name.
    pub(super) name: &'static str,
    /// Its questions, in order.
    pub(super) questions: &'static [Question],
}

/// A question as it is asked: perhaps of one operation out of several.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The question.
    pub(super) question: &'static Question,
    /// Where its answer is kept.
    pub(super) key: String,
    /// The operation that it is about.
    pub(super) operation: Option<String>,
    /// Its section.
    pub(super) section: usize,
}

const fn must(key: &'static str, kind: Kind) -> Question {
    Question {
        key,
        kind,
        need: Need::Must,
        when: None,
    }
}

const fn may(key: &'static str, kind: Kind) -> Question {
    Question {
        key,
        kind,
        need: Need::May,
        when: None,
    }
}

impl Question {
    const fn when(mut self, when: fn(&Situation<'_>) -> bool) -> Self {
        self.when = Some(when);
        self
    }

    const fn must_if(mut self, must: fn(&Situation<'_>) -> bool) -> Self {
        self.need = Need::MustIf(must);
        self
    }

    /// Whether it may be left out.
    pub(super) fn may_be_left_out(&self, situation: &Situation<'_>) -> bool {
        match self.need {
            Need::Must => false,
            Need::May => true,
            Need::MustIf(must) => !must(situation),
        }
    }

    /// The detail of an operation that it asks for, if it is asked of each.
    fn detail(&self) -> Option<&'static str> {
        self.key.strip_prefix("draft.operation.")
    }
}

/// Every question, in order.
pub(super) const SECTIONS: &[Section] = &[
    Section {
        name: "letter",
        questions: &[
            must("letter", Kind::One(Choices::Letters)),
            must("jurisdiction", Kind::One(Choices::Jurisdictions)),
            must("language", Kind::One(Choices::Languages)),
        ],
    },
    Section {
        name: "worker",
        questions: &[
            must("worker.name", Kind::Line),
            must("worker.address.street", Kind::Line),
            may("worker.address.postcode", Kind::Line),
            must("worker.address.city", Kind::Line),
            must("worker.address.country", Kind::One(Choices::Countries)),
            may("worker.address.region", Kind::Line)
                .when(|now| now.has_regions("worker.address.country")),
            may("worker.email", Kind::Email),
            may("worker.phone", Kind::Line),
            may("worker.birth_date", Kind::Day),
        ],
    },
    Section {
        name: "employment",
        questions: &[
            must("employment.status", Kind::One(Choices::Statuses)),
            may("employment.agency", Kind::Line)
                .when(|now| now.says("employment.status", Status::Agency.id())),
            may("employment.role", Kind::Line),
            may("employment.employee_number", Kind::Line)
                .when(|now| !now.says("employment.status", Status::Applicant.id())),
            may("employment.workplace", Kind::One(Choices::Workplaces))
                .when(|now| !now.says("employment.status", Status::Applicant.id())),
            may("employment.since", Kind::Day)
                .when(|now| !now.says("employment.status", Status::Applicant.id())),
            may("employment.until", Kind::Day)
                .when(|now| now.says("employment.status", Status::Former.id()))
                .must_if(|now| now.answers.text("employment.since").is_some()),
        ],
    },
    Section {
        name: "employer",
        questions: &[
            must("employer.name", Kind::Line),
            must("employer.address.street", Kind::Line),
            may("employer.address.postcode", Kind::Line),
            must("employer.address.city", Kind::Line),
            may("employer.address.region", Kind::Line).when(|now| now.has_regions("jurisdiction")),
            may("employer.attention", Kind::Line),
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
            may("draft.operation.system", Kind::Line).when(is_objection),
            may("draft.operation.since", Kind::Day).when(is_objection),
            may("objection.because", Kind::Ticks(Choices::Reasons)).when(is_objection),
            may("objection.own_words", Kind::Passage)
                .when(is_objection)
                .must_if(|now| {
                    now.needs_grounds() && now.answers.list("objection.because").is_empty()
                }),
            may("objection.instead", Kind::Passage).when(is_objection),
        ],
    },
    Section {
        name: "representative",
        questions: &[
            may("representative.organisation", Kind::Line),
            may("representative.name", Kind::Line).when(is_represented),
            may("representative.email", Kind::Email).when(is_represented),
        ],
    },
    Section {
        name: "sending",
        questions: &[
            must("tone", Kind::One(Choices::Tones)),
            may("authority", Kind::One(Choices::Authorities))
                .when(|now| now.says("tone", Tone::Firm.id()) && now.has_authorities()),
            must("delivery", Kind::One(Choices::Deliveries)),
            must("employer.email", Kind::Email)
                .when(|now| now.says("delivery", Delivery::Email.id())),
            must("window", Kind::One(Choices::Windows)).when(|now| {
                [Delivery::Post, Delivery::Registered]
                    .iter()
                    .any(|way| now.says("delivery", way.id()))
            }),
            may("place", Kind::Line),
        ],
    },
];

fn is_access(now: &Situation<'_>) -> bool {
    now.says("letter", LetterKind::Access.id())
}

fn is_objection(now: &Situation<'_>) -> bool {
    now.says("letter", LetterKind::Objection.id())
}

fn is_represented(now: &Situation<'_>) -> bool {
    now.answers.text("representative.organisation").is_some()
}

/// The questions that these answers lead to, in order.
pub(super) fn asked(now: &Situation<'_>) -> Vec<Asked> {
    let mut all = Vec::new();
    for (section, questions) in SECTIONS.iter().enumerate() {
        let mut of_operations = Vec::new();
        for question in questions
            .questions
            .iter()
            .filter(|question| question.when.is_none_or(|when| when(now)))
        {
            if question.detail().is_some() {
                of_operations.push(question);
                continue;
            }
            details(now, section, &mut of_operations, &mut all);
            all.push(Asked {
                question,
                key: question.key.to_owned(),
                operation: None,
                section,
            });
        }
        details(now, section, &mut of_operations, &mut all);
    }
    all
}

/// Asks the collected questions of one operation after the other.
fn details(
    now: &Situation<'_>,
    section: usize,
    questions: &mut Vec<&'static Question>,
    all: &mut Vec<Asked>,
) {
    if questions.is_empty() {
        return;
    }
    for operation in now
        .chosen()
        .filter(|id| now.answers.list(DETAILS).iter().any(|known| known == id))
    {
        for question in questions.iter() {
            let key = detail_key(operation, question.detail().unwrap_or_default());
            all.push(Asked {
                question,
                key,
                operation: Some(operation.to_owned()),
                section,
            });
        }
    }
    questions.clear();
}
