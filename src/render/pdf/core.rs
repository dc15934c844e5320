//! The cores of the faces: the glyphs that every letter of a language holds, cut out and compressed beforehand.
//!
//! Cutting a face takes as long as all else that one letter needs. So the cores lie beside the fonts, in
//! `templates/fonts/cores/`, as the objects that embed them; a test holds them against the fonts and
//! writes them anew with `SNAPSHOTS=overwrite`. A core is a line of JSON and the bytes of the objects.

use super::file::{Part, Place};
use super::fonts::Face;
use super::subset::{Glyphs, Meaning, Subset};
use crate::render::RenderError;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A core by its face and by the letters that it shows beside those of English and Albanian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Core {
    Regular,
    RegularGerman,
    RegularItalian,
    Bold,
}

/// What a core says of itself before the objects begin.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Head {
    /// The glyphs in the order of their codes, and what they stand for.
    glyphs: Vec<Meaning>,
    /// The advance of each code in thousandths of the type size, from code 0.
    widths: Vec<i32>,
    /// Where the objects are, by their numbers.
    places: Vec<(i32, Place)>,
}

impl Core {
    /// The core of the face in letters of the language.
    pub(super) fn of(face: Face, language: &str) -> Self {
        match (face, language.split('-').next()) {
            (Face::Regular, Some("de")) => Self::RegularGerman,
            (Face::Regular, Some("it")) => Self::RegularItalian,
            (Face::Regular, _) => Self::Regular,
            (Face::Bold, _) => Self::Bold,
        }
    }

    const fn stored(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../templates/fonts/cores/regular"),
            Self::RegularGerman => include_bytes!("../../../templates/fonts/cores/regular-german"),
            Self::RegularItalian => {
                include_bytes!("../../../templates/fonts/cores/regular-italian")
            }
            Self::Bold => include_bytes!("../../../templates/fonts/cores/bold"),
        }
    }

    /// The core as a subset of its face.
    ///
    /// # Errors
    /// If the stored core is none, which is a fault of this program.
    pub(super) fn subset(self) -> Result<Arc<Subset>, RenderError> {
        const BROKEN: &str = "the core of a face is broken";
        let stored = self.stored();
        let end = stored.iter().position(|byte| *byte == b'\n');
        let (head, bytes) = stored.split_at(end.ok_or(RenderError::pdf(BROKEN))?);
        let head: Head =
            serde_json::from_slice(head).map_err(|source| RenderError::pdf_with(BROKEN, source))?;
        let part = Part::stored(bytes[1..].to_vec(), head.places);
        let glyphs = Glyphs::new(head.glyphs)?;
        Ok(Arc::new(Subset::embedded_as(glyphs, head.widths, part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::pdf::file::Trailer;
    use crate::render::pdf::paragraph::{Style, Typesetter};
    use crate::render::pdf::press::Press;
    use crate::render::pdf::subset::meaning;
    use lopdf::{Document, Object, ObjectId};
    use pdf_writer::Ref;
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    const CORES: [(Core, &str); 4] = [
        (Core::Regular, "regular"),
        (Core::RegularGerman, "regular-german"),
        (Core::RegularItalian, "regular-italian"),
        (Core::Bold, "bold"),
    ];

    /// What every file shows in running text: the characters of English and
    /// Albanian, and the ligatures of the face.
    const REGULAR: &str = "\
        ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \
        . , : ; ! ? ( ) [ ] / & % @ + - _ ' \" \
        Ç Ë ç ë \
        – — … · ’ ‘ “ ” „ « » § \
        ff fi fj fl ft ffi ffj ffl fft";

    /// What every file shows in subjects and headings, which are few.
    const BOLD: &str = "\
        ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \
        . , : ( ) / - – Ç Ë ç ë";

    fn shown(core: Core) -> String {
        match core {
            Core::Regular => REGULAR.to_owned(),
            Core::RegularGerman => format!("{REGULAR} Ä Ö Ü ß ä ö ü"),
            Core::RegularItalian => format!("{REGULAR} À È É Ì Ò Ù à è é ì ò ù"),
            Core::Bold => BOLD.to_owned(),
        }
    }

    /// The face that the core is cut out of.
    const fn face(core: Core) -> Face {
        match core {
            Core::Regular | Core::RegularGerman | Core::RegularItalian => Face::Regular,
            Core::Bold => Face::Bold,
        }
    }

    /// The core, cut out of its face now.
    fn cut(core: Core) -> Subset {
        let face = face(core);
        let mut typesetter = Typesetter::new();
        let style = Style {
            face,
            size: 10.0,
            leading: 10.0,
            break_words: false,
        };
        let specimen = typesetter
            .set(&shown(core), None, f32::MAX, style)
            .expect("the face shows its core");
        let meanings = typesetter.meanings(face);
        let glyphs: BTreeMap<u16, Box<str>> = specimen
            .lines
            .iter()
            .flat_map(|line| line.glyphs.iter().map(|glyph| (glyph.id, line.text(glyph))))
            .map(|(glyph, text)| (glyph, meaning(glyph, text, meanings)))
            .collect();
        let glyphs = Glyphs::new(glyphs.into_iter().collect()).expect("they are few");
        Subset::cut(face, glyphs, &mut Press::default()).expect("it is cut")
    }

    fn head(subset: &Subset) -> Head {
        Head {
            glyphs: subset.glyphs().to_vec(),
            widths: subset.widths().to_vec(),
            places: subset.embedded().places().to_vec(),
        }
    }

    /// The objects of a part, not compressed.
    fn objects(subset: &Subset) -> BTreeMap<ObjectId, Object> {
        let trailer = Trailer {
            root: Ref::new(1),
            info: Ref::new(1),
            identity: [0; 16],
        };
        let part = subset.embedded().clone();
        let file = part.finish(Ref::new(100), &trailer, &mut Press::default());
        let mut document = Document::load_mem(&file.expect("a file")).expect("a document");
        document.decompress();
        document.objects
    }

    #[test]
    fn the_stored_cores_are_those_of_the_fonts() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates/fonts/cores");
        for (core, name) in CORES {
            let now = cut(core);
            if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
                let mut bytes = serde_json::to_vec(&head(&now)).expect("JSON");
                bytes.push(b'\n');
                bytes.extend_from_slice(now.embedded().as_bytes());
                std::fs::create_dir_all(&folder).expect("a folder");
                std::fs::write(folder.join(name), bytes).expect("written");
                continue;
            }
            let stored = core.subset().expect("a core");
            assert_eq!(stored.glyphs(), now.glyphs(), "{name}");
            assert_eq!(stored.widths(), now.widths(), "{name}");
            // Another version of the compressor may give other bytes for the same objects.
            let (stored, now) = (objects(&stored), objects(&now));
            assert!(stored.len() >= 4, "{name}: {} objects", stored.len());
            assert!(stored == now, "{name}: other objects");
        }
    }

    #[test]
    fn a_core_shows_the_letters_of_its_language() {
        for (language, letters) in [("sq", "ëç"), ("de-CH", "äöüß"), ("it", "àèé"), ("en", "z")]
        {
            let core = Core::of(Face::Regular, language).subset().expect("a core");
            for letter in letters.chars() {
                let shows = |meaning: &Meaning| meaning.1.chars().eq([letter]);
                assert!(core.glyphs().iter().any(shows), "{language}: {letter}");
            }
        }
    }
}
