//! The operators of a page as bytes (ISO 32000-1, Annex A).
//!
//! Own code: the crates that write operators write the codes of glyphs as digits, twice to four times as
//! long, which compression makes good only in part and not for nothing.

use super::tree::Tag;

/// A length in thousandths of a point: more only makes the file longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Milli(pub(super) i32);

impl Milli {
    /// The length of so many points.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "rounded; a page is some hundred points long, and the cast saturates"
    )]
    pub(super) fn of(points: f32) -> Self {
        Self((points * 1000.0).round() as i32)
    }
}

impl std::ops::Sub for Milli {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// What has been drawn on a page.
pub(super) struct Ink {
    bytes: Vec<u8>,
}

impl Ink {
    pub(super) fn new() -> Self {
        Self {
            bytes: Vec::with_capacity(8 * 1024),
        }
    }

    /// The page's stream of operators.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Begins what is drawn for the eye alone.
    pub(super) fn begin_artifact(&mut self) {
        self.put(b"/Artifact BMC\n");
    }

    /// Begins what stands at the same place of every page: `Header` or `Footer`.
    pub(super) fn begin_pagination(&mut self, subtype: &str) {
        self.put(b"/Artifact<</Type/Pagination/Subtype/");
        self.put(subtype.as_bytes());
        self.put(b">>BDC\n");
    }

    /// Begins the text of an element, by the number of its mark on this page.
    pub(super) fn begin_marked(&mut self, tag: Tag, number: usize) {
        self.put(b"/");
        self.put(tag.name().as_bytes());
        self.put(b"<</MCID ");
        self.put(itoa::Buffer::new().format(number).as_bytes());
        self.put(b">>BDC\n");
    }

    /// Begins glyphs that stand for another text than the font says.
    pub(super) fn begin_actual_text(&mut self, text: &str) {
        self.put(b"/Span<</ActualText<FEFF");
        for unit in text.encode_utf16() {
            for shift in [12, 8, 4, 0] {
                let digit = usize::from(unit >> shift & 0xF);
                self.bytes.push(b"0123456789ABCDEF"[digit]);
            }
        }
        self.put(b">>>BDC\n");
    }

    /// Ends what was begun last.
    pub(super) fn end_marked(&mut self) {
        self.put(b"EMC\n");
    }

    /// The thickness of lines.
    pub(super) fn line_width(&mut self, width: Milli) {
        self.lengths([width]);
        self.put(b" w\n");
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (Milli, Milli), to: (Milli, Milli)) {
        self.lengths([from.0, from.1]);
        self.put(b" m ");
        self.lengths([to.0, to.1]);
        self.put(b" l S\n");
    }

    /// Begins strokes of this colour and thickness, with round ends and corners.
    pub(super) fn begin_strokes(&mut self, colour: [Milli; 3], width: Milli) {
        self.put(b"q\n");
        self.lengths(colour);
        self.put(b" RG 1 J 1 j\n");
        self.line_width(width);
    }

    /// Sets the pen down.
    pub(super) fn move_to(&mut self, to: (Milli, Milli)) {
        self.lengths([to.0, to.1]);
        self.put(b" m\n");
    }

    /// Goes on in a straight line.
    pub(super) fn line_to(&mut self, to: (Milli, Milli)) {
        self.lengths([to.0, to.1]);
        self.put(b" l\n");
    }

    /// Goes on in a curve: two control points and the end.
    pub(super) fn curve_to(&mut self, [a, b, to]: [(Milli, Milli); 3]) {
        self.lengths([a.0, a.1, b.0, b.1, to.0, to.1]);
        self.put(b" c\n");
    }

    /// Draws the strokes, and goes back to lines as they were.
    pub(super) fn end_strokes(&mut self) {
        self.put(b"S Q\n");
    }

    pub(super) fn begin_text(&mut self) {
        self.put(b"BT\n");
    }

    pub(super) fn end_text(&mut self) {
        self.put(b"ET\n");
    }

    /// The font by its name in the page's resources, and the type size.
    pub(super) fn font(&mut self, resource: &str, size: Milli) {
        self.put(b"/");
        self.put(resource.as_bytes());
        self.put(b" ");
        self.lengths([size]);
        self.put(b" Tf\n");
    }

    /// Moves to a line, from where the one before began.
    pub(super) fn next_line(&mut self, right: Milli, up: Milli) {
        self.lengths([right, up]);
        self.put(b" Td\n");
    }

    /// How far above the baseline the next glyphs stand.
    pub(super) fn rise(&mut self, by: Milli) {
        self.lengths([by]);
        self.put(b" Ts\n");
    }

    /// Shows the glyphs of a run, and makes it empty.
    pub(super) fn show(&mut self, run: &mut Run) {
        run.end_string();
        if !run.items.is_empty() {
            self.put(b"[");
            self.put(&run.items);
            self.put(b"]TJ\n");
            run.items.clear();
        }
    }

    fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn lengths<const N: usize>(&mut self, lengths: [Milli; N]) {
        for (place, Milli(length)) in lengths.into_iter().enumerate() {
            if place > 0 {
                self.put(b" ");
            }
            if length < 0 {
                self.put(b"-");
            }
            let length = length.unsigned_abs();
            let (whole, mut rest) = (length / 1000, length % 1000);
            if whole > 0 || rest == 0 {
                self.put(itoa::Buffer::new().format(whole).as_bytes());
            }
            if rest > 0 {
                self.put(b".");
            }
            let mut digit = 100;
            while rest > 0 {
                self.bytes.push(b"0123456789"[(rest / digit) as usize]);
                rest %= digit;
                digit /= 10;
            }
        }
    }
}

/// Glyphs that are shown by one operator, some of them moved.
#[derive(Default)]
pub(super) struct Run {
    items: Vec<u8>,
    in_string: bool,
}

impl Run {
    /// Moves the glyphs that follow to the right, in thousandths of the type size.
    pub(super) fn move_by(&mut self, by: i32) {
        self.end_string();
        let by = itoa::Buffer::new().format(-by).to_owned();
        self.items.extend_from_slice(by.as_bytes());
    }

    /// Adds a glyph by its code.
    pub(super) fn glyph(&mut self, code: u16) {
        if !self.in_string {
            self.items.push(b'(');
            self.in_string = true;
        }
        for byte in code.to_be_bytes() {
            // A reader takes a bare carriage return for a line feed.
            match byte {
                b'\r' => self.items.extend_from_slice(br"\r"),
                b'(' | b')' | b'\\' => self.items.extend_from_slice(&[b'\\', byte]),
                _ => self.items.push(byte),
            }
        }
    }

    fn end_string(&mut self) {
        if self.in_string {
            self.items.push(b')');
            self.in_string = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::content::Content;
    use lopdf::{Object, StringFormat};

    fn operands(ink: Ink) -> Vec<Object> {
        let mut read = Content::decode(&ink.into_bytes()).expect("operators");
        assert_eq!(read.operations.len(), 1);
        read.operations.remove(0).operands
    }

    #[test]
    fn lengths_are_short_and_exact() {
        for (points, written) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (10.5, "10.5"),
            (0.4, ".4"),
            (-0.05, "-.05"),
            (-13.44, "-13.44"),
            (595.276, "595.276"),
            (700.0, "700"),
            (0.001, ".001"),
        ] {
            let mut ink = Ink::new();
            ink.lengths([Milli::of(points)]);
            assert_eq!(ink.into_bytes(), written.as_bytes(), "{points}");
        }
    }

    #[test]
    fn every_code_of_a_glyph_is_read_as_it_was_written() {
        let codes = 0..0x2000_u16;
        let mut run = Run::default();
        codes.clone().for_each(|code| run.glyph(code));
        let mut ink = Ink::new();
        ink.show(&mut run);
        let text = codes.flat_map(u16::to_be_bytes).collect();
        let text = Object::String(text, StringFormat::Literal);
        assert_eq!(operands(ink), [Object::Array(vec![text])]);
    }

    #[test]
    fn a_run_that_was_shown_is_empty() {
        let mut run = Run::default();
        run.move_by(20);
        run.glyph(65);
        let mut ink = Ink::new();
        ink.show(&mut run);
        ink.show(&mut run);
        assert_eq!(ink.into_bytes(), b"[-20(\0A)]TJ\n");
    }

    #[test]
    fn a_text_beside_the_glyphs_is_whole() {
        let mut ink = Ink::new();
        ink.begin_actual_text("ë)𝔸");
        let text = [0xFE, 0xFF, 0x00, 0xEB, 0x00, 0x29, 0xD8, 0x35, 0xDD, 0x38];
        let read = operands(ink);
        let properties = read[1].as_dict().expect("properties");
        let read = properties.get(b"ActualText").and_then(Object::as_str);
        assert_eq!(read.expect("a text"), text);
    }
}
