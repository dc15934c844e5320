//! What a law can grant a worker against an employer.

ids! {
    /// A right, a duty of the controller, or a single item of one. A law
    /// grants it by an entry in its file; what has no entry is not granted.
    pub enum Right as "right" {
        /// Confirmation whether data are processed, and access to them.
        Access = "access",
        /// A copy of the data undergoing processing.
        Copy = "access.copy",
        /// The data as such (Switzerland).
        DataAsSuch = "access.data_as_such",
        /// Who the controller is, and how to reach it (Switzerland).
        ControllerIdentity = "access.controller",
        /// The purposes of the processing.
        Purposes = "access.purposes",
        /// The categories of data.
        Categories = "access.categories",
        /// The recipients.
        Recipients = "access.recipients",
        /// The storage period or its criteria.
        Retention = "access.retention",
        /// Information on the other rights.
        RightsInformation = "access.rights",
        /// Information on the right to complain.
        ComplaintInformation = "access.complaint",
        /// The source of data that were not collected from the person.
        Origin = "access.source",
        /// The logic of automated decisions.
        Logic = "access.logic",
        /// The safeguards for transfers to other countries.
        Safeguards = "access.safeguards",
        /// Rights of others limit the copy: redact, do not refuse.
        OthersRights = "access.others_rights",
        /// Objection on grounds of the particular situation.
        Objection = "objection",
        /// The bases that an objection reaches.
        ObjectionBases = "objection.bases",
        /// Objection by express declaration of will (Switzerland).
        DeclarationOfWill = "objection.declaration",
        /// The justification that the controller must then have (Switzerland).
        Justification = "justification",
        /// A ban on a processing or a disclosure (Switzerland).
        Prohibition = "prohibition",
        /// Restriction of processing.
        Restriction = "restriction",
        /// On the ground that the accuracy is contested.
        RestrictionAccuracyContested = "restriction.accuracy_contested",
        /// On the ground that the processing is unlawful and the worker opposes erasure.
        RestrictionUnlawful = "restriction.unlawful",
        /// On the ground that the worker needs the data for legal claims.
        RestrictionNeededForClaims = "restriction.needed_for_claims",
        /// On the ground that an objection is being examined.
        RestrictionObjectionPending = "restriction.objection_pending",
        /// Notice before the restriction is lifted.
        RestrictionLifting = "restriction.lifting",
        /// Data that are needed for legal claims are kept.
        Preservation = "preservation",
        /// Rectification of what is inaccurate, completion of what is incomplete.
        Rectification = "rectification",
        /// Erasure.
        Erasure = "erasure",
        /// On the ground that the data are no longer needed.
        ErasureNoLongerNeeded = "erasure.no_longer_needed",
        /// On the ground that consent was withdrawn.
        ErasureConsentWithdrawn = "erasure.consent_withdrawn",
        /// On the ground of an objection.
        ErasureObjected = "erasure.objected",
        /// On the ground that the processing was unlawful.
        ErasureUnlawful = "erasure.unlawful",
        /// On the ground that a law demands it.
        ErasureLegalObligation = "erasure.legal_obligation",
        /// The data that the person provided, in a form that a machine can read.
        Portability = "portability",
        /// Their transmission to another controller.
        PortabilityTransmission = "portability.transmission",
        /// Data that were observed count as provided (Switzerland).
        PortabilityObserved = "portability.observed",
        /// Notice to the recipients.
        Notification = "notification",
        /// Withdrawal of consent.
        ConsentWithdrawal = "consent_withdrawal",
        /// Protection from decisions without a person.
        AutomatedDecisions = "automated_decisions",
        /// Safeguards where such decisions are taken (United Kingdom since 2026).
        AutomatedSafeguards = "automated_decisions.safeguards",
        /// A person reviews an automated decision.
        HumanReview = "human_review",
        /// Principles of processing: purpose, minimisation, fairness.
        Principles = "principles",
        /// The bases on which processing is lawful.
        LegalBases = "legal_bases",
        /// Information that is owed without being asked for.
        Information = "information",
        /// Special categories of data.
        SpecialCategories = "special_categories",
        /// The ban on inferring emotions at work.
        EmotionBan = "emotion_ban",
        /// The impact assessment.
        ImpactAssessment = "impact_assessment",
        /// The contract with a processor.
        ProcessorContract = "processor_contract",
        /// Answers are free of charge.
        FreeOfCharge = "free_of_charge",
        /// A share of the costs, in exceptional cases (Switzerland).
        FeeShare = "fee.share",
        /// It is for the controller to demonstrate that a request is excessive.
        ExcessiveBurden = "excessive.burden",
        /// Trade secrets are weighed by the authority or the court.
        TradeSecrets = "trade_secrets",
        /// Answers are intelligible.
        Intelligible = "intelligible",
        /// The controller makes it easy to exercise the rights.
        Facilitation = "facilitation",
        /// A request in writing is enough (Switzerland).
        WrittenForm = "written_form",
        /// Further proof of identity only in case of reasonable doubt.
        Identity = "identity",
        /// The law itself says that only reasonable doubts allow it.
        IdentityDoubts = "identity.doubts",
        /// Appropriate measures to identify the person (Switzerland).
        IdentityMeasures = "identity.measures",
        /// The time within which an answer is owed.
        ResponseTime = "response_time",
        /// An extension needs reasons: complexity and number of the requests.
        ExtensionComplexity = "extension.complexity",
        /// An extension needs reasons.
        ExtensionReasons = "extension.reasons",
        /// An extension needs a new day (Switzerland).
        ExtensionNewDate = "extension.new_date",
        /// A refusal needs reasons within that time.
        RefusalReasons = "refusal_reasons",
        /// Complaint to the supervisory authority.
        Complaint = "complaint",
        /// The authority tells of progress and outcome.
        ComplaintProgress = "complaint.progress",
        /// Report to the supervisory authority (Switzerland).
        Report = "report",
        /// The authority tells what it did on the report (Switzerland).
        ReportInformed = "report.informed",
        /// A body may be authorised to complain.
        Representation = "representation",
        /// Complaint to the controller before the authority (United Kingdom).
        EmployerComplaint = "employer_complaint",
        /// A remedy in court.
        JudicialRemedy = "judicial_remedy",
        /// The authority deals with complaints, those of a body that may be mandated included.
        AuthorityComplaints = "authority.complaints",
        /// The authority investigates on its own motion.
        AuthorityInvestigation = "authority.investigation",
        /// The authority demands information of the controller.
        AuthorityInformation = "authority.information",
        /// The authority limits or stops a processing.
        AuthorityStop = "authority.stop",
    }
}
