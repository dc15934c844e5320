//! Gaps between glyphs, as readers of a PDF's text see them: inside a word none is as wide as a space, and between
//! words none is too narrow for one.

use super::fonts::{Face, is_invisible};
use super::paragraph::{Style, TextLine, Typesetter};
use skrifa::MetadataProvider;
use unicode_normalization::UnicodeNormalization;

/// The gap that readers take for a space, in thousandths of the type size.
const SPACE: i32 = 100;

/// Of each script, the characters that can stand beside each other in a word.
fn scripts() -> [Vec<char>; 3] {
    let charmap = Face::Regular.font().charmap();
    let all: Vec<char> = charmap
        .mappings()
        .filter_map(|(code, _)| char::from_u32(code))
        .filter(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(*c))
        .collect();
    // Other letters of the Latin script are spaced as those that they are made from.
    let of = |ranges: &[std::ops::RangeInclusive<char>]| -> Vec<char> {
        let is_in = |c: &&char| ranges.iter().any(|range| range.contains(*c));
        all.iter().filter(is_in).copied().collect()
    };
    [
        of(&[
            '!'..='ÿ',
            'ď'..='ď',
            'ľ'..='ľ',
            'ť'..='ť',
            'ſ'..='ſ',
            '‐'..='›',
            '€'..='€',
        ]),
        of(&['('..=')', ','..='9', '\u{384}'..='\u{3CE}']),
        of(&['('..=')', ','..='9', '\u{400}'..='\u{45F}']),
    ]
}

/// A line with all pairs that begin with the character, as words of their own.
fn pairs(typesetter: &mut Typesetter, face: Face, first: char, others: &[char]) -> TextLine {
    let words: Vec<String> = others.iter().map(|c| format!("{first}{c}")).collect();
    set(typesetter, face, &words.join(" "))
}

const fn style(face: Face) -> Style {
    Style {
        face,
        size: 10.5,
        leading: 10.5,
        break_words: false,
    }
}

fn set(typesetter: &mut Typesetter, face: Face, text: &str) -> TextLine {
    let paragraph = typesetter.lay_out(text, None, f32::MAX, style(face));
    let mut lines = paragraph.expect("lines").lines;
    assert_eq!(lines.len(), 1, "{text}");
    lines.remove(0)
}

/// The width of each glyph's own and how much farther away the next one stands.
fn gaps(line: &TextLine, face: Face) -> Vec<(u16, i32)> {
    let advances = face.advances();
    let gap = |glyph: &super::paragraph::Glyph| {
        let own = advances.advance_width(glyph.id.into()).expect("a glyph");
        #[expect(clippy::cast_possible_truncation, reason = "a whole number")]
        let own = own.round() as i32;
        (glyph.id, i32::from(glyph.advance) - own)
    };
    line.glyphs.iter().map(gap).collect()
}

#[test]
fn no_pair_in_a_word_stands_a_space_apart_and_no_words_stand_closer() {
    let mut typesetter = Typesetter::new();
    let mut seen = 0;
    for (face, characters) in Face::ALL
        .into_iter()
        .flat_map(|face| scripts().map(|characters| (face, characters)))
    {
        assert!(characters.len() > 60, "{characters:?}");
        let space = set(&mut typesetter, face, "a b").glyphs[1].id;
        for first in &characters {
            let line = pairs(&mut typesetter, face, *first, &characters);
            let gaps = gaps(&line, face);
            for (index, (glyph, gap)) in gaps.iter().enumerate() {
                assert!(*gap < SPACE, "{face:?} {first}: {gap} after glyph {index}");
                if *glyph == space {
                    let before = index.checked_sub(1).map_or(0, |before| gaps[before].1);
                    let between = before + i32::from(line.glyphs[index].advance);
                    assert!(2 * between > 3 * SPACE, "{face:?} {first}: {between}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 60_000, "{seen} spaces");
}

#[test]
fn a_gap_is_no_wider_than_it_must_be() {
    let mut typesetter = Typesetter::new();
    for face in Face::ALL {
        for (word, gap) in [("fV", 90), ("fW", 90), ("fY", 90), ("f)", 90), ("ff", 0)] {
            let line = set(&mut typesetter, face, word);
            assert_eq!(gaps(&line, face)[0].1, gap, "{face:?} {word}");
        }
    }
}

#[test]
fn accents_over_a_letter_are_said_each_by_itself() {
    let mut typesetter = Typesetter::new();
    for word in [
        "Adébáyọ\u{300}",
        "B\u{300}nb\u{300}n",
        "ṇ\u{302}n",
        "Đặng",
        "Ђурђа",
    ] {
        let line = set(&mut typesetter, Face::Regular, word);
        let meanings = typesetter.meanings(Face::Regular);
        let said: String = line
            .glyphs
            .iter()
            .map(|glyph| match line.text(glyph) {
                Some(text) => text.to_owned(),
                None => meanings.character(glyph.id).expect("it is meant").into(),
            })
            .collect();
        assert_eq!(said.nfc().collect::<String>(), word);
        let continues = line.glyphs.iter().filter(|g| line.text(g) == Some(""));
        assert_eq!(continues.count(), 0, "{word}");
    }
}

#[test]
fn no_line_ends_at_a_hyphen() {
    let mut typesetter = Typesetter::new();
    let style = style(Face::Regular);
    let text = "Vor- und Nachname, C-487/21 - ein Satz - ".repeat(9);
    let [hyphen, space] =
        ["-", " "].map(|sign| set(&mut typesetter, Face::Regular, sign).glyphs[0].id);
    let mut ends = 0;
    for width in 100_u16..300 {
        let paragraph = typesetter.lay_out(&text, None, f32::from(width), style);
        let lines = paragraph.expect("lines").lines;
        for line in &lines[..lines.len() - 1] {
            let inked = line.glyphs.iter().rfind(|glyph| glyph.id != space);
            assert_ne!(inked.expect("a word").id, hyphen, "{width}");
            ends += 1;
        }
    }
    assert!(ends > 1000, "{ends} lines");
}
