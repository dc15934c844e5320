//! The table of characters is the fonts' own.

use kerkesa::domain::characters::{SHOWN, is_invisible, is_shown};
use skrifa::{FontRef, MetadataProvider};
use std::{collections::BTreeSet, fs, path::Path};

fn in_fonts() -> BTreeSet<char> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
    let sets = fs::read_dir(folder)
        .expect("the fonts")
        .filter_map(|entry| {
            let path = entry.expect("an entry").path();
            let is_font = path.extension().is_some_and(|extension| extension == "ttf");
            is_font.then(|| {
                let bytes = fs::read(path).expect("a font");
                let font = FontRef::new(&bytes).expect("a font");
                font.charmap()
                    .mappings()
                    .filter_map(|(code, _)| char::from_u32(code))
                    .collect::<BTreeSet<char>>()
            })
        });
    sets.reduce(|a, b| &a & &b).expect("at least one font")
}

#[test]
fn a_letter_can_show_what_every_font_has_and_nothing_else() {
    let fonts: BTreeSet<char> = in_fonts()
        .into_iter()
        .filter(|c| !is_invisible(*c))
        .collect();
    let table: BTreeSet<char> = SHOWN
        .iter()
        .flat_map(|(first, last)| *first..=*last)
        .collect();
    let missing: Vec<_> = fonts.difference(&table).collect();
    let surplus: Vec<_> = table.difference(&fonts).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing {missing:?}, surplus {surplus:?}"
    );
}

#[test]
fn the_table_is_in_order() {
    assert!(SHOWN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    assert!(is_shown('ë') && is_shown('Ђ') && !is_shown('😀') && !is_shown('中'));
}
