//! A drawn signature.

use crate::{
    letter::{Drawing, Step},
    render::xml::Xml,
};
use std::io;

/// Writes a drawing, in the colour of the text: it is seen on a dark page too.
pub(super) fn drawn(xml: &mut Xml, drawing: &Drawing) -> io::Result<()> {
    let millimetres = |length: i32| format!("{}mm", f64::from(length) / 1000.0);
    let (width, height) = (millimetres(drawing.width), millimetres(drawing.height));
    let whole = format!("0 0 {} {}", drawing.width, drawing.height);
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("role", "img"),
        ("aria-label", &drawing.alternative),
        ("width", &width),
        ("height", &height),
        ("viewBox", &whole),
    ];
    let (steps, pen) = (steps(drawing), drawing.pen.to_string());
    let path = [
        ("d", &*steps),
        ("fill", "none"),
        ("stroke", "currentColor"),
        ("stroke-width", &pen),
        ("stroke-linecap", "round"),
        ("stroke-linejoin", "round"),
    ];
    xml.new_line()?;
    xml.element("p", &[("class", "drawn")], |xml| {
        xml.element("svg", &attributes, |xml| xml.empty("path", &path))
    })
}

/// The steps of the pen as path data.
fn steps(drawing: &Drawing) -> String {
    let step = |step: &Step| match step {
        Step::Down((x, y)) => format!("M{x} {y}"),
        Step::Line((x, y)) => format!("L{x} {y}"),
        Step::Curve(points) => {
            let points = points.map(|(x, y)| format!("{x} {y}"));
            format!("C{}", points.join(" "))
        }
    };
    drawing.steps.iter().map(step).collect()
}
