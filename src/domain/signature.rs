//! A signature that was drawn with a finger or a pen.

use super::strokes;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Why a text is no drawn signature. Places are characters of the text, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// There is no text, or its strokes are one single dot.
    #[error("draws nothing that could be seen")]
    Nothing,
    /// More bytes or points than a signature has.
    #[error(
        "is too long for a signature: it may have at most {} KiB and {} points",
        Signature::LIMIT / 1024,
        Signature::POINTS
    )]
    TooLong,
    /// A sign that no path data have there.
    #[error("is not the path data of an SVG: character {0} does not belong there")]
    Sign(usize),
    /// An arc.
    #[error("has an arc at character {0}, and a pen draws none")]
    Arc(usize),
    /// Something else where a command needs a number.
    #[error("has no number at character {0}, where a command needs one")]
    Number(usize),
    /// A number or a point that is too far away.
    #[error(
        "goes too far at character {0}: all points lie between -{far} and {far}",
        far = Signature::FAR
    )]
    Far(usize),
    /// Strokes that begin nowhere.
    #[error("has no `M` at character {0}, where the first stroke begins")]
    Start(usize),
    /// A stroke that begins and goes nowhere.
    #[error("has an empty stroke at character {0}")]
    Stroke(usize),
}

impl SignatureError {
    /// The character where it is wrong, if it is one.
    #[must_use]
    pub const fn at(self) -> Option<usize> {
        match self {
            Self::Nothing | Self::TooLong => None,
            Self::Sign(at)
            | Self::Arc(at)
            | Self::Number(at)
            | Self::Far(at)
            | Self::Start(at)
            | Self::Stroke(at) => Some(at),
        }
    }

    /// The same at another place.
    pub(super) fn moved(self, to: impl Fn(usize) -> usize) -> Self {
        match self {
            Self::Nothing | Self::TooLong => self,
            Self::Sign(at) => Self::Sign(to(at)),
            Self::Arc(at) => Self::Arc(to(at)),
            Self::Number(at) => Self::Number(to(at)),
            Self::Far(at) => Self::Far(to(at)),
            Self::Start(at) => Self::Start(to(at)),
            Self::Stroke(at) => Self::Stroke(to(at)),
        }
    }

    /// The error of which these are the words: the reader of YAML hands on nothing else.
    pub(crate) fn told(what: &str) -> Option<Self> {
        let at = what.split_once("character ").and_then(|(_, rest)| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[..digits].parse().ok()
        });
        let placed = at.map(|at| {
            [
                Self::Sign(at),
                Self::Arc(at),
                Self::Number(at),
                Self::Far(at),
                Self::Start(at),
                Self::Stroke(at),
            ]
        });
        [Self::Nothing, Self::TooLong]
            .into_iter()
            .chain(placed.into_iter().flatten())
            .find(|error| error.to_string() == what)
    }
}

/// A point of a drawing, in thousandths of the unit in which it was drawn; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// A step of the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PenStep {
    /// The pen is set down, and a stroke begins.
    Down(Spot),
    /// It draws a straight line.
    Line(Spot),
    /// It draws a cubic Bézier curve: two control points and the end.
    Curve([Spot; 3]),
}

/// The strokes of a signature, as path data of SVG: `M`, `L`, `H`, `V`, `Q`, `C`, `S`, `T` and `Z`, in absolute and in
/// relative form. There is at least one stroke, and it is more than a dot.
#[derive(Clone, PartialEq, Eq)]
pub struct Signature {
    written: String,
    steps: Vec<PenStep>,
}

impl Signature {
    /// The most bytes that the text may have: 64 KiB.
    pub const LIMIT: usize = 64 * 1024;
    /// The most points: a second of a pen has about a hundred.
    pub const POINTS: usize = 10_000;
    /// How far from 0 a point may lie, in the units of the drawing.
    pub const FAR: i32 = 100_000;

    /// The path data as they are written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The steps of the pen; the first sets it down.
    #[must_use]
    pub fn steps(&self) -> &[PenStep] {
        &self.steps
    }

    /// The upper left and the lower right corner of a box that holds all strokes.
    #[must_use]
    pub fn corners(&self) -> (Spot, Spot) {
        corners(&self.steps)
    }
}

fn corners(steps: &[PenStep]) -> (Spot, Spot) {
    let spots = steps.iter().flat_map(|step| match step {
        PenStep::Down(spot) | PenStep::Line(spot) => std::slice::from_ref(spot),
        PenStep::Curve(spots) => spots,
    });
    let both = |(least, most): (Spot, Spot), spot: &Spot| {
        let (x, y) = (spot.x, spot.y);
        (
            Spot {
                x: least.x.min(x),
                y: least.y.min(y),
            },
            Spot {
                x: most.x.max(x),
                y: most.y.max(y),
            },
        )
    };
    let first = match steps.first() {
        Some(PenStep::Down(spot)) => *spot,
        _ => Spot::default(),
    };
    spots.fold((first, first), both)
}

impl FromStr for Signature {
    type Err = SignatureError;

    fn from_str(text: &str) -> Result<Self, SignatureError> {
        if text.len() > Self::LIMIT {
            return Err(SignatureError::TooLong);
        }
        let steps = strokes::read(text)?;
        let (least, most) = corners(&steps);
        if least == most {
            return Err(SignatureError::Nothing);
        }
        Ok(Self {
            written: text.trim().to_owned(),
            steps,
        })
    }
}

/// Says nothing of what is drawn: it is personal.
impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({} steps)", self.steps.len())
    }
}

impl Serialize for Signature {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::text::from_str(deserializer, "a drawing as path data")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_written_as_it_was_read_and_never_shown() {
        let drawn = "M 10 60 q 20 -50, 40 0 t 40 0\nM 60 20 l 5 5";
        let signature: Signature = format!(" {drawn}\n").parse().expect("strokes");
        assert_eq!(signature.as_str(), drawn);
        let yaml = serde_yaml::to_string(&signature).expect("YAML");
        let again: Signature = serde_yaml::from_str(&yaml).expect("a signature");
        assert_eq!(again, signature);
        assert_eq!(format!("{signature:?}"), "Signature(5 steps)");
    }

    #[test]
    fn the_corners_hold_all_strokes() {
        let signature: Signature = "M 10 60 C -5 0 30 90.5 20 60 M 60 20 h -1"
            .parse()
            .expect("strokes");
        let spot = |x, y| Spot { x, y };
        assert_eq!(signature.corners(), (spot(-5_000, 0), spot(60_000, 90_500)));
    }

    #[test]
    fn what_cannot_be_seen_is_no_signature() {
        for text in ["", "  ", "M 5 5 L 5 5", "M 5 5 z"] {
            assert_eq!(
                text.parse::<Signature>(),
                Err(SignatureError::Nothing),
                "{text}"
            );
        }
        assert!("M 5 5 l 0.001 0".parse::<Signature>().is_ok());
    }

    #[test]
    fn what_no_hand_draws_is_too_long() {
        let points = format!("M0 0{}", "l1 1".repeat(Signature::POINTS - 1));
        assert!(points.parse::<Signature>().is_ok());
        assert_eq!(
            format!("{points}h1").parse::<Signature>(),
            Err(SignatureError::TooLong)
        );
        let spaces = format!("M0 0L1 1{}", " ".repeat(Signature::LIMIT));
        assert_eq!(spaces.parse::<Signature>(), Err(SignatureError::TooLong));
    }

    #[test]
    fn every_error_is_known_by_its_words() {
        use SignatureError as E;
        for error in [
            E::Nothing,
            E::TooLong,
            E::Sign(7),
            E::Arc(12),
            E::Number(1),
            E::Far(65_536),
            E::Start(1),
            E::Stroke(3),
        ] {
            assert_eq!(E::told(&error.to_string()), Some(error));
        }
        for other in ["is empty", "has no number at character", "character x"] {
            assert_eq!(E::told(other), None);
        }
    }
}
