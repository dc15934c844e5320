//! What the codes of a font stand for, as a map that a PDF holds (ISO 32000-1, 9.10.3).
//!
//! Own code: printpdf and pdf-writer list every code by itself, three times as long. Where codes that follow
//! one another stand for characters that do, one line says so.

use super::subset::Meaning;
use std::fmt::Write;

/// As in the example of ISO 32000-1, 9.10.3: some readers know no other form.
const HEAD: &str = "\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
";

const TAIL: &str = "\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

/// How many lines a section may have (Adobe Technical Note 5014, 1.4.1).
const SECTION: usize = 100;

/// The map of codes from 1 on.
pub(super) fn unicode_map(meanings: &[Meaning]) -> Vec<u8> {
    let mut ranges: Vec<Range<'_>> = Vec::new();
    for (code, (_, text)) in (1..).zip(meanings) {
        let goes_on = ranges
            .last_mut()
            .is_some_and(|range| range.take(code, text));
        if !goes_on {
            ranges.push(Range {
                first: code,
                last: code,
                text,
            });
        }
    }
    let mut map = HEAD.to_owned();
    for section in ranges.chunks(SECTION) {
        let _ = writeln!(map, "{} beginbfrange", section.len());
        for range in section {
            let _ = write!(map, "<{:04X}> <{:04X}> <", range.first, range.last);
            for unit in range.text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfrange\n");
    }
    map.push_str(TAIL);
    map.into_bytes()
}

/// Codes that follow one another and stand for characters that do.
struct Range<'a> {
    first: u16,
    last: u16,
    /// What the first stands for.
    text: &'a str,
}

impl Range<'_> {
    /// Takes the next code if it stands for the next character. Neither codes nor characters may differ in
    /// more than their last byte.
    fn take(&mut self, code: u16, text: &str) -> bool {
        let (Some(start), Some(character)) = (unit(self.text), unit(text)) else {
            return false;
        };
        let goes_on = code.checked_sub(self.first) == character.checked_sub(start);
        let same_page = code >> 8 == self.first >> 8 && character >> 8 == start >> 8;
        if goes_on && same_page {
            self.last = code;
        }
        goes_on && same_page
    }
}

/// The text as one unit of UTF-16; none if it has more.
fn unit(text: &str) -> Option<u16> {
    let mut units = text.encode_utf16();
    units.next().filter(|_| units.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines between head and tail.
    fn lines(texts: &[&str]) -> Vec<String> {
        let meanings: Vec<Meaning> = texts.iter().map(|text| (9, (*text).into())).collect();
        let map = String::from_utf8(unicode_map(&meanings)).expect("letters");
        let lines = map
            .strip_prefix(HEAD)
            .and_then(|map| map.strip_suffix(TAIL));
        lines.expect("a map").lines().map(str::to_owned).collect()
    }

    #[test]
    fn what_follows_one_another_is_one_line() {
        assert_eq!(
            lines(&[" ", "A", "B", "C", "ë", "fi", "𝔸", "𝔹", "B"]),
            [
                "7 beginbfrange",
                "<0001> <0001> <0020>",
                "<0002> <0004> <0041>",
                "<0005> <0005> <00EB>",
                "<0006> <0006> <00660069>",
                "<0007> <0007> <D835DD38>",
                "<0008> <0008> <D835DD39>",
                "<0009> <0009> <0042>",
                "endbfrange"
            ]
        );
        assert!(lines(&[]).is_empty());
    }

    #[test]
    fn no_line_goes_beyond_the_last_byte() {
        let texts: Vec<String> = ('\u{4E}'..='\u{1F0}').map(String::from).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        // The characters' byte ends, then that of the codes.
        assert_eq!(
            lines(&texts),
            [
                "3 beginbfrange",
                "<0001> <00B2> <004E>",
                "<00B3> <00FF> <0100>",
                "<0100> <01A3> <014D>",
                "endbfrange"
            ]
        );
    }

    #[test]
    fn a_section_is_no_longer_than_it_may_be() {
        let texts = ["a", "c"].repeat(101);
        let lines = lines(&texts);
        let counts = lines.iter().filter(|line| line.ends_with("beginbfrange"));
        assert_eq!(
            counts.collect::<Vec<_>>(),
            ["100 beginbfrange", "100 beginbfrange", "2 beginbfrange"]
        );
    }
}
