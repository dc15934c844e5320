//! Finishes the document that printpdf has written: fonts, tags, language,
//! metadata, colour, identity; then saves it.

use super::draw::Subsets;
use super::fonts::Face;
use super::metadata;
use super::press::Press;
use super::save;
use super::tree::{ElementId, Tree};
use crate::letter::Letter;
use crate::render::RenderError;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// The colour profile of all that is drawn: sRGB, in the public domain.
const SRGB: &[u8] = include_bytes!("../srgb.icc");

/// What printpdf has no field for.
pub(super) struct Finish<'a> {
    pub(super) letter: &'a Letter,
    pub(super) tree: &'a Tree,
    /// What is drawn on each page.
    pub(super) contents: Vec<Vec<u8>>,
    /// For each page and each mark on it, the element that it belongs to.
    pub(super) marked: &'a [Vec<ElementId>],
    pub(super) subsets: &'a Subsets,
}

impl Finish<'_> {
    /// The bytes of the file.
    ///
    /// # Errors
    /// If the document is not as printpdf should have written it.
    pub(super) fn finish(
        mut self,
        mut document: Document,
        press: &mut Press,
    ) -> Result<Vec<u8>, RenderError> {
        let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
        let contents = std::mem::take(&mut self.contents);
        if pages.len() != self.marked.len() || pages.len() != contents.len() {
            return Err(RenderError::pdf("pages were lost"));
        }
        self.pages(&mut document, &pages)?;
        for (page, content) in pages.iter().zip(contents) {
            draw(&mut document, *page, content)?;
        }
        let structure = self.structure(&mut document, &pages);
        self.catalog(&mut document, structure)?;
        let info = document.trailer.get(b"Info").and_then(Object::as_reference);
        let info = info.map_err(|source| RenderError::pdf_with("no Info dictionary", source))?;
        let dictionary = metadata::info(self.letter);
        document.objects.insert(info, dictionary.into());
        print(document, press)
    }

    /// Gives the pages their fonts, and takes away what they do not need.
    fn pages(&self, document: &mut Document, pages: &[ObjectId]) -> Result<(), RenderError> {
        let mut fonts = Dictionary::new();
        for face in Face::ALL {
            if let Some(subset) = &self.subsets[face.index()] {
                fonts.set(face.resource(), subset.embed(document));
            }
        }
        let resources = document.add_object(dictionary! { "Font" => fonts });
        for (index, page) in (0_i64..).zip(pages) {
            let page = dictionary_mut(document, *page)?;
            let old = page.get(b"Resources").and_then(Object::as_reference);
            page.set("Resources", resources);
            page.set("StructParents", index);
            page.set("Tabs", "S");
            page.remove(b"Annots");
            let old = old.ok().and_then(|old| document.objects.remove(&old));
            for (_, empty) in old.iter().filter_map(|old| old.as_dict().ok()).flatten() {
                if let Ok(empty) = empty.as_reference() {
                    document.objects.remove(&empty);
                }
            }
        }
        Ok(())
    }

    /// Adds the structure tree: every element with its children or with its
    /// marks on the pages, and for every mark its element.
    fn structure(&self, document: &mut Document, pages: &[ObjectId]) -> ObjectId {
        let elements = &self.tree.elements;
        let root = document.new_object_id();
        let whole = document.new_object_id();
        let ids: Vec<ObjectId> = elements.iter().map(|_| document.new_object_id()).collect();
        let mut branches: Vec<Branch> = ids.iter().map(|_| Branch::default()).collect();
        let mut top = Vec::new();
        for (element, id) in elements.iter().zip(&ids) {
            match element.parent {
                Some(ElementId(parent)) => branches[parent].children.push((*id).into()),
                None => top.push(Object::Reference(*id)),
            }
        }
        let mut parents = Vec::with_capacity(2 * pages.len());
        for ((index, page), marks) in (0_i64..).zip(pages).zip(self.marked) {
            for (number, ElementId(element)) in (0_i64..).zip(marks) {
                branches[*element].mark(*page, number);
            }
            let owners = marks.iter().map(|mark| Object::Reference(ids[mark.0]));
            parents.extend([Object::Integer(index), Object::Array(owners.collect())]);
        }
        for ((element, id), branch) in elements.iter().zip(&ids).zip(branches) {
            let parent = element
                .parent
                .map_or(whole, |ElementId(parent)| ids[parent]);
            let mut object = dictionary! { "S" => element.tag.name(), "P" => parent };
            branch.finish(&mut object);
            if let Some(numbering) = element.tag.numbering() {
                let list = dictionary! { "O" => "List", "ListNumbering" => numbering };
                object.set("A", list);
            }
            document.objects.insert(*id, object.into());
        }
        let element = dictionary! {
            "Type" => "StructElem",
            "S" => "Document",
            "P" => root,
            "Lang" => Object::string_literal(self.letter.language.as_str()),
            "K" => top,
        };
        document.objects.insert(whole, element.into());
        let object = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(whole)],
            "ParentTree" => dictionary! { "Nums" => parents },
            "ParentTreeNextKey" => i64::try_from(pages.len()).unwrap_or(i64::MAX),
        };
        document.objects.insert(root, object.into());
        root
    }

    /// Completes the catalog.
    fn catalog(&self, document: &mut Document, structure: ObjectId) -> Result<(), RenderError> {
        let xmp = document.add_object(metadata::xmp(self.letter));
        // Compression would save a hundred bytes and cost as much as a page.
        let profile = Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec());
        let profile = profile.with_compression(false);
        let profile = document.add_object(profile);
        let intent = dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "RegistryName" => Object::string_literal("http://www.color.org"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => profile,
        };
        let catalog = document
            .catalog_mut()
            .map_err(|source| RenderError::pdf_with("no catalog", source))?;
        let language = Object::string_literal(self.letter.language.as_str());
        catalog.set("Lang", language);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set(
            "ViewerPreferences",
            dictionary! { "DisplayDocTitle" => true },
        );
        catalog.set("StructTreeRoot", structure);
        catalog.set("Metadata", xmp);
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
        Ok(())
    }
}

/// Puts what is drawn on a page in place of the nothing that printpdf drew.
fn draw(document: &mut Document, page: ObjectId, content: Vec<u8>) -> Result<(), RenderError> {
    let place = dictionary_mut(document, page)?
        .get(b"Contents")
        .and_then(Object::as_reference)
        .map_err(|source| RenderError::pdf_with("a page without contents", source))?;
    let stream = Stream::new(Dictionary::new(), content);
    document.objects.insert(place, stream.into());
    Ok(())
}

/// What hangs on an element of the structure tree.
#[derive(Default)]
struct Branch {
    children: Vec<Object>,
    /// The page of the first mark; only marks on others name their page.
    page: Option<ObjectId>,
}

impl Branch {
    fn mark(&mut self, page: ObjectId, number: i64) {
        let mark = if *self.page.get_or_insert(page) == page {
            Object::Integer(number)
        } else {
            dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into()
        };
        self.children.push(mark);
    }

    fn finish(mut self, object: &mut Dictionary) {
        if let Some(page) = self.page {
            object.set("Pg", page);
        }
        let only = if self.children.len() == 1 {
            self.children.pop()
        } else {
            None
        };
        object.set("K", only.unwrap_or(Object::Array(self.children)));
    }
}

/// Compresses the streams, gives the file its identity, and makes bytes of it.
fn print(mut document: Document, press: &mut Press) -> Result<Vec<u8>, RenderError> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            press.deflate(stream)?;
        }
    }
    identify(&mut document);
    save::save(document, press)
}

/// Gives the file an identity that follows from what it shows.
fn identify(document: &mut Document) {
    // FNV-1a; this is a name, not a seal.
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for object in document.objects.values() {
        let Object::Stream(stream) = object else {
            continue;
        };
        // The fonts follow from the text.
        if stream.dict.has(b"Length1") {
            continue;
        }
        for byte in &stream.content {
            hash ^= u128::from(*byte);
            hash = hash.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
    let id = Object::String(hash.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

fn dictionary_mut(document: &mut Document, id: ObjectId) -> Result<&mut Dictionary, RenderError> {
    document
        .get_object_mut(id)
        .and_then(Object::as_dict_mut)
        .map_err(|source| RenderError::pdf_with("an object is missing", source))
}
