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
        /// Erasure.
        Erasure = "erasure",
        /// Notice to the recipients.
        Notification = "notification",
        /// Withdrawal of consent.
        ConsentWithdrawal = "consent_withdrawal",
        /// Protection from decisions without a person.
        AutomatedDecisions = "automated_decisions",
        /// Safeguards where such decisions are taken (United Kingdom since 2026).
        AutomatedSafeguards = "automated_decisions.safeguards",
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
        /// Further proof of identity only in case of reasonable doubt.
        Identity = "identity",
        /// The time within which an answer is owed.
        ResponseTime = "response_time",
        /// A refusal needs reasons within that time.
        RefusalReasons = "refusal_reasons",
        /// Complaint to the supervisory authority.
        Complaint = "complaint",
        /// Report to the supervisory authority (Switzerland).
        Report = "report",
        /// Complaint to the controller before the authority (United Kingdom).
        EmployerComplaint = "employer_complaint",
        /// A remedy in court.
        JudicialRemedy = "judicial_remedy",
    }
}
