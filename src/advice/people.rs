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
    let birth = worker.and_then(|worker| worker.birth_date);
    if let Some(birth) = birth {
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
            advice.push(too_young());
        }
    } else if employment
        .since
        .is_some_and(|since| age(since, request.date) > MOST - LEAST)
    {
        advice.push(too_young());
    }
    let phone = worker.and_then(|worker| worker.phone.as_ref());
    if is_day(phone) {
        advice.push(Advice::new(AdviceId::PhoneLooksLikeDay, "worker.phone", []));
    } else if phone.is_some_and(|phone| !is_callable(phone.as_str())) {
        advice.push(Advice::new(AdviceId::PhoneUnlikely, "worker.phone", []));
    }
    if is_day(employment.employee_number.as_ref()) {
        advice.push(Advice::new(
            AdviceId::EmployeeNumberLooksLikeDay,
            "employment.employee_number",
            [],
        ));
    }
}

fn too_young() -> Advice {
    let values = [("least", LEAST.to_string())];
    Advice::new(AdviceId::EmployedTooYoung, "employment.since", values)
}

/// Whether a text has as many digits as numbers that can be called, with one for a desk behind them.
fn is_callable(phone: &str) -> bool {
    let digits = phone.chars().filter(|sign| sign.is_numeric()).count();
    (5..=18).contains(&digits)
}

/// How many full years lie between two days; below zero, where the second comes first.
fn age(birth: Date, day: Date) -> i16 {
    let is_before = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(is_before)
}

/// Whether a text reads as a day, in whatever order, perhaps with a year of two digits.
fn is_day(text: Option<&Short>) -> bool {
    let is_long = |text: &str| {
        let read = DayOrder::ALL
            .iter()
            .filter_map(|order| order.read(text).ok());
        read.into_iter()
            .any(|day| (1900..2100).contains(&day.year()))
    };
    text.is_some_and(|text| is_long(text.as_str()) || is_short_day(text.as_str()))
}

/// `12.05.95`, `5/12/95`.
fn is_short_day(text: &str) -> bool {
    ['.', '/', '-'].into_iter().any(|sign| {
        let parts: Vec<&str> = text.split(sign).collect();
        let [first, second, year] = parts[..] else {
            return false;
        };
        let most = |part: &str, most: u8| {
            let number = part.parse::<u8>();
            part.len() <= 2 && number.is_ok_and(|it| (1..=most).contains(&it))
        };
        let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
        is_year && (most(first, 31) && most(second, 12) || most(first, 12) && most(second, 31))
    })
}
