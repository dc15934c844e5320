//! Embeds a cut font by itself: a font of glyphs that are drawn as in `TrueType` and shown by their numbers (ISO 32000-1,
//! 9.7), written object by object.

use super::{Embedded, Numbers, UNREADABLE, name, part};
use crate::render::RenderError;
use crate::render::pdf::file::Objects;
use crate::render::pdf::fonts::Face;
use crate::render::pdf::press::Press;
use crate::render::pdf::subset::Meaning;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::writers::{CidFont, FontDescriptor, Type0Font};
use pdf_writer::{Finish as _, Name, Obj, Rect, Str};
use skrifa::raw::tables::hmtx::Hmtx;
use skrifa::raw::types::Tag;
use skrifa::raw::{FontRef, ReadError, TableProvider};

/// As [`super::embed`].
pub(super) fn embed(
    face: Face,
    file: &[u8],
    glyphs: &[Meaning],
    press: &mut Press,
) -> Result<Embedded, RenderError> {
    let unreadable = |source| RenderError::pdf_with(UNREADABLE, source);
    let cut = FontRef::new(file).map_err(unreadable)?;
    let widths = widths(&cut.hmtx().map_err(unreadable)?, glyphs.len());
    let metrics = Metrics::of(face, &cut).map_err(unreadable)?;
    let numbers = Numbers::of(face);
    let name = name(face, glyphs);
    let name = Name(name.as_bytes());
    let mut objects = Objects::new();
    objects.add(numbers.font, |object| font(object, name, &numbers, &widths));
    objects.add(numbers.descriptor, |object| {
        descriptor(object, name, &numbers, &metrics);
    });
    Ok((part(face, objects, file, glyphs, press)?, widths))
}

/// The advances of the glyphs up to the last, in thousandths: the faces are drawn in thousandths.
fn widths(advances: &Hmtx<'_>, last: usize) -> Vec<i32> {
    let advance = |code: u32| advances.advance(code.into()).map_or(0, i32::from);
    (0..).take(last + 1).map(advance).collect()
}

/// The font; the codes of its glyphs are their numbers in the file.
fn font(object: Obj<'_>, name: Name<'_>, numbers: &Numbers, widths: &[i32]) {
    let mut font = object.start::<Type0Font<'_>>();
    font.base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .to_unicode(numbers.to_unicode);
    let mut descendants = font.insert(Name(b"DescendantFonts")).array();
    let mut descendant = descendants.push().start::<CidFont<'_>>();
    descendant
        .base_font(name)
        .subtype(CidFontType::Type2)
        .system_info(SystemInfo {
            registry: Str(b"Adobe"),
            ordering: Str(b"Identity"),
            supplement: 0,
        });
    let mut groups = descendant.insert(Name(b"W")).array();
    // From the first code on; code 0 is never shown.
    groups.item(1).push().array().items(widths.iter().skip(1));
    groups.finish();
    descendant
        .default_width(1000.0)
        .font_descriptor(numbers.descriptor)
        .cid_to_gid_map_predefined(Name(b"Identity"));
}

/// What the font's descriptor says of it, in thousandths. Both faces stand upright.
struct Metrics {
    ascent: i16,
    descent: i16,
    capitals: i16,
    stems: f32,
    bounds: [i16; 4],
}

/// No height of capitals is stated.
const CAPITALS: ReadError = ReadError::MetricIsMissing(Tag::new(b"cpht"));

impl Metrics {
    /// The cut font lacks the table that states the weight and the height of capitals.
    fn of(face: Face, cut: &FontRef<'_>) -> Result<Self, ReadError> {
        let (head, lines, face) = (cut.head()?, cut.hhea()?, face.font().os2()?);
        // No table states the stems; this is how writers of PDFs reckon them from the weight.
        let weight = f32::from(face.us_weight_class());
        Ok(Self {
            ascent: lines.ascender().to_i16(),
            descent: lines.descender().to_i16(),
            capitals: face.s_cap_height().ok_or(CAPITALS)?,
            stems: 50.0 + (weight / 65.0).powi(2).round(),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
        })
    }
}

fn descriptor(object: Obj<'_>, name: Name<'_>, numbers: &Numbers, metrics: &Metrics) {
    let [x1, y1, x2, y2] = metrics.bounds.map(f32::from);
    object
        .start::<FontDescriptor<'_>>()
        .name(name)
        .ascent(metrics.ascent.into())
        .descent(metrics.descent.into())
        .cap_height(metrics.capitals.into())
        .italic_angle(0.0)
        .flags(FontFlags::NON_SYMBOLIC)
        .stem_v(metrics.stems)
        .bbox(Rect::new(x1, y1, x2, y2))
        .font_file2(numbers.file);
}
