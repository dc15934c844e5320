//! Operations of monitoring, which are ticked first and described afterwards.

use super::answers::{Answer, Answers, DRAFT, scalar};
use serde_yaml::{Mapping, Value};

/// The lists of a request that hold operations.
pub(super) const LISTS: [&str; 4] = [
    "objection.to",
    "consent_withdrawal.to",
    "collective_complaint.operations",
    "collective_objection.operations",
];

/// The operations of which the worker knows more.
pub const DETAILS: &str = "draft.details";

/// What can be known of an operation.
const KNOWN: [&str; 2] = ["system", "since"];

/// Where a detail of an operation is kept until the request is made.
pub(super) fn detail_key(name: &str, detail: &str) -> String {
    format!("{DRAFT}operations.{name}.{detail}")
}

/// The names under which the details of an operation are kept: its id, and `id#2` and so on where a
/// request names it several times, with other programs.
pub(super) fn names(answers: &Answers, id: &str) -> impl Iterator<Item = String> {
    let others = (2..).map(move |place| format!("{id}#{place}"));
    let others = others.take_while(|name| answers.get(&detail_key(name, KNOWN[0])).is_some());
    std::iter::once(id.to_owned()).chain(others)
}

/// Takes the operations of a request apart: what is ticked, and what is known of it.
pub(super) fn take(answers: &mut Answers, key: &str, operations: &[Value]) {
    let mut ids: Vec<String> = Vec::new();
    let mut described: Vec<String> = answers.list(DETAILS).to_vec();
    for operation in operations {
        let id = operation.get("operation").unwrap_or(operation);
        let Some(id) = scalar(id) else {
            continue;
        };
        let again = ids.contains(&id);
        let name = if again {
            let count = names(answers, &id).count();
            format!("{id}#{}", count + 1)
        } else {
            id.clone()
        };
        let known = KNOWN.map(|detail| operation.get(detail).and_then(scalar));
        if again || known.iter().any(Option::is_some) {
            for (detail, text) in KNOWN.iter().zip(known) {
                let answer = text.map_or(Answer::Nothing, Answer::One);
                answers.put(&detail_key(&name, detail), answer);
            }
            if !described.contains(&id) {
                described.push(id.clone());
            }
        }
        if !again {
            ids.push(id);
        }
    }
    let details = if described.is_empty() {
        Answer::Nothing
    } else {
        Answer::Many(described)
    };
    answers.put(DETAILS, details);
    answers.put(key, Answer::Many(ids));
}

/// The operations as a request has them, with what is known of them if the worker says so.
pub(super) fn value(answers: &Answers, key: &str) -> Value {
    let described = answers.list(DETAILS);
    let mut operations = Vec::new();
    for id in answers.list(key) {
        if !described.contains(id) {
            operations.push(Value::from(id.as_str()));
            continue;
        }
        for name in names(answers, id) {
            let mut operation = Mapping::new();
            operation.insert("operation".into(), id.as_str().into());
            for detail in KNOWN {
                if let Some(text) = answers.text(&detail_key(&name, detail)) {
                    operation.insert(detail.into(), text.into());
                }
            }
            operations.push(operation.into());
        }
    }
    operations.into()
}
