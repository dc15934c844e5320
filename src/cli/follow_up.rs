//! `kerkesa follow-up`: the next letter of a correspondence, with its request file.

use super::{
    args::{FollowUp, Global},
    failure::{Failure, LetterError},
    names, requests, write,
};
use crate::{
    catalog::Voices,
    compose::compose,
    domain::{LetterKind, Reply, ReplyKind, ReplyReason, SendingProof},
    intake::{self, Sequel},
};
use jiff::civil::Date;
use std::{path::PathBuf, str::FromStr};

/// Writes the request file and the letter; neither, if either is refused.
pub(super) fn run(args: &FollowUp, global: &Global) -> Result<(), Failure> {
    let formats = write::formats(&args.out.format)?;
    let catalog = requests::catalog(global)?;
    let moment = requests::moment()?;
    let sequel = sequel(args, &moment)?;
    let settings = requests::set(&args.set)?;
    let folder = args.file.parent().map(PathBuf::from).unwrap_or_default();
    let files = || -> Result<_, LetterError> {
        let earlier = requests::bytes(&args.file)?;
        let told = |refusal| LetterError::told(refusal, &earlier, &settings, &catalog);
        let shelf = requests::shelf(global);
        let next = intake::next_request(
            &earlier, sequel, &settings, &folder, &shelf, &catalog, &moment,
        );
        let (yaml, request) = next.map_err(told)?;
        let letter = compose(&request, &catalog)?;
        let stem = request.file_stem();
        let mut files = vec![(format!("{stem}.yaml"), yaml.into_bytes())];
        for format in formats {
            let bytes = crate::render::renderer(format).render(&letter)?;
            files.push((format!("{stem}.{}", format.extension()), bytes));
        }
        Ok((files, request.language))
    };
    let (files, language) = files().map_err(|error| Failure::of(&args.file, &error))?;
    let voices = (!global.quiet).then(|| Voices::new(&catalog));
    write::put(files, language, &args.out, voices.as_ref())
}

fn sequel(args: &FollowUp, moment: &intake::Moment) -> Result<Sequel, Failure> {
    let letter = kind(&args.kind)?;
    let date = |option: &str, text: &Option<String>| -> Result<Option<Date>, Failure> {
        let day = |text: &String| requests::day(option, text);
        text.as_ref().map(day).transpose()
    };
    let reply = match (date("--reply-date", &args.reply_date)?, &args.reply) {
        (Some(day), Some(kind)) => Some(Reply {
            date: day,
            kind: names::chosen::<ReplyKind>("--reply", kind)?,
            reasons: args
                .reasons
                .iter()
                .map(|reason| names::chosen::<ReplyReason>("--reasons", reason))
                .collect::<Result<_, _>>()?,
            until: date("--until", &args.until)?,
            fee: args
                .fee
                .as_ref()
                .map(|fee| parsed("--fee", fee))
                .transpose()?,
        }),
        _ => None,
    };
    let day = date("--date", &args.date)?.unwrap_or(moment.today);
    let sequel = Sequel::new(letter, day, moment);
    let sequel = sequel.map_err(|why| Failure::system(why.to_string()))?;
    Ok(Sequel {
        sent: date("--sent", &args.sent)?,
        received: date("--received", &args.received)?,
        proof: args
            .proof
            .as_ref()
            .map(|proof| names::chosen::<SendingProof>("--proof", proof))
            .transpose()?,
        reply,
        open: args.open.clone(),
        ..sequel
    })
}

/// The letter to write: one that follows an earlier letter.
fn kind(word: &str) -> Result<LetterKind, Failure> {
    let known: Vec<&str> = names::follow_ups().map(|letter| letter.id()).collect();
    match word.parse::<LetterKind>() {
        Ok(letter) if letter.follows() => Ok(letter),
        Ok(letter) => Err(Failure::system_hint(
            format!("--kind: `{letter}` follows no earlier letter"),
            format!("choose from {}", known.join(", ")),
        )),
        Err(_) => Err(names::unknown("--kind", "letter", word, &known)),
    }
}

fn parsed<T: FromStr<Err: std::fmt::Display>>(option: &str, word: &str) -> Result<T, Failure> {
    word.parse()
        .map_err(|why| Failure::system(format!("{option}: {why}")))
}
