//! By when a letter must have arrived that provably was sent.

use super::{Calendar, DeadlineError, Reading, count};
use crate::domain::SendingProof;
use jiff::civil::Date;

/// Calendar days after which a registered letter has surely arrived or been refused, anywhere in the country. No law
/// sets them: posts promise fewer, and keep a letter that nobody fetches for a week or so.
pub const POST_DAYS: u32 = 14;

/// Working days after which an e-mail has surely been seen.
const EMAIL_DAYS: u32 = 1;

/// The day from which the employer's time is counted where nobody knows the day of receipt: so late that the letter
/// must have arrived. A letter never says that it was received on that day.
///
/// # Errors
/// If the holidays of that year are not known.
pub fn surely_received(
    sent: Date,
    proof: SendingProof,
    calendar: &Calendar,
) -> Result<Date, DeadlineError> {
    match proof {
        SendingProof::Registered => count::days(sent, POST_DAYS.cast_signed()),
        SendingProof::Email => calendar.working_days_after(sent, EMAIL_DAYS, Reading::Cautious),
    }
}
