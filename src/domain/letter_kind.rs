//! The letters of the correspondence, from the first request to the authority's desk.

use super::Right;

ids! {
    /// A letter that this program writes.
    pub enum LetterKind as "letter" {
        /// Access to everything that the employer holds.
        Access = "access",
        /// Objection to being watched.
        Objection = "objection",
        /// Wrong data are put right.
        Rectification = "rectification",
        /// Data are erased.
        Erasure = "erasure",
        /// Data are kept and not used.
        Restriction = "restriction",
        /// Data come in a form that a machine can read.
        Portability = "portability",
        /// A person looks at what a machine decided.
        HumanReview = "human_review",
        /// Consent is taken back.
        ConsentWithdrawal = "consent_withdrawal",
        /// Data that will be overwritten are kept as evidence.
        Preservation = "preservation",
        /// No answer came.
        Reminder = "reminder",
        /// Half an answer came.
        IncompleteReply = "incomplete_reply",
        /// The controller wants proof of identity.
        IdentityReply = "identity_reply",
        /// The controller takes more time.
        ExtensionReply = "extension_reply",
        /// The controller wants money.
        FeeReply = "fee_reply",
        /// The controller refuses.
        RefusalReply = "refusal_reply",
        /// The answer is in a language that the worker does not understand.
        WrongLanguageReply = "wrong_language_reply",
        /// The controller wants another form: its portal, a letter by post, a signature.
        FormReply = "form_reply",
        /// The objection is not respected.
        ObjectionUnanswered = "objection_unanswered",
        /// Complaint to the controller (United Kingdom).
        EmployerComplaint = "employer_complaint",
        /// Complaint, or in Switzerland report, to the supervisory authority.
        Complaint = "complaint",
        /// The worker authorises a union or a hotline.
        Mandate = "mandate",
        /// An organisation complains about the monitoring of many workers.
        CollectiveComplaint = "collective_complaint",
        /// An organisation sends the objections of many workers.
        CollectiveObjection = "collective_objection",
    }
}

/// The part of the correspondence that a letter belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The worker makes use of a right for the first time.
    Request,
    /// The letter follows an earlier one.
    FollowUp,
    /// The matter goes to the supervisory authority.
    Complaint,
    /// The worker authorises somebody.
    Mandate,
    /// An organisation writes in its own name, about many workers.
    Collective,
}

/// Whom a letter is addressed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// The employer.
    Controller,
    /// The authority of the place.
    SupervisoryAuthority,
    /// The union or hotline.
    Representative,
}

impl LetterKind {
    /// The part of the correspondence that it belongs to.
    #[must_use]
    pub const fn stage(self) -> Stage {
        match self {
            Self::Access
            | Self::Objection
            | Self::Rectification
            | Self::Erasure
            | Self::Restriction
            | Self::Portability
            | Self::HumanReview
            | Self::ConsentWithdrawal
            | Self::Preservation => Stage::Request,
            Self::Reminder
            | Self::IncompleteReply
            | Self::IdentityReply
            | Self::ExtensionReply
            | Self::FeeReply
            | Self::RefusalReply
            | Self::WrongLanguageReply
            | Self::FormReply
            | Self::ObjectionUnanswered
            | Self::EmployerComplaint => Stage::FollowUp,
            Self::Complaint => Stage::Complaint,
            Self::Mandate => Stage::Mandate,
            Self::CollectiveComplaint | Self::CollectiveObjection => Stage::Collective,
        }
    }

    /// Whether it follows an earlier letter, which it must name.
    #[must_use]
    pub const fn follows(self) -> bool {
        matches!(self.stage(), Stage::FollowUp | Stage::Complaint)
    }

    /// Whether an organisation writes it in its own name: then no worker stands in the request.
    #[must_use]
    pub const fn is_collective(self) -> bool {
        matches!(self.stage(), Stage::Collective)
    }

    /// Whom it is addressed to.
    #[must_use]
    pub const fn addressee(self) -> Addressee {
        match self {
            Self::Complaint | Self::CollectiveComplaint => Addressee::SupervisoryAuthority,
            Self::Mandate => Addressee::Representative,
            _ => Addressee::Controller,
        }
    }

    /// Whether it says that no answer came, unless one did.
    #[must_use]
    pub const fn laments_silence(self) -> bool {
        matches!(
            self,
            Self::Reminder | Self::ObjectionUnanswered | Self::EmployerComplaint | Self::Complaint
        )
    }

    /// The rights that it makes use of: a law that grants none of them has no
    /// such letter. Empty for letters that rest on the right of the first one, and for those that
    /// anybody may write.
    #[must_use]
    pub const fn rights(self) -> &'static [Right] {
        match self {
            Self::Access => &[Right::Access],
            Self::Objection | Self::ObjectionUnanswered | Self::CollectiveObjection => {
                &[Right::Objection, Right::DeclarationOfWill]
            }
            Self::Rectification => &[Right::Rectification],
            Self::Erasure => &[Right::Erasure],
            Self::Restriction => &[Right::Restriction],
            Self::Portability => &[Right::Portability],
            Self::HumanReview => &[Right::HumanReview],
            Self::ConsentWithdrawal => &[Right::ConsentWithdrawal],
            Self::Preservation => &[Right::Preservation],
            Self::FeeReply => &[Right::FreeOfCharge],
            Self::WrongLanguageReply => &[Right::Intelligible],
            Self::EmployerComplaint => &[Right::EmployerComplaint],
            Self::Complaint => &[Right::Complaint, Right::Report],
            Self::Reminder
            | Self::IncompleteReply
            | Self::IdentityReply
            | Self::ExtensionReply
            | Self::RefusalReply
            | Self::FormReply
            | Self::Mandate
            | Self::CollectiveComplaint => &[],
        }
    }

    /// The days within which the letter asks for an answer where no law sets a
    /// time; none where it asks for no answer. They are the worker's own wish:
    /// long enough to answer a short question, short where recordings are overwritten.
    #[must_use]
    pub const fn asked_days(self) -> Option<u32> {
        match self {
            Self::Preservation => Some(7),
            Self::ConsentWithdrawal => Some(14),
            // The British law sets a time for acknowledging a complaint, and the letter names it.
            Self::EmployerComplaint
            | Self::Complaint
            | Self::Mandate
            | Self::CollectiveComplaint => None,
            _ => match self.stage() {
                Stage::Request | Stage::Collective => Some(30),
                _ => Some(14),
            },
        }
    }
}
