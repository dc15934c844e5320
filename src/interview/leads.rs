//! From a key of the request back to the question that fills it.

use super::{
    question::{Asked, asked},
    sections::SCOPE,
    situation::Situation,
};
use std::borrow::Cow;

/// The questions that are asked now, to be found by the keys of the request.
#[derive(Debug, Clone)]
pub struct Leads(Vec<Asked>);

impl Leads {
    /// The questions that these answers lead to.
    #[must_use]
    pub fn of(now: &Situation<'_>) -> Self {
        Self(asked(now))
    }

    /// The question that a dotted key leads back to: the one that fills it, or the first that fills a part of it, or the
    /// one of which it is a part. None, where nothing is asked about it now. A key that says no place in a list means any
    /// entry that is asked about.
    #[must_use]
    pub fn to(&self, key: &str) -> Option<&Asked> {
        let found = |fits: &dyn Fn(&str) -> bool| {
            let says = |asked: &&Asked| fits(&asked.key) || fits(&without_places(&asked.key));
            self.0.iter().find(says)
        };
        found(&|asked| asked == key)
            .or_else(|| found(&|asked| is_below(asked, key)))
            .or_else(|| found(&|asked| is_below(key, asked)))
            // Which kinds of data are meant is asked before each of them.
            .or_else(|| found(&|asked| asked == SCOPE && key == "access.data"))
    }
}

fn is_below(below: &str, above: &str) -> bool {
    let rest = below.strip_prefix(above);
    rest.is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// A key without the places of entries in lists: `previous.received` for `previous[0].received`.
fn without_places(key: &str) -> Cow<'_, str> {
    if !key.contains('[') {
        return key.into();
    }
    let mut parts = key.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once(']').map_or(part, |(_, rest)| rest));
    Cow::Owned(first + &rest.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_without_its_places() {
        for (key, plain) in [
            ("previous[0].reply.kind", "previous.reply.kind"),
            ("draft.more[2]", "draft.more"),
            ("worker.name", "worker.name"),
            ("[", ""),
        ] {
            assert_eq!(without_places(key), plain);
        }
        assert!(is_below("a.b", "a") && is_below("a[0]", "a"));
        assert!(!is_below("a", "a") && !is_below("ab", "a"));
    }
}
