//! Strokes of a pen from the path data of an SVG (SVG 2, 9.3), without arcs.
//!
//! Own code: the crates for path data read arcs, bring a library of geometry, set no bounds, and do not say where
//! a text is wrong; what a signature needs of the format is smaller than what it takes to refuse the rest.

use super::signature::{PenStep, Signature, SignatureError as Error, Spot};

/// Thousandths of a unit: what is smaller is not kept.
const PARTS: f64 = 1000.0;

/// The steps of the pen.
pub(super) fn read(text: &str) -> Result<Vec<PenStep>, Error> {
    // Whoever reads the error counts characters, and only once.
    steps(text).map_err(|error| error.moved(|byte| text[..byte].chars().count() + 1))
}

/// The same, where errors name the byte, from 0.
fn steps(text: &str) -> Result<Vec<PenStep>, Error> {
    let mut reader = Reader { text, at: 0 };
    let mut pen = Pen::default();
    while let Some((command, begin)) = reader.command()? {
        pen.follow(command, begin, &mut reader)?;
    }
    pen.lift()?;
    Ok(pen.steps)
}

/// Where the reader is in the text.
struct Reader<'a> {
    text: &'a str,
    /// In bytes.
    at: usize,
}

impl Reader<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, is_one: impl Fn(u8) -> bool) {
        while self.next().is_some_and(&is_one) {
            self.at += 1;
        }
    }

    /// The next command, and the byte at which it stands.
    fn command(&mut self) -> Result<Option<(u8, usize)>, Error> {
        self.skip(is_space);
        let Some(command) = self.next() else {
            return Ok(None);
        };
        match command.to_ascii_uppercase() {
            b'A' => Err(Error::Arc(self.at)),
            b'M' | b'L' | b'H' | b'V' | b'Q' | b'C' | b'S' | b'T' | b'Z' => {
                self.at += 1;
                Ok(Some((command, self.at - 1)))
            }
            _ => Err(Error::Sign(self.at)),
        }
    }

    /// Whether another number follows, so that the command is repeated.
    fn repeats(&mut self) -> bool {
        let before = self.at;
        self.separator();
        let follows = self.next().is_some_and(is_of_a_number);
        if !follows {
            self.at = before;
        }
        follows
    }

    /// White space with at most one comma in it.
    fn separator(&mut self) {
        self.skip(is_space);
        if self.next() == Some(b',') {
            self.at += 1;
            self.skip(is_space);
        }
    }

    /// A number, in thousandths.
    fn number(&mut self) -> Result<i64, Error> {
        let start = self.at;
        if matches!(self.next(), Some(b'+' | b'-')) {
            self.at += 1;
        }
        let digits = self.at;
        self.skip(is_digit);
        let mut count = self.at - digits;
        if self.next() == Some(b'.') {
            self.at += 1;
            let fraction = self.at;
            self.skip(is_digit);
            count += self.at - fraction;
        }
        if count == 0 {
            self.at = start;
            return Err(Error::Number(self.at));
        }
        self.exponent();
        let number: f64 = self.text[start..self.at]
            .parse()
            .map_err(|_| Error::Number(start))?;
        let far = f64::from(Signature::FAR);
        if !(-far..=far).contains(&number) {
            return Err(Error::Far(start));
        }
        #[expect(clippy::cast_possible_truncation, reason = "rounded, and not far")]
        Ok((number * PARTS).round() as i64)
    }

    /// Steps over the exponent of a number, if it has one.
    fn exponent(&mut self) {
        let before = self.at;
        if matches!(self.next(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.next(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            let digits = self.at;
            self.skip(is_digit);
            if self.at == digits {
                self.at = before;
            }
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

const fn is_of_a_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-')
}

/// A point while it is reckoned with.
type Place = (i64, i64);

/// The pen, and what the next command goes by.
#[derive(Default)]
struct Pen {
    steps: Vec<PenStep>,
    points: usize,
    /// Where the pen is.
    now: Place,
    /// Where its stroke began, as a point and as a byte of the text.
    start: Place,
    begin: usize,
    /// Whether the stroke that was begun last is closed: another begins where it did.
    is_closed: bool,
    /// The last control point, and whether it was one of two.
    control: Option<(Place, bool)>,
}

impl Pen {
    /// Draws what a command says, as often as it has numbers for it.
    fn follow(&mut self, command: u8, begin: usize, reader: &mut Reader<'_>) -> Result<(), Error> {
        let kind = command.to_ascii_uppercase();
        if self.steps.is_empty() && kind != b'M' {
            return Err(Error::Start(begin));
        }
        let mut kind = kind;
        loop {
            let mut numbers = [0; 6];
            let count = count(kind);
            for (index, number) in numbers[..count].iter_mut().enumerate() {
                if index > 0 {
                    reader.separator();
                } else {
                    reader.skip(is_space);
                }
                *number = reader.number()?;
            }
            let far = Error::Far(begin);
            if kind == b'M' {
                self.lift()?;
                self.begin = begin;
            }
            self.draw(kind, command.is_ascii_lowercase(), numbers, far)?;
            if count == 0 || !reader.repeats() {
                return Ok(());
            }
            reader.separator();
            if kind == b'M' {
                kind = b'L';
            }
        }
    }

    /// Ends a stroke.
    fn lift(&self) -> Result<(), Error> {
        match self.steps.last() {
            Some(PenStep::Down(_)) => Err(Error::Stroke(self.begin)),
            _ => Ok(()),
        }
    }

    fn draw(
        &mut self,
        kind: u8,
        is_relative: bool,
        numbers: [i64; 6],
        far: Error,
    ) -> Result<(), Error> {
        let origin = if is_relative { self.now } else { (0, 0) };
        let place = |index| (origin.0 + numbers[index], origin.1 + numbers[index + 1]);
        let (first, second, third) = (place(0), place(2), place(4));
        if kind != b'M' && std::mem::take(&mut self.is_closed) {
            self.down(self.start, far)?;
        }
        let now = self.now;
        let (control, step) = match kind {
            b'M' => {
                self.is_closed = false;
                return self.down(first, far);
            }
            b'L' => (None, vec![first]),
            b'H' => (None, vec![(first.0, now.1)]),
            b'V' => (None, vec![(now.0, origin.1 + numbers[0])]),
            b'Z' => {
                self.is_closed = true;
                (None, vec![self.start])
            }
            b'C' => (Some((second, true)), vec![first, second, third]),
            b'S' => {
                let reflected = self.reflected(true);
                (Some((first, true)), vec![reflected, first, second])
            }
            b'Q' => (Some((first, false)), raised(now, first, second)),
            _ => {
                let reflected = self.reflected(false);
                (Some((reflected, false)), raised(now, reflected, first))
            }
        };
        self.control = control;
        self.step(&step, far)
    }

    /// The control point of the curve before, on the other side of where the pen is.
    fn reflected(&self, is_one_of_two: bool) -> Place {
        match self.control {
            Some(((x, y), kind)) if kind == is_one_of_two => {
                (2 * self.now.0 - x, 2 * self.now.1 - y)
            }
            _ => self.now,
        }
    }

    fn down(&mut self, place: Place, far: Error) -> Result<(), Error> {
        self.start = place;
        self.control = None;
        self.now = place;
        self.count(1)?;
        self.steps.push(PenStep::Down(spot(place).ok_or(far)?));
        Ok(())
    }

    /// Draws a line to one point, or a curve by three.
    fn step(&mut self, places: &[Place], far: Error) -> Result<(), Error> {
        self.count(places.len())?;
        let spot = |place: &Place| spot(*place).ok_or(far);
        let step = match places {
            [first, second, third] => PenStep::Curve([spot(first)?, spot(second)?, spot(third)?]),
            [.., last] => PenStep::Line(spot(last)?),
            [] => return Ok(()),
        };
        if let Some(last) = places.last() {
            self.now = *last;
        }
        self.steps.push(step);
        Ok(())
    }

    fn count(&mut self, points: usize) -> Result<(), Error> {
        self.points += points;
        if self.points > Signature::POINTS {
            return Err(Error::TooLong);
        }
        Ok(())
    }
}

/// How many numbers a command takes.
const fn count(kind: u8) -> usize {
    match kind {
        b'Z' => 0,
        b'H' | b'V' => 1,
        b'M' | b'L' | b'T' => 2,
        b'S' | b'Q' => 4,
        _ => 6,
    }
}

/// The quadratic curve as a cubic one.
fn raised(from: Place, control: Place, to: Place) -> Vec<Place> {
    let third = |end: i64, control: i64| (end + 2 * control) / 3;
    let towards = |end: Place| (third(end.0, control.0), third(end.1, control.1));
    vec![towards(from), towards(to), to]
}

/// The point, if it is not too far away.
fn spot((x, y): Place) -> Option<Spot> {
    const FARTHEST: i32 = Signature::FAR * 1000;
    let near = |length: i64| {
        let length = i32::try_from(length).ok()?;
        (-FARTHEST..=FARTHEST).contains(&length).then_some(length)
    };
    Some(Spot {
        x: near(x)?,
        y: near(y)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> Vec<PenStep> {
        read(text).unwrap_or_else(|why| panic!("{text}: {why}"))
    }

    fn spot(x: i32, y: i32) -> Spot {
        Spot {
            x: x * 1000,
            y: y * 1000,
        }
    }

    fn down(x: i32, y: i32) -> PenStep {
        PenStep::Down(spot(x, y))
    }

    fn line(x: i32, y: i32) -> PenStep {
        PenStep::Line(spot(x, y))
    }

    fn curve(points: [(i32, i32); 3]) -> PenStep {
        PenStep::Curve(points.map(|(x, y)| spot(x, y)))
    }

    #[test]
    fn relative_and_absolute_say_the_same() {
        for (absolute, relative) in [
            ("M 10 20 L 30 40", "m10 20 l20 20"),
            ("M10,20 30,40 50,60", "m10,20 20,20 20,20"),
            ("M1 2H5V-6Z", "m1 2h4v-8z"),
            ("M0 3Q3 6 6 3T12 3", "m0 3q3 3 6 0t6 0"),
            ("M1 1C1 2 3 4 5 6S7 8 9 9", "m1 1c0 1 2 3 4 5s2 2 4 3"),
            ("M1 1 2 2M3 3 4 4", "m1 1 1 1m1 1 1 1"),
        ] {
            assert_eq!(drawn(absolute), drawn(relative), "{relative}");
        }
    }

    #[test]
    fn numbers_need_no_spaces() {
        let steps = [down(10, -20), line(1, 2)];
        for text in [
            "M10-20L1 2",
            "M1e1-2E+1L10e-1,+2.",
            "M 10 , -20\n\t1\r2",
            "M10-20L1.0002 1.9999",
        ] {
            assert_eq!(drawn(text), steps, "{text}");
        }
        let halves = drawn("M.5.5L-.5-.5");
        let spot = |half| Spot { x: half, y: half };
        assert_eq!(
            halves,
            [PenStep::Down(spot(500)), PenStep::Line(spot(-500))]
        );
    }

    #[test]
    fn smooth_curves_go_on_as_they_came() {
        assert_eq!(
            drawn("M0 0C0 3 3 6 6 6S9 3 9 0"),
            [
                down(0, 0),
                curve([(0, 3), (3, 6), (6, 6)]),
                curve([(9, 6), (9, 3), (9, 0)]),
            ]
        );
        assert_eq!(
            drawn("M0 0Q3 6 6 0T12 0"),
            [
                down(0, 0),
                curve([(2, 4), (4, 4), (6, 0)]),
                curve([(8, -4), (10, -4), (12, 0)]),
            ]
        );
        // After another command there is nothing to reflect.
        assert_eq!(
            drawn("M0 0C0 3 3 6 6 6T9 6S12 6 12 9"),
            [
                down(0, 0),
                curve([(0, 3), (3, 6), (6, 6)]),
                curve([(6, 6), (7, 6), (9, 6)]),
                curve([(9, 6), (12, 6), (12, 9)]),
            ]
        );
    }

    #[test]
    fn a_closed_stroke_ends_where_it_began() {
        assert_eq!(
            drawn("M1 1H5V5zl1 1"),
            [
                down(1, 1),
                line(5, 1),
                line(5, 5),
                line(1, 1),
                down(1, 1),
                line(2, 2),
            ]
        );
        assert_eq!(drawn("M1 1zM2 2z").len(), 4);
    }

    #[test]
    fn whatever_else_stands_there_is_refused_at_its_place() {
        for (text, why) in [
            ("L 1 1", Error::Start(1)),
            (" \n5 5", Error::Sign(3)),
            ("<svg>", Error::Sign(1)),
            ("M 1 1 A 5 5 0 0 1 9 9", Error::Arc(7)),
            ("M 1 1 a5 5 0 0 1 9 9", Error::Arc(7)),
            ("M 1 1 L 2", Error::Number(10)),
            ("M 1 1 L 2 NaN", Error::Number(11)),
            ("M 1 1 L inf 2", Error::Number(9)),
            ("M 1 1 L 1e400 2", Error::Far(9)),
            ("M 1 1 L 2 100001", Error::Far(11)),
            ("M 1 1 l 100000 0", Error::Far(7)),
            ("M 1 1 L 2 2 l -99999 0l-100000 0", Error::Far(23)),
            ("M 1 1 L 2 2 3", Error::Number(14)),
            ("M 1 1,, 2 2", Error::Sign(6)),
            ("M 1 1 L 2 2 # arta", Error::Sign(13)),
            ("M 1 1 L 2 2 é", Error::Sign(13)),
            ("M 1 1 é", Error::Sign(7)),
            ("M 1 é", Error::Number(5)),
            ("M 1 1", Error::Stroke(1)),
            ("M 1 1 M 2 2 L 3 3", Error::Stroke(1)),
            ("M 1 1 L 2 2 M 3 3", Error::Stroke(13)),
            ("M 1 1 1-", Error::Number(8)),
            ("M 1 1 L 2 .", Error::Number(11)),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }

    #[test]
    fn reflections_stay_within_bounds() {
        let text = format!("M0 0Q90000 90000 1 1{}", "T90000 0T-90000 0".repeat(9));
        assert_eq!(read(&text), Err(Error::Far(29)));
    }
}
