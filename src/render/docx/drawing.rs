//! A drawn signature as a shape (`DrawingML`, ECMA-376 part 1, 20.1.9).
//!
//! A shape of its own stands in an `mc:AlternateContent`, as Word writes it: programs that know no shapes of 2010 leave
//! it out.

use super::{A, WPS};
use crate::letter::{Drawing, Point, Step};
use crate::render::{INK, xml::Xml};
use std::io;

/// English Metric Units in a micrometre.
const UNITS: i32 = 36;
/// The number of the only shape in the document.
const SHAPE: &str = "1";

/// Writes the drawing as a run of text.
pub(super) fn drawing(xml: &mut Xml, drawing: &Drawing) -> io::Result<()> {
    xml.element("w:r", &[], |xml| {
        xml.element("mc:AlternateContent", &[], |xml| {
            xml.element("mc:Choice", &[("Requires", "wps")], |xml| {
                xml.element("w:drawing", &[], |xml| inline(xml, drawing))
            })
        })
    })
}

/// Writes what stands in the line: how large it is, what it shows, and the shape.
fn inline(xml: &mut Xml, drawing: &Drawing) -> io::Result<()> {
    let none = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
    xml.element("wp:inline", &none, |xml| {
        let (width, height) = (units(drawing.width), units(drawing.height));
        let size = [("cx", &*width), ("cy", &*height)];
        xml.empty("wp:extent", &size)?;
        xml.empty(
            "wp:effectExtent",
            &["l", "t", "r", "b"].map(|side| (side, "0")),
        )?;
        let what = [
            ("id", SHAPE),
            ("name", "Signature"),
            ("descr", &drawing.alternative),
        ];
        xml.empty("wp:docPr", &what)?;
        xml.empty("wp:cNvGraphicFramePr", &[])?;
        xml.element("a:graphic", &[("xmlns:a", A)], |xml| {
            xml.element("a:graphicData", &[("uri", WPS)], |xml| {
                xml.element("wps:wsp", &[], |xml| shape(xml, drawing))
            })
        })
    })
}

fn shape(xml: &mut Xml, drawing: &Drawing) -> io::Result<()> {
    let (width, height) = (units(drawing.width), units(drawing.height));
    xml.empty("wps:cNvSpPr", &[])?;
    xml.element("wps:spPr", &[], |xml| {
        xml.element("a:xfrm", &[], |xml| {
            xml.empty("a:off", &[("x", "0"), ("y", "0")])?;
            xml.empty("a:ext", &[("cx", &*width), ("cy", &*height)])
        })?;
        xml.element("a:custGeom", &[], |xml| geometry(xml, drawing))?;
        xml.empty("a:noFill", &[])?;
        let [red, green, blue] = INK;
        let colour = format!("{red:02X}{green:02X}{blue:02X}");
        let pen = units(drawing.pen);
        xml.element("a:ln", &[("w", &pen), ("cap", "rnd")], |xml| {
            xml.element("a:solidFill", &[], |xml| {
                xml.empty("a:srgbClr", &[("val", &colour)])
            })?;
            xml.empty("a:round", &[])
        })
    })?;
    xml.empty("wps:bodyPr", &[])
}

/// Writes the strokes, in the order that the format wants.
fn geometry(xml: &mut Xml, drawing: &Drawing) -> io::Result<()> {
    for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
        xml.empty(list, &[])?;
    }
    let edges = [("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")];
    xml.empty("a:rect", &edges)?;
    xml.element("a:pathLst", &[], |xml| {
        let (width, height) = (units(drawing.width), units(drawing.height));
        let sheet = [("w", &*width), ("h", &*height), ("fill", "none")];
        xml.element("a:path", &sheet, |xml| {
            drawing.steps.iter().try_for_each(|step| match step {
                Step::Down(to) => points(xml, "a:moveTo", &[*to]),
                Step::Line(to) => points(xml, "a:lnTo", &[*to]),
                Step::Curve(through) => points(xml, "a:cubicBezTo", through),
            })
        })
    })
}

fn points(xml: &mut Xml, name: &str, points: &[Point]) -> io::Result<()> {
    xml.element(name, &[], |xml| {
        points.iter().try_for_each(|(x, y)| {
            let (x, y) = (units(*x), units(*y));
            xml.empty("a:pt", &[("x", &*x), ("y", &*y)])
        })
    })
}

/// A length as the format measures it.
fn units(micrometres: i32) -> String {
    (micrometres * UNITS).to_string()
}
