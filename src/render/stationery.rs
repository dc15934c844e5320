//! Where things stand on the sheet: pure geometry, in millimetres from the
//! top left corner of A4.
//!
//! The figures are those of `letter_norms.yaml`: DIN 5008, SN 010130 and
//! NF Z 11-001.

use crate::letter::Window;

/// Width of the sheet.
pub const WIDTH: f32 = 210.0;
/// Height of the sheet.
pub const HEIGHT: f32 = 297.0;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }
}

/// The sheet's margins and the places of the letter's head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Where the letter's text runs, on every page.
    pub body: Rect,
    /// Baseline of the page's number.
    pub footer_y: f32,
    /// The head's fixed places; none when everything is stacked at the left.
    pub head: Option<Head>,
}

/// The places of a head that must match an envelope's window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// What the window shows.
    pub field: AddressField,
    /// The sender's column: left edge, top and width; it grows downwards.
    pub sender: Rect,
    /// Where place and date stand.
    pub date: DatePlace,
    /// Where the subject starts at the earliest, below everything else.
    pub body_y: f32,
    /// Marks for folding and punching.
    pub marks: Marks,
}

/// The field that an envelope's window shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AddressField {
    /// The whole window.
    pub window: Rect,
    /// Its upper strip, for the sender in one line.
    pub return_line: Rect,
    /// Where notes to the carrier and the recipient may stand.
    pub text: Rect,
    /// Where the recipient starts when it is not too long; what lies above
    /// is the zone of the notes.
    pub recipient_y: f32,
}

/// Where place and date stand in a head with a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DatePlace {
    /// In the sender's column, under it, with the references.
    UnderSender,
    /// Under the window, at the recipient's left edge.
    UnderWindow {
        /// Top of the line.
        y: f32,
    },
}

/// Marks at the paper's left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marks {
    /// Where to fold, from the top.
    pub folds: [f32; 2],
    /// Where to punch.
    pub punch: Option<f32>,
}

/// The sheet for an envelope with that window.
#[must_use]
pub fn sheet(window: Window) -> Sheet {
    Sheet {
        body: Rect {
            x: 25.0,
            y: 25.0,
            width: WIDTH - 25.0 - 20.0,
            height: HEIGHT - 25.0 - 24.0,
        },
        footer_y: HEIGHT - 13.0,
        head: head(window),
    }
}

/// Height of the strip with the sender in one line.
const RETURN_LINE: f32 = 5.0;
/// Height of the zone of the notes under it.
const NOTES: f32 = 12.7;

fn head(window: Window) -> Option<Head> {
    let frame = |x, y, width, height| Rect {
        x,
        y,
        width,
        height,
    };
    let beside_left_window = |y| frame(125.0, y, 65.0, 0.0);
    let left_of = |window: Rect| frame(25.0, 20.0, window.x - 25.0 - 5.0, 0.0);
    Some(match window {
        Window::None => return None,
        Window::Din5008B => Head {
            field: field(frame(20.0, 45.0, 85.0, 45.0), 25.0, NOTES),
            sender: beside_left_window(50.0),
            date: DatePlace::UnderSender,
            body_y: 98.5,
            marks: Marks {
                folds: [105.0, 210.0],
                punch: Some(148.5),
            },
        },
        Window::SnLeft => Head {
            field: field(frame(20.0, 35.5, 100.0, 45.0), 25.0, NOTES),
            sender: beside_left_window(35.5),
            date: DatePlace::UnderSender,
            body_y: 98.5,
            marks: Marks {
                folds: [105.0, 210.0],
                punch: None,
            },
        },
        Window::SnRight => {
            let window = frame(112.0, 45.0, 90.0, 45.0);
            Head {
                field: field(window, 117.0, NOTES),
                sender: left_of(window),
                date: DatePlace::UnderWindow { y: 94.0 },
                body_y: 98.5,
                marks: Marks {
                    folds: [105.0, 210.0],
                    punch: None,
                },
            }
        }
        Window::NfRight => {
            let window = frame(100.0, 35.0, 100.0, 45.0);
            Head {
                // The norm sets the address 50 mm from the top, 110 mm from the left.
                field: field(window, 110.0, 10.0),
                sender: left_of(window),
                date: DatePlace::UnderWindow { y: 86.0 },
                body_y: 99.0,
                marks: Marks {
                    folds: [99.0, 198.0],
                    punch: None,
                },
            }
        }
    })
}

fn field(window: Rect, text_x: f32, notes: f32) -> AddressField {
    let width = window.right() - text_x;
    AddressField {
        window,
        return_line: Rect {
            x: text_x,
            y: window.y,
            width,
            height: RETURN_LINE,
        },
        text: Rect {
            x: text_x,
            y: window.y + RETURN_LINE,
            width,
            height: window.height - RETURN_LINE,
        },
        recipient_y: window.y + RETURN_LINE + notes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOWS: [Window; 4] = [
        Window::Din5008B,
        Window::SnRight,
        Window::SnLeft,
        Window::NfRight,
    ];

    fn head_of(window: Window) -> Head {
        sheet(window).head.expect("a head with a window")
    }

    #[test]
    fn without_a_window_there_is_no_fixed_place() {
        assert_eq!(sheet(Window::None).head, None);
    }

    #[test]
    fn din_5008_b_stands_where_the_norm_says() {
        let head = head_of(Window::Din5008B);
        let field = head.field;
        assert_eq!((field.window.x, field.window.y), (20.0, 45.0));
        assert_eq!((field.window.width, field.window.height), (85.0, 45.0));
        assert!((field.recipient_y - 62.7).abs() < 0.001);
        assert_eq!((field.text.x, field.text.right()), (25.0, 105.0));
        assert!((head.marks.folds[0] - 105.0).abs() < 0.001);
        assert!((head.marks.folds[1] - 210.0).abs() < 0.001);
        assert_eq!(head.marks.punch, Some(148.5));
    }

    #[test]
    fn nf_stands_where_the_norm_says() {
        let head = head_of(Window::NfRight);
        assert!((head.field.recipient_y - 50.0).abs() < 0.001);
        assert!((head.field.text.x - 110.0).abs() < 0.001);
        assert!((head.marks.folds[0] - 99.0).abs() < 0.001);
        assert!((head.marks.folds[1] - 198.0).abs() < 0.001);
    }

    #[test]
    fn all_that_the_window_shows_lies_inside_it_and_on_the_sheet() {
        let paper = Rect {
            x: 0.0,
            y: 0.0,
            width: WIDTH,
            height: HEIGHT,
        };
        for window in WINDOWS {
            let field = head_of(window).field;
            assert!(field.window.contains(&field.return_line), "{window:?}");
            assert!(field.window.contains(&field.text), "{window:?}");
            assert!(paper.contains(&field.window), "{window:?}");
            assert!(field.recipient_y < field.window.bottom(), "{window:?}");
        }
    }

    #[test]
    fn the_sender_stands_beside_the_window_and_on_the_sheet() {
        for window in WINDOWS {
            let Head { field, sender, .. } = head_of(window);
            let beside = sender.right() <= field.window.x || sender.x >= field.window.right();
            assert!(beside, "{window:?}");
            assert!(sender.right() <= WIDTH - 20.0, "{window:?}");
        }
    }

    #[test]
    fn the_text_starts_below_the_window() {
        for window in WINDOWS {
            let head = head_of(window);
            assert!(head.body_y >= head.field.window.bottom(), "{window:?}");
            if let DatePlace::UnderWindow { y } = head.date {
                assert!(y >= head.field.window.bottom(), "{window:?}");
            }
        }
    }
}
