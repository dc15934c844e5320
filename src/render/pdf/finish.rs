//! Finishes the document that printpdf has written: fonts, tags, language,
//! metadata, colour, identity; then saves it.

use super::draw::Subsets;
use super::fonts::Face;
use super::metadata;
use super::tree::{ElementId, Tree};
use crate::letter::Letter;
use crate::render::RenderError;
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use std::io::Write;

/// The colour profile of all that is drawn: sRGB, in the public domain.
const SRGB: &[u8] = include_bytes!("../srgb.icc");

/// Level of compression for what is new in each letter.
const LEVEL: u32 = 6;

/// The bytes of the file.
///
/// # Errors
/// If the document is not as printpdf should have written it.
pub(super) fn finish(
    mut document: Document,
    letter: &Letter,
    tree: &Tree,
    marked: &[Vec<ElementId>],
    subsets: &Subsets,
) -> Result<Vec<u8>, RenderError> {
    "1.7".clone_into(&mut document.version);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    if pages.len() != marked.len() {
        return Err(RenderError::pdf("pages were lost"));
    }
    let resources = resources(&mut document, subsets);
    for (index, page) in (0_i64..).zip(&pages) {
        let page = dictionary(&mut document, *page)?;
        page.set("Resources", resources);
        page.set("StructParents", index);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    let structure = structure(&mut document, tree, &pages, marked, &letter.language);
    catalog(&mut document, letter, structure)?;
    let info = document.trailer.get(b"Info").and_then(Object::as_reference);
    let info = info.map_err(|source| RenderError::pdf_with("no Info dictionary", source))?;
    document.objects.insert(info, metadata::info(letter).into());
    document.prune_objects();
    document.renumber_objects();
    identify(&mut document);
    save(document)
}

/// Adds the fonts, and the resources that all pages share.
fn resources(document: &mut Document, subsets: &Subsets) -> ObjectId {
    let mut fonts = Dictionary::new();
    for face in Face::ALL {
        if let Some(subset) = &subsets[face.index()] {
            fonts.set(face.resource(), subset.embed(document));
        }
    }
    document.add_object(dictionary! { "Font" => fonts })
}

/// Adds the structure tree: every element, and for every mark on a page the
/// element that it belongs to.
fn structure(
    document: &mut Document,
    tree: &Tree,
    pages: &[ObjectId],
    marked: &[Vec<ElementId>],
    language: &str,
) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let ids: Vec<ObjectId> = tree
        .elements
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let mut children: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    let mut top = Vec::new();
    for (element, id) in tree.elements.iter().zip(&ids) {
        let siblings = element.parent.map_or(&mut top, |ElementId(parent)| &mut children[parent]);
        siblings.push(Object::Reference(*id));
    }
    let mut parents = Vec::with_capacity(2 * pages.len());
    for ((index, page), marks) in (0_i64..).zip(pages).zip(marked) {
        for (number, ElementId(element)) in (0_i64..).zip(marks) {
            let mark = dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => number };
            children[*element].push(mark.into());
        }
        let owners = marks.iter().map(|mark| Object::Reference(ids[mark.0]));
        parents.extend([Object::Integer(index), Object::Array(owners.collect())]);
    }
    for ((element, id), children) in tree.elements.iter().zip(&ids).zip(children) {
        let mut object = dictionary! {
            "Type" => "StructElem",
            "S" => element.tag.name(),
            "P" => element.parent.map_or(whole, |ElementId(parent)| ids[parent]),
            "K" => children,
        };
        if let Some(numbering) = element.tag.numbering() {
            object.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        document.objects.insert(*id, object.into());
    }
    let element = dictionary! {
        "Type" => "StructElem",
        "S" => "Document",
        "P" => root,
        "Lang" => Object::string_literal(language),
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
fn catalog(
    document: &mut Document,
    letter: &Letter,
    structure: ObjectId,
) -> Result<(), RenderError> {
    let xmp = document.add_object(metadata::xmp(letter));
    let mut profile = Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec());
    deflate(&mut profile)?;
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
    catalog.set("Lang", Object::string_literal(letter.language.as_str()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    Ok(())
}

/// Gives the file an identity that follows from what it shows.
fn identify(document: &mut Document) {
    // FNV-1a; this is a name, not a seal.
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
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

fn save(mut document: Document) -> Result<Vec<u8>, RenderError> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            deflate(stream)?;
        }
    }
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(1000)
        .compression_level(LEVEL)
        .build();
    let mut bytes = Vec::with_capacity(40 * 1024);
    document
        .save_with_options(&mut bytes, options)
        .map_err(|source| RenderError::pdf_with("the file could not be written", source))?;
    Ok(bytes)
}

/// Compresses a stream.
pub(super) fn deflate(stream: &mut Stream) -> Result<(), RenderError> {
    let half = stream.content.len() / 2;
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(half), Compression::new(LEVEL));
    let compressed = encoder
        .write_all(&stream.content)
        .and_then(|()| encoder.finish())
        .map_err(|source| RenderError::pdf_with("a stream could not be compressed", source))?;
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(compressed);
    Ok(())
}

fn dictionary(document: &mut Document, id: ObjectId) -> Result<&mut Dictionary, RenderError> {
    document
        .get_object_mut(id)
        .and_then(Object::as_dict_mut)
        .map_err(|source| RenderError::pdf_with("an object is missing", source))
}
