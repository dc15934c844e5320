//! Many letters in one PDF, for the print shop.

use super::copied::copy;
use super::finish::sheet;
use lopdf::{Dictionary, Document, Object, ObjectId};
use pdf_writer::writers::{Catalog, Pages};
use pdf_writer::{Chunk, Name, Ref, Settings};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::{self, Write};

/// What a page is drawn with, of its own or from the tree that it is taken out of.
const DRAWN_WITH: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// How many pages hang on one branch of the tree of pages.
const BRANCH: usize = 64;

/// How deep objects may stand in one another; a font has three levels.
const DEEPEST: usize = 16;

/// A PDF that is written while letters are added, so that they need not be held. Each begins on an odd
/// page, so that it begins on a sheet of its own where both sides are printed.
///
/// Fonts that letters share are written once. It is for paper: the letters' tags are left out, for two trees
/// of tags do not become one soundly, and it claims no conformity to PDF/A or PDF/UA.
pub struct Merged<W> {
    out: W,
    /// How many bytes were written.
    position: u64,
    written: Sha256,
    /// Where each object begins, from number 1.
    places: Vec<u64>,
    /// What letters may share, by its hash.
    shared: HashMap<[u8; 32], Ref>,
    branches: Vec<Ref>,
    branch: (Ref, Vec<Ref>),
    pages: usize,
    /// How many pages are kept at the beginning for a letter that comes last.
    kept: usize,
}

/// The pages of one letter, taken apart. That takes longer than to add them, and can be done for several
/// letters at once.
#[derive(Debug)]
pub struct LoosePages(Document);

impl LoosePages {
    /// The pages of a PDF.
    ///
    /// # Errors
    /// If it is none.
    pub fn of(pdf: &[u8]) -> io::Result<Self> {
        let mut letter = Document::load_mem(pdf).map_err(io::Error::other)?;
        // Tags are the most of a letter's objects, and nothing else names them.
        let catalog = letter.catalog_mut().map_err(io::Error::other)?;
        catalog.remove(b"StructTreeRoot");
        letter.prune_objects();
        Ok(Self(letter))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.get_pages().len()
    }
}

/// The tree of pages, and what names it.
const ROOT: Ref = Ref::new(1);
const CATALOG: Ref = Ref::new(2);

impl<W: Write> Merged<W> {
    /// Begins a PDF without pages.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn new(out: W) -> io::Result<Self> {
        let mut merged = Self {
            out,
            position: 0,
            written: Sha256::new(),
            places: vec![0; 2],
            shared: HashMap::new(),
            branches: Vec::new(),
            branch: (ROOT, Vec::new()),
            pages: 0,
            kept: 0,
        };
        merged.put(b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n")?;
        Ok(merged)
    }

    /// Keeps sheets at the beginning, before any letter is added, for one of at most so many pages that
    /// [`add_first`](Self::add_first) puts there.
    pub const fn keep(&mut self, pages: usize) {
        self.kept = pages.next_multiple_of(2);
        self.pages = self.kept;
    }

    /// Adds the letter for which pages were kept, and says on which page it begins: the first.
    ///
    /// # Errors
    /// As [`add`](Self::add), and if it has more pages than were kept.
    pub fn add_first(&mut self, letter: &LoosePages) -> io::Result<usize> {
        let kept = std::mem::take(&mut self.kept);
        if letter.count() > kept {
            return Err(io::Error::other(
                "the first letter has more pages than were kept",
            ));
        }
        self.end_branch()?;
        let before = (self.branches.len(), self.pages);
        self.pages_of(letter)?;
        while self.pages - before.1 < kept {
            self.empty_page()?;
        }
        self.end_branch()?;
        let first = self.branches.split_off(before.0);
        self.branches.splice(0..0, first);
        self.pages = before.1;
        Ok(1)
    }

    /// Adds a letter and says on which page it begins, counted from 1.
    ///
    /// # Errors
    /// If it cannot be written, or its pages are no pages.
    pub fn add(&mut self, letter: &LoosePages) -> io::Result<usize> {
        if self.pages % 2 == 1 {
            self.empty_page()?;
        }
        let first = self.pages + 1;
        self.pages_of(letter)?;
        Ok(first)
    }

    fn empty_page(&mut self) -> io::Result<()> {
        let mut empty = Dictionary::new();
        let size = [sheet().x1, sheet().y1, sheet().x2, sheet().y2];
        empty.set("MediaBox", size.map(Object::Real).to_vec());
        empty.set("Resources", Dictionary::new());
        self.page(empty)
    }

    fn pages_of(&mut self, LoosePages(letter): &LoosePages) -> io::Result<()> {
        for id in letter.get_pages().into_values() {
            let mut page = Dictionary::new();
            for key in DRAWN_WITH {
                if let Some(value) = inherited(letter, id, key) {
                    page.set(key, self.placed(letter, value, DEEPEST)?);
                }
            }
            let source = letter.get_dictionary(id).map_err(io::Error::other)?;
            let contents = source.get(b"Contents").and_then(Object::as_reference);
            let contents = contents.and_then(|id| letter.get_object(id));
            let number = self.object(contents.map_err(io::Error::other)?)?;
            page.set("Contents", reference(number));
            self.page(page)?;
        }
        Ok(())
    }

    /// Writes the rest, and gives back what it was written to.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.end_branch()?;
        let count = i32::try_from(self.pages - self.kept).map_err(io::Error::other)?;
        let mut chunk = chunk();
        let branches = std::mem::take(&mut self.branches);
        chunk.pages(ROOT).count(count).kids(branches);
        self.chunk(ROOT, &chunk)?;
        let mut chunk = self::chunk();
        chunk.indirect(CATALOG).start::<Catalog<'_>>().pages(ROOT);
        self.chunk(CATALOG, &chunk)?;
        self.table()?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// Adds a page, to which only the tree above it is missing.
    fn page(&mut self, mut page: Dictionary) -> io::Result<()> {
        if self.branch.1.len() == BRANCH {
            self.end_branch()?;
        }
        if self.branch.1.is_empty() {
            self.branch.0 = self.number();
        }
        page.set("Type", Object::Name(b"Page".to_vec()));
        page.set("Parent", reference(self.branch.0));
        let number = self.object(&Object::Dictionary(page))?;
        self.branch.1.push(number);
        self.pages += 1;
        Ok(())
    }

    fn end_branch(&mut self) -> io::Result<()> {
        let (number, pages) = std::mem::replace(&mut self.branch, (ROOT, Vec::new()));
        if pages.is_empty() {
            return Ok(());
        }
        let count = i32::try_from(pages.len()).map_err(io::Error::other)?;
        let mut chunk = chunk();
        let mut branch = chunk.indirect(number).start::<Pages<'_>>();
        branch.parent(ROOT).count(count).kids(pages);
        drop(branch);
        self.branches.push(number);
        self.chunk(number, &chunk)
    }

    /// The object with references to what stands in this PDF: what it names is written, unless it is there.
    fn placed(&mut self, letter: &Document, object: &Object, depth: usize) -> io::Result<Object> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(io::Error::other("the objects of a letter have no end"));
        };
        Ok(match object {
            Object::Reference(id) => {
                let object = letter.get_object(*id).map_err(io::Error::other)?;
                let object = self.placed(letter, object, depth)?;
                reference(self.once(&object)?)
            }
            Object::Array(items) => {
                let items = items.iter().map(|item| self.placed(letter, item, depth));
                Object::Array(items.collect::<io::Result<_>>()?)
            }
            Object::Dictionary(pairs) => {
                Object::Dictionary(self.placed_pairs(letter, pairs, depth)?)
            }
            Object::Stream(stream) => {
                let mut stream = stream.clone();
                stream.dict = self.placed_pairs(letter, &stream.dict, depth)?;
                Object::Stream(stream)
            }
            other => other.clone(),
        })
    }

    fn placed_pairs(
        &mut self,
        letter: &Document,
        pairs: &Dictionary,
        depth: usize,
    ) -> io::Result<Dictionary> {
        let pairs = pairs
            .iter()
            .map(|(key, value)| Ok((key.clone(), self.placed(letter, value, depth)?)));
        pairs.collect()
    }

    /// The number of the object, which is written if it is not there.
    fn once(&mut self, object: &Object) -> io::Result<Ref> {
        let hash = Sha256::digest(written(ROOT, object).as_bytes()).into();
        if let Some(known) = self.shared.get(&hash) {
            return Ok(*known);
        }
        let number = self.object(object)?;
        self.shared.insert(hash, number);
        Ok(number)
    }

    /// Writes an object that names only what is in this PDF.
    fn object(&mut self, object: &Object) -> io::Result<Ref> {
        let number = self.number();
        self.chunk(number, &written(number, object))?;
        Ok(number)
    }

    fn number(&mut self) -> Ref {
        self.places.push(0);
        Ref::new(i32::try_from(self.places.len()).unwrap_or(i32::MAX))
    }

    fn chunk(&mut self, number: Ref, chunk: &Chunk) -> io::Result<()> {
        let index = usize::try_from(number.get() - 1).map_err(io::Error::other)?;
        let place = self.places.get_mut(index);
        *place.ok_or_else(|| io::Error::other("more objects than a PDF has"))? = self.position;
        self.put(chunk.as_bytes())
    }

    /// Writes the table of all objects (ISO 32000-1, 7.5.4), where it is, and whose it is.
    fn table(&mut self) -> io::Result<()> {
        let start = self.position;
        let size = self.places.len() + 1;
        self.put(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes())?;
        for place in std::mem::take(&mut self.places) {
            if place > 9_999_999_999 {
                return Err(io::Error::other("a PDF has at most ten gigabytes"));
            }
            self.put(format!("{place:010} 00000 n \n").as_bytes())?;
        }
        let root = CATALOG.get();
        let identity = self.written.clone().finalize();
        let identity = u128::from_be_bytes(identity[..16].try_into().map_err(io::Error::other)?);
        let trailer = format!(
            "trailer\n<</Size {size}/Root {root} 0 R/ID[<{identity:032X}><{identity:032X}>]>>\nstartxref\n{start}\n%%EOF\n"
        );
        self.put(trailer.as_bytes())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.position += bytes.len() as u64;
        self.written.update(bytes);
        self.out.write_all(bytes)
    }
}

impl<W> std::fmt::Debug for Merged<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Merged")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

fn chunk() -> Chunk {
    Chunk::with_settings(Settings { pretty: false })
}

fn reference(number: Ref) -> Object {
    Object::Reference((number.get().unsigned_abs(), 0))
}

/// The object as it stands in a file, under a number.
fn written(number: Ref, object: &Object) -> Chunk {
    let mut chunk = chunk();
    if let Object::Stream(stream) = object {
        let mut to = chunk.stream(number, &stream.content);
        for (key, value) in stream.dict.iter().filter(|(key, _)| *key != b"Length") {
            copy(value, to.insert(Name(key)));
        }
    } else {
        copy(object, chunk.indirect(number));
    }
    chunk
}

/// What a page has, or the tree above it.
fn inherited<'a>(letter: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut place = letter.get_dictionary(page).ok()?;
    // A tree of pages that is its own parent has no end.
    for _ in 0..DEEPEST {
        if let Ok(value) = place.get(key) {
            return Some(value);
        }
        let parent = place.get(b"Parent").and_then(Object::as_reference).ok()?;
        place = letter.get_dictionary(parent).ok()?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::pdf::PdfRenderer;
    use crate::render::{Renderer, sample};

    /// The letters of so many workers, every third of them with a name that needs glyphs of its own.
    fn merged(letters: usize) -> (Document, Vec<usize>, usize) {
        let mut renderer = PdfRenderer::new();
        let mut merged = Merged::new(Vec::new()).expect("a vector");
        let mut starts = Vec::new();
        for number in 0..letters {
            let mut letter = sample::letter();
            let name = if number % 3 == 2 {
                "Đặng Ђурђа"
            } else {
                "Arta"
            };
            letter.sender[0] = vec![sample::given("worker.name", &format!("{name} {number}"))];
            let pdf = renderer.render(&letter).expect("drawn");
            let pages = LoosePages::of(&pdf).expect("a PDF");
            starts.push(merged.add(&pages).expect("added"));
        }
        let bytes = merged.finish().expect("finished");
        let document = Document::load_mem(&bytes).expect("a PDF");
        (document, starts, bytes.len())
    }

    fn fonts(document: &Document) -> usize {
        let streams = document.objects.values().filter_map(|o| o.as_stream().ok());
        streams.filter(|stream| stream.dict.has(b"Length1")).count()
    }

    #[test]
    fn letters_begin_on_odd_pages_and_share_their_fonts() {
        let (document, starts, bytes) = merged(50);
        let odd: Vec<usize> = (0..50).map(|number| 2 * number + 1).collect();
        assert_eq!(starts, odd);
        assert_eq!(document.get_pages().len(), 99);
        // The core of two faces, and the one of a face that was cut for every third.
        assert_eq!(fonts(&document), 3);
        assert!(bytes < 50 * 8 * 1024, "{bytes} bytes");
        let text = document.extract_text(&[5]).expect("text");
        assert!(text.contains('Ђ'), "{text}");
    }

    #[test]
    fn a_letter_that_comes_last_can_stand_first() {
        let mut renderer = PdfRenderer::new();
        let mut pages = |name: &str| {
            let mut letter = sample::letter();
            letter.sender[0] = vec![sample::given("worker.name", name)];
            LoosePages::of(&renderer.render(&letter).expect("drawn")).expect("a PDF")
        };
        let mut merged = Merged::new(Vec::new()).expect("a vector");
        merged.keep(3);
        // More letters than hang on one branch.
        let starts: Vec<usize> = (0..70)
            .map(|number| merged.add(&pages(&number.to_string())).expect("added"))
            .collect();
        assert_eq!(starts[..2], [5, 7]);
        assert_eq!(merged.add_first(&pages("Drita")).expect("added"), 1);
        let document = Document::load_mem(&merged.finish().expect("finished")).expect("a PDF");
        assert_eq!(document.get_pages().len(), 143);
        assert!(document.extract_text(&[1]).expect("text").contains("Drita"));
        assert!(!document.extract_text(&[5]).expect("text").contains("Drita"));

        let mut merged = Merged::new(Vec::new()).expect("a vector");
        merged.keep(2);
        let document = Document::load_mem(&merged.finish().expect("finished")).expect("a PDF");
        assert_eq!(document.get_pages().len(), 0);
    }

    #[test]
    fn the_same_letters_give_the_same_bytes() {
        let mut renderer = PdfRenderer::new();
        let pdf = renderer.render(&sample::letter()).expect("drawn");
        let pages = LoosePages::of(&pdf).expect("a PDF");
        let [one, other] = [(); 2].map(|()| {
            let mut merged = Merged::new(Vec::new()).expect("a vector");
            merged.add(&pages).expect("added");
            merged.finish().expect("finished")
        });
        assert_eq!(one, other);
    }

    #[test]
    fn what_is_no_letter_is_refused() {
        assert!(LoosePages::of(b"no PDF").is_err());
        let merged = Merged::new(Vec::new()).expect("a vector");
        let empty = merged.finish().expect("a PDF without pages");
        assert!(Document::load_mem(&empty).is_ok());
    }
}
