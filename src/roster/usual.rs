//! Headings that are usual in a language.

use super::{By, Role, Trouble, TroubleKind, understand::Draft};
use crate::{
    catalog::{Headings, LEFT_OUT, Meaning},
    domain::{LanguageTag, quoted},
    intake::Pattern,
};
use std::collections::BTreeMap;

const FIRST_NAME: &str = "first_name";
const LAST_NAME: &str = "last_name";
const HOUSE_NUMBER: &str = "house_number";
const NAME: &str = "worker.name";
const STREET: &str = "worker.address.street";

/// What a heading that is usual means here.
struct Found {
    place: usize,
    tag: LanguageTag,
    meaning: Meaning,
}

/// Understands the columns of which nothing is known by their usual headings.
pub(super) fn understand(draft: &mut Draft<'_>) {
    let Some(headings) = draft.reading.headings else {
        return;
    };
    let (unclear, clear): (Vec<Found>, Vec<Found>) = found(draft, headings)
        .into_iter()
        .partition(|found| matches!(found.meaning, Meaning::Unclear(_)));
    let mut parts = Parts::default();
    for Found {
        place,
        tag,
        meaning,
    } in clear
    {
        match meaning {
            Meaning::Key(key) => give(draft, headings, &mut parts, (place, tag), &key),
            _ => draft.put(place, Role::LeftOut(By::Usual(tag))),
        }
    }
    for Found {
        place,
        tag,
        meaning,
    } in unclear
    {
        let Meaning::Unclear(candidates) = meaning else {
            continue;
        };
        match certain(draft, &parts, &candidates) {
            Some(key) => give(draft, headings, &mut parts, (place, tag), &key),
            None => draft.trouble(place, unclear_one(draft.name(place), &candidates)),
        }
    }
    parts.join(draft, headings);
}

/// What the open columns mean. A heading that two languages take for different things is that of the language in
/// which most of the table's headings are.
fn found(draft: &Draft<'_>, headings: &Headings) -> Vec<Found> {
    let open = draft.open();
    let mut counts: BTreeMap<&LanguageTag, usize> = BTreeMap::new();
    for place in &open {
        for (tag, _) in headings.meanings(draft.name(*place)) {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let most = counts.values().copied().max().unwrap_or_default();
    let mut first = counts.iter().filter(|(_, count)| **count == most);
    let leading = first.next().map(|(tag, _)| *tag);
    let is_alone = first.next().is_none() && most > 1;
    let meant = |place: usize| {
        let all: Vec<(&LanguageTag, &Meaning)> = headings.meanings(draft.name(place)).collect();
        let own = all.iter().find(|(tag, _)| Some(*tag) == leading);
        let (tag, meaning) = own.or_else(|| all.first())?;
        let agree = all.iter().all(|(_, other)| other == meaning);
        let meaning = if agree || (is_alone && own.is_some()) {
            (*meaning).clone()
        } else {
            Meaning::Unclear(candidates(&all))
        };
        Some(Found {
            place,
            tag: (*tag).clone(),
            meaning,
        })
    };
    open.iter().filter_map(|place| meant(*place)).collect()
}

fn candidates(all: &[(&LanguageTag, &Meaning)]) -> Vec<String> {
    let mut candidates: Vec<String> = Vec::new();
    for (_, meaning) in all {
        let more = match meaning {
            Meaning::Key(key) => vec![key.clone()],
            Meaning::LeftOut => vec![LEFT_OUT.to_owned()],
            Meaning::Unclear(keys) => keys.clone(),
        };
        let new = more.into_iter().filter(|key| !candidates.contains(key));
        let new: Vec<String> = new.collect();
        candidates.extend(new);
    }
    candidates
}

fn give(
    draft: &mut Draft<'_>,
    headings: &Headings,
    parts: &mut Parts,
    (place, tag): (usize, LanguageTag),
    key: &str,
) {
    if headings.parts().contains(key) {
        parts.add(draft, key, place, tag);
    } else {
        let pattern = Pattern::joined([draft.name(place)]);
        draft.give(key, pattern, vec![place], &By::Usual(tag));
    }
}

/// The one meaning that the other columns leave: a name beside a first name is the last name, and an address
/// beside a town is a street.
fn certain(draft: &Draft<'_>, parts: &Parts, candidates: &[String]) -> Option<String> {
    let has_name = draft.has(NAME).is_some();
    let is_left = |part: &str, beside: &str| {
        candidates.iter().any(|key| key == part)
            && parts.has(beside)
            && !parts.has(part)
            && !has_name
    };
    if is_left(LAST_NAME, FIRST_NAME) {
        return Some(LAST_NAME.to_owned());
    }
    if is_left(FIRST_NAME, LAST_NAME) {
        return Some(FIRST_NAME.to_owned());
    }
    let is_street = candidates.iter().any(|key| key == STREET)
        && candidates.iter().any(|key| key == "worker.address")
        && draft.has(STREET).is_none();
    let has_town = ["worker.address.city", "worker.address.postcode"]
        .into_iter()
        .any(|key| draft.has(key).is_some());
    (is_street && has_town).then(|| STREET.to_owned())
}

/// Why a heading that can mean several things is not understood.
fn unclear_one(heading: &str, candidates: &[String]) -> Trouble {
    let keys: Vec<String> = candidates.iter().map(|candidate| said(candidate)).collect();
    let heading = quoted(heading);
    let inside = heading.trim_matches('`');
    let first = candidates.iter().find(|key| key.contains('.'));
    let key = first.map_or("reference", String::as_str);
    Trouble::new(
        TroubleKind::Unclear(candidates.to_vec()),
        format!("could be {}", listed(&keys)),
        format!(
            "say which: under `columns:` in the base file, write for example `{key}: \"{inside}\"`, or `ignore: [\"{inside}\"]` to leave it out"
        ),
    )
}

fn listed(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        names => names.concat(),
    }
}

/// A meaning in English words.
fn said(candidate: &str) -> String {
    match candidate {
        FIRST_NAME => "the first name".to_owned(),
        LAST_NAME => "the last name".to_owned(),
        HOUSE_NUMBER => "the house number".to_owned(),
        LEFT_OUT => "a column that no letter needs".to_owned(),
        key => quoted(key),
    }
}

/// The columns that hold parts of a key.
#[derive(Default)]
struct Parts(BTreeMap<String, (usize, LanguageTag)>);

impl Parts {
    fn has(&self, part: &str) -> bool {
        self.0.contains_key(part)
    }

    fn add(&mut self, draft: &mut Draft<'_>, part: &str, place: usize, tag: LanguageTag) {
        let Some((other, _)) = self.0.get(part) else {
            self.0.insert(part.to_owned(), (place, tag));
            return;
        };
        let what = format!(
            "is {}, and so is {}",
            said(part),
            quoted(draft.name(*other))
        );
        let hint = "leave one of them out, with `ignore: […]` under `columns:` in the base file";
        draft.trouble(place, Trouble::new(TroubleKind::Twice, what, hint));
    }

    /// Joins first and last name, street and house number.
    fn join(mut self, draft: &mut Draft<'_>, headings: &Headings) {
        match (self.0.remove(FIRST_NAME), self.0.remove(LAST_NAME)) {
            (Some(first), Some(last)) => {
                let tag = first.1.clone();
                let parts = [(FIRST_NAME, first.0), (LAST_NAME, last.0)];
                let (pattern, columns) = joined(draft, headings, &tag, NAME, &parts);
                draft.give(NAME, pattern, columns, &By::Usual(tag));
            }
            (Some(alone), None) | (None, Some(alone)) => {
                let trouble = half_a_name(draft, alone.0);
                draft.trouble(alone.0, trouble);
            }
            (None, None) => {}
        }
        if let Some((place, tag)) = self.0.remove(HOUSE_NUMBER) {
            house_number(draft, headings, place, tag);
        }
    }
}

/// The pattern by which a language joins parts, and their columns in its order.
fn joined(
    draft: &Draft<'_>,
    headings: &Headings,
    tag: &LanguageTag,
    key: &str,
    parts: &[(&str, usize)],
) -> (Pattern, Vec<usize>) {
    let of_part = |name: &str| parts.iter().find(|(part, _)| *part == name);
    let pattern = headings
        .joined(tag, key)
        .and_then(|text| text.parse::<Pattern>().ok());
    let columns = |pattern: &Pattern| -> Option<Vec<usize>> {
        let places = pattern.headings().map(|name| of_part(name).map(|it| it.1));
        let places: Option<Vec<usize>> = places.collect();
        places.filter(|places| places.len() == parts.len())
    };
    let named = pattern.and_then(|pattern| {
        let columns = columns(&pattern)?;
        let pattern = pattern.with(|name| Some(draft.name(of_part(name)?.1).to_owned()))?;
        Some((pattern, columns))
    });
    named.unwrap_or_else(|| {
        let headings = parts.iter().map(|(_, place)| draft.name(*place));
        let places = parts.iter().map(|(_, place)| *place).collect();
        (Pattern::joined(headings), places)
    })
}

fn half_a_name(draft: &Draft<'_>, place: usize) -> Trouble {
    let heading = quoted(draft.name(place));
    let inside = heading.trim_matches('`');
    if draft.has(NAME).is_some() {
        return Trouble::new(
            TroubleKind::Twice,
            "is a part of the name, which another column gives as a whole",
            format!("leave it out with `ignore: [\"{inside}\"]` under `columns:` in the base file"),
        );
    }
    Trouble::new(
        TroubleKind::Unclear(vec![NAME.to_owned(), LEFT_OUT.to_owned()]),
        "is a part of the name, and no column has the rest",
        format!(
            "if it is the whole name, write `{NAME}: \"{inside}\"` under `columns:` in the base file"
        ),
    )
}

/// Puts the house number beside the street.
fn house_number(draft: &mut Draft<'_>, headings: &Headings, place: usize, tag: LanguageTag) {
    let street = draft.given.iter().position(|given| {
        given.key == STREET && given.pattern.is_plain() && given.columns.len() == 1
    });
    let Some(street) = street else {
        let trouble = unclear_one(
            draft.name(place),
            &[HOUSE_NUMBER.to_owned(), LEFT_OUT.to_owned()],
        );
        let name = quoted(draft.name(place));
        let inside = name.trim_matches('`');
        let hint = format!(
            "under `columns:` in the base file, write `{STREET}: \"{{STREET}} {{{inside}}}\"` with the heading of the street, or `ignore: [\"{inside}\"]`"
        );
        draft.trouble(place, Trouble { hint, ..trouble });
        return;
    };
    let parts = [
        ("street", draft.given[street].columns[0]),
        (HOUSE_NUMBER, place),
    ];
    let (pattern, columns) = joined(draft, headings, &tag, STREET, &parts);
    draft.given[street].pattern = pattern;
    draft.given[street].columns = columns;
    draft.put(place, Role::Gives(By::Usual(tag)));
}
