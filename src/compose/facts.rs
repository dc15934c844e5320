//! What the templates may ask about a request.

use super::Brief;
use crate::{
    catalog::Facts,
    domain::{Delivery, Extension, Question, Right, Status, Tone, Unit, Workplace},
};

impl Brief<'_> {
    /// Every fact that a template may ask for, and every right, granted or not.
    pub(super) fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        for &right in Right::ALL {
            facts.grant(right, self.law.grant(right, self.request.letter).is_some());
        }
        self.parties(&mut facts);
        self.access(&mut facts);
        self.objection(&mut facts);
        self.answer(&mut facts);
        facts
    }

    fn parties(&self, facts: &mut Facts) {
        let employment = &self.request.employment;
        for &status in Status::ALL {
            facts.state(format!("status.{status}"), employment.status == status);
        }
        for &workplace in Workplace::ALL {
            facts.state(
                format!("workplace.{workplace}"),
                employment.workplace == Some(workplace),
            );
        }
        let (since, until) = (employment.since.is_some(), employment.until.is_some());
        facts.state("role", employment.role.is_some());
        facts.state("agency", employment.agency.is_some());
        facts.state("since", since);
        facts.state("until", until && !since);
        facts.state("period", until && since);
        facts.state("email", self.request.worker.email.is_some());
        facts.state("tone.firm", self.request.tone == Tone::Firm);
        facts.state("delivery.hand", self.request.delivery == Delivery::Hand);
        let representative = self.request.representative.as_ref();
        facts.state("representative", representative.is_some());
        facts.state(
            "contact",
            representative.is_some_and(|party| party.name.is_some() || party.email.is_some()),
        );
        facts.state("authority", self.authority.is_some());
        facts.state(
            "work_mailbox",
            matches!(
                employment.status,
                Status::Current | Status::Agency | Status::Contractor
            ),
        );
    }

    fn access(&self, facts: &mut Facts) {
        let access = &self.request.access;
        facts.state("data.all", access.data.is_none());
        facts.state(
            "one.data",
            access.data.as_ref().is_some_and(|data| data.len() == 1),
        );
        let (since, until) = access.period.as_ref().map_or((false, false), |period| {
            (period.since.is_some(), period.until.is_some())
        });
        facts.state("period.since", since && !until);
        facts.state("period.until", until && !since);
        facts.state("period.both", since && until);
        facts.state("systems", !access.systems.is_empty());
        facts.state("one.systems", access.systems.len() == 1);
        facts.state("questions", !access.questions.is_empty());
        facts.state("one.questions", access.questions.len() == 1);
        for &question in Question::ALL {
            facts.state(
                format!("question.{question}"),
                access.questions.contains(&question),
            );
        }
    }

    fn objection(&self, facts: &mut Facts) {
        let objection = &self.request.objection;
        facts.state("one.operations", objection.to.len() == 1);
        facts.state("reasons", !objection.because.is_empty());
        facts.state("one.reasons", objection.because.len() == 1);
        facts.state("own_words", objection.own_words.is_some());
        facts.state(
            "grounds",
            !objection.because.is_empty() || objection.own_words.is_some(),
        );
        facts.state("instead", objection.instead.is_some());
        facts.state(
            "biometric",
            objection.to.iter().any(|to| to.operation.is_biometric()),
        );
        facts.state(
            "emotion",
            objection.to.iter().any(|to| to.operation.infers_emotions()),
        );
        facts.state("rules", !self.jurisdiction.monitoring.is_empty());
    }

    fn answer(&self, facts: &mut Facts) {
        let deadline = self.law.deadlines.get(&self.request.letter);
        facts.state(
            "deadline.statutory",
            deadline.is_some_and(|deadline| deadline.statutory),
        );
        facts.state(
            "deadline.months",
            deadline.is_some_and(|deadline| deadline.unit == Unit::Month),
        );
        let extension = deadline.and_then(|deadline| deadline.extension);
        facts.state("extension.date", extension == Some(Extension::WithNewDate));
        facts.state(
            "extension.reasons",
            matches!(
                extension,
                Some(Extension::WithReasons { .. } | Extension::Uncertain)
            ),
        );
    }
}
