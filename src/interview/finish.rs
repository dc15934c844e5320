//! From answers to the text of a request file that is right.

use super::{
    answers::{Answer, Answers},
    request::{common, request},
    sections::POINTS,
    situation::Situation,
};
use crate::{
    book::Shelf,
    compose::{ComposeError, compose, points_of_first},
    domain::Request,
    intake::{self, Moment, Refusal},
};
use serde_yaml::Value;
use std::path::Path;

/// The text of a request file that was read and composed, and is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The file as it can be edited: the letter gets the date of the day on which it is made.
    pub text: String,
    /// The same with the date of the letter, for the day on which it is made.
    pub dated: String,
    /// The request.
    pub request: Request,
}

/// Where the paths of a request file begin, and the book of its employers.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The folder of the file.
    pub folder: &'a Path,
    /// The employers' book.
    pub shelf: &'a Shelf,
}

/// How often another reference is made where one holds a part of a name by chance.
const REFERENCES: u32 = 8;

/// The request file that the answers make.
///
/// # Errors
/// If the request is refused, or its law does not give what it asks for.
pub fn check(now: &Situation<'_>, around: Around<'_>, moment: &Moment) -> Result<Checked, Refusal> {
    let mut attempt = 0;
    loop {
        let moment = Moment {
            random: moment.random.rotate_left(attempt * 7),
            ..*moment
        };
        attempt += 1;
        match checked(now, around, &moment) {
            Err(why) if why.key == "reference" && attempt < REFERENCES => {}
            done => return done,
        }
    }
}

/// The text of a base file for the letters of many workers: what the answers say of all of them, without the worker,
/// the employment, the reference, the date and the signature.
///
/// # Errors
/// If the answers cannot be written as YAML.
pub fn base_text(now: &Situation<'_>) -> Result<String, Refusal> {
    let mut tree = common(now);
    prune(&mut tree);
    serde_yaml::to_string(&tree).map_err(|why| Refusal::new("", why.to_string()))
}

fn checked(now: &Situation<'_>, around: Around<'_>, moment: &Moment) -> Result<Checked, Refusal> {
    let mut file = request(now, &moment.reference(now.today))?;
    let text = text(&file, now)?;
    let request = read(&text, now, around, moment)?;
    let wrong = |why: ComposeError| Refusal::new("", why.to_string());
    compose(&request, now.catalog).map_err(wrong)?;
    file.date = Some(request.date);
    let dated = self::text(&file, now)?;
    Ok(Checked {
        text,
        dated,
        request,
    })
}

fn read(
    text: &str,
    now: &Situation<'_>,
    around: Around<'_>,
    moment: &Moment,
) -> Result<Request, Refusal> {
    let bytes = text.as_bytes();
    intake::read_with_book(bytes, &[], around.folder, around.shelf, now.catalog, moment).map_err(
        // The place would be one in a file that is not written yet.
        |refusal| Refusal {
            place: None,
            ..refusal
        },
    )
}

fn text(file: &intake::RequestFile, now: &Situation<'_>) -> Result<String, Refusal> {
    let failed = |why: serde_yaml::Error| Refusal::new("", why.to_string());
    let mut tree = serde_yaml::to_value(file).map_err(failed)?;
    prune(&mut tree);
    let yaml = serde_yaml::to_string(&tree).map_err(failed)?;
    Ok(format!("# {}\n{yaml}", now.labels.text("message.header")))
}

/// Removes what is `null`: people read this file, and edit it.
fn prune(tree: &mut Value) {
    match tree {
        Value::Mapping(map) => {
            map.retain(|_, value| !value.is_null());
            map.iter_mut().for_each(|(_, value)| prune(value));
        }
        Value::Sequence(values) => values.iter_mut().for_each(prune),
        _ => {}
    }
}

/// Learns the numbered points of the first letter, in the language of the questions: so the worker can tick those that
/// are still open. Where that letter cannot be written any more, nothing is known of them.
pub(super) fn learn_points(
    now: &Situation<'_>,
    around: Around<'_>,
    moment: &Moment,
    answers: &mut Answers,
) {
    let known = points(now, around, moment).filter(|points| !points.is_empty());
    answers.put(POINTS, known.map_or(Answer::Nothing, Answer::Many));
}

fn points(now: &Situation<'_>, around: Around<'_>, moment: &Moment) -> Option<Vec<String>> {
    let file = request(now, &moment.reference(now.today)).ok()?;
    let text = text(&file, now).ok()?;
    let next = read(&text, now, around, moment).ok()?;
    points_of_first(&next, now.words.tag(), now.catalog).ok()
}
