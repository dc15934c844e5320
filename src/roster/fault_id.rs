//! The names of what can be wrong with a row.

use crate::catalog::{Labels, Said, Values};

ids! {
    /// What is wrong with a row beside what its request is refused for, by a name that never changes.
    pub enum FaultId as "fault" {
        /// A cell without which there is no letter.
        Missing = "missing",
        /// An address in a cell with one line.
        OneLineAddress = "one-line-address",
        /// A letter that an organisation writes in its own name.
        CollectiveLetter = "collective-letter",
        /// A letter that was received before it was written.
        ReceivedEarly = "received-early",
        /// A reference that stands twice.
        ReferenceTaken = "reference-taken",
        /// A row that stands twice.
        SameRow = "same-row",
        /// A reference that two rows have by chance.
        ReferenceByChance = "reference-by-chance",
        /// A day as a spreadsheet counts it.
        NumberOfDays = "number-of-days",
        /// A day whose year has two digits.
        ShortYear = "short-year",
        /// A day that begins with a year and is none.
        NoDate = "no-date",
        /// A day in an order that nobody has told.
        LocalDate = "local-date",
        /// A day that the calendar does not have in the order that was told.
        NoSuchDay = "no-such-day",
        /// The names of the columns once more.
        NamesAgain = "names-again",
        /// A sum of the rows above.
        Totals = "totals",
        /// Several lines that were read as one row.
        ManyLines = "many-lines",
        /// Text behind a closing quotation mark.
        TextAfterMark = "text-after-mark",
        /// More or fewer cells than columns.
        CellCount = "cell-count",
        /// A key that stands twice in a row.
        KeyTwice = "key-twice",
        /// A row that is longer than any letter needs.
        RowTooLong = "row-too-long",
        /// A cell in a column without a name.
        StrayCell = "stray-cell",
        /// A day where none belongs.
        DateHere = "date-here",
        /// A time where a day belongs.
        TimeForDay = "time-for-day",
        /// A time where none belongs.
        TimeHere = "time-here",
        /// A truth value where none belongs.
        TruthHere = "truth-here",
        /// A number shown as money.
        Money = "money",
        /// A number shown as a percentage.
        Percentage = "percentage",
        /// A number that the spreadsheet has rounded.
        Rounded = "rounded",
        /// An error of the spreadsheet.
        SheetError = "sheet-error",
        /// A formula without its result.
        NoResult = "no-result",
    }
}

impl FaultId {
    /// The names of the values that its sentences may hold, in every language.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::CollectiveLetter => &["letter"],
            Self::ReceivedEarly => &["date", "received"],
            Self::NoSuchDay => &["order"],
            Self::ManyLines => &["first", "last"],
            Self::CellCount => &["found", "wanted"],
            _ => &[],
        }
    }

    /// What it is and what to do, in the words of a language.
    #[must_use]
    pub fn said(self, values: &Values, labels: &Labels) -> Said {
        let said = labels.said("fault", self.id(), values);
        said.unwrap_or_else(|| Said {
            what: self.id().to_owned(),
            hint: None,
        })
    }
}
