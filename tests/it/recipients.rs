//! Real recipients stand whole in the envelope's window, or are refused.

use crate::make::{CATALOG, golden, tests_dir};
use kerkesa::{
    letter::{Inline, Letter, Stationery, Window},
    render::{Format, RenderError, renderer},
};

fn recipients() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(tests_dir().join("recipients.yaml")).expect("recipients");
    serde_yaml::from_str(&text).expect("lists of lines")
}

fn to(base: &Letter, lines: &[String], window: Window) -> Letter {
    let lines = lines
        .iter()
        .map(|line| {
            vec![Inline::Given {
                key: "employer.address",
                text: line.clone(),
            }]
        })
        .collect();
    Letter {
        recipient: lines,
        stationery: Stationery { window },
        ..base.clone()
    }
}

#[test]
fn at_least_99_percent_fit_every_window_and_no_other_is_drawn() {
    let base = golden(
        "access.minimal",
        "DE".parse().expect("a country"),
        &"de".parse().expect("a tag"),
    );
    let recipients = recipients();
    assert_eq!(recipients.len(), 699);
    let mut pdf = renderer(Format::Pdf);
    for window in [
        Window::None,
        Window::Din5008B,
        Window::SnLeft,
        Window::SnRight,
        Window::NfRight,
    ] {
        let mut refused = Vec::new();
        for lines in &recipients {
            match pdf.render(&to(&base, lines, window)) {
                Ok(_) => {}
                Err(RenderError::RecipientDoesNotFit { .. } | RenderError::Glyph { .. }) => {
                    refused.push(&lines[0]);
                }
                Err(other) => panic!("{}: {other}", lines[0]),
            }
        }
        assert!(
            refused.len() * 100 <= recipients.len(),
            "{window:?}: {} of {} refused: {refused:?}",
            refused.len(),
            recipients.len()
        );
    }
    let _ = &*CATALOG;
}

#[test]
fn a_recipient_that_is_too_long_is_refused() {
    let base = golden(
        "access.minimal",
        "DE".parse().expect("a country"),
        &"de".parse().expect("a tag"),
    );
    let lines: Vec<String> = (1..=20)
        .map(|line| format!("Line {line} of an address that never ends"))
        .collect();
    let refused = renderer(Format::Pdf).render(&to(&base, &lines, Window::Din5008B));
    assert!(matches!(
        refused,
        Err(RenderError::RecipientDoesNotFit { .. })
    ));
}
