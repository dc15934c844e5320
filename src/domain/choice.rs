//! What a worker chooses from: data, monitoring, reasons, grounds, questions.

use super::Right;

ids! {
    /// How outspoken a letter is.
    pub enum Tone as "tone" {
        /// Asks, and names no remedies.
        Plain = "plain",
        /// Names the remedies as well: authority and court.
        Firm = "firm",
    }
}

ids! {
    /// How the letter travels.
    pub enum Delivery as "way of delivery" {
        /// Ordinary post.
        Post = "post",
        /// Registered post with proof of delivery.
        Registered = "registered",
        /// Handed over against a receipt.
        Hand = "hand",
        /// Sent by e-mail.
        Email = "email",
    }
}

ids! {
    /// Where the envelope's window is.
    pub enum WindowSide as "window" {
        /// An envelope without a window.
        None = "none",
        /// Window at the left.
        Left = "left",
        /// Window at the right.
        Right = "right",
    }
}

ids! {
    /// A kind of data that employers hold, named as a worker would find it.
    pub enum DataCategory as "data category" {
        /// Contract and pay.
        ContractAndPay = "contract_and_pay",
        /// The personnel file.
        HrFile = "hr_file",
        /// Recruitment.
        Recruitment = "recruitment",
        /// Leave and sickness.
        LeaveAndSickness = "leave_and_sickness",
        /// Attendance and shifts.
        AttendanceAndShifts = "attendance_and_shifts",
        /// Log-in, idle and break times.
        LoginIdleAndBreakTimes = "login_idle_and_break_times",
        /// Performance and targets.
        PerformanceAndTargets = "performance_and_targets",
        /// Rankings and scores.
        RankingsAndScores = "rankings_and_scores",
        /// Evaluations of calls.
        CallEvaluations = "call_evaluations",
        /// Ratings by customers.
        CustomerRatings = "customer_ratings",
        /// Warnings and grievances.
        WarningsAndGrievances = "warnings_and_grievances",
        /// Investigations.
        Investigations = "investigations",
        /// The file of a dismissal.
        DismissalFile = "dismissal_file",
        /// E-mail and chat messages about the worker.
        EmailsAndChatsAboutMe = "emails_and_chats_about_me",
        /// Recordings of calls.
        CallRecordings = "call_recordings",
        /// Recordings of the screen.
        ScreenRecordings = "screen_recordings",
        /// Voice recordings and transcripts.
        VoiceRecordingsAndTranscripts = "voice_recordings_and_transcripts",
        /// Analysis of emotion or sentiment.
        EmotionOrSentimentAnalysis = "emotion_or_sentiment_analysis",
        /// Webcam images.
        WebcamImages = "webcam_images",
        /// Video surveillance of rooms.
        Cctv = "cctv",
        /// Photographs.
        Photos = "photos",
        /// Keystrokes and mouse movements.
        KeystrokesAndMouse = "keystrokes_and_mouse",
        /// Screenshots.
        Screenshots = "screenshots",
        /// Use of websites and applications.
        WebAndAppUse = "web_and_app_use",
        /// Device management.
        DeviceManagement = "device_management",
        /// Badges and doors.
        BadgeAndDoor = "badge_and_door",
        /// Biometric data.
        Biometrics = "biometrics",
        /// Location.
        Location = "location",
        /// Vehicles.
        Vehicle = "vehicle",
        /// Internal notes and tags.
        InternalNotesAndTags = "internal_notes_and_tags",
        /// Inferences and risk scores.
        InferencesAndRiskScores = "inferences_and_risk_scores",
        /// Inferences about union membership.
        UnionRelatedInferences = "union_related_inferences",
        /// Background checks.
        BackgroundChecks = "background_checks",
        /// References.
        References = "references",
        /// Data from clients or agencies.
        DataFromClientsOrAgencies = "data_from_clients_or_agencies",
        /// Logs of who opened the file.
        AccessLogs = "access_logs",
        /// Health and safety.
        HealthAndSafety = "health_and_safety",
        /// Training and certification.
        TrainingAndCertification = "training_and_certification",
    }
}

ids! {
    /// A way in which employers watch workers.
    pub enum Monitoring as "monitoring operation" {
        /// A webcam in the worker's home.
        HomeWebcam = "home_webcam",
        /// Video surveillance at the workplace.
        WorkplaceCctv = "workplace_cctv",
        /// Hidden video surveillance.
        CovertCctv = "covert_cctv",
        /// Continuous capture of the screen.
        ContinuousScreenCapture = "continuous_screen_capture",
        /// Screenshots.
        Screenshots = "screenshots",
        /// Logging of keystrokes.
        KeystrokeLogging = "keystroke_logging",
        /// Tracking of the mouse and of idle time.
        MouseAndIdleTracking = "mouse_and_idle_tracking",
        /// Recording of calls.
        CallRecording = "call_recording",
        /// Analysis of voice or emotion.
        VoiceOrEmotionAnalysis = "voice_or_emotion_analysis",
        /// Scores of productivity.
        ProductivityScoring = "productivity_scoring",
        /// Automated ranking.
        AutomatedRanking = "automated_ranking",
        /// Automated warnings.
        AutomatedWarnings = "automated_warnings",
        /// Tracking of location.
        LocationTracking = "location_tracking",
        /// Tracking outside working hours.
        OffHoursTracking = "off_hours_tracking",
        /// Biometric identification.
        BiometricIdentification = "biometric_identification",
        /// Monitoring of websites and applications.
        WebAndAppMonitoring = "web_and_app_monitoring",
        /// Monitoring of e-mail and chat.
        EmailAndChatMonitoring = "email_and_chat_monitoring",
        /// Software on a personal device.
        PersonalDeviceSoftware = "personal_device_software",
        /// Tracking of breaks and visits to the toilet.
        BreakAndToiletTracking = "break_and_toilet_tracking",
        /// Sharing with the client.
        SharingWithClient = "sharing_with_client",
        /// Use for discipline.
        UseForDiscipline = "use_for_discipline",
        /// Screening of social media.
        SocialMediaScreening = "social_media_screening",
    }
}

impl Monitoring {
    /// Whether the operation works on biometric data, a special category.
    #[must_use]
    pub const fn is_biometric(self) -> bool {
        matches!(self, Self::BiometricIdentification)
    }

    /// Whether the operation may infer emotions.
    #[must_use]
    pub const fn infers_emotions(self) -> bool {
        matches!(self, Self::VoiceOrEmotionAnalysis)
    }

    /// Whether decisions are made by the operation without a person.
    #[must_use]
    pub const fn is_automated_decision(self) -> bool {
        matches!(
            self,
            Self::ProductivityScoring | Self::AutomatedRanking | Self::AutomatedWarnings
        )
    }
}

ids! {
    /// Why the worker objects: a ground relating to the particular situation, or an argument that the operation is
    /// unlawful whoever is watched.
    pub enum Reason as "reason" {
        /// The camera looks into a private home.
        PrivateHome = "private_home",
        /// Family members are seen.
        FamilyInView = "family_in_view",
        /// Children are seen.
        ChildrenInView = "children_in_view",
        /// The home is shared.
        SharedHousing = "shared_housing",
        /// Health or a disability makes it a burden.
        HealthOrDisability = "health_or_disability",
        /// It reveals health or a disability.
        HealthRevealed = "health_revealed",
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// Religious practice.
        ReligiousPractice = "religious_practice",
        /// Union activity.
        UnionActivity = "union_activity",
        /// Whistleblowing.
        Whistleblowing = "whistleblowing",
        /// Constant stress.
        ConstantStress = "constant_stress",
        /// No information was given beforehand.
        NoPriorInformation = "no_prior_information",
        /// Less intrusive means exist.
        LessIntrusiveMeans = "less_intrusive_means",
        /// The operation is disproportionate.
        Disproportionate = "disproportionate",
        /// Data of other people are captured.
        DataOfOthers = "data_of_others",
        /// Data were misused before.
        PastMisuse = "past_misuse",
        /// The operation reaches beyond working hours.
        OutsideWorkingHours = "outside_working_hours",
    }
}

impl Reason {
    /// Whether it is a ground relating to the worker's particular situation, as GDPR Art. 21(1) and its like require.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        !matches!(
            self,
            Self::NoPriorInformation
                | Self::LessIntrusiveMeans
                | Self::Disproportionate
                | Self::DataOfOthers
                | Self::PastMisuse
        )
    }
}

ids! {
    /// A question that goes beyond the right of access and is marked so.
    pub enum Question as "question" {
        /// The legal basis of each purpose.
        LegalBasis = "legal_basis",
        /// The balancing test.
        BalancingTest = "balancing_test",
        /// The impact assessment or its summary.
        ImpactAssessment = "impact_assessment",
        /// The agreement with the works council or the union.
        WorksAgreement = "works_agreement",
        /// The contract with the processor.
        ProcessorContract = "processor_contract",
    }
}

ids! {
    /// A ground on which data must be erased (GDPR Art. 17(1) and its like).
    pub enum ErasureGround as "ground for erasure" {
        /// No longer necessary for the purposes.
        NoLongerNeeded = "no_longer_needed",
        /// Consent was withdrawn, and nothing else carries the processing.
        ConsentWithdrawn = "consent_withdrawn",
        /// The worker has objected.
        Objected = "objected",
        /// Processed unlawfully.
        Unlawful = "unlawful",
        /// A law obliges the controller to erase.
        LegalObligation = "legal_obligation",
    }
}

impl ErasureGround {
    /// The right that the ground rests on.
    #[must_use]
    pub const fn right(self) -> Right {
        match self {
            Self::NoLongerNeeded => Right::ErasureNoLongerNeeded,
            Self::ConsentWithdrawn => Right::ErasureConsentWithdrawn,
            Self::Objected => Right::ErasureObjected,
            Self::Unlawful => Right::ErasureUnlawful,
            Self::LegalObligation => Right::ErasureLegalObligation,
        }
    }
}

ids! {
    /// A ground on which processing must be restricted (GDPR Art. 18(1) and its like).
    pub enum RestrictionGround as "ground for restriction" {
        /// The accuracy is contested.
        AccuracyContested = "accuracy_contested",
        /// Unlawful, and the worker wants the data kept.
        Unlawful = "unlawful",
        /// The worker needs the data for legal claims.
        NeededForClaims = "needed_for_claims",
        /// An objection is being examined.
        ObjectionPending = "objection_pending",
    }
}

impl RestrictionGround {
    /// The right that the ground rests on.
    #[must_use]
    pub const fn right(self) -> Right {
        match self {
            Self::AccuracyContested => Right::RestrictionAccuracyContested,
            Self::Unlawful => Right::RestrictionUnlawful,
            Self::NeededForClaims => Right::RestrictionNeededForClaims,
            Self::ObjectionPending => Right::RestrictionObjectionPending,
        }
    }
}
