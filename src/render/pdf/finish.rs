//! The file: fonts, pages, tags, language, metadata, colour, identity.

use super::MM;
use super::draw::{Drawn, Subsets};
use super::embed::Numbers;
use super::file::{Objects, Part, Trailer, number};
use super::fonts::Face;
use super::metadata;
use super::press::Press;
use super::tree::{ElementId, Tree};
use crate::letter::Letter;
use crate::render::{HEIGHT, RenderError, WIDTH};
use pdf_writer::types::{OutputIntentSubtype, TabOrder};
use pdf_writer::writers::{Catalog, Page, Pages};
use pdf_writer::{Dict, Finish as _, Name, Obj, Rect, Ref, TextStr};
use sha2::{Digest, Sha256};

/// The colour profile of all that is drawn: sRGB, in the public domain.
const SRGB: &[u8] = include_bytes!("../srgb.icc");

/// The objects that every file has beside its fonts.
const CATALOG: Ref = Ref::new(Numbers::FIRST_FREE);
const INFO: Ref = Ref::new(Numbers::FIRST_FREE + 1);
const PAGES: Ref = Ref::new(Numbers::FIRST_FREE + 2);
const RESOURCES: Ref = Ref::new(Numbers::FIRST_FREE + 3);
const METADATA: Ref = Ref::new(Numbers::FIRST_FREE + 4);
const PROFILE: Ref = Ref::new(Numbers::FIRST_FREE + 5);
const TREE: Ref = Ref::new(Numbers::FIRST_FREE + 6);
const DOCUMENT: Ref = Ref::new(Numbers::FIRST_FREE + 7);
const FIRST_FREE: i32 = Numbers::FIRST_FREE + 8;

/// What a file is made of.
pub(super) struct Finish<'a> {
    pub(super) letter: &'a Letter,
    pub(super) tree: &'a Tree,
    pub(super) pages: &'a [Drawn],
    pub(super) subsets: &'a Subsets,
    /// What [`profile`] has written.
    pub(super) profile: &'a Part,
}

/// Writes the colour profile, which is the same in every file.
///
/// # Errors
/// If it cannot be compressed, which is a fault of this program.
pub(super) fn profile(press: &mut Press) -> Result<Part, RenderError> {
    let mut part = Part::with_capacity(SRGB.len());
    part.compressed(PROFILE, &press.deflate(SRGB)?, |stream| {
        stream.pair(Name(b"N"), 3);
    });
    Ok(part)
}

/// The numbers of the objects that are not the same in every file.
struct Places {
    pages: Vec<Ref>,
    contents: Vec<Ref>,
    /// By the elements' places in their tree.
    elements: Vec<Ref>,
    container: Ref,
    table: Ref,
}

impl Places {
    fn of(pages: usize, elements: usize) -> Self {
        let mut next = Ref::new(FIRST_FREE);
        let mut some = |count| (0..count).map(|_| next.bump()).collect();
        Self {
            pages: some(pages),
            contents: some(pages),
            elements: some(elements),
            container: next.bump(),
            table: next.bump(),
        }
    }
}

impl Finish<'_> {
    /// The bytes of the file.
    ///
    /// # Errors
    /// If there are more objects than a file can have: a fault of this program.
    pub(super) fn finish(&self, press: &mut Press) -> Result<Vec<u8>, RenderError> {
        let places = Places::of(self.pages.len(), self.tree.elements.len());
        let mut part = Part::with_capacity(32 * 1024);
        for (page, id) in self.pages.iter().zip(&places.contents) {
            part.compressed(*id, &press.deflate(&page.content)?, |_| ());
        }
        metadata::xmp(self.letter, METADATA, &mut part);
        part.append(self.profile);
        let mut objects = Objects::new();
        objects.add(CATALOG, |object| self.catalog(object));
        objects.add(INFO, |object| metadata::info(self.letter, object));
        self.pages(&places, &mut objects)?;
        self.structure(&places, &mut objects)?;
        part.objects(places.container, objects, press)?;
        let trailer = Trailer {
            root: CATALOG,
            info: INFO,
            identity: identity(part.as_bytes()),
        };
        for subset in self.subsets.iter().flatten() {
            part.append(subset.embedded());
        }
        part.finish(places.table, &trailer, press)
    }

    fn catalog(&self, object: Obj<'_>) {
        let mut catalog = object.start::<Catalog<'_>>();
        catalog.pages(PAGES);
        catalog.metadata(METADATA);
        catalog.lang(TextStr(&self.letter.language));
        catalog.mark_info().marked(true);
        catalog.viewer_preferences().display_doc_title(true);
        catalog.pair(Name(b"StructTreeRoot"), TREE);
        let mut intents = catalog.output_intents();
        intents
            .push()
            .subtype(OutputIntentSubtype::PDFA)
            .output_condition_identifier(TextStr("sRGB"))
            .registry_name(TextStr("http://www.color.org"))
            .info(TextStr("sRGB IEC61966-2.1"))
            .dest_output_profile(PROFILE);
        intents.finish();
    }

    /// Writes the pages and what they name.
    fn pages(&self, places: &Places, objects: &mut Objects) -> Result<(), RenderError> {
        let count = number(places.pages.len())?;
        objects.add(PAGES, |object| {
            object
                .start::<Pages<'_>>()
                .count(count)
                .kids(places.pages.iter().copied())
                .media_box(sheet());
        });
        objects.add(RESOURCES, |object| {
            let mut resources = object.dict();
            let mut fonts = resources.insert(Name(b"Font")).dict();
            for face in Face::ALL {
                if self.subsets[face.index()].is_some() {
                    let name = Name(face.resource().as_bytes());
                    fonts.pair(name, Numbers::of(face).font);
                }
            }
        });
        let both = places.pages.iter().zip(&places.contents);
        for (index, (page, content)) in (0..).zip(both) {
            objects.add(*page, |object| {
                let mut page = object.start::<Page<'_>>();
                page.parent(PAGES)
                    .contents(*content)
                    .struct_parents(index)
                    .tab_order(TabOrder::StructureOrder);
                // A size may be inherited from the tree of pages; what a page is drawn with may not
                // (ISO 19005-2, 6.2.2).
                page.pair(Name(b"Resources"), RESOURCES);
            });
        }
        Ok(())
    }

    /// Writes the structure tree: every element with its children or with its
    /// marks on the pages, and for every mark its element.
    fn structure(&self, places: &Places, objects: &mut Objects) -> Result<(), RenderError> {
        let ids = &places.elements;
        let elements = || self.tree.elements.iter().zip(ids);
        let mut branches: Vec<Branch> = ids.iter().map(|_| Branch::default()).collect();
        let mut top = Vec::new();
        for (element, id) in elements() {
            match element.parent {
                Some(ElementId(parent)) => branches[parent].children.push(Child::Element(*id)),
                None => top.push(*id),
            }
        }
        for (drawn, page) in self.pages.iter().zip(&places.pages) {
            for (number, ElementId(element)) in (0..).zip(&drawn.marked) {
                branches[*element].mark(*page, number);
            }
        }
        let next_key = number(self.pages.len())?;
        objects.add(TREE, |object| {
            let mut root = object.dict();
            root.pair(Name(b"Type"), Name(b"StructTreeRoot"))
                .pair(Name(b"K"), DOCUMENT)
                .pair(Name(b"ParentTreeNextKey"), next_key);
            let mut parents = root.insert(Name(b"ParentTree")).dict();
            let mut numbers = parents.insert(Name(b"Nums")).array();
            for (index, drawn) in (0..next_key).zip(self.pages) {
                numbers.item(index);
                let owners = drawn.marked.iter().map(|ElementId(element)| ids[*element]);
                numbers.push().array().items(owners);
            }
        });
        objects.add(DOCUMENT, |object| {
            let mut document = object.dict();
            document
                .pair(Name(b"Type"), Name(b"StructElem"))
                .pair(Name(b"S"), Name(b"Document"))
                .pair(Name(b"P"), TREE)
                .pair(Name(b"Lang"), TextStr(&self.letter.language));
            document.insert(Name(b"K")).array().items(top);
        });
        let figure = |id: Ref| {
            let figures = self.pages.iter().flat_map(|drawn| &drawn.figures);
            let mut around = figures.filter(|(ElementId(element), _)| ids[*element] == id);
            around.next().map(|(_, around)| *around)
        };
        for ((element, id), branch) in elements().zip(branches) {
            objects.add(*id, |object| {
                let parent = element
                    .parent
                    .map_or(DOCUMENT, |ElementId(parent)| ids[parent]);
                let mut dictionary = object.dict();
                dictionary
                    .pair(Name(b"S"), Name(element.tag.name().as_bytes()))
                    .pair(Name(b"P"), parent);
                branch.write(&mut dictionary);
                if let Some(around) = figure(*id) {
                    let what = self.letter.drawing.as_ref();
                    let what = what.map_or("", |drawing| &drawing.alternative);
                    dictionary.pair(Name(b"Alt"), TextStr(what));
                    let mut layout = dictionary.insert(Name(b"A")).dict();
                    layout
                        .pair(Name(b"O"), Name(b"Layout"))
                        .pair(Name(b"Placement"), Name(b"Block"))
                        .pair(Name(b"BBox"), around);
                }
                if let Some(numbering) = element.tag.numbering() {
                    let mut list = dictionary.insert(Name(b"A")).dict();
                    list.pair(Name(b"O"), Name(b"List"))
                        .pair(Name(b"ListNumbering"), Name(numbering.as_bytes()));
                }
            });
        }
        Ok(())
    }
}

/// The size of every page, to the thousandth of a point.
pub(super) fn sheet() -> Rect {
    let points = |millimetres: f32| (millimetres * MM * 1000.0).round() / 1000.0;
    Rect::new(0.0, 0.0, points(WIDTH), points(HEIGHT))
}

/// What hangs on an element of the structure tree.
#[derive(Default)]
struct Branch {
    children: Vec<Child>,
    /// The page of the first mark; only marks on others name their page.
    page: Option<Ref>,
}

enum Child {
    Element(Ref),
    Mark(i32),
    MarkOn(Ref, i32),
}

impl Branch {
    fn mark(&mut self, page: Ref, number: i32) {
        let mark = if *self.page.get_or_insert(page) == page {
            Child::Mark(number)
        } else {
            Child::MarkOn(page, number)
        };
        self.children.push(mark);
    }

    fn write(&self, element: &mut Dict<'_>) {
        if let Some(page) = self.page {
            element.pair(Name(b"Pg"), page);
        }
        let children = element.insert(Name(b"K"));
        if let [only] = &*self.children {
            only.write(children);
        } else {
            let mut array = children.array();
            for child in &self.children {
                child.write(array.push());
            }
        }
    }
}

impl Child {
    fn write(&self, object: Obj<'_>) {
        match self {
            Self::Element(id) => object.primitive(*id),
            Self::Mark(number) => object.primitive(*number),
            Self::MarkOn(page, number) => {
                let mut mark = object.dict();
                mark.pair(Name(b"Type"), Name(b"MCR"))
                    .pair(Name(b"Pg"), *page)
                    .pair(Name(b"MCID"), *number);
            }
        }
    }
}

/// An identity that follows from what the file shows; the fonts follow from the text.
fn identity(shown: &[u8]) -> [u8; 16] {
    let mut identity = [0; 16];
    let digest = Sha256::digest(shown);
    identity.copy_from_slice(&digest[..16]);
    identity
}
