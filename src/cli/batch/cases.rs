//! The letters of a run as cases of the case book.

use super::args::Batch;
use crate::{
    cases::{CaseId, Content, Seal, Sealed},
    catalog::Catalog,
    cli::{
        args::Global,
        case::{Almanac, Count, End, Room, join, sealed},
        failure::Failure,
    },
    deadlines::Calendars,
    domain::Request,
};
use jiff::civil::Date;

/// A letter as a case: what is known of it, and the same sealed.
pub(super) type Case = (Content, Sealed);

/// How many cases go into the book at once.
const CASES: usize = 1000;

/// What makes cases of letters, on any core.
pub(super) struct Maker {
    seal: Seal,
    calendars: Calendars,
    today: Date,
}

impl Maker {
    /// The letter of a request as a case; nothing where none begins with it.
    ///
    /// # Errors
    /// If the system gives no random number, or the day of receipt cannot be.
    pub(super) fn made(
        &self,
        request: &Request,
        received: Option<Date>,
        catalog: &Catalog,
    ) -> Result<Option<Case>, String> {
        let labels = crate::catalog::Labels::english();
        let said = |failure: Failure| failure.what();
        let id: CaseId = Room::number().map_err(said)?;
        let Ok(mut content) = Content::new(id, request) else {
            return Ok(None);
        };
        if let Some(day) = received {
            let noted = content.received(day, self.today, true);
            noted.map_err(|why| why.to_string())?;
        }
        let almanac = Almanac {
            catalog,
            calendars: &self.calendars,
        };
        let made = sealed(&content, &self.seal, almanac, labels);
        let (sealed, _) = made.map_err(said)?;
        Ok(Some((content, sealed)))
    }
}

/// The way of a run's letters into the book.
pub(super) struct Cases {
    room: Room,
    waiting: Vec<Case>,
    count: Count,
    force: bool,
}

impl Cases {
    /// Opens the book, and asks for the passphrase, where the letters are to be cases.
    pub(super) fn open(args: &Batch, global: &Global) -> Result<Option<Self>, Failure> {
        if !args.as_cases {
            return Ok(None);
        }
        let mut room = Room::enter(&args.book, global)?;
        let unlocked = room.unlock();
        unlocked.map_err(|failure| failure.told(room.voice()))?;
        Ok(Some(Self {
            room,
            waiting: Vec::new(),
            count: Count::of_many(),
            force: args.force,
        }))
    }

    /// What makes cases for this book.
    pub(super) fn maker(&self, today: Date) -> Result<Maker, Failure> {
        let (seal, _) = self.room.seal()?;
        Ok(Maker {
            seal: seal.clone(),
            calendars: Calendars::default(),
            today,
        })
    }

    /// Takes up a letter.
    pub(super) fn add(&mut self, case: Case) -> Result<(), Failure> {
        self.waiting.push(case);
        if self.waiting.len() < CASES {
            return Ok(());
        }
        self.put()
    }

    /// Puts what has been taken up into the book, and says how much it was.
    pub(super) fn finish(mut self) -> Result<u8, Failure> {
        self.put()?;
        self.count.say(&self.room);
        Ok(self.count.code())
    }

    fn put(&mut self) -> Result<(), Failure> {
        let waiting = std::mem::take(&mut self.waiting);
        let (contents, sealed): (Vec<Content>, Vec<Sealed>) = waiting.into_iter().unzip();
        let room = &mut self.room;
        let there = room.add(&contents, &sealed)?;
        for (content, there) in contents.into_iter().zip(there) {
            let reference = content.reference().to_owned();
            let end = match there {
                None => Ok(End::Added),
                Some(there) => join(content, &there, self.force, room),
            };
            self.count
                .take(&reference, end.unwrap_or_else(End::Refused), room);
        }
        Ok(())
    }
}
