//! How many brackets may be open at each sign of a text in YAML.

/// Where a reader may be that has met an opening bracket before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Between two words.
    Between,
    /// In a text without quotation marks.
    Plain,
    /// In such a text, behind a blank.
    Blank,
    /// In a text between `'`.
    Single,
    /// Behind a `'` in it, which ends it unless another follows.
    SingleEnd,
    /// In a text between `"`.
    Double,
    /// Behind a `\` in it.
    Escape,
    /// In a comment.
    Comment,
    /// In the name of an anchor or an alias.
    Name,
    /// In a tag.
    Tag,
    /// In a tag between `<` and `>`.
    Verbatim,
}

const MODES: [Mode; 11] = [
    Mode::Between,
    Mode::Plain,
    Mode::Blank,
    Mode::Single,
    Mode::SingleEnd,
    Mode::Double,
    Mode::Escape,
    Mode::Comment,
    Mode::Name,
    Mode::Tag,
    Mode::Verbatim,
];

/// Reads a text sign by sign.
///
/// What a bracket is in a text depends on the quotation marks, comments and blocks before it. Inside
/// of brackets there are no blocks, and the rules are few. So each bracket is taken for one that
/// opens the first list, and what follows is read by these rules: of all these readings one is right.
/// Readings that are in the same mode go on as one, with the most brackets of both.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    /// For each mode the brackets that are open in it; 0 if no reading is there.
    open: [usize; MODES.len()],
}

impl Brackets {
    /// Reads the next sign, and says how many brackets may be open behind it, as far as the text goes on in words.
    pub(super) fn read(&mut self, sign: char, next: Option<char>) -> usize {
        let mut after = [0; MODES.len()];
        for mode in MODES {
            let open = self.open[mode as usize];
            if open > 0 {
                let (mode, open) = step(mode, open, sign, next);
                let place: &mut usize = &mut after[mode as usize];
                *place = open.max(*place);
                // It says nothing at the beginning of a line; anywhere else it begins a text.
                if sign == '\u{FEFF}' && mode == Mode::Between {
                    let plain: &mut usize = &mut after[Mode::Plain as usize];
                    *plain = open.max(*plain);
                }
            }
        }
        let between = &mut after[Mode::Between as usize];
        if matches!(sign, '[' | '{') {
            *between = 1.max(*between);
        }
        self.open = after;
        let words = [
            Mode::Between,
            Mode::Plain,
            Mode::Blank,
            Mode::Name,
            Mode::Tag,
        ];
        let open = words.map(|mode| self.open[mode as usize]);
        open.into_iter().max().unwrap_or_default()
    }
}

/// Where a reading is behind a sign, and how many brackets are open in it.
fn step(mode: Mode, open: usize, sign: char, next: Option<char>) -> (Mode, usize) {
    let ends_word = next.is_none_or(is_blank);
    let is_bracket = matches!(sign, ',' | '[' | ']' | '{' | '}');
    let mode = match mode {
        Mode::Plain | Mode::Blank if is_bracket || sign == ':' && ends_word => {
            return between(open, sign, next);
        }
        Mode::Plain | Mode::Blank if is_blank(sign) => Mode::Blank,
        Mode::Blank if sign == '#' => Mode::Comment,
        Mode::Plain | Mode::Blank => Mode::Plain,
        Mode::Single if sign == '\'' => Mode::SingleEnd,
        Mode::SingleEnd if sign == '\'' => Mode::Single,
        Mode::Double if sign == '"' => Mode::Between,
        Mode::Double if sign == '\\' => Mode::Escape,
        Mode::Escape => Mode::Double,
        Mode::Comment if is_break(sign) => Mode::Between,
        Mode::Tag if is_blank(sign) || sign == ',' => Mode::Between,
        Mode::Verbatim if sign == '>' => Mode::Between,
        Mode::Name if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_') => Mode::Name,
        Mode::Between | Mode::SingleEnd | Mode::Name => return between(open, sign, next),
        mode => mode,
    };
    (mode, open)
}

/// The same between two words.
fn between(open: usize, sign: char, next: Option<char>) -> (Mode, usize) {
    let mode = match sign {
        '[' | '{' => return (Mode::Between, open + 1),
        ']' | '}' => return (Mode::Between, open - 1),
        '#' => Mode::Comment,
        '\'' => Mode::Single,
        '"' => Mode::Double,
        '&' | '*' => Mode::Name,
        '!' if next == Some('<') => Mode::Verbatim,
        '!' => Mode::Tag,
        ',' | '?' | ':' | '|' | '>' | '%' | '@' | '`' | '\u{FEFF}' => Mode::Between,
        '-' if next.is_none_or(is_blank) => Mode::Between,
        sign if is_blank(sign) => Mode::Between,
        _ => Mode::Plain,
    };
    (mode, open)
}

/// A blank, or the end of a line.
fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\t') || is_break(sign)
}

/// The end of a line by YAML 1.1.
fn is_break(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_yaml::Value;

    /// The most brackets that may be open at once.
    fn most(text: &str) -> usize {
        let mut brackets = Brackets::default();
        let next = text.chars().skip(1).map(Some).chain([None]);
        let open = text
            .chars()
            .zip(next)
            .map(|(sign, next)| brackets.read(sign, next));
        open.max().unwrap_or_default()
    }

    /// The brackets around the innermost value.
    fn depth(value: &Value) -> usize {
        match value {
            Value::Sequence(list) => {
                // A map with one key needs no brackets in a list.
                let inside = list.iter().map(|value| match value {
                    Value::Mapping(map) if map.len() == 1 => depth(value) - 1,
                    value => depth(value),
                });
                1 + inside.max().unwrap_or_default()
            }
            Value::Mapping(map) => {
                let both = map.iter().map(|(key, value)| depth(key).max(depth(value)));
                1 + both.max().unwrap_or_default()
            }
            Value::Tagged(tagged) => depth(&tagged.value),
            _ => 0,
        }
    }

    #[test]
    fn brackets_that_are_closed_are_not_open() {
        for (text, wanted) in [
            ("", 0),
            ("a: b", 0),
            ("[a, [b]], {c: d}", 2),
            (&"- {a: [b, 'it''s ]'], \"c \\\" }\": d}\n".repeat(100), 2),
            (&"{\"a\": {\"b]\": [\"c\", {}]}},\n".repeat(100), 4),
            (
                &"I say (see [1], [2]) that it isn't \"so\".\n".repeat(100),
                1,
            ),
            ("[a] b] c]", 1),
            ("[a #]\n, b:]", 1),
        ] {
            assert_eq!(most(text), wanted, "{text:.40}");
        }
    }

    #[test]
    fn brackets_that_only_seem_to_be_closed_are_open() {
        for one in [
            "[\"]\", ",
            "[']', ",
            "[''']', ",
            "[# ]\n",
            "[a # ]\n",
            "[!<]> ",
            "[\"\\\"]\", ",
            "[*a:\"]\", ",
            "{a: '}', b: ",
            "[!t,\"]\",",
            "[a#],[",
            "[# ]\u{85}",
            "[\u{FEFF}',",
        ] {
            let found = most(&one.repeat(100));
            assert!(found >= 100, "{one}: {found}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_is_deeper_than_it_may_be(
            signs in proptest::collection::vec(
                proptest::sample::select(vec![
                    "[", "]", "{", "}", ",", ":", ": ", "'", "\"", "\\", "#", " #", "\n", " ", "a", "-", "? ",
                    "&a ", "!t ", "!<t> ", "''", "\"]\"", "'['", "[a]", "{b: c}", "\u{85}", "\u{FEFF}",
                ]),
                0..24,
            ),
        ) {
            let text = format!("[{}]", signs.concat());
            if let Ok(value) = serde_yaml::from_str::<Value>(&text) {
                // A list may be a key, and the map around it needs no brackets: `[a]: b`.
                let unbracketed = usize::from(value.is_mapping());
                prop_assert!(depth(&value) - unbracketed <= most(&text), "{:?}", text);
            }
        }
    }
}
