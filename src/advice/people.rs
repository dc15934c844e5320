//! People as there are none: too young, too old, or with a day where a number belongs.

use super::{Advice, AdviceId, Case};
use crate::domain::{DayOrder, Short};
use jiff::civil::Date;

/// The age from which people work at all, in the countries whose laws are known here: light work of
/// young people is lawful from 13 or 14 years on.
const LEAST: i16 = 14;

/// The age that hardly anybody passes.
const MOST: i16 = 100;

pub(super) fn look(case: &Case<'_>, advice: &mut Vec<Advice>) {
    let request = case.request;
    let employment = &request.employment;
    let worker = request.worker.as_ref();
    if let Some(birth) = worker.and_then(|worker| worker.birth_date) {
        let age = age(birth, request.date);
        // How old exactly is nobody's business: a run over many letters prints it.
        if !(LEAST..=MOST).contains(&age) {
            let values = [("least", LEAST.to_string()), ("most", MOST.to_string())];
            advice.push(Advice::new(
                AdviceId::AgeUnlikely,
                "worker.birth_date",
                values,
            ));
        }
        let first = employment.since.or(employment.until);
        if first.is_some_and(|first| self::age(birth, first) < LEAST) {
            advice.push(Advice::new(
                AdviceId::EmployedTooYoung,
                "employment.since",
                [("least", LEAST.to_string())],
            ));
        }
    }
    if is_day(worker.and_then(|worker| worker.phone.as_ref())) {
        advice.push(Advice::new(AdviceId::PhoneLooksLikeDay, "worker.phone", []));
    }
    if is_day(employment.employee_number.as_ref()) {
        advice.push(Advice::new(
            AdviceId::EmployeeNumberLooksLikeDay,
            "employment.employee_number",
            [],
        ));
    }
}

/// How many full years lie between two days; below zero, where the second comes first.
fn age(birth: Date, day: Date) -> i16 {
    let is_before = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(is_before)
}

/// Whether a text reads as a day, in whatever order.
fn is_day(text: Option<&Short>) -> bool {
    let is_day = |text: &Short| {
        let read = DayOrder::ALL
            .iter()
            .filter_map(|order| order.read(text.as_str()).ok());
        read.into_iter()
            .any(|day| (1900..2100).contains(&day.year()))
    };
    text.is_some_and(is_day)
}
