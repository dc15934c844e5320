//! Many letters in one PDF, for the print shop.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::io::{self, Write};

/// The pages of a letter inherit these from the tree that they are taken out of.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A PDF that grows letter by letter. Each letter begins on an odd page, so that it begins on a
/// sheet of its own where both sides are printed.
///
/// It is for paper: the letters' tags are left out, for two trees of tags do not become one
/// soundly, and it claims no conformity to PDF/A or PDF/UA.
pub(super) struct Merged {
    document: Document,
    pages: Vec<Object>,
    parent: ObjectId,
}

impl Merged {
    pub(super) fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let parent = document.new_object_id();
        Self {
            document,
            pages: Vec::new(),
            parent,
        }
    }

    /// Adds a letter and says on which page it begins, counted from 1.
    pub(super) fn add(&mut self, pdf: &[u8]) -> lopdf::Result<usize> {
        let mut letter = Document::load_mem(pdf)?;
        // Before the letter's objects get their numbers: the empty page needs one too.
        if self.pages.len() % 2 == 1 {
            let empty = self.empty();
            self.pages.push(empty);
        }
        letter.renumber_objects_with(self.document.max_id + 1);
        let pages: Vec<ObjectId> = letter.get_pages().into_values().collect();
        for page in &pages {
            let inherited = INHERITED.map(|key| inherited(&letter, *page, key));
            let page = letter.get_dictionary_mut(*page)?;
            for (key, value) in INHERITED.into_iter().zip(inherited) {
                if let Some(value) = value {
                    page.set(key, value);
                }
            }
            page.remove(b"StructParents");
            page.set("Parent", self.parent);
        }
        // From here on nothing but the pages is wanted, and what they need.
        let pages: Vec<Object> = pages.into_iter().map(Object::Reference).collect();
        letter.trailer = dictionary! { "Pages" => pages.clone() };
        letter.prune_objects();
        let first = self.pages.len() + 1;
        self.document.max_id = self.document.max_id.max(letter.max_id);
        self.document.objects.append(&mut letter.objects);
        self.pages.extend(pages);
        Ok(first)
    }

    /// An empty page of the size of a letter.
    fn empty(&mut self) -> Object {
        let size: Vec<Object> = ["0", "0", "595.276", "841.89"]
            .map(|number| Object::Real(number.parse().unwrap_or_default()))
            .into();
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => self.parent,
            "MediaBox" => size,
            "Resources" => Dictionary::new(),
        };
        Object::Reference(self.document.add_object(page))
    }

    /// Writes the whole.
    pub(super) fn finish(mut self, target: &mut impl Write) -> io::Result<()> {
        let count = i64::try_from(self.pages.len()).map_err(io::Error::other)?;
        let tree = dictionary! {
            "Type" => "Pages",
            "Count" => count,
            "Kids" => self.pages,
        };
        self.document.set_object(self.parent, tree);
        let root = self.document.add_object(dictionary! {
            "Type" => "Catalog",
            "Pages" => self.parent,
        });
        self.document.trailer.set("Root", root);
        self.document.save_to(target)
    }
}

/// What a page has from above it, where it has none of its own.
fn inherited(letter: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut place = letter.get_dictionary(page).ok()?;
    // A tree of pages that is its own parent has no end.
    for _ in 0..16 {
        if let Ok(value) = place.get(key) {
            return Some(value.clone());
        }
        let parent = place.get(b"Parent").and_then(Object::as_reference).ok()?;
        place = letter.get_dictionary(parent).ok()?;
    }
    None
}
