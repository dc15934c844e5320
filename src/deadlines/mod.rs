//! Days: until when the employer must answer, when a reminder and a complaint make sense.
//!
//! Everything is counted from the day of receipt, for sent is not received. That day does not
//! count itself. The law says how long ([`Deadline`](crate::domain::Deadline)), the country which
//! days are holidays ([`Calendar`]), and each day comes with the rules that it rests on.
//!
//! Two readings of the holidays keep the worker on the safe side. The last day is counted with
//! those that certainly apply. The days from which the worker acts are counted with all that may
//! apply, so that nobody is called late who is not.
//!
//! All of it is data first. A [`Speaker`] then gives each rule and note its words in a language. The [`Days`] of a
//! [`Matter`] are all that there is to know of one letter: as data, as a [`page`] of text, and as a [`calendar_file`].
//!
//! ```
//! use kerkesa::{catalog::Catalog, deadlines, domain::LetterKind};
//!
//! let catalog = Catalog::embedded()?;
//! let calendar = deadlines::Calendar::of(&catalog, "DE".parse()?, Some("DE-BY"))?;
//! let received = jiff::civil::date(2026, 1, 31);
//! let days = deadlines::reckon(catalog.law("gdpr")?, LetterKind::Access, received, &calendar)?;
//! // 28 February is a Saturday.
//! assert_eq!(days.last_day, jiff::civil::date(2026, 3, 2));
//! assert_eq!(days.reminder_from, jiff::civil::date(2026, 3, 4));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod authority;
mod calendar;
mod calendar_file;
mod calendars;
mod count;
mod days;
mod delivery;
mod easter;
mod error;
mod expand;
mod ics;
mod limits;
mod notes;
mod page;
mod reckoning;
mod rest;
mod rule;
mod speaker;

pub use authority::{AuthorityDays, await_authority};
pub use calendar::{Calendar, Reading};
pub use calendar_file::calendar_file;
pub use calendars::Calendars;
pub use days::{Days, Matter, Own};
pub use delivery::{POST_DAYS, surely_received};
pub use error::DeadlineError;
pub use ics::{Alarm, Entry, ics};
pub use limits::{Events, LimitDay, worker_limits};
pub use notes::{Note, NoteKind};
pub use page::{Listed, Sheet, page, sheet};
pub use reckoning::{MARGIN, REMINDER_DAYS, Reckoning, reckon};
pub use rest::{Feast, Rest, Why};
pub use rule::{Rule, Rules, What, in_words};
pub use speaker::{Speaker, amount};
