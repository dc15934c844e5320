//! What the templates may ask about a request.

use super::Brief;
use crate::{
    catalog::{Facts, ReviewStatus},
    domain::{
        Delivery, Extension, LetterKind, Monitoring, ObjectedOperation, Period, Question,
        ReplyKind, ReplyReason, Right, SendingProof, Status, Tone, Unit, Workplace,
    },
};

impl Brief<'_> {
    /// Every fact that a template may ask for, and every right, granted or not.
    pub(super) fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        for &right in Right::ALL {
            facts.grant(right, self.law.grant(right, self.about).is_some());
        }
        self.parties(&mut facts);
        self.scoped(&mut facts);
        self.access(&mut facts);
        self.objection(&mut facts);
        self.answer(&mut facts);
        self.requests(&mut facts);
        self.followed(&mut facts);
        self.collective(&mut facts);
        facts
    }

    /// What an organisation writes in its own name.
    fn collective(&self, facts: &mut Facts) {
        facts.state("collective", self.request.letter.is_collective());
        let complaint = &self.request.collective_complaint;
        facts.state("workers", complaint.workers.is_some());
        facts.state("informed", complaint.informed.is_some());
        facts.state("asked", complaint.asked.is_some());
        let reply = complaint.asked.as_ref().and_then(|it| it.reply.as_ref());
        for &kind in ReplyKind::ALL {
            let is_it = reply.is_some_and(|reply| reply.kind == kind);
            facts.state(format!("asked.{kind}"), is_it);
        }
        facts.state("mandates", complaint.mandates > 0);
        facts.count("mandates", complaint.mandates as usize);
        facts.state("references", !complaint.references.is_empty());
        facts.count("references", complaint.references.len());
        let objections = self.request.collective_objection.objections;
        facts.count("objections", objections as usize);
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
        let worker = self.request.worker.as_ref();
        facts.state("email", worker.is_some_and(|worker| worker.email.is_some()));
        facts.state("tone.firm", self.request.tone == Tone::Firm);
        facts.state("delivery.hand", self.request.delivery == Delivery::Hand);
        // A letter that is handed over has the receipt at its foot.
        let handed = self.request.delivery == Delivery::Hand;
        facts.state("receipt_wanted", !handed);
        let representative = self.request.representative.as_ref();
        let represented = representative.is_some_and(|party| party.writes);
        let is_collective = self.request.letter.is_collective();
        facts.state("represented", represented);
        facts.state(
            "supported",
            representative.is_some() && !represented && !is_collective,
        );
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

    /// Which data the letter is about.
    fn scoped(&self, facts: &mut Facts) {
        let scope = self.scope();
        facts.state("data.all", scope.data.is_none());
        let usual = self.about == LetterKind::Access && self.request.access.data.is_usual();
        facts.state("data.usual", usual);
        facts.count("data", scope.data.map_or(0, <[_]>::len));
        let (since, until) = scope.period.map_or((false, false), |period| {
            (period.since.is_some(), period.until.is_some())
        });
        facts.state("period.since", since && !until);
        facts.state("period.until", until && !since);
        facts.state("period.both", since && until);
        let one_day = |period: &Period| period.since.is_some() && period.since == period.until;
        facts.state("period.day", scope.period.is_some_and(one_day));
        let (_, systems) = scope.systems;
        facts.state("systems", !systems.is_empty());
        facts.count("systems", systems.len());
    }

    fn access(&self, facts: &mut Facts) {
        let access = &self.request.access;
        facts.state("questions", !access.questions.is_empty());
        facts.count("questions", access.questions.len());
        for &question in Question::ALL {
            facts.state(
                format!("question.{question}"),
                access.questions.contains(&question),
            );
        }
    }

    fn objection(&self, facts: &mut Facts) {
        let objection = &self.request.objection;
        let (_, operations) = self.operations();
        facts.state("operations", !operations.is_empty());
        facts.count("operations", operations.len());
        let (reasons, arguments) = (self.reasons(true).len(), self.reasons(false).len());
        facts.state("reasons", reasons > 0);
        facts.count("reasons", reasons);
        facts.state("arguments", arguments > 0);
        facts.count("arguments", arguments);
        facts.state("erase", objection.erase);
        let own_words = self.own_words();
        facts.state(
            "own_words",
            own_words.is_some_and(|(_, words)| words.is_some()),
        );
        facts.state("grounds", reasons > 0 || objection.own_words.is_some());
        facts.state("instead", objection.instead.is_some());
        facts.state(
            "biometric",
            operations.iter().any(|to| to.operation.is_biometric()),
        );
        facts.state(
            "emotion",
            operations.iter().any(|to| to.operation.infers_emotions()),
        );
        let in_homes = |to: &ObjectedOperation| to.operation == Monitoring::HomeWebcam;
        facts.state("in_homes", operations.iter().any(in_homes));
        facts.state("rules", !self.jurisdiction.monitoring.is_empty());
    }

    fn answer(&self, facts: &mut Facts) {
        let deadlines = &self.law.deadlines;
        let deadline = deadlines.get(&self.request.letter);
        facts.state(
            "deadline.statutory",
            deadline.is_some_and(|deadline| deadline.statutory),
        );
        facts.state(
            "deadline.months",
            deadline.is_some_and(|deadline| deadline.unit == Unit::Month),
        );
        let first = deadlines.get(&self.about);
        facts.state(
            "first.statutory",
            first.is_some_and(|deadline| deadline.statutory),
        );
        let extension = first.and_then(|deadline| deadline.extension);
        facts.state("extension", extension.is_some());
        facts.state("extension.date", extension == Some(Extension::WithNewDate));
        facts.state(
            "extension.reasons",
            matches!(
                extension,
                Some(Extension::WithReasons { .. } | Extension::Uncertain)
            ),
        );
        facts.state(
            "data.wanted",
            matches!(self.about, LetterKind::Access | LetterKind::Portability),
        );
        // Where the letter asks for a change, it cannot ask to change nothing.
        facts.state(
            "keep",
            !matches!(
                self.about,
                LetterKind::Rectification | LetterKind::Erasure | LetterKind::ConsentWithdrawal
            ),
        );
    }

    /// What single letters ask for.
    fn requests(&self, facts: &mut Facts) {
        let request = self.request;
        for &letter in LetterKind::ALL {
            facts.state(format!("letter.{letter}"), request.letter == letter);
            facts.state(format!("first.{letter}"), self.about == letter);
        }
        let grounds = match self.about {
            LetterKind::Erasure => request.erasure.because.len(),
            _ => request.restriction.because.len(),
        };
        facts.count("grounds", grounds);
        facts.count("corrections", request.rectification.corrections.len());
        let corrections = &request.rectification.corrections;
        facts.state("wrong", corrections.iter().any(|one| one.wrong.is_some()));
        facts.state("recipient", request.portability.to.is_some());
        let review = request.human_review.as_ref();
        facts.state(
            "decided",
            review.is_some_and(|review| review.date.is_some()),
        );
        facts.state("tool", review.is_some_and(|review| review.system.is_some()));
        facts.state("valid_until", request.mandate.until.is_some());
        let review = self.words.review().status;
        for status in ReviewStatus::ALL {
            facts.state(format!("review.{status}"), review == *status);
        }
    }

    /// What was written before, and what came back.
    fn followed(&self, facts: &mut Facts) {
        let request = self.request;
        let reply = request.last_reply();
        facts.state("reply", reply.is_some());
        for &kind in ReplyKind::ALL {
            let is_it = reply.is_some_and(|reply| reply.kind == kind);
            facts.state(format!("reply.{kind}"), is_it);
        }
        for &reason in ReplyReason::ALL {
            let given = reply.is_some_and(|reply| reply.reasons.contains(&reason));
            facts.state(format!("reply.{reason}"), given);
        }
        facts.state("fee", reply.is_some_and(|reply| reply.fee.is_some()));
        facts.state("new_day", reply.is_some_and(|reply| reply.until.is_some()));
        let first = request.previous.first();
        let proof = first.and_then(|first| first.sent.and(first.proof));
        for &kind in SendingProof::ALL {
            facts.state(format!("proof.{kind}"), proof == Some(kind));
        }
        facts.state("open", !request.follow_up.open.is_empty());
        facts.count("open", request.follow_up.open.len());
        facts.state("continues", request.follow_up.continues);
        self.timed(facts);
    }

    /// Where the first letter's time stands.
    fn timed(&self, facts: &mut Facts) {
        let statutory = self
            .law
            .deadlines
            .get(&self.about)
            .is_some_and(|deadline| deadline.statutory);
        let reckoning = self.reckoning.as_ref();
        let late = reckoning.is_some_and(|time| self.request.date >= time.reminder_from);
        facts.state("last_day", reckoning.is_some() && statutory);
        facts.state("late", late && statutory);
        facts.state("late.asked", late && !statutory);
        let extended = reckoning.and_then(|time| time.extended_last_day);
        // The employer's own day counts where it is earlier.
        let named = self.request.last_reply().and_then(|reply| reply.until);
        let beyond = extended.is_some_and(|longest| named.is_none_or(|day| day > longest));
        facts.state("extended", beyond);
        let notice = self.request.last_reply().map(|reply| reply.date);
        let too_late = reckoning
            .zip(notice)
            .is_some_and(|(time, notice)| notice > time.last_day);
        facts.state("late_notice", too_late && statutory);
    }
}
