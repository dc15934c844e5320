//! How the columns of a roster are understood: by the map, as keys, by usual headings; nothing is guessed.

use super::{
    By, Given, Reading, Role, RosterError, Trouble, TroubleKind, Understanding, Understood,
    columns::{self, is_key, is_like_a_key},
    usual,
};
use crate::{
    catalog::plain_heading,
    domain::{nearest, quoted},
    intake::Pattern,
};
use unicode_normalization::UnicodeNormalization;

/// Understands the columns by their names, or says why there is no line with names at all.
///
/// # Errors
/// If nothing in the line is like the name of a column, or the roster is not read leniently and a column is troubled.
pub(super) fn understood(
    names: Vec<String>,
    reading: &Reading<'_>,
) -> Result<Understanding, RosterError> {
    columns::few(names.len())?;
    // A roster without a line of names begins with a worker, of whom nothing is said.
    if !names
        .iter()
        .any(|name| is_like_a_key(name) || reading.knows(name))
    {
        return Err(RosterError::NoHeader);
    }
    let mut draft = Draft::new(names, reading);
    draft.by_map();
    draft.by_key();
    usual::understand(&mut draft);
    draft.others();
    draft.refuse();
    let understanding = draft.finished();
    if !reading.is_lenient {
        understanding.settled()?;
    }
    Ok(understanding)
}

/// What is understood so far.
pub(super) struct Draft<'r> {
    pub(super) reading: &'r Reading<'r>,
    names: Vec<String>,
    roles: Vec<Option<Role>>,
    pub(super) given: Vec<Given>,
    lost: Vec<Trouble>,
}

impl<'r> Draft<'r> {
    fn new(names: Vec<String>, reading: &'r Reading<'r>) -> Self {
        Self {
            reading,
            roles: vec![None; names.len()],
            names: names.into_iter().map(|name| name.nfc().collect()).collect(),
            given: Vec::new(),
            lost: Vec::new(),
        }
    }

    /// The columns of which nothing is understood so far, by their places.
    pub(super) fn open(&self) -> Vec<usize> {
        let roles = self.roles.iter().enumerate();
        roles
            .filter(|(_, role)| role.is_none())
            .map(|(place, _)| place)
            .collect()
    }

    pub(super) fn name(&self, place: usize) -> &str {
        &self.names[place]
    }

    pub(super) fn put(&mut self, place: usize, role: Role) {
        self.roles[place] = Some(role);
    }

    pub(super) fn trouble(&mut self, place: usize, trouble: Trouble) {
        self.put(place, Role::Troubled(trouble));
    }

    pub(super) fn has(&self, key: &str) -> Option<&Given> {
        self.given.iter().find(|given| given.key == key)
    }

    /// Takes up columns that give a key by themselves, unless others give it.
    pub(super) fn give(&mut self, key: &str, pattern: Pattern, columns: Vec<usize>, by: &By) {
        if let Some(other) = self.has(key) {
            let trouble = self.twice(key, other, &columns);
            for place in columns {
                self.trouble(place, trouble.clone());
            }
            return;
        }
        for place in &columns {
            self.put(*place, Role::Gives(by.clone()));
        }
        self.given.push(Given {
            key: key.to_owned(),
            pattern,
            columns,
        });
    }

    /// Why columns give a key that others give.
    fn twice(&self, key: &str, other: &Given, columns: &[usize]) -> Trouble {
        let first = other.columns.first().copied().unwrap_or_default();
        let is_same = columns
            .iter()
            .any(|place| self.name(*place) == self.name(first));
        if is_same {
            return Trouble::new(
                TroubleKind::Twice,
                "appears twice",
                format!("it is column {} too: keep one of them", first + 1),
            );
        }
        let headings: Vec<String> = other
            .columns
            .iter()
            .map(|place| quoted(self.name(*place)))
            .collect();
        Trouble::new(
            TroubleKind::Twice,
            format!("gives {}, and so does {}", quoted(key), headings.join(", ")),
            "leave one of them out, with `ignore: […]` under `columns:` in the base file",
        )
    }

    fn by_map(&mut self) {
        let Some(map) = self.reading.columns else {
            return;
        };
        for (key, pattern) in map.entries() {
            let places: Result<Vec<usize>, Trouble> = pattern
                .headings()
                .map(|heading| self.place_of(heading, key))
                .collect();
            match places {
                Ok(places) => {
                    let named = pattern.clone().with(|heading| {
                        let place = self.place_of(heading, key).ok()?;
                        Some(self.name(place).to_owned())
                    });
                    let pattern = named.unwrap_or_else(|| pattern.clone());
                    for place in &places {
                        self.put(*place, Role::Gives(By::Map));
                    }
                    self.given.push(Given {
                        key: key.to_owned(),
                        pattern,
                        columns: places,
                    });
                }
                Err(trouble) => self.lost.push(trouble),
            }
        }
        for heading in map.ignored() {
            for place in self.places_of(heading) {
                if self.roles[place].is_none() {
                    self.put(place, Role::LeftOut(By::Map));
                    continue;
                }
                let hint = "take it out of `ignore`, or away from its key".to_owned();
                let what = "is given to a key and left out".to_owned();
                self.trouble(place, Trouble::new(TroubleKind::Refused, what, hint));
            }
        }
    }

    /// The column that the map means.
    fn place_of(&self, heading: &str, key: &str) -> Result<usize, Trouble> {
        let lost = |what: String, hint: String| Trouble::new(TroubleKind::Refused, what, hint);
        match self.places_of(heading).as_slice() {
            [place] => Ok(*place),
            [] => {
                let names = self.names.iter().map(String::as_str);
                let near = nearest(heading, names.filter(|name| !name.is_empty()));
                Err(lost(
                    format!(
                        "{}: no column is called {}",
                        quoted(key),
                        quoted(heading)
                    ),
                    match near {
                        Some(near) => format!("did you mean {}?", quoted(near)),
                        None => "write the heading as it stands in the table; a value that is the same for all rows belongs into the base file".to_owned(),
                    },
                ))
            }
            [first, second, ..] => Err(lost(
                format!(
                    "{}: two columns are called {}",
                    quoted(key),
                    quoted(heading)
                ),
                format!(
                    "they are columns {} and {}: rename one of them",
                    first + 1,
                    second + 1
                ),
            )),
        }
    }

    /// The columns with a heading: those that are called just so, or else those that differ in what nobody sees.
    fn places_of(&self, heading: &str) -> Vec<usize> {
        let heading: String = heading.trim().nfc().collect();
        let all = |is_it: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let names = self.names.iter().enumerate();
            names
                .filter(|(_, name)| is_it(name))
                .map(|(place, _)| place)
                .collect()
        };
        let exact = all(&|name| name == heading);
        let plain = plain_heading(&heading);
        if !exact.is_empty() || plain.is_empty() {
            return exact;
        }
        all(&|name| plain_heading(name) == plain)
    }

    fn by_key(&mut self) {
        for place in self.open() {
            let name = self.name(place).to_owned();
            if !name.is_empty() && is_key(&name) {
                self.give(
                    &name,
                    Pattern::joined([name.as_str()]),
                    vec![place],
                    &By::Key,
                );
            }
        }
    }

    /// The columns that nobody knows.
    fn others(&mut self) {
        for place in self.open() {
            let trouble = columns::unknown(self.name(place), self.reading);
            self.trouble(place, trouble);
        }
    }

    /// Refuses keys that no roster may give, and a heading that stands twice and is wanted once.
    fn refuse(&mut self) {
        let employers = self.reading.names_employers;
        let found: Vec<(usize, Trouble)> = self
            .given
            .iter()
            .filter_map(|given| {
                let (what, hint) = columns::refused(&given.key, &self.given, employers)?;
                let place = *given.columns.first()?;
                Some((place, Trouble::new(TroubleKind::Refused, what, hint)))
            })
            .collect();
        for (place, trouble) in found {
            self.trouble(place, trouble);
        }
        for place in 0..self.names.len() {
            let first = self.names[..place]
                .iter()
                .position(|name| *name == self.names[place]);
            let is_left = |place: usize| matches!(self.roles[place], Some(Role::LeftOut(_)));
            if let Some(first) = first.filter(|first| !(is_left(*first) && is_left(place)))
                && !self.names[place].is_empty()
            {
                let hint = format!("it is column {} too: keep one of them", first + 1);
                let trouble = Trouble::new(TroubleKind::Twice, "appears twice", hint);
                self.trouble(place, trouble);
            }
        }
    }

    fn finished(self) -> Understanding {
        let is_troubled = |place: &usize| matches!(self.roles[*place], Some(Role::Troubled(_)));
        let given = self.given.into_iter();
        let given = given.filter(|given| !given.columns.iter().any(is_troubled));
        let mut given: Vec<Given> = given.collect();
        // As they stand in the table.
        given.sort_by_key(|given| given.columns.iter().copied().min());
        let columns = self.names.into_iter().zip(self.roles);
        Understanding {
            given,
            columns: columns
                .map(|(heading, role)| Understood {
                    heading,
                    role: role.unwrap_or_else(|| {
                        Role::Troubled(Trouble::new(TroubleKind::Unknown, "", ""))
                    }),
                })
                .collect(),
            lost: self.lost,
        }
    }
}

#[cfg(test)]
mod tests;
