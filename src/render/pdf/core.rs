//! The cores of the faces: the glyphs that every letter of a language holds, cut out and compressed beforehand.
//!
//! Cutting a face takes as long as all else that one letter needs. So the cores lie beside the fonts, in
//! `templates/fonts/cores/`, as the objects that embed them; a test holds them against the fonts and
//! writes them anew with `SNAPSHOTS=overwrite`, compressed as well as can be, which takes a thousand times
//! as long. A core is a line of JSON and the bytes of the objects.

use super::file::{Part, Place};
use super::fonts::Face;
use super::subset::{Glyphs, Meaning, Subset};
use crate::render::RenderError;
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

/// The core of a face for a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Core {
    face: Face,
    language: Alphabet,
}

/// The languages that have cores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Alphabet {
    Albanian,
    English,
    German,
    Italian,
    SwissGerman,
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
    /// The core of the face for letters in the language; a language without one takes the English.
    pub(super) fn of(face: Face, language: &str) -> Self {
        let language = match (language, language.split('-').next()) {
            ("de-CH", _) => Alphabet::SwissGerman,
            (_, Some("sq")) => Alphabet::Albanian,
            (_, Some("de")) => Alphabet::German,
            (_, Some("it")) => Alphabet::Italian,
            _ => Alphabet::English,
        };
        Self { face, language }
    }

    /// Its name in `templates/fonts/cores/`.
    const fn name(self) -> &'static str {
        match (self.face, self.language) {
            (Face::Regular, Alphabet::Albanian) => "sq-regular",
            (Face::Regular, Alphabet::English) => "en-regular",
            (Face::Regular, Alphabet::German) => "de-regular",
            (Face::Regular, Alphabet::Italian) => "it-regular",
            (Face::Regular, Alphabet::SwissGerman) => "de-CH-regular",
            (Face::Bold, Alphabet::Albanian) => "sq-bold",
            (Face::Bold, Alphabet::English) => "en-bold",
            (Face::Bold, Alphabet::German | Alphabet::SwissGerman) => "de-bold",
            (Face::Bold, Alphabet::Italian) => "it-bold",
        }
    }

    /// The core as a subset of its face.
    ///
    /// # Errors
    /// If the stored core is none, which is a fault of this program.
    pub(super) fn subset(self) -> Result<Arc<Subset>, RenderError> {
        const BROKEN: &str = "the core of a face is broken";
        const MISSING: &str = "the core of a face was not handed over";
        let stored = stored(self.name()).ok_or(RenderError::pdf(MISSING))?;
        let stored = &*stored;
        let end = stored.iter().position(|byte| *byte == b'\n');
        let (head, bytes) = stored.split_at(end.ok_or(RenderError::pdf(BROKEN))?);
        let head: Head =
            serde_json::from_slice(head).map_err(|source| RenderError::pdf_with(BROKEN, source))?;
        let part = Part::stored(bytes[1..].to_vec(), head.places);
        let glyphs = Glyphs::new(head.glyphs)?;
        Ok(Arc::new(Subset::embedded_as(glyphs, head.widths, part)))
    }
}

/// The cores of this repository, by their names.
#[cfg(feature = "catalogue")]
pub const CORES: &[(&str, &[u8])] = &{
    macro_rules! cores {
        ($($name:literal),+) => {
            [$(($name, include_bytes!(concat!("../../../templates/fonts/cores/", $name)) as &[u8])),+]
        };
    }
    cores![
        "de-CH-regular",
        "de-bold",
        "de-regular",
        "en-bold",
        "en-regular",
        "it-bold",
        "it-regular",
        "sq-bold",
        "sq-regular"
    ]
};

/// Cores that were handed over: a program that comes without those of all languages loads them with the words.
static GIVEN: RwLock<BTreeMap<String, Arc<[u8]>>> = RwLock::new(BTreeMap::new());

/// Hands over a core of the fonts, by its name in `templates/fonts/cores/`: letters of its language cannot be drawn
/// without. A program that has the feature `catalogue` has all of them already.
pub fn give_core(name: &str, bytes: &[u8]) {
    let mut given = GIVEN.write().unwrap_or_else(PoisonError::into_inner);
    given.insert(name.to_owned(), bytes.into());
}

fn stored(name: &str) -> Option<Cow<'static, [u8]>> {
    #[cfg(feature = "catalogue")]
    if let Some((_, bytes)) = CORES.iter().find(|(known, _)| *known == name) {
        return Some(Cow::Borrowed(bytes));
    }
    let given = GIVEN.read().unwrap_or_else(PoisonError::into_inner);
    given.get(name).map(|bytes| Cow::Owned(bytes.to_vec()))
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
    use std::path::PathBuf;

    /// The languages, and what their cores show beside [`ALL`]: all that is in more than a tenth of their
    /// golden letters or of one kind of them, but for the letters of names. What is rarer is cut out when a
    /// letter needs it; `tests/it/drawn.rs` counts how often that is.
    const LANGUAGES: [(&str, &str, &str); 5] = [
        (
            "sq",
            "“ ” ff fi fj fl ft ffi",
            "ABCDFGJKLMNPRSTUVZÇ bjqzvyëç fi ft",
        ),
        (
            "en",
            "“ ” ff fi fl ft ffi",
            "ABCDFGIKLMNOPQRSTUWY bjqxzv fi",
        ),
        (
            "de",
            "„ “ § ff fi fl ft ffi fft Ä Ö Ü ß ä ö ü",
            "ABDEFGIKLMNOPRSTUVWZ bjqzv Ü ä ö ü ft",
        ),
        (
            "de-CH",
            "« » ff fi fl ft ffi fft Ä Ö Ü ä ö ü",
            THAT_OF_GERMAN,
        ),
        (
            "it",
            "« » ° ff fi ft ffi À È É Ì Ò Ù à è é ì ò ù",
            "ACDGIKLMOPRSTUV bqzv à è é fi",
        ),
    ];

    /// There is no core of its own.
    const THAT_OF_GERMAN: &str = "";

    /// What every core shows of the face for running text: names and addresses of any worker.
    const ALL: &str = "\
        ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \
        . , : ; ( ) / & @ - _ ' ’ – + ? Ç Ë ç ë";

    /// What every core shows of the face for subjects and headings, whose words are few.
    const ALL_BOLD: &str = "acdefghiklmnoprstuwy 0123456789 . , : ( ) / - –";

    fn shown(face: Face, regular: &str, bold: &str) -> String {
        match face {
            Face::Regular => format!("{ALL} {regular}"),
            Face::Bold => format!("{ALL_BOLD} {bold}"),
        }
    }

    /// The core, cut out of its face now.
    fn cut(face: Face, shown: &str, press: &mut Press) -> Subset {
        let mut typesetter = Typesetter::new();
        let style = Style {
            face,
            size: 10.0,
            leading: 10.0,
            break_words: false,
        };
        let specimen = typesetter
            .set(shown, None, f32::MAX, style)
            .expect("the face shows its core");
        let meanings = typesetter.meanings(face);
        let glyphs: BTreeMap<u16, Box<str>> = specimen
            .lines
            .iter()
            .flat_map(|line| line.glyphs.iter().map(|glyph| (glyph.id, line.text(glyph))))
            .map(|(glyph, text)| (glyph, meaning(glyph, text, meanings)))
            .collect();
        let glyphs = Glyphs::new(glyphs.into_iter().collect()).expect("they are few");
        Subset::cut(face, glyphs, press).expect("it is cut")
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
        // How long a stream was before, and where it stood, is the compressor's alone.
        for object in document.objects.values_mut() {
            if let Ok(stream) = object.as_stream_mut() {
                stream.dict.remove(b"Length");
            }
        }
        let is_table = |object: &Object| object.type_name().is_ok_and(|name| name == b"XRef");
        document.objects.retain(|_, object| !is_table(object));
        document.objects
    }

    #[test]
    fn the_stored_cores_are_those_of_the_fonts() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates/fonts/cores");
        let both = [(Face::Regular, "regular"), (Face::Bold, "bold")];
        for ((language, regular, bold), (face, name)) in LANGUAGES
            .into_iter()
            .flat_map(|core| both.map(|face| (core, face)))
            .filter(|((_, _, bold), (face, _))| *face == Face::Regular || *bold != THAT_OF_GERMAN)
        {
            let name = format!("{language}-{name}");
            let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
            let mut press = if overwrite {
                Press::thorough()
            } else {
                Press::default()
            };
            let now = cut(face, &shown(face, regular, bold), &mut press);
            if overwrite {
                let mut bytes = serde_json::to_vec(&head(&now)).expect("JSON");
                bytes.push(b'\n');
                bytes.extend_from_slice(now.embedded().as_bytes());
                std::fs::create_dir_all(&folder).expect("a folder");
                std::fs::write(folder.join(name), bytes).expect("written");
                continue;
            }
            let stored = Core::of(face, language).subset().expect("a core");
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
        for (language, letters) in [
            ("sq-XK", "ëç“"),
            ("de-AT", "äöüß„“"),
            ("de-CH", "äöü«»"),
            ("it-CH", "àèé«»"),
            ("en", "z“”"),
        ] {
            let core = Core::of(Face::Regular, language).subset().expect("a core");
            for letter in letters.chars() {
                let shows = |meaning: &Meaning| meaning.1.chars().eq([letter]);
                assert!(core.glyphs().iter().any(shows), "{language}: {letter}");
            }
        }
    }
}
