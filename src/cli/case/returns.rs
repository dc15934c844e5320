//! A table of what happened to letters: references, days and kinds, in any file that a roster can be.

use super::{args::Which, room::Room, trouble};
use crate::{
    cases::{Answer, AnswerKind, Sent},
    catalog::{Labels, plain_heading},
    cli::{
        batch::{order, unusable},
        failure::{Failure, Message},
    },
    domain::{Reply, ReplyReason, SendingProof, day},
    intake::Columns,
    roster::{Fault, Reading, Roster, Row},
};
use jiff::civil::Date;
use std::{fmt::Display, path::Path, str::FromStr};

/// What happened to the letter of a reference.
#[derive(Debug, Clone)]
pub(super) struct Return {
    pub(super) reference: String,
    pub(super) kind: Kind,
}

/// What happened to a letter.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Sent(Sent),
    Received(Date),
    Returned(Date),
    Answered(Answer, Vec<u32>),
}

/// The columns, and the keys of a request that take the same values: so they are read as those are.
const KEYS: [(&str, &str); 8] = [
    ("reference", "reference"),
    ("day", "received"),
    ("kind", "previous.reply.kind"),
    ("proof", "previous.proof"),
    ("reasons", "previous.reply.reasons"),
    ("until", "previous.reply.until"),
    ("fee", "previous.reply.fee"),
    ("open", "follow_up.open"),
];

/// How many wrong rows are told of.
const SHOWN: usize = 20;

/// Reads a table; a row without a kind says that `kind` happened. All rows must be right, or none is taken.
pub(super) fn read(
    table: &Path,
    which: &Which,
    kind: &dyn Fn(Date) -> Kind,
    room: &Room,
) -> Result<Vec<Return>, Failure> {
    let columns = columns(table, which, room)?;
    let reading = Reading {
        sheet: which.sheet.as_deref(),
        columns: Some(&columns),
        ..Reading::default()
    };
    let failed = |why| unusable(table, &why);
    let mut roster = Roster::open(table, &reading).map_err(failed)?;
    if let Some(dates) = &which.dates {
        roster.set_order(order(dates)?);
    }
    let reader = Reader {
        kind,
        labels: room.labels(),
    };
    let (mut returns, mut faults) = (Vec::new(), Vec::new());
    while let Some(row) = roster.row().map_err(failed)? {
        if row.is_blank() {
            continue;
        }
        match reader.read(&row, &roster) {
            Ok(one) => returns.push(one),
            Err(why) => faults.push((row.line.unwrap_or(row.number), why)),
        }
    }
    if faults.is_empty() {
        return Ok(returns);
    }
    for (line, why) in faults.iter().take(SHOWN) {
        Message {
            place: Some(format!("{}:{line}", table.display())),
            what: why.what.clone(),
            hint: why.hint.clone(),
        }
        .print_error_in(room.labels());
    }
    let values = [("count", faults.len().to_string())];
    Err(trouble::refused("rows", values, room.labels()))
}

/// The map of the columns: which there are, in the words of any language.
fn columns(table: &Path, which: &Which, room: &Room) -> Result<Columns, Failure> {
    let headings = room.catalog.headings()?;
    // They make the line with the names known, whatever the language.
    let usual = headings.all_returns();
    let usual = usual.fold(Columns::default(), Columns::without);
    let reading = Reading {
        sheet: which.sheet.as_deref(),
        columns: Some(&usual),
        is_lenient: true,
        ..Reading::default()
    };
    let failed = |why| unusable(table, &why);
    let roster = Roster::open(table, &reading).map_err(failed)?;
    let mut columns = Columns::default();
    let mut found = Vec::new();
    for column in &roster.understanding().columns {
        let name = headings.returns(&column.heading);
        let key = KEYS.iter().find(|(known, _)| Some(*known) == name);
        columns = match key {
            Some((name, key)) if !found.contains(name) => {
                found.push(*name);
                columns.with(&[&column.heading], key)
            }
            _ if column.heading.is_empty() => columns,
            _ => columns.without(&column.heading),
        };
    }
    for needed in ["reference", "day"] {
        if !found.contains(&needed) {
            let values = [("column", needed.to_owned())];
            return Err(trouble::refused("column-missing", values, room.labels()));
        }
    }
    Ok(columns)
}

/// Why a row is refused.
struct Why {
    what: String,
    hint: Option<String>,
}

struct Reader<'a> {
    kind: &'a dyn Fn(Date) -> Kind,
    labels: &'a Labels,
}

impl Reader<'_> {
    fn read(&self, row: &Row, roster: &Roster) -> Result<Return, Why> {
        if let Err(spoiled) = &row.cells {
            let fault = Fault::spoiled(row, spoiled, self.labels);
            return Err(Why {
                what: fault.reason,
                hint: Some(fault.hint),
            });
        }
        let reference = row
            .cell("reference")
            .ok_or_else(|| self.missing("reference"))?;
        let written = row.cell("received").ok_or_else(|| self.missing("day"))?;
        let on = day(written).map_err(|why| match roster.days().wrong("received", written) {
            Some(spoiled) => {
                let fault = Fault::spoiled(row, &spoiled, self.labels);
                Why {
                    what: fault.reason,
                    hint: Some(fault.hint),
                }
            }
            None => Why {
                what: why.to_string(),
                hint: None,
            },
        })?;
        let kind = match row.cell("previous.reply.kind") {
            None => (self.kind)(on),
            Some(word) => self.told(word, on, row)?,
        };
        Ok(Return {
            reference: reference.to_owned(),
            kind,
        })
    }

    /// What a cell says that happened, in the words of the language or as the program calls it.
    fn told(&self, word: &str, on: Date, row: &Row) -> Result<Kind, Why> {
        let is = |id: &str, group: &str| {
            let own = self.labels.text(&format!("case.{group}.{id}"));
            [id, own.as_str()]
                .iter()
                .any(|known| plain_heading(known) == plain_heading(word))
        };
        if is("sent", "state") {
            let proof = self.parsed::<SendingProof>(row, "previous.proof", "proof")?;
            return Ok(Kind::Sent(Sent { day: on, proof }));
        }
        if is("received", "state") {
            return Ok(Kind::Received(on));
        }
        if is("returned", "state") {
            return Ok(Kind::Returned(on));
        }
        let mut kinds = AnswerKind::ALL.iter();
        let Some(kind) = kinds.find(|kind| is(kind.id(), "answer")) else {
            let kinds = self.kinds();
            let values = [("kinds", kinds.as_str())];
            return Err(Why {
                what: self.labels.filled("case.row.kind", &values),
                hint: None,
            });
        };
        let open = self.listed(row, "follow_up.open", "open")?;
        let answer = match kind.reply() {
            None => Answer::Complete { date: on },
            Some(kind) => Answer::Reply(Reply {
                date: on,
                kind,
                reasons: self.listed::<ReplyReason>(row, "previous.reply.reasons", "reasons")?,
                until: self.day(row, "previous.reply.until", "until")?,
                fee: self.parsed(row, "previous.reply.fee", "fee")?,
            }),
        };
        Ok(Kind::Answered(answer, open))
    }

    /// All that can have happened, in the words of the language.
    fn kinds(&self) -> String {
        let states = ["sent", "received", "returned"].map(|id| ("state", id));
        let answers = AnswerKind::ALL.iter().map(|kind| ("answer", kind.id()));
        let all = states.into_iter().chain(answers);
        let all = all.map(|(group, id)| self.labels.text(&format!("case.{group}.{id}")));
        all.collect::<Vec<_>>().join(", ")
    }

    fn day(&self, row: &Row, key: &str, column: &str) -> Result<Option<Date>, Why> {
        let read = |cell| day(cell).map_err(|why| self.wrong(column, &why));
        row.cell(key).map(read).transpose()
    }

    fn parsed<T: FromStr<Err: Display>>(
        &self,
        row: &Row,
        key: &str,
        column: &str,
    ) -> Result<Option<T>, Why> {
        let read = |cell: &str| cell.parse().map_err(|why| self.wrong(column, &why));
        row.cell(key).map(read).transpose()
    }

    /// A cell with several values, as `2,4` or `[2, 4]`; a roster may have put them in quotation marks.
    fn listed<T: FromStr<Err: Display>>(
        &self,
        row: &Row,
        key: &str,
        column: &str,
    ) -> Result<Vec<T>, Why> {
        let cell = row.cell(key).unwrap_or_default();
        let parts = cell.split([',', ';', '[', ']', ' ', '"']);
        let parts = parts.filter(|part| !part.is_empty());
        let read = |part: &str| part.parse().map_err(|why| self.wrong(column, &why));
        parts.map(read).collect()
    }

    fn missing(&self, column: &str) -> Why {
        let values = [("column", column)];
        Why {
            what: self.labels.filled("case.row.missing", &values),
            hint: None,
        }
    }

    fn wrong(&self, column: &str, why: &dyn Display) -> Why {
        let values = [("column", column), ("why", &why.to_string())];
        Why {
            what: self.labels.filled("case.row.wrong", &values),
            hint: None,
        }
    }
}
