//! A cut font as the objects that embed it.
//!
//! printpdf embeds the fonts of the program. What would carry printpdf for nothing else embeds them directly, with
//! the same bytes: a letter does not tell what wrote it.

#[cfg(feature = "printpdf")]
mod by_printpdf;
#[cfg(any(test, not(feature = "printpdf")))]
mod direct;

use super::file::{Objects, Part, number};
use super::fonts::Face;
use super::press::Press;
use super::subset::Meaning;
use super::unicode::unicode_map;
use crate::render::RenderError;
use pdf_writer::{Name, Ref};

/// The numbers of a face's objects, which are the same in every file.
pub(super) struct Numbers {
    /// The font, as pages name it.
    pub(super) font: Ref,
    descriptor: Ref,
    to_unicode: Ref,
    file: Ref,
    container: Ref,
}

impl Numbers {
    /// The first number that no font has.
    pub(super) const FIRST_FREE: i32 = 11;

    /// Those of the face.
    pub(super) const fn of(face: Face) -> Self {
        let first = match face {
            Face::Regular => 1,
            Face::Bold => 6,
        };
        Self {
            font: Ref::new(first),
            descriptor: Ref::new(first + 1),
            to_unicode: Ref::new(first + 2),
            file: Ref::new(first + 3),
            container: Ref::new(first + 4),
        }
    }
}

/// The objects of an embedded font, as they stand in a file, and the advance of each code.
pub(super) type Embedded = (Part, Vec<i32>);

const UNREADABLE: &str = "the cut font could not be read";

/// Embeds a face whose glyphs were cut out into a file of their own.
///
/// # Errors
/// If the file cannot be read, or is not embedded as expected: faults of this program.
pub(super) fn embed(
    face: Face,
    file: &[u8],
    glyphs: &[Meaning],
    press: &mut Press,
) -> Result<Embedded, RenderError> {
    #[cfg(feature = "printpdf")]
    return by_printpdf::embed(face, file, glyphs, press);
    #[cfg(not(feature = "printpdf"))]
    return direct::embed(face, file, glyphs, press);
}

/// The name of the subset: the face's, after six letters that follow from the glyphs (ISO 32000-1, 9.6.4).
fn name(face: Face, glyphs: &[Meaning]) -> String {
    let mark = glyphs.iter().fold(7_u32, |mark, (glyph, _)| {
        mark.wrapping_mul(31).wrapping_add(u32::from(*glyph))
    });
    let tag: String = (0..6)
        .map(|place| char::from(b'A' + ((mark >> (5 * place)) % 26).to_le_bytes()[0]))
        .collect();
    format!("{tag}+{}", face.name())
}

/// The font's objects, which name its streams by the face's numbers, and those streams.
fn part(
    face: Face,
    objects: Objects,
    file: &[u8],
    glyphs: &[Meaning],
    press: &mut Press,
) -> Result<Part, RenderError> {
    let numbers = Numbers::of(face);
    let mut part = Part::with_capacity(file.len());
    part.objects(numbers.container, objects, press)?;
    let to_unicode = press.deflate(&unicode_map(glyphs))?;
    part.compressed(numbers.to_unicode, &to_unicode, |_| ());
    let length = number(file.len())?;
    part.compressed(numbers.file, &press.deflate(file)?, |stream| {
        stream.pair(Name(b"Length1"), length);
    });
    Ok(part)
}

#[cfg(all(test, feature = "printpdf"))]
mod tests {
    use super::*;
    use crate::render::pdf::core::Core;
    use crate::render::pdf::subset::{Glyphs, cut_out};
    use skrifa::MetadataProvider;

    /// The glyphs of the characters.
    fn shown(face: Face, characters: &str) -> Vec<Meaning> {
        let charmap = face.font().charmap();
        let meaning = |character: char| {
            let glyph = charmap.map(character).expect("covered").to_u32();
            let glyph = u16::try_from(glyph).expect("small font");
            (glyph, character.to_string().into())
        };
        characters.chars().map(meaning).collect()
    }

    /// The core and whatever glyphs it lacks of the others.
    fn beyond(core: &[Meaning], others: Vec<Meaning>) -> Vec<Meaning> {
        let mut all = core.to_vec();
        for other in others {
            if all.iter().all(|(glyph, _)| *glyph != other.0) {
                all.push(other);
            }
        }
        all
    }

    #[track_caller]
    fn assert_same(face: Face, glyphs: Vec<Meaning>, what: &str) {
        let glyphs = Glyphs::new(glyphs).expect("they are few");
        let file = cut_out(face, &glyphs).expect("it is cut");
        let embedded = [by_printpdf::embed, direct::embed].map(|embed| {
            let embedded = embed(face, &file, glyphs.list(), &mut Press::default());
            embedded.expect("it is embedded")
        });
        let [(part, widths), direct] = &embedded;
        assert_eq!(widths.len(), glyphs.list().len() + 1, "{what}");
        assert_eq!(widths, &direct.1, "{face:?}: {what}");
        // Thousands of bytes, which nobody would read.
        assert!(part == &direct.0, "{face:?}: {what}: other objects");
    }

    #[test]
    fn both_embedders_give_the_same_bytes_for_cores_and_what_goes_beyond_them() {
        for face in Face::ALL {
            for language in ["sq", "en", "de", "de-CH", "it"] {
                let core = Core::of(face, language).subset().expect("a core");
                assert_same(face, core.glyphs().to_vec(), language);
                for name in ["Ελένη Παπαδοπούλου", "Đặng Ђурђа", "Ćosić-Şahin €§"]
                {
                    let all = beyond(core.glyphs(), shown(face, name));
                    assert_same(face, all, name);
                }
            }
        }
    }

    #[test]
    fn both_embedders_give_the_same_bytes_for_few_glyphs_and_for_all() {
        for face in Face::ALL {
            assert_same(face, shown(face, "ë"), "one letter");
            // What glyphs stand for may be several characters, one of two units, or nothing.
            let texts = ["ffi", "𝔸", "\u{200B}"].into_iter().cycle();
            let count = face.advances().glyph_count();
            let count = u16::try_from(count).expect("small font");
            let all: Vec<Meaning> = (1..count).zip(texts.map(Box::from)).collect();
            assert_same(face, all.iter().rev().step_by(7).cloned().collect(), "some");
            assert_same(face, all, "every glyph");
        }
    }
}
