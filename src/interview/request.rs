//! From a request file to answers, and from answers to a request file.

use super::{
    answers::{Answer, Answers, DRAFT, below, scalar},
    employers, operations,
    question::{Kind, MORE, asked, is_a_question},
    sections::{ASKED, POINTS, REPLIED, SCOPE},
    situation::Situation,
};
use crate::{
    catalog::Catalog,
    domain::LetterKind,
    intake::{self, Refusal, RequestFile},
};
use serde::Deserialize as _;
use serde_yaml::{Mapping, Value};
use std::collections::BTreeSet;

impl Answers {
    /// The answers that make this request, down to its last detail. What it leaves out is answered by its defaults.
    ///
    /// # Errors
    /// If the request cannot be written as YAML.
    pub fn of_request(file: &RequestFile, catalog: &Catalog) -> Result<Self, Refusal> {
        let value = serde_yaml::to_value(file).map_err(|why| Refusal::new("", why.to_string()))?;
        let mut answers = Self::default();
        take("", &value, &mut answers);
        answers.settle(catalog);
        Ok(answers)
    }

    /// Answers what a request file says by leaving it out.
    fn settle(&mut self, catalog: &Catalog) {
        let one = |text: &str| Answer::One(text.to_owned());
        let country = self.text("employer.address.country").map(str::to_owned);
        if let (None, Some(country)) = (self.text("jurisdiction"), &country) {
            self.put("jurisdiction", one(country));
        }
        // The country of the employer's address is that whose law applies, unless the request says otherwise.
        if self.text("jurisdiction") == country.as_deref() {
            self.forget(|key| key == "employer.address.country");
        }
        let id = self.text("jurisdiction").and_then(|id| id.parse().ok());
        let first = id.and_then(|id| catalog.jurisdiction(id).ok()?.languages.first());
        if let (None, Some(language)) = (self.text("language"), first) {
            self.put("language", one(language.as_str()));
        }
        self.put(
            SCOPE,
            one(match self.get("access.data") {
                Some(Answer::One(_)) => "everything",
                Some(Answer::Many(_)) => "ticked",
                _ => "usual",
            }),
        );
        if self.text("access.data").is_some() {
            self.forget(|key| key == "access.data");
        }
        let more = self.entries("rectification.corrections");
        for place in 0..more.saturating_sub(1) {
            self.put(&format!("{MORE}[{place}]"), one("true"));
        }
        let last = self.entries("previous").checked_sub(1);
        let earlier = last.map(|last| format!("previous[{last}]"));
        let asked = "collective_complaint.asked";
        let replied = [earlier.as_deref(), Some(asked)]
            .into_iter()
            .flatten()
            .any(|earlier| self.has(&format!("{earlier}.reply.kind")));
        self.put(REPLIED, one(if replied { "true" } else { "false" }));
        let has_asked = self.has(&format!("{asked}.date"));
        self.put(ASKED, one(if has_asked { "true" } else { "false" }));
    }

    /// Leaves out whatever is open and may be left out: of a finished request nothing is asked but what is wrong.
    pub fn leave_out_the_rest(&mut self, now: &Situation<'_>) {
        // What is left out can make way for another question.
        loop {
            let situation = now.with(self);
            let open = asked(&situation).into_iter().find_map(|asked| {
                let answer = match asked.question.kind {
                    Kind::Truth => Answer::One("false".to_owned()),
                    _ if asked.question.may_be_left_out(&situation) => Answer::Nothing,
                    _ => return None,
                };
                (situation.answers.get(&asked.key).is_none()).then_some((asked.key, answer))
            });
            let Some((key, answer)) = open else { return };
            self.put(&key, answer);
        }
    }
}

/// Takes a request apart.
fn take(path: &str, value: &Value, answers: &mut Answers) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                if let Some(key) = key.as_str() {
                    take(&below(path, key), value, answers);
                }
            }
        }
        Value::Sequence(values) if operations::LISTS.contains(&path) => {
            operations::take(answers, path, values);
        }
        Value::Sequence(values) if values.iter().any(Value::is_mapping) => {
            for (place, value) in values.iter().enumerate() {
                take(&format!("{path}[{place}]"), value, answers);
            }
        }
        Value::Sequence(values) if values.is_empty() => {}
        Value::Sequence(values) => {
            let texts = values.iter().filter_map(scalar).collect();
            answers.put(path, Answer::Many(texts));
        }
        value => {
            if let Some(text) = scalar(value) {
                answers.put(path, Answer::One(text));
            }
        }
    }
}

/// The request that the answers make, with this reference unless it has one.
///
/// # Errors
/// If an answer is missing or cannot stand in a request.
pub fn request(now: &Situation<'_>, reference: &str) -> Result<RequestFile, Refusal> {
    let mut root = tree(now);
    if !now.answers.has("reference") {
        plant(&mut root, "reference", reference.into());
    }
    RequestFile::deserialize(root).map_err(|why| Refusal::new("", why.to_string()))
}

/// What the letters of many workers have in common: the answers without those about one worker and one letter. The
/// worker's country is that whose law applies, unless a letter says otherwise.
pub(super) fn common(now: &Situation<'_>) -> Value {
    let mut root = tree(now);
    if let Value::Mapping(map) = &mut root {
        for key in ["worker", "employment", "reference", "date", "signature"] {
            map.remove(key);
        }
    }
    if let Some(country) = now.answers.text("jurisdiction") {
        plant(&mut root, "worker.address.country", country.into());
    }
    root
}

/// The answers as a request has them.
fn tree(now: &Situation<'_>) -> Value {
    let answers = now.answers;
    let asked: BTreeSet<String> = asked(now).into_iter().map(|asked| asked.key).collect();
    let mut root = Value::Mapping(Mapping::new());
    for (key, answer) in answers.iter() {
        if *answer == Answer::Nothing
            || key.starts_with(DRAFT)
            || key == employers::NAME && answers.has("employer.book")
            || !(asked.contains(key) || is_kept(key, now))
        {
            continue;
        }
        let value = match (key, answer) {
            (key, _) if operations::LISTS.contains(&key) => operations::value(answers, key),
            ("follow_up.open", Answer::Many(points)) => {
                let points = points.iter().filter_map(|point| point.parse::<u32>().ok());
                points.map(Value::from).collect::<Vec<_>>().into()
            }
            _ => answer.value(),
        };
        plant(&mut root, key, value);
    }
    let from_elsewhere = [
        "employer.record",
        "employer.book",
        "employer.address.country",
    ];
    if let Some(country) = answers.text("jurisdiction")
        && !from_elsewhere.iter().any(|key| answers.has(key))
    {
        plant(&mut root, "employer.address.country", country.into());
    }
    if asked.contains(SCOPE) && now.says(SCOPE, "everything") {
        plant(&mut root, "access.data", "all".into());
    }
    root
}

/// Whether an answer that is not asked for stands in the request nevertheless: it came with the file that was taken
/// up, and the letter can use it.
fn is_kept(key: &str, now: &Situation<'_>) -> bool {
    // A draft may hold whatever somebody wrote into it.
    if intake::known(key.split('[').next().unwrap_or_default()).is_err() {
        return false;
    }
    let section = key.split(['.', '[']).next().unwrap_or_default();
    let follows = now.letter().is_some_and(LetterKind::follows);
    if let Ok(section) = section.parse::<LetterKind>() {
        // Of the first letter, one that follows says what it says.
        return if follows {
            now.first_letter() == Some(section)
        } else {
            now.letter() == Some(section) && !is_a_question(key)
        };
    }
    match section {
        "worker" | "employment" if now.is_collective() => false,
        "previous" | "follow_up" if !follows => false,
        "previous" => {
            let last = now.earlier().is_some_and(|last| key.starts_with(&last));
            !last || !is_a_question(key)
        }
        // What is open cannot be asked where the first letter's points are not known.
        "follow_up" if key == "follow_up.open" => !now.answers.has(POINTS),
        _ => !is_a_question(key),
    }
}

/// Puts a value into a tree, where its dotted key says.
fn plant(place: &mut Value, key: &str, value: Value) {
    let (name, rest) = match key.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (key, None),
    };
    let entry = name.split_once('[');
    let (name, index) = match entry {
        Some((name, index)) => (name, index.trim_end_matches(']').parse::<usize>().ok()),
        None => (name, None),
    };
    if !place.is_mapping() {
        *place = Value::Mapping(Mapping::new());
    }
    let Value::Mapping(map) = place else { return };
    let mut inner = map.entry(Value::from(name)).or_insert(Value::Null);
    if let Some(index) = index.filter(|index| *index < intake::LIST_LIMIT) {
        if !inner.is_sequence() {
            *inner = Value::Sequence(Vec::new());
        }
        let Value::Sequence(entries) = inner else {
            return;
        };
        if entries.len() <= index {
            entries.resize(index + 1, Value::Null);
        }
        inner = &mut entries[index];
    }
    match rest {
        Some(rest) => plant(inner, rest, value),
        None => *inner = value,
    }
}
