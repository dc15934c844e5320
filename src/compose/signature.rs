//! A drawn signature finds its size on the sheet.

use super::{Brief, ComposeError};
use crate::{
    domain::{PenStep, Spot},
    letter::{Drawing, Step, plain_text},
};

/// The most that a signature takes up, in micrometres: 60 mm by 20 mm.
const ROOM: (i64, i64) = (60_000, 20_000);
/// How thick the pen is, likewise.
const PEN: i32 = 450;

impl Brief<'_> {
    /// The signature, if it was drawn.
    pub(super) fn drawing(&self) -> Result<Option<Drawing>, ComposeError> {
        let Some(signature) = &self.request.signature else {
            return Ok(None);
        };
        let name = self.signature()?;
        let alternative = self.say_with("signature.alt", |hole| {
            Ok((hole == "name").then(|| name.clone().into()))
        })?;
        let fit = Fit::of(signature.corners());
        let (width, height) = fit.size();
        Ok(Some(Drawing {
            alternative: plain_text(&alternative),
            width,
            height,
            pen: PEN,
            steps: signature
                .steps()
                .iter()
                .map(|step| fit.step(*step))
                .collect(),
        }))
    }
}

/// How a drawing is made as large as its room lets it be.
struct Fit {
    corners: (Spot, Spot),
    /// Micrometres for so many thousandths of the drawing's units.
    scale: (i64, i64),
}

impl Fit {
    /// The corners differ.
    fn of(corners: (Spot, Spot)) -> Self {
        let (least, most) = corners;
        let (width, height) = (
            i64::from(most.x) - i64::from(least.x),
            i64::from(most.y) - i64::from(least.y),
        );
        let room = (ROOM.0 - i64::from(PEN), ROOM.1 - i64::from(PEN));
        let is_wide = width * room.1 >= height * room.0;
        let scale = if is_wide {
            (room.0, width)
        } else {
            (room.1, height)
        };
        Self { corners, scale }
    }

    fn size(&self) -> (i32, i32) {
        let (x, y) = self.point(self.corners.1);
        (x + PEN / 2, y + PEN / 2)
    }

    fn step(&self, step: PenStep) -> Step {
        match step {
            PenStep::Down(spot) => Step::Down(self.point(spot)),
            PenStep::Line(spot) => Step::Line(self.point(spot)),
            PenStep::Curve(spots) => Step::Curve(spots.map(|spot| self.point(spot))),
        }
    }

    fn point(&self, spot: Spot) -> (i32, i32) {
        let least = self.corners.0;
        (self.length(spot.x, least.x), self.length(spot.y, least.y))
    }

    /// How far a point is from the sheet's edge.
    fn length(&self, to: i32, from: i32) -> i32 {
        let (room, drawn) = self.scale;
        let length = (i64::from(to) - i64::from(from)) * room;
        // At most the room's width.
        let scaled = (length + drawn / 2) / drawn.max(1);
        i32::try_from(scaled).unwrap_or_default() + PEN / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Signature;

    fn size(drawn: &str) -> (i32, i32) {
        let signature: Signature = drawn.parse().expect("a signature");
        Fit::of(signature.corners()).size()
    }

    #[test]
    fn every_signature_fills_its_room_and_keeps_its_proportions() {
        for (drawn, size) in [
            ("M0 0L595.5 195.5", (60_000, 20_000)),
            ("M-100000 100000L100000 -100000", (20_000, 20_000)),
            ("M0 0L0.001 0.001", (20_000, 20_000)),
            ("M7 7L8 7", (60_000, PEN)),
            ("M7 7L7 -100000", (PEN, 20_000)),
            ("M0 0L100 10", (60_000, 6_405)),
        ] {
            let found = self::size(drawn);
            // The pen has a thickness of an even number of micrometres, and lengths are rounded.
            assert!(
                (found.0 - size.0).abs() <= 1 && (found.1 - size.1).abs() <= 1,
                "{drawn}: {found:?}"
            );
        }
    }

    #[test]
    fn no_point_leaves_the_sheet() {
        let signature: Signature = "M3 9Q-7 80 55.55 1C9 9 -30 -30 2.2 7z"
            .parse()
            .expect("a signature");
        let fit = Fit::of(signature.corners());
        let (width, height) = fit.size();
        for step in signature.steps() {
            let points = match fit.step(*step) {
                Step::Down(point) | Step::Line(point) => vec![point],
                Step::Curve(points) => points.to_vec(),
            };
            for (x, y) in points {
                assert!((PEN / 2..=width - PEN / 2).contains(&x), "{x}");
                assert!((PEN / 2..=height - PEN / 2).contains(&y), "{y}");
            }
        }
    }
}
