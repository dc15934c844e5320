//! How well the name of a company fits what somebody types.

use crate::domain::plain_name;

/// Legal forms without points, and the words that join names: nobody knows them by heart.
const FORMS: [&str; 44] = [
    "ab", "ag", "and", "as", "asa", "bhd", "bv", "co", "corp", "doo", "eg", "et", "ev", "gbr",
    "gmbh", "inc", "kft", "kg", "kgaa", "limited", "llc", "llp", "lp", "ltd", "mbh", "nv", "ohg",
    "oy", "oyj", "plc", "pte", "rl", "sa", "sarl", "sas", "scrl", "se", "sha", "shpk", "sl", "spa",
    "srl", "sro", "und",
];

/// The fewest characters of which a part inside a word is looked for.
const PART: usize = 3;

/// What is typed to find a company.
///
/// Capitals, accents, points and legal forms make no difference: `hagelsturm` is the whole name of `Hagelsturm AG`, and
/// `Mueller` and `Muller` find `Müller`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sought(Plain);

/// How well a name fits; the least fits best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the name.
    Whole,
    /// The name begins with it.
    Beginning,
    /// Each of its words begins a word of the name.
    Words,
    /// It stands somewhere in the name.
    Within,
}

impl Sought {
    /// What is sought by a text.
    pub(super) fn new(typed: &str) -> Self {
        Self(Plain::of(typed))
    }

    /// How many letters and digits it has.
    pub(super) fn length(&self) -> usize {
        self.0.joined.chars().count()
    }

    /// How well the best of a company's names fits, and whether that is its own name (`false`) or another (`true`).
    pub(super) fn fit<'a>(
        &self,
        name: &str,
        others: impl Iterator<Item = &'a str>,
    ) -> Option<(Fit, bool)> {
        let own = self.of_one(name).map(|fit| (fit, false));
        let others = others.filter_map(|other| self.of_one(other).map(|fit| (fit, true)));
        own.into_iter().chain(others).min()
    }

    fn of_one(&self, name: &str) -> Option<Fit> {
        let (typed, name) = (&self.0, &Plain::of(name));
        if typed.joined == name.joined {
            return Some(Fit::Whole);
        }
        if name.joined.starts_with(&typed.joined) {
            return Some(Fit::Beginning);
        }
        let begins = |word: &String| name.all.iter().any(|known| known.starts_with(word));
        if typed.words.iter().all(begins) {
            return Some(Fit::Words);
        }
        let is_within = self.length() >= PART && name.joined.contains(&typed.joined);
        is_within.then_some(Fit::Within)
    }
}

/// A name as names are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Plain {
    /// Every word.
    all: Vec<String>,
    /// Those that are no legal form; all of them, where there is no other.
    words: Vec<String>,
    /// The latter without spaces: `E-Plus` is `eplus`.
    joined: String,
}

impl Plain {
    fn of(name: &str) -> Self {
        // As people write who have no umlauts: both become the bare letter.
        let name = plain_name(name)
            .replace("ae", "a")
            .replace("oe", "o")
            .replace("ue", "u");
        let mut all: Vec<String> = Vec::new();
        let mut after_letter = false;
        for word in name.split(' ').filter(|word| !word.is_empty()) {
            // `e. V.` is `e.V.`.
            let is_letter = word.chars().nth(1).is_none();
            match all.last_mut() {
                Some(last) if is_letter && after_letter => last.push_str(word),
                _ => all.push(word.to_owned()),
            }
            after_letter = is_letter;
        }
        let is_name = |word: &&String| !FORMS.contains(&word.as_str());
        let mut words: Vec<String> = all.iter().filter(is_name).cloned().collect();
        if words.is_empty() {
            words.clone_from(&all);
        }
        let joined = words.concat();
        Self { all, words, joined }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, Sought};

    fn fit(typed: &str, name: &str) -> Option<Fit> {
        let fit = Sought::new(typed).fit(name, std::iter::empty());
        fit.map(|(fit, _)| fit)
    }

    #[test]
    fn what_people_leave_out_makes_no_difference() {
        for (typed, name) in [
            ("hagelsturm", "Hagelsturm GmbH & Co. KG"),
            ("Hagelsturm GmbH", "HAGELSTURM AG"),
            ("mueller und soehne", "Müller & Söhne"),
            ("muller sohne", "Müller & Söhne"),
            ("kendra", "Këndra Sh.p.k."),
            ("e plus", "E-Plus"),
            ("verein", "Verein e. V."),
            ("verein e.V.", "Verein e. V."),
            ("c & a", "CA SE"),
            ("zoe rl", "Zoé S.à r.l."),
        ] {
            assert_eq!(fit(typed, name), Some(Fit::Whole), "{typed}: {name}");
        }
    }

    #[test]
    fn the_whole_name_is_better_than_a_part() {
        for (typed, best) in [
            ("stern", Some(Fit::Whole)),
            ("ster", Some(Fit::Beginning)),
            ("versand ster", None),
            ("ern", Some(Fit::Within)),
            ("er", None),
        ] {
            assert_eq!(fit(typed, "Stern AG"), best, "{typed}");
        }
        assert_eq!(fit("versand ster", "Stern Versand SE"), Some(Fit::Words));
        // A form alone is looked for as it is: it may be the beginning of a name.
        assert_eq!(fit("spa", "Sparladen"), Some(Fit::Beginning));
        assert_eq!(fit("spa", "Stern S.p.A."), Some(Fit::Words));
        assert!(Fit::Whole < Fit::Beginning && Fit::Words < Fit::Within);
    }

    #[test]
    fn another_name_is_less_than_its_own() {
        let sought = Sought::new("stern");
        let fit = |name, other| sought.fit(name, [other].into_iter());
        assert_eq!(fit("Nacht SE", "Stern"), Some((Fit::Whole, true)));
        assert_eq!(fit("Stern SE", "Stern"), Some((Fit::Whole, false)));
    }
}
