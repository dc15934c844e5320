//! What comes next in a case: the table that was worked by hand.

use jiff::civil::Date;
use kerkesa::{
    cases::{Answer, AnswerKind, CaseId, Closing, Content, Next, Sent, Step, next},
    catalog::Catalog,
    domain::{LetterKind, Reply, ReplyKind, ReplyReason, SendingProof},
    intake::{self, Moment},
};
use serde::Deserialize;
use std::fmt::Write as _;

/// A case of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    jurisdiction: String,
    region: Option<String>,
    letter: LetterKind,
    date: Date,
    delivery: Option<String>,
    steps: Vec<Row>,
}

/// What happens, and what comes next then.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    sent: Option<SentRow>,
    received: Option<Date>,
    returned: Option<Date>,
    answered: Option<AnswerRow>,
    written: Option<Written>,
    closed: Option<Date>,
    next: Wanted,
    #[serde(rename = "because")]
    _because: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentRow {
    day: Date,
    proof: Option<SendingProof>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    date: Date,
    kind: AnswerKind,
    #[serde(default)]
    reasons: Vec<ReplyReason>,
    until: Option<Date>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    letter: LetterKind,
    date: Date,
}

/// What comes next, by the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    step: String,
    letter: Option<LetterKind>,
    from: Option<Date>,
    last_day: Option<Date>,
}

impl Wanted {
    fn line(&self) -> String {
        let letter = self.letter.map(|letter| letter.to_string());
        line(&self.step, letter.as_deref(), self.from, self.last_day)
    }
}

fn line(step: &str, letter: Option<&str>, from: Option<Date>, last: Option<Date>) -> String {
    let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    format!(
        "{step} {} from {} last {}",
        letter.unwrap_or("-"),
        day(from),
        day(last)
    )
}

fn found(next: &Next) -> String {
    let (step, letter) = match next.step {
        None => ("none", None),
        Some(Step::Receipt) => ("receipt", None),
        Some(Step::Again) => ("again", None),
        Some(Step::Write(letter)) => ("write", Some(letter.id())),
        Some(Step::Authority) => ("authority", None),
        Some(Step::Close) => ("close", None),
    };
    let last_day = next.last_day.filter(|_| letter.is_some());
    // The table has a last day where silence is waited for; after an answer nobody waits.
    line(
        step,
        letter,
        next.from.filter(|_| next.step.is_some()),
        last_day,
    )
}

/// The day on which everything in the table has happened.
const TODAY: Moment = Moment {
    today: jiff::civil::date(2027, 12, 31),
    random: 7,
};

fn first(case: &Case, catalog: &Catalog) -> Content {
    let country = &case.jurisdiction;
    let mut yaml = format!(
        "letter: {}\njurisdiction: {country}\ndate: {}\nreference: K-001\ndelivery: {}\n\
         worker:\n  name: Arta Hoxha\n  email: arta@example.org\n  address: {{street: Sample Road 12, postcode: \"{}\", city: Sampletown, country: {country}}}\n\
         employer:\n  name: Example Contact Center\n  email: data@example.com\n  address: {{street: Trial Street 7, postcode: \"{}\", city: Sampletown, country: {country}}}\n",
        case.letter,
        case.date,
        case.delivery.as_deref().unwrap_or("post"),
        postcode(country),
        postcode(country),
    );
    if let Some(region) = &case.region {
        let _ = writeln!(yaml, "region: {region}");
    } else if country == "DE" {
        yaml.push_str("authority: deberlbdi\n");
    }
    yaml.push_str(match case.letter {
        LetterKind::Objection => "objection: {to: [home_webcam], because: [private_home]}\n",
        LetterKind::Rectification => {
            "rectification: {corrections: [{wrong: 3 May, right: 4 May}]}\n"
        }
        LetterKind::Erasure => "erasure: {because: [no_longer_needed]}\n",
        LetterKind::Restriction => "restriction: {because: [accuracy_contested]}\n",
        LetterKind::HumanReview => "human_review: {decision: My shifts were cut}\n",
        LetterKind::ConsentWithdrawal => "consent_withdrawal: {to: [home_webcam]}\n",
        LetterKind::Preservation => "preservation: {data: [webcam_images]}\n",
        _ => "",
    });
    let request = intake::read(yaml.as_bytes(), &[], "".as_ref(), catalog, &TODAY);
    let request = request.unwrap_or_else(|why| panic!("{}: {why}", case.name));
    Content::new(CaseId::new(1), &request).expect("a case")
}

fn postcode(country: &str) -> &str {
    match country {
        "DE" => "10115",
        "GB" => "SW1A 1AA",
        _ => "1001",
    }
}

fn answer(row: &AnswerRow) -> Answer {
    match row.kind.reply() {
        None => Answer::Complete { date: row.date },
        Some(kind) => Answer::Reply(Reply {
            date: row.date,
            kind,
            reasons: row.reasons.clone(),
            until: row.until.filter(|_| kind == ReplyKind::Extension),
            fee: None,
        }),
    }
}

/// Does what a row says to a case.
fn happen(content: &mut Content, row: &Row, catalog: &Catalog) -> Result<(), String> {
    let today = TODAY.today;
    let said = |why: kerkesa::cases::Misstep| why.to_string();
    if let Some(sent) = &row.sent {
        let sent = Sent {
            day: sent.day,
            proof: sent.proof,
        };
        content.sent(sent, today, false).map_err(said)?;
    }
    if let Some(day) = row.received {
        content.received(day, today, false).map_err(said)?;
    }
    if let Some(day) = row.returned {
        content.returned(day, today, false).map_err(said)?;
    }
    if let Some(row) = &row.answered {
        let answered = content.answered(answer(row), Vec::new(), today, false);
        answered.map_err(said)?;
    }
    if let Some(day) = row.closed {
        content.close(Closing { day }, today).map_err(said)?;
    }
    if let Some(written) = &row.written {
        let moment = Moment {
            today: written.date,
            ..TODAY
        };
        let request = content.successor(written.letter, written.date, &[], catalog, &moment);
        content.follow(&request.map_err(|why| why.to_string())?);
    }
    Ok(())
}

#[test]
fn each_case_goes_on_as_it_was_worked_by_hand() {
    let catalog = Catalog::embedded().expect("the catalogue");
    let cases: Vec<Case> =
        serde_yaml::from_str(include_str!("../cases.yaml")).expect("the table of cases");
    let mut wrong = String::new();
    let mut rows = 0;
    for case in &cases {
        let mut content = first(case, &catalog);
        for (number, row) in case.steps.iter().enumerate() {
            rows += 1;
            let found = happen(&mut content, row, &catalog)
                .and_then(|()| next(&content, &catalog).map_err(|why| why.to_string()))
                .map_or_else(|why| why, |next| found(&next));
            let wanted = row.next.line();
            if found != wanted {
                let _ = writeln!(
                    wrong,
                    "{}, step {}: wanted {wanted}, found {found}",
                    case.name,
                    number + 1
                );
                break;
            }
            // Whatever was written again, the case is found by what stood on its first letter.
            assert_eq!(content.first_reference(), "K-001", "{}", case.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases.len() >= 99 && rows >= 588, "{rows} steps");
}
