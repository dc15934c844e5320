//! Answers that begin with a request file: to change it, or to write the letter that follows.

use super::{
    answers::{Answer, Answers},
    employers,
    finish::{Around, learn_points},
    question::is_a_question,
    sections::REPLIED,
    situation::Situation,
};
use crate::{
    domain::{LetterKind, ReplyKind, Stage},
    intake::{self, Moment, Refusal, Sequel},
};

/// The answers that make a request file again, down to its last detail.
///
/// # Errors
/// If it is no request.
pub fn reopened(
    file: &[u8],
    now: &Situation<'_>,
    around: Around<'_>,
    moment: &Moment,
) -> Result<Answers, Refusal> {
    let file = intake::read_file(file)?;
    let mut answers = Answers::of_request(&file, now.catalog)?;
    employers::recall(&mut answers, around.shelf);
    if file.letter.follows() {
        learn(now, around, moment, &mut answers);
    }
    answers.leave_out_the_rest(now);
    Ok(answers)
}

/// The answers to begin with for a letter that follows the one of this request file. What has happened since, and which
/// letter it is to be, is still to be asked.
///
/// # Errors
/// If no letter can follow it, or it lacks the date or the reference that its letter bears.
pub fn followed(
    earlier: &[u8],
    now: &Situation<'_>,
    around: Around<'_>,
    moment: &Moment,
) -> Result<Answers, Refusal> {
    let before = intake::read_file(earlier)?;
    if before.letter.stage() == Stage::Mandate {
        let what = format!("no letter follows `{}`", before.letter);
        return Err(Refusal::new("letter", what)
            .hint("start from the request file of the first letter, such as access or objection"));
    }
    // Any that follows: which one it is to be, the worker says.
    let sequel = Sequel::new(LetterKind::Reminder, now.today, moment)?;
    let next = intake::follow_up(earlier, sequel, around.folder, &[])?;
    let mut answers = Answers::of_request(&intake::read_file(next.as_bytes())?, now.catalog)?;
    employers::recall(&mut answers, around.shelf);
    learn(now, around, moment, &mut answers);
    answers.leave_out_the_rest(now);
    let last = now.with(&answers).earlier().unwrap_or_default();
    answers.forget(|key| {
        let is_news = key.starts_with(&last) && is_a_question(key);
        is_news || key.starts_with("follow_up.") || ["letter", "date", REPLIED].contains(&key)
    });
    Ok(answers)
}

/// Learns the points of the first letter. Only what it asks for matters: so it is read beside an answer that needs no
/// days and no proofs.
fn learn(now: &Situation<'_>, around: Around<'_>, moment: &Moment, answers: &mut Answers) {
    let mut plain = answers.clone();
    plain.forget(|key| {
        key == "date"
            || key.starts_with("follow_up.")
            || key.starts_with("previous[") && !NAMES.iter().any(|end| key.ends_with(end))
    });
    let earlier = now.with(&plain).earlier().unwrap_or_default();
    for (key, text) in [
        ("letter", LetterKind::IdentityReply.id()),
        (REPLIED, "true"),
        (&format!("{earlier}.reply.kind"), ReplyKind::Identity.id()),
        (&format!("{earlier}.reply.date"), &now.today.to_string()),
    ] {
        plain.put(key, Answer::One(text.to_owned()));
    }
    learn_points(&now.with(&plain), around, moment, answers);
}

/// What names an earlier letter.
const NAMES: [&str; 3] = [".letter", ".date", ".reference"];
