//! Encodings of one byte a sign, as far as they have to be turned round.
//!
//! A crate that knows all encodings has tables of all of them, which weigh more in a web page than the fonts; a test holds
//! these three against it. They are those of the Encoding Standard of WHATWG.

/// The signs of the bytes from 0x80 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Encoding([&'static str; 4]);

/// Western Europe on Windows.
pub(super) const WINDOWS_1252: Encoding = Encoding([
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ",
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
    "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
]);

/// Central Europe on Windows.
pub(super) const WINDOWS_1250: Encoding = Encoding([
    "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź",
    "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż",
    "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß",
    "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
]);

/// The Macintosh before Unicode.
pub(super) const MACINTOSH: Encoding = Encoding([
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü",
    "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø",
    "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ",
    "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
]);

impl Encoding {
    /// The byte from 0x80 on that a sign has, if it has one.
    pub(super) fn byte(self, sign: char) -> Option<u8> {
        let mut signs = (0x80..=0xFF).zip(self.0.iter().flat_map(|signs| signs.chars()));
        signs
            .find(|(_, known)| *known == sign)
            .map(|(byte, _)| byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_are_those_of_a_crate_that_knows_all_encodings() {
        for (ours, theirs) in [
            (WINDOWS_1252, encoding_rs::WINDOWS_1252),
            (WINDOWS_1250, encoding_rs::WINDOWS_1250),
            (MACINTOSH, encoding_rs::MACINTOSH),
        ] {
            let bytes: Vec<u8> = (0x80..=0xFF).collect();
            let (signs, _) = theirs.decode_without_bom_handling(&bytes);
            assert_eq!(ours.0.concat(), signs, "{}", theirs.name());
            for (byte, sign) in bytes.iter().zip(signs.chars()) {
                assert_eq!(ours.byte(sign), Some(*byte), "{sign:?}");
            }
            assert_eq!(ours.byte('漢'), None);
        }
    }
}
