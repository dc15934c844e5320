//! The forms in which a language puts a law, an authority or a day into a sentence.
//!
//! A language that declines names declares the forms that it needs (`forms:` in its file), and the laws, the
//! authorities and the patterns of its dates carry them. A sentence names the form: `{law:genitive}`.

use super::{CatalogError, Hole, Segment, Sentence, Words};

/// The holes that a day fills.
const DAYS: [&str; 15] = [
    "date",
    "day",
    "decided",
    "extended_last_day",
    "from",
    "last_day",
    "new_day",
    "received",
    "reply_date",
    "sent",
    "since",
    "to",
    "until",
    "valid_until",
    "written",
];

/// Checks that every form that a sentence asks for is declared, and every form of a day has its pattern.
pub(super) fn check(file: &str, words: &Words) -> Result<(), CatalogError> {
    let wrong = |key: &str, why: String| CatalogError::Content {
        file: file.to_owned(),
        key: key.to_owned(),
        why,
    };
    for form in declared(words, "day") {
        let key = format!("dates.{form}");
        if words.sentence(&key).is_err() {
            return Err(wrong(
                &key,
                "is missing: `forms.day` declares this form".to_owned(),
            ));
        }
    }
    for (key, sentence) in words.all() {
        for (what, form) in asked(sentence) {
            let Some(what) = what else {
                return Err(wrong(
                    key,
                    format!("{{{form}}}: only a law, an authority or a day has forms"),
                ));
            };
            let is_known = declared(words, what).any(|known| known == form)
                || (what == "law" && matches!(form.as_str(), "full" | "short"));
            if !is_known {
                let why =
                    format!("asks for the form `{form}`, which `forms.{what}` does not declare");
                return Err(wrong(key, why));
            }
        }
    }
    Ok(())
}

/// The forms that a language declares for `law`, `authority` or `day`.
pub(super) fn declared<'w>(words: &'w Words, what: &str) -> impl Iterator<Item = String> + use<'w> {
    let list = words.phrase(&format!("forms.{what}")).unwrap_or_default();
    list.split_whitespace()
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// What a sentence puts into a form, and which; nothing, where that has none.
fn asked(sentence: &Sentence) -> impl Iterator<Item = (Option<&'static str>, String)> {
    sentence
        .segments()
        .iter()
        .filter_map(|segment| match segment {
            Segment::Hole(Hole::Law(form)) => Some((Some("law"), form.clone())),
            Segment::Hole(
                hole @ Hole::Value {
                    name,
                    form: Some(form),
                },
            ) => Some(match name.as_str() {
                "authority" => (Some("authority"), form.clone()),
                name if DAYS.contains(&name) => (Some("day"), form.clone()),
                _ => (None, hole.name()),
            }),
            _ => None,
        })
}
