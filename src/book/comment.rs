//! Which comments of a book are lost when it is written anew.

use crate::catalog::walk::walk;
use std::{collections::HashSet, fmt::Write};

/// Signs for private use, between which a number stands that is put behind a `#`.
const BEGIN: char = '\u{E000}';
const END: char = '\u{E001}';

/// The most `#` that are told apart. A book has some hundreds, most of them in addresses of websites.
const MARKS: usize = 100_000;

/// The line, from 1, of the first comment from a line on, which is counted from 0.
///
/// Whether a `#` begins a comment depends on quotation marks, blocks and lines before it, which the
/// reader of YAML knows best: what is put behind the `#` comes out of it again, unless it is a comment.
pub(super) fn first_from(text: &str, line: usize) -> Option<usize> {
    let mut marked = String::with_capacity(text.len());
    let mut lines = Vec::new();
    for (number, line) in text.split_inclusive('\n').enumerate().skip(line) {
        for part in line.split_inclusive('#') {
            marked.push_str(part);
            if part.ends_with('#') && lines.len() <= MARKS {
                // Writing to memory does not fail.
                let _ = write!(marked, "{BEGIN}{}{END}", lines.len());
                lines.push(number + 1);
            }
        }
    }
    if lines.is_empty() {
        return None;
    }
    let mut read = HashSet::new();
    let mut each = |text: &str| {
        let numbers = text
            .split(BEGIN)
            .skip(1)
            .filter_map(|part| part.split_once(END));
        read.extend(numbers.filter_map(|(number, _)| number.parse::<usize>().ok()));
        Ok(())
    };
    // Of a text that cannot be read, or has too many of them, no comment is known to be none.
    let is_read = lines.len() <= MARKS && walk(&marked, &mut each).is_ok();
    let lost = (0..lines.len()).find(|number| !is_read || !read.contains(number))?;
    lines.get(lost).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_found_wherever_yaml_has_it() {
        for text in [
            "a: b # c\n",
            "a: # c\n  b: c\n",
            "a: 'b' # c\n",
            "a: \"b\"\t# c\n",
            "a: [b, # c\n  d]\n",
            "a: [b,# c\n  d]\n",
            "a: |- # c\n  b\n",
            "a: >\n  b\n# c\n",
            "a: b\n # c\n",
            "a: b\n            # c\n",
            "--- # c\na: b\n",
            "a: it's # isn't\n",
            "a: {b: 'c', d: \"e\"} # f\n",
            "a: &x b # c\n",
            "a: b\n# c",
        ] {
            let line = text
                .lines()
                .position(|line| line.contains('#'))
                .map(|at| at + 1);
            assert_eq!(first_from(text, 0), line, "{text}");
            assert_eq!(
                first_from(&format!("# head\n{text}"), 1),
                line.map(|line| line + 1),
                "{text}"
            );
        }
    }

    #[test]
    fn of_too_many_signs_the_first_is_told() {
        let text = format!("a: '{}'\n", "# ".repeat(MARKS));
        assert_eq!(first_from(&text, 0), None);
        assert_eq!(first_from(&format!("b: '#'\n{text}"), 0), Some(1));
    }

    #[test]
    fn a_sign_in_a_text_is_no_comment() {
        for text in [
            "a: b#c\n",
            "a: https://example.org/#c\n",
            "a: 'b # c'\n",
            "a: 'it''s # c'\n",
            "a: \"b \\\" # c\"\n",
            "a: 'b\n  # c'\n",
            "a: |\n  # b\n  c # d\n",
            "a:\n- |2-\n    # b\n  c\n",
            "'# a': b\n",
            "a: [\"# b\", '#']\n",
            "a: 99999999999999999999999999\nb: '#'\n",
            "a: b\n",
        ] {
            assert_eq!(first_from(text, 0), None, "{text}");
        }
    }
}
