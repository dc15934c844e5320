//! The embedded faces: Source Serif 4, regular and bold.

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;

/// One of the embedded faces. Both have the same 918 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Face {
    /// Running text.
    Regular,
    /// Subject, headings and notes to the carrier.
    Bold,
}

impl Face {
    /// Every face, in the order of [`Face::index`].
    pub(super) const ALL: [Self; 2] = [Self::Regular, Self::Bold];

    /// The face's place in tables of all faces.
    pub(super) const fn index(self) -> usize {
        self as usize
    }

    /// The font file.
    pub(super) const fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => {
                include_bytes!("../../../templates/fonts/SourceSerif4-Regular.ttf")
            }
            Self::Bold => include_bytes!("../../../templates/fonts/SourceSerif4-Bold.ttf"),
        }
    }

    /// The `PostScript` name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSerif4-Regular",
            Self::Bold => "SourceSerif4-Bold",
        }
    }

    /// The face's name in the resources of a page.
    pub(super) const fn resource(self) -> &'static str {
        match self {
            Self::Regular => "R",
            Self::Bold => "B",
        }
    }

    /// The parsed table directory.
    ///
    /// # Panics
    /// Never: the files are embedded, and a test reads them.
    pub(super) fn font(self) -> FontRef<'static> {
        FontRef::new(self.file()).expect("the embedded font files are whole")
    }

    /// The advances of its glyphs, in thousandths of the type size: the faces are drawn in thousandths.
    pub(super) fn advances(self) -> GlyphMetrics<'static> {
        self.font()
            .glyph_metrics(Size::unscaled(), LocationRef::default())
    }
}

/// The family's name, as the faces state it.
pub(super) const FAMILY: &str = "Source Serif 4";

/// Whether the embedded fonts can show the character.
///
/// Characters that only steer line breaking count as shown, and so does the
/// line feed; every other control character does not.
#[must_use]
pub fn covers(character: char) -> bool {
    // Asked for every character of every letter, and most stand at the beginning of the alphabet.
    static CHARACTERS: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let mut shown = vec![false; 0x300];
        for (code, _) in Face::Regular.font().charmap().mappings() {
            let place = usize::try_from(code)
                .ok()
                .and_then(|code| shown.get_mut(code));
            if let Some(place) = place {
                *place = true;
            }
        }
        shown
    });
    let is_in_face = || match CHARACTERS.get(character as usize) {
        Some(shown) => *shown,
        None => Face::Regular.font().charmap().map(character).is_some(),
    };
    character == '\n' || is_invisible(character) || character == NON_BREAKING_HYPHEN || is_in_face()
}

/// Whether the character has no shape of its own: soft hyphen, zero-width
/// space and joiners, byte order mark.
pub(super) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// The non-breaking hyphen: the faces lack it, and the shaper draws it with
/// the glyph of the hyphen.
const NON_BREAKING_HYPHEN: char = '\u{2011}';

/// What each glyph of a face stands for when nothing else is said.
#[derive(Debug)]
pub(super) struct Meanings {
    by_glyph: Vec<Option<char>>,
}

impl Meanings {
    /// The reverse of the face's character map.
    ///
    /// Of several characters with one glyph the lowest is taken, but for the
    /// quotation marks, which are commoner than the letters of their shape.
    pub(super) fn of(face: Face) -> Self {
        let mut by_glyph: Vec<Option<char>> = Vec::new();
        for (code, glyph) in face.font().charmap().mappings() {
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            // A ligature stands for its letters.
            if matches!(character, '\u{FB00}'..='\u{FB06}') {
                continue;
            }
            let index = glyph.to_u32() as usize;
            if by_glyph.len() <= index {
                by_glyph.resize(index + 1, None);
            }
            let common = matches!(character, '\u{2018}' | '\u{2019}');
            let place = &mut by_glyph[index];
            if common || place.is_none() {
                *place = Some(character);
            }
        }
        Self { by_glyph }
    }

    /// The character of the glyph; none for ligatures and variants.
    pub(super) fn character(&self, glyph: u16) -> Option<char> {
        *self.by_glyph.get(usize::from(glyph))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_are_whole_and_show_the_same_characters() {
        let [regular, bold] = Face::ALL.map(|face| {
            let mut codes: Vec<u32> = face.font().charmap().mappings().map(|m| m.0).collect();
            codes.sort_unstable();
            codes
        });
        assert!(regular.len() > 900);
        assert_eq!(regular, bold);
    }

    #[test]
    fn the_fonts_show_europe_and_refuse_the_rest() {
        for character in "ëçÇË äöüÄÖÜß Ђурђа Ćosić-Şahin Αθήνα „“”‘’«»–—§·…€\u{A0}\u{2011}".chars()
        {
            assert!(covers(character), "{character:?}");
        }
        for character in ['中', 'ع', '😀', '\0', '\t', '\r', '\u{202E}', '\u{E000}'] {
            assert!(!covers(character), "{character:?}");
        }
    }

    #[test]
    fn what_is_covered_is_what_the_face_maps() {
        let charmap = Face::Regular.font().charmap();
        for character in ('!'..'\u{2000}').filter(|c| !c.is_control() && !is_invisible(*c)) {
            assert_eq!(
                covers(character),
                charmap.map(character).is_some(),
                "{character:?}"
            );
        }
    }

    #[test]
    fn a_glyph_means_the_character_that_letters_hold() {
        let font = Face::Regular.font();
        let meanings = Meanings::of(Face::Regular);
        for character in ['a', 'ë', '-', ' ', '’', '‘', 'Ω', 'Ђ'] {
            let glyph = font.charmap().map(character).expect("covered");
            let glyph = u16::try_from(glyph.to_u32()).expect("small font");
            let wanted = if character == 'Ω' {
                '\u{3A9}'
            } else {
                character
            };
            assert_eq!(meanings.character(glyph), Some(wanted));
        }
    }
}
