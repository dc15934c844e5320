//! Whether a text in YAML, or a file, is small enough to be read in the time and memory of a letter.

use super::{brackets::Brackets, repeats};
#[cfg(any(feature = "catalogue", feature = "proof"))]
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// The most keys, values and items that a text may have. Each takes up to half a kilobyte while it
/// is read; the longest request has some hundreds of them.
pub(crate) const PARTS: usize = 100_000;

/// How many looks at an open bracket the reader may need: it looks at all of them again for each sign
/// that stands behind them. So many take it a third of a second.
const LOOKS: usize = 25_000_000;

/// Why a text is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TooMuch {
    /// Brackets in brackets, or directives, which are looked at again and again.
    #[error("opens too many brackets (`[`, `{{`)")]
    Brackets {
        /// Line and column, from 1, at which it is too much.
        place: (usize, usize),
    },
    /// Keys, values and items.
    #[error("has more than {limit} keys and values")]
    Parts {
        /// How many there may be.
        limit: usize,
        /// Line and column, from 1, at which it is too much.
        place: (usize, usize),
    },
    /// What aliases hold.
    #[error("the file repeats itself too often with aliases (`*`)")]
    Repeats,
}

impl TooMuch {
    /// Line and column, from 1.
    pub(crate) const fn place(self) -> Option<(usize, usize)> {
        match self {
            Self::Brackets { place } | Self::Parts { place, .. } => Some(place),
            Self::Repeats => None,
        }
    }

    /// What to do.
    pub(crate) const fn hint(self) -> &'static str {
        match self {
            Self::Brackets { .. } | Self::Parts { .. } => "is this the right file?",
            Self::Repeats => "write every value where it belongs",
        }
    }
}

/// Refuses a text that would take the reader of YAML too long, or too much memory, through its
/// aliases too; otherwise says how many keys, values and items it has at most.
pub(crate) fn bounded(text: &str, most_parts: usize) -> Result<usize, TooMuch> {
    let parts = sized(text, most_parts)?;
    repeats::bounded(text).map_err(|_| TooMuch::Repeats)?;
    Ok(parts)
}

/// The same for a text as it stands, without its aliases.
pub(crate) fn sized(text: &str, most_parts: usize) -> Result<usize, TooMuch> {
    // Nobody's request has so many brackets that it matters which of them are open.
    match counted(text, most_parts, None) {
        Err(TooMuch::Brackets { .. }) => counted(text, most_parts, Some(Brackets::default())),
        counted => counted,
    }
}

/// Counts the signs that may begin a key, a value or an item, wherever they stand, and the looks at
/// brackets: at those that are open, or without `brackets` at all that were opened. So it never counts too few.
fn counted(
    text: &str,
    most_parts: usize,
    mut brackets: Option<Brackets>,
) -> Result<usize, TooMuch> {
    let (mut parts, mut held, mut looks) = (0, 0, 0);
    let mut before = '\n';
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        let is_part = match sign {
            '[' | '{' | ',' | ':' | '?' => true,
            // Elsewhere it is a hyphen.
            '-' => next.is_none_or(|next| !next.is_ascii_graphic()),
            _ => false,
        };
        let is_directive = sign == '%' && matches!(before, '\n' | '\r');
        let is_opened = brackets.is_none() && matches!(sign, '[' | '{');
        held += usize::from(is_opened || is_directive);
        let open = brackets
            .as_mut()
            .map_or(0, |brackets| brackets.read(sign, next));
        if sign.is_ascii_punctuation() {
            parts += usize::from(is_part);
            looks += held + open;
            if looks > LOOKS {
                let place = place(text, at);
                return Err(TooMuch::Brackets { place });
            }
            if parts > most_parts {
                let (limit, place) = (most_parts, place(text, at));
                return Err(TooMuch::Parts { limit, place });
            }
        }
        before = sign;
    }
    Ok(parts)
}

/// Line and column, from 1, of a byte of a text.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[begin..].chars().count() + 1)
}

/// The bytes of a file, if they are no more than `limit`; none otherwise, also of a file without an end.
#[cfg(any(feature = "catalogue", feature = "proof"))]
pub(crate) fn bytes(file: &Path, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let more = limit as u64 + 1;
    File::open(file)?.take(more).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_writes_is_read() {
        for text in [
            "",
            "a: [b, {c: d}]\n",
            &format!("a: '{}'\n", "[".repeat(4_000)),
            &format!("a: |\n  {}\n", "[{ ".repeat(1_000)),
            &format!("{}\n", "--------------------\n".repeat(20_000)),
            &"It is so; and we know it. ".repeat(40_000),
            &format!("[{}]", "{\"a\": \"b\", \"c\": [\"d\"]}, ".repeat(10_000)),
            &"a: {lines: ['it''s', b]}\n".repeat(10_000),
        ] {
            assert!(bounded(text, PARTS).is_ok(), "{text:.40}");
        }
    }

    #[test]
    fn what_takes_too_long_is_refused_with_its_place() {
        let directives = (0..20_000).map(|n| format!("%TAG !a{n}! x\n"));
        let directives: Vec<String> = directives.collect();
        for text in [
            format!("worker: {}", "[".repeat(100_000)),
            format!("a: {}{}", "[\n".repeat(5_000), "a,".repeat(40_000)),
            format!("a: {}", "[\"]\", ".repeat(20_000)),
            directives.concat() + "--- a\n",
        ] {
            let refused = bounded(&text, PARTS).expect_err("refused");
            assert!(matches!(refused, TooMuch::Brackets { .. }), "{refused}");
        }
        let place = bounded(&format!("ë: {}", "[".repeat(100_000)), PARTS)
            .expect_err("refused")
            .place();
        assert_eq!(place, Some((1, 7_074)));
    }

    #[test]
    fn what_takes_too_much_memory_is_refused() {
        for sign in ["- ", "? ", "-\n", "a:\n", "a,"] {
            let text = format!("a\n{}", sign.repeat(PARTS));
            assert_eq!(bounded(&text, PARTS), Ok(PARTS));
            let refused = bounded(&format!("{text}{sign}"), PARTS).expect_err("refused");
            assert!(matches!(refused, TooMuch::Parts { .. }), "{refused}");
        }
    }

    #[test]
    fn a_file_without_an_end_is_given_up() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), "abc").expect("written");
        assert_eq!(bytes(file.path(), 3).expect("bytes"), Some(b"abc".to_vec()));
        assert_eq!(bytes(file.path(), 2).expect("bytes"), None);
        #[cfg(unix)]
        assert_eq!(bytes("/dev/zero".as_ref(), 2).expect("bytes"), None);
    }
}
