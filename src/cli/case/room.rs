//! The room in which a command works: the open book, the key, today, and the language that is spoken.

use super::{args::Book, passphrase, trouble};
use crate::{
    cases::{
        self, CaseId, Clear, Content, DeskKey, Next, Place, PublicKey, Seal, Sealed, Store,
        StoreFault, Stored,
    },
    catalog::{Catalog, Labels, Voice},
    cli::{
        args::Global,
        failure::{Failure, Message},
        new, requests,
    },
    deadlines::Calendars,
    domain::{LanguageTag, LetterKind},
    files::{self, Links},
    intake::Moment,
};
use jiff::civil::Date;
use rayon::prelude::*;
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The most bytes of a key file.
const KEY_LIMIT: u64 = 1 << 14;

/// An open case book.
pub(in crate::cli) struct Room {
    pub(super) catalog: Catalog,
    pub(super) calendars: Calendars,
    pub(super) store: Store,
    pub(super) today: Date,
    pub(super) quiet: bool,
    voice: Voice,
    key: PathBuf,
    descriptor: Option<u32>,
    /// What seals and opens cases, once somebody needed it, and its generation.
    seal: Option<(Seal, i64)>,
    /// The desk's own key: asked for once.
    own: Option<DeskKey>,
}

impl Room {
    /// Opens the book that the call names.
    ///
    /// # Errors
    /// If there is none, or it cannot be opened.
    pub(in crate::cli) fn enter(args: &Book, global: &Global) -> Result<Self, Failure> {
        let catalog = requests::catalog(global)?;
        let voice = voice(&catalog);
        let store = place(args, voice.labels())
            .and_then(|place| {
                Store::open(&place).map_err(|why| trouble::of_store(&why, voice.labels()))
            })
            .map_err(|failure| failure.told(&voice))?;
        Ok(Self::of(store, catalog, voice, args, global))
    }

    pub(super) fn of(
        store: Store,
        catalog: Catalog,
        voice: Voice,
        args: &Book,
        global: &Global,
    ) -> Self {
        Self {
            catalog,
            calendars: Calendars::default(),
            store,
            today: requests::today(),
            quiet: global.quiet,
            voice,
            key: key_file(args),
            descriptor: args.passphrase_fd,
            seal: None,
            own: None,
        }
    }

    pub(in crate::cli) const fn voice(&self) -> &Voice {
        &self.voice
    }

    /// What the days of cases are reckoned with.
    pub(super) const fn almanac(&self) -> Almanac<'_> {
        Almanac {
            catalog: &self.catalog,
            calendars: &self.calendars,
        }
    }

    pub(super) fn labels(&self) -> &Labels {
        self.voice.labels()
    }

    /// What a letter is called in the language that is spoken: as letters call it.
    pub(super) fn letter_name(&self, letter: LetterKind) -> String {
        let words = self.catalog.words(self.labels().tag());
        let name = words.and_then(|words| {
            let name = words.sentence(&format!("letter.{letter}"))?;
            Ok(name.fill(|_| String::new()))
        });
        name.unwrap_or_else(|_| self.labels().text(&format!("choice.letter.{letter}.name")))
    }

    /// Today, and no chance: a case has its references.
    pub(super) const fn moment(&self) -> Moment {
        Moment {
            today: self.today,
            random: 0,
        }
    }

    /// The number of a new case, or of a new book.
    pub(in crate::cli) fn number() -> Result<CaseId, Failure> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)
            .map_err(|why| Failure::system(format!("the system gave no random number: {why}")))?;
        Ok(CaseId::new(u128::from_ne_bytes(random)))
    }

    /// Makes ready what seals and opens the cases. The passphrase is asked for the first time.
    pub(in crate::cli) fn unlock(&mut self) -> Result<(), Failure> {
        if self.seal.is_none() {
            self.unlock_again()?;
        }
        Ok(())
    }

    /// Takes the seal anew that another desk has changed.
    pub(super) fn unlock_again(&mut self) -> Result<(), Failure> {
        self.seal = Some(self.unsealed()?);
        Ok(())
    }

    /// What seals and opens the cases, once it is [unlocked](Self::unlock), and its generation.
    pub(in crate::cli) fn seal(&self) -> Result<(&Seal, i64), Failure> {
        let (seal, generation) = self.seal.as_ref().ok_or(Failure::Said(2))?;
        Ok((seal, *generation))
    }

    /// The seal, for the last time: it is about to be changed.
    pub(super) fn take_seal(&mut self) -> Result<(Seal, i64), Failure> {
        self.seal.take().ok_or(Failure::Said(2))
    }

    /// The desk's own key, once it is [unlocked](Self::unlock).
    pub(super) fn own_key(&self) -> Result<&DeskKey, Failure> {
        self.own.as_ref().ok_or(Failure::Said(2))
    }

    fn unsealed(&mut self) -> Result<(Seal, i64), Failure> {
        let labels = self.voice.labels().clone();
        if self.own.is_none() {
            self.own = Some(own_key(&self.key, self.descriptor, &labels)?);
        }
        let own = self.own.as_ref().ok_or(Failure::Said(2))?;
        let in_store = |why| trouble::of_store(&why, &labels);
        let book = self.store.book().map_err(in_store)?;
        let desks = self.store.desks().map_err(in_store)?;
        let public = own.public();
        let Some(desk) = desks.into_iter().find(|desk| desk.key == public) else {
            let values = [("key", public.to_string())];
            return Err(trouble::key("foreign-key", values, &labels));
        };
        let seal = Seal::unwrap(&desk.wrapped, own);
        let seal = seal.map_err(|why| trouble::of_seal(&why, &labels))?;
        Ok((seal, book.generation))
    }

    /// Adds cases that are not there, and gives what is there in the place of others. Where another desk has changed the
    /// seal meanwhile, they are sealed anew.
    pub(in crate::cli) fn add(
        &mut self,
        contents: &[Content],
        sealed: &[Sealed],
    ) -> Result<Vec<Option<Stored>>, Failure> {
        let (_, generation) = self.seal()?;
        let added = match self.store.add(sealed, generation) {
            Err(why) if why.fault() == Some(StoreFault::SealChanged) => {
                self.unlock_again()?;
                let (seal, generation) = self.seal()?;
                let (almanac, labels) = (self.almanac(), self.labels());
                let anew = contents.par_iter().map(|content| {
                    let made = self::sealed(content, seal, almanac, labels);
                    made.map(|(sealed, _)| sealed)
                });
                let anew = anew.collect::<Result<Vec<_>, _>>()?;
                self.store.add(&anew, generation)
            }
            added => added,
        };
        added.map_err(|why| trouble::of_store(&why, self.labels()))
    }

    /// All that is known of a case.
    pub(super) fn opened(&mut self, stored: &Stored) -> Result<Content, Failure> {
        self.unlock()?;
        let (seal, _) = self.seal()?;
        let opened = seal.open(stored.clear.id, &stored.sealed);
        opened.map_err(|why| trouble::of_seal(&why, self.labels()))
    }

    /// The case of a reference.
    pub(super) fn found(&mut self, reference: &str) -> Result<Stored, Failure> {
        let found = self.store.find(reference);
        let found = found.map_err(|why| trouble::of_store(&why, self.voice.labels()))?;
        found.ok_or_else(|| {
            let values = [("reference", reference.to_owned())];
            trouble::refused("no-such-case", values, self.voice.labels())
        })
    }
}

/// What the days of cases are reckoned with: laws, and calendars that are made once.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Almanac<'a> {
    pub(in crate::cli) catalog: &'a Catalog,
    pub(in crate::cli) calendars: &'a Calendars,
}

/// A case as it goes into the book, and what comes next in it.
pub(in crate::cli) fn sealed(
    content: &Content,
    seal: &Seal,
    almanac: Almanac<'_>,
    labels: &Labels,
) -> Result<(Sealed, Next), Failure> {
    let next = next_of(content, almanac, labels)?;
    let sealed = seal.seal(content);
    let sealed = Sealed {
        clear: Clear::of(content, &next),
        sealed: sealed.map_err(|why| trouble::of_seal(&why, labels))?,
    };
    Ok((sealed, next))
}

/// What comes next in a case.
pub(super) fn next_of(
    content: &Content,
    almanac: Almanac<'_>,
    labels: &Labels,
) -> Result<Next, Failure> {
    let Almanac { catalog, calendars } = almanac;
    cases::next_by(content, catalog, calendars).map_err(|why| {
        let said = why.told(labels);
        Failure::Refused(Message {
            place: Some(content.reference().to_owned()),
            what: said.what,
            hint: said.hint,
        })
    })
}

/// The language of the system's messages, where the program speaks it.
pub(super) fn voice(catalog: &Catalog) -> Voice {
    let guess = new::guess(|name| env::var(name).ok());
    let tag = guess.and_then(|tag| tag.parse::<LanguageTag>().ok());
    let known = tag.filter(|tag| catalog.languages().any(|known| known == tag));
    known.map_or_else(Voice::default, |tag| Voice::of(catalog, &tag))
}

/// Where the book is.
pub(super) fn place(args: &Book, labels: &Labels) -> Result<Place, Failure> {
    let of = |text: &OsString| Place::of(text).map_err(|why| trouble::of_store(&why, labels));
    if let Some(given) = &args.cases {
        let place = of(given)?;
        // Other users of the machine see what is typed.
        if place.has_password() {
            return Err(trouble::system("password-typed", [], labels));
        }
        return Ok(place);
    }
    if let Some(named) = env::var_os("KERKESA_CASES").filter(|name| !name.is_empty()) {
        return of(&named);
    }
    Ok(Place::File(data_folder().join("cases.db")))
}

/// Where this desk's key is.
pub(super) fn key_file(args: &Book) -> PathBuf {
    let named = || env::var_os("KERKESA_KEY").filter(|name| !name.is_empty());
    let given = args.key.clone().or_else(|| named().map(PathBuf::from));
    given.unwrap_or_else(|| data_folder().join("desk.key"))
}

fn data_folder() -> PathBuf {
    use etcetera::BaseStrategy as _;
    let folders = etcetera::choose_base_strategy().ok();
    folders.map_or_else(
        || PathBuf::from("kerkesa"),
        |folders| folders.data_dir().join("kerkesa"),
    )
}

/// The key in a file: one under a passphrase, or the recovery key, which has none.
pub(super) fn own_key(
    file: &Path,
    descriptor: Option<u32>,
    labels: &Labels,
) -> Result<DeskKey, Failure> {
    let bytes = files::read(file, Links::Followed, KEY_LIMIT).map_err(|why| {
        if why.kind() == std::io::ErrorKind::NotFound {
            let values = [("file", file.display().to_string())];
            trouble::key("no-key", values, labels)
        } else {
            Failure::at(file, &why)
        }
    })?;
    if let Some(key) = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| DeskKey::of_plain(text).ok())
    {
        return Ok(key);
    }
    let passphrase = passphrase::known(descriptor, labels)?;
    DeskKey::unlock(&bytes, &passphrase).map_err(|why| trouble::of_seal(&why, labels))
}

/// The public key that an argument holds.
pub(super) fn public(text: &str, labels: &Labels) -> Result<PublicKey, Failure> {
    text.parse()
        .map_err(|_| trouble::refused("no-public-key", [], labels))
}
