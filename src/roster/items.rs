//! The items of a list in YAML, each as a text of its own.

/// Takes a text apart where an item of its list begins: at a dash, indented as the first one.
///
/// By the rules of YAML nothing else can stand there but a line of a text in quotation marks, or of a
/// list in brackets, and then the parts before and behind it cannot be read: nothing is read wrongly.
/// What is no list with dashes is one part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Items {
    /// Where the next part begins, in bytes.
    at: usize,
    /// The line on which it begins, from 1.
    line: u64,
    /// How far the dashes are indented; none where there are no dashes.
    indent: Option<usize>,
}

/// A part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item<'t> {
    pub(super) text: &'t str,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
}

impl Items {
    pub(super) fn of(text: &str) -> Self {
        let (mut at, mut line) = (0, 1);
        for head in text.split_inclusive('\n') {
            let words = head.trim();
            let says_nothing = words.is_empty()
                || words.starts_with('#')
                || head.starts_with('%')
                || head.trim_end() == "---";
            if !says_nothing {
                if let indent @ Some(_) = dash(head) {
                    return Self { at, line, indent };
                }
                break;
            }
            at += head.len();
            line += 1;
        }
        Self {
            at: 0,
            line: 1,
            indent: None,
        }
    }

    /// Whether each part is one item of a list with dashes.
    pub(super) const fn are_apart(&self) -> bool {
        self.indent.is_some()
    }

    /// The next part of the text, which is always the same one.
    pub(super) fn next<'t>(&mut self, text: &'t str) -> Option<Item<'t>> {
        let rest = text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let mut lines = rest.split_inclusive('\n');
        let first = lines.next().map_or(0, str::len);
        let others = lines.take_while(|line| self.indent.is_none() || dash(line) != self.indent);
        let (length, count) = others.fold((first, 1), |(length, count), line| {
            (length + line.len(), count + 1)
        });
        let item = Item {
            text: &rest[..length],
            line: self.line,
        };
        self.at += length;
        self.line += count;
        Some(item)
    }
}

/// How far the dash is indented with which the line begins.
fn dash(line: &str) -> Option<usize> {
    let words = line.trim_start_matches(' ');
    let behind = words.strip_prefix('-')?;
    (behind.is_empty() || behind.starts_with([' ', '\t', '\n', '\r']))
        .then(|| line.len() - words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<(u64, &str)> {
        let mut items = Items::of(text);
        std::iter::from_fn(|| items.next(text))
            .map(|item| (item.line, item.text))
            .collect()
    }

    #[test]
    fn a_list_is_taken_apart_at_its_dashes() {
        assert_eq!(items(""), []);
        assert_eq!(
            items("# head\n\n---\n- a: b\n  c:\n  - d\n# of nobody\n-\n  a: b\n- - e\n-f\n"),
            [
                (4, "- a: b\n  c:\n  - d\n# of nobody\n"),
                (8, "-\n  a: b\n"),
                (10, "- - e\n-f\n")
            ]
        );
        assert_eq!(
            items("  - a: |\n     - b\n    - c\n\r\n  - d\r\n- e"),
            [
                (1, "  - a: |\n     - b\n    - c\n\r\n"),
                (5, "  - d\r\n- e")
            ]
        );
    }

    #[test]
    fn what_has_no_dashes_stays_whole() {
        for text in ["[{a: b},\n- c]\n", "--- [a]\n- b\n", "a:\n- b\n", "\n# c\n"] {
            assert_eq!(items(text), [(1, text)]);
            assert!(!Items::of(text).are_apart());
        }
    }
}
