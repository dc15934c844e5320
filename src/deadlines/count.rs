//! Counting: so many days, months or working days after a day that does not count itself.

use super::{Calendar, DeadlineError, Reading};
use crate::domain::Unit;
use jiff::{Span, civil::Date};

/// So many of a unit after a day. A month ends on the day of the same number, or on the month's last.
pub(super) fn after(
    day: Date,
    unit: Unit,
    count: u32,
    calendar: &Calendar,
    reading: Reading,
) -> Result<Date, DeadlineError> {
    match unit {
        Unit::WorkingDay => calendar.working_days_after(day, count, reading),
        Unit::Day => later(day, Span::new().try_days(count)),
        Unit::Month => later(day, Span::new().try_months(count)),
    }
}

/// So many days after a day, or before it.
pub(super) fn days(day: Date, days: i32) -> Result<Date, DeadlineError> {
    later(day, Span::new().try_days(days))
}

fn later(day: Date, span: Result<Span, jiff::Error>) -> Result<Date, DeadlineError> {
    span.and_then(|span| day.checked_add(span))
        .map_err(|_| DeadlineError::NoSuchDay(day))
}
