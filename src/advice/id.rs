//! The names of all advice.

ids! {
    /// A kind of advice, by a name that never changes.
    pub enum AdviceId as "advice" {
        /// The worker's e-mail address is one of the employer's.
        WorkerEmailAtEmployer = "worker-email-at-employer",
        /// A name has letters of two scripts that look alike.
        ScriptsMixed = "scripts-mixed",
        /// Ordinary post proves nothing.
        PostProvesNothing = "post-proves-nothing",
        /// The arrival of an e-mail is hard to prove.
        EmailHardToProve = "email-hard-to-prove",
        /// A letter by e-mail names no e-mail address of its sender.
        OwnEmailMissing = "own-email-missing",
        /// A letter by e-mail goes to an authority whose address is not known.
        AuthorityEmailUnknown = "authority-email-unknown",
        /// An identity document is to be enclosed.
        IdentityDocumentEnclosed = "identity-document-enclosed",
        /// An agency worker has two controllers, and the letter goes to one.
        AgencyWriteToBoth = "agency-write-to-both",
        /// The letter says that the worker's mandate is enclosed.
        MandateEnclosed = "mandate-enclosed",
        /// The letter's language is none of the employer's country.
        LanguageForeign = "language-foreign",
        /// Nobody who knows the language has read its words.
        LanguageUnreviewed = "language-unreviewed",
        /// The employer need only make a reasonable and proportionate search.
        SearchProportionate = "search-proportionate",
        /// An objection is weak against some legal bases.
        ObjectionWeak = "objection-weak",
        /// The duties for high-risk AI systems do not apply yet.
        AiDutyLater = "ai-duty-later",
        /// The authority wants a complaint to the employer first.
        EmployerComplaintFirst = "employer-complaint-first",
        /// The request lapses unless the fee is confirmed in time.
        FeeLapses = "fee-lapses",
        /// Recordings are overwritten soon.
        RecordingsOverwritten = "recordings-overwritten",
        /// What is erased proves nothing any more.
        ErasureLosesEvidence = "erasure-loses-evidence",
        /// Whether a union may act by mandate depends on law and statutes.
        MandateUncertain = "mandate-uncertain",
        /// Whether a union may act on several mandates depends on law and statutes.
        MandatesUncertain = "mandates-uncertain",
        /// The day on which the first letter was received is not known.
        ReceiptUnknown = "receipt-unknown",
        /// The country has several authorities and none is named.
        AuthorityUnnamed = "authority-unnamed",
        /// The authority's address stands in one source only.
        AuthorityUnconfirmed = "authority-unconfirmed",
        /// The law's file should have been read against its sources again.
        LawOutOfDate = "law-out-of-date",
        /// The country's file should have been read against its sources again.
        JurisdictionOutOfDate = "jurisdiction-out-of-date",
        /// A postcode has fewer digits than those of its country: zeros may be lost.
        PostcodeTooShort = "postcode-too-short",
        /// A postcode has more digits than those of its country.
        PostcodeTooLong = "postcode-too-long",
        /// A postcode has another form than those of its country.
        PostcodeUnlike = "postcode-unlike",
        /// The worker would be a child, or older than people become.
        AgeUnlikely = "age-unlikely",
        /// The employment would have begun in the worker's childhood, or before birth.
        EmployedTooYoung = "employed-too-young",
        /// A telephone number looks like a day.
        PhoneLooksLikeDay = "phone-looks-like-day",
        /// A telephone number has too few digits or too many.
        PhoneUnlikely = "phone-unlikely",
        /// An employee number looks like a day.
        EmployeeNumberLooksLikeDay = "employee-number-looks-like-day",
        /// A name is also the word by which a program says that there is none.
        NameLooksEmpty = "name-looks-empty",
        /// A question mark stands where a letter may have been lost.
        LetterLost = "letter-lost",
        /// A name, a street or a town has numbers and no word.
        WordMissing = "word-missing",
    }
}

impl AdviceId {
    /// The names of the values that its sentences may hold, in every language; in alphabetical order.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::ScriptsMixed => &["first", "second"],
            Self::LanguageForeign => &["country", "language"],
            Self::LanguageUnreviewed => &["language"],
            Self::LawOutOfDate | Self::JurisdictionOutOfDate => &["recheck"],
            Self::PostcodeTooShort | Self::PostcodeTooLong => &["country", "digits", "wanted"],
            Self::PostcodeUnlike => &["country", "example"],
            Self::AgeUnlikely => &["least", "most"],
            Self::EmployedTooYoung => &["least"],
            _ => &[],
        }
    }
}
