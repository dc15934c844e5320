//! What each column of a roster is understood as.

use super::{Fault, RosterError};
use crate::{catalog::LEFT_OUT, domain::LanguageTag, intake::Pattern};

/// What a roster's columns are understood as, in the order of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understanding {
    /// The columns.
    pub columns: Vec<Understood>,
    /// The keys that the columns give, and how.
    pub given: Vec<Given>,
    /// What is wrong with the map itself: headings that the table does not have.
    pub lost: Vec<Trouble>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Its heading, as it stands in the table.
    pub heading: String,
    /// What it is for.
    pub role: Role,
}

/// What a column is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// It gives keys of a request, or parts of them.
    Gives(By),
    /// It is left out.
    LeftOut(By),
    /// It cannot be used.
    Troubled(Trouble),
}

/// By what a column is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// It has the name of a key.
    Key,
    /// The map says so.
    Map,
    /// The heading is usual in this language.
    Usual(LanguageTag),
}

/// A key, and the columns that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The key of a request, or `received`.
    pub key: String,
    /// How it is put together; its headings are those of the table.
    pub pattern: Pattern,
    /// The columns in the order of the pattern, from 0.
    pub columns: Vec<usize>,
}

/// Why a column cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What kind it is.
    pub kind: TroubleKind,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

/// The kinds of trouble, for those who let somebody choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TroubleKind {
    /// Nobody knows the heading.
    Unknown,
    /// It can mean one of these: keys, or [`LEFT_OUT`].
    Unclear(Vec<String>),
    /// Another column gives the same.
    Twice,
    /// The column is none that a roster may have.
    Refused,
}

impl Understanding {
    /// The keys that the columns give.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.given.iter().map(|given| given.key.as_str())
    }

    /// The keys that one column gives, by its place from 0.
    pub fn keys_of(&self, column: usize) -> impl Iterator<Item = &str> {
        let of_it = self.given.iter();
        let of_it = of_it.filter(move |given| given.columns.contains(&column));
        of_it.map(|given| given.key.as_str())
    }

    /// Whether each column has the name of its key, and none is left out.
    pub(super) fn is_plain(&self) -> bool {
        let is_key = |column: &Understood| column.role == Role::Gives(By::Key);
        self.columns.iter().all(is_key)
    }

    /// What is wrong, with the number of the column from 1, where it is one.
    pub fn troubles(&self) -> impl Iterator<Item = (Option<usize>, &str, &Trouble)> {
        let lost = self.lost.iter().map(|trouble| (None, "", trouble));
        let columns = self.columns.iter().zip(1..);
        lost.chain(columns.filter_map(|(column, number)| match &column.role {
            Role::Troubled(trouble) => Some((Some(number), column.heading.as_str(), trouble)),
            _ => None,
        }))
    }

    /// Why the roster is refused, unless each column is understood.
    pub(super) fn settled(&self) -> Result<(), RosterError> {
        let Some((number, heading, trouble)) = self.troubles().next() else {
            return Ok(());
        };
        let Trouble { what, hint, .. } = trouble.clone();
        let Some(number) = number else {
            return Err(RosterError::Map { what, hint });
        };
        Err(RosterError::Column {
            number,
            name: heading.to_owned(),
            what,
            hint: hint + &self.also(number),
        })
    }

    /// The columns further right that cannot be used either, so that they are mended at once.
    fn also(&self, number: usize) -> String {
        /// How many are named.
        const SHOWN: usize = 5;
        let mut others = self
            .troubles()
            .filter(|(other, heading, trouble)| {
                other.is_some_and(|other| other > number)
                    && !heading.is_empty()
                    && trouble.is_open()
            })
            .map(|(_, heading, _)| crate::domain::quoted(heading));
        let shown: Vec<String> = others.by_ref().take(SHOWN).collect();
        match (shown.is_empty(), others.count()) {
            (true, _) => String::new(),
            (false, 0) => format!("; the same goes for {}", shown.join(", ")),
            (false, more) => format!("; the same goes for {} and {more} more", shown.join(", ")),
        }
    }

    /// How many columns were understood by their usual headings, and the headings of those that a language knows
    /// as needless.
    #[must_use]
    pub fn by_language(&self) -> (usize, Vec<&str>) {
        let is_usual = |by: &By| matches!(by, By::Usual(_));
        let given = self.columns.iter();
        let given = given.filter(|column| matches!(&column.role, Role::Gives(by) if is_usual(by)));
        let left = self.columns.iter();
        let left = left.filter(|column| matches!(&column.role, Role::LeftOut(by) if is_usual(by)));
        (
            given.count(),
            left.map(|column| column.heading.as_str()).collect(),
        )
    }

    /// The language in which most headings are usual.
    #[must_use]
    pub fn language(&self) -> Option<&LanguageTag> {
        let tags = self.columns.iter().filter_map(|column| match &column.role {
            Role::Gives(By::Usual(tag)) | Role::LeftOut(By::Usual(tag)) => Some(tag),
            _ => None,
        });
        let tags: Vec<&LanguageTag> = tags.collect();
        let count = |tag: &LanguageTag| tags.iter().filter(|other| **other == tag).count();
        // The first of those that stand equally often.
        tags.iter().rev().copied().max_by_key(|tag| count(tag))
    }

    /// A fault with its column as the table calls it, and the key besides.
    #[must_use]
    pub fn named(&self, mut fault: Fault) -> Fault {
        if let Some(name) = self.name(&fault.column) {
            fault.column = name;
        }
        fault
    }

    /// What a key or a heading is called: the heading, with the key in brackets; nothing where both are the same.
    fn name(&self, column: &str) -> Option<String> {
        let begins = |key: &str| {
            let rest = column.strip_prefix(key);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        if let Some(given) = self.given.iter().find(|given| begins(&given.key)) {
            let headings: Vec<&str> = given.pattern.headings().collect();
            return (headings != [given.key.as_str()])
                .then(|| format!("{} ({column})", headings.join(" + ")));
        }
        let place = self.columns.iter().position(|it| it.heading == column)?;
        let keys: Vec<&str> = self.keys_of(place).collect();
        (!keys.is_empty()).then(|| format!("{column} ({})", keys.join(", ")))
    }
}

impl Trouble {
    pub(super) fn new(kind: TroubleKind, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind,
            what: what.into(),
            hint: hint.into(),
        }
    }

    /// Whether somebody has to say what the column is.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.kind, TroubleKind::Unknown | TroubleKind::Unclear(_))
    }

    /// The keys that it can give, where it can mean one of several.
    pub fn candidates(&self) -> impl Iterator<Item = &str> {
        let all: &[String] = match &self.kind {
            TroubleKind::Unclear(candidates) => candidates,
            _ => &[],
        };
        all.iter()
            .map(String::as_str)
            .filter(|candidate| *candidate != LEFT_OUT)
    }
}
