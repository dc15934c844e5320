//! The code of a number format, sign by sign: ECMA-376, part 1, 18.8.31.

use super::{Comparison, Part, Section};

/// What a sign of a code says of the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Day,
    Clock,
    /// A month, or minutes beside hours and seconds.
    Month,
    Money,
    Percent,
    /// It is not shown with digits and signs alone: as a fraction, with an exponent, as a text.
    Calculated,
}

/// A section that is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    condition: Option<(Comparison, f64)>,
    pub(super) parts: Vec<Part>,
    meanings: Vec<Meaning>,
}

impl Draft {
    pub(super) fn means(&self, meaning: Meaning) -> bool {
        self.meanings.contains(&meaning)
    }

    fn mean(&mut self, meaning: Meaning, is_meant: bool) {
        if is_meant && !self.means(meaning) {
            self.meanings.push(meaning);
        }
    }

    /// Whether it shows other signs than the number's own digits.
    pub(super) fn is_telling(&self) -> bool {
        let zeros = self.parts.iter().filter(|part| **part == Part::Digit('0'));
        let has_sign = self.parts.iter().any(|part| part.sign().is_some());
        let has_place = self.parts.iter().any(|part| part.sign().is_none());
        has_place && (has_sign || zeros.count() > 1)
    }

    pub(super) fn section(self) -> Section {
        Section {
            condition: self.condition,
            parts: self.parts,
        }
    }
}

/// A code that is being read.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub(super) sections: Vec<Draft>,
}

impl Code {
    pub(super) fn read(&mut self, code: &str) {
        let mut draft = Draft::default();
        let mut rest = code;
        while let Some(sign) = rest.chars().next() {
            let tail = &rest[sign.len_utf8()..];
            rest = match sign {
                ';' => {
                    self.close(std::mem::take(&mut draft));
                    tail
                }
                '"' => {
                    let (text, tail) = tail.split_once('"').unwrap_or((tail, ""));
                    draft.parts.extend(text.chars().map(Part::Sign));
                    tail
                }
                '[' => {
                    let (word, tail) = tail.split_once(']').unwrap_or((tail, ""));
                    draft.bracket(word);
                    tail
                }
                '\\' => draft.escaped(tail, true),
                '_' | '*' => draft.escaped(tail, false),
                _ => draft.plain(rest, sign),
            };
        }
        self.close(draft);
    }

    fn close(&mut self, mut draft: Draft) {
        // `m` stands for months, and for minutes beside hours and seconds.
        let is_day = draft.means(Meaning::Month) && !draft.means(Meaning::Clock);
        draft.mean(Meaning::Day, is_day);
        self.sections.push(draft);
    }
}

impl Draft {
    /// The sign behind `\`, `_` or `*`, which is shown or not; and what follows it.
    fn escaped<'c>(&mut self, tail: &'c str, is_shown: bool) -> &'c str {
        let mut signs = tail.chars();
        self.parts
            .extend(signs.next().filter(|_| is_shown).map(Part::Sign));
        signs.as_str()
    }

    /// What stands in brackets: a condition, a currency, hours beyond a day; a colour says nothing.
    fn bracket(&mut self, word: &str) {
        if let Some(currency) = word.strip_prefix('$') {
            let is_money = !currency.is_empty() && !currency.starts_with('-');
            self.mean(Meaning::Money, is_money);
            // The form of a day or of a time that the system has.
            self.mean(Meaning::Day, matches!(currency, "-F800" | "-x-sysdate"));
            self.mean(Meaning::Clock, matches!(currency, "-F400" | "-x-systime"));
            return;
        }
        let is_clock = |sign| word.chars().all(|c| c.eq_ignore_ascii_case(&sign));
        let is_clock = !word.is_empty() && ['h', 'm', 's'].into_iter().any(is_clock);
        self.mean(Meaning::Clock, is_clock);
        let comparisons = [
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("<>", Comparison::Unequal),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
            ("=", Comparison::Equal),
        ];
        let condition = comparisons.into_iter().find_map(|(signs, comparison)| {
            Some((comparison, word.strip_prefix(signs)?.trim().parse().ok()?))
        });
        self.condition = self.condition.or(condition);
    }

    /// A sign without quotation marks, and what follows it.
    fn plain<'c>(&mut self, rest: &'c str, sign: char) -> &'c str {
        for word in ["General", "AM/PM", "A/P"] {
            let found = rest.get(..word.len());
            if found.is_some_and(|found| found.eq_ignore_ascii_case(word)) {
                match word {
                    "General" => self.parts.push(Part::General),
                    _ => self.mean(Meaning::Clock, true),
                }
                return &rest[word.len()..];
            }
        }
        let tail = &rest[sign.len_utf8()..];
        match sign.to_ascii_lowercase() {
            '0' | '#' | '?' => self.parts.push(Part::Digit(sign)),
            'e' if tail.starts_with(['+', '-']) => self.mean(Meaning::Calculated, true),
            'y' | 'd' | 'e' | 'g' | 'b' | 'a' => self.mean(Meaning::Day, true),
            'h' | 's' => self.mean(Meaning::Clock, true),
            'm' => self.mean(Meaning::Month, true),
            '%' => self.mean(Meaning::Percent, true),
            '.' | ',' | '/' | '@' => self.mean(Meaning::Calculated, true),
            _ => self.parts.push(Part::Sign(sign)),
        }
        tail
    }
}
