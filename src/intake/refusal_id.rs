//! The names of all refusals.

ids! {
    /// A kind of refusal, by a name that never changes.
    pub enum RefusalId as "refusal" {
        /// A value that cannot stand there, alone or beside the others.
        WrongValue = "wrong-value",
        /// A list where a text is wanted, and the like.
        WrongType = "wrong-type",
        /// What a program left where a person's value belongs.
        LeftByAProgram = "left-by-a-program",
        /// No date, or no day of the calendar.
        WrongDate = "wrong-date",
        /// A key that no request has.
        UnknownKey = "unknown-key",
        /// A key that stands twice.
        KeyTwice = "key-twice",
        /// A key that is needed and not given.
        MissingKey = "missing-key",
        /// A section that the letter does not use.
        UnusedSection = "unused-section",
        /// A letter that the law gives no right to.
        NoSuchRight = "no-such-right",
        /// A file that is no YAML.
        NotYaml = "not-yaml",
        /// A file that is no UTF-8.
        NotUtf8 = "not-utf8",
        /// A file that is too large.
        TooLarge = "too-large",
        /// A file that repeats itself through aliases.
        TooManyAliases = "too-many-aliases",
        /// A word that is none of those to choose from.
        UnknownValue = "unknown-value",
        /// What is no e-mail address.
        BadEmail = "bad-email",
        /// What is no country.
        UnknownCountry = "unknown-country",
        /// A value that says nothing.
        ValueEmpty = "value-empty",
        /// A text with more signs than fit.
        TextTooLong = "text-too-long",
        /// A line break where one line is wanted.
        LineBreak = "line-break",
        /// A sign that nobody can see.
        SignInvisible = "sign-invisible",
        /// A sign that the letter's fonts do not have.
        SignNotShown = "sign-not-shown",
        /// What is no drawn signature.
        SignatureUnreadable = "signature-unreadable",
        /// A signature of which nothing could be seen.
        SignatureEmpty = "signature-empty",
        /// A signature with more strokes than a hand draws.
        SignatureTooLong = "signature-too-long",
        /// One signature under the letters of many workers.
        SignatureOfMany = "signature-of-many",
        /// A file with nothing in it.
        FileEmpty = "file-empty",
        /// A last day for a status that has none.
        StatusWithoutLastDay = "status-without-last-day",
        /// A former employment with a first day and no last one.
        LastDayMissing = "last-day-missing",
        /// An agency for a status that has none.
        StatusWithoutAgency = "status-without-agency",
        /// A workplace of somebody who only applied.
        ApplicantWithoutWorkplace = "applicant-without-workplace",
        /// A last day before the first.
        BeforeFirstDay = "before-first-day",
        /// A period with neither end.
        PeriodEmpty = "period-empty",
        /// A day after the date of the letter.
        AfterLetter = "after-letter",
        /// An employment that ends after the date of the letter.
        NotEndedYet = "not-ended-yet",
        /// A year in which nobody writes such a letter.
        YearUnlikely = "year-unlikely",
        /// A reference of which no file name can be made.
        ReferenceWithoutSigns = "reference-without-signs",
        /// A reference that gives the worker's name away.
        ReferenceRevealsName = "reference-reveals-name",
        /// A list with too many entries.
        ListTooLong = "list-too-long",
        /// A list that names something twice.
        NamedTwice = "named-twice",
        /// A letter by e-mail to an employer without an address.
        EmployerEmailMissing = "employer-email-missing",
        /// A draft of an e-mail that would go to nobody.
        DraftToNobody = "draft-to-nobody",
        /// A region of another country.
        RegionElsewhere = "region-elsewhere",
        /// A complaint in a country with several authorities.
        AuthorityOpen = "authority-open",
        /// An authority that the country does not have.
        UnknownAuthority = "unknown-authority",
        /// A mandate that authorises nobody.
        MandateForNobody = "mandate-for-nobody",
        /// A mandate that the organisation gives itself.
        MandateToOneself = "mandate-to-oneself",
        /// An organisation without the address that answers go to.
        RepresentativeAddressMissing = "representative-address-missing",
        /// An organisation that writes, and nobody who signs.
        RepresentativeNameMissing = "representative-name-missing",
        /// An earlier letter that cannot be in its place.
        LetterOutOfOrder = "letter-out-of-order",
        /// A day of an earlier letter before the one that comes first.
        DaysOutOfOrder = "days-out-of-order",
        /// A new day in an answer that is no extension.
        ReplyWithoutNewDay = "reply-without-new-day",
        /// A fee in an answer that demands none.
        ReplyWithoutFee = "reply-without-fee",
        /// A reason for an answer that has none.
        ReplyWithoutReason = "reply-without-reason",
        /// A reason, and that there is none.
        ReasonsExclude = "reasons-exclude",
        /// A reminder although an answer came.
        ReplyCame = "reply-came",
        /// A letter about an objection that follows none.
        NotAnObjection = "not-an-objection",
        /// A letter that answers another kind of reply.
        OtherReply = "other-reply",
        /// A letter that answers a reply, without one.
        ReplyMissing = "reply-missing",
        /// A letter about silence before the time is over.
        TooEarly = "too-early",
        /// A letter about silence with a date that is still to come.
        DatedAhead = "dated-ahead",
        /// A letter about silence, and nobody knows that the first one arrived.
        ReceiptUnproved = "receipt-unproved",
        /// A proof of sending without the day of sending.
        SendingDayMissing = "sending-day-missing",
        /// A letter that follows, without the one that it follows.
        PreviousMissing = "previous-missing",
        /// A review of a decision that is not named.
        DecisionMissing = "decision-missing",
        /// A section of later letters in a first one.
        NothingBefore = "nothing-before",
        /// A worker in a letter that an organisation writes in its own name.
        NoWorkerHere = "no-worker-here",
        /// A letter of an organisation without one.
        OrganisationMissing = "organisation-missing",
        /// A letter of an organisation that is said to be in a worker's name.
        WritesInOwnName = "writes-in-own-name",
        /// More mandates than workers.
        MandatesTooMany = "mandates-too-many",
        /// More references than an annex can have.
        TooManyReferences = "too-many-references",
        /// Another number of references than of mandates.
        ReferencesNotMandates = "references-not-mandates",
        /// A reference that could be a name.
        ReferenceWithoutDigit = "reference-without-digit",
        /// A reference that stands twice.
        ReferenceTwice = "reference-twice",
        /// An answer to a single worker in a letter of an organisation.
        ReplyToOneWorker = "reply-to-one-worker",
        /// A letter with enclosed objections that says no number.
        ObjectionsMissing = "objections-missing",
        /// A rectification of nothing.
        NothingToCorrect = "nothing-to-correct",
        /// A preservation of nothing.
        NothingToPreserve = "nothing-to-preserve",
        /// A list with nothing in it.
        ListEmpty = "list-empty",
        /// A letter that the law gives only on a ground, without one.
        GroundMissing = "ground-missing",
        /// A ground that the law does not have.
        UnknownGround = "unknown-ground",
        /// An objection to nothing, or a consent withdrawn from nothing.
        OperationMissing = "operation-missing",
        /// An objection without the worker's own grounds.
        ObjectionWithoutGrounds = "objection-without-grounds",
    }
}

impl RefusalId {
    /// The names of the values that its sentences may hold, in every language.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::UnknownKey | Self::UnknownValue => &["names", "nearest"],
            Self::NoSuchRight => &["instead", "statute"],
            Self::UnusedSection => &["letter", "section"],
            Self::NothingBefore | Self::NoWorkerHere | Self::LetterOutOfOrder | Self::ReplyCame => {
                &["letter"]
            }
            Self::StatusWithoutLastDay | Self::StatusWithoutAgency => &["status"],
            Self::YearUnlikely => &["year"],
            Self::ListTooLong | Self::TooManyReferences => &["count", "limit"],
            Self::ReferencesNotMandates => &["count", "mandates"],
            Self::TextTooLong => &["found", "limit"],
            Self::SignInvisible => &["code"],
            Self::SignNotShown => &["sign"],
            Self::NamedTwice => &["value"],
            Self::RegionElsewhere => &["country"],
            Self::AuthorityOpen => &["country", "names"],
            Self::UnknownAuthority => &["country", "names", "nearest"],
            Self::DaysOutOfOrder => &["before"],
            Self::ReplyToOneWorker
            | Self::ReplyWithoutNewDay
            | Self::ReplyWithoutFee
            | Self::ReplyMissing => &["kind"],
            Self::ReplyWithoutReason => &["kind", "reason"],
            Self::OtherReply => &["kind", "letter"],
            Self::TooEarly => &["from", "last_day"],
            Self::DatedAhead => &["today"],
            Self::UnknownGround => &["ground", "statute"],
            Self::TooLarge => &["limit"],
            Self::SignatureUnreadable => &["at"],
            _ => &[],
        }
    }
}
